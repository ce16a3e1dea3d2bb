#include "base/scripts.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace typeset {

namespace {

Script of_icu(UScriptCode code) {
  const char* tag = uscript_getShortName(code);
  return tag == nullptr ? kUnknownScript : script(tag[0], tag[1], tag[2], tag[3]);
}

// Glyph after glyph, from left to right. Common, inherited and unknown characters are judged by their neighbours or
// have no glyph.
constexpr UScriptCode kPlain[] = {
    USCRIPT_COMMON,   USCRIPT_INHERITED, USCRIPT_UNKNOWN,
    USCRIPT_LATIN,    USCRIPT_GREEK,     USCRIPT_CYRILLIC,
    USCRIPT_ARMENIAN, USCRIPT_GEORGIAN,  USCRIPT_HAN,
    USCRIPT_HIRAGANA, USCRIPT_KATAKANA,  USCRIPT_KATAKANA_OR_HIRAGANA,
    USCRIPT_BOPOMOFO, USCRIPT_HANGUL,    USCRIPT_YI,
    USCRIPT_LISU,     USCRIPT_BRAILLE,   USCRIPT_MIAO,
    USCRIPT_TANGUT,   USCRIPT_NUSHU,     USCRIPT_KHITAN_SMALL_SCRIPT,
};

struct Row {
  UScriptCode script;
  Hindrance hindrance;
  const char* zh;
  const char* en;
};

// CL-MIN. A script that is not listed goes by its ICU name.
constexpr Row kNamed[] = {
    {USCRIPT_ARABIC, Hindrance::right_to_left, "阿拉伯文（维吾尔文、哈萨克文）", "Arabic (Uyghur, Kazakh)"},
    {USCRIPT_HEBREW, Hindrance::right_to_left, "希伯来文", "Hebrew"},
    {USCRIPT_SYRIAC, Hindrance::right_to_left, "叙利亚文", "Syriac"},
    {USCRIPT_THAANA, Hindrance::right_to_left, "塔纳文（迪维希文）", "Thaana"},
    {USCRIPT_NKO, Hindrance::right_to_left, "西非书面文", "N’Ko"},
    {USCRIPT_MONGOLIAN, Hindrance::joins, "蒙古文（含满文、锡伯文）", "Mongolian (Manchu, Sibe)"},
    {USCRIPT_PHAGS_PA, Hindrance::joins, "八思巴文", "Phags-pa"},
    {USCRIPT_TIBETAN, Hindrance::stacks, "藏文", "Tibetan"},
    {USCRIPT_THAI, Hindrance::stacks, "泰文", "Thai"},
    {USCRIPT_LAO, Hindrance::stacks, "老挝文", "Lao"},
    {USCRIPT_KHMER, Hindrance::stacks, "高棉文", "Khmer"},
    {USCRIPT_MYANMAR, Hindrance::stacks, "缅甸文", "Myanmar"},
    {USCRIPT_TAI_LE, Hindrance::stacks, "德宏傣文", "Tai Le"},
    {USCRIPT_NEW_TAI_LUE, Hindrance::stacks, "西双版纳新傣文", "New Tai Lue"},
    {USCRIPT_LANNA, Hindrance::stacks, "西双版纳老傣文", "Tai Tham"},
    {USCRIPT_DEVANAGARI, Hindrance::stacks, "天城文（印地文、梵文）", "Devanagari"},
    {USCRIPT_BENGALI, Hindrance::stacks, "孟加拉文", "Bengali"},
    {USCRIPT_GURMUKHI, Hindrance::stacks, "古木基文", "Gurmukhi"},
    {USCRIPT_GUJARATI, Hindrance::stacks, "古吉拉特文", "Gujarati"},
    {USCRIPT_TAMIL, Hindrance::stacks, "泰米尔文", "Tamil"},
    {USCRIPT_TELUGU, Hindrance::stacks, "泰卢固文", "Telugu"},
    {USCRIPT_KANNADA, Hindrance::stacks, "卡纳达文", "Kannada"},
    {USCRIPT_MALAYALAM, Hindrance::stacks, "马拉雅拉姆文", "Malayalam"},
    {USCRIPT_SINHALA, Hindrance::stacks, "僧伽罗文", "Sinhala"},
};

bool is_han(char32_t c) {
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x20000 && c <= 0x323af);
}

}  // namespace

Script script_of(char32_t c) {
  constexpr Script kLatin = script('L', 'a', 't', 'n');
  if (is_han(c)) return kHanScript;
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ? kLatin : kCommonScript;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode code = uscript_getScript(static_cast<UChar32>(c), &status);
  switch (code) {
    case USCRIPT_COMMON: return kCommonScript;
    case USCRIPT_INHERITED: return kInheritedScript;
    case USCRIPT_HAN: return kHanScript;
    case USCRIPT_LATIN: return kLatin;
    default: return U_SUCCESS(status) ? of_icu(code) : kUnknownScript;
  }
}

std::optional<RefusedScript> refused_script(Script wanted) {
  if (wanted == kHanScript || wanted == kCommonScript) return std::nullopt;
  const auto is_wanted = [&](UScriptCode code) { return of_icu(code) == wanted; };
  if (std::ranges::any_of(kPlain, is_wanted)) return std::nullopt;
  const auto* row = std::ranges::find_if(kNamed, [&](const Row& r) { return is_wanted(r.script); });
  if (row != std::end(kNamed)) return RefusedScript{row->hindrance, Term(row->zh, row->en)};
  const auto number = static_cast<std::uint32_t>(wanted);
  const char tag[] = {static_cast<char>(number >> 24U), static_cast<char>(number >> 16U),
                      static_cast<char>(number >> 8U), static_cast<char>(number), '\0'};
  const auto code = static_cast<UScriptCode>(u_getPropertyValueEnum(UCHAR_SCRIPT, tag));
  const char* name = uscript_getName(code);
  const std::string words = name == nullptr ? tag : name;
  return RefusedScript{uscript_isRightToLeft(code) != 0 ? Hindrance::right_to_left : Hindrance::stacks,
                       Term(words + " 文字", words)};
}

bool runs_right_to_left(char32_t c) {
  if (c < 0x590 || (c >= 0x2000 && c < 0xfb00) || (c >= 0x20000 && c < 0xe0000)) return false;
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_ARABIC_NUMBER;
}

}  // namespace typeset
