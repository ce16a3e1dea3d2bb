// Lists of names: 组　长：张三　某某局局长, one line an entry (BR-23).
//
// All labels of a list are spread to the width of the longest of five characters at most, names of two characters to
// three cells; names stand one cell apart, posts below each other behind the names, and what is longer than a line
// hangs behind what it belongs to. An entry without a label belongs to the label above and stands below its names.
#include <algorithm>
#include <string>
#include <utility>

#include "base/characters.h"
#include "base/utf8.h"
#include "compose/elements.h"
#include "source/text.h"

namespace typeset::elements {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr int kNameCells = 3;
constexpr int kLongestName = 4;    // characters; longer words are posts
constexpr int kLongestLabel = 12;  // characters without padding; longer openings are text
constexpr int kWidestLabel = 5;    // characters that others are spread to; a longer label stands for itself
constexpr int kFewestCells = 5;    // of a line beside what it hangs behind

struct Stretch {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
};

/// An entry: bytes of its line.
struct Entry {
  Stretch label;               // with padding within (主　任), without its colon
  std::vector<Stretch> names;  // 张三, 李　四
  Stretch post;                // what follows the only name
};

bool is_post_like(std::string_view word) {
  static constexpr std::string_view kEnds[] = {
      "长",   "书记", "主任", "委员", "员", "师", "秘书", "代表", "教授", "主席", "经理", "干事", "总监", "人",  "顾问",
      "助理", "会计", "局",   "委",   "办", "部", "厅",   "院",   "校",   "站",   "所",   "公司", "中心", "银行"};
  return std::ranges::any_of(kEnds, [&](std::string_view end) { return word.ends_with(end); });
}

int characters_without_padding(std::string_view text) {
  int count = 0;
  for_each_character(text, [&](std::size_t, char32_t c) { count += is_padding(c) ? 0 : 1; });
  return count;
}

/// The words of text[begin, …), parted by padding and 、. A single character and the one behind it, 张　三, are one
/// name.
std::vector<Stretch> words_of(std::string_view text, std::size_t begin) {
  std::vector<Stretch> words;
  std::size_t from = begin;
  const auto close = [&](std::size_t end) {
    if (end == from) return;
    const bool joins = !words.empty() &&
                       count_characters(text.substr(words.back().begin, words.back().end - words.back().begin)) == 1 &&
                       count_characters(text.substr(from, end - from)) == 1;
    if (joins) {
      words.back().end = end;
    } else {
      words.push_back({from, end});
    }
  };
  int depth = 0;  // of brackets, in which nothing is parted
  for (std::size_t at = begin; at < text.size();) {
    const Decoded c = decode_utf8(text, at);
    depth = std::max(0, depth + (c.code_point == U'（' ? 1 : c.code_point == U'）' ? -1 : 0));
    if (depth == 0 && (is_padding(c.code_point) || c.code_point == U'、')) {
      close(at);
      from = at + c.length;
    }
    at += c.length;
  }
  close(text.size());
  return words;
}

/// Where （女） behind a name begins; its end if there is none.
std::size_t name_end(std::string_view word) {
  const std::size_t remark = word.find("（");
  return word.ends_with("）") && remark != kNowhere ? remark : word.size();
}

/// Two to four hanzi, those of other peoples with their point (阿依古丽·买买提) too; with a remark, 李四（女）.
bool is_name(std::string_view word) {
  word = word.substr(0, name_end(word));
  const int count = characters_without_padding(word);
  bool han = true;
  for_each_character(word, [&](std::size_t, char32_t c) {
    han = han && (is_padding(c) || c == U'·' || kHanLetters.has(char_class(c)));
  });
  const bool pointed = word.find("·") != kNowhere;
  return han && count >= 2 && (count <= kLongestName || pointed);
}

Entry read_entry(std::string_view text) {
  Entry entry;
  const std::size_t wide = text.find("：");
  const std::size_t colon = wide == kNowhere ? text.find(':') : wide;
  const std::size_t behind = colon == kNowhere ? 0 : colon + decode_utf8(text, colon).length;
  const bool labelled =
      colon != kNowhere && colon > 0 && characters_without_padding(text.substr(0, colon)) <= kLongestLabel;
  if (labelled) entry.label = {0, colon};
  const std::vector<Stretch> words = words_of(text, labelled ? behind : 0);
  const auto word = [&](const Stretch& s) { return text.substr(s.begin, s.end - s.begin); };
  if (words.empty()) {
    // A label alone is text: there is nothing that it could stand before.
    entry.label = {};
    entry.post = {0, text.size()};
    return entry;
  }
  if (!is_name(word(words.front()))) {
    entry.post = {words.front().begin, text.size()};
    return entry;
  }
  // 周树人、李延长: what 、 parts are names, whatever they end in. 张三　市长 is a name and its post.
  const auto parted = [&](const Stretch& s) {
    const bool behind_comma = s.begin >= 3 && text.substr(s.begin - 3, 3) == "、";
    return behind_comma || s.begin == words.front().begin;
  };
  const bool all_names = std::ranges::all_of(
      words, [&](const Stretch& s) { return is_name(word(s)) && (parted(s) || !is_post_like(word(s))); });
  if (all_names) {
    entry.names = words;
  } else {
    entry.names = {words.front()};
    entry.post = {words[1].begin, text.size()};
  }
  return entry;
}

/// Appends a stretch without its padding, spread over `cells` if it has fewer characters.
class Setter {
 public:
  Setter(const text::Paragraph& line, const text::CharStyle& type) : line_(line), type_(type) {}

