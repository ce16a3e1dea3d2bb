#include "emit/pdf/list_numbering.h"

#include "base/scripts.h"
#include "base/utf8.h"

namespace typeset::pdf {
namespace {

bool is_skipped(char32_t c) { return c == ' ' || c == U'　' || c == '(' || c == U'（' || c == '[' || c == U'［'; }

bool is_figure(char32_t c) {
  const bool enclosed = c >= 0x2460 && c <= 0x249B;  // ① ⑴ ⒈
  return (c >= '0' && c <= '9') || (c >= U'０' && c <= U'９') || enclosed;
}

}  // namespace

std::string_view list_numbering(std::string_view label) {
  std::size_t at = 0;
  char32_t first = 0;
  while (at < label.size()) {
    const Decoded c = decode_utf8(label, at);
    at += c.length;
    if (is_skipped(c.code_point)) continue;
    first = c.code_point;
    break;
  }
  if (first == 0) return "None";
  if (is_figure(first)) return "Decimal";
  if (first == 'i') return "LowerRoman";  // a list whose letters begin with the ninth is none
  if (first == 'I') return "UpperRoman";
  if ((first >= 'a' && first <= 'z') || (first >= U'ⓐ' && first <= U'ⓩ')) return "LowerAlpha";
  if ((first >= 'A' && first <= 'Z') || (first >= U'Ⓐ' && first <= U'Ⓩ')) return "UpperAlpha";
  if (first == U'○' || first == U'◯' || first == U'◦') return "Circle";
  if (first == U'■' || first == U'▪' || first == U'□' || first == U'▫') return "Square";
  return script_of(first) == kCommonScript ? "Disc" : "None";
}

}  // namespace typeset::pdf
