// The rules of writing, from *.cases: text or a folder's issues in, what is told and at which words.
#include "lint/lint.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "base/yaml_tree.h"
#include "lint/faults.h"
#include "lint/rules.h"
#include "source/body.h"
#include "source/headings.h"
#include "source/read.h"
#include "support/faults.h"
#include "support/lexicon.h"
#include "support/planted.h"
#include "support/program.h"

using namespace typeset;

namespace {

std::string replaced(std::string text, const std::string& old, const std::string& by) {
  for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + by.size())) {
    text.replace(at, old.size(), by);
  }
  return text;
}

struct Case {
  std::string name;
  std::vector<std::string> parts;  // between semicolons
  std::string expected;
};

std::vector<Case> cases_of(const std::string& file) {
  std::ifstream in(std::string(TEST_DATA) + "/lint/" + file);
  REQUIRE(in);
  std::vector<Case> cases;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with("# ")) continue;
    const std::size_t arrow = line.rfind(" => ");
    REQUIRE(arrow != std::string::npos);
    Case made;
    made.expected = line.substr(arrow + 4);
    std::string rest = line.substr(0, arrow);
    const bool text = file == "text.cases";
    for (std::size_t at = rest.find("; "); at != std::string::npos && !(text && made.parts.size() == 1);
         at = rest.find("; ")) {
      made.parts.push_back(rest.substr(0, at));
      rest.erase(0, at + 2);
    }
    made.parts.push_back(rest);
    made.name = made.parts.front();
    cases.push_back(std::move(made));
  }
  return cases;
}

/// slug[words] of each, in the order of their places.
std::string told(Diagnostics& faults, const Sources& sources) {
  faults.sort_by_place();
  std::string all;
  for (const Diagnostic& fault : faults.all()) {
    const std::string_view text = fault.span.known() ? sources.text(fault.span.file) : std::string_view();
    all += (all.empty() ? "" : " ") + std::string(fault.kind->slug.substr(fault.kind->slug.find('/') + 1)) + "[";
    all += std::string(text.substr(fault.span.begin, fault.span.end - fault.span.begin)) + "]";
  }
  return all.empty() ? "-" : all;
}

/// Paragraphs as the body of one article.
struct Text {
  Sources sources;
  Diagnostics faults;

  explicit Text(const std::string& text, std::vector<Silence> silences = {}) {
    const FileId file = sources.add("text", text);
    Issue issue;
    Article article;
    Diagnostics of_reading;
    Tally tally;
    read_body(LocatedText(text, {file, 0, static_cast<std::uint32_t>(text.size())}), article.body, tally, of_reading);
    decide_headings(article.body);
    std::get<Bulletin>(issue.part).articles.push_back(std::move(article));
    issue.silences = std::move(silences);
    lint::check_issue(issue, file, nullptr, "", &test::TestLexicon::whole(), faults);
    kinds = test::slugs_of(faults);
    tally.report(of_tally);
  }
  std::string told() { return ::told(faults, sources); }
  /// What the tally of reading reports.
  std::string marked() { return ::told(of_tally, sources); }

  std::vector<std::string> kinds;

 private:
  Diagnostics of_tally;
};

/// A source as the program reads it.
struct Source {
  Sources sources;
  Diagnostics faults;

  explicit Source(const std::string& text, const lint::Folder* folder = nullptr, const std::string& name = "") {
    const FileId file = sources.add("issue.yaml", text);
    Diagnostics of_reading;
    const auto tree = parse_yaml(sources, file, of_reading);
    REQUIRE(tree);
    const Issue issue = read_issue(*tree, nullptr, of_reading);
    for (const Diagnostic& fault : of_reading.all()) FAIL_CHECK(fault.message(Language::en));
    lint::check_issue(issue, file, folder, name, &test::TestLexicon::whole(), faults);
  }
  std::string told() { return ::told(faults, sources); }
};

const std::string kHead = "刊名: 工作动态\n期号: 34\n编发单位: 某某办\n日期: 2017-12-29\n";
const std::string kArticle = "文章:\n  - 标题: 甲\n    正文: |\n      会议指出,要抓好落实。\n";

}  // namespace

