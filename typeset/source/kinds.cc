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

const KindRow* kind_of_paper(std::string_view name) {
  // The fifteen of 党政机关公文处理工作条例, article 8; letters, orders and minutes have layouts of their own.
  constexpr std::string_view kDocuments[] = {"决议", "决定", "公报", "公告", "通告", "意见",
                                             "通知", "通报", "报告", "请示", "批复", "议案"};
  if (std::ranges::find(kDocuments, name) != std::end(kDocuments)) return &kind_row(DocumentKind::document);
  if (name == "函" || name == "便函" || name == "公函") return &kind_row(DocumentKind::letter);
  if (name == "令") return &kind_row(DocumentKind::order);
  if (name == "会议纪要") return &kind_row(DocumentKind::minutes);
  constexpr std::string_view kBulletins[] = {"工作简报", "工作动态", "动态", "信息", "信息简报", "专报"};
  if (std::ranges::find(kBulletins, name) != std::end(kBulletins)) return &kind_row(DocumentKind::bulletin);
  return nullptr;
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
