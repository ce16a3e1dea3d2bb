// Diagnostics as people read them, on standard error:
//
//   本期.yaml:3:5: 错误: 没有“刊号”这个字段 [source/unknown-key]
//     刊号: 34
//     ^~~~
//     = 改法: 是不是“期号”？
//
// The first line has the form that editors jump from: file, line, and column in characters. A note takes one line, and
// its remedy is reported once. Of many alike, and of very many, the first are reported and the rest counted by kind:
// nobody reads them, and they would push what else is wrong out of sight.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "batch/result.h"
#include "cli/terminal.h"

namespace typeset {

struct ReportForm {
  Language language = Language::zh;
  Terminal terminal;
  bool notes = true;                             // whether notes are reported too, or only warnings and errors
  bool all = false;                              // whatever is listed is reported, however much
  std::string_view longer = "hongtou check -v";  // the command that reports all
};

/// Messages that people are shown: of a kind in one file, and of a severity in one document.
inline constexpr std::size_t kMostOfKind = 20;
inline constexpr std::size_t kMostOfSeverity = 100;

/// All of `faults`, by place; `name` stands for the place of what concerns no place of a source.
std::string report(const Diagnostics& faults, const Sources& sources, std::string_view name, const ReportForm& form);
std::string report(const Diagnostic& fault, const Sources& sources, std::string_view name, const ReportForm& form);

/// What an earlier run found: each in one line with its remedy, without the line of the source.
std::string report(const std::vector<Finding>& findings, const ReportForm& form);

/// "2 处错误、1 处警告"; empty if there are none of either.
std::string count_of_faults(const Diagnostics& faults, Language language);

}  // namespace typeset
