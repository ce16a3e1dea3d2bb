#include <string>

#include "source/faults.h"
#include "source/scan.h"

namespace typeset {

void Scan::flow(std::size_t at) {
  std::size_t entry = at;
  const auto close = [&](std::size_t here, std::size_t next) {
    if (brackets_.back().mark == '{') flow_entry(entry, here);
    brackets_.pop_back();
    entry = next;
  };
  inside_ = Inside::flow;
  while (at < text_.size()) {
    const char c = text_[at];
    if (flow_quote_ != '\0' || c == '"' || c == '\'') {
      const bool open = flow_quote_ != '\0';
      const char quote = open ? flow_quote_ : c;
      const auto end = find_quote_end(text_, open ? at : at + 1, quote);
      flow_quote_ = end ? '\0' : quote;
      at = end.value_or(text_.size());
      continue;
    }
    std::size_t next = at + std::max(decode_utf8(text_, at).length, 1U);
    const std::string_view mark = text_.substr(at, next - at);
    if (c == '[' || c == '{') {
      brackets_.push_back({c, span(at, next)});
      entry = next;
    } else if (c == ']' || c == '}') {
      close(at, next);
    } else if (mark == "］" || mark == "｝") {
      const char plain = mark == "］" ? ']' : '}';
      const bool only =
          text_.find(plain, at) == std::string_view::npos && brackets_.back().mark == (plain == ']' ? '[' : '{');
      if (only) {
        report(source_faults::kFullWidthBracket, span(at, next), {mark, std::string(1, plain)},
               replaced(at, next, std::string(1, plain)));
        close(at, next);
      }
    } else if (c == ',') {
      if (brackets_.back().mark == '{') flow_entry(entry, at);
      entry = next;
    } else if (c == '#' && at > 0 && is_blank(text_[at - 1])) {
      comment_ = at;
      break;
    }
    at = next;
    if (!brackets_.empty()) continue;
    inside_ = Inside::structure;
    const std::size_t after = skip_blanks(at);
    comment_ = after;
    if (after == text_.size() || text_[after] == ':' || (text_[after] == '#' && after > at)) return;
    report(source_faults::kTextAfterBracket, span_of_character(after), {mark});
    return;
  }
  if (!brackets_.empty() && brackets_.back().mark == '{' && flow_quote_ == '\0') flow_entry(entry, comment_);
}

/// A bracket that the lines below show to be open: reported at its own place, not where the parser gave up.
void Scan::leave_open() {
  if (!brackets_.empty()) {
    const Bracket& open = brackets_.back();
    report(source_faults::kOpenBracket, open.place,
           {std::string(1, open.mark), std::string(1, open.mark == '[' ? ']' : '}')},
           put_behind_line(open.place, open.mark == '[' ? "]" : "}"));
  }
  brackets_.clear();
  flow_quote_ = '\0';
}

/// Where the next entry begins within what the parser takes for one, from byte `from` on: behind ，、； or a blank, if
/// a word and a colon stand there; the place and width of that mark. `end` if it is one entry.
Scan::Mark Scan::next_entry(std::size_t from, std::size_t end) const {
  constexpr std::u32string_view kMarks = U"，、；; ";
  for (std::size_t at = from; at < end;) {
    const Decoded mark = decode_utf8(text_, at);
    if (mark.code_point == '"' || mark.code_point == '\'') {
      at = find_quote_end(text_, at + 1, text_[at]).value_or(end);
      continue;
    }
    if (mark.code_point == ':') {  // its value begins behind it
      at = skip_blanks(at + 1);
      continue;
    }
    if (kMarks.find(mark.code_point) == std::u32string_view::npos) {
      at += std::max(mark.length, 1U);
      continue;
    }
    std::size_t next = at + mark.length;
    while (next < end && is_blank(text_[next])) ++next;
    std::size_t word = next;
    while (word < end && kMarks.find(decode_utf8(text_, word).code_point) == std::u32string_view::npos &&
           text_[word] != ':' && !text_.substr(word).starts_with("："))
      word += std::max(decode_utf8(text_, word).length, 1U);
    const bool key = word < end && word > next && (text_[word] == ':' || text_.substr(word).starts_with("：")) &&
                     may_be_key(text_.substr(next, word - next));
    if (key) return {at, mark.length};
    at = next;
  }
  return {end, 0};
}

/// `{审核: 张三，编辑：李四}`: one entry to the parser, two to its author.
void Scan::flow_entry(std::size_t begin, std::size_t end) {
  Mark before{begin, 0};
  for (std::size_t part = begin; part < end;) {
    std::size_t own = part;  // a blank before a key parts it from nothing
    while (own < end && is_blank(text_[own])) ++own;
    const Mark mark = next_entry(own, end);
    const std::size_t comma = mark.at;
    std::size_t word = part;
    while (word < comma && is_blank(text_[word])) ++word;
    const std::string_view rest = text_.substr(word, comma - word);
    const auto plain = find_plain_colon(rest);
    const auto full_width = find_full_width_colon(rest);
    const auto tight = find_tight_colon(rest);
    const bool first = part == begin;
    const auto colon = plain ? plain : full_width ? full_width : tight;
    const bool key = colon && may_be_key(rest.substr(0, colon->at));
    if (key && !first) {
      const std::string_view typed = text_.substr(before.at, before.width);
      report(source_faults::kFullWidthMark, span(before.at, part),
             {typed == " " ? Term("空格", "a blank") : Term(std::string(typed)), ","},
             replaced(before.at, part, behind_mark(",", part)));
    }
    if (key && colon->sort != Separator::Sort::plain) {
      const bool wide = colon->sort == Separator::Sort::full_width;
      report(wide ? source_faults::kFullWidthColon : source_faults::kNoSpaceAfterColon,
             span(word + colon->at, word + colon->end), {rest.substr(0, colon->at)},
             replaced(word + colon->at, word + colon->end, behind_mark(":", word + colon->end)));
    }
    before = mark;
    part = comma + mark.width;
  }
}

}  // namespace typeset
