#include "source/body.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/address.h"
#include "base/characters.h"
#include "base/utf8.h"
#include "source/body_faults.h"
#include "source/level_mark.h"
#include "source/line_forms.h"
#include "source/markup.h"
#include "source/picture_finder.h"
#include "source/pictures.h"
#include "source/scan_words.h"
#include "source/spans.h"
#include "source/table.h"
#include "source/text.h"

namespace typeset {

namespace {

constexpr int kDeepestHeading = 4;

constexpr std::size_t kNone = std::string_view::npos;  // no note, no link

/// A stretch of a line's raw text that is not printed as it stands.
struct Mark {
  enum class Sort : std::uint8_t { escape, strong, open, close, picture, line_break };
  Sort sort = Sort::escape;
  std::size_t begin = 0;
  std::size_t end = 0;  // of the whole mark: `**`, `[`, `]{kai}`, `](https://…)`, the backslash of `\*`, a picture out
                        // of place
  std::size_t partner = 0;   // index of the mark it pairs with
  std::size_t settings = 0;  // open: the first of its settings, and how many
  std::size_t setting_count = 0;
  std::size_t note = kNone;  // open: index of the note to what it encloses
  std::size_t link = kNone;  // open: index of where what it encloses leads
  bool paired = false;
};

/// For a message.
std::string shortened(std::string_view written) {
  constexpr std::size_t kLongest = 40;
  if (written.size() <= kLongest) return std::string(written);
  return std::string(written.substr(0, character_begin(written, kLongest))) + "…";
}

/// In a row a backslash keeps a bar from parting cells, in an address too, where there is no other use for one.
LocatedText without_slashes_before_bars(const LocatedText& address) {
  LocatedText made;
  std::size_t from = 0;
  for (std::size_t at = address.view().find('\\'); at != kNone; at = address.view().find('\\', at + 1)) {
    const std::string_view behind = address.view().substr(at + 1);
    if (!behind.starts_with('|') && !behind.starts_with(kWideBar)) continue;
    made.append(address.slice(from, at));
    from = at + 1;
  }
  if (from == 0) return address;
  made.append(address.slice(from, address.size()));
  return made;
}

class LineReader {
 public:
  /// `of_note`: the text of a note, in which there is no other, and a backslash stands before braces as well.
  LineReader(const LocatedText& raw, bool of_note, Tally& tally, Diagnostics& faults)
      : raw_(raw), marks_seen_(raw.marks()), text_(marks_seen_), of_note_(of_note), tally_(tally), faults_(faults) {}

  BodyLine read() {
    BodyLine line;
    if (!of_note_) {
      line.heading_level = heading_level();
      line.plain_opening = find_plain_opening();
    }
    find_marks();
    pair_strong();
    write(line);
    return line;
  }

  /// The same without a heading or a plain opening; `in_cell`: and with bars behind backslashes in addresses.
  BodyLine read_inline(bool in_cell = false) {
    in_cell_ = in_cell;
    BodyLine line;
    find_marks();
    pair_strong();
    write(line);
    return line;
  }

 private:
  int heading_level();
  bool find_plain_opening();
  void find_marks();
  std::size_t close_bracket(std::size_t at);
  std::size_t close_link(std::size_t opening, std::size_t at);
  bool read_note(const WrittenNote& note);
  bool spreads(const Mark& opening) const;
  bool sets_spacing(const Mark& opening) const;
  void check_spread(std::size_t opening);
  void pair_strong();
  bool same_span(std::size_t a, std::size_t b) const;
  void write(BodyLine& line);
  std::vector<Fix> closed_braces(std::size_t name) const;

