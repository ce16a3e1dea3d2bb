#include "cli/record_store.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <system_error>
#include <utility>

#include "base/digest.h"
#include "cli/clock.h"
#include "cli/disk.h"
#include "cli/faults.h"
#include "cli/output_file.h"
#include "cli/run_id.h"

namespace typeset {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestRecord = std::uint64_t{1} << 30U;  // bytes
constexpr std::string_view kJournal = "journal-";
/// Clocks of file systems go in steps of some milliseconds: what is younger than this may yet change within its step.
constexpr std::int64_t kGrain = 20'000'000;  // ns

/// Whether a change later than `before` would show in the stamp.
bool settled(const FileStamp& stamp, std::int64_t before) {
  return stamp.modified_ns < before - kGrain && stamp.changed_ns < before - kGrain;
}

std::string working_folder() {
  std::error_code error;  // of a folder that is gone: then all paths are taken from the root
  const fs::path here = fs::current_path(error);
  return error ? "/" : here.string();
}

/// An open file under a lock, or none: of another's, or on a system that has none to give.
std::optional<Descriptor> locked(const std::string& path, int flags, bool wait) {
  Descriptor file(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (!file.open()) return std::nullopt;
  constexpr int kTries = 600, kPause = 50;  // ms; half a minute in all: who holds it writes a record
  for (int i = 0; ::flock(file.number(), LOCK_EX | LOCK_NB) != 0; ++i) {
    if (!wait || errno != EWOULDBLOCK || i == kTries) return std::nullopt;
    pause_ms(kPause);
  }
  return file;
}

}  // namespace

RecordStore::RecordStore(std::string folder, const std::string& data, const FileSource& files)
    : folder_(std::move(folder)),
      own_((fs::path(folder_) / ".hongtou").string()),
      files_(files),
      places_(working_folder(), folder_, data),
      started_ns_(now_ns()) {
  if (const Result<Bytes> text = files_.read(record_path(), kLargestRecord)) record_.read(text->view);
  take_over_the_dead();
}

void RecordStore::take_over_the_dead() {
  const Result<std::vector<std::string>> names = files_.list(own_);
  if (!names) return;
  for (const std::string& name : *names) {
    if (!name.starts_with(kJournal)) continue;
    const std::string path = own_ + "/" + name;
    const std::optional<Descriptor> dead = locked(path, O_RDONLY, false);
    if (!dead) continue;
    if (const Result<Bytes> text = files_.read(path, kLargestRecord)) record_.read(text->view);
    sweep(name.substr(kJournal.size()));
    taken_over_.push_back(path);
  }
}

/// What a run that is dead left unfinished, wherever it was writing.
void RecordStore::sweep(const std::string& run) const {
  const std::string beginning = unfinished_prefix(run);
  std::error_code error;
  constexpr auto kPassOver = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator at(folder_, kPassOver, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->path().filename().string().starts_with(beginning)) fs::remove(at->path(), ignored);
  }
}

RecordedInput RecordStore::with_stamp(const Dependency& asked) const {
  RecordedInput input{asked, {}};
  input.asked.path = places_.name_of(asked.path);
  if (asked.failure || asked.question != Dependency::Question::content) return input;
  const Result<FileStamp> stamp = files_.stamp(asked.path);
  if (stamp && settled(*stamp, started_ns_)) input.stamp = *stamp;
  return input;
}

void RecordStore::begin() {
  const std::lock_guard lock(mutex_);
  write_down({});
}

void RecordStore::note(RecordedDocument document, const std::vector<Dependency>& asked) {
  std::vector<RecordedInput> inputs;
  inputs.reserve(asked.size());
  for (const Dependency& one : asked) inputs.push_back(with_stamp(one));
  for (RecordedOutput& output : document.outputs) {
    const Result<FileStamp> stamp = files_.stamp(places_.path_of(output.path));
    if (stamp) output.stamp = *stamp;  // judged when the record is written
  }
  const std::lock_guard lock(mutex_);
  for (RecordedInput& input : inputs) document.inputs.push_back(done_.add(std::move(input)));
  RecordedDocument unsettled = document;
  for (RecordedOutput& output : unsettled.outputs) output.stamp.reset();
  write_down(lines_.of(unsettled));
  done_.put(std::move(document));
}

