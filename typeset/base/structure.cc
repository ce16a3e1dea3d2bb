#include "base/structure.h"

namespace typeset {

NodeId add_node(std::vector<Node>& tree, NodeKind kind, NodeId parent, Span span, int level) {
  const auto id = static_cast<NodeId>(tree.size());
  tree.push_back({kind, level, parent, {}, span, {}});
  if (id != parent) tree[parent].children.push_back(id);
  return id;
}

}  // namespace typeset
