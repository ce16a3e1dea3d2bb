#include "source/issue.h"

namespace typeset {

LocatedText in_one(const std::vector<LocatedText>& lines, std::string_view between) {
  LocatedText one;
  for (const LocatedText& line : lines) {
    if (!one.empty()) one.append(between, line.span(0, 0));
    one.append(line);
  }
  return one;
}

std::optional<Located<Secrecy>> secrecy_of(const Bulletin& bulletin) {
  if (bulletin.secrecy) return bulletin.secrecy;
  std::optional<Located<Secrecy>> whole;
  for (const Article& article : bulletin.articles) {
    if (!article.secrecy) continue;
    if (!whole) {
      whole = article.secrecy;
      continue;
    }
    const auto both = compiled(whole->value, article.secrecy->value);
    if (!both) return {};
    if (*both != whole->value) whole = {*both, article.secrecy->span};
  }
  return whole;
}

}  // namespace typeset
