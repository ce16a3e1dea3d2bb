// Page numbers: — 1 — outside, below the type area (GB-7.5).
#include <string>

#include "layout/parts.h"

namespace typeset {

namespace {

/// One character of the 宋体 face, and how wide a cell it stands in.
struct NumberGlyph {
  std::string text;
  text::Line line;
  Length x;
};

text::Line set_character(const std::string& character, const Flow& flow, const FontBook& fonts, Diagnostics& faults) {
  text::Paragraph paragraph;
  paragraph.text = LocatedText(character, {});
  paragraph.runs.push_back({0, static_cast<std::uint32_t>(character.size()), flow.page_number.type});
  text::Shape shape;
  shape.measure = flow.page.area_width;
  shape.align = text::Align::left;
  text::Rules rules = flow.rules;
  rules.digits = text::Digits::cjk;
  rules.hang = text::Hang::none;
  std::vector<text::Line> lines = text::set_paragraph(paragraph, shape, rules, fonts, faults);
  return lines.empty() ? text::Line{} : std::move(lines.front());
}

/// Puts the characters of the number as one run of one face.
GlyphRun run_of(const std::vector<NumberGlyph>& number, Length x, Length centre) {
  GlyphRun run;
  run.belongs = {0, Artifact::page_number};
  for (const NumberGlyph& character : number) {
    const auto begin = static_cast<std::uint32_t>(run.text.size());
    run.text += character.text;
    const auto end = static_cast<std::uint32_t>(run.text.size());
    for (const text::LineRun& part : character.line.runs) {
      run.face = part.face;
      run.size = part.size;
      for (const text::PlacedGlyph& glyph : part.glyphs) {
        run.glyphs.push_back({glyph.glyph, x + character.x + glyph.x, centre - glyph.y, glyph.advance, begin, end});
      }
    }
  }
  return run;
}

}  // namespace

void put_page_numbers(Canvas& canvas, const Flow& flow, Diagnostics& faults) {
  const PageNumberPlan& plan = flow.page_number;
  if (!plan.show) return;
  const Length em = plan.type.size;
  const text::Line dash = set_character("—", flow, canvas.fonts(), faults);
  const LineInk dash_ink = ink_of(dash, canvas.fonts());
  const Length centre = canvas.area_foot() + plan.distance - (dash_ink.top + dash_ink.bottom) / 2;
  std::array<text::Line, 10> digits;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    digits[i] = set_character(std::to_string(i), flow, canvas.fonts(), faults);
  }

  for (std::size_t page = 0; page < canvas.page_count(); ++page) {
    std::vector<NumberGlyph> number;
    Length width;
    number.push_back({"—", dash, (em - dash.width) / 2});
    width = em + plan.gap;
    for (const char c : canvas.pages().pages[page].label) {
      const text::Line& digit = digits[static_cast<std::size_t>(c - '0')];
      number.push_back({std::string(1, c), digit, width + (em / 2 - digit.width) / 2});
      width += em / 2;
    }
    width += plan.gap;
    number.push_back({"—", dash, width + (em - dash.width) / 2});
    width += em;
    const bool odd = page % 2 == 0;
    const Length left = canvas.area_left(page);
    const Length x = odd ? left + flow.page.area_width - plan.indent - width : left + plan.indent;
    canvas.pages().pages[page].items.emplace_back(run_of(number, x, centre));
  }
}

}  // namespace typeset
