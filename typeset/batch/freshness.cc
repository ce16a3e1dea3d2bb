#include "batch/freshness.h"

#include <algorithm>
#include <cstdint>

#include "base/digest.h"

namespace typeset {

namespace {

constexpr std::uint64_t kLargestInput = std::uint64_t{1} << 32U;  // bytes; more than any room reads

/// Files that were not there are not there still, as far as a stamp tells; other failures show only in reading.
bool is_missing_still(const Dependency& asked, const Result<FileStamp>& stamp) {
  return asked.failure == FailureKind::not_found && !stamp && stamp.failure().kind == FailureKind::not_found;
}

}  // namespace

Dependency answered(Dependency asked, const std::string& path, const FileSource& files) {
  asked.failure.reset();
  asked.fingerprint.clear();
  const Recorder recorder(files);
  if (asked.question == Dependency::Question::content)
    static_cast<void>(recorder.read(path, kLargestInput));
  else
    static_cast<void>(recorder.list(path));
  Dependency now = recorder.noted().front();
  now.path = std::move(asked.path);
  return now;
}

Freshness::Freshness(const Record& record, const FileSource& files, const Places& places, bool read_all)
    : record_(record), files_(files), places_(places), read_all_(read_all), states_(record.input_count()) {}

Freshness::State Freshness::look_at(std::uint32_t number) {
  const RecordedInput& input = record_.input(number);
  const std::string path = places_.path_of(input.asked.path);
  if (path.empty()) return State::gone;
  std::optional<FileStamp> stamp;
  if (input.asked.question == Dependency::Question::content) {
    const Result<FileStamp> now = files_.stamp(path);
    if (is_missing_still(input.asked, now)) return State::same;
    if (now) stamp = *now;
    if (stamp && !read_all_ && input.stamp == stamp) return State::same;
  }
  const Dependency now = answered(input.asked, path, files_);
  if (now == input.asked) {
    if (stamp) {
      const std::lock_guard lock(mutex_);
      new_stamps_.inputs.emplace_back(number, *stamp);
    }
    return State::same;
  }
  if (input.asked.failure == FailureKind::not_found) return State::appeared;
  return now.failure == FailureKind::not_found ? State::gone : State::changed;
}

/// Two threads may look at the same file at once; both find the same.
Freshness::State Freshness::state_of(std::uint32_t number) {
  State state = states_[number].load(std::memory_order_acquire);
  if (state != State::unseen) return state;
  state = look_at(number);
  states_[number].store(state, std::memory_order_release);
  return state;
}

std::optional<Term> Freshness::why_output(const RecordedOutput& output) {
  const std::string path = places_.path_of(output.path);
  const Result<FileStamp> stamp = files_.stamp(path);
  const std::string name = places_.path_from_here(output.path);
  if (!stamp) return Term("没有 " + name, name + " is missing");
  if (!read_all_ && output.stamp && *output.stamp == *stamp) return std::nullopt;
  const Result<Bytes> bytes = files_.read(path, kLargestInput);
  if (bytes && to_hex(fingerprint(bytes->view)) == output.fingerprint) {
    const std::lock_guard lock(mutex_);
    new_stamps_.outputs.insert_or_assign(output.path, *stamp);
    return std::nullopt;
  }
  return Term(name + " 不是当时写的样子", name + " is not as it was written");
}

std::optional<Term> Freshness::why_stale(const RecordedDocument& document, const Wanted& wanted) {
  if (document.made_by != wanted.made_by) return Term("程序或字体变了", "the program or the fonts changed");
  if (document.options != wanted.options) return Term("命令的选项变了", "the options of the command changed");
  const bool same_outputs = std::ranges::equal(document.outputs, wanted.outputs, {}, &RecordedOutput::path);
  if (!same_outputs) return Term("输出的名字变了", "the names of the outputs changed");
  for (const std::uint32_t number : document.inputs) {
    const State state = state_of(number);
    if (state == State::same) continue;
    const std::string path = places_.path_from_here(record_.input(number).asked.path);
    if (state == State::appeared) return Term("有了 " + path, path + " appeared");
    if (state == State::gone) return Term(path + " 没有了", path + " is gone");
    if (record_.input(number).asked.question == Dependency::Question::names)
      return Term(path + " 里的文件增减了", "files came to or left " + path);
    return Term(path + " 改过", path + " changed");
  }
  for (const RecordedOutput& output : document.outputs)
    if (std::optional<Term> why = why_output(output)) return why;
  return std::nullopt;
}

}  // namespace typeset
