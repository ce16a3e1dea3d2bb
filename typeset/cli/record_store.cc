#include "cli/record_store.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <unordered_map>
#include <utility>

#include "base/digest.h"
#include "base/system_reason.h"
#include "cli/clock.h"
#include "cli/disk.h"
#include "cli/faults.h"
#include "cli/output_file.h"
#include "cli/run_id.h"

namespace typeset {

namespace {

namespace fs = std::filesystem;

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
  Descriptor file(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0666));
  if (!file.open()) return std::nullopt;
  constexpr int kTries = 600, kPause = 50;  // ms; half a minute in all: who holds it writes a record
  for (int i = 0; ::flock(file.number(), LOCK_EX | LOCK_NB) != 0; ++i) {
    if (!wait || errno != EWOULDBLOCK || i == kTries) return std::nullopt;
    pause_ms(kPause);
  }
  return file;
}

/// A file of lines, open; empty where there is none.
class TextOnDisk final : public RecordText {
 public:
  explicit TextOnDisk(const std::string& path)
      : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)) {}

  std::string read(std::uint64_t offset, std::size_t size) const override {
    std::string text(size, '\0');
    std::size_t have = 0;
    while (have < size) {
      const ssize_t more = ::pread(file_.number(), text.data() + have, size - have, static_cast<off_t>(offset + have));
      if (more < 0 && errno == EINTR) continue;
      if (more <= 0) break;
      have += static_cast<std::size_t>(more);
    }
    text.resize(have);
    return text;
  }

 private:
  Descriptor file_;
};

/// A word for a source, as far as chance goes.
std::uint64_t key_of(const std::string& source) {
  const Fingerprint all = fingerprint(source);
  std::uint64_t key = 0;
  std::memcpy(&key, all.data(), sizeof key);
  return key;
}

/// Which statement about each source is the last, of all that are read one after the other.
class LastWords final : public RecordReader {
 public:
  LastWords() : RecordReader(Facts::left) {}
  std::uint32_t input(RecordedInput) override { return 0; }
  void document(RecordedDocument document) override { last_[key_of(document.source)] = count_++; }
  void gone(const std::string& source) override { last_[key_of(source)] = count_++; }

  bool is_last(const std::string& source, std::uint64_t statement) const {
    const auto found = last_.find(key_of(source));
    return found != last_.end() && found->second == statement;
  }

 private:
  std::uint64_t count_ = 0;
  std::unordered_map<std::uint64_t, std::uint64_t> last_;
};

std::string key_of(const RecordedInput& input) {
  std::string key(1, static_cast<char>('0' + static_cast<int>(input.asked.question)));
  return key.append(input.asked.fingerprint).append(1, '\t').append(input.asked.path);
}

/// Writes the documents of the texts that it reads, each where it is said last, with the stamps that hold now.
class Joiner final : public RecordReader {
 public:
  enum class Journal : std::uint8_t { none, dead, own };

  Joiner(const LastWords& last, const std::unordered_map<std::string, std::optional<FileStamp>>& inputs_seen,
         const std::unordered_map<std::string, FileStamp>& outputs_seen, GrowingFile& into)
      : RecordReader(Facts::kept),
        last_(last),
        inputs_seen_(inputs_seen),
        outputs_seen_(outputs_seen),
        into_(into),
        now_(now_ns()) {
    into_.write(lines_.opening());
  }

  void begin(Journal journal) {
    journal_ = journal;
    inputs_.clear();
  }

  std::uint32_t input(RecordedInput input) override {
    if (!inputs_seen_.empty()) {
      if (const auto seen = inputs_seen_.find(key_of(input)); seen != inputs_seen_.end()) input.stamp = seen->second;
    }
    inputs_.push_back(std::move(input));
    return static_cast<std::uint32_t>(inputs_.size() - 1);
  }
  void document(RecordedDocument document) override {
    if (!last_.is_last(document.source, count_++)) return;
    for (RecordedOutput& output : document.outputs) {
      if (journal_ == Journal::dead) output.stamp.reset();  // nobody knows when it ended
      if (const auto seen = outputs_seen_.find(output.path); seen != outputs_seen_.end()) output.stamp = seen->second;
      if (output.stamp && !settled(*output.stamp, now_)) output.stamp.reset();
    }
    std::vector<RecordedInput> inputs;
    inputs.reserve(document.inputs.size());
    for (const std::uint32_t number : document.inputs) inputs.push_back(inputs_[number]);
    into_.write(lines_.of(document, inputs));
  }
  void gone(const std::string&) override { ++count_; }

