#include "source/kinds.h"

#include <algorithm>
#include <array>
#include <string>

#include "source/skeletons.h"

namespace typeset {

namespace {

constexpr std::array<KindRow, 5> kKinds = {{{DocumentKind::bulletin, "bulletin", "简报", "bulletin", kBulletinSkeleton},
                                            {DocumentKind::document, "document", "公文", "", ""},
                                            {DocumentKind::letter, "letter", "信函", "", ""},
                                            {DocumentKind::order, "order", "命令", "", ""},
                                            {DocumentKind::minutes, "minutes", "纪要", "", ""}}};

}  // namespace

std::span<const KindRow> kinds() { return kKinds; }

const KindRow& kind_row(DocumentKind kind) { return *std::ranges::find(kKinds, kind, &KindRow::kind); }

const KindRow* find_kind(std::string_view name) {
  const auto row =
      std::ranges::find_if(kKinds, [&](const KindRow& known) { return known.key == name || known.zh == name; });
  return row != kKinds.end() ? row : nullptr;
}

KindSet settable_kinds() {
  KindSet set = 0;
  for (const KindRow& row : kKinds) set |= row.style.empty() ? 0 : kind_bit(row.kind);
  return set;
}

Term names_of(KindSet set) {
  Term names("", "");
  for (const KindRow& row : kKinds) {
    if (!holds(set, row.kind)) continue;
    names.zh += (names.zh.empty() ? "" : "、") + std::string(row.zh) + "（" + std::string(row.key) + "）";
    names.en += (names.en.empty() ? "" : ", ") + std::string(row.key);
  }
  return names;
}

}  // namespace typeset
