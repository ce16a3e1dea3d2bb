// What stands around the pages: information, catalog, page tree, page labels, outline.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emit/pdf/objects.h"
#include "emit/pdf/pdf.h"
#include "page/pages.h"

namespace typeset::pdf {

/// Title, subject, author and the program's name; dates only if the source gave one.
Ref add_info(Objects& objects, const DocumentInfo& info, const std::string& producer);

/// One page object for each reserved Ref. `contents[i]` is its stream; `resources[i]` what it draws with;
/// `annotations[i]` what lies over it. Returns the root of the page tree.
Ref add_pages(Objects& objects, const Pages& pages, const std::vector<Ref>& refs, const std::vector<Ref>& contents,
              const std::vector<Dict>& resources, const std::vector<Array>& annotations);

Ref add_catalog(Objects& objects, const Pages& pages, Ref page_tree, const std::vector<Ref>& page_refs);

/// An ISO 8601 date or time (2017-12-29, 2017-12-29T08:00:00+08:00) as a PDF date; none if it is no such thing.
std::optional<std::string> pdf_date(std::string_view iso);

}  // namespace typeset::pdf
