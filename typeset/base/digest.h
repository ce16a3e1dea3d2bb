// SHA-256, by nettle: the identity of font files, sources and cache entries.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace typeset {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
std::string to_hex(const Digest& digest);

}  // namespace typeset
