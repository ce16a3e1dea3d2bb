// The marks of notes: ① … ㊿, then 51 and so on. Up to 99 they have one width, so that a mark may be filled in where
// the place of another was measured.
#pragma once

#include <string>

namespace typeset {

/// `number` from 1.
std::string note_mark(int number);

}  // namespace typeset
