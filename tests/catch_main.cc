#define CATCH_CONFIG_RUNNER
#include <iostream>

#include "support/skip.h"

int main(int argc, char** argv) {
  const int failures = Catch::Session().run(argc, argv);
  if (failures != 0) return 1;
  if (typeset::test::skips().empty()) return 0;
  for (const std::string& skipped : typeset::test::skips()) std::cerr << "skipped: " << skipped << '\n';
  return typeset::test::kSkipped;
}
