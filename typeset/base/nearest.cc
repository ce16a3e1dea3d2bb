#include "base/nearest.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace typeset {

namespace {

constexpr std::size_t kLongestCompared = 64;

std::u32string comparable(std::string_view word) {
  std::u32string letters = to_utf32(word);
  if (letters.size() > kLongestCompared) letters.resize(kLongestCompared);
  for (char32_t& c : letters) c = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  return letters;
}

std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) { return distance(comparable(a), comparable(b)); }

Nearest::Nearest(std::string_view name) : written_(comparable(name)) {}

bool Nearest::consider(std::string_view candidate, std::string_view shown) {
  const std::u32string letters = comparable(candidate);
  const auto [shorter, longer] = std::minmax({written_.size(), letters.size()});
  const std::size_t tolerable = std::max<std::size_t>(1, shorter / 3);
  if (longer - shorter > tolerable) return false;
  const std::size_t edits = distance(written_, letters);
  if (edits > tolerable || edits >= shorter || edits > best_) return false;
  if (edits == best_) {
    tied_ = tied_ || shown != shown_;
    return false;
  }
  best_ = edits;
  tied_ = false;
  shown_ = shown;
  return true;
}

}  // namespace typeset
