// The pages that clerks read: what is a table in the program is made of it, and by hand they name only what there is.
// HONGTOU_UPDATE_DOCS=1 test_cli writes the tables anew.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "batch/reports.h"
#include "batch/result.h"
#include "cli/catalogue.h"
#include "cli/grammar.h"
#include "font/manifest.h"
#include "source/fields.h"
#include "support/desk.h"
#include "support/program.h"

using namespace typeset;
using typeset::test::Desk;
using typeset::test::read_file;

namespace {

namespace fs = std::filesystem;

const fs::path kHouse = REPOSITORY;

/// Pages that are written by hand, but for tables.
const std::vector<std::string> kPages = {"README.md",
                                         "README.zh-CN.md",
                                         "docs/batch.zh-CN.md",
                                         "docs/cli.md",
                                         "docs/cli.zh-CN.md",
                                         "docs/clauses.zh-CN.md",
                                         "docs/faq.zh-CN.md",
                                         "docs/fields.zh-CN.md",
                                         "docs/fonts.md",
                                         "docs/fonts.zh-CN.md",
                                         "docs/install.md",
                                         "docs/install.zh-CN.md",
                                         "docs/lint.zh-CN.md",

                                         "docs/styles.zh-CN.md",
                                         "docs/tutorial.zh-CN.md",
                                         "docs/weekly.md"};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) all.append(all.empty() ? "" : between).append(part);
  return all;
}

std::string without(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

/// Holds a page against what it should be, or writes it.
void settle(const fs::path& page, const std::string& wanted) {
  if (std::getenv("HONGTOU_UPDATE_DOCS") != nullptr) {  // NOLINT(concurrency-mt-unsafe)
    std::ofstream(page, std::ios::binary) << wanted;
    return;
  }
  INFO(page.filename().string() << " is not what the program says; HONGTOU_UPDATE_DOCS=1 test_cli writes it anew");
  CHECK(read_file(page) == wanted);
}

// Tables of the grammar.

/// Words of the program's, of which nothing is to be taken for a mark of Markdown.
std::string plain(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<|").find(c) != std::string_view::npos) made += '\\';
    made += c;
  }
  return made;
}

/// Within a table a bar would end the cell, in code too.
std::string code(const std::string& text) { return "`" + without(text, "|", "\\|") + "`"; }

std::string option_rows(const std::vector<OptionRow>& rows) {
  std::string table;
  for (const OptionRow& row : rows) {
    std::string head;
    for (const std::string& name : row.names) head.append(head.empty() ? "" : "，").append(code(name));
    if (!row.shape.empty()) head.append(head.empty() ? "" : " ").append(code(row.shape));
    table += "| " + head + " | " + plain(row.help) + " |\n";
  }
  return table;
}

std::string meanings(std::string_view head, const auto& rows) {
  std::string table = "\n| " + std::string(head) + " | 意思 |\n|---|---|\n";
  for (const Meaning& row : rows) table += "| " + code(std::string(row.name)) + " | " + plain(row.words.zh) + " |\n";
  return table;
}

std::string tables_of_commands() {
  std::string text;
  const std::vector<CommandRow> rows = command_rows(Language::zh);
  text += "| 命令 | 做什么 |\n|---|---|\n";
  for (const CommandRow& row : rows)
    if (!row.name.empty()) text += "| [`hongtou " + row.name + "`](#" + row.name + ") | " + plain(row.help) + " |\n";
  text += "\n哪个命令都可以加的：\n\n| 选项 | 意思 |\n|---|---|\n" + option_rows(rows.front().options);
  text += meanings("退出码", kExitCodes) + meanings("环境变量", kVariables);
  for (const CommandRow& row : rows) {
    if (row.name.empty()) continue;
    text += "\n### " + row.name + "\n\n" + row.help + "：`hongtou " + row.name + " " + row.usage + "`";
    if (!row.remark.empty()) text += "。" + plain(without(row.remark, "\n", ""));
    text += "\n\n| 选项 | 意思 |\n|---|---|\n" + option_rows(row.arguments) + option_rows(row.options);
  }
  return text;
}

/// What of building many documents is asked for on the line.
std::string options_of_batches() {
  constexpr std::array<std::string_view, 8> kOptions = {"--jobs",   "--dry-run", "--why",  "--force",
                                                        "--verify", "--prune",   "--deps", "--shard"};
  const std::vector<CommandRow> rows = command_rows(Language::zh);
  const auto build = std::ranges::find(rows, "build", &CommandRow::name);
  std::string table = "| 选项 | 意思 |\n|---|---|\n";
  for (const std::string_view wanted : kOptions) {
    const auto row = std::ranges::find_if(build->options, [&](const OptionRow& option) {
      return std::ranges::find(option.names, wanted) != option.names.end();
    });
    REQUIRE(row != build->options.end());
    table += option_rows({*row});
  }
  return table;
}

