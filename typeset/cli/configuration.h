// hongtou.yaml: what would be said again on every command line, said once.
//
//     # hongtou.yaml, in the folder of the sources or above it
//     字体: pinned            --fonts
//     样式文件夹: [样式]       --style-dir, from the folder of this file
//     输出文件夹: 成品         -o
//     文件名: "{年}/{文件名}"  --name
//     检查: 是                --lint
//     从严: 是                --strict
//     PDF标准: a-2b           --pdf-standard
//     颜色: press             --color
//
// Of a project there is one: the nearest, never above the root of its repository. The user's own,
// ~/.config/hongtou/config.yaml (XDG_CONFIG_HOME), says how he is spoken to (语言, --lang) and how many documents are
// made at once (并行, -j), and nothing that outputs depend on. Every key stands for an option of the line and takes its
// values; the line wins. What comes of both is what is recorded, so that an archive is made again where a key changes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "base/words.h"

namespace typeset {

/// A key of the file and the option that it stands for.
struct ConfigurationKey {
  std::string_view key, zh;
  std::string_view option;
  enum class Value : std::uint8_t { word, folder, folders, flag } value;
  bool users = false;  // of the user's own file; else of a project's
  Words help;
};
extern const std::vector<ConfigurationKey> kConfigurationKeys;

/// What one key asks for, as words of a command line.
struct ConfiguredOption {
  const ConfigurationKey* key = nullptr;
  std::vector<std::string> words;  // none: a flag that is not set
  Span place;
};

/// The project's file for the sources that a word of the line stands for (a file, a folder, a pattern; empty: the
/// working folder), if there is one; empty otherwise.
std::string find_project_file(const std::string& sources);
/// One beside the sources or above that is called hongtou.yml, where there is no project's file; else empty.
std::string find_misnamed_file(const std::string& sources);
/// By the name.
bool is_project_file(std::string_view path);
bool is_misnamed_project_file(std::string_view path);
/// The user's own, whether it is there or not; empty where there is no home.
std::string users_file();

/// The options that the file asks for, in the order of their keys; none where there is no such file. `users`: which of
/// the two files it is. What is wrong is reported at its place; slips of typing as in a source.
std::vector<ConfiguredOption> read_configuration(const std::string& path, bool users, Sources& sources,
                                                 Diagnostics& faults);

}  // namespace typeset
