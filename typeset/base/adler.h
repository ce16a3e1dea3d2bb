// Adler-32 (RFC 1950), of pieces that are joined later.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace typeset {

/// Two sums modulo 65521: of the bytes and 1, and of the first sum after each byte.
struct Adler {
  std::uint32_t a = 1;
  std::uint32_t b = 0;

  static constexpr std::uint32_t kModulus = 65521;

  static constexpr Adler of(std::string_view bytes) {
    constexpr std::size_t kSafe = 5552;  // bytes before the second sum may pass 32 bits
    Adler sum;
    while (!bytes.empty()) {
      const std::string_view now = bytes.substr(0, kSafe);
      for (const char c : now) sum.b += sum.a += static_cast<unsigned char>(c);
      sum.a %= kModulus;
      sum.b %= kModulus;
      bytes.remove_prefix(now.size());
    }
    return sum;
  }
  /// What the sums come to when `size` bytes follow that sum to `next` alone.
  constexpr Adler then(const Adler& next, std::size_t size) const {
    const std::uint64_t before = a + kModulus - 1;  // in the first sum at each of the bytes, beyond the 1 of `next`
    return {static_cast<std::uint32_t>((before + next.a) % kModulus),
            static_cast<std::uint32_t>((b + next.b + size % kModulus * before) % kModulus)};
  }
  constexpr std::uint32_t value() const { return b << 16U | a; }
};

}  // namespace typeset
