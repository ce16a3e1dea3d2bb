// Texts that tests make up: thrown by dice from a seed, the same on every machine, or one piece many times.
#pragma once

#include <concepts>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>

namespace typeset::test {

/// Han that the tiny fonts of tests/fonts have, three bytes each.
inline constexpr std::string_view kSomeHan = "天地人和大小上下中国政府会议通知工作动态简报办公室";

/// A bulletin without a fault whose characters the tiny fonts have. It ends in its body: more lines of it may follow.
inline const std::string kGoodBulletin =
    "masthead: 工作动态\n"
    "number: 34\n"
    "issuer: 市人民政府办公室\n"
    "date: 2017-12-29\n"
    "articles:\n"
    "  - title: 文明社区治理\n"
    "    body: |\n"
    "      为提升对群众服务质量，开启新局面。\n";

/// Numbers and words from a seed. A generator of documents derives from it, privately, and so reads `below(3)`.
class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}

  /// From 0 to n - 1. For 0 it is 0, and nothing is thrown.
  template <std::integral Number>
  Number below(Number n) {
    return n == 0 ? n : static_cast<Number>(engine_() % static_cast<std::make_unsigned_t<Number>>(n));
  }

  /// So many Han of `stock`, whose characters are of three bytes; a comma stands behind every ninth or so, none at the
  /// end.
  std::string words(int count, std::string_view stock = kSomeHan) {
    std::string text;
    for (int i = 0; i < count; ++i) {
      text += stock.substr(3 * below(stock.size() / 3), 3);
      if (i + 1 < count && below(9) == 0) text += "，";
    }
    return text;
  }

 private:
  std::mt19937 engine_;
};

/// The text with the first `old` in it, which there must be, replaced.
inline std::string replaced(std::string text, std::string_view old, std::string_view by) {
  text.replace(text.find(old), old.size(), by);
  return text;
}

/// The piece so many times.
inline std::string times(std::size_t count, std::string_view piece) {
  std::string text;
  text.reserve(count * piece.size());
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

}  // namespace typeset::test
