// Nearest: which of the known names a mistyped one was probably meant to be. Fields, style keys, spans and commands
// ask.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace typeset {

/// Keeps the candidate nearest to a name, if it is near enough to be a slip: a third of its characters, or one.
/// Distance counts insertions, deletions, replacements and swapped neighbours (tilte); of equals the first considered
/// wins.
class Nearest {
 public:
  explicit Nearest(std::string_view name);

  void consider(std::string_view candidate) { consider(candidate, candidate); }
  /// The candidate is told as `shown`.
  void consider(std::string_view candidate, std::string_view shown);

  bool found() const { return !shown_.empty(); }
  const std::string& name() const { return shown_; }

 private:
  std::u32string written_;
  std::size_t best_ = SIZE_MAX;
  std::string shown_;
};

}  // namespace typeset
