#include "cli/request.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <system_error>
#include <type_traits>

#include "base/nearest.h"
#include "base/utf8.h"
#include "cli/faults.h"
#include "cli/grammar.h"
#include "cli/jobs.h"
#include "cli/language.h"
#include "cli/version.h"
#include "cli/well_formed.h"
#include "press/version.h"
#include "source/values.h"

namespace typeset {

namespace {

/// The words of each option as they were written.
struct Written {
  std::vector<std::string> files, to, settings, style_folders, link_folders, reports;
  std::string output, fonts, encoding, language, jobs, kind, from, check, style, word, lines, into, section, date;
  std::string max_pages, max_glyphs, max_seconds, max_memory, print;
  std::string standard = "a-2u", colours, profile, password_file, name, shard;
  bool linearised = false, proof_copy = false, proof_grid = false;
  bool force = false, verify = false, dry_run = false, fix = false, why = false, prune = false, deps = false;
  bool lint = false, strict = false, quiet = false, verbose = false, style_schema = false, version = false,
       no_config = false;
  bool fetch = false, shared = false;
};

/// pdf（默认）、dump（各页内容的文字清单）
Term described_formats() {
  Term all("");
  for (const OutputFormat& format : output_formats()) {
    const bool first = all.en.empty();
    all.zh.append(first ? "" : "、").append(format.name).append("（");
    all.zh.append(first ? "默认" : format.help.zh).append("）");
    all.en.append(first ? "" : ", ").append(format.name).append(" (");
    all.en.append(first ? "default" : format.help.en).append(")");
  }
  return all;
}

Term names_of_formats() {
  Term all("");
  for (const OutputFormat& format : output_formats()) {
    all.zh.append(all.zh.empty() ? "" : "、").append(format.name);
    all.en.append(all.en.empty() ? "" : ", ").append(format.name);
  }
  return all;
}

Term names_of_reports(bool check) {
  Term all("");
  for (const ReportFormat& format : report_formats()) {
    if (check && format.of_outputs) continue;
    all.zh.append(all.zh.empty() ? "" : "、").append(format.name).append("=文件");
    all.en.append(all.en.empty() ? "" : ", ").append(format.name).append("=FILE");
  }
  return all;
}

/// Of a list as it is printed in English: "a, b".
std::vector<std::string> words_of(const std::string& listed) {
  std::vector<std::string> words = CLI::detail::split(listed, ',');
  for (std::string& word : words) CLI::detail::trim(word);
  return words;
}

/// The grammar of the command line, its help in one language.
class Grammar {
 public:
  explicit Grammar(Language language) : language_(language) {
    set_up_app();
    add_build();
    add_check();
    add_merge();
    add_fonts();
    add_new();
    add_import();
    add_schema();
    add_explain();
    add_help();
    close_with_exit_codes();
  }

  void parse(std::vector<std::string> words) {
    std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
    app_.parse(std::move(words));
  }

  const CLI::App& app() const { return app_; }
  const Written& written() const { return written_; }
  /// The command named on the line; null if there is none.
  const CLI::App* command() const {
    const auto commands = app_.get_subcommands();
    return commands.empty() ? nullptr : commands.back();
  }

  std::vector<CommandRow> rows() const {
    std::vector<CommandRow> all = {row_of(app_)};
    for (const CLI::App* command : app_.get_subcommands(nullptr)) all.push_back(row_of(*command));
    return all;
  }

 private:
  /// What a shell offers for an option, beyond what its shape says.
  struct Offer {
    Takes takes = Takes::word;
    std::vector<std::string> choices = {};
    bool several = false;
  };

  std::string say(std::string_view zh, std::string_view en) const { return std::string(Words{zh, en}.in(language_)); }

  void set_up_app() {
    const auto labels = std::make_shared<CLI::Formatter>();
    labels->column_width(30);
    labels->label("Usage", say("用法", "Usage"));
    labels->label("OPTIONS", say("选项", "OPTIONS"));
    labels->label("SUBCOMMAND", say("命令", "COMMAND"));
    labels->label("Positionals", say("参数", "Arguments"));
    app_.formatter(labels);
    app_.name("hongtou");
    app_.description(say("红头：把 YAML 写的简报排成可以印发的 PDF。\n",
                         "Hongtou: typesets official bulletins written in YAML as PDF.\n"));
    app_.option_defaults()->group(say("选项", "Options"));
    app_.set_help_flag("-h,--help", say("显示用法", "Show this help"))->group(say("选项", "Options"));
    app_.add_flag("--no-config", written_.no_config,
                  say("不读 hongtou.yaml 和自己的设置文件", "Read neither hongtou.yaml nor the user's own settings"));
    app_.add_flag("-V,--version", written_.version, say("显示版本", "Show versions"));
    text(app_, "--lang", written_.language, "zh|en", "用中文还是英文说话（默认随系统，C 语言环境为中文）",
         "Language of messages (default: the locale's; Chinese in the C locale)");
    app_.fallthrough();
    app_.require_subcommand(0, 1);  // a word behind a command is its own: a folder named check, help new
    app_.allow_extras();            // what is left over is reported by us, with what it may have been meant to be
    remark(app_, "每个命令的用法：hongtou help 命令，或 hongtou 命令 --help",
           "Of each command: hongtou help COMMAND, or hongtou COMMAND --help");
  }

  CLI::App& command(const char* name, std::string_view zh, std::string_view en) {
    CLI::App* added = app_.add_subcommand(name, say(zh, en));
    added->group(say("命令", "Commands"));
    added->get_help_ptr()->group(say("选项", "Options"));
    return *added;
  }

  void remark(CLI::App& app, std::string_view zh, std::string_view en) { remarks_[&app] = say(zh, en); }

