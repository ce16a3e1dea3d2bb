#include "layout/table_widths.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace typeset {

namespace {

constexpr std::size_t kMostRows = 300;  // that are judged

/// What the heights of rows come to; in 64ths of a line, lines counting most.
using Height = std::int64_t;
constexpr Height kParts = 64;
constexpr Height kWholeLine = 16 * kParts;  // a line more is worth more than any fill of lines

/// What columns need at least, and what they would take with every text on one line.
struct Needs {
  std::vector<Length> least, natural;
};

Length sum(const std::vector<Length>& lengths) { return std::accumulate(lengths.begin(), lengths.end(), Length()); }

/// Columns [first, first + count) together come to `wanted`: what they lack, each gets an equal share of.
void widen(std::vector<Length>& columns, std::size_t first, std::size_t count, Length wanted) {
  Length have;
  for (std::size_t c = first; c < first + count; ++c) have += columns[c];
  if (wanted <= have) return;
  const Length share = (wanted - have) / static_cast<std::int64_t>(count) + Length::units(1);
  for (std::size_t c = first; c < first + count; ++c) columns[c] += share;
}

Needs needs_of(std::size_t columns, const std::vector<CellWidth>& cells, Length padding) {
  Needs needs{std::vector<Length>(columns), std::vector<Length>(columns)};
  for (std::size_t c = 0; c < columns; ++c) needs.least[c] = needs.natural[c] = padding * 2;
  for (const CellWidth& cell : cells) {
    if (cell.columns > 1) continue;
    Length& least = needs.least[cell.column];
    Length& natural = needs.natural[cell.column];
    least = std::max(least, cell.least + padding * 2);
    natural = std::max(natural, cell.natural + padding * 2);
  }
  for (const CellWidth& cell : cells) {
    if (cell.columns == 1) continue;
    widen(needs.least, cell.column, cell.columns, cell.least + padding * 2);
    widen(needs.natural, cell.column, cell.columns, cell.natural + padding * 2);
  }
  return needs;
}

/// Cells row by row, of the rows that are judged.
class Judge {
 public:
  Judge(const std::vector<CellWidth>& cells, Length padding, Length em) : padding_(padding), slack_(em / 2) {
    for (std::size_t begin = 0; begin < cells.size();) {
      std::size_t end = begin;
      Length natural;
      for (; end < cells.size() && cells[end].row == cells[begin].row; ++end) natural += cells[end].natural;
      rows_.push_back({begin, end, natural});
      begin = end;
    }
    sample();
    for (const Row& row : rows_) {
      const std::size_t begin = cells_.size();
      cells_.insert(cells_.end(), cells.begin() + static_cast<std::ptrdiff_t>(row.begin),
                    cells.begin() + static_cast<std::ptrdiff_t>(row.end));
      judged_.push_back({begin, cells_.size()});
    }
  }

  JudgedRows lines(const std::vector<Length>& widths) const {
    const Height all = height(widths);
    return {static_cast<std::int64_t>(judged_.size()), all / kWholeLine};
  }

  Height height(const std::vector<Length>& widths) const {
    Height total = 0;
    for (const auto& [begin, end] : judged_) {
      Height lines = 1, fill = 0;
      for (std::size_t i = begin; i < end; ++i) {
        const CellWidth& cell = cells_[i];
        Length width = padding_ * -2;
        for (std::size_t c = cell.column; c < static_cast<std::size_t>(cell.column) + cell.columns; ++c)
          width += widths[c];
        const Height of_cell = lines_of(cell, width);
        lines = std::max(lines, of_cell);
        fill = std::max(fill, cell.natural.units() * kParts / std::max<std::int64_t>(width.units(), 1));
      }
      total += lines * kWholeLine + fill;
    }
    return total;
  }

 private:
  struct Row {
    std::size_t begin, end;
    Length natural;
  };

  /// The rows with most text, and others evenly spread.
  void sample() {
    if (rows_.size() <= kMostRows) return;
    std::vector<std::size_t> order(rows_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t r) { return rows_[r].natural; });
    order.resize(kMostRows / 2);
    std::vector<bool> taken(rows_.size());
    for (const std::size_t r : order) taken[r] = true;
    for (std::size_t k = 0; k < kMostRows / 2; ++k) taken[k * rows_.size() / (kMostRows / 2)] = true;
    std::vector<Row> kept;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      if (taken[r]) kept.push_back(rows_[r]);
    }
    rows_ = std::move(kept);
  }

  /// Lines of several end ragged by half an em.
  Height lines_of(const CellWidth& cell, Length width) const {
    if (cell.natural <= width) return 1;
    const std::int64_t room = std::max<std::int64_t>((width - slack_).units(), 1);
    return (cell.natural.units() + room - 1) / room;
  }

  Length padding_, slack_;
  std::vector<Row> rows_;
  std::vector<CellWidth> cells_;
  std::vector<std::pair<std::size_t, std::size_t>> judged_;
};

