// Trees of objects: how lists grow past what one array holds (libharu: 32,767 items).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "emit/pdf/objects.h"

namespace typeset::pdf {

struct PageTree {
  Ref root;
  std::vector<Ref> parents;  // of each page
};

/// The tree over pages that are reserved but not yet defined; each page must then name its parent.
PageTree grow_page_tree(Objects& objects, const std::vector<Ref>& pages);

/// A number tree (page labels, structure parents); `entries` by ascending key.
Dict number_tree(Objects& objects, std::vector<std::pair<std::int32_t, Value>> entries);

/// A name tree (identifiers of elements, attached files); `entries` by ascending name.
Dict name_tree(Objects& objects, std::vector<std::pair<std::string, Value>> entries);

}  // namespace typeset::pdf
