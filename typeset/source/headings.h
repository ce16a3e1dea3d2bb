// What each line of body text opens with, and whether it is a heading: decided as the text is read, and kept in its
// lines (BodyLine::mark, BodyLine::heading). compose/ and lint/ read the decision.
#pragma once

#include "source/issue.h"

namespace typeset {

/// Fills in the marks and headings of a body; `pictures`: rows of a list that come to stand behind paragraphs of the
/// body, or behind all of it. n log n in lines and pictures.
///
/// 一、 and （一） standing alone are headings (GB-7.3.3f). 1. and （1） also number the items of plain lists: such a
/// line is a heading only if it ends without a mark and what follows is text, or pictures, that it can head. A line of
/// `# ` is a heading of that level whatever it opens with; its mark counts for the order of the marks only.
void decide_headings(Body& body, const std::vector<PictureRow>& pictures = {});

}  // namespace typeset
