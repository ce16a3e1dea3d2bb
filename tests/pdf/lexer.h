// Tokens of PDF syntax (ISO 32000-1, 7.2 and 7.3), of a content stream or of the file itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace typeset::test::pdf {

struct Token {
  enum class Kind { integer, real, string, name, open_array, close_array, open_dict, close_dict, word, end };
  Kind kind = Kind::end;
  std::string text;  // a string's bytes, a name with its slash and its #xx undone, else as written
  double value = 0;  // of a number
  std::size_t begin = 0, end = 0;
  bool bad_hex = false;  // a hexadecimal string of an odd number of digits, or with other characters
};

class Lexer {
 public:
  explicit Lexer(std::string_view bytes, std::size_t at = 0) : bytes_(bytes), at_(at) {}
  /// The next token; Kind::end at the end. Comments are white space.
  Token next();
  std::size_t at() const { return at_; }
  void go_to(std::size_t at) { at_ = at; }

 private:
  Token literal_string(std::size_t begin);
  Token hex_string(std::size_t begin);
  void skip_space();
  std::string_view bytes_;
  std::size_t at_;
};

inline bool is_space(char c) { return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '; }
inline bool is_delimiter(char c) { return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos; }
/// The value of a hexadecimal digit; -1 of anything else.
inline int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace typeset::test::pdf
