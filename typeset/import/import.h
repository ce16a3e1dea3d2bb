// A pasted text → the YAML source of an issue: the import room's front door.
//
// For the clerk who has last week's bulletin as text copied out of a word processor or a PDF. Four stages, a file each:
// text → lines (lines.h; Markdown: markdown.cc), lines → zones: head, contents, articles, imprint (zones.h), zones →
// Draft (assemble.h), Draft → YAML (write_yaml.h). What cannot be told from the text is decided by rule and reported as
// a doubt at its line; what is not understood is kept as a paragraph. The ledger proves that no character was lost.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "import/ledger.h"
#include "import/lines.h"
#include "source/next_issue.h"

namespace typeset::pasted {

enum class Format : std::uint8_t { plain, markdown };

/// Lines of text that are read; no body of a source may hold more paragraphs.
inline constexpr std::size_t kMostLines = 10'000;

struct Imported {
  std::string yaml;
  std::size_t characters = 0;  // of the text, white space not counted
  std::size_t kept = 0;        // of them, in the source
  Ledger ledger;
};

/// The source of what `file` holds; `style` is written as the style's name if it is not empty, `day` as the issue's
/// where the text has none, below a remark that asks to look at it unless it is certain. None after an error: too much
/// text, none at all, or a character lost (which is a fault of the program). The YAML reads back through
/// parse_yaml() and read_issue() without errors, except for fields that `style` has to give.
/// Pictures of a Markdown file are taken over where `has_picture` finds them, as seen from the source's folder; all are
/// without it.
std::optional<Imported> read_text(const Sources& sources, FileId file, Format format, std::string_view style,
                                  const IssueDay& day, Diagnostics& doubts, const HasPicture& has_picture = nullptr);

}  // namespace typeset::pasted
