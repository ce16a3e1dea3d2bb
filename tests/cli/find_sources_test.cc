// Which sources a line names: wildcards, folders, lists.
#include "cli/find_sources.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "cli/name_pattern.h"
#include "support/faults.h"
#include "support/program.h"

namespace typeset::test {
namespace {

namespace fs = std::filesystem;

TEST_CASE("a pattern matches whole names, character by character", "[cli]") {
  struct Case {
    const char* name;
    const char* pattern;
    bool expected;
  };
  const Case cases[] = {
      {"a.yaml", "*.yaml", true},
      {"a.yaml", "*", true},
      {"", "*", true},
      {"", "?", false},
      {"a", "?", true},
      {"期", "?", true},  // a character, not a byte
      {"期号", "?", false},
      {"第34期.yaml", "第*期.yaml", true},
      {"第34期.yml", "第*期.yaml", false},
      {"abc", "a*c", true},
      {"abcb", "a*c", false},
      {"aXbXc", "a*X*c", true},
      {"aab", "*ab", true},
      {"a", "[abc]", true},
      {"d", "[abc]", false},
      {"d", "[!abc]", true},
      {"b", "[a-c]", true},
      {"二", "[一-三]", false},  // by code point
      {"-", "[a-]", true},
      {"]", "[]]", true},
      {"[x", "[x", true},
      {"x", "[x", false},
      {"a", "a*b", false},
      {"aaaaaaaaaaaaaaaaaaaaaaaa", "*a*a*a*a*b", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name, c.pattern);
    CHECK(matches(c.name, c.pattern) == c.expected);
  }
}

/// A tree of empty files.
class Tree {
 public:
  explicit Tree(const std::vector<std::string>& files) {
    for (const std::string& file : files) write_file(folder_.path() / file, "");
  }
  fs::path path() const { return folder_.path(); }

  /// path@folder of each, below the tree; a star for those that were found; then the slugs.
  std::string found(std::vector<std::string> words) const {
    for (std::string& word : words) {
      const bool list = word.starts_with('@');
      word = (list ? "@" : "") + (folder_.path() / word.substr(list ? 1 : 0)).string();
    }
    Diagnostics faults;
    const NamedSources named = find_sources(words, {}, faults);
    std::string text;
    for (const NamedSource& source : named.sources) {
      text += fs::path(source.path).lexically_relative(folder_.path()).string();
      if (source.found) text += "@" + source.folder;
      if (source.leads_out) text += "!";
      text += ' ';
    }
    if (named.passed_over > 0) text += "+" + std::to_string(named.passed_over) + " ";
    faults.append(named.unread);
    return text + slugs(faults);
  }

