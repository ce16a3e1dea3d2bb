#include "words/lexicon.h"

#include <utility>

#include "words/lexicon_format.h"

namespace typeset::words {

namespace {

std::uint32_t unit_of(std::string_view bytes, std::size_t index) {
  return static_cast<unsigned char>(bytes[2 * index]) |
         static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[2 * index + 1])) << 8U;
}

}  // namespace

std::uint32_t Lexicon::unit(std::size_t index) const { return unit_of(bytes_.view, index); }

std::uint32_t Lexicon::count(const Row& row, std::size_t length) const { return unit(row.at + length - 1); }

std::optional<Lexicon> Lexicon::open(Bytes bytes) {
  const std::string_view view = bytes.view;
  const std::size_t units = view.size() / 2;
  if (!view.starts_with(kLexiconMagic) || view.size() % 2 != 0 || units < kHeadUnits) return std::nullopt;
  Lexicon lexicon;
  lexicon.bytes_ = std::move(bytes);
  lexicon.has_dictionary_ = lexicon.unit(kMagicUnits) != 0;
  lexicon.rows_ = lexicon.unit(kMagicUnits + 1);
  std::size_t expected = kHeadUnits + lexicon.rows_ * kRowUnits;
  if (expected > units) return std::nullopt;
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < lexicon.rows_; ++i) {
    const std::size_t at = kHeadUnits + i * kRowUnits;
    const std::uint32_t first = lexicon.unit(at);
    const std::size_t begin = lexicon.unit(at + 1) | static_cast<std::size_t>(lexicon.unit(at + 2)) << 16U;
    if (begin != expected || (i > 0 && first <= before)) return std::nullopt;
    for (std::size_t length = 1; length <= kLongestWord; ++length) expected += lexicon.unit(at + 2 + length) * length;
    before = first;
  }
  if (expected != units) return std::nullopt;
  return lexicon;
}

Lexicon::Row Lexicon::row_of(char32_t first) const {
  std::size_t low = 0, high = rows_;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const std::size_t at = kHeadUnits + middle * kRowUnits;
    const std::uint32_t here = unit(at);
    if (here == first) return {unit(at + 1) | static_cast<std::size_t>(unit(at + 2)) << 16U, at + 3};
    if (here < first)
      low = middle + 1;
    else
      high = middle;
  }
  return {};
}

std::optional<KnownWord> Lexicon::find_in(const Row& row, std::u32string_view word) const {
  if (row.at == 0 || word.empty() || word.size() > kLongestWord) return std::nullopt;
  std::size_t begin = row.begin;
  for (std::size_t length = 1; length < word.size(); ++length) begin += count(row, length) * length;
  const std::size_t words = count(row, word.size()), tail = word.size() - 1;
  std::size_t low = 0, high = words;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    int order = 0;  // of the word there against the one sought
    for (std::size_t i = 0; i < tail && order == 0; ++i) {
      const char32_t there = unit(begin + middle * tail + i), sought = word[i + 1];
      order = there < sought ? -1 : there > sought ? 1 : 0;
    }
    if (order == 0) {
      const std::uint32_t value = unit(begin + words * tail + middle);
      const std::uint32_t cls = value >> kCostBits;
      if (cls >= kWordClasses) return std::nullopt;
      return KnownWord{static_cast<WordClass>(cls), value & kLargestCost};
    }
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return std::nullopt;
}

std::optional<KnownWord> Lexicon::find(std::u32string_view word) const {
  if (word.empty()) return std::nullopt;
  const std::optional<KnownWord> known = find_in(row_of(word.front()), word);
  return known || !behind_ ? known : behind_->find(word);
}

Lexicon Lexicon::over(Lexicon behind) const {
  Lexicon both = *this;
  both.behind_ = std::make_shared<const Lexicon>(std::move(behind));
  return both;
}

}  // namespace typeset::words
