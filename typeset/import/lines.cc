#include "import/lines.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/characters.h"
#include "base/look_alikes.h"
#include "base/utf8.h"
#include "import/faults.h"
#include "import/patterns.h"
#include "import/tables.h"
#include "import/words.h"
#include "source/text.h"

namespace typeset::pasted {

namespace {

bool ends_line(char32_t c) {
  return c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Bullets of a word processor: in the text they are the letter at whose place a symbol font draws a mark. `drawn` is
/// that mark, or the nearest that fonts for Chinese text have.
struct Bullet {
  char32_t letter;
  std::string_view drawn;
  /// What must stand behind it: a letter that words begin with needs a tab or two spaces, another letter one space; a
  /// sign that is nothing but a bullet needs nothing.
  enum class Needs : std::uint8_t { two_spaces, space, nothing } needs;
};
using enum Bullet::Needs;
constexpr Bullet kBullets[] = {
    {U'l', "●", two_spaces},  // Wingdings: a disc
    {U'n', "■", two_spaces},  // a square
    {U'u', "◆", two_spaces},  // a lozenge
    {U'v', "◆", two_spaces},  // four lozenges
    {U'q', "□", two_spaces},  // a hollow square
    {U'p', "□", two_spaces},  // the same
    {U'o', "○", two_spaces},  // Courier New: the letter itself is the second level's circle
    {0xfc, "√", space},       // ü: a tick
    {0xd8, "◇", space},       // Ø: an arrow's head
    {0xa7, "■", space},       // §: a small square
    {0xb7, "●", space},       // ·, only from U+F0B7: Symbol's disc
    // Signs of Unicode that fonts for Chinese text do not draw.
    {U'➢', "◇", nothing},
    {U'➤', "◆", nothing},
    {U'►', "◆", nothing},
    {U'▸', "◆", nothing},
    {U'‣', "◆", nothing},
    {U'➔', "◇", nothing},
    {U'✦', "★", nothing},
    {U'✧', "☆", nothing},
    {U'✪', "★", nothing},
    {U'✔', "√", nothing},
    {U'☑', "√", nothing},
    {U'❑', "□", nothing},
    {U'❒', "□", nothing},
    {U'☐', "□", nothing},
    {U'⁃', "●", nothing},
    {0x1f4cc, "◆", nothing},  // a pin
    {0x1f538, "◆", nothing},  // small diamonds
    {0x1f539, "◆", nothing},
};

struct FoundBullet {
  std::size_t begin = 0;  // bytes of the line
  std::size_t length = 0;
  std::string_view drawn;
  bool doubtful = false;  // a letter with one space behind it: n 个单位
};

/// The bullet that a line of the file begins with. Code points U+F020–U+F0FF are the symbol fonts' own and need nothing
/// behind them; those that are not in the table draw something, and become ●.
std::optional<FoundBullet> bullet_of(std::string_view raw) {
  std::size_t at = 0;
  while (at < raw.size() && (raw[at] == '\t' || is_padding(decode_utf8(raw, at).code_point))) {
    at += decode_utf8(raw, at).length;
  }
  if (at >= raw.size()) return {};
  const Decoded first = decode_utf8(raw, at);
  const bool symbol = first.code_point >= 0xf020 && first.code_point <= 0xf0ff;
  const char32_t letter = symbol ? first.code_point - 0xf000 : first.code_point;
  std::size_t end = at + first.length;
  std::uint32_t white = 0;
  bool tab = false;
  for (; end < raw.size(); end += decode_utf8(raw, end).length) {
    const char32_t c = decode_utf8(raw, end).code_point;
    if (c != '\t' && !is_padding(c)) break;
    tab = tab || c == '\t';
    white += c == 0x3000 ? 2 : 1;
  }
  if (end >= raw.size()) return {};
  for (const Bullet& bullet : kBullets) {
    if (bullet.letter != letter) continue;
    const std::uint32_t wanted = bullet.needs == two_spaces ? 2 : bullet.needs == space ? 1 : 0;
    const bool enough = symbol || tab || white >= wanted;
    const bool hanzi = kHanLetters.has(char_class(decode_utf8(raw, end).code_point));
    if (!enough && white == 1 && hanzi) return FoundBullet{at, first.length, bullet.drawn, true};
    if (!enough || (!symbol && letter == 0xb7)) return {};  // · is a mark of its own (item_mark)
    return FoundBullet{at, first.length, bullet.drawn};
  }
  return symbol ? std::optional(FoundBullet{at, first.length, "●"}) : std::nullopt;
}

/// Gathers the lines of a text as they end.
class Gatherer {
 public:
  Gatherer(const Sources& sources, FileId file, Ledger& ledger, Diagnostics& doubts)
      : sources_(sources), file_(file), text_(sources.text(file)), ledger_(ledger), doubts_(doubts) {}

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
    take_bullet(line, text_.substr(begin, end - begin));
    split_cells(line, text_.substr(begin, end - begin));
    line.width = static_cast<std::uint32_t>(display_width(line.text));
    line.blank_above = std::exchange(blank_, false);
    line.page_above = std::exchange(page_, false);
    lines_.push_back(std::move(line));
  }

  /// A bullet at the beginning of `raw`, the line as it stands in the file, becomes the mark that it drew.
  void take_bullet(TextLine& line, std::string_view raw) {
    const auto mark = bullet_of(raw);
    if (!mark) return;
    const std::uint32_t begin = line.span.begin + static_cast<std::uint32_t>(mark->begin);
    const std::uint32_t length = static_cast<std::uint32_t>(mark->length);
    const std::string typed(raw.substr(mark->begin, mark->length));
    if (mark->doubtful) {
      doubts_.report(import_faults::kMaybeBullet, {file_, begin, begin + length}, {typed, std::string(mark->drawn)});
      return;
    }
    ledger_.leave_out(LeftOut::form_word, {file_, begin, begin + length}, raw.substr(mark->begin, mark->length));
    ledger_.make(mark->drawn);
    std::size_t text = mark->length;
    while (text < line.text.size() && is_padding(decode_utf8(line.text, text).code_point)) {
      text += decode_utf8(line.text, text).length;
    }
    line.text = std::string(mark->drawn) + " " + line.text.substr(text);
    line.bullet = typed;
  }

  const Sources& sources_;
  FileId file_;
  std::string_view text_;
  Ledger& ledger_;
  Diagnostics& doubts_;
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

bool Undrawn::has(std::size_t at, char32_t c) {
  const bool useless = invisible_.of(at, c) != Invisible::Use::some;
  const bool control = c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xfffe || c == 0xffff;
  return useless || control || is_bidi_control(c) || ((c == 0xfe0e || c == 0xfe0f) && !joins_what_follows(at));
}

/// Whether a selector between a drawing in black and one in colour is part of more than that: ❤️‍🩹, 1️⃣.
/// Else a print has the black one alone; signs of lists that were pasted have them (✔️).
bool Undrawn::joins_what_follows(std::size_t selector) const {
  constexpr char32_t kJoiner = 0x200d, kKeycap = 0x20e3;
  const std::size_t behind = selector + to_utf8(U'\xfe0f').size();
  const char32_t next = behind < text_.size() ? decode_utf8(text_, behind).code_point : 0;
  return next == kJoiner || next == kKeycap;
}

void append_clean(std::string& text, std::string_view piece, const Span& place, Ledger& ledger) {
  Undrawn undrawn(piece);
  for_each_character(piece, [&](std::size_t at, char32_t c) {
    const bool unseen = undrawn.has(at, c);
    const auto length = decode_utf8(piece, at).length;
    if (c == '\t' || (is_padding(c) && c != 0x3000)) {
      text += ' ';
    } else if (unseen || ends_line(c)) {
      const std::uint32_t begin = place.begin + static_cast<std::uint32_t>(at);
      ledger.leave_out(LeftOut::invisible, {place.file, begin, begin + length}, piece.substr(at, length));
    } else if (const char32_t meant = ideograph_of_radical(c); meant != 0) {
      const std::uint32_t begin = place.begin + static_cast<std::uint32_t>(at);
      ledger.radicals().radical({place.file, begin, begin + length}, c);
      append_utf8(text, meant);
    } else {
      append_utf8(text, c);
    }
  });
}

Lines read_plain(const Sources& sources, FileId file, Ledger& ledger, Diagnostics& doubts) {
  return Gatherer(sources, file, ledger, doubts).gather();
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
  bool ruled = false;
  bool rule_above = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    TextLine& line = lines[i];
    const bool turn = numbers[i] || heads[i];
    const bool rule = !turn && !line.literal && match_line(line.text, {Sort::rule});
    rule_above = rule_above || line.rule_above;
    page = page || line.page_above;
    blank = blank || line.blank_above;
    if (turn || rule) {
      ledger.leave_out(turn ? LeftOut::page_number : LeftOut::rule, line.span, line.text);
      page = page || turn;
      ruled = ruled || rule;
      continue;
    }
    line.page_above = std::exchange(page, false);
    line.ruled_above = line.ruled_above || (ruled && !blank);
    line.blank_above = std::exchange(blank, false) || std::exchange(ruled, false);
    line.rule_above = std::exchange(rule_above, false);
    kept.push_back(std::move(line));
  }
  lines = std::move(kept);
}

}  // namespace typeset::pasted
