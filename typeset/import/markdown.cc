#include <algorithm>
#include <cstdint>
#include <iterator>
#include <md4c.h>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/address.h"
#include "base/utf8.h"
#include "import/entities.h"
#include "import/faults.h"
#include "import/lines.h"
#include "import/masked_markdown.h"
#include "import/tables.h"
#include "import/words.h"
#include "source/pictures.h"
#include "source/text.h"

namespace typeset::pasted {

namespace {

constexpr char kStrongMark = '\x03';  // `**`, until the paragraph is whole and the marks are paired
constexpr char kBarSign = '\x12';  // a bar behind a backslash, until it is known whether its line is a row of a table
constexpr std::string_view kQuotation = "> ";
constexpr char kHalfBlank = '\x14';  // of &nbsp;, until it is known whether it indents a cell

/// The text with a blank for each &nbsp;, and at the head of a cell a full-width one for two: its indent.
std::string with_indents(std::string_view text) {
  constexpr std::string_view kBlanks = " \x14";
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_not_of(kBlanks, at), text.size());
    const std::string_view run = text.substr(at, end - at);
    const auto halves = static_cast<std::size_t>(std::ranges::count(run, kHalfBlank));
    const bool heads_cell = made.ends_with('|') && end < text.size() && text[end] != '|';
    if (heads_cell && halves > 1) {
      made += ' ';
      for (std::size_t i = 0; i < halves / 2; ++i) made += "\u3000";
    } else {
      made.append(run.size(), ' ');
    }
    if (end < text.size()) made += text[end];
    at = end + 1;
  }
  return made;
}

std::string without_blanks_at_breaks(std::string_view text) {
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    if (!text.substr(at).starts_with(kLineBreak)) {
      made += text[at++];
      continue;
    }
    while (made.ends_with(' ')) made.pop_back();
    made += kLineBreak;
    at = std::min(text.find_first_not_of(' ', at + kLineBreak.size()), text.size());
  }
  return made;
}

/// A line as the row of a table: bars that are text behind a backslash, one forced line end at a time, and none beside
/// a bar (body_line.h drops those that marks of strong words part from it). As on GitHub, `\\|` is a bar that is text
/// too.
std::string as_row(std::string_view line) {
  std::string text;
  for (const char c : without_blanks_at_breaks(line)) {
    if (c == kBarSign) {
      text += "\\|";
    } else {
      text += c;
    }
  }
  std::string made;
  const auto begins_cell = [&] { return made.empty() || (made.ends_with('|') && !made.ends_with("\\|")); };
  for (std::size_t at = 0; at < text.size();) {
    bool turns = false;
    for (; std::string_view(text).substr(at).starts_with(kLineBreak); at += kLineBreak.size()) turns = true;
    const bool inside = !begins_cell() && at < text.size() && text[at] != '|';
    if (turns) made += inside ? kLineBreak : " ";
    if (at < text.size()) made += text[at++];
  }
  // A blank outside the bars at its ends would be one more cell.
  while (made.ends_with(' ')) made.pop_back();
  made.erase(0, std::min(made.find_first_not_of(' '), made.size()));
  return made;
}

/// Where HTML begins in a text: a tag, closed or not at the end. npos: nowhere.
std::size_t html_in(std::string_view text) {
  const std::size_t last_end = text.rfind('>');
  if (last_end == std::string_view::npos) return last_end;
  for (std::size_t at = text.find('<'); at < last_end; at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    const bool name = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || next == '/' || next == '!';
    if (name) return at;
  }
  return std::string_view::npos;
}

