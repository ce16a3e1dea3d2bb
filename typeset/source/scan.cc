#include <algorithm>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "source/faults.h"
#include "source/read.h"
#include "source/scan_words.h"

namespace typeset {

namespace {

constexpr std::string_view kValueMarks = "[{|>*&!%@`";  // that begin a value, never a key

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Reads a file line by line as its author meant it, keeping only what tells text from structure: which mappings and
/// lists are open, and whether a block, a quote, a bracket or a plain text goes on. It must never take body text for
/// structure; where it cannot tell what a line is, it leaves the line to the parser.
class Scan {
 public:
  Scan(const Sources& sources, FileId file, Diagnostics& faults)
      : sources_(sources), file_(file), count_(sources.line_count(file)), faults_(faults) {}

  void run();

 private:
  enum class Inside { structure, block, plain, quote, flow };
  struct Level {
    std::uint32_t column;
    bool list;
  };
  /// A value's place: the column of the key or dash it belongs to, and the shape of its field if that is known.
  struct Owner {
    std::uint32_t column = 0;
    std::optional<FieldShape> shape;
    bool item = false;  // of a list
  };

  void scan_line();
  bool goes_on();
  bool block_goes_on();
  bool block_ends_here(std::uint32_t spaces) const;
  bool body_resumes_below(std::uint32_t spaces);
  bool quote_goes_on();
  bool looks_like_key(std::string_view text) const;
  bool begins_with_key(std::string_view text) const;

  void structure();
  std::size_t indentation(std::uint32_t& width);
  bool odd_list_mark(std::size_t& at, std::uint32_t column);
  void content(std::size_t at, std::uint32_t column, bool dashed);
  std::optional<Separator> separator(std::size_t at, bool key_wanted);
  void value(std::size_t at, Owner owner);
  bool marked_value(std::size_t at, const Owner& owner);
  void block(std::size_t at, const Owner& owner);
  void quoted(std::size_t at, const Owner& owner);
  void after_quote(std::size_t at);
  void chinese_quotes(std::size_t at, const Owner& owner);
  void flow(std::size_t at);
  void flow_entry(std::size_t begin, std::size_t end);
  void full_width_brackets(std::size_t at);
  void second_colon(std::size_t at, const Owner& owner);
  std::uint32_t aligned(std::string_view what, std::size_t at, std::uint32_t column, bool list);
  void cut_off(std::size_t at, const Owner& owner);
  void report_tabs(std::size_t from, std::size_t to);

  void open_level(std::uint32_t column, bool list);
  bool has_level(std::uint32_t column, bool list) const {
    return std::any_of(levels_.begin(), levels_.end(),
                       [&](const Level& level) { return level.column == column && level.list == list; });
  }
  std::size_t skip_blanks(std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at])) ++at;
    return at;
  }
  char32_t character(std::size_t at) const { return decode_utf8(text_, at).code_point; }
  Span span(std::size_t begin, std::size_t end) const {
    return {file_, begin_ + static_cast<std::uint32_t>(begin), begin_ + static_cast<std::uint32_t>(end)};
  }
  Span span_of_character(std::size_t at) const {
    return span(at, at + std::max<std::size_t>(decode_utf8(text_, at).length, at < text_.size() ? 1 : 0));
  }
  void report(const DiagnosticKind& kind, Span place, std::vector<Term> arguments = {}) {
    faults_.report(kind, place, std::move(arguments));
  }

  const Sources& sources_;
  FileId file_;
  std::uint32_t count_;
  Diagnostics& faults_;

  std::uint32_t line_ = 0;   // number of the line, from 1
  std::uint32_t begin_ = 0;  // its offset
  std::string_view text_;    // the line itself
  std::size_t comment_ = 0;  // where its comment begins

  Inside inside_ = Inside::structure;
  Owner owner_;                    // of what goes on
  std::uint32_t body_column_ = 0;  // of a block; 0: not known yet
  char quote_ = '"';
  Span quote_begin_;
  std::vector<char> brackets_;
  char flow_quote_ = '\0';
  std::optional<Owner> awaited_;  // a key or dash whose value begins on a line below
  std::vector<Level> levels_;
  bool doubtful_ = false;           // a fault above may have spoilt levels_
  std::uint32_t looked_until_ = 0;  // body_resumes_below: the answer holds for comment lines above this line
  bool resumes_ = false;
};

