#include "import/lines.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "import/patterns.h"
#include "import/words.h"
#include "source/text.h"

namespace typeset::pasted {

namespace {

bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || c == 0xad || c == 0xfffe || c == 0xffff;
}

bool ends_line(char32_t c) {
  return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Gathers the lines of a text as they end.
class Gatherer {
 public:
  Gatherer(const Sources& sources, FileId file, Ledger& ledger)
      : sources_(sources), file_(file), text_(sources.text(file)), ledger_(ledger) {}

  Lines gather() {
    std::size_t begin = 0;
    for_each_character(text_, [&](std::size_t at, char32_t c) {
      if (!ends_line(c)) return;
      const bool pair = c == '\n' && at > 0 && text_[at - 1] == '\r';
      if (!pair) add(begin, at);
      begin = at + to_utf8(c).size();
      page_ = page_ || c == '\f';
    });
    add(begin, text_.size());
    return std::move(lines_);
  }

 private:
  void add(std::size_t begin, std::size_t end) {
    const Span place{file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    TextLine line;
    append_clean(line.text, text_.substr(begin, end - begin), place, ledger_);
    std::size_t word = 0;
    while (word < line.text.size()) {
      const Decoded next = decode_utf8(line.text, word);
      if (!is_padding(next.code_point)) break;
      line.indent += next.code_point == 0x3000 ? 2 : 1;
      word += next.length;
    }
    line.text.erase(0, word);
    while (!line.text.empty() && is_padding(character_before(line.text, line.text.size()))) {
      line.text.resize(character_begin(line.text, line.text.size() - 1));
    }
    if (line.text.empty()) {
      blank_ = true;
      return;
    }
    line.span = place;
    line.number = sources_.position(place).line;
    line.width = static_cast<std::uint32_t>(display_width(line.text));
    line.blank_above = std::exchange(blank_, false);
    line.page_above = std::exchange(page_, false);
    lines_.push_back(std::move(line));
  }

  const Sources& sources_;
  FileId file_;
  std::string_view text_;
  Ledger& ledger_;
  Lines lines_;
  bool blank_ = false;
  bool page_ = false;
};

bool is_bare_number(const TextLine& line) {
  constexpr std::size_t kMostDigits = 3;
  return line.text.size() <= kMostDigits &&
         std::all_of(line.text.begin(), line.text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Figures that stand alone are page numbers where a form feed stands beside them, or where they count up by one
/// through the text.
std::vector<bool> bare_page_numbers(const Lines& lines) {
  std::vector<bool> found(lines.size());
  std::vector<std::size_t> bare;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_bare_number(lines[i])) continue;
    bare.push_back(i);
    found[i] = lines[i].page_above || (i + 1 < lines.size() && lines[i + 1].page_above);
  }
  bool counts_up = bare.size() > 1;
  for (std::size_t k = 1; k < bare.size(); ++k) {
    counts_up = counts_up && std::stoi(lines[bare[k]].text) == std::stoi(lines[bare[k - 1]].text) + 1;
  }
  for (const std::size_t i : bare) found[i] = found[i] || counts_up;
  return found;
}

/// Letters and hanzi alone: running heads differ in their page numbers.
std::string wordless_key(std::string_view text) {
  std::string key = key_of(text);
  std::erase_if(key, [](char c) { return c >= '0' && c <= '9'; });
  return key;
}

/// 某某信息　— 2 —: a page number at the end of a running head.
bool ends_in_page_number(std::string_view text) {
  const FoldedText all = fold(text);
  std::size_t at = all.size();
  if (at == 0 || all[at - 1].c != '-') return false;
  while (at > 0 && all[at - 1].c == '-') --at;
  const std::size_t digits = at;
  while (at > 0 && all[at - 1].c >= '0' && all[at - 1].c <= '9') --at;
  return at < digits && at > 1 && all[at - 1].c == '-';
}

/// Which lines are running heads, given those that are page numbers.
std::vector<bool> running_heads(const Lines& lines, const std::vector<bool>& numbers) {
  constexpr std::uint32_t kWidest = 60;  // cells
  constexpr std::size_t kFirst = 6;      // lines at the text's beginning that a running head may repeat
  std::vector<std::string> keys(lines.size());
  std::unordered_map<std::string, int> known;  // how often beside a turn; 2 for what the first lines say
  std::string above;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const TextLine& line = lines[i];
    const bool short_line = line.width <= kWidest && !numbers[i] && !ends_sentence(line.text) && line.heading == 0;
    const std::string key = short_line ? wordless_key(line.text) : std::string();
    const bool turn = i > 0 && (line.page_above || numbers[i - 1] || (i + 1 < lines.size() && numbers[i + 1]) ||
                                (i + 1 < lines.size() && lines[i + 1].page_above) || ends_in_page_number(line.text));
    if (i < kFirst && !turn) {
      // 刊名 alone, or with the line below it: 某某信息　第8期.
      if (!key.empty() && key.size() > 3) known[key] = 2;
      if (!key.empty() && !above.empty()) known[above + key] = 2;
      above = key;
    } else if (turn && !key.empty()) {
      keys[i] = key;
      ++known[key];
    }
  }
  std::vector<bool> found(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) found[i] = !keys[i].empty() && known[keys[i]] > 1;
  return found;
}

}  // namespace

void append_clean(std::string& text, std::string_view piece, const Span& place, Ledger& ledger) {
  for_each_character(piece, [&](std::size_t at, char32_t c) {
    const auto length = decode_utf8(piece, at).length;
    if (c == '\t' || (is_padding(c) && c != 0x3000)) {
      text += ' ';
    } else if (is_invisible(c) || ends_line(c)) {
      const std::uint32_t begin = place.begin + static_cast<std::uint32_t>(at);
      ledger.leave_out(LeftOut::invisible, {place.file, begin, begin + length}, piece.substr(at, length));
    } else {
      append_utf8(text, c);
    }
  });
}

Lines read_plain(const Sources& sources, FileId file, Ledger& ledger) {
  return Gatherer(sources, file, ledger).gather();
}

void drop_furniture(Lines& lines, Ledger& ledger) {
  std::vector<bool> numbers = bare_page_numbers(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    numbers[i] = numbers[i] || match_line(lines[i].text, {Sort::page_number});
  }
  const std::vector<bool> heads = running_heads(lines, numbers);
  Lines kept;
  bool page = false;
  bool blank = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    TextLine& line = lines[i];
    const bool turn = numbers[i] || heads[i];
    const bool rule = !turn && match_line(line.text, {Sort::rule});
    page = page || line.page_above;
    blank = blank || line.blank_above;
    if (turn || rule) {
      ledger.leave_out(turn ? LeftOut::page_number : LeftOut::rule, line.span, line.text);
      page = page || turn;
      blank = blank || rule;
      continue;
    }
    line.page_above = std::exchange(page, false);
    line.blank_above = std::exchange(blank, false);
    kept.push_back(std::move(line));
  }
  lines = std::move(kept);
}

}  // namespace typeset::pasted
