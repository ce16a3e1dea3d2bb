#include "batch/shard.h"

#include <charconv>
#include <cstdint>

#include "base/digest.h"

namespace typeset {

namespace {

std::optional<unsigned> whole(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Shard> checked(std::uint64_t index, std::uint64_t count) {
  if (index < 1 || index > count || count > Shard::kMost) return std::nullopt;
  return Shard{static_cast<unsigned>(index), static_cast<unsigned>(count)};
}

}  // namespace

bool Shard::has(std::string_view name) const {
  std::uint64_t hash = 0;
  const Fingerprint all = fingerprint(name);
  for (std::size_t i = 0; i < sizeof hash; ++i) hash = hash << 8U | all[i];
  return hash % count == index - 1;
}

std::optional<Shard> read_shard(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto index = whole(text.substr(0, slash)), count = whole(text.substr(slash + 1));
  return index && count ? checked(*index, *count) : std::nullopt;
}

std::optional<Shard> shard_of_surroundings(const std::function<const char*(const char*)>& variable) {
  const auto number = [&](const char* name) {
    const char* value = variable(name);
    return value == nullptr ? std::nullopt : whole(value);
  };
  const auto task = number("SLURM_ARRAY_TASK_ID"), tasks = number("SLURM_ARRAY_TASK_COUNT");
  if (task && tasks) {
    const unsigned first = number("SLURM_ARRAY_TASK_MIN").value_or(0);
    return *task < first ? std::nullopt : checked(std::uint64_t{*task} - first + 1, *tasks);
  }
  const auto node = number("CI_NODE_INDEX"), nodes = number("CI_NODE_TOTAL");
  return node && nodes ? checked(*node, *nodes) : std::nullopt;
}

}  // namespace typeset
