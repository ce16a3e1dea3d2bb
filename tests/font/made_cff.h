// CFF tables written by hand (Adobe Technical Note 5176).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "font/big_endian.h"

namespace typeset::testing {

inline std::string index_of(const std::vector<std::string>& items) {
  std::string index;
  append_number(index, static_cast<std::uint32_t>(items.size()), 2);
  if (items.empty()) return index;
  append_number(index, 4, 1);
  std::uint32_t offset = 1;
  append_number(index, offset, 4);
  for (const std::string& item : items) append_number(index, offset += static_cast<std::uint32_t>(item.size()), 4);
  for (const std::string& item : items) index += item;
  return index;
}

/// A number of a DICT in five bytes.
inline std::string dict_number(std::size_t value) {
  std::string bytes = "\x1D";
  append_number(bytes, static_cast<std::uint32_t>(value), 4);
  return bytes;
}

struct MadeCff {
  std::vector<std::string> charstrings;
  std::vector<std::string> global_subrs;
  std::vector<std::string> local_subrs;
  std::optional<std::string> charset;  // makes it CID-keyed, Made-Up-7
};

inline std::string made_cff(const MadeCff& made) {
  // Everything after the top dict keeps its length, so that two passes know all offsets.
  const std::string private_dict = dict_number(6) + '\x13';  // the subroutines follow it
  std::size_t charstrings_at = 0, private_at = 0, charset_at = 0, select_at = 0, dicts_at = 0;
  std::string cff;
  for (int pass = 0; pass < 2; ++pass) {
    const std::string to_private = dict_number(private_dict.size()) + dict_number(private_at) + '\x12';
    std::string top;
    if (made.charset) {
      top = dict_number(391) + dict_number(392) + dict_number(7) + "\x0C\x1E" + dict_number(charset_at) + '\x0F' +
            dict_number(select_at) + "\x0C\x25" + dict_number(dicts_at) + "\x0C\x24";
    } else {
      top = to_private;
    }
    top += dict_number(charstrings_at) + '\x11';
    cff = std::string("\1\0\4\4", 4) + index_of({"Made"}) + index_of({top}) + index_of({"Made", "Up"}) +
          index_of(made.global_subrs);
    charstrings_at = cff.size();
    cff += index_of(made.charstrings);
    private_at = cff.size();
    cff += private_dict + index_of(made.local_subrs);
    dicts_at = cff.size();
    cff += index_of({to_private});
    select_at = cff.size();
    cff += std::string("\3\0\1\0\0\0\xFF\xFF", 8);
    charset_at = cff.size();
    cff += made.charset.value_or("");
  }
  return cff;
}

}  // namespace typeset::testing
