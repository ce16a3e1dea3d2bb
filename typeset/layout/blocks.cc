// Blocks: lines broken by text/, counted in grid lines; and, once placed, put on their pages.
#include <algorithm>
#include <iterator>
#include <string>

#include "layout/parts.h"
#include "text/title.h"

namespace typeset {

namespace {

text::Line one_line(const text::Paragraph& paragraph, Length measure, const Flow& flow, const FontBook& fonts,
                    Diagnostics& faults) {
  text::Shape shape;
  shape.measure = measure;
  shape.align = text::Align::left;
  std::vector<text::Line> lines = text::set_paragraph(paragraph, shape, flow.rules, fonts, faults);
  return lines.empty() ? text::Line{} : std::move(lines.front());
}

Length type_size(const Block& block) {
  return block.text.empty() || block.text.front().runs.empty() ? Length() : block.text.front().runs.front().style.size;
}

/// Title lines keep their own leading; the block is padded to whole grid lines (GB-7.3.1g).
int rows_of(const SetBlock& set, const Flow& flow) {
  const auto lines = static_cast<std::int64_t>(set.lines.size());
  const Length advance = set.block->line_advance;
  if (advance == Length()) return static_cast<int>(lines);
  const std::int64_t height = (advance * (lines - 1) + type_size(*set.block)).units();
  const std::int64_t pitch = flow.page.pitch.units();
  return std::max(1, static_cast<int>((height + pitch - 1) / pitch));
}

SetBlock set_block(const Block& block, const Flow& flow, const FontBook& fonts, Diagnostics& faults,
                   LayoutNotes* notes) {
  if (block.kind == BlockKind::pictures) return set_pictures(block, flow, fonts, faults);
  SetBlock set;
  set.block = &block;
  const auto take = [&](std::vector<text::Line> lines, std::size_t paragraph) {
    for (text::Line& line : lines) {
      set.lines.push_back(std::move(line));
      set.paragraph_of.push_back(paragraph);
    }
  };
  if (block.kind == BlockKind::title) {
    const text::TitleShape shape{block.shape.measure, block.title_gap, block.shape.align, flow.title_words};
    std::vector<std::vector<text::Line>> titles =
        text::set_title(block.text, shape, flow.rules, fonts, faults, notes == nullptr ? nullptr : &notes->titles);
    for (std::size_t i = 0; i < titles.size(); ++i) take(std::move(titles[i]), i);
  } else {
    text::Shape shape = block.shape;
    if (block.mark) {
      set.mark = one_line(*block.mark, shape.measure, flow, fonts, faults);
      set.mark_x = shape.first_indent;
      const Length push = set.mark->width + block.mark_gap;
      shape.first_indent += push;
      if (block.mark_hangs) shape.indent += push;
    }
    for (std::size_t i = 0; i < block.text.size(); ++i) {
      std::vector<text::LineNote> told;
      take(text::set_paragraph(block.text[i], shape, flow.rules, fonts, faults, notes == nullptr ? nullptr : &told), i);
      std::move(told.begin(), told.end(), std::back_inserter(set.notes));
    }
  }
  set.rows = rows_of(set, flow);
  // Taller than a page: its lines go on the grid one by one instead of staying together.
  if (set.rows > flow.page.lines) set.rows = static_cast<int>(set.lines.size());
  return set;
}

/// The structure nodes of a document's blocks, opened as they are met.
class Outliner {
 public:
  explicit Outliner(Canvas& canvas) : canvas_(canvas) {}

  NodeId node_for(const Block& block) {
    switch (block.kind) {
      case BlockKind::contents_label: return canvas_.add_node(NodeKind::paragraph, 0, block.span);
      case BlockKind::contents_entry: return item(0, block.span);
      case BlockKind::title: list_ = 0; return canvas_.add_node(NodeKind::title, article(block), block.span);
      case BlockKind::heading:
        list_ = 0;
        return canvas_.add_node(NodeKind::heading, article(block), block.span, block.level);
      case BlockKind::brief: return item(article(block), block.span);
      case BlockKind::paragraph:
      case BlockKind::note:
      case BlockKind::contributor:
      case BlockKind::pictures: break;
    }
    list_ = 0;
    return canvas_.add_node(NodeKind::paragraph, block.article ? article(block) : 0, block.span);
  }

  /// What the figures of a block hang under.
  NodeId parent_of(const Block& block) {
    list_ = 0;
    return block.article ? article(block) : 0;
  }

 private:
  NodeId article(const Block& block) {
    if (block.article != article_index_) {
      article_index_ = block.article;
      article_ = canvas_.add_node(NodeKind::article, 0, block.span);
      list_ = 0;
    }
    return article_;
  }
  NodeId item(NodeId parent, Span span) {
    if (list_ == 0) list_ = canvas_.add_node(NodeKind::list, parent, span);
    return canvas_.add_node(NodeKind::list_body, canvas_.add_node(NodeKind::list_item, list_, span), span);
  }