  void append_spread(text::Paragraph& paragraph, Stretch stretch, int cells) {
    const std::size_t all = stretch.end;
    stretch.end = stretch.begin + name_end(part(stretch));
    const int count = characters_without_padding(part(stretch));
    ++group_;
    std::size_t from = stretch.begin;
    const auto close = [&](std::size_t end) {
      if (end == from) return;
      const text::Paragraph piece = text::part_of(line_, from, end);
      for (const text::StyleRun& run : piece.runs) {
        text::CharStyle style = run.style;
        style.nobreak = true;
        if (count > 1 && count < cells) {
          style.spread = static_cast<std::uint16_t>(cells);
          style.spread_group = group_;
        }
        append(paragraph, piece.text.slice(run.begin, run.end), style);
      }
    };
    for_each_character(part(stretch), [&](std::size_t at, char32_t c) {
      if (!is_padding(c)) return;
      close(stretch.begin + at);
      from = stretch.begin + at + decode_utf8(line_.text.view(), stretch.begin + at).length;
    });
    close(stretch.end);
    const text::Paragraph remark = text::part_of(line_, stretch.end, all);
    for (const text::StyleRun& run : remark.runs) append(paragraph, remark.text.slice(run.begin, run.end), run.style);
  }

  /// Names one cell apart.
  text::Paragraph names(const std::vector<Stretch>& names) {
    text::Paragraph set;
    for (const Stretch& name : names) {
      if (!set.text.empty()) append(set, "　", line_.text.span(name.begin, name.begin), type_);
      append_spread(set, name, kNameCells);
    }
    return set;
  }

  std::string_view part(const Stretch& stretch) const {
    return line_.text.view().substr(stretch.begin, stretch.end - stretch.begin);
  }

 private:
  const text::Paragraph& line_;
  const text::CharStyle& type_;
  std::uint16_t group_ = 0;
};

}  // namespace

std::vector<Block> name_list(std::span<const BodyLine> lines, const BodySetting& setting, const Style& style) {
  const text::CharStyle type = char_style(setting.face, style.body.type.size, style);
  const Length cell = type.cell > Length() ? type.cell : type.size;
  std::vector<Entry> entries;
  int label_cells = 0, name_cells = kNameCells;
  for (const BodyLine& line : lines) {
    const std::string_view text = line.text.view();
    const Entry& entry = entries.emplace_back(read_entry(text));
    const auto cells = [&](const Stretch& s) {
      return characters_without_padding(text.substr(s.begin, s.end - s.begin));
    };
    if (cells(entry.label) <= kWidestLabel) label_cells = std::max(label_cells, cells(entry.label));
    if (!entry.post.empty() && entry.names.size() == 1) name_cells = std::max(name_cells, cells(entry.names.front()));
  }
  const Length label_width = label_cells > 0 ? cell * (label_cells + 1) : Length();

  std::vector<Block> blocks;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Entry& entry = entries[i];
    text::Paragraph line;
    append_spans(line, lines[i].text, lines[i].spans, type, style);
    Setter setter(line, type);
    TextBlock words;
    words.shape.measure = setting.measure;
    words.shape.align = text::Align::left;
    // A column has no room for an indent.
    words.shape.first_indent =
        setting.inset +
        (setting.inset == Length() && setting.measure < style.page.area_width ? Length() : style.body.indent);
    Mark mark;
    mark.says = mark.hangs = true;
    if (!entry.label.empty()) {
      setter.append_spread(mark.text, entry.label, label_cells);
      const std::size_t colon = entry.label.end;
      append(mark.text, "：", line.text.span(colon, colon + decode_utf8(line.text.view(), colon).length), type);
      words.label.end = static_cast<std::uint32_t>(mark.text.text.size());
      const int own = characters_without_padding(setter.part(entry.label));
      mark.width = own > kWidestLabel ? cell * (own + 1) : label_width;
    } else {
      words.shape.first_indent += label_width;
    }
    const Length room = setting.measure - words.shape.first_indent - mark.width;
    if (room < cell * kFewestCells) {
      // Nothing can hang in so narrow a column.
      if (!entry.label.empty())
        words.label.end =
            static_cast<std::uint32_t>(entry.label.end + decode_utf8(line.text.view(), entry.label.end).length);
      words.text = std::move(line);
      mark.text = {};
      words.shape.first_indent = setting.inset;
      words.shape.indent = setting.inset + cell;
    } else if (!entry.post.empty() && entry.names.size() == 1 && room - cell * (name_cells + 1) < cell * kFewestCells) {
      words.text = setter.names(entry.names);
      append(words.text, "　", line.text.span(entry.post.begin, entry.post.begin), type);
      const text::Paragraph post = text::part_of(line, entry.post.begin, entry.post.end);
      for (const text::StyleRun& run : post.runs) append(words.text, post.text.slice(run.begin, run.end), run.style);
    } else if (!entry.post.empty() && entry.names.size() == 1) {
      setter.append_spread(mark.text, entry.names.front(), kNameCells);
      mark.width += cell * (name_cells + 1);
      words.text = text::part_of(line, entry.post.begin, entry.post.end);
    } else if (!entry.names.empty()) {
      words.text = setter.names(entry.names);
    } else {
      words.text = text::part_of(line, entry.post.begin, entry.post.end);
    }
    if (words.shape.indent == Length()) words.shape.indent = words.shape.first_indent;
    if (!mark.text.text.empty()) words.mark = std::move(mark);
    Block block;
    block.means = NodeKind::list_item;
    block.span = lines[i].text.span();
    block.may_pass = true;
    block.kind = std::move(words);
    blocks.push_back(std::move(block));
  }
  return blocks;
}

}  // namespace typeset::elements
