// 版头: 标注, 刊名, 期号, 编发单位 and 日期, the rule (BR-1 … BR-11, BR-28 … BR-34).
#include <algorithm>
#include <string>
#include <utility>

#include "compose/elements.h"

namespace typeset::elements {

namespace {

/// On the grid line that the style names, else so many empty lines below what stands above.
HeadAnchor anchor(int line, int gap, Span asked) {
  HeadAnchor at;
  at.from = line > 0 ? HeadAnchor::From::grid_line : HeadAnchor::From::rows_below;
  at.line = {line, asked};
  at.rows = gap;
  return at;
}

/// Fills the fields of a form; what is cut off by ideographic spaces and has a field without a value is left out.
/// `fill` adds a field's value to the paragraph, false if it has none.
template <typename Fill>
text::Paragraph filled(const Form& form, Span origin, const text::CharStyle& type, const Fill& fill) {
  constexpr std::string_view kSpace = "　";
  text::Paragraph made, piece;
  bool whole = true;
  const auto close = [&] {
    if (whole && !piece.runs.empty()) {
      if (!made.runs.empty()) append(made, kSpace, origin, type);
      for (const text::StyleRun& run : piece.runs) append(made, piece.text.slice(run.begin, run.end), run.style);
    }
    piece = {};
    whole = true;
  };
  for (const FormPart& part : form) {
    if (part.field != FormPart::kWords) {
      whole = fill(piece, part) && whole;
      continue;
    }
    std::string_view words = part.words;
    for (std::size_t cut = words.find(kSpace); cut != std::string_view::npos; cut = words.find(kSpace)) {
      if (cut > 0) append(piece, words.substr(0, cut), origin, type);
      close();
      words.remove_prefix(cut + kSpace.size());
    }
    if (!words.empty()) append(piece, words, origin, type);
  }
  close();
  return made;
}

std::string padded(int number, int width) {
  std::string digits = std::to_string(number);
  if (digits.size() < static_cast<std::size_t>(width))
    digits.insert(0, static_cast<std::size_t>(width) - digits.size(), '0');
  return digits;
}

/// 第34期, （总第120期）, 增刊第2期: `number` stands for {期}. The words about it mean the field at `origin`.
text::Paragraph number_words(const Form& form, Span origin, const Issue& issue, const Bulletin& bulletin,
                             const std::optional<Located<int>>& number, const Style& style) {
  const text::CharStyle type = char_style(style.number.type, style);
  return filled(form, origin, type, [&](text::Paragraph& made, const FormPart& part) {
    const auto add = [&](int value, Span span) {
      append(made, padded(value, part.width), span, type);
      return true;
    };
    switch (static_cast<IssueNumberField>(part.field)) {
      case IssueNumberField::number: return number && add(number->value, number->span);
      case IssueNumberField::year: return issue.date && add(issue.date->value.year, issue.date->span);
      case IssueNumberField::total: break;
    }
    return bulletin.total && add(bulletin.total->value, bulletin.total->span);
  });
}

void join(text::Paragraph& paragraph, const text::Paragraph& more) {
  for (const text::StyleRun& run : more.runs) append(paragraph, more.text.slice(run.begin, run.end), run.style);
}

/// The total number where it stands; empty without one.
text::Paragraph total_number(const Issue& issue, const Bulletin& bulletin, const Style& style) {
  if (!bulletin.total) return {};
  return number_words(style.number.total, bulletin.total->span, issue, bulletin, bulletin.number, style);
}

bool on_head_line(HeadLineField field, const Style& style) {
  const auto has_field = [&](const Form& form) {
    return std::ranges::find(form, static_cast<int>(field), &FormPart::field) != form.end();
  };
  return has_field(style.issuer.left) || has_field(style.issuer.centre) || has_field(style.issuer.right);
}

/// Number and total number as they stand below each other, the latter unless it has a place of its own on the head
/// line; none if there is neither (BR-30, BR-31).
std::vector<text::Paragraph> number_lines(const Issue& issue, const Bulletin& bulletin, const Style& style) {
  std::vector<text::Paragraph> lines;
  text::Paragraph number = issue_number(issue, bulletin, style);
  if (!number.runs.empty()) lines.push_back(std::move(number));
  if (on_head_line(HeadLineField::total, style)) return lines;
  text::Paragraph total = total_number(issue, bulletin, style);
  if (total.runs.empty()) return lines;
  if (lines.empty() || style.number.total_below) {
    lines.push_back(std::move(total));
  } else {
    join(lines.back(), total);
  }
  return lines;
}

/// One of the texts of the head line; of joint issuers each has a line, the last that of the others (BR-32).
std::vector<HeadText> head_line_texts(const Form& form, std::string_view key, const Issue& issue,
                                      const Bulletin& bulletin, const Style& style) {
  std::vector<HeadText> texts;
  const text::CharStyle type = char_style(style.issuer.type, style);
  const text::CharStyle signer = char_style(style.issuer.signer, style.issuer.type.size, style);
  text::Paragraph last = filled(form, style.origin(key), type, [&](text::Paragraph& made, const FormPart& part) {
    switch (static_cast<HeadLineField>(part.field)) {
      case HeadLineField::issuer:
        if (issue.issuers.empty()) return false;
        for (std::size_t i = 0; i + 1 < issue.issuers.size(); ++i) {
          append(texts.emplace_back().words, issue.issuers[i], type);
        }
        append(made, issue.issuers.back(), type);
        return true;
      case HeadLineField::date:
        if (issue.date) append(made, in_chinese(issue.date->value), issue.date->span, type);
        return issue.date.has_value();
      case HeadLineField::signer:
        if (!bulletin.signers.empty()) append(made, in_one(bulletin.signers, "　"), signer);
        return !bulletin.signers.empty();
      case HeadLineField::number: {
        const std::vector<text::Paragraph> numbers = number_lines(issue, bulletin, style);
        for (const text::Paragraph& number : numbers) join(made, number);
        return !numbers.empty();
      }
      case HeadLineField::total: break;
    }
    const text::Paragraph total = total_number(issue, bulletin, style);
    join(made, total);
    return !total.runs.empty();
  });
  if (!last.runs.empty()) texts.push_back({std::move(last), 0});
  return texts;
}

std::optional<HeadLine> head_line(const Issue& issue, const Bulletin& bulletin, const Style& style) {
  HeadLine line;
  line.indent = style.issuer.indent;
  line.left = head_line_texts(style.issuer.left, "issuer.left", issue, bulletin, style);
  line.centre = head_line_texts(style.issuer.centre, "issuer.centre", issue, bulletin, style);
  line.right = head_line_texts(style.issuer.right, "issuer.right", issue, bulletin, style);
  if (line.left.empty() && line.centre.empty() && line.right.empty()) return {};
  return line;
}

/// By one of the sections of the style that say how a name is spread: `masthead`, `above`.
Masthead spread_name(const std::vector<LocatedText>& lines, const auto& looks, const Style& style) {
  Masthead name;
  text::CharStyle type = char_style(looks.face, looks.max_size, style);
  type.colour = Colour::masthead;
  for (const LocatedText& line : lines) append(name.lines.emplace_back(), line, type);
  name.span_percent = looks.span_percent;
  name.max_tracking_percent = looks.max_tracking_percent;
  name.line_gap = style.masthead.line_gap;
  return name;
}

Masthead masthead(const Bulletin& bulletin, const Style& style) {
  return spread_name(bulletin.masthead, style.masthead, style);
}

/// A parent office, a meeting (BR-28).
Masthead above(const Bulletin& bulletin, const Style& style) {
  Masthead name = spread_name(bulletin.above, style.above, style);
  name.subordinate = true;
  return name;
}

/// 刊名图: as high as the style says, no wider than the measure.
std::optional<PicturePlan> masthead_picture(const Bulletin& bulletin, const Style& style, const Album& album) {
  auto image = album.find(bulletin.masthead_picture.view());
  if (image == nullptr) return {};
  PicturePlan picture;
  picture.height = style.masthead.picture_height;
  picture.width = picture.height.scaled(image->upright_width(), image->upright_height());
  if (picture.width > style.page.area_width) {
    picture.width = style.page.area_width;
    picture.height = picture.width.scaled(image->upright_height(), image->upright_width());
  }
  picture.image = std::move(image);
  picture.alt = in_one(bulletin.masthead).str();
  picture.span = bulletin.masthead_picture.span();
  return picture;
}

/// The parts of a head as they are added, with their nodes.
class HeadMaker {
 public:
  explicit HeadMaker(std::vector<Node>& structure) : structure_(structure) {}

