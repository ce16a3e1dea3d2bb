#include "base/deflate_code.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "base/code_lengths.h"
#include "base/huffman.h"

namespace typeset {
namespace {

constexpr unsigned kLongestCode = 15;
constexpr std::size_t kEnd = 256;
constexpr std::size_t kFirstLength = 257;
constexpr std::size_t kShortestMatch = 3;
constexpr std::size_t kLongestMatch = 258;
constexpr std::size_t kFarthest = 32768;
constexpr unsigned kNever = 1U << 20U;  // bits: more than the bytes of any match
constexpr std::string_view kDigits = "0123456789abcdef";

/// A length or a distance: its symbol and the bits behind it.
struct Ranged {
  std::uint32_t symbol = 0;
  unsigned extra_bits = 0;
  std::uint32_t extra = 0;
};

/// Values in ranges as deflate has them, from 0: `single` of one value, then as many ranges of two, of four and so on
/// as a doubling has.
constexpr Ranged ranged(std::uint32_t value, std::uint32_t single, unsigned doubling_log) {
  if (value < single) return {value, 0, 0};
  const unsigned extra = static_cast<unsigned>(std::bit_width(value)) - 1 - doubling_log;
  return {(extra << doubling_log) + (value >> extra), extra, value & ((1U << extra) - 1U)};
}

constexpr Ranged length_symbol(std::size_t length) {
  if (length == kLongestMatch) return {DeflateCode::kLiterals - 1, 0, 0};
  Ranged found = ranged(static_cast<std::uint32_t>(length - kShortestMatch), 8, 2);
  found.symbol += kFirstLength;
  return found;
}

constexpr Ranged distance_symbol(std::size_t distance) {
  return ranged(static_cast<std::uint32_t>(distance - 1), 4, 1);
}

/// Where bytes occurred that hash alike, lately.
class Places {
 public:
  Places() { places_.fill(kNone); }
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  /// Of the three bytes at `at`; and notes them.
  std::uint32_t swap(std::string_view bytes, std::size_t at) {
    std::uint32_t three = static_cast<unsigned char>(bytes[at]);
    three |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + 1])) << 8U;
    three |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + 2])) << 16U;
    return std::exchange(places_[three * 0x9E3779B1U >> (32U - kLog)], static_cast<std::uint32_t>(at));
  }

 private:
  static constexpr unsigned kLog = 9;
  std::array<std::uint32_t, std::size_t{1} << kLog> places_;
};

std::size_t same_bytes(std::string_view bytes, std::size_t a, std::size_t b) {
  const std::size_t most = std::min(bytes.size() - b, kLongestMatch);
  std::size_t same = 0;
  while (same < most && bytes[a + same] == bytes[b + same]) ++same;
  return same;
}

}  // namespace

struct DeflateCode::Counting {
  Counts& counts;
  void literal(std::uint8_t byte) { ++counts.literals[byte]; }
  void match(std::size_t length, std::size_t distance) {
    ++counts.literals[length_symbol(length).symbol];
    ++counts.distances[distance_symbol(distance).symbol];
  }
};

struct DeflateCode::Writing {
  const DeflateCode& code;
  BitWriter& to;
  void literal(std::uint8_t byte) { to.put_reserved(code.literals_[byte].code, code.literals_[byte].length); }
  void match(std::size_t length, std::size_t distance) {
    put(code.literals_, length_symbol(length));
    put(code.distances_, distance_symbol(distance));
  }
  template <typename Symbols>
  void put(const Symbols& symbols, const Ranged& what) {
    const Symbol& symbol = symbols[what.symbol];
    to.put_reserved(symbol.code | what.extra << symbol.length, symbol.length + what.extra_bits);
  }
};

unsigned DeflateCode::bits_of_match(std::size_t length, std::size_t distance) const {
  const Ranged by_length = length_symbol(length);
  const Ranged by_distance = distance_symbol(distance);
  const unsigned first = literals_[by_length.symbol].length;
  const unsigned second = distances_[by_distance.symbol].length;
  return first == 0 || second == 0 ? kNever : first + by_length.extra_bits + second + by_distance.extra_bits;
}