std::string table_of_reports() {
  std::string table = "| 格式 | 是什么 | 文件名一般以此结尾 |\n|---|---|---|\n";
  for (const ReportFormat& format : report_formats())
    table += "| " + code(std::string(format.name)) + " | " + plain(format.help.zh) + " | " +
             code(std::string(format.extension)) + " |\n";
  return table;
}

// Roles and their fonts.

/// 仿宋_GB2312、FangSong：办公字体的名字, or those of the pinned faces.
std::string names_of(const std::vector<Candidate>& candidates, bool pinned) {
  std::vector<std::string> names;
  for (const Candidate& candidate : candidates)
    if ((candidate.by == Candidate::By::pinned) == pinned) names.push_back(candidate.name);
  return joined(names, "、");
}

std::string table_of_roles() {
  Sources sources;
  Diagnostics faults;
  const FileId file = sources.add("manifest.yaml", read_file(kHouse / "fonts/manifest.yaml"));
  const auto manifest = read_manifest(sources, file, faults);
  REQUIRE(manifest);
  std::string table = "| 字体 | 依次找装好的 | 随附的 | 缺字时，再找随附的 |\n|---|---|---|---|\n";
  for (const RoleName& role : kRoles) {
    const RoleFonts& fonts = manifest->of(role.role);
    const std::string own = names_of(fonts.candidates, true);
    std::vector<Candidate> others = fonts.fallback;
    std::erase_if(others, [&own](const Candidate& candidate) { return candidate.name == own; });
    const std::string installed = names_of(fonts.candidates, false);
    table += "| " + std::string(role.words.zh) + " | " + (installed.empty() ? "—" : installed) + " | " + own + " | " +
             names_of(others, true) + " |\n";
  }
  return table;
}

// Fields and messages.

std::string table_of_fields() {
  std::string table, owner = "-";
  for (const FieldRow& row : all_fields()) {
    const FieldInfo& field = *row.info;
    if (row.owner_zh != owner) {
      owner = row.owner_zh;
      table += (table.empty() ? "## " : "\n## ") + (owner.empty() ? "稿子" : owner) +
               "\n\n| 字段 | 英文 | 写法 | 说明 | 依据 |\n|---|---|---|---|---|\n";
    }
    const std::string needed = field.use == FieldUse::required ? "（必填）" : "";
    table += "| " + code(std::string(field.zh)) + needed + " | " + code(std::string(field.key)) + " | " +
             plain(shape_name(row.shape).zh) + " | " + plain(field.help_zh) + " | " + std::string(field.clause) +
             " |\n";
  }
  return table;
}

/// What stands in a message's place for words of a source is shown as an ellipsis.
std::string in_general(std::string_view pattern) {
  const std::vector<Term> ellipses(10, Term("…"));
  return plain(fill_in(pattern, ellipses, Language::zh));
}

std::string table_of_messages() {
  std::string table, room;
  for (const DiagnosticKind* kind : all_diagnostics()) {
    const std::string own(kind->slug.substr(0, kind->slug.find('/')));
    if (own != room) {
      room = own;
      table += (table.empty() ? "## " : "\n## ") + room + "\n\n| 代码 | 程度 | 说什么 | 改法 |\n|---|---|---|---|\n";
    }
    table += "| " + code(std::string(kind->slug)) + " | " + std::string(words_of(kind->severity).zh) + " | " +
             in_general(kind->message.zh) + " | " + in_general(kind->remedy.zh) + " |\n";
  }
  return table;
}

// Rows of docs/clauses*.md.

std::vector<std::string> cells_of(const std::string& line) {
  if (!line.starts_with("| ")) return {};
  std::vector<std::string> cells;
  static const std::regex kBar(R"( ?\| ?)");
  const std::string inner = line.substr(2, line.rfind('|') - 2);
  for (std::sregex_token_iterator at(inner.begin(), inner.end(), kBar, -1), end; at != end; ++at) cells.push_back(*at);
  return cells;
}

bool is_rule(const std::vector<std::string>& cells) {
  static const std::regex kId(R"((GB|BR|CL)-\S.*)");
  return cells.size() >= 3 && std::regex_match(cells[0], kId);
}

