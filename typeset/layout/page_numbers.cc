// Page numbers: — 1 — outside, below the type area (GB-7.5).
#include <functional>
#include <map>
#include <string>

#include "base/utf8.h"
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
  text::Rules rules = flow.rules;
  rules.digits = text::Digits::cjk;
  rules.hang = text::Hang::none;
  return text::set_alone(paragraph, flow.page.area_width, rules, fonts, faults);
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
  const Length centre = canvas.area_foot() + plan.distance - dash_ink.top;
  // Each character of the labels is set once.
  std::map<std::string, text::Line, std::less<>> characters;
  const auto character = [&](const std::string& c) -> const text::Line& {
    const auto known = characters.find(c);
    if (known != characters.end()) return known->second;
    return characters.emplace(c, set_character(c, flow, canvas.fonts(), faults)).first->second;
  };

  for (std::size_t page = 0; page < canvas.page_count(); ++page) {
    const std::string& label = canvas.pages().pages[page].label;
    if (label.empty()) continue;  // blank pages, and a tail behind them (GB-7.5d)
    std::vector<NumberGlyph> number;
    Length width;
    number.push_back({"—", dash, (em - dash.width) / 2});
    width = em + plan.gap;
    for_each_character(label, [&](std::size_t, char32_t c) {
      // Digits stand in half cells, anything else that a label may hold in whole ones.
      const Length cell = c >= U'0' && c <= U'9' ? em / 2 : em;
      const std::string one = to_utf8(c);
      const text::Line& line = character(one);
      number.push_back({one, line, width + (cell - line.width) / 2});
      width += cell;
    });
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