TEST_CASE("rules of writing", "[lint]") {
  std::set<std::string> seen;
  for (const Case& one : cases_of("text.cases")) {
    CAPTURE(one.name, one.parts.back());
    Text text(replaced(one.parts.back(), "\\n", "\n"));
    CHECK(text.told() == one.expected);
    for (const Diagnostic& fault : text.faults.all()) seen.insert(std::string(fault.kind->slug));
  }
  for (const Case& one : cases_of("folder.cases"))
    seen.insert("lint/" + one.expected.substr(0, one.expected.find('[')));
  seen.insert("lint/printed-before-date");  // below
  seen.insert("lint/number-in-masthead");   // below
  for (const lint::Rule& rule : lint::rules()) {
    CAPTURE(rule.kind->slug);
    CHECK(seen.contains(std::string(rule.kind->slug)));
  }
}

TEST_CASE("marks that do nothing in a body, a title and the masthead", "[lint]") {
  Text line("会议指出，\\n要抓好落实。");
  CHECK(line.told() == "dead-mark[\\n]");
  CHECK(Text("目录在C:\\new。").told() == "-");
  const auto told_of = [](const std::string& masthead, const std::string& title) {
    Sources sources;
    const std::string text = masthead + title;
    const FileId file = sources.add("text", text);
    const auto part = [&](std::size_t begin, std::size_t end) {
      return LocatedText(text.substr(begin, end - begin),
                         {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    };
    Issue issue;
    std::get<Bulletin>(issue.part).masthead = {part(0, masthead.size())};
    Article article;
    article.title = {part(masthead.size(), text.size())};
    std::get<Bulletin>(issue.part).articles.push_back(std::move(article));
    Diagnostics faults;
    lint::check_issue(issue, file, nullptr, "", &test::TestLexicon::whole(), faults);
    return told(faults, sources);
  };
  CHECK(told_of("某某工作动态第13期", "治理") == "number-in-masthead[第13期]");
  CHECK(told_of("某某工作动态（第 十三 期）", "治理") == "number-in-masthead[第 十三 期]");
  CHECK(told_of("第一季度动态", "第3期培训班开班") == "-");
  CHECK(told_of("工作动态", "某某县推进<br/>治理") == "dead-mark[<br/>]");
  CHECK(told_of("工作动态", "某某县推进治理 // 待定") == "remark-in-text[// 待定]");
}

TEST_CASE("a level mark before a number is kept apart from it", "[lint]") {
  const auto remedy = [](const std::string& text) {
    Text read(text);
    REQUIRE(read.faults.all().size() == 1);
    return read.faults.all().front().remedy(Language::zh);
  };
  CHECK(remedy("1、加强领导") == "改成“1.”");
  CHECK(remedy("1、2025年工作情况").starts_with("改成“1. 2025”"));
  CHECK(remedy("(1)12月30日召开会议。") == "改成“（1）”");
}

TEST_CASE("numbers and dates of a folder", "[lint]") {
  for (const Case& one : cases_of("folder.cases")) {
    CAPTURE(one.name);
    REQUIRE(one.parts.size() == 3);
    std::map<std::string, std::string> sources;
    std::istringstream issues(one.parts[1]);
    for (std::string issue; std::getline(issues, issue, ',');) {
      std::istringstream words(issue);
      std::string file, number, total, date;
      words >> file >> number >> total >> date;
      const std::size_t equals = file.find('=');
      std::ostringstream source;
      source << "刊名: " << (equals == std::string::npos ? "工作动态" : file.substr(equals + 1))
             << "\nnumber: " << number;
      if (total != "-") source << "\n总期号: " << total;
      source << "\n编发单位: 甲\n日期: " << date << "\n文章: [{标题: 甲, 正文: 乙}]\n";
      sources[file.substr(0, equals)] = source.str();
    }
    std::vector<lint::IssueFacts> facts;
    facts.reserve(sources.size());
    for (const auto& [file, text] : sources) {
      facts.push_back(lint::read_facts(file, text).value());
      if (const std::size_t slash = file.find('/'); slash != std::string::npos)
        facts.back().folder = file.substr(0, slash);
    }
    const lint::Folder folder(std::move(facts));
    CHECK(Source(sources[one.parts[2]], &folder, one.parts[2]).told() == one.expected);
  }
}

TEST_CASE("facts of a source are read without its articles", "[lint]") {
  const auto facts = lint::read_facts(
      "a.yaml",
      "# 一期\r\nstyle: bijie\r\n'刊名': \"工 作 动 态\"  # 名\r\nnumber: 34\r\ndate: 2017年12月29日\r\n"
      "articles:\r\n  - title: [甲\r\n    number: 3\r\nimprint: {}\r\n");
  REQUIRE(facts);
  CHECK(facts->masthead == "工作动态");
  CHECK(facts->style == "bijie");
  CHECK(facts->number == 34);
  CHECK(facts->date == Date{2017, 12, 29});
  CHECK(facts->readable);
  CHECK_FALSE(lint::read_facts("style.yaml", "extends: bulletin\nfields: {masthead: 甲}\n"));
  CHECK_FALSE(lint::read_facts("empty.yaml", ""));
  const auto torn = lint::read_facts("b.yaml", "number: [3\narticles:\n");
  REQUIRE(torn);
  CHECK_FALSE(torn->readable);
}

TEST_CASE("a masthead that comes from the style is one of the series of that style", "[lint]") {
  const std::string own = "样式: 甲\n期号: 3\n日期: 2017-1-19\n编发单位: 某某办\n文章: [{标题: 甲, 正文: 乙}]\n";
  Sources sources;
  Diagnostics faults;
  const FileId file = sources.add("c.yaml", own);
  const FileId style = sources.add("甲.yaml", "刊名: 工作动态\n");
  const auto tree = parse_yaml(sources, file, faults);
  const auto defaults = parse_yaml(sources, style, faults);
  REQUIRE((tree && defaults));
  const Issue issue = read_issue(*tree, &*defaults, faults);
  const std::string rest = "\n日期: 2017-1-5\n文章:\n";
  for (const std::string& other : {"样式: 甲\n期号: 1" + rest, "刊名: 工作动态\n期号: 1" + rest}) {
    const lint::Folder folder({lint::read_facts("a.yaml", other).value(), lint::read_facts("c.yaml", own).value()});
    Diagnostics found;
    lint::check_issue(issue, file, &folder, "c.yaml", nullptr, found);
    CHECK(told(found, sources) == "number-skipped[3]");
  }
  const lint::Folder folder({lint::read_facts("a.yaml", "样式: 乙\n期号: 1" + rest).value()});
  Diagnostics found;
  lint::check_issue(issue, file, &folder, "c.yaml", nullptr, found);
  CHECK(found.all().empty());
}

TEST_CASE("a folder that is too large is told, not compared", "[lint]") {
  const lint::Folder folder({}, true);
  CHECK(Source(kHead + "文章: [{标题: 甲, 正文: 乙}]\n", &folder, "a").told() == "folder-too-large[34]");
}

TEST_CASE("印发日期 before 日期", "[lint]") {
  const std::string article = "文章: [{标题: 甲, 正文: 乙}]\n版记: {印发日期: ";
  CHECK(Source(kHead + article + "2017-12-28}\n").told() == "printed-before-date[2017-12-28]");
  CHECK(Source(kHead + article + "2017-12-29}\n").told() == "-");
  CHECK(Source(kHead + article + "2018-1-2}\n").told() == "-");
}

TEST_CASE("texts of every field are read", "[lint]") {
  const std::string comma = "会议指出,要落实";
  const std::string text = "刊名: " + comma + "1\n期号: 34\n编发单位: " + comma + "2\n日期: 2017-12-29\n要目: [" + "'" +
                           comma + "3']\n按语: " + comma + "4\n文章:\n  - 标题: [甲, '" + comma +
                           "5']\n    要目题: " + comma + "6\n    按语: " + comma + "7\n    正文: " + comma +
                           "8\n    供稿: " + comma + "9\n    简讯:\n      - 标题: " + comma +
                           "10\n        正文: " + comma + "11\n        供稿: " + comma + "12\n版记:\n  报: " + comma +
                           "13\n  印发机关: " + comma + "14\n";
  std::string expected;
  for (int i = 0; i < 14; ++i) expected += i == 0 ? "half-width-mark[,]" : " half-width-mark[,]";
  CHECK(Source(text).told() == expected);
}

TEST_CASE("the sample is free of warnings", "[lint]") {
  const std::string text = test::read_file(std::string(REPOSITORY) + "/samples/bijie-2017-34.yaml");
  REQUIRE_FALSE(text.empty());
  CHECK(Source(text).told() == "-");
}

// clean.txt: sentences of official Chinese without a fault, among them what looks most like one (人人, 督查组组长,
// 1:20, 3：2).
TEST_CASE("clean text has no warnings: each sentence, and 200 paragraphs made of them", "[lint]") {
  std::vector<std::string> sentences;
  std::istringstream in(test::read_file(std::string(TEST_DATA) + "/lint/clean.txt"));
  for (std::string line; std::getline(in, line);) sentences.push_back(line);
  REQUIRE(sentences.size() >= 120);
  std::size_t characters = 0;
  for (const std::string& sentence : sentences) {
    CAPTURE(sentence);
    Text text(sentence);
    CHECK(text.told() == "-");
    CHECK(text.marked() == "-");
  }
  std::mt19937 dice(16);
  for (int n = 0; n < 200; ++n) {
    std::string paragraph;
    for (std::size_t k = 3 + dice() % 6; k > 0; --k) paragraph += sentences[dice() % sentences.size()];
    CAPTURE(paragraph);
    characters += count_characters(paragraph);
    Text text(paragraph);
    // Drawn twice in a row, a sentence is a word twice over.
    std::erase_if(text.kinds, [](const std::string& kind) { return kind == "lint/doubled-word"; });
    CHECK(text.kinds.empty());
    CHECK(text.marked() == "-");
  }
  CHECK(characters > 20'000);
}

TEST_CASE("a quotation may run over the lines of a title", "[lint]") {
  const std::string after = "\n    正文: 乙\n";
  CHECK(Source(kHead + "文章:\n  - 标题: [开展“两学, 一做”工作, 工作扎实]" + after).told() == "-");
}

TEST_CASE("a rule is silenced with a reason", "[lint]") {
  CHECK(Source(kHead + kArticle).told() == "half-width-mark[,]");
  for (const char* name : {"lint/half-width-mark", "half-width-mark", "半角标点"}) {
    std::ostringstream whole, article;
    whole << kHead << "不查: {" << name << ": 原文如此}\n" << kArticle;
    article << kHead << kArticle << "    silence: {" << name << ": 原文如此}\n";
    CHECK(Source(whole.str()).told() == "-");
    CHECK(Source(article.str()).told() == "-");
  }
  // In another article it holds nothing.
  const std::string other = "  - 标题: 乙\n    正文: 丙\n    不查: {半角标点: 原文如此}\n";
  CHECK(Source(kHead + kArticle + other).told() == "half-width-mark[,] silences-nothing[半角标点]");
}

TEST_CASE("silences that are wrong are told", "[lint]") {
  CHECK(Source(kHead + "不查:\n  半角标点:\n" + kArticle).told() ==
        "silence-without-reason[半角标点] half-width-mark[,]");
  CHECK(Source(kHead + "不查:\n  半角标: 原文\n" + kArticle).told() == "unknown-rule[半角标] half-width-mark[,]");
  CHECK(Source(kHead + "不查:\n  期号跳号: 另编\n  半角标点: 原文\n" + kArticle).told() ==
        "silences-nothing[期号跳号]");
  Source near(kHead + "不查:\n  half-width-marks: 原文\n" + kArticle);
  CHECK(near.faults.all().front().remedy(Language::en).find("lint/half-width-mark") != std::string::npos);
}

TEST_CASE("a silence of the style need not be used", "[lint]") {
  Sources sources;
  Diagnostics faults;
  const FileId file = sources.add("issue.yaml", kHead + "文章: [{标题: 甲, 正文: 乙}]\n");
  const auto tree = parse_yaml(sources, file, faults);
  const auto defaults = parse_yaml(sources, sources.add("style.yaml", "不查: {期号跳号: 增刊另编}\n"), faults);
  REQUIRE((tree && defaults));
  Diagnostics found;
  lint::check_issue(read_issue(*tree, &*defaults, faults), file, nullptr, "", nullptr, found);
  CHECK(faults.all().empty());
  CHECK(found.all().empty());
}

TEST_CASE("of many faults the first are told and the rest is counted", "[lint]") {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "甲,乙。\n";
  Text read(text);
  CHECK(read.faults.all().size() == lint::Findings::kMostReported + 1);
  CHECK(read.faults.all().back().kind == &lint_faults::kMore);
  CHECK(read.faults.all().back().arguments[1].en == std::to_string(10'000 - lint::Findings::kMostReported));
}

TEST_CASE("the example of each rule is told by it, and mended it is not", "[lint]") {
  for (const lint::Rule& rule : lint::rules()) {
    CAPTURE(rule.kind->slug);
    CHECK(rule.wrong.empty() == rule.right.empty());
    if (rule.wrong.empty()) continue;
    Text wrong{std::string(rule.wrong)};
    REQUIRE_FALSE(wrong.faults.all().empty());
    for (const Diagnostic& fault : wrong.faults.all()) CHECK(fault.kind == rule.kind);
    CHECK(Text(std::string(rule.right)).told() == "-");
  }
}

TEST_CASE("every rule has a row, a name and a slug of its own", "[lint]") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < lint::rules().size(); ++i) {
    const lint::Rule& rule = lint::rules()[i];
    CHECK(names.insert(rule.zh).second);
    CHECK(lint::find_rule(rule.zh) == i);
    CHECK(lint::find_rule(rule.kind->slug) == i);
    CHECK(lint::rule_of(*rule.kind) == i);
    CHECK(rule.kind->severity != Severity::error);
    CHECK(lint_faults::kAll[i] == rule.kind);
  }
  for (const DiagnosticKind* kind : lint_faults::kAll) CHECK(kind->slug.starts_with("lint/"));
}

// HONGTOU_UPDATE_DOCS=1 test_lint writes them anew.
TEST_CASE("the tables of docs/lint.md and docs/lint.zh-CN.md are those of the rules", "[lint]") {
  const std::string begin = "<!-- rules -->\n";
  const std::string end = "<!-- end of rules -->\n";
  for (const auto& [name, language] : {std::pair("lint.md", Language::en), std::pair("lint.zh-CN.md", Language::zh)}) {
    const std::string path = std::string(REPOSITORY) + "/docs/" + name;
    std::string text = test::read_file(path);
    const std::size_t from = text.find(begin);
    const std::size_t to = text.find(end);
    CAPTURE(name);
    REQUIRE((from != std::string::npos && to != std::string::npos && from < to));
    const std::string table = text.substr(from + begin.size(), to - from - begin.size());
    if (std::getenv("HONGTOU_UPDATE_DOCS") != nullptr) {  // NOLINT(concurrency-mt-unsafe)
      text.replace(from + begin.size(), table.size(), lint::rule_reference(language));
      std::ofstream(path, std::ios::binary) << text;
      continue;
    }
    INFO("docs/" << name << " is not what the table of rules says; HONGTOU_UPDATE_DOCS=1 test_lint writes it anew");
    CHECK(table == lint::rule_reference(language));
  }
}

TEST_CASE("what is planted in any field is told, unless it names a file or a rule", "[lint]") {
  for (const test::Planted& planted : test::planted_fields()) {
    CAPTURE(planted.source);
    const test::PlantedIssue read(planted);
    REQUIRE(read.issue);
    Diagnostics faults;
    lint::check_issue(*read.issue, read.file, nullptr, "", &test::TestLexicon::whole(), faults);
    const auto unpaired = std::ranges::count_if(
        faults.all(), [](const Diagnostic& fault) { return fault.kind == &lint_faults::kUnpaired; });
    const bool words = planted.row->info->sort == TextSort::words;
    CHECK(unpaired == (words ? static_cast<std::ptrdiff_t>(planted.texts.size()) : 0));
  }
}

TEST_CASE("pictures within body text are read by the rules, their files are not", "[lint]") {
  Source source(kHead +
                "文章:\n  - 标题: 甲\n    正文: |\n      文。\n"
                "      ![会议指出,要抓好落实，。](图,会场.jpg){来源=某人（摄}\n");
  CHECK(source.told() == "half-width-mark[,] doubled-mark[，。] unpaired[（]");
}
