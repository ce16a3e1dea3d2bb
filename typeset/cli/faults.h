// Faults of the command line, of writing files, and of the installation, found in cli/.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::cli_faults {

// The command line: reported before any work, exit code 2.

inline constexpr DiagnosticKind kNoCommand{"cli/no-command",
                                           Severity::error,
                                           "没有说要做什么",
                                           "no command given",
                                           "例如：hongtou build 本期.yaml；全部命令见 hongtou --help",
                                           "for instance: hongtou build issue.yaml; see hongtou --help"};

/// {1}: what it may have been meant to be, as a whole sentence.
inline constexpr DiagnosticKind kUnknownCommand{"cli/unknown-command",       Severity::error, "没有“{0}”这个命令",
                                                "there is no command '{0}'", "{1}",           "{1}"};

inline constexpr DiagnosticKind kUnknownOption{"cli/unknown-option",       Severity::error, "没有“{0}”这个选项",
                                               "there is no option '{0}'", "{1}",           "{1}"};

inline constexpr DiagnosticKind kExtraWord{"cli/extra-word",
                                           Severity::error,
                                           "“{0}”是多余的",
                                           "'{0}' is not expected here",
                                           "去掉它；用法见 hongtou {1} --help",
                                           "leave it out; see hongtou {1} --help"};

inline constexpr DiagnosticKind kNoValue{"cli/no-value",
                                         Severity::error,
                                         "选项 {0} 后面没有值",
                                         "option {0} has no value",
                                         "在它后面写上值；用法见 hongtou {1} --help",
                                         "write a value after it; see hongtou {1} --help"};

inline constexpr DiagnosticKind kBadValue{"cli/bad-value",       Severity::error, "{0} 不能写“{1}”",
                                          "{0} cannot be '{1}'", "可以写：{2}",   "it takes {2}"};

/// {0}, {1}: names of standards.
inline constexpr DiagnosticKind kStandardsDisagree{"cli/standards-disagree",
                                                   Severity::error,
                                                   "一个 PDF 不能既是 {0} 又是 {1}",
                                                   "no PDF can be both {0} and {1}",
                                                   "只写一个；a-2u 可以和 ua-1 一起写",
                                                   "name one of them; a-2u goes with ua-1"};

/// {0}: the file.
inline constexpr DiagnosticKind kNoPassword{"cli/no-password",
                                            Severity::error,
                                            "从 {0} 里读不出口令",
                                            "there is no password in {0}",
                                            "把口令写在文件的第一行（UTF-8，1 到 127 字节）",
                                            "write the password on the first line of the file (UTF-8, 1 to 127 bytes)"};

/// {0}: the file, {1}: why, {2}: what can be done.
inline constexpr DiagnosticKind kPasswordUnread{"cli/password-unread",
                                                Severity::error,
                                                "口令文件 {0} 读不出来：{1}",
                                                "the password in {0} cannot be read: {1}",
                                                "{2}",
                                                "{2}"};

inline constexpr DiagnosticKind kNoFiles{"cli/no-files",
                                         Severity::error,
                                         "没有说要处理哪个文件",
                                         "no file given",
                                         "例如：hongtou {0} 本期.yaml；“-”表示标准输入",
                                         "for instance: hongtou {0} issue.yaml; '-' is standard input"};

/// {0}: the command.
inline constexpr DiagnosticKind kEmptyWord{"cli/empty-word",
                                           Severity::error,
                                           "命令里有一个空的词",
                                           "a word on the line is empty",
                                           "多半是脚本里的变量没有值；用法见 hongtou {0} --help",
                                           "a variable of a script may have no value; see hongtou {0} --help"};

inline constexpr DiagnosticKind kNoFolder{
    "cli/no-folder",
    Severity::error,
    "没有说合并到哪个文件夹",
    "no folder to merge into was given",
    "例如：hongtou merge out/ part-1 part-2；各部分写在同一个文件夹里的，只写它",
    "for instance: hongtou merge out/ part-1 part-2; where all parts write into one folder, that alone"};

