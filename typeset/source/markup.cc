#include "source/markup.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/characters.h"
#include "base/utf8.h"
#include "source/line_forms.h"

namespace typeset {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

/// The elements that word processors and web pages leave behind.
constexpr std::array<std::string_view, 36> kTags = {
    "a",   "b",  "blockquote", "br",     "center", "code", "del",   "div", "em", "font", "h1", "h2",
    "h3",  "h4", "h5",         "h6",     "hr",     "i",    "img",   "ins", "li", "o:p",  "ol", "p",
    "pre", "s",  "span",       "strong", "sub",    "sup",  "table", "td",  "th", "tr",   "u",  "ul"};
constexpr std::size_t kLongestTag = 10;  // blockquote
constexpr std::array<std::string_view, 16> kEntities = {
    "&nbsp;",  "&lt;",    "&gt;",    "&amp;",   "&quot;",  "&#39;",    "&emsp;",   "&ensp;",
    "&ldquo;", "&rdquo;", "&lsquo;", "&rsquo;", "&mdash;", "&middot;", "&hellip;", "&#8220;"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_inked(char32_t c) {
  return (kHanLetters | kChineseMarks | ClassSet::of(CharClass::AL, CharClass::SY)).has(char_class(c));
}

class Line {
 public:
  Line(const LocatedText& line, Tally& tally) : line_(line), marks_(line.marks()), text_(marks_), tally_(tally) {}

  void find() {
    // Most lines hold no character that could be markup.
    figures();
    instructions();
    if (text_.find_first_of("|[]-_=>&<~`#+*") == kNowhere && text_.find("＊＊") == kNowhere) return;
    if (opening()) return;
    brackets();
    tags();
    pairs("~~", Markup::struck);
    pairs("`", Markup::code);
    pairs("__", Markup::emphasis);
    pairs("＊＊", Markup::emphasis);
    single_asterisks();
  }

 private:
  Edit edit(std::size_t begin, std::string_view was, std::string_view text) const {
    return {line_.span(begin, begin + was.size()), std::string(was), std::string(text)};
  }
  void met(Markup markup, std::size_t begin, std::size_t end, std::vector<Edit> edits = {}) {
    constexpr std::size_t kLongest = 30;
    std::string_view shown = line_.view().substr(begin, end - begin);
    if (shown.size() > kLongest) shown = shown.substr(0, character_begin(shown, kLongest));
    tally_.markup(markup, line_.span(begin, end), shown, std::move(edits));
  }

  bool escaped(std::size_t at) const { return at > 0 && text_[at - 1] == '\\'; }

  /// What makes a whole line something else; true where no more is to be looked for.
  bool opening();
  void figures();
  void instructions();
  void brackets();
  void tags();
  void pairs(std::string_view mark, Markup markup);
  void single_asterisks();

  const LocatedText& line_;
  std::string marks_;  // what text_ looks at: figures from a file are no markup
  std::string_view text_;
  Tally& tally_;
};

bool Line::opening() {
  const auto bars = std::ranges::count(text_, '|');
  if (bars >= 2 && (text_.starts_with('|') || text_.ends_with('|') || text_.find(" | ") != kNowhere)) {
    met(Markup::table_row, text_.find('|'), text_.find('|') + 1);
    return true;
  }
  if (text_.find_first_not_of("-_= :|") == kNowhere && text_.size() >= 3) {
    const bool dashes = text_.find("___") != kNowhere || text_.find("===") != kNowhere;
    if (bars > 0) met(Markup::table_row, 0, text_.size());
    if (bars == 0 && dashes) met(Markup::rule, 0, text_.size());
    return bars > 0 || dashes;
  }
  if (text_.starts_with("```") || text_.starts_with("~~~")) {
    met(Markup::code, 0, 3);
    return true;
  }
  // * 注：…… is a note that the asterisk refers to.
  const bool note = text_.starts_with("* 注") || text_.starts_with("* 说明");
  if (!note && text_.size() > 2 && (text_.starts_with("* ") || text_.starts_with("+ "))) {
    met(Markup::bullet, 0, 1);
  }
  const std::size_t behind = text_.find_first_not_of('#');
  if (behind != 0 && behind != kNowhere && behind <= 6 && is_inked(decode_utf8(text_, behind).code_point)) {
    met(Markup::tight_mark, 0, behind);
  }
  return false;
}

/// {{指标.一季度}}, with braces of either width: a point or a bar stands in it.
void Line::figures() {
  constexpr std::size_t kLongest = 200;
  const std::size_t half = text_.find("{{"), full = text_.find("｛｛");
  for (const std::size_t begin : {std::min(half, full), std::max(half, full)}) {
    if (begin == kNowhere || escaped(begin)) continue;
    const std::string_view close = begin == half ? "}}" : "｝｝";
    const std::size_t end = text_.substr(0, begin + kLongest).find(close, begin);
    if (end == kNowhere) continue;
    const std::string_view inside = text_.substr(begin, end - begin);
    const bool named = inside.find('.') != kNowhere || inside.find('|') != kNowhere;
    if (named) met(Markup::figure, begin, end + close.size());
  }
}

/// {分页} with other text on its line.
void Line::instructions() {
  constexpr std::size_t kLongest = 60;
  for (std::size_t at = text_.find('{'); at != kNowhere; at = text_.find('{', at + 1)) {
    const std::size_t end = text_.substr(0, at + kLongest).find('}', at);
    if (end == kNowhere) continue;
    // Behind brackets stand settings: [文字]{楷体}.
    const bool own = !escaped(at) && (at == 0 || text_[at - 1] != ']') && (at > 0 || end + 1 < text_.size());
    const std::string_view words = text_.substr(at, end + 1 - at);
    if (own && is_instruction(words) && read_instruction(words).fault == Instruction::Fault::none)
      met(Markup::instruction, at, end + 1);
  }
}

/// [^1]; <http://…> is among the tags, and [字](http://…) is our own.
void Line::brackets() {
  for (std::size_t at = text_.find('['); at != kNowhere; at = text_.find('[', at + 1)) {
    const std::size_t close = text_.find(']', at);
    if (close == kNowhere) return;
    if (escaped(at)) continue;
    if (text_.substr(at).starts_with("[^") && close > at + 2) met(Markup::footnote, at, close + 1);
  }
}

void Line::tags() {
  for (std::size_t at = text_.find('<'); at != kNowhere; at = text_.find('<', at + 1)) {
    const std::size_t end = text_.find('>', at);
    if (end == kNowhere) break;
    const std::string_view inside = text_.substr(at + 1, end - at - 1);
    if (inside.starts_with("http://") || inside.starts_with("https://")) met(Markup::link, at, end + 1);
    const bool comment = inside.starts_with("!--");
    std::string name;
    for (const char c : inside.substr(inside.starts_with('/') ? 1 : 0)) {
      if (c == ' ' || c == '/' || name.size() > kLongestTag) break;
      name += static_cast<char>(is_letter(c) ? c | 0x20 : c);
    }
    if (comment || std::ranges::find(kTags, name) != kTags.end()) met(Markup::html, at, end + 1);
  }
  for (const std::string_view entity : kEntities) {
    const std::size_t at = text_.find(entity);
    if (at != kNowhere) met(Markup::html, at, at + entity.size());
  }
}

/// A mark, text that begins and ends with something printed, and the mark again; a row of marks is none.
void Line::pairs(std::string_view mark, Markup markup) {
  std::optional<std::size_t> open;
  for (std::size_t at = text_.find(mark); at != kNowhere; at = text_.find(mark, at)) {
    std::size_t end = at;
    while (text_.substr(end).starts_with(mark)) end += mark.size();
    if (end - at > mark.size()) {  // ____ is a blank to be filled in
      open.reset();
      at = end;
      continue;
    }
    if (open && is_inked(character_before(text_, at))) {
      // ＊＊字＊＊ is ** of another keyboard; the others have no mark of ours.
      if (mark == "＊＊") {
        met(markup, *open, end, {edit(*open, mark, "**"), edit(at, mark, "**")});
        open.reset();
        at = end;
        continue;
      }
      met(markup, *open, end);
      return;
    }
    if (end < text_.size() && is_inked(decode_utf8(text_, end).code_point)) open = at;
    at = end;
  }
}

/// *字*, but not 3*4*5 and not the ** of our own.
void Line::single_asterisks() {
  std::optional<std::size_t> open;
  for (std::size_t at = text_.find('*'); at != kNowhere;) {
    const std::size_t end = std::min(text_.find_first_not_of('*', at), text_.size());
    if (end - at == 1 && !escaped(at)) {
      if (open && is_inked(character_before(text_, at))) {
        met(Markup::emphasis, *open, end);
        return;
      }
      const bool in_word = at > 0 && (is_letter(text_[at - 1]) || is_digit(text_[at - 1]));
      if (!in_word && end < text_.size() && is_inked(decode_utf8(text_, end).code_point)) open = at;
    }
    at = text_.find('*', end);
  }
}

}  // namespace

void find_markup(const LocatedText& line, Tally& tally) { Line(line, tally).find(); }

}  // namespace typeset
