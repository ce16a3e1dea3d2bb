// DeflateCode: the Huffman codes of a dynamic block of deflate (RFC 1951, 3.2.7), fixed before what they code is known.
//
// Pieces that are coded apart under one DeflateCode are joined bit by bit into one block: put_header(), the pieces in
// any order, put_end(). So what many streams share is coded once.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bit_writer.h"

namespace typeset {

class DeflateCode {
 public:
  /// What must be codable: any bytes, or none but those of the samples.
  enum class Scope : std::uint8_t { any, samples };

  /// A code for pieces like `samples`, a function of them alone. Takes time linear in them.
  static DeflateCode trained_on(std::span<const std::string_view> samples, Scope scope);
  /// From what text() gave; none where it is not of a code for any bytes.
  static std::optional<DeflateCode> read(std::string_view text);
  /// A letter or digit for each symbol.
  std::string text() const;

  void put_header(BitWriter& to, bool last_block) const;
  /// As literals, and matches within `bytes` where they are shorter.
  void put(BitWriter& to, std::string_view bytes) const;
  void put_end(BitWriter& to) const;

  static constexpr std::size_t kLiterals = 286;  // literals, end of block, lengths
  static constexpr std::size_t kDistances = 30;

 private:
  struct Symbol {
    std::uint16_t code = 0;   // its first bit lowest
    std::uint8_t length = 0;  // in bits; 0: is not used
  };
  struct Counts {
    std::array<std::uint32_t, kLiterals> literals{};
    std::array<std::uint32_t, kDistances> distances{};
  };
  struct Counting;
  struct Writing;

  DeflateCode() = default;
  explicit DeflateCode(const Counts& counts);
  template <typename Sink>
  void walk(std::string_view bytes, Sink& sink) const;
  unsigned bits_of_match(std::size_t length, std::size_t distance) const;
  bool set(std::span<const std::uint8_t, kLiterals + kDistances> lengths);
  std::array<std::uint8_t, kLiterals + kDistances> lengths() const;

  std::array<Symbol, kLiterals> literals_;
  std::array<Symbol, kDistances> distances_;
};

}  // namespace typeset
