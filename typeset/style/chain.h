// The chain of style files: the one asked for and those it extends, each found in the style folders and parsed.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "base/yaml_tree.h"
#include "style/keys.h"
#include "style/style.h"

namespace typeset {

struct StyleFile {
  std::string name;  // without .yaml
  FileId file = FileId::none;
  YamlNode tree;  // a mapping, or null for an empty file
};

inline constexpr std::size_t kLongestChain = 16;
inline constexpr std::uint64_t kLargestStyleFile = 1 << 20;  // bytes

/// Nearest first. Where a file is missing, refused or closes a circle, the chain ends there and the fault is reported.
std::vector<StyleFile> read_chain(Sources& sources, const StyleRequest& request, Diagnostics& faults);

/// The value of a top-level key in either language; null if it is not given.
const YamlNode* find_top(const YamlNode& tree, const StyleWord& key);

}  // namespace typeset
