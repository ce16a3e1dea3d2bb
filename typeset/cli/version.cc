#include "cli/version.h"

namespace typeset {

std::string library_versions() { return HONGTOU_LIBRARIES; }

}  // namespace typeset
