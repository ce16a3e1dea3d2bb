// 着重号 and underlines: where they stand below a line that is being placed (GB/T 15834 5.1.8).
//
// A dot is centred below the cell of its character; a rule runs from the box of the first character of its stretch to
// that of the last, below everything between them and nothing beyond (CL-SP-8), and stands below the dots where both
// are asked for. Faces and sizes within a stretch make no difference to either.
#pragma once

#include "text/galley.h"

namespace typeset::text {

/// Whether a text asks for any of it.
bool is_decorated(const Galley& galley);

/// Gathers the marks of one line.
class Decorator {
 public:
  Decorator(const Galley& galley, Line& line) : galley_(galley), line_(line) {}

  /// The next item within the measure, and the box it takes without the gap behind it.
  void add(const Item& item, Fine left, Fine right);
  void finish();

 private:
  void add_dot(const GalleyStyle& style, Fine left, Fine right);

  const Galley& galley_;
  Line& line_;
  // The rule that is being drawn out.
  bool open_ = false, below_dots_ = false;
  Fine left_ = 0, right_ = 0, em_ = 0;
  Colour colour_ = Colour::black;
};

}  // namespace typeset::text
