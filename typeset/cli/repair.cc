#include "cli/repair.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>
#include <vector>

#include "cli/excerpt.h"
#include "press/reading.h"

namespace typeset {

namespace {

constexpr int kMostRounds = 12;  // fixes that bring each other to light
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// The files of another source, but for one of them.
class OneChanged final : public FileSource {
 public:
  OneChanged(const FileSource& others, std::string path, const std::string& text)
      : others_(others), path_(std::move(path)), text_(text) {}

  Result<Bytes> read(const std::string& path, std::uint64_t limit) const override {
    if (path != path_) return others_.read(path, limit);
    if (text_.size() > limit) return Failure{FailureKind::too_large, path, {}};
    return Bytes::from(text_);
  }
  std::string resolved(const std::string& path) const override { return others_.resolved(path); }
  Result<FileStamp> stamp(const std::string& path) const override {
    if (path == path_) return Failure{FailureKind::unsupported, path, {}};
    return others_.stamp(path);
  }
  Result<std::vector<std::string>> list(const std::string& folder) const override { return others_.list(folder); }

 private:
  const FileSource& others_;
  std::string path_;
  const std::string& text_;
};

/// Of all faults with one fix that is certain, in the order of their places.
std::vector<Fix> certain_fixes(const Document& document, const std::string& source) {
  Diagnostics sorted = document.faults;
  sorted.sort_by_place();
  std::vector<Fix> fixes;
  for (const Diagnostic& fault : sorted.all()) {
    const Fix* const fix = fault.certain_fix();
    // Styles and files of text have faults of their own; they are other documents' too.
    const auto own = [&](const Edit& edit) { return document.sources.name(edit.place.file) == source; };
    if (fix != nullptr && std::ranges::all_of(fix->edits, own)) fixes.push_back(*fix);
  }
  return fixes;
}

/// Whether every line ends as on Windows.
bool ends_lines_with_returns(std::string_view text) {
  std::size_t feeds = 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1), ++feeds)
    if (at == 0 || text[at - 1] != '\r') return false;
  return feeds > 0;
}

/// A line that a fix began ends like the others.
std::string with_returns(std::string_view text) {
  std::string made;
  made.reserve(text.size() + 16);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n' && (at == 0 || text[at - 1] != '\r')) made += '\r';
    made += text[at];
  }
  return made;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1);
    std::string_view line = text.substr(0, end + 1);
    text.remove_prefix(end + 1);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

Repair repair(const Job& job, Workshop& workshop) {
  Repair repaired;
  const FileSource& files = job.files != nullptr ? *job.files : workshop.files();
  std::string bytes;
  for (int round = 0; round <= kMostRounds; ++round) {
    const OneChanged changed(files, job.source, bytes);
    Job again = job;
    if (round > 0) again.files = &changed;
    repaired.document = press(again, workshop);
    const std::vector<Fix> fixes = certain_fixes(repaired.document, job.source);
    if (fixes.empty() || round == kMostRounds) break;
    if (round == 0) {
      const Result<Bytes> read = job.handed ? Result<Bytes>(Failure{FailureKind::unsupported, job.source, {}})
                                            : files.read(job.source, kLargestText);
      if (read) bytes = read->view;
      const std::string_view text =
          std::string_view(bytes).substr(bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
      const FileId source = fixes.front().edits.front().place.file;
      repaired.refused = !read || text != repaired.document.sources.text(source);
      if (repaired.refused) break;
      repaired.before = repaired.after = bytes;
    }
    const std::size_t mark = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    const Fixed fixed =
        apply_fixes(std::string_view(bytes).substr(mark), fixes.front().edits.front().place.file, fixes);
    if (fixed.applied == 0) break;
    repaired.fixes += fixed.applied;
    const bool windows = ends_lines_with_returns(bytes);
    bytes.replace(mark, std::string::npos, windows ? with_returns(fixed.text) : fixed.text);
    repaired.after = bytes;
  }
  return repaired;
}

std::string describe_difference(std::string_view before, std::string_view after) {
  const std::vector<std::string_view> old = lines_of(before), made = lines_of(after);
  std::size_t head = 0, tail = 0;
  while (head < old.size() && head < made.size() && old[head] == made[head]) ++head;
  while (tail < old.size() - head && tail < made.size() - head &&
         old[old.size() - 1 - tail] == made[made.size() - 1 - tail]) {
    ++tail;
  }
  const std::size_t n = old.size() - head - tail, m = made.size() - head - tail;
  // common[i][j]: lines that the rests from i and j on have in common. Of a file that is another one altogether nothing
  // is compared.
  constexpr std::size_t kMostCells = 4'000'000;
  const bool compared = (n + 1) * (m + 1) <= kMostCells;
  std::vector<std::uint32_t> common(compared ? (n + 1) * (m + 1) : 0);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return common[i * (m + 1) + j]; };
  for (std::size_t i = n; compared && i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      cell(i, j) = old[head + i] == made[head + j] ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  std::string text;
  const auto show = [&text](char sign, std::size_t number, std::string_view line) {
    text += fmt::format("  {}{} {}\n", sign, number + 1, printable(line));
  };
  for (std::size_t i = 0, j = 0; i < n || j < m;) {
    if (compared && i < n && j < m && old[head + i] == made[head + j]) {
      ++i;
      ++j;
    } else if (i < n && (!compared || j == m || cell(i + 1, j) >= cell(i, j + 1))) {
      show('-', head + i, old[head + i]);
      ++i;
    } else {
      show('+', head + j, made[head + j]);
      ++j;
    }
  }
  return text;
}

}  // namespace typeset
