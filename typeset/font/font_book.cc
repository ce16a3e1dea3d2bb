#include "font/font_book.h"

#include <algorithm>
#include <array>
#include <utility>

#include "font/casting.h"
#include "font/faults.h"
#include "font/manifest.h"

namespace typeset {
namespace {

/// A character and the marks it comes apart into, in order. What stands for a single other character (the
/// compatibility ideographs) stays as it is: CL-GB-7.
void append_parts(char32_t character, std::u32string& parts) {
  hb_codepoint_t base = 0;
  hb_codepoint_t mark = 0;
  if (hb_unicode_decompose(hb_unicode_funcs_get_default(), character, &base, &mark) == 0 || mark == 0) {
    parts += character;
    return;
  }
  append_parts(base, parts);
  append_parts(mark, parts);
}

/// Shaping composes marks with what stands before them wherever the face has the composed character, and takes
/// characters apart that it has not.
bool covers_composed(const Face& face, std::u32string_view grapheme) {
  std::u32string parts;
  for (const char32_t character : grapheme) append_parts(character, parts);
  if (parts.empty()) return false;
  char32_t whole = parts.front();
  bool adjacent = true;  // nothing stands between `whole` and the next mark
  for (const char32_t mark : std::u32string_view(parts).substr(1)) {
    hb_codepoint_t composed = 0;
    if (adjacent && hb_unicode_compose(hb_unicode_funcs_get_default(), whole, mark, &composed) != 0 &&
        face.covers(composed)) {
      whole = composed;
      continue;
    }
    if (!face.covers(mark)) return false;
    adjacent = false;
  }
  return face.covers(whole);
}

bool covers(const Face& face, std::u32string_view grapheme) {
  const auto covered = [&](char32_t character) { return face.covers(character); };
  return std::ranges::all_of(grapheme, covered) || covers_composed(face, grapheme);
}

class CastBook final : public FontBook {
 public:
  explicit CastBook(Stage stage) : stage_(std::move(stage)) {}

  /// Casts every role and lays out the chains; false after reporting the roles that cannot be cast.
  bool cast(Diagnostics& faults) {
    bool complete = true;
    for (const RoleName& role : kRoles) complete = cast_role(role.role, faults) && complete;
    told_ = stage_.slot_count();
    if (!complete) return false;
    for (const RoleName& role : kRoles) lay_out_chain(role.role);
    return true;
  }

  const Face& face(FaceId id) const override { return *stage_.face(id); }
  std::size_t face_count() const override { return stage_.slot_count(); }
  FaceId primary(Role role) const override { return steps(role).front(); }
  Role latin(Role role) const override { return stage_.manifest().of(role).latin; }
  const std::vector<Casting>& castings() const override { return castings_; }

  std::optional<Choice> choose(Role role, std::u32string_view grapheme) const override {
    const std::vector<FaceId>& faces = steps(role);
    for (std::size_t depth = 0; depth < faces.size(); ++depth) {
      const OpenFace* candidate = stage_.face(faces[depth]);
      if (candidate != nullptr && covers(*candidate, grapheme)) return Choice{faces[depth], static_cast<int>(depth)};
    }
    return std::nullopt;
  }

  std::vector<FaceId> chain(Role role) const override {
    std::vector<FaceId> present;
    const std::vector<FaceId>& faces = steps(role);
    for (std::size_t depth = 1; depth < faces.size(); ++depth) {
      if (stage_.face(faces[depth]) != nullptr) present.push_back(faces[depth]);
    }
    return present;
  }

  Diagnostics chain_faults() const override {
    Diagnostics found;
    for (std::size_t i = told_; i < stage_.slot_count(); ++i) {
      const auto id = static_cast<FaceId>(i);
      if (!stage_.looked_into(id)) continue;
      if (const std::optional<Diagnostic>& fault = stage_.fault(id))
        found.report(*fault->kind, fault->span, fault->arguments);
    }
    return found;
  }