  Canvas& canvas_;
  NodeId list_ = 0;
  NodeId article_ = 0;
  std::optional<std::size_t> article_index_;
};

/// The line's centre: on its grid line, or, with a leading of its own, evenly about the middle of the block's rows.
Length centre_of(const Canvas& canvas, const SetBlock& set, const PlacedBlock& placed, std::size_t line) {
  const Length advance = set.block->line_advance;
  if (advance == Length() || set.rows > static_cast<int>(placed.rows.size()) || set.rows == 0 ||
      (set.rows == static_cast<int>(set.lines.size()) && set.rows == 1)) {
    return canvas.centre_of(placed.rows[std::min(line, placed.rows.size() - 1)].row);
  }
  if (placed.rows.front().page != placed.rows.back().page) return canvas.centre_of(placed.rows[line].row);
  const Length middle = (canvas.centre_of(placed.rows.front().row) + canvas.centre_of(placed.rows.back().row)) / 2;
  const auto last = static_cast<std::int64_t>(set.lines.size()) - 1;
  return middle + (advance * (2 * static_cast<std::int64_t>(line) - last)) / 2;
}

/// The page number of a 要目 entry at the right edge, and dots leading to it.
void put_page_reference(Canvas& canvas, const Flow& flow, const SetBlock& set, const Place& at, std::size_t target,
                        NodeId node, Diagnostics& faults) {
  const Block& block = *set.block;
  const text::CharStyle type = block.text.front().runs.front().style;
  const auto words = [&](const std::string& text, Length tracking) {
    text::Paragraph paragraph;
    paragraph.text = LocatedText(text, {});
    text::CharStyle style = type;
    style.tracking = tracking;
    paragraph.runs.push_back({0, static_cast<std::uint32_t>(text.size()), style});
    return paragraph;
  };
  const text::Paragraph number = words(canvas.pages().pages[target].label, Length());
  const text::Line number_line = one_line(number, flow.page.area_width, flow, canvas.fonts(), faults);
  const Length x = canvas.area_left(at.page) + flow.page.area_width - number_line.width;
  const Length centre = canvas.centre_of(at.row);
  if (block.leaders && !set.lines.empty()) {
    const Length step = flow.page.cell / 2;
    const Length from = canvas.area_left(at.page) + set.lines.back().width + set.lines.back().x + step;
    const std::int64_t dots = (x - step - from).units() / step.units();
    if (dots > 1) {
      const Length dot = text::natural_width(words(".", Length()), flow.rules, canvas.fonts());
      const text::Paragraph leader = words(std::string(static_cast<std::size_t>(dots), '.'), step - dot);
      const text::Line line = one_line(leader, flow.page.area_width * 2, flow, canvas.fonts(), faults);
      canvas.put(at.page, line, leader, x - step - line.width, centre, {0, Artifact::leader});
    }
  }
  canvas.put(at.page, number_line, number, x, centre, {node, Artifact::none});
}

}  // namespace

std::vector<SetBlock> set_blocks(const Flow& flow, const FontBook& fonts, Diagnostics& faults, LayoutNotes* notes) {
  std::vector<SetBlock> blocks;
  blocks.reserve(flow.blocks.size());
  for (const Block& block : flow.blocks) blocks.push_back(set_block(block, flow, fonts, faults, notes));
  return blocks;
}

void put_blocks(Canvas& canvas, const Flow& flow, const std::vector<SetBlock>& blocks,
                const std::vector<PlacedBlock>& places, Diagnostics& faults, LayoutNotes* notes) {
  std::vector<std::optional<std::size_t>> article_page;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (places[i].rows.empty()) continue;
    while (canvas.page_count() <= places[i].rows.back().page) canvas.new_page();
    const std::optional<std::size_t> article = blocks[i].block->article;
    if (!article) continue;
    if (article_page.size() <= *article) article_page.resize(*article + 1);
    if (!article_page[*article]) article_page[*article] = places[i].rows.front().page;
  }

  std::vector<int> numbers;  // of lines by page
  Outliner outliner(canvas);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const SetBlock& set = blocks[i];
    const PlacedBlock& placed = places[i];
    if (placed.rows.empty()) continue;
    const Block& block = *set.block;
    if (block.kind == BlockKind::pictures) {
      put_pictures(canvas, flow, set, placed, outliner.parent_of(block));
      continue;
    }
    const NodeId node = outliner.node_for(block);
    const auto place_of = [&](std::size_t line) { return placed.rows[std::min(line, placed.rows.size() - 1)]; };
    if (set.mark) {
      canvas.put(place_of(0).page, *set.mark, *block.mark, canvas.area_left(place_of(0).page) + set.mark_x,
                 canvas.centre_of(place_of(0).row), {0, Artifact::bullet});
    }
    for (std::size_t line = 0; line < set.lines.size(); ++line) {
      const Place at = place_of(line);
      canvas.put(at.page, set.lines[line], block.text[set.paragraph_of[line]], canvas.area_left(at.page),
                 centre_of(canvas, set, placed, line), {node, Artifact::none});
      if (notes == nullptr) continue;
      numbers.resize(std::max(numbers.size(), at.page + 1));
      ++numbers[at.page];
      if (line < set.notes.size()) notes->lines.push_back({at.page, numbers[at.page], set.notes[line]});
    }
    if (block.kind == BlockKind::title) {
      const Place first = place_of(0);
      canvas.pages().outline.push_back({block.outline, first.page, canvas.top_of(first.row), 0, node});
    }
    if (block.target && *block.target < article_page.size() && article_page[*block.target]) {
      put_page_reference(canvas, flow, set, place_of(set.lines.size() - 1), *article_page[*block.target], node, faults);
    }
  }
}

}  // namespace typeset
