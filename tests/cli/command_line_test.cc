// What a command line asks for, and what is said of one that cannot be.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "cli/command_line.h"
#include "cli/completions.h"
#include "cli/faults.h"
#include "cli/grammar.h"
#include "cli/language.h"
#include "cli/manual.h"
#include "cli/output_plan.h"
#include "support/faults.h"
#include "support/program.h"

using namespace typeset;
using typeset::test::ScopedFolder;
using typeset::test::slugs;
using typeset::test::write_file;

namespace {

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> words;
  std::istringstream in(line);
  for (std::string word; in >> word;) words.push_back(word == "''" ? "" : word);
  return words;
}

Request request(const std::string& line) {
  const auto read = read_command_line(split(line), Language::zh);
  CAPTURE(line);
  REQUIRE(std::holds_alternative<Request>(read));
  return std::get<Request>(read);
}

}  // namespace

TEST_CASE("the language is Chinese unless a locale names another", "[cli]") {
  for (const char* locale : {"", "C", "POSIX", "C.UTF-8", "zh_CN.UTF-8", "zh_TW", "zh"}) {
    CHECK(language_of_locale(locale) == Language::zh);
  }
  for (const char* locale : {"en_US.UTF-8", "en", "de_DE@euro", "ja_JP.eucJP"}) {
    CHECK(language_of_locale(locale) == Language::en);
  }
  CHECK(language_asked_for({"build", "--lang", "en", "x"}) == Language::en);
  CHECK(language_asked_for({"--lang=zh_CN", "x"}) == Language::zh);
  CHECK(language_asked_for({"--lang"}) == std::nullopt);
  CHECK(language_asked_for({"--lang", "fr"}) == std::nullopt);
  CHECK(language_asked_for({"--", "--lang", "en"}) == std::nullopt);
}

TEST_CASE("a build line becomes a request", "[cli]") {
  const Request r = request(
      "--lang en build a.yaml b.yaml -o out/ --to pdf,dump --to pdf --set masthead.top=35mm --set a=b=c "
      "--fonts pinned --style-dir s --style-dir t --encoding GBK --strict -q -j 3");
  CHECK(r.command == Command::build);
  CHECK(r.language == Language::en);
  CHECK(r.files == std::vector<std::string>{"a.yaml", "b.yaml"});
  CHECK(r.output == "out/");
  CHECK(r.formats == std::vector<const OutputFormat*>{find_output_format("pdf"), find_output_format("dump")});
  CHECK(r.settings == std::vector<std::pair<std::string, std::string>>{{"masthead.top", "35mm"}, {"a", "b=c"}});
  CHECK(r.font_policy == FontPolicy::pinned);
  CHECK(r.style_folders == std::vector<std::string>{"s", "t"});
  CHECK(r.encoding == Encoding::gb18030);
  CHECK(r.strict);
  CHECK(r.quiet);
  CHECK(r.jobs == 3);
}

TEST_CASE("reports go to files of their own", "[cli]") {
  const Request r = request("build a.yaml --report sarif=x=y --report junit=-");
  REQUIRE(r.reports.size() == 2);
  CHECK(r.reports[0].format == find_report_format("sarif"));
  CHECK(r.reports[0].target == "x=y");
  CHECK(r.reports[1].format == find_report_format("junit"));
  CHECK(r.reports[1].target == "-");
  const auto faults_of = [](const std::string& line) {
    Diagnostics faults;
    const Request read = request(line);
    const std::vector<NamedSource> sources = {{read.files.front(), ""}};
    if (read.command == Command::check)
      check_reports(sources, read, faults);
    else
      plan_outputs(sources, read, {}, faults);
    return slugs(faults);
  };
  CHECK(faults_of("build a.yaml --report sarif=x --report junit=y").empty());
  CHECK(faults_of("build a.yaml --report sarif=x --report junit=./x") == "cli/same-output");
  CHECK(faults_of("build a.yaml --report sarif=a.pdf") == "cli/same-output");
  CHECK(faults_of("build a.yaml --to dump -o - --report sarif=-") == "cli/same-output");
  CHECK(faults_of("check a.yaml --report sarif=- --report junit=-") == "cli/same-output");
  CHECK(faults_of("check a.yaml --report sarif=./a.yaml") == "cli/over-source");
}

