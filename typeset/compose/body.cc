// Body text: paragraphs, headings by level, lead sentences, inline spans (GB-7.3.3, BR-15, BR-16).
#include <algorithm>
#include <memory>
#include <span>
#include <utility>

#include "base/address.h"
#include "compose/elements.h"
#include "source/level_mark.h"

namespace typeset::elements {

namespace {

Role level_face(int level, Role plain, const Style& style) {
  switch (level) {
    case 1: return style.body.heading1;
    case 2: return style.body.heading2;
    case 3: return style.body.heading3;
    case 4: return style.body.heading4;
    default: return plain;
  }
}

/// A stretch of the text that is to be set in another way; later ones win over earlier ones.
struct Dressing {
  std::uint32_t begin = 0, end = 0;
  InlineKind kind = InlineKind::strong;
  std::optional<Role> face;
  int value = 0;
  std::shared_ptr<const std::string> link;
  std::uint16_t group = 0;  // of a spread
};

Dressing in_face(std::uint32_t begin, std::uint32_t end, Role face) {
  Dressing dressing;
  dressing.begin = begin;
  dressing.end = end;
  dressing.face = face;
  return dressing;
}

/// `opening`: the face of a strong span that opens the text; none where the level's own face stays.
Dressing dressing(const InlineSpan& span, std::optional<Role> opening, const Style& style) {
  Dressing dressing;
  dressing.begin = span.begin;
  dressing.end = span.end;
  dressing.kind = span.kind;
  dressing.value = span.value;
  switch (span.kind) {
    case InlineKind::strong: dressing.face = span.begin == 0 ? opening : style.body.strong; break;
    case InlineKind::fangsong: dressing.face = Role::fangsong; break;
    case InlineKind::kai: dressing.face = Role::kai; break;
    case InlineKind::hei: dressing.face = Role::hei; break;
    case InlineKind::song: dressing.face = Role::song; break;
    case InlineKind::link:
      dressing.link = std::make_shared<const std::string>(read_target(span.target.view()).uri);
      break;
    default: break;
  }
  return dressing;
}

void dress(text::CharStyle& style, const Dressing& dressing) {
  if (dressing.face) style.role = *dressing.face;
  switch (dressing.kind) {
    case InlineKind::dot: style.dots = true; break;
    case InlineKind::underline: style.underline = true; break;
    case InlineKind::sup: style.height = text::Height::superior; break;
    case InlineKind::sub: style.height = text::Height::inferior; break;
    case InlineKind::track: style.tracking = style.size.scaled(dressing.value, 1000); break;
    case InlineKind::spread:
      style.tracking = Length();
      style.spread = static_cast<std::uint16_t>(dressing.value);
      style.spread_group = dressing.group;
      break;
    case InlineKind::nobreak: style.nobreak = true; break;
    case InlineKind::link: style.link = dressing.link; break;
    case InlineKind::asis:
    case InlineKind::note:
    case InlineKind::strong:
    case InlineKind::fangsong:
    case InlineKind::kai:
    case InlineKind::hei:
    case InlineKind::song: break;
  }
}

/// Appends `text` cut into runs where the dressings change.
/// Marks of `notes` stand between them; their places are noted.
void append_cut(TextBlock& words, const LocatedText& text, const text::CharStyle& plain,
                const std::vector<Dressing>& dressings, const std::vector<InlineNote>& notes, const Style& style) {
  std::vector<std::uint32_t> cuts = {0, static_cast<std::uint32_t>(text.size())};
  for (const Dressing& d : dressings) {
    cuts.push_back(d.begin);
    cuts.push_back(d.end);
  }
  for (const InlineNote& note : notes) cuts.push_back(note.at);
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  auto note = notes.begin();
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    for (; note != notes.end() && note->at == cuts[i]; ++note) {
      FootNote& foot_note = words.notes.emplace_back(elements::foot_note(*note, style));
      foot_note.at = static_cast<std::uint32_t>(words.text.text.size());
      append(words.text, foot_note.mark.text, note_mark_style(plain, style));
    }
    if (i + 1 == cuts.size()) break;
    text::CharStyle dressed = plain;
    for (const Dressing& d : dressings) {
      if (d.begin <= cuts[i] && cuts[i] < d.end) dress(dressed, d);
    }
    append(words.text, text.slice(cuts[i], cuts[i + 1]), dressed);
  }
}

/// Adds those of the spans; `opening` as above.
void add_dressings(std::vector<Dressing>& dressings, const std::vector<InlineSpan>& spans, std::optional<Role> opening,
                   const Style& style) {
  std::uint16_t spreads = 0;
  for (const InlineSpan& span : spans) {
    dressings.push_back(dressing(span, opening, style));
    if (span.kind == InlineKind::spread) dressings.back().group = ++spreads;
  }
}

/// Text that its author numbered: what is a heading or opens with one is none, nor is a quotation.
bool may_be_item(const BodyLine& line) {
  return line.sort == LineSort::paragraph && line.is_text() && !line.quoted && !line.plain_opening &&
         line.heading == 0 && line.head_end == 0;
}

/// ① and a) open items; ①②两项 and ①、②两项 open a sentence about such.
bool opens_like_item(std::string_view text) {
  const std::uint32_t mark_end = item_mark_end(text);
  const std::string_view rest = text.substr(mark_end);
  return mark_end > 0 && item_mark_end(rest) == 0 && !rest.starts_with("、") && !rest.starts_with("，");
}

/// 1. （1） ① a) number items wherever they stand; 一、 and （一） number the sections of a text too, and items only
/// where another stands beside.
bool is_item(std::span<const BodyLine> lines, std::size_t i) {
  const int level = lines[i].mark.level;
  if (!may_be_item(lines[i])) return false;
  const auto like_it = [&](const BodyLine& line) { return may_be_item(line) && line.mark.level == level; };
  if (level == 0) return opens_like_item(lines[i].text.view());
  if (level > 2) return true;
  return (i > 0 && like_it(lines[i - 1])) || (i + 1 < lines.size() && like_it(lines[i + 1]));
}

Block line_block(const BodyLine& line, bool item, const BodySetting& setting, const Style& style) {
  const LevelMark mark = line.heading_level > 0 ? LevelMark{} : line.mark;
  std::vector<Dressing> dressings;
  Role face = setting.face;
  if (line.heading_level > 0) {
    face = level_face(line.heading_level, face, style);
  } else if (mark.level > 0) {
    // A level's own face stands out from 仿宋; within 按语 and the like, levels 3 and 4 keep the text's face.
    const Role of_level = mark.level <= 2                        ? level_face(mark.level, face, style)
                          : setting.face == style.body.type.face ? level_face(mark.level, face, style)
                                                                 : face;
    if (line.head_end > 0) dressings.push_back(in_face(0, line.head_end, of_level));
  } else if (style.body.lead_sentences == LeadSentences::on) {
    if (const std::uint32_t end = lead_sentence_end(line.text.view()); end > 0)
      dressings.push_back(in_face(0, end, style.body.lead));
  }
  // A paragraph's level mark already decides the face of its opening.
  add_dressings(dressings, line.spans, mark.level > 0 ? std::nullopt : std::optional(style.body.lead), style);

  Block block;
  TextBlock words;
  append_cut(words, line.text, char_style(face, style.body.type.size, style), dressings, line.notes, style);
  words.shape.measure = setting.measure;
  words.shape.indent = setting.inset;
  words.shape.first_indent = setting.inset + style.body.indent;
  block.kind = std::move(words);
  block.span = line.text.span();
  block.may_pass = line.heading == 0;
  if (line.heading > 0) {
    block.means = NodeKind::heading;
    block.level = line.heading;
  } else if (line.quoted) {
    block.means = NodeKind::quotation;
  }
  if (line.sort == LineSort::bullet) {
    make_bullet(block, style);
  } else if (item || (style.list.marks == ListMarks::hanging && may_be_item(line))) {
    label_own_mark(block, line, style);
  }
  return block;
}

BodySetting quoted(BodySetting setting, const Style& style) {
  setting.face = style.quotation.face;
  setting.measure -= style.quotation.indent;
  setting.inset += style.quotation.indent;
  return setting;
}

Block rule(const BodySetting& setting, const Style& style) {
  const Length measure = setting.measure - setting.inset;
  RuleBlock rule;
  rule.weight = style.rule.weight;
  rule.width = measure.scaled(style.rule.width_percent, 100);
  rule.inset = setting.inset + (measure - rule.width) / 2;
  Block block;
  block.kind = rule;
  return block;
}

template <typename Kind>
Block bare(Kind kind) {
  Block block;
  block.kind = std::move(kind);
  return block;
}

using Lines = std::span<const BodyLine>;

/// Calls `use` with each stretch of lines that stand in one enclosure of that sort, or in none.
template <typename Use>
void for_each_enclosure(Lines lines, Enclosure BodyLine::*sort, Use use) {
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin + 1;
    while (end < lines.size() && lines[end].*sort == lines[begin].*sort) ++end;
    use(lines.subspan(begin, end - begin), lines[begin].*sort);
    begin = end;
  }
}

