// Sources: the text of every file read in a run, kept so that a message can show the line it speaks of.
//
// Made by the command, one per document; not thread-safe while files are added, freely shared afterwards. Texts are
// UTF-8 (see encoding.h); line ends are as in the file (LF, CRLF or CR, each one line end).
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace typeset {

/// Line and column, both counted from 1; the column counts characters, not bytes or display cells.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

class Sources {
 public:
  /// Keeps `text` (UTF-8, no byte order mark) under `name`, the path as the user wrote it.
  FileId add(std::string name, std::string text);

  const std::string& name(FileId file) const;
  std::string_view text(FileId file) const;

  Position position(FileId file, std::uint32_t offset) const;
  Position position(const Span& span) const { return position(span.file, span.begin); }
  /// Line `line` (from 1) without its line end; empty if there is none.
  std::string_view line(FileId file, std::uint32_t line) const;
  /// The offset at which line `line` (from 1) begins.
  std::uint32_t line_begin(FileId file, std::uint32_t line) const;
  std::uint32_t line_count(FileId file) const;

 private:
  /// A place within a long line whose column is known, so that a thousand messages about the line do not each count its
  /// characters from the beginning.
  struct Milestone {
    std::uint32_t offset = 0;
    std::uint32_t characters = 0;  // of its line before it
  };
  struct File {
    std::string name;
    std::string text;
    std::vector<std::uint32_t> line_begins;
    std::vector<Milestone> milestones;
  };
  static void set_milestones(File& file, std::uint32_t begin, std::uint32_t end);
  const File& file(FileId id) const { return files_[static_cast<std::size_t>(id)]; }
  std::deque<File> files_;  // a deque: texts never move
};

}  // namespace typeset
