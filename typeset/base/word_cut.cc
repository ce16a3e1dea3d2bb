#include "base/word_cut.h"

#include <memory>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include "base/characters.h"
#include "base/utf8.h"

namespace typeset {

namespace {

/// Making the iterator reads the dictionary and costs milliseconds, copying it some dozens of microseconds: one copy a
/// thread. The original is never given a text, so that threads may copy it at the same time. Null if ICU lacks its
/// data.
icu::BreakIterator* word_iterator() {
  static const std::unique_ptr<const icu::BreakIterator> original = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getChinese(), status));
    return U_SUCCESS(status) != 0 ? std::move(made) : nullptr;
  }();
  thread_local const std::unique_ptr<icu::BreakIterator> own(original ? original->clone() : nullptr);
  return own.get();
}

}  // namespace

std::vector<bool> word_boundaries(std::string_view text) {
  std::vector<bool> boundaries(text.size() + 1, false);
  icu::BreakIterator* const words = word_iterator();
  UErrorCode status = U_ZERO_ERROR;
  UText* source = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  if (words != nullptr && U_SUCCESS(status) != 0) {
    words->setText(source, status);
    for (std::int32_t at = words->first(); at != icu::BreakIterator::DONE; at = words->next()) {
      boundaries[static_cast<std::size_t>(at)] = true;
    }
  }
  utext_close(source);
  return boundaries;
}

bool cuts_word(std::string_view above, std::string_view below) {
  constexpr std::size_t kLooked = 48;  // bytes on either side; the dictionary's words are far shorter
  if (above.empty() || below.empty()) return false;
  if (!kHanLetters.has(char_class(character_before(above, above.size()))) ||
      !kHanLetters.has(char_class(decode_utf8(below, 0).code_point))) {
    return false;
  }
  const std::size_t from = above.size() > kLooked ? character_begin(above, above.size() - kLooked) : 0;
  const std::size_t to = below.size() > kLooked ? character_begin(below, kLooked) : below.size();
  const std::vector<bool> boundaries =
      word_boundaries(std::string(above.substr(from)) + std::string(below.substr(0, to)));
  const bool any = boundaries.front();  // without ICU's data there is none
  return any && !boundaries[above.size() - from];
}

}  // namespace typeset
