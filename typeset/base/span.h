// Span: a stretch of a source file, from which a value, a paragraph or a glyph came.
//
// Offsets count bytes of the file's text *as UTF-8 without byte order mark*, whatever encoding it was written in; line
// and column (in characters) are worked out from them by Sources only when a message is printed.
#pragma once

#include <cstdint>

namespace typeset {

enum class FileId : std::uint32_t { none = 0xffffffff };

struct Span {
  FileId file = FileId::none;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool known() const { return file != FileId::none; }
  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace typeset