  /// Below the options of each command: its remark, of the program the variables that it reads, and the exit codes.
  void close_with_exit_codes() {
    const auto table = [this](std::string_view zh, std::string_view en, const auto& meanings) {
      std::string lines = say(zh, en) + "\n";
      for (const Meaning& meaning : meanings)
        lines.append("  ").append(meaning.name).append("  ").append(meaning.words.in(language_)).append("\n");
      return lines;
    };
    const std::string codes = table("退出码:", "Exit codes:", kExitCodes);
    const auto close = [&](CLI::App& app, const std::string& before) {
      const auto own = remarks_.find(&app);
      app.footer((own == remarks_.end() ? "" : own->second + "\n\n") + before + codes.substr(0, codes.size() - 1));
    };
    close(app_, table("环境变量:", "Variables of the environment:", kVariables) + "\n");
    for (CLI::App* command : app_.get_subcommands([](CLI::App*) { return true; })) close(*command, "");
  }

  /// A row of what CLI11 was told.
  OptionRow row_of(const CLI::Option& option) const {
    OptionRow row;
    for (const std::string& name : option.get_snames()) row.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) row.names.push_back("--" + name);
    row.help = option.get_description();
    if (option.get_positional())
      row.shape = option.get_name();
    else if (option.get_items_expected_max() > 0)
      row.shape = option.get_option_text();
    const auto known = offers_.find(&option);
    if (known == offers_.end()) return row;
    row.takes = known->second.takes;
    row.choices = known->second.choices;
    row.several = known->second.several;
    return row;
  }

  CommandRow row_of(const CLI::App& app) const {
    CommandRow row;
    const bool whole = &app == &app_;
    if (!whole) row.name = app.get_name();
    row.help = app.get_description().substr(0, app.get_description().find('\n'));
    if (const auto own = remarks_.find(&app); own != remarks_.end()) row.remark = own->second;
    row.usage = say("[选项]", "[OPTIONS]");
    if (whole) row.usage += say(" 命令 …", " COMMAND ...");
    for (const CLI::Option* option : app.get_options()) {
      OptionRow made = row_of(*option);
      // Each command has its own -h, which is the program's.
      if (!whole && option == app.get_help_ptr()) continue;
      if (option->get_positional()) row.usage += " [" + made.shape + (many_.contains(option) ? "...]" : "]");
      (option->get_positional() ? row.arguments : row.options).push_back(std::move(made));
    }
    return row;
  }

  /// Where `choices` says nothing, what a shell offers follows from the shape: its alternatives, files or folders.
  void text(CLI::App& app, const char* names, std::string& into, const char* shape, std::string_view zh,
            std::string_view en, std::optional<Offer> offer = {}) {
    CLI::Option* added = app.add_option(names, into, say(zh, en))->option_text(shape)->take_last();
    offers_[added] = offer ? *offer : offer_of(shape);
  }

  static Offer offer_of(const std::string& shape) {
    if (shape == "FILE" || shape == "PATH") return {Takes::file};
    if (shape == "DIR") return {Takes::folder};
    if (shape == "STYLE") return {Takes::style};
    if (shape == "ENCODING") return {Takes::word, {"utf-8", "gb18030", "utf-16"}};
    if (shape.find('|') == std::string::npos || shape.starts_with("I/N")) return {};
    return {Takes::word, CLI::detail::split(shape, '|')};
  }

  void list(CLI::App& app, const char* names, std::vector<std::string>& into, const char* shape, std::string_view zh,
            std::string_view en, std::optional<Offer> offer = {}) {
    CLI::Option* added = app.add_option(names, into, say(zh, en))->option_text(shape)->allow_extra_args(false);
    offers_[added] = offer ? *offer : offer_of(shape);
  }

  /// `shape` is what --help puts behind the name: `...` where there may be several.
  template <typename Into>
  void argument(CLI::App& app, const char* name, Into& into, Offer offer, std::string_view zh, std::string_view en) {
    constexpr bool kMany = !std::is_same_v<Into, std::string>;
    CLI::Option* added = app.add_option(name, into, say(zh, en))->option_text(kMany ? "..." : " ");
    offers_[added] = std::move(offer);
    if (kMany) many_.insert(added);
  }

  void add_files(CLI::App& app) {
    argument(app, "FILE", written_.files, {Takes::source},
             "稿子（YAML 文件）、通配符（'issues/**/*.yaml'）、文件夹、清单（@清单.txt）；“-”是标准输入",
             "Sources, wildcards ('issues/**/*.yaml'), folders, lists (@list.txt); '-' is standard input");
  }

  void add_reading(CLI::App& app) {
    list(app, "--set", written_.settings, "KEY=VALUE", "改一个样式项，如 masthead.top=35mm，可写多次",
         "Set a style key, such as masthead.top=35mm; may be repeated");
    text(app, "--fonts", written_.fonts, "pinned|installed", "只用随附的字体，还是先用系统里安装的（默认）",
         "Pinned fonts only, or installed ones first (default)");
    list(app, "--style-dir", written_.style_folders, "DIR", "先在这个文件夹里找样式，可写多次",
         "Look for styles here first; may be repeated");
    list(app, "--links-to", written_.link_folders, "DIR", "稿子文件夹里的链接可以通到这个文件夹，可写多次",
         "Links in the folder of a source may lead into this one; may be repeated");
    text(app, "--encoding", written_.encoding, "ENCODING", "稿子的编码：utf-8、gb18030、utf-16（默认 utf-8）",
         "Encoding of the sources: utf-8, gb18030, utf-16 (default: utf-8)");
  }

