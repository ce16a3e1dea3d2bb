// Pictures in a source: the line `![说明](文件){宽=80mm 来源=张三摄}` of body text, and what holds for every row.
//
// Several on one line stand side by side. The caption runs to `](`, the file to the bracket that closes it, so that
// 会场(1).jpg needs no care. Between the braces stand names of picture_fields() (fields.h) with a sign of equality and
// a value each; a value runs to the next name, so that it may hold spaces.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/diagnostic.h"
#include "base/located_text.h"
#include "source/issue.h"
#include "source/tally.h"

namespace typeset {

inline constexpr std::size_t kMostInRow = 4;

/// Whether a line of body text is meant to be pictures: it begins with one (picture_finder.h).
bool opens_picture(std::string_view line);

/// The pictures of such a line, read without radicals but in their files; empty after reporting.
PictureRow read_picture_line(const LocatedText& line, Tally& tally, Diagnostics& faults);

/// Every picture has a text that stands for it, its own or the only caption of its row, and no row is too long.
void check_row(const PictureRow& row, Diagnostics& faults);

/// Pictures of an article's list follow paragraphs that the body has.
void check_places(const Article& article, Diagnostics& faults);

/// The paragraph that a row of an article's list follows, as the first of its pictures says that says so; null: none.
const Located<int>* follows(const PictureRow& row);

/// The one caption of a row, which then is that of all its pictures; null if there are several or none.
const LocatedText* shared_caption(const PictureRow& row);

}  // namespace typeset
