// What each line of body text opens with, and what of it is a heading: decided as the text is read, and kept in its
// lines (BodyLine::mark, head_end, heading, doubt). compose/ and lint/ read the decision.
#pragma once

#include "source/issue.h"

namespace typeset {

/// Fills in the marks and headings of a body; `pictures`: rows of a list that come to stand behind paragraphs of the
/// body, or behind all of it. n log n in lines and pictures.
///
/// The standard has a face for a *heading* behind a mark (GB-7.3.3c, GB-7.3.3f); a sentence behind a mark is text with
/// a number (GB-L3). The writer's own word comes first: `# ` makes a line a heading, `**` around the opening the part
/// that it encloses, `\` before the mark makes it text. Else, in this order:
///
/// - a series (siblings of one level, under one line of a higher one) whose items end in ；, or whose items are all
///   longer than a head and follow each other with nothing between, is a list: text with numbers; so are the items of
///   an article of rules, 第三条;
/// - a whole line of at most two lines that ends without a mark is a heading, commas or not; 1. and （1）, which also
///   number the items of plain lists, only if it has text or pictures to head;
/// - a run-in head goes to the first 。 or ： (run_in_head_end()); so does that of a whole line with ： and text
/// behind,
///   一、会议时间：1月10日, if it heads nothing or a sibling has such a head;
/// - all else is text with a number, a line that ends in 。 with nothing behind among it.
void decide_headings(Body& body, const std::vector<PictureRow>& pictures = {});

}  // namespace typeset