class Composer {
 public:
  Composer(const Style& style, const Album& album) : style_(style), album_(album) {}

  /// Boxes about columns about lists of names about lines.
  std::vector<Block> compose(Lines lines, const BodySetting& setting) const {
    std::vector<Block> blocks;
    for_each_enclosure(lines, &BodyLine::box, [&](Lines part, const Enclosure& box) {
      add(blocks, box.number > 0 ? boxed(part, setting) : with_columns(part, setting));
    });
    return blocks;
  }

 private:
  /// Together on one page where a page can hold them.
  std::vector<Block> boxed(Lines lines, const BodySetting& setting) const {
    BodySetting within = setting;
    within.measure -= style_.box.padding;
    within.inset += style_.box.padding;
    std::vector<Block> blocks = with_columns(lines, within);
    for (Block& block : blocks) {
      block.box = {false, false, setting.inset, setting.measure - setting.inset, style_.box.rule};
      block.keep_with_next = true;
      block.may_pass = false;
    }
    if (blocks.empty()) return blocks;
    blocks.front().box->first = true;
    blocks.back().box->last = true;
    blocks.back().keep_with_next = false;
    blocks.front().before = std::max(blocks.front().before, style_.box.before);
    blocks.back().after = std::max(blocks.back().after, style_.box.after);
    return blocks;
  }

