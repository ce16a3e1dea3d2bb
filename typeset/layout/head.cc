// 版头: 标注, 刊名 fitted by its ink, 期号, 编发单位 and 日期, the rule (BR-1 … BR-11, BR-28 … BR-34, GB-7.2.4d,
// GB-7.2.7).
#include <algorithm>
#include <array>
#include <utility>

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

/// The lines of a name at one size, the largest at which the ink of the longest spans no more than its share of the
/// measure; then each with as much tracking as brings it there, up to the limit.
class NameFitter {
 public:
  NameFitter(const Masthead& plan, const Flow& flow, const FontBook& fonts, Diagnostics& faults)
      : plan_(plan), flow_(flow), fonts_(fonts), faults_(faults) {}

  std::vector<text::Line> fit() {
    const Length largest = plan_.lines.front().runs.front().style.size;
    const Length target = flow_.page.area_width.scaled(plan_.span_percent, 100);
    std::vector<text::Line> lines;
    Length widest;
    for (const text::Paragraph& line : plan_.lines) {
      lines.push_back(set(line, largest, Length()));
      widest = std::max(widest, width_of(lines.back()));
    }
    const Length size = size_of(largest, widest, target);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (ink_of(lines[i], fonts_).empty()) continue;
      const bool smaller = size < largest;
      if (smaller && lines.size() > 1) lines[i] = set(plan_.lines[i], size, Length());
      const std::int64_t gaps = gaps_between_characters(lines[i]);
      const bool tracked = gaps > 0 && (!smaller || lines.size() > 1) && width_of(lines[i]) < target;
      const Length tracking =
          tracked ? std::min((target - width_of(lines[i])) / gaps, size.scaled(plan_.max_tracking_percent, 100))
                  : Length();
      if (smaller || tracking > Length()) lines[i] = set(plan_.lines[i], size, tracking);
    }
    return lines;
  }

 private:
  Length size_of(Length largest, Length widest, Length target) {
    if (widest <= target) return largest;
    Length size = size_to_fit(largest, widest, target);
    if (plan_.subordinate) return size;
    if (size < kSmallMasthead) {
      size = std::max(size, std::min(kSmallMasthead, size_to_fit(largest, widest, flow_.page.area_width)));
    }
    if (size < kTinyMasthead) faults_.report(layout_faults::kTinyMasthead, plan_.lines.front().text.span());
    return size;
  }
  /// Faults of the text are reported by its first setting.
  text::Line set(const text::Paragraph& line, Length size, Length tracking) {
    text::Paragraph resized = line;
    resize(resized, size, tracking);
    return text::set_alone(resized, kEndless, flow_.rules, fonts_, faults_);
  }
  Length width_of(const text::Line& line) const {
    const LineInk ink = ink_of(line, fonts_);
    return ink.empty() ? Length() : ink.right - ink.left;
  }

  const Masthead& plan_;
  const Flow& flow_;
  const FontBook& fonts_;
  Diagnostics& faults_;
};

/// A text of a head line, broken where it is too long for its share of the line.
struct HeadPiece {
  const HeadText* text;
  std::vector<text::Line> lines;
  Length x;     // of its measure, from the type area's edge
  int row = 0;  // of its first line, counted from the head line's own
};

/// The texts at one side, one below the other.
class HeadSides {
 public:
  HeadSides(const HeadLine& line, const Flow& flow, const FontBook& fonts, Diagnostics& faults)
      : flow_(flow), fonts_(fonts), faults_(faults), full_(flow.page.area_width - line.indent * 2) {
    std::vector<HeadPiece> right = set(line.right, text::Align::right, line.indent, full_);
    const Length beside = widest(right);
    std::vector<HeadPiece> left;
    left.reserve(line.left.size());
    for (const HeadText& text : line.left) {
      left.push_back({&text, set_office_name(text.words, full_, beside, flow, fonts, faults), line.indent, 0});
    }
    sides_ = {std::move(left), set(line.centre, text::Align::centre, Length(), flow.page.area_width), std::move(right)};
  }

  /// 日期 stands beside the last line of 编发单位: the last lines of all sides stand on one. What has no room beside
  /// the text in the middle goes below it, and a right side that has none beside the left one goes below that.
  std::vector<HeadPiece> pieces() && {
    const bool below = middle_in_the_way(), parted = sides_meet();
    const int left = rows_of(sides_.front()), middle = rows_of(sides_[1]), right = rows_of(sides_.back());
    const int outer = parted ? left + right : std::max(left, right);
    const int rows = below ? middle + outer : std::max(middle, outer);
    std::vector<HeadPiece> pieces;
    for (std::vector<HeadPiece>& side : sides_) {
      int row = rows - rows_of(side);
      if (below && &side == &sides_[1]) row = 0;
      if (parted && &side == &sides_.front()) row = rows - outer;
      for (HeadPiece& piece : side) {
        piece.row = row;
        row += static_cast<int>(piece.lines.size());
        pieces.push_back(std::move(piece));
      }
    }
    return pieces;
  }