  void add_judging(CLI::App& app) {
    app.add_flag("--strict", written_.strict, say("有警告也算失败", "Treat warnings as failures"));
    app.add_flag("-q,--quiet", written_.quiet, say("只报告错误和警告", "Tell errors and warnings only"));
    add_reports(app);
    text(app, "-j,--jobs", written_.jobs, "N", "同时处理几份（默认：处理器的个数）",
         "How many documents at a time (default: one per processor)");
    text(app, "--max-pages", written_.max_pages, "N", "一份稿子最多几页（默认 5000）",
         "Most pages of a document (default: 5000)");
    text(app, "--max-glyphs", written_.max_glyphs, "N", "一份稿子最多几个字形（默认一千万）",
         "Most glyphs of a document (default: ten million)");
    text(app, "--max-seconds", written_.max_seconds, "N", "一份稿子最多排几秒（默认不限）",
         "Most seconds for a document (default: no limit)");
    text(app, "--max-memory", written_.max_memory, "MIB", "程序最多用多少内存，单位 MiB（默认不限）",
         "Most memory for the program, in MiB (default: no limit)");
  }

  void add_reports(CLI::App& app) {
    std::string names;
    for (const ReportFormat& format : report_formats()) names.append(names.empty() ? "" : " ").append(format.name);
    Offer offer{Takes::word, {}};
    for (const ReportFormat& format : report_formats()) offer.choices.push_back(std::string(format.name) + "=");
    list(app, "--report", written_.reports, "FORMAT=FILE", "给程序读的报告，可写多次；“-”是标准输出：" + names,
         "A report for programs; may be repeated; '-' is standard output: " + names, offer);
  }

  void add_pdf(CLI::App& app) {
    const Term standards = pdf_standard_names();
    text(app, "--pdf-standard", written_.standard, "NAME,...", "PDF 合乎什么标准（默认 a-2u）：" + standards.zh,
         "What the PDF is to be (default: a-2u): " + standards.en, Offer{Takes::word, words_of(standards.en), true});
    text(app, "--color,--colour", written_.colours, "rgb|press|spot",
         "颜色给屏幕（默认）、四色印刷还是黑加专色；专色名写作 spot:PANTONE 485 C",
         "Colours for the screen (default), a four-colour press, or black and a spot colour (spot:NAME)");
    text(app, "--profile", written_.profile, "FILE", "印刷的颜色特性文件（.icc）",
         "Colour profile of the press (.icc)");
    text(app, "--encrypt", written_.password_file, "FILE", "加密（AES-256），口令是这个文件的第一行",
         "Encrypt (AES-256); the password is the first line of this file");
    app.add_flag("--proof-copy", written_.proof_copy,
                 say("每页印上“校样”和稿子的校验码", "Mark each page as a proof, with a digest of the source"));
    app.add_flag("--proof-grid", written_.proof_grid, say("校样上再印出字格", "A proof with the grid of cells"));
    app.add_flag("--linearize", written_.linearised,
                 say("网上阅读时可以边下载边看", "Can be shown while it is being loaded"));
  }

  void add_build() {
    add_building(command("build", "把稿子排成 PDF", "Typeset sources"));
    add_building(command("watch", "一保存就重排，Ctrl-C 结束", "Build whenever something changes; Ctrl-C ends"));
  }

  void add_building(CLI::App& app) {
    add_files(app);
    text(app, "-o,--output", written_.output, "PATH", "写到哪里：文件，或文件夹（以 / 结尾）；“-”是标准输出",
         "Where to: a file, or a folder (ending in /); '-' is standard output");
    text(app, "--name", written_.name, "PATTERN",
         "输出的名字，如 {刊名}第{期号}期、{年}/{文件名}；可用 {文件名} {刊名} {期号} {总期号} {日期} {年}",
         "Names of outputs, such as {year}/{stem}: {stem} {masthead} {number} {total} {date} {year}");
    const Term formats = described_formats();
    list(app, "--to", written_.to, "FORMAT,...", "生成什么：" + formats.zh, "What to make: " + formats.en,
         Offer{Takes::word, words_of(names_of_formats().en), true});
    add_reading(app);
    add_pdf(app);
    add_judging(app);
    text(app, "--shard", written_.shard, "I/N|auto",
         "只做 N 份中的第 I 份；auto：由 Slurm 作业数组或 CI 的环境变量得出",
         "Make part I of N only; auto: as the variables of a Slurm array or a CI system say");
    app.add_flag("--force", written_.force, say("没有变化的也重做", "Make everything again, changed or not"));
    app.add_flag("--verify", written_.verify,
                 say("逐个文件核对内容，不看时间", "Compare the contents of all files, whatever their times"));
    app.add_flag("--dry-run", written_.dry_run,
                 say("只说要做哪些、为什么，不动手", "Only say what would be made, and why"));
    app.add_flag("--why", written_.why, say("说出每份稿子为什么重做", "Say why each document is made"));
    app.add_flag("--prune", written_.prune,
                 say("删除稿子已经不在的旧输出（只删自己写的、没改过的）",
                     "Remove outputs whose source is gone (only what was written by a run, and not edited since)"));
    app.add_flag("--deps", written_.deps,
                 say("给 Make 和 Ninja 写依赖文件（输出名加 .d）", "Write depfiles for Make and Ninja (OUTPUT.d)"));
    app.add_flag("--lint", written_.lint,
                 say("也像 check 那样检查期号、标点、错字", "Look for misprints too, as check does"));
    remark(app, "不写 -o 时，PDF 放在稿子旁边，同名。有错误的稿子不生成文件，也不妨碍其他稿子。",
           "Without -o the PDF goes beside its source. A source with errors yields no file and does not\n"
           "keep the others from being built.");
  }

  void add_check() {
    CLI::App& app = command("check", "只检查稿子，不写文件", "Check sources without writing anything");
    add_files(app);
    app.add_flag("-v,--verbose", written_.verbose,
                 say("也说出样式、字体、标题的排法和每页的开头", "Tell style, fonts, title breaks and pages too"));
    text(app, "--explain", written_.lines, "WHERE",
         "说明为什么在那里换行：页（3）、页和行（3:5）、文中的几个字，或 all",
         "Why lines end where they do: a page (3), a line of it (3:5), words of the text, or all");
    app.add_flag(
        "--fix", written_.fix,
        say("把改法确定的问题直接在稿子里改好，先列出改动；要由人决定的不改",
            "Put right in the source what is certain, listing the changes; leave what is the writer's to decide"));
    app.add_flag("--dry-run", written_.dry_run,
                 say("只列出 --fix 会改什么，不写文件；问题照样报告",
                     "List what --fix would change; faults are reported as they stand"));
    add_reading(app);
    add_judging(app);
  }

