#include <array>
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
    if (is_field_in_body(without_trailing_blanks(text_.substr(spaces)))) return false;
    ++body_lines_;
    field_behind_text(spaces);
    row_goes_on(spaces);
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
  ++body_lines_;
  if (row_goes_on(spaces)) return true;
  const std::uint32_t wanted = column_below(line_, owner_.column);
  report(source_faults::kBodyAtMargin, span_of_character(spaces), {std::to_string(wanted)}, indented(spaces, wanted));
  return true;
}

/// An editor indents the next line like the one above: `版记:`, or a field of the article that ends its body, or the
/// dash and fields of the next item, are no text. One in the midst of the text is taken for words.
bool Scan::is_field_in_body(std::string_view line) const {
  if (line == "版记:" || line == "imprint:") return true;
  const bool dashed = line.starts_with("- ");
  if (dashed) line.remove_prefix(std::min(line.find_first_not_of(' ', 1), line.size()));
  const auto colon = find_plain_colon(line);
  if (!colon) return false;
  const std::string_view key = without_trailing_blanks(line.substr(0, colon->at));
  const std::uint32_t next = line_below(line_);
  const std::string_view below = next == 0 ? std::string_view() : sources_.line(file_, next);
  const std::size_t word = std::min(below.find_first_not_of(' '), below.size());
  if (dashed) {
    return begins_with_key(below.substr(word)) && std::ranges::any_of(levels_, [&](const Level& level) {
             return level.list && is_field_of(level.fields, key);
           });
  }
  const Level* const article = mapping_at(owner_.column);
  return body_lines_ > 0 && article != nullptr && is_field_of(article->fields, key) &&
         std::ranges::find(article->keys, key) == article->keys.end() &&
         (word < body_column_ || begins_with_key(below.substr(word)));
}

/// `……作出部署。供稿: 某某局`: the end of the line above was forgotten.
void Scan::field_behind_text(std::size_t spaces) {
  const auto colon = find_plain_colon(text_.substr(spaces));
  if (!colon) return;
  const std::size_t at = last_sentence_end(text_.substr(0, spaces + colon->at));
  if (at == 0) return;
  const std::string_view key = without_trailing_blanks(text_.substr(at, spaces + colon->at - at));
  const Level* const article = mapping_at(owner_.column);
  const bool empty = skip_blanks(spaces + colon->end) == text_.size();
  const bool own = article != nullptr && is_field_of(article->fields, key) &&
                   std::ranges::find(article->keys, key) == article->keys.end();
  if (own) {
    two_keys(at, key, owner_.column);
  } else if (empty && is_outer_key(key)) {
    two_keys(at, key, 0);
  }
}

/// A line that is the rest of a table's row, in which a line end was typed: together the two have the marks of a row
/// beside them.
bool Scan::row_goes_on(std::size_t spaces) {
  const auto row = [&](std::uint32_t line) {
    std::string_view text = line >= 1 && line <= count_ ? sources_.line(file_, line) : std::string_view();
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    return without_trailing_blanks(text);
  };
  const auto marks = [](std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find('|'); at != std::string_view::npos; at = text.find('|', at + 1))
      count += at == 0 || text[at - 1] != '\\' ? 1 : 0;
    return count;
  };
  const std::string_view rest = without_trailing_blanks(text_.substr(spaces)), above = row(line_ - 1);
  if (!rest.ends_with('|') || rest.ends_with("\\|") || !above.starts_with('|')) return false;
  const bool whole = std::ranges::any_of(std::array{row(line_ - 2), row(line_ + 1)}, [&](std::string_view other) {
    return other.starts_with('|') && other.ends_with('|') && marks(other) == marks(above) + marks(rest);
  });
  if (!whole) return false;
  const std::uint32_t begin = static_cast<std::uint32_t>(above.data() + above.size() - sources_.text(file_).data());
  const std::uint32_t end = begin_ + static_cast<std::uint32_t>(spaces);
  std::string was(sources_.text(file_).substr(begin, end - begin));
  const bool apart = is_blank(was.front());
  report(source_faults::kRowBroken, span_of_character(spaces), {}, {{{{{file_, begin, end}, was, apart ? " " : ""}}}});
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
  if (text_goes_on_below(rest)) return false;
  if (spaces == 0 && (rest.starts_with("---") || rest.starts_with("..."))) return true;
  if (spaces <= owner_.column && rest.starts_with("- ") && begins_with_key(rest)) return true;
  // 供稿: one column out of line is a field that slid, 版记 a key whose colon was forgotten.
  if (spaces < body_column_ && begins_with_key(rest)) return true;
  if (spaces <= owner_.column && shape_of_key(rest.substr(0, rest.find(' ')))) return true;
  if (spaces <= owner_.column && (has_level(spaces, true) || dash_missing_) &&
      (rest.front() == '-' || is_odd_dash(character(spaces)))) {
    return true;
  }
  if (const std::size_t mark = counted_mark(rest);
      mark > 0 && has_level(spaces, true) && begins_with_key(rest.substr(mark)))
    return true;
  if (looks_like_key(rest)) return spaces <= owner_.column;
  const auto colon = find_plain_colon(rest);
  return colon && may_be_key(rest.substr(0, colon->at)) &&
         (has_level(spaces, false) || (moved_ && moved_->from == spaces));
}

/// `日期：3月16日，……` at the margin, and more text of the body below it: words, whatever they begin with.
bool Scan::text_goes_on_below(std::string_view rest) const {
  if (body_column_ == 0 || begins_with_key(rest) || rest.starts_with('-')) return false;
  if (shape_of_key(rest.substr(0, rest.find(' ')))) return false;  // whose colon was forgotten
  const std::uint32_t next = line_below(line_);
  if (next == 0) return false;
  const std::string_view below = sources_.line(file_, next);
  const std::size_t word = std::min(below.find_first_not_of(' '), below.size());
  return word == body_column_ && !begins_with_key(below.substr(word));
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
