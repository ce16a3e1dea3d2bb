#include "lint/word_cuts.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/word_cut.h"

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

}  // namespace

WordCut::WordCut(const Passage& passage, std::size_t begin, std::size_t end) {
  cut(passage, clause_begin(passage, begin), clause_end(passage, end), passage.size());
}

WordCut::WordCut(const Passage& passage, std::size_t begin, std::size_t end, std::size_t left_out) {
  cut(passage, clause_begin(passage, begin), clause_end(passage, end), left_out);
}

void WordCut::cut(const Passage& passage, std::size_t from, std::size_t to, std::size_t left_out) {
  from_ = from;
  to_ = to;
  std::string text;
  std::vector<std::size_t> bytes;
  for (std::size_t i = from_; i < to_; ++i) {
    bytes.push_back(text.size());
    if (i != left_out) append_utf8(text, passage.at(i));
  }
  bytes.push_back(text.size());
  const std::vector<bool> found = word_boundaries(text);
  boundaries_.reserve(bytes.size());
  for (std::size_t k = 0; k < bytes.size(); ++k) {
    // Nothing ends twice: what is left out is part of the word before it.
    boundaries_.push_back(found[bytes[k]] && (k == 0 || bytes[k] > bytes[k - 1]));
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

bool words_meet(const Passage& passage, std::size_t seam) {
  WordCut before, behind;
  before.cut(passage, clause_begin(passage, seam), seam, passage.size());
  behind.cut(passage, seam, clause_end(passage, seam), passage.size());
  return before.word_before(seam) > 1 && behind.word_at(seam) > 1;
}

}  // namespace typeset::lint