  const LocatedText& raw_;
  std::string marks_seen_;  // what text_ looks at: figures from a file are no marks
  std::string_view text_;
  PictureFinder pictures_{text_};
  bool of_note_;
  bool in_cell_ = false;
  Tally& tally_;
  Diagnostics& faults_;
  std::size_t begin_ = 0;           // after a heading's #
  std::size_t begin_of_marks_ = 0;  // after the backslash of a plain opening
  std::vector<Mark> marks_;
  std::vector<std::size_t> brackets_;  // indices of marks: `[` not closed yet
  std::vector<SpanSetting> settings_;
  std::vector<InlineNote> notes_;
  std::vector<LocatedText> links_;
  std::size_t last_link_ = 0;  // past the mark that opened the last of them
};

int LineReader::heading_level() {
  std::size_t level = 0;
  while (level < text_.size() && text_[level] == '#') ++level;
  if (level == 0 || level > kDeepestHeading || level >= text_.size()) return 0;
  std::size_t word = level;
  while (word < text_.size() && is_padding(decode_utf8(text_, word).code_point)) {
    word += decode_utf8(text_, word).length;
  }
  if (word == level) return 0;
  begin_ = word;
  return static_cast<int>(level);
}

/// `\一、`: the backslash goes, and what stands behind it is no level mark. A figure is none either.
bool LineReader::find_plain_opening() {
  if (begin_ == 0 && raw_.literal(0)) return true;
  if (begin_ > 0 || !text_.starts_with('\\') || level_mark(text_.substr(1)).level == 0) return false;
  marks_.push_back({.sort = Mark::Sort::escape, .begin = 0, .end = 1, .paired = true});
  begin_of_marks_ = 1;
  return true;
}

void LineReader::find_marks() {
  const std::string_view escaped = of_note_ ? "*[]#|{}" : "*[]#|";
  for (std::size_t at = std::max(begin_, begin_of_marks_); at < text_.size(); ++at) {
    const char c = text_[at];
    const bool may_open_picture = c == '!' || text_.substr(at).starts_with("！");
    if (const std::size_t picture = may_open_picture ? pictures_.end(at) : 0; picture > 0) {
      faults_.report(body_faults::kPictureInText, raw_.span(at, picture));
      marks_.push_back({.sort = Mark::Sort::picture, .begin = at, .end = picture, .paired = true});
      at = picture - 1;
    } else if (c == '\\' && pictures_.end(at + 1) > 0) {
      marks_.push_back({.sort = Mark::Sort::escape, .begin = at, .end = at + 1, .paired = true});
      at += decode_utf8(text_, at + 1).length;          // the ! is literal, and so no picture
      if (text_.substr(at + 1).starts_with('[')) ++at;  // nor a link
    } else if (c == '\\' && at + 1 < text_.size() && escaped.find(text_[at + 1]) != std::string_view::npos) {
      marks_.push_back({.sort = Mark::Sort::escape, .begin = at, .end = at + 1, .paired = true});
      ++at;
    } else if (c == '\\' && text_.substr(at + 1).starts_with(kWideBar)) {
      marks_.push_back({.sort = Mark::Sort::escape, .begin = at, .end = at + 1, .paired = true});
      at += kWideBar.size();
    } else if (c == '\\' && line_break_end(text_, at + 1) > 0) {
      marks_.push_back({.sort = Mark::Sort::escape, .begin = at, .end = at + 1, .paired = true});
      at = line_break_end(text_, at + 1) - 1;
    } else if (const std::size_t turn = c == '{' ? line_break_end(text_, at) : 0; turn > 0) {
      marks_.push_back({.sort = Mark::Sort::line_break, .begin = at, .end = turn, .paired = true});
      at = turn - 1;
    } else if (c == '*') {
      const std::size_t end = std::min(text_.find_first_not_of('*', at), text_.size());
      // Exactly two: a row of asterisks is a row of asterisks.
      if (end - at == 2) marks_.push_back({.sort = Mark::Sort::strong, .begin = at, .end = end});
      constexpr std::size_t kRow = 3;
      constexpr std::size_t kMostShown = 10;
      if (end - at >= kRow)
        faults_.report(body_faults::kAsterisks, raw_.span(at, end),
                       {end - at > kMostShown ? "***…" : text_.substr(at, end - at)});
      at = end - 1;
    } else if (c == '[') {
      brackets_.push_back(marks_.size());
      marks_.push_back({.sort = Mark::Sort::open, .begin = at, .end = at + 1});
    } else if (c == ']' && !brackets_.empty()) {
      at = close_bracket(at) - 1;
    }
  }
}

/// Returns where the line goes on to be read.
std::size_t LineReader::close_bracket(std::size_t at) {
  const std::size_t opening = brackets_.back();
  brackets_.pop_back();
  if (at + 1 >= text_.size()) return at + 1;
  if (text_[at + 1] == '(') return close_link(opening, at);
  if (text_[at + 1] != '{') return at + 1;
  const std::optional<WrittenNote> note = find_note(text_, at + 2);
  // Braces within braces are a note's alone: another { means that the first was left open.
  const std::size_t end = note ? note->end : text_.find_first_of("{}", at + 2);
  if (end == std::string_view::npos || text_[end] == '{') {
    faults_.report(body_faults::kOpenBraces, raw_.span(at + 1, at + 2), {}, closed_braces(at + 2));
    // All of the line may be meant for the note.
    return note ? text_.size() : at + 1;
  }
  const std::size_t first = settings_.size();
  if (!note || !note->first) {
    if (!read_settings(raw_, at + 2, note ? note->name : end, settings_, faults_)) return note ? end + 1 : at + 1;
  }
  if (note && !read_note(*note)) return end + 1;
  Mark& open = marks_[opening];
  open.paired = true;
  open.partner = marks_.size();
  open.settings = first;
  open.setting_count = settings_.size() - first;
  marks_.push_back({.sort = Mark::Sort::close, .begin = at, .end = end + 1, .partner = opening, .paired = true});
  if (note) marks_[opening].note = notes_.size() - 1;
  check_spread(opening);
  return end + 1;
}

/// The same of a bracket with a parenthesis behind it. What cannot be meant for an address is text.
std::size_t LineReader::close_link(std::size_t opening, std::size_t at) {
  const std::size_t end = target_end(text_, at + 1);
  if (end == kNone) return at + 1;
  LocatedText address = raw_.slice(at + 2, end - 1);
  std::string_view written = text_.substr(at + 2, end - at - 3);
  if (in_cell_) {
    address = without_slashes_before_bars(address);
    written = address.view();
  }
  const Target target = read_target(written);
  const Span place = raw_.span(at + 1, end);
  const auto report = [&](const DiagnosticKind& kind, std::string_view first) {
    faults_.report(kind, place, {first});
    return end;
  };
  if (target.fault == Target::Fault::too_long) {
    return report(body_faults::kLinkTooLong, std::to_string(kLongestUri));
  }
  if (target.fault == Target::Fault::no_address) return report(body_faults::kLinkTarget, shortened(written));
  if (is_blank(text_.substr(marks_[opening].end, at - marks_[opening].end)))
    return report(body_faults::kLinkWithoutText, shortened(written));
  if (last_link_ > opening) return report(body_faults::kLinkInLink, shortened(written));
  Mark& open = marks_[opening];
  open.paired = true;
  open.partner = marks_.size();
  open.link = links_.size();
  links_.push_back(std::move(address));
  last_link_ = opening + 1;
  marks_.push_back({.sort = Mark::Sort::close, .begin = at, .end = end, .partner = opening, .paired = true});
  return end;
}

/// Adds it to the notes. False after reporting.
bool LineReader::read_note(const WrittenNote& note) {
  const SpanName& row = span_name(InlineKind::note);
  if (of_note_) {
    faults_.report(body_faults::kNoteInNote, raw_.span(note.name, note.begin));
    return false;
  }
  const LocatedText inside = trim(raw_.slice(note.begin, note.end));
  BodyLine read;
  if (!is_blank(inside.view())) read = LineReader(inside, true, tally_, faults_).read();
  if (is_blank(read.text.view())) {
    faults_.report(body_faults::kSpanNeedsValue, raw_.span(note.name, note.begin),
                   {Term(std::string(row.zh), std::string(row.name)),
                    Term(sample_setting(row, Language::zh), sample_setting(row, Language::en))});
    return false;
  }
  notes_.push_back({0, std::move(read.text), std::move(read.spans)});
  return true;
}

bool LineReader::spreads(const Mark& opening) const {
  const auto first = settings_.begin() + static_cast<std::ptrdiff_t>(opening.settings);
  return std::any_of(first, first + static_cast<std::ptrdiff_t>(opening.setting_count),
                     [](const SpanSetting& s) { return s.kind == InlineKind::spread; });
}

bool LineReader::sets_spacing(const Mark& opening) const {
  const auto first = settings_.begin() + static_cast<std::ptrdiff_t>(opening.settings);
  return std::any_of(first, first + static_cast<std::ptrdiff_t>(opening.setting_count),
                     [](const SpanSetting& s) { return span_name(s.kind).aspect == SpanAspect::spacing; });
}

/// A spread has one spacing of its own. The first setting inside that asks for another is reported.
void LineReader::check_spread(std::size_t opening) {
  if (!spreads(marks_[opening])) return;
  for (std::size_t i = opening + 1; i + 1 < marks_.size(); ++i) {
    const Mark& inner = marks_[i];
    if (inner.sort != Mark::Sort::open || !inner.paired) continue;
    if (!sets_spacing(inner) && inner.note == kNone) continue;
    const Mark& close = marks_[inner.partner];
    const SpanName& name = span_name(!sets_spacing(inner) ? InlineKind::note
                                     : spreads(inner)     ? InlineKind::spread
                                                          : InlineKind::track);
    faults_.report(body_faults::kSpanInSpread, raw_.span(close.begin + 1, close.end),
                   {Term(std::string(name.zh), std::string(name.name))});
    return;
  }
}

/// Whether the same spans enclose both marks.
bool LineReader::same_span(std::size_t a, std::size_t b) const {
  for (std::size_t i = a + 1; i < b; ++i) {
    const Mark& mark = marks_[i];
    if (!mark.paired || (mark.sort != Mark::Sort::open && mark.sort != Mark::Sort::close)) continue;
    if (mark.partner < a || mark.partner > b) return false;
  }
  return true;
}

/// The brace that is missing behind the name at byte `name`, if one of the known stands there: [文字]{楷，.
std::vector<Fix> LineReader::closed_braces(std::size_t name) const {
  constexpr std::size_t kLongestName = 12;  // bytes
  const auto is_letter = [](char32_t c) { return kHanLetters.has(char_class(c)) || char_class(c) == CharClass::AL; };
  const std::string_view rest = text_.substr(name);
  std::size_t length = 0;
  for (const SpanName& known : kSpanNames) {
    for (const std::string_view written : {known.zh, known.name})
      if (rest.starts_with(written)) length = std::max(length, written.size());
  }
  if (length > 0) return {{{{raw_.span(name + length, name + length), "", "}"}}}};
  std::size_t end = 0;
  while (end < rest.size() && end < kLongestName && is_letter(decode_utf8(rest, end).code_point))
    end += decode_utf8(rest, end).length;
  const std::string_view word = rest.substr(0, end);
  if (word.empty()) return {};
  const auto* begun = std::ranges::find_if(
      kSpanNames, [&](const SpanName& known) { return known.zh.starts_with(word) || known.name.starts_with(word); });
  const std::string near = begun != kSpanNames.end() ? std::string(begun->zh) : nearest_span(word);
  if (near.empty()) return {};
  return {{{{raw_.span(name, name + end), std::string(word), near + "}"}}}};
}

// By position: the first with the second, the third with the fourth. Flanking rules would not close between 。 and a
// hanzi, where authors of lead sentences need it.
void LineReader::pair_strong() {
  std::size_t opening = kNone;
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    if (marks_[i].sort != Mark::Sort::strong) continue;
    if (opening == kNone) {
      opening = i;
      continue;
    }
    if (same_span(opening, i)) {
      marks_[opening].paired = marks_[i].paired = true;
      marks_[opening].partner = i;
    } else {
      faults_.report(body_faults::kCrossing, raw_.span(marks_[i].begin, marks_[i].end));
    }
    opening = kNone;
  }
  if (opening == kNone) return;
  const Span mark = raw_.span(marks_[opening].begin, marks_[opening].end);
  const Span end = raw_.span(raw_.size(), raw_.size());
  faults_.report(body_faults::kOddStrong, mark, {}, {{{{end, "", "**"}}}, {{{mark, "**", ""}}}});
}

void LineReader::write(BodyLine& line) {
  std::vector<std::size_t> span_of(marks_.size());
  std::size_t from = begin_;
  std::size_t as_typed = 0;  // spans open here in which radicals are meant
  const auto copy_to = [&](std::size_t end) {
    const LocatedText text = raw_.slice(from, end);
    line.text.append(as_typed > 0 ? text : read_radicals(text, tally_));
  };
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    const Mark& mark = marks_[i];
    if (!mark.paired) continue;
    copy_to(mark.begin);
    from = mark.end;
    const auto here = static_cast<std::uint32_t>(line.text.size());
    if (mark.sort == Mark::Sort::line_break) line.text.append("\u2028", raw_.span(mark.begin, mark.end));
    const bool stands_alone = mark.sort != Mark::Sort::open && mark.sort != Mark::Sort::close;
    if (stands_alone && mark.sort != Mark::Sort::strong) continue;
    if (mark.sort == Mark::Sort::open || (mark.sort == Mark::Sort::strong && mark.partner > i)) {
      span_of[i] = span_of[mark.partner] = line.spans.size();
      if (mark.sort == Mark::Sort::strong) line.spans.push_back({here, here, InlineKind::strong});
      if (mark.link != kNone) line.spans.push_back({here, here, InlineKind::link, 0, std::move(links_[mark.link])});
      for (std::size_t k = mark.settings; k < mark.settings + mark.setting_count; ++k) {
        line.spans.push_back({here, here, settings_[k].kind, settings_[k].value});
        if (settings_[k].kind == InlineKind::asis) ++as_typed;
      }
    } else {
      const Mark& open = marks_[mark.partner];
      const std::size_t count = mark.sort == Mark::Sort::strong || open.link != kNone ? 1 : open.setting_count;
      for (std::size_t k = span_of[i]; k < span_of[i] + count; ++k) {
        line.spans[k].end = here;
        if (line.spans[k].kind == InlineKind::asis) --as_typed;
      }
      if (mark.sort == Mark::Sort::close && open.note != kNone) {
        InlineNote& note = line.notes.emplace_back(std::move(notes_[open.note]));
        note.at = here;
        if (here == 0) faults_.report(body_faults::kNoteAtStart, note.text.span());
      }
    }
  }
  copy_to(text_.size());
  std::erase_if(line.spans, [](const InlineSpan& span) { return span.begin == span.end; });
  std::erase_if(line.notes, [](const InlineNote& note) { return note.at == 0; });
}

