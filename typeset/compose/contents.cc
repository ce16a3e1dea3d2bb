// 要目 (BR-12): label, one entry a title; marks are artifacts, not text.
#include <algorithm>

#include "base/utf8.h"
#include "compose/elements.h"

namespace typeset::elements {

namespace {

/// Cells kept free at the right for a page number of up to four digits and the gap before it.
constexpr int kPageNumberCells = 3;

Block entry(const LocatedText& title, std::optional<std::size_t> target, const Style& style) {
  const text::CharStyle type = char_style(style.contents.type, style);
  EntryBlock entry;
  TextBlock& words = entry.words;
  append(words.text, title, type);
  words.text.keep_typed_spaces = true;
  words.by_sense = true;
  words.shape.measure = style.page.area_width;
  entry.target = target;
  if (style.contents.page_numbers) {
    words.shape.measure -= kPageNumberCells * style.grid.cell;
    entry.numbered = true;
    entry.leaders = style.contents.leaders;
  }
  if (!style.contents.mark.empty()) {
    Mark& mark = words.mark.emplace();
    append(mark.text, style.contents.mark, style.origin("contents.mark"), type);
    mark.gap = style.contents.mark_gap;
    mark.hangs = true;
  }
  Block block;
  block.kind = std::move(entry);
  block.means = NodeKind::entry;
  block.span = title.span();
  return block;
}

/// A line of 栏目 between the entries.
Block section_line(const LocatedText& name, const Style& style) {
  TextBlock words;
  append(words.text, name, char_style(style.section.type.face, style.contents.type.size, style));
  words.shape.measure = style.page.area_width;
  Block block;
  block.kind = std::move(words);
  block.span = name.span();
  block.keep_with_next = true;
  return block;
}

Block label(const Style& style) {
  TextBlock words;
  append(words.text, style.contents.label, style.origin("contents.label"),
         char_style(style.contents.label_type, style));
  words.shape.measure = style.page.area_width;
  words.shape.align = text::Align::centre;
  Block block;
  block.kind = std::move(words);
  block.keep_with_next = true;
  return block;
}

}  // namespace

LocatedText title_in_one(const Article& article) {
  LocatedText title;
  for (const LocatedText& line : article.title) title.append(line);
  return title;
}

namespace {

/// 某某工作座谈会召开——某某市某某局: an entry says the subtitle too.
LocatedText title_and_subtitle(const Article& article, const Style& style) {
  LocatedText title = title_in_one(article);
  if (title.empty() || article.subtitle.empty()) return title;
  const LocatedText subtitle = in_one(article.subtitle);
  const std::string between = style.title.dash.empty() ? "　" : style.title.dash;
  if (!subtitle.view().starts_with("—")) title.append(between, subtitle.span(0, 0));
  title.append(subtitle);
  return title;
}

}  // namespace

namespace {

std::string without_blanks(std::string_view text) {
  std::string packed;
  for_each_character(text, [&](std::size_t, char32_t c) {
    if (c != U' ' && c != U'　') append_utf8(packed, c);
  });
  return packed;
}

/// The article that an entry of the author's own names: the one of that title, or, where there are as many entries as
/// articles, the one at its place; none otherwise, and the entry has no page number.
std::optional<std::size_t> named_by(const LocatedText& own, std::size_t place, const Bulletin& bulletin) {
  const std::string words = without_blanks(own.view());
  for (std::size_t i = 0; i < bulletin.articles.size(); ++i) {
    const Article& article = bulletin.articles[i];
    const bool titled = without_blanks(title_in_one(article).view()) == words ||
                        (!article.contents_title.empty() && without_blanks(article.contents_title.view()) == words);
    if (titled) return i;
  }
  return bulletin.contents->size() == bulletin.articles.size() ? std::optional(place) : std::nullopt;
}

}  // namespace

std::vector<Block> contents(const Bulletin& bulletin, const Style& style) {
  std::vector<Block> blocks;
  const bool given = bulletin.contents.has_value();
  const std::size_t count = given ? bulletin.contents->size() : bulletin.articles.size();
  if (!style.contents.show || count == 0) return blocks;
  if (!style.contents.label.empty()) blocks.push_back(label(style));
  for (std::size_t i = 0; i < count; ++i) {
    if (given) {
      const LocatedText& own = (*bulletin.contents)[i];
      blocks.push_back(entry(own, named_by(own, i, bulletin), style));
      continue;
    }
    const Article& article = bulletin.articles[i];
    if (style.section.in_contents && begins_section(bulletin, i))
      blocks.push_back(section_line(article.section, style));
    const LocatedText title =
        article.contents_title.empty() ? title_and_subtitle(article, style) : article.contents_title;
    if (!title.empty()) blocks.push_back(entry(title, i, style));
  }
  // A single title would stand right above itself.
  const auto entries =
      std::ranges::count_if(blocks, [](const Block& block) { return std::holds_alternative<EntryBlock>(block.kind); });
  if (!given && !style.contents.own_page && entries < style.contents.least) return {};
  blocks.front().line = {style.contents.line, style.origin("contents.line")};
  blocks.front().before = style.contents.gap;
  return blocks;
}

}  // namespace typeset::elements
