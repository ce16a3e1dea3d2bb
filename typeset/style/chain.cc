#include "style/chain.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/encoding.h"
#include "base/nearest.h"
#include "base/system_reason.h"
#include "style/faults.h"
#include "style/keys.h"
#include "style/values.h"

namespace typeset {
namespace {

constexpr std::size_t kLongestName = 100;  // bytes
constexpr std::string_view kSuffix = ".yaml";

/// A single component of a path, so that a source can name no file outside the style folders.
bool is_style_name(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && is_plain_line(name, kLongestName) && name.front() != '.' &&
         name.front() != ' ' && name.back() != ' ' && name.find_first_of("/\\:") == std::string_view::npos &&
         !name.ends_with(kSuffix);
}

using KindStyles = std::vector<KindStyle>;

/// The style that a kind's Chinese name stands for; the name itself where it is no kind's.
std::string meant_by(const std::string& name, const KindStyles& kinds) {
  const auto kind = std::ranges::find(kinds, name, &KindStyle::kind_zh);
  return kind == kinds.end() ? name : std::string(kind->name);
}

/// “bulletin（简报）、bijie”.
Term shipped_styles(const KindStyles& kinds) {
  Term names("", "");
  const auto add = [&](std::string_view zh, std::string_view en) {
    names.zh.append(names.zh.empty() ? "" : "、").append(zh);
    names.en.append(names.en.empty() ? "" : ", ").append(en);
  };
  for (const KindStyle& style : kinds) {
    const std::string name(style.name), kind(style.kind_zh);
    std::string zh = name, en = name;
    zh.append("（").append(kind).append("）");
    en.append(" (").append(kind).append(")");
    add(zh, en);
  }
  for (const std::string_view style : kFurtherStyles) add(style, style);
  return names;
}

/// The style that comes with the program and that the name may be a slip for; empty if there is none.
std::string nearest_style(const std::string& name, const KindStyles& kinds) {
  Nearest nearest(name);
  for (const KindStyle& style : kinds) {
    nearest.consider(style.name);
    nearest.consider(style.kind_zh);
  }
  for (const std::string_view style : kFurtherStyles) nearest.consider(style);
  return nearest.found() && nearest.name() != name ? nearest.name() : std::string();
}

std::string join(const std::vector<std::string>& words, std::string_view with) {
  std::string joined;
  for (const std::string& word : words) joined.append(joined.empty() ? "" : with).append(word);
  return joined;
}

/// Finds, reads and parses one style.
class Reader {
 public:
  Reader(Sources& sources, const StyleRequest& request, Diagnostics& faults)
      : sources_(sources), request_(request), faults_(faults) {}

  std::optional<StyleFile> read(const std::string& name, Span asked_at) {
    if (!is_style_name(name)) {
      faults_.report(style_faults::kBadName, asked_at, {excerpt(name)});
      return std::nullopt;
    }
    std::string path;
    const auto bytes = find(name, asked_at, path);
    if (!bytes) return std::nullopt;
    const std::size_t before = faults_.count(Severity::error);
    StyleFile style{name, add_text(sources_, path, bytes->view, std::nullopt, faults_), {}};
    if (faults_.count(Severity::error) > before) return std::nullopt;
    Diagnostics found;
    auto tree = parse_yaml(sources_, style.file, found);
    if (found.has_errors() && request_.parse_again) {
      found = {};
      tree = request_.parse_again(sources_, style.file, found);
    }
    faults_.append(found);
    if (!tree) return std::nullopt;
    if (tree->kind != YamlNode::Kind::mapping && tree->kind != YamlNode::Kind::null) {
      faults_.report(style_faults::kNotAMapping, tree->span, {path});
      return std::nullopt;
    }
    style.tree = std::move(*tree);
    return style;
  }

 private:
  std::optional<Bytes> find(const std::string& name, Span asked_at, std::string& path) {
    const std::string meant = meant_by(name, request_.kinds);
    std::vector<std::string> names = {name};
    if (meant != name) names.push_back(meant);
    for (const std::string& file : names) {
      for (const std::string& folder : request_.folders) {
        path = folder;
        if (!path.empty() && path.back() != '/') path += '/';
        path.append(file).append(kSuffix);
        auto read = request_.files->read(path, kLargestStyleFile);
        if (read) return std::move(*read);
        if (read.failure().kind == FailureKind::not_found && !is_circle(read.failure())) continue;
        if (read.failure().detail == kLeadsOut)
          faults_.report(style_faults::kLinkOutside, asked_at, {path});
        else
          faults_.report(style_faults::kUnreadable, asked_at,
                         {path, reason_of(read.failure()), remedy_of(read.failure())});
        return std::nullopt;
      }
    }
    const std::string near = nearest_style(name, request_.kinds);
    const Term guess = near.empty() ? Term("检查名称；", "check the name; ")
                                    : Term("是不是“" + near + "”？", "did you mean '" + near + "'? ");
    std::vector<Fix> fixes;
    if (!near.empty() && asked_at.known()) fixes.push_back({{{asked_at, name, near}}});
    faults_.report(
        style_faults::kNotFound, asked_at,
        {name, guess, shipped_styles(request_.kinds), Term(join(request_.folders, "、"), join(request_.folders, ", "))},
        std::move(fixes));
    return std::nullopt;
  }

  Sources& sources_;
  const StyleRequest& request_;
  Diagnostics& faults_;
};

}  // namespace

const YamlNode* find_top(const YamlNode& tree, const StyleWord& key) {
  const YamlEntry* entry = tree.find(key.en);
  if (entry == nullptr) entry = tree.find(key.zh);
  return entry == nullptr ? nullptr : &entry->value;
}

std::vector<StyleFile> read_chain(Sources& sources, const StyleRequest& request, Diagnostics& faults) {
  std::vector<StyleFile> chain;
  std::vector<std::string> names;
  Reader reader(sources, request, faults);
  std::string name = request.name;
  Span asked_at = request.asked_at;
  for (;;) {
    const bool seen = std::ranges::find(names, name) != names.end();
    names.push_back(name);
    if (seen) {
      faults.report(style_faults::kCircle, asked_at, {join(names, " → ")});
      return chain;
    }
    if (chain.size() == kLongestChain) {
      faults.report(style_faults::kTooDeep, asked_at, {std::to_string(kLongestChain)});
      return chain;
    }
    auto style = reader.read(name, asked_at);
    if (!style) return chain;
    chain.push_back(std::move(*style));
    const YamlNode* extends = find_top(chain.back().tree, kExtendsKey);
    // What is wrong with a value that is no word is reported with the file's other faults.
    if (extends == nullptr || !extends->is_scalar() || extends->text.empty()) return chain;
    name = extends->text.str();
    asked_at = extends->span;
  }
}

}  // namespace typeset
