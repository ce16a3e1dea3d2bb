// Which mapping or list a key or dash was meant for. A key belongs where its field does: of the levels that are open,
// those that know it and lack it still come first, the nearest of them before others.
#include <string>
#include <utility>

#include "source/faults.h"
#include "source/scan.h"

namespace typeset {

namespace {

std::uint32_t distance(std::uint32_t one, std::uint32_t other) { return one > other ? one - other : other - one; }

}  // namespace

void Scan::open_level(std::uint32_t column, bool list, std::string_view fields) {
  while (!levels_.empty() && levels_.back().column > column) levels_.pop_back();
  // A list may stand in the column of the key it belongs to; the next key there ends it.
  if (!list && !levels_.empty() && levels_.back().column == column && levels_.back().list) levels_.pop_back();
  if (levels_.empty() || levels_.back().column != column || levels_.back().list != list) {
    levels_.push_back({column, list, fields});
  }
}

const Scan::Level* Scan::mapping_at(std::uint32_t column) const {
  const auto found =
      std::ranges::find_if(levels_, [&](const Level& level) { return level.column == column && !level.list; });
  return found == levels_.end() ? nullptr : &*found;
}

/// The mapping that the last item of a list is; none if it is a text.
const Scan::Level* Scan::mapping_in(const Level& list) const {
  const std::size_t next = static_cast<std::size_t>(&list - levels_.data()) + 1;
  return next < levels_.size() && !levels_[next].list ? &levels_[next] : nullptr;
}

/// The innermost mapping that has a field of that name and lacks it still.
const Scan::Level* Scan::level_for(std::string_view key) const {
  for (std::size_t n = levels_.size(); n-- > 0;) {
    const Level& level = levels_[n];
    if (!level.list && is_field_of(level.fields, key) && std::ranges::find(level.keys, key) == level.keys.end())
      return &level;
  }
  return nullptr;
}

std::uint32_t Scan::line_below(std::uint32_t line) const {
  constexpr std::uint32_t kReach = 50;
  for (std::uint32_t next = line + 1; next <= count_ && next - line <= kReach; ++next) {
    const std::string_view below = sources_.line(file_, next);
    const std::size_t word = below.find_first_not_of(" \t");
    if (word != std::string_view::npos && below[word] != '#') return next;
  }
  return 0;
}

/// Whether a known key stands directly below a field that holds a list; reports that its dash is missing.
bool Scan::list_wanted(std::size_t at, const Owner& above, const Separator& colon) {
  if (above.shape != FieldShape::articles && above.shape != FieldShape::briefs) return false;
  const std::string_view key = without_trailing_blanks(text_.substr(at, colon.at - at));
  if (!shape_of_key(key)) return false;
  const bool articles = above.shape == FieldShape::articles;
  const std::size_t dash = at < 2 ? at : at - 2;
  report(source_faults::kListWanted, span(at, colon.at),
         {articles ? Term("文章", "articles") : Term("简讯", "briefs"), "- " + std::string(key) + ": …"},
         at < 2 ? std::vector<Fix>() : dashed(at, static_cast<std::uint32_t>(dash)));
  return true;
}

/// The list that a key at `column` was to open the next item of, without whose dash the two would be one: the field
/// that opened the last item comes again, or one that it has stands in the dash's own column, or the last item is a
/// text.
const Scan::Level* Scan::list_without_dash(std::uint32_t column, std::string_view key) const {
  if (doubtful_ || !shape_of_key(key)) return nullptr;
  constexpr std::uint32_t kWidest = 3;  // from the dash to its field
  for (std::size_t n = levels_.size(); n-- > 0;) {
    const Level& list = levels_[n];
    if (!list.list || !is_field_of(list.fields, key) || column < list.column) continue;
    const Level* const item = mapping_in(list);
    if (column > list.column + kWidest && (item == nullptr || column != item->column)) continue;
    // A list may stand in the column of its own key, and the next key there ends it.
    if (column == list.column && mapping_at(column) != nullptr) continue;
    if (item == nullptr) return &list;
    const bool opens = item->keys.front() == key;
    const bool has = std::ranges::find(item->keys, key) != item->keys.end();
    if (opens || (has && column == list.column)) return &list;
  }
  return nullptr;
}

/// `报:` in the column of the `版记:` that it belongs below: the column it was meant to stand in, after reporting it.
std::optional<std::uint32_t> Scan::slid_to_margin(std::size_t at, std::uint32_t column, std::string_view key) {
  const Level* const own = mapping_at(column);
  if (own == nullptr || own->last_shape != FieldShape::imprint) return std::nullopt;
  if (!is_field_of("imprint", key) || is_field_of(kFieldsOfDocument, key)) return std::nullopt;
  const bool others_above = own != &levels_.back();
  const std::uint32_t meant = others_above ? (own + 1)->column : column_below(line_, column);
  report(source_faults::kNotBelow, span(at, at + key.size()), {key, Term("版记", "imprint")}, indented(at, meant));
  return meant;
}

/// The column meant by a key at `column` that opens no level of its own; reports one that is out of line.
std::uint32_t Scan::aligned(std::string_view what, std::size_t at, std::uint32_t column) {
  if (doubtful_) return column;
  const Level* const own = mapping_at(column);
  const Level* const wanted = level_for(what);
  const bool outer = column > 0 && is_outer_key(what) && has_level(0, false);
  if (own != nullptr && (!outer || own->fields == kUnknownFields)) return column;
  std::optional<std::uint32_t> meant;
  if (outer) {
    meant = 0;
  } else if (wanted != nullptr) {
    meant = wanted->column;
  } else {
    for (const Level& level : levels_) {
      if (level.list || (level.column == 0 && shape_of_key(what) && !is_key_of_document(what))) continue;
      if (!meant || distance(level.column, column) <= distance(*meant, column)) meant = level.column;
    }
  }
  if (!meant) return column;  // the parser's to report
  moved_ = Moved{column, *meant};
  report(source_faults::kMisaligned, span_of_character(at), {what, std::to_string(column), std::to_string(*meant)},
         shifted(at, column, *meant));
  return *meant;
}

/// The same of a dash.
std::uint32_t Scan::aligned_dash(std::size_t at, std::uint32_t column) {
  if (doubtful_) return column;
  // Fields farther in tell that an item belongs to a list within the list it stands in; they are right, it alone moves.
  if (const auto meant = dash_by_fields_below(); meant && *meant > column) {
    report(source_faults::kMisaligned, span_of_character(at), {"-", std::to_string(column), std::to_string(*meant)},
           indented(at, *meant));
    return *meant;
  }
  // An article is never a text alone: the first item of 简讯, which stands too far to the left.
  const bool text = !begins_with_key(text_.substr(at));
  if (text && awaited_ && awaited_->shape == FieldShape::briefs) {
    const std::uint32_t meant = first_dash_below(awaited_->column);
    report(source_faults::kMisaligned, span_of_character(at), {"-", std::to_string(column), std::to_string(meant)},
           indented(at, meant));
    return meant;
  }
  if (has_level(column, true)) return column;
  std::optional<std::uint32_t> meant;
  for (const Level& level : levels_)
    if (level.list && (!meant || distance(level.column, column) <= distance(*meant, column))) meant = level.column;
  if (!meant) return column;  // the parser's to report
  moved_ = Moved{column, *meant};
  report(source_faults::kMisaligned, span_of_character(at), {"-", std::to_string(column), std::to_string(*meant)},
         shifted(at, column, *meant));
  return *meant;
}

/// The list whose items have the fields that stand below this line: `正文:` two columns on from its dash.
std::optional<std::uint32_t> Scan::dash_by_fields_below() const {
  const std::uint32_t next = line_below(line_);
  if (next == 0) return std::nullopt;
  const std::string_view below = sources_.line(file_, next);
  const auto word = static_cast<std::uint32_t>(std::min(below.find_first_not_of(' '), below.size()));
  const auto colon = find_plain_colon(below.substr(word));
  if (!colon || word < 2) return std::nullopt;
  const std::string_view key = without_trailing_blanks(below.substr(word, colon->at));
  for (const Level& level : levels_)
    if (level.list && level.column + 2 == word && is_field_of(level.fields, key)) return level.column;
  return std::nullopt;
}

}  // namespace typeset