inline constexpr DiagnosticKind kStdinTwice{"cli/stdin-twice",       Severity::error,
                                            "标准输入“-”只能用一次", "standard input '-' can be read only once",
                                            "去掉多余的“-”",         "leave out the second '-'"};

/// {0}: `-` or `@-`.
inline constexpr DiagnosticKind kStdinWatched{"cli/stdin-watched",
                                              Severity::error,
                                              "标准输入“{0}”读完就没有了，不能等它修改",
                                              "standard input '{0}' is gone once it is read, and cannot be watched",
                                              "写文件名、文件夹或通配符；只做一次，用 hongtou build",
                                              "name files, folders or wildcards; to do it once, use hongtou build"};

/// {0}: the list.
inline constexpr DiagnosticKind kEmptyList{"cli/empty-list",
                                           Severity::error,
                                           "清单 {0} 里一个文件名也没有",
                                           "the list {0} names no file",
                                           "清单一行一个文件名；可能没有要做的，就先看清单是不是空的",
                                           "a list has one file name a line; where there may be none, look first"};

/// {0}: the list; {1}: why, {2}: what can be done.
inline constexpr DiagnosticKind kNoList{"cli/no-list",
                                        Severity::error,
                                        "清单 {0} 读不出来：{1}",
                                        "the list {0} cannot be read: {1}",
                                        "{2}；清单是文本文件，一行一个文件名，@- 表示标准输入",
                                        "{2}; a list is a text with one file name a line, @- standard input"};

/// {0}: the word.
inline constexpr DiagnosticKind kNothingFound{"cli/nothing-found",
                                              Severity::error,
                                              "“{0}”里没有找到稿子",
                                              "'{0}' finds no sources",
                                              "检查文件夹和扩展名（.yaml、.yml）；** 代表任意层文件夹",
                                              "check folders and endings (.yaml, .yml); ** is any number of folders"};

/// {0}: the folder; {1}: what the system says.
inline constexpr DiagnosticKind kFolderUnread{"cli/folder-unread",
                                              Severity::error,
                                              "文件夹 {0} 读不出来：{1}",
                                              "the folder {0} cannot be read: {1}",
                                              "检查它的读取权限，或者不把它写在通配符里",
                                              "check its permissions, or leave it out of the wildcard"};

/// {0}: how many.
/// {0}: the folder; {1}: how many below one another are looked into.
inline constexpr DiagnosticKind kTooDeepFolders{"cli/folders-too-deep",
                                                Severity::error,
                                                "{0} 下面还有文件夹：一层套一层，只找到第 {1} 层",
                                                "there are folders below {0}: {1} below one another are looked into",
                                                "单独写出里面的文件夹",
                                                "name the folders in it by themselves"};

inline constexpr DiagnosticKind kTooManySources{"cli/too-many-sources",
                                                Severity::error,
                                                "稿子太多，一次最多 {0} 份",
                                                "there are too many sources: {0} at most in one run",
                                                "分几次处理",
                                                "divide them among several runs"};

/// {0}: the pattern; {1}: why.
inline constexpr DiagnosticKind kBadPattern{"cli/bad-pattern",
                                            Severity::error,
                                            "--name 不能写“{0}”：{1}",
                                            "--name cannot be '{0}': {1}",
                                            "例如：--name '{刊名}第{期号}期'",
                                            "for instance: --name '{year}/{stem}'"};

/// {0}: the source; {1}: the value.
inline constexpr DiagnosticKind kNoValueForName{
    "cli/no-value-for-name",         Severity::error,
    "{0} 没有{1}，起不了输出的名字", "{0} has no {1} to name its output by",
    "在稿子里补上，或换一个 --name", "add it to the source, or choose another --name"};

inline constexpr DiagnosticKind kSameOutput{
    "cli/same-output",
    Severity::error,
    "{0} 和 {1} 会写到同一个文件 {2}",
    "{0} and {1} would both be written to {2}",
    "分开生成，或用 --name 起不同的名字，或用 -o 指定不同的文件夹",
    "build them apart, name them apart with --name, or into different folders with -o"};

inline constexpr DiagnosticKind kOverSource{"cli/over-source",       Severity::error,
                                            "输出 {0} 会覆盖源文件", "the output {0} would overwrite a source",
                                            "用 -o 另写一个名字",    "name another file with -o"};