void Scan::run() {
  for (line_ = 1; line_ <= count_; ++line_) {
    begin_ = sources_.line_begin(file_, line_);
    text_ = sources_.line(file_, line_);
    comment_ = text_.size();
    scan_line();
  }
  if (inside_ == Inside::quote) report(source_faults::kOpenQuote, quote_begin_, {std::string(1, quote_)});
}

void Scan::scan_line() {
  if (goes_on()) return;
  inside_ = Inside::structure;
  structure();
}

/// Deals with the line if what began above goes on in it.
bool Scan::goes_on() {
  const std::size_t word = skip_blanks(0);
  switch (inside_) {
    case Inside::structure: return false;
    case Inside::block: return block_goes_on();
    case Inside::quote: return quote_goes_on();
    case Inside::plain:
      if (word == text_.size()) return true;
      if (word <= owner_.column || text_[word] == '#') return false;
      if (const auto name = odd_space_name(character(word)))
        report(source_faults::kOddSpace, span_of_character(word), {*name});
      if (begins_with_key(text_.substr(word))) return false;  // indented too far
      second_colon(word, owner_);
      cut_off(word, owner_);
      report_tabs(0, comment_);
      return true;
    case Inside::flow:
      if (word <= owner_.column && looks_like_key(text_.substr(word))) {  // the bracket was never closed
        brackets_.clear();
        flow_quote_ = '\0';
        return false;
      }
      flow(0);
      report_tabs(0, comment_);
      return true;
  }
  return false;
}

/// `键: ` of a known field, perhaps behind a list's dash.
bool Scan::begins_with_key(std::string_view text) const {
  while (text.starts_with("- ")) text.remove_prefix(std::min(text.find_first_not_of(' ', 1), text.size()));
  const auto colon = find_plain_colon(text);
  return colon && shape_of_key(text.substr(0, colon->at));
}

bool Scan::looks_like_key(std::string_view text) const {
  for (const auto& colon : {find_plain_colon(text), find_full_width_colon(text), find_tight_colon(text)}) {
    if (!colon) continue;
    std::string_view key = text.substr(0, colon->at);
    const bool quoted = key.size() > 2 && (key.front() == '"' || key.front() == '\'') && key.back() == key.front();
    if (quoted) key = key.substr(1, key.size() - 2);
    if (shape_of_key(key)) return true;
  }
  return false;
}

// --- blocks: body text ---

bool Scan::block_goes_on() {
  const std::size_t spaces = std::min(text_.find_first_not_of(' '), text_.size());
  if (spaces == text_.size()) return true;
  const auto column = static_cast<std::uint32_t>(spaces);
  if (body_column_ == 0 && column > owner_.column) body_column_ = column;
  if (body_column_ != 0 && column >= body_column_) {
    report_tabs(spaces, text_.size());
    return true;
  }
  if (text_[spaces] == '\t') {
    report_tabs(spaces, text_.size());
    return true;
  }
  if (const auto name = odd_space_name(character(spaces))) {
    if (looks_like_key(text_.substr(spaces + decode_utf8(text_, spaces).length))) return false;
    report(source_faults::kOddSpace, span_of_character(spaces), {*name});
    return true;
  }
  if (block_ends_here(column)) return false;
  if (text_[spaces] == '#' && !body_resumes_below(column)) return false;
  const std::uint32_t wanted = body_column_ != 0 ? body_column_ : owner_.column + 2;
  report(source_faults::kBodyAtMargin, span_of_character(spaces), {std::to_string(wanted)});
  return true;
}

