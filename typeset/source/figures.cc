#include "source/figures.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/nearest.h"
#include "base/utf8.h"
#include "source/data_faults.h"
#include "source/number_format.h"
#include "source/text.h"

namespace typeset {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";

/// Whether a place in a body lies in the parentheses of a picture's file; asked from the front to the end.
class FileNames {
 public:
  explicit FileNames(std::string_view text) : text_(text) {}

  bool hold(std::size_t place) {
    for (; at_ < place; ++at_) {
      const char c = text_[at_];
      if (c == '\n') {
        blank_ = true;
        picture_ = open_ = false;
        continue;
      }
      if (blank_ && c != ' ') picture_ = text_.substr(at_).starts_with("![");
      blank_ = blank_ && c == ' ';
      if (c == ')') open_ = false;
      if (text_.substr(at_).starts_with("](")) open_ = picture_;
    }
    return open_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  bool blank_ = true;     // nothing on the line so far
  bool picture_ = false;  // the line begins with one
  bool open_ = false;
};

}  // namespace

/// One placeholder, from its text to its cell.
class Figures::Placeholder {
 public:
  /// [begin, end): with its braces.
  Placeholder(const Figures& figures, const LocatedText& text, std::size_t begin, std::size_t end, Diagnostics& faults)
      : figures_(figures),
        text_(text),
        inner_(begin + kOpen.size()),
        inner_end_(end - kClose.size()),
        span_(text.span(begin, end)),
        faults_(faults) {}

  /// What is printed for it; none after reporting.
  std::optional<std::string> value() {
    const std::string_view view = text_.view();
    const std::size_t bar = std::min(view.find('|', inner_), inner_end_);
    const std::size_t dot = std::min(view.find('.', inner_), bar);
    const LocatedText name = trim(text_.slice(inner_, dot));
    const LocatedText rest = trim(text_.slice(std::min(dot + 1, bar), bar));
    const auto table = figures_.tables_.find(name.view());
    if (table == figures_.tables_.end()) return unknown_name(name);
    if (table->second.csv == nullptr) return {};
    const CsvCell* cell = cell_of(table->second, name, rest);
    if (cell == nullptr) return {};
    if (cell->text.empty()) return refuse(data_faults::kEmptyCell, {place(cell->span)});
    if (cell->text.view().find('\n') != kNowhere) return refuse(data_faults::kCellLines, {place(cell->span)});
    const auto format = read_number_format(text_, bar, inner_end_, faults_);
    if (!format) return {};
    if (!format->any()) return cell->text.str();
    auto number = format_number(cell->text.view(), *format);
    if (!number) return refuse(data_faults::kNotANumber, {shown(cell->text.view()), place(cell->span)});
    return number;
  }

 private:
  std::nullopt_t refuse(const DiagnosticKind& kind, std::vector<Term> arguments) {
    faults_.report(kind, span_, std::move(arguments));
    return std::nullopt;
  }
  static std::string shown(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    return text.size() <= kLongest ? std::string(text)
                                   : std::string(text.substr(0, character_begin(text, kLongest))) + "…";
  }
  /// 指标.csv:3:2
  std::string place(const Span& span) const {
    const Position at = figures_.sources_->position(span);
    return figures_.sources_->name(span.file) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
  }

  std::nullopt_t unknown_name(const LocatedText& name) {
    std::vector<std::string_view> names;
    names.reserve(figures_.tables_.size());
    for (const auto& [known, table] : figures_.tables_) names.push_back(known);
    return refuse(data_faults::kUnknownData, {shown(name.view()), which(name.view(), names)});
  }

