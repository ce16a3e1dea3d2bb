// What inline spans hold together. A note, exponent or index stays close to what it belongs to: no line ends before
// it, no gap opens there (CL-KIN-7). Spread text (均排, CL-PAR-4) takes exactly its number of cells: its first and last
// character at the edges, the same distance between all, and a line's justification leaves it alone.
#include <algorithm>
#include <string>

#include "text/faults.h"
#include "text/galley.h"
#include "text/justify.h"

namespace typeset::text {

namespace {

class SpanHolder {
 public:
  explicit SpanHolder(Galley& galley) : galley_(galley), items_(galley.items) {}

  void hold_notes() {
    for (std::size_t i = 0; i + 1 < items_.size(); ++i) {
      if (!galley_.shifted(items_[i + 1]) || items_[i].newline) continue;
      freeze_joint(items_[i]);
      forbid(items_[i], "CL-KIN-7 notes stay with their word");
    }
  }

  void spread_groups() {
    for (std::size_t begin = 0; begin < items_.size();) {
      std::size_t end = begin + 1;
      if (const std::uint16_t group = group_of(begin); group != 0 && !items_[begin].newline) {
        while (end < items_.size() && group_of(end) == group && !items_[end].newline) ++end;
        spread(begin, end);
      }
      begin = end;
    }
  }

 private:
  std::uint16_t group_of(std::size_t i) const { return galley_.style_of(items_[i]).spread_group; }

  static void freeze_joint(Item& item) {
    item.gap = item.gap_shrink = item.gap_stretch = 0;
    item.spreads = false;
    item.fixed = true;
  }
  static void forbid(Item& item, const char* rule) {
    if (item.break_cost == kNever) return;
    item.break_cost = kNever;
    item.break_rule = rule;
  }

  /// Whether spread text opens after item `i`; `words`: inside Western words and numbers too.
  bool opens(std::size_t i, bool words) const {
    if (items_[i].solid || galley_.shifted(items_[i + 1])) return false;
    return words || !kWestern.has(items_[i].cls) || !kWestern.has(items_[i + 1].cls);
  }
  std::int32_t count_open(std::size_t begin, std::size_t end, bool words) const {
    std::int32_t count = 0;
    for (std::size_t i = begin; i + 1 < end; ++i) count += opens(i, words) ? 1 : 0;
    return count;
  }

  void spread(std::size_t begin, std::size_t end) {
    const GalleyStyle& style = galley_.styles[items_[begin].style];
    Fine room = style.text_cell * style.style.spread;
    for (std::size_t i = begin; i < end; ++i) room -= items_[i].width;
    if (room < 0) {
      const std::uint32_t from = items_[begin].begin;
      const std::uint32_t to = items_[end - 1].end;
      galley_.faults.report(text_faults::kSpreadTooNarrow, galley_.paragraph.text.span(from, to),
                            {std::string(galley_.text().substr(from, to - from)), std::to_string(style.style.spread)});
      return;
    }
    for (std::size_t i = begin; i < end; ++i) {
      Item& item = items_[i];
      // Its cells are counted whole, at a line's edge too.
      item.lead = item.trail = item.space_shrink = item.space_stretch = 0;
      if (i + 1 == end) continue;
      freeze_joint(item);
      forbid(item, "CL-PAR-4");
    }
    bool words = false;
    std::int32_t joints = count_open(begin, end, words);
    if (joints == 0) joints = count_open(begin, end, words = true);
    if (joints == 0) return centre(begin, end, room);
    Share share(room, joints);
    for (std::size_t i = begin; i + 1 < end; ++i) {
      if (opens(i, words)) items_[i].gap = share.next(1);
    }
  }

  /// One character, or one unit, stands in the middle.
  void centre(std::size_t begin, std::size_t end, Fine room) {
    items_[begin].offset += room / 2;
    items_[begin].width += room / 2;
    items_[end - 1].width += room - room / 2;
  }

  Galley& galley_;
  std::vector<Item>& items_;
};

}  // namespace

void hold_spans(Galley& galley) {
  const auto any = [&](auto has) { return std::any_of(galley.styles.begin(), galley.styles.end(), has); };
  SpanHolder holder(galley);
  if (any([](const GalleyStyle& style) { return style.shifted(); })) holder.hold_notes();
  if (any([](const GalleyStyle& style) { return style.style.spread_group != 0; })) holder.spread_groups();
}

}  // namespace typeset::text
