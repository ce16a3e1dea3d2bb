#include "compose/compose.h"

#include <string>
#include <variant>

#include "compose/elements.h"

namespace typeset {

namespace {

std::string iso_date(const Date& date) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(date.year) + '-' + two(date.month) + '-' + two(date.day);
}

}  // namespace

Flow compose(const Issue& issue, const Style& style, const Album& album) {
  Flow flow;
  flow.page = elements::page_geometry(style);
  flow.rules = style.text.rules;
  flow.shift_right = style.print.right;
  flow.shift_down = style.print.down;
  flow.palette = {style.masthead.colour, style.head_rule.colour, style.table.head_colour, style.table.head_fill,
                  style.table.note_colour};
  flow.ink_gain = style.ink_gain;
  flow.title_words = style.title.words;
  flow.author = in_one(issue.issuers, "、").str();
  if (issue.date) flow.date = iso_date(issue.date->value);
  add_node(flow.structure, NodeKind::document, 0);
  std::visit([&](const auto& part) { elements::fill(flow, issue, part, style, album); }, issue.part);
  elements::number_notes(flow.blocks, style);
  elements::number_tables(flow.blocks, style);
  elements::keep_headings(flow.blocks);
  elements::give_nodes(flow.blocks, flow.structure);
  flow.notes = elements::foot_notes(style);
  flow.imprint = elements::imprint(issue, style, flow.structure);
  flow.page_number = elements::page_number(style);
  elements::find_links(flow);
  return flow;
}

void mark_as_proof(Flow& flow, const Style& style, const std::string& words, bool grid) {
  const text::CharStyle type = elements::char_style(Role::song, Length::pt(9), style);
  ProofPlan plan;
  elements::append(plan.head, "校样", {}, elements::char_style(Role::hei, Length::pt(16), style));
  elements::append(plan.foot, words, {}, type);
  plan.margin = Length::mm(8);
  plan.grid = grid;
  flow.proof = std::move(plan);
}

}  // namespace typeset