/// Whether a line that is not indented like the body is meant as structure.
bool Scan::block_ends_here(std::uint32_t spaces) const {
  const std::string_view rest = text_.substr(spaces);
  if (spaces == 0 && (rest.starts_with("---") || rest.starts_with("..."))) return true;
  if (spaces <= owner_.column && has_level(spaces, true) && (rest.front() == '-' || is_odd_dash(character(spaces)))) {
    return true;
  }
  if (looks_like_key(rest)) return spaces <= owner_.column;
  const auto colon = find_plain_colon(rest);
  return colon && may_be_key(rest.substr(0, colon->at)) && has_level(spaces, false);
}

// `# ` at the margin is a comment, unless the body goes on below it: then it was meant as a heading.
bool Scan::body_resumes_below(std::uint32_t spaces) {
  if (line_ < looked_until_) return resumes_;
  const std::uint32_t body = body_column_ != 0 ? body_column_ : owner_.column + 1;
  resumes_ = false;
  for (looked_until_ = line_ + 1; looked_until_ <= count_; ++looked_until_) {
    const std::string_view below = sources_.line(file_, looked_until_);
    const std::size_t word = below.find_first_not_of(' ');
    if (word == std::string_view::npos || (below[word] == '#' && word <= spaces)) continue;
    resumes_ = word >= body;
    break;
  }
  return resumes_;
}

// --- structure ---

/// Fields whose value is a list of mappings or a mapping, never a text on the key's own line.
bool holds_no_text(FieldShape shape) {
  switch (shape) {
    case FieldShape::articles:
    case FieldShape::briefs:
    case FieldShape::imprint:
    case FieldShape::credits:
    case FieldShape::silences:
    case FieldShape::labelled: return true;
    default: return false;
  }
}

/// Reports what is no plain space in the indentation; returns where the text begins, and its width in columns.
std::size_t Scan::indentation(std::uint32_t& width) {
  std::size_t at = 0;
  char32_t last = 0;
  while (at < text_.size()) {
    const Decoded next = decode_utf8(text_, at);
    const auto name = odd_space_name(next.code_point);
    if (next.code_point != ' ' && next.code_point != '\t' && !name) break;
    if (next.code_point != last && next.code_point == '\t') report(source_faults::kTab, span(at, at + 1));
    if (next.code_point != last && name) report(source_faults::kOddSpace, span(at, at + next.length), {*name});
    last = next.code_point;
    doubtful_ = doubtful_ || last != ' ';
    width += next.code_point == ' ' ? 1U : next.code_point == '\t' || next.code_point == 0x3000 ? 2U : 0U;
    at += next.length;
  }
  return at;
}

void Scan::open_level(std::uint32_t column, bool list) {
  while (!levels_.empty() && levels_.back().column > column) levels_.pop_back();
  // A list may stand in the column of the key it belongs to; the next key there ends it.
  if (!list && !levels_.empty() && levels_.back().column == column && levels_.back().list) levels_.pop_back();
  if (levels_.empty() || levels_.back().column != column || levels_.back().list != list) {
    levels_.push_back({column, list});
  }
}

void Scan::structure() {
  std::uint32_t column = 0;
  std::size_t at = indentation(column);
  if (at == text_.size()) return;
  if (text_[at] == '#') return;
  if (at == 0 && (text_.starts_with("---") || text_.starts_with("...") || text_[0] == '%')) {
    levels_.clear();
    awaited_.reset();
    return;
  }
  const bool explicit_key =
      (text_[at] == '?' || text_[at] == ':') && (at + 1 == text_.size() || is_blank(text_[at + 1]));
  if (explicit_key) return;  // the parser's to tell
  const std::size_t begin = at;
  if (at == 0) doubtful_ = false;
  bool dashed = odd_list_mark(at, column);
  doubtful_ = doubtful_ || dashed;
  const bool item = at < text_.size() && text_[at] == '-' && (at + 1 == text_.size() || is_blank(text_[at + 1]));
  const bool may_open = dashed || levels_.empty() || (awaited_ && column >= awaited_->column);
  if (item && !may_open) column = aligned("-", at, column, true);
  while (at < text_.size() && text_[at] == '-' && (at + 1 == text_.size() || is_blank(text_[at + 1]))) {
    dashed = true;
    const auto dash = static_cast<std::uint32_t>(column + (at - begin));
    open_level(dash, true);
    at = skip_blanks(at + 1);
    awaited_ = Owner{dash, {}, true};
  }
  const bool empty = at >= text_.size() || text_[at] == '#';
  if (!empty) {
    content(at, static_cast<std::uint32_t>(column + (at - begin)), dashed);
  } else {
    comment_ = at;
  }
  report_tabs(begin, comment_);
}

