// A bulletin: head, 要目, 按语, articles (BR-1 … BR-18).
#include <string>

#include "compose/elements.h"

namespace typeset::elements {

namespace {

void describe(Flow& flow, const Issue& issue, const Bulletin& bulletin, const Style& style) {
  flow.title = in_one(bulletin.masthead).str() + issue_number(issue, bulletin, style).text.str();
  for (const Article& article : bulletin.articles) {
    if (!flow.subject.empty()) flow.subject += "；";
    flow.subject += title_in_one(article).str();
  }
}

}  // namespace

void fill(Flow& flow, const Issue& issue, const Bulletin& bulletin, const Style& style, const Album& album) {
  describe(flow, issue, bulletin, style);
  flow.head = head(issue, bulletin, style, album, flow.structure);
  add(flow.blocks, contents(bulletin, style));
  if (style.contents.own_page && !flow.blocks.empty()) flow.blocks.emplace_back().kind = PageBreak{};
  add(flow.blocks, issue_note(bulletin, style, album));
  for (std::size_t i = 0; i < bulletin.articles.size(); ++i) add(flow.blocks, article(bulletin, i, style, album));
  add(flow.blocks, sign_off(issue, bulletin, style));
}

}  // namespace typeset::elements
