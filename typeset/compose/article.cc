// Articles: 栏目, title and what stands about it, 按语, body, 供稿 line, 简讯; 落款 at the end (BR-13 … BR-18, BR-36,
// BR-37, GB-7.3.1).
#include <algorithm>
#include <string>
#include <utility>

#include "base/utf8.h"
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

/// 按语: 楷体, drawn in on both sides, in a box where the style wants one, its label before the first paragraph unless
/// the author typed it.
std::vector<Block> note(Body lines, const Style& style, const Album& album) {
  const BodySetting setting{style.note.face, style.page.area_width - style.note.indent, style.note.indent};
  if (style.note.framed) {
    for (BodyLine& line : lines) line.box = {1, 0};
  }
  std::vector<Block> blocks = body(lines, setting, style, album);
  if (!blocks.empty()) blocks.back().after = std::max(blocks.back().after, style.note.after);
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

/// A line about the title, or several: broken as a title is, in smaller type.
Block about_title(std::vector<text::Paragraph> lines, const Style& style) {
  TitleBlock about;
  about.lines = std::move(lines);
  about.measure = style.page.area_width;
  about.gap = style.title.about.size;
  about.advance = style.grid.pitch;
  Block block;
  block.span = about.lines.front().text.span();
  block.kind = std::move(about);
  block.keep_with_next = true;
  return block;
}

text::Paragraph about_line(const Style& style, const LocatedText& words, std::string_view before = {},
                           std::string_view behind = {}) {
  const text::CharStyle type = char_style(style.title.about, style);
  text::Paragraph line;
  if (!before.empty()) append(line, before, words.span(), type);
  append(line, words, type);
  if (!behind.empty()) append(line, behind, words.span(), type);
  line.keep_typed_spaces = true;
  return line;
}

/// Behind its dash, unless the author typed one.
std::vector<text::Paragraph> subtitle_lines(const Article& article, const Style& style) {
  std::vector<text::Paragraph> lines;
  for (const LocatedText& line : article.subtitle) {
    const bool dashed = line.view().starts_with("—") || !lines.empty();
    lines.push_back(about_line(style, line, dashed ? std::string_view() : style.title.dash));
  }
  return lines;
}

Block title(const Article& article, const Style& style);

/// 肩题, title, 副题, 作者, 题注, one below the other and kept together.
std::vector<Block> titles(const Article& article, const Style& style) {
  std::vector<Block> blocks;
  if (!article.kicker.empty()) blocks.push_back(about_title({about_line(style, article.kicker)}, style));
  blocks.push_back(title(article, style));
  if (!article.subtitle.empty()) blocks.push_back(about_title(subtitle_lines(article, style), style));
  if (!article.authors.empty())
    blocks.push_back(about_title({about_line(style, in_one(article.authors, "　"))}, style));
  if (!article.title_note.empty()) {
    const bool bracketed = article.title_note.view().starts_with("（");
    blocks.push_back(
        about_title({about_line(style, article.title_note, bracketed ? "" : "（", bracketed ? "" : "）")}, style));
  }
  for (Block& block : blocks) block.before = block.after = 0;
  blocks.front().before = style.title.before;
  blocks.back().after = style.title.after;
  return blocks;
}

/// 【基层动态】 (BR-18).
Block section_heading(const LocatedText& name, const Style& style) {
  const text::CharStyle type = char_style(style.section.type, style);
  TextBlock words;
  for (const FormPart& part : style.section.form) {
    if (part.field == FormPart::kWords) {
      append(words.text, part.words, name.span(), type);
    } else {
      append(words.text, name, type);
    }
  }
  words.text.keep_typed_spaces = true;
  words.shape.measure = style.page.area_width;
  words.shape.align = style.section.centred ? text::Align::centre : text::Align::left;
  Block block;
  block.kind = std::move(words);
  block.span = name.span();
  block.before = style.section.before;
  block.after = style.section.after;
  block.keep_with_next = true;
  return block;
}

Block title(const Article& article, const Style& style) {
  TitleBlock title;
  text::CharStyle type = char_style(style.title.type, style);
  // 工 作 简 讯: the short heading of a section of items is spaced out, the title of an article is not.
  constexpr std::size_t kShort = 6;
  const bool section = (!article.briefs.empty() || !article.pictures.empty()) &&
                       count_characters(title_in_one(article).view()) <= kShort;
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
    text_of(first).label = {};
  }
  if (!style.briefs.mark.empty()) {
    Mark& mark = text_of(first).mark.emplace();
    append(mark.text, style.briefs.mark, style.origin("briefs.mark"), char_style(style.body.type, style));
    mark.gap = style.briefs.mark_gap;
    text_of(first).label = {static_cast<std::uint32_t>(mark.text.text.size())};
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
  add_contributor(blocks, item.contributor, setting, style);
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
  if (begins_section(bulletin, index) && !style.section.form.empty())
    blocks.push_back(section_heading(article.section, style));
  std::vector<Block> notes = note(article.note, style, album);
  if (style.note.above && !notes.empty()) {
    notes.front().before = style.title.before;
    add(blocks, std::move(notes));
    notes.clear();
  }
  if (!article.title.empty()) add(blocks, titles(article, style));
  add(blocks, std::move(notes));
  if (article.pictures.empty() && article.tables.empty()) {
    add(blocks, body(article.body, plain_setting(style), style, album));
  } else {
    add(blocks, body(with_insertions(article), plain_setting(style), style, album));
  }
  if (!article.body.empty()) add_contributor(blocks, article.contributor, plain_setting(style), style);
  add(blocks, briefs(article, style, album));
  // Behind short items a line of its own: on the last item's it would seem to be that item's.
  if (article.body.empty())
    add_contributor(blocks, article.contributor, plain_setting(style), style, article.briefs.empty());
  set_section(blocks, static_cast<std::uint32_t>(index + 1));
  if (!blocks.empty()) blocks.front().anchor = index;
  const bool new_page = article.new_page ? article.new_page->value : style.title.new_page && index > 0;
  if (new_page) {
    Block turn;
    turn.kind = PageBreak{};
    turn.section = static_cast<std::uint32_t>(index + 1);
    turn.span = article.span;
    blocks.insert(blocks.begin(), std::move(turn));
  }
  return blocks;
}

bool begins_section(const Bulletin& bulletin, std::size_t index) {
  const LocatedText& own = bulletin.articles[index].section;
  return !own.empty() && (index == 0 || bulletin.articles[index - 1].section.view() != own.view());
}

std::vector<Block> sign_off(const Issue& issue, const Bulletin& bulletin, const Style& style) {
  if (bulletin.sign_off.empty()) return {};
  const text::CharStyle type = char_style(style.sign_off.type, style);
  SignOffBlock lines;
  for (const LocatedText& office : bulletin.sign_off) append(lines.lines.emplace_back().words, office, type);
  lines.dated = style.sign_off.date && issue.date;
  if (lines.dated) append(lines.lines.emplace_back().words, in_chinese(issue.date->value), issue.date->span, type);
  lines.place = style.sign_off.place;
  lines.measure = style.page.area_width;
  lines.indent = style.sign_off.indent;
  lines.shift = 2 * type.cell;  // GB-7.3.5.2a
  std::vector<Block> blocks(1);
  Block& block = blocks.front();
  block.span = lines.lines.front().words.text.span();
  block.before = style.sign_off.before;
  block.keep_with_previous = true;
  block.kind = std::move(lines);
  return blocks;
}

}  // namespace typeset::elements
