// Notes at the foot of a page: small lines below a short rule, from the foot of the text's area upwards; and their
// marks in the text.
//
// The search has kept their room free on the page on which their line stands, or on that page and the next where a long
// note goes on. Marks are numbered as the lines are put that hold them, for only then their page is known: the first
// mark was set in the place of all, which have one width. The notes are put last, page by page, so that each page is
// read before its notes.
#pragma once

#include <vector>

#include "layout/canvas.h"

namespace typeset {

struct SetFootNote {
  const FootNote* note = nullptr;
  std::vector<text::Line> lines;
  Length height;  // of all lines
};

SetFootNote set_foot_note(const FootNote& note, const Flow& flow, const FontBook& fonts, Diagnostics& faults);

class FootNotes {
 public:
  /// `heights`: what the notes of each page take, their rule included (PageTurns::notes); `feet`: where they end on
  /// each page, from the sheet's upper edge. Flow and fonts must outlive it.
  FootNotes(const Flow& flow, const FontBook& fonts, std::vector<Length> heights, std::vector<Length> feet)
      : flow_(flow), fonts_(fonts), heights_(std::move(heights)), feet_(std::move(feet)), counts_(heights_.size()) {}

  /// Puts a line of text and the marks of the notes [first, last) in it, in order, and takes up the notes; `opening` as
  /// in Canvas::put().
  void put_line(Canvas& canvas, std::size_t page, const text::Line& line, const text::Paragraph& paragraph, Length x,
                Length centre, Belonging belongs, const SetFootNote* first, const SetFootNote* last,
                Diagnostics& faults, Opening opening);
  /// Puts all notes that were taken up. Once.
  void put_notes(Canvas& canvas, Diagnostics& faults);

 private:
  struct Taken {
    std::size_t page = 0;
    int number = 0;
    SetFootNote set;
  };
  text::Line set_mark(const text::Paragraph& mark, Diagnostics& faults) const;
  void put_mark(Canvas& canvas, std::size_t page, const text::Paragraph& paragraph, std::uint32_t at, int number,
                Length x, Length centre, Belonging belongs, Diagnostics& faults) const;
  std::size_t lines_on(std::size_t page) const;

  const Flow& flow_;
  const FontBook& fonts_;
  std::vector<Length> heights_, feet_;
  std::vector<int> counts_;  // marks on each page so far
  std::vector<Taken> taken_;
};

}  // namespace typeset