  void add_merge() {
    CLI::App& app = command("merge", "合并几台机器分头做的部分", "Join the parts that several machines made");
    argument(app, "FOLDER", written_.files, {Takes::folder}, "输出文件夹；后面的文件夹里的文件并入第一个",
             "The folder of the outputs, then those to be joined into it");
    add_reports(app);
    app.add_flag("-q,--quiet", written_.quiet, say("只报告错误和警告", "Tell errors and warnings only"));
    remark(app, "各部分由 hongtou build --shard I/N 做成。缺了哪一部分，或不是同一次的，就报错，什么也不改。",
           "Parts are made by hongtou build --shard I/N. A part that is missing, or of another run, is an error,\n"
           "and nothing is changed.");
  }

  void add_fonts() {
    CLI::App& app = command("fonts", "每种字体用的是哪个文件，为什么", "Which font plays which role, and why");
    text(app, "--check", written_.check, "FILE", "稿子里的字各用哪个字体，缺哪些字",
         "Which characters of a source come from which font, and which are missing", Offer{Takes::source});
    app.add_flag("--fetch", written_.fetch,
                 say("取得免费字体和词典，放进自己的缓存文件夹（约下载 210 MB）",
                     "Get the free fonts and the dictionary into your cache folder (downloads about 210 MB)"));
    app.add_flag("--shared", written_.shared,
                 say(std::string("同 --fetch 一起用：放进 ") + kSharedFonts + "，本机所有用户共用（需要 root）",
                     std::string("With --fetch: into ") + kSharedFonts + ", for all users of the machine (as root)"));
    add_reading(app);
  }

  void add_new() {
    const Term names = names_of(settable_kinds());
    CLI::App& app = command("new", "新建一份稿子", "Begin a new source");
    argument(app, "KIND", written_.kind, {Takes::word, words_of(names.en)}, "种类：" + names.zh, "Kind: " + names.en);
    text(app, "--from", written_.from, "FILE", "由上一期生成：期号加一，文章清空，其余照旧",
         "From the last issue: numbers raised, articles emptied, everything else kept", Offer{Takes::source});
    text(app, "-o,--output", written_.output, "FILE", "写到这个文件（默认：标准输出）；不覆盖已有的文件",
         "Write this file (default: standard output); never overwrites");
    text(app, "--style", written_.style, "STYLE", "用这个样式：写进稿子，样式里已有的字段不再写",
         "In this style: named in the source, without the fields that the style gives");
    list(app, "--style-dir", written_.style_folders, "DIR", "先在这个文件夹里找样式，可写多次",
         "Look for styles here first; may be repeated");
    text(app, "--encoding", written_.encoding, "ENCODING", "上一期稿子的编码", "Encoding of the last issue");
    text(app, "--date", written_.date, "DAY", "这一期的日期，如 2026-12-04（默认：SOURCE_DATE_EPOCH，没有就是今天）",
         "The day of the issue, such as 2026-12-04 (default: SOURCE_DATE_EPOCH, else today)");
  }

  void add_import() {
    CLI::App& app = command("import", "把现成的文字（.txt、.md）变成稿子", "Make a source of a text (.txt, .md)");
    argument(app, "FILE", written_.files, {Takes::file}, "文字文件；.md 按 Markdown 读；“-”是标准输入",
             "A text; .md is read as Markdown; '-' is standard input");
    text(app, "-o,--output", written_.output, "FILE", "写到这个文件（默认：标准输出）；不覆盖已有的文件",
         "Write this file (default: standard output); never overwrites");
    text(app, "--into", written_.into, "ISSUE", "把几个文件里的文章加进这份稿子，不另写稿子",
         "Add the articles of the files to this source instead of writing one", Offer{Takes::source});
    text(app, "--section", written_.section, "NAME", "同 --into 一起用：这些文章的栏目",
         "With --into: the 栏目 of these articles");
    text(app, "--date", written_.date, "DAY", "文中没有日期时写的日期（默认：SOURCE_DATE_EPOCH，没有就是今天）",
         "The day where the text has none (default: SOURCE_DATE_EPOCH, else today)");
    text(app, "--style", written_.style, "STYLE", "写进稿子的样式名（默认：不写）",
         "Name of a style to write into the source (default: none)");
    text(app, "--encoding", written_.encoding, "ENCODING", "文字的编码：utf-8、gb18030、utf-16（默认：自动识别）",
         "Encoding of the text: utf-8, gb18030, utf-16 (default: recognised)");
    app.add_flag("-v,--verbose", written_.verbose,
                 say("也列出没有写进稿子的字，各在哪一行", "List what was left out of the source, line by line"));
    app.add_flag("-q,--quiet", written_.quiet, say("只报告错误和警告", "Tell errors and warnings only"));
  }

  void add_schema() {
    CLI::App& app = command("schema", "稿子的 JSON Schema，供编辑器用", "The JSON Schema of sources, for editors");
    app.add_flag("--style", written_.style_schema, say("样式文件的 JSON Schema", "That of style files"));
  }

  void add_explain() {
    CLI::App& app = command("explain", "说明字段、样式项、行内标记或提示代码",
                            "Explain a field, a style key, an inline mark or a message");
    argument(app, "WORD", written_.word, {}, "如 期号、masthead.top、source/unknown-key；不写则全部列出",
             "Such as number, masthead.top, source/unknown-key; without: list all");
  }