TEST_CASE("options may stand anywhere and take one word each", "[cli]") {
  CHECK(request("build --to dump a.yaml").files == std::vector<std::string>{"a.yaml"});
  CHECK(request("build --set a=1 a.yaml --lang en").language == Language::en);
  CHECK(request("build - -o -").files == std::vector<std::string>{"-"});
  CHECK(request("build -- -a.yaml").files == std::vector<std::string>{"-a.yaml"});
  CHECK(request("build -o x -o y a.yaml").output == "y");
  CHECK(request("new --from a.yaml").from_last);
  CHECK(request("new 简报").command == Command::new_issue);
  CHECK(request("explain").word.empty());
  CHECK(request("fonts --check a.yaml").files == std::vector<std::string>{"a.yaml"});
}

TEST_CASE("faulty lines are told with all their faults", "[cli]") {
  struct Case {
    const char* line;
    const char* slugs;
  };
  const Case cases[] = {
      {"", "cli/no-command"},
      {"--lang en", "cli/no-command"},
      {"biuld a.yaml", "cli/unknown-command"},
      {"build", "cli/no-files"},
      {"check", "cli/no-files"},
      {"build a.yaml --fnots pinned", "cli/unknown-option"},
      {"build a.yaml -x", "cli/unknown-option"},
      {"build a.yaml --to", "cli/no-value"},
      {"build a.yaml -o ''", "cli/no-value"},
      {"build a.yaml --shard '' --name ''", "cli/no-value cli/no-value"},
      {"build a.yaml --style-dir ''", "cli/no-value"},
      {"build a.yaml ''", "cli/empty-word"},
      {"merge", "cli/no-folder"},
      {"merge out ''", "cli/empty-word"},
      {"build a.yaml --to pdf,docx --fonts mine", "cli/bad-value cli/bad-value"},
      {"build a.yaml --encoding latin-1", "cli/bad-value"},
      {"build a.yaml --report sarif", "cli/bad-value"},
      {"build a.yaml --report sarif=", "cli/bad-value"},
      {"build a.yaml --report =x --report xml=x", "cli/bad-value cli/bad-value"},
      {"check a.yaml --report manifest=x", "cli/bad-value"},
      {"build a.yaml --report sarif=x --dry-run", "cli/extra-word"},
      {"build a.yaml --set top", "cli/bad-value"},
      {"build a.yaml --set =1", "cli/bad-value"},
      {"build a.yaml -j 0", "cli/bad-value"},
      {"build a.yaml -j many", "cli/bad-value"},
      {"build a.yaml --lang fr", "cli/bad-value"},
      {"build - -", "cli/stdin-twice"},
      {"build - @-", "cli/stdin-twice"},
      {"watch -", "cli/stdin-watched"},
      {"watch @-", "cli/stdin-watched"},
      {"build a.yaml --name x", "cli/bad-pattern"},
      {"build a.yaml --shard 3/2", "cli/bad-value"},
      {"new", "cli/no-kind"},
      {"new -o x.yaml", "cli/no-kind"},
      {"new letter", "cli/kind-not-yet"},
      {"new leter", "cli/bad-value"},
      {"import a.txt b.txt", "cli/several-texts"},
      {"import a.txt --into b.yaml --date 2026-12-04", "cli/extra-word"},
      {"check a.yaml —fix", "cli/unknown-option"},
      {"check a.yaml ——fix --strict", "cli/unknown-option"},
      {"new bulletin －o x.yaml", "cli/unknown-option cli/extra-word"},
      {"new bulletin --from a.yaml", "cli/extra-word"},
      {"schema x y", "cli/extra-word cli/extra-word"},
      {"explain a b", "cli/extra-word"},
      {"fonts --shared", "cli/extra-word"},
      {"help biuld", "cli/unknown-command"},
      {"help build new", "cli/extra-word"},
      {"help --print csh", "cli/bad-value"},
      {"help build -o x", "cli/extra-word"},
      {"fonts --fetch --check a.yaml", "cli/extra-word"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.line);
    for (const Language language : {Language::zh, Language::en}) {
      const auto read = read_command_line(split(c.line), language);
      REQUIRE(std::holds_alternative<Diagnostics>(read));
      CHECK(slugs(std::get<Diagnostics>(read)) == c.slugs);
      for (const Diagnostic& fault : std::get<Diagnostics>(read).all()) CHECK(!fault.remedy(language).empty());
    }
  }
}