/// A line of a body without blanks at its ends; empty lines are left out.
struct WrittenLine {
  LocatedText text;
  std::string marks;          // as readers of markup see it
  bool behind_blank = false;  // the first, or an empty line stands above
};

/// -3月16日, －某某县: a list's dash without its blank, before a hanzi or a date.
void report_tight_bullet(const LocatedText& line, std::string_view marks, Diagnostics& faults) {
  for (const std::string_view dash : {"-", "－", "•", "●"}) {
    if (!marks.starts_with(dash)) continue;
    const std::string_view rest = marks.substr(dash.size());
    const std::size_t figures = std::min(rest.find_first_not_of("0123456789"), rest.size());
    const std::string_view behind = rest.substr(figures);
    const bool dated =
        figures > 0 && (behind.starts_with("年") || behind.starts_with("月") || behind.starts_with("日"));
    const bool hanzi = figures == 0 && kHanLetters.has(char_class(decode_utf8(rest, 0).code_point));
    if (!dated && !hanzi) return;
    const Span place = line.span(0, dash.size());
    const std::string was(dash);
    faults.report(body_faults::kTightBullet, place, {dash}, {{{{place, was, "- "}}}, {{{place, was, ""}}}});
    return;
  }
}

/// Half cells that a line takes as it stands in the file.
std::size_t width_of(std::string_view line) {
  std::size_t width = 0;
  for_each_character(line, [&](std::size_t, char32_t c) { width += c < 0x2e80 ? 1 : 2; });
  return width;
}

