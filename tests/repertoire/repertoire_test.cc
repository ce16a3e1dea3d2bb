// Every ideograph of GB 18030-2022, level 3, through the door of the text room with the pinned fonts: drawn with ink in
// a cell of one em, or named in an error (CL-GB-1, CL-GB-2).
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"
#include "repertoire/symbols.h"
#include "support/faults.h"
#include "support/skip.h"
#include "support/test_fonts.h"
#include "text/faults.h"
#include "text/paragraph.h"

namespace typeset::testing {
namespace {

constexpr Length kEm = Length::pt(16);
constexpr std::int64_t kColumns = 28;

struct Block {
  char32_t first;
  char32_t last;
};

/// Level 1 and the extension blocks as the standard takes them in.
constexpr Block kIdeographs[] = {
    {0x4e00, 0x9fef},   {0x3400, 0x4db5},   {0xfa0e, 0xfa0f},   {0xfa11, 0xfa11},   {0xfa13, 0xfa14},
    {0xfa1f, 0xfa1f},   {0xfa21, 0xfa21},   {0xfa23, 0xfa24},   {0xfa27, 0xfa29},   {0x20000, 0x2a6d6},
    {0x2a700, 0x2b734}, {0x2b740, 0x2b81d}, {0x2b820, 0x2cea1}, {0x2ceb0, 0x2ebe0},
};
/// The Kangxi radicals, and the fourteen components of the CJK radicals that GB 18030 has besides.
constexpr Block kRadicals[] = {
    {0x2f00, 0x2fd5}, {0x2e81, 0x2e81}, {0x2e84, 0x2e84}, {0x2e88, 0x2e88}, {0x2e8b, 0x2e8c},
    {0x2e97, 0x2e97}, {0x2ea7, 0x2ea7}, {0x2eaa, 0x2eaa}, {0x2eae, 0x2eae}, {0x2eb3, 0x2eb3},
    {0x2eb6, 0x2eb7}, {0x2ebb, 0x2ebb}, {0x2eca, 0x2eca},
};

template <std::size_t N>
std::u32string members(const Block (&blocks)[N]) {
  std::u32string all;
  for (const Block& block : blocks) {
    for (char32_t c = block.first; c <= block.last; ++c) all += c;
  }
  return all;
}

/// Ink boxes by face and glyph: the four roles share most of their chains.
class Inks {
 public:
  explicit Inks(const FontBook& book) : book_(book) {}
  const InkBox& of(FaceId face, std::uint32_t glyph) {
    const auto [entry, fresh] = boxes_.try_emplace((static_cast<std::uint64_t>(face) << 32U) | glyph);
    if (fresh) entry->second = book_.face(face).ink(glyph);
    return entry->second;
  }

 private:
  const FontBook& book_;
  std::unordered_map<std::uint64_t, InkBox> boxes_;
};

/// How high above the centre line the ink of a face's hanzi lies, on the mean.
struct Heights {
  std::int64_t sum = 0;  // of the middles of the boxes, in thousandths of an em
  std::int64_t count = 0;
};

struct Tally {
  std::size_t drawn = 0;
  std::size_t named = 0;
  std::string faults;  // the first few characters that were neither
  std::size_t faulty = 0;
  std::map<std::string, std::size_t> by_face;
  std::map<FaceId, Heights> heights;

