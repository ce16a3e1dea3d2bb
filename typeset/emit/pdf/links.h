// Links as annotations of their pages: what a reader follows, and nobody sees.
#pragma once

#include "emit/pdf/objects.h"
#include "page/pages.h"

namespace typeset::pdf {

/// A link annotation with a URI action for each link of the page, in the page's order; what a page has as its Annots.
/// Without a border, and printed with the page as PDF/A wants all annotations to be (which shows nothing).
Array add_links(Objects& objects, const Page& page);

}  // namespace typeset::pdf