/// What of the program has to do with the rules of a row, by what `explain` says of each.
std::string kept_by(const std::string& ids) {
  constexpr std::size_t kMostOfSection = 3;
  std::vector<std::string> fields, checks, sections;
  std::map<std::string, std::vector<std::string>> keys;
  const auto add = [](std::vector<std::string>& to, const std::string& name) {
    if (std::ranges::find(to, name) == to.end()) to.push_back(name);
  };
  std::istringstream each(ids);
  for (std::string id; std::getline(each, id, ',');) {
    id.erase(0, id.find_first_not_of(' '));
    const auto told = explain(id, Language::zh);
    if (!told || !told->starts_with(id + "：")) continue;
    for (const std::string& line : lines_of(*told)) {
      // Of a byte of 格 a class of characters would make an end of the name.
      const std::size_t gap = line.find(' ', 2), end = line.find("：");
      if (!line.starts_with("  ") || gap > end || end == std::string::npos) continue;
      const std::string kind = line.substr(2, gap - 2), name = line.substr(gap + 1, end - gap - 1);
      if (kind == "字段") add(fields, name);
      if (kind == "检查") add(checks, name);
      if (kind != "样式项") continue;
      const std::string section = name.substr(0, name.find('.'));
      add(sections, section);
      add(keys[section], name);
    }
  }
  std::vector<std::string> names, all;
  for (const std::string& section : sections) {
    if (keys[section].size() > kMostOfSection)
      names.push_back(section + ".*");
    else
      names.insert(names.end(), keys[section].begin(), keys[section].end());
  }
  if (!fields.empty()) all.push_back("字段 " + joined(fields, "、"));
  if (!names.empty()) all.push_back("样式 " + joined(names, "、"));
  if (!checks.empty()) all.push_back("检查 " + joined(checks, "、"));
  return joined(all, "；");
}

// What pages name.

/// Spans between grave accents, lines of fenced blocks, and all the rest.
struct Code {
  std::vector<std::string> spans, lines;
  std::string prose;
};

Code code_of(const std::string& page) {
  Code code;
  bool fenced = false;
  static const std::regex kSpan("`([^`]+)`");
  for (const std::string& line : lines_of(page)) {
    if (line.starts_with("```")) {
      fenced = !fenced;
    } else if (fenced) {
      code.lines.push_back(line);
    } else {
      for (std::sregex_iterator at(line.begin(), line.end(), kSpan), end; at != end; ++at)
        code.spans.push_back(without((*at)[1], "\\|", "|"));
      code.prose += std::regex_replace(line, kSpan, "") + "\n";
    }
  }
  return code;
}

std::set<std::string> flags_of(const CommandRow& row) {
  std::set<std::string> flags;
  for (const OptionRow& option : row.options) flags.insert(option.names.begin(), option.names.end());
  return flags;
}

std::vector<std::string> parted(const std::string& line) {
  std::vector<std::string> words;
  std::istringstream in(line);
  for (std::string word; in >> word && word != "#";) words.push_back(word);
  return words;
}

const std::regex kFlag(R"(--?[a-z][a-z-]*)");

/// Options of `check` that pages name a step before the program has them; none as soon as it does.
std::set<std::string> named_ahead() {
  for (const CommandRow& row : command_rows(Language::zh))
    if (flags_of(row).contains("--fix")) return {};
  return {"--fix", "--dry-run"};
}

/// A line that runs the program: its command is one, and takes the options behind it.
void check_command(const std::string& line) {
  const std::vector<std::string> words = parted(line);
  const auto program = words.begin();
  if (words.size() < 2 || (*program != "hongtou" && !program->ends_with("/hongtou"))) return;
  const std::vector<CommandRow> rows = command_rows(Language::zh);
  static const std::regex kName("[a-z]+");
  CAPTURE(line);
  std::set<std::string> flags = flags_of(rows.front());
  if (const std::set<std::string> ahead = named_ahead(); words[1] == "check") flags.insert(ahead.begin(), ahead.end());
  flags.insert({"-h", "--help"});
  if (std::regex_match(program[1], kName)) {
    const auto command = std::ranges::find(rows, program[1], &CommandRow::name);
    REQUIRE(command != rows.end());
    flags.merge(flags_of(*command));
    if (command->name == "explain" && program + 2 != words.end() && !program[2].starts_with("[") &&
        program[2] != "名称")
      CHECK(explain(program[2], Language::zh).has_value());
  }
  for (auto word = program + 1; word != words.end() && *word != "|" && *word != "&&"; ++word) {
    const std::string flag = word->substr(0, word->find('='));
    CAPTURE(flag);
    if (std::regex_match(flag, kFlag)) CHECK(flags.contains(flag));
    if (flag != "--set" || word + 1 == words.end()) continue;
    const std::string key = word[1].substr(0, word[1].find('='));
    CAPTURE(key);
    CHECK(explain(key, Language::zh).has_value());
  }
}

