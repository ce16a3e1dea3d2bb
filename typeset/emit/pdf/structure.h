// Structure: the tags of a tagged PDF (ISO 32000-1, 14.7 and 14.8; PDF/UA-1), from the nodes of Pages.
//
// Made before anything is written. It divides the items of each page by what they belong to; the content streams open
// and close marked-content sequences within these stretches and tell which (Mark). Afterwards it writes the tree over
// them: an element for every node that says something, with its content in reading order, and the parent tree that
// leads back from content to elements. Whatever belongs to no node is an artifact with its type. Reading order is that
// of the nodes, not of the places on the page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emit/pdf/links.h"
#include "emit/pdf/numbers.h"
#include "emit/pdf/objects.h"
#include "page/pages.h"

namespace typeset::pdf {

/// Neighbouring items of one page that belong to the same node, or are artifacts of one kind.
struct Stretch {
  std::size_t begin = 0, end = 0;  // of Page::items; what draws nothing among them counts for nothing
  Belonging belongs;
  bool text_alone = false;  // glyphs, nothing else
};

/// A marked-content sequence that a content stream has opened for a node; its number (MCID) is its place in the list of
/// its page.
struct Mark {
  NodeId node = 0;
  std::uint32_t item = 0;  // of Page::items, with which it begins
};
using PageMarks = std::vector<Mark>;

class Structure {
 public:
  /// `pages` must outlive it.
  explicit Structure(const Pages& pages);

  const std::vector<Stretch>& stretches(std::size_t page) const { return stretches_[page]; }
  /// The standard structure type of a node: P, H1, TD.
  std::string_view type(NodeId node) const { return types_[node]; }

  /// The root of the tree. `pages` and `links` are those of the file, `marks` what each page has opened.
  Ref write(Objects& objects, const std::vector<Ref>& pages, const std::vector<LinkAnnotation>& links,
            const std::vector<PageMarks>& marks) const;

 private:
  class Writer;

  void divide(std::size_t page);
  void name_types();

  const Pages& pages_;
  std::vector<std::vector<Stretch>> stretches_;  // of each page
  std::vector<std::string_view> types_;          // of each node
  std::vector<bool> speaks_;                     // each node: it or one below it has content
};

/// Opens an artifact: `/Artifact <</Type /Layout>> BDC`.
std::string_view artifact_operator(Artifact artifact);

/// Something that only the author can give and PDF/UA-1 asks for.
struct MissingForAccess {
  enum class What : std::uint8_t { alternative_text, title_or_language };
  What what = What::title_or_language;
  Span span;
};
std::vector<MissingForAccess> missing_for_access(const Pages& pages);

}  // namespace typeset::pdf
