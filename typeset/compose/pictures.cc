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
  if (picture.width) return set_width(plan, std::min(asked_width(picture.width->value, measure, style), measure));
  const Length sharp = kInch * plan.image->upright_width() / kLeastDpi;
  set_width(plan, std::min(measure.scaled(style.picture.width_percent, 100), sharp));
  if (const Length most = most_height(style); plan.height > most) set_height(plan, most);
}

/// One height for all, so that together they fill the measure; those with a width of their own keep it.
void size_row(std::vector<PicturePlan>& plans, const std::vector<const Picture*>& pictures, Length measure,
              const Style& style) {
  const Length gaps = style.picture.gap * static_cast<std::int64_t>(plans.size() - 1);
  const Length room = std::max(measure - gaps, measure / 2);
  Length taken;
  constexpr std::int64_t kParts = 1'000'000;
  std::int64_t shapes = 0;  // widths of the others at height 1, in millionths
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (pictures[i]->width) {
      set_width(plans[i], asked_width(pictures[i]->width->value, measure, style));
      taken += plans[i].width;
    } else {
      shapes += std::max<std::int64_t>(1, plans[i].image->upright_width() * kParts / plans[i].image->upright_height());
    }
  }
  if (shapes > 0) {
    const Length left = std::max(measure.scaled(style.picture.width_percent, 100) - gaps - taken, room / 10);
    const Length height = std::min(left.scaled(kParts, shapes), most_height(style));
    for (std::size_t i = 0; i < plans.size(); ++i) {
      if (!pictures[i]->width) set_height(plans[i], height);
    }
  }
  Length total;
  for (const PicturePlan& plan : plans) total += plan.width;
  if (total <= room) return;
  for (PicturePlan& plan : plans) set_width(plan, plan.width.scaled(room.units(), total.units()));
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

}  // namespace

std::optional<Block> pictures(const PictureRow& row, const BodySetting& setting, const Style& style,
                              const Album& album) {
  Block block;
  block.kind = BlockKind::pictures;
  const LocatedText* shared = shared_caption(row);
  std::vector<const Picture*> shown;
  for (const Picture& picture : row) {
    auto image = album.find(picture.file.view());
    if (image == nullptr) continue;
    PicturePlan& plan = block.pictures.emplace_back();
    plan.image = std::move(image);
    const LocatedText& words = !picture.alt.empty() ? picture.alt : shared != nullptr ? *shared : picture.caption;
    plan.alt = words.str();
    plan.span = picture.span;
    if (shared == nullptr) plan.caption = caption(picture.caption, picture.credit, style);
    shown.push_back(&picture);
  }
  if (shown.empty()) return {};
  const Length measure = setting.measure - setting.inset;
  if (shown.size() == 1) {
    size_one(block.pictures.front(), *shown.front(), measure, style);
  } else {
    size_row(block.pictures, shown, measure, style);
  }
  block.shape.measure = setting.measure;
  block.shape.indent = block.shape.first_indent = setting.inset;
  if (shared != nullptr) {
    if (auto words = caption(*shared, only_credit(row), style)) block.text.push_back(*std::move(words));
  } else if (shown.size() == 1 && block.pictures.front().caption) {
    block.text.push_back(*std::exchange(block.pictures.front().caption, std::nullopt));
  }
  // Captions of their own are broken to the width planned, and a width that was asked for is kept.
  const bool free =
      std::ranges::none_of(shown, [](const Picture* picture) { return picture->width.has_value(); }) &&
      std::ranges::none_of(block.pictures, [](const PicturePlan& plan) { return plan.caption.has_value(); });
  if (free) block.least_percent = kLeastShare;
  block.picture_gap = style.picture.gap;
  block.caption_gap = style.picture.caption_gap;
  block.caption_pitch = style.picture.pitch;
  block.span = shown.front()->span;
  return block;
}

}  // namespace typeset::elements