 private:
  std::vector<HeadPiece> set(const std::vector<HeadText>& texts, text::Align align, Length x, Length measure) {
    text::Shape shape;
    shape.measure = measure;
    shape.align = align;
    std::vector<HeadPiece> pieces;
    pieces.reserve(texts.size());
    for (const HeadText& text : texts)
      pieces.push_back({&text, text::set_paragraph(text.words, shape, flow_.rules, fonts_, faults_), x, 0});
    return pieces;
  }
  /// Whether what stands at the left or right reaches into the middle, an em between them included.
  bool middle_in_the_way() const {
    const Length middle = widest(sides_[1]);
    if (middle == Length()) return false;
    const Length room = (flow_.page.area_width - middle) / 2 - flow_.page.em - (flow_.page.area_width - full_) / 2;
    return widest(sides_.front()) > room || widest(sides_.back()) > room;
  }
  /// Whether a line at the left and the one beside it at the right, the last ones beside each other, leave less than
  /// half an em between them.
  bool sides_meet() const {
    const std::vector<Length> left = widths_from_below(sides_.front()), right = widths_from_below(sides_.back());
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
      if (left[i] + right[i] + flow_.page.em / 2 > full_) return true;
    }
    return false;
  }
  static std::vector<Length> widths_from_below(const std::vector<HeadPiece>& side) {
    std::vector<Length> widths;
    for (const HeadPiece& piece : side) {
      for (const text::Line& line : piece.lines) widths.push_back(line.width);
    }
    std::ranges::reverse(widths);
    return widths;
  }
  static Length widest(const std::vector<HeadPiece>& side) {
    Length widest;
    for (const HeadPiece& piece : side) {
      for (const text::Line& line : piece.lines) widest = std::max(widest, line.width);
    }
    return widest;
  }
  static int rows_of(const std::vector<HeadPiece>& side) {
    std::size_t rows = 0;
    for (const HeadPiece& piece : side) rows += piece.lines.size();
    return static_cast<int>(rows);
  }

  const Flow& flow_;
  const FontBook& fonts_;
  Diagnostics& faults_;
  Length full_;
  std::array<std::vector<HeadPiece>, 3> sides_;
};

/// Puts the parts of the head one after the other; each returns where its ink ends.
class HeadPutter {
 public:
  HeadPutter(Canvas& canvas, const Flow& flow, Diagnostics& faults)
      : canvas_(canvas), flow_(flow), faults_(faults), ink_foot_(canvas.area_top()) {}

  void put(const HeadPart& part) {
    std::vector<Item>& items = canvas_.pages().pages.front().items;
    const std::size_t before = items.size();
    const Length foot = std::visit([&](const auto& kind) { return put(kind, part); }, part.kind);
    if (part.aside) {
      aside_.insert(aside_.end(), items.begin() + static_cast<std::ptrdiff_t>(before), items.end());
    } else {
      ink_foot_ = foot;
    }
    if (!part.printed) items.resize(before);
  }
  Length ink_foot() const { return ink_foot_; }