/// The names by which headings are linked to; of those without marks, which is enough.
std::set<std::string> anchors_of(const std::string& page) {
  static const std::regex kHeading(R"(#+ (.*))");
  std::set<std::string> anchors;
  for (const std::string& line : lines_of(page)) {
    std::smatch part;
    if (!std::regex_match(line, part, kHeading)) continue;
    std::string anchor = without(part[1], " ", "-");
    for (char& c : anchor)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    anchors.insert(anchor);
  }
  return anchors;
}

/// 不认识“{0}” is said of 不认识“刊号”.
bool is_said(std::string_view pattern, const std::string& said) {
  static const std::regex kSlot(R"(\{\d\})");
  static const std::regex kSpecial(R"([.^$|()\[\]{}*+?\\])");
  std::string wanted;
  const std::string text(pattern);
  for (std::sregex_token_iterator piece(text.begin(), text.end(), kSlot, -1), end; piece != end; ++piece) {
    if (!wanted.empty() || piece->first != text.begin()) wanted += ".*";
    wanted += std::regex_replace(piece->str(), kSpecial, R"(\$&)");
  }
  if (text.ends_with("}")) wanted += ".*";
  return std::regex_match(said, std::regex(wanted));
}

/// A message as the program prints it, with its remedy two or more lines below.
void check_messages(const std::vector<std::string>& lines) {
  static const std::regex kMessage(R"(.*: (错误|警告|提示|error|warning|note): (.*) \[([a-z]+/[a-z0-9-]+)\])");
  static const std::regex kRemedy(R"(  = (?:改法|fix): (.*))");
  const DiagnosticKind* told = nullptr;
  for (const std::string& line : lines) {
    std::smatch part;
    CAPTURE(line);
    if (std::regex_match(line, part, kMessage)) {
      const auto kind = std::ranges::find_if(all_diagnostics(), [&](auto* one) { return one->slug == part[3].str(); });
      REQUIRE(kind != all_diagnostics().end());
      told = *kind;
      CHECK((words_of(told->severity).zh == part[1].str() || words_of(told->severity).en == part[1].str()));
      CHECK((is_said(told->message.zh, part[2]) || is_said(told->message.en, part[2])));
    } else if (std::regex_match(line, part, kRemedy) && told != nullptr) {
      CHECK((is_said(told->remedy.zh, part[1]) || is_said(told->remedy.en, part[1])));
    }
  }
}

}  // namespace

TEST_CASE("tables of pages in Chinese are those of the program", "[cli]") {
  const auto settle_part = [](const std::string& page, const std::string& part, const std::string& table) {
    const std::string begin = "<!-- " + part + " -->\n";
    const std::string end = "<!-- end of " + part + " -->\n";
    std::string text = read_file(kHouse / page);
    const std::size_t from = text.find(begin);
    const std::size_t to = text.find(end);
    REQUIRE((from != std::string::npos && to != std::string::npos && from < to));
    text.replace(from + begin.size(), to - from - begin.size(), table);
    settle(kHouse / page, text);
  };
  settle_part("docs/cli.zh-CN.md", "commands", tables_of_commands());
  settle_part("docs/batch.zh-CN.md", "options of batches", options_of_batches());
  settle_part("docs/batch.zh-CN.md", "reports", table_of_reports());
  settle_part("docs/fonts.zh-CN.md", "roles", table_of_roles());
  settle_part("docs/fields.zh-CN.md", "fields", table_of_fields());
  settle_part("docs/messages.zh-CN.md", "messages", table_of_messages());
}

TEST_CASE("docs/clauses.zh-CN.md has the rows of docs/clauses.md, and says what keeps them", "[cli]") {
  // What a row says first must not differ between the languages.
  const std::map<std::string, std::string> kWays = {{"enforced", "必行"},
                                                    {"by construction", "必然"},
                                                    {"author", "作者"},
                                                    {"reported", "提醒"},
                                                    {"style", "样式"},
                                                    {"not yet", "还没有"},
                                                    {"a style file", "只用样式文件"},
                                                    {"field", "字段"}};
  std::vector<std::vector<std::string>> english;
  for (const std::string& line : lines_of(read_file(kHouse / "docs/clauses.md"))) {
    const std::vector<std::string> cells = cells_of(line);
    if (is_rule(cells)) english.push_back(cells);
  }
  const fs::path page = kHouse / "docs/clauses.zh-CN.md";
  std::string wanted;
  std::size_t row = 0;
  for (const std::string& line : lines_of(read_file(page))) {
    const std::vector<std::string> cells = cells_of(line);
    if (!is_rule(cells)) {
      wanted += line + "\n";
      continue;
    }
    CAPTURE(line);
    REQUIRE(row < english.size());
    CHECK(cells[0] == english[row][0]);
    for (const auto& [en, zh] : kWays) {
      if (!english[row][2].starts_with(en) || (en == "style" && english[row][2].starts_with("style file"))) continue;
      CAPTURE(english[row][2]);
      CHECK(cells[2].starts_with(zh));
    }
    const std::string kept = kept_by(cells[0]);
    wanted += "| " + cells[0] + " | " + cells[1] + " | " + cells[2] + " |" + (kept.empty() ? "" : " " + kept) + " |\n";
    ++row;
  }
  CHECK(row == english.size());
  settle(page, wanted);
}

