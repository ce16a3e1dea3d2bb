// FontBook: which face draws which character.
//
// Made once per process from fonts/manifest.yaml and the font files it finds (mapped, never copied); afterwards
// read-only and shared by all threads. Glyph measures are in font design units scaled to a Length by the caller's size.
// A role has a primary face and a fallback chain; coverage is by ink, because a cmap entry is no proof of an outline
// (fonts.md §0.3). HarfBuzz appears only as forward-declared handles, for text/shape.cc and emit/ subsets.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "base/length.h"
#include "base/role.h"
#include "base/sources.h"
#include "font/manifest.h"

struct hb_face_t;
struct hb_font_t;

namespace typeset {

class CffTable;
class CodedCharstrings;

enum class FaceId : std::uint16_t {};

/// The extent of a glyph's ink in design units, y upwards from the baseline; empty when right <= left.
struct InkBox {
  std::int32_t left = 0;
  std::int32_t bottom = 0;
  std::int32_t right = 0;
  std::int32_t top = 0;
  bool empty() const { return right <= left || top <= bottom; }
};

struct MappedGlyph {
  std::uint32_t id = 0;
  std::int32_t advance = 0;
};

/// One face of one font file. Immutable; thread-safe. Its file is mapped when a glyph is first asked for: names, digest
/// and ink centre are known before.
class Face {
 public:
  Face() = default;
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;
  virtual ~Face() = default;

  virtual const std::string& postscript_name() const = 0;
  virtual const std::string& path() const = 0;
  virtual int index() const = 0;  // in a collection
  virtual const std::string& version() const = 0;
  virtual const std::string& licence() const = 0;  // SPDX id or a short name, from the manifest; else from the file
  virtual const std::string& sha256() const = 0;   // of the file, hex
  virtual std::uint16_t embedding() const = 0;  // OS/2 fsType; of a FontBook's faces one that lets subsets be embedded
  virtual int units_per_em() const = 0;

  /// Glyph of a character by the font's cmap, 0 if there is none.
  virtual std::uint32_t glyph(char32_t character) const = 0;
  virtual std::int32_t advance(std::uint32_t glyph) const = 0;
  virtual InkBox ink(std::uint32_t glyph) const = 0;
  /// A glyph with ink, or a character that is blank by nature; not what is distrusted().
  virtual bool covers(char32_t character) const = 0;
  /// The manifest says that the face draws it as something else. glyph() gives the drawing all the same.
  virtual bool distrusted(char32_t character) const = 0;
  /// Whether the font has a form of its own for a character with a variation selector (cmap format 14).
  virtual bool has_variant(char32_t character, char32_t selector) const = 0;
  /// Mean height of the ink centre of common hanzi above the baseline, in thousandths of an em (fonts.md §4); what lets
  /// faces of different make share a line. For a Latin face, of its digits.
  virtual int ink_centre() const = 0;

  /// No table of the font substitutes or moves glyphs by itself, so that shaping hanzi and Chinese marks is a look at
  /// the cmap; true of most fonts made in China.
  virtual bool draws_as_mapped() const = 0;
  /// glyph() and its advance, at once.
  virtual MappedGlyph mapped(char32_t character) const = 0;

  /// The outlines' `CFF ` table taken apart, for subset.cc; null for TrueType outlines.
  virtual const CffTable* cff() const = 0;
  /// Its charstrings as subset.cc embeds and packs them, kept with the face; null where cff() is.
  virtual const CodedCharstrings* coded_charstrings() const = 0;

  /// Unscaled: answers in design units. Shared and immutable.
  virtual hb_font_t* hb_font() const = 0;
  virtual hb_face_t* hb_face() const = 0;

  /// Design units to a distance at type size `size`.
  Length at_size(std::int64_t design_units, Length size) const { return size.scaled(design_units, units_per_em()); }
};

/// The primary face of a role and how it was chosen, for `hongtou fonts` and the build's font report.
struct RoleFace {
  Role role{};
  FaceId face{};
  bool first_choice = false;  // false: a pinned face stands in for installed ones that were to come before it
  Term why;                   // one sentence: found where, chosen before what
};

/// The face that draws a character in a role. `depth` 0 is the primary, 1… the steps of the chain.
struct Choice {
  FaceId face{};
  int depth = 0;
};

class FontBook {
 public:
  FontBook() = default;
  FontBook(const FontBook&) = delete;
  FontBook& operator=(const FontBook&) = delete;
  virtual ~FontBook() = default;

  /// Ids come from primary(), choose() and chain().
  virtual const Face& face(FaceId id) const = 0;
  virtual std::size_t face_count() const = 0;
  /// Always a face: a role whose every candidate is missing makes opening the book fail.
  virtual FaceId primary(Role role) const = 0;
  /// The role whose face sets Latin letters and digits beside this one: latin or latin_bold; of a Latin role, itself.
  virtual Role latin(Role role) const = 0;
  /// The first face of the role's chain that covers the grapheme: each character, or what a mark composes to with the
  /// characters before it (é, 각). Variation selectors do not count. None if no face does. Chain faces are opened when
  /// first asked for.
  virtual std::optional<Choice> choose(Role role, std::u32string_view grapheme) const = 0;
  /// The primaries, in order of Role.
  virtual const std::vector<RoleFace>& role_faces() const = 0;
  /// The chain of a role after its primary, as far as its files are present. Looks at each of them.
  virtual std::vector<FaceId> chain(Role role) const = 0;
  /// A word that is another one wherever a character may be drawn by another face, or a face from another file: made of
  /// the policy, and of each candidate of the manifest the digest of its file, or that there is none to be had. Looks
  /// at all of them.
  virtual std::string identity() const = 0;
  /// What looking at chain faces has brought to light so far (a wrong digest, a forbidding licence), in the order of
  /// FaceId; such faces count as absent. To be asked when the document is done.
  virtual Diagnostics chain_faults() const = 0;
};

enum class FontPolicy : std::uint8_t { pinned, installed };

/// One font file that fontconfig lists under an exact PostScript name or family name.
struct InstalledFont {
  std::string path;
  int index = 0;
};

/// Exact-name lookup among installed fonts; press/ hands in the fontconfig one (font/installed.h), tests a map.
/// Thread-safe.
class InstalledFonts {
 public:
  InstalledFonts() = default;
  InstalledFonts(const InstalledFonts&) = delete;
  InstalledFonts& operator=(const InstalledFonts&) = delete;
  virtual ~InstalledFonts() = default;
  virtual std::optional<InstalledFont> by_postscript_name(const std::string& name) const = 0;
  virtual std::optional<InstalledFont> by_family(const std::string& name) const = 0;
};

/// What is pointed to must outlive the book: chain faces are looked for when a character first needs them.
struct FontBookRequest {
  FontPolicy policy = FontPolicy::installed;
  std::vector<std::string> folders;  // searched for the manifest's files, in order; first the user's cache folder
  const FileSource* files = nullptr;
  Cache* cache = nullptr;                     // may be null
  const InstalledFonts* installed = nullptr;  // may be null; not asked under FontPolicy::pinned
};

/// Opens the primaries that the manifest names. None after reporting what is missing and the command that gets it; a
/// first choice that is absent is one warning per role.
std::shared_ptr<const FontBook> open_font_book(Manifest manifest, const FontBookRequest& request, Diagnostics& faults);

}  // namespace typeset
