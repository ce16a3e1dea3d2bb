// The parts of assemble(), one file each. All take the lines of their zone, fill their fields of the draft, and leave
// what they do not understand to be kept as text.
#pragma once

#include <span>

#include "base/diagnostic.h"
#include "import/draft.h"
#include "import/zones.h"

namespace typeset::pasted {

/// What stands at the left and the right of one line of the head, 秘密★1年　　编号：000012 or 第34期　　签发人：张三,
/// becomes lines of its own.
void part_head(Lines& lines);

/// 签发人：张三　李四 → the names; false if the line is none.
bool take_signers(const TextLine& line, Draft& draft, Ledger& ledger);

/// 密级, 标注, 编号, 刊名上方, 刊名, 期号 or 增刊, 总期号, 编发单位, 日期, 签发人. Lines that no field takes go into
/// `rest`.
void assemble_head(const Lines& lines, const Zones& zones, Draft& draft, Lines& rest, Ledger& ledger,
                   Diagnostics& doubts);

/// Titles, 按语, bodies, 供稿, 简讯.
void assemble_articles(const Lines& lines, const Zones& zones, Draft& draft, Ledger& ledger, Diagnostics& doubts);

/// 报, 送, 发, 印发, 份数, 编审; 主题词 are left out and reported. Lines that no field takes go into `rest`.
void assemble_imprint(std::span<const TextLine> lines, Draft& draft, Lines& rest, Ledger& ledger, Diagnostics& doubts);

}  // namespace typeset::pasted
