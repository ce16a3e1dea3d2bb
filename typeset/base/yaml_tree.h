// The located YAML tree: what source/, style/ and font/ read, with every key, value and decoded byte knowing its place.
//
// Made from the text of one file in Sources by yaml-cpp's event API (seen only by yaml_tree.cc). Strict: anchors,
// aliases, tags, duplicate keys, several documents, keys that are not plain words, and depth over kDeepest are errors
// with a remedy. Every scalar is text; fields give it its type later (`0123`, `no`, `1:30` and dates survive). A plain
// `~`, `null` or nothing at all is an empty scalar with kind null.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/located_text.h"
#include "base/sources.h"

namespace typeset {

struct YamlEntry;

struct YamlNode {
  enum class Kind : std::uint8_t { null, scalar, sequence, mapping };
  enum class Writing : std::uint8_t { plain, single_quoted, double_quoted, literal, folded, flow, block };

  Kind kind = Kind::null;
  Writing writing = Writing::plain;
  Span span;                       // of the value as written; of a missing value, its key or the list's dash
  LocatedText text;                // scalar
  std::vector<YamlNode> items;     // sequence
  std::vector<YamlEntry> entries;  // mapping, in the order written

  bool is_scalar() const { return kind == Kind::scalar; }
  const YamlEntry* find(std::string_view key) const;
};

struct YamlEntry {
  LocatedText key;
  YamlNode value;
};

inline constexpr int kDeepestYaml = 32;
/// Limits that no document of ours comes near; they keep a hostile file from filling the memory.
/// What no text that is read may hold: controls but for tab and line feed, other line ends of Unicode, marks and
/// embeddings of direction, non-characters.
bool is_control(char32_t c);

inline constexpr std::uint32_t kLargestYaml = 4U << 20U;        // bytes
inline constexpr std::uint32_t kLongestYamlLine = 256U << 10U;  // bytes
inline constexpr std::uint32_t kMostYamlBrackets = 50'000;      // [ and {
inline constexpr std::uint32_t kMostYamlNodes = 200'000;

/// Reports every control character of `file` and what goes over the limits; false if the parser must not see the text.
bool check_yaml_text(const Sources& sources, FileId file, Diagnostics& faults);

/// The tree of `file`, or none after reporting every strictness fault before the first syntax fault, and that. A text
/// without content gives a null node. After strictness faults alone there is a tree: of a key given twice it has the
/// first, of an alias a null. Begins with check_yaml_text().
std::optional<YamlNode> parse_yaml(const Sources& sources, FileId file, Diagnostics& faults);

}  // namespace typeset
