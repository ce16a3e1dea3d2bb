#include "emit/pdf/trees.h"

#include <algorithm>
#include <cstddef>

namespace typeset::pdf {
namespace {

constexpr std::size_t kBranches = 64;
constexpr std::size_t kEntriesOfLeaf = 1000;  // two array items each

/// A node of the page tree that waits for its parent.
struct Node {
  Ref ref;
  std::int32_t count = 0;
  Dict dict;
};

std::vector<Node> nodes_over(Objects& objects, std::size_t children) {
  std::vector<Node> nodes(std::max<std::size_t>(1, (children + kBranches - 1) / kBranches));
  for (Node& node : nodes) node.ref = objects.reserve();
  return nodes;
}

void finish(Node& node, Array kids) {
  node.dict.set("Type", Name{"Pages"});
  node.dict.set("Count", node.count);
  node.dict.set("Kids", std::move(kids));
}

}  // namespace

PageTree grow_page_tree(Objects& objects, const std::vector<Ref>& pages) {
  PageTree tree;
  std::vector<Node> level = nodes_over(objects, pages.size());
  std::vector<Array> kids(level.size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    Node& parent = level[i / kBranches];
    tree.parents.push_back(parent.ref);
    kids[i / kBranches].items.emplace_back(pages[i]);
    ++parent.count;
  }
  for (std::size_t i = 0; i < level.size(); ++i) finish(level[i], std::move(kids[i]));

  while (level.size() > 1) {
    std::vector<Node> above = nodes_over(objects, level.size());
    kids.assign(above.size(), {});
    for (std::size_t i = 0; i < level.size(); ++i) {
      Node& parent = above[i / kBranches];
      level[i].dict.set("Parent", parent.ref);
      objects.define(level[i].ref, level[i].dict);
      kids[i / kBranches].items.emplace_back(level[i].ref);
      parent.count += level[i].count;
    }
    for (std::size_t i = 0; i < above.size(); ++i) finish(above[i], std::move(kids[i]));
    level = std::move(above);
  }
  objects.define(level.front().ref, level.front().dict);
  tree.root = level.front().ref;
  return tree;
}

namespace {

Value key(std::int32_t number) { return number; }
Value key(const std::string& name) { return ByteString{name}; }

/// Leaves of `list` (Nums or Names) entries below one root.
template <typename Key>
Dict grow_tree(Objects& objects, const char* list, std::vector<std::pair<Key, Value>> entries) {
  Dict root;
  const auto leaf_entries = [&](std::size_t begin, std::size_t end) {
    Array items;
    for (std::size_t i = begin; i < end; ++i) {
      items.items.push_back(key(entries[i].first));
      items.items.push_back(std::move(entries[i].second));
    }
    return items;
  };
  if (entries.size() <= kEntriesOfLeaf) {
    root.set(list, leaf_entries(0, entries.size()));
    return root;
  }
  Array kids;  // one level: 32,767 leaves of 1,000 entries are more than any document has
  for (std::size_t begin = 0; begin < entries.size(); begin += kEntriesOfLeaf) {
    const std::size_t end = std::min(entries.size(), begin + kEntriesOfLeaf);
    Dict leaf;
    leaf.set("Limits", Array{{key(entries[begin].first), key(entries[end - 1].first)}});
    leaf.set(list, leaf_entries(begin, end));
    kids.items.emplace_back(objects.add(leaf));
  }
  root.set("Kids", std::move(kids));
  return root;
}

}  // namespace

Dict number_tree(Objects& objects, std::vector<std::pair<std::int32_t, Value>> entries) {
  return grow_tree(objects, "Nums", std::move(entries));
}

Dict name_tree(Objects& objects, std::vector<std::pair<std::string, Value>> entries) {
  return grow_tree(objects, "Names", std::move(entries));
}

}  // namespace typeset::pdf