TEST_CASE("pages that clerks read name only what there is", "[cli]") {
  std::set<std::string> flags = named_ahead();
  flags.insert({"-h", "--help"});
  for (const CommandRow& row : command_rows(Language::zh)) flags.merge(flags_of(row));
  static const std::regex kSlug("[a-z]+/[a-z0-9-]+");
  static const std::regex kDotted(R"((?:[^\x00-\x7F])+\.(?:[^\x00-\x7F])+)");
  static const std::regex kLink(R"(\]\(([^)#:]*)(?:#([^):]+))?\)|(?:src|href)="([^":]+)\")");
  std::set<std::string> rooms;
  for (const DiagnosticKind* kind : all_diagnostics()) rooms.emplace(kind->slug.substr(0, kind->slug.find('/')));
  for (const std::string& name : kPages) {
    CAPTURE(name);
    const std::string page = read_file(kHouse / name);
    REQUIRE_FALSE(page.empty());
    const Code code = code_of(page);
    for (const std::string& span : code.spans) {
      CAPTURE(span);
      const std::vector<std::string> words = parted(span);
      check_command(span);
      if (!words.empty() && std::regex_match(words[0], kFlag)) CHECK(flags.contains(words[0]));
      if (std::regex_match(span, kSlug) && rooms.contains(span.substr(0, span.find('/'))) &&
          !fs::exists(kHouse / "typeset" / span))
        CHECK(explain(span, Language::zh).has_value());
      if (std::regex_match(span, kDotted)) CHECK(explain(span, Language::zh).has_value());
    }
    for (const std::string& line : code.lines) check_command(line);
    check_messages(code.lines);
    for (std::sregex_iterator at(code.prose.begin(), code.prose.end(), kLink), end; at != end; ++at) {
      const std::string target = (*at)[1].matched ? (*at)[1] : (*at)[3];
      const std::string anchor = (*at)[2];
      CAPTURE(target, anchor);
      const fs::path path = target.empty() ? kHouse / name : (kHouse / name).parent_path() / target;
      CHECK(fs::exists(path));
      if (!anchor.empty()) CHECK(anchors_of(read_file(path)).contains(anchor));
    }
  }
}

TEST_CASE("whole sources on pages and beside them can be read", "[cli]") {
  const Desk desk;
  std::size_t sources = 0;
  static const std::regex kError(R"((?:^|\n)[^\n]*: 错误: [^\n]*\[(?:source|body|style)/[^\n]*)");
  const auto check_source = [&](const std::string& source) {
    CAPTURE(source);
    desk.write("第1期.yaml", source);
    const test::Outcome outcome = desk.hongtou({"check", "第1期.yaml", "--fonts", "pinned"});
    CAPTURE(outcome.errors);
    CHECK_FALSE(std::regex_search(outcome.errors, kError));
    ++sources;
  };
  for (const auto& entry : fs::directory_iterator(kHouse / "docs/examples"))
    if (entry.path().extension() == ".yaml") check_source(read_file(entry.path()));
  for (const std::string& name : kPages) {
    CAPTURE(name);
    std::string block;
    bool fenced = false;
    for (const std::string& line : lines_of(read_file(kHouse / name))) {
      if (!line.starts_with("```")) {
        if (fenced) block += line + "\n";
        continue;
      }
      const bool whole = block.find("\n文章:") != std::string::npos && block.find("日期:") != std::string::npos;
      if (fenced && whole) check_source(block);
      fenced = line == "```yaml";
      block.clear();
    }
  }
  CHECK(sources == 5);
  // What the tutorial has to be typed is what its pictures are made of.
  CHECK(read_file(kHouse / "docs/tutorial.zh-CN.md")
            .find("```yaml\n" + read_file(kHouse / "docs/examples/first-issue.yaml") + "```\n") != std::string::npos);
}
