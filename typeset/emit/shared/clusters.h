// Clusters: which glyphs of a run stand for which text, and what each glyph can say of it by itself.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "page/pages.h"

namespace typeset::emit {

/// Neighbouring glyphs that stand for one stretch of the run's text.
struct Cluster {
  std::size_t first = 0;  // index into GlyphRun::glyphs
  std::size_t count = 0;
  std::string_view text;
};

/// In the order of the glyphs. `text` points into `run`; places outside it are brought to its edges.
std::vector<Cluster> clusters(const GlyphRun& run);

/// What glyph `index` of a cluster says when it is copied. As many glyphs as characters: each its own. One glyph for
/// several characters (a ligature, ——): all of them. Otherwise no glyph says anything, and the text must be
/// given for the cluster as a whole (in PDF as ActualText); the same for text longer than a map from glyphs to text
/// should hold.
std::string_view share(const Cluster& cluster, std::size_t index);

}  // namespace typeset::emit
