// Shards: one machine's part of a run that several machines make.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace typeset {

struct Shard {
  unsigned index = 1;  // from 1
  unsigned count = 1;

  static constexpr unsigned kMost = 100'000;

  /// Whether this part has the document of that name. Each name is in one part of the same count, whatever other names
  /// there are, on whatever machine.
  bool has(std::string_view name) const;
  friend bool operator==(const Shard&, const Shard&) = default;
};

/// `3/8`; none where it is no such thing, or 3 is more than 8.
std::optional<Shard> read_shard(std::string_view text);

/// What the surroundings say of which part this process is: SLURM_ARRAY_TASK_ID, _MIN and _COUNT of a Slurm array whose
/// numbers run without gaps, or CI_NODE_INDEX and CI_NODE_TOTAL of a CI system. `variable`: the value of an environment
/// variable, null without. None where they say nothing, or nothing that can be.
std::optional<Shard> shard_of_surroundings(const std::function<const char*(const char*)>& variable);

}  // namespace typeset
