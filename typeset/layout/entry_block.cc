// Entries of 要目: text, dots, and the number of the page that is named (BR-12).
#include "layout/set_block.h"

namespace typeset {

namespace {

class Entry final : public SetBlock {
 public:
  Entry(const Block& block, const EntryBlock& entry, const Setter& setter)
      : SetBlock(block), entry_(entry), flow_(setter.flow), text_(entry.words, setter) {}

  void put(Putter& putter, const Placed& placed) const override {
    const bool leads = entry_.target && *entry_.target < putter.anchors.size() && putter.anchors[*entry_.target];
    if (!leads) return text_.put(putter, placed, block().node);
    const Spot& target = *putter.anchors[*entry_.target];
    text_.put(putter, placed, entry_.link_node);
    if (entry_.numbered) put_number(putter, placed.strips.back(), target.page);
    for (const Spot& line : placed.strips) put_link(putter.canvas, line, target);
  }

 private:
  void describe(Matter& matter) const override {
    matter.ways.push_back(text_.ways().front());
    matter.lines = matter.whole = true;
  }

  /// Across the measure, number and leaders included.
  void put_link(Canvas& canvas, Spot at, Spot target) const {
    Link link;
    link.x = canvas.area_left(at.page);
    link.height = flow_.page.em;
    link.y = canvas.centre_at(at.y) - link.height / 2;
    link.width = flow_.page.area_width;
    link.belongs = {entry_.link_node, Artifact::none};
    link.span = block().span;
    link.target = Target{target.page, canvas.area_top() + target.y};
    canvas.put(at.page, std::move(link));
  }

  text::Paragraph in_type(const std::string& text, Length tracking) const {
    text::Paragraph paragraph;
    paragraph.text = LocatedText(text, {});
    text::CharStyle style = entry_.words.text.runs.front().style;
    style.link.reset();
    style.tracking = tracking;
    paragraph.runs.push_back({0, static_cast<std::uint32_t>(text.size()), style});
    return paragraph;
  }

  /// The number at the right edge, and dots leading to it.
  void put_number(Putter& putter, Spot at, std::size_t page) const {
    Canvas& canvas = putter.canvas;
    const FontBook& fonts = canvas.fonts();
    const text::Paragraph number = in_type(canvas.pages().pages[page].label, Length());
    const text::Line number_line = text::set_alone(number, flow_.page.area_width, flow_.rules, fonts, putter.faults);
    const Length x = canvas.area_left(at.page) + flow_.page.area_width - number_line.width;
    const Length centre = canvas.centre_at(at.y);
    if (entry_.leaders) {
      const text::Line& last = text_.lines(0).lines.back();
      const Length step = flow_.page.cell / 2;
      const Length from = canvas.area_left(at.page) + last.width + last.x + step;
      const std::int64_t dots = (x - step - from).units() / step.units();
      if (dots > 1) {
        const Length dot = text::natural_width(in_type(".", Length()), flow_.rules, fonts);
        const text::Paragraph leader = in_type(std::string(static_cast<std::size_t>(dots), '.'), step - dot);
        const text::Line line = text::set_alone(leader, flow_.page.area_width * 2, flow_.rules, fonts, putter.faults);
        canvas.put(at.page, line, leader, x - step - line.width, centre, {0, Artifact::leader});
      }
    }
    canvas.put(at.page, number_line, number, x, centre, {entry_.link_node, Artifact::none});
  }

  const EntryBlock& entry_;
  const Flow& flow_;
  SetText text_;
};

}  // namespace

std::unique_ptr<SetBlock> set_kind(const Block& block, const EntryBlock& entry, const Setter& setter) {
  return std::make_unique<Entry>(block, entry, setter);
}

}  // namespace typeset
