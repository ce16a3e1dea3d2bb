// Encodings of source files: UTF-8 is read as it is; GB 18030 and UTF-16 are recognised, named, and converted on
// request.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/sources.h"

namespace typeset {

enum class Encoding : std::uint8_t { utf8, gb18030, utf16le, utf16be };

std::string_view encoding_name(Encoding encoding);             // "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"
std::optional<Encoding> find_encoding(std::string_view name);  // also GBK, GB2312, UTF-16 (with its mark); any case

/// What the bytes look like: by byte order mark, by the pattern of zero bytes, by being well-formed UTF-8 (or nearly),
/// by being well-formed GB 18030 (or nearly: a few damaged bytes); none if they are none of these (a binary file).
std::optional<Encoding> guess_encoding(std::string_view bytes);

/// The bytes as UTF-8 without byte order mark; none, with `bad_offset` set, where they are not in that encoding.
std::optional<std::string> decode(std::string_view bytes, Encoding encoding, std::size_t* bad_offset);

/// Adds a file's bytes to `sources` as UTF-8: the way every source and style file comes in. `encoding` is what the user
/// asked for; without it the file must be UTF-8. UTF-16 asked for is read in the byte order the file shows. Reports a
/// file in another encoding than asked (naming it), UTF-32, a file that is no text, and the first damaged bytes at
/// their line and column with a count of the rest; the file is then still in `sources`, with U+FFFD for what could not
/// be read, so that messages can show its lines. Read on only if no error was added.
FileId add_text(Sources& sources, std::string name, std::string_view bytes, std::optional<Encoding> encoding,
                Diagnostics& faults);

/// Where a text that was not in UTF-8 shows it: before its first character that is not ASCII, which is the same in all
/// encodings.
Span where_encoding_shows(const Sources& sources, FileId file);

}  // namespace typeset