 private:
  const LastWords& last_;
  const std::unordered_map<std::string, std::optional<FileStamp>>& inputs_seen_;
  const std::unordered_map<std::string, FileStamp>& outputs_seen_;
  GrowingFile& into_;
  const std::int64_t now_;
  std::uint64_t count_ = 0;
  Journal journal_ = Journal::none;
  std::vector<RecordedInput> inputs_;  // of the text that is read
  RecordLines lines_;
};

}  // namespace

RecordStore::RecordStore(std::string folder, const std::string& data, const FileSource& files)
    : folder_(std::move(folder)),
      own_((fs::path(folder_) / ".hongtou").string()),
      files_(files),
      places_(working_folder(), folder_, data),
      started_ns_(now_ns()) {
  take_in(record_path());
  take_over_the_dead();
  record_.seal();
}

void RecordStore::take_in(const std::string& path) {
  texts_.push_back(std::make_unique<TextOnDisk>(path));
  record_.read(*texts_.back(), Facts::left);
}

std::string RecordStore::facts(const RecordedDocument& document) const {
  const std::string written = texts_[document.text]->read(document.facts_at, document.facts_size);
  return written.size() == document.facts_size ? facts_in(written) : std::string();
}

std::string RecordStore::journal_path() const { return own_ + "/" + std::string(kJournal) + run_id(); }

void RecordStore::take_over_the_dead() {
  const Result<std::vector<std::string>> names = files_.list(own_);
  if (!names) return;
  for (const std::string& name : *names) {
    if (!name.starts_with(kJournal)) continue;
    const std::string path = own_ + "/" + name;
    const std::optional<Descriptor> dead = locked(path, O_RDONLY, false);
    if (!dead) continue;
    take_in(path);
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
  write_down(lines_.of(document, inputs));
}

void RecordStore::join(const Record& from, const RecordedDocument& document) {
  RecordedDocument joined = document;
  std::vector<RecordedInput> inputs;
  for (const std::uint32_t number : document.inputs) {
    inputs.push_back(from.input(number));
    inputs.back().stamp.reset();
  }
  for (RecordedOutput& output : joined.outputs) output.stamp.reset();
  const std::lock_guard lock(mutex_);
  write_down(lines_.of(joined, inputs));
}

void RecordStore::note_gone(const std::string& source) {
  const std::lock_guard lock(mutex_);
  write_down(lines_.gone(source));
}

void RecordStore::write_down(std::string_view lines) {
  news_ = news_ || !lines.empty();
  if (journal_error_ != 0) return;
  if (!journal_) {
    std::error_code error;
    fs::create_directories(own_, error);
    std::optional<Descriptor> begun = locked(journal_path(), O_WRONLY | O_CREAT | O_APPEND, false);
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
int RecordStore::write_joined(const Freshness::NewStamps& seen) const {
  std::unordered_map<std::string, std::optional<FileStamp>> inputs_seen;
  for (const auto& [number, stamp] : seen.inputs)
    inputs_seen[key_of(record_.input(number))] = settled(stamp, started_ns_) ? std::optional(stamp) : std::nullopt;
  std::vector<std::pair<Joiner::Journal, std::unique_ptr<TextOnDisk>>> texts;
  const auto add = [&](Joiner::Journal journal, const std::string& path) {
    texts.emplace_back(journal, std::make_unique<TextOnDisk>(path));
  };
  add(Joiner::Journal::none, record_path());
  for (const std::string& path : taken_over_) add(Joiner::Journal::dead, path);
  if (journal_) add(Joiner::Journal::own, journal_path());
  LastWords last;
  for (const auto& [journal, text] : texts) read_record(*text, last);
  GrowingFile record(record_path());
  Joiner joiner(last, inputs_seen, seen.outputs, record);
  for (const auto& [journal, text] : texts) {
    joiner.begin(journal);
    read_record(*text, joiner);
  }
  return record.finish();
}

void RecordStore::close(const Freshness::NewStamps& seen, Diagnostics& faults) {
  const bool news = news_ || !seen.inputs.empty() || !seen.outputs.empty() || !taken_over_.empty();
  if (!news) {
    if (journal_) ::unlink(journal_path().c_str());
    return;
  }
  const std::optional<Descriptor> lock = locked(own_ + "/lock", O_RDWR | O_CREAT, true);
  int error = lock ? write_joined(seen) : errno;
  if (!lock && error == 0) error = EAGAIN;
  if (error == 0) {
    for (const std::string& path : taken_over_) ::unlink(path.c_str());
    if (journal_) ::unlink(journal_path().c_str());
    error = journal_error_;  // what could not be noted will be made again
  }
  if (error != 0) faults.report(cli_faults::kNoRecord, {}, {record_path(), system_reason(error)});
}

}  // namespace typeset
