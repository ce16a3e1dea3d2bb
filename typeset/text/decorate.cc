#include "text/decorate.h"

#include <algorithm>

namespace typeset::text {

namespace {

using enum CharClass;

// In hundredths of the text's em, downwards from the cells' centre line. The ink of hanzi ends at about 46.
constexpr int kDotTop = 55;
constexpr int kDotSize = 14;
constexpr int kRuleTop = 56;
constexpr int kRuleWeight = 5;
constexpr int kRuleTopBelowDots = 75;

/// Characters, not marks, symbols or spaces, and no notes.
bool takes_dot(const Item& item, const GalleyStyle& style) {
  if (!style.style.dots || style.shifted()) return false;
  switch (item.cls) {
    case HI:
    case IT:
    case AL: return true;
    case NU: return item.character >= U'0' && item.character <= U'9';
    default: return false;
  }
}

}  // namespace

bool is_decorated(const Galley& galley) {
  return std::any_of(galley.styles.begin(), galley.styles.end(), [](const GalleyStyle& style) {
    return style.style.dots || style.style.underline || style.style.link;
  });
}

void Decorator::add(const Item& item, Fine left, Fine right) {
  const GalleyStyle& style = galley_.styles[item.style];
  add_link(item, left, right);
  add_rule(item, left, right);
  if (!takes_dot(item, style)) return;
  add_dot(style, left, right);
  below_dots_ = true;
}

void Decorator::add_link(const Item& item, Fine left, Fine right) {
  const GalleyStyle& style = galley_.styles[item.style];
  if (link_.uri != style.style.link) finish_link();
  if (!style.style.link) return;
  if (!link_.uri) {
    link_.uri = style.style.link;
    link_.begin = item.begin;
    link_left_ = left;
    link_em_ = 0;
  }
  link_.end = item.end;
  link_right_ = right;
  link_em_ = std::max(link_em_, style.text_em);
}

void Decorator::add_rule(const Item& item, Fine left, Fine right) {
  const GalleyStyle& style = galley_.styles[item.style];
  if (!style.style.underline || (open_ && colour_ != style.style.colour)) finish_rule();
  if (style.style.underline) {
    if (!open_) {
      open_ = true;
      below_dots_ = false;
      left_ = left;
      em_ = 0;
      colour_ = style.style.colour;
    }
    right_ = right;
    em_ = std::max(em_, style.text_em);
  }
}

void Decorator::add_dot(const GalleyStyle& style, Fine left, Fine right) {
  const Fine size = part(style.text_em, kDotSize, 100);
  LineMark dot;
  dot.sort = LineMark::Sort::dot;
  dot.x = whole((left + right - size) / 2);
  dot.y = whole(-part(style.text_em, kDotTop, 100));
  dot.width = dot.height = whole(size);
  dot.colour = style.style.colour;
  line_.marks.push_back(dot);
}

void Decorator::finish() {
  finish_rule();
  finish_link();
}

void Decorator::finish_link() {
  if (!link_.uri) return;
  link_.x = whole(link_left_);
  link_.y = whole(link_em_ / 2);
  link_.width = whole(link_right_) - link_.x;
  link_.height = whole(link_em_);
  if (link_.width > Length()) line_.links.push_back(link_);
  link_.uri.reset();
}

void Decorator::finish_rule() {
  if (!open_) return;
  open_ = false;
  LineMark rule;
  rule.x = whole(left_);
  rule.y = whole(-part(em_, below_dots_ ? kRuleTopBelowDots : kRuleTop, 100));
  rule.width = whole(right_) - rule.x;
  rule.height = whole(part(em_, kRuleWeight, 100));
  rule.colour = colour_;
  if (rule.width > Length()) line_.marks.push_back(rule);
}

}  // namespace typeset::text
