// Pictures: sizes in print, captions (BR-27).
#include "source/pictures.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "compose/elements.h"

namespace typeset::elements {

namespace {

/// How small a picture may become so that it need not go to the next page, in hundredths.
constexpr int kLeastShare = 75;

constexpr Length kInch = Length::units(914400);

Length asked_width(const PictureWidth& width, Length measure, const Style& style) {
  switch (width.unit) {
    case PictureWidth::Unit::centi_mm: return Length::centi_mm(width.value);
    case PictureWidth::Unit::percent: return measure.scaled(width.value, 100);
    case PictureWidth::Unit::cells: return style.page.area_width.scaled(width.value, style.grid.columns);
  }
  return measure;
}

Length most_height(const Style& style) { return style.page.area_height.scaled(style.picture.max_height_percent, 100); }

void set_width(PicturePlan& plan, Length width) {
  plan.width = width;
  plan.height = width.scaled(plan.image->upright_height(), plan.image->upright_width());
}

void set_height(PicturePlan& plan, Length height) {
  plan.height = height;
  plan.width = height.scaled(plan.image->upright_width(), plan.image->upright_height());
}

void size_one(PicturePlan& plan, const Picture& picture, Length measure, const Style& style) {
  if (picture.width) {
    plan.asked = std::min(asked_width(picture.width->value, measure, style), measure);
    return set_width(plan, plan.asked);
  }
  const Length sharp = kInch * plan.image->upright_width() / kLeastDpi;
  set_width(plan, std::min(measure.scaled(style.picture.width_percent, 100), sharp));
  if (const Length most = most_height(style); plan.height > most) set_height(plan, most);
}

/// The least width of a picture in a row: a caption of fewer characters a line is no caption (BR-27).
constexpr std::int64_t kLeastCells = 6;
Length least_width(const Style& style) { return style.picture.type.size * kLeastCells; }

/// Widths for pictures side by side: one height for those whose width nobody asked for, so that together they fill the
/// measure; a width that was asked for is kept as far as the others keep their least. False if there is no room for
/// them side by side.
bool size_row(std::vector<PicturePlan>& plans, const std::vector<const Picture*>& pictures, Length measure,
              const Style& style) {
  const auto count = static_cast<std::int64_t>(plans.size());
  const Length room = measure - style.picture.gap * (count - 1);
  if (least_width(style) * count > room) return false;
  // No picture becomes a stamp beside a wide one: half of an equal share is left to each.
  const Length least = std::max(least_width(style), room / (2 * count));
  constexpr std::int64_t kParts = 1'000'000;
  Length asked;
  std::int64_t free = 0, shapes = 0;  // pictures without a width of their own; their widths at height 1, in millionths
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (pictures[i]->width) {
      plans[i].asked = asked_width(pictures[i]->width->value, measure, style);
      asked += plans[i].asked;
    } else {
      ++free;
      shapes += std::max<std::int64_t>(1, plans[i].image->upright_width() * kParts / plans[i].image->upright_height());
    }
  }
  // Those asked for give way in proportion, none below the least.
  const Length for_asked = room - least * free;
  Length taken;
  for (PicturePlan& plan : plans) {
    if (plan.asked == Length()) continue;
    Length width = plan.asked;
    if (asked > for_asked) {
      const std::int64_t of_asked = count - free;
      const Length spare = for_asked - least * of_asked;
      const Length over = asked - least * of_asked;
      width = over > Length() ? least + (plan.asked - least).scaled(spare.units(), over.units()) : for_asked / of_asked;
    }
    set_width(plan, std::max(width, std::min(least, plan.asked)));
    taken += plan.width;
  }
  if (free == 0) return true;
  const Length share = measure.scaled(style.picture.width_percent, 100) - style.picture.gap * (count - 1) - taken;
  const Length left = std::clamp(share, least * free, room - taken);
  const Length height = std::min(left.scaled(kParts, shapes), most_height(style));
  Length over;  // what narrow ones take to keep their least, and the others give
  Length wide;
  for (PicturePlan& plan : plans) {
    if (plan.asked != Length()) continue;
    set_height(plan, height);
    if (plan.width < least) {
      over += least - plan.width;
    } else {
      wide += plan.width - least;
    }
  }
  if (over == Length()) return true;
  const Length spare = std::max(left - least * free, Length());
  for (PicturePlan& plan : plans) {
    if (plan.asked != Length()) continue;
    const Length width = plan.width < least || wide == Length()
                             ? least
                             : least + (plan.width - least).scaled(std::min(spare, wide).units(), wide.units());
    set_width(plan, width);
  }
  return true;
}

/// 说明（来源）; none if neither is given.
std::optional<text::Paragraph> caption(const LocatedText& words, const LocatedText& credit, const Style& style) {
  if (words.empty() && credit.empty()) return {};
  const text::CharStyle type = char_style(style.picture.type, style);
  text::Paragraph paragraph;
  append(paragraph, words, type);
  if (credit.empty()) return paragraph;
  const bool bracketed = credit.view().starts_with("（") && credit.view().ends_with("）");
  if (!bracketed) append(paragraph, "（", credit.span(), type);
  append(paragraph, credit, type);
  if (!bracketed) append(paragraph, "）", credit.span(), type);
  return paragraph;
}

/// The credit of a row, where it is said once.
LocatedText only_credit(const PictureRow& row) {
  LocatedText only;
  for (const Picture& picture : row) {
    if (picture.credit.empty()) continue;
    if (!only.empty() && only.view() != picture.credit.view()) return {};
    only = picture.credit;
  }
  return only;
}

/// What all of a row is set with.
PictureBlock empty_row(const BodySetting& setting, const Style& style) {
  PictureBlock row;
  row.measure = setting.measure;
  row.inset = setting.inset;
  row.picture_gap = style.picture.gap;
  row.caption_gap = style.picture.caption_gap;
  row.caption_pitch = style.picture.pitch;
  return row;
}

Block block_of(PictureBlock row) {
  // Captions of their own are broken to the width planned, and a width that was asked for is kept.
  const bool free = std::ranges::none_of(
      row.pictures, [](const PicturePlan& plan) { return plan.caption.has_value() || plan.asked != Length(); });
  if (free) row.least_percent = kLeastShare;
  Block block;
  block.means = NodeKind::figure;
  block.span = row.pictures.front().span;
  block.kind = std::move(row);
  return block;
}

/// A single picture's caption stands as one for its row: it may be wider than the picture.
void share_only_caption(PictureBlock& row) { row.caption = std::exchange(row.pictures.front().caption, std::nullopt); }

/// One below the other, where there is no room side by side; a caption of all stays with the last.
std::vector<Block> stacked(PictureBlock row, const std::vector<const Picture*>& pictures, const BodySetting& setting,
                           const Style& style) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < row.pictures.size(); ++i) {
    PictureBlock one = empty_row(setting, style);
    one.stacked = true;
    one.pictures.push_back(std::move(row.pictures[i]));
    size_one(one.pictures.front(), *pictures[i], setting.measure - setting.inset, style);
    if (i + 1 == row.pictures.size() && row.caption) {
      one.caption = std::move(row.caption);
    } else {
      share_only_caption(one);
    }
    blocks.push_back(block_of(std::move(one)));
  }
  return blocks;
}

}  // namespace

