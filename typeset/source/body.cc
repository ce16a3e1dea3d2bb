#include "source/body.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "source/faults.h"
#include "source/spans.h"
#include "source/text.h"

namespace typeset {

namespace {

constexpr int kDeepestHeading = 4;

/// A stretch of a line's raw text that is not printed as it stands.
struct Mark {
  enum class Sort : std::uint8_t { escape, strong, open, close };
  Sort sort = Sort::escape;
  std::size_t begin = 0;
  std::size_t end = 0;  // of the whole mark: `**`, `[`, `]{kai}`, the backslash of `\*`
  InlineKind kind = InlineKind::strong;
  std::size_t partner = 0;  // index of the mark it pairs with
  bool paired = false;
};

std::optional<InlineKind> find_span(std::string_view name) {
  for (const SpanName& known : kSpanNames) {
    if (name == known.name || name == known.zh) return known.kind;
  }
  return {};
}

std::string known_spans(bool chinese) {
  std::string list;
  for (const SpanName& known : kSpanNames) {
    if (!list.empty()) list += chinese ? "、" : ", ";
    list += chinese ? known.zh : known.name;
  }
  return list;
}

class LineReader {
 public:
  LineReader(const LocatedText& raw, Diagnostics& faults) : raw_(raw), text_(raw.view()), faults_(faults) {}

  BodyLine read() {
    BodyLine line;
    line.heading_level = heading_level();
    find_marks();
    pair_strong();
    write(line);
    return line;
  }

 private:
  int heading_level();
  void find_marks();
  void close_bracket(std::size_t at);
  void pair_strong();
  bool same_span(std::size_t a, std::size_t b) const;
  void write(BodyLine& line) const;

  const LocatedText& raw_;
  std::string_view text_;
  Diagnostics& faults_;
  std::size_t begin_ = 0;  // after a heading's #
  std::vector<Mark> marks_;
  std::vector<std::size_t> brackets_;  // indices of marks: `[` not closed yet
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

void LineReader::find_marks() {
  constexpr std::string_view kEscaped = "*[]#";
  for (std::size_t at = begin_; at < text_.size(); ++at) {
    const char c = text_[at];
    if (c == '\\' && at + 1 < text_.size() && kEscaped.find(text_[at + 1]) != std::string_view::npos) {
      marks_.push_back({.sort = Mark::Sort::escape, .begin = at, .end = at + 1, .paired = true});
      ++at;
    } else if (c == '*') {
      const std::size_t end = std::min(text_.find_first_not_of('*', at), text_.size());
      // Exactly two: a row of asterisks is a row of asterisks.
      if (end - at == 2) marks_.push_back({.sort = Mark::Sort::strong, .begin = at, .end = end});
      constexpr std::size_t kRow = 3;
      constexpr std::size_t kMostTold = 10;
      if (end - at >= kRow)
        faults_.report(source_faults::kAsterisks, raw_.span(at, end),
                       {end - at > kMostTold ? "***…" : text_.substr(at, end - at)});
      at = end - 1;
    } else if (c == '[') {
      brackets_.push_back(marks_.size());
      marks_.push_back({.sort = Mark::Sort::open, .begin = at, .end = at + 1});
    } else if (c == ']' && !brackets_.empty()) {
      close_bracket(at);
    }
  }
}

void LineReader::close_bracket(std::size_t at) {
  const std::size_t opening = brackets_.back();
  brackets_.pop_back();
  if (at + 1 >= text_.size() || text_[at + 1] != '{') return;
  const std::size_t end = text_.find('}', at + 2);
  if (end == std::string_view::npos) return;
  const std::string_view name = text_.substr(at + 2, end - at - 2);
  constexpr std::size_t kLongestTold = 40;
  if (const auto kind = find_span(name)) {
    marks_[opening].paired = true;
    marks_[opening].kind = *kind;
    marks_[opening].partner = marks_.size();
    marks_.push_back(
        {.sort = Mark::Sort::close, .begin = at, .end = end + 1, .kind = *kind, .partner = opening, .paired = true});
    return;
  }
  faults_.report(source_faults::kUnknownSpan, raw_.span(at + 1, end + 1),
                 {name.size() > kLongestTold ? "…" : name, Term(known_spans(true), known_spans(false))});
}

/// Whether the same spans enclose both marks.
bool LineReader::same_span(std::size_t a, std::size_t b) const {
  for (std::size_t i = a + 1; i < b; ++i) {
    const Mark& mark = marks_[i];
    if (!mark.paired || mark.sort == Mark::Sort::escape || mark.sort == Mark::Sort::strong) continue;
    if (mark.partner < a || mark.partner > b) return false;
  }
  return true;
}

// By position: the first with the second, the third with the fourth. Flanking rules would not close between 。 and a
// hanzi, where authors of lead sentences need it.
void LineReader::pair_strong() {
  constexpr std::size_t kNone = std::string_view::npos;
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
      faults_.report(source_faults::kCrossing, raw_.span(marks_[i].begin, marks_[i].end));
    }
    opening = kNone;
  }
  if (opening == kNone) return;
  faults_.report(source_faults::kOddStrong, raw_.span(marks_[opening].begin, marks_[opening].end));
}

void LineReader::write(BodyLine& line) const {
  std::vector<std::size_t> span_of(marks_.size());
  std::size_t from = begin_;
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    const Mark& mark = marks_[i];
    if (!mark.paired) continue;
    line.text.append(raw_.slice(from, mark.begin));
    from = mark.end;
    const auto here = static_cast<std::uint32_t>(line.text.size());
    if (mark.sort == Mark::Sort::escape) continue;
    if (mark.sort == Mark::Sort::open || (mark.sort == Mark::Sort::strong && mark.partner > i)) {
      span_of[i] = span_of[mark.partner] = line.spans.size();
      line.spans.push_back({here, here, mark.kind});
    } else {
      line.spans[span_of[i]].end = here;
    }
  }
  line.text.append(raw_.slice(from, text_.size()));
  std::erase_if(line.spans, [](const InlineSpan& span) { return span.begin == span.end; });
}

}  // namespace

void read_body(const LocatedText& text, Body& body, Diagnostics& faults) {
  const LocatedText joined = join_folds(standard_text(text, faults));
  const std::string_view whole = joined.view();
  for (std::size_t begin = 0; begin < whole.size();) {
    const std::size_t end = std::min(whole.find('\n', begin), whole.size());
    const bool blank = whole.substr(begin, end - begin).find_first_not_of(' ') == std::string_view::npos;
    const LocatedText line = blank ? LocatedText() : trim(joined.slice(begin, end));
    begin = end + 1;
    if (line.empty()) continue;
    if (body.size() >= kMostParagraphs) {
      faults.report(source_faults::kTooMany, line.span(), {std::to_string(kMostParagraphs)});
      return;
    }
    if (count_characters(line.view()) > kLongestParagraph) {
      faults.report(source_faults::kTooLong, line.span(), {std::to_string(kLongestParagraph)});
      continue;
    }
    BodyLine read = LineReader(line, faults).read();
    if (!read.text.empty()) body.push_back(std::move(read));
  }
}

}  // namespace typeset
