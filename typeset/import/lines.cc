#include "import/lines.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "import/patterns.h"
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
  const std::vector<bool> bare = bare_page_numbers(lines);
  Lines kept;
  bool page = false;
  bool blank = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    TextLine& line = lines[i];
    const auto match = match_line(line.text, {Sort::page_number, Sort::rule});
    const bool number = bare[i] || (match && match->sort == Sort::page_number);
    page = page || line.page_above;
    blank = blank || line.blank_above;
    if (number || match) {
      ledger.leave_out(number ? LeftOut::page_number : LeftOut::rule, line.span, line.text);
      page = page || number;
      blank = blank || !number;
      continue;
    }
    line.page_above = std::exchange(page, false);
    line.blank_above = std::exchange(blank, false);
    kept.push_back(std::move(line));
  }
  lines = std::move(kept);
}

}  // namespace typeset::pasted
