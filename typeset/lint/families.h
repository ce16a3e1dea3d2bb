// The families of rules, one file each: what each finds in a passage, an article or an issue.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "lint/findings.h"
#include "lint/passage.h"
#include "source/issue.h"
#include "words/lexicon.h"

namespace typeset::lint {

// marks.cc: half-width marks, stops together, ellipses, document numbers. `told_at`: where check_pairs() found a mark
// wrong, in order; what follows from that is not reported again.
void check_marks(const Passage& passage, const std::vector<std::size_t>& told_at, Findings& findings);
/// The end of a document number that is opened by the bracket at `i`, 毕办发[2017]085号: behind its 号; 0 if there is
/// none.
std::size_t document_number_end(const Passage& passage, std::size_t i);

// zero.cc: 〇 typed otherwise. dashes.cc: —— typed otherwise, and one — for it. figures.cc: times, ranges, decimals and
// thousands with marks that are none of theirs.
void check_zeros(const Passage& passage, Findings& findings);
void check_dashes(const Passage& passage, Findings& findings);
void check_figures(const Passage& passage, Findings& findings);

// pairs.cc: quotation marks and brackets. A round bracket of half width counts with those of full width, and is
// reported as a half-width mark; ＂ « << and the like count as the marks that are meant, and are
// reported as typed otherwise. Returns where quotation marks and brackets are alone or the wrong way round.
std::vector<std::size_t> check_pairs(const Passage& passage, Findings& findings);

// doubled.cc: characters and words twice over, within a passage; doubled_characters.cc: the characters.
void check_doubled(const Passage& passage, const words::LexiconSource& words, Findings& findings);
void check_doubled_characters(const Passage& passage, const words::LexiconSource& words, Findings& findings);

// leftovers.cc: remarks and marks that would be printed; of the masthead, the number of the issue. `in_body`: of body
// text, whose reader tells of marks of other programs by itself.
void check_leftovers(const Passage& passage, bool in_body, Findings& findings);
void check_masthead(const Passage& passage, Findings& findings);

/// Paragraphs that stand twice in one issue.
class RepeatedParagraphs {
 public:
  void check(const Passage& passage, Findings& findings);

 private:
  std::unordered_set<std::string> seen_;
};

// dates.cc: days that do not exist, wrong days of the week; 印发日期 before 日期.
void check_dates(const Passage& passage, Findings& findings);
void check_printed(const Issue& issue, Findings& findings);

// headings.cc: the order of level marks and of points (一是, 第一，) in one body.
void check_order(const Body& body, Findings& findings);

}  // namespace typeset::lint
