// Pictures: rows of them with their captions, in whole grid lines so that the text below stays on the grid (BR-27).
#include <algorithm>
#include <string>
#include <utility>

#include "layout/faults.h"
#include "layout/set_block.h"
#include "layout/short_text.h"

namespace typeset {

namespace {

constexpr std::int64_t kUnitsPerInch = 914400;

/// A caption for the whole row keeps this many cells from either edge.
constexpr std::int64_t kCaptionInset = 2;

/// From the first line's em to the last's.
Length height_of(std::size_t lines, Length size, Length pitch) {
  return lines == 0 ? Length() : pitch * static_cast<std::int64_t>(lines - 1) + size;
}

std::string in_mm(Length length) { return std::to_string(length.units() / Length::kPerMm); }

class Pictures final : public SetBlock {
 public:
  Pictures(const Block& block, const PictureBlock& row, const Setter& setter)
      : SetBlock(block), row_(row), page_(setter.flow.page) {
    for (const PicturePlan& picture : row.pictures) {
      captions_.push_back(
          picture.caption ? set_short_text(*picture.caption, picture.slot, text::Align::centre, setter, setter.faults)
                          : Lines());
    }
    if (row.caption)
      shared_ = set_short_text(*row.caption, caption_measure(), text::Align::centre, setter, setter.faults);
    // A page is as high as its lines; captions are never made smaller.
    const Length room = std::max(room_in(page_.lines), page_.em);
    const Length high = tallest(planned_sizes());
    planned_ = scaled(planned_sizes(), std::min(room, high), high);
    if (captions() + page_.em > page_.area_height) {
      setter.faults.report(layout_faults::kCaptionTooTall, block.span);
    }
    if (row.stacked) setter.faults.report(layout_faults::kPicturesStacked, block.span);
  }

  std::vector<Way> other_ways(const Setter& setter) override {
    std::vector<Way> ways;
    for (int rows = rows_planned() - 1; rows >= least_rows(); --rows) {
      ways.push_back({{Strip{{rows, {}}, {}}}, setter.flow.turn_costs.smaller_picture * (rows_planned() - rows)});
    }
    return ways;
  }

  void put(Putter& putter, const Placed& placed) const override;

 private:
  using Lines = std::vector<text::Line>;
  struct Size {
    Length width, height;
  };

  void describe(Matter& matter) const override {
    matter.floats = true;
    matter.least_rows = least_rows();
    matter.ways.push_back({{Strip{{rows_planned(), {}}, {}}}, 0});
  }

  Length inner_measure() const { return row_.measure - row_.inset; }
  Length caption_measure() const {
    const Length inset = page_.cell * (2 * kCaptionInset);
    return inner_measure() > inset * 2 ? inner_measure() - inset : inner_measure();
  }

  /// What stands below the pictures: the highest of their own captions, and the row's.
  Length own_captions() const {
    Length height;
    for (std::size_t i = 0; i < captions_.size(); ++i) {
      if (captions_[i].empty()) continue;
      const Length size = type_size(*row_.pictures[i].caption);
      height = std::max(height, row_.caption_gap + height_of(captions_[i].size(), size, row_.caption_pitch));
    }
    return height;
  }
  Length captions() const {
    if (shared_.empty()) return own_captions();
    return own_captions() + row_.caption_gap + height_of(shared_.size(), type_size(*row_.caption), row_.caption_pitch);
  }

  /// White between the em of one grid line and the next: as much at least stands above and below the pictures.
  Length leading() const { return std::max(page_.pitch - page_.em, Length()); }
  /// Grid lines for a content of this height with the text's own leading on either side.
  int rows_for(Length height) const {
    const std::int64_t pitch = page_.pitch.units();
    return std::clamp(static_cast<int>(((height + leading()).units() + pitch - 1) / pitch), 1, page_.lines);
  }
  /// What so many grid lines leave to the pictures.
  Length room_in(int rows) const { return page_.pitch * rows - leading() - captions(); }

