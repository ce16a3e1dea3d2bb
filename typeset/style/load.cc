#include <algorithm>
#include <utility>

#include "style/chain.h"
#include "style/keys.h"
#include "style/resolve.h"
#include "style/style.h"
#include "style/written.h"

namespace typeset {
namespace {

/// A style's own name for people, else that of its file.
std::string name_of(const StyleFile& file) {
  const YamlNode* name = find_top(file.tree, kNameKey);
  return name == nullptr ? file.name : name->text.str();
}

YamlNode fields_of(const std::vector<StyleFile>& chain) {
  YamlNode fields;
  fields.kind = YamlNode::Kind::mapping;
  for (const StyleFile& file : chain) {
    if (const YamlNode* given = find_top(file.tree, kFieldsKey)) fields = merge_mappings(fields, *given);
  }
  return fields;
}

}  // namespace

std::optional<Style> load_style(Sources& sources, const StyleRequest& request, Diagnostics& faults) {
  Diagnostics found;
  const std::vector<StyleFile> chain = read_chain(sources, request, found);
  std::vector<WrittenValue> values;
  const auto add = [&values](std::vector<WrittenValue> more) { std::ranges::move(more, std::back_inserter(values)); };
  for (auto file = chain.rbegin(); file != chain.rend(); ++file) add(values_of(file->tree, found));
  add(values_of_settings(request.settings, sources, found));

  Style style = resolve(values, found);
  if (!found.has_errors()) check_together(style, found);
  found.sort_by_place();
  faults.append(found);
  if (found.has_errors()) return std::nullopt;

  style.name = name_of(chain.front());
  style.fields = fields_of(chain);
  for (const StyleFile& file : chain) style.files.push_back(file.file);
  return style;
}

Style default_style() {
  Diagnostics none;
  return resolve({}, none);
}

Span Style::origin(std::string_view key) const {
  const StyleKey* known = find_style_key(key);
  if (known == nullptr) return {};
  const std::string dotted = known->dotted_en();
  const auto at = std::ranges::lower_bound(origins, dotted, {}, &std::pair<std::string, Span>::first);
  return at != origins.end() && at->first == dotted ? at->second : Span();
}

}  // namespace typeset
