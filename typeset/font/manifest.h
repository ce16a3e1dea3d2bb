// The font manifest as values: fonts/manifest.yaml, or a file of the same form that an office keeps for itself.
//
// docs/fonts.md describes the form. Reading is strict, and all faults are reported at once.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/role.h"
#include "base/sources.h"

namespace typeset {

/// A line of the section `files`: a face that is pinned by the digest of its file.
struct PinnedFace {
  std::string postscript_name;
  std::string file;  // name without folder
  int index = 0;     // in a collection
  std::string sha256;
  std::string licence;
};

/// The section `words`: the dictionary that titles are divided by, pinned as fonts are.
struct PinnedDictionary {
  std::string file;
  std::string sha256;
  std::string licence;
};

/// Characters, ends included.
struct CharacterRange {
  char32_t first = 0;
  char32_t last = 0;
  friend bool operator==(const CharacterRange&, const CharacterRange&) = default;
};

/// An entry of the section `distrusted`: what the faces of a name draw as something else. Such a face counts as lacking
/// it, pinned or installed.
struct DistrustedFace {
  std::string name;                    // as the file bears it: PostScript name or family
  std::vector<CharacterRange> ranges;  // in order, apart
};

/// One entry of `candidates` or `fallback`.
struct Candidate {
  enum class By : std::uint8_t { pinned, postscript_name, family };
  By by = By::pinned;
  std::string name;
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

struct RoleFonts {
  std::vector<Candidate> candidates;
  std::vector<Candidate> fallback;
  Role latin = Role::latin;
};

struct Manifest {
  std::array<RoleFonts, kRoles.size()> roles;
  std::vector<PinnedFace> files;
  std::vector<DistrustedFace> distrusted;
  std::optional<PinnedDictionary> words;

  const RoleFonts& of(Role role) const { return roles[static_cast<std::size_t>(role)]; }
  /// Null if there is none of that name.
  const PinnedFace* pinned(const std::string& postscript_name) const;
  /// Whether `files` or a role has a face of this name, PostScript name or family.
  bool names(const std::string& face) const;
};

/// None after reporting what is wrong. What is returned names only pinned faces that `files` holds, and distrusts only
/// faces that `files` or a role names.
std::optional<Manifest> read_manifest(const Sources& sources, FileId file, Diagnostics& faults);

}  // namespace typeset
