// 着重号, underlines and links: where they stand on a line that is being placed (GB/T 15834 5.1.8).
//
// A dot is centred below the cell of its character; a rule runs from the box of the first character of its stretch to
// that of the last, below everything between them and nothing beyond (CL-SP-8), and stands below the dots where both
// are asked for. Faces and sizes within a stretch make no difference to either. A link is a stretch that is not drawn.
#pragma once

#include "text/galley.h"

namespace typeset::text {

/// Whether a text asks for any of it.
bool is_decorated(const Galley& galley);

/// Gathers the marks and links of one line.
class Decorator {
 public:
  Decorator(const Galley& galley, Line& line) : galley_(galley), line_(line) {}

  /// The next item within the measure, and the box it takes without the gap behind it.
  void add(const Item& item, Fine left, Fine right);
  void finish();

 private:
  void add_link(const Item& item, Fine left, Fine right);
  void add_rule(const Item& item, Fine left, Fine right);
  void finish_rule();
  void finish_link();
  void add_dot(const GalleyStyle& style, Fine left, Fine right);

  const Galley& galley_;
  Line& line_;
  // The rule that is being drawn out.
  bool open_ = false, below_dots_ = false;
  Fine left_ = 0, right_ = 0, em_ = 0;
  Colour colour_ = Colour::black;
  // The link.
  LineLink link_;
  Fine link_left_ = 0, link_right_ = 0, link_em_ = 0;
};

}  // namespace typeset::text