/// Whether a line may be a stretch of running text.
bool is_plain(const WrittenLine& line) {
  const std::string_view marks = line.marks;
  return line_opening(marks).text_begin == 0 && !is_instruction(marks) && !opens_picture(marks) &&
         !opens_table(marks) && !marks.starts_with('#') && level_mark(marks).level == 0;
}

/// Whether a line breaks off within a sentence: its last character is a hanzi or parts clauses.
bool breaks_off(std::string_view line) {
  const char32_t last = character_before(line, line.size());
  return kHanLetters.has(char_class(last)) || last == U'，' || last == U'、';
}

/// Lines below one another that are as long as each other and end within their sentences, the last one aside: a
/// paragraph that another program cut into lines, of which each would become one.
void report_hard_wrapped(const std::vector<WrittenLine>& lines, Diagnostics& faults) {
  constexpr std::size_t kFewest = 3, kNarrowest = 30, kRagged = 3;  // lines; half cells
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t end = first + 1;
    if (!is_plain(lines[first])) {
      first = end;
      continue;
    }
    const std::size_t width = width_of(lines[first].text.view());
    const auto full = [&](std::size_t line) {
      const std::size_t own = width_of(lines[line].text.view());
      return own + kRagged >= width && own <= width + kRagged && breaks_off(lines[line].text.view());
    };
    while (width >= kNarrowest && full(end - 1) && end < lines.size() && !lines[end].behind_blank &&
           is_plain(lines[end]) && width_of(lines[end].text.view()) <= width + kRagged) {
      ++end;
    }
    if (end - first >= kFewest && ends_sentence(lines[end - 1].text.view())) {
      Fix joined;
      for (std::size_t line = first + 1; line < end; ++line) {
        const Span above = lines[line - 1].text.span(), below = lines[line].text.span();
        const Span gap{above.file, above.end, below.begin};
        if (above.end >= below.begin) continue;
        joined.edits.push_back({gap, "\n" + std::string(gap.end - gap.begin - 1, ' '), ""});
      }
      faults.report(body_faults::kHardWrapped, lines[first].text.span(), {std::to_string(end - first)},
                    {std::move(joined)});
    }
    first = end;
  }
}