  std::vector<Size> planned_sizes() const {
    std::vector<Size> sizes;
    sizes.reserve(row_.pictures.size());
    for (const PicturePlan& picture : row_.pictures) sizes.push_back({picture.width, picture.height});
    return sizes;
  }
  static Length tallest(const std::vector<Size>& sizes) {
    Length tallest;
    for (const Size& size : sizes) tallest = std::max(tallest, size.height);
    return tallest;
  }
  static std::vector<Size> scaled(std::vector<Size> sizes, Length numerator, Length denominator) {
    if (numerator == denominator || denominator == Length()) return sizes;
    for (Size& size : sizes) {
      size.width = size.width.scaled(numerator.units(), denominator.units());
      size.height = size.height.scaled(numerator.units(), denominator.units());
    }
    return sizes;
  }
  int rows_planned() const { return rows_for(tallest(planned_) + captions()); }
  int least_rows() const { return rows_for(tallest(planned_).scaled(row_.least_percent, 100) + captions()); }
  /// At a size that stands on so many grid lines.
  std::vector<Size> sizes_in(int rows) const {
    if (rows >= rows_planned()) return planned_;
    const Length high = tallest(planned_);
    return scaled(planned_, std::min(std::max(room_in(rows), page_.em), high), high);
  }

  void report_sizes(const std::vector<Size>& sizes, Diagnostics& faults) const {
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      const PicturePlan& picture = row_.pictures[i];
      check_resolution(picture, sizes[i].width, faults);
      if (sizes[i].width + Length::mm(1) <= picture.asked) {
        faults.report(layout_faults::kPictureReduced, picture.span, {in_mm(picture.asked), in_mm(sizes[i].width)});
      }
    }
  }

  const PictureBlock& row_;
  const PageGeometry& page_;
  std::vector<Size> planned_;
  std::vector<Lines> captions_;  // of each picture, its own
  Lines shared_;
};

void Pictures::put(Putter& putter, const Placed& placed) const {
  Canvas& canvas = putter.canvas;
  const std::vector<Size> sizes = sizes_in(placed.rows);
  report_sizes(sizes, putter.faults);
  const Spot at = placed.strips.front();
  // In the middle of its grid lines; at a page's top flush with it.
  const Length spare = page_.pitch * placed.rows - leading() - tallest(sizes) - captions();
  const Length top = canvas.area_top() + at.y + (at.y == Length() || spare < Length() ? Length() : spare / 2);
  const Length foot = top + tallest(sizes);

  // Captions of their own were broken to the pictures' columns: pictures made smaller keep to the middle of these.
  const bool columns = std::ranges::any_of(captions_, [](const Lines& lines) { return !lines.empty(); });
  const auto slot = [&](std::size_t i) { return columns ? row_.pictures[i].slot : sizes[i].width; };
  Length total = row_.picture_gap * static_cast<std::int64_t>(sizes.size() - 1);
  for (std::size_t i = 0; i < sizes.size(); ++i) total += slot(i);
  const Length left = canvas.area_left(at.page) + row_.inset;
  Length x = left + (inner_measure() - total) / 2;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const PicturePlan& picture = row_.pictures[i];
    canvas.put(at.page, picture.image, x + (slot(i) - sizes[i].width) / 2, foot - sizes[i].height, sizes[i].width,
               sizes[i].height, {picture.node, Artifact::none}, picture.span);
    if (!captions_[i].empty()) {
      Length centre = foot + row_.caption_gap + type_size(*picture.caption) / 2;
      for (const text::Line& line : captions_[i]) {
        canvas.put(at.page, line, *picture.caption, x, centre, {picture.caption_node, Artifact::none});
        centre += row_.caption_pitch;
      }
    }
    x += slot(i) + row_.picture_gap;
  }
  if (shared_.empty()) return;
  const Length begin = left + (inner_measure() - caption_measure()) / 2;
  Length centre = foot + own_captions() + row_.caption_gap + type_size(*row_.caption) / 2;
  for (const text::Line& line : shared_) {
    canvas.put(at.page, line, *row_.caption, begin, centre, {row_.caption_node, Artifact::none});
    centre += row_.caption_pitch;
  }
}

}  // namespace

void check_resolution(const PicturePlan& picture, Length width, Diagnostics& faults) {
  const std::int64_t pixels = picture.image->upright_width();
  const std::int64_t dpi = pixels * kUnitsPerInch / std::max<std::int64_t>(width.units(), 1);
  if (dpi >= kLeastDpi) return;
  faults.report(layout_faults::kCoarsePicture, picture.span,
                {std::to_string(pixels), in_mm(width), std::to_string(dpi),
                 in_mm(Length::units(pixels * kUnitsPerInch / kLeastDpi))});
}

std::unique_ptr<SetBlock> set_kind(const Block& block, const PictureBlock& pictures, const Setter& setter) {
  return std::make_unique<Pictures>(block, pictures, setter);
}

}  // namespace typeset
