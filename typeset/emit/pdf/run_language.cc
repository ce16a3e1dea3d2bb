#include "emit/pdf/run_language.h"

#include <algorithm>
#include <array>

#include "base/scripts.h"
#include "base/utf8.h"

namespace typeset::pdf {
namespace {

struct ScriptLanguage {
  Script script;
  std::string_view language;
};
constexpr std::array kScripts = {
    ScriptLanguage{script('H', 'i', 'r', 'a'), "ja"}, ScriptLanguage{script('K', 'a', 'n', 'a'), "ja"},
    ScriptLanguage{script('H', 'a', 'n', 'g'), "ko"}, ScriptLanguage{script('C', 'y', 'r', 'l'), "ru"},
    ScriptLanguage{script('G', 'r', 'e', 'k'), "el"}, ScriptLanguage{script('Y', 'i', 'i', 'i'), "ii"}};

constexpr std::array<std::string_view, 14> kSmallWords = {"a",  "and", "as", "at",  "by", "for",  "from",
                                                          "in", "is",  "of", "the", "to", "with", "on"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_english(std::string_view text) {
  if (text.find("://") != std::string_view::npos || text.find('@') != std::string_view::npos) return false;
  std::size_t words = 0;
  bool small_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && is_letter(text[at])) ++at;
    if (at == begin) {
      ++at;
      continue;
    }
    ++words;
    small_word = small_word || std::ranges::find(kSmallWords, text.substr(begin, at - begin)) != kSmallWords.end();
  }
  return words >= 3 && small_word;
}

/// Letters of Greek stand for measures and figures too: one alone is no word.
constexpr int kLettersOfWord = 2;

}  // namespace

std::string_view foreign_language(std::string_view text) {
  if (text.empty()) return {};
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead >= 0xE4 && lead <= 0xE9) return {};  // Han, at a glance
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return is_english(text) ? "en" : std::string_view();
  std::string_view language;
  int letters = 0;
  bool han = false;
  for_each_character(text, [&](std::size_t, char32_t c) {
    const Script script = script_of(c);
    han = han || script == kHanScript;
    const auto* known = std::ranges::find(kScripts, script, &ScriptLanguage::script);
    if (known == kScripts.end()) return;
    if (language.empty()) language = known->language;
    if (language == known->language) ++letters;
  });
  return !han && letters >= kLettersOfWord ? language : std::string_view();
}

}  // namespace typeset::pdf