  /// The last, so that it knows the others.
  void add_help() {
    CLI::App& app = command("help", "显示用法，或一个命令的用法", "Show the usage, or that of a command");
    std::vector<std::string> names;
    for (const CLI::App* command : app_.get_subcommands([](CLI::App*) { return true; }))
      names.push_back(command->get_name());
    argument(app, "COMMAND", written_.word, {Takes::word, names}, "要看哪个命令的用法", "Whose usage");
    text(app, "--print", written_.print, "man|bash|zsh|fish|styles",
         "不显示用法，改为打印手册页、某种命令解释器的自动补全，或这里可用的样式名",
         "Instead print the manual page, the completions of a shell, or the names of the styles there are here");
    text(app, "-o,--output", written_.output, "DIR", "同 --print man 一起用：把全部手册页（中英文）写进这个文件夹",
         "With --print man: write all manual pages, in both languages, into this folder");
  }

  Language language_;
  Written written_;
  std::map<const CLI::App*, std::string> remarks_;
  std::map<const CLI::Option*, Offer> offers_;
  std::set<const CLI::Option*> many_;  // arguments that may be repeated
  CLI::App app_;
};

constexpr std::pair<const char*, Command> kCommands[] = {{"build", Command::build},        {"watch", Command::watch},
                                                         {"check", Command::check},        {"merge", Command::merge},
                                                         {"fonts", Command::fonts},        {"new", Command::new_issue},
                                                         {"import", Command::import_text}, {"schema", Command::schema},
                                                         {"explain", Command::explain},    {"help", Command::help}};

constexpr std::size_t kLongestInkName = 40;  // bytes; names in a PDF have 127, some of them written with three

/// UTF-8 without control characters and not of blanks alone, and none of the names that stand for something else (ISO
/// 32000-1, 8.6.6.4).
bool names_an_ink(std::string_view name) {
  constexpr std::string_view kOthers[] = {"All", "None", "Cyan", "Magenta", "Yellow", "Black"};
  if (std::ranges::find(kOthers, name) != std::end(kOthers)) return false;
  const bool controls =
      std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; });
  bool blank = true;
  for_each_character(name, [&](std::size_t, char32_t c) { blank = blank && (c == ' ' || c == 0xA0 || c == U'　'); });
  return !controls && !blank && is_well_formed(name);
}

bool is_option(std::string_view word) { return word.size() > 1 && word.front() == '-'; }

Term did_you_mean(const Nearest& nearest, const std::string& help) {
  if (nearest.found()) return {"是不是 " + nearest.name() + "？", "did you mean " + nearest.name() + "?"};
  return {"用法见 " + help, "see " + help};
}

/// The word without the dashes before it, if one of them is none of the keyboard's: an editor's “—fix”.
std::optional<std::string_view> behind_odd_dashes(std::string_view word) {
  constexpr std::u32string_view kOdd = U"‐‑‒–—―−－﹣﹘";
  bool odd = false;
  std::size_t at = 0;
  while (at < word.size()) {
    const Decoded dash = decode_utf8(word, at);
    if (dash.code_point != U'-' && kOdd.find(dash.code_point) == std::u32string_view::npos) break;
    odd = odd || dash.code_point != U'-';
    at += dash.length;
  }
  return odd ? std::optional(word.substr(at)) : std::nullopt;
}

/// Whether a word is an option but for its dashes; then that is reported.
bool report_odd_dash(const std::string& word, const Grammar& grammar, Diagnostics& faults) {
  const auto rest = behind_odd_dashes(word);
  std::error_code error;
  if (!rest || rest->empty() || std::filesystem::exists(word, error)) return false;
  const std::string name(rest->substr(0, rest->find('=')));
  Nearest nearest("--" + name);
  std::string exact;
  for (const CLI::App* app : {grammar.command(), &grammar.app()}) {
    if (app == nullptr) continue;
    for (const CLI::Option* option : app->get_options()) {
      for (const std::string& known : option->get_lnames()) {
        nearest.consider("--" + known);
        if (known == name) exact = "--" + known;
      }
      for (const std::string& known : option->get_snames())
        if (known == name) exact = "-" + known;
    }
  }
  const std::string meant = exact.empty() ? nearest.name() : exact;
  if (meant.empty()) return false;
  const Term remedy = Term("是不是 " + meant + "？选项前的横线要用半角的“-”",
                           "did you mean " + meant + "? options begin with the hyphen of the keyboard");
  faults.report(cli_faults::kUnknownOption, {}, {word, remedy});
  return true;
}

void report_left_over(const Grammar& grammar, Diagnostics& faults) {
  const CLI::App* command = grammar.command();
  const std::string help = command == nullptr ? "hongtou --help" : "hongtou " + command->get_name() + " --help";
  for (const std::string& word : grammar.app().remaining(true)) {
    if (word == "--") continue;  // CLI11 counts the mark itself among what is left
    const std::string name = word.substr(0, word.find('='));
    Nearest nearest(name);
    if (is_option(word)) {
      for (const CLI::App* app : {command, &grammar.app()}) {
        if (app == nullptr) continue;
        for (const CLI::Option* option : app->get_options()) {
          for (const std::string& known : option->get_lnames()) nearest.consider("--" + known);
        }
      }
      faults.report(cli_faults::kUnknownOption, {}, {name, did_you_mean(nearest, help)});
    } else if (command == nullptr) {
      for (const auto& [known, unused] : kCommands) nearest.consider(known);
      faults.report(cli_faults::kUnknownCommand, {}, {word, did_you_mean(nearest, help)});
      return;  // the words after a mistyped command are its own
    } else if (!report_odd_dash(word, grammar, faults)) {
      faults.report(cli_faults::kExtraWord, {}, {word, command->get_name()});
    }
  }
}

/// A variable of a script that is not set: `-o "$OUT"`. What is empty would pass for what is not written.
void report_empty(const CLI::App& command, Diagnostics& faults) {
  for (const CLI::Option* option : command.get_options()) {
    if (std::ranges::find(option->results(), "") == option->results().end()) continue;
    if (option->get_positional())
      faults.report(cli_faults::kEmptyWord, {}, {command.get_name()});
    else
      faults.report(cli_faults::kNoValue, {}, {option->get_name(), command.get_name()});
  }
}

