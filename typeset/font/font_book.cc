#include "font/font_book.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/digest.h"
#include "font/candidate_faces.h"
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

class ManifestFontBook final : public FontBook {
 public:
  explicit ManifestFontBook(CandidateFaces candidates) : candidates_(std::move(candidates)) {}

  /// Chooses a primary face for every role and builds the fallback chains; false after reporting the roles that have
  /// no face.
  bool choose_faces(Diagnostics& faults) {
    std::vector<Role> without;
    for (const RoleName& role : kRoles)
      if (!choose_primary(role.role, faults)) without.push_back(role.role);
    report_stand_ins(faults);
    reported_ = candidates_.size();
    if (!without.empty()) {
      report_without(without, faults);
      return false;
    }
    for (const RoleName& role : kRoles) build_chain(role.role);
    return true;
  }

  const Face& face(FaceId id) const override { return *candidates_.face(id); }
  std::size_t face_count() const override { return candidates_.size(); }
  FaceId primary(Role role) const override { return faces_of(role).front(); }
  Role latin(Role role) const override { return candidates_.manifest().of(role).latin; }
  const std::vector<RoleFace>& role_faces() const override { return role_faces_; }

  std::optional<Choice> choose(Role role, std::u32string_view grapheme) const override {
    const std::vector<FaceId>& faces = faces_of(role);
    for (std::size_t depth = 0; depth < faces.size(); ++depth) {
      const OpenFace* candidate = candidates_.face(faces[depth]);
      if (candidate != nullptr && covers(*candidate, grapheme)) return Choice{faces[depth], static_cast<int>(depth)};
    }
    return std::nullopt;
  }

  std::vector<FaceId> chain(Role role) const override {
    std::vector<FaceId> present;
    const std::vector<FaceId>& faces = faces_of(role);
    for (std::size_t depth = 1; depth < faces.size(); ++depth) {
      if (candidates_.face(faces[depth]) != nullptr) present.push_back(faces[depth]);
    }
    return present;
  }

  std::string identity() const override {
    std::string all = candidates_.policy() == FontPolicy::pinned ? "pinned\n" : "installed\n";
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const auto id = static_cast<FaceId>(i);
      const OpenFace* face = candidates_.face(id);
      all += candidates_.candidate(id).name + " ";
      all += face != nullptr ? face->sha256() + " " + std::to_string(face->index()) + "\n" : "none\n";
    }
    return to_hex(fingerprint(all));
  }

  Diagnostics chain_faults() const override {
    Diagnostics found;
    for (std::size_t i = reported_; i < candidates_.size(); ++i) {
      const auto id = static_cast<FaceId>(i);
      if (!candidates_.looked_at(id)) continue;
      if (const std::optional<Diagnostic>& fault = candidates_.fault(id)) found.report(*fault);
    }
    return found;
  }

 private:
  const std::vector<FaceId>& faces_of(Role role) const { return chains_[static_cast<std::size_t>(role)]; }

  /// False where no candidate can play the role; what is wrong with single files is reported.
  bool choose_primary(Role role, Diagnostics& faults);
  void report_without(const std::vector<Role>& roles, Diagnostics& faults) const;
  void report_stand_ins(Diagnostics& faults) const;
  RoleFace describe(Role role, FaceId face, std::size_t passed_over) const;

  void build_chain(Role role) {
    std::vector<FaceId>& faces = chains_[static_cast<std::size_t>(role)];
    for (const Candidate& candidate : candidates_.manifest().of(role).fallback) {
      const std::optional<FaceId> id = candidates_.add(candidate);
      if (id && *id != faces.front()) faces.push_back(*id);
    }
  }

  CandidateFaces candidates_;
  std::size_t reported_ = 0;  // candidates whose faults were reported when the book was opened
  std::array<std::vector<FaceId>, kRoles.size()> chains_;  // primary, then the chain
  std::vector<RoleFace> role_faces_;
};

bool ManifestFontBook::choose_primary(Role role, Diagnostics& faults) {
  const std::vector<Candidate>& candidates = candidates_.manifest().of(role).candidates;
  std::size_t installed_passed_over = 0;
  for (const Candidate& candidate : candidates) {
    const std::optional<FaceId> id = candidates_.add(candidate);
    const bool first_look = id && !candidates_.looked_at(*id);
    if (id && candidates_.face(*id) != nullptr) {
      chains_[static_cast<std::size_t>(role)] = {*id};
      role_faces_.push_back(describe(role, *id, installed_passed_over));
      return true;
    }
    if (first_look && candidates_.fault(*id)) {
      faults.report(*candidates_.fault(*id));
    }
    if (candidate.by != Candidate::By::pinned) ++installed_passed_over;
  }
  return false;
}

