#include "words/segment.h"

#include <algorithm>
#include <limits>

namespace typeset::words {

namespace {

// In bits, as costs are: what is not in the lexicon must be possible, and never likelier than what is.
constexpr std::uint32_t kUnknownCharacter = 26 * kBit, kForeignRun = 12 * kBit, kNumeralRun = 16 * kBit,
                        kWordOfOthers = 17 * kBit;

constexpr std::u32string_view kNumerals = U"〇零一二三四五六七八九十百千万亿两";

bool is_foreign(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c == U'.' || c == U'%' ||
         c == U'+';
}

template <typename Is>
std::size_t run(std::u32string_view text, std::size_t at, Is is) {
  std::size_t end = at;
  while (end < text.size() && is(text[end])) ++end;
  return end - at;
}

struct Way {
  std::uint32_t cost = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t from = 0;
};

/// The likeliest way to each place of the text.
std::vector<Way> ways(std::u32string_view text, const Lexicon& lexicon, const std::vector<bool>& boundaries) {
  std::vector<Way> best(text.size() + 1);
  best.front().cost = 0;
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    const std::uint32_t before = best[at].cost;
    if (before == std::numeric_limits<std::uint32_t>::max()) continue;
    const auto reach = [&](std::size_t length, std::uint32_t cost) {
      Way& way = best[at + length];
      if (before + cost < way.cost) way = {before + cost, at};
    };
    if (const std::size_t foreign = run(text, at, is_foreign); foreign > 0) {
      reach(foreign, kForeignRun);
      continue;
    }
    reach(1, kUnknownCharacter);
    if (const std::size_t numerals = run(text, at, is_chinese_numeral); numerals > 1) reach(numerals, kNumeralRun);
    lexicon.for_each_at(text, at, [&](std::size_t length, const KnownWord& word) {
      if (word.cls != WordClass::phrase) reach(length, word.cost);
    });
    if (at < boundaries.size() && boundaries[at]) {
      const auto end = std::find(boundaries.begin() + at + 1, boundaries.end(), true);
      const auto length = static_cast<std::size_t>(end - boundaries.begin()) - at;
      if (end != boundaries.end() && length > 1) reach(length, kWordOfOthers);
    }
  }
  return best;
}

}  // namespace

bool is_chinese_numeral(char32_t character) { return kNumerals.find(character) != std::u32string_view::npos; }

std::uint32_t likeliest_cost(std::u32string_view text, const Lexicon& lexicon) {
  return ways(text, lexicon, {}).back().cost;
}

std::vector<Piece> segment(std::u32string_view text, const Lexicon& lexicon, const std::vector<bool>& boundaries) {
  const std::vector<Way> best = ways(text, lexicon, boundaries);
  std::vector<Piece> pieces;
  for (auto end = static_cast<std::uint32_t>(text.size()); end > 0; end = best[end].from)
    pieces.push_back({best[end].from, end});
  std::ranges::reverse(pieces);
  return pieces;
}

}  // namespace typeset::words