/// Turns what was written into what is meant, reporting every value that cannot be.
class Reader {
 public:
  Reader(const Written& written, Diagnostics& faults) : written_(written), faults_(faults) {}

  Request read(Command command, Language language) {
    request_.command = command;
    request_.language = language;
    if (!written_.language.empty()) read_language();
    if (!written_.output.empty()) request_.output = written_.output;
    request_.style_folders = written_.style_folders;
    request_.link_folders = written_.link_folders;
    request_.lint = written_.lint || command == Command::check;
    request_.strict = written_.strict;
    request_.force = written_.force;
    request_.verify = written_.verify;
    request_.dry_run = written_.dry_run;
    request_.fix = written_.fix;
    request_.why = written_.why;
    request_.prune = written_.prune;
    request_.deps = written_.deps;
    request_.quiet = written_.quiet;
    request_.verbose = written_.verbose;
    request_.style_schema = written_.style_schema;
    request_.word = written_.word;
    request_.explain = written_.lines;
    request_.style = written_.style;
    read_name();
    read_shard_option();
    read_formats();
    read_reports();
    read_pdf();
    read_settings();
    read_fonts();
    read_encoding();
    read_limits();
    read_files();
    return std::move(request_);
  }

 private:
  void bad(std::string option, const std::string& value, Term choices) {
    faults_.report(cli_faults::kBadValue, {}, {std::move(option), value, std::move(choices)});
  }

  void read_language() {
    const auto language = find_language(written_.language);
    if (!language) return bad("--lang", written_.language, {"zh、en", "zh, en"});
    request_.language = *language;
  }

  void read_name() {
    if (written_.name.empty()) return;
    std::variant<NamePattern, Term> read = NamePattern::read(written_.name);
    if (auto* pattern = std::get_if<NamePattern>(&read))
      request_.name = std::move(*pattern);
    else
      faults_.report(cli_faults::kBadPattern, {}, {written_.name, std::get<Term>(read)});
  }

  void read_shard_option() {
    if (written_.shard.empty()) return;
    const auto variable = [](const char* name) -> const char* { return std::getenv(name); };
    request_.shard = written_.shard == "auto" ? shard_of_surroundings(variable) : read_shard(written_.shard);
    if (request_.shard) return;
    bad("--shard", written_.shard,
        {"I/N（I 从 1 到 N），或 auto（要有 SLURM_ARRAY_TASK_ID 和 _COUNT，或 CI_NODE_INDEX 和 CI_NODE_TOTAL）",
         "I/N (I from 1 to N), or auto (where SLURM_ARRAY_TASK_ID and _COUNT or CI_NODE_INDEX and CI_NODE_TOTAL are "
         "set)"});
  }

  void read_formats() {
    for (const std::string& list : written_.to) {
      for (const std::string& name : CLI::detail::split(list, ',')) {
        const OutputFormat* known = find_output_format(name);
        if (known == nullptr) {
          bad("--to", name, names_of_formats());
        } else if (std::ranges::find(request_.formats, known) == request_.formats.end()) {
          request_.formats.push_back(known);
        }
      }
    }
    if (written_.to.empty()) request_.formats = {&output_formats().front()};
  }

  void read_reports() {
    const bool check = request_.command == Command::check;
    for (const std::string& report : written_.reports) {
      const std::size_t equals = std::min(report.find('='), report.size());
      const ReportFormat* known = find_report_format(report.substr(0, equals));
      if (known == nullptr || equals + 1 >= report.size() || (check && known->of_outputs))
        bad("--report", report, names_of_reports(check));
      else
        request_.reports.push_back({known, report.substr(equals + 1)});
    }
    if (request_.dry_run && !written_.reports.empty())
      faults_.report(cli_faults::kExtraWord, {}, {"--report", "build --dry-run"});
  }

  void read_pdf() {
    PdfWishes& pdf = request_.pdf;
    PdfStandardFault fault;
    if (const auto standard = read_pdf_standard(written_.standard, fault))
      pdf.standard = *standard;
    else if (!fault.one.empty())
      faults_.report(cli_faults::kStandardsDisagree, {}, {fault.one, fault.other});
    else
      bad("--pdf-standard", fault.unknown, pdf_standard_names());
    constexpr std::string_view spot = "spot:";
    if (written_.colours == "press") {
      pdf.colours = PdfColours::press;
    } else if (written_.colours == "spot" || (written_.colours.starts_with(spot) && written_.colours != spot)) {
      pdf.colours = PdfColours::spot;
      if (written_.colours != "spot") pdf.spot_name = written_.colours.substr(spot.size());
      if (pdf.spot_name.size() > kLongestInkName)
        bad("--color", written_.colours,
            {"专色的名字，最多 40 个字节（13 个汉字）", "the name of a spot ink, of at most 40 bytes (13 hanzi)"});
      else if (!names_an_ink(pdf.spot_name))
        bad("--color", written_.colours,
            {"专色的名字，不能是 All、None 或四色的油墨，也不能只有空格",
             "the name of a spot ink: not All, None or one of the four, nor blanks alone"});
    } else if (!written_.colours.empty() && written_.colours != "rgb") {
      bad("--color", written_.colours, {"rgb、press、spot、spot:专色名", "rgb, press, spot, spot:NAME"});
    }
    if (!written_.profile.empty()) pdf.profile = written_.profile;
    if (!written_.password_file.empty()) request_.password_file = written_.password_file;
    pdf.linearised = written_.linearised;
    request_.proof_grid = written_.proof_grid;
    request_.proof_copy = written_.proof_copy || written_.proof_grid;
  }

