// Which page the 版记 stands on (GB-7.4.6): a style says so, layout makes blank pages for it.
#pragma once

#include <cstdint>

namespace typeset {

/// Any page that has room; an even one, the outer back of a duplex job; one that makes the pages a multiple of four,
/// for a folded sheet. Blank pages before it carry no number, nor does it then itself (GB-7.5d).
enum class LastPage : std::uint8_t { any, even, fourth };

}  // namespace typeset
