#include "source/scan.h"

#include <string>

#include "base/yaml_tree.h"
#include "source/faults.h"
#include "source/read.h"

namespace typeset {

void Scan::run() {
  for (line_ = 1; line_ <= count_; ++line_) {
    begin_ = sources_.line_begin(file_, line_);
    text_ = sources_.line(file_, line_);
    comment_ = text_.size();
    value_ = 0;
    scan_line();
  }
  if (inside_ == Inside::quote) leave_quote_open();
  if (inside_ == Inside::flow) leave_open();
}

void Scan::scan_line() {
  if (goes_on()) return;
  inside_ = Inside::structure;
  structure();
}

/// Deals with the line if what began above goes on in it.
bool Scan::goes_on() {
  const std::size_t word = skip_blanks(0);
  switch (inside_) {
    case Inside::structure: return false;
    case Inside::block: return block_goes_on();
    case Inside::quote: return quote_goes_on();
    case Inside::plain:
      if (word == text_.size()) return true;
      if (word <= owner_.column || text_[word] == '#') return false;
      if (const auto name = odd_space_name(character(word)))
        report(source_faults::kOddSpace, span_of_character(word), {*name},
               replaced(word, word + decode_utf8(text_, word).length, ""));
      if (begins_with_key(text_.substr(word))) return false;  // indented too far
      // The next item, as far out of line as the one above.
      if (moved_ && word == moved_->from && text_.substr(word).starts_with("- ")) return false;
      // A paragraph may be folded over several lines; where one of them ends a sentence, a line was a paragraph.
      if (owner_.shape == FieldShape::body && owner_.colon != 0 && !barless_ &&
          ends_sentence(without_trailing_blanks(sources_.line(file_, line_ - 1)))) {
        barless_ = true;
        const auto colon = static_cast<std::uint32_t>(character_begin(sources_.text(file_), owner_.colon - 1));
        report(source_faults::kPlainBody, {file_, colon, owner_.colon}, {Term("正文", "body")}, barred(word));
      }
      second_colon(word, owner_);
      cut_off(word, owner_);
      report_tabs(0, comment_);
      return true;
    case Inside::flow:
      if (word <= owner_.column && looks_like_key(text_.substr(word))) {  // the bracket was never closed
        leave_open();
        return false;
      }
      if (text_.starts_with('%')) return directive(), true;
      flow(0);
      report_tabs(0, comment_);
      return true;
  }
  return false;
}

/// `键: ` of a known field, perhaps behind a list's dash.
bool Scan::begins_with_key(std::string_view text) const {
  while (text.starts_with("- ")) text.remove_prefix(std::min(text.find_first_not_of(' ', 1), text.size()));
  const auto colon = find_plain_colon(text);
  return colon && shape_of_key(text.substr(0, colon->at));
}

bool Scan::looks_like_key(std::string_view text) const {
  for (const auto& colon : {find_plain_colon(text), find_full_width_colon(text), find_tight_colon(text)}) {
    if (!colon) continue;
    std::string_view key = text.substr(0, colon->at);
    const bool quoted = key.size() > 2 && (key.front() == '"' || key.front() == '\'') && key.back() == key.front();
    if (quoted) key = key.substr(1, key.size() - 2);
    if (shape_of_key(key)) return true;
  }
  return false;
}

void Scan::report_tabs(std::size_t from, std::size_t to) {
  const std::string_view line = without_trailing_blanks(text_.substr(0, to));
  for (std::size_t at = from; at < line.size(); ++at) {
    if (line[at] != '\t') continue;
    const std::size_t word = std::min(line.find_first_not_of(" \t"), line.size());
    const std::size_t first = at;
    while (at < line.size() && line[at] == '\t') ++at;
    if (word > first) {
      const std::uint32_t below = body_column_ != 0 && inside_ == Inside::block ? body_column_ : owner_.column + 2;
      report(source_faults::kTab, span(first, first + 1), {}, indented(word, below));
    } else if (inside_ != Inside::block && (line[first - 1] == ':' || line[first - 1] == '-')) {
      report(source_faults::kOddSpaceBehind, span(first, first + 1),
             {line.substr(first - 1, 1), Term("制表符（Tab）", "a tab")}, replaced(first, at, " "));
    } else {
      report(source_faults::kTabInText, span(first, first + 1), {}, replaced(first, at, " "));
    }
  }
}

void scan_lines(const Sources& sources, FileId file, Diagnostics& faults) {
  if (!check_yaml_text(sources, file, faults) && sources.text(file).size() > kLargestYaml) return;
  Scan(sources, file, faults).run();
}

}  // namespace typeset
