// The tables of this folder.
#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace typeset::testing {

/// The lines of a file of this folder, without notes. Throws if there is none.
inline std::vector<std::string> lines_of(const std::string& name) {
  std::ifstream file(std::string(TEST_DATA) + "/repertoire/" + name);
  if (!file) throw std::runtime_error("no tests/repertoire/" + name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') lines.push_back(line);
  }
  return lines;
}

/// The symbols of GBK; a line of symbols.txt is a row, “A1 、。·…”.
inline std::u32string gbk_symbols() {
  std::u32string all;
  for (const std::string& line : lines_of("symbols.txt")) all += to_utf32(line.substr(line.find(' ') + 1));
  return all;
}

}  // namespace typeset::testing
