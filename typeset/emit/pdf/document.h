// What stands around the pages: catalog, page tree, page labels, outline.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "emit/pdf/objects.h"
#include "page/pages.h"

namespace typeset::pdf {

/// What a page object holds.
struct PageParts {
  Ref contents;
  Dict resources;     // what it draws with
  Array annotations;  // what lies over it
  bool tagged = false;
};

/// One page object for each reserved Ref, without keys younger than the file. Returns the root of the page tree.
Ref add_pages(Objects& objects, const Pages& pages, const std::vector<Ref>& refs, const std::vector<PageParts>& parts,
              FileForm form);

/// What the catalog names.
struct CatalogParts {
  Ref page_tree;
  Ref metadata;
  Ref structure;
  Ref output_intent;
  std::optional<std::pair<std::string, Ref>> attachment;  // its name, and what describes it
};

Ref add_catalog(Objects& objects, const Pages& pages, const CatalogParts& parts, const std::vector<Ref>& page_refs,
                FileForm form);

}  // namespace typeset::pdf
