// 版头: 刊名, 期号, 编发单位 and 日期, red rule (BR-1 … BR-8).
#include <string>
#include <utility>

#include "compose/elements.h"

namespace typeset::elements {

namespace {

/// On the grid line that the style names, else so many empty lines below what stands above.
HeadAnchor anchor(int line, int gap, Span asked) {
  HeadAnchor at;
  at.from = line > 0 ? HeadAnchor::From::grid_line : HeadAnchor::From::rows_below;
  at.line = {line, asked};
  at.rows = gap;
  return at;
}

std::optional<HeadLine> number_line(const Bulletin& bulletin, const Style& style) {
  const text::CharStyle type = char_style(style.number.type, style);
  HeadLine line;
  text::Paragraph& number = line.centre.emplace().words;
  if (bulletin.number)
    append(number, "第" + std::to_string(bulletin.number->value) + "期", bulletin.number->span, type);
  if (bulletin.total)
    append(number, "（总第" + std::to_string(bulletin.total->value) + "期）", bulletin.total->span, type);
  if (number.runs.empty()) return {};
  return line;
}

std::optional<HeadLine> issuer_line(const Issue& issue, const Style& style) {
  const text::CharStyle type = char_style(style.issuer.type, style);
  HeadLine line;
  line.indent = style.issuer.indent;
  if (!issue.issuer.empty()) append(line.left.emplace().words, issue.issuer, type);
  if (issue.date) append(line.right.emplace().words, in_chinese(issue.date->value), issue.date->span, type);
  if (!line.left && !line.right) return {};
  return line;
}

Masthead masthead(const Bulletin& bulletin, const Style& style) {
  Masthead masthead;
  text::CharStyle type = char_style(style.masthead.face, style.masthead.max_size, style);
  type.colour = Colour::header_red;
  append(masthead.text, bulletin.masthead, type);
  masthead.span_percent = style.masthead.span_percent;
  masthead.max_tracking_percent = style.masthead.max_tracking_percent;
  return masthead;
}

/// 刊名图: as high as the style says, no wider than the measure.
std::optional<PicturePlan> masthead_picture(const Bulletin& bulletin, const Style& style, const Album& album) {
  auto image = album.find(bulletin.masthead_picture.view());
  if (image == nullptr) return {};
  PicturePlan picture;
  picture.height = style.masthead.picture_height;
  picture.width = picture.height.scaled(image->upright_width(), image->upright_height());
  if (picture.width > style.page.area_width) {
    picture.width = style.page.area_width;
    picture.height = picture.width.scaled(image->upright_height(), image->upright_width());
  }
  picture.image = std::move(image);
  picture.alt = bulletin.masthead.str();
  picture.span = bulletin.masthead_picture.span();
  return picture;
}

/// The parts of a head as they are added, with their nodes.
class HeadMaker {
 public:
  explicit HeadMaker(std::vector<Node>& structure) : structure_(structure) {}

  void add(const HeadAnchor& at, Masthead masthead) {
    const NodeId node = add_node(structure_, NodeKind::masthead, head(), masthead.text.text.span());
    parts_.push_back({at, node, std::move(masthead)});
  }
  void add(const HeadAnchor& at, PicturePlan picture) {
    const NodeId node = add_node(structure_, NodeKind::masthead, head(), picture.span);
    structure_[node].alt = picture.alt;
    parts_.push_back({at, node, std::move(picture)});
  }
  void add(const HeadAnchor& at, HeadLine line) {
    for (std::optional<HeadText>* text : {&line.left, &line.centre, &line.right}) {
      if (*text) (*text)->node = add_node(structure_, NodeKind::paragraph, head(), (*text)->words.text.span());
    }
    parts_.push_back({at, head(), std::move(line)});
  }
  /// Below all the rest; nothing if there is no rest.
  void close(const HeadAnchor& at, const HeadRule& rule) {
    if (!parts_.empty()) parts_.push_back({at, head(), rule});
  }
  std::vector<HeadPart> take() { return std::move(parts_); }

 private:
  NodeId head() {
    if (head_ == 0) head_ = add_node(structure_, NodeKind::head, 0);
    return head_;
  }

  std::vector<Node>& structure_;
  std::vector<HeadPart> parts_;
  NodeId head_ = 0;
};

HeadAnchor at_distance(HeadAnchor::From from, Length distance) {
  HeadAnchor at;
  at.from = from;
  at.distance = distance;
  return at;
}

}  // namespace

std::vector<HeadPart> head(const Issue& issue, const Bulletin& bulletin, const Style& style, const Album& album,
                           std::vector<Node>& structure) {
  HeadMaker head(structure);
  if (!bulletin.masthead.empty()) {
    const HeadAnchor top = at_distance(HeadAnchor::From::area, style.masthead.top);
    if (auto picture = masthead_picture(bulletin, style, album)) {
      head.add(top, *std::move(picture));
    } else {
      head.add(top, masthead(bulletin, style));
    }
  }
  if (auto line = number_line(bulletin, style)) {
    head.add(anchor(style.number.line, style.number.gap, style.origin("number.line")), *std::move(line));
  }
  if (auto line = issuer_line(issue, style)) {
    head.add(anchor(style.issuer.line, style.issuer.gap, style.origin("issuer.line")), *std::move(line));
  }
  head.close(at_distance(HeadAnchor::From::ink_below, style.head_rule.gap), {style.head_rule.weight});
  return head.take();
}

}  // namespace typeset::elements