/// {0}: the target; {1}: the input.
inline constexpr DiagnosticKind kOverInput{"cli/over-input",
                                           Severity::error,
                                           "{0} 会覆盖稿子要用的文件 {1}，没有写",
                                           "{0} would overwrite {1}, which a document is made of, and was not written",
                                           "用 -o（报告用 --report）另写一个名字",
                                           "name another file with -o, or with --report"};

inline constexpr DiagnosticKind kSeveralToOne{"cli/several-to-one",
                                              Severity::error,
                                              "有几份输出，-o {0} 却是一个文件",
                                              "there are several outputs, but -o {0} is one file",
                                              "-o 写一个文件夹（以 / 结尾），或者不写",
                                              "name a folder (ending in /) with -o, or leave -o out"};

inline constexpr DiagnosticKind kToTerminal{"cli/to-terminal",
                                            Severity::error,
                                            "PDF 不能显示在终端上",
                                            "a PDF cannot be shown on a terminal",
                                            "用 -o 文件名.pdf 写到文件，或把标准输出接到别处",
                                            "write it to a file with -o NAME.pdf, or redirect standard output"};

/// {0}: the output.
inline constexpr DiagnosticKind kToDevice{"cli/to-device",
                                          Severity::error,
                                          "输出 {0} 是管道或设备，不能当文件写",
                                          "the output {0} is a pipe or a device and no file",
                                          "把它移走，或用 -o 换一个地方；只有一份稿子时，可以写到有程序在读的管道",
                                          "move it away, or write elsewhere with -o; a single document may go to a "
                                          "pipe that somebody reads"};

/// {0}: the output.
inline constexpr DiagnosticKind kNoReader{"cli/no-reader",
                                          Severity::error,
                                          "没有程序在读管道 {0}",
                                          "nobody reads the pipe {0}",
                                          "先启动读它的程序，再运行一次",
                                          "start its reader first, then run this again"};

inline constexpr DiagnosticKind kUnknownWord{"cli/unknown-word",
                                             Severity::error,
                                             "没有叫“{0}”的字段、样式项或提示代码",
                                             "'{0}' is no field, style key or message",
                                             "{1}",
                                             "{1}"};

// Writing.

/// {0}: the key, {1}: what to do. In hongtou.yaml and the user's settings.
inline constexpr DiagnosticKind kUnknownSetting{"cli/unknown-setting",   Severity::error, "设置里不认识“{0}”",
                                                "unknown setting “{0}”", "{1}",           "{1}"};

/// {0}: the key, or the file; {1}: what is written there.
inline constexpr DiagnosticKind kSettingShape{
    "cli/setting-shape", Severity::error, "“{0}”的写法不对", "“{0}” is not written like that", "{1}", "{1}"};

/// {0}: the key; {1}: the line as it should be.
inline constexpr DiagnosticKind kSettingUnquoted{"cli/setting-unquoted",
                                                 Severity::error,
                                                 "“{0}”的值以 { 开头，要加引号",
                                                 "the value of “{0}” begins with { and needs quotes",
                                                 "写成 {1}",
                                                 "write {1}"};

/// {0}: the folder.
inline constexpr DiagnosticKind kNoStyleFolder{"cli/no-style-folder",
                                               Severity::warning,
                                               "样式文件夹 {0} 不存在",
                                               "there is no folder {0} of styles",
                                               "检查名称；文件夹从设置文件所在的地方算起",
                                               "check the name, which counts from the folder of the settings file"};

/// {0}: the option; {1}: the folder.
inline constexpr DiagnosticKind kNoSuchFolder{
    "cli/no-such-folder", Severity::warning, "{0} {1}：没有这个文件夹", "{0} {1}: there is no such folder",
    "检查名称",           "check the name"};

/// {0}: the file.
inline constexpr DiagnosticKind kMisnamedSettings{"cli/misnamed-settings",
                                                  Severity::warning,
                                                  "{0} 没有读：设置文件要叫 hongtou.yaml",
                                                  "{0} was not read: the settings file is called hongtou.yaml",
                                                  "把文件名改成 hongtou.yaml",
                                                  "rename it to hongtou.yaml"};