TEST_CASE("near misses are offered", "[cli]") {
  const auto remedy = [](const char* line) {
    const auto read = read_command_line(split(line), Language::en);
    return std::get<Diagnostics>(read).all().front().remedy(Language::en);
  };
  for (const char* dashes : {"—", "——", "－－", "–", "−−"}) {
    const std::string line = std::string("check a.yaml ") + dashes + "fix";
    CHECK(remedy(line.c_str()) == "did you mean --fix? options begin with the hyphen of the keyboard");
  }
  CHECK(request("check a.yaml ——无此选项").files.size() == 2);
  CHECK(remedy("new bulletin --date 4月10日") == "it takes a whole day that there is, such as 2026-12-04");
  CHECK(remedy("biuld a.yaml") == "did you mean build?");
  CHECK(remedy("build a.yaml --fnots pinned") == "did you mean --fonts?");
  CHECK(remedy("build a.yaml --qwertyuiop") == "see hongtou build --help");
}

TEST_CASE("help is in the language asked for and names every option", "[cli]") {
  for (const CommandRow& row : command_rows(Language::en)) {
    const std::string& command = row.name;
    CAPTURE(command);
    const auto zh = read_command_line(split(command + " --help"), Language::zh);
    const auto en = read_command_line(split(command + " -h"), Language::en);
    REQUIRE(std::holds_alternative<JustPrint>(zh));
    REQUIRE(std::holds_alternative<JustPrint>(en));
    CHECK(std::get<JustPrint>(zh).text.find("用法") != std::string::npos);
    CHECK(std::get<JustPrint>(zh).text.find("Usage") == std::string::npos);
    CHECK(std::get<JustPrint>(en).text.find("Usage: hongtou") != std::string::npos);
    CHECK(std::get<JustPrint>(en).text == help_text(command, Language::en));
    for (const Meaning& code : kExitCodes) {
      CHECK(std::get<JustPrint>(zh).text.find(code.words.zh) != std::string::npos);
      CHECK(std::get<JustPrint>(en).text.find(code.words.en) != std::string::npos);
    }
    for (const OptionRow& option : row.options)
      CHECK(std::get<JustPrint>(en).text.find(option.names.back()) != std::string::npos);
  }
  CHECK(request("help").word.empty());
  CHECK(request("build check fonts").files == std::vector<std::string>{"check", "fonts"});  // folders
  for (const char* line : {"help new", "help new --lang zh", "--lang zh help new"}) CHECK(request(line).word == "new");
  CHECK(request("help fonts --print man -o x").output == "x");
  CHECK(std::get<JustPrint>(read_command_line({"-V"}, Language::zh)).text.starts_with("Hongtou "));
  const auto version = read_command_line({"--version"}, Language::zh);
  REQUIRE(std::holds_alternative<JustPrint>(version));
  CHECK(std::get<JustPrint>(version).text.starts_with("Hongtou "));
  CHECK(std::get<JustPrint>(version).text.find("HarfBuzz ") != std::string::npos);
}

TEST_CASE("manual pages and completions know every option", "[cli]") {
  for (const Language language : {Language::zh, Language::en}) {
    const std::vector<CommandRow> rows = command_rows(language);
    REQUIRE(rows.size() > 1);
    const std::vector<ManualPage> pages = manual_pages(rows, "Hongtou 1", language);
    REQUIRE(pages.size() == rows.size());
    const std::string bash = bash_completions(rows), zsh = zsh_completions(rows), fish = fish_completions(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CAPTURE(rows[i].name);
      CHECK(pages[i].name == (i == 0 ? "hongtou.1" : "hongtou-" + rows[i].name + ".1"));
      std::string page = pages[i].text;
      page.erase(std::remove(page.begin(), page.end(), '\\'), page.end());
      for (const OptionRow& argument : rows[i].arguments)
        CHECK(page.find("fI" + argument.shape + "fR") != std::string::npos);
      for (const CommandRow* of : {&rows[0], &rows[i]}) {
        for (const OptionRow& option : of->options) {
          for (const std::string& name : option.names) {
            CAPTURE(name);
            CHECK(page.find("fB" + name + "fR") != std::string::npos);
            const bool is_long = name.starts_with("--");
            CHECK(std::min(bash.find(" " + name), bash.find("'" + name)) != std::string::npos);
            CHECK(zsh.find(")" + name + (option.shape.empty() ? "[" : is_long ? "=[" : "[")) != std::string::npos);
            CHECK(fish.find(is_long ? " -l " + name.substr(2) : " -s " + name.substr(1)) != std::string::npos);
          }
        }
      }
    }
  }
}

namespace {

struct Plan {
  std::vector<std::string> targets;
  std::string slugs;
};

Plan plan(const std::string& line) {
  Diagnostics faults;
  Plan made;
  const Request asked = request(line);
  const std::vector<NamedSource> sources = find_sources(asked.files, {}, faults).sources;
  const auto values = [](const NamedSource&) {
    return NameValues{"某某简报", "34", "120", "2017-12-29", "2017", false};
  };
  for (const PlannedDocument& document : plan_outputs(sources, asked, values, faults).documents) {
    made.targets.insert(made.targets.end(), document.targets.begin(), document.targets.end());
  }
  made.slugs = slugs(faults);
  return made;
}

}  // namespace

