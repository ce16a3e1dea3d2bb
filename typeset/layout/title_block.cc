// Titles: broken at words, with their own leading, padded to whole grid lines as a block (GB-7.3.1g).
#include <algorithm>

#include "layout/set_block.h"
#include "text/title.h"

namespace typeset {

namespace {

class Title final : public SetBlock {
 public:
  Title(const Block& block, const TitleBlock& title, const Setter& setter)
      : SetBlock(block), title_(title), page_(setter.flow.page) {
    const text::TitleShape shape{title.measure, title.gap, text::Align::centre, setter.flow.title_words,
                                 setter.flow.lexicon};
    std::vector<std::vector<text::Line>> parts =
        text::set_title(title.lines, shape, setter.flow.rules, setter.fonts, setter.faults,
                        setter.notes == nullptr ? nullptr : &setter.notes->titles);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      setter.take(parts[i]);
      for (text::Line& line : parts[i]) lines_.push_back({std::move(line), i});
    }
  }

  void put(Putter& putter, const Placed& placed) const override {
    Canvas& canvas = putter.canvas;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Spot at = placed.strips[std::min(i, placed.strips.size() - 1)];
      const Length centre = placed.strips.size() == 1 ? centre_in(canvas, at, i) : canvas.centre_at(at.y);
      canvas.put(at.page, lines_[i].line, title_.lines[lines_[i].part], canvas.area_left(at.page), centre,
                 {block().node, Artifact::none});
      putter.note_line(at.page, nullptr);
    }
  }

 private:
  struct TitleLine {
    text::Line line;
    std::size_t part = 0;  // of the author's own lines
  };

  /// One strip as high as its grid lines; lines by themselves where a page cannot hold them together.
  void describe(Matter& matter) const override {
    const int padded = rows();
    Way way;
    if (padded > page_.lines) {
      way.strips.assign(lines_.size(), Strip{{1, {}}, {}});
    } else if (!lines_.empty()) {
      way.strips.push_back({{padded, {}}, {}});
    }
    matter.ways.push_back(std::move(way));
    matter.whole = true;
  }

  int rows() const {
    const auto count = static_cast<std::int64_t>(lines_.size());
    if (title_.advance == Length() || count == 0) return static_cast<int>(count);
    const std::int64_t height = (title_.advance * (count - 1) + type_size(title_.lines.front())).units();
    const std::int64_t pitch = page_.pitch.units();
    return std::max(1, static_cast<int>((height + pitch - 1) / pitch));
  }

  /// Of a line: evenly about the middle of the block's grid lines.
  Length centre_in(const Canvas& canvas, Spot at, std::size_t line) const {
    const Length middle = canvas.centre_at(at.y) + page_.pitch * (rows() - 1) / 2;
    const auto last = static_cast<std::int64_t>(lines_.size()) - 1;
    const Length advance = title_.advance == Length() ? page_.pitch : title_.advance;
    return middle + (advance * (2 * static_cast<std::int64_t>(line) - last)) / 2;
  }

  const TitleBlock& title_;
  const PageGeometry& page_;
  std::vector<TitleLine> lines_;
};

}  // namespace

std::unique_ptr<SetBlock> set_kind(const Block& block, const TitleBlock& title, const Setter& setter) {
  return std::make_unique<Title>(block, title, setter);
}

}  // namespace typeset
