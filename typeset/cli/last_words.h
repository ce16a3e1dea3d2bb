// The message of a program that cannot go on, where no exception is caught any more.
#pragma once

#include "base/words.h"

namespace typeset {

/// From now on such an end is told in `language` on standard error, and its exit code is 3: a fault of the program, or
/// memory that a destructor asked for in vain (those of JSON values ask for some). Nothing is allocated then, and
/// nothing that a run has not placed yet is placed; files without a name vanish.
void set_last_words(Language language);

}  // namespace typeset
