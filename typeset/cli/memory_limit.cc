#include "cli/memory_limit.h"

#include <algorithm>
#include <sys/resource.h>

namespace typeset {

void limit_memory(std::uint64_t bytes) {
  struct rlimit limit {};
  if (::getrlimit(RLIMIT_DATA, &limit) != 0) return;
  limit.rlim_cur = std::min<rlim_t>(bytes, limit.rlim_max);
  ::setrlimit(RLIMIT_DATA, &limit);
}

}  // namespace typeset
