// What `hongtou new` wrote to be filled in, and what it asked to change, where it is still there.
//
// Nothing is known of words that sound made up: a value counts only where it is the very one that a kind's skeleton
// (skeletons.h) or the next issue (next_issue.h) has in that field. A bulletin that mentions 某某市 is not meant.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "base/yaml_tree.h"

namespace typeset {

/// `# 请改日期，改好后删去这一行（记号 1a2b3c4d）`: what is put above a value of the last issue. The token stands for
/// the value as it was, so that it shows whether it is still the same.
std::string change_remark(std::string_view field_zh, const YamlNode& value, std::string_view text);
/// The same above a value that was not found in a text, `value` being what stands in for it.
std::string not_found_remark(std::string_view field_zh, std::string_view value);
/// How each of them begins.
inline constexpr std::string_view kChangeRemark = "# 请改";

/// Warns of every value of a source that is still a stand-in, and of every one below a `# 请改…` that is still what it
/// was when that was written. `file` is the tree's.
void report_placeholders(const Sources& sources, FileId file, const YamlNode& tree, Diagnostics& faults);

}  // namespace typeset
