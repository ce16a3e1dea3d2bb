#include "fuzz/text_edits.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/utf8.h"

namespace typeset::fuzz {

namespace {

/// Marks of YAML and of body text, their Chinese twins, and what is not seen.
constexpr std::u32string_view kTyped =
    U"：，。、；！？（）《》“”【】—～·％:,.;\"'|>-#{}[]()&*!@?%\\/_`^~+=0189aZ\t\n\r "
    U"　中一月①⼀\u200b\ufeff\u0301\ue817";

/// What opens and closes more than one character does, and numbers that nothing holds.
constexpr std::string_view kWords[] = {"**",
                                       "](",
                                       "![",
                                       "]{",
                                       "{注=",
                                       "{{",
                                       "}}",
                                       "- ",
                                       "# ",
                                       "> ",
                                       "|---|",
                                       "---\n",
                                       "//",
                                       "[^1]",
                                       "[!",
                                       "!a ",
                                       "&a ",
                                       "*a",
                                       "<br>",
                                       "&amp;",
                                       "http://a.cn/",
                                       "(",
                                       "{换行}",
                                       "99999999999999999999",
                                       "0.0000000000000000001",
                                       "-1"};

class Edits {
 public:
  Edits(std::string_view other, std::minstd_rand& random) : other_(other), random_(random) {}

  std::string one(const std::string& text) {
    switch (random_() % 13) {
      case 0: return text.substr(0, place_in(text));  // the rest did not arrive
      case 1:
      case 2:
      case 3: return without_characters(text);
      case 4:
      case 5:
      case 6: return with_character(text);
      case 7:
      case 8:
      case 9: return with_stretch(text);
      default: return with_lines_changed(text);
    }
  }

 private:
  std::size_t below(std::size_t count) { return count == 0 ? 0 : random_() % count; }
  std::size_t place_in(std::string_view text) { return character_begin(text, below(text.size() + 1)); }

  std::string without_characters(std::string text) {
    const std::size_t at = place_in(text);
    std::size_t end = at;
    for (std::size_t n = 1 + below(3); n > 0 && end < text.size(); --n) end += decode_utf8(text, end).length;
    return text.erase(at, end - at);
  }

  std::string with_character(std::string text) {
    const std::size_t at = place_in(text);  // drawn one after the other: compilers differ in the order of arguments
    if (random_() % 4 == 0) return text.insert(at, kWords[below(std::size(kWords))]);
    return text.insert(at, to_utf8(kTyped[below(kTyped.size())]));
  }

  std::string with_stretch(std::string text) {
    constexpr std::size_t kLongest = 40;  // bytes
    const std::size_t begin = place_in(other_);
    const std::size_t end = character_begin(other_, std::min(begin + below(kLongest), other_.size()));
    const std::size_t at = place_in(text);
    return text.insert(at, other_.substr(begin, std::max(begin, end) - begin));
  }

  static std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      lines.emplace_back(text.substr(at, end - at));
      at = end + 1;
    }
    return lines;
  }

  std::string with_lines_changed(std::string_view text) {
    std::vector<std::string> lines = lines_of(text);
    const std::vector<std::string> others = lines_of(other_);
    const auto any = [&](const std::vector<std::string>& from) { return below(from.size()); };
    const auto at = static_cast<std::ptrdiff_t>(any(lines));
    std::string& line = lines[static_cast<std::size_t>(at)];
    switch (random_() % 6) {
      case 0: std::swap(line, lines[any(lines)]); break;
      case 1: lines.insert(lines.begin() + at, others[any(others)]); break;
      case 2: line.insert(0, 1 + below(4), ' '); break;
      case 3: line.erase(0, std::min(line.find_first_not_of(' '), 1 + below(4))); break;
      case 4: lines.erase(lines.begin() + at); break;
      default:
        if (static_cast<std::size_t>(at) + 1 < lines.size()) {
          line += lines[static_cast<std::size_t>(at) + 1];
          lines.erase(lines.begin() + at + 1);
        }
    }
    std::string made;
    for (const std::string& each : lines) made += each + "\n";
    if (!made.empty()) made.pop_back();
    return made;
  }

  std::string_view other_;
  std::minstd_rand& random_;
};

}  // namespace

std::string edited(std::string_view text, std::string_view other, std::minstd_rand& random) {
  std::string made(text);
  Edits edits(other, random);
  for (std::size_t n = 1 + random() % 5; n > 0; --n) made = edits.one(made);
  return made;
}

}  // namespace typeset::fuzz
