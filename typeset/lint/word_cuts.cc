#include "lint/word_cuts.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/word_cut.h"
#include "words/segment.h"

namespace typeset::lint {

namespace {

constexpr std::size_t kReach = 12;  // characters: the dictionary's words are shorter

std::size_t clause_begin(const Passage& passage, std::size_t at) {
  std::size_t from = at;
  while (from > 0 && at - from < kReach && passage.han(from - 1)) --from;
  return from;
}

std::size_t clause_end(const Passage& passage, std::size_t at) {
  std::size_t to = std::min(at, passage.size());
  while (to < passage.size() && to - at < kReach && passage.han(to)) ++to;
  return to;
}

/// Where ICU's words end, one for each character and the end.
std::vector<bool> icu_boundaries(const std::u32string& text) {
  std::string bytes;
  std::vector<std::size_t> offsets;
  for (const char32_t c : text) {
    offsets.push_back(bytes.size());
    append_utf8(bytes, c);
  }
  offsets.push_back(bytes.size());
  const std::vector<bool> found = word_boundaries(bytes);
  std::vector<bool> boundaries;
  for (const std::size_t offset : offsets) boundaries.push_back(found[offset]);
  return boundaries;
}

}  // namespace

std::pair<std::size_t, std::size_t> clause_about(const Passage& passage, std::size_t begin, std::size_t end) {
  return {clause_begin(passage, begin), clause_end(passage, end)};
}

WordCut::WordCut(const Passage& passage, std::size_t begin, std::size_t end, const words::Lexicon& lexicon) {
  cut(passage, clause_begin(passage, begin), clause_end(passage, end), passage.size(), lexicon);
}

WordCut::WordCut(const Passage& passage, std::size_t begin, std::size_t end, std::size_t left_out,
                 const words::Lexicon& lexicon) {
  cut(passage, clause_begin(passage, begin), clause_end(passage, end), left_out, lexicon);
}

void WordCut::cut(const Passage& passage, std::size_t from, std::size_t to, std::size_t left_out,
                  const words::Lexicon& lexicon) {
  from_ = from;
  to_ = to;
  std::u32string text;
  for (std::size_t i = from_; i < to_; ++i) {
    if (i != left_out) text += passage.at(i);
  }
  std::vector<bool> found(text.size() + 1);
  for (const words::Piece& piece : words::segment(text, lexicon, icu_boundaries(text))) {
    found[piece.begin] = found[piece.end] = true;
  }
  boundaries_.reserve(to_ - from_ + 1);
  for (std::size_t i = from_, k = 0; i <= to_; ++i) {
    // Nothing ends twice: what is left out is part of the word before it.
    const bool again = i > from_ && i - 1 == left_out;
    boundaries_.push_back(!again && found[k]);
    if (i < to_ && i != left_out) ++k;
  }
}

std::size_t WordCut::count() const {
  const auto ends = static_cast<std::size_t>(std::ranges::count(boundaries_, true));
  return ends > 0 ? ends - 1 : 0;
}

bool WordCut::boundary(std::size_t i) const { return i >= from_ && i <= to_ && boundaries_[i - from_]; }

std::size_t WordCut::word_before(std::size_t i) const {
  std::size_t begin = i;
  do {
    if (begin == from_) break;
    --begin;
  } while (!boundary(begin));
  return i - begin;
}

std::size_t WordCut::word_at(std::size_t i) const {
  std::size_t end = i;
  do {
    if (end == to_) break;
    ++end;
  } while (!boundary(end));
  return end - i;
}

bool words_meet(const Passage& passage, std::size_t seam, const words::Lexicon& lexicon) {
  WordCut before, behind;
  before.cut(passage, clause_begin(passage, seam), seam, passage.size(), lexicon);
  behind.cut(passage, seam, clause_end(passage, seam), passage.size(), lexicon);
  return before.word_before(seam) > 1 && behind.word_at(seam) > 1;
}

}  // namespace typeset::lint
