// The structure of the body: which node of the tree each block is, and what headings keep with.
#include <algorithm>

#include "compose/elements.h"

namespace typeset::elements {

namespace {

/// Room and lines on the page, without a word.
bool says_nothing(const Block& block) {
  return std::holds_alternative<RuleBlock>(block.kind) || std::holds_alternative<SpaceBlock>(block.kind);
}

/// Opens nodes as blocks are met: an article at the first block of its section, a list at its first item. What stands
/// in a line of another node, labels and links, is numbered after all others.
class Opener {
 public:
  explicit Opener(std::vector<Node>& tree) : tree_(tree) {}

  void open(Block& block) {
    const NodeId parent = parent_of(block);
    if (block.means != NodeKind::quotation) quotation_ = 0;
    if (auto* columns = std::get_if<ColumnsBlock>(&block.kind)) {
      for (Block& within : columns->blocks) open(within);
      return;
    }
    if (says_nothing(block) || std::holds_alternative<PageBreak>(block.kind)) {
      end_list();
      return;
    }
    if (auto* pictures = std::get_if<PictureBlock>(&block.kind)) return figures(*pictures, parent);
    if (auto* sign_off = std::get_if<SignOffBlock>(&block.kind)) {
      end_list();
      for (TextPiece& line : sign_off->lines) line.node = add(NodeKind::paragraph, parent, line.words.text.span());
      return;
    }
    if (auto* entry = std::get_if<EntryBlock>(&block.kind)) {
      if (contents_ == 0) contents_ = add(NodeKind::contents, parent, block.span);
      const NodeId line = add(NodeKind::entry, contents_, block.span);
      in_line_.push_back({NodeKind::paragraph, line, block.span, &block.node});
      if (entry->target) in_line_.push_back({NodeKind::link, 0, block.span, &entry->link_node, &block.node});
      return;
    }
    if (block.means == NodeKind::list_item) {
      open_item(block, parent);
      notes(block);
      return tail(block, parent);
    }
    end_list();
    if (block.means == NodeKind::quotation) {
      if (quotation_ == 0) quotation_ = add(NodeKind::quotation, parent, block.span);
      block.node = add(NodeKind::paragraph, quotation_, block.span);
      return notes(block);
    }
    block.node = add(block.means, parent, block.span, block.level);
    notes(block);
    tail(block, parent);
    if (auto* table = std::get_if<TableBlock>(&block.kind)) open(*table, block);
  }

  void open_in_line() {
    for (const InLine& waiting : in_line_) {
      const NodeId parent = waiting.within != nullptr ? *waiting.within : waiting.parent;
      *waiting.node = add(waiting.kind, parent, waiting.span);
      std::vector<NodeId>& siblings = tree_[parent].children;
      if (waiting.kind == NodeKind::label) std::ranges::rotate(siblings, siblings.end() - 1);
    }
  }

 private:
  struct InLine {
    NodeKind kind;
    NodeId parent;
    Span span;
    NodeId* node;                    // whose it becomes
    const NodeId* within = nullptr;  // the parent, where that is opened with these; else `parent`
  };

  struct List {
    int depth = 0;
    NodeId node = 0;
    NodeId body = 0;  // of its last item
  };

  NodeId add(NodeKind kind, NodeId parent, Span span, int level = 0) {
    return add_node(tree_, kind, parent, span, level);
  }

  NodeId parent_of(const Block& block) {
    if (block.section == section_) return section_ == 0 ? 0 : article_;
    section_ = block.section;
    quotation_ = 0;
    end_list();
    article_ = section_ == 0 ? 0 : add(NodeKind::article, 0, block.span);
    return article_;
  }

  void end_list() {
    contents_ = 0;
    lists_.clear();
  }

  /// Of the list that is open, or of one that begins: within the item before where the author's marks say so, 1. ① ②.
  void open_item(Block& block, NodeId parent) {
    auto* text = std::get_if<TextBlock>(&block.kind);
    const int depth = text != nullptr ? text->label.depth : 0;
    while (!lists_.empty() && (lists_.back().depth > depth || (lists_.back().depth == 0 && depth > 0)))
      lists_.pop_back();
    if (lists_.empty() || lists_.back().depth < depth)
      lists_.push_back({depth, add(NodeKind::list, lists_.empty() ? parent : lists_.back().body, block.span)});
    const NodeId item = add(NodeKind::list_item, lists_.back().node, block.span);
    block.node = lists_.back().body = add(NodeKind::list_body, item, block.span);
    if (text == nullptr || text->label.end == 0) return;
    const LocatedText& words = text->mark ? text->mark->text.text : text->text.text;
    in_line_.push_back({NodeKind::label, item, words.span(0, text->label.end), &text->label.node});
  }