/// An address or a title, its entities read.
std::string words_of(const MD_ATTRIBUTE& attribute) {
  std::string words;
  for (std::size_t i = 0; attribute.text != nullptr && attribute.substr_offsets[i] < attribute.size; ++i) {
    const std::size_t begin = attribute.substr_offsets[i];
    const std::string_view piece(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    const std::string meant = attribute.substr_types[i] == MD_TEXT_ENTITY ? entity_text(piece) : std::string();
    words += meant.empty() ? unmasked(piece) : meant;
  }
  return words;
}

/// Follows the parser through the file. Every byte of the text that it hands out is marked as seen; what it never hands
/// out is markup, or a line that it swallowed whole.
class MarkdownReader {
 public:
  MarkdownReader(const Sources& sources, FileId file, Ledger& ledger, Diagnostics& doubts,
                 const HasPicture& has_picture)
      : sources_(sources),
        file_(file),
        masked_(masked(sources.text(file))),
        text_(masked_),
        ledger_(ledger),
        doubts_(doubts),
        has_picture_(has_picture) {}

  Lines read();

 private:
  void enter_block(MD_BLOCKTYPE type, void* detail);
  void leave_block(MD_BLOCKTYPE type);
  void enter_span(MD_SPANTYPE type, const void* detail);
  void leave_span(MD_SPANTYPE type);
  void take(MD_TEXTTYPE type, std::string_view piece);

  std::uint32_t offset(std::string_view piece) const { return static_cast<std::uint32_t>(piece.data() - text_.data()); }
  bool from_file(std::string_view piece) const {
    return piece.data() >= text_.data() && piece.data() + piece.size() <= text_.data() + text_.size();
  }
  /// Adds what the program writes in the place of markup.
  void put(std::string_view words) {
    if (!begun_) {
      const std::uint32_t begin = next_mark();
      line_.span = {file_, begin, begin + 1};
    }
    begun_ = true;
    line_.text += words;
    ledger_.make(words);
  }
  /// The sign of a quotation, where a line begins in one.
  void open_quotation() {
    if (quotations_ == 0 || begun_) return;
    put(kQuotation);
    line_.sign = line_.text.size();
  }
  void end_line();
  bool only_dashes(std::size_t begin, std::size_t end) const;
  void split_columns();
  void pair_strong();
  void take_pictures(TextLine& line);
  void drop_empty();
  void take_rows();
  void settle_breaks();
  bool goes_on_in_item() const;
  /// What would be the sign of an item or a quotation, where it is no text, comes next.
  void see_literal();
  void see_image();
  void see_fence(char mark);
  /// Where the markup behind the last text begins.
  std::uint32_t next_mark() const {
    return static_cast<std::uint32_t>(std::min(text_.find_first_not_of(" \t\r\n\f\v", last_), text_.size() - 1));
  }
  void keep_unseen();
  /// Reports markup that begins with `mark`, the first behind the last text.
  void doubt(const Term& what, std::string_view mark) {
    const std::size_t found = text_.find(mark, last_);
    doubt_at(what, found == std::string_view::npos ? last_ : static_cast<std::uint32_t>(found), mark.size());
  }
  /// The words that a browser shows over a link have no place on paper.
  void report_title(const std::string& title) {
    const std::size_t found = std::min(text_.find('[', last_), text_.size() - 1);
    const auto begin = static_cast<std::uint32_t>(found);
    doubts_.report(import_faults::kLinkTitle, {file_, begin, begin + 1}, {title});
  }
  void doubt_at(const Term& what, std::uint32_t begin, std::size_t length) {
    doubts_.report(import_faults::kMarkup, {file_, begin, begin + static_cast<std::uint32_t>(length)}, {what});
  }

  const Sources& sources_;
  FileId file_;
  std::string masked_;
  std::string_view text_;  // masked_: as long as the file's text
  Ledger& ledger_;
  Diagnostics& doubts_;
  const HasPicture& has_picture_;
  Lines lines_;
  TextLine line_;
  std::size_t block_ = 0;           // the first line of the paragraph
  std::vector<Span> strong_marks_;  // of the paragraph, in order
  bool begun_ = false;
  std::size_t head_end_ = 0;  // so far nothing is drawn in the line, but for its sign
  bool blank_ = false;
  bool rule_ = false;
  std::uint32_t last_ = 0;  // where the last text ended
  std::vector<bool> seen_;
  std::unordered_set<std::uint32_t> fences_;  // where lines begin that open a block of code: ```yaml
  std::uint32_t behind_fence_ = 0;
  std::uint32_t behind_image_ = 0;
  struct List {
    bool ordered;
    unsigned next;
    char delimiter;
  };
  std::vector<List> lists_;
  bool nested_ = false;  // a list within a list was reported
  bool code_ = false;    // within a block of code
  int quotations_ = 0;
  std::vector<std::string> links_;  // targets of the links that are open
  std::size_t opened_ = 0;          // where the words of the last of them begin in the line
  std::vector<char> emphases_;      // the mark each was written with
};

void MarkdownReader::end_line() {
  TextLine line = std::exchange(line_, {});
  line_.heading = line.heading;
  opened_ = 0;
  head_end_ = 0;
  if (!begun_) return;
  begun_ = false;
  line.code = code_;
  if (line.text.find(kHalfBlank) != std::string::npos) line.text = with_indents(line.text);
  line.text =
      std::string(trim(LocatedText(line.text, {file_, 0, static_cast<std::uint32_t>(line.text.size())})).view());
  if (line.text.empty()) return;
  line.number = sources_.position(line.span).line;
  line.width = static_cast<std::uint32_t>(display_width(line.text));
  line.blank_above = std::exchange(blank_, false);
  line.rule_above = std::exchange(rule_, false);
  line.ruled_above = line.rule_above && !lines_.empty() && only_dashes(lines_.back().span.end, line.span.begin);
  lines_.push_back(std::move(line));
}

/// The marks of a paragraph: the first and the second are a pair, the third and the fourth. One that is left stays
/// text.
void MarkdownReader::pair_strong() {
  std::size_t mark = 0;
  for (std::size_t i = block_; i < lines_.size(); ++i) {
    std::string& text = lines_[i].text;
    for (std::size_t at = text.find(kStrongMark); at != std::string::npos; at = text.find(kStrongMark, at + 1)) {
      const bool alone = mark % 2 == 0 && mark + 1 == strong_marks_.size();
      if (alone) {
        text.replace(at, 1, "**");
        ledger_.make("**");
        doubts_.report(import_faults::kUnpaired, strong_marks_[mark]);
      } else {
        text[at] = mark % 2 == 0 ? kStrongBegin : kStrongEnd;
      }
      ++mark;
    }
    take_pictures(lines_[i]);
  }
  drop_empty();
  take_rows();
  settle_breaks();
  split_columns();
  strong_marks_.clear();
  block_ = lines_.size();
}

/// Whether nothing but one line of dashes stands between two lines of the file, as within a table typed in columns.
bool MarkdownReader::only_dashes(std::size_t begin, std::size_t end) const {
  if (begin >= end) return false;
  const std::string_view between = text_.substr(begin, end - begin);
  return between.find_first_not_of("-= \t\r\n") == std::string_view::npos && std::ranges::count(between, '\n') == 2;
}

/// The cells of short lines that stand in columns.
void MarkdownReader::split_columns() {
  constexpr std::size_t kLongest = 24;  // characters of a cell
  if (!lists_.empty() || quotations_ > 0 || code_) return;
  for (std::size_t i = block_; i < lines_.size(); ++i) {
    TextLine& line = lines_[i];
    const bool marks =
        line.text.find_first_of("\x01\x02\x04") != std::string::npos || line.text.find(kLineBreak) != std::string::npos;
    if (line.heading > 0 || line.table || line.picture || marks || ends_sentence(line.text)) continue;
    split_cells(line, line.text);
    const auto is_long = [](const std::string& cell) { return characters_of(cell) > kLongest; };
    if (std::ranges::any_of(line.cells, is_long)) line.cells.clear();
  }
}

/// Lines of the paragraph that had nothing but marks, items of no words too; `<br>` alone is an empty line.
void MarkdownReader::drop_empty() {
  bool blank = false;
  bool rule = false;
  Lines kept;
  for (std::size_t i = block_; i < lines_.size(); ++i) {
    blank = blank || lines_[i].blank_above;
    rule = rule || lines_[i].rule_above;
    const std::string_view text = lines_[i].text, sign = text.substr(0, lines_[i].sign);
    if (count_ink(text.substr(sign.size())) == 0) {
      ledger_.unmake(sign);  // a number is kept with its line (keep_unseen)
      blank = blank || text.find(kLineBreak) != std::string::npos;
      continue;
    }
    lines_[i].blank_above = std::exchange(blank, false);
    lines_[i].rule_above = std::exchange(rule, false);
    kept.push_back(std::move(lines_[i]));
  }
  blank_ = blank_ || blank;
  rule_ = rule_ || rule;
  lines_.resize(block_);
  std::ranges::move(kept, std::back_inserter(lines_));
}

/// Forced line ends stand within a line, without blanks about them. Two in a row part paragraphs, but not within an
/// item, a quotation or a heading; one at a line's end stands above the next. Bars that are text have no backslash.
void MarkdownReader::settle_breaks() {
  const bool whole = !lists_.empty() || quotations_ > 0;
  Lines settled;
  std::size_t above = 0;  // that the line above ended in
  for (std::size_t i = block_; i < lines_.size(); ++i) {
    TextLine line = std::move(lines_[i]);
    line.blank_above = line.blank_above || above > 1;
    line.break_above = std::exchange(above, 0) == 1 && !line.blank_above;
    if (!line.table) std::ranges::replace(line.text, kBarSign, '|');
    if (line.table || line.text.find(kLineBreak) == std::string::npos) {
      settled.push_back(std::move(line));
      continue;
    }
    line.sign = std::min(line.sign, line.text.size());
    const std::string text = without_blanks_at_breaks(std::string_view(line.text).substr(line.sign));
    line.text.resize(line.sign);
    if (line.picture) {  // a caption has one line
      for (std::size_t at = 0; at < text.size();) {
        const bool turns = std::string_view(text).substr(at).starts_with(kLineBreak);
        if (!turns) line.text += text[at];
        at += turns ? kLineBreak.size() : 1;
      }
      settled.push_back(std::move(line));
      continue;
    }
    const auto close = [&](TextLine& done) {
      done.width = static_cast<std::uint32_t>(display_width(done.text));
      settled.push_back(done);
    };
    for (std::size_t at = 0; at < text.size();) {
      if (std::string_view(text).substr(at).starts_with(kLineBreak)) {
        ++above;
        at += kLineBreak.size();
        continue;
      }
      const std::size_t count = std::exchange(above, 0);
      if (count > 0 && line.text.size() == line.sign) {
        line.blank_above = true;
        line.break_above = false;
      } else if (count > 1 && !whole && line.heading == 0) {
        close(line);
        line.text.clear();
        line.blank_above = true;
        line.break_above = line.rule_above = line.literal = false;
      } else if (count > 0) {
        line.text += kLineBreak;
      }
      line.text += text[at++];
    }
    close(line);
  }
  lines_.resize(block_);
  std::ranges::move(settled, std::back_inserter(lines_));
}

void MarkdownReader::see_literal() {
  constexpr std::string_view kDrawsNothing = " \u2028\x01\x02\x03";  // blanks, line ends, marks of strong words
  head_end_ = std::min(line_.text.find_first_not_of(kDrawsNothing, std::max(head_end_, line_.sign)), line_.text.size());
  if (head_end_ < line_.text.size()) return;
  if (line_.sign == 0) line_.literal = true;
  if (quotations_ > 0 && line_.sign == kQuotation.size()) line_.quoted_literal = true;
}

/// A line of pictures alone is a line of pictures in a source, if it reads as one there.
void MarkdownReader::take_pictures(TextLine& line) {
  constexpr std::string_view kFiles[] = {".jpg", ".jpeg", ".png", ".JPG", ".JPEG", ".PNG"};
  const std::size_t image = line.text.find("![");
  if (image == std::string::npos) return;
  const std::size_t found = sources_.text(file_).find("![", line.span.begin);
  const bool here = found != std::string_view::npos && found < line.span.end;
  // The span of a line that is entered by a mark may begin at what was skipped before it.
  const Span place = here ? Span{file_, static_cast<std::uint32_t>(found), line.span.end} : line.span;
  const auto kept = [&] {
    if (here) doubt_at({"这里的图片", "an image here"}, static_cast<std::uint32_t>(found), 2);
  };
  if (image != 0 || !opens_picture(line.text)) return kept();
  Diagnostics faults;
  const LocatedText text(line.text, {file_, 0, static_cast<std::uint32_t>(line.text.size())});
  Tally tally;
  const PictureRow row = read_picture_line(text, tally, faults);
  if (row.empty() || faults.has_errors()) return kept();
  check_row(row, faults);
  const bool sound = std::all_of(row.begin(), row.end(), [&](const Picture& picture) {
    const std::string file = picture.file.str();
    const bool known = std::any_of(std::begin(kFiles), std::end(kFiles), [&](auto end) { return file.ends_with(end); });
    return known && file.find(':') == std::string::npos && file.front() != '/' && file.find("..") == std::string::npos;
  });
  std::string plain;  // what the source says of it: captions and files
  for (const Picture& picture : row) plain += picture.caption.str() + picture.file.str();
  const bool whole = count_ink(plain) + row.size() * std::string_view("![]()").size() == count_ink(line.text);
  if (!sound || !whole || faults.has_errors()) return kept();
  for (const Picture& picture : row) {
    if (!has_picture_ || has_picture_(picture.file.str())) continue;
    doubts_.report(import_faults::kNoPicture, place, {picture.file.str()});
    return;
  }
  line.picture = true;
  doubts_.report(import_faults::kPicture, place, {row.front().file.str()});
}

/// Rows of a table: lines that begin with `|`, and those round a line of `---|---`.
void MarkdownReader::take_rows() {
  const auto ruled = [](const std::string& text) {
    return text.find('|') != std::string::npos && text.find('-') != std::string::npos &&
           text.find_first_not_of("|-: ") == std::string::npos;
  };
  const bool inside = !lists_.empty() || quotations_ > 0;
  for (std::size_t i = block_; inside && i < lines_.size(); ++i) {
    // Rows behind the sign have been joined to one line, which has no table.
    const std::string_view text = lines_[i].text;
    const auto holds = [&](std::string_view rule) { return text.find(rule) != std::string_view::npos; };
    if (!text.starts_with('|') && (holds("|--") || holds("| --") || holds("|:-") || holds("| :-")))
      doubts_.report(import_faults::kMarkup, lines_[i].span,
                     {Term("列表、引文里的表格", "a table in an item or a quotation")});
  }
  for (std::size_t i = block_; i < lines_.size() && !code_;) {
    std::size_t end = i;
    bool filled = false;  // a row that is no rule
    for (; end < lines_.size() && !(end > i && lines_[end].blank_above); ++end) {
      const std::string& text = lines_[end].text;
      const bool bar = text.find('|') != std::string::npos;
      if (lines_[end].heading > 0) break;
      const bool head = bar && !inside && end + 1 < lines_.size() && ruled(lines_[end + 1].text);
      if (text.front() != '|' && !(bar && (end > i || head))) break;
      filled = filled || !ruled(text);
    }
    if (end == i || !filled) {
      i = std::max(end, i + 1);
      continue;
    }
    Lines rows(lines_.begin() + static_cast<std::ptrdiff_t>(i), lines_.begin() + static_cast<std::ptrdiff_t>(end));
    for (TextLine& row : rows) row.text = as_row(row.text);
    Lines level = rows;  // only within an article will they be written so
    Ledger unused;
    if (!level_rows(level, unused)) {
      doubts_.report(import_faults::kMarkup, lines_[i].span, {Term("表格", "a table")});
      i = end;
      continue;
    }
    for (std::size_t k = i; k < end; ++k) {
      // Markdown has taken these backslashes out; the writer does the same with those of all rows.
      const auto bars = std::ranges::count(lines_[k].text, kBarSign);
      ledger_.make(std::string(static_cast<std::size_t>(bars), '\\'));
      lines_[k].text = std::move(rows[k - i].text);
    }
    mark_typed_rows(std::span(lines_).subspan(i, end - i), doubts_);
    i = end;
  }
}

void MarkdownReader::enter_block(MD_BLOCKTYPE type, void* detail) {
  switch (type) {
    case MD_BLOCK_H:
      // In an item or a quotation its words are a line of that, which has no headings.
      if (!lists_.empty() || quotations_ > 0) {
        open_quotation();
        break;
      }
      end_line();
      pair_strong();
      blank_ = true;
      line_.heading = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
      break;
    case MD_BLOCK_UL: lists_.push_back({false, 0, static_cast<MD_BLOCK_UL_DETAIL*>(detail)->mark}); break;
    case MD_BLOCK_OL: {
      const auto* list = static_cast<MD_BLOCK_OL_DETAIL*>(detail);
      lists_.push_back({true, list->start, list->mark_delimiter});
      break;
    }
    case MD_BLOCK_QUOTE:
      end_line();
      pair_strong();
      ++quotations_;
      break;
    case MD_BLOCK_CODE: {
      end_line();
      pair_strong();
      const std::size_t fence = text_.find_first_of("`~", last_);
      see_fence(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->fence_char);
      code_ = true;
      doubt_at({"代码（记号去掉，文字留下）", "code (its marks are dropped, its text kept)"},
               fence == std::string_view::npos ? last_ : static_cast<std::uint32_t>(fence), 3);
      break;
    }
    case MD_BLOCK_LI: {
      end_line();
      pair_strong();
      if (lists_.empty()) break;
      List& list = lists_.back();
      if (lists_.size() > 1 && !std::exchange(nested_, true)) {
        const std::uint32_t mark = next_mark();
        doubts_.report(import_faults::kOneLevel, {file_, mark, mark + 1});
      }
      open_quotation();
      put(list.ordered ? std::to_string(list.next++) + list.delimiter + " " : "- ");
      line_.sign = line_.text.size();
      // One of no words leaves the next its own place.
      last_ = static_cast<std::uint32_t>(std::min(text_.find_first_of(" \t\r\n", next_mark()), text_.size()));
      break;
    }
    case MD_BLOCK_HR:
      end_line();
      pair_strong();
      blank_ = rule_ = true;
      break;
    case MD_BLOCK_P:
      blank_ = blank_ || lists_.empty();
      open_quotation();
      break;
    default: break;
  }
}

void MarkdownReader::leave_block(MD_BLOCKTYPE type) {
  end_line();
  pair_strong();
  line_ = {};
  if (type == MD_BLOCK_CODE) code_ = false;
  if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) lists_.pop_back();
  if (type == MD_BLOCK_QUOTE) --quotations_;
  if (type == MD_BLOCK_P || type == MD_BLOCK_H) blank_ = true;
}

