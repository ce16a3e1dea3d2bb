// CharstringMaker: the charstring of a glyph as programs embed it.
#pragma once

#include <cstdint>
#include <string>

#include "font/cff_table.h"
#include "font/charstring_outline.h"
#include "font/charstring_writer.h"

namespace typeset {

/// What it makes depends on the glyph alone. One object makes many, so that its tables are made once.
class CharstringMaker {
 public:
  /// `cff` must outlive it.
  explicit CharstringMaker(const CffTable& cff) : cff_(cff) {}

  /// Appends the charstring of a glyph, without calls and hints, drawing the same: written by a CharstringWriter or,
  /// where it cannot be taken apart, as plain_charstring() has it. False where that has none either; nothing is
  /// appended then.
  bool append(std::uint32_t glyph, std::string& to);

 private:
  const CffTable& cff_;
  CharstringOutline outline_;
  CharstringWriter writer_{ByteCosts::usual()};
};

}  // namespace typeset
