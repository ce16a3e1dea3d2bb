// Which face draws each cluster: the role's own, the Latin face, or a fallback; whatever is not the first choice is
// reported.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/faults.h"
#include "text/galley.h"
#include "text/names.h"

namespace typeset::text {

namespace {

using enum CharClass;

constexpr char32_t kInterpunct = 0xb7;

/// Set in Latin type; of digits and the signs at a number, unless the style takes them from the Chinese face
/// (CL-NUM-1).
bool is_western(const Cluster& cluster) {
  switch (cluster.cls) {
    case NU:
    case AL:
    case AN:
    case WO:
    case WC:
    case WS: return true;
    case PR:
    case PO: return drawn_with_digits(cluster.character);
    default: return false;
  }
}
bool belongs_to_number(CharClass cls) { return cls == NU || cls == PR || cls == PO; }

/// Answers of the book for single characters that a primary lacks, so that a chain is searched once for each of a
/// text's common ones. Takes room only if it is asked.
class Memory {
 public:
  struct Entry {
    char32_t character = 0xffffffff;
    Role role{};
    bool found = false;
    Choice choice;
  };
  Entry& slot(char32_t character, Role role) {
    if (table_.empty()) table_.resize(1024);
    return table_[(static_cast<std::size_t>(character) * 7 + static_cast<std::size_t>(role)) % table_.size()];
  }

