// 版记: never split, its last rule on the type area's foot (GB-7.4.1, GB-7.4.5).
#include <algorithm>
#include <string>
#include <utility>

#include "layout/faults.h"
#include "layout/office_name.h"
#include "layout/parts.h"
#include "text/faults.h"

namespace typeset {

namespace {

/// A label that is longer than a line is broken at its words, as a title is; what follows goes on behind its last line.
std::vector<text::Line> set_long_label(const text::Paragraph& words, const text::Paragraph& label, Length measure,
                                       const Flow& flow, const FontBook& fonts, Diagnostics& faults) {
  std::vector<text::Line> lines = set_office_name(label, measure, Length(), flow, fonts, faults);
  const std::uint32_t begin = lines.back().begin;
  lines.pop_back();
  text::Shape shape;
  shape.measure = measure;
  const text::Paragraph rest = text::part_of(words, begin, words.text.size());
  for (text::Line& set : text::set_paragraph(rest, shape, flow.rules, fonts, faults)) {
    set.begin += begin;
    set.end += begin;
    for (text::LineRun& run : set.runs) {
      for (text::PlacedGlyph& glyph : run.glyphs) {
        glyph.begin += begin;
        glyph.end += begin;
      }
    }
    for (text::LineLink& link : set.links) {
      link.begin += begin;
      link.end += begin;
    }
    lines.push_back(std::move(set));
  }
  return lines;
}

/// Words behind a label, hanging after it.
std::vector<text::Line> set_labelled(const text::Paragraph& words, std::uint32_t label_end, Length measure,
                                     const Flow& flow, const FontBook& fonts, Diagnostics& faults) {
  text::Shape shape;
  shape.measure = measure;
  if (label_end == 0) return text::set_paragraph(words, shape, flow.rules, fonts, faults);
  const text::Paragraph label = text::part_of(words, 0, label_end);
  const Length hang = text::natural_width(label, flow.rules, fonts);
  if (hang > measure) return set_long_label(words, label, measure, flow, fonts, faults);
  // Below a label that takes half the line there is no room to hang in.
  if (hang <= measure / 2) shape.indent = hang;
  return text::set_paragraph(words, shape, flow.rules, fonts, faults);
}

std::vector<text::Line> set_left(const ImprintLine& line, Length measure, const Flow& flow, const FontBook& fonts,
                                 Diagnostics& faults) {
  const bool office = line.label_end == 0 && line.right;
  if (office) return set_office_name(*line.left, measure, Length(), flow, fonts, faults);
  return set_labelled(*line.left, line.label_end, measure, flow, fonts, faults);
}

constexpr Length kUnprintable = Length::mm(5);  // at the sheet's edge

/// As wide as the type area; nothing where it has no weight.
void put_rule(Canvas& canvas, const Flow& flow, std::size_t page, Length y, Length weight) {
  if (weight == Length()) return;
  Rule rule;
  rule.x = canvas.area_left(page);
  rule.y = y;
  rule.width = flow.page.area_width;
  rule.height = weight;
  canvas.put(page, rule);
}

}  // namespace

SetImprint::SetImprint(const ImprintPlan& plan, const Flow& flow, const FontBook& fonts, Diagnostics& faults)
    : plan_(plan), flow_(flow) {
  const Length measure = flow.page.area_width - plan.indent * 2;
  for (const ImprintLine& line : plan.lines) add(rows_, line, measure, fonts, faults);
  last_rule_ = rows_.size();
  for (const ImprintLine& line : plan.below) add(rows_, line, measure, fonts, faults);
  for (const ImprintLine& line : plan.footer) add(footer_, line, measure, fonts, faults);
  if (height() > flow.page.area_height) {
    const Row& first = rows_.front();
    faults.report(layout_faults::kImprintTooTall,
                  first.pieces.empty() ? Span{} : first.pieces.front().words->text.span(),
                  {std::to_string(rows_.size())});
  }
  const Length footer_foot = flow.page.top + flow.page.area_height + footer_distance() + plan.first_rule +
                             plan.footer_pitch * static_cast<std::int64_t>(footer_.size());
  if (!footer_.empty() && footer_foot > flow.page.height - kUnprintable) {
    faults.report(layout_faults::kFooterTooTall, footer_.front().pieces.front().words->text.span(),
                  {std::to_string(footer_.size())});
    footer_.clear();
  }
}

void SetImprint::add(Rows& rows, const ImprintLine& line, Length measure, const FontBook& fonts,
                     Diagnostics& faults) const {
  const std::size_t first = rows.size();
  if (line.left) {
    for (text::Line& set : set_left(line, measure, flow_, fonts, faults)) {
      put_in(rows, rows.size(), {std::move(set), &*line.left, Length(), line.node});
    }
  }
  if (line.right) {
    text::Line right = text::set_alone(*line.right, measure, flow_.rules, fonts, faults, text::Align::right);
    const Length least_gap = line.right->runs.front().style.size / 2;
    const text::Line* left = rows.size() > first ? &rows.back().pieces.back().line : nullptr;
    const bool beside = left != nullptr && left->x + left->width + least_gap + right.width <= measure;
    put_in(rows, beside ? rows.size() - 1 : rows.size(), {std::move(right), &*line.right, Length(), line.node});
  }
  if (!line.items.empty()) add_items(rows, line, measure, fonts, faults);
  if (rows.size() > first) rows[first].rule_above = line.rule_above;
}

void SetImprint::add_items(Rows& rows, const ImprintLine& line, Length measure, const FontBook& fonts,
                           Diagnostics& faults) const {
  const Length gap = line.items.front().words.runs.front().style.size * 2;
  const Length column = (measure - gap) / 2;
  const bool columns = line.columns == ImprintColumns::two;
  std::size_t row = rows.size();  // that the next item may begin on
  Length x;                       // where there; zero: nothing stands on it
  for (const ImprintItem& item : line.items) {
    const Length width = columns ? column : text::natural_width(item.words, flow_.rules, fonts);
    if (x > Length() && x + width > measure) {
      row = rows.size();
      x = Length();
    }
    std::size_t at = row;
    const Length wide = columns ? column : measure;
    Diagnostics found;
    for (text::Line& set : set_labelled(item.words, item.label_end, wide, flow_, fonts, found)) {
      put_in(rows, at++, {std::move(set), &item.words, x, item.node});
    }
    // Names are no running text: a line that is not filled is nothing to report.
    for (const Diagnostic& fault : found.all()) {
      const bool unfilled = fault.kind == &text_faults::kLooseLine || fault.kind == &text_faults::kVeryLooseLine ||
                            fault.kind == &text_faults::kUnjustifiedLine;
      if (!item.names || !unfilled) faults.report(fault);
    }
    x += width + gap;
  }
}

void SetImprint::put_in(Rows& rows, std::size_t row, Piece piece) {
  if (row == rows.size()) rows.emplace_back();
  rows[row].pieces.push_back(std::move(piece));
}

Length SetImprint::height() const {
  if (rows_.empty()) return {};
  return plan_.first_rule + plan_.last_rule + plan_.pitch * static_cast<std::int64_t>(rows_.size());
}

void SetImprint::put(Canvas& canvas, std::size_t page) const {
  if (rows_.empty()) return;
  Length y = canvas.area_foot() - height();
  put_rule(canvas, flow_, page, y, plan_.first_rule);
  y += plan_.first_rule;
  for (std::size_t i = 0; i <= rows_.size(); ++i) {
    if (i == last_rule_) {
      put_rule(canvas, flow_, page, y, plan_.last_rule);
      y += plan_.last_rule;
    }
    if (i == rows_.size()) break;
    put_row(canvas, page, rows_[i], y, plan_.pitch, false);
    y += plan_.pitch;
  }
}

void SetImprint::put_row(Canvas& canvas, std::size_t page, const Row& row, Length y, Length pitch,
                         bool artifact) const {
  if (row.rule_above) put_rule(canvas, flow_, page, y - plan_.inner_rule / 2, plan_.inner_rule);
  const Length x = canvas.area_left(page) + plan_.indent;
  for (const Piece& piece : row.pieces) {
    const Belonging belongs = artifact ? Belonging{0, Artifact::footer} : Belonging{piece.node, Artifact::none};
    canvas.put(page, piece.line, *piece.words, x + piece.x, y + pitch / 2, belongs);
  }
}

/// As the style has it, but below the page number.
Length SetImprint::footer_distance() const {
  const PageNumberPlan& number = flow_.page_number;
  return number.show ? std::max(plan_.footer_distance, number.distance + number.type.size) : plan_.footer_distance;
}

void SetImprint::put_footer(Canvas& canvas) const {
  if (footer_.empty()) return;
  bool artifact = false;
  for (std::size_t page = canvas.page_count(); page-- > 0;) {
    if (canvas.pages().pages[page].items.empty()) continue;
    Length y = canvas.area_foot() + footer_distance();
    put_rule(canvas, flow_, page, y, plan_.first_rule);
    y += plan_.first_rule;
    for (const Row& row : footer_) {
      put_row(canvas, page, row, y, plan_.footer_pitch, artifact);
      y += plan_.footer_pitch;
    }
    artifact = true;
  }
}

}  // namespace typeset
