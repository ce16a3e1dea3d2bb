// The one table of style keys: names in both languages, kind of value, default, clause, help, and where in a Style the
// value goes. Reading, `hongtou explain`, docs/styles.md and the JSON Schema come from it.
//
// A key is named section.key: `masthead.top`, 刊名.上距; in a file the section is a mapping. To add a key: a field in
// Style, a line in keys.cc, and `HONGTOU_UPDATE_DOCS=1` for the docs (tests/style/reference_test.cc).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/length.h"
#include "base/role.h"
#include "style/style.h"

namespace typeset {

enum class StyleSection : std::uint8_t {
  page,
  grid,
  body,
  text,
  above,
  masthead,
  flags,
  number,
  issuer,
  head_rule,
  contents,
  section,
  title,
  note,
  contributor,
  sign_off,
  briefs,
  list,
  quotation,
  box,
  columns,
  rule,
  picture,
  footnote,
  table,
  imprint,
  page_number,
  ink_gain,
  print
};

struct StyleSectionName {
  StyleSection section;
  std::string_view en, zh;
  std::string_view help_en, help_zh;
};

/// In the order of StyleSection.
std::span<const StyleSectionName> style_sections();
const StyleSectionName& section_name(StyleSection section);
std::optional<StyleSection> find_section(std::string_view name);  // in either language

/// A field of a Style.
template <typename T>
using At = T& (*)(Style&);

/// What a length measures, which decides its units and when it can be resolved.
enum class LengthKind : std::uint8_t {
  sheet,       // paper and type area: mm, pt
  size,        // type: 字号, pt, mm
  pitch,       // the grid's own: exact-fill, word, mm, pt, em
  across,      // along a line: mm, pt, 字, em
  across_own,  // the same, 字 being the element's own size (GB-U2)
  down         // down the page: mm, pt, 行, em
};

struct LengthSlot {
  At<Length> at;
  LengthKind kind;
  At<Length> em;  // the element's own size; null for sheet and size
  Length least, most;
};
/// A whole number; `counts` says of what, and so which unit may follow it.
struct CountSlot {
  enum class Counts : std::uint8_t { cells, lines, entries, grid_line };  // grid_line: the n-th line of the page; 0: not fixed
  At<int> at;
  Counts counts;
  int least, most;
};
struct PercentSlot {
  At<int> at;
  int least, most;
};
struct FlagSlot {
  void (*set)(Style&, bool);
};
struct RoleSlot {
  At<Role> at;
};
struct ColourSlot {
  At<Paint> at;
};
/// Words set as they are written; none|无 stands for the empty text.
struct TextSlot {
  At<std::string> at;
};
/// A list of words, as a YAML list or in one line with 、 or blanks between; none|无 stands for no words.
struct WordListSlot {
  At<std::vector<std::string>> at;
};
/// Words with fields in braces (form.h).
struct FormSlot {
  At<Form> at;
  std::span<const FormField> fields;
  bool may_be_none = false;  // none|无 stands for an empty form
};
struct StyleWord {
  std::string_view en, zh;
};
/// One of a few words, by its place in the list.
struct WordSlot {
  std::span<const StyleWord> words;
  void (*set)(Style&, std::size_t);
};

using StyleSlot = std::variant<LengthSlot, CountSlot, PercentSlot, FlagSlot, RoleSlot, ColourSlot, TextSlot,
                               WordListSlot, FormSlot, WordSlot>;

struct StyleKey {
  StyleSection section;
  std::string_view en, zh;
  StyleSlot slot;
  std::string_view initial;  // as a style file would write it; read by the same code
  std::string_view clause;
  std::string_view help_en, help_zh;

  std::string dotted_en() const;
  std::string dotted_zh() const;
  Term term() const { return {dotted_zh(), dotted_en()}; }
};

/// Section by section.
std::span<const StyleKey> style_keys();
/// Of one section.
std::span<const StyleKey> style_keys(StyleSection section);
/// By its name within a section, or dotted; each part in either language.
const StyleKey* find_style_key(StyleSection section, std::string_view name);
const StyleKey* find_style_key(std::string_view dotted);

/// What `text.profile` sets where no style gives the key itself.
struct ProfileDefault {
  std::string_view key;  // English, dotted
  std::string_view gb, word;
};
std::span<const ProfileDefault> profile_defaults();

struct StyleFlag {
  StyleWord word;
  bool on;
};
inline constexpr StyleFlag kFlagWords[] = {{{"yes", "是"}, true},    {{"no", "否"}, false},
                                           {{"on", "开"}, true},     {{"off", "关"}, false},
                                           {{"true", "true"}, true}, {{"false", "false"}, false}};
/// Of a `pitch`, in this order.
inline constexpr StyleWord kPitchWords[] = {{"exact-fill", "撑满"}, {"word", "word"}};
inline constexpr StyleWord kNoText = {"none", "无"};
/// Between the words of a WordListSlot.
inline constexpr std::string_view kWordSeparators[] = {"、", "，", "　", ",", " "};
inline constexpr std::size_t kLongestText = 40;  // characters of a TextSlot, and of one word of a WordListSlot
inline constexpr std::size_t kMostWords = 1000;  // of a WordListSlot

struct StyleColour {
  StyleWord name;
  Paint paint;
};
inline constexpr StyleColour kColours[] = {{{"red", "红"}, Paint(0xff0000)},
                                           {{"blue", "蓝"}, Paint(0x0070c0, {90, 50, 0, 0})},
                                           {{"black", "黑"}, Paint(0x000000)},
                                           {{"grey", "灰"}, Paint(0x7f7f7f)},
                                           {{"white", "白"}, Paint(0xffffff)}};

/// Top-level keys of a style file that are no section.
inline constexpr StyleWord kExtendsKey = {"extends", "继承"};
inline constexpr StyleWord kNameKey = {"name", "名称"};
inline constexpr StyleWord kFieldsKey = {"fields", "字段"};

}  // namespace typeset
