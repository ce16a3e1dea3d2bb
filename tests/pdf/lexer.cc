#include "pdf/lexer.h"

#include <cstdlib>

namespace typeset::test::pdf {

void Lexer::skip_space() {
  while (at_ < bytes_.size()) {
    if (bytes_[at_] == '%') {
      while (at_ < bytes_.size() && bytes_[at_] != '\n' && bytes_[at_] != '\r') ++at_;
    } else if (is_space(bytes_[at_])) {
      ++at_;
    } else {
      return;
    }
  }
}

Token Lexer::literal_string(std::size_t begin) {
  Token token{Token::Kind::string, {}, 0, begin, 0};
  int depth = 1;
  for (++at_; at_ < bytes_.size(); ++at_) {
    char c = bytes_[at_];
    if (c == '\\' && at_ + 1 < bytes_.size()) {
      c = bytes_[++at_];
      static constexpr std::string_view kLetters = "nrtbf", kMeant = "\n\r\t\b\f";
      if (const std::size_t which = kLetters.find(c); which != std::string_view::npos) {
        token.text += kMeant[which];
      } else if (c >= '0' && c <= '7') {
        int value = 0;
        for (int digits = 0; digits < 3 && at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '7'; ++digits)
          value = value * 8 + (bytes_[at_++] - '0');
        --at_;
        token.text += static_cast<char>(value);
      } else if (c == '\r') {
        if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n') ++at_;
      } else if (c != '\n') {
        token.text += c;
      }
      continue;
    }
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) {
      ++at_;
      break;
    }
    token.text += c;
  }
  token.end = at_;
  return token;
}

Token Lexer::hex_string(std::size_t begin) {
  Token token{Token::Kind::string, {}, 0, begin, 0};
  int digits = 0, value = 0;
  for (++at_; at_ < bytes_.size() && bytes_[at_] != '>'; ++at_) {
    if (is_space(bytes_[at_])) continue;
    const int digit = hex_value(bytes_[at_]);
    if (digit < 0) {
      token.bad_hex = true;
      continue;
    }
    value = value * 16 + digit;
    if (++digits % 2 == 0) {
      token.text += static_cast<char>(value);
      value = 0;
    }
  }
  if (digits % 2 != 0) {
    token.bad_hex = true;
    token.text += static_cast<char>(value * 16);
  }
  if (at_ < bytes_.size()) ++at_;
  token.end = at_;
  return token;
}

Token Lexer::next() {
  skip_space();
  Token token;
  token.begin = token.end = at_;
  if (at_ >= bytes_.size()) return token;
  const char c = bytes_[at_];
  const bool twice = at_ + 1 < bytes_.size() && bytes_[at_ + 1] == c;
  const auto mark = [&](Token::Kind kind, std::size_t length) {
    token.kind = kind;
    token.text = std::string(bytes_.substr(at_, length));
    token.end = at_ += length;
    return token;
  };
  if (c == '(') return literal_string(at_);
  if (c == '<' && !twice) return hex_string(at_);
  if (c == '<') return mark(Token::Kind::open_dict, 2);
  if (c == '>' && twice) return mark(Token::Kind::close_dict, 2);
  if (c == '[') return mark(Token::Kind::open_array, 1);
  if (c == ']') return mark(Token::Kind::close_array, 1);
  if (c != '/' && is_delimiter(c)) return mark(Token::Kind::word, 1);

  std::size_t end = at_ + 1;
  while (end < bytes_.size() && !is_space(bytes_[end]) && !is_delimiter(bytes_[end])) ++end;
  const std::string_view text = bytes_.substr(at_, end - at_);
  at_ = token.end = end;
  if (c == '/') {
    token.kind = Token::Kind::name;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '#' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
        token.text += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
        i += 2;
      } else {
        token.text += text[i];
      }
    }
    return token;
  }
  token.text = std::string(text);
  const std::size_t sign = c == '+' || c == '-' ? 1 : 0;
  const bool number = text.size() > sign && text.find_first_not_of("0123456789.", sign) == std::string_view::npos &&
                      text.find('.') == text.rfind('.') && text.substr(sign) != ".";
  if (!number) {
    token.kind = Token::Kind::word;
    return token;
  }
  token.kind = text.find('.') == std::string_view::npos ? Token::Kind::integer : Token::Kind::real;
  token.value = std::strtod(token.text.c_str(), nullptr);
  return token;
}

}  // namespace typeset::test::pdf
