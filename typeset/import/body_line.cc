#include "import/body_line.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>
#include <vector>

#include "base/address.h"
#include "base/look_alikes.h"
#include "base/utf8.h"
#include "import/ledger.h"
#include "import/tables.h"
#include "source/body.h"
#include "source/line_forms.h"
#include "source/picture_finder.h"
#include "source/spans.h"
#include "source/table.h"
#include "source/text.h"

namespace typeset::pasted {

namespace {

constexpr std::string_view kGrammar = "*[]#|";  // what a backslash keeps literal (docs/body.md)
constexpr std::string_view kWideExclamation = "！";
constexpr std::string_view kQuotation = "> ";
constexpr std::string_view kNoteMark = "[]{注=";

/// Which marks of the text have a backslash: those that would be read as ones of the grammar, or besides them all of a
/// kind. Links are lost with brackets, so asterisks are tried first.
enum class Guard : std::uint8_t { where_needed, asterisks, brackets, all };

std::string note_text(const std::string& text, Guard guard);

/// The pictures of a text, and the cells in which those of a row lie; what is no row is one cell. To be asked at
/// growing places, so that each is gone through once.
class Pictures {
 public:
  Pictures(std::string_view text, bool row) : text_(text), row_(row), finder_(text) {}

  /// Where the cell ends that byte `at` lies in.
  std::size_t cell_end(std::size_t at) {
    if (!row_) return text_.size();
    if (at >= from_ && at <= bar_) return bar_;
    from_ = at;
    bar_ = text_.find('|', at);
    while (bar_ != std::string_view::npos && bar_ > 0 && text_[bar_ - 1] == '\\') bar_ = text_.find('|', bar_ + 1);
    bar_ = std::min(bar_, text_.size());
    finder_ = PictureFinder(text_.substr(0, bar_));
    return bar_;
  }

  /// Whether what begins at byte `at` reads as one, of either width of its mark.
  bool begins(std::size_t at) { return cell_end(at) > at && finder_.end(at) > 0; }

 private:
  std::string_view text_;
  bool row_;
  PictureFinder finder_;            // of the cell
  std::size_t from_ = 1, bar_ = 0;  // from where a bar was looked for, and where it is
};

/// Writes the text of a paragraph, or of a note within its braces, from left to right; pictures are still ones.
///
/// A backslash that is text takes the mark behind it for its own. Where that mark is meant a blank parts the two; where
/// it is text too it gets a backslash of its own. Of an opening bracket this is known when it is closed.
class MarkedText {
 public:
  MarkedText(const Paragraph& paragraph, bool of_note, Guard guard)
      : text_(paragraph.text),
        row_(paragraph.row.row),
        heading_(paragraph.heading > 0),
        noted_(!paragraph.notes.empty()),
        of_note_(of_note),
        sign_(of_note ? 0 : sign_of(paragraph)),
        asterisks_(guard == Guard::asterisks || guard == Guard::all || text_.find(kStrongMark) != text_.npos ||
                   text_.find(kStrongBegin) != text_.npos),
        brackets_escaped_(guard == Guard::brackets || guard == Guard::all),
        guard_(guard),
        pictures_(text_, row_),
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
    leave_open();
    return with_insertions();
  }

 private:
  /// Behind the sign of an item or a quotation.
  static std::size_t sign_of(const Paragraph& paragraph) {
    if (paragraph.row.row || paragraph.heading > 0 || paragraph.literal) return 0;
    return paragraph.quoted_literal ? kQuotation.size() : line_opening(paragraph.text).text_begin;
  }

  void put_notes(std::size_t at) {
    for (; note_ != notes_end_ && note_->at <= at; ++note_)
      made_.append(kNoteMark).append(note_text(note_->text, guard_)) += '}';
  }

  bool behind_backslash() const { return made_.ends_with('\\'); }
  void part_from_backslash() {
    if (behind_backslash()) made_ += ' ';
  }
  bool is_bar(std::size_t at) const { return row_ && text_[at] == '|' && (at == 0 || text_[at - 1] != '\\'); }

  // ---- Forced line ends.