/// In a row, with the comma of each language.
Term listed(const std::vector<std::string>& words) {
  Term all("");
  for (const std::string& word : words) {
    all.zh.append(all.zh.empty() ? "" : "、").append(word);
    all.en.append(all.en.empty() ? "" : ", ").append(word);
  }
  return all.en.empty() ? Term("（没有）", "(none)") : all;
}

/// One fault for all roles that another face plays than the first choice: a machine without office fonts wants them
/// all.
void ManifestFontBook::report_stand_ins(Diagnostics& faults) const {
  Term wanting(""), roles("");
  for (const RoleFace& role : role_faces_) {
    if (role.first_choice) continue;
    const std::string& name = candidates_.manifest().of(role.role).candidates.front().name;
    const Words& words = role_name(role.role).words;
    const bool first = roles.en.empty();
    roles.zh.append(first ? "" : "、").append(words.zh);
    roles.en.append(first ? "" : ", ").append(words.en);
    wanting.zh.append(first ? "" : "、").append(name);
    wanting.en.append(first ? "" : ", ").append(name);
  }
  if (!roles.en.empty()) faults.report(font_faults::kStandIn, {}, {roles, wanting});
}

/// One fault for all roles, for all are wanting where the fonts have not been fetched. Of one role all candidates are
/// named; of several the pinned ones, which are few and are what can be fetched.
void ManifestFontBook::report_without(const std::vector<Role>& roles, Diagnostics& faults) const {
  Term names("");
  std::vector<std::string> sought;
  for (const Role role : roles) {
    const bool first = names.en.empty();
    names.zh.append(first ? "" : "、").append(role_name(role).words.zh);
    names.en.append(first ? "" : ", ").append(role_name(role).words.en);
    for (const Candidate& candidate : candidates_.manifest().of(role).candidates) {
      const bool named = roles.size() == 1 || candidate.by == Candidate::By::pinned;
      if (named && std::ranges::find(sought, candidate.name) == sought.end()) sought.push_back(candidate.name);
    }
  }
  faults.report(font_faults::kNoFace, {}, {names, listed(sought), listed(candidates_.folders())});
}

RoleFace ManifestFontBook::describe(Role role, FaceId face, std::size_t passed_over) const {
  const bool installed = candidates_.candidate(face).by != Candidate::By::pinned;
  const std::string others = std::to_string(passed_over);
  const auto chosen = [&](Term why) { return RoleFace{role, face, true, std::move(why)}; };
  if (installed && passed_over == 0)
    return chosen({"已安装，是清单里的首选", "installed, and the first candidate of the manifest"});
  if (installed) {
    return chosen({"已安装；清单里排在它前面的 " + others + " 种没有安装或不能嵌入",
                   "installed; the " + others + " candidates before it are not, or may not be embedded"});
  }
  if (candidates_.policy() == FontPolicy::pinned) {
    return chosen({"只用清单固定的字体（--fonts pinned），文件摘要相符",
                   "only pinned fonts were asked for (--fonts pinned); its digest is right"});
  }
  if (passed_over == 0)
    return chosen({"清单里的首选，文件摘要相符", "the first candidate of the manifest; its digest is right"});
  const std::string first = candidates_.manifest().of(role).candidates.front().name;
  RoleFace stand_in = chosen({"免费字体暂代：" + first + " 等 " + others + " 种没有安装或不能嵌入",
                              "a free stand-in: " + first + " and the other installed candidates (" + others +
                                  " in all) are not there, or may not be embedded"});
  stand_in.first_choice = false;
  return stand_in;
}

}  // namespace

std::shared_ptr<const FontBook> open_font_book(Manifest manifest, const FontBookRequest& request, Diagnostics& faults) {
  auto book = std::make_shared<ManifestFontBook>(CandidateFaces(std::move(manifest), request));
  if (!book->choose_faces(faults)) return nullptr;
  return book;
}

}  // namespace typeset
