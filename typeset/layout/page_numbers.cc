// Page numbers below the type area: — 1 — outside (GB-7.5), or in the form and place that the style gives them (BR-24).
#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "layout/parts.h"

namespace typeset {

namespace {

using Part = PageNumberPlan::Part;

/// Sets the words of the plan and the characters of its numbers, each once for the whole document.
class NumberSetter {
 public:
  NumberSetter(const Flow& flow, const FontBook& fonts, Diagnostics& faults)
      : flow_(flow), fonts_(fonts), faults_(faults), rules_(flow.rules) {
    rules_.digits = text::Digits::cjk;
    rules_.hang = text::Hang::none;
    for (const Part& part : flow.page_number.parts) words_.push_back(set(part.words));
  }

  /// Of a part of the plan; empty if it has none.
  const text::Line& words(std::size_t part) const { return words_[part]; }

  const text::Line& character(const std::string& one) {
    const auto known = characters_.find(one);
    if (known != characters_.end()) return known->second;
    text::Paragraph paragraph;
    paragraph.text = LocatedText(one, {});
    paragraph.runs.push_back({0, static_cast<std::uint32_t>(one.size()), flow_.page_number.type});
    return characters_.emplace(one, set(paragraph)).first->second;
  }

 private:
  text::Line set(const text::Paragraph& paragraph) const {
    return text::set_alone(paragraph, flow_.page.area_width, rules_, fonts_, faults_);
  }

  const Flow& flow_;
  const FontBook& fonts_;
  Diagnostics& faults_;
  text::Rules rules_;
  std::vector<text::Line> words_;
  std::map<std::string, text::Line, std::less<>> characters_;
};

/// The runs of one page's number, x from its left edge, y from the centre line.
class NumberLine {
 public:
  Length width() const { return width_; }

  void add_white(Length white) { width_ += white; }

  void add_words(const std::string& text, const text::Line& line) {
    put(text, line, width_);
    width_ += line.width;
  }

  /// Digits stand in half cells, anything else that a label may hold in whole ones.
  void add_label(const std::string& label, Length em, NumberSetter& setter) {
    for_each_character(label, [&](std::size_t, char32_t c) {
      const Length cell = c >= U'0' && c <= U'9' ? em / 2 : em;
      const std::string one = to_utf8(c);
      const text::Line& line = setter.character(one);
      put(one, line, width_ + (cell - line.width) / 2);
      width_ += cell;
    });
  }

  void move_to(Page& page, Length x, Length centre) && {
    for (GlyphRun& run : runs_) {
      for (Glyph& glyph : run.glyphs) {
        glyph.x += x;
        glyph.y += centre;
      }
      page.items.emplace_back(std::move(run));
    }
  }

 private:
  /// Behind what stands there already, in the same run while face and size are the same.
  void put(const std::string& text, const text::Line& line, Length x) {
    for (const text::LineRun& part : line.runs) {
      if (runs_.empty() || runs_.back().face != part.face || runs_.back().size != part.size) {
        GlyphRun& begun = runs_.emplace_back();
        begun.face = part.face;
        begun.size = part.size;
        begun.belongs = {0, Artifact::page_number};
      }
      GlyphRun& run = runs_.back();
      std::uint32_t begin = part.glyphs.front().begin, end = part.glyphs.front().end;
      for (const text::PlacedGlyph& glyph : part.glyphs) {
        begin = std::min(begin, glyph.begin);
        end = std::max(end, glyph.end);
      }
      const auto before = static_cast<std::uint32_t>(run.text.size());
      run.text.append(text, begin, end - begin);
      for (const text::PlacedGlyph& glyph : part.glyphs) {
        run.glyphs.push_back({glyph.glyph, x + glyph.x, Length() - glyph.y, glyph.advance, before + glyph.begin - begin,
                              before + glyph.end - begin});
      }
    }
  }

  std::vector<GlyphRun> runs_;
  Length width_;
};

/// From the type area's left edge to the number.
Length inset(const PageNumberPlan& plan, std::size_t page, Length area, Length width) {
  const Length right = area - plan.indent - width;
  switch (plan.place) {
    case NumberPlace::outer: return page % 2 == 0 ? right : plan.indent;
    case NumberPlace::centre: return (area - width) / 2;
    case NumberPlace::left: return plan.indent;
    case NumberPlace::right: break;
  }
  return right;
}

}  // namespace

void put_page_numbers(Canvas& canvas, const Flow& flow, Diagnostics& faults) {
  const PageNumberPlan& plan = flow.page_number;
  if (!plan.show) return;
  NumberSetter setter(flow, canvas.fonts(), faults);
  // All forms stand as high as the one with dashes (GB-7.5b).
  const LineInk dash = ink_of(setter.character("—"), canvas.fonts());
  const Length centre = canvas.area_foot() + plan.distance - dash.top;
  std::vector<Page>& pages = canvas.pages().pages;
  // Blank pages, and a tail behind them, carry no number (GB-7.5d) and are not counted.
  const auto numbered = [](const Page& page) { return !page.label.empty(); };
  const std::string last = std::to_string(std::ranges::count_if(pages, numbered));

  for (std::size_t page = plan.first_page ? 0 : 1; page < pages.size(); ++page) {
    if (!numbered(pages[page])) continue;
    NumberLine number;
    for (std::size_t i = 0; i < plan.parts.size(); ++i) {
      const Part& part = plan.parts[i];
      switch (part.sort) {
        case Part::Sort::words: number.add_words(part.words.text.str(), setter.words(i)); break;
        case Part::Sort::page: number.add_label(pages[page].label, plan.type.size, setter); break;
        case Part::Sort::pages: number.add_label(last, plan.type.size, setter); break;
        case Part::Sort::white: number.add_white(part.width); break;
      }
    }
    const Length x = canvas.area_left(page) + inset(plan, page, flow.page.area_width, number.width());
    std::move(number).move_to(pages[page], x, centre);
  }
}

}  // namespace typeset
