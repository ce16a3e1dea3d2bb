// What was paid for the page turns, for those who ask with -v:
//
//     换页：第 2 页“会议强调，要抓好落实……”少排 1 行，412 分
//     换页：第 5 页末只有“各地各部门要……”的第一行：附近各段多排或少排一行都超出调整的限度
//
// Points are those of docs/line-breaking.md.
#pragma once

#include <string>
#include <vector>

#include "cli/language.h"
#include "layout/layout.h"

namespace typeset {

std::string describe_turns(const std::vector<TurnChoice>& turns, Language language);

}  // namespace typeset
