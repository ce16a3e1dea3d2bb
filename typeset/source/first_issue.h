// The first issue's source of a series: a kind's skeleton without what the style says already.
#pragma once

#include <string>
#include <string_view>

#include "base/yaml_tree.h"

namespace typeset {

/// `skeleton`, which must be faultless, with the line that names the style and without the fields that `given` has, the
/// style's own (Style::fields): a mapping (版记) loses those of its fields that are there, and goes if none is left. A
/// comment says which fields are the style's. Articles always stay.
std::string first_issue(std::string_view skeleton, std::string_view style, const YamlNode& given);

}  // namespace typeset
