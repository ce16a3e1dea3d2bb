// SmallCharstrings: the charstrings of a face as programs embed them, each made once.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "font/cff_table.h"
#include "font/charstring_writer.h"

namespace typeset {

/// What a charstring becomes depends on the glyph alone, and is remembered for as long as the face lives: documents
/// that share glyphs, and threads that set them, pay for each glyph once. Thread-safe without locks: whoever is first
/// to have made one leaves it for all, and all make the same.
class SmallCharstrings {
 public:
  /// What is needed in making, so that it is not made again for each glyph.
  struct Workshop {
    CharstringOutline outline;
    CharstringWriter writer{ByteCosts::usual()};
  };

  /// `cff` must outlive it.
  explicit SmallCharstrings(const CffTable& cff);
  ~SmallCharstrings();
  SmallCharstrings(const SmallCharstrings&) = delete;
  SmallCharstrings& operator=(const SmallCharstrings&) = delete;

  /// Appends the charstring of a glyph, without calls and hints, drawing the same: written by a CharstringWriter or,
  /// where it cannot be taken apart, as plain_charstring() has it. False where that has none either; nothing is
  /// appended then.
  bool append(std::uint32_t glyph, Workshop& workshop, std::string& to) const;

 private:
  bool make(std::uint32_t glyph, Workshop& workshop, std::string& to) const;
  void keep(std::atomic<const char*>& place, std::string_view made) const;

  const CffTable& cff_;
  /// For each glyph, null or the size (in the machine's order) and the bytes.
  std::unique_ptr<std::atomic<const char*>[]> made_;
  mutable std::atomic<std::size_t> bytes_ = 0;  // of all that are kept
};

}  // namespace typeset