/// The lines of a body, one after the other.
class BodyReader {
 public:
  BodyReader(std::vector<WrittenLine> lines, Body& body, Tally& tally, Diagnostics& faults)
      : lines_(std::move(lines)), body_(body), tally_(tally), faults_(faults) {}

  void read() {
    while (at_ < lines_.size()) {
      const LocatedText& line = lines_[at_].text;
      if (body_.size() >= kMostParagraphs) {
        faults_.report(body_faults::kTooMany, line.span(), {std::to_string(kMostParagraphs)});
        return;
      }
      if (const std::size_t rows = rows_of_table(); rows < lines_.size()) {
        const bool may = may_stand(Words{"表格", "a table"}, line.span());
        BodyLine read = read_table(rows);
        if (may) add(std::move(read));
        continue;
      }
      const std::string_view marks = lines_[at_++].marks;
      if (count_characters(line.view()) > kLongestParagraph) {
        faults_.report(body_faults::kTooLong, line.span(), {std::to_string(kLongestParagraph)});
      } else if (is_instruction(marks)) {
        follow(line, marks);
      } else if (opens_picture(marks)) {
        BodyLine row;
        row.pictures = read_picture_line(line, tally_, faults_);
        if (!row.pictures.empty() && may_stand(Words{"图片", "a picture"}, line.span())) add(std::move(row));
      } else {
        read_text(line, marks);
      }
    }
    for (const Opened& opened : open_) faults_.report(body_faults::kOpenEnclosure, opened.span, {opened.written});
  }