/// {0}: the file.
inline constexpr DiagnosticKind kSettingsNamed{"cli/settings-named",
                                               Severity::error,
                                               "{0} 是设置文件，不是稿子",
                                               "{0} holds settings and is no source",
                                               "不用写在命令里，build 和 check 自己会读它；要检查它，用 hongtou check",
                                               "build and check read it by themselves; hongtou check FILE looks at it"};

/// {0}: what would be said of the same on the command line, {1}: the remedy.
inline constexpr DiagnosticKind kBadSetting{"cli/bad-setting", Severity::error, "{0}", "{0}", "{1}", "{1}"};

inline constexpr DiagnosticKind kNotFixable{"cli/not-fixable",
                                            Severity::warning,
                                            "{0} 里有可以自动改的问题，没有改：只能改 UTF-8 的文件",
                                            "{0} has faults that could be put right; only files in UTF-8 are",
                                            "另存为 UTF-8 再用 --fix",
                                            "save it as UTF-8, then use --fix"};

inline constexpr DiagnosticKind kCannotWrite{"cli/cannot-write",
                                             Severity::error,
                                             "{0} 写不出来：{1}",
                                             "{0} cannot be written: {1}",
                                             "检查文件夹的写入权限和剩余空间，或用 -o 换一个地方；原有的文件没有改动",
                                             "check the folder's permissions and free space, or write elsewhere with "
                                             "-o; a file that was there is unchanged"};

inline constexpr DiagnosticKind kFileExists{"cli/file-exists",
                                            Severity::error,
                                            "{0} 已经存在，没有覆盖",
                                            "{0} exists already and was not overwritten",
                                            "用 -o 另写一个名字，或先把它移走",
                                            "name another file with -o, or move it away first"};

/// {0}: the record; {1}: what the system says.
inline constexpr DiagnosticKind kNoRecord{"cli/no-record",
                                          Severity::warning,
                                          "记录 {0} 写不出来：{1}",
                                          "the record {0} cannot be written: {1}",
                                          "写成的文件不受影响；下次运行会把这些稿子再做一遍",
                                          "outputs that were written are good; the next run makes them again"};

/// {0}: the folder.
inline constexpr DiagnosticKind kSourcesAway{
    "cli/sources-away",
    Severity::warning,
    "{0} 里做过的稿子一份也不在了，--prune 没有删除它们的输出",
    "none of the sources that were in {0} is there any more; --prune removed none of their outputs",
    "检查磁盘或网络文件夹有没有挂上；真的都不要了，自己删除输出",
    "see whether a disk or network folder is mounted; if they are meant to be gone, remove the outputs by hand"};

/// {0}: the report; {1}: what the system says.
inline constexpr DiagnosticKind kCannotReport{"cli/cannot-report",
                                              Severity::error,
                                              "报告 {0} 写不出来：{1}",
                                              "the report {0} cannot be written: {1}",
                                              "稿子照常处理；检查文件夹的写入权限和剩余空间，或把报告写到别处",
                                              "the documents are dealt with all the same; check the folder's "
                                              "permissions and free space, or write the report elsewhere"};

/// {0}: why.
inline constexpr DiagnosticKind kCannotWatch{"cli/cannot-watch",
                                             Severity::error,
                                             "不能监视文件的变化：{0}",
                                             "changes of files cannot be watched: {0}",
                                             "少监视一些文件夹，或请管理员提高系统的限制；也可以用 build 手动重排",
                                             "watch fewer folders, or have the limit of the system raised; build works "
                                             "without"};

// Parts of a run.

/// {0}: the folder.
inline constexpr DiagnosticKind kNoShards{
    "cli/no-shards",
    Severity::error,
    "{0} 里没有分头做的部分",
    "{0} holds no parts of a run",
    "各部分由 hongtou build --shard I/N -o 文件夹/ 做成，做完才有记号",
    "parts are made by hongtou build --shard I/N -o FOLDER/; one that came to its "
    "end leaves a mark"};