void MarkdownReader::enter_span(MD_SPANTYPE type, const void* detail) {
  const auto with_title = [](const std::string& address, const std::string& title) {
    return title.empty() ? address : address + " \"" + title + "\"";
  };
  switch (type) {
    case MD_SPAN_STRONG: line_.text += kStrongBegin; break;
    case MD_SPAN_EM: emphases_.push_back('\0'); break;
    case MD_SPAN_A: {
      const auto* link = static_cast<const MD_SPAN_A_DETAIL*>(detail);
      const std::string address = words_of(link->href);
      const std::string title = words_of(link->title);
      // In a title, which has no links, it is printed as typed.
      const bool leads = line_.heading == 0 && read_target(address).fault == Target::Fault::none;
      if (!leads) doubt({"链接", "a link"}, "[");
      if (leads && !title.empty()) report_title(title);
      links_.push_back(leads ? address : with_title(address, title));
      put("[");
      opened_ = line_.text.size();
      break;
    }
    case MD_SPAN_IMG: {
      const auto* image = static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
      links_.push_back(with_title(words_of(image->src), words_of(image->title)));
      see_image();
      put("![");
      break;
    }
    case MD_SPAN_CODE:
      doubt({"代码", "code"}, "`");
      put("`");
      break;
    default: break;
  }
}

