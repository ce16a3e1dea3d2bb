#include "base/yaml_scalar.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/utf8.h"

namespace typeset {

namespace {

using Writing = YamlNode::Writing;

constexpr std::string_view kEndsRun = " \t\r\n\"'\\";  // of characters that stand for themselves

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Walks the raw text and the value together. Every step takes the same text from both or fails.
class Walk {
 public:
  Walk(std::string_view source, FileId file, std::uint32_t begin, std::string_view value)
      : source_(source), file_(file), at_(begin), value_(value) {}

  bool plain() { return flow_lines('\0'); }
  bool quoted(char quote) {
    ++at_;
    return flow_lines(quote) && to_closing(quote);
  }
  bool block(bool folded);

  LocatedText text;
  std::uint32_t at() const { return at_; }

 private:
  char raw(std::uint32_t i) const { return i < source_.size() ? source_[i] : '\0'; }
  char raw() const { return raw(at_); }
  bool done() const { return taken_ == value_.size(); }
  char wanted() const { return done() ? '\0' : value_[taken_]; }
  std::uint32_t break_at(std::uint32_t i) const {
    return raw(i) == '\n' ? 1 : raw(i) == '\r' && raw(i + 1) == '\n' ? 2 : 0;
  }
  std::uint32_t line_end(std::uint32_t i) const {
    while (i < source_.size() && break_at(i) == 0) ++i;
    return i;
  }

  /// `decoded` is what raw bytes [at_, end) mean.
  bool take(std::string_view decoded, std::uint32_t end) {
    if (value_.substr(taken_, decoded.size()) != decoded) return false;
    const Span origin{file_, at_, end};
    source_.substr(at_, end - at_) == decoded ? text.append(decoded, origin) : text.append_replaced(decoded, origin);
    taken_ += decoded.size();
    at_ = end;
    return true;
  }
  bool flow_lines(char quote);
  bool fold();
  bool escape();
  bool to_closing(char quote);
  std::optional<std::uint32_t> block_indent() const;
  bool block_break(bool folded, std::uint32_t indent);
  std::uint32_t spaces_at(std::uint32_t line) const {
    std::uint32_t i = line;
    while (raw(i) == ' ') ++i;
    return i - line;
  }
  bool blank_line(std::uint32_t line, std::uint32_t indent) const {
    const std::uint32_t spaces = spaces_at(line);
    return spaces <= indent && (break_at(line + spaces) != 0 || line + spaces >= source_.size());
  }