  /// What was probably meant, or what there is.
  static Term which(std::string_view written, const std::vector<std::string_view>& names) {
    constexpr std::size_t kMostTried = 500;
    constexpr std::size_t kMostListed = 8;
    Nearest nearest(written);
    Term listed("", "");
    for (std::size_t i = 0; i < std::min(names.size(), kMostTried); ++i) {
      const std::string name = shown(names[i]);
      nearest.consider(name);
      if (i > kMostListed) continue;
      listed.zh += (i == 0 ? "" : "、") + (i == kMostListed ? "…" : name);
      listed.en += (i == 0 ? "" : ", ") + (i == kMostListed ? "…" : name);
    }
    if (nearest.found() && !nearest.tied())
      return {"是不是“" + nearest.name() + "”？", "did you mean “" + nearest.name() + "”?"};
    return {"有：" + listed.zh, "there are: " + listed.en};
  }
  static std::vector<std::string_view> row_names(const Table& table) {
    std::vector<std::string_view> names;
    for (std::size_t i = table.pairs ? 0 : 1; i < table.csv->rows.size(); ++i) {
      const CsvCell& cell = table.csv->rows[i].front();
      if (!cell.text.empty()) names.push_back(cell.text.view());
    }
    return names;
  }
  static std::vector<std::string_view> column_names(const Table& table) {
    std::vector<std::string_view> names;
    const CsvRow& head = table.csv->rows.front();
    for (std::size_t i = 1; i < head.size(); ++i) {
      if (!head[i].text.empty()) names.push_back(head[i].text.view());
    }
    return names;
  }

  struct Division {
    std::string_view row;
    std::string_view column;  // empty: the second of two
  };

  /// Every way to take `rest` for a row and a column that there are.
  static std::vector<Division> divisions(const Table& table, const LocatedText& rest) {
    std::vector<Division> found;
    const std::string_view view = rest.view();
    if (table.pairs && table.rows.contains(view)) found.push_back({view, {}});
    for (std::size_t dot = view.find('.'); dot != kNowhere; dot = view.find('.', dot + 1)) {
      const Division division = divided(view, dot);
      if (table.rows.contains(division.row) && table.columns.contains(division.column)) found.push_back(division);
    }
    return found;
  }
  static Division divided(std::string_view view, std::size_t dot) {
    const auto bare = [](std::string_view part) {
      while (part.starts_with(' ')) part.remove_prefix(1);
      while (part.ends_with(' ')) part.remove_suffix(1);
      return part;
    };
    return {bare(view.substr(0, dot)), bare(view.substr(dot + 1))};
  }

  const CsvCell* cell_of(const Table& table, const LocatedText& name, const LocatedText& rest) {
    const std::vector<Division> ways = divisions(table, rest);
    if (ways.size() > 1) {
      refuse(data_faults::kTwoReadings, {rest.view()});
      return nullptr;
    }
    if (ways.empty()) {
      report_none(table, name, rest.view());
      return nullptr;
    }
    const Places& row = table.rows.find(ways.front().row)->second;
    const bool pair = ways.front().column.empty();
    const Places column = pair ? Places{1, kNowhere} : table.columns.find(ways.front().column)->second;
    const std::vector<CsvRow>& rows = table.csv->rows;
    if (row.again != kNowhere) {
      refuse(data_faults::kTwice,
             {ways.front().row, place(rows[row.first].front().span), place(rows[row.again].front().span)});
      return nullptr;
    }
    if (column.again != kNowhere) {
      const CsvRow& head = rows.front();
      refuse(data_faults::kTwice,
             {ways.front().column, place(head[column.first].span), place(head[column.again].span)});
      return nullptr;
    }
    const CsvRow& cells = rows[row.first];
    if (column.first < cells.size()) return &cells[column.first];
    const Span& last = cells.back().span;
    refuse(data_faults::kEmptyCell, {place({last.file, last.end, last.end})});
    return nullptr;
  }

  void report_none(const Table& table, const LocatedText& name, std::string_view rest) {
    const std::string& file = figures_.sources_->name(table.csv->file);
    const std::size_t dot = rest.find('.');
    if (rest.empty() || (dot == kNowhere && !table.pairs)) {
      refuse(table.pairs ? data_faults::kNeedsRow : data_faults::kNeedsColumn,
             {name.view(), which(rest, table.pairs || rest.empty() ? row_names(table) : column_names(table))});
      return;
    }
    // The division whose row there is, else the first.
    for (std::size_t at = dot; at != kNowhere; at = rest.find('.', at + 1)) {
      const Division division = divided(rest, at);
      if (!table.rows.contains(division.row)) continue;
      refuse(data_faults::kNoColumn, {shown(division.column), file, which(division.column, column_names(table))});
      return;
    }
    const std::string_view row = dot == kNowhere ? rest : divided(rest, dot).row;
    refuse(data_faults::kNoRow, {shown(row), file, which(row, row_names(table))});
  }

