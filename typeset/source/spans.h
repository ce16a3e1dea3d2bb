// The one table of inline settings of body text, `[文字]{kai dot}` (docs/body.md). To add one: an InlineKind, a line
// here.
//
// Braces hold one name or several, parted by spaces or 、; a name that takes a value is written `track=0.5`. Settings
// of the same aspect do not stand in the same braces; nested, the inner one counts. A note is the last in its braces:
// it is text, in which braces may stand, and runs to the } that balances the first {.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/located_text.h"
#include "source/issue.h"

namespace typeset {

/// What a setting changes.
enum class SpanAspect : std::uint8_t { face, dots, underline, height, spacing, breaking, reading, note };

/// What stands after the name: nothing; a number of ems with up to three decimals, kept in thousandths; whole cells;
/// text to the end of the braces.
enum class SpanValue : std::uint8_t { none, ems, cells, text };

struct SpanName {
  InlineKind kind;
  std::string_view name;
  std::string_view zh;  // accepted wherever the name is
  SpanAspect aspect;
  SpanValue value;
  int least, most;          // of the value, as kept
  std::string_view sample;  // a value for examples
  std::string_view help_zh;
  std::string_view help_en;
};

inline constexpr std::array<SpanName, 13> kSpanNames = {{
    {InlineKind::kai, "kai", "楷体", SpanAspect::face, SpanValue::none, 0, 0, "", "用楷体排", "set in Kai"},
    {InlineKind::hei, "hei", "黑体", SpanAspect::face, SpanValue::none, 0, 0, "", "用黑体排", "set in Hei"},
    {InlineKind::song, "song", "宋体", SpanAspect::face, SpanValue::none, 0, 0, "", "用宋体排", "set in Song"},
    {InlineKind::fangsong, "fangsong", "仿宋", SpanAspect::face, SpanValue::none, 0, 0, "", "用仿宋排",
     "set in FangSong"},
    {InlineKind::dot, "dot", "着重号", SpanAspect::dots, SpanValue::none, 0, 0, "",
     "每个字下面加一个圆点，标点下面不加", "a dot under every character, none under marks"},
    {InlineKind::underline, "underline", "下划线", SpanAspect::underline, SpanValue::none, 0, 0, "",
     "下面画一条线，全角空格下面也画", "a rule below, also below full-width spaces"},
    {InlineKind::sup, "sup", "上标", SpanAspect::height, SpanValue::none, 0, 0, "", "排成小字，升到上边",
     "set small and raised"},
    {InlineKind::sub, "sub", "下标", SpanAspect::height, SpanValue::none, 0, 0, "", "排成小字，降到下边",
     "set small and lowered"},
    {InlineKind::track, "track", "字距", SpanAspect::spacing, SpanValue::ems, 0, 2000, "0.5",
     "字与字之间加空，值是几个字宽", "space between the characters, in ems"},
    {InlineKind::spread, "spread", "均排", SpanAspect::spacing, SpanValue::cells, 2, 40, "4",
     "均匀排开，值是一共占几个字宽", "spread evenly over so many cells"},
    {InlineKind::nobreak, "nobreak", "不断行", SpanAspect::breaking, SpanValue::none, 0, 0, "", "中间不断行",
     "never broken over two lines"},
    {InlineKind::asis, "asis", "原字", SpanAspect::reading, SpanValue::none, 0, 0, "",
     "部首字符（⺁、⻅）就是部首，不当作汉字", "radicals (⺁, ⻅) stay radicals and are not read as hanzi"},
    {InlineKind::note, "note", "注", SpanAspect::note, SpanValue::text, 0, 0, "…", "加一条注，写在花括号最后",
     "a note, last in its braces"},
}};

/// `**…**`, which is no name in braces.
inline constexpr std::string_view kStrongMark = "**";
inline constexpr std::string_view kStrongHelpZh = "在段首是提示句，在别处用黑体";
inline constexpr std::string_view kStrongHelpEn = "a lead sentence at a paragraph's start, elsewhere 黑体";

/// The row of a kind; `kind` is neither InlineKind::strong nor link, which are no names in braces.
const SpanName& span_name(InlineKind kind);

/// The known name nearest to what is written; empty if none is near.
std::string nearest_span(std::string_view name);

/// As it is written in braces: kai, track=0.5.
std::string sample_setting(const SpanName& span, Language language);

/// What its value may be; empty for a name without one.
std::string value_range(const SpanName& span, Language language);

struct SpanSetting {
  InlineKind kind = InlineKind::kai;
  int value = 0;
};

/// A note in braces, as bytes of the text.
struct WrittenNote {
  std::size_t name = 0;   // where its name begins
  std::size_t begin = 0;  // of its text
  std::size_t end = 0;    // the } that closes the braces; npos: there is none
  bool first = false;     // no other setting stands before it
};

/// The note in the braces whose inside begins at `begin`, if there is one. Linear in what it reads.
std::optional<WrittenNote> find_note(std::string_view text, std::size_t begin);

/// Of a text without marks of its own (a title, a caption, the notes of a table): reports a note, and the first mark
/// that body text would have read, `**…**`, `[…]{…}` or `[…](…)`, which is printed as typed here.
void check_plain_words(const LocatedText& text, Diagnostics& faults);

/// Adds what the bytes [begin, end) of `text`, between braces, ask for. False after reporting.
bool read_settings(const LocatedText& text, std::size_t begin, std::size_t end, std::vector<SpanSetting>& settings,
                   Diagnostics& faults);

}  // namespace typeset
