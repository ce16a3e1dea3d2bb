// BitWriter: bits in the order of deflate (RFC 1951), the first of each byte its lowest.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace typeset {

/// A stretch of bits that is not at home in whole bytes. Zeros fill its bytes up to a multiple of kStep.
struct Bits {
  static constexpr std::size_t kStep = 8;  // bytes

  std::string_view bytes;
  std::size_t count = 0;  // of bits

  static constexpr std::size_t bytes_for(std::size_t bits) { return (bits + 8 * kStep - 1) / (8 * kStep) * kStep; }
};

class BitWriter {
 public:
  static constexpr unsigned kMost = 56;  // bits at a time

  /// Makes room, once for many bits.
  void reserve(std::size_t bits) {
    const std::size_t needed = Bits::bytes_for(bits_ + bits) + Bits::kStep;
    if (needed > bytes_.size()) bytes_.resize(std::max(needed, bytes_.size() * 3 / 2));
  }

  /// `value` has no bits but its `count` lowest.
  void put(std::uint64_t value, unsigned count) {
    reserve(kMost);
    put_reserved(value, count);
  }
  /// The same where reserve() was called for it.
  void put_reserved(std::uint64_t value, unsigned count) {
    char* at = bytes_.data() + bits_ / 8;
    store(at, load(at) | value << bits_ % 8);
    bits_ += count;
  }

  void append(Bits bits) {
    reserve(bits.count + 8 * Bits::kStep);
    char* at = bytes_.data() + bits_ / 8;
    const char* from = bits.bytes.data();
    const unsigned shift = bits_ % 8;
    // Eight bytes at a time, of which the last bits wait for the next eight.
    std::uint64_t waiting = load(at) & ((1U << shift) - 1U);
    for (std::size_t left = (bits.count + 63) / 64; left > 0; --left, at += 8, from += 8) {
      const std::uint64_t word = load(from);
      store(at, waiting | word << shift);
      waiting = shift == 0 ? 0 : word >> (64 - shift);
    }
    store(at, waiting);
    bits_ += bits.count;
  }

  void fill_byte() { bits_ = (bits_ + 7) / 8 * 8; }
  std::size_t count() const { return bits_; }
  void clear() {
    std::fill_n(bytes_.begin(), std::min(bytes_.size(), bits_ / 8 + Bits::kStep), '\0');
    bits_ = 0;
  }

  /// Good until the next bit.
  Bits view() {
    reserve(8 * Bits::kStep);
    return {std::string_view(bytes_).substr(0, Bits::bytes_for(bits_)), bits_};
  }
  /// The bytes begun.
  std::string take() {
    bytes_.resize((bits_ + 7) / 8);
    bits_ = 0;
    return std::move(bytes_);
  }

 private:
  static std::uint64_t load(const char* from) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    return in_order(word);
  }
  static void store(char* to, std::uint64_t word) {
    word = in_order(word);
    std::memcpy(to, &word, sizeof word);
  }
  static std::uint64_t in_order(std::uint64_t word) {
    if constexpr (std::endian::native == std::endian::big) return __builtin_bswap64(word);
    return word;
  }

  std::string bytes_;  // zeros behind the bits
  std::size_t bits_ = 0;
};

}  // namespace typeset
