// CandidateFaces: from the manifest's candidates to faces.
//
// Each distinct candidate has a FaceId. It is looked at once, when its face is first needed: the file is sought, its
// record read (FaceRecord), name, digest and embedding permission compared.
#pragma once

#include <atomic>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "font/font_book.h"
#include "font/manifest.h"
#include "font/open_face.h"

namespace typeset {

class CandidateFaces {
 public:
  CandidateFaces(Manifest manifest, FontBookRequest request);

  const Manifest& manifest() const { return manifest_; }
  FontPolicy policy() const { return request_.policy; }
  const std::vector<std::string>& folders() const { return request_.folders; }

  /// The id of a candidate; none for an installed font that the policy leaves out. Not thread-safe.
  std::optional<FaceId> add(const Candidate& candidate);
  std::size_t size() const { return entries_.size(); }
  const Candidate& candidate(FaceId id) const { return at(id).candidate; }
  /// The face of a candidate, null if there is none to be had. Thread-safe.
  const OpenFace* face(FaceId id) const;
  /// Why a candidate that was looked at has no face although there is a file.
  const std::optional<Diagnostic>& fault(FaceId id) const { return at(id).fault; }
  /// Whether face(id) has been asked for.
  bool looked_at(FaceId id) const { return at(id).done.load(); }

 private:
  struct Entry {
    explicit Entry(Candidate sought) : candidate(std::move(sought)) {}
    Candidate candidate;
    mutable std::once_flag once;
    mutable std::atomic<bool> done = false;
    mutable std::unique_ptr<const OpenFace> face;
    mutable std::optional<Diagnostic> fault;
  };
  const Entry& at(FaceId id) const { return entries_[static_cast<std::size_t>(id)]; }
  void look_at(const Entry& entry) const;
  std::optional<InstalledFont> find(const Candidate& candidate) const;

  Manifest manifest_;
  FontBookRequest request_;
  std::deque<Entry> entries_;  // a deque: entries never move
};

}  // namespace typeset
