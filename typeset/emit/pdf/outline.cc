#include "emit/pdf/outline.h"

#include "emit/pdf/numbers.h"

namespace typeset::pdf {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// A place in the tree; number 0 is the root, entry i of Pages::outline is number i + 1.
struct Place {
  std::size_t parent = 0;
  std::size_t first = kNone, last = kNone, previous = kNone, next = kNone;
  std::int32_t descendants = 0;
};

std::vector<Place> places(const std::vector<OutlineEntry>& entries) {
  std::vector<Place> all(entries.size() + 1);
  std::vector<std::size_t> open{0};  // the root and the last entry of each level above
  for (std::size_t i = 1; i < all.size(); ++i) {
    while (open.size() > 1 && entries[open.back() - 1].level >= entries[i - 1].level) open.pop_back();
    Place& parent = all[open.back()];
    all[i].parent = open.back();
    all[i].previous = parent.last;
    if (parent.last != kNone) all[parent.last].next = i;
    if (parent.first == kNone) parent.first = i;
    parent.last = i;
    open.push_back(i);
  }
  for (std::size_t i = all.size() - 1; i > 0; --i) all[all[i].parent].descendants += 1 + all[i].descendants;
  return all;
}

Literal destination(const Page& page, Length y, Ref ref) {
  return {"[" + std::to_string(ref.number) + " 0 R /XYZ null " + points(page.height - y) + " null]"};
}

}  // namespace

std::optional<Ref> add_outline(Objects& objects, const Pages& pages, const std::vector<Ref>& page_refs) {
  if (pages.outline.empty() || page_refs.empty()) return std::nullopt;
  const std::vector<Place> tree = places(pages.outline);
  std::vector<Ref> refs;
  refs.reserve(tree.size());
  for (std::size_t i = 0; i < tree.size(); ++i) refs.push_back(objects.reserve());
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const Place& place = tree[i];
    Dict dict;
    if (i == 0) {
      dict.set("Type", Name{"Outlines"});
    } else {
      const OutlineEntry& entry = pages.outline[i - 1];
      dict.set("Title", text_string(entry.title));
      dict.set("Parent", refs[place.parent]);
      if (place.previous != kNone) dict.set("Prev", refs[place.previous]);
      if (place.next != kNone) dict.set("Next", refs[place.next]);
      if (entry.page < page_refs.size())
        dict.set("Dest", destination(pages.pages[entry.page], entry.y, page_refs[entry.page]));
    }
    if (place.first != kNone) {
      dict.set("First", refs[place.first]);
      dict.set("Last", refs[place.last]);
      dict.set("Count", place.descendants);
    }
    objects.define(refs[i], dict);
  }
  return refs.front();
}

}  // namespace typeset::pdf
