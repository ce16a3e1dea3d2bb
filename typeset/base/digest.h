// Digests: SHA-256, by nettle, where a file must be recognised by what anyone can compute or where someone might want
// it mistaken (pinned fonts, records of what was read); XXH3 of 128 bits, by libxxhash, where only chance is to be met
// (entries of the cache, names of subsets, the identifier of a PDF). The latter takes a thirtieth of the time.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace typeset {

using Digest = std::array<std::uint8_t, 32>;
using Fingerprint = std::array<std::uint8_t, 16>;  // the most significant byte first, whatever the machine

Digest sha256(std::string_view bytes);
/// `seed` makes another function of it.
Fingerprint fingerprint(std::string_view bytes, std::uint64_t seed = 0);
/// Another one, for tables in memory: 64 bits.
std::uint64_t hash64(std::string_view bytes);
/// Two digits a byte, in lower case.
std::string to_hex(std::span<const std::uint8_t> bytes);

}  // namespace typeset
