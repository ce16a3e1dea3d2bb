// The one table of rules of writing: what each looks at, under which names it is silenced, and an example.
//
// `hongtou explain`, the check of `silence:` and the tables of docs/lint.md come from it. To add a rule: a kind in
// faults.h, a row in rules.cc, its finding in the file of its family, lines in tests/lint.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace typeset::lint {

struct Rule {
  const DiagnosticKind* kind;
  std::string_view zh;  // its name in Chinese, accepted wherever the slug is: 期号重复
  std::string_view looks_zh;
  std::string_view looks_en;
  std::string_view wrong;   // a paragraph it reports; empty for what no single text shows
  std::string_view right;   // the same, fixed
  std::string_view clause;  // GB-7.3.3h …; empty: ours
};

/// In the order of the families: folder, dates, marks, what stands twice, headings.
std::span<const Rule> rules();

/// The place of the rule in rules(): `lint/number-skipped`, `number-skipped` and 期号跳号 name one.
std::optional<std::size_t> find_rule(std::string_view name);
std::size_t rule_of(const DiagnosticKind& kind);

/// The rule's name nearest to one that is none; empty if there is none near.
std::string nearest_rule(std::string_view name);

/// All rules as a table in Markdown, for docs/.
std::string rule_reference(Language language);

}  // namespace typeset::lint
