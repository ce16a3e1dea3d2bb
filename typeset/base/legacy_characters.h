// Legacy characters: private-use code points that the Chinese standards once lent to characters which Unicode did not
// have, and the standard characters they have since become (CL-GB-4).
//
// Three sources: the 24 code points that GB 18030-2022 moved out of the private-use area (ten vertical marks, fourteen
// components and ideographs); GBK's components and ideographs at FE50–FEA0, which GB 18030-2000 and -2005 moved; and
// GBK's A2E3, A8BC, A8BF and A989–A995. A font's own creations, which mean something else in every font, are in none.
#pragma once

namespace typeset {

/// 0 if no standard gives the code point a character.
char32_t standard_character(char32_t private_use);

}  // namespace typeset
