// Figures: what `{{指标.一季度.产值}}` in the texts of a source stands for: cells of the CSV files that the field 数据
// names.
//
// The row is found by its first cell, the column by the head row; where no row has more than two cells, the row alone
// names its second. A name may hold points: the one division whose row and column both exist counts. The cell takes the
// place of the placeholder before the text is read any further, as text that is never markup (LocatedText::literal()).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/located_text.h"
#include "base/sources.h"
#include "source/csv.h"

namespace typeset {

inline constexpr std::size_t kMostDataFiles = 32;
inline constexpr std::size_t kLongestPlaceholder = 1000;  // bytes between the braces

class Figures {
 public:
  /// None: `{{` is text like any other.
  Figures() = default;
  /// `sources` must outlive it, and so must the tables.
  explicit Figures(const Sources& sources) : sources_(&sources) {}

  /// `table` under a name of the source; null where it could not be read, which is reported already: its placeholders
  /// are then left as they are.
  void add(std::string name, const Csv* table);

  /// `text` with every placeholder replaced by its cell, whose bytes then stand where the placeholder does; `\{{`
  /// prints `{{`. A placeholder that names nothing, or what cannot be printed, is reported and left as it is. The same
  /// text back if no table was added. Names of files (`![说明](文件)`) are left alone.
  LocatedText fill(const LocatedText& text, Diagnostics& faults) const;

 private:
  /// Where a name stands, and where it stands once more; kNowhere: it does not.
  struct Places {
    std::size_t first = 0;
    std::size_t again = 0;
  };
  using Index = std::map<std::string_view, Places>;
  struct Table {
    const Csv* csv = nullptr;
    Index rows;
    Index columns;
    bool pairs = false;  // no row has more than two cells
  };
  class Placeholder;
  void report_single_braces(const LocatedText& text, Diagnostics& faults) const;

  const Sources* sources_ = nullptr;
  std::map<std::string, Table, std::less<>> tables_;
};

}  // namespace typeset
