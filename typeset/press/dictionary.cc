#include "press/dictionary.h"

#include <utility>

#include "base/digest.h"
#include "base/encoding.h"
#include "base/system_reason.h"
#include "press/faults.h"
#include "press/reading.h"
#include "press/year_folder.h"
#include "words/lexicon_maker.h"
#include "words/official_list.h"

namespace typeset {

namespace {

constexpr std::uint64_t kLargestDictionary = std::uint64_t{64} << 20U;  // bytes
/// Part of the key of what is made of the two lists, which grows by one when that changes.
constexpr std::string_view kForm = "words/1-";

}  // namespace

void Dictionary::look(const std::string& list, const std::optional<PinnedDictionary>& pinned,
                      const std::vector<std::string>& folders, FontPolicy policy, Sources& sources,
                      Diagnostics& faults) {
  const Recorder files(files_);
  const Result<Bytes> text = files.read(list, kLargestText);
  dependencies_ = files.noted();
  if (!text) return report_unread(text.failure(), list, kLargestText, faults);
  list_ = *text;
  const std::string print = to_hex(fingerprint(text->view));
  key_ = std::string(kForm) + print + "-";
  check_list(list, "lists/" + print, sources, faults);
  if (pinned) {
    const bool needed = policy == FontPolicy::pinned;
    const DiagnosticKind& wrong = needed ? press_faults::kWrongDictionary : press_faults::kOtherDictionary;
    bool found = false;
    for (const std::string& folder : folders) {
      const std::string path = folder + "/" + pinned->file;
      const Result<FileStamp> stamp = files_.stamp(path);
      // A source without stamps (of a program that links the house) has to be read to know.
      const bool unknown = !stamp && stamp.failure().kind == FailureKind::unsupported;
      found = stamp.ok() || (unknown && files_.map(path, kLargestDictionary).ok());
      if (!found) continue;
      if (is_pinned(path, *pinned, faults, wrong)) path_ = path;
      break;
    }
    if (!found)
      faults.report(needed ? press_faults::kNoDictionary : press_faults::kWithoutDictionary, {}, {pinned->file});
    if (!path_.empty()) sha256_ = pinned->sha256;
    key_ += sha256_;
  }
  if (path_.empty()) key_ += "none";
}

/// Reading some thousand entries is most of what a run without a title to divide would pay: done once for each state of
/// the list.
void Dictionary::check_list(const std::string& name, const std::string& key, Sources& sources,
                            Diagnostics& faults) const {
  if (cache_ != nullptr && cache_->find(key)) return;
  Diagnostics found;
  words::read_official_list(sources, sources.add(name, std::string(list_.view)), found);
  if (found.all().empty() && cache_ != nullptr) cache_->keep(key, "read");
  for (const Diagnostic& fault : found.all()) faults.report(fault);
}

bool Dictionary::is_pinned(const std::string& path, const PinnedDictionary& pinned, Diagnostics& faults,
                           const DiagnosticKind& wrong) const {
  const Result<FileStamp> stamp = files_.stamp(path);
  const auto part = [](auto number) { return "-" + std::to_string(number); };
  const std::string state = stamp ? path + part(stamp->size) + part(stamp->modified_ns) + part(stamp->changed_ns) +
                                        part(stamp->inode) + "-" + pinned.sha256
                                  : std::string();
  const std::string key = "dictionaries/" + to_hex(fingerprint(state));
  Cache* known = stamp ? cache_ : nullptr;
  if (known != nullptr && known->find(key)) return true;
  const Result<Bytes> bytes = files_.map(path, kLargestDictionary);
  const bool right = bytes && to_hex(sha256(bytes->view)) == pinned.sha256;
  if (!right)
    faults.report(wrong, {}, {path});
  else if (known != nullptr)
    known->keep(key, "pinned");
  return right;
}

const words::Lexicon& Dictionary::lexicon() const {
  std::call_once(opened_, [this] { lexicon_ = open(); });
  return lexicon_;
}

words::Lexicon Dictionary::open() const {
  if (cache_ != nullptr) {
    if (const std::optional<Bytes> kept = cache_->find(key_))
      if (std::optional<words::Lexicon> lexicon = words::Lexicon::open(*kept)) return std::move(*lexicon);
  }
  std::optional<Bytes> dictionary;
  if (!path_.empty())
    if (Result<Bytes> read = files_.map(path_, kLargestDictionary)) dictionary = std::move(*read);
  Sources sources;
  Diagnostics reported_already;
  const std::vector<words::OfficialWord> official =
      words::read_official_list(sources, sources.add("", std::string(list_.view)), reported_already);
  std::string made = words::make_lexicon(dictionary ? std::optional(dictionary->view) : std::nullopt, official);
  // The file may have changed or gone since look(): then what is made must not be kept under the digest of another.
  const bool as_named = path_.empty() || (dictionary && to_hex(sha256(dictionary->view)) == sha256_);
  if (cache_ != nullptr && as_named) cache_->keep(key_, made);
  return words::Lexicon::open(Bytes::from(std::move(made))).value_or(words::Lexicon());
}

const words::Lexicon& OfficeWords::lexicon() const {
  std::call_once(opened_, [this] {
    const auto own = words::Lexicon::open(Bytes::from(words::make_lexicon(std::nullopt, own_)));
    lexicon_ = own.value_or(words::Lexicon()).over(house_.lexicon());
  });
  return lexicon_;
}

std::vector<words::OfficialWord> read_office_words(const std::vector<std::string>& folders, const FileSource& files,
                                                   Sources& sources, Diagnostics& faults) {
  for (const std::string& folder : folders) {
    const std::string path = path_in(folder, std::string(kOfficeWords));
    const Result<Bytes> text = files.read(path, kLargestText);
    if (!text && text.failure().kind == FailureKind::not_found && !is_circle(text.failure())) continue;
    if (!text) {
      report_unread(text.failure(), path, kLargestText, faults);
      return {};
    }
    const FileId file = add_text(sources, path, text->view, {}, faults);
    return words::read_official_list(sources, file, faults);
  }
  return {};
}

}  // namespace typeset
