#include "press/version.h"

namespace typeset {

std::string program_version() { return "Hongtou " HONGTOU_VERSION; }

}  // namespace typeset
