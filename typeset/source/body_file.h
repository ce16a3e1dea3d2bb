// Body files: the body of an article in a .txt or .md file of its own (正文文件), which holds body text as docs/body.md
// has it, and is read as that whatever its name ends in.
//
// A line ends at LF, CRLF or CR. Blanks and tabs at both ends of a line are dropped with the line's other padding.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/encoding.h"
#include "base/located_text.h"
#include "base/sources.h"

namespace typeset {

inline constexpr std::uint64_t kLargestBodyFile = std::uint64_t{4} << 20U;  // bytes: as much as a whole source
inline constexpr std::uint64_t kMostBodyText = 4 * kLargestBodyFile;        // of one document, each naming counted

/// What read_issue() asks for the text of a file that an article names, in the encoding that the article gives, if any;
/// none after reporting.
using BodyFileText = std::function<std::optional<LocatedText>(
    const LocatedText& file, const std::optional<Located<Encoding>>& encoding, Diagnostics& faults)>;

/// Whether the name is that of a .txt or .md; false after reporting, at the name, what to do with any other.
bool names_body_file(const LocatedText& written, Diagnostics& faults);

/// The text of a file of these bytes, which is kept in `sources` under `name`. Without `encoding`: UTF-8 with or
/// without byte order mark; GB 18030 and UTF-16 are recognised and read, with a note. None after reporting, at the
/// file's line and column: bytes that are no text, damaged ones, control characters, tabs within a line, nothing but
/// blanks; or, at `encoding`, that the file is in another.
std::optional<LocatedText> read_body_file(Sources& sources, std::string name, std::string_view bytes,
                                          const std::optional<Located<Encoding>>& encoding, Diagnostics& faults);

/// The encoding that a word of the field 编码 names; none after reporting.
std::optional<Encoding> read_encoding(const LocatedText& text, Diagnostics& faults);

}  // namespace typeset
