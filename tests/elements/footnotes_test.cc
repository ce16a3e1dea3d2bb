// Notes that a generator scatters over a text, laid out under the tiny fonts: each mark and the beginning of its note
// on one page, no note lost, parted by another or printed twice, numbers from ① on each page or through the document.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "compose/note_mark.h"
#include "emit/dump/dump.h"
#include "layout/faults.h"
#include "support/laid_out.h"
#include "support/made_text.h"
#include "support/on_the_page.h"

using namespace typeset;
using namespace typeset::test;

namespace {

/// A bulletin with notes; each begins with a number of its own in 〔 〕.
class Noted : private Dice {
 public:
  explicit Noted(unsigned seed) : Dice(seed) {}

  std::string yaml() {
    std::string text = std::string(kBulletin) + "文章:\n";
    for (int articles = 1 + below(3); articles > 0; --articles) {
      text += "  - 标题: 大会\n    正文: |\n";
      for (int lines = 1 + below(8); lines > 0; --lines) {
        if (below(5) == 0) text += "      # 会议" + (below(2) == 0 ? note() : "") + "\n";
        text += "      " + words(1 + below(40));
        for (int notes = below(3); notes > 0; --notes) text += note() + words(below(40));
        text += "。\n";
      }
      if (below(2) == 0) text += "    供稿: 市县政府\n";
    }
    return text + "版记:\n  报: 市政府\n";
  }
  std::string style() {
    std::string text = "extends: 小页\ngrid: {lines: " + std::to_string(8 + below(5)) + "}\n";
    per_page_ = below(3) > 0;
    if (!per_page_) text += "footnote: {numbering: document}\n";
    return text;
  }
  bool per_page() const { return per_page_; }
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  std::string note() {
    // Most are a line or two; a few are longer than a page.
    const int length = below(12) == 0 ? 200 + below(1200) : 1 + below(60);
    notes_.push_back("〔" + std::to_string(notes_.size() + 1) + "〕" + words(length) + "。");
    return "[]{注=" + notes_.back() + "}";
  }

  std::vector<std::string> notes_;
  bool per_page_ = true;
};

int bulletins_set = 0;

struct Seen {
  std::string text;
  std::vector<std::size_t> pages;  // of each run
  std::string mark;                // the first run
};

void check_noted(unsigned seed) {
  Noted noted(seed);
  const std::string style_file = noted.style(), yaml = noted.yaml();
  // The tiny fonts have no marks beyond.
  if (!noted.per_page() && noted.notes().size() > 21) return;
  INFO("seed " << seed << "\n" << style_file << yaml);
  const LaidOut made(yaml, {style_file, {}, {}});
  REQUIRE_FALSE(made.refused);
  const Pages& pages = made.pages;
  const Style& style = made.style;

  // Two marks on a line, and the first of their notes longer than a page: reported, and not printed.
  if (made.faults.has_errors()) {
    CHECK(std::ranges::all_of(made.faults.all(), [](const Diagnostic& fault) {
      return fault.kind->severity != Severity::error || fault.kind == &layout_faults::kNotesTooTall;
    }));
    return;
  }
  std::map<NodeId, Seen> notes;                            // in the order of the source
  std::vector<std::pair<std::size_t, std::string>> marks;  // of the text: page, words
  for (std::size_t number = 0; number < pages.pages.size(); ++number) {
    const Page& page = pages.pages[number];
    const Length left = left_of_area(page, number, style);
    const Length foot = style.page.top + style.page.area_height;
    Length last_text, first_note = page.height;
    for (const GlyphRun* run : runs_of(page)) {
      if (run->belongs.artifact != Artifact::none) continue;
      const NodeKind kind = pages.nodes[run->belongs.node].kind;
      const Length y = run->glyphs.front().y;
      if (kind == NodeKind::note) {
        Seen& seen = notes[run->belongs.node];
        if (seen.text.empty()) seen.mark = run->text;
        seen.text += run->text;
        seen.pages.push_back(number);
        first_note = std::min(first_note, y);
        if (y > foot) FAIL("a note below the type area of page " << number + 1);
      } else if (pages.nodes[pages.nodes[run->belongs.node].parent].kind == NodeKind::article) {
        last_text = std::max(last_text, y);
        if (run->size >= style.body.type.size) continue;
        // Two that stand together may be one run.
        for (const Glyph& glyph : run->glyphs) {
          marks.emplace_back(number, run->text.substr(glyph.text_begin, glyph.text_end - glyph.text_begin));
        }
        if (run->glyphs.front().x < left + style.grid.cell / 2) FAIL("a mark at a line's start: " << run->text);
      }
    }
    if (last_text >= first_note)
      FAIL("text runs into the notes of page " << number + 1 << "\n" << write_dump(pages, LaidOut::fonts()));
  }
  REQUIRE(marks.size() == noted.notes().size());
  REQUIRE(notes.size() == noted.notes().size());
  std::size_t i = 0, page = 0;
  int count = 0;
  for (const auto& [node, seen] : notes) {
    CAPTURE(i, marks[i].first + 1);
    count = noted.per_page() && marks[i].first != page ? 1 : count + 1;
    page = marks[i].first;
    CHECK(marks[i].second == note_mark(count));
    CHECK(seen.mark == note_mark(count));
    CHECK(seen.text == note_mark(count) + noted.notes()[i]);
    CHECK(seen.pages.front() == page);
    for (std::size_t k = 1; k < seen.pages.size(); ++k) CHECK(seen.pages[k] <= seen.pages[k - 1] + 1);
    if (i > 0) CHECK(seen.pages.front() >= marks[i - 1].first);
    ++i;
  }
  ++bulletins_set;
}

}  // namespace

TEST_CASE("a mark and the beginning of its note stand on one page, and no note is lost", "[footnotes]") {
  for (unsigned seed = 1; seed <= 400; ++seed) check_noted(seed);
  CHECK(bulletins_set > 300);
}
