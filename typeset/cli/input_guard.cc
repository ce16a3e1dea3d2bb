#include "cli/input_guard.h"

#include <sys/stat.h>
#include <unistd.h>

#include "cli/disk.h"

namespace typeset {

namespace {

std::optional<FileIdentity> identity(const struct stat& status) {
  if (!S_ISREG(status.st_mode)) return std::nullopt;
  return FileIdentity{static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

}  // namespace

std::optional<FileIdentity> identity_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? identity(status) : std::nullopt;
}

std::optional<FileIdentity> identity_of_standard_input() {
  struct stat status {};
  return ::fstat(STDIN_FILENO, &status) == 0 ? identity(status) : std::nullopt;
}

InputGuard::InputGuard(const std::vector<std::string>& targets) {
  for (const std::string& target : targets) {
    if (target == "-") continue;
    const auto there = identity_of(target);
    if (!there) continue;
    standing_.emplace(*there, target);
    const std::string truly = DiskFiles().resolved(target);
    may_be_issue_ = may_be_issue_ || truly.ends_with(".yaml") || truly.ends_with(".yml");
  }
}

std::optional<std::string> InputGuard::target_that_is(const std::string& input) const {
  if (idle()) return std::nullopt;
  const std::optional<FileIdentity> there = identity_of(input);
  const auto found = there ? standing_.find(*there) : standing_.end();
  return found == standing_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Overwritten> overwritten(const InputGuard& guard, const Document& document) {
  if (guard.idle()) return std::nullopt;
  const auto look = [&](const std::string& input) -> std::optional<Overwritten> {
    if (const auto target = guard.target_that_is(input)) return Overwritten{*target, input};
    return std::nullopt;
  };
  const auto look_at = [&](const std::vector<Dependency>& asked) -> std::optional<Overwritten> {
    for (const Dependency& one : asked) {
      if (one.question != Dependency::Question::content || one.failure) continue;
      if (auto over = look(one.path)) return over;
    }
    return std::nullopt;
  };
  if (auto over = look_at(document.dependencies)) return over;
  if (document.neighbours && guard.may_be_issue())
    if (auto over = look_at(document.neighbours->dependencies)) return over;
  for (const UsedFont& font : document.fonts)
    if (auto over = look(font.path)) return over;
  return std::nullopt;
}

}  // namespace typeset
