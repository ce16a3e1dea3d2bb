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

/// `{审核: 张三，编辑：李四}`: one entry to the parser, two to its author.
void Scan::flow_entry(std::size_t begin, std::size_t end) {
  constexpr std::string_view kComma = "，";
  for (std::size_t part = begin; part < end;) {
    const std::size_t comma = std::min(text_.find(kComma, part), end);
    std::size_t word = part;
    while (word < comma && is_blank(text_[word])) ++word;
    const std::string_view rest = text_.substr(word, comma - word);
    const auto plain = find_plain_colon(rest);
    const auto full_width = find_full_width_colon(rest);
    const auto tight = find_tight_colon(rest);
    const bool first = part == begin;
    const auto colon = plain ? plain : full_width ? full_width : tight;
    const bool key = colon && may_be_key(rest.substr(0, colon->at));
    if (key && !first)
      report(source_faults::kFullWidthMark, span(part - kComma.size(), part), {kComma, ","},
             replaced(part - kComma.size(), part, behind_mark(",", part)));
    if (key && colon->sort != Separator::Sort::plain) {
      const bool wide = colon->sort == Separator::Sort::full_width;
      report(wide ? source_faults::kFullWidthColon : source_faults::kNoSpaceAfterColon,
             span(word + colon->at, word + colon->end), {rest.substr(0, colon->at)},
             replaced(word + colon->at, word + colon->end, behind_mark(":", word + colon->end)));
    }
    part = comma + kComma.size();
  }
}

}  // namespace typeset