std::vector<Block> pictures(const PictureRow& row, const BodySetting& setting, const Style& style, const Album& album) {
  PictureBlock set = empty_row(setting, style);
  const LocatedText* shared = shared_caption(row);
  std::vector<const Picture*> shown;
  for (const Picture& picture : row) {
    auto image = album.find(picture.file.view());
    if (image == nullptr) continue;
    PicturePlan& plan = set.pictures.emplace_back();
    plan.image = std::move(image);
    const LocatedText& words = !picture.alt.empty() ? picture.alt : shared != nullptr ? *shared : picture.caption;
    plan.alt = words.str();
    plan.span = picture.span;
    if (shared == nullptr) plan.caption = caption(picture.caption, picture.credit, style);
    shown.push_back(&picture);
  }
  if (shown.empty()) return {};
  if (shared != nullptr) set.caption = caption(*shared, only_credit(row), style);
  const Length measure = setting.measure - setting.inset;
  std::vector<Block> blocks;
  if (shown.size() == 1) {
    size_one(set.pictures.front(), *shown.front(), measure, style);
    if (!set.caption) share_only_caption(set);
  } else if (!size_row(set.pictures, shown, measure, style)) {
    return stacked(std::move(set), shown, setting, style);
  }
  blocks.push_back(block_of(std::move(set)));
  return blocks;
}

}  // namespace typeset::elements
