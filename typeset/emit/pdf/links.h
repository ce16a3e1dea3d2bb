// Links as annotations of their pages: what a reader follows, and nobody sees.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "emit/pdf/numbers.h"
#include "emit/pdf/objects.h"
#include "page/pages.h"

namespace typeset::pdf {

/// A link of Pages and the annotation that it becomes. Those of artifacts, which are on every page, become none: an
/// annotation must stand in the structure tree (ISO 14289-1, 7.18.5).
struct LinkAnnotation {
  NodeId node = 0;
  std::size_t page = 0, item = 0;
  std::int32_t key = 0;  // in the parent tree
  Ref ref;
};

/// Reserves an object for each link, in the order of the pages; their keys follow those of the pages.
std::vector<LinkAnnotation> reserve_links(Objects& objects, const Pages& pages);

/// Defines them: without a border, and printed with the page as PDF/A wants all annotations to be (which shows
/// nothing). `page_refs` are those of the pages, for links within the document. Returns what each page has as its
/// Annots.
std::vector<Array> add_links(Objects& objects, const Pages& pages, const std::vector<LinkAnnotation>& links,
                             const std::vector<Ref>& page_refs);

/// Left, bottom, right, top in points from the page's lower left corner, of a box given as items have theirs; `item`
/// says whether it stands sideways.
Literal box_on_page(const Page& page, std::size_t item, Length x, Length y, Length width, Length height);

}  // namespace typeset::pdf
