#include "base/huffman.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace typeset {
namespace {

constexpr unsigned kLongest = 15;  // bits, in deflate

/// The longest length; `symbols` by their counts, ascending, at least two.
unsigned build(const std::vector<std::uint32_t>& symbols, const std::vector<std::uint32_t>& counts,
               std::span<std::uint8_t> lengths) {
  const std::size_t leaves = symbols.size();
  std::vector<std::uint64_t> weights(2 * leaves - 1);
  std::vector<std::size_t> parents(2 * leaves - 1);
  for (std::size_t i = 0; i < leaves; ++i) weights[i] = counts[symbols[i]];
  // Leaves and pairs are both in ascending order, so that the two lightest stand at the head of one or the other.
  std::size_t leaf = 0, pair = leaves;
  for (std::size_t next = leaves; next < weights.size(); ++next) {
    for (int side = 0; side < 2; ++side) {
      const bool take_leaf = leaf < leaves && (pair == next || weights[leaf] <= weights[pair]);
      const std::size_t lightest = take_leaf ? leaf++ : pair++;
      weights[next] += weights[lightest];
      parents[lightest] = next;
    }
  }
  std::vector<unsigned> depths(weights.size());
  for (std::size_t i = weights.size() - 1; i-- > 0;) depths[i] = depths[parents[i]] + 1;
  for (std::size_t i = 0; i < leaves; ++i)
    lengths[symbols[i]] = static_cast<std::uint8_t>(std::min(depths[i], kLongest + 1));
  return depths[0];
}

}  // namespace

void huffman_lengths(std::span<const std::uint32_t> counts, unsigned limit, std::span<std::uint8_t> lengths) {
  std::ranges::fill(lengths, std::uint8_t{0});
  std::vector<std::uint32_t> weights(counts.begin(), counts.end());
  std::size_t used = static_cast<std::size_t>(std::ranges::count_if(weights, [](std::uint32_t n) { return n != 0; }));
  for (std::size_t i = 0; used < 2 && i < weights.size(); ++i)
    if (weights[i] == 0) weights[i] = 1, ++used;
  std::vector<std::uint32_t> symbols;
  for (std::uint32_t i = 0; i < weights.size(); ++i)
    if (weights[i] != 0) symbols.push_back(i);
  const auto lighter = [&](std::uint32_t a, std::uint32_t b) { return weights[a] < weights[b]; };
  std::ranges::stable_sort(symbols, lighter);
  // Counts that are nearer to each other make shorter codes; in the end all are alike. Their order stays.
  while (build(symbols, weights, lengths) > limit)
    for (const std::uint32_t symbol : symbols) weights[symbol] = weights[symbol] / 2 + 1;
}

bool huffman_codes(std::span<const std::uint8_t> lengths, std::span<std::uint16_t> codes) {
  std::array<std::uint32_t, kLongest + 1> of_length{};
  for (const std::uint8_t length : lengths) {
    if (length > kLongest) return false;
    ++of_length[length];
  }
  of_length[0] = 0;
  std::array<std::uint32_t, kLongest + 2> next{};
  for (unsigned length = 1; length <= kLongest; ++length) next[length + 1] = (next[length] + of_length[length]) * 2;
  if (next[kLongest + 1] != 2U << kLongest) return false;
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    const unsigned length = lengths[i];
    std::uint32_t code = length == 0 ? 0 : next[length]++;
    std::uint32_t reversed = 0;
    for (unsigned bit = 0; bit < length; ++bit, code >>= 1U) reversed = reversed << 1U | (code & 1U);
    codes[i] = static_cast<std::uint16_t>(reversed);
  }
  return true;
}

}  // namespace typeset
