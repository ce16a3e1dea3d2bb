// Huffman codes by their lengths, as deflate gives them (RFC 1951, 3.2.2).
#pragma once

#include <cstdint>
#include <span>

namespace typeset {

/// How many bits each symbol takes, at most `limit` and 0 where it does not occur, so that few are needed altogether
/// (the fewest, unless the limit is reached). The code is complete: where fewer than two symbols occur, the first
/// others are counted in. `lengths` is as long as `counts`; 2 to the power of `limit` is at least as much.
void huffman_lengths(std::span<const std::uint32_t> counts, unsigned limit, std::span<std::uint8_t> lengths);

/// The codes to such lengths, the first bit lowest. False where they are not those of a complete code.
bool huffman_codes(std::span<const std::uint8_t> lengths, std::span<std::uint16_t> codes);

}  // namespace typeset
