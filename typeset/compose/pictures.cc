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

Length most_height(const Style& style) { return style.page.area_height.scaled(style.picture.max_height_percent, 100); }

/// So many pixels at the least resolution that prints well.
Length sharp(std::int64_t pixels) { return kInch * pixels / kLeastDpi; }

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
    plan.asked = asked_width(picture.width->value, measure, style);
    set_width(plan, std::min(plan.asked, measure));
    plan.slot = plan.width;
    return;
  }
  set_width(plan, std::min(measure.scaled(style.picture.width_percent, 100), sharp(plan.image->upright_width())));
  if (const Length most = most_height(style); plan.height > most) set_height(plan, most);
  plan.slot = plan.width;
}

/// The least width of a picture in a row: a caption of fewer characters a line is no caption (BR-27).
constexpr std::int64_t kLeastCells = 6;
Length least_width(const Style& style) { return style.picture.type.size * kLeastCells; }

/// Widths that were asked for give way in proportion, none below `least`, so that all of them take no more than `room`.
void size_asked(std::vector<PicturePlan>& plans, Length least, Length room) {
  Length asked, flexible;
  for (const PicturePlan& plan : plans) {
    asked += plan.asked;
    flexible += std::max(plan.asked - least, Length());
  }
  const Length excess = std::max(asked - room, Length());
  for (PicturePlan& plan : plans) {
    if (plan.asked == Length()) continue;
    const Length own = std::max(plan.asked - least, Length());
    const Length gives = flexible > Length() ? std::min(own, excess.scaled(own.units(), flexible.units())) : Length();
    set_width(plan, plan.asked - gives);
    plan.slot = std::max(plan.width, least);
  }
}

/// One height for those without a width of their own, so that their columns fill `room`, but none is enlarged below the
/// least resolution: a picture that comes out narrower than `least` stands in a column of that width.
void size_free(std::vector<PicturePlan>& plans, Length least, Length room, Length most_height) {
  std::vector<PicturePlan*> open;
  for (PicturePlan& plan : plans) {
    if (plan.asked == Length()) open.push_back(&plan);
  }
  constexpr std::int64_t kParts = 1'000'000;
  const auto shape = [](const PicturePlan* plan) {  // its width at height 1, in millionths
    return std::max<std::int64_t>(1, plan->image->upright_width() * kParts / plan->image->upright_height());
  };
  for (const PicturePlan* plan : open) most_height = std::min(most_height, sharp(plan->image->upright_height()));
  Length height = most_height;
  const std::vector<PicturePlan*> all = open;
  while (!open.empty()) {
    std::int64_t shapes = 0;
    for (const PicturePlan* plan : open) shapes += shape(plan);
    height = std::min(std::max(room, Length()).scaled(kParts, shapes), most_height);
    const auto narrow = [&](const PicturePlan* plan) { return height.scaled(shape(plan), kParts) < least; };
    const auto count = std::ranges::count_if(open, narrow);
    if (count == 0) break;
    // Narrow ones have their column; the others share what is left.
    room -= least * count;
    std::erase_if(open, narrow);
  }
  for (PicturePlan* plan : all) {
    set_height(*plan, height);
    plan->slot = std::max(plan->width, least);
  }
}

/// Widths for pictures side by side. False if there is no room for them: every one has a column of six characters of
/// its caption at least, and half of an equal share beside one that was asked to be wide (BR-27).
bool size_row(std::vector<PicturePlan>& plans, const std::vector<const Picture*>& pictures, Length measure,
              const Style& style) {
  const auto count = static_cast<std::int64_t>(plans.size());
  const Length gaps = style.picture.gap * (count - 1);
  const Length room = measure - gaps;
  if (least_width(style) * count > room) return false;
  const Length least = std::max(least_width(style), room / (2 * count));
  std::int64_t free = 0;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (!pictures[i]->width) {
      ++free;
      continue;
    }
    plans[i].asked = asked_width(pictures[i]->width->value, measure, style);
    if (plans[i].asked < least_width(style) && plans[i].caption) return false;
  }
  size_asked(plans, least, room - least * free);
  Length taken;
  for (const PicturePlan& plan : plans) taken += plan.asked == Length() ? Length() : plan.slot;
  const Length share = measure.scaled(style.picture.width_percent, 100) - gaps - taken;
  size_free(plans, least, std::min(std::max(share, least * free), room - taken), most_height(style));
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

/// What a picture says to those who cannot see it: the author's words. Where there are none but the caption's, which
/// is read right behind it, it says so, and nothing is read twice; every figure must say something (ISO 14289-1, 7.3).
std::string heard(const LocatedText& alt, const LocatedText& caption) {
  if (alt.empty() && caption.empty()) return {};
  return alt.empty() || alt.view() == caption.view() ? "图片，说明见后" : alt.str();
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
  // A width that was asked for is kept; captions keep to the columns of their pictures.
  const bool free = std::ranges::none_of(row.pictures, [](const PicturePlan& plan) { return plan.asked != Length(); });
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
    plan.alt = heard(picture.alt, shared != nullptr ? *shared : picture.caption);
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