 private:
  /// Where the part's ink begins.
  Length top_of(const HeadAnchor& at) {
    switch (at.from) {
      case HeadAnchor::From::sheet: return at.distance;
      case HeadAnchor::From::area: return std::max(canvas_.area_top() + at.distance, least_top(at));
      case HeadAnchor::From::ink_below: return ink_foot_ + at.distance;
      case HeadAnchor::From::grid_line:
      case HeadAnchor::From::rows_below: break;
    }
    return canvas_.area_top() + flow_.page.pitch * row_of(at);
  }
  /// A place that a style asks for, where the ink above reaches further: below it, and reported.
  Length least_top(const HeadAnchor& at) {
    const Length least = ink_foot_ + at.least_gap;
    if (at.least_gap == Length() || canvas_.area_top() + at.distance >= least) return Length();
    faults_.report(layout_faults::kRuleMoved, at.line.asked);
    return least;
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
    const std::vector<text::Line> lines = NameFitter(plan, flow_, canvas_.fonts(), faults_).fit();
    Length top = top_of(part.at), foot = top;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const LineInk ink = ink_of(lines[i], canvas_.fonts());
      const Length x = canvas_.area_left(0) + (flow_.page.area_width - (ink.right - ink.left)) / 2 - ink.left;
      const Length centre = top - ink.top;
      canvas_.put(0, lines[i], plan.lines[i], x, centre, {part.node, Artifact::none});
      foot = centre + ink.bottom;
      keep_clear(plan.lines[i].text.span(), x + ink.left, top, ink.right - ink.left, foot - top);
      top = foot + plan.line_gap;
    }
    return foot;
  }

  Length put(const PicturePlan& picture, const HeadPart& part) {
    const Length x = canvas_.area_left(0) + (flow_.page.area_width - picture.width) / 2;
    const Length y = top_of(part.at);
    check_resolution(picture, picture.width, faults_);
    canvas_.put(0, picture.image, x, y, picture.width, picture.height, {part.node, Artifact::none}, picture.span);
    keep_clear(picture.span, x, y, picture.width, picture.height);
    return y + picture.height;
  }

  Length put(const HeadLine& line, const HeadPart& part) {
    const int row = row_of(part.at);
    Length ink_foot = ink_foot_;
    for (const HeadPiece& piece : HeadSides(line, flow_, canvas_.fonts(), faults_).pieces()) {
      int at = row + piece.row;
      for (const text::Line& own : piece.lines) {
        const Length centre = canvas_.centre_of(at++);
        const Length x = canvas_.area_left(0) + piece.x;
        canvas_.put(0, own, piece.text->words, x, centre, {piece.text->node, Artifact::none});
        const LineInk ink = ink_of(own, canvas_.fonts());
        ink_foot = std::max(ink_foot, centre + ink.bottom);
        if (!part.aside)
          keep_clear(piece.text->words.text.span(), x + ink.left, centre + ink.top, ink.right - ink.left,
                     ink.bottom - ink.top);
      }
    }
    return ink_foot;
  }

  Length put(const HeadRule& plan, const HeadPart& part) {
    const Length left = canvas_.area_left(0), top = top_of(part.at), width = flow_.page.area_width;
    if (plan.star) return put_star(plan, *plan.star, top);
    put_rule(left, top, width, plan.weight);
    if (plan.second_weight == Length()) return top + plan.weight;
    const Length second = top + plan.weight + plan.second_gap;
    put_rule(left, second, width, plan.second_weight);
    return second + plan.second_weight;
  }

  /// The rule on either side of the star, at the height of its middle.
  Length put_star(const HeadRule& plan, const text::Paragraph& words, Length top) {
    const text::Line star = text::set_alone(words, kEndless, flow_.rules, canvas_.fonts(), faults_);
    const LineInk ink = ink_of(star, canvas_.fonts());
    const Length left = canvas_.area_left(0), width = flow_.page.area_width, size = type_size(words);
    const Length star_width = ink.right - ink.left, gap = size / 4;
    const Length arm = (width - star_width) / 2 - gap;
    const Length middle = top + (ink.bottom - ink.top) / 2;
    put_rule(left, middle - plan.weight / 2, arm, plan.weight);
    canvas_.put(0, star, words, left + (width - star_width) / 2 - ink.left, top - ink.top, {0, Artifact::decoration});
    put_rule(left + width - arm, middle - plan.weight / 2, arm, plan.weight);
    return top + (ink.bottom - ink.top);
  }

  void put_rule(Length x, Length y, Length width, Length height) {
    Rule rule;
    rule.x = x;
    rule.y = y;
    rule.width = width;
    rule.height = height;
    rule.colour = Colour::head_rule;
    canvas_.put(0, rule);
  }

  /// Reports what stands in the way of a part of the head: 标注 of too many lines.
  void keep_clear(Span part, Length x, Length y, Length width, Length height) {
    const auto in_the_way = [&](const Item& item) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run == nullptr || run->glyphs.empty()) return false;
      const Length left = run->glyphs.front().x, right = run->glyphs.back().x + run->glyphs.back().advance;
      const Length foot = run->glyphs.front().y;
      return foot > y && foot - run->size < y + height && right > x && left < x + width;
    };
    if (std::ranges::none_of(aside_, in_the_way)) return;
    faults_.report(layout_faults::kFlagsInTheWay, part);
    aside_.clear();  // once is enough
  }

  Canvas& canvas_;
  const Flow& flow_;
  Diagnostics& faults_;
  Length ink_foot_;
  std::vector<Item> aside_;  // what stands at the top beside the rest
};

}  // namespace

Length put_head(Canvas& canvas, const Flow& flow, Diagnostics& faults) {
  HeadPutter head(canvas, flow, faults);
  for (const HeadPart& part : flow.head) head.put(part);
  return head.ink_foot();
}

}  // namespace typeset
