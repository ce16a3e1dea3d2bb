#include "emit/pdf/links.h"

#include <string>
#include <utility>
#include <variant>

namespace typeset::pdf {
namespace {

constexpr std::int32_t kPrint = 4;  // annotation flag, bit 3

}  // namespace

Literal box_on_page(const Page& page, std::size_t item, Length x, Length y, Length width, Length height) {
  // Of items that stand sideways the places are those on a sheet whose head is the page's left edge: x counts upwards
  // from the page's foot, y from the left.
  const bool turned = item >= page.turned_begin && item < page.turned_end;
  const Length left = turned ? y : x;
  const Length bottom = turned ? x : page.height - y - height;
  const Length right = left + (turned ? height : width);
  const Length top = bottom + (turned ? width : height);
  return {"[" + points(left) + " " + points(bottom) + " " + points(right) + " " + points(top) + "]"};
}

std::vector<LinkAnnotation> reserve_links(Objects& objects, const Pages& pages) {
  std::vector<LinkAnnotation> links;
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    const std::vector<Item>& items = pages.pages[page].items;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto* link = std::get_if<Link>(&items[i]);
      if (link == nullptr || link->belongs.artifact != Artifact::none) continue;
      links.push_back({link->belongs.node, page, i, static_cast<std::int32_t>(pages.pages.size() + links.size()),
                       objects.reserve()});
    }
  }
  return links;
}

std::vector<Array> add_links(Objects& objects, const Pages& pages, const std::vector<LinkAnnotation>& links,
                             const std::vector<Ref>& page_refs) {
  std::vector<Array> of_pages(pages.pages.size());
  for (const LinkAnnotation& reserved : links) {
    const Page& page = pages.pages[reserved.page];
    const auto& link = std::get<Link>(page.items[reserved.item]);
    Dict annotation;
    annotation.set("Type", Name{"Annot"});
    annotation.set("Subtype", Name{"Link"});
    annotation.set("F", kPrint);
    annotation.set("Border", Array{{0, 0, 0}});
    annotation.set("StructParent", reserved.key);
    if (link.target) {
      const Page& target = pages.pages[link.target->page];
      annotation.set("Contents", text_string("第" + target.label + "页"));
      annotation.set("Dest", Literal{"[" + std::to_string(page_refs[link.target->page].number) + " 0 R /XYZ null " +
                                     points(target.height - link.target->y) + " null]"});
    } else {
      Dict action;
      action.set("S", Name{"URI"});
      action.set("URI", ByteString{link.uri});
      annotation.set("Contents", text_string(link.uri));
      annotation.set("A", std::move(action));
    }
    annotation.set("Rect", box_on_page(page, reserved.item, link.x, link.y, link.width, link.height));
    objects.define(reserved.ref, annotation);
    of_pages[reserved.page].items.emplace_back(reserved.ref);
  }
  return of_pages;
}

}  // namespace typeset::pdf
