// Nearest: which of the known names a mistyped one was probably meant to be. Fields, style keys, spans and commands
// ask.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace typeset {

/// Edits (insert, delete, replace, swap neighbours) that turn one word into the other, in characters; case is ignored.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// Keeps the candidate nearest to a name, if it is near enough to be a slip: a third of the shorter one's characters,
/// or one edit, and never all of it. Of equals the first considered wins.
class Nearest {
 public:
  explicit Nearest(std::string_view name);

  /// True if the candidate is now the nearest. It is reported as `shown`.
  bool consider(std::string_view candidate, std::string_view shown);
  bool consider(std::string_view candidate) { return consider(candidate, candidate); }

  bool found() const { return !shown_.empty(); }
  /// Whether another is as near, so that neither can be meant for sure.
  bool tied() const { return tied_; }
  const std::string& name() const { return shown_; }

 private:
  std::u32string written_;
  std::size_t best_ = SIZE_MAX;
  std::string shown_;
  bool tied_ = false;
};

}  // namespace typeset
