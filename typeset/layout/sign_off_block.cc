// 落款: names of offices and the date, placed by each other's widths (GB-7.3.5); what reaches furthest ends at the
// indent from the right edge. All on one page.
#include <algorithm>
#include <utility>

#include "layout/office_name.h"
#include "layout/set_block.h"

namespace typeset {

namespace {

class SetSignOff final : public SetBlock {
 public:
  SetSignOff(const Block& block, const SignOffBlock& sign_off, const Setter& setter)
      : SetBlock(block), sign_off_(sign_off) {
    for (const TextPiece& piece : sign_off.lines) {
      for (text::Line& line : set_office_name(piece.words, sign_off.measure - sign_off.indent, Length(), setter.flow,
                                              setter.fonts, setter.faults)) {
        rows_.push_back({std::move(line), &piece, Length()});
      }
    }
    place();
  }

  void put(Putter& putter, const Placed& placed) const override {
    Canvas& canvas = putter.canvas;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Spot at = placed.strips[i];
      canvas.put(at.page, rows_[i].line, rows_[i].piece->words, canvas.area_left(at.page) + rows_[i].x,
                 canvas.centre_at(at.y), {rows_[i].piece->node, Artifact::none});
      putter.note_line(at.page, nullptr);
    }
  }

 private:
  struct Row {
    text::Line line;
    const TextPiece* piece;
    Length x;
  };

  void describe(Matter& matter) const override {
    matter.ways.push_back({std::vector<Strip>(rows_.size(), Strip{{1, {}}}), 0});
    matter.whole = true;
  }

  bool is_date(const Row& row) const { return sign_off_.dated && row.piece == &sign_off_.lines.back(); }

  void place() {
    const bool behind = sign_off_.place == SignOffPlace::behind;
    // A date alone is behind no name.
    const bool named = !rows_.empty() && !is_date(rows_.front());
    const auto shift_of = [&](const Row& row) { return behind && named && is_date(row) ? sign_off_.shift : Length(); };
    Length widest;
    for (const Row& row : rows_) widest = std::max(widest, shift_of(row) + row.line.width);
    const Length right = sign_off_.measure - sign_off_.indent;
    for (Row& row : rows_) {
      switch (sign_off_.place) {
        case SignOffPlace::behind: row.x = right - widest + shift_of(row); break;
        case SignOffPlace::centred: row.x = right - widest + (widest - row.line.width) / 2; break;
        case SignOffPlace::right: row.x = right - row.line.width; break;
      }
      row.x = std::max(row.x, Length());
    }
  }

  const SignOffBlock& sign_off_;
  std::vector<Row> rows_;
};

}  // namespace

std::unique_ptr<SetBlock> set_kind(const Block& block, const SignOffBlock& sign_off, const Setter& setter) {
  return std::make_unique<SetSignOff>(block, sign_off, setter);
}

}  // namespace typeset
