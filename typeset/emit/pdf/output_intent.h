// The output intent: what the colours of the file mean, for readers that know no other way (ISO 19005-2, 6.2.3).
#pragma once

#include "emit/pdf/objects.h"

namespace typeset::pdf {

/// For the screen: sRGB.
Ref add_output_intent(Objects& objects, bool compress);

}  // namespace typeset::pdf