TEST_CASE("outputs are planned before any work", "[cli]") {
  const ScopedFolder scratch;
  const std::string folder = scratch.path().string();
  std::filesystem::create_directories(scratch.path() / "a");
  std::filesystem::create_directories(scratch.path() / "b");
  write_file(scratch.path() / "a/x.yaml", "");
  write_file(scratch.path() / "taken", "");
  const auto in = [&](const char* name) { return folder + "/" + name; };
  const std::string x = "build " + in("a/x.yaml");

  CHECK(plan(x).targets == std::vector<std::string>{in("a/x.pdf")});
  CHECK(plan("build " + in("a/x.yml")).targets == std::vector<std::string>{in("a/x.pdf")});
  CHECK(plan("build " + in("a/2017.34")).targets == std::vector<std::string>{in("a/2017.34.pdf")});
  CHECK(plan("build x.yaml").targets == std::vector<std::string>{"x.pdf"});
  CHECK(plan(x + " -o " + in("y.pdf")).targets == std::vector<std::string>{in("y.pdf")});
  CHECK(plan(x + " -o " + in("b")).targets == std::vector<std::string>{in("b/x.pdf")});       // a folder that is there
  CHECK(plan(x + " -o " + in("new/")).targets == std::vector<std::string>{in("new/x.pdf")});  // and one that is not
  CHECK(plan(x + " --to pdf,dump").targets == std::vector<std::string>{in("a/x.pdf"), in("a/x.dump")});
  CHECK(plan(x + " " + in("b/y.yaml") + " -o " + in("out")).targets ==
        std::vector<std::string>{in("out/x.pdf"), in("out/y.pdf")});
  CHECK(plan("build - --to dump").targets == std::vector<std::string>{"-"});
  CHECK(plan("build - -o " + in("b/")).targets == std::vector<std::string>{in("b/stdin.pdf")});
  CHECK(plan(x + " --to dump -o -").targets == std::vector<std::string>{"-"});

  // What is found keeps its folders; names are made by the pattern within them.
  write_file(scratch.path() / "b/2024/y.yaml", "");
  write_file(scratch.path() / "b/z.yaml", "");
  const std::string all = "build " + in("b/**/*.yaml") + " -o " + in("out");
  CHECK(plan(all).targets == std::vector<std::string>{in("out/z.pdf"), in("out/2024/y.pdf")});
  CHECK(plan("build " + in("b") + " -o " + in("out/")).targets == plan(all).targets);
  CHECK(plan("build " + in("b/**/*.yaml")).targets == std::vector<std::string>{in("b/z.pdf"), in("b/2024/y.pdf")});
  CHECK(plan(all + " --name {year}/{masthead}{number}-{stem}").targets ==
        std::vector<std::string>{in("out/2017/某某简报34-z.pdf"), in("out/2024/2017/某某简报34-y.pdf")});
  CHECK(plan(x + " --name {number} -o " + in("new")).targets == std::vector<std::string>{in("new/34.pdf")});
  CHECK(plan("build " + in("b/*.yaml") + " -o " + in("y.pdf")).slugs == "cli/several-to-one");
  CHECK(plan(x + " " + in("b/z.yaml") + " --name {number} -o " + in("out")).slugs == "cli/same-output");
  CHECK(plan("build " + in("none/*.yaml")).slugs == "cli/nothing-found");

  CHECK(plan(x + " " + x.substr(6)).slugs == "cli/same-output");
  CHECK(plan(x + " " + in("b/x.yaml") + " -o " + in("out/")).slugs == "cli/same-output");
  CHECK(plan(x + " " + in("a/../a/x.yml")).slugs == "cli/same-output");
  CHECK(plan(x + " -o " + in("a/x.yaml")).slugs == "cli/over-source");
  CHECK(plan(x + " -o " + in("b/../a/x.yaml")).slugs == "cli/over-source");
  CHECK(plan(x + " b.yaml -o " + in("y.pdf")).slugs == "cli/several-to-one");
  CHECK(plan(x + " b.yaml -o " + in("taken")).slugs == "cli/several-to-one");
  CHECK(plan(x + " b.yaml -o -").slugs == "cli/several-to-one");
  CHECK(plan(x + " --to pdf,dump -o " + in("y.pdf")).slugs == "cli/several-to-one");
}
