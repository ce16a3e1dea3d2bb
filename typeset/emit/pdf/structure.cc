#include "emit/pdf/structure.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>
#include <variant>

#include "emit/pdf/list_numbering.h"
#include "emit/pdf/trees.h"

namespace typeset::pdf {
namespace {

/// Elements with more children are given a level between: PDF/A-1 allows arrays of 8,191, libharu of 32,767.
constexpr std::size_t kMostKids = 4000;

bool draws(const Item& item) {
  if (const auto* run = std::get_if<GlyphRun>(&item)) return !run->glyphs.empty() && decimal(run->size) > 0;
  return !std::holds_alternative<Link>(item);
}

bool is_link(const Item& item) { return std::holds_alternative<Link>(item); }

Belonging belonging(const Item& item) {
  return std::visit([](const auto& it) { return it.belongs; }, item);
}

bool same(const Belonging& a, const Belonging& b) {
  return a.artifact == b.artifact && (a.artifact != Artifact::none || a.node == b.node);
}

bool is_heading(NodeKind kind) { return kind == NodeKind::title || kind == NodeKind::heading; }

/// A title ranks over every heading.
int rank(const Node& node) { return node.kind == NodeKind::title ? 0 : std::max(1, node.level); }

std::string_view heading_type(std::size_t depth) {
  constexpr std::array<std::string_view, 6> types = {"H1", "H2", "H3", "H4", "H5", "H6"};
  return types[std::min(depth, types.size()) - 1];
}

std::string_view plain_type(const Node& node) {
  switch (node.kind) {
    case NodeKind::document: return "Document";
    case NodeKind::head:
    case NodeKind::imprint: return "Sect";
    case NodeKind::masthead: return node.alt.empty() ? "P" : "Figure";
    case NodeKind::article: return "Art";
    case NodeKind::title:
    case NodeKind::heading: return "H1";  // see name_types
    case NodeKind::paragraph: return "P";
    case NodeKind::quotation: return "BlockQuote";
    case NodeKind::contents: return "TOC";
    case NodeKind::entry: return "TOCI";
    case NodeKind::list: return "L";
    case NodeKind::list_item: return "LI";
    case NodeKind::label: return "Lbl";
    case NodeKind::list_body: return "LBody";
    case NodeKind::figure: return "Figure";
    case NodeKind::caption: return "Caption";
    case NodeKind::table: return "Table";
    case NodeKind::row: return "TR";
    case NodeKind::header: return "TH";
    case NodeKind::cell: return "TD";
    case NodeKind::note: return "Note";
    case NodeKind::link: return "Link";
  }
  return "P";
}

/// What may stand between an element and its many children.
std::string_view grouping_type(std::string_view type) {
  if (type == "L" || type == "TOC") return type;
  return "Div";
}

/// Parts of a table are there even where they are empty: a row without one of its cells is another row.
bool of_table(NodeKind kind) { return kind == NodeKind::row || kind == NodeKind::header || kind == NodeKind::cell; }

}  // namespace

std::string_view artifact_operator(Artifact artifact) {
  switch (artifact) {
    case Artifact::page_number:
    case Artifact::footer: return "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n";
    case Artifact::repeated_head:
    case Artifact::repeated_cell: return "/Artifact <</Type /Pagination>> BDC\n";
    case Artifact::proof: return "/Artifact <</Type /Page>> BDC\n";
    case Artifact::none:
    case Artifact::rule:
    case Artifact::bullet:
    case Artifact::leader:
    case Artifact::decoration: break;
  }
  return "/Artifact <</Type /Layout>> BDC\n";
}

Structure::Structure(const Pages& pages) : pages_(pages) {
  const std::size_t nodes = pages.nodes.size();
  speaks_.assign(nodes, false);
  stretches_.resize(pages.pages.size());
  for (std::size_t page = 0; page < pages.pages.size(); ++page) divide(page);
  // Parents come before their children.
  for (std::size_t i = nodes; i-- > 1;)
    if (speaks_[i]) speaks_[pages.nodes[i].parent] = true;
  for (std::size_t i = 1; i < nodes; ++i)
    if (of_table(pages.nodes[i].kind) && speaks_[pages.nodes[i].parent]) speaks_[i] = true;
  name_types();
}

void Structure::divide(std::size_t page) {
  const Page& on = pages_.pages[page];
  std::vector<Stretch>& stretches = stretches_[page];
  for (std::size_t i = 0; i < on.items.size(); ++i) {
    const Item& item = on.items[i];
    const Belonging belongs = belonging(item);
    if (belongs.artifact == Artifact::none)
      speaks_[belongs.node] = speaks_[belongs.node] || draws(item) || is_link(item);
    if (!draws(item)) continue;
    const bool is_text = std::holds_alternative<GlyphRun>(item);
    // What stands sideways is drawn within a graphics state of its own, which a sequence must not cross.
    const auto inside = [&](std::size_t at) { return at >= on.turned_begin && at < on.turned_end; };
    if (!stretches.empty() && same(stretches.back().belongs, belongs) && inside(stretches.back().begin) == inside(i)) {
      stretches.back().end = i + 1;
      stretches.back().text_alone = stretches.back().text_alone && is_text;
    } else {
      stretches.push_back({i, i + 1, belongs, is_text});
    }
  }
}

/// Headings are numbered by how deep they are nested, because readers step through them and no level may be left out
/// (ISO 14289-1, 7.4.2): where a writer goes from 一、 to 1., that is one step.
void Structure::name_types() {
  types_.reserve(pages_.nodes.size());
  for (const Node& node : pages_.nodes) types_.push_back(plain_type(node));
  std::vector<int> open;
  std::vector<NodeId> waiting{0};  // depth first, which is the order of reading
  while (!waiting.empty() && !pages_.nodes.empty()) {
    const NodeId id = waiting.back();
    waiting.pop_back();
    const Node& node = pages_.nodes[id];
    if (node.kind == NodeKind::article) open.clear();
    if (is_heading(node.kind) && speaks_[id]) {
      while (!open.empty() && open.back() >= rank(node)) open.pop_back();
      open.push_back(rank(node));
      types_[id] = heading_type(open.size());
    }
    waiting.insert(waiting.end(), node.children.rbegin(), node.children.rend());
  }
}

/// One writing of the tree.
class Structure::Writer {
 public:
  Writer(const Structure& structure, Objects& objects, const std::vector<Ref>& pages,
         const std::vector<LinkAnnotation>& links, const std::vector<PageMarks>& marks)
      : of_(structure), nodes_(structure.pages_.nodes), objects_(objects), pages_(pages), links_(links), marks_(marks) {
    for (const LinkAnnotation& link : links) links_of_.emplace(link.node, &link);
    sort_pieces();
    find_pictures();
  }