 private:
  /// An enclosure whose end is still to come.
  struct Opened {
    Order order;
    Enclosure enclosure;
    std::string_view written;
    Span span;
  };

  const Opened* find_open(Order order) const {
    const auto opened = std::ranges::find(open_, order, &Opened::order);
    return opened == open_.end() ? nullptr : &*opened;
  }

  /// Columns and lists of names hold lines of text alone; false after reporting.
  bool may_stand(const Words& what, Span span) {
    const Opened* within = find_open(Order::names);
    if (within == nullptr) within = find_open(Order::columns);
    if (within == nullptr) return true;
    faults_.report(body_faults::kNotWithin, span, {Term(what), within->written});
    return false;
  }

  void add(BodyLine line) {
    if (const Opened* box = find_open(Order::box)) line.box = box->enclosure;
    if (const Opened* columns = find_open(Order::columns)) line.columns = columns->enclosure;
    if (const Opened* names = find_open(Order::names)) line.names = names->enclosure;
    body_.push_back(std::move(line));
  }

  /// A paragraph, an item, a quotation, a rule; within {名单} an entry.
  void read_text(const LocatedText& line, std::string_view marks) {
    if (opens_escaped(marks)) {
      BodyLine read = LineReader(line.slice(1, line.size()), false, tally_, faults_).read();
      read.plain_opening = true;
      return add(std::move(read));
    }
    const bool entry = find_open(Order::names) != nullptr;
    if (!entry) report_tight_bullet(line, marks, faults_);
    const LineOpening opening = entry ? LineOpening() : line_opening(marks);
    BodyLine read;
    if (opening.sort == LineSort::rule) {
      if (!may_stand(Words{"横线", "a rule"}, line.span())) return;
    } else {
      const LocatedText text = line.slice(opening.text_begin, line.size());
      if (opening.text_begin > 0 && opens_table(marks.substr(opening.text_begin))) {
        tally_.markup(Markup::nested_row, text.span(0, 1), "|");
      } else {
        find_markup(text, tally_);
      }
      const bool plain = entry || opening.sort == LineSort::bullet;
      LineReader reader(text, false, tally_, faults_);
      read = plain ? reader.read_inline() : reader.read();
      if (read.text.empty()) return;
      if (!read.notes.empty() && !may_stand(Words{"注", "a note"}, read.notes.front().text.span())) read.notes.clear();
    }
    read.sort = entry ? LineSort::entry : opening.sort;
    read.quoted = opening.quoted;
    add(std::move(read));
  }

