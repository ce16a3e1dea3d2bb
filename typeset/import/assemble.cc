#include "import/assemble.h"

#include <span>
#include <utility>

#include "import/faults.h"
#include "import/join.h"
#include "import/parts.h"
#include "import/tables.h"
#include "import/words.h"

namespace typeset::pasted {

namespace {

/// A forced line end is a gap: below a table 注：甲{换行}乙 would be a note of it, which has but one line.
std::string in_one_line(std::string text) {
  for (std::size_t at = text.find(kLineBreak); at != std::string::npos; at = text.find(kLineBreak, at))
    text.replace(at, kLineBreak.size(), "  ");
  return tidy(text);
}

Paragraphs as_paragraphs(const Lines& lines, Diagnostics& doubts) {
  Paragraphs paragraphs;
  for (const TextLine& line : lines) {
    const std::string text = line.picture ? line.text : in_one_line(line.text);
    paragraphs.push_back({{text, line.span}, 0, line.picture, line.picture});
  }
  cut_long(paragraphs, doubts);
  return paragraphs;
}

/// Head and imprint may have left lines to be kept as text.
void keep_rest(Draft& draft, const Paragraphs& above, const Paragraphs& below) {
  if (above.empty() && below.empty()) return;
  if (draft.articles.empty()) draft.articles.emplace_back();
  Paragraphs& first = draft.articles.front().body;
  first.insert(first.begin(), above.begin(), above.end());
  ArticleDraft& article = draft.articles.back();
  Paragraphs& last = article.briefs.empty() ? article.body : article.briefs.back().body;
  last.insert(last.end(), below.begin(), below.end());
}

}  // namespace

Draft assemble(Lines lines, FootNotes notes, Ledger& ledger, Diagnostics& doubts) {
  Draft draft;
  draft.foot_notes = std::move(notes);
  part_head(lines);
  const Zones zones = find_zones(lines);
  // Only articles have tables.
  undo_rows(std::span(lines).first(zones.articles_begin), ledger);
  undo_rows(std::span(lines).subspan(zones.imprint_begin), ledger);
  Lines above;
  Lines below;
  assemble_head(lines, zones, draft, above, ledger, doubts);
  assemble_articles(lines, zones, draft, ledger, doubts);
  assemble_imprint(std::span<const TextLine>(lines).subspan(zones.imprint_begin), draft, below, ledger, doubts);
  for (const TextLine& line : below) doubts.report(import_faults::kOddLine, line.span);
  keep_rest(draft, as_paragraphs(above, doubts), as_paragraphs(below, doubts));
  return draft;
}

}  // namespace typeset::pasted
