#include "cli/version.h"

namespace typeset {

std::string program_version() { return "Hongtou " HONGTOU_VERSION; }

std::string library_versions() { return HONGTOU_LIBRARIES; }

}  // namespace typeset
