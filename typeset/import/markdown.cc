#include <algorithm>
#include <cstdint>
#include <md4c.h>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "import/faults.h"
#include "import/lines.h"
#include "import/words.h"
#include "source/text.h"

namespace typeset::pasted {

namespace {

/// Follows the parser through the file. Every byte of the text that it hands out is marked as seen; what it never hands
/// out is markup, or a line that it swallowed whole.
class MarkdownReader {
 public:
  MarkdownReader(const Sources& sources, FileId file, Ledger& ledger, Diagnostics& doubts)
      : sources_(sources), file_(file), text_(sources.text(file)), ledger_(ledger), doubts_(doubts) {}

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
    if (!begun_) line_.span = {file_, last_, last_};
    begun_ = true;
    line_.text += words;
    ledger_.make(words);
  }
  void end_line();
  void pair_asterisks(std::string& text, const Span& span);
  void keep_unseen();
  void doubt(const Term& what) { doubts_.report(import_faults::kMarkup, {file_, last_, last_}, {what}); }

  const Sources& sources_;
  FileId file_;
  std::string_view text_;
  Ledger& ledger_;
  Diagnostics& doubts_;
  Lines lines_;
  TextLine line_;
  bool begun_ = false;
  bool blank_ = false;
  std::uint32_t last_ = 0;  // where the last text ended
  std::vector<bool> seen_;
  struct List {
    bool ordered;
    unsigned next;
    char delimiter;
  };
  std::vector<List> lists_;
  std::vector<std::string> links_;  // targets of the links that are open
  std::vector<char> emphases_;      // the mark each was written with
  bool in_table_ = false;
};

void MarkdownReader::end_line() {
  TextLine line = std::exchange(line_, {});
  line_.heading = line.heading;
  if (!begun_) return;
  begun_ = false;
  pair_asterisks(line.text, line.span);
  line.text =
      std::string(trim(LocatedText(line.text, {file_, 0, static_cast<std::uint32_t>(line.text.size())})).view());
  if (line.text.empty()) return;
  line.number = sources_.position(line.span).line;
  line.width = static_cast<std::uint32_t>(display_width(line.text));
  line.blank_above = std::exchange(blank_, false);
  const bool row = line.text.front() == '|';
  if (row && !in_table_) doubts_.report(import_faults::kMarkup, line.span, {Term("表格", "a table")});
  in_table_ = row;
  lines_.push_back(std::move(line));
}

/// CommonMark's emphasis does not close between 。 and a hanzi, where lead sentences need it: what it left is paired by
/// position.
void MarkdownReader::pair_asterisks(std::string& text, const Span& span) {
  std::vector<std::size_t> marks;
  for (std::size_t at = text.find('*'); at != std::string::npos; at = text.find('*', at)) {
    const std::size_t end = std::min(text.find_first_not_of('*', at), text.size());
    if (end - at == 2) marks.push_back(at);
    at = end;
  }
  if (marks.empty() || marks.size() % 2 != 0 || text.find(kStrongBegin) != std::string::npos) return;
  for (std::size_t i = marks.size(); i-- > 0;) {
    text.replace(marks[i], 2, 1, i % 2 == 0 ? kStrongBegin : kStrongEnd);
    ledger_.leave_out(LeftOut::markup, span, "**");
  }
}

void MarkdownReader::enter_block(MD_BLOCKTYPE type, void* detail) {
  switch (type) {
    case MD_BLOCK_H:
      end_line();
      blank_ = true;
      line_.heading = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
      break;
    case MD_BLOCK_UL: lists_.push_back({false, 0, static_cast<MD_BLOCK_UL_DETAIL*>(detail)->mark}); break;
    case MD_BLOCK_OL: {
      const auto* list = static_cast<MD_BLOCK_OL_DETAIL*>(detail);
      lists_.push_back({true, list->start, list->mark_delimiter});
      break;
    }
    case MD_BLOCK_LI: {
      end_line();
      if (lists_.empty()) break;
      List& list = lists_.back();
      put(list.ordered ? std::to_string(list.next++) + list.delimiter + " " : std::string(1, list.delimiter) + " ");
      break;
    }
    case MD_BLOCK_P: blank_ = blank_ || lists_.empty(); break;
    default: break;
  }
}

void MarkdownReader::leave_block(MD_BLOCKTYPE type) {
  end_line();
  line_ = {};
  if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) lists_.pop_back();
  if (type == MD_BLOCK_P || type == MD_BLOCK_H) blank_ = true;
}

void MarkdownReader::enter_span(MD_SPANTYPE type, const void* detail) {
  const auto target = [&](const MD_ATTRIBUTE& href, const MD_ATTRIBUTE& title) {
    std::string words(href.text == nullptr ? "" : std::string_view(href.text, href.size));
    if (title.text != nullptr && title.size > 0) words += " \"" + std::string(title.text, title.size) + "\"";
    links_.push_back(std::move(words));
  };
  switch (type) {
    case MD_SPAN_STRONG: line_.text += kStrongBegin; break;
    case MD_SPAN_EM: emphases_.push_back('\0'); break;
    case MD_SPAN_A: {
      const auto* link = static_cast<const MD_SPAN_A_DETAIL*>(detail);
      target(link->href, link->title);
      put("[");
      doubt({"链接", "a link"});
      break;
    }
    case MD_SPAN_IMG: {
      const auto* image = static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
      target(image->src, image->title);
      put("![");
      doubt({"图片", "an image"});
      break;
    }
    default: break;
  }
}

void MarkdownReader::leave_span(MD_SPANTYPE type) {
  if (type == MD_SPAN_STRONG) line_.text += kStrongEnd;
  if (type == MD_SPAN_EM && !emphases_.empty()) {
    if (emphases_.back() != '\0') put(std::string(1, emphases_.back()));
    emphases_.pop_back();
  }
  if ((type == MD_SPAN_A || type == MD_SPAN_IMG) && !links_.empty()) {
    std::string words;
    for_each_character(links_.back(), [&](std::size_t, char32_t c) { append_utf8(words, c < 0x20 ? U' ' : c); });
    put("](" + words + ")");
    links_.pop_back();
  }
}

void MarkdownReader::take(MD_TEXTTYPE type, std::string_view piece) {
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) return end_line();
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
    doubt({"单个星号或下划线", "emphasis with one mark"});
  }
  std::fill(seen_.begin() + span.begin, seen_.begin() + span.end, true);
  std::size_t from = 0;
  while (from <= piece.size()) {
    const std::size_t end = std::min(piece.find_first_of("\r\n\f\v", from), piece.size());
    if (!begun_) line_.span = {file_, begin + static_cast<std::uint32_t>(from), span.end};
    begun_ = true;
    append_clean(line_.text, piece.substr(from, end - from),
                 {file_, begin + static_cast<std::uint32_t>(from), span.end}, ledger_);
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
    if (any || key_of(unseen).empty()) {
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
  keep_unseen();
  return std::move(lines_);
}

}  // namespace

Lines read_markdown(const Sources& sources, FileId file, Ledger& ledger, Diagnostics& doubts) {
  return MarkdownReader(sources, file, ledger, doubts).read();
}

}  // namespace typeset::pasted
