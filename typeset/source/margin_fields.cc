#include "source/margin_fields.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "source/fields.h"
#include "source/outline.h"
#include "source/text.h"

namespace typeset {

namespace {

/// The row that a key names in either language; null if none does.
const FieldInfo* field_of(std::string_view key) {
  for (const Field<Issue>& field : issue_fields())
    if (key == field.info.key || key == field.info.zh) return &field.info;
  return nullptr;
}

}  // namespace

MarginFields::MarginFields(std::string_view text, std::span<const std::string_view> wanted) : held_("\n") {
  std::string lines;
  for (const MarginEntry& entry : outline(text)) {
    const FieldInfo* field = field_of(entry.key);
    if (field == nullptr) continue;
    held_.append(field->key).append("\n");
    if (std::ranges::find(wanted, field->key) != wanted.end()) lines.append(entry.lines).append("\n");
  }
  Diagnostics ignored;
  std::optional<YamlNode> tree = parse_yaml(sources_, sources_.add("", std::move(lines)), ignored);
  readable_ = tree && tree->kind != YamlNode::Kind::scalar && tree->kind != YamlNode::Kind::sequence;
  if (readable_) tree_ = std::move(*tree);
}

bool MarginFields::holds(std::string_view key) const {
  return held_.find("\n" + std::string(key) + "\n") != std::string::npos;
}

LocatedText MarginFields::text_of(std::string_view key) const { return text_of_field(tree_, key); }

LocatedText text_of_field(const YamlNode& tree, std::string_view key) {
  const FieldInfo* field = field_of(key);
  const YamlEntry* entry = tree.find(key);
  if (entry == nullptr && field != nullptr) entry = tree.find(field->zh);
  if (entry == nullptr) return {};
  if (entry->value.is_scalar()) return trim(entry->value.text);
  std::vector<LocatedText> lines;
  for (const YamlNode& item : entry->value.items)
    if (item.is_scalar()) lines.push_back(trim(item.text));
  return in_one(lines);
}

}  // namespace typeset