/// A dash without its space, or some other dash or bullet, where a list item begins. Moves `at` behind it.
bool Scan::odd_list_mark(std::size_t& at, std::uint32_t column) {
  const char32_t c = character(at);
  const std::size_t next = at + decode_utf8(text_, at).length;
  const bool tight = c == '-' && next < text_.size() && !is_blank(text_[next]);
  const bool star = c == '*' && next < text_.size() && text_[next] == ' ';
  if (!tight && !star && !is_odd_dash(c)) return false;
  const auto odd = tight ? odd_space_name(character(next)) : std::nullopt;
  if (odd) {
    report(source_faults::kOddSpaceBehind, span_of_character(next), {"-", *odd});
  } else if (tight) {
    report(source_faults::kNoSpaceAfterDash, span(at, next));
  } else {
    report(source_faults::kOddDash, span(at, next), {to_utf8(c)});
  }
  open_level(column, true);
  awaited_ = Owner{column, {}, true};
  at = next;
  while (at < text_.size() && (is_blank(text_[at]) || odd_space_name(character(at)))) {
    at += decode_utf8(text_, at).length;
  }
  return true;
}

/// What stands after indentation and dashes: a key and its value, or a value.
void Scan::content(std::size_t at, std::uint32_t column, bool dashed) {
  const std::optional<Owner> awaited = std::exchange(awaited_, std::nullopt);
  const bool below = awaited && !dashed && column > awaited->column;
  const bool mapping_below = below && (awaited->shape == FieldShape::imprint || awaited->shape == FieldShape::credits ||
                                       awaited->shape == FieldShape::silences);
  const bool key_wanted = !dashed && (!below || mapping_below);
  const auto colon = separator(at, key_wanted);
  if (!colon) {
    if (key_wanted && kValueMarks.find(text_[at]) == std::string_view::npos) return;
    value(at, awaited && (below || dashed) ? *awaited : Owner{column, {}, false});
    return;
  }
  const bool may_open = dashed || below || levels_.empty();
  if (!may_open) column = aligned(without_trailing_blanks(text_.substr(at, colon->at - at)), at, column, false);
  open_level(column, false);
  std::string_view key = without_trailing_blanks(text_.substr(at, colon->at - at));
  if (key.starts_with("“") || key.starts_with("‘")) {
    report(source_faults::kChineseQuote, span_of_character(at), {key});
  }
  if (key.size() >= 2 && (key.front() == '"' || key.front() == '\'')) key = key.substr(1, key.size() - 2);
  const Owner owner{column, shape_of_key(key), false};
  std::size_t word = skip_blanks(colon->end);
  while (colon->sort != Separator::Sort::plain && word < text_.size() && odd_space_name(character(word))) {
    word += decode_utf8(text_, word).length;
  }
  if (word == text_.size()) {
    awaited_ = owner;
    return;
  }
  const bool nothing_lost = owner.shape && holds_no_text(*owner.shape);
  const bool comment = text_[word] == '#' && (nothing_lost || word + 1 == text_.size() || is_blank(text_[word + 1]) ||
                                              text_[word + 1] == '#');
  if (comment) {
    comment_ = word;
    awaited_ = owner;
    return;
  }
  value(word, owner);
  if (comment_ == word) {
    inside_ = Inside::structure;
    awaited_ = owner;
  }
}

