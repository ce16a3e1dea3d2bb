// Fonts draw a sign wrongly now and then: FandolFang has a dollar for ￥. Every pinned face's drawing of every symbol
// of GBK is compared with those of the other makes and with its twin in the same face (￥ and ¥, Ａ and A, 〇 and ○).
// What stands out is distrusted by the manifest or has been looked at and found right (looked_at.txt); what is
// distrusted stands out.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "font/manifest.h"
#include "repertoire/drawing.h"
#include "repertoire/symbols.h"
#include "support/skip.h"
#include "support/test_fonts.h"

namespace typeset::testing {
namespace {

// How far a drawing may be from its like. Between different makes a sign differs by up to a fifth; ￥ and ＄ by a
// sixth, which is why it is also asked whether another sign is nearer.
constexpr double kOtherShape = 0.25;               // from the nearest drawing of another make
constexpr double kOtherTwin = 0.2;                 // from its twin in the same face
constexpr double kWorthAsking = 0.15;              // from the nearest drawing: may it be another sign?
constexpr double kReadsAsOther = 0.25;             // of that distance: another sign is so near
constexpr double kOtherPlace = 0.2;                // em, from the median of the other makes
constexpr double kSmaller = 0.55, kLarger = 1.65;  // of their median

/// Half-width twins are a block apart; these are not.
constexpr std::pair<char32_t, char32_t> kTwins[] = {
    {U'￠', U'¢'}, {U'￡', U'£'}, {U'￢', U'¬'}, {U'￣', U'¯'}, {U'￤', U'¦'}, {U'￥', U'¥'},
    {U'〇', U'○'}, {U'－', U'-'}, {U'‖', U'∥'},  {U'∶', U':'},  {U'‐', U'-'},  {U'∕', U'/'},
};

char32_t twin_of(char32_t character) {
  if (character >= 0xff01 && character <= 0xff5e) return character - 0xfee0;
  for (const auto& [one, other] : kTwins) {
    if (one == character) return other;
  }
  return 0;
}

std::string in_words(char32_t character) {
  std::ostringstream text;
  text << "U+" << std::uppercase << std::hex << static_cast<std::uint32_t>(character);
  return text.str() + " " + to_utf8(character);
}

/// Faces whose drawings go back to the same hand prove nothing of each other.
std::string make_of(const std::string& face) {
  for (const char* make : {"Fandol", "NotoSans", "NotoSerif", "Liberation"}) {
    if (face.starts_with(make)) return make;
  }
  return face;
}

std::map<std::string, const Face*> pinned_faces(const FontBook& book) {
  std::map<std::string, const Face*> faces;
  const auto add = [&](FaceId id) { faces.emplace(book.face(id).postscript_name(), &book.face(id)); };
  for (const RoleName& role : kRoles) {
    add(book.primary(role.role));
    for (const FaceId id : book.chain(role.role)) add(id);
  }
  return faces;
}

struct Drawn {
  std::string face, make;
  Drawing drawing;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// What stands out of one drawing: the measures that do, for people.
struct Finding {
  std::string face;
  char32_t character;
  std::string what;  // “place +0.31”
};

class Survey {
 public:
  Survey(const FontBook& book, const std::u32string& characters) : faces_(pinned_faces(book)) {
    for (const char32_t c : characters) {
      for (const auto& [name, face] : faces_) {
        if (const auto drawing = draw(*face, c)) drawn_[c].push_back({name, make_of(name), *drawing});
      }
    }
  }

  const std::map<std::string, const Face*>& faces() const { return faces_; }

  std::vector<Finding> findings() const {
    std::vector<Finding> all;
    for (const auto& [c, drawings] : drawn_) {
      for (const Drawn& one : drawings) judge(c, one, all);
    }
    return all;
  }

 private:
  void judge(char32_t c, const Drawn& one, std::vector<Finding>& all) const {
    const auto stands_out = [&](const char* what, double measure, const std::string& more = "") {
      std::ostringstream text;
      text << what << ' ' << std::round(measure * 100) / 100 << more;
      all.push_back({one.face, c, text.str()});
    };
    if (const auto twin = draw(*faces_.at(one.face), twin_of(c))) {
      const double apart = difference(one.drawing, *twin);
      if (apart > kOtherTwin) stands_out("twin", apart);
    }
    std::vector<double> sizes, middles;
    double nearest = 1;
    for (const Drawn& other : drawn_.at(c)) {
      if (other.make == one.make) continue;
      nearest = std::min(nearest, difference(one.drawing, other.drawing));
      sizes.push_back(std::max(other.drawing.width, other.drawing.height));
      middles.push_back(other.drawing.middle);
    }
    if (sizes.empty()) return;  // nobody else draws it
    if (nearest > kOtherShape) stands_out("shape", nearest);
    if (nearest > kWorthAsking) {
      if (const char32_t other = nearer(c, one, nearest * kReadsAsOther); other != 0)
        stands_out("reads-as", nearest, " " + in_words(other));
    }
    const double place = one.drawing.middle - median(middles);
    if (std::abs(place) > kOtherPlace) stands_out("place", place);
    const double size = std::max(one.drawing.width, one.drawing.height) / median(sizes);
    if (size < kSmaller || size > kLarger) stands_out("size", size);
  }

