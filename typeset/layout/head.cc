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

/// Below 小初 a masthead no longer looks like one (BR-1): a long name may then span the whole measure.
constexpr Length kSmallMasthead = Length::pt(36);
/// And below 二号 the articles' titles outshout it.
constexpr Length kTinyMasthead = Length::pt(22);

/// The largest size, in hundredths of a point, at which ink that is `width` wide at size `largest` fits into `target`.
Length size_to_fit(Length largest, Length width, Length target) {
  const Length step = Length::centi_pt(1);
  return step * (largest.scaled(target.units(), width.units()).units() / step.units());
}

/// The largest size at which the ink spans no more than its share of the measure; then as much tracking as brings it
/// there, up to the limit.
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
    size = size_to_fit(largest, width, target);
    if (size < kSmallMasthead) {
      size = std::max(size, std::min(kSmallMasthead, size_to_fit(largest, width, flow.page.area_width)));
    }
    if (size < kTinyMasthead) faults.report(layout_faults::kTinyMasthead, paragraph.text.span());
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
  if (plan.picture) {
    const PicturePlan& picture = *plan.picture;
    const NodeId node = canvas.add_node(NodeKind::masthead, head, picture.span);
    canvas.pages().nodes[node].alt = picture.alt;
    const Length x = canvas.area_left(0) + (flow.page.area_width - picture.width) / 2;
    const Length y = canvas.area_top() + plan.top;
    check_resolution(picture, picture.width, faults);
    canvas.put(0, picture.image, x, y, picture.width, picture.height, {node, Artifact::none}, picture.span);
    return y + picture.height;
  }
  text::Paragraph paragraph = plan.text;
  const text::Line line = fit_masthead(plan, paragraph, flow, canvas.fonts(), faults);
  const LineInk ink = ink_of(line, canvas.fonts());
  const Length x = canvas.area_left(0) + (flow.page.area_width - (ink.right - ink.left)) / 2 - ink.left;
  const Length centre = canvas.area_top() + plan.top - ink.top;
  const NodeId node = canvas.add_node(NodeKind::masthead, head, paragraph.text.span());
  canvas.put(0, line, paragraph, x, centre, {node, Artifact::none});
  return centre + ink.bottom;
}

/// A text of a head line, broken where it is too long for its share of the line.
struct HeadPiece {
  const text::Paragraph* paragraph;
  std::vector<text::Line> lines;
  Length x;     // of its measure, from the type area's edge
  int row = 0;  // of its first line, counted from the head line's own
};

std::vector<HeadPiece> pieces_of(const HeadLine& line, const Flow& flow, const FontBook& fonts, Diagnostics& faults) {
  const Length full = flow.page.area_width - line.indent * 2;
  const auto set = [&](const text::Paragraph& paragraph, text::Align align, Length measure) {
    text::Shape shape;
    shape.measure = measure;
    shape.align = align;
    return HeadPiece{&paragraph, text::set_paragraph(paragraph, shape, flow.rules, fonts, faults), line.indent, 0};
  };
  std::vector<HeadPiece> pieces;
  std::optional<HeadPiece> right;
  Length left_measure = full;
  if (line.right) {
    right = set(*line.right, text::Align::right, full);
    Length widest;
    for (const text::Line& own : right->lines) widest = std::max(widest, own.width);
    // The left text keeps an em's distance, and a third of the line however long the right one is.
    left_measure = std::max(full - widest - flow.page.em, full / 3);
  }
  if (line.left) pieces.push_back(set(*line.left, text::Align::left, left_measure));
  if (line.centre) {
    pieces.push_back(set(*line.centre, text::Align::centre, flow.page.area_width));
    pieces.back().x = Length();
  }
  if (right) {
    // 日期 stands beside the last line of 编发单位.
    if (!pieces.empty() && !pieces.back().lines.empty()) right->row = static_cast<int>(pieces.back().lines.size()) - 1;
    pieces.push_back(std::move(*right));
  }
  return pieces;
}

/// Puts a head line on its grid line or below what stands above; returns where its ink ends.
Length put_head_line(Canvas& canvas, const Flow& flow, const HeadLine& line, Length ink_above, NodeId head,
                     Diagnostics& faults) {
  const int free_row = canvas.line_at_or_below(ink_above);
  int row = line.line > 0 ? line.line - 1 : free_row + line.gap;
  if (row < free_row) {
    faults.report(layout_faults::kLineMoved, line.line_asked, {std::to_string(line.line), std::to_string(free_row)});
    row = free_row;
  }
  Length ink_foot = ink_above;
  for (const HeadPiece& piece : pieces_of(line, flow, canvas.fonts(), faults)) {
    const NodeId node = canvas.add_node(NodeKind::paragraph, head, piece.paragraph->text.span());
    int at = row + piece.row;
    for (const text::Line& own : piece.lines) {
      const Length centre = canvas.centre_of(at++);
      canvas.put(0, own, *piece.paragraph, canvas.area_left(0) + piece.x, centre, {node, Artifact::none});
      ink_foot = std::max(ink_foot, centre + ink_of(own, canvas.fonts()).bottom);
    }
  }
  return ink_foot;
}

}  // namespace

Length put_head(Canvas& canvas, const Flow& flow, Diagnostics& faults) {
  if (!flow.head.masthead && flow.head.lines.empty()) return canvas.area_top();
  const NodeId head = canvas.add_node(NodeKind::head, 0);
  Length ink_foot = canvas.area_top();
  if (flow.head.masthead) ink_foot = put_masthead(canvas, flow, head, faults);
  for (const HeadLine& line : flow.head.lines) ink_foot = put_head_line(canvas, flow, line, ink_foot, head, faults);

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