  void wrong(char32_t c, const char* what) {
    if (++faulty <= 10) faults += to_utf8(c) + " " + what + "; ";
  }
};

text::Paragraph in_role(const std::string& words, Role role) {
  text::Paragraph paragraph;
  paragraph.text = LocatedText(words, Span{FileId{0}, 0, static_cast<std::uint32_t>(words.size())});
  text::StyleRun run;
  run.end = static_cast<std::uint32_t>(words.size());
  run.style.role = role;
  run.style.size = kEm;
  paragraph.runs.push_back(run);
  return paragraph;
}

/// What became of each character of one paragraph.
void take(std::u32string_view characters, Role role, const FontBook& book, Inks& inks, Tally& tally) {
  std::string words;
  std::vector<std::uint32_t> at;
  for (const char32_t c : characters) {
    at.push_back(static_cast<std::uint32_t>(words.size()));
    append_utf8(words, c);
  }
  at.push_back(static_cast<std::uint32_t>(words.size()));
  text::Shape shape;
  shape.measure = kEm * kColumns;
  shape.align = text::Align::left;
  text::Rules rules;
  rules.breaker = text::Breaker::first_fit;
  Diagnostics faults;
  const auto lines = text::set_paragraph(in_role(words, role), shape, rules, book, faults);

  std::vector<int> glyphs(characters.size());
  for (const text::Line& line : lines) {
    for (const text::LineRun& run : line.runs) {
      for (const text::PlacedGlyph& glyph : run.glyphs) {
        const auto found = std::lower_bound(at.begin(), at.end(), glyph.begin);
        const auto i = static_cast<std::size_t>(found - at.begin());
        if (*found != glyph.begin || i >= characters.size() || at[i + 1] != glyph.end) {
          tally.wrong(0xfffd, "is a cluster of no character");
          continue;
        }
        const char32_t c = characters[i];
        const InkBox& ink = inks.of(run.face, glyph.glyph);
        ++glyphs[i];
        ++tally.by_face[book.face(run.face).postscript_name()];
        if (glyph.glyph == 0) tally.wrong(c, "is .notdef");
        if (ink.empty()) tally.wrong(c, "has no ink");
        if (glyph.advance != kEm) tally.wrong(c, "is not in a cell of one em");
        Heights& heights = tally.heights[run.face];
        const std::int64_t baseline = glyph.y.units() * 1000 / kEm.units();
        heights.sum += baseline + (std::int64_t{ink.top} + ink.bottom) * 500 / book.face(run.face).units_per_em();
        ++heights.count;
      }
    }
  }
  std::vector<bool> named(characters.size());
  for (const Diagnostic& fault : faults.all()) {
    if (fault.kind != &text_faults::kMissingGlyph) continue;
    const auto i = static_cast<std::size_t>(std::lower_bound(at.begin(), at.end(), fault.span.begin) - at.begin());
    if (i < named.size()) named[i] = true;
  }
  CHECK(faults.unlisted() == 0);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (glyphs[i] > 1 || (glyphs[i] == 1 && named[i])) tally.wrong(characters[i], "is set twice");
    if (glyphs[i] == 0 && !named[i]) tally.wrong(characters[i], "is lost");
    tally.drawn += glyphs[i] == 1 ? 1 : 0;
    tally.named += named[i] ? 1 : 0;
  }
}

Tally run_through(const std::u32string& characters, Role role, const FontBook& book, Inks& inks) {
  constexpr std::size_t kParagraph = 900;  // below what a list of diagnostics holds
  Tally tally;
  const std::u32string_view all = characters;
  for (std::size_t at = 0; at < all.size(); at += kParagraph) {
    take(all.substr(at, kParagraph), role, book, inks, tally);
  }
  return tally;
}

TEST_CASE("the ideographs of GB 18030-2022 are 87,887, and 88,115 with the radicals") {
  CHECK(members(kIdeographs).size() == 87887);
  CHECK(members(kIdeographs).size() + members(kRadicals).size() == 88115);
}

TEST_CASE("every ideograph of GB 18030-2022 is drawn, one em wide, on the centre line") {
  const auto book = real_font_book();
  SKIP_UNLESS(book, "the pinned fonts are not in the cache folder; run ./bootstrap");
  Inks inks(*book);
  const std::u32string characters = members(kIdeographs) + members(kRadicals);
  for (const Role role : {Role::fangsong, Role::kai, Role::hei, Role::song, Role::xiaobiaosong}) {
    const Tally tally = run_through(characters, role, *book, inks);
    INFO(role_name(role).name << ": " << tally.faults);
    for (const auto& [face, count] : tally.by_face) UNSCOPED_INFO(face << " " << count);
    CHECK(tally.faulty == 0);
    CHECK(tally.drawn == 88115);
    CHECK(tally.named == 0);
    // fonts.md §4: one line of ink, whatever face drew it. Rare characters are not drawn like common ones, by which
    // a face's centre is taken: half a hundredth of an em is allowed them.
    for (const auto& [face, heights] : tally.heights) {
      if (heights.count < 500) continue;
      INFO(book->face(face).postscript_name() << " " << heights.sum / heights.count << " over " << heights.count);
      CHECK(std::abs(heights.sum / heights.count) <= 5);
    }
  }
}

/// The glyphs of a text that fits one line.
struct Set {
  std::vector<text::PlacedGlyph> glyphs;
  std::vector<FaceId> faces;
  std::vector<std::string> slugs;
};
Set set(const std::string& words, Role role, const FontBook& book) {
  text::Shape shape;
  shape.measure = kEm * kColumns;
  shape.align = text::Align::left;
  Diagnostics faults;
  Set all;
  for (const text::Line& line : text::set_paragraph(in_role(words, role), shape, {}, book, faults)) {
    for (const text::LineRun& run : line.runs) {
      for (const text::PlacedGlyph& glyph : run.glyphs) {
        all.glyphs.push_back(glyph);
        all.faces.push_back(run.face);
      }
    }
  }
  all.slugs = test::slugs_of(faults);
  return all;
}

TEST_CASE("every symbol of GBK is drawn in every role") {
  const auto book = real_font_book();
  SKIP_UNLESS(book, "the pinned fonts are not in the cache folder; run ./bootstrap");
  for (const Role role : {Role::fangsong, Role::kai, Role::hei, Role::song, Role::xiaobiaosong}) {
    for (const char32_t c : gbk_symbols()) {
      const Set one = set(to_utf8(c), role, *book);
      INFO(role_name(role).name << " " << to_utf8(c));
      CHECK(one.glyphs.size() == 1);
      for (std::size_t i = 0; i < one.glyphs.size(); ++i) {
        CHECK_FALSE(book->face(one.faces[i]).ink(one.glyphs[i].glyph).empty());
        CHECK_FALSE(book->face(one.faces[i]).distrusted(c));
      }
    }
  }
}

TEST_CASE("compatibility ideographs keep their code points, marks go with their base") {
  const auto book = real_font_book();
  SKIP_UNLESS(book, "the pinned fonts are not in the cache folder; run ./bootstrap");
  // CL-GB-7: U+F900 is drawn by its own glyph, not by that of the unified 豈 (U+8C48).
  const Set ideograph = set("\uF900", Role::song, *book);
  REQUIRE(ideograph.glyphs.size() == 1);
  CHECK(ideograph.glyphs[0].glyph == book->face(ideograph.faces[0]).glyph(0xf900));

  // A letter and its marks are one glyph where the face has it composed, from one face in any case.
  const Set composed = set("e\u0302\u0301", Role::fangsong, *book);
  REQUIRE(composed.glyphs.size() == 1);
  CHECK(composed.glyphs[0].glyph == book->face(composed.faces[0]).glyph(0x1ebf));
  CHECK(composed.slugs.empty());

  for (const char* words : {"汉\u20dd", "x\u20dd", "1\u20e3"}) {
    CAPTURE(words);
    const Set enclosed = set(words, Role::fangsong, *book);
    REQUIRE(enclosed.glyphs.size() == 2);
    REQUIRE(enclosed.faces[0] == enclosed.faces[1]);
    const Face& face = book->face(enclosed.faces[0]);
    const auto middle = [&](std::size_t i) {
      const InkBox ink = face.ink(enclosed.glyphs[i].glyph);
      return enclosed.glyphs[i].x.units() * 2 * face.units_per_em() / kEm.units() + ink.left + ink.right;
    };
    CHECK(std::abs(middle(0) - middle(1)) <= 4);
    const InkBox mark = face.ink(enclosed.glyphs[1].glyph);
    CHECK(enclosed.glyphs[1].x.units() * face.units_per_em() / kEm.units() + mark.left >= -20);
  }

  // No face has it, with its base or without.
  const Set missing = set("汉\U0001E000", Role::fangsong, *book);
  CHECK(missing.glyphs.empty());
  CHECK(missing.slugs == std::vector<std::string>{"text/missing-glyph"});

  // Yi, Hangul and the letters of Zhuang are set.
  for (const char* words : {"ꀀꀁ", "한국", "ƃƅƨ", "αβПр"}) {
    CAPTURE(words);
    const Set letters = set(words, Role::fangsong, *book);
    CHECK(letters.glyphs.size() >= 2);
    CHECK(std::ranges::none_of(letters.slugs, [](const std::string& slug) { return slug == "text/missing-glyph"; }));
  }
}

}  // namespace
}  // namespace typeset::testing
