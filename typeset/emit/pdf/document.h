// What stands around the pages: catalog, page tree, page labels, outline.
#pragma once

#include <optional>
#include <vector>

#include "emit/pdf/objects.h"
#include "page/pages.h"

namespace typeset::pdf {

/// One page object for each reserved Ref. `contents[i]` is its stream; `resources[i]` what it draws with;
/// `annotations[i]` what lies over it. Returns the root of the page tree.
Ref add_pages(Objects& objects, const Pages& pages, const std::vector<Ref>& refs, const std::vector<Ref>& contents,
              const std::vector<Dict>& resources, const std::vector<Array>& annotations);

/// What the catalog names.
struct CatalogParts {
  Ref page_tree;
  Ref metadata;
  std::optional<Ref> output_intent;
};

Ref add_catalog(Objects& objects, const Pages& pages, const CatalogParts& parts, const std::vector<Ref>& page_refs);

}  // namespace typeset::pdf
