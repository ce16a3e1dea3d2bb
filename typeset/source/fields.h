// The one table of fields: every key of a source file, once.
//
// The reader, the JSON Schema (schema.h) and `hongtou explain` are made from it. A field's type is the type of the
// member of Issue, of a kind's part, of Article, Brief, Imprint, Picture or Table that it fills. To add a field: a
// member in issue.h, a line in fields.cc; a new type of member also needs a read_value() in read.cc, a value() in
// visit.cc and a schema_of() in schema.cc.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "source/issue.h"
#include "source/kinds.h"

namespace typeset {

enum class FieldUse : std::uint8_t { optional, required };

/// What a text of a field is: words of the document, printed or read out; the path of a picture; that of another file,
/// of figures or of text; or a name that only the program reads (a style, a rule of lint/ with the reason to silence
/// it).
enum class TextSort : std::uint8_t { words, path, file, name };

/// What people write as a field and is none yet: parts of the kinds that cannot be set. `hongtou explain` has a word on
/// each.
inline constexpr std::array<std::string_view, 4> kNotYet = {"附件", "主送", "印章", "发文字号"};

/// What is said of a field.
struct FieldInfo {
  std::string_view key;
  std::string_view zh;  // accepted wherever the key is
  FieldUse use = FieldUse::optional;
  KindSet documents = 0;    // the kinds it belongs to (kinds.h)
  std::string_view clause;  // BR-1, GB-7.4.2a …; empty: ours
  std::string_view help_zh;
  std::string_view help_en;
  std::string_view label = {};  // of a line of distribution: what is printed before the colon
  TextSort sort = TextSort::words;
  std::string_view or_else = {};  // the key of the field that may stand in place of a required one, and not beside it
};

template <typename Owner>
using MemberOf = std::variant<
    LocatedText Owner::*, std::vector<LocatedText> Owner::*, std::optional<std::vector<LocatedText>> Owner::*,
    std::optional<Located<int>> Owner::*, std::optional<Located<Date>> Owner::*,
    std::optional<Located<GivenWidth>> Owner::*, std::optional<Located<Secrecy>> Owner::*,
    std::optional<Located<bool>> Owner::*, std::optional<Located<Encoding>> Owner::*, std::vector<PictureRow> Owner::*,
    Located<DocumentKind> Owner::*, Body Owner::*, std::vector<Article> Owner::*, std::vector<Brief> Owner::*,
    Imprint Owner::*, std::vector<Distribution> Owner::*, std::vector<Credit> Owner::*, std::vector<Silence> Owner::*,
    std::vector<Table> Owner::*, std::vector<TableRow> Owner::*, std::vector<TableColumn> Owner::*,
    Located<TableForm> Owner::*, std::vector<DataName> Owner::*>;

template <typename... Variants>
struct Joined;
template <typename... Ts>
struct Joined<std::variant<Ts...>> {
  using Type = std::variant<Ts...>;
};
template <typename... Ts, typename... Us, typename... More>
struct Joined<std::variant<Ts...>, std::variant<Us...>, More...> : Joined<std::variant<Ts..., Us...>, More...> {};

/// A member of the owner; of a document, also of a kind's part.
template <typename Owner, typename Part>
struct MemberOfDocument;
template <typename Owner, typename... Parts>
struct MemberOfDocument<Owner, std::variant<Parts...>> : Joined<MemberOf<Owner>, MemberOf<Parts>...> {};
template <typename Owner>
struct FieldMember : Joined<MemberOf<Owner>> {};
template <>
struct FieldMember<Issue> : MemberOfDocument<Issue, KindPart> {};

template <typename Owner>
struct Field {
  FieldInfo info;
  typename FieldMember<Owner>::Type member;
};

/// What a member of `Part` is a member of: the owner itself or, if it is a document of that kind, its part; else null.
template <typename Part, typename Owner>
auto part_of(Owner& owner) {
  if constexpr (std::is_same_v<Part, std::remove_const_t<Owner>>) {
    return &owner;
  } else {
    return std::get_if<Part>(&owner.part);
  }
}

/// False after reporting: documents of this kind have no such field. `key`: as the source has it.
bool check_kind(const FieldInfo& field, const LocatedText& key, DocumentKind kind, Diagnostics& faults);

std::span<const Field<Issue>> issue_fields();
std::span<const Field<Article>> article_fields();
std::span<const Field<Brief>> brief_fields();
std::span<const Field<Imprint>> imprint_fields();
std::span<const Field<Picture>> picture_fields();
std::span<const Field<Table>> table_fields();

/// How a field is written, for messages, help and the scan of the lines.
enum class FieldShape : std::uint8_t {
  text,
  lines,  // a text, or a list of texts
  number,
  date,
  secrecy,
  flag,  // yes or no
  kind,
  body,      // text of paragraphs
  articles,  // lists of mappings
  briefs,
  pictures,  // a file, a mapping, or a list of either
  width,
  encoding,
  tables,   // a list of mappings
  rows,     // a list of lists of texts
  columns,  // a list of descriptions
  form,     // words of a table's form
  imprint,  // mappings
  credits,
  distribution,  // a text, or a list joined with ，
  labelled,      // a list of one-key mappings
  silences,      // mappings
  data
};

struct ShapeName {
  std::string_view zh;
  std::string_view en;
};
ShapeName shape_name(FieldShape shape);

/// A row of the table whatever its owner: what `hongtou explain` lists.
struct FieldRow {
  const FieldInfo* info;
  FieldShape shape;
  std::string_view owner;     // "", "articles", "briefs", "imprint", "pictures", "tables"
  std::string_view owner_zh;  // "", 文章, 简讯, 版记, 图片, 表格
};

/// Every field, in the order of the table: issue, article, brief, imprint, picture, table.
const std::vector<FieldRow>& all_fields();

/// The rows whose key is `key`, in either language; `articles.title` and 文章.标题 name one.
std::vector<FieldRow> find_fields(std::string_view key);

}  // namespace typeset
