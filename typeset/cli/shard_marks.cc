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

/// That have marks in a folder, by their names.
std::vector<Shard> marked_shards(const std::string& folder) {
  std::vector<Shard> shards;
  const Result<std::vector<std::string>> names = DiskFiles().list(own_folder(folder));
  if (!names) return shards;
  for (const std::string& name : *names) {
    if (const std::optional<Shard> shard = shard_named(name)) shards.push_back(*shard);
  }
  return shards;
}

}  // namespace

std::string mark_path(const std::string& folder, const Shard& shard) {
  return own_folder(folder) + "/" + name_of(shard);
}

void remove_mark(const std::string& folder, const Shard& shard) { ::unlink(mark_path(folder, shard).c_str()); }

void remove_old_marks(const std::string& folder, const Shard& shard) {
  for (const Shard& marked : marked_shards(folder)) {
    if (marked == shard || marked.count != shard.count) remove_mark(folder, marked);
  }
}

std::vector<Part> read_marks(const std::string& folder) {
  constexpr std::uint64_t kLargest = std::uint64_t{1} << 30U;  // bytes
  std::vector<Part> marks;
  const DiskFiles files;
  for (const Shard& shard : marked_shards(folder)) {
    const Result<Bytes> text = files.read(mark_path(folder, shard), kLargest);
    if (!text) continue;
    std::optional<Part> part = read_part(text->view);
    if (part && part->head.shard == shard) marks.push_back(std::move(*part));
  }
  return marks;
}

}  // namespace typeset
