// 版头: 刊名 fitted by its ink, 期号, 编发单位 and 日期, red rule (BR-1 … BR-8, GB-7.2.4d, GB-7.2.7).
#include <algorithm>

#include "layout/faults.h"
#include "layout/office_name.h"
#include "layout/parts.h"
#include "layout/set_block.h"

namespace typeset {

namespace {

/// Room for a line that must not break while it is measured.
constexpr Length kEndless = Length::mm(100000);

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
text::Line fit_masthead(const Masthead& plan, text::Paragraph& paragraph, const Flow& flow, const FontBook& fonts,
                        Diagnostics& faults) {
  const Length target = flow.page.area_width.scaled(plan.span_percent, 100);
  const Length largest = plan.text.runs.front().style.size;
  resize(paragraph, largest, Length());
  text::Line line = text::set_alone(paragraph, kEndless, flow.rules, fonts, faults);
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
  return text::set_alone(paragraph, kEndless, flow.rules, fonts, faults);
}

/// A text of a head line, broken where it is too long for its share of the line.
struct HeadPiece {
  const HeadText* text;
  std::vector<text::Line> lines;
  Length x;     // of its measure, from the type area's edge
  int row = 0;  // of its first line, counted from the head line's own
};

std::vector<HeadPiece> pieces_of(const HeadLine& line, const Flow& flow, const FontBook& fonts, Diagnostics& faults) {
  const Length full = flow.page.area_width - line.indent * 2;
  const auto set = [&](const HeadText& text, text::Align align, Length measure) {
    text::Shape shape;
    shape.measure = measure;
    shape.align = align;
    return HeadPiece{&text, text::set_paragraph(text.words, shape, flow.rules, fonts, faults), line.indent, 0};
  };
  std::vector<HeadPiece> pieces;
  std::optional<HeadPiece> right;
  Length widest;
  if (line.right) {
    right = set(*line.right, text::Align::right, full);
    for (const text::Line& own : right->lines) widest = std::max(widest, own.width);
  }
  if (line.left) {
    pieces.push_back(
        {&*line.left, set_office_name(line.left->words, full, widest, flow, fonts, faults), line.indent, 0});
  }
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

/// Puts the parts of the head one after the other; each returns where its ink ends.
class HeadPutter {
 public:
  HeadPutter(Canvas& canvas, const Flow& flow, Diagnostics& faults)
      : canvas_(canvas), flow_(flow), faults_(faults), ink_foot_(canvas.area_top()) {}

  void put(const HeadPart& part) {
    std::visit([&](const auto& kind) { ink_foot_ = put(kind, part); }, part.kind);
  }
  Length ink_foot() const { return ink_foot_; }

 private:
  /// Where the part's ink begins.
  Length top_of(const HeadAnchor& at) {
    switch (at.from) {
      case HeadAnchor::From::sheet: return at.distance;
      case HeadAnchor::From::area: return canvas_.area_top() + at.distance;
      case HeadAnchor::From::ink_below: return ink_foot_ + at.distance;
      case HeadAnchor::From::grid_line:
      case HeadAnchor::From::rows_below: break;
    }
    return canvas_.area_top() + flow_.page.pitch * row_of(at);
  }
  /// The grid line, from 0, of a part that stands on one: the next below where its anchor says otherwise.
  int row_of(const HeadAnchor& at) {
    const int free = canvas_.line_at_or_below(ink_foot_);
    switch (at.from) {
      case HeadAnchor::From::rows_below: return free + at.rows;
      case HeadAnchor::From::grid_line:
        if (at.line.number - 1 >= free) return at.line.number - 1;
        faults_.report(layout_faults::kLineMoved, at.line.asked,
                       {std::to_string(at.line.number), std::to_string(free)});
        return free;
      default: return canvas_.line_at_or_below(top_of(at));
    }
  }

  Length put(const Masthead& plan, const HeadPart& part) {
    text::Paragraph paragraph = plan.text;
    const text::Line line = fit_masthead(plan, paragraph, flow_, canvas_.fonts(), faults_);
    const LineInk ink = ink_of(line, canvas_.fonts());
    const Length x = canvas_.area_left(0) + (flow_.page.area_width - (ink.right - ink.left)) / 2 - ink.left;
    const Length centre = top_of(part.at) - ink.top;
    canvas_.put(0, line, paragraph, x, centre, {part.node, Artifact::none});
    return centre + ink.bottom;
  }

  Length put(const PicturePlan& picture, const HeadPart& part) {
    const Length x = canvas_.area_left(0) + (flow_.page.area_width - picture.width) / 2;
    const Length y = top_of(part.at);
    check_resolution(picture, picture.width, faults_);
    canvas_.put(0, picture.image, x, y, picture.width, picture.height, {part.node, Artifact::none}, picture.span);
    return y + picture.height;
  }

  Length put(const HeadLine& line, const HeadPart& part) {
    const int row = row_of(part.at);
    Length ink_foot = ink_foot_;
    for (const HeadPiece& piece : pieces_of(line, flow_, canvas_.fonts(), faults_)) {
      int at = row + piece.row;
      for (const text::Line& own : piece.lines) {
        const Length centre = canvas_.centre_of(at++);
        canvas_.put(0, own, piece.text->words, canvas_.area_left(0) + piece.x, centre,
                    {piece.text->node, Artifact::none});
        ink_foot = std::max(ink_foot, centre + ink_of(own, canvas_.fonts()).bottom);
      }
    }
    return ink_foot;
  }

  Length put(const HeadRule& plan, const HeadPart& part) {
    Rule rule;
    rule.x = canvas_.area_left(0);
    rule.y = top_of(part.at);
    rule.width = flow_.page.area_width;
    rule.height = plan.weight;
    rule.colour = plan.colour;
    canvas_.put(0, rule);
    return rule.y + rule.height;
  }

  Canvas& canvas_;
  const Flow& flow_;
  Diagnostics& faults_;
  Length ink_foot_;
};

}  // namespace

Length put_head(Canvas& canvas, const Flow& flow, Diagnostics& faults) {
  HeadPutter head(canvas, flow, faults);
  for (const HeadPart& part : flow.head) head.put(part);
  return head.ink_foot();
}

}  // namespace typeset
