#include "cli/configuration.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>

#include "base/encoding.h"
#include "base/nearest.h"
#include "base/yaml_tree.h"
#include "cli/disk.h"
#include "cli/faults.h"
#include "press/reading.h"
#include "source/outline.h"

namespace typeset {

namespace fs = std::filesystem;

using Value = ConfigurationKey::Value;

const std::vector<ConfigurationKey> kConfigurationKeys = {
    {"fonts", "字体", "--fonts", Value::word, false, {"pinned 或 installed", "pinned or installed"}},
    {"style-folders",
     "样式文件夹",
     "--style-dir",
     Value::folders,
     false,
     {"一个或几个文件夹，从这个文件所在的文件夹算起", "a folder or several, from the folder of this file"}},
    {"output",
     "输出文件夹",
     "--output",
     Value::folder,
     false,
     {"PDF 放进去，从这个文件所在的文件夹算起", "where PDFs go, from the folder of this file"}},
    {"name",
     "文件名",
     "--name",
     Value::word,
     false,
     {"输出的文件名，如 {刊名}第{期号}期", "names of outputs, as for --name"}},
    {"lint",
     "检查",
     "--lint",
     Value::flag,
     false,
     {"是或否：排版时也查错字、标点、期号", "yes or no: look for misprints when building"}},
    {"strict",
     "从严",
     "--strict",
     Value::flag,
     false,
     {"是或否：有警告就不出 PDF", "yes or no: a warning is an error"}},
    {"pdf-standard", "PDF标准", "--pdf-standard", Value::word, false, {"同 --pdf-standard", "as for --pdf-standard"}},
    {"color", "颜色", "--color", Value::word, false, {"rgb、press、spot", "rgb, press, spot"}},
    {"language", "语言", "--lang", Value::word, true, {"zh 或 en", "zh or en"}},
    {"jobs", "并行", "--jobs", Value::word, true, {"同时排几份", "how many documents at once"}},
};

namespace {

constexpr std::string_view kProjectFile = "hongtou.yaml";
constexpr std::string_view kMisnamed = "hongtou.yml";
constexpr int kFarthest = 64;  // folders above the sources

const ConfigurationKey* find_key(std::string_view written, bool users) {
  const auto known = std::ranges::find_if(kConfigurationKeys, [&](const ConfigurationKey& key) {
    return key.users == users && (key.key == written || key.zh == written);
  });
  return known == kConfigurationKeys.end() ? nullptr : &*known;
}

void report_unknown(const LocatedText& key, bool users, Diagnostics& faults) {
  Nearest nearest(key.view());
  Term known("", "");
  for (const ConfigurationKey& row : kConfigurationKeys) {
    if (row.users != users) continue;
    nearest.consider(row.zh);
    nearest.consider(row.key);
    known.zh.append(known.zh.empty() ? "" : "、").append(row.zh);
    known.en.append(known.en.empty() ? "" : ", ").append(row.key);
  }
  Term remedy("这里可以写：" + known.zh, "known here: " + known.en);
  if (nearest.found()) remedy = Term("是不是“" + nearest.name() + "”？", "did you mean “" + nearest.name() + "”?");
  if (find_key(key.view(), !users) != nullptr) {
    remedy = users ? Term("它决定印出来的样子，写在稿子文件夹的 hongtou.yaml 里",
                          "outputs depend on it: it goes into the hongtou.yaml of the sources' folder")
                   : Term("它是各人自己的习惯，写在 ~/.config/hongtou/config.yaml 里",
                          "it is a matter of the user's: it goes into ~/.config/hongtou/config.yaml");
  }
  faults.report(cli_faults::kUnknownSetting, key.span(), {key.view(), remedy});
}

/// The texts of a scalar, or of a list of them; none after reporting.
std::vector<std::string> texts_of(const YamlEntry& entry, const ConfigurationKey& key, Diagnostics& faults) {
  const YamlNode& node = entry.value;
  std::vector<std::string> texts;
  if (node.is_scalar() && !node.text.empty()) return {node.text.str()};
  for (const YamlNode& item : node.items)
    if (item.is_scalar() && !item.text.empty()) texts.push_back(item.text.str());
  if (key.value == Value::folders && !texts.empty() && texts.size() == node.items.size()) return texts;
  faults.report(cli_faults::kSettingShape, entry.key.span(), {entry.key.view(), Term(key.help)});
  return {};
}

/// The nearest file of this name beside the sources or above, up to the root of the repository.
std::string find_upwards(const std::string& sources, std::string_view name) {
  std::error_code error;
  const std::string plain = sources.substr(0, sources.find_first_of("*?["));  // of a pattern: up to its wildcard
  std::string folder = plain;
  if (plain != sources || !fs::is_directory(plain, error)) folder = plain.substr(0, plain.rfind('/') + 1);
  fs::path at = fs::absolute(folder.empty() ? "." : folder, error).lexically_normal();
  if (error) return {};
  if (!at.has_filename()) at = at.parent_path();
  for (int step = 0; step < kFarthest; ++step) {
    const fs::path file = at / name;
    // Whatever stands there under that name: what is no file is reported when it is read.
    if (fs::exists(fs::symlink_status(file, error))) return file.string();
    if (fs::exists(at / ".git", error) || at == at.root_path()) break;
    at = at.parent_path();
  }
  return {};
}

/// A value that begins with a brace and is no mapping: {年}/{文件名} needs quotes. Whether there was one.
bool report_unquoted(const Sources& sources, FileId file, Diagnostics& faults) {
  const std::string_view text = sources.text(file);
  bool any = false;
  for (const MarginEntry& entry : outline(text)) {
    if (!entry.value.starts_with('{')) continue;
    const auto begin = static_cast<std::uint32_t>(entry.value.data() - text.data());
    const Term quoted(std::string(entry.key) + ": \"" + std::string(entry.value) + "\"");
    faults.report(cli_faults::kSettingUnquoted, {file, begin, begin + static_cast<std::uint32_t>(entry.value.size())},
                  {entry.key, quoted});
    any = true;
  }
  return any;
}

}  // namespace

bool is_project_file(std::string_view path) { return path.substr(path.rfind('/') + 1) == kProjectFile; }

bool is_misnamed_project_file(std::string_view path) { return path.substr(path.rfind('/') + 1) == kMisnamed; }

std::string find_project_file(const std::string& sources) { return find_upwards(sources, kProjectFile); }

std::string find_misnamed_file(const std::string& sources) {
  return find_project_file(sources).empty() ? find_upwards(sources, kMisnamed) : std::string();
}

std::string users_file() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  std::string folder = variable("XDG_CONFIG_HOME");
  if (!folder.starts_with('/')) {
    folder = variable("HOME");
    if (folder.empty()) return {};
    folder += "/.config";
  }
  return folder + "/hongtou/config.yaml";
}