/// The colon behind a key; reports one that was meant. None: the text is no key.
std::optional<Separator> Scan::separator(std::size_t at, bool key_wanted) {
  const char first = text_[at];
  if (first == '"' || first == '\'') {
    const auto end = find_quote_end(text_, at + 1, first);
    if (!end) return {};
    const std::size_t next = skip_blanks(*end);
    const bool colon =
        next < text_.size() && text_[next] == ':' && (next + 1 == text_.size() || is_blank(text_[next + 1]));
    if (!colon) return {};
    return Separator{Separator::Sort::plain, next, next + 1};
  }
  if (kValueMarks.find(first) != std::string_view::npos) return {};
  const std::size_t hash = text_.find(" #", at);
  const std::string_view rest = text_.substr(at, hash == std::string_view::npos ? hash : hash - at);
  auto plain = find_plain_colon(rest);
  auto full_width = find_full_width_colon(rest);
  const auto known = [&](const std::optional<Separator>& colon) {
    return colon && shape_of_key(rest.substr(0, colon->at)).has_value();
  };
  const auto moved = [&](Separator colon) { return Separator{colon.sort, colon.at + at, colon.end + at}; };
  const auto key_before = [&](const Separator& colon) {
    return Term(std::string(without_trailing_blanks(rest.substr(0, colon.at))));
  };
  if (full_width && (!plain || full_width->at < plain->at)) {
    const bool meant = known(full_width) || (key_wanted && !plain && may_be_key(rest.substr(0, full_width->at)));
    if (meant) {
      report(source_faults::kFullWidthColon, span(at + full_width->at, at + full_width->end),
             {key_before(*full_width)});
      return moved(*full_width);
    }
  }
  if (plain) return moved(*plain);
  const auto tight = find_tight_colon(rest);
  if (known(tight) || (tight && key_wanted && may_be_key(rest.substr(0, tight->at)))) {
    const auto odd = at + tight->end < text_.size() ? odd_space_name(character(at + tight->end)) : std::nullopt;
    if (odd) {
      report(source_faults::kOddSpaceBehind, span_of_character(at + tight->end), {":", *odd});
    } else {
      report(source_faults::kNoSpaceAfterColon, span(at + tight->at, at + tight->end), {key_before(*tight)});
    }
    return moved(*tight);
  }
  if (key_wanted) {
    report(source_faults::kNoColon, span_of_character(at));
    doubtful_ = true;
  }
  return {};
}

// --- values ---

void Scan::value(std::size_t at, Owner owner) {
  owner_ = owner;
  if (marked_value(at, owner)) return;
  inside_ = Inside::plain;
  chinese_quotes(at, owner);
  full_width_brackets(at);
  second_colon(at, owner);
  cut_off(at, owner);
}

/// A value that begins with one of YAML's marks.
bool Scan::marked_value(std::size_t at, const Owner& owner) {
  const char c = text_[at];
  const char next = at + 1 < text_.size() ? text_[at + 1] : ' ';
  const auto needs_quotes = [&] {
    report(source_faults::kNeedsQuotes, span(at, at + 1), {std::string(1, c)});
    inside_ = Inside::plain;
    return true;
  };
  const auto property = [&] {  // an anchor or tag; the value may stand below
    inside_ = Inside::plain;
    if (text_.find(' ', at) != std::string_view::npos) return true;
    inside_ = Inside::structure;
    awaited_ = owner;
    return true;
  };
  switch (c) {
    case '|':
    case '>': block(at, owner); return true;
    case '"':
    case '\'': quoted(at, owner); return true;
    case '[':
    case '{': flow(at); return true;
    case '*':
    case '&': {  // what really is an alias or anchor is the parser's to tell
      std::size_t end = at + 1;
      while (end < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[end])) != 0 || text_[end] == '_'))
        ++end;
      const bool word = end > at + 1 && (end == text_.size() || is_blank(text_[end]));
      return word ? property() : needs_quotes();
    }
    case '!':
      if (std::isalpha(static_cast<unsigned char>(next)) == 0 && next != '!' && next != '<') return needs_quotes();
      return property();
    case '%':
    case '@':
    case '`':
    case ',':
    case ']':
    case '}': return needs_quotes();
    default: break;
  }
  const bool bar = text_.substr(at).starts_with("｜");
  if (bar && without_trailing_blanks(text_.substr(at)) == "｜") {
    report(source_faults::kFullWidthMark, span_of_character(at), {"｜", "|"});
    inside_ = Inside::block;
    body_column_ = 0;
    return true;
  }
  return false;
}

