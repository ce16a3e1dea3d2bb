// Casting: from the manifest's candidates to faces.
//
// A Stage holds one slot for each distinct candidate of the manifest. A slot is looked into once, when it is first
// needed: the file is sought, its record read (FaceRecord), name, digest and embedding permission compared.
#pragma once

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

class Stage {
 public:
  Stage(Manifest manifest, FontBookRequest request);

  const Manifest& manifest() const { return manifest_; }
  FontPolicy policy() const { return request_.policy; }

  /// The slot of a candidate; none for an installed font that the policy leaves out. Not thread-safe.
  std::optional<FaceId> slot(const Candidate& candidate);
  std::size_t slot_count() const { return slots_.size(); }
  const Candidate& candidate(FaceId id) const { return at(id).candidate; }
  /// The face of a slot, null if there is none to be had. Thread-safe.
  const OpenFace* face(FaceId id) const;
  /// Why a slot that was looked into has no face although there is a file.
  const std::optional<Diagnostic>& fault(FaceId id) const { return at(id).fault; }
  /// Whether face(id) has been asked for.
  bool looked_into(FaceId id) const { return at(id).done.load(); }

 private:
  struct Slot {
    explicit Slot(Candidate sought) : candidate(std::move(sought)) {}
    Candidate candidate;
    mutable std::once_flag once;
    mutable std::atomic<bool> done = false;
    mutable std::unique_ptr<const OpenFace> face;
    mutable std::optional<Diagnostic> fault;
  };
  const Slot& at(FaceId id) const { return slots_[static_cast<std::size_t>(id)]; }
  void look_into(const Slot& slot) const;
  std::optional<InstalledFont> find(const Candidate& candidate) const;

  Manifest manifest_;
  FontBookRequest request_;
  std::deque<Slot> slots_;  // a deque: slots never move
};

}  // namespace typeset
