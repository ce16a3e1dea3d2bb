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

/// `%YAML 1.2` before all else; the parser drops any such line wherever it stands, and what it says with it.
void Scan::directive() {
  if (levels_.empty() && (text_.starts_with("%YAML ") || text_.starts_with("%TAG "))) return;
  report(source_faults::kPercentLine, span(0, 1), {});
}

void Scan::structure() {
  std::uint32_t column = 0;
  std::size_t at = indentation(column);
  if (at == text_.size()) return;
  if (text_[at] == '#') return;
  if (moved_ && column <= std::max(moved_->from, moved_->to)) moved_.reset();
  if (moved_) column = column - moved_->from + moved_->to;
  if (at == 0 && text_[0] == '%') return directive();
  if (at == 0 && (text_.starts_with("---") || text_.starts_with("..."))) {
    levels_.clear();
    awaited_.reset();
    return;
  }
  const bool explicit_key =
      (text_[at] == '?' || text_[at] == ':') && (at + 1 == text_.size() || is_blank(text_[at + 1]));
  if (explicit_key && text_[at] == ':' && broken_key_) {  // that was reported at its key
    const std::size_t word = skip_blanks(at + 1);
    if (word < text_.size() && awaited_) value(word, *std::exchange(awaited_, std::nullopt));
    return;
  }
  broken_key_ = false;
  if (explicit_key) return;  // the parser's to report
  const std::size_t begin = at;
  if (at == 0) doubtful_ = false;
  bool dashed = odd_list_mark(at, column);
  doubtful_ = doubtful_ || dashed;
  const bool item = at < text_.size() && text_[at] == '-' && (at + 1 == text_.size() || is_blank(text_[at + 1]));
  const bool may_open = dashed || levels_.empty() || (awaited_ && column >= awaited_->column);
  if (item && !may_open) column = aligned_dash(at, column);
  while (at < text_.size() && text_[at] == '-' && (at + 1 == text_.size() || is_blank(text_[at + 1]))) {
    dashed = true;
    const auto dash = static_cast<std::uint32_t>(column + (at - begin));
    open_level(dash, true, awaited_ ? awaited_->fields : kUnknownFields);
    at = skip_blanks(at + 1);
    awaited_ = Owner{dash, {}, true, 0, levels_.back().fields};
  }
  const bool empty = at >= text_.size() || text_[at] == '#';
  if (!empty) {
    const auto own = static_cast<std::int64_t>(column + (at - begin));
    content(at, static_cast<std::uint32_t>(shift_ ? *shift_ + static_cast<std::int64_t>(at) : own), dashed);
    shift_.reset();
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
  if (!tight && !star && !is_odd_dash(c)) return counted_item(at, column);
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
  open_level(column, true, awaited_ ? awaited_->fields : kUnknownFields);
  awaited_ = Owner{column, {}, true, 0, levels_.back().fields};
  at = next;
  while (at < text_.size() && (is_blank(text_[at]) || odd_space_name(character(at)))) {
    at += decode_utf8(text_, at).length;
  }
  return true;
}

/// Whether the item of a list that begins on this line is a mapping: any item of 文章; one of 简讯, which may be a text
/// too, by the field that stands below.
bool Scan::holds_fields(const Owner& item) const {
  if (item.fields == "articles") return true;
  if (item.fields != "briefs") return false;
  const std::uint32_t next = line_below(line_);
  if (next == 0) return false;
  const std::string_view below = sources_.line(file_, next);
  const std::size_t word = below.find_first_not_of(' ');
  return word != std::string_view::npos && word > item.column && begins_with_key(below.substr(word)) &&
         below[word] != '-';
}

/// `2、标题: ` for `- 标题: `, in the column of a list or where one begins.
bool Scan::counted_item(std::size_t& at, std::uint32_t column) {
  const std::size_t mark = counted_mark(text_.substr(at));
  if (mark == 0 || !looks_like_key(text_.substr(at + mark))) return false;
  if (!has_level(column, true) && !awaited_) return false;
  const std::string_view typed = without_trailing_blanks(text_.substr(at, mark));
  report(source_faults::kOddDash, span(at, at + typed.size()), {typed}, replaced(at, at + mark, "- "));
  open_level(column, true, awaited_ ? awaited_->fields : kUnknownFields);
  awaited_ = Owner{column, {}, true, 0, levels_.back().fields};
  // Its fields stand two columns on, as they do behind a dash.
  at += mark;
  shift_ = static_cast<std::int64_t>(column) + 2 - static_cast<std::int64_t>(at);
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
  const auto colon = separator(at, key_wanted, dashed && awaited && holds_fields(*awaited));
  // 「丙县举行培训。版记:」 is a text, behind which a line end was forgotten.
  const std::size_t sentence =
      colon && colon->sort == Separator::Sort::plain ? last_sentence_end(text_.substr(at, colon->at - at)) : 0;
  const bool behind_text =
      sentence > 0 && (dashed || below) && shape_of_key(text_.substr(at + sentence, colon->at - at - sentence));
  if (!colon || behind_text) {
    if (key_wanted && kValueMarks.find(text_[at]) == std::string_view::npos) return;
    value(at, awaited && (below || dashed) ? *awaited : Owner{column, {}, false});
    return;
  }
  // `-` by itself, and its field below it in the same column.
  const bool beside = awaited && awaited->item && !dashed && column == awaited->column &&
                      is_field_of(awaited->fields, without_trailing_blanks(text_.substr(at, colon->at - at)));
  if (beside) {
    report(
        source_faults::kMisaligned, span_of_character(at),
        {without_trailing_blanks(text_.substr(at, colon->at - at)), std::to_string(column), std::to_string(column + 2)},
        indented(at, column + 2));
    column += 2;
  }
  if (below && list_wanted(at, *awaited, *colon)) {
    // The fields below are read as those of the item that the dash was to open.
    doubtful_ = dash_missing_ = true;
  }
  std::string_view key = without_trailing_blanks(text_.substr(at, colon->at - at));
  std::string_view fields = awaited ? awaited->fields : levels_.empty() ? kFieldsOfDocument : kUnknownFields;
  const Level* const list = dashed || below || beside ? nullptr : list_without_dash(column, key);
  if (list != nullptr) {
    const Term name = list->fields == "briefs" ? Term("简讯", "briefs") : Term("文章", "articles");
    report(source_faults::kListWanted, span(at, at + key.size()), {name, "- " + std::string(key) + ": …"},
           this->dashed(at, list->column));
    column = list->column + 2;
    fields = list->fields;
  } else {
    const std::optional<std::uint32_t> meant = dashed || beside ? std::nullopt : slid_to_margin(at, column, key);
    const bool may_open = dashed || below || beside || meant || levels_.empty();
    column = may_open ? meant.value_or(column) : aligned(key, at, column);
  }
  open_level(column, false, fields);
  Level& level = levels_.back();
  if (dashed || below || beside || list != nullptr) level.keys.clear();
  level.keys.push_back(key);
  level.last_shape = shape_of_key(key);
  if (key.starts_with("“") || key.starts_with("‘")) {
    const std::size_t mark = decode_utf8(text_, at).length, end = at + key.size();
    const bool whole = key.size() > 2 * mark && (key.ends_with("”") || key.ends_with("’"));
    std::vector<Fix> bare;
    if (whole) bare = {{{edit(at, at + mark, ""), edit(end - mark, end, "")}}};
    report(source_faults::kChineseQuote, span_of_character(at), {key}, bare);
  }
  if (key.size() >= 2 && (key.front() == '"' || key.front() == '\'')) key = key.substr(1, key.size() - 2);
  const Owner owner{column, shape_of_key(key), false, begin_ + static_cast<std::uint32_t>(colon->end),
                    fields_within(shape_of_key(key))};
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

/// `期号 13`, `期号; 13`, `正文 |`, `正文` and its colon on the next line: where the colon of a known key was to stand.
std::optional<Separator> Scan::colon_forgotten(std::size_t at, std::string_view rest) {
  std::size_t gap = 0;
  const auto is_mark = [](char32_t c) {
    constexpr std::u32string_view kMarks = U"；;＝=。﹕∶︰ː";
    return kMarks.find(c) != std::u32string_view::npos;
  };
  while (gap < rest.size() && !is_blank(rest[gap]) && !is_mark(character(at + gap)))
    gap += decode_utf8(text_, at + gap).length;
  const std::string_view key = rest.substr(0, gap);
  if (!shape_of_key(key)) return {};
  const std::size_t end = at + gap;
  std::size_t value = end;
  while (value < at + rest.size() && (is_blank(text_[value]) || is_mark(character(value))))
    value += decode_utf8(text_, value).length;
  if (value == at + rest.size()) {
    const std::uint32_t next = line_below(line_);
    const std::string_view below = next == 0 ? std::string_view() : sources_.line(file_, next);
    const std::size_t word = std::min(below.find_first_not_of(' '), below.size());
    broken_key_ = next == line_ + 1 && below.substr(word).starts_with(':');
    if (broken_key_) {
      const std::uint32_t begin = begin_ + static_cast<std::uint32_t>(end);
      const std::uint32_t colon = sources_.line_begin(file_, next) + static_cast<std::uint32_t>(word);
      report(source_faults::kColonMissing, span(at, end), {key},
             {{{{{file_, begin, colon}, std::string(sources_.text(file_).substr(begin, colon - begin)), ""}}}});
      return Separator{Separator::Sort::plain, end, end};
    }
  }
  report(source_faults::kColonMissing, span(at, end), {key},
         replaced(end, value, value == at + rest.size() ? ":" : ": "));
  return Separator{Separator::Sort::plain, end, value};
}

/// The colon behind a key; reports one that was meant. None: the text is no key. `item_of_fields`: the text begins an
/// item that can only be a mapping.
std::optional<Separator> Scan::separator(std::size_t at, bool key_wanted, bool item_of_fields) {
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
  if (key_wanted || item_of_fields) {
    if (const auto missing = colon_forgotten(at, rest)) return missing;
  }
  if (key_wanted) {
    report(source_faults::kNoColon, span_of_character(at));
    doubtful_ = true;
  }
  return {};
}

}  // namespace typeset