  std::string_view source_;
  FileId file_;
  std::uint32_t at_;
  std::string_view value_;
  std::size_t taken_ = 0;
};

// Plain and quoted scalars: within a line word for word, blanks round a line end fall away, one line end is a space and
// n + 1 of them are n line feeds.
bool Walk::flow_lines(char quote) {
  while (!done()) {
    if (at_ >= source_.size()) return false;
    if (quote == '\'' && raw() == '\'') {
      if (raw(at_ + 1) != '\'' || !take("'", at_ + 2)) return false;
      continue;
    }
    if (quote == '"' && raw() == '\\') {
      if (!escape()) return false;
      continue;
    }
    if (quote == '"' && raw() == '"') return false;
    std::uint32_t word = at_;
    while (is_blank(raw(word))) ++word;
    if (break_at(word) != 0) {
      if (!fold()) return false;
      continue;
    }
    if (word == at_) ++word;
    while (word < source_.size() && kEndsRun.find(raw(word)) == std::string_view::npos) ++word;
    word = std::min(word, at_ + static_cast<std::uint32_t>(value_.size() - taken_));
    if (!take(source_.substr(at_, word - at_), word)) return false;
  }
  return true;
}

bool Walk::fold() {
  std::uint32_t end = at_;
  std::uint32_t breaks = 0;
  while (is_blank(raw(end)) || break_at(end) != 0) {
    const std::uint32_t width = break_at(end);
    breaks += width != 0 ? 1 : 0;
    end += std::max(width, 1U);
  }
  if (breaks == 1) return take(" ", end);
  return take(std::string(breaks - 1, '\n'), end);
}

bool Walk::escape() {
  struct Simple {
    char letter;
    std::string_view means;
  };
  static constexpr Simple kSimple[] = {{'0', std::string_view("\0", 1)},
                                       {'a', "\a"},
                                       {'b', "\b"},
                                       {'t', "\t"},
                                       {'\t', "\t"},
                                       {'n', "\n"},
                                       {'v', "\v"},
                                       {'f', "\f"},
                                       {'r', "\r"},
                                       {'e', "\x1b"},
                                       {' ', " "},
                                       {'"', "\""},
                                       {'/', "/"},
                                       {'\\', "\\"},
                                       {'N', "\xc2\x85"},
                                       {'_', "\xc2\xa0"},
                                       {'L', "\u2028"},
                                       {'P', "\u2029"},
                                       {'\'', "'"}};
  const char letter = raw(at_ + 1);
  if (const std::uint32_t width = break_at(at_ + 1)) {  // an escaped line end joins without a space
    at_ += 1 + width;
    while (true) {
      while (is_blank(raw())) ++at_;
      if (break_at(at_) == 0) return true;
      if (!take("\n", at_ + break_at(at_))) return false;  // an empty line is still one
    }
  }
  const int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  if (digits == 0) {
    const auto* found =
        std::find_if(std::begin(kSimple), std::end(kSimple), [&](const Simple& s) { return s.letter == letter; });
    if (found == std::end(kSimple)) return false;
    // yaml-cpp 0.7 writes \N and \_ as single bytes, which are no UTF-8.
    const bool bare = (letter == 'N' || letter == '_') && wanted() == found->means[1];
    if (!bare) return take(found->means, at_ + 2);
    text.append_replaced(found->means, {file_, at_, at_ + 2});
    ++taken_;
    at_ += 2;
    return true;
  }
  char32_t c = 0;
  for (int i = 0; i < digits; ++i) {
    const char digit = raw(at_ + 2 + static_cast<std::uint32_t>(i));
    const bool decimal = digit >= '0' && digit <= '9';
    const char lower = static_cast<char>(digit | 0x20);
    if (!decimal && (lower < 'a' || lower > 'f')) return false;
    c = (c << 4U) | static_cast<char32_t>(decimal ? digit - '0' : lower - 'a' + 10);
  }
  return take(to_utf8(c), at_ + 2 + static_cast<std::uint32_t>(digits));
}

bool Walk::to_closing(char quote) {
  while (true) {
    const bool joined = quote == '"' && raw() == '\\' && break_at(at_ + 1) != 0;
    if (!joined && !is_blank(raw()) && break_at(at_) == 0) break;
    ++at_;
  }
  if (raw() != quote) return false;
  ++at_;
  return true;
}

// The indentation is what the first line with text has more in the file than in the value: that holds for a detected
// indentation and for one given by a digit.
std::optional<std::uint32_t> Walk::block_indent() const {
  std::uint32_t line = at_;
  std::size_t first = 0;
  while (first < value_.size() && value_[first] == '\n') {
    ++first;
    const std::uint32_t end = line_end(line);
    line = end + break_at(end);
  }
  std::size_t kept = 0;
  while (first + kept < value_.size() && value_[first + kept] == ' ') ++kept;
  const std::uint32_t spaces = spaces_at(line);
  if (spaces < kept) return {};
  return spaces - static_cast<std::uint32_t>(kept);
}

bool Walk::block(bool folded) {
  const std::uint32_t header = line_end(at_);
  at_ = header + break_at(header);
  const auto indent = block_indent();
  if (!indent) return value_.empty();
  while (!done()) {
    if (at_ >= source_.size()) return false;
    if (wanted() == '\n' && blank_line(at_, *indent)) {  // empty lines before the first text
      const std::uint32_t end = line_end(at_);
      if (!take("\n", end + break_at(end))) return false;
      continue;
    }
    if (spaces_at(at_) < *indent) return false;
    at_ += *indent;
    const std::uint32_t end = line_end(at_);
    if (!take(source_.substr(at_, end - at_), end)) return false;
    if (!done() && !block_break(folded, *indent)) return false;
  }
  return true;
}

// At the end of a line with text: one line end, and the empty lines after it. In a folded block a single line end is a
// space, and of several the first falls away, unless a line beside them is indented further.
bool Walk::block_break(bool folded, std::uint32_t indent) {
  if (break_at(at_) == 0) return false;
  const std::uint32_t next = at_ + break_at(at_);
  if (!folded) return take("\n", next);
  if (wanted() == ' ') {
    const std::uint32_t word = next + spaces_at(next);
    const bool ok = take(" ", std::min(word, next + indent));
    at_ = next;
    return ok;
  }
  std::size_t feeds = 0;
  while (taken_ + feeds < value_.size() && value_[taken_ + feeds] == '\n') ++feeds;
  std::uint32_t after = next;
  std::size_t empty = 0;
  while (after < source_.size() && blank_line(after, indent) && empty < feeds) {
    const std::uint32_t end = line_end(after);
    after = end + break_at(end);
    ++empty;
  }
  if (feeds == 0 || feeds > empty + 1) return false;
  const bool last = taken_ + feeds == value_.size();  // the end of the block: chomped, not folded
  if (!last && feeds == empty) at_ = next;
  for (; feeds > 0; --feeds) {
    const std::uint32_t end = line_end(at_);
    if (!take("\n", end + break_at(end))) return false;
  }
  return true;
}

}  // namespace

ScalarPlace locate_scalar(std::string_view source, FileId file, std::uint32_t begin, std::string_view value) {
  ScalarPlace place;
  const char first = begin < source.size() ? source[begin] : '\0';
  Walk walk(source, file, begin, value);
  switch (first) {
    case '|':
    case '>':
      place.writing = first == '|' ? Writing::literal : Writing::folded;
      place.exact = walk.block(first == '>');
      break;
    case '\'':
    case '"':
      place.writing = first == '\'' ? Writing::single_quoted : Writing::double_quoted;
      place.exact = walk.quoted(first);
      break;
    default: place.exact = walk.plain();
  }
  if (place.exact) {
    place.text = std::move(walk.text);
    place.end = walk.at();
    return place;
  }
  const auto end = static_cast<std::uint32_t>(std::min(source.find('\n', begin), source.size()));
  std::string readable;
  for_each_character(value, [&](std::size_t, char32_t c) { append_utf8(readable, c); });
  place.text.append_replaced(readable, {file, begin, end});
  place.end = end;
  return place;
}

}  // namespace typeset
