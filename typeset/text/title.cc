// Breaking a title: dynamic programming over the few places that suit it. Fewest lines first; among those the fewest
// breaks that hurt the sense; among those the most even lines. A typed gap does not hurt; a word's boundary hurts a
// little; the inside of a word, a number or a 《》 much.
#include "text/title.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include "text/fit.h"
#include "text/place.h"

namespace typeset::text {

namespace {

using enum CharClass;

// GB-7.3.1: words that hang on what stands before them. Stops such as 、 are kept off by kinsoku.
constexpr std::u32string_view kNotAtStart = U"的了和及、";

constexpr std::int32_t kHurtsNot = 0;
constexpr std::int32_t kBetweenWords = 1;
constexpr std::int32_t kInsideUnit = 8;     // a word, or a number and what it counts
constexpr std::int32_t kBadStart = 20;      // 的 first
constexpr std::int32_t kInsideTitle = 200;  // 《…｜…》

/// Byte offsets at which ICU sees the boundary between two Chinese words. Opening its dictionary costs milliseconds, so
/// it is asked only for titles that nothing simpler divides.
class Words {
 public:
  explicit Words(std::string_view text) : boundary_(text.size() + 1, false) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> iterator(
        icu::BreakIterator::createWordInstance(icu::Locale::getChinese(), status));
    UText* source = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    if (iterator && U_SUCCESS(status) != 0) {
      iterator->setText(source, status);
      for (std::int32_t at = iterator->first(); at != icu::BreakIterator::DONE; at = iterator->next()) {
        boundary_[static_cast<std::size_t>(at)] = true;
      }
    }
    utext_close(source);
  }
  bool boundary(std::uint32_t offset) const { return boundary_[offset]; }

 private:
  std::vector<bool> boundary_;
};

bool is_gap(const Item& item) { return item.cls == SP && item.character == 0x3000; }

class TitleBreaker {
 public:
  explicit TitleBreaker(const Ruler& ruler) : ruler_(ruler), hurts_(ruler.size(), kNotHere) {}

  /// Breaks at typed gaps only; none if the parts do not fit.
  std::optional<std::vector<LineCut>> at_gaps() {
    for (std::uint32_t i = 0; i + 1 < ruler_.size(); ++i) {
      if (is_gap(ruler_.items()[i])) hurts_[i] = kHurtsNot;
    }
    return best();
  }

  std::optional<std::vector<LineCut>> at_words() {
    const Words words(ruler_.galley().text());
    int depth = 0;  // of 《 》
    const std::vector<Item>& items = ruler_.items();
    for (std::uint32_t i = 0; i + 1 < ruler_.size(); ++i) {
      const char32_t c = items[i].character;
      if (c == U'《' || c == U'〈') ++depth;
      if (c == U'》' || c == U'〉') depth = std::max(0, depth - 1);
      if (!ruler_.legal(i + 1)) continue;
      if (is_gap(items[i])) {
        hurts_[i] = kHurtsNot;
        continue;
      }
      std::int32_t hurt = words.boundary(items[i + 1].begin) ? kBetweenWords : kInsideUnit;
      if (items[i].break_cost > 0) hurt = std::max(hurt, kInsideUnit);
      if (kNotAtStart.find(items[i + 1].character) != std::u32string_view::npos) hurt += kBadStart;
      if (depth > 0) hurt += kInsideTitle;
      hurts_[i] = hurt;
    }
    return best();
  }

 private:
  static constexpr std::int32_t kNotHere = -1;

  /// Lines, then hurts, then the sum of squared widths (least when all are alike).
  struct Cost {
    std::int64_t lines = std::numeric_limits<std::int64_t>::max();
    std::int64_t hurts = 0;
    std::int64_t unevenness = 0;
    auto operator<=>(const Cost&) const = default;
  };

  std::optional<std::vector<LineCut>> best() const {
    const std::uint32_t n = ruler_.size();
    std::vector<Cost> cost(n + 1);
    std::vector<std::uint32_t> from(n + 1, 0);
    cost[0].lines = 0;
    for (std::uint32_t begin = 0; begin < n; ++begin) {
      if (cost[begin].lines == std::numeric_limits<std::int64_t>::max()) continue;
      for (std::uint32_t end = begin + 1; end <= n; ++end) {
        const Fine width = ruler_.natural(begin, end);
        if (width > ruler_.room(begin)) break;
        if (end < n && hurts_[end - 1] == kNotHere) continue;
        Cost next = cost[begin];
        ++next.lines;
        if (end < n) next.hurts += hurts_[end - 1];
        const std::int64_t sixteenths = width / (ruler_.em() / 16 + 1);
        next.unevenness += sixteenths * sixteenths;
        if (next < cost[end]) {
          cost[end] = next;
          from[end] = begin;
        }
      }
    }
    if (cost[n].lines == std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    std::vector<LineCut> cuts;
    for (std::uint32_t end = n; end > 0; end = from[end]) cuts.push_back({from[end], end, false, true, false});
    std::reverse(cuts.begin(), cuts.end());
    return cuts;
  }

  const Ruler& ruler_;
  std::vector<std::int32_t> hurts_;  // of a break after each item
};

std::vector<LineCut> break_title(const Ruler& ruler) {
  const std::uint32_t n = ruler.size();
  const bool has_newline = ruler.next_forced(0) < n;
  if (!has_newline && ruler.natural(0, n) <= ruler.room(0)) return {{0, n, false, true, false}};
  if (!has_newline) {
    TitleBreaker breaker(ruler);
    if (auto cuts = breaker.at_gaps()) return *cuts;
    if (auto cuts = breaker.at_words()) return *cuts;
  }
  return first_fit(ruler);
}

}  // namespace

std::vector<std::vector<Line>> set_title(const std::vector<Paragraph>& lines, const TitleShape& shape,
                                         const Rules& rules, const FontBook& fonts, Diagnostics& faults) {
  std::vector<std::vector<Line>> result;
  result.reserve(lines.size());
  Shape each;
  each.measure = shape.measure;
  each.align = shape.align;
  for (const Paragraph& line : lines) {
    Paragraph title = line;
    title.keep_typed_spaces = true;
    Galley galley(title, rules, fonts, faults);
    galley.typed_gap = fine(shape.gap);
    prepare(galley, shape.measure);
    const Ruler ruler(galley, each);
    if (ruler.size() == 0) {
      result.emplace_back();
      continue;
    }
    result.push_back(place(ruler, each, break_title(ruler)));
  }
  return result;
}

}  // namespace typeset::text
