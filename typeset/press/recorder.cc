#include "press/recorder.h"

#include "base/digest.h"

namespace typeset {

Result<Bytes> Recorder::read(const std::string& path, std::uint64_t limit) const {
  Result<Bytes> bytes = files_.read(path, limit);
  const auto question = Dependency::Question::content;
  if (is_new(question, path)) {
    note(bytes ? Dependency{question, path, {}, to_hex(fingerprint(bytes->view))}
               : Dependency{question, path, bytes.failure().kind, {}});
  }
  return bytes;
}

Result<std::vector<std::string>> Recorder::list(const std::string& folder) const {
  Result<std::vector<std::string>> names = files_.list(folder);
  const auto question = Dependency::Question::names;
  if (!is_new(question, folder)) return names;
  if (!names) {
    note({question, folder, names.failure().kind, {}});
    return names;
  }
  std::string all;
  for (const std::string& name : *names) all.append(name).push_back('\0');
  note({question, folder, {}, to_hex(fingerprint(all))});
  return names;
}

std::vector<Dependency> Recorder::noted() const {
  const std::lock_guard lock(mutex_);
  return noted_;
}

bool Recorder::is_new(Dependency::Question question, const std::string& path) const {
  const std::lock_guard lock(mutex_);
  return known_.emplace(question, path).second;
}

void Recorder::note(Dependency dependency) const {
  const std::lock_guard lock(mutex_);
  noted_.push_back(std::move(dependency));
}

}  // namespace typeset
