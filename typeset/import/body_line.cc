#include "import/body_line.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <vector>

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

/// Which marks of the text have a backslash: those that could be read as ones of the grammar, or besides them all of a
/// kind. Links are lost with brackets, so asterisks are tried first.
enum class Guard : std::uint8_t { where_needed, asterisks, brackets, all };

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
  const std::string behind_bracket = "]" + std::string(kLineBreak);  // `]{换行}`
  const auto holds = [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; };
  return {guard == Guard::brackets || guard == Guard::all || holds("]{") || holds(behind_bracket) ||
              has_marks_in_address(text),
          guard == Guard::asterisks || guard == Guard::all || holds(kStrongMark) ||
              text.find(kStrongBegin) != std::string_view::npos};
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

/// Writes the text of a paragraph, or of a note within its braces, from left to right; pictures are still ones.
class MarkedText {
 public:
  MarkedText(const Paragraph& paragraph, bool of_note, const Risks& risks, Guard guard)
      : text_(paragraph.text),
        row_(paragraph.row.row),
        heading_(paragraph.heading > 0),
        noted_(!paragraph.notes.empty()),
        of_note_(of_note),
        risks_(risks),
        guard_(guard),
        note_(paragraph.notes.begin()),
        notes_end_(paragraph.notes.end()) {}

  std::string write() {
    for (std::size_t at = 0; at < text_.size();) {
      put_notes(at);
      if (text_.substr(at).starts_with(kLineBreak)) {
        at = put_break(at);
      } else if (text_[at] == kStrongBegin) {
        at = begin_strong(at);
      } else if (text_[at] == kStrongEnd) {
        at = end_strong(at);
      } else {
        put_byte(at++);
      }
    }
    put_notes(text_.size());
    return std::move(made_);
  }

 private:
  void put_notes(std::size_t at) {
    for (; note_ != notes_end_ && note_->at <= at; ++note_) made_ += "[]{注=" + note_text(note_->text, guard_) + "}";
  }

  /// At the ends of a text a forced line end parts nothing; a backslash would take its brace for text.
  std::size_t put_break(std::size_t at) {
    at += kLineBreak.size();
    std::size_t behind = at;
    while (behind < text_.size() && !counts(decode_utf8(text_, behind).code_point)) {
      behind += decode_utf8(text_, behind).length;
    }
    const bool inside = made_.find_first_not_of("* ") != std::string::npos && behind < text_.size();
    if (inside) made_ += made_.ends_with('\\') ? " {换行}" : "{换行}";
    return at;
  }

  /// Whether something strong stands between the mark and the next that ends it: a backslash would take that for its
  /// own.
  bool opens_strong(std::size_t at) const {
    const std::size_t end = text_.find(kStrongEnd, at), again = text_.find(kStrongBegin, at + 1);
    return end != std::string_view::npos && end > at + 1 && end < again && text_[end - 1] != '\\';
  }

  std::size_t begin_strong(std::size_t at) {
    if (!strong_ && !made_.ends_with('\\') && opens_strong(at)) {
      made_ += kStrongMark;
      strong_ = true;
    }
    return at + 1;
  }

  /// Two stretches side by side are one: four asterisks would be text.
  std::size_t end_strong(std::size_t at) {
    std::size_t next = at + 1;
    while (next < text_.size() && text_[next] == kStrongEnd) ++next;
    while (next < text_.size() && text_[next] == kStrongBegin && !opens_strong(next)) ++next;
    const bool goes_on = next < text_.size() && text_[next] == kStrongBegin;
    const bool noted = note_ != notes_end_ && note_->at <= next;
    if (strong_ && goes_on && !noted) return next + 1;
    if (strong_) made_ += kStrongMark;
    strong_ = false;
    return at + 1;
  }

  /// A mark of strong words that was not written may stand between.
  bool behind_backslash() const { return made_.ends_with('\\'); }

  /// Whether bars at the head of the line would make a row of it. A note may have the second of them.
  bool begins_row(std::size_t at) const { return is_blank(made_) && (opens_table(text_.substr(at)) || noted_); }

