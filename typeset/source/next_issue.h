// The next issue's source, made by editing the last one's text: everything that is not replaced keeps its bytes,
// comments and all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "base/yaml_tree.h"
#include "source/date.h"

namespace typeset {

struct NextIssue {
  std::string text;
  std::optional<int> number;  // as raised
  std::optional<int> total;
  std::vector<Term> to_change;  // fields of the last issue that the writer must look at: 日期 …
};

/// The day of the next issue.
struct IssueDay {
  Date date;
  bool certain = false;  // the user named it; else it is only likely, and the writer is asked to look at it
};

/// Raises 期号 and 总期号, puts `day` in the place of the last issue's, replaces the articles by one to fill in for
/// each 栏目 but keeps those of short items (工作简讯) with one item to fill in, drops an 印发日期 that is the 日期
/// (and a 版记 that says nothing else), and puts a remark `# 请改…` (placeholders.h) above every other field that holds
/// for one issue only. Nothing is known here of the fields' values beyond that; a number or a day that is none stays as
/// it is.
NextIssue next_issue(const Sources& sources, FileId file, const YamlNode& tree, const IssueDay& day);

}  // namespace typeset
