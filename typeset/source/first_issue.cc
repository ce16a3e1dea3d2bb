#include "source/first_issue.h"

#include <algorithm>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "source/fields.h"

namespace typeset {

namespace {

/// The entry of `given` under either name of the field that `key` names within `parent` (dotted; empty at the top).
const YamlEntry* given_field(const YamlNode& given, const std::string& parent, std::string_view key) {
  const std::string dotted = parent.empty() ? std::string(key) : parent + "." + std::string(key);
  const std::vector<FieldRow> rows = find_fields(dotted);
  if (rows.empty()) {
    // A label of the author's own: 编审.审核.
    const YamlEntry* entry = given.find(key);
    return entry;
  }
  const FieldInfo& info = *rows.front().info;
  const YamlEntry* entry = given.find(info.key);
  return entry != nullptr ? entry : given.find(info.zh);
}

class Stripper {
 public:
  explicit Stripper(std::string_view text) : text_(text) {}

  /// Marks the lines of what is given; true if nothing of the mapping is left.
  bool strip(const YamlNode& mapping, const YamlNode& given, const std::string& parent, bool named) {
    std::size_t left = 0;
    for (std::size_t i = 0; i < mapping.entries.size(); ++i) {
      const YamlEntry& entry = mapping.entries[i];
      const std::string key = entry.key.str();
      const YamlEntry* theirs = given_field(given, parent, key);
      bool gone = theirs != nullptr && key != "文章";
      const bool both =
          gone && entry.value.kind == YamlNode::Kind::mapping && theirs->value.kind == YamlNode::Kind::mapping;
      if (both) gone = strip(entry.value, theirs->value, parent.empty() ? key : parent + "." + key, false);
      if (gone) {
        drop(entry);
        if (named) names_.push_back(key);
      } else {
        ++left;
        if (both && named && !dropped_within(entry).empty()) names_.push_back(dropped_within(entry));
      }
    }
    return left == 0;
  }

  const std::vector<std::string>& names() const { return names_; }
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
  Lines lines_of(const YamlEntry& entry) const {
    const std::size_t last = text_.find_last_not_of(" \n", std::max<std::size_t>(entry.value.span.end, 1) - 1);
    return {line_begin(entry.key.span().begin), next_line(last)};
  }

  void drop(const YamlEntry& entry) { dropped_.push_back(lines_of(entry)); }

  /// 版记（报、发）: those of its fields that are gone.
  std::string dropped_within(const YamlEntry& entry) const {
    std::string names;
    for (const YamlEntry& field : entry.value.entries) {
      const Lines lines = lines_of(field);
      if (std::ranges::none_of(dropped_, [&](const Lines& gone) { return gone.begin == lines.begin; })) continue;
      names += (names.empty() ? "" : "、") + field.key.str();
    }
    return names.empty() ? names : entry.key.str() + "（" + names + "）";
  }

  std::string_view text_;
  std::vector<Lines> dropped_;
  std::vector<std::string> names_;
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

/// A style's name as a value of YAML.
std::string quoted(std::string_view name) {
  std::string made = "'";
  for (const char c : name) made += c == '\'' ? std::string("''") : std::string(1, c);
  return made + "'";
}

}  // namespace

std::string first_issue(std::string_view skeleton, std::string_view style, const YamlNode& given) {
  Sources sources;
  Diagnostics ignored;
  const auto tree = parse_yaml(sources, sources.add("", std::string(skeleton)), ignored);
  Stripper stripper(skeleton);
  if (tree) stripper.strip(*tree, given, {}, true);
  const bool plain = style.find_first_of(" :#'\"{}[],&*!|>%@`-") == std::string_view::npos;
  std::string line = "样式: " + (plain ? std::string(style) : quoted(style)) + "\n";
  if (!stripper.names().empty()) {
    line += "# 样式里已有：";
    for (std::size_t i = 0; i < stripper.names().size(); ++i) line += (i == 0 ? "" : "、") + stripper.names()[i];
    line += "；写在这里就以这里为准\n";
  }
  return stripper.apply(line);
}

}  // namespace typeset
