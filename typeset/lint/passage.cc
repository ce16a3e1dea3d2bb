#include "lint/passage.h"

#include <algorithm>

#include "base/look_alikes.h"
#include "base/utf8.h"

namespace typeset::lint {

namespace {

bool is_quotation_mark(char32_t c) { return c >= 0x2018 && c <= 0x201d; }

}  // namespace

Passage::Passage(const LocatedText& text, char32_t next_opening, std::uint32_t mark_end)
    : text_(text), next_opening_(next_opening), mark_end_(mark_end) {
  const std::size_t bytes = text.size();
  characters_.reserve(bytes / 2);
  std::uint32_t hanzi = 0;
  for_each_character(text.view(), [&](std::size_t at, char32_t c) {
    characters_ += unified_ideograph(c);
    classes_.push_back(char_class(c));
    offsets_.push_back(static_cast<std::uint32_t>(at));
    han_before_.push_back(hanzi);
    if (kHanLetters.has(classes_.back())) ++hanzi;
  });
  offsets_.push_back(static_cast<std::uint32_t>(bytes));
  han_before_.push_back(hanzi);
}

bool Passage::chinese(std::size_t i) const {
  return han(i) || (i < size() && kChineseMarks.has(classes_[i]) && !shared_with_western(characters_[i]));
}

bool Passage::chinese_before(std::size_t i) const {
  // A bound, so that a row of blanks is not walked for each mark behind it.
  constexpr std::size_t kFarthest = 4;
  for (std::size_t back = 1; back <= std::min(i, kFarthest); ++back) {
    const std::size_t at = i - back;
    if (!space(at) && !is_quotation_mark(characters_[at])) return chinese(at);
  }
  return false;
}

bool Passage::chinese_behind(std::size_t i) const {
  const std::size_t next = is_quotation_mark(at(i + 1)) ? i + 2 : i + 1;
  return chinese(next);
}

std::string Passage::words(std::size_t begin, std::size_t end) const {
  constexpr std::size_t kMost = 20;
  std::string cut;
  for (std::size_t i = begin; i < std::min(end, begin + kMost); ++i) append_utf8(cut, characters_[i]);
  return end > begin + kMost ? cut + "……" : cut;
}

}  // namespace typeset::lint
