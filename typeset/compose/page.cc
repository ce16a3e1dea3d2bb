#include "base/characters.h"
#include "base/utf8.h"
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

namespace {

bool is_number(const NumberPart& part) {
  return part.sort == NumberPart::Sort::page || part.sort == NumberPart::Sort::pages;
}

/// Whether one is a number and the other ends with a hanzi beside it.
bool hanzi_beside_number(const NumberPart& left, const NumberPart& right) {
  if (is_number(left) == is_number(right)) return false;
  const std::u32string words = to_utf32(is_number(left) ? right.words : left.words);
  return !words.empty() && kHanLetters.has(char_class(is_number(left) ? words.front() : words.back()));
}

/// The gap of 第 1 页, as it is in body text.
Length gap_beside_hanzi(const Style& style) {
  const Length em = style.page_number.type.size;
  switch (style.text.rules.autospace) {
    case Autospace::none: break;
    case Autospace::eighth: return em / 8;
    case Autospace::quarter: return em / 4;
  }
  return {};
}

PageNumberPlan::Part white(Length width) { return {PageNumberPlan::Part::Sort::white, {}, width}; }

PageNumberPlan::Part planned(const NumberPart& part, const text::CharStyle& type, const Style& style) {
  using Sort = PageNumberPlan::Part::Sort;
  PageNumberPlan::Part made;
  switch (part.sort) {
    case NumberPart::Sort::words: append(made.words, part.words, style.origin("page-number.form"), type); break;
    case NumberPart::Sort::page: made.sort = Sort::page; break;
    case NumberPart::Sort::pages: made.sort = Sort::pages; break;
    case NumberPart::Sort::gap: return white(style.page_number.gap);
    case NumberPart::Sort::wide_gap: return white(type.size);
  }
  return made;
}

}  // namespace

PageNumberPlan page_number(const Style& style) {
  PageNumberPlan plan;
  plan.show = style.page_number.show;
  plan.first_page = style.page_number.first_page;
  plan.place = style.page_number.place;
  plan.type.role = style.page_number.type.face;
  plan.type.size = style.page_number.type.size;
  plan.distance = style.page_number.distance;
  plan.indent = style.page_number.indent;
  const NumberPart* before = nullptr;
  for (const NumberPart& part : style.page_number.form) {
    if (before != nullptr && hanzi_beside_number(*before, part)) plan.parts.push_back(white(gap_beside_hanzi(style)));
    plan.parts.push_back(planned(part, plan.type, style));
    before = &part;
  }
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