  /// The next character at or behind `at` that is drawn, in a row a bar as well. To be asked with growing places.
  std::size_t next_ink(std::size_t at) {
    for (ink_ = std::max(ink_, at); ink_ < text_.size();) {
      const Decoded next = decode_utf8(text_, ink_);
      if (counts(next.code_point)) break;
      ink_ += next.length;
    }
    return ink_;
  }

  /// One at the ends of a text or cell parts nothing and goes. Braces behind a bracket would be its settings.
  std::size_t put_break(std::size_t at) {
    at += kLineBreak.size();
    const std::size_t behind = next_ink(at);
    if (!begun_ || behind >= text_.size() || is_bar(behind)) return at;
    if (made_.ends_with(']')) made_ += ' ';
    part_from_backslash();
    made_ += "{换行}";
    return at;
  }

  // ---- Strong words.

  /// Whether anything strong is drawn between the mark and the next that ends it.
  bool opens_strong(std::size_t at) {
    const std::size_t end = text_.find(kStrongEnd, at), again = text_.find(kStrongBegin, at + 1);
    return end != std::string_view::npos && end < again && next_ink(at) < end;
  }

  std::size_t begin_strong(std::size_t at) {
    if (!strong_ && opens_strong(at)) put_strong_mark(true);
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
    if (strong_) put_strong_mark(false);
    return at + 1;
  }

  void put_strong_mark(bool opens) {
    part_from_backslash();
    made_ += kStrongMark;
    strong_ = opens;
  }

  // ---- Brackets.

  struct Bracket {
    std::size_t at = 0;  // in what was written
    bool behind_backslash = false;
  };
  /// Before an opening bracket.
  struct Insertion {
    std::size_t at = 0;
    char what = '\\';
  };
  enum class Behind : std::uint8_t { text, address, unfit };

  /// What the reader would take what stands behind the bracket at byte `at` for, if it closes one: an address of ours,
  /// what could be neither meant for one nor for settings, or text.
  Behind behind_bracket(std::size_t at) {
    if (++at >= text_.size() || (note_ != notes_end_ && note_->at == at)) return Behind::text;
    if (text_[at] == '{') return Behind::unfit;
    const std::size_t end = text_[at] == '(' ? target_end(text_, at) : std::string_view::npos;
    if (end == std::string_view::npos || end > pictures_.cell_end(at)) return Behind::text;
    const std::string_view address = text_.substr(at + 1, end - at - 2);
    // Marks, pictures and notes say that it was none; in a note braces have backslashes, which would be part of it.
    const auto holds = [&](std::string_view mark) { return address.find(mark) != std::string_view::npos; };
    const bool marked = holds({&kStrongBegin, 1}) || holds({&kStrongEnd, 1}) || holds(kLineBreak) || holds("![") ||
                        (note_ != notes_end_ && note_->at < end) || (of_note_ && (holds("{") || holds("}")));
    if (marked || read_target(address).fault != Target::Fault::none) return Behind::unfit;
    address_ = end;
    return Behind::address;
  }

  void open_bracket() {
    brackets_.push_back({made_.size(), behind_backslash()});
    made_ += '[';
  }

  void close_bracket(std::size_t at) {
    const Bracket open = brackets_.empty() ? Bracket() : brackets_.back();
    Behind behind = brackets_.empty() ? Behind::text : behind_bracket(at);
    if (behind == Behind::address && (link_ > open.at || is_blank(std::string_view(made_).substr(open.at + 1)))) {
      behind = Behind::unfit;  // a link in a link, or one of no words
      address_ = 0;
    }
    // One with a backslash closes nothing.
    if (behind != Behind::address && behind_backslash()) {
      made_ += "\\]";
      return;
    }
    if (!brackets_.empty()) brackets_.pop_back();
    if (behind == Behind::address) {
      if (open.behind_backslash) insertions_.push_back({open.at, ' '});
      part_from_backslash();
      link_ = open.at + 1;
      made_ += ']';
      return;
    }
    const bool escaped = behind == Behind::unfit || open.behind_backslash;
    if (escaped) insertions_.push_back({open.at, '\\'});
    made_ += escaped ? "\\]" : "]";
  }

  /// Those that are still open where a cell or the text ends are text.
  void leave_open() {
    for (; !brackets_.empty(); brackets_.pop_back()) {
      if (brackets_.back().behind_backslash) insertions_.push_back({brackets_.back().at, '\\'});
    }
    link_ = 0;
  }

