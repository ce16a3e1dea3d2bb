// The structure tree of a document: what its parts are, in reading order.
//
// Made by compose/, which knows what everything means; carried through layout/ and page/ to the outputs, whose tags,
// outlines and selections follow from it. A tree in one vector: Node 0 is the Document, children are in reading order,
// which is the order of the source.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace typeset {

/// Index of a node in its tree.
using NodeId = std::uint32_t;

enum class NodeKind : std::uint8_t {
  document,
  head,      // 版头
  masthead,  // 刊名
  article,
  title,    // H1
  heading,  // 一、（一）1.（1） = H2…H5, by `level`
  paragraph,
  quotation,  // paragraphs of it
  contents,   // 要目
  entry,      // a line of it
  list,       // 简讯
  list_item,
  label,  // a list item's mark
  list_body,
  imprint,  // 版记
  figure,   // a picture, with its alternative text
  caption,  // the words below it
  table,    // rows one below the other
  row,
  header,  // a cell of a table's head
  cell,
  note,  // at the foot of a page
  link,  // words of a paragraph that lead somewhere
};

struct Node {
  NodeKind kind = NodeKind::paragraph;
  int level = 0;  // heading: 1–4
  NodeId parent = 0;
  std::vector<NodeId> children;
  Span span;             // what it came from
  std::string alt = {};  // figure, or a masthead that is a picture: what it says to those who cannot see it
  std::uint16_t columns = 1, rows = 1;  // header, cell: how many it covers
};

/// Adds a node below `parent`; the first node of a tree is its root, whatever `parent` says.
NodeId add_node(std::vector<Node>& tree, NodeKind kind, NodeId parent, Span span = {}, int level = 0);

}  // namespace typeset