 private:
  std::vector<Entry> table_;
};

/// VS1 to VS16 and VS17 to VS256; VS15 asks for the form that is drawn anyway, text and not a coloured picture.
bool is_variation_selector(char32_t c) {
  return (c >= 0xfe00 && c <= 0xfe0f && c != 0xfe0e) || (c >= 0xe0100 && c <= 0xe01ef);
}

bool is_private_use(char32_t c) { return (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000; }

struct Primary {
  FaceId id{};
  const Face* face = nullptr;
};

class FaceChooser {
 public:
  explicit FaceChooser(Galley& galley) : galley_(galley) {}

  void choose(Cluster& cluster) {
    const Role role = galley_.styles[cluster.style].style.role;
    if (cluster.cls == SP) return cast_space(cluster, role);
    take_face(cluster, role);
    if (cluster.has_face && cluster.end - cluster.begin > 3) check_variant(cluster);
  }

 private:
  void take_face(Cluster& cluster, Role role) {
    if (is_private_use(cluster.character)) {
      // What one font draws there means nothing in another (CL-GB-4).
      if (!take_primary(cluster, role)) miss(cluster, role);
      return;
    }
    if (is_western(cluster)) {
      const bool chinese_digits = galley_.rules.digits == Digits::cjk && belongs_to_number(cluster.cls);
      if (chinese_digits && take_primary(cluster, role)) return;
      const Role latin = galley_.fonts.latin(role);
      if (take(cluster, latin)) {
        cluster.latin_face = true;
        return;
      }
      if (take(cluster, role)) return;
      return miss(cluster, latin);
    }
    // Chinese marks come from the primary as long as it has them, so that they match (fonts.md §4).
    if (kChineseMarks.has(cluster.cls)) {
      if (cluster.cls == IP && primary(role).face->glyph(cluster.character) == 0) cluster.character = kInterpunct;
      if (take_primary(cluster, role)) return;
    }
    if (take(cluster, role)) return;
    miss(cluster, role);
  }

  /// CL-GB-5: shaping draws the variant if the face has it, else the character as it usually is.
  void check_variant(const Cluster& cluster) {
    const Face& face = galley_.fonts.face(cluster.face);
    const std::string_view bytes = galley_.text().substr(cluster.begin, cluster.end - cluster.begin);
    char32_t before = 0;
    for_each_character(bytes, [&](std::size_t, char32_t c) {
      const bool has = !is_variation_selector(c) || before == 0 || face.has_variant(before, c);
      if (!has) {
        galley_.faults.report(text_faults::kNoVariant, span(cluster),
                              {written(cluster), code_points(cluster), face.postscript_name()});
      }
      before = c;
    });
  }

  /// Blanks are drawn by the Latin face's space; a full-width one by the primary, if it has it.
  void cast_space(Cluster& cluster, Role role) {
    if (cluster.newline) return;
    const Primary& own = primary(role);
    if (cluster.character == 0x3000 && own.face->glyph(0x3000) != 0) {
      cluster.face = own.id;
      cluster.has_face = true;
      return;
    }
    const Primary& latin = primary(galley_.fonts.latin(role));
    cluster.face = latin.id;
    cluster.latin_face = true;
    cluster.has_face = latin.face->glyph(U' ') != 0;
  }

  bool take_primary(Cluster& cluster, Role role) {
    const Primary& own = primary(role);
    if (!own.face->covers(cluster.character)) return false;
    cluster.has_face = true;
    cluster.face = own.id;
    return true;
  }

  bool take(Cluster& cluster, Role role) {
    const std::optional<Choice> choice = choose(cluster, role);
    if (!choice) return false;
    cluster.has_face = true;
    cluster.face = choice->face;
    if (choice->depth > 0) {
      const Face& own = *primary(role).face;
      const DiagnosticKind& kind = own.distrusted(cluster.character) ? text_faults::kWrongDrawing
                                   : choice->depth == 1              ? text_faults::kFallback
                                                                     : text_faults::kFarFallback;
      galley_.faults.report(kind, span(cluster),
                            {written(cluster), code_points(cluster), role_name(role).words,
                             galley_.fonts.face(choice->face).postscript_name(), own.postscript_name()});
    }
    return true;
  }

  std::optional<Choice> choose(const Cluster& cluster, Role role) {
    const std::string_view bytes = galley_.text().substr(cluster.begin, cluster.end - cluster.begin);
    const std::uint32_t first_length = decode_utf8(bytes, 0).length;
    if (bytes.size() > first_length && bytes.size() < 256) {
      grapheme_ = to_utf32(bytes);
      return galley_.fonts.choose(role, grapheme_);
    }
    const Primary& own = primary(role);
    if (own.face->covers(cluster.character)) return Choice{own.id, 0};
    Memory::Entry& known = memory_.slot(cluster.character, role);
    if (known.character != cluster.character || known.role != role) {
      known = {cluster.character, role, false, {}};
      const std::optional<Choice> choice = galley_.fonts.choose(role, std::u32string_view(&cluster.character, 1));
      known.found = choice.has_value();
      if (choice) known.choice = *choice;
    }
    return known.found ? std::optional(known.choice) : std::nullopt;
  }

  void miss(const Cluster& cluster, Role role) {
    galley_.faults.report(text_faults::kMissingGlyph, span(cluster),
                          {written(cluster), code_points(cluster), role_name(role).words});
  }

  Span span(const Cluster& cluster) const { return galley_.paragraph.text.span(cluster.begin, cluster.end); }
  std::string written(const Cluster& cluster) const {
    return std::string(galley_.text().substr(cluster.begin, cluster.end - cluster.begin));
  }
  /// U+0065 U+0301
  std::string code_points(const Cluster& cluster) const {
    constexpr std::size_t kShown = 8;
    std::string names;
    std::size_t count = 0;
    for_each_character(written(cluster), [&](std::size_t, char32_t c) {
      if (++count > kShown) return;
      names += (names.empty() ? "" : " ") + code_point_name(c);
    });
    return count > kShown ? names + " …" : names;
  }
  /// Asked of the book once for each role: it is needed for every character.
  const Primary& primary(Role role) {
    Primary& known = primaries_[static_cast<std::size_t>(role)];
    if (known.face == nullptr) {
      known.id = galley_.fonts.primary(role);
      known.face = &galley_.fonts.face(known.id);
    }
    return known;
  }

  Galley& galley_;
  std::array<Primary, kRoles.size()> primaries_;
  Memory memory_;
  std::u32string grapheme_;
};

}  // namespace

void cast_faces(Galley& galley) {
  FaceChooser chooser(galley);
  for (Cluster& cluster : galley.clusters) {
    if (!cluster.dropped && !cluster.refused) chooser.choose(cluster);
  }
}

}  // namespace typeset::text