  /// A sign that another make draws like this one, closer than `limit`; 0 if there is none.
  char32_t nearer(char32_t c, const Drawn& one, double limit) const {
    for (const auto& [other, drawings] : drawn_) {
      if (other == c || other == twin_of(c)) continue;
      for (const Drawn& drawn : drawings) {
        if (drawn.make != one.make && difference(one.drawing, drawn.drawing) < limit) return other;
      }
    }
    return 0;
  }

  std::map<std::string, const Face*> faces_;
  std::map<char32_t, std::vector<Drawn>> drawn_;
};

/// A line of looked_at.txt: “Noto U+2312 place reason”; faces by what their names begin with, characters as in the
/// manifest, the measure as in Finding.
struct LookedAt {
  std::string line, faces, measure;
  char32_t first = 0, last = 0;
  bool met = false;
};

std::vector<LookedAt> looked_at() {
  std::vector<LookedAt> all;
  for (const std::string& line : lines_of("looked_at.txt")) {
    std::istringstream words(line);
    std::string range, reason;
    LookedAt one;
    one.line = line;
    words >> one.faces >> range >> one.measure >> reason;
    INFO(line);
    REQUIRE(range.starts_with("U+"));
    REQUIRE_FALSE(reason.empty());
    const std::size_t dots = range.find("..");
    one.first = static_cast<char32_t>(std::stoul(range.substr(2, dots - 2), nullptr, 16));
    one.last = dots == range.npos ? one.first : static_cast<char32_t>(std::stoul(range.substr(dots + 4), nullptr, 16));
    all.push_back(one);
  }
  return all;
}

TEST_CASE("a sign that a pinned face draws unlike the others is distrusted or has been looked at") {
  const auto book = real_font_book();
  SKIP_UNLESS(book, "the pinned fonts are not in the cache folder; run ./bootstrap");
  const std::u32string characters = gbk_symbols();
  REQUIRE(characters.size() > 860);
  const Survey survey(*book, characters);
  std::vector<LookedAt> known = looked_at();
  std::set<std::pair<std::string, char32_t>> outstanding;
  std::string suspicious;
  for (const Finding& finding : survey.findings()) {
    outstanding.emplace(finding.face, finding.character);
    if (survey.faces().at(finding.face)->distrusted(finding.character)) continue;
    bool looked = false;
    for (LookedAt& one : known) {
      if (!finding.face.starts_with(one.faces) || !finding.what.starts_with(one.measure + " ")) continue;
      if (finding.character < one.first || finding.character > one.last) continue;
      looked = one.met = true;
    }
    if (!looked) suspicious += finding.face + " " + in_words(finding.character) + " " + finding.what + "\n";
  }
  INFO(suspicious);
  CHECK(suspicious.empty());
  for (const LookedAt& one : known) {
    INFO("nothing stands out there any more: " << one.line);
    CHECK(one.met);
  }
  for (const auto& [name, face] : survey.faces()) {
    for (const char32_t c : characters) {
      INFO(name << " is distrusted in " << in_words(c) << ", which it draws like the others");
      if (face->distrusted(c)) CHECK(outstanding.contains({name, c}));
    }
  }
}

TEST_CASE("the manifest distrusts only what is compared here, and another face of the chain draws it") {
  const auto book = real_font_book();
  SKIP_UNLESS(book, "the pinned fonts are not in the cache folder; run ./bootstrap");
  std::ifstream file(std::string(REPOSITORY) + "/fonts/manifest.yaml", std::ios::binary);
  Sources sources;
  Diagnostics faults;
  const FileId id = sources.add("manifest.yaml", std::string(std::istreambuf_iterator<char>(file), {}));
  const std::optional<Manifest> manifest = read_manifest(sources, id, faults);
  REQUIRE(manifest);
  REQUIRE_FALSE(manifest->distrusted.empty());
  const std::u32string characters = gbk_symbols();
  for (const DistrustedFace& face : manifest->distrusted) {
    for (const CharacterRange& range : face.ranges) {
      for (char32_t c = range.first; c <= range.last; ++c) {
        INFO(face.name << " " << in_words(c));
        CHECK(characters.find(c) != characters.npos);
        for (const RoleName& role : kRoles) {
          const auto choice = book->choose(role.role, std::u32string_view(&c, 1));
          REQUIRE(choice);
          CHECK(book->face(choice->face).postscript_name() != face.name);
        }
      }
    }
  }
}

}  // namespace
}  // namespace typeset::testing
