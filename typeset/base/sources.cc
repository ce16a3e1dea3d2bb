#include "base/sources.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.h"

namespace typeset {

namespace {
constexpr std::uint32_t kMilestone = 1024;  // bytes from one to the next, at the least
}

/// Those of the line [begin, end).
void Sources::set_milestones(File& file, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t characters = 0, next = begin + kMilestone;
  for (std::uint32_t at = begin; at < end && next < end; ++characters) {
    if (at >= next) {
      file.milestones.push_back({at, characters});
      next = at + kMilestone;
    }
    at += decode_utf8(file.text, at).length;
  }
}

FileId Sources::add(std::string name, std::string text) {
  File file{std::move(name), std::move(text), {0}, {}};
  for (std::size_t at = 0; at < file.text.size(); ++at) {
    const bool crlf = file.text[at] == '\r' && at + 1 < file.text.size() && file.text[at + 1] == '\n';
    if ((file.text[at] == '\n' || file.text[at] == '\r') && !crlf) {
      file.line_begins.push_back(static_cast<std::uint32_t>(at + 1));
    }
  }
  for (std::size_t i = 0; i < file.line_begins.size(); ++i) {
    const std::size_t end = i + 1 < file.line_begins.size() ? file.line_begins[i + 1] : file.text.size();
    if (end - file.line_begins[i] > kMilestone)
      set_milestones(file, file.line_begins[i], static_cast<std::uint32_t>(end));
  }
  files_.push_back(std::move(file));
  return static_cast<FileId>(files_.size() - 1);
}

const std::string& Sources::name(FileId id) const { return file(id).name; }

std::string_view Sources::text(FileId id) const { return file(id).text; }

Position Sources::position(FileId id, std::uint32_t offset) const {
  const File& f = file(id);
  const auto after = std::upper_bound(f.line_begins.begin(), f.line_begins.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - f.line_begins.begin());
  Milestone from{f.line_begins[line - 1], 0};
  const auto beyond = std::ranges::upper_bound(f.milestones, offset, {}, &Milestone::offset);
  if (beyond != f.milestones.begin() && std::prev(beyond)->offset > from.offset) from = *std::prev(beyond);
  const std::string_view between = std::string_view(f.text).substr(from.offset, offset - from.offset);
  return {line, from.characters + static_cast<std::uint32_t>(count_characters(between)) + 1};
}

std::string_view Sources::line(FileId id, std::uint32_t number) const {
  const File& f = file(id);
  if (number == 0 || number > f.line_begins.size()) return {};
  const std::size_t begin = f.line_begins[number - 1];
  std::size_t end = number < f.line_begins.size() ? f.line_begins[number] : f.text.size();
  while (end > begin && (f.text[end - 1] == '\n' || f.text[end - 1] == '\r')) --end;
  return std::string_view(f.text).substr(begin, end - begin);
}

std::uint32_t Sources::line_begin(FileId id, std::uint32_t number) const { return file(id).line_begins[number - 1]; }

std::uint32_t Sources::line_count(FileId id) const { return static_cast<std::uint32_t>(file(id).line_begins.size()); }

}  // namespace typeset
