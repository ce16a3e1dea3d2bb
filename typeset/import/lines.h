// A pasted text as lines: what stands on each, what white space stood round it, and what was furniture of its pages.
//
// Made from the UTF-8 text of one file. A line ends at LF, CRLF, CR, a vertical tab (a word processor's forced break),
// U+0085, U+2028 or U+2029; a form feed is a page turn. Lines without text become `blank_above` of the next. Page
// numbers and ruled lines are taken out and entered in the ledger; so are characters that draw nothing (controls, marks
// of direction, zero-width spaces), which a source may not hold. Linear in the size of the text.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "base/span.h"
#include "import/ledger.h"
#include "source/invisible.h"

namespace typeset::pasted {

/// Where a strong stretch begins and ends within a text of this room. Control characters never come from a file (they
/// are taken out), so these cannot be mistaken for anything else; the writer makes `**` of both.
inline constexpr char kStrongBegin = '\x01';
inline constexpr char kStrongEnd = '\x02';

/// The sign of a footnote stands in the place of its mark (foot_notes.h): kNoteSign and the note's number, in digits of
/// its own. In the lines of a Markdown file kNoteSign alone stands before a `[^1]` that is no code and not escaped.
inline constexpr char kNoteSign = '\x04';
inline constexpr char kFirstNoteDigit = '\x05';
inline constexpr char kLastNoteDigit = '\x08';

/// A forced line end within a text, `<br>` of a Markdown file, as the reader of sources has it; U+2028 never comes from
/// a file either. The writer makes `{换行}` of it, and a gap where a field has but one line.
inline constexpr std::string_view kLineBreak = "\u2028";

/// A text and the place it came from.
struct Text {
  std::string text;
  Span span;
  bool empty() const { return text.empty(); }
};

/// How a line stands in a table that the source can hold: begins it, or goes on with it. `typed`: with bars of its own;
/// `headless`: so many columns, and the first row is none of names but of figures like the others; 0: it is the head.
struct TableLine {
  bool row = false, begins = false, typed = false;
  std::uint32_t headless = 0;
};

/// What a line beside the rows of a table is to it (source/table.h).
enum class TablePart : std::uint8_t { none, caption, unit, note };

struct TextLine : Text {     // the text is trimmed, tabs and odd spaces made plain
  std::uint32_t number = 0;  // of the line in the file, from 1
  std::uint32_t indent = 0;  // cells of white space before the text
  std::uint32_t width = 0;   // cells of the text
  std::uint32_t extent() const { return indent + width; }
  bool blank_above = false;  // empty lines stood between this line and the one above
  bool page_above = false;   // a page turned there
  bool ruled_above = false;  // a line of dashes stood there, and no empty line: blank_above for all but tables
  bool rule_above = false;   // of a Markdown file: a rule stood there, --- or ***
  bool break_above = false;  // of a Markdown file: the line above ends in a forced line end
  int heading = 0;           // 1–6: a heading of a Markdown file
  bool table = false;        // a row of a table; one alone has its cells parted by U+3000
  TableLine table_line = {};
  TablePart table_part = TablePart::none;
  bool names = false;                   // an entry of a list of names (name_lists.h)
  bool picture = false;                 // of a Markdown file: a line of pictures, as docs/body.md writes it
  std::size_t sign = 0;                 // of a Markdown file: the bytes of the sign of its item or quotation and item
  bool literal = false;                 // of a Markdown file: the - or > it begins with is text
  bool quoted_literal = false;          // the same behind the sign of a quotation
  bool code = false;                    // of a Markdown file: in a block of code, where bars make no table
  std::string bullet = {};              // a word processor's bullet that stood before it, and is now the mark it drew
  std::vector<std::string> cells = {};  // what tabs or column spaces part, if anything
  std::uint32_t tabs = 0;               // between the first cell and the last
  std::uint32_t tabs_behind = 0;        // behind the last: of cells that are empty
};

using Lines = std::vector<TextLine>;

/// Which characters of a pasted text a source does not get: those of which nothing is drawn, unless they say how others
/// are (joiners, variation selectors), and those that a source may not hold.
class Undrawn {
 public:
  /// The text must outlive this.
  explicit Undrawn(std::string_view text) : text_(text), invisible_(text) {}
  /// To be asked of every character, in their order.
  bool has(std::size_t at, char32_t c);

 private:
  bool joins_what_follows(std::size_t selector) const;

  std::string_view text_;
  Invisible invisible_;
};

/// Whether there is a picture of this name, as seen from the source's folder; empty: all names are taken for granted.
using HasPicture = std::function<bool(const std::string&)>;

/// The lines of a plain text. Bullets of a word processor, which come out of it as letters of a symbol font (l, n, Ø,
/// U+F0D8) with a tab or spaces behind, become the marks that were seen.
Lines read_plain(const Sources& sources, FileId file, Ledger& ledger, Diagnostics& doubts);

/// The lines of a Markdown file (CommonMark): headings carry their level, `**` are paired by position as in
/// docs/body.md, items and quotations begin with - and >, a line of pictures stays one. Emphasis with one mark,
/// HTML, code and ~~ have no counterpart in a source and stay as they were typed, each reported at its mark; of HTML
/// `<br>` alone has one, kLineBreak. Lines of an item go on in the lines indented below them.
/// What the parser leaves out (definitions of links) is kept as a line of its own, and reported.
Lines read_markdown(const Sources& sources, FileId file, Ledger& ledger, Diagnostics& doubts,
                    const HasPicture& has_picture);

/// Takes page numbers, running heads and ruled lines out. A running head stands beside a page number or form feed and
/// comes there more than once, or says what the text's first lines say (刊名, 期号).
void drop_furniture(Lines& lines, Ledger& ledger);

/// Adds a piece of a file to a line's text: characters that draw nothing are left out and entered in the ledger, tabs
/// and odd spaces become plain spaces (U+3000 stays); radicals become the hanzi they stand for (base/look_alikes.h).
void append_clean(std::string& text, std::string_view piece, const Span& place, Ledger& ledger);

}  // namespace typeset::pasted