  /// Does what a line in braces asks for.
  void follow(const LocatedText& line, std::string_view marks) {
    const Instruction instruction = read_instruction(marks);
    if (instruction.fault == Instruction::Fault::unknown) return report_unknown(line, marks);
    const InstructionName& name = *instruction.name;
    if (instruction.fault == Instruction::Fault::number) {
      const InstructionName& space = *std::ranges::find(kInstructions, Order::space, &InstructionName::order);
      faults_.report(body_faults::kInstructionNumber, line.span(),
                     {line.view(), Term(std::string(space.zh), std::string(space.name)),
                      std::to_string(space.value + 1), std::to_string(space.most)});
      return;
    }
    BodyLine added;
    switch (name.order) {
      case Order::page_break:
        if (!may_stand(Words{"分页", "a page break"}, line.span())) return;
        added.sort = LineSort::page_break;
        return add(std::move(added));
      case Order::space:
        if (!may_stand(Words{"空行", "room"}, line.span())) return;
        added.sort = LineSort::space;
        added.rows = instruction.value;
        return add(std::move(added));
      case Order::columns:
      case Order::box:
      case Order::names: return open(line, name.order, instruction.value);
      case Order::end: return close(line);
    }
  }

  void report_unknown(const LocatedText& line, std::string_view marks) {
    const std::string nearest = nearest_instruction(marks);
    Term hint("是不是“{" + nearest + "}”？", "did you mean {" + nearest + "}?");
    if (nearest.empty()) {
      hint = Term("有：", "there are: ");
      for (const InstructionName& name : kInstructions) {
        const std::string_view between = &name == kInstructions.begin() ? "" : " ";
        hint.zh += std::string(between) + "{" + std::string(name.zh) + "}";
        hint.en += std::string(between) + "{" + std::string(name.name) + "}";
      }
    }
    faults_.report(body_faults::kInstruction, line.span(), {line.view(), std::move(hint)});
  }

  /// A box may hold columns and names, columns may hold names; nothing holds its like.
  void open(const LocatedText& line, Order order, int value) {
    const Opened* outer = open_.empty() ? nullptr : &open_.back();
    const bool may = outer == nullptr || (outer->order == Order::box && order != Order::box) ||
                     (outer->order == Order::columns && order == Order::names);
    if (!may) faults_.report(body_faults::kEnclosureWithin, line.span(), {line.view(), outer->written});
    const auto number = static_cast<std::uint32_t>(body_.size() + 1);
    open_.push_back({order, {number, value}, line.view(), line.span()});
  }

  void close(const LocatedText& line) {
    if (open_.empty()) return faults_.report(body_faults::kNothingToEnd, line.span());
    const Opened opened = open_.back();
    open_.pop_back();
    if (opened.enclosure.number == body_.size() + 1)
      faults_.report(body_faults::kEmptyEnclosure, opened.span, {opened.written});
  }

  bool is_rows(std::size_t i) const {
    return i < lines_.size() && (opens_table(lines_[i].marks) || names_table_file(lines_[i].marks));
  }

  /// Where the rows of the table begin that begins at this line, with its caption or its unit; past the end if none
  /// does.
  std::size_t rows_of_table() const {
    std::size_t rows = at_;
    if (is_table_caption(lines_[rows].marks)) ++rows;
    if (rows < lines_.size() && is_table_unit(lines_[rows].marks)) ++rows;
    return is_rows(rows) ? rows : lines_.size();
  }

  /// A caption that other lines part from its rows.
  void check_caption(std::size_t rows) {
    constexpr std::size_t kFar = 3;  // lines
    if (at_ < rows && is_table_caption(lines_[at_].marks)) return;
    for (std::size_t i = at_; i > 0 && i + kFar > at_ && !opens_table(lines_[i - 1].marks); --i) {
      if (!is_table_caption(lines_[i - 1].marks)) continue;
      faults_.report(body_faults::kTableCaptionApart, lines_[i - 1].text.span(), {lines_[i - 1].text.view()});
      return;
    }
  }

  /// Whether rows begin here that only an empty line parts from those above, and that have no row of dashes.
  bool may_go_on_above(std::size_t rows) const {
    if (at_ == 0 || at_ != rows || body_.empty() || body_.back().table.empty()) return false;
    const bool headed = rows + 1 < lines_.size() && is_table_rule(lines_[rows + 1].marks);
    return opens_table(lines_[at_ - 1].marks) && lines_[at_].behind_blank && !headed;
  }

