#include <string>

#include "source/faults.h"
#include "source/scan.h"

namespace typeset {

void Scan::quoted(std::size_t at, const Owner&) {
  quote_ = text_[at];
  const auto end = find_quote_end(text_, at + 1, quote_);
  if (end) {
    after_quote(*end);
    return;
  }
  inside_ = Inside::quote;
  quote_begin_ = span(at, at + 1);
}

bool Scan::quote_goes_on() {
  const std::size_t word = skip_blanks(0);
  if (word < text_.size() && word <= owner_.column && looks_like_key(text_.substr(word))) {
    leave_quote_open();
    return false;
  }
  const auto end = find_quote_end(text_, 0, quote_);
  if (end) after_quote(*end);
  return true;
}

void Scan::leave_quote_open() {
  report(source_faults::kOpenQuote, quote_begin_, {std::string(1, quote_)},
         put_behind_line(quote_begin_, std::string_view(&quote_, 1)));
}

void Scan::after_quote(std::size_t at) {
  inside_ = Inside::structure;
  const std::size_t next = skip_blanks(at);
  comment_ = next;
  if (next == text_.size() || (text_[next] == '#' && next > at)) return;
  // A value whose quote was opened on a line above cannot be put in others.
  std::vector<Fix> fixes;
  if (value_ > 0) fixes.push_back(quoted_whole(value_));
  report(source_faults::kTextAfterQuote, span_of_character(next), {}, std::move(fixes));
}

}  // namespace typeset