  std::string with_insertions() {
    std::ranges::sort(insertions_, {}, &Insertion::at);
    std::string made;
    made.reserve(made_.size() + insertions_.size());
    std::size_t from = 0;
    for (const Insertion& insertion : insertions_) {
      made.append(made_, from, insertion.at - from) += insertion.what;
      from = insertion.at;
    }
    return made.append(made_, from);
  }

  // ---- Everything else.

  /// Whether bars at the head of the line would make a row of it. A note may have the second of them.
  bool begins_row(std::size_t at) const { return is_blank(made_) && (opens_table(text_.substr(at)) || noted_); }

  /// Whether the byte would be read as a mark, or the backslash before it as that of a mark.
  bool needs_backslash(std::size_t at) const {
    const char c = text_[at];
    if (of_note_ && (c == '{' || c == '}')) return true;
    if (c == '{') return line_break_end(text_, at) > 0;
    if (kGrammar.find(c) == std::string_view::npos) return false;
    // In a row, a bar behind a backslash is one already.
    if (behind_backslash() && !(c == '|' && row_)) return true;
    switch (c) {
      case '*': return asterisks_;
      case '#': return is_blank(made_) && !heading_;
      case '|': return !row_ && begins_row(at);
      default: return brackets_escaped_;
    }
  }

  /// Whether the bracket at byte `at` is that of a picture, which among words will be text: it opens nothing then.
  bool is_of_picture(std::size_t at) {
    const std::string_view before = text_.substr(0, at);
    return (before.ends_with('!') && pictures_.begins(at - 1)) ||
           (before.ends_with(kWideExclamation) && pictures_.begins(at - kWideExclamation.size()));
  }

  void put_byte(std::size_t at) {
    const char c = text_[at];
    const bool in_address = at < address_;
    const bool bar = is_bar(at) && !in_address;
    if (bar) {
      part_from_backslash();
      leave_open();
      begun_ = false;
    } else if (c != ' ' && at >= sign_) {
      begun_ = true;
    }
    if (!in_address && !brackets_escaped_ && c == ']') return close_bracket(at);
    if (!in_address && !brackets_escaped_ && c == '[' && !is_of_picture(at)) return open_bracket();
    // At the head of a line, where rows are no longer typed so, and behind a backslash, which would go; in a cell, in
    // an address too.
    if ((!in_address || row_) && text_.substr(at).starts_with(kWideBar) && (behind_backslash() || begins_row(at))) {
      made_ += '\\';
    }
    if (!in_address && needs_backslash(at)) made_ += '\\';
    made_ += c;
  }

  std::string_view text_;
  bool row_, heading_, noted_, of_note_;
  std::size_t sign_;  // what is read as one of an item or a quotation ends there
  bool asterisks_, brackets_escaped_;
  Guard guard_;
  Pictures pictures_;
  std::vector<NoteDraft>::const_iterator note_, notes_end_;  // the next that is to be put
  std::string made_;
  bool begun_ = false;             // something is drawn in the text or cell
  bool strong_ = false;            // `**` was written that is still to be closed
  std::size_t ink_ = 0;            // see next_ink
  std::size_t address_ = 0;        // the end of a link's, in which everything stands for itself
  std::vector<Bracket> brackets_;  // that are open
  std::vector<Insertion> insertions_;
  std::size_t link_ = 0;  // behind the bracket that opened the last one, in what was written
};

/// Backslashes before what would be read as pictures, but for notes, which have theirs already.
std::string with_pictures_escaped(std::string_view text, bool row) {
  Pictures pictures(text, row);
  std::string made;
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with(kNoteMark)) {
      const auto note = find_note(text, at + kNoteMark.find('{') + 1);
      if (note && note->end < text.size()) at = note->end;
    } else if (pictures.begins(at)) {
      made.append(text.substr(from, at - from)) += '\\';
      from = at;
    }
  }
  return made.append(text.substr(from));
}

/// As it stands within the braces of a note.
std::string note_text(const std::string& text, Guard guard) {
  std::string made = with_pictures_escaped(MarkedText(Paragraph{{text, {}}}, true, guard).write(), false);
  // A backslash before the closing brace would open it again.
  if (made.ends_with('\\')) made += ' ';
  return made;
}

