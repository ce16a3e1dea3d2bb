// The grammar of the command line as rows: what the manual pages and the completions of shells are made of.
//
// line_grammar.cc declares it once, for CLI11; --help prints it from there, and command_rows() takes the rows out of it.
// What the commands share, exit codes and variables of the environment, stands here and is printed by --help as well.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/words.h"

namespace typeset {

/// What a shell offers behind an option or as an argument. Choices may be there besides.
enum class Takes : std::uint8_t { nothing, word, source, file, folder, style };

struct OptionRow {
  std::vector<std::string> names;  // with their dashes, short ones first; empty: an argument
  std::string shape;               // what is written behind it, or the argument's name: FILE, zh|en; empty: a flag
  std::string help;
  Takes takes = Takes::nothing;
  std::vector<std::string> choices;
  bool several = false;  // of the choices, with commas between them
};

struct CommandRow {
  std::string name;    // empty: the program itself
  std::string help;    // one line
  std::string usage;   // behind the name: [OPTIONS] [FILE...]
  std::string remark;  // what the command does besides, in lines; may be empty
  std::vector<OptionRow> arguments;
  std::vector<OptionRow> options;  // those of the program itself hold behind every command
};

/// The program first, then its commands in the order of --help.
std::vector<CommandRow> command_rows(Language language);

/// What `hongtou --help` prints, or with a command that there is, `hongtou COMMAND --help`.
std::string help_text(const std::string& command, Language language);

struct Meaning {
  std::string_view name;
  Words words;
};

/// The exit codes of all commands (program.h).
inline constexpr std::array<Meaning, 4> kExitCodes = {{
    {"0", {"没有错误；可以有警告", "no errors; there may have been warnings"}},
    {"1",
     {"稿子有错误（用 --strict 时有警告也算），或有文件读不出、写不出",
      "a document has errors (with --strict, warnings), or something could not be read or written"}},
    {"2", {"命令写错了，什么也没有做", "the command line asks for what cannot be; nothing was done"}},
    {"3", {"内存不够，或程序内部出错", "out of memory, or a fault of the program itself"}},
}};

/// Variables of the environment, where they are read: jobs.h, disk_cache.h, language.h, terminal.h.
inline constexpr std::array<Meaning, 6> kVariables = {{
    {"HONGTOU_FONTS",
     {"先在这些文件夹里找字体和词典，之间用冒号隔开",
      "folders where fonts and the dictionary are looked for first, with colons between them"}},
    {"HONGTOU_DATA",
     {"程序自带的样式、字体清单所在的文件夹", "the folder of the styles and the font manifest that come with it"}},
    {"XDG_CACHE_HOME",
     {"缓存文件夹（默认 ~/.cache），字体放在其中的 hongtou/fonts",
      "the cache folder (default: ~/.cache); fonts stand in its hongtou/fonts"}},
    {"LC_ALL, LC_MESSAGES, LANG",
     {"用什么语言说话：第一个设了值的说了算", "the language of messages: the first that is set decides"}},
    {"NO_COLOR", {"设了就不用颜色", "set: no colours"}},
    {"GITHUB_ACTIONS",
     {"GitHub 上的运行会设它：错误写成网页上的批注", "set by GitHub's runs: faults become annotations"}},
}};

}  // namespace typeset
