// Scan: the scan of the lines (read.h), cut by what it finds. Internal to the room.
//
// scan.cc: from line to line, and what goes on from the line above. scan_structure.cc: indentation, dashes and keys.
// scan_levels.cc: which mapping or list a key or dash was meant for. scan_values.cc: plain values and what begins one.
// scan_blocks.cc: body text below “|”. scan_quotes.cc: quoted values. scan_flow.cc: lists and mappings in brackets.
// scan_fixes.cc: the edits that faults carry.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "base/utf8.h"
#include "source/fields.h"
#include "source/scan_words.h"

namespace typeset {

inline constexpr std::string_view kValueMarks = "[{|>*&!%@`";  // that begin a value, never a key

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
    std::string_view fields;                    // whose fields it holds, or the items of a list: FieldRow::owner
    std::vector<std::string_view> keys = {};    // of a mapping, as far as it has been read
    std::optional<FieldShape> last_shape = {};  // of its last key
  };
  /// A value's place: the column of the key or dash it belongs to, and the shape of its field if that is known.
  struct Owner {
    std::uint32_t column = 0;
    std::optional<FieldShape> shape;
    bool item = false;                         // of a list
    std::uint32_t colon = 0;                   // the offset past the colon of its key; 0: it has none
    std::string_view fields = kUnknownFields;  // whose fields stand in the value
  };

  void scan_line();
  bool goes_on();
  bool block_goes_on();
  bool block_ends_here(std::uint32_t spaces) const;
  bool body_resumes_below(std::uint32_t spaces);
  bool text_goes_on_below(std::string_view rest) const;
  bool is_field_in_body(std::string_view line) const;
  void field_behind_text(std::size_t spaces);
  bool row_goes_on(std::size_t spaces);
  static bool opens_heading(std::string_view rest);
  bool quote_goes_on();
  void leave_quote_open();
  bool looks_like_key(std::string_view text) const;
  bool begins_with_key(std::string_view text) const;

  void structure();
  void directive();
  std::size_t indentation(std::uint32_t& width);
  bool odd_list_mark(std::size_t& at, std::uint32_t column);
  void content(std::size_t at, std::uint32_t column, bool dashed);
  std::optional<Separator> separator(std::size_t at, bool key_wanted, bool item_of_fields);
  std::optional<Separator> colon_forgotten(std::size_t at, std::string_view rest);
  bool holds_fields(const Owner& item) const;
  bool counted_item(std::size_t& at, std::uint32_t column);
  void value(std::size_t at, Owner owner);
  bool marked_value(std::size_t at, const Owner& owner);
  bool odd_bar(std::size_t at, const Owner& owner);
  bool folds_paragraphs(const Owner& owner) const;
  void block(std::size_t at, const Owner& owner);
  void quoted(std::size_t at, const Owner& owner);
  void after_quote(std::size_t at);
  void chinese_quotes(std::size_t at, const Owner& owner);
  void flow(std::size_t at);
  void leave_open();
  std::vector<Fix> dashed(std::size_t at, std::uint32_t dash) const;
  void flow_entry(std::size_t begin, std::size_t end);
  struct Mark {
    std::size_t at, width;
  };
  Mark next_entry(std::size_t from, std::size_t end) const;
  void full_width_brackets(std::size_t at);
  void second_colon(std::size_t at, const Owner& owner);
  void two_keys(std::size_t at, std::string_view key, std::uint32_t column);
  void cut_off(std::size_t at, const Owner& owner);
  void report_tabs(std::size_t from, std::size_t to);

  // scan_levels.cc
  void open_level(std::uint32_t column, bool list, std::string_view fields);
  bool list_wanted(std::size_t at, const Owner& above, const Separator& colon);
  const Level* list_without_dash(std::uint32_t column, std::string_view key) const;
  std::optional<std::uint32_t> slid_to_margin(std::size_t at, std::uint32_t column, std::string_view key);
  std::uint32_t aligned(std::string_view what, std::size_t at, std::uint32_t column);
  std::uint32_t aligned_dash(std::size_t at, std::uint32_t column);
  std::optional<std::uint32_t> dash_by_fields_below() const;
  const Level* level_for(std::string_view key) const;
  const Level* mapping_at(std::uint32_t column) const;
  const Level* mapping_in(const Level& list) const;
  /// The next line that is neither empty nor a remark, of those near by; its number, 0 if there is none.
  std::uint32_t line_below(std::uint32_t line) const;

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
  void report(const DiagnosticKind& kind, Span place, std::vector<Term> arguments = {}, std::vector<Fix> fixes = {}) {
    faults_.report(kind, place, std::move(arguments), std::move(fixes));
  }

  // scan_fixes.cc: what may be done about it, as edits of this line unless something else is said.
  Edit edit(std::size_t begin, std::size_t end, std::string text) const {
    return {span(begin, end), std::string(text_.substr(begin, end - begin)), std::move(text)};
  }
  std::vector<Fix> replaced(std::size_t begin, std::size_t end, std::string text) const {
    return {{{edit(begin, end, std::move(text))}}};
  }
  std::vector<Fix> indented(std::size_t text, std::uint32_t column) const;
  std::vector<Fix> shifted(std::size_t text, std::uint32_t column, std::uint32_t wanted) const;
  std::vector<Fix> put_behind_line(Span place, std::string_view text) const;
  Fix quoted_whole(std::size_t begin) const;
  std::string behind_mark(std::string_view mark, std::size_t next) const;
  std::size_t gap_before(std::size_t at) const;
  std::uint32_t column_meant(std::size_t text, bool list) const;
  std::uint32_t first_dash_below(std::uint32_t owner) const;
  std::uint32_t column_below(std::uint32_t line, std::uint32_t owner) const;
  std::vector<Fix> barred(std::size_t first) const;

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
  std::uint32_t body_lines_ = 0;   // of a block, as far as it has been read
  bool barless_ = false;           // of a plain body: that was reported
  std::size_t value_ = 0;          // where the value of this line begins
  char quote_ = '"';
  Span quote_begin_;
  struct Bracket {
    char mark;
    Span place;
  };
  std::vector<Bracket> brackets_;  // open ones, outermost first
  char flow_quote_ = '\0';
  std::optional<Owner> awaited_;  // a key or dash whose value begins on a line below
  std::vector<Level> levels_;
  /// A key or dash that stands out of line, and where it was meant to: what is indented deeper moves with it.
  struct Moved {
    std::uint32_t from, to;
  };
  std::optional<Moved> moved_;
  bool doubtful_ = false;              // a fault above may have spoilt levels_
  std::optional<std::int64_t> shift_;  // from the byte to the column, where an odd mark stood for a dash
  bool broken_key_ = false;            // the colon of the key above begins the next line
  bool dash_missing_ = false;          // an item was begun without its dash: the next dash begins another
  std::uint32_t looked_until_ = 0;     // body_resumes_below: the answer holds for comment lines above this line
  bool resumes_ = false;
};

}  // namespace typeset
