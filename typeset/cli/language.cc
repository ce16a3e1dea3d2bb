#include "cli/language.h"

#include <cstdlib>

namespace typeset {

Language language_of_locale(std::string_view locale) {
  const std::string_view name = locale.substr(0, locale.find_first_of("_.@"));
  const bool names_none = name.empty() || name == "C" || name == "POSIX";
  return names_none || name == "zh" ? Language::zh : Language::en;
}

Language language_of_environment() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value != nullptr && *value != '\0') return language_of_locale(value);
  }
  return Language::zh;
}

std::optional<Language> find_language(std::string_view name) {
  const std::string_view language = name.substr(0, name.find_first_of("_-."));
  if (language == "zh") return Language::zh;
  if (language == "en") return Language::en;
  return std::nullopt;
}

std::optional<Language> language_asked_for(const std::vector<std::string>& words) {
  constexpr std::string_view kOption = "--lang";
  std::optional<Language> asked;
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    const std::string_view word = words[i];
    if (word == kOption && i + 1 < words.size()) asked = find_language(words[i + 1]);
    if (word.starts_with("--lang=")) asked = find_language(word.substr(kOption.size() + 1));
  }
  return asked;
}

}  // namespace typeset
