// The elements of documents, each composed by its own function: what compose() puts together. Internal to the room.
#pragma once

#include <iterator>
#include <span>
#include <string_view>
#include <vector>

#include "compose/album.h"
#include "compose/flow.h"
#include "source/issue.h"
#include "style/style.h"

namespace typeset::elements {

PageGeometry page_geometry(const Style& style);
NotePlan foot_notes(const Style& style);
/// A note with the first of all marks.
FootNote foot_note(const InlineNote& written, const Style& style);
/// Of a note's mark in text of style `about`.
text::CharStyle note_mark_style(const text::CharStyle& about, const Style& style);
/// Follows words that were put before the block's text.
void move_notes(TextBlock& block, std::size_t bytes);
/// Numbers all notes; where a style wants them behind the text, they become blocks of their own at its end.
void number_notes(std::vector<Block>& blocks, const Style& style);

/// Title and subject of the document, its head and its blocks, in their order: one overload for each kind, in a file of
/// its own. What is the same for every kind is compose()'s.
void fill(Flow& flow, const Issue& issue, const Bulletin& bulletin, const Style& style, const Album& album);

/// 第34期, 〔2026〕第008期, 增刊第2期, as the style writes it (BR-30); empty if there is none.
text::Paragraph issue_number(const Issue& issue, const Bulletin& bulletin, const Style& style);
/// Adds its nodes to `structure`, as imprint() does.
std::vector<HeadPart> head(const Issue& issue, const Bulletin& bulletin, const Style& style, const Album& album,
                           std::vector<Node>& structure);
/// 要目: from the issue's own list, else from the titles (BR-12).
std::vector<Block> contents(const Bulletin& bulletin, const Style& style);
std::vector<Block> issue_note(const Bulletin& bulletin, const Style& style, const Album& album);
std::vector<Block> article(const Bulletin& bulletin, std::size_t index, const Style& style, const Album& album);
/// Whether its 栏目 differs from that of the article before: it is headed here.
bool begins_section(const Bulletin& bulletin, std::size_t index);
/// 落款 and the date, behind the last article (BR-37).
std::vector<Block> sign_off(const Issue& issue, const Bulletin& bulletin, const Style& style);
std::optional<ImprintPlan> imprint(const Issue& issue, const Style& style, std::vector<Node>& structure);
PageNumberPlan page_number(const Style& style);
/// The addresses that stand in any text of the flow lead there (base/address.h), beside the links with a name.
void find_links(Flow& flow);

/// Paragraphs and headings of body text (GB-7.3.3), also those of 按语 and 简讯.
struct BodySetting {
  Role face{};     // of plain text
  Length measure;  // of the column
  Length inset;    // from its left edge
};
std::vector<Block> body(const Body& lines, const BodySetting& setting, const Style& style, const Album& album);
/// Puts the style's mark before an item.
void make_bullet(Block& block, const Style& style);
/// Where a line opens with a mark of a list (1. （1） ① a)), makes it an item with that label, behind which the later
/// lines hang if the style wants it.
void label_own_mark(Block& block, const BodyLine& line, const Style& style);
/// Lines of a list of names: labels, names and posts below each other (names.cc).
std::vector<Block> name_list(std::span<const BodyLine> lines, const BodySetting& setting, const Style& style);
/// A row of pictures with its captions; empty if the album has none of them, several where they are too many or too
/// wide to stand side by side.
std::vector<Block> pictures(const PictureRow& row, const BodySetting& setting, const Style& style, const Album& album);
/// A table as it stands (table.cc).
Block table(const Table& table, const BodySetting& setting, const Style& style);
/// Captions without a number get one, where the style asks for it.
void number_tables(std::vector<Block>& blocks, const Style& style);
/// Adds （某某局供稿）, at the right of the measure: on the last line of a paragraph that stands alone across it, where
/// the style wants that, it may share one and it fits, else on a line of its own (BR-16).
void add_contributor(std::vector<Block>& blocks, const LocatedText& name, const BodySetting& about, const Style& style,
                     bool may_share = true);
/// Blocks of text that were composed for column_width(), in columns.
Block in_columns(std::vector<Block> blocks, int count, const BodySetting& about, const Style& style);
Length column_width(int count, const BodySetting& about, const Style& style);

/// Gives every block the node of what it means, lists and articles opened as they are met (section n is one article).
void give_nodes(std::vector<Block>& blocks, std::vector<Node>& structure);
/// Headings and titles keep with what they head: with a lower heading or with text, never with their own kind.
void keep_headings(std::vector<Block>& blocks);

/// The text of a block that is a TextBlock.
inline TextBlock& text_of(Block& block) { return std::get<TextBlock>(block.kind); }
inline void add(std::vector<Block>& blocks, std::vector<Block> more) {
  blocks.insert(blocks.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// The title as one line of text, for 要目 and outline.
LocatedText title_in_one(const Article& article);

/// 三号 text stands on the grid's cells; any other size advances by its own em.
text::CharStyle char_style(Role face, Length size, const Style& style);
inline text::CharStyle char_style(const FaceAndSize& type, const Style& style) {
  return char_style(type.face, type.size, style);
}
/// Of a picture or a column; cells are those of the page's grid.
Length asked_width(const GivenWidth& width, Length measure, const Style& style);
void append(text::Paragraph& paragraph, const LocatedText& text, const text::CharStyle& style);
/// Text with its spans dressed, `plain` being the style of what has none.
void append_spans(text::Paragraph& paragraph, const LocatedText& text, const std::vector<InlineSpan>& spans,
                  const text::CharStyle& plain, const Style& style);
/// Words of ours (第…期, brackets) that stand for a field written at `origin`.
void append(text::Paragraph& paragraph, std::string_view words, Span origin, const text::CharStyle& style);

}  // namespace typeset::elements
