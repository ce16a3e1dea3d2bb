// Language: in which of the two languages the program speaks to its user.
//
// Chinese unless the locale names another language or `--lang en` asks for it; the C and POSIX locales name none. A
// locale of any third language means English.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/words.h"

namespace typeset {

/// Of a locale name such as zh_CN.UTF-8; empty: unset.
Language language_of_locale(std::string_view locale);

/// Of this process: the first of LC_ALL, LC_MESSAGES and LANG that is set and not empty.
Language language_of_environment();

/// zh, en, or a locale name that begins with one of them.
std::optional<Language> find_language(std::string_view name);

/// What `--lang` among the raw words of a command line asks for, before the line is parsed: help texts and the faults
/// of the line itself depend on it.
std::optional<Language> language_asked_for(const std::vector<std::string>& words);

}  // namespace typeset
