// A few fields of a source, without reading the rest: what stands at its left margin under given names.
//
// For those who look at thousands of sources to know one or two things of each: the issues that an issue is compared
// with, names for outputs. A source is cut by its outline (outline.h) and only what was asked for is parsed, so that a
// fault elsewhere does not matter. Faults are not reported: they are when the source itself is read.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/located_text.h"
#include "base/sources.h"
#include "base/yaml_tree.h"

namespace typeset {

class MarginFields {
 public:
  /// `wanted`: English keys of the table of fields; they and `text` need not outlive this. `text` is UTF-8.
  MarginFields(std::string_view text, std::span<const std::string_view> wanted);

  /// Whether a field stands there, wanted or not, under its name in either language.
  bool holds(std::string_view key) const;
  /// Whether what was wanted could be parsed.
  bool readable() const { return readable_; }
  /// What was wanted, as a mapping; empty where it could not be parsed.
  const YamlNode& tree() const { return tree_; }
  /// The text of a field, or the lines of a list of texts in one; empty where there is none. Places are not those of
  /// the source.
  LocatedText text_of(std::string_view key) const;

 private:
  Sources sources_;
  YamlNode tree_;
  std::string held_;  // keys, each between two line feeds
  bool readable_ = true;
};

/// The text of a field in a mapping that may name it in either language.
LocatedText text_of_field(const YamlNode& tree, std::string_view key);

}  // namespace typeset
