#include "cli/line_grammar.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <type_traits>

#include "batch/reports.h"
#include "cli/jobs.h"
#include "press/outputs.h"
#include "press/pdf_wishes.h"
#include "source/kinds.h"

namespace typeset {

namespace {

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

}  // namespace

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

std::vector<std::string> words_of_list(const std::string& listed) {
  std::vector<std::string> words = CLI::detail::split(listed, ',');
  for (std::string& word : words) CLI::detail::trim(word);
  return words;
}

Term did_you_mean(const Nearest& nearest, const std::string& help) {
  if (nearest.found()) return {"是不是 " + nearest.name() + "？", "did you mean " + nearest.name() + "?"};
  return {"用法见 " + help, "see " + help};
}

class LineGrammar::Declared {
 public:
  explicit Declared(Language language) : language_(language) {
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
         "What the PDF is to be (default: a-2u): " + standards.en,
         Offer{Takes::word, words_of_list(standards.en), true});
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
         Offer{Takes::word, words_of_list(names_of_formats().en), true});
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
    argument(app, "KIND", written_.kind, {Takes::word, words_of_list(names.en)}, "种类：" + names.zh,
             "Kind: " + names.en);
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

LineGrammar::LineGrammar(Language language) : declared_(std::make_unique<Declared>(language)) {}
LineGrammar::~LineGrammar() = default;
void LineGrammar::parse(std::vector<std::string> words) { declared_->parse(std::move(words)); }
const Written& LineGrammar::written() const { return declared_->written(); }
const CLI::App& LineGrammar::app() const { return declared_->app(); }
const CLI::App* LineGrammar::command() const { return declared_->command(); }
std::vector<CommandRow> LineGrammar::rows() const { return declared_->rows(); }

std::vector<CommandRow> command_rows(Language language) { return LineGrammar(language).rows(); }

std::string help_text(const std::string& command, Language language) {
  const LineGrammar grammar(language);
  return command.empty() ? grammar.app().help() : grammar.app().get_subcommand(command)->help(grammar.app().get_name());
}

}  // namespace typeset
