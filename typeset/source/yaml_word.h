// A text as a value of YAML on one line.
#pragma once

#include <string>
#include <string_view>

namespace typeset {

/// Plain where nothing in it means anything to YAML or to a clerk's eye, else in single quotes. One line.
std::string yaml_word(std::string_view text);

}  // namespace typeset
