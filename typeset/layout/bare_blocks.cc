// Blocks without type: a rule across, empty lines, the turn of a page that the author asks for.
#include "layout/set_block.h"

namespace typeset {

namespace {

class SetRule final : public SetBlock {
 public:
  SetRule(const Block& block, const RuleBlock& rule) : SetBlock(block), rule_(rule) {}

  void put(Putter& putter, const Placed& placed) const override {
    const Spot at = placed.strips.front();
    Canvas& canvas = putter.canvas;
    const Length y = canvas.centre_at(at.y) - rule_.weight / 2;
    canvas.put(at.page, Rule{canvas.area_left(at.page) + rule_.inset, y, rule_.width, rule_.weight});
  }

 private:
  void describe(Matter& matter) const override { matter.ways.push_back({{Strip{{1, {}}}}, 0}); }

  const RuleBlock& rule_;
};

class SetSpace final : public SetBlock {
 public:
  SetSpace(const Block& block, const SpaceBlock& space) : SetBlock(block), rows_(space.rows) {}

  void put(Putter&, const Placed&) const override {}

 private:
  /// Together on a page, if a page can hold them: room to write.
  void describe(Matter& matter) const override {
    matter.ways.push_back({std::vector<Strip>(static_cast<std::size_t>(rows_), Strip{{1, {}}}), 0});
    matter.whole = true;
  }

  int rows_;
};

class SetPageBreak final : public SetBlock {
 public:
  explicit SetPageBreak(const Block& block) : SetBlock(block) {}

  void put(Putter&, const Placed&) const override {}

 private:
  void describe(Matter& matter) const override {
    matter.ways.emplace_back();
    matter.new_page = true;
  }
};

}  // namespace

std::unique_ptr<SetBlock> set_kind(const Block& block, const RuleBlock& rule, const Setter&) {
  return std::make_unique<SetRule>(block, rule);
}
std::unique_ptr<SetBlock> set_kind(const Block& block, const SpaceBlock& space, const Setter&) {
  return std::make_unique<SetSpace>(block, space);
}
std::unique_ptr<SetBlock> set_kind(const Block& block, const PageBreak&, const Setter&) {
  return std::make_unique<SetPageBreak>(block);
}

}  // namespace typeset
