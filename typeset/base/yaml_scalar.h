// Where each byte of a YAML scalar's value was written.
//
// The parser gives a scalar's value and the place where it begins. locate_scalar() walks the raw text again by YAML's
// rules (escapes, folded line ends, indentation and chomping of blocks) side by side with the value, and so learns
// where every byte of the value came from. Known to yaml_tree.cc only.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/yaml_tree.h"

namespace typeset {

struct ScalarPlace {
  LocatedText text;
  YamlNode::Writing writing = YamlNode::Writing::plain;
  std::uint32_t end = 0;  // of the scalar as written, quotes included
  bool exact = false;     // false: the walk and the value disagree, and `text` is one replaced stretch
};

/// `begin`: where in `source`, the text of `file`, the scalar's first character, quote or block mark stands.
ScalarPlace locate_scalar(std::string_view source, FileId file, std::uint32_t begin, std::string_view value);

}  // namespace typeset
