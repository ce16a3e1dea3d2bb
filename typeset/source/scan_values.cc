#include <cctype>
#include <string>

#include "source/faults.h"
#include "source/scan.h"

namespace typeset {

void Scan::value(std::size_t at, Owner owner) {
  owner_ = owner;
  value_ = at;
  barless_ = false;
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
    const std::string_view whole = without_trailing_blanks(text_.substr(at));
    const std::size_t marks = std::min(whole.find_first_not_of(c), whole.size());
    const std::string_view mark = whole.substr(0, marks);
    inside_ = Inside::plain;
    const std::size_t closing = whole.find(mark, marks);
    const bool strong_key =
        c == '*' && closing != std::string_view::npos && shape_of_key(whole.substr(marks, closing - marks)) &&
        (whole.substr(closing + marks).starts_with(":") || whole.substr(closing + marks).starts_with("："));
    if (strong_key) {
      report(source_faults::kStrongValue, span(at, at + closing + marks), {mark},
             {{{edit(at, at + marks, ""), edit(at + closing, at + closing + marks, "")}}});
      return true;
    }
    if (c == '*' && whole.size() > 2 * marks && whole.ends_with(mark)) {
      report(source_faults::kStrongValue, span(at, at + whole.size()), {mark},
             {{{edit(at, at + marks, ""), edit(at + whole.size() - marks, at + whole.size(), "")}}});
    } else {
      report(source_faults::kNeedsQuotes, span(at, at + 1), {std::string(1, c)}, {quoted_whole(at)});
    }
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
    case '>':
      if (next != '|' || !odd_bar(at, owner)) block(at, owner);
      return true;
    case '"':
    case '\'': quoted(at, owner); return true;
    case '[':
    case '{': flow(at); return true;
    case '*':
    case '&': {  // what really is an alias or anchor is the parser's to report
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
  return odd_bar(at, owner);
}

/// What was typed for the `|` of a body: a mark that looks like it, or several of them, alone on the line of its key.
bool Scan::odd_bar(std::size_t at, const Owner& owner) {
  constexpr std::u32string_view kBars = U"|｜丨∣│︱¦‖ǀ┃";
  constexpr std::u32string_view kLikeABar = U"lI1/\\!丶";  // characters of text too, where no body is wanted
  const std::string_view whole = without_trailing_blanks(text_.substr(at));
  const bool body = owner.shape == FieldShape::body;
  bool bars = true;
  std::size_t marks = 0;
  for_each_character(whole, [&](std::size_t, char32_t c) {
    bars = bars &&
           (kBars.find(c) != std::u32string_view::npos || (body && kLikeABar.find(c) != std::u32string_view::npos));
    ++marks;
  });
  constexpr std::size_t kMost = 3;
  const std::uint32_t next = line_below(line_);
  if (!bars || marks > kMost || next == 0) return false;
  if (std::min(sources_.line(file_, next).find_first_not_of(' '), sources_.line(file_, next).size()) <= owner.column)
    return false;
  report(source_faults::kFullWidthMark, span(at, at + whole.size()), {whole, "|"},
         replaced(at, at + whole.size(), "|"));
  inside_ = Inside::block;
  body_column_ = body_lines_ = 0;
  return true;
}

void Scan::block(std::size_t at, const Owner& owner) {
  const BlockHeader header = read_block_header(text_, at);
  if (header.has_text) {
    const std::string line(column_below(line_, owner.column), ' ');
    std::size_t end = header.text;
    while (end > 0 && is_blank(text_[end - 1])) --end;
    report(source_faults::kTextAfterBlockMark, span_of_character(header.text), {std::string(1, text_[at])},
           replaced(end, header.text, "\n" + line));
  }
  if (text_[at] == '>' && owner.shape == FieldShape::body && folds_paragraphs(owner)) {
    report(source_faults::kFoldedBody, span(at, at + 1), {}, replaced(at, at + 1, "|"));
  }
  comment_ = header.text;
  inside_ = Inside::block;
  body_lines_ = 0;
  body_column_ = header.indentation == 0 ? 0 : owner.column + static_cast<std::uint32_t>(header.indentation);
}

/// Whether the lines of the value below are paragraphs, which “>” joins: another follows, and each ends a sentence.
bool Scan::folds_paragraphs(const Owner& owner) const {
  bool ended = false, joined = false;
  for (std::uint32_t line = line_ + 1; line <= count_; ++line) {
    const std::string_view below = sources_.line(file_, line);
    const std::size_t word = below.find_first_not_of(' ');
    if (word == std::string_view::npos) {  // an empty line parts paragraphs for “>” too
      ended = false;
      continue;
    }
    if (word <= owner.column) break;
    joined = joined || ended;
    const std::string_view text = without_trailing_blanks(below);
    ended = text.ends_with("。") || text.ends_with("！") || text.ends_with("？");
    if (!ended) return false;
  }
  return joined;
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
    const std::size_t last = at + whole.size();
    report(source_faults::kChineseQuote, span_of_character(at),
           {std::string(pair.open) + "…" + std::string(pair.close)},
           {{{edit(at, at + pair.open.size(), ""), edit(last - pair.close.size(), last, "")}}, quoted_whole(at)});
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
    const std::size_t last = at + whole.size() - (wide_end ? pair.close : pair.plain_close).size();
    std::vector<Fix> fixes = {{{edit(at, at + pair.open.size(), std::string(pair.plain_open))}}};
    if (!owner_.shape || !holds_no_text(*owner_.shape)) fixes.push_back(quoted_whole(at));
    std::vector<Edit>& plain = fixes.front().edits;
    for (std::size_t mark = at + pair.open.size(); mark < last; mark += decode_utf8(text_, mark).length) {
      const char32_t c = character(mark);
      if (c != U'：' && c != U'，') continue;
      const std::size_t next = mark + decode_utf8(text_, mark).length;
      plain.push_back(edit(mark, next, behind_mark(c == U'：' ? ":" : ",", next)));
    }
    if (wide_end) plain.push_back(edit(last, last + pair.close.size(), std::string(pair.plain_close)));
    report(source_faults::kFullWidthBracket, span_of_character(at), {pair.open, pair.plain_open}, fixes);
    if (!wide_end) continue;
    report(source_faults::kFullWidthBracket, span_of_character(last), {pair.close, pair.plain_close}, fixes);
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
  const std::size_t word = std::max(gap == std::string_view::npos ? 0 : gap + 1, last_sentence_end(before));
  const std::string_view key = before.substr(word);
  const bool beneath = word == 0 && owner.shape && holds_no_text(*owner.shape) && may_be_key(key);
  const bool beside = word > 0 && shape_of_key(key);
  if (beneath) {
    const std::string column = std::to_string(owner.column + 2);
    report(source_faults::kTwoKeys, span(at, at + before.size()),
           {key, Term("“" + std::string(key) + ": …”写在下一行，缩进 " + column + " 格",
                      "put “" + std::string(key) + ": …” on the next line, indented by " + column)},
           {{{edit(at - gap_before(at), at, "\n" + std::string(owner.column + 2, ' '))}}});
  } else if (beside) {
    const bool outer = is_outer_key(key) && skip_blanks(at + colon->end) == text_.size();
    two_keys(at + word, key, outer ? 0 : owner.column);
  } else {
    const std::size_t next = skip_blanks(at + colon->end);
    report(source_faults::kColonInValue, span(at + colon->at, at + colon->end), {before},
           {{{edit(at + colon->at, next, "：")}}, quoted_whole(at)});
  }
}

/// A field that begins within a line, at byte `at`, and belongs on one of its own, in `column`.
void Scan::two_keys(std::size_t at, std::string_view key, std::uint32_t column) {
  const std::string number = std::to_string(column);
  std::vector<Fix> fixes = {{{edit(at - gap_before(at), at, "\n" + std::string(column, ' '))}}};
  if (inside_ != Inside::block) fixes.push_back(quoted_whole(value_));
  report(source_faults::kTwoKeys, span(at, at + key.size()),
         {key, Term("从“" + std::string(key) + ":”起另起一行，缩进 " + number + " 格；如果它是文字，用" +
                        (inside_ == Inside::block ? "全角冒号" : "英文引号把整个值括起来"),
                    "begin a new line at “" + std::string(key) + ":”, indented by " + number + "; if it is text, " +
                        (inside_ == Inside::block ? "write a full-width colon" : "put the whole value in quotes"))},
         std::move(fixes));
  // What stands below is read as if the line had been begun.
  if (skip_blanks(at + key.size() + 1) < text_.size()) return;
  inside_ = Inside::structure;
  open_level(column, false, column == 0 ? kFieldsOfDocument : kUnknownFields);
  levels_.back().keys.push_back(key);
  awaited_ = Owner{column, shape_of_key(key), false, 0, fields_within(shape_of_key(key))};
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
  constexpr std::size_t kShown = 12;  // characters of the text that would be lost
  std::string lost;
  std::size_t reported = 0;
  for_each_character(text_.substr(hash), [&](std::size_t, char32_t c) {
    if (reported++ < kShown) append_utf8(lost, c);
  });
  if (reported > kShown) lost += "…";
  Fix remark;
  if (!apart) remark.edits.push_back(edit(hash, hash, " "));
  if (!blank_behind) remark.edits.push_back(edit(hash + 1, hash + 1, " "));
  std::vector<Fix> fixes;
  if (!owner.shape || holds_words(*owner.shape)) fixes.push_back(quoted_whole(at));
  fixes.push_back(std::move(remark));
  report(apart ? source_faults::kTightComment : source_faults::kCutOff, span(hash, hash + 1), {lost}, std::move(fixes));
}

}  // namespace typeset
