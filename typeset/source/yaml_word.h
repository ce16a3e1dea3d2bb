// A name as a value of YAML: of a style, of a 栏目.
#pragma once

#include <string>
#include <string_view>

namespace typeset {

/// Plain where nothing in it means anything to YAML, else in single quotes.
inline std::string yaml_word(std::string_view name) {
  const bool plain = !name.empty() && name.find_first_of(" :#'\"{}[],&*!|>%@`-?\\") == std::string_view::npos &&
                     name.find_first_not_of("0123456789.+") != std::string_view::npos;
  if (plain) return std::string(name);
  std::string quoted = "'";
  for (const char c : name) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace typeset
