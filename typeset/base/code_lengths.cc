#include "base/code_lengths.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/huffman.h"

namespace typeset {
namespace {

constexpr std::size_t kSymbols = 19;
constexpr unsigned kLongestCode = 7;
constexpr std::size_t kLeastLiterals = 257;
// Symbols beside the lengths themselves: the last one again, and zeros.
constexpr std::uint8_t kAgain = 16, kZeros = 17, kManyZeros = 18;

struct Step {
  std::uint8_t symbol = 0;
  std::uint8_t extra = 0;
  std::uint8_t extra_bits = 0;
};

std::vector<Step> in_steps(const std::vector<std::uint8_t>& lengths) {
  std::vector<Step> steps;
  for (std::size_t at = 0; at < lengths.size();) {
    const std::uint8_t length = lengths[at];
    std::size_t run = 1;
    while (at + run < lengths.size() && lengths[at + run] == length) ++run;
    at += run;
    if (length != 0) steps.push_back({length}), --run;
    while (run > 0) {
      constexpr std::size_t kLeast = 3, kLeastOfMany = 11, kMostAgain = 6, kMostZeros = 138;
      const std::size_t most = std::min(run, length == 0 ? kMostZeros : kMostAgain);
      if (most < kLeast) {
        steps.push_back({length});
        --run;
        continue;
      }
      if (length != 0)
        steps.push_back({kAgain, static_cast<std::uint8_t>(most - kLeast), 2});
      else if (most < kLeastOfMany)
        steps.push_back({kZeros, static_cast<std::uint8_t>(most - kLeast), 3});
      else
        steps.push_back({kManyZeros, static_cast<std::uint8_t>(most - kLeastOfMany), 7});
      run -= most;
    }
  }
  return steps;
}

/// Without zeros at the end, but at least so many.
std::span<const std::uint8_t> trimmed(std::span<const std::uint8_t> lengths, std::size_t least) {
  while (lengths.size() > least && lengths.back() == 0) lengths = lengths.first(lengths.size() - 1);
  return lengths;
}

}  // namespace

void put_code_lengths(std::span<const std::uint8_t> literals, std::span<const std::uint8_t> distances, BitWriter& to) {
  literals = trimmed(literals, kLeastLiterals);
  distances = trimmed(distances, 1);
  std::vector<std::uint8_t> all(literals.begin(), literals.end());
  all.insert(all.end(), distances.begin(), distances.end());
  const std::vector<Step> steps = in_steps(all);

  std::array<std::uint32_t, kSymbols> counts{};
  for (const Step& step : steps) ++counts[step.symbol];
  std::array<std::uint8_t, kSymbols> lengths{};
  huffman_lengths(counts, kLongestCode, lengths);
  std::array<std::uint16_t, kSymbols> codes{};
  huffman_codes(lengths, codes);

  // The lengths of these codes come in an order in which the last ones are likely zero.
  constexpr std::array<std::uint8_t, kSymbols> kOrder = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                         11, 4,  12, 3, 13, 2, 14, 1, 15};
  std::size_t given = kSymbols;
  while (given > 4 && lengths[kOrder[given - 1]] == 0) --given;
  to.put(literals.size() - kLeastLiterals, 5);
  to.put(distances.size() - 1, 5);
  to.put(given - 4, 4);
  for (std::size_t i = 0; i < given; ++i) to.put(lengths[kOrder[i]], 3);
  for (const Step& step : steps) {
    to.put(codes[step.symbol], lengths[step.symbol]);
    to.put(step.extra, step.extra_bits);
  }
}

}  // namespace typeset