/// {0}: the parts; {1}: of how many.
inline constexpr DiagnosticKind kShardsMissing{"cli/shards-missing",
                                               Severity::error,
                                               "缺第 {0} 部分，共 {1} 部分",
                                               "of {1} parts these are missing: {0}",
                                               "把缺的部分用 --shard 再做一遍，然后合并",
                                               "make them again with --shard, then merge"};

/// {0}: the folder.
inline constexpr DiagnosticKind kOtherRun{
    "cli/other-run",
    Severity::error,
    "{0} 里的部分不是同一次的：稿子、选项或份数不同",
    "the part in {0} is of another run: other sources, options or number of parts",
    "所有部分要用同样的命令，从同样的稿子做成",
    "all parts must be made by the same command from the same sources"};

/// {0}: the file.
inline constexpr DiagnosticKind kPartDamaged{"cli/part-damaged",
                                             Severity::error,
                                             "{0} 不在，或不是当时写的样子",
                                             "{0} is missing, or not as it was written",
                                             "把这一部分重新做一遍，或重新复制",
                                             "make that part again, or copy it again"};

/// {0}: the file; {1}: why.
inline constexpr DiagnosticKind kCannotMark{
    "cli/cannot-mark",
    Severity::error,
    "这一部分的记号 {0} 写不出：{1}",
    "the mark of this part, {0}, cannot be written: {1}",
    "没有记号就合并不了；改好文件夹再做一遍，做好的不会重做",
    "without it the parts cannot be merged; mend the folder and run again, which "
    "makes nothing twice"};

// The installation.

inline constexpr DiagnosticKind kNoData{"cli/no-data",
                                        Severity::error,
                                        "找不到程序自带的样式和字体清单",
                                        "the program's styles and font manifest are not found",
                                        "重新安装，或用环境变量 HONGTOU_DATA 指出含有 styles 和 fonts 的文件夹；"
                                        "已找过：{0}",
                                        "install it again, or name the folder that holds styles and fonts in "
                                        "HONGTOU_DATA; searched: {0}"};

/// {0}: the script, {1}: why.
inline constexpr DiagnosticKind kCannotRun{"cli/cannot-run",
                                           Severity::error,
                                           "运行不了 {0}：{1}",
                                           "{0} cannot be run: {1}",
                                           "重新安装程序，或从源码文件夹运行 fonts/fetch（需要 bash）",
                                           "install the program again, or run fonts/fetch of its source folder (it "
                                           "needs bash)"};

inline constexpr DiagnosticKind kOutOfMemory{
    "cli/out-of-memory",
    Severity::error,
    "内存不够",
    "out of memory",
    "关掉别的程序；同时做几份的，用 -j 1 一份一份地做；写了 --max-memory 的，放宽些",
    "close other programs; where several documents are made at a time, make "
    "one (-j 1); where there is a --max-memory, allow more"};

inline constexpr DiagnosticKind kNoAddressSpace{
    "cli/no-address-space",
    Severity::error,
    "地址空间不够，字体映射不进来",
    "there is no address space left to map the fonts",
    "放宽 ulimit -v（或容器、作业系统的同类限制），或去掉它；要限制内存，用 --max-memory",
    "allow more with ulimit -v (or the like limit of a container or scheduler), or lift it; to bound memory there is "
    "--max-memory"};

inline constexpr DiagnosticKind kInternal{"cli/internal",
                                          Severity::error,
                                          "程序内部出错：{0}",
                                          "internal error: {0}",
                                          "这是程序的毛病，不是稿子的错；请把稿子和这行提示一起报告",
                                          "this is a fault of the program, not of the source; please report this line "
                                          "with the source"};

// `new --from`.

inline constexpr DiagnosticKind kNoNumber{"cli/no-number",
                                          Severity::warning,
                                          "上一期没有期号，新的一期也没有加上",
                                          "the last issue has no number, so the next has none",
                                          "在新文件里写上：期号: …",
                                          "write `number: …` in the new file"};

inline constexpr DiagnosticKind kCannotRaise{"cli/cannot-raise",
                                             Severity::error,
                                             "这份稿子的写法特殊，不能自动改成下一期",
                                             "this source is written in a way that cannot be edited automatically",
                                             "复制一份，自己改期号、日期和文章",
                                             "copy it and change number, date and articles by hand"};

