// 版记: never split, its last rule on the type area's foot (GB-7.4.1, GB-7.4.5).
#include <algorithm>
#include <string>

#include "layout/faults.h"
#include "layout/parts.h"

namespace typeset {

namespace {

/// One printed row: a line of the left text, a right text, or both.
struct Row {
  const ImprintLine* source = nullptr;
  std::optional<text::Line> left, right;
  bool rule_above = false;
};

std::vector<text::Line> set_left(const ImprintLine& line, Length measure, const Flow& flow, const FontBook& fonts,
                                 Diagnostics& faults) {
  text::Shape shape;
  shape.measure = measure;
  if (line.label_end > 0) {
    text::Paragraph label;
    label.text = line.left->text.slice(0, line.label_end);
    label.runs.push_back({0, line.label_end, line.left->runs.front().style});
    const Length hang = text::natural_width(label, flow.rules, fonts);
    // Below a label that takes half the line there is no room to hang in.
    if (hang <= measure / 2) shape.indent = hang;
  }
  return text::set_paragraph(*line.left, shape, flow.rules, fonts, faults);
}

std::optional<text::Line> set_right(const ImprintLine& line, Length measure, const Flow& flow, const FontBook& fonts,
                                    Diagnostics& faults) {
  if (!line.right) return std::nullopt;
  text::Shape shape;
  shape.measure = measure;
  shape.align = text::Align::right;
  std::vector<text::Line> lines = text::set_paragraph(*line.right, shape, flow.rules, fonts, faults);
  if (lines.empty()) return std::nullopt;
  return std::move(lines.front());
}

std::vector<Row> set_rows(const ImprintPlan& plan, Length measure, const Flow& flow, const FontBook& fonts,
                          Diagnostics& faults) {
  std::vector<Row> rows;
  for (const ImprintLine& line : plan.lines) {
    const std::size_t first = rows.size();
    if (line.left) {
      for (text::Line& set : set_left(line, measure, flow, fonts, faults)) {
        rows.push_back({&line, std::move(set), std::nullopt, false});
      }
    }
    if (std::optional<text::Line> right = set_right(line, measure, flow, fonts, faults)) {
      const Length em = line.right->runs.front().style.size;
      const bool beside =
          rows.size() > first && rows.back().left->x + rows.back().left->width + em + right->width <= measure;
      if (!beside) rows.push_back({&line, std::nullopt, std::nullopt, false});
      rows.back().right = std::move(right);
    }
    if (rows.size() > first) rows[first].rule_above = line.rule_above;
  }
  return rows;
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

void put_imprint(Canvas& canvas, const Flow& flow, const Place& after, Diagnostics& faults) {
  if (!flow.imprint) return;
  const ImprintPlan& plan = *flow.imprint;
  const Length measure = flow.page.area_width - plan.indent * 2;
  const std::vector<Row> rows = set_rows(plan, measure, flow, canvas.fonts(), faults);
  if (rows.empty()) return;

  const Length height = plan.outer_rule * 2 + plan.pitch * static_cast<std::int64_t>(rows.size());
  if (height > flow.page.area_height) {
    faults.report(layout_faults::kImprintTooTall,
                  plan.lines.front().left ? plan.lines.front().left->text.span() : Span{},
                  {std::to_string(rows.size())});
  }
  const Length top = canvas.area_foot() - height;
  std::size_t page = after.page;
  const Length text_foot = canvas.top_of(after.row - 1 + plan.gap) + flow.page.em;
  if (after.row > 0 && text_foot > top) ++page;
  while (canvas.page_count() <= page) canvas.new_page();

  const NodeId imprint = canvas.add_node(NodeKind::imprint, 0);
  const Length x = canvas.area_left(page) + plan.indent;
  canvas.put(page, rule_at(canvas, flow, page, top, plan.outer_rule));
  const ImprintLine* open = nullptr;
  NodeId node = imprint;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    const Length band = top + plan.outer_rule + plan.pitch * static_cast<std::int64_t>(i);
    if (row.rule_above) canvas.put(page, rule_at(canvas, flow, page, band - plan.inner_rule / 2, plan.inner_rule));
    if (row.source != open) {
      open = row.source;
      const text::Paragraph& words = open->left ? *open->left : *open->right;
      node = canvas.add_node(NodeKind::paragraph, imprint, words.text.span());
    }
    const Length centre = band + plan.pitch / 2;
    if (row.left) canvas.put(page, *row.left, *row.source->left, x, centre, {node, Artifact::none});
    if (row.right) canvas.put(page, *row.right, *row.source->right, x, centre, {node, Artifact::none});
  }
  canvas.put(page, rule_at(canvas, flow, page, canvas.area_foot() - plan.outer_rule, plan.outer_rule));
}

}  // namespace typeset