  Ref write() {
    const Ref root = objects_.reserve();
    refs_.resize(nodes_.size());
    parents_.resize(nodes_.size(), root);
    for (std::size_t i = 0; i < nodes_.size(); ++i)
      if (of_.speaks_[i]) refs_[i] = objects_.reserve();
    for (std::size_t i = 0; i < nodes_.size(); ++i)
      if (of_.speaks_[i]) write(static_cast<NodeId>(i));
    Dict dict;
    dict.set("Type", Name{"StructTreeRoot"});
    if (!nodes_.empty() && of_.speaks_[0]) dict.set("K", refs_[0]);
    dict.set("ParentTree", objects_.add(parent_tree()));
    dict.set("ParentTreeNextKey", static_cast<std::int32_t>(pages_.size() + links_.size()));
    if (!ids_.empty()) dict.set("IDTree", objects_.add(name_tree(objects_, std::move(ids_))));
    objects_.define(root, dict);
    return root;
  }

 private:
  /// A sequence of a node.
  struct Piece {
    NodeId node = 0;
    std::uint32_t page = 0;
    std::uint32_t item = 0;  // where it begins
    std::int32_t mcid = 0;
  };

  void sort_pieces() {
    for (std::size_t page = 0; page < marks_.size(); ++page) {
      for (std::size_t i = 0; i < marks_[page].size(); ++i) {
        const Mark& mark = marks_[page][i];
        pieces_.push_back({mark.node, static_cast<std::uint32_t>(page), mark.item, static_cast<std::int32_t>(i)});
      }
    }
    std::ranges::stable_sort(pieces_, {}, &Piece::node);
    first_piece_.assign(nodes_.size() + 1, 0);
    for (const Piece& piece : pieces_) ++first_piece_[piece.node + 1];
    for (std::size_t i = 0; i < nodes_.size(); ++i) first_piece_[i + 1] += first_piece_[i];
  }

  void write(NodeId id) {
    const Node& node = nodes_[id];
    const std::string_view type = of_.types_[id];
    Dict element;
    element.set("S", Name{std::string(type)});
    element.set("P", parents_[id]);
    if (!node.alt.empty()) element.set("Alt", text_string(node.alt));
    if (std::optional<Dict> attributes = attributes_of(id)) element.set("A", std::move(*attributes));
    if (type == "Note") element.set("ID", named(refs_[id]));
    const std::uint32_t first = first_piece_[id], end = first_piece_[id + 1];
    if (end > first) element.set("Pg", pages_[pieces_[first].page]);
    Array kids = content(id);
    append_children(id, type, kids);
    if (kids.items.size() == 1)
      element.set("K", std::move(kids.items.front()));
    else if (!kids.items.empty())
      element.set("K", std::move(kids));
    objects_.define(refs_[id], element);
  }

