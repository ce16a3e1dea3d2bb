#include "base/located_text.h"

#include <algorithm>

namespace typeset {

void LocatedText::append(std::string_view text, Span origin) {
  append(text, origin, text.size() == origin.end - origin.begin ? Form::verbatim : Form::replaced);
}

void LocatedText::append_replaced(std::string_view text, Span origin) { append(text, origin, Form::replaced); }

void LocatedText::append_literal(std::string_view text, Span origin) { append(text, origin, Form::literal); }

void LocatedText::append(std::string_view text, Span origin, Form form) {
  if (text.empty()) return;
  const auto begin = static_cast<std::uint32_t>(text_.size());
  text_ += text;
  const auto end = static_cast<std::uint32_t>(text_.size());
  if (!stretches_.empty() && form == Form::verbatim) {
    Stretch& last = stretches_.back();
    if (last.form == Form::verbatim && last.origin.file == origin.file && last.origin.end == origin.begin) {
      last.text_end = end;
      last.origin.end = origin.end;
      return;
    }
  }
  stretches_.push_back({begin, end, origin, form});
}

void LocatedText::append(const LocatedText& other) {
  for (const Stretch& stretch : other.stretches_) {
    append(other.view().substr(stretch.text_begin, stretch.text_end - stretch.text_begin), stretch.origin,
           stretch.form);
  }
}

LocatedText LocatedText::slice(std::size_t begin, std::size_t end) const {
  LocatedText part;
  // By bisection: a body of many lines is sliced once for each.
  auto stretch = std::upper_bound(stretches_.begin(), stretches_.end(), begin,
                                  [](std::size_t at, const Stretch& s) { return at < s.text_end; });
  for (; stretch != stretches_.end() && stretch->text_begin < end; ++stretch) {
    const auto from = std::max<std::size_t>(begin, stretch->text_begin);
    const auto to = std::min<std::size_t>(end, stretch->text_end);
    if (from < to) part.append(view().substr(from, to - from), span(from, to), stretch->form);
  }
  return part;
}

std::vector<LocatedText::Stretch>::const_iterator LocatedText::holding(std::size_t offset) const {
  const auto after = std::upper_bound(stretches_.begin(), stretches_.end(), offset,
                                      [](std::size_t at, const Stretch& s) { return at < s.text_begin; });
  return after == stretches_.begin() ? after : after - 1;
}

std::string LocatedText::marks() const {
  std::string marks = text_;
  for (const Stretch& stretch : stretches_) {
    if (stretch.form == Form::literal)
      std::fill(marks.begin() + stretch.text_begin, marks.begin() + stretch.text_end, 'x');
  }
  return marks;
}

bool LocatedText::literal(std::size_t at) const {
  const auto stretch = holding(at);
  return stretch != stretches_.end() && at < stretch->text_end && stretch->form == Form::literal;
}

Span LocatedText::span(std::size_t begin, std::size_t end) const {
  if (stretches_.empty()) return {};
  const auto first = holding(begin);
  Span found = first->origin;
  if (first->form == Form::verbatim) {
    const auto into = static_cast<std::uint32_t>(std::min<std::size_t>(begin, first->text_end) - first->text_begin);
    found.begin += into;
  } else if (begin >= first->text_end) {
    found.begin = found.end;
  }
  if (end <= begin) {
    found.end = found.begin;
    return found;
  }
  const auto last = holding(end - 1);
  found.end = last->form == Form::verbatim ? last->origin.begin + static_cast<std::uint32_t>(end - last->text_begin)
                                           : last->origin.end;
  if (last->origin.file != found.file || found.end < found.begin) found.end = first->origin.end;
  return found;
}

}  // namespace typeset