void Scan::block(std::size_t at, const Owner& owner) {
  const BlockHeader header = read_block_header(text_, at);
  if (header.has_text) {
    report(source_faults::kTextAfterBlockMark, span_of_character(header.text), {std::string(1, text_[at])});
  }
  comment_ = header.text;
  inside_ = Inside::block;
  body_column_ = header.indentation == 0 ? 0 : owner.column + static_cast<std::uint32_t>(header.indentation);
}

void Scan::quoted(std::size_t at, const Owner&) {
  quote_ = text_[at];
  const auto end = find_quote_end(text_, at + 1, quote_);
  if (end) {
    after_quote(*end);
    return;
  }
  inside_ = Inside::quote;
  quote_begin_ = span(at, at + 1);
}

bool Scan::quote_goes_on() {
  const std::size_t word = skip_blanks(0);
  if (word < text_.size() && word <= owner_.column && looks_like_key(text_.substr(word))) {
    report(source_faults::kOpenQuote, quote_begin_, {std::string(1, quote_)});
    return false;
  }
  const auto end = find_quote_end(text_, 0, quote_);
  if (end) after_quote(*end);
  return true;
}

void Scan::after_quote(std::size_t at) {
  inside_ = Inside::structure;
  const std::size_t next = skip_blanks(at);
  comment_ = next;
  if (next == text_.size() || (text_[next] == '#' && next > at)) return;
  report(source_faults::kTextAfterQuote, span_of_character(next));
}

// A value wholly in Chinese quotes was meant to be quoted for YAML. In a list, or as body text, it is more likely
// speech.
void Scan::chinese_quotes(std::size_t at, const Owner& owner) {
  if (owner.item || owner.shape == FieldShape::body || owner.shape == FieldShape::briefs) return;
  const std::size_t hash = std::min(text_.find(" #", at), text_.size());
  const std::string_view whole = without_trailing_blanks(text_.substr(at, hash - at));
  struct Pair {
    std::string_view open, close;
  };
  for (const Pair& pair : {Pair{"“", "”"}, Pair{"‘", "’"}, Pair{"＂", "＂"}}) {
    const std::size_t inner = pair.open.size() + pair.close.size();
    if (whole.size() <= inner || !whole.starts_with(pair.open) || !whole.ends_with(pair.close)) continue;
    const std::string_view between = whole.substr(pair.open.size(), whole.size() - inner);
    if (between.find(pair.open) != std::string_view::npos || between.find(pair.close) != std::string_view::npos)
      continue;
    report(source_faults::kChineseQuote, span_of_character(at),
           {std::string(pair.open) + "…" + std::string(pair.close)});
  }
}

void Scan::full_width_brackets(std::size_t at) {
  const std::size_t hash = std::min(text_.find(" #", at), text_.size());
  const std::string_view whole = without_trailing_blanks(text_.substr(at, hash - at));
  struct Pair {
    std::string_view open, plain_open, close, plain_close;
  };
  for (const Pair& pair : {Pair{"［", "[", "］", "]"}, Pair{"｛", "{", "｝", "}"}}) {
    const bool wide_end = whole.ends_with(pair.close);
    if (!whole.starts_with(pair.open) || (!wide_end && !whole.ends_with(pair.plain_close))) continue;
    report(source_faults::kFullWidthBracket, span_of_character(at), {pair.open, pair.plain_open});
    if (!wide_end) continue;
    const std::size_t last = at + whole.size() - pair.close.size();
    report(source_faults::kFullWidthBracket, span_of_character(last), {pair.close, pair.plain_close});
  }
}

