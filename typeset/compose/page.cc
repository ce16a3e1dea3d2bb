#include "compose/elements.h"

namespace typeset::elements {

PageGeometry page_geometry(const Style& style) {
  PageGeometry page;
  page.width = style.page.width;
  page.height = style.page.height;
  page.top = style.page.top;
  page.inner = style.page.inner;
  page.area_width = style.page.area_width;
  page.area_height = style.page.area_height;
  page.mirror = style.page.mirror;
  page.columns = style.grid.columns;
  page.lines = style.grid.lines;
  page.pitch = style.grid.pitch;
  page.cell = style.grid.cell;
  page.em = style.body.type.size;
  return page;
}

PageNumberPlan page_number(const Style& style) {
  PageNumberPlan plan;
  plan.show = style.page_number.show;
  plan.type.role = style.page_number.type.face;
  plan.type.size = style.page_number.type.size;
  plan.distance = style.page_number.distance;
  plan.indent = style.page_number.indent;
  plan.gap = style.page_number.gap;
  return plan;
}

Length asked_width(const GivenWidth& width, Length measure, const Style& style) {
  switch (width.unit) {
    case GivenWidth::Unit::centi_mm: return Length::centi_mm(width.value);
    case GivenWidth::Unit::percent: return measure.scaled(width.value, 100);
    case GivenWidth::Unit::cells: return style.page.area_width.scaled(width.value, style.grid.columns);
  }
  return measure;
}

text::CharStyle char_style(Role face, Length size, const Style& style) {
  text::CharStyle type;
  type.role = face;
  type.size = size;
  if (size == style.body.type.size) type.cell = style.grid.cell;
  return type;
}

void append(text::Paragraph& paragraph, const LocatedText& text, const text::CharStyle& style) {
  if (text.empty()) return;
  const auto begin = static_cast<std::uint32_t>(paragraph.text.size());
  paragraph.text.append(text);
  paragraph.runs.push_back({begin, static_cast<std::uint32_t>(paragraph.text.size()), style});
}

void append(text::Paragraph& paragraph, std::string_view words, Span origin, const text::CharStyle& style) {
  // A span as long as the words would pass for the words themselves, letter for letter.
  origin.end = origin.begin;
  append(paragraph, LocatedText(words, origin), style);
}

}  // namespace typeset::elements
