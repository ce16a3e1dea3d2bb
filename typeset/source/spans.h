// The one table of inline spans of body text, `[文字]{kai}` (docs/body.md). To add one: an InlineKind, a line here.
#pragma once

#include <array>
#include <string_view>

#include "source/issue.h"

namespace typeset {

struct SpanName {
  InlineKind kind;
  std::string_view name;
  std::string_view zh;  // accepted wherever the name is
  std::string_view help_zh;
  std::string_view help_en;
};

inline constexpr std::array<SpanName, 5> kSpanNames = {{
    {InlineKind::kai, "kai", "楷体", "用楷体排", "set in Kai"},
    {InlineKind::hei, "hei", "黑体", "用黑体排", "set in Hei"},
    {InlineKind::song, "song", "宋体", "用宋体排", "set in Song"},
    {InlineKind::fangsong, "fangsong", "仿宋", "用仿宋排", "set in FangSong"},
    {InlineKind::nobreak, "nobreak", "不断行", "中间不断行", "never broken over two lines"},
}};

}  // namespace typeset