void MarkdownReader::leave_span(MD_SPANTYPE type) {
  if (type == MD_SPAN_STRONG) line_.text += kStrongEnd;
  if (type == MD_SPAN_CODE) put("`");
  if (type == MD_SPAN_EM && !emphases_.empty()) {
    if (emphases_.back() != '\0') put(std::string(1, emphases_.back()));
    emphases_.pop_back();
  }
  if ((type == MD_SPAN_A || type == MD_SPAN_IMG) && !links_.empty()) {
    std::string words;
    Undrawn undrawn(links_.back());
    for_each_character(links_.back(), [&](std::size_t at, char32_t c) {
      const bool unseen = undrawn.has(at, c);
      if (c < 0x20 || !unseen) append_utf8(words, c < 0x20 ? U' ' : c);
    });
    const bool link = type == MD_SPAN_A && opened_ > 0;  // what an image is called begins nowhere
    std::string named = link ? line_.text.substr(std::min(opened_, line_.text.size())) : std::string();
    if (link && with_ampersands(named) == words) {
      // <https://…?a=1&amp;b=2>: the parser reads entities of the address, and not of the words.
      ledger_.rewrite(LeftOut::markup, line_.span, named, words);
      line_.text.resize(line_.text.size() - named.size());
      line_.text += named = words;
    }
    if (link && (words == named || words == "mailto:" + named)) {
      // <https://…> is an address as it stands.
      line_.text.erase(opened_ - 1, 1);
      ledger_.unmake("[");
    } else {
      const std::size_t address = line_.text.size();
      put("](" + words + ")");
      // Within an address a bar parts no cells, with a backslash or without.
      std::ranges::replace(line_.text.begin() + static_cast<std::ptrdiff_t>(address), line_.text.end(), '|', kBarSign);
    }
    links_.pop_back();
  }
}