  /// What stands behind a bracket: an address, what the reader would take for a faulty one, or neither.
  struct Behind {
    enum class Sort : std::uint8_t { text, faulty, address } sort = Sort::text;
    std::size_t end = 0;
  };
  Behind behind_bracket(std::size_t at) const {
    if (at >= text_.size() || text_[at] != '(') return {};
    const std::size_t end = target_end(text_, at);
    if (end == std::string_view::npos || end > cell_end(text_, at, row_)) return {};
    const bool sound = read_target(text_.substr(at + 1, end - at - 2)).fault == Target::Fault::none;
    return {sound ? Behind::Sort::address : Behind::Sort::faulty, end};
  }

  /// Whether the byte would be read as a mark, or the backslash before it as that of a mark.
  bool needs_backslash(std::size_t at) const {
    const char c = text_[at];
    if (of_note_ && (c == '{' || c == '}')) return true;
    if (c == '{') return line_break_end(text_, at) > 0;
    if (kGrammar.find(c) == std::string_view::npos) return false;
    // In a row, a bar behind a backslash is one already.
    if (behind_backslash() && !(c == '|' && row_)) return true;
    switch (c) {
      case '*': return risks_.asterisks;
      case '#': return is_blank(made_) && !heading_;
      case '|': return !row_ && begins_row(at);
      default: return risks_.brackets;
    }
  }

  void put_byte(std::size_t at) {
    const char c = text_[at];
    const bool parts_cells = c == '|' && row_ && (at == 0 || text_[at - 1] != '\\');
    if (parts_cells && behind_backslash()) made_ += ' ';
    const bool in_address = at < address_;
    // At the head of a line, where rows are no longer typed so, and behind a backslash, which would go; in a cell, in
    // an address too.
    if ((!in_address || row_) && text_.substr(at).starts_with(kWideBar) && (behind_backslash() || begins_row(at))) {
      made_ += '\\';
    }
    bool escaped = !in_address && needs_backslash(at);
    if (parts_cells && !in_address && !escaped) brackets_.clear();
    if (c == ']' && !in_address && !escaped && !brackets_.empty()) escaped = !close_bracket(at);
    if (escaped) made_ += '\\';
    if (c == '[' && !in_address && !escaped && !is_picture_at(text_, at)) brackets_.push_back(made_.size());
    made_ += c;
  }

  /// Finds out what a bracket that is closed belongs to. False: to no link that a source can have, and both its marks
  /// are to have a backslash.
  bool close_bracket(std::size_t at) {
    const std::size_t opened = brackets_.back();
    brackets_.pop_back();
    const bool noted = note_ != notes_end_ && note_->at == at + 1;  // a note stands between
    const Behind behind = noted ? Behind() : behind_bracket(at + 1);
    if (behind.sort == Behind::Sort::address) address_ = behind.end;
    if (behind.sort != Behind::Sort::faulty) return true;
    made_.insert(opened, 1, '\\');
    return false;
  }

  std::string_view text_;
  bool row_, heading_, noted_, of_note_;
  Risks risks_;
  Guard guard_;
  std::vector<NoteDraft>::const_iterator note_, notes_end_;  // the next that is to be put
  std::string made_;
  bool strong_ = false;                // `**` was written that is still to be closed
  std::size_t address_ = 0;            // the end of a link's, in which everything stands for itself
  std::vector<std::size_t> brackets_;  // that are open, in what was written
};

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
  std::string made = MarkedText(note, true, risks, guard).write();
  if (link && !risks.brackets && has_faulty_link(made)) {
    risks.brackets = true;
    made = MarkedText(note, true, risks, guard).write();
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
  made += MarkedText(paragraph, false, risks_of(paragraph.text, guard), guard).write();
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
  std::size_t least = misread(line, paragraph);
  for (const Guard guard : {Guard::asterisks, Guard::brackets, Guard::all}) {
    if (least == 0) break;
    std::string guarded = written(paragraph, guard);
    if (guarded == line) continue;
    const std::size_t found = misread(guarded, paragraph);
    if (found >= least) continue;
    least = found;
    line = std::move(guarded);
  }
  return line;
}

}  // namespace typeset::pasted