 private:
  ScopedFolder folder_;
};

TEST_CASE("wildcards and folders find sources, in order, and keep the folders below them", "[cli]") {
  const Tree tree({"issues/1.yaml", "issues/2024/b.yaml", "issues/2024/a.yml", "issues/2024/图/x.yaml",
                   "issues/2024/notes.txt", "issues/2025/a.yaml", "issues/hongtou.yaml", "issues/.hidden/h.yaml",
                   "issues/2024/.draft.yaml", "other/z.yaml", "[1].yaml", "1.yaml"});
  CHECK(tree.found({"issues"}) ==
        "issues/1.yaml@ issues/2024/a.yml@2024 issues/2024/b.yaml@2024 issues/2024/图/x.yaml@2024/图 "
        "issues/2025/a.yaml@2025 +1 ");
  CHECK(tree.found({"issues/"}) == tree.found({"issues"}));
  CHECK(tree.found({"issues/**/*.yaml"}) ==
        "issues/1.yaml@ issues/2024/b.yaml@2024 issues/2024/图/x.yaml@2024/图 issues/2025/a.yaml@2025 +1 ");
  CHECK(tree.found({"issues/**/**/*.yaml"}) == tree.found({"issues/**/*.yaml"}));
  CHECK(tree.found({"issues/*/a.y*"}) == "issues/2024/a.yml@2024 issues/2025/a.yaml@2025 ");
  CHECK(tree.found({"issues/2024/*.yaml"}) == "issues/2024/b.yaml@ ");
  CHECK(tree.found({"**/图/*"}) == "issues/2024/图/x.yaml@issues/2024/图 ");
  CHECK(tree.found({"issues/202[45]/*.yaml"}) == "issues/2024/b.yaml@2024 issues/2025/a.yaml@2025 ");
}

TEST_CASE("a file of that name comes first, and each file once", "[cli]") {
  const Tree tree({"[1].yaml", "1.yaml", "2.yaml"});
  CHECK(tree.found({"[1].yaml"}) == "[1].yaml ");
  CHECK(tree.found({"2.yaml", "*.yaml"}) == "2.yaml 1.yaml@ [1].yaml@ ");
  CHECK(tree.found({"*.yaml", "?.yaml"}) == "1.yaml@ 2.yaml@ [1].yaml@ ");
  CHECK(tree.found({"2.yaml", "2.yaml"}) == "2.yaml 2.yaml ");  // whoever writes it twice will be told
  CHECK(tree.found({"gone.yaml"}) == "gone.yaml ");             // so will who names what is not there
}

TEST_CASE("what finds nothing, or cannot be read, is reported", "[cli]") {
  const Tree tree({"a/x.txt"});
  CHECK(tree.found({"a", "b/*.yaml", "**/*.yml"}) == "cli/nothing-found cli/nothing-found cli/nothing-found");
  CHECK(tree.found({"@none.txt"}) == "cli/no-list");
}

TEST_CASE("a list has one file a line, or one before each zero byte", "[cli]") {
  const Tree tree({});
  const auto listed = [&](const std::string& text) {
    write_file(tree.path() / "list", text);
    Diagnostics faults;
    std::string names;
    for (const NamedSource& source : find_sources({"@" + (tree.path() / "list").string()}, {}, faults).sources) {
      CHECK_FALSE(source.found);
      names += source.path + "|";
    }
    return names + slugs(faults);
  };
  CHECK(listed("a.yaml\n\n 第 1 期.yaml\r\n*.yaml") == "a.yaml| 第 1 期.yaml|*.yaml|");
  CHECK(listed("\xEF\xBB\xBF"
               "a.yaml\n") == "a.yaml|");
  CHECK(listed(std::string("a\nb.yaml\0c.yaml\0", 16)) == "a\nb.yaml|c.yaml|");
  CHECK(listed("\n") == "cli/empty-list");
}

TEST_CASE("links to files are followed, links to folders are not", "[cli]") {
  const Tree tree({"issues/a.yaml"});
  fs::create_directory_symlink(tree.path() / "issues", tree.path() / "issues/round");
  fs::create_symlink(tree.path() / "issues/a.yaml", tree.path() / "issues/b.yaml");
  CHECK(tree.found({"issues"}) == "issues/a.yaml@ issues/b.yaml@ ");
}

TEST_CASE("folders are looked into once, however many ** there are, and no deeper than 64", "[cli]") {
  std::string deep;
  for (int i = 0; i < 64; ++i) deep += "a/";
  const Tree tree({deep + "x.yaml"});
  const std::string found = deep + "x.yaml@" + deep.substr(0, deep.size() - 1) + " ";
  Diagnostics faults;
  const std::string words = (tree.path() / "**/a/**/a/**/a/**/*.yaml").string();
  const NamedSources named = find_sources({words}, {}, faults);
  CHECK(named.sources.size() == 1);
  CHECK(named.folders.size() <= std::size_t{65} * 8);  // each of the word's steps may begin in each
  CHECK(faults.all().empty());
  CHECK(tree.found({"."}) == "./" + found);
  write_file(tree.path() / (deep + "b/y.yaml"), "");
  CHECK(tree.found({"."}).ends_with("cli/folders-too-deep"));
  CHECK(tree.found({"**/*.yaml"}).ends_with("cli/folders-too-deep"));
}

TEST_CASE("a link that leads out of where it was looked for may not be opened, unless it was named", "[cli]") {
  const Tree tree({"issues/2026/a.yaml", "other/b.yaml", "other/in/c.yaml"});
  const fs::path link = tree.path() / "issues/2026/b.yaml";
  fs::create_symlink("../../other/b.yaml", link);
  fs::create_symlink(tree.path() / "issues/2026/b.yaml", tree.path() / "issues/z.yaml");  // by another link
  CHECK(tree.found({"issues"}) == "issues/z.yaml@! issues/2026/a.yaml@2026 issues/2026/b.yaml@2026! ");
  CHECK(tree.found({"issues/*/*.yaml"}) == "issues/2026/a.yaml@2026 issues/2026/b.yaml@2026! ");
  CHECK(tree.found({"*/2026/*"}) == "issues/2026/a.yaml@issues/2026 issues/2026/b.yaml@issues/2026 ");
  CHECK(tree.found({"issues/2026/b.yaml", "issues/2026"}) == "issues/2026/b.yaml issues/2026/a.yaml@ ");
  const auto leads_out = [&](const std::string& allowed) {
    Diagnostics faults;
    const std::vector<std::string> folders = {(tree.path() / allowed).string()};
    return find_sources({link.parent_path().string()}, folders, faults).sources.back().leads_out;
  };
  CHECK_FALSE(leads_out("other"));
  CHECK(leads_out("other/in"));
}

std::string expanded(const std::string& pattern, const NameValues& values) {
  const auto read = NamePattern::read(pattern);
  if (const auto* why = std::get_if<Term>(&read)) return "? " + why->en;
  const auto name = std::get<NamePattern>(read).expand("34", values);
  const auto* text = std::get_if<std::string>(&name);
  return text != nullptr ? *text : "! " + std::get<Term>(name).en;
}

TEST_CASE("names are made of what sources say", "[cli]") {
  const NameValues values{"某某简报", "7", "120", "2017-12-29", "2017", false};
  CHECK(expanded("{masthead}第{number}期", values) == "某某简报第7期");
  CHECK(expanded("{刊名}（总第{总期号}期）{日期}", values) == "某某简报（总第120期）2017-12-29");
  CHECK(expanded("{year}/{number:3}", values) == "2017/007");
  CHECK(expanded("{total:2}-{stem}", values) == "120-34");
  CHECK(expanded("{{{文件名}}}", values) == "{34}");
  CHECK(expanded("{number}", {}) == "! number");
  CHECK(expanded("{masthead}", {"../x\ny", "", "", "", "", false}) == "_._x_y");  // no way out of the folder
  for (const char* wrong : {"{month}", "x", "{stem", "stem}", "{number:}", "{number:x}", "{number:10}", "{stem:3}"})
    CHECK(expanded(wrong, values).starts_with("? "));
  for (const char* no_file : {"/{stem}", "{stem}/", "a//{stem}", "../{stem}"})
    CHECK(expanded(no_file, values).starts_with("! "));
  CHECK(std::get<std::string>(NamePattern().expand("x", {})) == "x");
}

}  // namespace
}  // namespace typeset::test
