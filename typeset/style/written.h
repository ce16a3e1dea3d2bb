// What a style file or --set gives, key by key.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "base/yaml_tree.h"
#include "style/values.h"

namespace typeset {

/// The values under a file's sections, in the order written. Unknown keys, keys given twice and what is no single value
/// are reported and left out; the top-level keys that are no section are checked for their shape.
std::vector<WrittenValue> values_of(const YamlNode& tree, Diagnostics& faults);

/// The values of --set, kept in `sources` under the name "--set", one setting a line.
std::vector<WrittenValue> values_of_settings(const std::vector<std::pair<std::string, std::string>>& settings,
                                             Sources& sources, Diagnostics& faults);

/// `nearer` laid over `further`, mapping by mapping: what both give, the nearer gives; its entries come first.
YamlNode merge_mappings(const YamlNode& nearer, const YamlNode& further);

}  // namespace typeset
