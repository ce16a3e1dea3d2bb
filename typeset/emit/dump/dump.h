// Pages → stable text, for golden tests and for `--to dump`: one item a line, made to be read and compared.
//
//   title "创建工作动态第34期"               then subject, author, language, date; what is empty is left out
//   page 1 210.00×297.00 label "1"          a page, and its items in the order of Page::items, indented:
//     text x=28.00 y=98.40 w=156.00 FandolFang-Regular 16pt black @96-114 #7 "各省、自治区"
//     rule x=28.00 y=120.05 w=156.00 h=0.53 red rule
//     dot x=30.00 y=101.20 d=0.79 black decoration
//     image x=28.00 y=60.00 w=156.00 h=104.00 1: 1200×800 rgb @140-162 #9    the first image: pixels as stored, colour;
//                                          then, if so, its orientation and `masked`
//     link x=28.00 y=98.40 w=40.00 h=5.64 @96-114 #7 "https://example.cn/"    over the text before it
//   node 0 document                         the structure tree, children indented below their parent
//     node 7 paragraph
//     node 9 figure "会场"                with its alternative text
//   outline page 1 y=140.20 #5 "标题"        indented by level
//
// Distances are millimetres from the page's top left corner with two decimals, halves away from zero; `y` of a text is
// its baseline, of anything else its top edge; `w` of a text runs from its first glyph's origin to the end of its last
// advance. An item belongs to a node (#7) or is an artifact, then named: page-number, rule, bullet, leader, decoration
// (of text), repeated-head (of rows), repeated-cell (that a page turn parts). Type sizes are points with up to four decimals. In quoted text `"` and `\` carry
// a backslash and characters that cannot be seen are written \u{200B}. Glyph ids do not appear: they say nothing to a
// reader and change with the font's version. `@96-114` are the bytes of the source (as UTF-8) that the item came from;
// `@1:7-7` those of another file of the document, by its number: words of ours that a style asks for have no width
// there.
#pragma once

#include <string>

#include "page/pages.h"

namespace typeset {

/// Made from finished Pages and the FontBook they were laid out with, which gives the faces' names. Cannot fail.
std::string write_dump(const Pages& pages, const FontBook& fonts);

}  // namespace typeset
