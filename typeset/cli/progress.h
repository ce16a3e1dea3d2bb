// How far a run has come, in one line at the foot of a terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "cli/report.h"

namespace typeset {

/// What the line says of `done` out of `all` after `elapsed_ns`, in at most `width` cells: the numbers, then, where
/// there is room, the time that is left and a bar.
std::string progress_line(std::size_t done, std::size_t failed, std::size_t all, std::int64_t elapsed_ns, int width,
                          Language language);

/// Draws it on standard error, ten times a second at most. Not thread-safe.
class Progress {
 public:
  /// Nothing is drawn where `drawn` is false.
  Progress(std::size_t all, bool drawn, const ReportForm& form);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { erase(); }

  /// One document more is done.
  void step(bool failed);
  /// Before anything else is written to the terminal.
  void erase();

 private:
  const std::size_t all_;
  const bool drawn_;
  const ReportForm& form_;
  const std::int64_t began_ns_;
  std::int64_t shown_ns_;
  std::size_t done_ = 0, failed_ = 0;
  bool on_screen_ = false;
};

}  // namespace typeset
