// The outline (bookmarks): made by hand, because libharu's own loses characters beyond the BMP.
#pragma once

#include <optional>
#include <vector>

#include "emit/pdf/objects.h"
#include "page/pages.h"

namespace typeset::pdf {

/// The outline's root, or none if there are no entries. An entry of a deeper level than the one before is its child;
/// levels may start anywhere and skip.
std::optional<Ref> add_outline(Objects& objects, const Pages& pages, const std::vector<Ref>& page_refs);

}  // namespace typeset::pdf