  BodyLine read_table(std::size_t rows) {
    check_caption(rows);
    const bool may_go_on = may_go_on_above(rows);
    Table above;
    for (; at_ < rows; ++at_) {
      const LocatedText& line = lines_[at_].text;
      if (is_table_caption(line.view())) {
        above.caption = read_table_caption(line, above.form, tally_, faults_);
      } else {
        above.unit = read_plain_words(line, tally_, faults_);
      }
    }
    Table table;
    if (names_table_file(lines_[at_].marks)) {
      table = read_table_file(lines_[at_++].text, tally_, faults_);
      if (!above.caption.empty()) table.caption = std::move(above.caption);
    } else {
      std::vector<LocatedText> written;
      do {
        written.push_back(lines_[at_++].text);
      } while (at_ < lines_.size() && !lines_[at_].behind_blank && opens_table(lines_[at_].marks));
      table = read_table_rows(written, above.form.value.no_head, tally_, faults_);
      if (may_go_on && !table.rows.empty() && table.columns.size() == body_.back().table.front().columns.size())
        faults_.report(body_faults::kTableParted, table.span);
      table.caption = std::move(above.caption);
      table.form = above.form;
    }
    table.unit = std::move(above.unit);
    // 注：1.甲。 may go on in lines of its own: 2.乙。
    const auto goes_on = [&](std::string_view line) {
      const bool numbered = !table.notes.empty() && table.notes.front().view().find("：1") != std::string_view::npos;
      return numbered && (level_mark(line).level > 2 || item_mark_end(line) > 0);
    };
    const auto is_note = [&](std::string_view line) { return is_table_note(line) || goes_on(line); };
    // One empty line may stand above the first: nobody begins a paragraph with 注：.
    for (; at_ < lines_.size() && (table.notes.empty() || !lines_[at_].behind_blank) && is_note(lines_[at_].marks);
         ++at_) {
      table.notes.push_back(read_plain_words(lines_[at_].text, tally_, faults_));
    }
    BodyLine line;
    line.table.push_back(std::move(table));
    return line;
  }

  std::vector<WrittenLine> lines_;
  std::size_t at_ = 0;
  std::vector<Opened> open_;  // the innermost last
  Body& body_;
  Tally& tally_;
  Diagnostics& faults_;
};

}  // namespace

BodyLine read_inline(const LocatedText& line, Tally& tally, Diagnostics& faults) {
  return LineReader(line, false, tally, faults).read_inline();
}

BodyLine read_in_cell(const LocatedText& text, Tally& tally, Diagnostics& faults) {
  return LineReader(text, false, tally, faults).read_inline(true);
}

void read_body(const LocatedText& text, Body& body, Tally& tally, Diagnostics& faults) {
  const LocatedText joined = join_folds(standard_text(text, faults));
  const std::string_view whole = joined.view();
  std::vector<WrittenLine> lines;
  bool behind_blank = true;
  for (std::size_t begin = 0; begin < whole.size();) {
    const std::size_t end = std::min(whole.find('\n', begin), whole.size());
    const bool blank = whole.substr(begin, end - begin).find_first_not_of(' ') == std::string_view::npos;
    LocatedText line = blank ? LocatedText() : trim(joined.slice(begin, end));
    begin = end + 1;
    if (line.empty()) {
      behind_blank = true;
      continue;
    }
    std::string marks = line.marks();
    if (is_remark(marks)) continue;
    lines.push_back({std::move(line), std::move(marks), behind_blank});
    behind_blank = false;
  }
  report_hard_wrapped(lines, faults);
  BodyReader(std::move(lines), body, tally, faults).read();
}

std::size_t target_end(std::string_view text, std::size_t open) {
  constexpr std::size_t kFarthest = 4 * kLongestUri;
  const std::string_view near = text.substr(0, open + kFarthest);
  int depth = 0;
  const bool closed = near.find(')', open) != kNone;  // not one by one where hundreds are left open
  for (std::size_t at = open; closed && at < near.size(); ++at) {
    if (near[at] == '(') ++depth;
    if (near[at] != ')' || --depth > 0) continue;
    return near.substr(open, at - open).find_first_of("/:.#@") == kNone ? kNone : at + 1;
  }
  // An address that is far too long is one all the same.
  return near.size() < text.size() && near.substr(open).find("://") < 8 ? text.size() : kNone;
}

}  // namespace typeset
