// How much memory the process may take.
#pragma once

#include <cstdint>

namespace typeset {

/// From now on the system refuses the process more than `bytes` of memory of its own (RLIMIT_DATA: heap, stacks,
/// private mappings that can be written; fonts are mapped to be read and do not count): what asks for more gets
/// std::bad_alloc. A narrower limit that the system has set already stays.
void limit_memory(std::uint64_t bytes);

}  // namespace typeset
