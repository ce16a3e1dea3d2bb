#include "font/charstring_writer.h"

namespace typeset {
namespace {

/// Worked out once, as it only says what is worth choosing: the bytes of all charstrings of U+4E00 to U+9FA5 that a
/// CharstringWriter with these costs writes were counted in each of the six pinned CFF faces (FandolFang, FandolKai,
/// Noto Serif CJK SC and Noto Sans CJK SC, regular and bold), and 16 times the binary logarithm of how rare a byte is,
/// taken over the mean of the six, is what stands here; begun with all costs equal, it comes to rest in four rounds.
/// Sixteen a line: operators; numbers from -107 to 107, of which 0 (139) costs least; first bytes of long numbers.
constexpr std::array<std::uint8_t, 256> kUsual = {
    157, 158, 157, 157, 135, 122, 107, 101, 99,  162, 164, 163, 165, 165, 129, 167, 168, 167, 169, 169, 170, 96,
    144, 170, 87,  110, 165, 157, 172, 172, 145, 130, 156, 156, 156, 155, 155, 156, 155, 155, 155, 155, 155, 155,
    155, 155, 155, 156, 155, 155, 156, 155, 156, 156, 155, 155, 155, 154, 153, 153, 153, 152, 151, 152, 151, 150,
    148, 148, 147, 146, 147, 147, 146, 147, 146, 147, 145, 146, 145, 145, 143, 144, 143, 144, 142, 142, 141, 142,
    140, 141, 140, 141, 139, 140, 138, 139, 137, 138, 135, 136, 135, 137, 135, 136, 134, 135, 132, 132, 131, 128,
    124, 128, 129, 131, 128, 130, 127, 128, 125, 126, 122, 123, 120, 121, 117, 117, 115, 116, 112, 115, 110, 112,
    107, 108, 101, 100, 95,  97,  93,  74,  91,  93,  89,  96,  94,  103, 100, 101, 100, 104, 102, 110, 109, 108,
    113, 118, 117, 120, 118, 120, 119, 121, 121, 123, 122, 124, 124, 126, 125, 126, 127, 129, 129, 132, 132, 133,
    133, 135, 135, 137, 135, 138, 137, 140, 139, 141, 140, 142, 141, 143, 142, 145, 143, 146, 145, 147, 146, 148,
    147, 147, 148, 149, 149, 151, 150, 151, 151, 152, 152, 152, 153, 154, 154, 155, 157, 158, 158, 159, 160, 160,
    160, 161, 161, 162, 162, 163, 163, 163, 164, 164, 163, 165, 164, 164, 164, 165, 166, 166, 167, 168, 167, 168,
    167, 168, 168, 169, 168, 76,  118, 139, 202, 77,  124, 161, 205, 223,
};

}  // namespace

const ByteCosts& ByteCosts::usual() {
  static constexpr ByteCosts costs(kUsual);
  return costs;
}

}  // namespace typeset