/// `键: 值: 值`: a colon and a space within a plain value, which YAML takes for a second key.
void Scan::second_colon(std::size_t at, const Owner& owner) {
  const std::size_t hash = std::min(text_.find(" #", at), text_.size());
  const std::string_view rest = text_.substr(at, hash - at);
  const bool nothing = rest.starts_with('#');
  const bool bracket = rest.starts_with("｛") || rest.starts_with("［");  // reported as one
  const auto colon = find_plain_colon(rest);
  if (!colon || nothing || bracket) return;
  const std::string_view before = without_trailing_blanks(rest.substr(0, colon->at));
  const std::size_t gap = before.rfind(' ');
  const std::size_t word = gap == std::string_view::npos ? 0 : gap + 1;
  const std::string_view key = before.substr(word);
  const bool beneath = word == 0 && owner.shape && holds_no_text(*owner.shape) && may_be_key(key);
  const bool beside = word > 0 && shape_of_key(key);
  if (beneath) {
    const std::string column = std::to_string(owner.column + 2);
    report(source_faults::kTwoKeys, span(at, at + before.size()),
           {key, Term("“" + std::string(key) + ": …”写在下一行，缩进 " + column + " 格",
                      "put “" + std::string(key) + ": …” on the next line, indented by " + column)});
  } else if (beside) {
    const std::string column = std::to_string(owner.column);
    report(source_faults::kTwoKeys, span(at + word, at + before.size()),
           {key, Term("从“" + std::string(key) + ":”起另起一行，缩进 " + column +
                          " 格；如果它是文字，用英文引号把整个值括起来",
                      "begin a new line at “" + std::string(key) + ":”, indented by " + column +
                          "; if it is text, put the whole value in quotes")});
  } else {
    report(source_faults::kColonInValue, span(at + colon->at, at + colon->end), {before});
  }
}

/// The column meant by a key or dash at `column` that opens no level of its own; reports one that stands in none.
std::uint32_t Scan::aligned(std::string_view what, std::size_t at, std::uint32_t column, bool list) {
  if (doubtful_ || has_level(column, list)) return column;
  std::optional<std::uint32_t> meant;
  const auto distance = [&](std::uint32_t other) { return other > column ? other - column : column - other; };
  for (const Level& level : levels_) {
    if (level.list == list && (!meant || distance(level.column) <= distance(*meant))) meant = level.column;
  }
  if (!meant) return column;  // the parser's to tell
  report(source_faults::kMisaligned, span_of_character(at), {what, std::to_string(column), std::to_string(*meant)});
  return *meant;
}

// ` #` begins a comment wherever it stands in a plain text. Meant as one: two blanks before it and one behind.
void Scan::cut_off(std::size_t at, const Owner& owner) {
  std::size_t hash = at;
  while (hash < text_.size() && (text_[hash] != '#' || (hash > 0 && !is_blank(text_[hash - 1])))) ++hash;
  comment_ = hash;
  if (hash == text_.size()) return;
  const bool apart = hash >= 2 && is_blank(text_[hash - 2]);
  const bool blank_behind = hash + 1 == text_.size() || is_blank(text_[hash + 1]);
  if (apart && blank_behind) return;
  // Behind a key alone nothing is lost, unless a text was meant to begin there: `标题: #话题# 甲`.
  if (hash == at && (apart || !owner.shape || holds_no_text(*owner.shape))) return;
  constexpr std::size_t kTold = 12;  // characters of the text that would be lost
  std::string lost;
  std::size_t told = 0;
  for_each_character(text_.substr(hash), [&](std::size_t, char32_t c) {
    if (told++ < kTold) append_utf8(lost, c);
  });
  if (told > kTold) lost += "…";
  report(apart ? source_faults::kTightComment : source_faults::kCutOff, span(hash, hash + 1), {lost});
}

// --- lists and mappings in brackets ---

