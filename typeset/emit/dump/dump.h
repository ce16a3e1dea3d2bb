// Pages → stable text, for golden tests and for `--to dump`: one item a line, places in millimetres to two decimals.
#pragma once

#include <string>

#include "page/pages.h"

namespace typeset {

std::string write_dump(const Pages& pages, const FontBook& fonts);

}  // namespace typeset
