#include <string>
#include <utility>

#include "source/faults.h"
#include "source/scan.h"

namespace typeset {

/// Reports what is no plain space in the indentation; returns where the text begins, and its width in columns.
std::size_t Scan::indentation(std::uint32_t& width) {
  // Of most lines there are plain spaces alone.
  std::size_t at = std::min(text_.find_first_not_of(' '), text_.size());
  width = static_cast<std::uint32_t>(at);
  std::size_t text = at;
  while (text < text_.size() && (is_blank(text_[text]) || odd_space_name(character(text))))
    text += decode_utf8(text_, text).length;
  if (text == at) return at;
  const std::vector<Fix> plain = indented(text, column_meant(text, text < text_.size() && text_[text] == '-'));
  char32_t last = 0;
  while (at < text) {
    const Decoded next = decode_utf8(text_, at);
    const auto name = odd_space_name(next.code_point);
    if (next.code_point != last && next.code_point == '\t') report(source_faults::kTab, span(at, at + 1), {}, plain);
    if (next.code_point != last && name) report(source_faults::kOddSpace, span(at, at + next.length), {*name}, plain);
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
  if (moved_ && column <= std::max(moved_->from, moved_->to)) moved_.reset();
  if (moved_) column = column - moved_->from + moved_->to;
  if (at == 0 && (text_.starts_with("---") || text_.starts_with("...") || text_[0] == '%')) {
    levels_.clear();
    awaited_.reset();
    return;
  }
  const bool explicit_key =
      (text_[at] == '?' || text_[at] == ':') && (at + 1 == text_.size() || is_blank(text_[at + 1]));
  if (explicit_key) return;  // the parser's to report
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
    report(source_faults::kOddSpaceBehind, span_of_character(next), {"-", *odd},
           replaced(next, next + decode_utf8(text_, next).length,
                    behind_mark("", next + decode_utf8(text_, next).length)));
  } else if (tight) {
    const std::size_t dashes = std::min(text_.find_first_not_of('-', at), text_.size());
    report(source_faults::kNoSpaceAfterDash, span(at, next), {}, replaced(at, dashes, behind_mark("-", dashes)));
  } else {
    report(source_faults::kOddDash, span(at, next), {to_utf8(c)}, replaced(at, next, behind_mark("-", next)));
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
                                       awaited->shape == FieldShape::silences || awaited->shape == FieldShape::data ||
                                       awaited->shape == FieldShape::labelled);
  const bool key_wanted = !dashed && (!below || mapping_below);
  const auto colon = separator(at, key_wanted);
  if (!colon) {
    if (key_wanted && kValueMarks.find(text_[at]) == std::string_view::npos) return;
    value(at, awaited && (below || dashed) ? *awaited : Owner{column, {}, false});
    return;
  }
  if (below && list_wanted(at, *awaited, *colon)) {
    // The fields below are read as those of the item that the dash was to open.
    doubtful_ = dash_missing_ = true;
  }
  std::string_view key = without_trailing_blanks(text_.substr(at, colon->at - at));
  const std::optional<std::uint32_t> meant = dashed ? std::nullopt : slid_to_margin(at, column, key);
  column = meant.value_or(column);
  const bool may_open = dashed || below || meant || levels_.empty();
  if (!may_open) column = aligned(key, at, column, false);
  const bool again = !dashed && !below && dash_left_out(at, column, key);
  open_level(column, false);
  if (dashed || below || again || levels_.back().first_key.empty()) levels_.back().first_key = key;
  levels_.back().last_shape = shape_of_key(key);
  if (key.starts_with("“") || key.starts_with("‘")) {
    const std::size_t mark = decode_utf8(text_, at).length, end = at + key.size();
    const bool whole = key.size() > 2 * mark && (key.ends_with("”") || key.ends_with("’"));
    std::vector<Fix> bare;
    if (whole) bare = {{{edit(at, at + mark, ""), edit(end - mark, end, "")}}};
    report(source_faults::kChineseQuote, span_of_character(at), {key}, bare);
  }
  if (key.size() >= 2 && (key.front() == '"' || key.front() == '\'')) key = key.substr(1, key.size() - 2);
  const Owner owner{column, shape_of_key(key), false, begin_ + static_cast<std::uint32_t>(colon->end)};
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

/// Whether a known key stands directly below a field that holds a list; reports that its dash is missing.
bool Scan::list_wanted(std::size_t at, const Owner& above, const Separator& colon) {
  if (above.shape != FieldShape::articles && above.shape != FieldShape::briefs) return false;
  const std::string_view key = without_trailing_blanks(text_.substr(at, colon.at - at));
  if (!shape_of_key(key)) return false;
  const bool articles = above.shape == FieldShape::articles;
  report(source_faults::kListWanted, span(at, colon.at),
         {articles ? Term("文章", "articles") : Term("简讯", "briefs"), "- " + std::string(key) + ": …"}, dashed(at));
  return true;
}

/// A field that opened this item of a list comes again in it: it was to open the next item, without whose dash the two
/// would be one.
bool Scan::dash_left_out(std::size_t at, std::uint32_t column, std::string_view key) {
  if (column < 2 || levels_.size() < 2 || !shape_of_key(key)) return false;
  const auto own =
      std::ranges::find_if(levels_, [&](const Level& level) { return level.column == column && !level.list; });
  if (own == levels_.end() || own == levels_.begin() || !std::prev(own)->list || own->first_key != key) return false;
  report(source_faults::kListWanted, span(at, at + key.size()),
         {Term("文章", "articles"), "- " + std::string(key) + ": …"}, dashed(at));
  return true;
}

/// `报:` in the column of the `版记:` that it belongs below: the column it was meant to stand in, after reporting it.
std::optional<std::uint32_t> Scan::slid_to_margin(std::size_t at, std::uint32_t column, std::string_view key) {
  const auto own =
      std::ranges::find_if(levels_, [&](const Level& level) { return level.column == column && !level.list; });
  if (own == levels_.end() || own->last_shape != FieldShape::imprint) return std::nullopt;
  const auto named = [&](const auto& field) { return field.info.key == key || field.info.zh == key; };
  if (!std::ranges::any_of(imprint_fields(), named) || std::ranges::any_of(issue_fields(), named)) return std::nullopt;
  const bool others_above = std::next(own) != levels_.end();
  const std::uint32_t meant = others_above ? std::next(own)->column : column_below(line_, column);
  report(source_faults::kNotBelow, span(at, at + key.size()), {key, Term("版记", "imprint")}, indented(at, meant));
  return meant;
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
      report(source_faults::kFullWidthColon, span(at + full_width->at, at + full_width->end), {key_before(*full_width)},
             replaced(at + full_width->at, at + full_width->end, behind_mark(":", at + full_width->end)));
      return moved(*full_width);
    }
  }
  if (plain) return moved(*plain);
  const auto tight = find_tight_colon(rest);
  if (known(tight) || (tight && key_wanted && may_be_key(rest.substr(0, tight->at)))) {
    const auto odd = at + tight->end < text_.size() ? odd_space_name(character(at + tight->end)) : std::nullopt;
    if (odd) {
      const std::size_t space = at + tight->end, next = space + decode_utf8(text_, space).length;
      report(source_faults::kOddSpaceBehind, span_of_character(space), {":", *odd},
             replaced(space, next, behind_mark("", next)));
    } else {
      report(source_faults::kNoSpaceAfterColon, span(at + tight->at, at + tight->end), {key_before(*tight)},
             replaced(at + tight->at, at + tight->end, ": "));
    }
    return moved(*tight);
  }
  if (const std::string_view word = without_trailing_blanks(rest); key_wanted && shape_of_key(word)) {
    const std::size_t end = at + word.size();
    report(source_faults::kColonMissing, span(at, end), {word}, replaced(end, end, ":"));
    return Separator{Separator::Sort::plain, end, end};
  }
  if (const std::size_t gap = rest.find(' ');
      key_wanted && gap != std::string_view::npos && shape_of_key(rest.substr(0, gap))) {
    const std::size_t value = skip_blanks(at + gap);
    report(source_faults::kColonMissing, span(at, at + gap), {rest.substr(0, gap)}, replaced(at + gap, value, ": "));
    return Separator{Separator::Sort::plain, at + gap, value};
  }
  if (key_wanted) {
    report(source_faults::kNoColon, span_of_character(at));
    doubtful_ = true;
  }
  return {};
}

/// The column meant by a key or dash at `column` that opens no level of its own; reports one that stands in none.
std::uint32_t Scan::aligned(std::string_view what, std::size_t at, std::uint32_t column, bool list) {
  const bool outer = !list && column > 0 && is_outer_key(what) && has_level(0, false);
  if (doubtful_ || (has_level(column, list) && !outer)) return column;
  std::optional<std::uint32_t> meant;
  const auto distance = [&](std::uint32_t other) { return other > column ? other - column : column - other; };
  for (const Level& level : levels_) {
    if (!list && level.column == 0 && shape_of_key(what) && !is_key_of_document(what)) continue;
    if (level.list == list && (!meant || distance(level.column) <= distance(*meant))) meant = level.column;
  }
  if (outer) meant = 0;
  if (!meant) return column;  // the parser's to report
  moved_ = Moved{column, *meant};
  report(source_faults::kMisaligned, span_of_character(at), {what, std::to_string(column), std::to_string(*meant)},
         shifted(at, column, *meant));
  return *meant;
}

}  // namespace typeset
