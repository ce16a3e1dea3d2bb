// 版记: 报/送/发, 印发 line, 共印份数, credits, whom to call (GB-7.4, BR-20 … BR-23, BR-38 … BR-41).
#include <algorithm>
#include <string>
#include <utility>

#include "base/characters.h"
#include "base/utf8.h"
#include "compose/elements.h"

namespace typeset::elements {

namespace {

constexpr std::string_view kColon = "：";
constexpr std::string_view kScope = "发送范围";
constexpr std::string_view kReport = "报";  // 报, 报送
constexpr std::uint16_t kNameCells = 3;

ImprintItem labelled(const LocatedText& label, const text::CharStyle& type) {
  ImprintItem item;
  append(item.words, label, type);
  if (!label.view().ends_with(kColon)) append(item.words, kColon, label.span(), type);
  item.label_end = static_cast<std::uint32_t>(item.words.text.size());
  return item;
}

bool is_name_of_two(std::string_view name) {
  bool han = true;
  for_each_character(name, [&](std::size_t, char32_t c) { han = han && kHanLetters.has(char_class(c)); });
  return han && count_characters(name) == 2;
}

class ImprintMaker {
 public:
  ImprintMaker(const Issue& issue, const Style& style)
      : issue_(issue),
        source_(issue.imprint),
        style_(style),
        type_(char_style(style.imprint.type, style)),
        footer_type_(char_style(style.imprint.type.face, style.imprint.footer_size, style)) {
    const bool thin_rules = style.imprint.rules == ImprintRules::all;
    plan_.pitch = style.imprint.pitch;
    plan_.indent = style.imprint.indent;
    if (style.imprint.rules != ImprintRules::none) plan_.first_rule = style.imprint.outer_rule;
    if (thin_rules || style.imprint.rules == ImprintRules::outer) plan_.last_rule = style.imprint.outer_rule;
    if (thin_rules) plan_.inner_rule = style.imprint.inner_rule;
    plan_.footer_distance = style.imprint.footer_distance;
    plan_.footer_pitch = style.imprint.footer_pitch;
    plan_.gap = style.imprint.gap;
    plan_.last_page = style.imprint.last_page;
  }

  void add_bands() {
    for (const Distribution& distribution : source_.distribution) {
      const bool on_every_page = in_footer(ImprintFooter::report) && distribution.label.view().starts_with(kReport);
      const text::CharStyle& type = on_every_page ? footer_type_ : type_;
      ImprintItem item = labelled(distribution.label, type);
      append(item.words, distribution.text, type);
      add_line(on_every_page ? plan_.footer : plan_.lines, std::move(item));
      if (!on_every_page && !scope_ && distribution.label.view() == kScope) scope_ = plan_.lines.size() - 1;
    }
  }

  void add_copies() {
    const text::Paragraph words = copies_words();
    if (words.runs.empty()) return;
    switch (style_.imprint.copies_place) {
      case CopiesPlace::below: plan_.below.emplace_back().right = words; return;
      case CopiesPlace::printed_line:
        if (is_printed()) return;  // add_printed() puts them there
        break;
      case CopiesPlace::scope:
        if (!scope_) break;
        plan_.lines[*scope_].right = words;
        return;
      case CopiesPlace::last_band: break;
    }
    if (plan_.lines.empty()) plan_.lines.emplace_back();
    plan_.lines.back().right = words;
  }

  void add_printed() {
    if (!is_printed()) return;
    const std::optional<Located<Date>>& date = printed();
    ImprintLine& line = plan_.lines.emplace_back();
    line.rule_above = ruled();
    append(line.left.emplace(), printer(), type_);
    text::Paragraph& right = line.right.emplace();
    append(right, in_chinese(date->value) + "印发", date->span, type_);
    if (style_.imprint.copies_place != CopiesPlace::printed_line) return;
    const text::Paragraph copies = copies_words();
    // A bracket brings its own white.
    const bool bracket = copies.text.view().starts_with("（");
    if (!copies.runs.empty() && !bracket) append(right, "　", source_.copies->span, type_);
    for (const text::StyleRun& run : copies.runs) append(right, copies.text.slice(run.begin, run.end), run.style);
  }