  const Figures& figures_;
  const LocatedText& text_;
  std::size_t inner_;
  std::size_t inner_end_;
  Span span_;
  Diagnostics& faults_;
};

void Figures::add(std::string name, const Csv* table) {
  Table made;
  made.csv = table;
  if (table != nullptr) {
    const std::vector<CsvRow>& rows = table->rows;
    made.pairs = std::ranges::all_of(rows, [](const CsvRow& row) { return row.size() <= 2; });
    const auto note = [](Index& index, std::string_view known, std::size_t at) {
      if (known.empty()) return;
      const auto [place, fresh] = index.try_emplace(known, Places{at, kNowhere});
      if (!fresh && place->second.again == kNowhere) place->second.again = at;
    };
    for (std::size_t i = made.pairs ? 0 : 1; i < rows.size(); ++i) note(made.rows, rows[i].front().text.view(), i);
    for (std::size_t i = 1; i < rows.front().size(); ++i) note(made.columns, rows.front()[i].text.view(), i);
  }
  tables_.insert_or_assign(std::move(name), std::move(made));
}

/// `{指标.产值.数}`, which would be printed as it stands.
void Figures::report_single_braces(const LocatedText& text, Diagnostics& faults) const {
  const std::string_view view = text.view();
  for (std::size_t at = view.find('{'); at != kNowhere; at = view.find('{', at + 1)) {
    const std::size_t end = std::min(view.find_first_of("{}\n", at + 1), view.size());
    const bool braces = end < view.size() && view[end] == '}' && (end + 1 == view.size() || view[end + 1] != '}');
    const bool own = at > 0 && (view[at - 1] == '{' || view[at - 1] == '\\' || view[at - 1] == ']');
    const std::string_view inner = view.substr(at + 1, end - at - 1);
    const std::size_t dot = inner.find('.');
    if (!braces || own || dot == kNowhere || tables_.find(inner.substr(0, dot)) == tables_.end()) continue;
    faults.report(data_faults::kSingleBraces, text.span(at, end + 1), {inner},
                  {{{{text.span(at, at + 1), "{", "{{"}, {text.span(end, end + 1), "}", "}}"}}}});
  }
}

LocatedText Figures::fill(const LocatedText& text, Diagnostics& faults) const {
  const std::string_view view = text.view();
  if (tables_.empty()) return text;
  report_single_braces(text, faults);
  if (view.find(kOpen) == kNowhere) return text;
  LocatedText filled;
  FileNames files(view);
  std::size_t from = 0;
  for (std::size_t at = view.find(kOpen); at != kNowhere; at = view.find(kOpen, at)) {
    if (files.hold(at)) {
      at += kOpen.size();
      continue;
    }
    const std::size_t open_end = at + kOpen.size();
    const std::string_view behind = view.substr(open_end, kLongestPlaceholder + kClose.size());
    const std::string_view inner = behind.substr(0, behind.find(kClose));
    const bool closed = inner.size() < behind.size() && inner.find('\n') == kNowhere;
    if (at > from && view[at - 1] == '\\') {
      filled.append(text.slice(from, at - 1));
      filled.append_literal(kOpen, text.span(at - 1, open_end));
      from = at = open_end;
      if (!closed || inner.find(kOpen) != kNowhere) continue;
      // Its partner too, which within a note would close the note's braces.
      const std::size_t inner_end = open_end + inner.size();
      filled.append(text.slice(open_end, inner_end));
      from = at = inner_end + kClose.size();
      filled.append_literal(kClose, text.span(inner_end, from));
      continue;
    }
    if (!closed) {
      faults.report(data_faults::kOpenPlaceholder, text.span(at, open_end));
      at = open_end;
      continue;
    }
    const std::size_t end = open_end + inner.size() + kClose.size();
    const std::optional<std::string> value = Placeholder(*this, text, at, end, faults).value();
    filled.append(text.slice(from, at));
    filled.append_literal(value ? std::string_view(*value) : view.substr(at, end - at), text.span(at, end));
    from = at = end;
  }
  filled.append(text.slice(from, view.size()));
  return filled;
}

}  // namespace typeset
