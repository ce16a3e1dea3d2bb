// 版头: 刊名, 期号, 编发单位 and 日期, red rule (BR-1 … BR-8).
#include <string>

#include "compose/elements.h"

namespace typeset::elements {

namespace {

std::string in_chinese(const Date& date) {
  return std::to_string(date.year) + "年" + std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
}

HeadLine number_line(const Issue& issue, const Style& style) {
  HeadLine line;
  line.line = style.number.line;
  line.line_asked = style.origin("number.line");
  line.gap = style.number.gap;
  const text::CharStyle type = char_style(style.number.type, style);
  text::Paragraph number;
  if (issue.number) append(number, "第" + std::to_string(issue.number->value) + "期", issue.number->span, type);
  if (issue.total) append(number, "（总第" + std::to_string(issue.total->value) + "期）", issue.total->span, type);
  if (!number.runs.empty()) line.centre = std::move(number);
  return line;
}

HeadLine issuer_line(const Issue& issue, const Style& style) {
  HeadLine line;
  line.line = style.issuer.line;
  line.line_asked = style.origin("issuer.line");
  line.gap = style.issuer.gap;
  line.indent = style.issuer.indent;
  const text::CharStyle type = char_style(style.issuer.type, style);
  if (!issue.issuer.empty()) append(line.left.emplace(), issue.issuer, type);
  if (issue.date) append(line.right.emplace(), in_chinese(issue.date->value), issue.date->span, type);
  return line;
}

}  // namespace

Head head(const Issue& issue, const Style& style, const Album& album) {
  Head head;
  head.rule_weight = style.head_rule.weight;
  head.rule_gap = style.head_rule.gap;
  if (!issue.masthead.empty()) {
    MastheadPlan masthead;
    text::CharStyle type = char_style(style.masthead.face, style.masthead.max_size, style);
    type.tag = static_cast<std::uint16_t>(RunTag::header_red);
    append(masthead.text, issue.masthead, type);
    masthead.top = style.masthead.top;
    masthead.span_percent = style.masthead.span_percent;
    masthead.max_tracking_percent = style.masthead.max_tracking_percent;
    if (auto image = album.find(issue.masthead_picture.view())) {
      PicturePlan& picture = masthead.picture.emplace();
      picture.height = style.masthead.picture_height;
      picture.width = picture.height.scaled(image->upright_width(), image->upright_height());
      if (picture.width > style.page.area_width) {
        picture.width = style.page.area_width;
        picture.height = picture.width.scaled(image->upright_height(), image->upright_width());
      }
      picture.image = std::move(image);
      picture.alt = issue.masthead.str();
      picture.span = issue.masthead_picture.span();
    }
    head.masthead = std::move(masthead);
  }
  for (HeadLine line : {number_line(issue, style), issuer_line(issue, style)}) {
    if (line.left || line.centre || line.right) head.lines.push_back(std::move(line));
  }
  return head;
}

}  // namespace typeset::elements