  void read_settings() {
    for (const std::string& setting : written_.settings) {
      const std::size_t equals = setting.find('=');
      if (equals == std::string::npos || equals == 0) {
        bad("--set", setting, {"键=值，如 masthead.top=35mm", "KEY=VALUE, such as masthead.top=35mm"});
      } else {
        request_.settings.emplace_back(setting.substr(0, equals), setting.substr(equals + 1));
      }
    }
  }

  void read_fonts() {
    if (written_.fonts.empty() || written_.fonts == "installed") return;
    if (written_.fonts != "pinned") return bad("--fonts", written_.fonts, {"pinned、installed", "pinned, installed"});
    request_.font_policy = FontPolicy::pinned;
  }

  void read_encoding() {
    if (written_.encoding.empty()) return;
    request_.encoding = find_encoding(written_.encoding);
    if (!request_.encoding) {
      bad("--encoding", written_.encoding, {"utf-8、gb18030、utf-16", "utf-8, gb18030, utf-16"});
    }
  }

  /// Leaves `into` as it is where nothing was written.
  void read_limit(const char* option, const std::string& written, std::size_t& into, std::size_t most) {
    if (written.empty()) return;
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (error == std::errc() && end == written.data() + written.size() && value > 0 && value <= most)
      into = value;
    else
      bad(option, written,
          {"1 到 " + std::to_string(most) + " 的整数", "a whole number from 1 to " + std::to_string(most)});
  }

