#include "cli/turns.h"

#include <fmt/format.h>

#include "cli/excerpt.h"

namespace typeset {

namespace {

/// Why a lone line stayed.
std::string_view reason(const TurnChoice& turn, bool zh) {
  if (turn.ways_nearby) {
    return zh ? "附近的段落可以多排或少排一行，或图片可以缩小，但都没有用，或在别处留下孤行、空行"
              : "paragraphs nearby can be set in a line fewer or more, or pictures smaller, but that does not help or "
                "leaves lone or empty lines elsewhere";
  }
  return zh ? "附近各段多排或少排一行、图片缩小，都超出调整的限度"
            : "nothing nearby can be set in a line fewer or more, or smaller, within the limits of adjustment";
}

std::string describe(const TurnChoice& turn, bool zh) {
  const std::string words = printable(turn.words);
  const std::size_t page = turn.page + 1;
  switch (turn.sort) {
    case TurnChoice::Sort::fewer_lines:
      return zh ? fmt::format("第 {} 页“{}”少排 {} 行，{} 分", page, words, turn.lines, turn.cost)
                : fmt::format("page {}: “{}” set in {} line fewer, {} points", page, words, turn.lines, turn.cost);
    case TurnChoice::Sort::more_lines:
      return zh ? fmt::format("第 {} 页“{}”多排 {} 行，{} 分", page, words, turn.lines, turn.cost)
                : fmt::format("page {}: “{}” set in {} line more, {} points", page, words, turn.lines, turn.cost);
    case TurnChoice::Sort::smaller:
      return zh ? fmt::format("第 {} 页的图片缩小 {} 行", page, turn.lines)
                : fmt::format("page {}: pictures made smaller by {} lines", page, turn.lines);
    case TurnChoice::Sort::lone_at_foot:
      return zh ? fmt::format("第 {} 页末只有“{}”的第一行：{}", page, words, reason(turn, zh))
                : fmt::format("page {} ends with the first line of “{}”: {}", page, words, reason(turn, zh));
    case TurnChoice::Sort::lone_at_top:
      return zh ? fmt::format("第 {} 页首只有“{}”的最后一行：{}", page + 1, words, reason(turn, zh))
                : fmt::format("page {} begins with the last line of “{}”: {}", page + 1, words, reason(turn, zh));
    case TurnChoice::Sort::tail_alone:
      return zh ? fmt::format("第 {} 页只有版记：{}", page, reason(turn, zh))
                : fmt::format("page {} has nothing but the imprint: {}", page, reason(turn, zh));
    case TurnChoice::Sort::one_line_page:
      return zh ? fmt::format("第 {} 页只有一行正文：{}", page, reason(turn, zh))
                : fmt::format("page {} has a single line of text: {}", page, reason(turn, zh));
  }
  return {};
}

}  // namespace

std::string describe_turns(const std::vector<TurnChoice>& turns, Language language) {
  const bool zh = language == Language::zh;
  std::string text;
  for (const TurnChoice& turn : turns) {
    text += fmt::format("  {}{}\n", zh ? "换页：" : "page turns: ", describe(turn, zh));
  }
  return text;
}

}  // namespace typeset
