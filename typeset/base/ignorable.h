// Characters of which nothing is drawn: those that Unicode calls default-ignorable.
#pragma once

namespace typeset {

bool draws_nothing(char32_t character);

/// Whether a joiner (U+200C, U+200D) behind it can say anything: behind letters of scripts that join, and of emoji that
/// are made of several; not behind hanzi or Latin letters.
bool takes_joiners(char32_t character);

}  // namespace typeset
