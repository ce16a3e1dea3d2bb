#include "font/candidate_faces.h"

#include <algorithm>
#include <utility>

#include "base/system_reason.h"
#include "font/face_record.h"
#include "font/faults.h"

namespace typeset {
namespace {

// OS/2 fsType. Of the lowest four bits the most permissive counts where several are set.
constexpr std::uint16_t kPermissions = 0x000F;
constexpr std::uint16_t kRestricted = 0x0002;
constexpr std::uint16_t kNoSubsetting = 0x0100;
constexpr std::uint16_t kBitmapsOnly = 0x0200;

std::optional<Diagnostic> refuse_licence(const FaceRecord& record) {
  Term why("");
  if ((record.embedding & kPermissions) == kRestricted) why = {"禁止嵌入", "embedding is forbidden"};
  if ((record.embedding & kNoSubsetting) != 0) why = {"禁止只嵌入用到的字", "embedding a part is forbidden"};
  if ((record.embedding & kBitmapsOnly) != 0) why = {"只许嵌入点阵", "only bitmaps may be embedded"};
  if (why.zh.empty()) return std::nullopt;
  return Diagnostic{&font_faults::kNotEmbeddable, {}, {record.postscript_name, std::to_string(record.embedding), why}};
}

std::optional<Diagnostic> refuse_name(const FaceRecord& record, const Candidate& candidate, const std::string& path) {
  const bool right = candidate.by == Candidate::By::family ? std::find(record.families.begin(), record.families.end(),
                                                                       candidate.name) != record.families.end()
                                                           : record.postscript_name == candidate.name;
  if (right) return std::nullopt;
  const bool by_family = candidate.by == Candidate::By::family && !record.families.empty();
  return Diagnostic{&font_faults::kWrongName,
                    {},
                    {path, by_family ? record.families.front() : record.postscript_name, candidate.name}};
}

std::optional<Diagnostic> refuse_digest(const FaceRecord& record, const PinnedFace* pinned, const std::string& path) {
  if (pinned == nullptr || record.sha256 == pinned->sha256) return std::nullopt;
  constexpr std::size_t kShown = 12;
  return Diagnostic{
      &font_faults::kWrongDigest, {}, {path, record.sha256.substr(0, kShown), pinned->sha256.substr(0, kShown)}};
}

/// What reading or examining a font file failed of, for people.
Term failure_in_words(const Failure& why) {
  switch (why.kind) {
    case FailureKind::not_permitted: return {"没有读取权限", "reading it is not permitted"};
    case FailureKind::too_large: return {"文件过大", "it is too large"};
    case FailureKind::malformed: return {"不是字体文件，或已损坏", why.detail};
    case FailureKind::unsupported: return {"字形的格式不能嵌入 PDF", why.detail};
    default: return reason_of(why);
  }
}

/// In order, and what touches made one: a face may be named by its PostScript name and by its family.
std::vector<CharacterRange> joined(std::vector<CharacterRange> ranges) {
  std::ranges::sort(ranges, {}, &CharacterRange::first);
  std::vector<CharacterRange> apart;
  for (const CharacterRange& range : ranges) {
    if (!apart.empty() && range.first <= apart.back().last) {
      apart.back().last = std::max(apart.back().last, range.last);
    } else {
      apart.push_back(range);
    }
  }
  return apart;
}

/// By name and not by digest: an installed copy of another version draws from the same outlines. What it has put right
/// comes from the chain without need, which harms nobody.
std::vector<CharacterRange> distrusted_in(const Manifest& manifest, const FaceRecord& record) {
  std::vector<CharacterRange> all;
  for (const DistrustedFace& face : manifest.distrusted) {
    if (face.name == record.postscript_name || std::ranges::find(record.families, face.name) != record.families.end())
      all.insert(all.end(), face.ranges.begin(), face.ranges.end());
  }
  return joined(std::move(all));
}

/// Whether there is such a file, readable or not. A source without stamps must be read to know.
bool is_there(const FileSource& files, const std::string& path) {
  const Result<FileStamp> stamp = files.stamp(path);
  // What is no file is told of, and not looked for elsewhere.
  if (stamp || stamp.failure().kind == FailureKind::not_a_file || is_circle(stamp.failure())) return true;
  if (stamp.failure().kind != FailureKind::unsupported) return false;
  const Result<Bytes> font = files.map(path, kLargestFont);
  return font || font.failure().kind != FailureKind::not_found;
}

}  // namespace

CandidateFaces::CandidateFaces(Manifest manifest, FontBookRequest request)
    : manifest_(std::move(manifest)), request_(std::move(request)) {}

std::optional<FaceId> CandidateFaces::add(const Candidate& candidate) {
  const bool installed = candidate.by != Candidate::By::pinned;
  if (installed && (request_.policy == FontPolicy::pinned || request_.installed == nullptr)) return std::nullopt;
  const auto known =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.candidate == candidate; });
  const auto number = static_cast<std::size_t>(known - entries_.begin());
  if (known == entries_.end()) entries_.emplace_back(candidate);
  return static_cast<FaceId>(number);
}

const OpenFace* CandidateFaces::face(FaceId id) const {
  const Entry& entry = at(id);
  if (!entry.done.load(std::memory_order_acquire)) {
    std::call_once(entry.once, [&] {
      look_at(entry);
      entry.done = true;
    });
  }
  return entry.face.get();
}

std::optional<InstalledFont> CandidateFaces::find(const Candidate& candidate) const {
  if (candidate.by == Candidate::By::postscript_name) return request_.installed->by_postscript_name(candidate.name);
  if (candidate.by == Candidate::By::family) return request_.installed->by_family(candidate.name);
  const PinnedFace* pinned = manifest_.pinned(candidate.name);
  for (const std::string& folder : request_.folders) {
    std::string path = folder + "/" + pinned->file;
    if (is_there(*request_.files, path)) return InstalledFont{std::move(path), pinned->index};
  }
  return std::nullopt;
}

void CandidateFaces::look_at(const Entry& entry) const {
  const std::optional<InstalledFont> file = find(entry.candidate);
  if (!file) return;
  const PinnedFace* pinned =
      entry.candidate.by == Candidate::By::pinned ? manifest_.pinned(entry.candidate.name) : nullptr;
  Result<FaceRecord> record = face_record(file->path, file->index, *request_.files, request_.cache);
  if (!record) {
    const Failure& why = record.failure();
    // Gone between the search and the reading: the same as absent.
    if (why.kind != FailureKind::not_found || is_circle(why))
      entry.fault = Diagnostic{&font_faults::kUnreadable, {}, {file->path, failure_in_words(why)}};
    return;
  }
  // The digest first: of a damaged file, the name says nothing.
  entry.fault = refuse_digest(*record, pinned, file->path);
  if (!entry.fault) entry.fault = refuse_name(*record, entry.candidate, file->path);
  if (!entry.fault) entry.fault = refuse_licence(*record);
  if (entry.fault) return;
  std::vector<CharacterRange> distrusted = distrusted_in(manifest_, *record);
  entry.face = std::make_unique<const OpenFace>(file->path, file->index, std::move(*record),
                                                pinned != nullptr ? pinned->licence : "", *request_.files,
                                                std::move(distrusted));
}

}  // namespace typeset
