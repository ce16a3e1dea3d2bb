// What file names are made of: a few values that each of many sources states, or its style for it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/yaml_tree.h"
#include "press/job.h"
#include "press/workshop.h"

namespace typeset {

/// Empty where neither the source nor its style says it.
struct NameValues {
  std::string masthead;   // 刊名, without spaces; of two lines, in one
  std::string number;     // 期号 or, of a supplement, 增刊: digits
  std::string total;      // 总期号: digits
  std::string date;       // 2017-12-29
  std::string year;       // 2017
  bool is_style = false;  // a style file and no source
};

/// Looks at the margin of sources alone, and at each style once. Reports nothing: what is wrong in a source is found
/// when it is pressed. Not thread-safe.
class NameValuesReader {
 public:
  /// The workshop must outlive it.
  explicit NameValuesReader(const Workshop& workshop) : workshop_(workshop) {}

  /// Of the job's source; all empty where it cannot be read.
  NameValues read(const Job& job);

 private:
  const YamlNode& defaults(const YamlNode& fields, const Job& job);

  const Workshop& workshop_;
  std::map<std::pair<std::string, std::string>, YamlNode> defaults_;  // by folder and style
};

}  // namespace typeset
