#include "emit/pdf/word_joint.h"

#include "base/scripts.h"
#include "base/utf8.h"

namespace typeset::pdf {
namespace {

enum class Part : unsigned char { none, letter, sign };

Part part(char32_t c) {
  if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Part::letter;
  switch (c) {
    case '.':
    case ',':
    case '%':
    case '\'':
    case '-':
    case U'‰':
    case U'’': return Part::sign;
    default: break;
  }
  if (c < 0x80 || c >= 0x3000) return Part::none;  // what most texts consist of, without a look at the tables
  const Script script = script_of(c);
  const bool letters = script == typeset::script('L', 'a', 't', 'n') || script == typeset::script('G', 'r', 'e', 'k') ||
                       script == typeset::script('C', 'y', 'r', 'l');
  return letters ? Part::letter : Part::none;
}

}  // namespace

bool same_word(std::string_view before, std::string_view after) {
  const Part last = part(character_before(before, before.size()));
  if (last == Part::none) return false;
  const Part first = part(decode_utf8(after, 0).code_point);
  return first != Part::none && (last == Part::letter || first == Part::letter);
}

}  // namespace typeset::pdf