/// {0}: what can be written.
inline constexpr DiagnosticKind kNoKind{
    "cli/no-kind", Severity::error, "new 后面没有写要哪一种稿子", "new needs the kind of document",
    "写 {0}",      "write {0}"};

/// {0}: the kind; {1}: what can be written.
inline constexpr DiagnosticKind kNewNotYet{"cli/kind-not-yet", Severity::error,
                                           "目前还不能排{0}",  "documents of kind {0} cannot be set yet",
                                           "现在能写 {1}",     "what there is: {1}"};

/// {0}: the texts.
inline constexpr DiagnosticKind kSeveralTexts{
    "cli/several-texts",
    Severity::error,
    "有 {0} 份文字，一次只能变成一份稿子",
    "there are {0} texts; one makes a source",
    "各自运行一次；要把几篇合成一期，先有一份稿子（hongtou new bulletin -o 本期.yaml），再用 --into 本期.yaml "
    "把它们都加进去",
    "run once for each; to make one issue of them, begin a source (hongtou new bulletin -o ISSUE.yaml) and add them "
    "all "
    "with --into ISSUE.yaml"};

/// {0}: file.
inline constexpr DiagnosticKind kSourceAlready{"cli/source-already",
                                               Severity::error,
                                               "{0} 已经是稿子，不用再变",
                                               "{0} is a source already",
                                               "直接用 hongtou check 检查，用 hongtou build 排成 PDF",
                                               "look at it with hongtou check, make the PDF with hongtou build"};

/// {0}: file.
inline constexpr DiagnosticKind kCannotAdd{
    "cli/cannot-add",
    Severity::error,
    "{0} 里的文章不是一篇一篇往下写的，不能自动加进去",
    "the articles of {0} do not stand one below the other; none can be added",
    "把“文章”写成一列，每篇以“- ”开头另起一行；或不用 --into，把文章贴进去",
    "write them as a list, each article begun by '- ' on a line of its own; or import without --into and paste"};

/// {0}: file.
inline constexpr DiagnosticKind kHeadLeftOut{
    "cli/head-left-out",
    Severity::note,
    "{0} 自己有版头，刊名、期号、日期和版记没有加进去，只加了文章",
    "{0} has a head of its own: its name, number, date and imprint were not added, only the articles",
    "需要的内容自己抄进稿子",
    "copy what is wanted into the source by hand"};

inline constexpr std::array<const DiagnosticKind*, 63> kAll = {
    &kOverInput,        &kNoAddressSpace, &kSettingUnquoted, &kNoStyleFolder,  &kNoSuchFolder,
    &kMisnamedSettings, &kSettingsNamed,  &kNoKind,          &kNewNotYet,      &kSeveralTexts,
    &kSourceAlready,    &kUnknownSetting, &kSettingShape,    &kBadSetting,     &kNotFixable,
    &kCannotWatch,      &kNoCommand,      &kUnknownCommand,  &kUnknownOption,  &kExtraWord,
    &kNoValue,          &kBadValue,       &kNoFiles,         &kStdinTwice,     &kSameOutput,
    &kOverSource,       &kSeveralToOne,   &kToTerminal,      &kUnknownWord,    &kCannotWrite,
    &kFileExists,       &kNoData,         &kOutOfMemory,     &kInternal,       &kStandardsDisagree,
    &kNoPassword,       &kNoNumber,       &kCannotRaise,     &kCannotAdd,      &kHeadLeftOut,
    &kNoList,           &kNothingFound,   &kFolderUnread,    &kTooManySources, &kTooDeepFolders,
    &kBadPattern,       &kNoValueForName, &kNoRecord,        &kNoShards,       &kShardsMissing,
    &kOtherRun,         &kPartDamaged,    &kCannotMark,      &kCannotReport,   &kToDevice,
    &kPasswordUnread,   &kNoReader,       &kSourcesAway,     &kEmptyWord,      &kNoFolder,
    &kStdinWatched,     &kEmptyList,      &kCannotRun};

}  // namespace typeset::cli_faults
