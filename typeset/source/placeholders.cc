#include "source/placeholders.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <vector>

#include "base/digest.h"
#include "source/faults.h"
#include "source/fields.h"
#include "source/kinds.h"
#include "source/skeletons.h"
#include "source/text.h"

namespace typeset {

namespace {

constexpr std::string_view kToken = "（记号 ";
constexpr std::size_t kTokenLength = 8;  // hex digits

/// A value without what its writing adds: two that say the same have one essence.
std::string essence(const YamlNode& value, std::string_view text) {
  if (value.is_scalar()) return trim(value.text).str();
  std::string packed;
  for (const char c : text.substr(value.span.begin, value.span.end - value.span.begin)) {
    if (c != ' ' && c != '\r' && c != '\n') packed += c;
  }
  return packed;
}

std::string token_of(std::string_view essence) { return to_hex(sha256(essence)).substr(0, kTokenLength); }

std::string token_of(const YamlNode& value, std::string_view text) { return token_of(essence(value, text)); }

std::string dotted_name(const std::string& parent, std::string_view name) {
  std::string dotted = parent;
  if (!parent.empty()) dotted += '.';
  return dotted.append(name);
}

/// The row of a field within `parent` (dotted; empty at the top); null for a label of the author's own.
const FieldInfo* find_row(const std::string& parent, std::string_view key) {
  const std::vector<FieldRow> rows = find_fields(dotted_name(parent, key));
  const auto own = std::ranges::find_if(rows, [&](const FieldRow& row) { return row.owner == parent; });
  return own == rows.end() ? nullptr : own->info;
}

/// Calls `see(field, value, entry)` for every scalar below `node`, where `field` is the dotted name of its field; the
/// entry is the nearest one that holds it.
template <typename See>
void for_each_scalar(const YamlNode& node, const std::string& parent, const YamlEntry* entry, const See& see) {
  if (node.is_scalar()) return see(parent, node, entry);
  for (const YamlNode& item : node.items) for_each_scalar(item, parent, entry, see);
  for (const YamlEntry& within : node.entries) {
    const FieldInfo* row = find_row(parent, within.key.view());
    const std::string name = row == nullptr ? within.key.str() : std::string(row->key);
    for_each_scalar(within.value, dotted_name(parent, name), &within, see);
  }
}

std::vector<LocatedText> lines_of(const LocatedText& text) {
  std::vector<LocatedText> lines;
  const std::string_view all = text.view();
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    lines.push_back(trim(text.slice(at, end)));
    at = end + 1;
  }
  return lines;
}

/// What `new` has in each field.
struct Known {
  std::map<std::string, std::set<std::string>, std::less<>> stand_ins;  // lines that cannot be meant
  std::map<std::string, std::set<std::string>, std::less<>> values;     // all that it writes

  Known() {
    for (const KindRow& kind : kinds()) read(kind.skeleton);
    stand_ins["articles.title"].emplace(kTitleToFill);
    stand_ins["articles.body"].emplace(kBodyToFill);
    stand_ins["articles.briefs"].emplace(kBriefToFill);
  }

 private:
  void read(std::string_view skeleton) {
    Sources sources;
    Diagnostics ignored;
    const auto tree = parse_yaml(sources, sources.add("", std::string(skeleton)), ignored);
    if (!tree) return;
    for_each_scalar(*tree, {}, nullptr, [&](const std::string& field, const YamlNode& value, const YamlEntry*) {
      values[field].insert(trim(value.text).str());
      for (const LocatedText& line : lines_of(value.text)) {
        const bool made_up = std::ranges::any_of(
            kStandIns, [&](std::string_view word) { return line.view().find(word) != std::string_view::npos; });
        if (made_up) stand_ins[field].insert(line.str());
      }
    });
  }
};

const Known& known() {
  static const Known kKnown;
  return kKnown;
}

class Reporter {
 public:
  Reporter(const Sources& sources, FileId file, Diagnostics& faults) : text_(sources.text(file)), faults_(faults) {}

  void look_at(const YamlNode& tree) {
    if (text_.find(kChangeRemark) != std::string_view::npos) look_for_remarks(tree, {});
    for_each_scalar(tree, {}, nullptr, [&](const std::string& field, const YamlNode& value, const YamlEntry* entry) {
      if (entry == nullptr || asked_.contains(entry->key.span().begin)) return;
      const auto row = known().stand_ins.find(field);
      if (row == known().stand_ins.end()) return;
      for (const LocatedText& line : lines_of(value.text)) {
        if (!row->second.contains(line.view() == kBodyToFill && !stands_alone(value) ? std::string() : line.str()))
          continue;
        faults_.report(source_faults::kPlaceholder, line.span(), {name_of(*entry), line.str()});
      }
    });
  }

 private:
  static Term name_of(const YamlEntry& entry) { return Term(entry.key.str()); }
  /// A line 正文 in a text of several may be meant.
  static bool stands_alone(const YamlNode& value) { return trim(value.text).view() == kBodyToFill; }

  void look_for_remarks(const YamlNode& node, const std::string& parent) {
    for (const YamlNode& item : node.items) look_for_remarks(item, parent);
    for (const YamlEntry& entry : node.entries) {
      const FieldInfo* row = find_row(parent, entry.key.view());
      const std::string name = row == nullptr ? entry.key.str() : std::string(row->key);
      const std::string dotted = dotted_name(parent, name);
      if (is_unchanged(entry, dotted)) {
        asked_.insert(entry.key.span().begin);
        faults_.report(source_faults::kNotChanged, entry.key.span(), {name_of(entry)});
      }
      look_for_remarks(entry.value, dotted);
    }
  }

  /// Whether a remark on the line above asks for a change, and there was none: its token says what the value was; where
  /// it has none (import could not find it in a text) the value is that of a new source.
  bool is_unchanged(const YamlEntry& entry, const std::string& field) const {
    const std::string_view remark = line_above(entry.key.span().begin);
    if (!remark.starts_with(kChangeRemark)) return false;
    const std::size_t token = remark.find(kToken);
    if (token != std::string_view::npos)
      return remark.substr(token + kToken.size(), kTokenLength) == token_of(entry.value, text_);
    const auto row = known().values.find(field);
    return row != known().values.end() && row->second.contains(essence(entry.value, text_));
  }

  /// Without its indentation.
  std::string_view line_above(std::size_t at) const {
    const std::size_t end = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    if (end == std::string_view::npos) return {};
    const std::size_t before = end == 0 ? std::string_view::npos : text_.rfind('\n', end - 1);
    std::string_view line = text_.substr(before + 1, end - before - 1);  // npos + 1 is 0
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    return line;
  }

  std::string_view text_;
  Diagnostics& faults_;
  std::set<std::size_t> asked_;  // keys whose values a remark speaks of
};

}  // namespace

std::string change_remark(std::string_view field_zh, const YamlNode& value, std::string_view text) {
  return std::string(kChangeRemark)
      .append(field_zh)
      .append("，改好后删去这一行")
      .append(kToken)
      .append(token_of(value, text))
      .append("）");
}

std::string not_found_remark(std::string_view field_zh, std::string_view value) {
  return std::string(kChangeRemark)
      .append(field_zh)
      .append("：文中没有找到；改好后删去这一行")
      .append(kToken)
      .append(token_of(value))
      .append("）");
}

void report_placeholders(const Sources& sources, FileId file, const YamlNode& tree, Diagnostics& faults) {
  Reporter(sources, file, faults).look_at(tree);
}

}  // namespace typeset
