// What an address in text is, and what it is as a URI: the one place that decides it.
//
// In text, http://…, https://…, mailto:… and name@host.tld are addresses; of no other scheme (javascript:, file:) and
// none without one (www.…). An address is ASCII: a hanzi, a full-width mark or a blank ends it, and so do < > " { } \ ^
// ` and a , or ; before another http. A bracket without its partner ends it too, and a . , ; : ! ? ' * ~ at its end is
// the sentence's. (text/breaks.cc divides lines within more than these: names of files, www.….)
//
// A URI is RFC 3986's: ASCII, whatever it does not allow percent-encoded as UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace typeset {

/// Bytes of a URI. What is longer is no address: hardly a browser takes it, and nobody meant it.
inline constexpr std::size_t kLongestUri = 2000;

struct Address {
  std::size_t begin = 0, end = 0;  // bytes of the text
  std::string uri;
};

/// The addresses of a text, in order. Time linear in the text.
std::vector<Address> find_addresses(std::string_view text);

/// What is written as the address behind a name, `[文字](…)`: http://…, https://… or mailto:…, all of it. Other than in
/// text it may hold hanzi and other characters beyond ASCII.
struct Target {
  enum class Fault : std::uint8_t { none, no_address, too_long };
  Fault fault = Fault::none;
  std::string uri;  // empty where there is a fault
};
Target read_target(std::string_view written);

}  // namespace typeset