/// An image without words hands out no byte of its own; its first mark, the next behind the last text, is entered as
/// seen, or its line would be kept as one that the parser swallowed.
void MarkdownReader::see_image() {
  std::size_t at = text_.find("![", std::max(last_, behind_image_));
  while (at != std::string_view::npos && seen_[at]) at = text_.find("![", at + 1);
  if (at == std::string_view::npos) return;
  seen_[at] = true;
  behind_image_ = static_cast<std::uint32_t>(at) + 1;
  const auto begin = static_cast<std::uint32_t>(at);
  ledger_.leave_out(LeftOut::markup, {file_, begin, begin + 1}, "!");
}

/// Enters the line that opens a block of code as markup, with the name of a language that may stand on it: the first
/// line behind the last text that begins with three marks, but for signs of lists and quotations.
void MarkdownReader::see_fence(char mark) {
  const std::string fence(3, mark);
  const std::uint32_t from = std::max(last_, behind_fence_);
  const std::size_t at = mark == '\0' ? std::string_view::npos : text_.find(fence, from);
  if (at == std::string_view::npos) return;
  behind_fence_ = static_cast<std::uint32_t>(std::min(text_.find_first_of("\r\n", at), text_.size()));
  const std::uint32_t line = sources_.line_begin(
      file_, sources_.position({file_, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at)}).line);
  if (key_of(text_.substr(line, at - line)).empty()) fences_.insert(line);
}

