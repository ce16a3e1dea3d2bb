// What parts of a run leave for `hongtou merge`: `.hongtou/shard-3-of-8` in the folder of the outputs, written when a
// part has come to its end (batch/part.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "batch/part.h"
#include "batch/shard.h"

namespace typeset {

std::string mark_path(const std::string& folder, const Shard& shard);
void remove_mark(const std::string& folder, const Shard& shard);
/// Before a part begins: removes its mark of an earlier run, so that it is seen to be missing where it is killed, and
/// marks of runs in another number of parts, which are over.
void remove_old_marks(const std::string& folder, const Shard& shard);
/// All of a folder, by their names; what cannot be read, or is not whole, is left out.
std::vector<Part> read_marks(const std::string& folder);

}  // namespace typeset