/// Moves width between columns while that makes the table less high.
class Dealer {
 public:
  Dealer(const Judge& judge, const std::vector<Length>& least, std::vector<bool> fixed, std::vector<Length>& widths)
      : judge_(judge), least_(least), fixed_(std::move(fixed)), widths_(widths), height_(judge.height(widths)) {}

  void move_by(Length step) {
    constexpr int kMostMoves = 100;
    for (int moves = 0; moves < kMostMoves && move(step); ++moves) {
    }
  }

 private:
  struct Try {
    Height height;
    std::size_t column;
  };
  static constexpr std::size_t kTries = 4;

  /// The columns for which a change of their own comes cheapest.
  std::vector<Try> cheapest(Length change) {
    std::vector<Try> tries;
    for (std::size_t c = 0; c < widths_.size(); ++c) {
      if (fixed_[c] || widths_[c] + change < least_[c]) continue;
      widths_[c] += change;
      tries.push_back({judge_.height(widths_), c});
      widths_[c] -= change;
    }
    std::ranges::stable_sort(tries, {}, &Try::height);
    if (tries.size() > kTries) tries.resize(kTries);
    return tries;
  }

  bool move(Length step) {
    const std::vector<Try> takers = cheapest(step);
    const std::vector<Try> givers = cheapest(-step);
    for (const Try& taker : takers) {
      for (const Try& giver : givers) {
        if (taker.column == giver.column) continue;
        widths_[taker.column] += step;
        widths_[giver.column] -= step;
        const Height height = judge_.height(widths_);
        if (height < height_) {
          height_ = height;
          return true;
        }
        widths_[taker.column] -= step;
        widths_[giver.column] += step;
      }
    }
    return false;
  }

  const Judge& judge_;
  const std::vector<Length>& least_;
  std::vector<bool> fixed_;
  std::vector<Length>& widths_;
  Height height_;
};

/// What is left of the measure, in equal shares to the columns that nobody gave a width; to all if all were given.
void share_out(std::vector<Length>& widths, const std::vector<bool>& fixed, Length measure) {
  const auto open = std::ranges::count(fixed, false);
  const bool all = open == 0;
  const Length left = measure - sum(widths);
  const Length share = left / (all ? static_cast<std::int64_t>(widths.size()) : open);
  for (std::size_t c = 0; c < widths.size(); ++c) {
    if (all || !fixed[c]) widths[c] += share;
  }
}

/// Starting widths: each its least and a part of the rest, by what it lacks of its natural width.
std::vector<Length> by_need(const Needs& needs, const std::vector<bool>& fixed, Length measure) {
  std::vector<Length> widths = needs.least;
  Length wanted;
  for (std::size_t c = 0; c < widths.size(); ++c) wanted += fixed[c] ? Length() : needs.natural[c] - needs.least[c];
  const Length rest = measure - sum(widths);
  for (std::size_t c = 0; c < widths.size() && wanted > Length(); ++c) {
    if (!fixed[c]) widths[c] += rest.scaled((needs.natural[c] - needs.least[c]).units(), wanted.units());
  }
  return widths;
}

}  // namespace

std::optional<std::vector<Length>> column_widths(const std::vector<Length>& asked, const std::vector<CellWidth>& cells,
                                                 Length measure, Length padding, Length em) {
  Needs needs = needs_of(asked.size(), cells, padding);
  if (sum(needs.least) > measure) return {};
  std::vector<bool> fixed(asked.size());
  // What was asked for is kept as far as the others leave room for it.
  Length flexible = measure - sum(needs.least);
  for (std::size_t c = 0; c < asked.size(); ++c) {
    if (asked[c] == Length()) continue;
    fixed[c] = true;
    const Length more = std::clamp(asked[c] - needs.least[c], Length(), flexible);
    flexible -= more;
    needs.least[c] += more;
    needs.natural[c] = needs.least[c];
  }
  std::vector<Length> widths;
  if (sum(needs.natural) <= measure) {
    widths = needs.natural;
  } else {
    widths = by_need(needs, fixed, measure);
    const Judge judge(cells, padding, em);
    Dealer dealer(judge, needs.least, fixed, widths);
    for (const std::int64_t quarters : {16, 8, 4, 2, 1}) dealer.move_by(em * quarters / 4);
  }
  share_out(widths, fixed, measure);
  return widths;
}

JudgedRows judge_rows(const std::vector<CellWidth>& cells, const std::vector<Length>& widths, Length padding,
                      Length em) {
  return Judge(cells, padding, em).lines(widths);
}

std::vector<Length> forced_widths(std::size_t columns, const std::vector<CellWidth>& cells, Length measure,
                                  Length padding) {
  const Needs needs = needs_of(columns, cells, padding);
  const Length all = sum(needs.least);
  std::vector<Length> widths;
  widths.reserve(columns);
  for (const Length least : needs.least) widths.push_back(measure.scaled(least.units(), all.units()));
  return widths;
}

}  // namespace typeset
