#include "source/add_articles.h"

#include <algorithm>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "base/yaml_tree.h"
#include "source/kinds.h"
#include "source/yaml_word.h"

namespace typeset {

namespace {

std::string_view line_at(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find('\n', begin);
  return text.substr(begin, end == std::string_view::npos ? std::string_view::npos : end + 1 - begin);
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return before == std::string_view::npos ? 0 : before + 1;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \r\n") == std::string_view::npos; }
std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

/// An article as it stands in its text: whole lines, from its dash on.
struct Item {
  std::size_t begin = 0, end = 0;
  std::string section;  // its 栏目
};

/// The articles of a source.
class Articles {
 public:
  explicit Articles(std::string_view text) : text_(text) {
    Sources sources;
    Diagnostics ignored;
    const auto tree = parse_yaml(sources, sources.add("", std::string(text)), ignored);
    if (!tree || tree->kind != YamlNode::Kind::mapping) return;
    const YamlEntry* list = find(*tree, "articles", "文章");
    if (list == nullptr || list->value.kind != YamlNode::Kind::sequence) return;
    for (const YamlNode& item : list->value.items) {
      const std::size_t begin = line_begin(text, item.span.begin);
      const std::string_view line = line_at(text, begin);
      const bool alone = line.substr(indent_of(line)).starts_with("- ") && item.kind == YamlNode::Kind::mapping;
      if (!alone || (!items_.empty() && items_.back().begin == begin)) {
        items_.clear();
        return;
      }
      if (!items_.empty()) items_.back().end = begin;
      const YamlEntry* section = find(item, "section", "栏目");
      items_.push_back({begin, 0, section != nullptr ? section->value.text.str() : std::string()});
    }
    if (!items_.empty()) items_.back().end = end_of_list(items_.back().begin);
  }

  const std::vector<Item>& items() const { return items_; }
  std::string_view text_of(const Item& item) const { return text_.substr(item.begin, item.end - item.begin); }
  std::size_t indent() const { return indent_of(line_at(text_, items_.front().begin)); }

 private:
  static const YamlEntry* find(const YamlNode& node, std::string_view key, std::string_view zh) {
    const YamlEntry* entry = node.find(key);
    return entry != nullptr ? entry : node.find(zh);
  }

  /// Behind the last line that is indented more than the dash; remarks and empty lines before the next key are not the
  /// list's.
  std::size_t end_of_list(std::size_t begin) const {
    const std::size_t dash = indent_of(line_at(text_, begin));
    std::size_t end = begin;
    for (std::size_t at = begin; at < text_.size();) {
      const std::string_view line = line_at(text_, at);
      if (!is_blank(line)) {
        if (at != begin && indent_of(line) <= dash) break;
        end = at + line.size();
      }
      at += line.size();
    }
    return end;
  }

  std::string_view text_;
  std::vector<Item> items_;
};

/// Without white space, 栏目 and dash: what two placeholders have in common.
std::string essence(std::string_view item) {
  std::string packed;
  for (std::size_t at = 0; at < item.size();) {
    std::string_view line = line_at(item, at);
    at += line.size();
    line.remove_prefix(indent_of(line));
    if (line.starts_with("- ")) line.remove_prefix(2);
    line.remove_prefix(indent_of(line));
    if (line.starts_with('#') || line.starts_with("栏目:") || line.starts_with("section:")) continue;
    for (const char c : line) {
      if (c != ' ' && c != '\r' && c != '\n') packed += c;
    }
  }
  return packed;
}

/// What `new` writes to be filled in.
bool is_placeholder(std::string_view item) {
  const std::string own = essence(item);
  if (own == "标题:文章标题正文:|正文" || own == "title:文章标题body:|正文") return true;
  return std::ranges::any_of(kinds(), [&](const KindRow& kind) {
    const Articles skeleton(kind.skeleton);
    return std::ranges::any_of(skeleton.items(),
                               [&](const Item& known) { return essence(skeleton.text_of(known)) == own; });
  });
}

/// The item moved to another indentation, with its 栏目 behind the dash where it has none.
std::string moved(std::string_view item, std::size_t from, std::size_t to, const std::string& section) {
  std::string made;
  bool first = true;
  for (std::size_t at = 0; at < item.size();) {
    std::string_view line = line_at(item, at);
    at += line.size();
    if (is_blank(line)) {
      made += "\n";
      continue;
    }
    line.remove_prefix(std::min(from, indent_of(line)));
    const std::string margin(to, ' ');
    if (first && !section.empty()) {
      made.append(margin).append("- 栏目: ").append(yaml_word(section)).append("\n").append(margin).append("  ");
      made += line.substr(2);
    } else {
      made.append(margin) += line;
    }
    first = false;
  }
  while (made.ends_with("\n\n")) made.pop_back();
  if (!made.ends_with('\n')) made += '\n';
  return made;
}

}  // namespace

namespace {

std::optional<AddedArticles> add(std::string_view issue, std::string_view articles, std::string_view section) {
  const Articles there(issue), more(articles);
  if (there.items().empty() || more.items().empty()) return std::nullopt;
  AddedArticles made;
  std::string block;
  for (const Item& item : more.items()) {
    if (made.added > 0) block += "\n";
    block += moved(more.text_of(item), more.indent(), there.indent(),
                   item.section.empty() ? std::string(section) : std::string());
    ++made.added;
  }
  const auto gives_way = [&](const Item& item) {
    const bool asked = section.empty() || item.section.empty() || item.section == section;
    return asked && is_placeholder(there.text_of(item));
  };
  // Behind the last of the section, or of all; in place of the first that gives way.
  std::size_t place = there.items().back().end;
  for (const Item& item : there.items()) {
    if (!section.empty() && item.section == section) place = item.end;
  }
  for (const Item& item : there.items()) {
    if (!gives_way(item)) continue;
    place = item.begin;
    break;
  }
  // The issue from one place to another, without what gives way.
  const auto kept = [&](std::size_t from, std::size_t to) {
    std::string text;
    for (const Item& item : there.items()) {
      if (!gives_way(item) || item.begin < from || item.begin >= to) continue;
      text += issue.substr(from, item.begin - from);
      from = item.end;
    }
    return text.append(issue.substr(from, to - from));
  };
  made.text = kept(0, place);
  const std::string rest = kept(place, issue.size());
  // An empty line between two articles; none below the key of the list.
  if (!made.text.ends_with("\n\n") && !made.text.ends_with(":\n")) made.text += "\n";
  made.text += block;
  if (!rest.empty() && !is_blank(line_at(rest, 0))) made.text += "\n";
  made.text += rest;
  return made;
}

std::string with_line_ends(std::string_view text, std::string_view from, std::string_view to) {
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(from, at), text.size());
    made.append(text.substr(at, end - at));
    if (end < text.size()) made.append(to);
    at = std::min(end + from.size(), text.size());
  }
  return made;
}

}  // namespace

std::optional<AddedArticles> add_articles(std::string_view issue, std::string_view articles, std::string_view section) {
  const std::string more = with_line_ends(articles, "\r\n", "\n");
  if (issue.find("\r\n") == std::string_view::npos) return add(issue, more, section);
  std::optional<AddedArticles> made = add(with_line_ends(issue, "\r\n", "\n"), more, section);
  if (made) made->text = with_line_ends(made->text, "\n", "\r\n");
  return made;
}

}  // namespace typeset