  std::vector<Block> with_columns(Lines lines, const BodySetting& setting) const {
    std::vector<Block> blocks;
    for_each_enclosure(lines, &BodyLine::columns, [&](Lines part, const Enclosure& columns) {
      if (columns.number > 0) {
        blocks.push_back(in_columns(part, columns.value, setting));
      } else {
        add(blocks, with_names(part, setting));
      }
    });
    return blocks;
  }

  Block in_columns(Lines lines, int count, const BodySetting& setting) const {
    const BodySetting column{setting.face, column_width(count, setting, style_), Length()};
    return elements::in_columns(with_names(lines, column), count, setting, style_);
  }

  std::vector<Block> with_names(Lines lines, const BodySetting& setting) const {
    std::vector<Block> blocks;
    for_each_enclosure(lines, &BodyLine::names, [&](Lines part, const Enclosure& names) {
      if (names.number > 0) return add(blocks, name_list(part, setting, style_));
      for (std::size_t i = 0; i < part.size(); ++i) add_line(blocks, part[i], is_item(part, i), setting);
    });
    return blocks;
  }

  void add_line(std::vector<Block>& blocks, const BodyLine& line, bool item, const BodySetting& setting) const {
    if (!line.table.empty()) {
      if (!line.table.front().rows.empty()) blocks.push_back(table(line.table.front(), setting, style_));
      return;
    }
    if (!line.pictures.empty()) return add(blocks, pictures(line.pictures, setting, style_, album_));
    switch (line.sort) {
      case LineSort::paragraph:
      case LineSort::bullet:
      case LineSort::entry:
        return blocks.push_back(line_block(line, item, line.quoted ? quoted(setting, style_) : setting, style_));
      case LineSort::rule: return blocks.push_back(rule(setting, style_));
      case LineSort::page_break: return blocks.push_back(bare(PageBreak{}));
      case LineSort::space: return blocks.push_back(bare(SpaceBlock{line.rows}));
    }
  }