 private:
  const std::vector<FaceId>& steps(Role role) const { return steps_[static_cast<std::size_t>(role)]; }

  bool cast_role(Role role, Diagnostics& faults);
  Casting describe(Role role, FaceId face, std::size_t passed_over) const;

  void lay_out_chain(Role role) {
    std::vector<FaceId>& faces = steps_[static_cast<std::size_t>(role)];
    for (const Candidate& candidate : stage_.manifest().of(role).fallback) {
      const std::optional<FaceId> id = stage_.slot(candidate);
      if (id && *id != faces.front()) faces.push_back(*id);
    }
  }

  Stage stage_;
  std::size_t told_ = 0;                                  // slots whose faults were told when the book was opened
  std::array<std::vector<FaceId>, kRoles.size()> steps_;  // primary, then the chain
  std::vector<Casting> castings_;
};

bool CastBook::cast_role(Role role, Diagnostics& faults) {
  const std::vector<Candidate>& candidates = stage_.manifest().of(role).candidates;
  const RoleName& name = role_name(role);
  std::string sought;
  std::size_t installed_passed_over = 0;
  for (const Candidate& candidate : candidates) {
    const std::optional<FaceId> id = stage_.slot(candidate);
    sought.append(sought.empty() ? "" : ", ").append(candidate.name);
    const bool first_look = id && !stage_.looked_into(*id);
    if (id && stage_.face(*id) != nullptr) {
      steps_[static_cast<std::size_t>(role)] = {*id};
      castings_.push_back(describe(role, *id, installed_passed_over));
      if (!castings_.back().first_choice)
        faults.report(font_faults::kStandIn, {}, {name.words, candidate.name, candidates.front().name});
      return true;
    }
    if (first_look && stage_.fault(*id)) {
      const Diagnostic& fault = *stage_.fault(*id);
      faults.report(*fault.kind, fault.span, fault.arguments);
    }
    if (candidate.by != Candidate::By::pinned) ++installed_passed_over;
  }
  faults.report(font_faults::kNoFace, {}, {name.words, sought});
  return false;
}

Casting CastBook::describe(Role role, FaceId face, std::size_t passed_over) const {
  const Candidate& taken = stage_.candidate(face);
  const std::string first = stage_.manifest().of(role).candidates.front().name;
  const std::string others = std::to_string(passed_over);
  Casting casting{role, face, true, "", ""};
  if (taken.by != Candidate::By::pinned) {
    casting.why_zh =
        passed_over == 0 ? "已安装，是清单里的首选" : "已安装；清单里排在它前面的 " + others + " 种没有安装或不能嵌入";
    casting.why_en = passed_over == 0
                         ? "installed, and the first candidate of the manifest"
                         : "installed; the " + others + " candidates before it are not, or may not be embedded";
  } else if (stage_.policy() == FontPolicy::pinned) {
    casting.why_zh = "只用清单固定的字体（--fonts pinned），文件摘要相符";
    casting.why_en = "only pinned fonts were asked for (--fonts pinned); its digest is right";
  } else if (passed_over == 0) {
    casting.why_zh = "清单里的首选，文件摘要相符";
    casting.why_en = "the first candidate of the manifest; its digest is right";
  } else {
    casting.first_choice = false;
    casting.why_zh = "免费字体暂代：" + first + " 等 " + others + " 种没有安装或不能嵌入";
    casting.why_en = "a free stand-in: " + first + " and the other installed candidates (" + others +
                     " in all) are not there, or may not be embedded";
  }
  return casting;
}

}  // namespace

std::shared_ptr<const FontBook> open_font_book(Sources& sources, FileId manifest, const FontBookRequest& request,
                                               Diagnostics& faults) {
  std::optional<Manifest> read = read_manifest(sources, manifest, faults);
  if (!read) return nullptr;
  auto book = std::make_shared<CastBook>(Stage(std::move(*read), request));
  if (!book->cast(faults)) return nullptr;
  return book;
}

}  // namespace typeset
