#include "base/nearest.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace typeset {

namespace {

constexpr std::size_t kLongestCompared = 64;

// Optimal string alignment: three rows of the table are enough, the older two for swapped neighbours.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

Nearest::Nearest(std::string_view name) : written_(to_utf32(name.substr(0, kLongestCompared))) {}

void Nearest::consider(std::string_view candidate, std::string_view shown) {
  const std::u32string letters = to_utf32(candidate.substr(0, kLongestCompared));
  const std::size_t slips = distance(written_, letters);
  const std::size_t allowed = std::max<std::size_t>(1, letters.size() / 3);
  if (slips > allowed || slips >= letters.size() || slips >= best_) return;
  best_ = slips;
  shown_ = shown;
}

}  // namespace typeset