  bool in_line(NodeId id) const { return nodes_[id].kind == NodeKind::link; }

  /// Its own content, what stands in the line where it stands, and annotations.
  Array content(NodeId id) {
    Array kids;
    const std::vector<NodeId>& children = nodes_[id].children;
    auto child = children.begin();
    const auto put_links_before = [&](const Piece* piece) {
      for (; child != children.end(); ++child) {
        if (!in_line(*child) || !of_.speaks_[*child]) continue;
        const std::uint32_t own = first_piece_[*child];
        const Piece* begins = own < first_piece_[*child + 1] ? &pieces_[own] : nullptr;
        if (piece != nullptr && begins != nullptr &&
            std::pair(begins->page, begins->item) > std::pair(piece->page, piece->item))
          return;
        parents_[*child] = refs_[id];
        kids.items.emplace_back(refs_[*child]);
      }
    };
    const std::uint32_t first = first_piece_[id], end = first_piece_[id + 1];
    for (std::uint32_t i = first; i < end; ++i) {
      const Piece& piece = pieces_[i];
      put_links_before(&piece);
      if (piece.page == pieces_[first].page) {
        kids.items.emplace_back(piece.mcid);
        continue;
      }
      Dict elsewhere;
      elsewhere.set("Type", Name{"MCR"});
      elsewhere.set("Pg", pages_[piece.page]);
      elsewhere.set("MCID", piece.mcid);
      kids.items.emplace_back(std::move(elsewhere));
    }
    put_links_before(nullptr);
    const auto [link, last] = links_of_.equal_range(id);
    for (auto it = link; it != last; ++it) {
      Dict annotation;
      annotation.set("Type", Name{"OBJR"});
      annotation.set("Pg", pages_[it->second->page]);
      annotation.set("Obj", it->second->ref);
      kids.items.emplace_back(std::move(annotation));
    }
    return kids;
  }

  /// What stands for itself, in the order of the source; where it is much, in groups.
  void append_children(NodeId id, std::string_view type, Array& kids) {
    std::vector<NodeId> children;
    for (const NodeId child : nodes_[id].children)
      if (of_.speaks_[child] && !in_line(child)) children.push_back(child);
    if (children.size() <= kMostKids) {
      for (const NodeId child : children) {
        parents_[child] = refs_[id];
        kids.items.emplace_back(refs_[child]);
      }
      return;
    }
    if (type == "Table") return append_rows(id, children, kids);
    for (std::size_t begin = 0; begin < children.size(); begin += kMostKids)
      append_group(id, grouping_type(type),
                   std::span(children).subspan(begin).first(std::min(kMostKids, children.size() - begin)), kids);
  }

  void append_group(NodeId id, std::string_view type, std::span<const NodeId> children, Array& kids) {
    const Ref group = objects_.reserve();
    Array within;
    for (const NodeId child : children) {
      parents_[child] = group;
      within.items.emplace_back(refs_[child]);
    }
    Dict element;
    element.set("S", Name{std::string(type)});
    element.set("P", refs_[id]);
    element.set("K", std::move(within));
    objects_.define(group, element);
    kids.items.emplace_back(group);
  }

  /// The caption stays where it is; rows go into THead and as many TBody as need be, none of which ends within a cell
  /// that covers several rows (ISO 32000-1, table 337).
  void append_rows(NodeId id, std::span<const NodeId> children, Array& kids) {
    const auto is_row = [&](NodeId child) { return nodes_[child].kind == NodeKind::row; };
    const auto is_head = [&](NodeId row) {
      const std::vector<NodeId>& cells = nodes_[row].children;
      return !cells.empty() && nodes_[cells.front()].kind == NodeKind::header;
    };
    for (std::size_t begin = 0, end = 0; begin < children.size(); begin = end) {
      end = begin + 1;
      if (!is_row(children[begin])) {
        parents_[children[begin]] = refs_[id];
        kids.items.emplace_back(refs_[children[begin]]);
        continue;
      }
      const bool head = is_head(children[begin]);
      std::size_t covered = begin;  // the first row that no cell so far reaches
      for (end = begin; end < children.size() && is_row(children[end]) && is_head(children[end]) == head; ++end) {
        if (end - begin >= kMostKids && end >= covered) break;
        for (const NodeId cell : nodes_[children[end]].children)
          covered = std::max<std::size_t>(covered, end + nodes_[cell].rows);
      }
      append_group(id, head ? "THead" : "TBody", children.subspan(begin, end - begin), kids);
    }
  }

