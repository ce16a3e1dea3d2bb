// Pictures: rows of them with their captions, in whole grid lines so that the text below stays on the grid (BR-27).
#include <algorithm>
#include <string>
#include <utility>

#include "layout/faults.h"
#include "layout/parts.h"

namespace typeset {

namespace {

constexpr std::int64_t kUnitsPerInch = 914400;

/// A caption for the whole row keeps this many cells from either edge.
constexpr std::int64_t kCaptionInset = 2;

Length inner_measure(const Block& block) { return block.shape.measure - block.shape.indent; }

Length caption_measure(const Block& block, const Flow& flow) {
  const Length measure = inner_measure(block);
  const Length inset = flow.page.cell * (2 * kCaptionInset);
  return measure > inset * 2 ? measure - inset : measure;
}

std::vector<text::Line> centred(const text::Paragraph& paragraph, Length measure, const Flow& flow,
                                const FontBook& fonts, Diagnostics& faults) {
  text::Shape shape;
  shape.measure = measure;
  shape.align = text::Align::centre;
  return text::set_paragraph(paragraph, shape, flow.rules, fonts, faults);
}

Length type_size(const text::Paragraph& paragraph) {
  return paragraph.runs.empty() ? Length() : paragraph.runs.front().style.size;
}

/// From the first line's em to the last's.
Length height_of(std::size_t lines, Length size, Length pitch) {
  return lines == 0 ? Length() : pitch * static_cast<std::int64_t>(lines - 1) + size;
}

/// Heights of what stands below the pictures: their own captions, and the row's.
struct CaptionHeights {
  Length own, shared, between;
  Length total() const { return own + shared + between; }
};

CaptionHeights caption_heights(const SetBlock& set) {
  const Block& block = *set.block;
  CaptionHeights heights;
  for (std::size_t i = 0; i < set.captions.size(); ++i) {
    if (set.captions[i].empty()) continue;
    const Length size = type_size(*block.pictures[i].caption);
    heights.own =
        std::max(heights.own, block.caption_gap + height_of(set.captions[i].size(), size, block.caption_pitch));
  }
  if (!set.lines.empty()) {
    heights.between = block.caption_gap;
    heights.shared = height_of(set.lines.size(), type_size(block.text.front()), block.caption_pitch);
  }
  return heights;
}

Length tallest(const SetBlock& set) {
  return set.picture_heights.empty() ? Length() : *std::ranges::max_element(set.picture_heights);
}

/// White between the em of one grid line and the next: as much at least stands above and below the pictures.
Length leading(const Flow& flow) { return std::max(flow.page.pitch - flow.page.em, Length()); }

/// Grid lines for a content of this height with the text's own leading on either side.
int rows_for(Length height, const Flow& flow) {
  const std::int64_t pitch = flow.page.pitch.units();
  return std::max(1, static_cast<int>(((height + leading(flow)).units() + pitch - 1) / pitch));
}

/// Its pictures at a size that fits on so many grid lines, if they are fewer than planned.
SetBlock made_to_fit(SetBlock set, int rows, const Flow& flow) {
  if (rows >= set.rows) return set;
  const Length high = tallest(set);
  const Length room = std::max(flow.page.pitch * rows - leading(flow) - caption_heights(set).total(), flow.page.em);
  if (room < high) {
    for (Length& width : set.picture_widths) width = width.scaled(room.units(), high.units());
    for (Length& height : set.picture_heights) height = height.scaled(room.units(), high.units());
  }
  set.rows = rows;
  return set;
}

}  // namespace

void check_resolution(const PicturePlan& picture, Length width, Diagnostics& faults) {
  const std::int64_t pixels = picture.image->upright_width();
  const std::int64_t dpi = pixels * kUnitsPerInch / std::max<std::int64_t>(width.units(), 1);
  if (dpi >= kLeastDpi) return;
  const auto mm = [](std::int64_t units) { return std::to_string(units / Length::kPerMm); };
  faults.report(
      layout_faults::kCoarsePicture, picture.span,
      {std::to_string(pixels), mm(width.units()), std::to_string(dpi), mm(pixels * kUnitsPerInch / kLeastDpi)});
}

SetBlock set_pictures(const Block& block, const Flow& flow, const FontBook& fonts, Diagnostics& faults) {
  SetBlock set;
  set.block = &block;
  for (const PicturePlan& picture : block.pictures) {
    set.picture_widths.push_back(picture.width);
    set.picture_heights.push_back(picture.height);
    set.captions.push_back(picture.caption ? centred(*picture.caption, picture.width, flow, fonts, faults)
                                           : std::vector<text::Line>());
  }
  if (!block.text.empty()) set.lines = centred(block.text.front(), caption_measure(block, flow), flow, fonts, faults);
  set.paragraph_of.assign(set.lines.size(), 0);

  // A page is as high as its lines; captions are never made smaller.
  const Length page = flow.page.pitch * flow.page.lines - leading(flow);
  const Length captions = caption_heights(set).total();
  const Length room = std::max(page - captions, flow.page.em);
  if (const Length high = tallest(set); high > room) {
    for (Length& width : set.picture_widths) width = width.scaled(room.units(), high.units());
    for (Length& height : set.picture_heights) height = height.scaled(room.units(), high.units());
  }
  for (std::size_t i = 0; i < block.pictures.size(); ++i) {
    check_resolution(block.pictures[i], set.picture_widths[i], faults);
  }
  set.rows = std::min(rows_for(tallest(set) + captions, flow), flow.page.lines);
  set.least_rows = std::min(rows_for(tallest(set).scaled(block.least_percent, 100) + captions, flow), flow.page.lines);
  return set;
}

void put_pictures(Canvas& canvas, const Flow& flow, const SetBlock& planned, const PlacedBlock& placed, NodeId parent) {
  const SetBlock set = made_to_fit(planned, static_cast<int>(placed.rows.size()), flow);
  const Block& block = *set.block;
  const Place first = placed.rows.front();
  const CaptionHeights captions = caption_heights(set);
  const Length height = tallest(set) + captions.total();
  // In the middle of its grid lines; at a page's top flush with it.
  const Length spare = flow.page.pitch * set.rows - leading(flow) - height;
  const Length top = canvas.top_of(first.row) + (first.row == 0 || spare < Length() ? Length() : spare / 2);
  const Length foot = top + tallest(set);

  Length total = block.picture_gap * static_cast<std::int64_t>(set.picture_widths.size() - 1);
  for (const Length width : set.picture_widths) total += width;
  const Length left = canvas.area_left(first.page) + block.shape.indent;
  Length x = left + (inner_measure(block) - total) / 2;
  NodeId figure = parent;
  for (std::size_t i = 0; i < block.pictures.size(); ++i) {
    const PicturePlan& picture = block.pictures[i];
    figure = canvas.add_node(NodeKind::figure, parent, picture.span);
    canvas.pages().nodes[figure].alt = picture.alt;
    canvas.put(first.page, picture.image, x, foot - set.picture_heights[i], set.picture_widths[i],
               set.picture_heights[i], {figure, Artifact::none}, picture.span);
    if (!set.captions[i].empty()) {
      const NodeId node = canvas.add_node(NodeKind::caption, figure, picture.caption->text.span());
      // The caption was broken to the width planned; its lines keep to the middle of the picture.
      const Length begin = x + (set.picture_widths[i] - picture.width) / 2;
      Length centre = foot + block.caption_gap + type_size(*picture.caption) / 2;
      for (const text::Line& line : set.captions[i]) {
        canvas.put(first.page, line, *picture.caption, begin, centre, {node, Artifact::none});
        centre += block.caption_pitch;
      }
    }
    x += set.picture_widths[i] + block.picture_gap;
  }
  if (set.lines.empty()) return;
  const text::Paragraph& words = block.text.front();
  const NodeId node = canvas.add_node(NodeKind::caption, figure, words.text.span());
  const Length begin = left + (inner_measure(block) - caption_measure(block, flow)) / 2;
  Length centre = foot + captions.own + block.caption_gap + type_size(words) / 2;
  for (const text::Line& line : set.lines) {
    canvas.put(first.page, line, words, begin, centre, {node, Artifact::none});
    centre += block.caption_pitch;
  }
}

}  // namespace typeset
