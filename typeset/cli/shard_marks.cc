#include "cli/shard_marks.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <unistd.h>

#include "cli/disk.h"

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

}  // namespace

std::string mark_path(const std::string& folder, const Shard& shard) {
  return own_folder(folder) + "/" + name_of(shard);
}

void remove_mark(const std::string& folder, const Shard& shard) { ::unlink(mark_path(folder, shard).c_str()); }

std::vector<Part> read_marks(const std::string& folder) {
  constexpr std::uint64_t kLargest = std::uint64_t{1} << 30U;  // bytes
  std::vector<Part> marks;
  const DiskFiles files;
  const Result<std::vector<std::string>> names = files.list(own_folder(folder));
  if (!names) return marks;
  for (const std::string& name : *names) {
    const std::optional<Shard> shard = shard_named(name);
    if (!shard) continue;
    const Result<Bytes> text = files.read(mark_path(folder, *shard), kLargest);
    if (!text) continue;
    std::optional<Part> part = read_part(text->view);
    if (part && part->head.shard == *shard) marks.push_back(std::move(*part));
  }
  return marks;
}

}  // namespace typeset
