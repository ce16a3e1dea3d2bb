// InputGuard: nothing is written over what a document is made of, by whatever name it goes: a picture, a table, a
// style, a font, behind links and under other names.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "press/press.h"

namespace typeset {

/// What stands at a path, links followed: device and number. None where nothing is, or no regular file.
using FileIdentity = std::pair<std::uint64_t, std::uint64_t>;
std::optional<FileIdentity> identity_of(const std::string& path);
/// Of what is open as standard input.
std::optional<FileIdentity> identity_of_standard_input();

/// Only what is there already can be an input: files that are to be made cost one look, and those of a folder that is
/// made the first time nothing more. Thread-safe.
class InputGuard {
 public:
  /// `targets`: of what is to be written; `-` is none.
  explicit InputGuard(const std::vector<std::string>& targets);

  /// Whether there is anything to guard against.
  bool idle() const { return standing_.empty(); }
  /// Whether a target is called as sources are, whatever links lead to it: only then can it be an issue that a document
  /// is compared with, of which there are thousands.
  bool may_be_issue() const { return may_be_issue_; }
  /// The target that an input is, if it is one.
  std::optional<std::string> target_that_is(const std::string& input) const;

 private:
  std::map<FileIdentity, std::string> standing_;  // targets that are there
  bool may_be_issue_ = false;
};

struct Overwritten {
  std::string target, input;
};

/// The first input of a document that a target is.
std::optional<Overwritten> overwritten(const InputGuard& guard, const Document& document);

}  // namespace typeset