  void add_credits() {
    const bool on_every_page = in_footer(ImprintFooter::credits);
    const text::CharStyle& plain = on_every_page ? footer_type_ : type_;
    std::vector<ImprintItem> items;
    for (const Credit& credit : source_.credits) {
      ImprintItem& item = items.emplace_back(labelled(credit.label, plain));
      item.names = true;
      for (std::size_t i = 0; i < credit.names.size(); ++i) {
        if (i > 0) append(item.words, "　", credit.names[i].span(), plain);
        text::CharStyle type = plain;
        if (style_.imprint.pad_names && is_name_of_two(credit.names[i].view())) {
          type.spread = kNameCells;
          type.spread_group = static_cast<std::uint16_t>(i % 2 + 1);  // neighbours are spread each by itself
        }
        append(item.words, credit.names[i], type);
      }
    }
    add_group(on_every_page ? plan_.footer : plan_.lines, std::move(items), style_.imprint.credit_columns);
  }

  void add_contact() {
    std::vector<ImprintItem> items;
    for (const Distribution& contact : source_.contact) {
      append(items.emplace_back(labelled(contact.label, type_)).words, contact.text, type_);
    }
    add_group(plan_.lines, std::move(items), style_.imprint.contact_columns);
  }

  ImprintPlan take() && { return std::move(plan_); }

 private:
  LocatedText printer() const { return source_.printer.empty() ? in_one(issue_.issuers, "　") : source_.printer; }
  const std::optional<Located<Date>>& printed() const { return source_.printed ? source_.printed : issue_.date; }
  bool is_printed() const { return style_.imprint.printed && printed() && !printer().empty(); }

  bool in_footer(ImprintFooter part) const {
    return style_.imprint.footer == part || style_.imprint.footer == ImprintFooter::both;
  }

  /// Whether what comes next is divided from what stands there.
  bool ruled() const { return plan_.inner_rule > Length() && plan_.lines.size() > 1; }

  static void add_line(std::vector<ImprintLine>& lines, ImprintItem item) {
    ImprintLine& line = lines.emplace_back();
    line.left = std::move(item.words);
    line.label_end = item.label_end;
  }

  void add_group(std::vector<ImprintLine>& lines, std::vector<ImprintItem> items, ImprintColumns columns) {
    if (items.empty()) return;
    const std::size_t first = lines.size();
    if (columns == ImprintColumns::one) {
      for (ImprintItem& item : items) add_line(lines, std::move(item));
    } else {
      ImprintLine& line = lines.emplace_back();
      line.columns = columns;
      line.items = std::move(items);
    }
    lines[first].rule_above = plan_.inner_rule > Length() && first > 0;
  }

  text::Paragraph copies_words() const {
    text::Paragraph words;
    if (!source_.copies) return words;
    std::string text;
    for (const FormPart& part : style_.imprint.copies) {
      text += part.field == FormPart::kWords ? part.words : std::to_string(source_.copies->value);
    }
    append(words, text, source_.copies->span, type_);
    return words;
  }

  const Issue& issue_;
  const Imprint& source_;
  const Style& style_;
  const text::CharStyle type_, footer_type_;
  ImprintPlan plan_;
  std::optional<std::size_t> scope_;  // the line of 发送范围
};

}  // namespace

std::optional<ImprintPlan> imprint(const Issue& issue, const Style& style, std::vector<Node>& structure) {
  if (!style.imprint.show) return std::nullopt;
  const Imprint& source = issue.imprint;
  ImprintMaker maker(issue, style);
  maker.add_bands();
  maker.add_copies();
  maker.add_printed();
  // In the order written, where one file writes both.
  const bool contact_first = !source.contact.empty() && !source.credits.empty() &&
                             source.contact.front().label.span().file == source.credits.front().label.span().file &&
                             source.contact.front().label.span().begin < source.credits.front().label.span().begin;
  if (contact_first) maker.add_contact();
  maker.add_credits();
  if (!contact_first) maker.add_contact();
  ImprintPlan plan = std::move(maker).take();
  if (plan.lines.empty() && plan.below.empty() && plan.footer.empty()) return std::nullopt;
  const NodeId node = add_node(structure, NodeKind::imprint, 0);
  for (std::vector<ImprintLine>* lines : {&plan.lines, &plan.below, &plan.footer}) {
    for (ImprintLine& line : *lines) {
      for (ImprintItem& item : line.items) {
        item.node = add_node(structure, NodeKind::paragraph, node, item.words.text.span());
      }
      if (!line.items.empty()) continue;
      const text::Paragraph& words = line.left ? *line.left : *line.right;
      line.node = add_node(structure, NodeKind::paragraph, node, words.text.span());
    }
  }
  return plan;
}

}  // namespace typeset::elements