/// Whether the line below the last text is indented and belongs to the item that is open. Rows, pictures and notes are
/// lines of their own.
bool MarkdownReader::goes_on_in_item() const {
  if (lists_.empty() || line_.text.starts_with('|')) return false;
  if (line_.text.find(" |") != std::string::npos && line_.text.ends_with('|')) return true;  // rows in an item
  std::size_t below = text_.find_first_of("\r\n", last_);
  if (below == std::string_view::npos) return false;
  below += text_.substr(below).starts_with("\r\n") ? 2 : 1;
  const std::string_view rest = text_.substr(below);
  const std::size_t words = rest.find_first_not_of(" \t");
  if (words == 0 || words == std::string_view::npos) return false;
  return rest[words] != '|' && rest[words] != kMaskedNote && !rest.substr(words).starts_with("![");
}

void MarkdownReader::take(MD_TEXTTYPE type, std::string_view piece) {
  if (type == MD_TEXT_BR && quotations_ == 0 && goes_on_in_item()) {
    line_.text += kLineBreak;
    return;
  }
  if (type == MD_TEXT_SOFTBR && (quotations_ > 0 || goes_on_in_item())) {
    // A quotation or an item goes on, however its file wraps it.
    const bool latin = !line_.text.empty() && static_cast<unsigned char>(line_.text.back()) < 0x80;
    if (latin) line_.text += ' ';
    return;
  }
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
    end_line();
    return open_quotation();
  }
  if (!from_file(piece)) {  // the parser's own: a replacement for U+0000, a code block's line end
    if (piece == "\n") return end_line();
    if (count_ink(piece) > 0) {
      put(piece);
    } else {
      line_.text += ' ';
    }
    return;
  }
  const std::uint32_t begin = offset(piece);
  const Span span{file_, begin, begin + static_cast<std::uint32_t>(piece.size())};
  for (char& mark : emphases_) {
    const char before = begin > 0 ? text_[begin - 1] : '\0';
    if (mark != '\0' || (before != '*' && before != '_')) continue;
    mark = before;
    put(std::string(1, mark));
    doubt_at({"单个星号或下划线", "emphasis with one mark"}, begin - 1, 1);
  }
  if (type == MD_TEXT_ENTITY) {
    const std::string meant = entity_text(piece);
    if (!meant.empty()) {
      std::fill(seen_.begin() + span.begin, seen_.begin() + span.end, true);
      ledger_.leave_out(LeftOut::markup, span, piece);
      if (meant == "-" || meant == ">") see_literal();
      put(meant);
      if (meant == " " && piece != "&thinsp;") line_.text.back() = kHalfBlank;
      last_ = span.end;
      return;
    }
    doubt_at({"实体", "an entity"}, begin, piece.size());
  }
  const std::string_view raw = sources_.text(file_);
  const bool is_bar_behind_mark =
      type == MD_TEXT_NORMAL && piece.starts_with('|') && begin > 0 && raw[begin - 1] == '\\' && !seen_[begin - 1];
  std::fill(seen_.begin() + span.begin, seen_.begin() + span.end, true);
  if (type != MD_TEXT_CODE) {
    if (const std::size_t tag = html_in(piece); tag != std::string_view::npos) {
      doubt_at({"HTML", "HTML"}, begin + static_cast<std::uint32_t>(tag), 1);
    }
    if (const std::size_t wave = piece.find("~~"); wave != std::string_view::npos) {
      doubt_at({"删除线 ~~", "struck text (~~)"}, begin + static_cast<std::uint32_t>(wave), 2);
    }
  }
  constexpr std::string_view kNoBreakSpace = "\u00a0";
  const auto line_end_from = [&](std::size_t at) {
    return std::min(piece.find_first_of("\r\n\f\v", at), piece.size());
  };
  const auto mark_from = [&](std::size_t at) {
    return type == MD_TEXT_CODE ? std::string_view::npos : piece.find(kMasked, at);
  };
  std::size_t from = 0, line_end = line_end_from(0), mark = mark_from(0), masked_at = 0, blank_at = 0;
  while (from <= piece.size()) {
    // Each is looked for again only behind the last: a piece may be a long line with thousands of the other.
    if (line_end < from) line_end = line_end_from(from);
    if (mark < from) mark = mark_from(from);
    std::size_t end = line_end;
    const bool strong = mark < end && raw.substr(begin + mark, kMasked.size()) == "**";
    if (strong) end = mark;
    if (!begun_) line_.span = {file_, begin + static_cast<std::uint32_t>(from), span.end};
    const bool sign = from < end && (raw[begin + from] == '-' || raw[begin + from] == '>');
    if (sign) see_literal();
    begun_ = true;
    for (std::size_t at = from; at < end;) {
      if (at == 0 && is_bar_behind_mark) {
        line_.text += kBarSign;
        ++at;
        continue;
      }
      if (type != MD_TEXT_CODE && piece[at] == kMaskedBreak) {
        const std::size_t length = break_length(raw, begin + at);
        const auto tag = begin + static_cast<std::uint32_t>(at);
        if (at + length <= end) {
          line_.text += kLineBreak;
          ledger_.leave_out(LeftOut::markup, {file_, tag, tag + static_cast<std::uint32_t>(length)},
                            raw.substr(tag, length));
          at += length;
          continue;
        }
      }
      if (type != MD_TEXT_CODE && piece.substr(at, end - at).starts_with(kNoBreakSpace)) {
        line_.text += kHalfBlank;
        at += kNoBreakSpace.size();
        continue;
      }
      if (type != MD_TEXT_CODE && piece[at] == kMaskedNote) line_.text += kNoteSign;
      if (masked_at <= at) masked_at = piece.find_first_of(kMaskedMarks, at + 1);
      if (blank_at <= at) blank_at = piece.find(kNoBreakSpace, at + 1);
      const std::size_t next = std::min({masked_at, blank_at, end});
      append_clean(line_.text, raw.substr(begin + at, next - at),
                   {file_, begin + static_cast<std::uint32_t>(at), span.end}, ledger_);
      at = next;
    }
    if (strong) {
      const auto at = begin + static_cast<std::uint32_t>(mark);
      const Span place{file_, at, at + static_cast<std::uint32_t>(kMasked.size())};
      line_.text += kStrongMark;
      strong_marks_.push_back(place);
      ledger_.leave_out(LeftOut::markup, place, "**");
      from = mark + kMasked.size();
      continue;
    }
    if (end == piece.size()) break;
    end_line();
    from = end + 1;
  }
  line_.span.end = span.end;
  last_ = span.end;
}

