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

/// A stretch of the form that is set in one way: a number, a blank, an ideographic space, other words.
struct FormPiece {
  int field = FormPart::kWords;
  std::string words;

  bool is_number() const { return field != FormPart::kWords; }
};

std::vector<FormPiece> pieces_of(const Form& form) {
  constexpr char32_t kWideSpace = U'\u3000';
  std::vector<FormPiece> pieces;
  for (const FormPart& part : form) {
    if (part.field != FormPart::kWords) pieces.push_back({part.field, {}});
    bool joins = false;  // to the piece before
    for (const char32_t c : to_utf32(part.words)) {
      const bool space = c == U' ' || c == kWideSpace;
      if (space || !joins) pieces.emplace_back();
      append_utf8(pieces.back().words, c);
      joins = !space;
    }
  }
  return pieces;
}

/// Whether one is a number and the other ends with a hanzi beside it.
bool hanzi_beside_number(const FormPiece& left, const FormPiece& right) {
  if (left.is_number() == right.is_number()) return false;
  const std::u32string words = to_utf32(left.is_number() ? right.words : left.words);
  return !words.empty() && kHanLetters.has(char_class(left.is_number() ? words.front() : words.back()));
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

PageNumberPlan::Part planned(const FormPiece& piece, const text::CharStyle& type, const Style& style) {
  using Sort = PageNumberPlan::Part::Sort;
  if (piece.words == " ") return white(style.page_number.gap);
  if (piece.words == "　") return white(type.size);
  PageNumberPlan::Part made;
  if (piece.is_number()) {
    made.sort = static_cast<PageNumberField>(piece.field) == PageNumberField::page ? Sort::page : Sort::pages;
  } else {
    append(made.words, piece.words, style.origin("page-number.form"), type);
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
  const std::vector<FormPiece> pieces = pieces_of(style.page_number.form);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0 && hanzi_beside_number(pieces[i - 1], pieces[i])) plan.parts.push_back(white(gap_beside_hanzi(style)));
    plan.parts.push_back(planned(pieces[i], plan.type, style));
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
