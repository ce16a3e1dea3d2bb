#include "emit/pdf/links.h"

#include <string>
#include <variant>

#include "emit/pdf/numbers.h"

namespace typeset::pdf {
namespace {

constexpr std::int32_t kPrint = 4;  // annotation flag, bit 3

/// Left, bottom, right, top in points from the page's lower left corner. Of items that stand sideways the places are
/// those on a sheet whose head is the page's left edge: x counts upwards from the page's foot, y from the left.
Literal rectangle(const Link& link, const Page& page, bool turned) {
  const Length left = turned ? link.y : link.x;
  const Length bottom = turned ? link.x : page.height - link.y - link.height;
  const Length right = left + (turned ? link.height : link.width);
  const Length top = bottom + (turned ? link.width : link.height);
  return {"[" + points(left) + " " + points(bottom) + " " + points(right) + " " + points(top) + "]"};
}

}  // namespace

Array add_links(Objects& objects, const Page& page) {
  Array annotations;
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    const auto* link = std::get_if<Link>(&page.items[i]);
    if (link == nullptr) continue;
    Dict action;
    action.set("S", Name{"URI"});
    action.set("URI", ByteString{link->uri});
    Dict annotation;
    annotation.set("Type", Name{"Annot"});
    annotation.set("Subtype", Name{"Link"});
    annotation.set("F", kPrint);
    annotation.set("Border", Array{{0, 0, 0}});
    annotation.set("A", std::move(action));
    annotation.set("Rect", rectangle(*link, page, i >= page.turned_begin && i < page.turned_end));
    annotations.items.emplace_back(objects.add(annotation));
  }
  return annotations;
}

}  // namespace typeset::pdf
