#include "lint/word_cuts.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/word_cut.h"

namespace typeset::lint {

WordCut::WordCut(const Passage& passage, std::size_t begin, std::size_t end)
    : from_(begin), to_(std::min(end, passage.size())) {
  constexpr std::size_t kReach = 12;  // characters: the dictionary's words are shorter
  while (from_ > 0 && begin - from_ < kReach && passage.han(from_ - 1)) --from_;
  while (to_ < passage.size() && to_ - end < kReach && passage.han(to_)) ++to_;
  std::string text;
  std::vector<std::size_t> bytes;
  for (std::size_t i = from_; i < to_; ++i) {
    bytes.push_back(text.size());
    append_utf8(text, passage.at(i));
  }
  bytes.push_back(text.size());
  const std::vector<bool> found = word_boundaries(text);
  boundaries_.reserve(bytes.size());
  for (const std::size_t at : bytes) boundaries_.push_back(found[at]);
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

}  // namespace typeset::lint
