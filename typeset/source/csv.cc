#include "source/csv.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/encoding.h"
#include "base/faults.h"
#include "base/utf8.h"
#include "source/data_faults.h"
#include "source/text.h"

namespace typeset {

namespace {

class CsvReader {
 public:
  CsvReader(const Sources& sources, FileId file, Diagnostics& faults)
      : sources_(sources), file_(file), text_(sources.text(file)), faults_(faults) {}

  std::optional<Csv> read() {
    if (!check_characters()) return {};
    choose_separator();
    Csv csv{file_, {}};
    while (at_ < text_.size()) {
      csv.rows.emplace_back();
      if (csv.rows.size() > kMostCsvRows) {
        return too_much(span(at_, at_), {"行数", "rows"}, kMostCsvRows);
      }
      if (!read_row(csv.rows.back())) return {};
    }
    const auto blank = [](const CsvRow& row) {
      return std::ranges::all_of(row, [](const CsvCell& cell) { return cell.text.empty(); });
    };
    while (!csv.rows.empty() && blank(csv.rows.back())) csv.rows.pop_back();
    if (csv.rows.empty()) {
      faults_.report(data_faults::kCsvEmpty, span(0, 0));
      return {};
    }
    return csv;
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  LocatedText located(std::size_t begin, std::size_t end) const {
    return {text_.substr(begin, end - begin), span(begin, end)};
  }
  std::nullopt_t too_much(Span place, const Words& what, std::size_t limit) {
    faults_.report(base_faults::kTooMuch, place, {what, std::to_string(limit)});
    return std::nullopt;
  }

  /// Line ends and tabs are the only controls that a table is saved with.
  bool check_characters() {
    bool fit = true;
    for_each_character(text_, [&](std::size_t at, char32_t c) {
      const bool control = (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7f && c <= 0x9f);
      if (!control) return;
      faults_.report(base_faults::kControlCharacter, span(at, at + 1), {code_point_name(c)});
      fit = false;
    });
    return fit;
  }

  bool is_line_end(std::size_t at) const { return text_[at] == '\n' || text_[at] == '\r'; }
  bool ends_cell(std::size_t at) const { return at >= text_.size() || text_[at] == separator_ || is_line_end(at); }
  std::size_t behind_line_end(std::size_t at) const { return at + (text_.substr(at).starts_with("\r\n") ? 2 : 1); }

  /// Says by `sep=`, or by what the first row holds outside its quotes. A tab is never text there; a semicolon may be.
  void choose_separator() {
    const std::size_t line = std::min(text_.find_first_of("\r\n"), text_.size());
    constexpr std::string_view kSaid = "sep=";
    constexpr std::string_view kMarks = ",;\t|:!#$%&*+-./<=>?@\\^_`~ ";
    if (line == kSaid.size() + 1 && (text_.starts_with(kSaid) || text_.starts_with("SEP=")) &&
        kMarks.find(text_[kSaid.size()]) != std::string_view::npos) {
      separator_ = text_[kSaid.size()];
      at_ = line == text_.size() ? line : behind_line_end(line);
      return;
    }
    bool comma = false;
    bool semicolon = false;
    bool tab = false;
    bool quoted = false;
    for (const char c : text_) {
      if (c == '"') quoted = !quoted;
      if (quoted) continue;
      if (c == '\n' || c == '\r') break;
      comma = comma || c == ',';
      semicolon = semicolon || c == ';';
      tab = tab || c == '\t';
    }
    if (!comma && (tab || semicolon)) separator_ = tab ? '\t' : ';';
  }

  /// From `at_` to behind the line end. False after reporting.
  bool read_row(CsvRow& row) {
    while (true) {
      std::optional<CsvCell> cell = read_cell();
      if (!cell) return false;
      if (row.size() == kMostCsvColumns || cells_ == kMostCsvCells) {
        const bool columns = row.size() == kMostCsvColumns;
        too_much(cell->span, columns ? Words{"列数", "columns"} : Words{"单元格数", "cells"},
                 columns ? kMostCsvColumns : kMostCsvCells);
        return false;
      }
      row.push_back(*std::move(cell));
      ++cells_;
      if (at_ == text_.size()) return true;
      const bool last = is_line_end(at_);
      at_ = last ? behind_line_end(at_) : at_ + 1;
      if (last) return true;
    }
  }

  std::size_t behind_blanks(std::size_t at) const {
    while (!ends_cell(at)) {
      const Decoded next = decode_utf8(text_, at);
      if (!is_padding(next.code_point)) break;
      at += next.length;
    }
    return at;
  }

  /// From `at_` to what ends it. None after reporting.
  std::optional<CsvCell> read_cell() {
    CsvCell cell;
    const std::size_t begin = at_;
    const std::size_t first = behind_blanks(begin);
    if (first < text_.size() && text_[first] == '"') {
      std::optional<LocatedText> text = read_quoted(first);
      if (!text) return {};
      cell.indent = turned_in_by(text->view());
      cell.text = trim(*text);
      cell.span = span(first, at_);
      at_ = behind_blanks(at_);
      if (!ends_cell(at_)) {
        const Position opened = sources_.position(span(first, first));
        faults_.report(data_faults::kCsvBehindQuote, span(at_, at_ + decode_utf8(text_, at_).length),
                       {std::to_string(opened.line), std::to_string(opened.column)});
        return {};
      }
    } else {
      while (!ends_cell(at_)) ++at_;
      const LocatedText written = located(begin, at_);
      cell.indent = turned_in_by(written.view());
      cell.text = trim(written);
      cell.span = cell.text.empty() ? span(begin, at_) : cell.text.span();
    }
    if (cell.text.size() > kLongestCsvCell && count_characters(cell.text.view()) > kLongestCsvCell) {
      return too_much(cell.span, {"一个单元格的字数", "characters of a cell"}, kLongestCsvCell);
    }
    if (is_error_value(cell.text.view())) faults_.report(data_faults::kCsvErrorValue, cell.span, {cell.text.view()});
    return cell;
  }

  /// What a spreadsheet shows or exports where it has no value, or a value other than what was typed: #DIV/0!, ####,
  /// 1.23457E+11, ="01".
  static bool is_error_value(std::string_view text) {
    constexpr std::string_view kFewestSigns = "####";
    static constexpr std::array<std::string_view, 8> kErrors = {"#DIV/0!", "#REF!", "#N/A",   "#VALUE!",
                                                                "#NAME?",  "#NUM!", "#NULL!", "#SPILL!"};
    if (std::ranges::find(kErrors, text) != kErrors.end() || text.starts_with("=\"")) return true;
    if (text.starts_with(kFewestSigns) && text.find_first_not_of('#') == std::string_view::npos) return true;
    const std::size_t exponent = text.find("E+");
    return exponent != std::string_view::npos && exponent > 0 && exponent + 2 < text.size() &&
           text.find_first_not_of("0123456789.-") == exponent &&
           text.find_first_not_of("0123456789", exponent + 2) == std::string_view::npos;
  }

  /// What stands between the quote at `open` and the one that closes it, `at_` then lying behind that. None after
  /// reporting.
  std::optional<LocatedText> read_quoted(std::size_t open) {
    LocatedText text;
    std::size_t from = open + 1;
    while (true) {
      const std::size_t at = text_.find_first_of("\"\r", from);
      if (at == std::string_view::npos) {
        faults_.report(data_faults::kCsvOpenQuote, span(open, open + 1));
        return {};
      }
      text.append(text_.substr(from, at - from), span(from, at));
      from = text_[at] == '\r' ? behind_line_end(at) : at + 2;
      if (text_[at] == '\r') {
        text.append("\n", span(at, from));
      } else if (text_.substr(at).starts_with("\"\"")) {
        text.append("\"", span(at, from));
      } else {
        at_ = at + 1;
        return text;
      }
    }
  }

  const Sources& sources_;
  FileId file_;
  std::string_view text_;
  Diagnostics& faults_;
  char separator_ = ',';
  std::size_t at_ = 0;
  std::size_t cells_ = 0;
};

/// Whether it is UTF-8 that but a few zero bytes make unlike a text: each is then reported at its own place.
bool is_text_with_zeros(std::string_view bytes) {
  constexpr std::size_t kMost = 20;
  bool valid = true;
  std::size_t zeros = 0;
  for_each_character(bytes, [&](std::size_t at, char32_t c) {
    const bool damaged = c == U'\uFFFD' && !bytes.substr(at).starts_with("\uFFFD");
    const bool other_control = c > 0 && c < 0x20 && c != '\n' && c != '\r' && c != '\t';
    valid = valid && !damaged && !other_control;
    zeros += c == 0 ? 1 : 0;
  });
  return valid && zeros > 0 && zeros <= kMost;
}

}  // namespace

std::optional<Csv> read_csv(Sources& sources, std::string name, std::string_view bytes, Diagnostics& faults) {
  std::optional<Encoding> guess = guess_encoding(bytes);
  if (!guess && is_text_with_zeros(bytes)) guess = Encoding::utf8;
  const bool too_large = bytes.size() > kLargestCsv;
  if (too_large || !guess) {
    const FileId file = sources.add(std::move(name), {});
    if (too_large) {
      faults.report(base_faults::kTooMuch, {file, 0, 0}, {Words{"文件的大小", "bytes"}, std::to_string(kLargestCsv)});
    } else {
      faults.report(data_faults::kCsvNotText, {file, 0, 0});
    }
    return {};
  }
  Diagnostics found;
  const FileId file = add_text(sources, std::move(name), bytes, guess, found);
  faults.append(found);
  if (found.has_errors()) return {};
  if (guess != Encoding::utf8) {
    faults.report(data_faults::kCsvEncoding, where_encoding_shows(sources, file), {encoding_name(*guess)});
  }
  return CsvReader(sources, file, faults).read();
}

}  // namespace typeset