  void notes(Block& block) {
    auto* text = std::get_if<TextBlock>(&block.kind);
    if (text == nullptr) return;
    for (FootNote& note : text->notes) note.node = add(NodeKind::note, block.node, note.text.text.span());
  }

  /// A paragraph of its own, whether it shares a line or not; a list ends before it.
  void tail(Block& block, NodeId parent) {
    auto* text = std::get_if<TextBlock>(&block.kind);
    if (text == nullptr || !text->tail) return;
    end_list();
    text->tail->node = add(NodeKind::paragraph, parent, text->tail->words.text.span());
  }

  /// The caption first, then row by row. The unit, which is written and read before the rows, is of the caption: a
  /// table has nothing else before its rows (ISO 32000-1, table 337). Notes are text behind the table.
  void open(TableBlock& table, const Block& block) {
    const NodeId parent = tree_[block.node].parent;
    const TableBlock::Words* before = table.caption ? &*table.caption : table.unit ? &*table.unit : nullptr;
    if (before != nullptr) {
      const NodeId caption = add(NodeKind::caption, block.node, before->text.text.span());
      if (table.caption) table.caption->node = caption;
      if (table.unit) table.unit->node = add(NodeKind::paragraph, caption, table.unit->text.text.span());
    }
    const auto open_rows = [&](std::vector<TableBlock::Row>& rows, NodeKind kind) {
      for (TableBlock::Row& row : rows) {
        row.node = add(NodeKind::row, block.node, block.span);
        for (TableBlock::Cell& cell : row.cells) {
          cell.node = add(kind, row.node, cell.text.text.span());
          tree_[cell.node].columns = cell.columns;
          tree_[cell.node].rows = cell.rows;
        }
      }
    };
    open_rows(table.head, NodeKind::header);
    open_rows(table.rows, NodeKind::cell);
    for (TableBlock::Words& note : table.notes) note.node = add(NodeKind::note, parent, note.text.text.span());
  }

  /// Captions stand beside their pictures: readers that say a figure's text in place of what is in it would lose them.
  void figures(PictureBlock& block, NodeId parent) {
    end_list();
    for (PicturePlan& picture : block.pictures) {
      picture.node = add(NodeKind::figure, parent, picture.span);
      tree_[picture.node].alt = picture.alt;
      if (picture.caption) picture.caption_node = add(NodeKind::caption, parent, picture.caption->text.span());
    }
    if (block.caption) block.caption_node = add(NodeKind::caption, parent, block.caption->text.span());
  }

  std::vector<Node>& tree_;
  std::vector<InLine> in_line_;
  std::uint32_t section_ = 0;
  NodeId article_ = 0;
  NodeId quotation_ = 0;     // open; 0: none
  NodeId contents_ = 0;      // being filled; 0: none
  std::vector<List> lists_;  // open, each within an item of the one before
};

/// A title ranks over every heading; what is neither has no rank. An item of a list may open with a heading.
std::optional<int> rank(const Block& block) {
  if (block.means == NodeKind::title) return 0;
  if (block.level > 0) return block.level;
  return {};
}

}  // namespace

void give_nodes(std::vector<Block>& blocks, std::vector<Node>& structure) {
  Opener opener(structure);
  for (Block& block : blocks) opener.open(block);
  opener.open_in_line();
}

void keep_headings(std::vector<Block>& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (auto* columns = std::get_if<ColumnsBlock>(&blocks[i].kind)) keep_headings(columns->blocks);
    const std::optional<int> own = rank(blocks[i]);
    if (!own) continue;
    // A rule or room below it is nothing that it heads.
    std::size_t next = i + 1;
    while (next < blocks.size() && says_nothing(blocks[next])) ++next;
    // Nor is what begins another article: its 栏目, its 肩题.
    const bool in_article = next < blocks.size() && blocks[next].section == blocks[i].section;
    const std::optional<int> below = in_article ? rank(blocks[next]) : std::nullopt;
    blocks[i].keep_with_next = next == blocks.size() || (in_article && (!below || *below > *own));
    for (std::size_t k = i + 1; k < next && next < blocks.size(); ++k)
      blocks[k].keep_with_next = blocks[i].keep_with_next;
  }
}

}  // namespace typeset::elements
