// Articles: title, 按语, body, 供稿 line, 简讯 (BR-13 … BR-18, GB-7.3.1).
#include <algorithm>

#include "compose/elements.h"
#include "source/note_label.h"
#include "source/pictures.h"

namespace typeset::elements {

namespace {

BodySetting plain_setting(const Style& style) { return {style.body.type.face, style.page.area_width, Length()}; }

/// Pictures may come before the text; marks and labels belong to the text.
std::vector<Block>::iterator first_text(std::vector<Block>& blocks) {
  return std::ranges::find_if(blocks, [](const Block& block) { return std::holds_alternative<TextBlock>(block.kind); });
}

/// 按语: 楷体, drawn in on both sides, its label before the first paragraph unless the author typed it.
std::vector<Block> note(const Body& lines, const Style& style, const Album& album) {
  const BodySetting setting{style.note.face, style.page.area_width - style.note.indent, style.note.indent};
  std::vector<Block> blocks = body(lines, setting, style, album);
  const auto with_text = first_text(blocks);
  if (with_text == blocks.end() || style.note.label.empty()) return blocks;
  const text::CharStyle label_type = char_style(style.note.label_face, style.body.type.size, style);
  text::Paragraph& first = text_of(*with_text).text;
  text::Paragraph labelled;
  const LocatedText text = first.text;
  const std::size_t label_end =
      text.view().starts_with(style.note.label) ? style.note.label.size() : note_label_end(text.view());
  const bool typed = label_end > 0;
  if (typed) {
    append(labelled, text.slice(0, label_end), label_type);
  } else {
    append(labelled, style.note.label, style.origin("note.label"), label_type);
  }
  for (const text::StyleRun& run : first.runs) {
    const std::size_t begin = std::max<std::size_t>(run.begin, label_end);
    if (begin < run.end) append(labelled, text.slice(begin, run.end), run.style);
  }
  if (!typed) move_notes(text_of(*with_text), style.note.label.size());
  first = std::move(labelled);
  return blocks;
}

Block title(const Article& article, const Style& style) {
  TitleBlock title;
  text::CharStyle type = char_style(style.title.type, style);
  // 工 作 简 讯: the heading of a section of items is spaced out, the title of an article is not.
  const bool section = !article.briefs.empty() || !article.pictures.empty();
  if (section && article.body.empty()) type.tracking = style.briefs.heading_tracking;
  for (const LocatedText& line : article.title) {
    text::Paragraph& paragraph = title.lines.emplace_back();
    append(paragraph, line, type);
    paragraph.keep_typed_spaces = true;
  }
  title.measure = style.page.area_width;
  title.gap = style.title.gap;
  title.advance = style.title.pitch;
  Block block;
  block.kind = std::move(title);
  block.means = NodeKind::title;
  block.before = style.title.before;
  block.after = style.title.after;
  block.bookmark = title_in_one(article).str();
  block.span = article.title.front().span();
  return block;
}

/// The body with the article's pictures and tables after the paragraphs that they are to follow.
Body with_insertions(const Article& article) {
  Body lines;
  std::vector<const Table*> tables;
  tables.reserve(article.tables.size());
  for (const Table& table : article.tables) tables.push_back(&table);
  std::vector<const PictureRow*> waiting;
  waiting.reserve(article.pictures.size());
  for (const PictureRow& row : article.pictures) waiting.push_back(&row);
  const auto follow = [&](std::optional<int> paragraph) {
    std::erase_if(waiting, [&](const PictureRow* row) {
      const Located<int>* after = follows(*row);
      if (paragraph && (after == nullptr || after->value != *paragraph)) return false;
      lines.push_back({{}, {}, 0, *row});
      return true;
    });
    std::erase_if(tables, [&](const Table* table) {
      if (paragraph && (!table->after || table->after->value != *paragraph)) return false;
      lines.emplace_back().table.push_back(*table);
      return true;
    });
  };
  int paragraph = 0;
  for (const BodyLine& line : article.body) {
    lines.push_back(line);
    if (line.is_text()) follow(++paragraph);
  }
  follow({});
  return lines;
}

/// Makes an item of a list of the item's first text: its heading before it, its mark before that.
void open_item(Block& first, const LocatedText& heading, const Style& style) {
  first.means = NodeKind::list_item;
  first.may_pass = first.level == 0;
  if (!heading.empty()) {
    const text::CharStyle type = char_style(style.briefs.item_heading_face, style.body.type.size, style);
    text::Paragraph headed;
    append(headed, heading, type);
    append(headed, "　", heading.span(), type);
    move_notes(text_of(first), headed.text.size());
    const text::Paragraph& words = text_of(first).text;
    for (const text::StyleRun& run : words.runs) append(headed, words.text.slice(run.begin, run.end), run.style);
    text_of(first).text = std::move(headed);
  }
  if (!style.briefs.mark.empty()) {
    Mark& mark = text_of(first).mark.emplace();
    append(mark.text, style.briefs.mark, style.origin("briefs.mark"), char_style(style.body.type, style));
    mark.gap = style.briefs.mark_gap;
  }
}

std::vector<Block> brief(const Brief& item, const BodySetting& setting, const Style& style, const Album& album) {
  const bool has_text = std::ranges::any_of(item.body, &BodyLine::is_text);
  std::vector<Block> blocks;
  // Without text of its own, the heading is the item's text.
  if (!has_text && !item.heading.empty()) {
    blocks = body({BodyLine{item.heading, {}, 0}}, setting, style, album);
  }
  add(blocks, body(item.body, setting, style, album));
  const auto with_text = first_text(blocks);
  if (with_text != blocks.end()) open_item(*with_text, has_text ? item.heading : LocatedText(), style);
  if (!has_text && blocks.size() > 1 && with_text == blocks.begin()) {
    // A heading that stands for the text heads the pictures below it.
    with_text->keep_with_next = true;
    with_text->may_pass = false;
  }
  if (!item.contributor.empty()) blocks.push_back(contributor(item.contributor, setting.measure, style));
  return blocks;
}

/// One below the other, or in columns where the author wants it.
std::vector<Block> briefs(const Article& article, const Style& style, const Album& album) {
  BodySetting setting = plain_setting(style);
  if (article.columns) setting.measure = column_width(article.columns->value, setting, style);
  std::vector<Block> blocks;
  for (const Brief& item : article.briefs) add(blocks, brief(item, setting, style, album));
  if (!article.columns || blocks.empty()) return blocks;
  std::vector<Block> columns;
  columns.push_back(in_columns(std::move(blocks), article.columns->value, plain_setting(style), style));
  return columns;
}

}  // namespace

std::vector<Block> issue_note(const Bulletin& bulletin, const Style& style, const Album& album) {
  std::vector<Block> blocks = note(bulletin.note, style, album);
  if (!blocks.empty()) blocks.front().before = style.title.before;
  return blocks;
}

namespace {

void set_section(std::vector<Block>& blocks, std::uint32_t section) {
  for (Block& block : blocks) {
    block.section = section;
    if (auto* columns = std::get_if<ColumnsBlock>(&block.kind)) set_section(columns->blocks, section);
  }
}

}  // namespace

std::vector<Block> article(const Bulletin& bulletin, std::size_t index, const Style& style, const Album& album) {
  const Article& article = bulletin.articles[index];
  std::vector<Block> blocks;
  if (!article.title.empty()) blocks.push_back(title(article, style));
  add(blocks, note(article.note, style, album));
  if (article.pictures.empty() && article.tables.empty()) {
    add(blocks, body(article.body, plain_setting(style), style, album));
  } else {
    add(blocks, body(with_insertions(article), plain_setting(style), style, album));
  }
  if (!article.contributor.empty() && !article.body.empty())
    blocks.push_back(contributor(article.contributor, style.page.area_width, style));
  add(blocks, briefs(article, style, album));
  if (!article.contributor.empty() && article.body.empty())
    blocks.push_back(contributor(article.contributor, style.page.area_width, style));
  set_section(blocks, static_cast<std::uint32_t>(index + 1));
  if (!blocks.empty()) blocks.front().anchor = index;
  return blocks;
}

}  // namespace typeset::elements
