#include "source/first_issue.h"

#include <algorithm>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "source/fields.h"
#include "source/yaml_word.h"

namespace typeset {

namespace {

/// The names that an entry may have within `parent` (dotted; empty at the top); a label of the author's own has one.
Term names_of_entry(const std::string& parent, const std::string& key) {
  const std::vector<FieldRow> rows = find_fields(parent.empty() ? key : parent + "." + key);
  return rows.empty() ? Term(key) : Term(std::string(rows.front().info->zh), std::string(rows.front().info->key));
}

const YamlEntry* find_entry(const YamlNode& mapping, const Term& names) {
  const YamlEntry* entry = mapping.find(names.en);
  return entry != nullptr ? entry : mapping.find(names.zh);
}

/// 刊名、版记（报、发）: what a style gives, in its order.
std::string list_of(const YamlNode& given, const std::string& parent) {
  std::string list;
  for (const YamlEntry& entry : given.entries) {
    const Term names = names_of_entry(parent, entry.key.str());
    list += (list.empty() ? "" : "、") + names.zh;
    const bool within = parent.empty() && entry.value.kind == YamlNode::Kind::mapping;
    if (within) list += "（" + list_of(entry.value, names.en) + "）";
  }
  return list;
}

class Stripper {
 public:
  explicit Stripper(std::string_view text) : text_(text) {}

  /// Marks the lines of what is given; true if nothing of the mapping is left.
  bool strip(const YamlNode& mapping, const YamlNode& given, const std::string& parent) {
    bool empty = true;
    for (const YamlEntry& entry : mapping.entries) {
      const Term names = names_of_entry(parent, entry.key.str());
      const YamlEntry* theirs = names.en == "articles" ? nullptr : find_entry(given, names);
      bool gone = theirs != nullptr;
      if (gone && entry.value.kind == YamlNode::Kind::mapping && theirs->value.kind == YamlNode::Kind::mapping)
        gone = strip(entry.value, theirs->value, parent.empty() ? names.en : parent + "." + names.en);
      if (gone) drop(entry);
      empty = empty && gone;
    }
    return empty;
  }

  /// A field of a mapping of the skeleton that need not be written either.
  void strip(const YamlNode& mapping, const Term& parent, const Term& field) {
    const YamlEntry* within = find_entry(mapping, parent);
    const YamlEntry* entry = within != nullptr ? find_entry(within->value, field) : nullptr;
    if (entry != nullptr) drop(*entry);
  }

  std::string apply(std::string_view style_line) const;

 private:
  std::size_t line_begin(std::size_t at) const {
    const std::size_t before = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    return before == std::string_view::npos ? 0 : before + 1;
  }
  std::size_t next_line(std::size_t at) const {
    const std::size_t end = text_.find('\n', at);
    return end == std::string_view::npos ? text_.size() : end + 1;
  }

  struct Lines {
    std::size_t begin, end;
  };
  void drop(const YamlEntry& entry) {
    const std::size_t last = text_.find_last_not_of(" \n", std::max<std::size_t>(entry.value.span.end, 1) - 1);
    dropped_.push_back({line_begin(entry.key.span().begin), next_line(last)});
  }

  std::string_view text_;
  std::vector<Lines> dropped_;
};

/// Without the dropped lines; the line of the skeleton that tells of styles gives way to `style_line`.
std::string Stripper::apply(std::string_view style_line) const {
  constexpr std::string_view kStyleRemark = "# 样式:";
  std::string made;
  for (std::size_t at = 0; at < text_.size(); at = next_line(at)) {
    const std::string_view line = text_.substr(at, next_line(at) - at);
    if (std::ranges::any_of(dropped_, [&](const Lines& gone) { return gone.begin <= at && at < gone.end; })) continue;
    // What stood above a part that is gone leaves no two empty lines.
    if (line == "\n" && (made.ends_with("\n\n") || made.empty())) continue;
    made += line.starts_with(kStyleRemark) ? style_line : line;
  }
  while (made.ends_with("\n\n")) made.pop_back();
  return made;
}

}  // namespace

std::string first_issue(std::string_view skeleton, std::string_view style, const YamlNode& given) {
  Sources sources;
  Diagnostics ignored;
  const auto tree = parse_yaml(sources, sources.add("", std::string(skeleton)), ignored);
  Stripper stripper(skeleton);
  if (tree) {
    stripper.strip(*tree, given, {});
    // Without it the office that sends out is the one that prints.
    if (find_entry(given, names_of_entry({}, "issuer")) != nullptr)
      stripper.strip(*tree, Term("版记", "imprint"), Term("印发机关", "printer"));
  }
  std::string line = "样式: " + yaml_word(style) + "\n";
  const std::string list = list_of(given, {});
  if (!list.empty()) line += "# 样式里已有：" + list + "；写在这里就以这里为准\n";
  return stripper.apply(line);
}

}  // namespace typeset
