#include "font/charstring_maker.h"

#include <optional>
#include <string_view>

#include "font/charstring.h"
#include "font/charstring_code.h"

namespace typeset {

bool CharstringMaker::append(std::uint32_t glyph, std::string& to) {
  if (glyph >= cff_.glyph_count()) return false;
  const CffIndex& local = cff_.font_dicts()[cff_.font_dict_of(glyph)].subrs;
  if (take_charstring_apart(cff_.charstring(glyph), cff_.global_subrs(), local, outline_)) {
    const std::string_view written = writer_.write(outline_);
    if (written.size() <= charstring::kLongest) {
      to += written;
      return true;
    }
  }
  const std::optional<std::string> plain = plain_charstring(cff_, glyph);
  if (plain) to += *plain;
  return plain.has_value();
}

}  // namespace typeset
