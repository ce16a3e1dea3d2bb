// The breaker against a search through every way of breaking, on short random texts: the same cost, and lines that cost
// it. The search knows cost.h and what may be tried from a place, and nothing of the breaker's states and shortcuts.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "base/utf8.h"
#include "setting.h"
#include "text/cost.h"
#include "text/galley.h"

namespace typeset::testing {
namespace {

using namespace text;  // NOLINT

struct Way {
  std::uint32_t end = 0;
  Cost cost = 0;
  Fitness fitness = Fitness::even;
};

/// Every line that may begin at `begin`: all that fit with T3 up to ½ em; where there is none, the fullest that fits;
/// where none fits, one broken by force.
std::vector<Way> ways_from(const Ruler& ruler, std::uint32_t begin) {
  std::vector<Way> good;
  std::vector<Way> loose;
  std::uint32_t fitting = begin + 1;
  for (std::uint32_t end = begin + 1; end <= ruler.next_forced(begin); ++end) {
    const Stretchable line = ruler.stretchable(begin, end);
    if (line.natural - line.gives <= ruler.room(begin)) fitting = std::max(fitting, end);
    if (!ruler.legal(end)) continue;
    const Setting setting = set_line(ruler, begin, end);
    if (!setting.possible) continue;
    (setting.too_loose ? loose : good).push_back({end, setting.cost.sum(), setting.fitness});
  }
  if (!good.empty()) return good;
  if (!loose.empty()) return {loose.back()};
  return {{ruler.forced_break(begin, fitting), kViolation, Fitness::even}};
}

Cost search(const Ruler& ruler, std::uint32_t begin, Fitness before, std::vector<std::vector<Way>>& ways) {
  if (begin == ruler.size()) return 0;
  if (ways[begin].empty()) ways[begin] = ways_from(ruler, begin);
  Cost best = kUnreached;
  for (const Way& way : ways[begin]) {
    const Cost here = way.cost + (begin == 0 ? 0 : clash(before, way.fitness));
    best = std::min(best, here + search(ruler, way.end, way.fitness, ways));
  }
  return best;
}

/// What the breaker's lines cost by the same rules.
Cost cost_of(const Ruler& ruler, const std::vector<LineCut>& cuts) {
  Cost cost = 0;
  Fitness before = Fitness::even;
  std::uint32_t begin = 0;
  for (const LineCut& cut : cuts) {
    REQUIRE(cut.begin == begin);
    const std::vector<Way> ways = ways_from(ruler, begin);
    const auto way = std::find_if(ways.begin(), ways.end(), [&](const Way& w) { return w.end == cut.end; });
    REQUIRE(way != ways.end());
    cost += way->cost + (begin == 0 ? 0 : clash(before, way->fitness));
    before = way->fitness;
    begin = cut.end;
  }
  REQUIRE(begin == ruler.size());
  return cost;
}

std::string short_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {"，", "。", "、",  "“",  "”",  "（",    "）",     "——", "……",  "·",
                                                   "12", "%",  "PPP", " a", "年", "18—22", "\u2028", "！", "！？"};
  std::string text;
  const std::size_t length = 6 + random() % 16;
  for (std::size_t i = 0; i < length; ++i) {
    if (random() % 3 == 0) {
      text += kPieces[random() % kPieces.size()];
    } else {
      append_utf8(text, U'一' + static_cast<char32_t>(random() % 50));
    }
  }
  return text;
}

TEST_CASE("best fit finds what a search through everything finds") {
  const std::vector<std::string> settings = {"gb",
                                             "gb kinsoku=none",
                                             "gb kinsoku=strict kinsoku-repair",
                                             "gb hang=word",
                                             "gb grid=strict",
                                             "gb punctuation=banjiao",
                                             "word breaker=best_fit"};
  std::mt19937 random(11);
  for (int round = 0; round < 700; ++round) {
    const std::string words = short_text(random);
    const std::string& setting = settings[static_cast<std::size_t>(round) % settings.size()];
    const auto columns = static_cast<std::int64_t>(4 + random() % 5);
    INFO(setting << ", " << columns << " cells: " << words);
    const Paragraph paragraph = plain(words);
    const Rules rules = parse_rules(setting);
    Diagnostics faults;
    Galley galley(paragraph, rules, fake_book(), faults);
    text::Shape shape;
    shape.measure = cells(columns);
    shape.first_indent = Length::units(round % 2 == 0 ? 0 : kCell);
    prepare(galley, shape.measure);
    const Ruler ruler(galley, shape);
    if (ruler.size() == 0) continue;
    std::vector<std::vector<Way>> ways(ruler.size());
    const Cost least = search(ruler, 0, Fitness::even, ways);
    REQUIRE(cost_of(ruler, best_fit(ruler)) == least);
  }
}

}  // namespace
}  // namespace typeset::testing