  void add(const HeadAnchor& at, Masthead masthead) {
    const NodeId node = add_node(structure_, NodeKind::masthead, head(), masthead.lines.front().text.span());
    add(at, node, std::move(masthead));
  }
  void add(const HeadAnchor& at, PicturePlan picture) {
    const NodeId node = add_node(structure_, NodeKind::masthead, head(), picture.span);
    structure_[node].alt = picture.alt;
    add(at, node, std::move(picture));
  }
  void add(const HeadAnchor& at, HeadLine line) {
    for (std::vector<HeadText>* texts : {&line.left, &line.centre, &line.right}) {
      for (HeadText& text : *texts)
        text.node = add_node(structure_, NodeKind::paragraph, head(), text.words.text.span());
    }
    add(at, head(), std::move(line));
  }
  /// Below all the rest; nothing if there is no rest.
  void close(const HeadAnchor& at, HeadRule rule, bool printed) {
    if (parts_.empty()) return;
    add(at, head(), std::move(rule));
    last().printed = printed;
  }
  /// The part that was added last.
  HeadPart& last() { return parts_.back(); }
  std::vector<HeadPart> take() { return std::move(parts_); }

 private:
  template <typename Kind>
  void add(const HeadAnchor& at, NodeId node, Kind kind) {
    HeadPart& part = parts_.emplace_back();
    part.at = at;
    part.node = node;
    part.kind = std::move(kind);
  }
  NodeId head() {
    if (head_ == 0) head_ = add_node(structure_, NodeKind::head, 0);
    return head_;
  }

