#include "import/body_line.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "base/address.h"
#include "base/characters.h"
#include "base/look_alikes.h"
#include "base/utf8.h"
#include "import/ledger.h"
#include "import/tables.h"
#include "import/words.h"
#include "source/body.h"
#include "source/level_mark.h"
#include "source/line_forms.h"
#include "source/pictures.h"
#include "source/spans.h"
#include "source/table.h"
#include "source/text.h"

namespace typeset::pasted {

namespace {

constexpr std::string_view kGrammar = "*[]#|";  // what a backslash keeps literal (docs/body.md)

/// Whether marks of the text are escaped where they could be read as ones of the grammar, or all of them.
enum class Guard : std::uint8_t { where_needed, everywhere };

/// Whether a span could be read where none was meant: `[…]{…}`, or a pair of asterisks.
struct Risks {
  bool brackets = false;
  bool asterisks = false;
};

/// Whether marks, a picture or a note stand in what would be read as the address of a link: then it was none.
bool has_marks_in_address(std::string_view text) {
  constexpr std::string_view kMarks = {"\x01\x02", 2};
  static_assert(kMarks[0] == kStrongBegin && kMarks[1] == kStrongEnd);
  for (std::size_t at = text.find("]("); at != std::string_view::npos; at = text.find("](", at + 2)) {
    const std::size_t end = target_end(text, at + 1);
    if (end == std::string_view::npos) continue;
    const std::string_view address = text.substr(at, end - at);
    const bool marked = address.find_first_of(kMarks) != std::string_view::npos;
    const auto holds = [&](std::string_view sign) { return address.find(sign) != std::string_view::npos; };
    if (marked || holds(kLineBreak) || holds("![") || holds("[]{")) return true;
  }
  return false;
}

Risks risks_of(std::string_view text, Guard guard) {
  if (guard == Guard::everywhere) return {true, true};
  const std::string behind_bracket = "]" + std::string(kLineBreak);  // `]{换行}`
  return {text.find("]{") != std::string_view::npos || text.find(behind_bracket) != std::string_view::npos ||
              has_marks_in_address(text),
          text.find("**") != std::string_view::npos || text.find(kStrongBegin) != std::string_view::npos};
}

std::string note_text(const std::string& text, Guard guard);

/// Where the cell of a row ends that byte `at` lies in; of what is no row, nowhere.
std::size_t cell_end(std::string_view text, std::size_t at, bool row) {
  if (!row) return std::string_view::npos;
  std::size_t bar = text.find('|', at);
  while (bar != std::string_view::npos && bar > 0 && text[bar - 1] == '\\') bar = text.find('|', bar + 1);
  return bar;
}

/// Whether the bracket at byte `at` is that of a picture, which among words will be text: it opens nothing then.
bool is_picture_at(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  return (before.ends_with('!') && picture_end(text, at - 1) > 0) ||
         (before.ends_with("！") && picture_end(text, at - std::string_view("！").size()) > 0);
}

/// The text of a paragraph, or of a note within its braces, as far as `risks` goes; pictures are still ones.
std::string marked_text(const Paragraph& paragraph, bool of_note, const Risks& risks, Guard guard) {
  const std::string_view text = paragraph.text;
  std::string made;
  std::size_t open = std::string::npos;  // where `**` was written
  std::size_t address = 0;               // the end of a link's, in which everything stands for itself
  std::size_t brackets = 0;              // that are open
  bool closed = false;                   // one of them, by what was written last
  auto note = paragraph.notes.begin();
  const auto put_notes = [&](std::size_t at) {
    for (; note != paragraph.notes.end() && note->at <= at; ++note)
      made += "[]{注=" + note_text(note->text, guard) + "}";
  };
  // A backslash before a mark would take it for its own.
  const auto opens_strong = [&](std::size_t at) {
    const std::size_t end = text.find(kStrongEnd, at), again = text.find(kStrongBegin, at + 1);
    return end != std::string_view::npos && end > at + 1 && end < again && text[end - 1] != '\\';
  };
  // A note may have the second bar that makes a row of the line.
  const auto begins_row = [&](std::size_t at) { return opens_table(text.substr(at)) || !paragraph.notes.empty(); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    put_notes(i);
    if (text.substr(i).starts_with(kLineBreak)) {
      // At the ends of a text there is nothing to part; a backslash would take it for text.
      std::size_t behind = i + kLineBreak.size();
      while (behind < text.size() && !counts(decode_utf8(text, behind).code_point)) {
        behind += decode_utf8(text, behind).length;
      }
      const bool inside = made.find_first_not_of("* ") != std::string::npos && behind < text.size();
      if (inside) made += made.ends_with('\\') ? " {换行}" : "{换行}";
      i += kLineBreak.size() - 1;
      continue;
    }
    if (c == kStrongBegin) {
      if (open == std::string::npos && !made.ends_with('\\') && opens_strong(i)) {
        made += "**";
        open = i;
      }
      continue;
    }
    if (c == kStrongEnd) {
      // Two stretches side by side are one: four asterisks would be text.
      std::size_t next = i + 1;
      while (next < text.size() && text[next] == kStrongEnd) ++next;
      while (next < text.size() && text[next] == kStrongBegin && !opens_strong(next)) ++next;
      const bool goes_on = next < text.size() && text[next] == kStrongBegin;
      const bool noted = note != paragraph.notes.end() && note->at <= next;
      if (open != std::string::npos && goes_on && !noted) {
        i = next;
        continue;
      }
      if (open != std::string::npos) made += "**";
      open = std::string::npos;
      continue;
    }
    if (c == '(' && closed) {
      const std::size_t end = target_end(text, i);
      const bool found = end != std::string_view::npos && end <= cell_end(text, i, paragraph.row.row);
      if (found && read_target(text.substr(i + 1, end - i - 2)).fault == Target::Fault::none) address = end;
    }
    // In a cell a backslash before a bar goes in an address too.
    if ((i >= address || paragraph.row.row) && text.substr(i).starts_with(kWideBar) &&
        ((i > 0 && text[i - 1] == '\\') || (is_blank(made) && begins_row(i)))) {
      made += '\\';  // at the head of a line, where rows are no longer typed so; behind a backslash, which would go
    }
    const bool brace = of_note && (c == '{' || c == '}');
    const bool mark = i >= address && (kGrammar.find(c) != std::string_view::npos || c == '{' || brace);
    const bool behind_slash = i > 0 && text[i - 1] == '\\';
    const bool needs = (c == '*' && risks.asterisks) || ((c == '[' || c == ']') && risks.brackets) ||
                       (c == '#' && is_blank(made) && paragraph.heading == 0) ||
                       (c == '|' && is_blank(made) && !paragraph.row.row && begins_row(i)) ||
                       (c == '{' && line_break_end(text, i) > 0) || brace;
    // In a row, a bar behind a backslash is one already.
    const bool escaped = mark && (needs || (behind_slash && c != '{' && !(c == '|' && paragraph.row.row)));
    if (escaped) made += '\\';
    made += c;
    if (c == '|' && i >= address && paragraph.row.row && !escaped && !behind_slash) brackets = 0;  // the next cell
    closed = c == ']' && i >= address && !escaped && brackets > 0;
    if (closed) --brackets;
    if (c == '[' && i >= address && !escaped && !is_picture_at(text, i)) ++brackets;
  }
  put_notes(text.size());
  return made;
}

/// Whether the reader finds fault with a link of the note, which may be none.
bool has_faulty_link(const std::string& note) {
  Tally tally;
  Diagnostics faults;
  read_inline(LocatedText(note, {FileId::none, 0, static_cast<std::uint32_t>(note.size())}), tally, faults);
  return !faults.all().empty();
}

/// As it stands within the braces of a note.
std::string note_text(const std::string& text, Guard guard) {
  const Paragraph note{{text, {}}};
  Risks risks = risks_of(text, guard);
  const bool link = text.find("](") != std::string::npos;
  // Braces are escaped there, which an address would take for its own.
  risks.brackets = risks.brackets || (link && text.find_first_of("{}") != std::string::npos);
  std::string made = marked_text(note, true, risks, guard);
  if (link && !risks.brackets && has_faulty_link(made)) {
    risks.brackets = true;
    made = marked_text(note, true, risks, guard);
  }
  // A backslash before the closing brace would open it again.
  if (made.ends_with('\\')) made += ' ';
  return made;
}

std::string written(const Paragraph& paragraph, Guard guard) {
  constexpr int kDeepest = 4;
  constexpr std::string_view kQuotation = "> ";
  constexpr char kFirstOfFullWidth = '\xef';  // ！ in UTF-8
  std::string made(static_cast<std::size_t>(std::clamp(paragraph.heading, 0, kDeepest)), '#');
  if (!made.empty()) made += ' ';
  made += marked_text(paragraph, false, risks_of(paragraph.text, guard), guard);
  // A space behind a mark that was not written would indent the line.
  made.erase(0, std::min(made.find_first_not_of(' '), made.size()));
  for (std::size_t i = 0; i < made.size(); ++i) {
    const std::size_t end = made[i] == '!' || made[i] == kFirstOfFullWidth ? picture_end(made, i) : 0;
    if (end > 0 && end <= cell_end(made, i, paragraph.row.row)) made.insert(i++, 1, '\\');
  }
  // Items and quotations stay what they are, unless their sign was text; a rule or an instruction was.
  LineOpening opening = line_opening(made);
  if (opening.quoted && !paragraph.literal &&
      (opening.sort == LineSort::rule || (paragraph.quoted_literal && opening.text_begin > kQuotation.size()))) {
    // Behind the sign of a quotation no backslash makes text of another sign; braces do, and change nothing.
    const std::size_t begin = opening.sort == LineSort::rule ? made.find('-') : kQuotation.size();
    const std::size_t end = opening.sort == LineSort::rule ? made.size() : begin + 1;
    made.insert(end, "]{不断行}");
    made.insert(begin, "[");
    opening = line_opening(made);
  }
  // Behind a sign, too, a # would be that of a heading.
  if (opening.text_begin > 0 && made.compare(opening.text_begin, 1, "#") == 0) made.insert(opening.text_begin, 1, '\\');
  const bool special = is_instruction(made) || is_remark(made) || opening.sort == LineSort::rule ||
                       opens_escaped(made) || (paragraph.literal && opening.text_begin > 0);
  if (special && !paragraph.row.row) made.insert(0, 1, '\\');
  return made;
}

/// How often each character is written, but for those of marks and bullets, which say how it is read.
using Count = std::map<char32_t, long>;

void count(std::string_view text, long sign, Count& all) {
  constexpr char32_t kFirstLetter = 0x80;
  for_each_character(text, [&](std::size_t, char32_t c) {
    const char32_t meant = ideograph_of_radical(c);
    const bool word = c >= kFirstLetter || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (word && counts(c)) all[meant != 0 ? meant : c] += sign;
  });
}

void count_links(const std::vector<InlineSpan>& spans, Count& all) {
  for (const InlineSpan& span : spans) {
    if (span.kind == InlineKind::link) count(span.target.str(), -1, all);
  }
}

/// In how much the reader does not take the line for what the paragraph says: faults, and characters too many and too
/// few.
std::size_t misread(const std::string& written, const Paragraph& paragraph) {
  const std::string line = paragraph.row.row ? between_bars(written) : written;
  Body body;
  Tally tally;
  Diagnostics faults;
  read_body(LocatedText(line, {FileId::none, 0, static_cast<std::uint32_t>(line.size())}), body, tally, faults);
  Count differences;
  count(paragraph.text, 1, differences);
  for (const NoteDraft& note : paragraph.notes) count(note.text, 1, differences);
  for (const BodyLine& read : body) {
    count(read.text.str(), -1, differences);
    count_links(read.spans, differences);
    for (const InlineNote& note : read.notes) {
      count(note.text.str(), -1, differences);
      count_links(note.spans, differences);
    }
    for (const Table& table : read.table) {
      for (const TableRow& row : table.rows) {
        for (const TableCell& cell : row) {
          count(cell.text.str(), -1, differences);
          count_links(cell.spans, differences);
        }
      }
    }
  }
  std::size_t found = faults.all().size() + (has_marks_in_address(line) ? 1 : 0);
  for (const auto& [c, surplus] : differences) found += static_cast<std::size_t>(std::abs(surplus));
  return found;
}

}  // namespace

std::string body_line(const Paragraph& paragraph) {
  if (paragraph.picture) return paragraph.text;
  std::string line = written(paragraph, Guard::where_needed);
  const std::size_t found = misread(line, paragraph);
  if (found == 0) return line;
  std::string guarded = written(paragraph, Guard::everywhere);
  return guarded != line && misread(guarded, paragraph) < found ? guarded : line;
}

}  // namespace typeset::pasted
