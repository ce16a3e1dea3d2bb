// Fields of a bulletin that must agree with one another, looked at when all of them are read.
#pragma once

#include "base/diagnostic.h"
#include "source/issue.h"

namespace typeset {

/// An issue has a number of the series or one of the supplements (BR-5).
void check_numbers(const Bulletin& bulletin, Diagnostics& faults);

/// A compilation is marked as its highest part is, and for the longest period (GB-7.2.2b, BR-45); what is marked has a
/// number (GB-7.2.2c).
void check_secrecy(const Bulletin& bulletin, Diagnostics& faults);

}  // namespace typeset
