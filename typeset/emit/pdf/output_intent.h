// The output intent: what the colours of the file mean, for readers that know no other way (ISO 19005-2, 6.2.3).
#pragma once

#include <string_view>

#include "base/words.h"
#include "emit/pdf/objects.h"

namespace typeset::pdf {

/// For the screen: sRGB.
Ref add_screen_intent(Objects& objects, bool compress);

/// For the press: the printing condition that `profile` describes, which judge_press_profile() accepted.
Ref add_press_intent(Objects& objects, std::string_view profile, bool compress);

/// Why a file is no profile of a four-colour press that a PDF may have: words for people; empty if it is one.
/// `newest_version`: of ICC, 2 for PDF 1.4, else 4. PDF/A
/// asks for length, class and colours; a reader must besides be able to work out colours with it, which is tried.
Term judge_press_profile(std::string_view profile, int newest_version);

}  // namespace typeset::pdf