  void read_limits() {
    read_limit("-j", written_.jobs, request_.jobs, 256);
    read_limit("--max-pages", written_.max_pages, request_.max_pages, 1'000'000);
    read_limit("--max-glyphs", written_.max_glyphs, request_.max_glyphs, 1'000'000'000);
    read_limit("--max-seconds", written_.max_seconds, request_.max_seconds, 1'000'000);
    read_limit("--max-memory", written_.max_memory, request_.max_memory, 1'000'000'000);
  }

  void read_files() {
    request_.files = written_.files;
    switch (request_.command) {
      case Command::build:
      case Command::watch:
      case Command::check:
        if (request_.files.empty()) {
          faults_.report(cli_faults::kNoFiles, {},
                         {request_.command == Command::build   ? "build"
                          : request_.command == Command::watch ? "watch"
                                                               : "check"});
        }
        if (request_.command == Command::watch) refuse_standard_input();
        break;
      case Command::merge:
        if (request_.files.empty()) faults_.report(cli_faults::kNoFolder, {});
        break;
      case Command::fonts:
        if (!written_.check.empty()) request_.files = {written_.check};
        request_.fetch = written_.fetch;
        request_.shared = written_.shared;
        if (written_.shared && !written_.fetch) faults_.report(cli_faults::kExtraWord, {}, {"--shared", "fonts"});
        if (written_.fetch && !written_.check.empty())
          faults_.report(cli_faults::kExtraWord, {}, {"--check", "fonts --fetch"});
        break;
      case Command::new_issue: read_new(); break;
      case Command::import_text: read_import(); break;
      case Command::help: read_help(); break;
      case Command::schema:
      case Command::explain: break;
    }
    if (std::ranges::count(request_.files, "-") + std::ranges::count(request_.files, "@-") > 1)
      faults_.report(cli_faults::kStdinTwice, {});
  }

  /// It ends, and is not there again in the next round.
  void refuse_standard_input() {
    for (const char* word : {"-", "@-"}) {
      if (std::ranges::find(request_.files, word) != request_.files.end())
        faults_.report(cli_faults::kStdinWatched, {}, {word});
    }
  }

  void read_import() {
    if (request_.files.empty()) faults_.report(cli_faults::kNoFiles, {}, {"import"});
    request_.section = written_.section;
    read_date_option();
    if (!written_.into.empty()) {
      request_.into = written_.into;
      if (!written_.date.empty()) faults_.report(cli_faults::kExtraWord, {}, {"--date", "import --into"});
      return;
    }
    if (!written_.section.empty()) faults_.report(cli_faults::kExtraWord, {}, {"--section", "import"});
    if (request_.files.size() > 1)
      faults_.report(cli_faults::kSeveralTexts, {}, {std::to_string(request_.files.size())});
  }

  void read_help() {
    const auto known = [](const std::string& name) {
      return std::ranges::any_of(kCommands, [&](const auto& row) { return row.first == name; });
    };
    if (!written_.word.empty() && !known(written_.word)) {
      Nearest nearest(written_.word);
      for (const auto& [name, unused] : kCommands) nearest.consider(name);
      faults_.report(cli_faults::kUnknownCommand, {}, {written_.word, did_you_mean(nearest, "hongtou --help")});
    }
    constexpr std::pair<std::string_view, HelpForm> kForms[] = {{"", HelpForm::usage},    {"man", HelpForm::man},
                                                                {"bash", HelpForm::bash}, {"zsh", HelpForm::zsh},
                                                                {"fish", HelpForm::fish}, {"styles", HelpForm::styles}};
    const auto* form = std::ranges::find(kForms, written_.print, [](const auto& row) { return row.first; });
    if (form == std::end(kForms))
      bad("--print", written_.print, {"man、bash、zsh、fish、styles", "man, bash, zsh, fish, styles"});
    else
      request_.help = form->second;
    if (!written_.output.empty() && written_.print != "man") faults_.report(cli_faults::kExtraWord, {}, {"-o", "help"});
  }

  void read_date_option() {
    if (written_.date.empty()) return;
    Diagnostics ignored;
    request_.date = read_date(LocatedText(written_.date, {}), Term("--date"), ignored);
    if (!request_.date)
      bad("--date", written_.date,
          {"年月日齐全的日子，如 2026-12-04", "a whole day that there is, such as 2026-12-04"});
  }

  void read_new() {
    read_date_option();
    request_.from_last = !written_.from.empty();
    if (request_.from_last) {
      request_.files = {written_.from};
      if (!written_.style.empty()) faults_.report(cli_faults::kExtraWord, {}, {"--style", "new --from"});
      if (!written_.kind.empty()) faults_.report(cli_faults::kExtraWord, {}, {written_.kind, "new"});
      return;
    }
    const KindRow* kind = find_kind(written_.kind);
    if (kind == nullptr || kind->skeleton.empty()) {
      Term choices("", "");
      for (const KindRow& row : kinds()) {
        if (row.skeleton.empty()) continue;
        choices.zh += "hongtou new " + std::string(row.zh) + "、";
        choices.en += "hongtou new " + std::string(row.key) + ", ";
      }
      choices.zh += "hongtou new --from 上期.yaml";
      choices.en += "hongtou new --from LAST.yaml";
      if (written_.kind.empty())
        faults_.report(cli_faults::kNoKind, {}, {choices});
      else if (kind != nullptr)
        faults_.report(cli_faults::kNewNotYet, {}, {Term(std::string(kind->zh), std::string(kind->key)), choices});
      else
        bad("new", written_.kind, choices);
      return;
    }
    request_.kind = kind->kind;
  }

  const Written& written_;
  Diagnostics& faults_;
  Request request_;
};

}  // namespace

namespace {

/// The line, and whether it has each option.
std::variant<Request, JustPrint, Diagnostics> read_words(const std::vector<std::string>& words, Language language,
                                                         Grammar& grammar) {
  Diagnostics faults;
  try {
    grammar.parse(words);
  } catch (const CLI::CallForHelp&) {
    return JustPrint{grammar.app().help()};
  } catch (const CLI::ParseError& error) {
    // All values are plain text to CLI11, so that only a missing one is left to be wrong; it says so as "--to: 1 …".
    const std::string said = error.what();
    const std::string command = grammar.command() == nullptr ? "" : grammar.command()->get_name();
    faults.report(cli_faults::kNoValue, {}, {said.substr(0, said.find(':')), command});
    return faults;
  }
  if (grammar.written().version) return JustPrint{program_version() + "\n" + library_versions() + "\n"};

  report_left_over(grammar, faults);
  for (const std::string& word : grammar.written().files) report_odd_dash(word, grammar, faults);
  if (grammar.command() == nullptr) {
    if (!faults.has_errors()) faults.report(cli_faults::kNoCommand, {});
    return faults;
  }
  report_empty(*grammar.command(), faults);
  const auto* named =
      std::ranges::find(kCommands, grammar.command()->get_name(), [](auto& known) { return std::string(known.first); });
  Request request = Reader(grammar.written(), faults).read(named->second, language);
  if (faults.has_errors()) return faults;
  return request;
}

/// Whether a file has a say in what the command does: one that makes or looks at documents.
bool is_configured(Command command) {
  return command == Command::build || command == Command::watch || command == Command::check ||
         command == Command::fonts;
}

/// What is said of an option, as of the key that stands for it: the file has no `--fonts`.
std::vector<Term> said_of(const Diagnostic& fault, const ConfigurationKey& key) {
  const auto with_key = [&](std::string text, std::string_view name) {
    for (const std::string_view option : {key.option, std::string_view(key.key == "jobs" ? "-j" : "")}) {
      const std::size_t at = option.empty() ? std::string::npos : text.find(option);
      if (at != std::string::npos) text.replace(at, option.size(), name);
    }
    return text;
  };
  const std::string zh = "“" + std::string(key.zh) + "”";
  return {Term(with_key(fault.message(Language::zh), zh), with_key(fault.message(Language::en), key.key)),
          Term(with_key(fault.remedy(Language::zh), std::string(key.zh) + ":"),
               with_key(fault.remedy(Language::en), std::string(key.key) + ":"))};
}

/// Whether the words of the line leave room for the option.
bool is_free(const ConfiguredOption& option, const Grammar& grammar) {
  const CLI::App& command = *grammar.command();
  const auto has = [&](const CLI::App& app) {
    const CLI::Option* known = app.get_option_no_throw(std::string(option.key->option));
    return known != nullptr && known->count() == 0;
  };
  if (!has(command) && !has(grammar.app())) return false;
  // -o FILE names the output itself.
  const std::string& output = grammar.written().output;
  return option.key->option != "--name" || output.empty() || output.ends_with('/');
}

}  // namespace

std::variant<Request, JustPrint, Diagnostics> read_command_line(const std::vector<std::string>& words,
                                                                Language language, const Configured& configured,
                                                                Diagnostics& faults) {
  Grammar grammar(language);
  std::variant<Request, JustPrint, Diagnostics> read = read_words(words, language, grammar);
  const auto* plain = std::get_if<Request>(&read);
  if (plain == nullptr || !configured || grammar.written().no_config || !is_configured(plain->command)) return read;
  std::vector<std::string> all = words;
  for (const ConfiguredOption& option : configured(*plain, faults)) {
    if (option.words.empty() || !is_free(option, grammar)) continue;
    // In front of a `--`, behind which all are names of files.
    std::vector<std::string> with = all;
    with.insert(std::ranges::find(with, "--"), option.words.begin(), option.words.end());
    Grammar again(language);
    std::variant<Request, JustPrint, Diagnostics> tried = read_words(with, language, again);
    if (const auto* wrong = std::get_if<Diagnostics>(&tried)) {
      for (const Diagnostic& fault : wrong->all())
        faults.report(cli_faults::kBadSetting, option.place, said_of(fault, *option.key));
      continue;
    }
    all = std::move(with);
    read = std::move(tried);
  }
  return read;
}

std::variant<Request, JustPrint, Diagnostics> read_command_line(const std::vector<std::string>& words,
                                                                Language language) {
  Diagnostics none;
  return read_command_line(words, language, {}, none);
}

std::vector<CommandRow> command_rows(Language language) { return Grammar(language).rows(); }

std::string help_text(const std::string& command, Language language) {
  const Grammar grammar(language);
  return command.empty() ? grammar.app().help() : grammar.app().get_subcommand(command)->help(grammar.app().get_name());
}

}  // namespace typeset
