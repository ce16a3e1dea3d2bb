// Characters of which nothing is drawn: those that Unicode calls default-ignorable.
#pragma once

namespace typeset {

bool draws_nothing(char32_t character);

}  // namespace typeset