/// Lines of which the parser handed out nothing, but which say something, are kept; other unseen bytes are markup.
void MarkdownReader::keep_unseen() {
  Lines kept;
  const std::uint32_t count = sources_.line_count(file_);
  for (std::uint32_t number = 1; number <= count; ++number) {
    const std::string_view raw = sources_.line(file_, number);
    const std::uint32_t begin = sources_.line_begin(file_, number);
    const Span span{file_, begin, begin + static_cast<std::uint32_t>(raw.size())};
    bool any = false;
    std::string unseen;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      any = any || seen_[begin + i];
      if (!seen_[begin + i]) unseen += raw[i];
    }
    if (any || key_of(unseen).empty() || fences_.contains(begin)) {
      if (count_ink(unseen) > 0) ledger_.leave_out(LeftOut::markup, span, unseen);
      continue;
    }
    TextLine line;
    append_clean(line.text, raw, span, ledger_);
    line.text =
        std::string(trim(LocatedText(line.text, {file_, 0, static_cast<std::uint32_t>(line.text.size())})).view());
    if (line.text.empty()) continue;
    line.span = span;
    line.number = number;
    line.width = static_cast<std::uint32_t>(display_width(line.text));
    line.blank_above = true;
    doubts_.report(import_faults::kMarkup, span, {Term("这一行", "this line")});
    kept.push_back(std::move(line));
  }
  if (kept.empty()) return;
  lines_.insert(lines_.end(), kept.begin(), kept.end());
  std::stable_sort(lines_.begin(), lines_.end(),
                   [](const TextLine& a, const TextLine& b) { return a.number < b.number; });
}

Lines MarkdownReader::read() {
  seen_.assign(text_.size(), false);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    static_cast<MarkdownReader*>(self)->enter_block(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
    static_cast<MarkdownReader*>(self)->leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    static_cast<MarkdownReader*>(self)->enter_span(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
    static_cast<MarkdownReader*>(self)->leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
    static_cast<MarkdownReader*>(self)->take(type, {text, size});
    return 0;
  };
  md_parse(text_.data(), static_cast<MD_SIZE>(text_.size()), &parser, this);
  end_line();
  pair_strong();
  keep_unseen();
  return std::move(lines_);
}

}  // namespace

Lines read_markdown(const Sources& sources, FileId file, Ledger& ledger, Diagnostics& doubts,
                    const HasPicture& has_picture) {
  return MarkdownReader(sources, file, ledger, doubts, has_picture).read();
}

}  // namespace typeset::pasted
