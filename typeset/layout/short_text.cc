#include "layout/short_text.h"

#include <utility>

#include "text/title.h"

namespace typeset {

std::vector<text::Line> set_short_text(const text::Paragraph& paragraph, Length measure, text::Align align,
                                       const Setter& setter, Diagnostics& faults) {
  text::Shape shape;
  shape.measure = measure;
  shape.align = align;
  text::Rules rules = setter.flow.rules;
  rules.hang = text::Hang::none;
  std::vector<text::Line> lines = text::set_paragraph(paragraph, shape, rules, setter.fonts, faults);
  constexpr std::size_t kFew = 3;
  if (lines.size() < 2 || lines.size() > kFew) return lines;
  Diagnostics reported_already;
  const text::TitleShape title{measure, type_size(paragraph), align, setter.flow.title_words, setter.flow.lexicon};
  std::vector<text::Line> even =
      std::move(text::set_title({paragraph}, title, rules, setter.fonts, reported_already).front());
  return even.size() == lines.size() ? even : lines;
}

}  // namespace typeset
