#include <string>

#include "source/faults.h"
#include "source/level_mark.h"
#include "source/scan.h"

namespace typeset {

bool Scan::block_goes_on() {
  const std::size_t spaces = std::min(text_.find_first_not_of(' '), text_.size());
  if (spaces == text_.size()) return true;
  const auto column = static_cast<std::uint32_t>(spaces);
  if (body_column_ == 0 && column > owner_.column) body_column_ = column;
  if (body_column_ != 0 && column >= body_column_) {
    // An editor indents the next line like the one above: 版记: is no text.
    const std::string_view line = without_trailing_blanks(text_.substr(spaces));
    if (line == "版记:" || line == "imprint:") return false;
    report_tabs(spaces, text_.size());
    return true;
  }
  if (text_[spaces] == '\t') {
    if (begins_with_key(text_.substr(std::min(text_.find_first_not_of(" \t"), text_.size())))) return false;
    report_tabs(spaces, text_.size());
    return true;
  }
  if (const auto name = odd_space_name(character(spaces))) {
    if (looks_like_key(text_.substr(spaces + decode_utf8(text_, spaces).length))) return false;
    std::size_t word = spaces;
    while (word < text_.size() && (is_blank(text_[word]) || odd_space_name(character(word))))
      word += decode_utf8(text_, word).length;
    report(source_faults::kOddSpace, span_of_character(spaces), {*name},
           indented(word, column_below(line_, owner_.column)));
    return true;
  }
  if (block_ends_here(column)) return false;
  if (text_[spaces] == '#') {
    if (!body_resumes_below(column)) return false;
    if (!opens_heading(text_.substr(spaces))) {
      const std::size_t word = std::min(text_.find_first_not_of("# ", spaces), text_.size());
      report(source_faults::kRemarkInBody, span_of_character(spaces), {},
             replaced(0, word, std::string(column_below(line_, owner_.column), ' ') + "// "));
      return true;
    }
  }
  const std::uint32_t wanted = column_below(line_, owner_.column);
  report(source_faults::kBodyAtMargin, span_of_character(spaces), {std::to_string(wanted)}, indented(spaces, wanted));
  return true;
}

/// `# 一、总体要求`
bool Scan::opens_heading(std::string_view rest) {
  const std::size_t word = rest.find_first_not_of("# ");
  return word != std::string_view::npos && level_mark(rest.substr(word)).level > 0;
}

/// Whether a line that is not indented like the body is meant as structure.
bool Scan::block_ends_here(std::uint32_t spaces) const {
  const std::string_view rest = text_.substr(spaces);
  if (spaces == 0 && (rest.starts_with("---") || rest.starts_with("..."))) return true;
  if (spaces <= owner_.column && rest.starts_with("- ") && begins_with_key(rest)) return true;
  // 供稿: one column out of line is a field that slid, 版记 a key whose colon was forgotten.
  if (spaces < body_column_ && begins_with_key(rest)) return true;
  if (spaces <= owner_.column && shape_of_key(rest.substr(0, rest.find(' ')))) return true;
  if (spaces <= owner_.column && (has_level(spaces, true) || dash_missing_) &&
      (rest.front() == '-' || is_odd_dash(character(spaces)))) {
    return true;
  }
  if (looks_like_key(rest)) return spaces <= owner_.column;
  const auto colon = find_plain_colon(rest);
  return colon && may_be_key(rest.substr(0, colon->at)) && has_level(spaces, false);
}

// `# ` at the margin is a comment, unless the body goes on below it: then it was meant as a heading, if it opens with a
// level mark, or as a remark within the text.
bool Scan::body_resumes_below(std::uint32_t spaces) {
  if (line_ < looked_until_) return resumes_;
  const std::uint32_t body = body_column_ != 0 ? body_column_ : owner_.column + 1;
  resumes_ = false;
  for (looked_until_ = line_ + 1; looked_until_ <= count_; ++looked_until_) {
    const std::string_view below = sources_.line(file_, looked_until_);
    const std::size_t word = below.find_first_not_of(' ');
    if (word == std::string_view::npos || (below[word] == '#' && word <= spaces)) continue;
    resumes_ = word >= body;
    break;
  }
  return resumes_;
}

}  // namespace typeset
