// How the 版记 is arranged (BR-38 … BR-41): a style says so, compose and layout do it.
#pragma once

#include <cstdint>

namespace typeset {

/// Its rules: above, below and thin ones between; above and below; above alone; none.
enum class ImprintRules : std::uint8_t { all, outer, first, none };

/// How labelled texts share lines: as many on a line as fit, each on its own, or in two columns.
enum class ImprintColumns : std::uint8_t { run_on, one, two };

/// Where 共印份数 stands, always at the right: on the line of the last band (报, 送, 发 …), below the last rule, behind
/// the date of printing, on the line of 发送范围.
enum class CopiesPlace : std::uint8_t { last_band, below, printed_line, scope };

/// What of it stands in the footer of every page instead: nothing, 报, the credits, or both (BR-41).
enum class ImprintFooter : std::uint8_t { none, report, credits, both };

}  // namespace typeset
