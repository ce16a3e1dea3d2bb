#include "cli/shard_marks.h"

#include <charconv>
#include <string_view>
#include <unistd.h>

#include "cli/disk.h"
#include "cli/output_file.h"

namespace typeset {

namespace {

constexpr std::string_view kBeginning = "shard-";
constexpr std::string_view kBetween = "-of-";

std::string own_folder(const std::string& folder) { return folder + "/.hongtou"; }

std::string name_of(const Shard& shard) {
  return std::string(kBeginning) + std::to_string(shard.index) + std::string(kBetween) + std::to_string(shard.count);
}

std::optional<Shard> shard_named(std::string_view name) {
  if (!name.starts_with(kBeginning)) return std::nullopt;
  name.remove_prefix(kBeginning.size());
  const std::size_t between = name.find(kBetween);
  if (between == std::string_view::npos) return std::nullopt;
  std::string words(name.substr(0, between));
  return read_shard(words.append("/").append(name.substr(between + kBetween.size())));
}

std::size_t number_in(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::optional<ShardMark> read_mark(const Shard& shard, std::string_view text) {
  ShardMark mark{shard, {}, 0, 0};
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    const std::size_t blank = line.find(' ');
    const std::string_view key = line.substr(0, blank);
    const std::string_view value = blank == std::string_view::npos ? std::string_view() : line.substr(blank + 1);
    if (key == "plan") mark.plan = value;
    if (key == "documents") mark.documents = number_in(value);
    if (key == "failed") mark.failed = number_in(value);
    text.remove_prefix(end + 1);
  }
  return mark.plan.empty() ? std::nullopt : std::optional(mark);
}

}  // namespace

void remove_mark(const std::string& folder, const Shard& shard) {
  ::unlink((own_folder(folder) + "/" + name_of(shard)).c_str());
}

int write_mark(const std::string& folder, const ShardMark& mark) {
  std::string text = "plan " + mark.plan + "\n";
  text += "documents " + std::to_string(mark.documents) + "\n";
  text += "failed " + std::to_string(mark.failed) + "\n";
  return write_whole(own_folder(folder) + "/" + name_of(mark.shard), text);
}

std::vector<ShardMark> read_marks(const std::string& folder) {
  constexpr std::uint64_t kLargest = 4096;
  std::vector<ShardMark> marks;
  const DiskFiles files;
  const Result<std::vector<std::string>> names = files.list(own_folder(folder));
  if (!names) return marks;
  for (const std::string& name : *names) {
    const std::optional<Shard> shard = shard_named(name);
    if (!shard) continue;
    const Result<Bytes> text = files.read(own_folder(folder) + "/" + name, kLargest);
    if (!text) continue;
    if (std::optional<ShardMark> mark = read_mark(*shard, text->view)) marks.push_back(std::move(*mark));
  }
  return marks;
}

void remove_marks(const std::string& folder) {
  for (const ShardMark& mark : read_marks(folder)) remove_mark(folder, mark.shard);
}

}  // namespace typeset
