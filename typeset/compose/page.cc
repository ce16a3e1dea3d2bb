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

text::Rules rules(const Style& style) {
  text::Rules rules;
  switch (style.text.kinsoku) {
    case StyleKinsoku::none: rules.kinsoku = text::Kinsoku::none; break;
    case StyleKinsoku::basic: rules.kinsoku = text::Kinsoku::basic; break;
    case StyleKinsoku::gb: rules.kinsoku = text::Kinsoku::gb; break;
    case StyleKinsoku::strict: rules.kinsoku = text::Kinsoku::strict; break;
  }
  switch (style.text.punctuation) {
    case StylePunctuation::none: rules.punctuation = text::Punctuation::none; break;
    case StylePunctuation::quanjiao: rules.punctuation = text::Punctuation::quanjiao; break;
    case StylePunctuation::kaiming: rules.punctuation = text::Punctuation::kaiming; break;
    case StylePunctuation::banjiao: rules.punctuation = text::Punctuation::banjiao; break;
  }
  switch (style.text.autospace) {
    case StyleAutospace::none: rules.autospace = text::Autospace::none; break;
    case StyleAutospace::eighth: rules.autospace = text::Autospace::eighth; break;
    case StyleAutospace::quarter: rules.autospace = text::Autospace::quarter; break;
  }
  rules.hang = style.text.hang == StyleHang::word ? text::Hang::word : text::Hang::none;
  rules.breaker = style.text.breaker == StyleBreaker::first_fit ? text::Breaker::first_fit : text::Breaker::best_fit;
  rules.digits = style.text.digits == StyleDigits::cjk ? text::Digits::cjk : text::Digits::latin;
  rules.trim_first_line = style.text.first_line == StyleFirstLine::trim;
  return rules;
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
