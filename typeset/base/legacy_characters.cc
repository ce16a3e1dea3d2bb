#include "base/legacy_characters.h"

#include <cstddef>

namespace typeset {

namespace {

// GB 18030-2005's A6D9–A6DF, A6EC–A6ED and A6F3: the vertical forms of ， 。 、 ： ； ！ ？ 〖 〗 ….
constexpr char32_t kFirstVertical = 0xe78d;
constexpr char32_t kVertical[] = {0xfe10, 0xfe12, 0xfe11, 0xfe13, 0xfe14, 0xfe15, 0xfe16, 0xfe17, 0xfe18, 0xfe19};

// GBK's FE50–FEA0, in order.
constexpr char32_t kFirstIdeograph = 0xe815;
constexpr char32_t kIdeographs[] = {
    0x2e81, 0x20087, 0x20089, 0x200cc, 0x2e84,  0x3473, 0x3447, 0x2e88, 0x2e8b,  0x9fb4,  // E815–E81E
    0x359e, 0x361a,  0x360e,  0x2e8c,  0x2e97,  0x396e, 0x3918, 0x9fb5, 0x39cf,  0x39df,  // E81F–E828
    0x3a73, 0x39d0,  0x9fb6,  0x9fb7,  0x3b4e,  0x3c6e, 0x3ce0, 0x2ea7, 0x215d7, 0x9fb8,  // E829–E832
    0x2eaa, 0x4056,  0x415f,  0x2eae,  0x4337,  0x2eb3, 0x2eb6, 0x2eb7, 0x2298f, 0x43b1,  // E833–E83C
    0x43ac, 0x2ebb,  0x43dd,  0x44d6,  0x4661,  0x464c, 0x9fb9, 0x4723, 0x4729,  0x477c,  // E83D–E846
    0x478d, 0x2eca,  0x4947,  0x497a,  0x497d,  0x4982, 0x4983, 0x4985, 0x4986,  0x499f,  // E847–E850
    0x499b, 0x49b7,  0x49b6,  0x9fba,  0x241fe, 0x4ca3, 0x4c9f, 0x4ca0, 0x4ca1,  0x4c77,  // E851–E85A
    0x4ca2, 0x4d13,  0x4d14,  0x4d15,  0x4d16,  0x4d17, 0x4d18, 0x4d19, 0x4dae,  0x9fbb,  // E85B–E864
};

// GBK's A989–A995: the variation indicator and the twelve ideographic description characters.
constexpr char32_t kFirstDescription = 0xe7e7;
constexpr char32_t kLastDescription = 0xe7f3;

template <std::size_t N>
char32_t member(const char32_t (&table)[N], char32_t first, char32_t c) {
  return c >= first && c - first < N ? table[c - first] : 0;
}

}  // namespace

char32_t standard_character(char32_t c) {
  if (c < 0xe000 || c > 0xf8ff) return 0;
  if (const char32_t mark = member(kVertical, kFirstVertical, c); mark != 0) return mark;
  if (const char32_t ideograph = member(kIdeographs, kFirstIdeograph, c); ideograph != 0) return ideograph;
  if (c == kFirstDescription) return 0x303e;
  if (c > kFirstDescription && c <= kLastDescription) return 0x2ff0 + (c - kFirstDescription - 1);
  switch (c) {
    case 0xe76c: return 0x20ac;  // A2E3, €
    case 0xe7c7: return 0x1e3f;  // A8BC, ḿ
    case 0xe7c8: return 0x01f9;  // A8BF, ǹ
    default: return 0;
  }
}

}  // namespace typeset