std::vector<ConfiguredOption> read_configuration(const std::string& path, bool users, Sources& sources,
                                                 Diagnostics& faults) {
  const DiskFiles files;
  const Result<Bytes> read = files.read(path, kLargestText);
  if (!read) {
    // That the user has none is no fault; the project's was seen to be there.
    if (!users || read.failure().kind != FailureKind::not_found)
      report_unread(read.failure(), path, kLargestText, faults);
    return {};
  }
  Diagnostics undecoded;
  const FileId file = add_text(sources, path, read->view, {}, undecoded);
  for (const Diagnostic& fault : undecoded.all())
    faults.report(cli_faults::kBadSetting, fault.span,
                  {Term(fault.message(Language::zh), fault.message(Language::en)),
                   Term("在编辑器中打开，另存为 UTF-8", "open it in an editor and save it as UTF-8")});
  if (undecoded.has_errors() || report_unquoted(sources, file, faults)) return {};
  const std::optional<YamlNode> tree = parse_as_it_stands(sources, file, faults);
  if (!tree || tree->kind == YamlNode::Kind::null) return {};
  std::vector<ConfiguredOption> options;
  const fs::path folder = fs::path(path).parent_path();
  std::error_code error;  // of a working folder that is gone: the path stays as it is
  for (const YamlEntry& entry : tree->entries) {
    const ConfigurationKey* key = find_key(entry.key.view(), users);
    if (key == nullptr) {
      report_unknown(entry.key, users, faults);
      continue;
    }
    ConfiguredOption option{key, {}, entry.value.span};
    for (std::string& text : texts_of(entry, *key, faults)) {
      if (key->value == Value::flag) {
        const bool yes = text == "是" || text == "yes" || text == "true";
        if (!yes && text != "否" && text != "no" && text != "false")
          faults.report(cli_faults::kSettingShape, entry.key.span(), {entry.key.view(), Term(key->help)});
        if (yes) option.words.emplace_back(key->option);
        continue;
      }
      if (key->value != Value::word) text = fs::proximate(folder / text, error).string();
      if (key->value == Value::folders && !fs::is_directory(text, error))
        faults.report(cli_faults::kNoStyleFolder, entry.value.span, {text});
      if (key->value == Value::folder && !text.ends_with('/')) text += '/';
      option.words.emplace_back(key->option);
      option.words.push_back(std::move(text));
    }
    options.push_back(std::move(option));
  }
  if (tree->kind != YamlNode::Kind::mapping && !faults.has_errors())
    faults.report(cli_faults::kSettingShape, tree->span,
                  {std::string(path), Term("一行一项，冒号用半角，后面空一格，如“字体: pinned”",
                                           "a key, a colon, a blank and a value on each line, as “fonts: pinned”")});
  return options;
}

}  // namespace typeset
