// Faults of reading YAML and encodings, found in base/.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::base_faults {

inline constexpr DiagnosticKind kYamlSyntax{"base/yaml-syntax",
                                            Severity::error,
                                            "YAML 语法有误：{0}",
                                            "YAML syntax: {0}",
                                            "检查这一行的缩进、引号和冒号",
                                            "check the indentation, quotes and colons of this line"};

}  // namespace typeset::base_faults
