// Tally: what is met many times in a source and reported once: look-alike hanzi, and markup of other programs, kind by
// kind. Filled while the fields and bodies are read; report() comes last.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/words.h"

namespace typeset {

/// Markup that other programs know and bodies do not (docs/body.md): it is printed as typed.
enum class Markup : std::uint8_t {
  table_row,    // 甲 | 乙
  nested_row,   // - | 甲 | 乙 |
  footnote,     // [^1]
  link,         // [字](http://…)
  rule,         // *** ___ ===
  html,         // <b>字</b> <br> &nbsp;
  bullet,       // * 第一条
  tight_mark,   // ##标题 without the space
  emphasis,     // *字* __字__
  struck,       // ~~字~~
  code,         // `字` ```
  figure,       // {{指标.一季度}}, which no file filled
  instruction,  // {分页} within a line
};
inline constexpr std::size_t kMarkups = static_cast<std::size_t>(Markup::instruction) + 1;

class Tally {
 public:
  /// A radical that was read as a hanzi (base/look_alikes.h).
  void radical(Span place, char32_t typed);
  /// `edits`: what would make it a mark of ours, if that is plain.
  void markup(Markup markup, Span place, std::string_view written, std::vector<Edit> edits = {});

  /// Once a kind, at the first place of each.
  void report(Diagnostics& faults) const;
  /// The radicals alone, as a diagnostic whose arguments are their number and the first of them with their hanzi.
  void report_radicals(const DiagnosticKind& kind, Diagnostics& faults) const;

 private:
  struct Met {
    std::size_t count = 0;
    Span first;
    std::string sample;
    Fix fix;
  };
  static void add(Met& met, Span place, std::string_view sample);

  Met radicals_;
  std::u32string radicals_shown_;  // typed ones, each once, the first few
  std::array<Met, kMarkups> markups_;
};

}  // namespace typeset