void RecordStore::join(const Record& from, const RecordedDocument& document) {
  RecordedDocument joined = document;
  joined.inputs.clear();
  for (const std::uint32_t number : document.inputs) {
    RecordedInput input = from.input(number);
    input.stamp.reset();
    joined.inputs.push_back(done_.add(std::move(input)));
  }
  for (RecordedOutput& output : joined.outputs) output.stamp.reset();
  const std::lock_guard lock(mutex_);
  write_down(lines_.of(joined));
  done_.put(std::move(joined));
}

void RecordStore::note_gone(const std::string& source) {
  const std::lock_guard lock(mutex_);
  write_down(lines_.gone(source));
  gone_.push_back(source);
}

void RecordStore::write_down(std::string_view lines) {
  if (journal_error_ != 0) return;
  if (!journal_) {
    std::error_code error;
    fs::create_directories(own_, error);
    std::optional<Descriptor> begun =
        locked(own_ + "/" + std::string(kJournal) + run_id(), O_WRONLY | O_CREAT | O_APPEND, false);
    if (!begun) {
      journal_error_ = error ? error.value() : EIO;
      return;
    }
    journal_.emplace(std::move(*begun));
    journal_error_ = write_all(journal_->number(), opening_);
  }
  if (journal_error_ == 0) journal_error_ = write_all(journal_->number(), lines);
}

/// What is on disk now, with what dead runs, this one's look at the files, and its work have to add.
Record RecordStore::merged(const Freshness::NewStamps& seen) const {
  Record all;
  if (const Result<Bytes> text = files_.read(record_path(), kLargestRecord)) all.read(text->view);
  for (const std::string& path : taken_over_)
    if (const Result<Bytes> text = files_.read(path, kLargestRecord)) all.read(text->view);
  for (const auto& [number, stamp] : seen.inputs) {
    RecordedInput input = record_.input(number);
    input.stamp = settled(stamp, started_ns_) ? std::optional(stamp) : std::nullopt;
    all.add(std::move(input));
  }
  const std::int64_t now = now_ns();
  const auto settle = [&](RecordedOutput& output) {
    if (const auto again = seen.outputs.find(output.path); again != seen.outputs.end()) output.stamp = again->second;
    if (output.stamp && !settled(*output.stamp, now)) output.stamp.reset();
  };
  if (!seen.outputs.empty()) {
    for (const auto& [source, document] : record_.documents()) {
      const RecordedDocument* known = all.find(source);
      if (known == nullptr) continue;
      RecordedDocument fresh = *known;
      std::ranges::for_each(fresh.outputs, settle);
      all.put(std::move(fresh));
    }
  }
  for (const auto& [source, document] : done_.documents()) {
    RecordedDocument made = document;
    for (std::uint32_t& input : made.inputs) input = all.add(done_.input(input));
    std::ranges::for_each(made.outputs, settle);
    all.put(std::move(made));
  }
  for (const std::string& source : gone_) all.erase(source);
  return all;
}

void RecordStore::close(const Freshness::NewStamps& seen, Diagnostics& faults) {
  const bool news = !done_.documents().empty() || !gone_.empty() || !seen.inputs.empty() || !seen.outputs.empty() ||
                    !taken_over_.empty();
  const std::string journal = own_ + "/" + std::string(kJournal) + run_id();
  if (!news) {
    if (journal_) ::unlink(journal.c_str());
    return;
  }
  const std::optional<Descriptor> lock = locked(own_ + "/lock", O_RDWR | O_CREAT, true);
  int error = lock ? write_whole(record_path(), text_of(merged(seen)), Lasting::cached) : errno;
  if (!lock && error == 0) error = EAGAIN;
  if (error == 0) {
    for (const std::string& path : taken_over_) ::unlink(path.c_str());
    if (journal_) ::unlink(journal.c_str());
  } else {
    faults.report(cli_faults::kNoRecord, {}, {record_path(), system_reason(error)});
  }
}

}  // namespace typeset
