// Placing: cuts become Lines with every glyph at its place.
#pragma once

#include <vector>

#include "text/fit.h"

namespace typeset::text {

std::vector<Line> place(const Ruler& ruler, const Shape& shape, const std::vector<LineCut>& cuts);

}  // namespace typeset::text
