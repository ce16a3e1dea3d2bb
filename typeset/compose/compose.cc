#include "compose/compose.h"

#include <string>

#include "compose/elements.h"

namespace typeset {

namespace {

std::string iso_date(const Date& date) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(date.year) + '-' + two(date.month) + '-' + two(date.day);
}

void describe(Flow& flow, const Issue& issue) {
  flow.title = issue.masthead.str();
  if (issue.number) flow.title += "第" + std::to_string(issue.number->value) + "期";
  for (const Article& article : issue.articles) {
    if (!flow.subject.empty()) flow.subject += "；";
    flow.subject += elements::title_in_one(article).str();
  }
  flow.author = issue.issuer.str();
  if (issue.date) flow.date = iso_date(issue.date->value);
}

}  // namespace

Flow compose(const Issue& issue, const Style& style, const Album& album) {
  Flow flow;
  flow.page = elements::page_geometry(style);
  flow.rules = style.text.rules;
  flow.header_red_rgb = style.masthead.colour;
  flow.title_words = style.title.words;
  describe(flow, issue);
  add_node(flow.structure, NodeKind::document, 0);
  flow.head = elements::head(issue, style, album, flow.structure);
  elements::add(flow.blocks, elements::contents(issue, style));
  elements::add(flow.blocks, elements::issue_note(issue, style, album));
  for (std::size_t i = 0; i < issue.articles.size(); ++i)
    elements::add(flow.blocks, elements::article(issue, i, style, album));
  elements::keep_headings(flow.blocks);
  elements::give_nodes(flow.blocks, flow.structure);
  flow.notes = elements::foot_notes(style);
  flow.imprint = elements::imprint(issue, style, flow.structure);
  flow.page_number = elements::page_number(style);
  return flow;
}

}  // namespace typeset