std::string written(const Paragraph& paragraph, Guard guard) {
  constexpr int kDeepest = 4;
  std::string made(static_cast<std::size_t>(std::clamp(paragraph.heading, 0, kDeepest)), '#');
  if (!made.empty()) made += ' ';
  made += MarkedText(paragraph, false, guard).write();
  // A blank behind a mark that was not written would indent the line, one before it would hide that it is a rule.
  made.erase(0, std::min(made.find_first_not_of(' '), made.size()));
  while (made.ends_with(' ')) made.pop_back();
  made = with_pictures_escaped(made, paragraph.row.row);
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

/// What is written of a text, but for signs that say how a line is read: how often each character, strong ones by
/// themselves. Marks of links are of neither kind, strong words may stand within them or about them.
class Written {
 public:
  /// What a paragraph or its note means.
  void mean(std::string_view text) {
    bool strong = false;
    add(text, 1, [&](std::size_t at) {
      if (text[at] == kStrongBegin || text[at] == kStrongEnd) strong = text[at] == kStrongBegin;
      return strong;
    });
  }

  /// What was read of it.
  void read(const LocatedText& text, const std::vector<InlineSpan>& spans) {
    std::map<std::size_t, std::size_t> strong;  // the ends of strong words by their beginnings
    std::set<std::size_t> link_ends;
    for (const InlineSpan& span : spans) {
      if (span.kind == InlineKind::strong) strong[span.begin] = span.end;
      if (span.kind != InlineKind::link) continue;
      link_ends.insert(span.end);
      add("[](" + span.target.str() + ")", -1, [](std::size_t) { return false; });
    }
    const auto is_strong = [&](std::size_t at) {
      const auto behind = strong.upper_bound(at);
      return behind != strong.begin() && at < std::prev(behind)->second;
    };
    add(text.view(), -1, is_strong, link_ends);
  }

  std::size_t differences() const {
    std::size_t found = 0;
    for (const auto& [c, surplus] : count_) found += static_cast<std::size_t>(std::abs(surplus));
    return found;
  }

 private:
  /// What stands in parentheses behind a bracket counts as an address, but behind a link that was one.
  void add(std::string_view text, long sign, const auto& is_strong, const std::set<std::size_t>& link_ends = {}) {
    constexpr std::u32string_view kSigns = U"-#>|｜\u2028";
    constexpr std::u32string_view kOfLinks = U"[]()";
    std::size_t address = 0;  // its end
    for_each_character(text, [&](std::size_t at, char32_t c) {
      const bool strong = is_strong(at) && at >= address && kOfLinks.find(c) == kOfLinks.npos;
      if (text.substr(at).starts_with("](") && at >= address && !link_ends.contains(at + 1)) {
        const std::size_t end = target_end(text, at + 1);
        if (end != std::string_view::npos) address = end;
      }
      const char32_t meant = ideograph_of_radical(c);
      if (counts(c) && kSigns.find(c) == kSigns.npos) count_[{meant != 0 ? meant : c, strong}] += sign;
    });
  }

  std::map<std::pair<char32_t, bool>, long> count_;
};

/// In how much the reader does not take the line for what the paragraph says: faults, and characters too many and too
/// few.
std::size_t misread(const std::string& written, const Paragraph& paragraph) {
  const std::string line = paragraph.row.row ? between_bars(written) : written;
  Body body;
  Tally tally;
  Diagnostics faults;
  read_body(LocatedText(line, {FileId::none, 0, static_cast<std::uint32_t>(line.size())}), body, tally, faults);
  Written differences;
  differences.mean(paragraph.text);
  for (const NoteDraft& note : paragraph.notes) differences.mean(note.text);
  for (const BodyLine& read : body) {
    differences.read(read.text, read.spans);
    for (const InlineNote& note : read.notes) differences.read(note.text, note.spans);
    for (const Table& table : read.table) {
      for (const TableRow& row : table.rows) {
        for (const TableCell& cell : row) differences.read(cell.text, cell.spans);
      }
    }
  }
  return faults.all().size() + differences.differences();
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
