// Look-alike hanzi: characters that draw a hanzi and are not it, as text copied from a PDF brings them in. ⽂ ⼯ ⼀
// (Kangxi radicals) and ⻅ ⻢ (radicals supplement) are components by their code points; U+F98E 年 and the like
// (compatibility ideographs) repeat a hanzi for the sake of an old standard.
//
// A radical is read as its hanzi; a compatibility ideograph is printed and copied as typed and only compared as the
// hanzi that it repeats.
#pragma once

namespace typeset {

/// The hanzi that a radical of U+2E80–2FD5 stands for, by Unicode's table; 0 for any other character, and for the few
/// radicals that no hanzi stands for.
char32_t ideograph_of_radical(char32_t character);

/// The hanzi that a radical or a compatibility ideograph is compared as; any other character itself.
char32_t unified_ideograph(char32_t character);

}  // namespace typeset