  std::optional<Dict> attributes_of(NodeId id) const {
    const Node& node = nodes_[id];
    const std::string_view type = of_.types_[id];
    if (type == "TH" || type == "TD") {
      Dict dict = owned_by("Table");
      if (type == "TH") dict.set("Scope", Name{"Column"});
      if (node.rows > 1) dict.set("RowSpan", std::int32_t{node.rows});
      if (node.columns > 1) dict.set("ColSpan", std::int32_t{node.columns});
      if (dict.entries.size() > 1) return dict;
    }
    if (type == "L") {
      Dict dict = owned_by("List");
      dict.set("ListNumbering", Name{numbering(node)});
      return dict;
    }
    if (const auto picture = pictures_.find(id); picture != pictures_.end()) {
      Dict dict = owned_by("Layout");
      dict.set("Placement", Name{"Block"});
      dict.set("BBox", picture->second);
      return dict;
    }
    return std::nullopt;
  }

  static Dict owned_by(const char* owner) {
    Dict dict;
    dict.set("O", Name{owner});
    return dict;
  }

  /// By the first label of a list.
  std::string numbering(const Node& list) const {
    for (const NodeId item : list.children)
      for (const NodeId part : nodes_[item].children)
        if (nodes_[part].kind == NodeKind::label) return std::string(list_numbering(words_of(part)));
    return "None";
  }

  /// What stands first of a node, on one page.
  std::string words_of(NodeId node) const {
    std::string words;
    if (first_piece_[node] == first_piece_[node + 1]) return words;
    const Piece& piece = pieces_[first_piece_[node]];
    const std::vector<Item>& items = of_.pages_.pages[piece.page].items;
    for (std::size_t i = piece.item; i < items.size(); ++i) {
      const auto* run = std::get_if<GlyphRun>(&items[i]);
      if (run == nullptr || run->belongs.artifact != Artifact::none || run->belongs.node != node) break;
      words += run->text;
    }
    return words;
  }

  /// Where each picture stands: figures say it, so that readers can show them in the flow of the text.
  void find_pictures() {
    for (const Page& page : of_.pages_.pages) {
      for (std::size_t i = 0; i < page.items.size(); ++i) {
        const auto* placed = std::get_if<PlacedImage>(&page.items[i]);
        if (placed == nullptr || placed->belongs.artifact != Artifact::none) continue;
        pictures_.insert_or_assign(placed->belongs.node,
                                   box_on_page(page, i, placed->x, placed->y, placed->width, placed->height));
      }
    }
  }

  /// From the content back to the elements: for each page those of its sequences, for each annotation its own.
  Dict parent_tree() {
    std::vector<std::pair<std::int32_t, Value>> entries;
    for (std::size_t page = 0; page < marks_.size(); ++page) {
      Array parents;
      for (const Mark& mark : marks_[page]) parents.items.emplace_back(refs_[mark.node]);
      if (!parents.items.empty()) entries.emplace_back(static_cast<std::int32_t>(page), objects_.add(parents));
    }
    for (const LinkAnnotation& link : links_) entries.emplace_back(link.key, refs_[link.node]);
    return number_tree(objects_, std::move(entries));
  }

  /// A name of its own, which notes must have (ISO 14289-1, 7.9).
  ByteString named(Ref element) {
    std::string number = std::to_string(ids_.size() + 1);
    number.insert(0, 7 - std::min<std::size_t>(7, number.size()), '0');  // by name as by number
    ids_.emplace_back("note" + number, element);
    return {ids_.back().first};
  }

  const Structure& of_;
  const std::vector<Node>& nodes_;
  Objects& objects_;
  const std::vector<Ref>& pages_;
  const std::vector<LinkAnnotation>& links_;
  const std::vector<PageMarks>& marks_;
  std::vector<Piece> pieces_;               // by node, then as they come
  std::vector<std::uint32_t> first_piece_;  // of each node; one more entry ends the last
  std::multimap<NodeId, const LinkAnnotation*> links_of_;
  std::map<NodeId, Literal> pictures_;
  std::vector<Ref> refs_;     // of each node's element
  std::vector<Ref> parents_;  // of each node's element, once that of its parent has been written
  std::vector<std::pair<std::string, Value>> ids_;
};

Ref Structure::write(Objects& objects, const std::vector<Ref>& pages, const std::vector<LinkAnnotation>& links,
                     const std::vector<PageMarks>& marks) const {
  return Writer(*this, objects, pages, links, marks).write();
}

std::vector<MissingForAccess> missing_for_access(const Pages& pages) {
  std::vector<MissingForAccess> missing;
  if (pages.info.title.empty() || pages.info.language.empty())
    missing.push_back({MissingForAccess::What::title_or_language, {}});
  for (const Node& node : pages.nodes)
    if (node.kind == NodeKind::figure && node.alt.empty())
      missing.push_back({MissingForAccess::What::alternative_text, node.span});
  return missing;
}

}  // namespace typeset::pdf
