#include "layout/short_text.h"

#include <utility>

#include "text/title.h"

namespace typeset {

namespace {

constexpr std::size_t kFew = 3;  // lines: more are read as a paragraph

text::TitleShape title_shape(const text::Paragraph& paragraph, Length measure, text::Align align, const Flow& flow) {
  return {measure, type_size(paragraph), align, flow.title_words, flow.lexicon};
}

}  // namespace

std::vector<text::Line> set_short_text(const text::Paragraph& paragraph, Length measure, text::Align align,
                                       const Setter& setter, Diagnostics& faults) {
  text::Shape shape;
  shape.measure = measure;
  shape.align = align;
  text::Rules rules = setter.flow.rules;
  rules.hang = text::Hang::none;
  std::vector<text::Line> lines = text::set_paragraph(paragraph, shape, rules, setter.fonts, faults);
  if (lines.size() < 2 || lines.size() > kFew) return lines;
  Diagnostics reported_already;
  std::vector<text::Line> even =
      std::move(text::set_title({paragraph}, title_shape(paragraph, measure, align, setter.flow), rules, setter.fonts,
                                reported_already)
                    .front());
  return even.size() == lines.size() ? even : lines;
}

std::vector<text::Line> set_entry_text(const text::Paragraph& paragraph, const text::Shape& shape,
                                       const Setter& setter) {
  const text::Rules& rules = setter.flow.rules;
  std::vector<text::Line> lines = text::set_paragraph(paragraph, shape, rules, setter.fonts, setter.faults);
  if (lines.size() < 2 || lines.size() > kFew || shape.indent != shape.first_indent) return lines;
  Diagnostics reported_already;
  text::TitleShape title = title_shape(paragraph, shape.measure, text::Align::left, setter.flow);
  title.form = text::TitleForm::filled;
  title.indent = shape.indent;
  std::vector<text::Line> filled =
      std::move(text::set_title({paragraph}, title, rules, setter.fonts, reported_already).front());
  return filled.size() <= lines.size() + 1 ? filled : lines;
}

}  // namespace typeset
