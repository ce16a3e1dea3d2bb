// Draft: the issue that a pasted text seems to be, every text with the place it came from. What the writer turns into a
// source; fields that were not found are empty.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "import/lines.h"

namespace typeset::pasted {

/// A note at byte `at` of a paragraph's text, which is more than 0.
struct NoteDraft {
  std::size_t at = 0;
  std::string text;
};

/// A note whose sign stands in the text (lines.h).
struct FootNote {
  std::string mark;     // as it was typed in the text: [^1], ①
  Span mark_span;       // of its line
  std::string opening;  // as it was typed before the note: [^1]:, ①
  std::string text;
  Span span;              // of the note's first line
  std::size_t block = 0;  // notes of a block are taken all or none; 0: each for itself
};
using FootNotes = std::vector<FootNote>;

struct Paragraph : Text {
  int heading = 0;                    // 1–4; 0: a paragraph
  bool verbatim = {};                 // its spaces mean something: a row of a table
  bool picture = {};                  // a line of pictures, already in the words of a source
  TableLine row = {};                 // of a table
  TablePart part = {};                // of the table whose rows stand beside it
  bool literal = {};                  // of a Markdown file: the - or > it begins with is text
  bool quoted_literal = {};           // the same behind the sign of a quotation
  bool rule_above = {};               // a rule stands above it, if a paragraph does
  bool names = {};                    // an entry of a list of names
  std::string bullet = {};            // the word processor's bullet that it had, now the mark it drew
  bool item = {};                     // begins with a drawn mark, and is an item of a list
  std::vector<NoteDraft> notes = {};  // in order
};
using Paragraphs = std::vector<Paragraph>;

/// Whether `next`, directly below `last`, belongs to the same table: its rows, what stands above them and their notes.
bool goes_on_table(const Paragraph& last, const Paragraph& next);

struct BriefDraft {
  Paragraphs body;
  Text contributor;
};

struct ArticleDraft {
  Text section;                // 栏目 that it stands in; of those behind the first without a place of its own
  std::vector<Text> title;     // forced lines, if several
  std::vector<Text> subtitle;  // without ——
  std::vector<Text> authors;
  Text title_note;      // without brackets
  Text contents_title;  // where the list of contents says less than title and subtitle
  Paragraphs note;
  Paragraphs body;
  Text contributor;
  std::vector<BriefDraft> briefs;
};

struct LabelledText {
  std::string label;
  Text text;
};

struct Draft {
  FootNotes foot_notes;
  std::vector<Text> above;  // the masthead, a line each
  Text masthead, number, supplement, total, issuer, date;
  std::vector<Text> signers;
  Text secrecy, copy_number;
  std::vector<Text> flags;
  std::vector<Text> sign_off;
  std::optional<std::vector<Text>> contents;  // none: the program makes it of the titles
  Paragraphs note;
  std::vector<ArticleDraft> articles;
  std::vector<LabelledText> distribution;
  Text printer, printed, copies;
  std::vector<LabelledText> credits;
  std::vector<LabelledText> contact;
  bool contact_first = false;  // of the two
  bool has_imprint() const {
    return !distribution.empty() || !printer.empty() || !printed.empty() || !copies.empty() || !credits.empty() ||
           !contact.empty();
  }
};

}  // namespace typeset::pasted