/// A match is taken where it is found and takes fewer bits than its bytes would.
template <typename Sink>
void DeflateCode::walk(std::string_view bytes, Sink& sink) const {
  Places places;
  for (std::size_t at = 0; at < bytes.size();) {
    if (bytes.size() - at >= kShortestMatch) {
      const std::uint32_t before = places.swap(bytes, at);
      if (before != Places::kNone && at - before <= kFarthest) {
        const std::size_t length = same_bytes(bytes, before, at);
        unsigned literally = 0;
        for (std::size_t i = at; i < at + length; ++i)
          literally += literals_[static_cast<std::uint8_t>(bytes[i])].length;
        if (length >= kShortestMatch && bits_of_match(length, at - before) < literally) {
          sink.match(length, at - before);
          const std::size_t end = at + length;
          while (++at < end)
            if (bytes.size() - at >= kShortestMatch) places.swap(bytes, at);
          continue;
        }
      }
    }
    sink.literal(static_cast<std::uint8_t>(bytes[at++]));
  }
}

DeflateCode::DeflateCode(const Counts& counts) {
  std::array<std::uint8_t, kLiterals + kDistances> lengths{};
  const std::span all(lengths);
  huffman_lengths(counts.literals, kLongestCode, all.first<kLiterals>());
  huffman_lengths(counts.distances, kLongestCode, all.last<kDistances>());
  set(lengths);
}

bool DeflateCode::set(std::span<const std::uint8_t, kLiterals + kDistances> lengths) {
  std::array<std::uint16_t, kLiterals + kDistances> codes{};
  const std::span all(codes);
  const bool complete = huffman_codes(lengths.first<kLiterals>(), all.first<kLiterals>()) &&
                        huffman_codes(lengths.last<kDistances>(), all.last<kDistances>());
  for (std::size_t i = 0; i < kLiterals; ++i) literals_[i] = {codes[i], lengths[i]};
  for (std::size_t i = 0; i < kDistances; ++i) distances_[i] = {codes[kLiterals + i], lengths[kLiterals + i]};
  return complete;
}

DeflateCode DeflateCode::trained_on(std::span<const std::string_view> samples, Scope scope) {
  Counts least;
  if (scope == Scope::any) std::fill_n(least.literals.begin(), kEnd, 1);
  least.literals[kEnd] = 1;
  // Which matches pay depends on the code, and the code on them: begun with a guess of what both take, a round or two
  // do.
  constexpr std::uint8_t kGuess = 7, kGuessOfDistance = 5;
  DeflateCode code;
  for (Symbol& symbol : code.literals_) symbol.length = kGuess;
  for (Symbol& distance : code.distances_) distance.length = kGuessOfDistance;
  const int rounds = scope == Scope::any ? 3 : 1;
  for (int round = 0; round < rounds; ++round) {
    Counts counts = least;
    Counting counting{counts};
    for (const std::string_view sample : samples) code.walk(sample, counting);
    code = DeflateCode(counts);
  }
  return code;
}

std::array<std::uint8_t, DeflateCode::kLiterals + DeflateCode::kDistances> DeflateCode::lengths() const {
  std::array<std::uint8_t, kLiterals + kDistances> all{};
  std::ranges::transform(literals_, all.begin(), &Symbol::length);
  std::ranges::transform(distances_, all.begin() + kLiterals, &Symbol::length);
  return all;
}

std::string DeflateCode::text() const {
  std::string text;
  for (const std::uint8_t length : lengths()) text += kDigits[length];
  return text;
}

std::optional<DeflateCode> DeflateCode::read(std::string_view text) {
  std::array<std::uint8_t, kLiterals + kDistances> lengths{};
  if (text.size() != lengths.size()) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t length = kDigits.find(text[i]);
    if (length == kDigits.npos) return std::nullopt;
    lengths[i] = static_cast<std::uint8_t>(length);
  }
  DeflateCode code;
  if (!code.set(lengths)) return std::nullopt;
  if (std::any_of(lengths.begin(), lengths.begin() + kEnd + 1, [](auto length) { return length == 0; }))
    return std::nullopt;
  return code;
}

void DeflateCode::put_header(BitWriter& to, bool last_block) const {
  constexpr unsigned kDynamic = 2;
  to.put(last_block ? 1 : 0, 1);
  to.put(kDynamic, 2);
  const auto all = lengths();
  put_code_lengths(std::span(all).first<kLiterals>(), std::span(all).last<kDistances>(), to);
}

void DeflateCode::put(BitWriter& to, std::string_view bytes) const {
  to.reserve(bytes.size() * kLongestCode + BitWriter::kMost);
  Writing writing{*this, to};
  walk(bytes, writing);
}

void DeflateCode::put_end(BitWriter& to) const { to.put(literals_[kEnd].code, literals_[kEnd].length); }

}  // namespace typeset