void Scan::flow(std::size_t at) {
  std::size_t entry = at;
  const auto close = [&](std::size_t here, std::size_t next) {
    if (brackets_.back() == '{') flow_entry(entry, here);
    brackets_.pop_back();
    entry = next;
  };
  inside_ = Inside::flow;
  while (at < text_.size()) {
    const char c = text_[at];
    if (flow_quote_ != '\0' || c == '"' || c == '\'') {
      const bool open = flow_quote_ != '\0';
      const char quote = open ? flow_quote_ : c;
      const auto end = find_quote_end(text_, open ? at : at + 1, quote);
      flow_quote_ = end ? '\0' : quote;
      at = end.value_or(text_.size());
      continue;
    }
    std::size_t next = at + std::max(decode_utf8(text_, at).length, 1U);
    const std::string_view mark = text_.substr(at, next - at);
    if (c == '[' || c == '{') {
      brackets_.push_back(c);
      entry = next;
    } else if (c == ']' || c == '}') {
      close(at, next);
    } else if (mark == "］" || mark == "｝") {
      const char plain = mark == "］" ? ']' : '}';
      const bool only =
          text_.find(plain, at) == std::string_view::npos && brackets_.back() == (plain == ']' ? '[' : '{');
      if (only) {
        report(source_faults::kFullWidthBracket, span(at, next), {mark, std::string(1, plain)});
        close(at, next);
      }
    } else if (c == ',') {
      if (brackets_.back() == '{') flow_entry(entry, at);
      entry = next;
    } else if (c == '#' && at > 0 && is_blank(text_[at - 1])) {
      comment_ = at;
      break;
    }
    at = next;
    if (!brackets_.empty()) continue;
    inside_ = Inside::structure;
    const std::size_t after = skip_blanks(at);
    comment_ = after;
    if (after == text_.size() || text_[after] == ':' || (text_[after] == '#' && after > at)) return;
    report(source_faults::kTextAfterBracket, span_of_character(after), {mark});
    return;
  }
  if (!brackets_.empty() && brackets_.back() == '{' && flow_quote_ == '\0') flow_entry(entry, comment_);
}

/// `{审核: 张三，编辑：李四}`: one entry to the parser, two to its author.
void Scan::flow_entry(std::size_t begin, std::size_t end) {
  constexpr std::string_view kComma = "，";
  for (std::size_t part = begin; part < end;) {
    const std::size_t comma = std::min(text_.find(kComma, part), end);
    std::size_t word = part;
    while (word < comma && is_blank(text_[word])) ++word;
    const std::string_view rest = text_.substr(word, comma - word);
    const auto plain = find_plain_colon(rest);
    const auto full_width = find_full_width_colon(rest);
    const auto tight = find_tight_colon(rest);
    const bool first = part == begin;
    const auto colon = plain ? plain : full_width ? full_width : tight;
    const bool key = colon && may_be_key(rest.substr(0, colon->at));
    if (key && !first) report(source_faults::kFullWidthMark, span(part - kComma.size(), part), {kComma, ","});
    if (key && colon->sort != Separator::Sort::plain) {
      const bool wide = colon->sort == Separator::Sort::full_width;
      report(wide ? source_faults::kFullWidthColon : source_faults::kNoSpaceAfterColon,
             span(word + colon->at, word + colon->end), {rest.substr(0, colon->at)});
    }
    part = comma + kComma.size();
  }
}

void Scan::report_tabs(std::size_t from, std::size_t to) {
  const std::string_view line = without_trailing_blanks(text_.substr(0, to));
  for (std::size_t at = from; at < line.size(); ++at) {
    if (line[at] != '\t') continue;
    const bool indents = line.find_first_not_of(" \t") > at;
    report(indents ? source_faults::kTab : source_faults::kTabInText, span(at, at + 1));
    while (at < line.size() && line[at] == '\t') ++at;
  }
}

}  // namespace

void scan_lines(const Sources& sources, FileId file, Diagnostics& faults) {
  if (!check_yaml_text(sources, file, faults) && sources.text(file).size() > kLargestYaml) return;
  Scan(sources, file, faults).run();
}

}  // namespace typeset
