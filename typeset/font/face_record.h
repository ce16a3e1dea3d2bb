// FaceRecord: what is worth knowing of a face before its file is opened.
//
// Working it out reads the whole file (SHA-256) and some two hundred and fifty outlines (vertical centre, code); so it is kept
// in the cache under the file's path, size, time and inode, and a warm run opens no font file to choose the faces of
// the roles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/file_source.h"
#include "base/result.h"

namespace typeset {

struct FaceRecord {
  std::string sha256;  // of the file, hex
  std::string postscript_name;
  std::vector<std::string> families;  // in every language of the name table
  std::string version;                // without the word “Version” and what follows a semicolon
  std::string licence;                // OFL-1.1 where the file says so, else the first words of what it says
  std::uint16_t embedding = 0;        // OS/2 fsType
  int units_per_em = 1000;
  int ink_centre = 0;           // thousandths of an em; see Face::ink_centre()
  std::string charstring_code;  // of CFF outlines: see charstring_code.h; as DeflateCode::text() has it
  friend bool operator==(const FaceRecord&, const FaceRecord&) = default;
};

/// Larger font files are refused.
inline constexpr std::uint64_t kLargestFont = std::uint64_t{256} << 20U;

/// From the cache, or from the file. Fails with what FileSource said, with malformed for what is no font with outlines
/// and with unsupported for a kind of outlines that cannot be embedded. `cache` may be null.
Result<FaceRecord> face_record(const std::string& path, int index, const FileSource& files, Cache* cache);

/// Works a record out, without the digest. None if `font` has no face of this number with outlines.
Result<FaceRecord> examine_face(const std::string& path, const Bytes& font, int index);

}  // namespace typeset
