// The one table of kinds of document: what each is called, the style it is set in, the source to begin one with.
//
// The reader, the schema, `hongtou explain`, `hongtou new`, import and the look-up of styles take kinds from here; no
// other place spells one. To add a kind: docs/architecture.md (a row here, a part in issue.h, rows in fields.cc, a fill()
// in compose/elements.h, a style).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/diagnostic.h"

namespace typeset {

enum class DocumentKind : std::uint8_t { bulletin, document, letter, order, minutes };

struct KindRow {
  DocumentKind kind;
  std::string_view key;       // bulletin
  std::string_view zh;        // 简报; accepted wherever the key is
  std::string_view style;     // that it is set in unless the source names one; empty: it cannot be set yet
  std::string_view skeleton;  // the source that `hongtou new` writes; it builds as it is
};

/// The first is what a source is that does not say.
std::span<const KindRow> kinds();
const KindRow& kind_row(DocumentKind kind);

/// The row that a word in either language names; null if none does.
const KindRow* find_kind(std::string_view name);
/// The kind that a paper of that name is: 通知 a 公文, 函 a 信函, 动态 a 简报; null: nobody writes it so.
const KindRow* kind_of_paper(std::string_view name);

/// Kinds as bits, as a field of the source says where it belongs.
using KindSet = std::uint32_t;
constexpr KindSet kind_bit(DocumentKind kind) { return KindSet{1} << static_cast<unsigned>(kind); }
constexpr bool holds(KindSet set, DocumentKind kind) { return (set & kind_bit(kind)) != 0; }

/// Those that can be set.
KindSet settable_kinds();

/// 简报（bulletin）、纪要（minutes）: the kinds of a set, in the order of the table.
Term names_of(KindSet set);

// Help of the field `kind`, here because it names one.
inline constexpr std::string_view kKindHelpZh = "文件的类型：bulletin（简报）；不写就是简报";
inline constexpr std::string_view kKindHelpEn = "kind of document: bulletin, which is also the default";

}  // namespace typeset