  std::vector<Node>& structure_;
  std::vector<HeadPart> parts_;
  NodeId head_ = 0;
};

HeadAnchor at_distance(HeadAnchor::From from, Length distance) {
  HeadAnchor at;
  at.from = from;
  at.distance = distance;
  return at;
}

/// 密级 and 标注 one below the other at the left, 编号 at the right of the first: they push nothing (GB-7.2.3b).
void add_flags(HeadMaker& head, const Bulletin& bulletin, const Style& style) {
  const text::CharStyle type = char_style(style.flags.type, style);
  std::vector<HeadLine> lines;
  const auto next = [&]() -> text::Paragraph& { return lines.emplace_back().left.emplace_back().words; };
  if (const auto secrecy = secrecy_of(bulletin)) append(next(), secrecy->value.words(), secrecy->span, type);
  for (const LocatedText& flag : bulletin.flags) append(next(), flag, type);
  if (!bulletin.copy_number.empty()) {
    text::Paragraph words = filled(style.flags.copy_number, style.origin("flags.copy-number"), type,
                                   [&](text::Paragraph& made, const FormPart&) {
                                     append(made, bulletin.copy_number, type);
                                     return true;
                                   });
    if (lines.empty()) lines.emplace_back();
    if (!words.runs.empty()) lines.front().right.push_back({std::move(words), 0});
  }
  int number = style.flags.line;
  for (HeadLine& line : lines) {
    HeadAnchor at;
    at.from = HeadAnchor::From::grid_line;
    at.line = {number++, style.origin("flags.line")};
    head.add(at, std::move(line));
    head.last().aside = true;
  }
}

void add_names(HeadMaker& head, const Bulletin& bulletin, const Style& style, const Album& album) {
  const bool printed = !style.print.preprinted;
  HeadAnchor at = at_distance(HeadAnchor::From::area, style.masthead.top);
  if (!bulletin.above.empty()) {
    head.add(at, above(bulletin, style));
    head.last().printed = printed;
    at = at_distance(HeadAnchor::From::ink_below, style.above.gap);
  }
  if (bulletin.masthead.empty()) return;
  if (auto picture = masthead_picture(bulletin, style, album)) {
    head.add(at, *std::move(picture));
  } else {
    head.add(at, masthead(bulletin, style));
  }
  head.last().printed = printed;
}

/// The number in the middle, who signed at the right of its last line; what stands on the head line is not said twice.
void add_number(HeadMaker& head, const Issue& issue, const Bulletin& bulletin, const Style& style) {
  HeadLine line;
  line.indent = style.issuer.indent;
  if (!on_head_line(HeadLineField::number, style)) {
    for (text::Paragraph& words : number_lines(issue, bulletin, style)) line.centre.push_back({std::move(words), 0});
  }
  const bool said = std::ranges::any_of(style.number.right, [&](const FormPart& part) {
    return part.field != FormPart::kWords && on_head_line(static_cast<HeadLineField>(part.field), style);
  });
  if (!said) line.right = head_line_texts(style.number.right, "number.right", issue, bulletin, style);
  if (line.centre.empty() && line.right.empty()) return;
  head.add(anchor(style.number.line, style.number.gap, style.origin("number.line")), std::move(line));
}

void add_rule(HeadMaker& head, const Style& style) {
  HeadRule rule;
  switch (style.head_rule.form) {
    case HeadRuleForm::none: return;
    case HeadRuleForm::single: break;
    case HeadRuleForm::two:
      rule.second_weight = style.head_rule.second_weight;
      rule.second_gap = style.head_rule.second_gap;
      break;
    case HeadRuleForm::star: {
      text::CharStyle type = char_style(style.masthead.face, style.head_rule.star, style);
      type.colour = Colour::head_rule;
      append(rule.star.emplace(), "★", style.origin("head-rule.form"), type);
      break;
    }
  }
  rule.weight = style.head_rule.weight;
  HeadAnchor at = at_distance(HeadAnchor::From::ink_below, style.head_rule.gap);
  if (style.head_rule.depth > Length()) {
    at = at_distance(HeadAnchor::From::area, style.head_rule.depth);
    at.least_gap = style.head_rule.gap;
    at.line.asked = style.origin("head-rule.depth");
  }
  head.close(at, std::move(rule), !style.print.preprinted);
}

}  // namespace

text::Paragraph issue_number(const Issue& issue, const Bulletin& bulletin, const Style& style) {
  if (bulletin.supplement)
    return number_words(style.number.supplement, bulletin.supplement->span, issue, bulletin, bulletin.supplement,
                        style);
  if (!bulletin.number) return {};
  return number_words(style.number.form, bulletin.number->span, issue, bulletin, bulletin.number, style);
}

std::vector<HeadPart> head(const Issue& issue, const Bulletin& bulletin, const Style& style, const Album& album,
                           std::vector<Node>& structure) {
  HeadMaker head(structure);
  add_flags(head, bulletin, style);
  add_names(head, bulletin, style, album);
  add_number(head, issue, bulletin, style);
  if (auto line = head_line(issue, bulletin, style)) {
    head.add(anchor(style.issuer.line, style.issuer.gap, style.origin("issuer.line")), *std::move(line));
  }
  add_rule(head, style);
  return head.take();
}

}  // namespace typeset::elements
