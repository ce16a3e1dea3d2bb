// What parts of a run leave for `hongtou merge`: `.hongtou/shard-3-of-8` in the folder of the outputs, written when a
// part has come to its end.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "batch/shard.h"

namespace typeset {

struct ShardMark {
  Shard shard;
  std::string plan;           // a word for all that the parts together make: another for another run
  std::size_t documents = 0;  // of this part
  std::size_t failed = 0;
};

/// Removes what an earlier run left, so that a part that is killed is seen to be missing.
void remove_mark(const std::string& folder, const Shard& shard);
/// 0, or the error of the system.
int write_mark(const std::string& folder, const ShardMark& mark);
/// All of a folder; what cannot be read is left out.
std::vector<ShardMark> read_marks(const std::string& folder);
void remove_marks(const std::string& folder);

}  // namespace typeset
