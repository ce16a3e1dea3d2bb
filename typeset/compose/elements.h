// The elements of a bulletin, each composed by its own function: what compose() puts together. Internal to the room.
#pragma once

#include <string_view>
#include <vector>

#include "compose/album.h"
#include "compose/flow.h"
#include "source/issue.h"
#include "style/style.h"

namespace typeset::elements {

PageGeometry page_geometry(const Style& style);
Head head(const Issue& issue, const Style& style, const Album& album);
/// 要目: from the issue's own list, else from the titles (BR-12).
std::vector<Block> contents(const Issue& issue, const Style& style);
std::vector<Block> issue_note(const Issue& issue, const Style& style, const Album& album);
std::vector<Block> article(const Issue& issue, std::size_t index, const Style& style, const Album& album);
std::optional<ImprintPlan> imprint(const Issue& issue, const Style& style);
PageNumberPlan page_number(const Style& style);

/// Paragraphs and headings of body text (GB-7.3.3), also those of 按语 and 简讯.
struct BodySetting {
  Role face{};     // of plain text
  Length measure;  // of the column
  Length inset;    // from its left edge
};
std::vector<Block> body(const Body& lines, const BodySetting& setting, const Style& style, const Album& album);
/// A row of pictures with its captions; none if the album has none of them.
std::optional<Block> pictures(const PictureRow& row, const BodySetting& setting, const Style& style,
                              const Album& album);
Block contributor(const LocatedText& name, const Style& style);

/// The title as one line of text, for 要目 and outline.
LocatedText title_in_one(const Article& article);

/// 三号 text stands on the grid's cells; any other size advances by its own em.
text::CharStyle char_style(Role face, Length size, const Style& style);
inline text::CharStyle char_style(const FaceAndSize& type, const Style& style) {
  return char_style(type.face, type.size, style);
}
void append(text::Paragraph& paragraph, const LocatedText& text, const text::CharStyle& style);
/// Words of ours (第…期, brackets) that stand for a field written at `origin`.
void append(text::Paragraph& paragraph, std::string_view words, Span origin, const text::CharStyle& style);

}  // namespace typeset::elements