  const Style& style_;
  const Album& album_;
};

}  // namespace

void append_spans(text::Paragraph& paragraph, const LocatedText& text, const std::vector<InlineSpan>& spans,
                  const text::CharStyle& plain, const Style& style) {
  std::vector<Dressing> dressings;
  add_dressings(dressings, spans, style.body.strong, style);
  TextBlock words;
  append_cut(words, text, plain, dressings, {}, style);
  paragraph = std::move(words.text);
}

std::vector<Block> body(const Body& lines, const BodySetting& setting, const Style& style, const Album& album) {
  return Composer(style, album).compose(lines, setting);
}

Length column_width(int count, const BodySetting& about, const Style& style) {
  return (about.measure - about.inset - style.columns.gap * (count - 1)) / count;
}

Block in_columns(std::vector<Block> blocks, int count, const BodySetting& about, const Style& style) {
  Block block;
  if (!blocks.empty()) block.span = blocks.front().span;
  block.may_pass = true;
  ColumnsBlock columns;
  columns.count = count;
  columns.gap = style.columns.gap;
  columns.inset = about.inset;
  columns.width = column_width(count, about, style);
  columns.blocks = std::move(blocks);
  block.kind = std::move(columns);
  return block;
}

namespace {

/// Whether words may stand behind the text of the block, on its last line. In columns none do: their lines are dealt
/// out one by one.
bool may_have_tail(const Block& block, const BodySetting& about, const Style& style) {
  const auto* text = std::get_if<TextBlock>(&block.kind);
  const bool across = about.measure == style.page.area_width && about.inset == Length();
  return across && text != nullptr && !block.box && !text->text.text.empty() &&
         (block.means == NodeKind::paragraph || block.means == NodeKind::list_item) &&
         text->shape.align == text::Align::justify && text->shape.measure == about.measure;
}

}  // namespace

void add_contributor(std::vector<Block>& blocks, const LocatedText& name, const BodySetting& about, const Style& style,
                     bool may_share) {
  if (name.empty()) return;
  const text::CharStyle type = char_style(style.contributor.face, style.body.type.size, style);
  const std::string_view words = name.view();
  const bool bracketed = words.starts_with("（") && words.ends_with("）");
  const bool says_so = words.ends_with("供稿") || words.ends_with("报送") || words.ends_with("提供");
  text::Paragraph line;
  if (!bracketed) append(line, "（", name.span(), type);
  append(line, name, type);
  if (!bracketed && !says_so) append(line, "供稿", name.span(), type);
  if (!bracketed) append(line, "）", name.span(), type);
  text::Shape shape;
  shape.measure = about.measure - style.contributor.indent;
  shape.align = text::Align::right;
  if (may_share && style.contributor.same_line && !blocks.empty() && may_have_tail(blocks.back(), about, style)) {
    text_of(blocks.back()).tail = TextTail{std::move(line), shape, style.contributor.room};
    return;
  }
  TextBlock set_right;
  set_right.text = std::move(line);
  set_right.shape = shape;
  Block& block = blocks.emplace_back();
  block.kind = std::move(set_right);
  block.keep_with_previous = true;
  block.span = name.span();
}

}  // namespace typeset::elements
