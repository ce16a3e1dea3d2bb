// The lengths of a dynamic block's codes, as its header has them (RFC 1951, 3.2.7).
#pragma once

#include <cstdint>
#include <span>

#include "base/bit_writer.h"

namespace typeset {

/// `literals` at least 257, `distances` at least one, each at most 15.
void put_code_lengths(std::span<const std::uint8_t> literals, std::span<const std::uint8_t> distances, BitWriter& to);

}  // namespace typeset
