// 版记: never split, its last rule on the type area's foot (GB-7.4.1, GB-7.4.5).
#include <algorithm>
#include <string>
#include <utility>

#include "layout/faults.h"
#include "layout/office_name.h"
#include "layout/parts.h"

namespace typeset {

namespace {

/// Bytes [begin, end) of a paragraph as one of its own.
text::Paragraph part_of(const text::Paragraph& whole, std::uint32_t begin, std::uint32_t end) {
  text::Paragraph part;
  part.text = whole.text.slice(begin, end);
  for (const text::StyleRun& run : whole.runs) {
    const std::uint32_t from = std::max(run.begin, begin), to = std::min(run.end, end);
    if (from < to) part.runs.push_back({from - begin, to - begin, run.style});
  }
  return part;
}

/// A label that is longer than a line is broken at its words, as a title is; what follows goes on behind its last line.
std::vector<text::Line> set_long_label(const text::Paragraph& label, const ImprintLine& line, Length measure,
                                       const Flow& flow, const FontBook& fonts, Diagnostics& faults) {
  std::vector<text::Line> lines = set_office_name(label, measure, Length(), flow, fonts, faults);
  const std::uint32_t begin = lines.back().begin;
  lines.pop_back();
  text::Shape shape;
  shape.measure = measure;
  const auto size = static_cast<std::uint32_t>(line.left->text.size());
  const text::Paragraph rest = part_of(*line.left, begin, size);
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

std::vector<text::Line> set_left(const ImprintLine& line, Length measure, const Flow& flow, const FontBook& fonts,
                                 Diagnostics& faults) {
  const bool office = line.label_end == 0 && line.right;
  if (office) return set_office_name(*line.left, measure, Length(), flow, fonts, faults);
  text::Shape shape;
  shape.measure = measure;
  if (line.label_end == 0) return text::set_paragraph(*line.left, shape, flow.rules, fonts, faults);
  const text::Paragraph label = part_of(*line.left, 0, line.label_end);
  const Length hang = text::natural_width(label, flow.rules, fonts);
  if (hang > measure) return set_long_label(label, line, measure, flow, fonts, faults);
  // Below a label that takes half the line there is no room to hang in.
  if (hang <= measure / 2) shape.indent = hang;
  return text::set_paragraph(*line.left, shape, flow.rules, fonts, faults);
}

Rule rule_at(const Canvas& canvas, const Flow& flow, std::size_t page, Length y, Length weight) {
  Rule rule;
  rule.x = canvas.area_left(page);
  rule.y = y;
  rule.width = flow.page.area_width;
  rule.height = weight;
  return rule;
}

}  // namespace

SetImprint::SetImprint(const ImprintPlan& plan, const Flow& flow, const FontBook& fonts, Diagnostics& faults)
    : plan_(plan), flow_(flow) {
  const Length measure = flow.page.area_width - plan.indent * 2;
  for (const ImprintLine& line : plan.lines) add(line, measure, fonts, faults);
  if (height() > flow.page.area_height) {
    faults.report(layout_faults::kImprintTooTall,
                  plan.lines.front().left ? plan.lines.front().left->text.span() : Span{},
                  {std::to_string(rows_.size())});
  }
}

void SetImprint::add(const ImprintLine& line, Length measure, const FontBook& fonts, Diagnostics& faults) {
  const std::size_t first = rows_.size();
  if (line.left) {
    for (text::Line& set : set_left(line, measure, flow_, fonts, faults)) {
      rows_.push_back({&line, std::move(set), std::nullopt, false});
    }
  }
  if (line.right) {
    text::Line right = text::set_alone(*line.right, measure, flow_.rules, fonts, faults, text::Align::right);
    const Length least_gap = line.right->runs.front().style.size / 2;
    const bool beside =
        rows_.size() > first && rows_.back().left->x + rows_.back().left->width + least_gap + right.width <= measure;
    if (!beside) rows_.push_back({&line, std::nullopt, std::nullopt, false});
    rows_.back().right = std::move(right);
  }
  if (rows_.size() > first) rows_[first].rule_above = line.rule_above;
}

Length SetImprint::height() const {
  return rows_.empty() ? Length() : plan_.outer_rule * 2 + plan_.pitch * static_cast<std::int64_t>(rows_.size());
}

void SetImprint::put(Canvas& canvas, std::size_t page) const {
  if (rows_.empty()) return;
  const Length top = canvas.area_foot() - height();
  const Length x = canvas.area_left(page) + plan_.indent;
  canvas.put(page, rule_at(canvas, flow_, page, top, plan_.outer_rule));
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    const Length band = top + plan_.outer_rule + plan_.pitch * static_cast<std::int64_t>(i);
    if (row.rule_above) canvas.put(page, rule_at(canvas, flow_, page, band - plan_.inner_rule / 2, plan_.inner_rule));
    const Length centre = band + plan_.pitch / 2;
    const Belonging belongs{row.source->node, Artifact::none};
    if (row.left) canvas.put(page, *row.left, *row.source->left, x, centre, belongs);
    if (row.right) canvas.put(page, *row.right, *row.source->right, x, centre, belongs);
  }
  canvas.put(page, rule_at(canvas, flow_, page, canvas.area_foot() - plan_.outer_rule, plan_.outer_rule));
}

}  // namespace typeset
