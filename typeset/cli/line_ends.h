// Why lines end where they end, reported to whoever asks with `check --explain WHERE`:
//
//     第 2 页第 5 行，41 分：洪山社区把党课搬到院坝，……（一）是
//       长出 0.50 字，压缩括号、引号的空白 0.50 字中的 0.50 字 41 分（CL-JUS S4）
//       若少排“是”：本行 556 分，全段多 515 分
//       若多排“党”：压缩以后还差 0.47 字，放不下
//
// Points are those of docs/line-breaking.md, widths are in characters of the paragraph's type.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/language.h"
#include "layout/layout.h"

namespace typeset {

/// `where`: a page (3), a line of it (3:5), `all` or 全部, or words of the text: every line that has a part of them.
/// Says so where no line is meant.
std::string describe_line_ends(const std::vector<LineAt>& lines, std::string_view where, Language language);

}  // namespace typeset
