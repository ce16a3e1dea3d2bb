#include "import/word_cut.h"

#include <memory>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "base/characters.h"
#include "base/utf8.h"

namespace typeset::pasted {

namespace {

/// Making the iterator reads the dictionary and costs milliseconds, copying it microseconds. Null without ICU's data.
std::unique_ptr<icu::BreakIterator> words() {
  static const std::unique_ptr<const icu::BreakIterator> original = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getChinese(), status));
    return U_SUCCESS(status) != 0 ? std::move(made) : nullptr;
  }();
  return std::unique_ptr<icu::BreakIterator>(original ? original->clone() : nullptr);
}

}  // namespace

bool cuts_word(std::string_view above, std::string_view below) {
  constexpr std::size_t kLooked = 48;  // bytes on either side; the dictionary's words are far shorter
  if (above.empty() || below.empty()) return false;
  if (!kHanLetters.has(char_class(character_before(above, above.size()))) ||
      !kHanLetters.has(char_class(decode_utf8(below, 0).code_point))) {
    return false;
  }
  const std::size_t from = above.size() > kLooked ? character_begin(above, above.size() - kLooked) : 0;
  const std::size_t to = below.size() > kLooked ? character_begin(below, kLooked) : below.size();
  const auto left = icu::UnicodeString::fromUTF8(std::string(above.substr(from)));
  const auto all = left + icu::UnicodeString::fromUTF8(std::string(below.substr(0, to)));
  const std::unique_ptr<icu::BreakIterator> iterator = words();
  if (!iterator) return false;
  iterator->setText(all);
  return iterator->isBoundary(left.length()) == 0;
}

}  // namespace typeset::pasted
