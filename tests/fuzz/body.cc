// Body text, whatever stands in it: lines, marks, notes, tables, headings, and what lint says of them.
#include "source/body.h"

#include <map>

#include "base/legacy_characters.h"
#include "base/look_alikes.h"
#include "fuzz/target.h"
#include "lint/lint.h"
#include "source/headings.h"
#include "source/text.h"

using namespace typeset;

namespace {

/// How often each character was typed, less how often it was read; without blanks, which are read in more than one way.
using Count = std::map<char32_t, long>;

void add(Count& count, std::string_view text, long sign) {
  for_each_character(text, [&](std::size_t, char32_t c) {
    if (c <= 0x20 || is_padding(c) || c == 0x2028) return;  // U+2028: a forced line end, {换行}
    const char32_t standard = standard_character(c);
    const char32_t now = standard != 0 ? standard : c;
    const char32_t ideograph = ideograph_of_radical(now);
    count[ideograph != 0 ? ideograph : now] += sign;
  });
}

void check_spans(std::string_view text, const std::vector<InlineSpan>& spans) {
  std::vector<std::size_t> ends;  // of those that the next may stand in
  std::uint32_t begin = 0;
  for (const InlineSpan& span : spans) {
    fuzz::require(span.begin >= begin && span.begin <= span.end && span.end <= text.size(), "spans lie in their text");
    const auto inside = [&](std::size_t at) {
      return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
    };
    fuzz::require(inside(span.begin) && inside(span.end), "a span begins and ends between characters");
    while (!ends.empty() && ends.back() <= span.begin) ends.pop_back();
    fuzz::require(ends.empty() || span.end <= ends.back(), "spans are properly nested");
    ends.push_back(span.end);
    begin = span.begin;
  }
}

void check_text(const LocatedText& text, const std::vector<InlineSpan>& spans, const Sources& sources, Count& count) {
  fuzz::require(fuzz::well_formed(text.view()), "a line is text", text.view());
  if (!text.empty()) fuzz::check_place(sources, text.span(), "a line of the body");
  check_spans(text.view(), spans);
  add(count, text.view(), -1);
}

void check_line(const BodyLine& line, const Sources& sources, Count& count) {
  check_text(line.text, line.spans, sources, count);
  fuzz::require(line.head_end <= line.text.size(), "a head lies in its line", line.text.view());
  for (const InlineNote& note : line.notes) {
    fuzz::require(note.at > 0 && note.at <= line.text.size(), "the mark of a note lies in its line", line.text.view());
    fuzz::require(!note.text.empty(), "a note has words");
    check_text(note.text, note.spans, sources, count);
  }
  for (const Picture& picture : line.pictures) {
    for (const LocatedText* words : {&picture.file, &picture.caption, &picture.credit, &picture.alt})
      check_text(*words, {}, sources, count);
  }
  for (const Table& table : line.table) {
    for (const LocatedText* words : {&table.caption, &table.unit}) check_text(*words, {}, sources, count);
    for (const LocatedText& words : table.notes) check_text(words, {}, sources, count);
    for (const TableRow& row : table.rows) {
      fuzz::require(row.size() == table.columns.size(), "a row has a cell for each column");
      for (const TableCell& cell : row) check_text(cell.text, cell.spans, sources, count);
    }
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::bytes_of(data, size);
  if (!fuzz::well_formed(text)) return 0;
  Sources sources;
  Diagnostics faults;
  const FileId file = sources.add("text", std::string(text));
  Issue issue;
  Article article;
  Tally tally;
  const LocatedText whole(sources.text(file), {file, 0, static_cast<std::uint32_t>(size)});
  read_body(whole, article.body, tally, faults);
  read_inline(whole, tally, faults);
  decide_headings(article.body);
  tally.report(faults);

  Count count;
  add(count, text, 1);
  for (const BodyLine& line : article.body) check_line(line, sources, count);
  for (const auto& [character, left] : count)
    fuzz::require(left >= 0, "nothing is read that was not typed", to_utf8(character));

  std::get<Bulletin>(issue.part).articles.push_back(std::move(article));
  lint::check_issue(issue, file, nullptr, "", nullptr, faults);
  fuzz::check_faults(faults, sources);
  return 0;
}
