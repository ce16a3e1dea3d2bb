// What befalls a text under a keyboard: characters and lines that are missing, too many, or in another's place. More
// often than changed bytes they lead to texts that are read to the end.
#pragma once

#include <random>
#include <string>
#include <string_view>

namespace typeset::fuzz {

/// `text` after one to five slips; what comes in is taken from `other`, which may be the text itself.
std::string edited(std::string_view text, std::string_view other, std::minstd_rand& random);

}  // namespace typeset::fuzz
