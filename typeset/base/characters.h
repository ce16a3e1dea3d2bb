// Character classes of Chinese text (CL-CLS): what a character is to spacing, line breaking and the choice of face.
//
// A class is given for the character alone, as Chinese text uses it. Characters shared with Western text (“ ” ‘ ’ — … ·
// –) get their Chinese class here; text/quotes.cc turns them Western where their neighbours say so (CL-QUO).
#pragma once

#include <cstdint>
#include <string_view>

namespace typeset {

/// Two-letter codes as in cjk-layout.md §1, and ours for what that table leaves open: IT, SY and the Western marks.
enum class CharClass : std::uint8_t {
  OP,  // opening bracket or quote 《 “ （
  CL,  // closing bracket or quote 》 ” ）
  PM,  // stop inside a sentence ， 、 ； ：
  PE,  // stop at its end 。 ！ ？
  PX,  // ！ ？ set together, ‼
  IP,  // interpunct ·
  CN,  // connector — – ～
  SL,  // solidus ／
  D2,  // two-em dash ——
  EL,  // ellipsis ……
  PR,  // before a number ￥ № ± $
  PO,  // after a number % ℃ ㎡
  NU,  // digits, and the marks inside a number
  AN,  // note marks and superscripts ² ¹
  HI,  // ideographs, kana, bopomofo, Hangul, Yi
  IT,  // iteration and length marks 々 ー: an ideograph that cannot begin a line
  SY,  // symbols as wide as a hanzi ★ ◆ ① × Ⅱ, full-width letters: an ideograph that takes no Han–Latin gap
  AL,  // Western letters
  WO,  // Western opening mark ( [
  WC,  // Western closing mark or stop ) , . !
  WS,  // other Western signs & @ - /
  SP,  // spaces that have a width
  CT,  // controls and other characters that draw nothing
};

CharClass char_class(char32_t character);

/// The code of a class, for tables in tests and explanations.
std::string_view class_code(CharClass char_class);

/// Set of classes, for the rows of rule tables.
class ClassSet {
 public:
  constexpr ClassSet() = default;
  template <typename... Classes>
  static constexpr ClassSet of(Classes... classes) {
    ClassSet set;
    ((set.bits_ |= bit(classes)), ...);
    return set;
  }
  static constexpr ClassSet any() {
    ClassSet set;
    set.bits_ = 0xffffffffU;
    return set;
  }
  constexpr bool has(CharClass c) const { return (bits_ & bit(c)) != 0; }
  friend constexpr ClassSet operator|(ClassSet a, ClassSet b) {
    a.bits_ |= b.bits_;
    return a;
  }

 private:
  static constexpr std::uint32_t bit(CharClass c) { return 1U << static_cast<unsigned>(c); }
  std::uint32_t bits_ = 0;
};

/// Characters the Han–Latin gap sees as Chinese, and as Western (CL-SP-1, CL-SP-3).
inline constexpr ClassSet kHanLetters = ClassSet::of(CharClass::HI, CharClass::IT);
inline constexpr ClassSet kWesternLetters = ClassSet::of(CharClass::AL, CharClass::NU, CharClass::AN);
/// Chinese marks of punctuation.
inline constexpr ClassSet kChineseMarks =
    ClassSet::of(CharClass::OP, CharClass::CL, CharClass::PM, CharClass::PE, CharClass::PX, CharClass::IP,
                 CharClass::CN, CharClass::SL, CharClass::D2, CharClass::EL);
/// What may make up a Western word, code or number together with its marks.
inline constexpr ClassSet kWestern =
    ClassSet::of(CharClass::AL, CharClass::NU, CharClass::AN, CharClass::WO, CharClass::WC, CharClass::WS);

/// Whether a mark may be Western as well (CL-QUO-1).
bool shared_with_western(char32_t character);

/// Whose face draws a sign before or after a number (PR, PO): that of the digits, or the role's Chinese face. One rule
/// for signs of one kind, so that ± stands beside × ÷, € beside $, and ° beside ′ ″ (CL-NUM-3; fonts.md §4).
bool drawn_with_digits(char32_t sign);

/// Marks and embeddings that steer the bidirectional algorithm.
bool is_bidi_control(char32_t character);

}  // namespace typeset
