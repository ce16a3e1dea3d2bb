// 版头: 刊名 fitted by its ink, 期号, 编发单位 and 日期, red rule (BR-1 … BR-8, GB-7.2.4d, GB-7.2.7).
#include <algorithm>

#include "layout/faults.h"
#include "layout/parts.h"

namespace typeset {

namespace {

/// Room for a line that must not break while it is measured.
constexpr Length kEndless = Length::mm(100000);

text::Line one_line(const text::Paragraph& paragraph, const Flow& flow, const FontBook& fonts, Diagnostics& faults) {
  text::Shape shape;
  shape.measure = kEndless;
  shape.align = text::Align::left;
  std::vector<text::Line> lines = text::set_paragraph(paragraph, shape, flow.rules, fonts, faults);
  return lines.empty() ? text::Line{} : std::move(lines.front());
}

std::int64_t gaps_between_characters(const text::Line& line) {
  std::int64_t clusters = 0;
  for (const text::LineRun& run : line.runs) {
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
      if (i == 0 || run.glyphs[i].begin != run.glyphs[i - 1].begin) ++clusters;
    }
  }
  return clusters - 1;
}

void resize(text::Paragraph& paragraph, Length size, Length tracking) {
  for (text::StyleRun& run : paragraph.runs) {
    run.style.size = size;
    run.style.cell = Length();
    run.style.tracking = tracking;
  }
}

/// The largest size at which the ink spans no more than its share of the measure; then as much tracking as brings it
/// there, up to the limit. Integer arithmetic: hundredths of a point for the size.
text::Line fit_masthead(const MastheadPlan& plan, text::Paragraph& paragraph, const Flow& flow, const FontBook& fonts,
                        Diagnostics& faults) {
  const Length target = flow.page.area_width.scaled(plan.span_percent, 100);
  const Length largest = plan.text.runs.front().style.size;
  resize(paragraph, largest, Length());
  text::Line line = one_line(paragraph, flow, fonts, faults);
  LineInk ink = ink_of(line, fonts);
  Length width = ink.right - ink.left;
  if (ink.empty()) return line;
  Length size = largest, tracking;
  if (width > target) {
    const Length step = Length::centi_pt(1);
    size = step * (largest.scaled(target.units(), width.units()).units() / step.units());
  } else if (const std::int64_t gaps = gaps_between_characters(line); gaps > 0) {
    tracking = std::min((target - width) / gaps, largest.scaled(plan.max_tracking_percent, 100));
  }
  if (size == largest && tracking == Length()) return line;
  resize(paragraph, size, tracking);
  return one_line(paragraph, flow, fonts, faults);
}

/// Returns where the masthead's ink ends.
Length put_masthead(Canvas& canvas, const Flow& flow, NodeId head, Diagnostics& faults) {
  const MastheadPlan& plan = *flow.head.masthead;
  text::Paragraph paragraph = plan.text;
  const text::Line line = fit_masthead(plan, paragraph, flow, canvas.fonts(), faults);
  const LineInk ink = ink_of(line, canvas.fonts());
  const Length x = canvas.area_left(0) + (flow.page.area_width - (ink.right - ink.left)) / 2 - ink.left;
  const Length centre = canvas.area_top() + plan.top - ink.top;
  const NodeId node = canvas.add_node(NodeKind::masthead, head, paragraph.text.span());
  canvas.put(0, line, paragraph, x, centre, {node, Artifact::none});
  return centre + ink.bottom;
}

struct HeadPiece {
  const text::Paragraph* paragraph;
  text::Line line;
  Length x;
};

std::vector<HeadPiece> pieces_of(const HeadLine& line, const Flow& flow, const FontBook& fonts, Diagnostics& faults) {
  std::vector<HeadPiece> pieces;
  const Length width = flow.page.area_width;
  const auto add = [&](const std::optional<text::Paragraph>& paragraph, auto place) {
    if (!paragraph) return;
    HeadPiece piece{&*paragraph, one_line(*paragraph, flow, fonts, faults), {}};
    piece.x = place(piece.line.width);
    pieces.push_back(std::move(piece));
  };
  add(line.left, [&](Length) { return line.indent; });
  add(line.centre, [&](Length own) { return (width - own) / 2; });
  add(line.right, [&](Length own) { return width - line.indent - own; });
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    if (pieces[i].x + pieces[i].line.width > pieces[i + 1].x) {
      faults.report(layout_faults::kPairTooWide, pieces[i].paragraph->text.span(),
                    {pieces[i].paragraph->text.str(), pieces[i + 1].paragraph->text.str()});
    }
  }
  return pieces;
}

}  // namespace

Length put_head(Canvas& canvas, const Flow& flow, Diagnostics& faults) {
  if (!flow.head.masthead && flow.head.lines.empty()) return canvas.area_top();
  const NodeId head = canvas.add_node(NodeKind::head, 0);
  Length ink_foot = canvas.area_top();
  if (flow.head.masthead) ink_foot = put_masthead(canvas, flow, head, faults);

  for (const HeadLine& line : flow.head.lines) {
    const int free_row = canvas.line_at_or_below(ink_foot);
    int row = line.line > 0 ? line.line - 1 : free_row + line.gap;
    if (row < free_row) {
      faults.report(layout_faults::kLineMoved, {}, {std::to_string(line.line), std::to_string(free_row)});
      row = free_row;
    }
    for (const HeadPiece& piece : pieces_of(line, flow, canvas.fonts(), faults)) {
      const NodeId node = canvas.add_node(NodeKind::paragraph, head, piece.paragraph->text.span());
      canvas.put(0, piece.line, *piece.paragraph, canvas.area_left(0) + piece.x, canvas.centre_of(row),
                 {node, Artifact::none});
      ink_foot = std::max(ink_foot, canvas.centre_of(row) + ink_of(piece.line, canvas.fonts()).bottom);
    }
  }

  Rule rule;
  rule.x = canvas.area_left(0);
  rule.y = ink_foot + flow.head.rule_gap;
  rule.width = flow.page.area_width;
  rule.height = flow.head.rule_weight;
  rule.colour = Colour::header_red;
  canvas.put(0, rule);
  return rule.y + rule.height;
}

}  // namespace typeset
