// The line, the caret, and what is never let through to a terminal.
#include "cli/excerpt.h"

#include <array>
#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "cli/report.h"
#include "cli/terminal.h"

using namespace typeset;

namespace {

constexpr DiagnosticKind kKind{"test/kind", Severity::error, "没有“{0}”", "no '{0}'", "写“{0}2”", "write '{0}2'"};
constexpr DiagnosticKind kNote{"test/note", Severity::note, "提醒", "remark", "", ""};

/// The span of `marked` in `text`, and its excerpt.
Excerpt excerpt_of(const std::string& text, const std::string& marked, int width = 100) {
  Sources sources;
  const FileId file = sources.add("x.yaml", text);
  const auto begin = static_cast<std::uint32_t>(text.find(marked));
  return excerpt(sources, {file, begin, begin + static_cast<std::uint32_t>(marked.size())}, width);
}

/// The cell in which the caret stands.
std::size_t caret(const Excerpt& shown) { return shown.marker.find('^'); }

}  // namespace

TEST_CASE("the caret stands under the place, in cells", "[cli]") {
  struct Case {
    const char* text;
    const char* marked;
    const char* line;
    const char* marker;
  };
  const Case cases[] = {
      {"abc: def\n", "def", "abc: def", "     ^~~"},
      {"刊名: 动态\n", "动态", "刊名: 动态", "      ^~~~"},  // two cells a Han character
      {"刊名: 动态\n", "刊", "刊名: 动态", "^~"},
      {"期号： 34\n", "：", "期号： 34", "    ^~"},  // a full-width colon too
      {"a\tb: c\n", "\t", "a    b: c", " ^~~~"},     // a tab is shown as four blanks
      {"a\tb: c\n", "b", "a    b: c", "     ^"},
      {"e\u0301: x\n", "x", "e\u0301: x", "   ^"},  // a combining mark takes no cell
      {"one\ntwo: 二\nthree\n", "二", "two: 二", "     ^~"},
      {"one\r\ntwo: x\r\n", "x", "two: x", "     ^"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text, c.marked);
    const Excerpt shown = excerpt_of(c.text, c.marked);
    CHECK(shown.line == c.line);
    CHECK(shown.marker == c.marker);
  }
}

TEST_CASE("places without extent and at the end of a line still get a caret", "[cli]") {
  Sources sources;
  const FileId file = sources.add("x.yaml", "ab\n\ncd");
  CHECK(excerpt(sources, {file, 2, 2}, 100).marker == "  ^");  // after the b
  CHECK(excerpt(sources, {file, 3, 3}, 100).marker == "^");    // an empty line
  CHECK(excerpt(sources, {file, 6, 6}, 100).marker == "  ^");  // the end of the file
  CHECK(excerpt(sources, {file, 0, 6}, 100).marker == "^~");   // over several lines: as far as the first goes
}

TEST_CASE("long lines are cut round the place", "[cli]") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "文";
  text += "错";
  for (int i = 0; i < 300; ++i) text += "章";
  for (const int width : {20, 41, 100}) {
    CAPTURE(width);
    const Excerpt shown = excerpt_of(text, "错", width);
    CHECK(display_width(shown.line) <= width);
    CHECK(display_width(shown.line) >= width - 3);
    CHECK(shown.line.starts_with("…"));
    CHECK(shown.line.ends_with("…"));
    // What stands above the caret is the character meant.
    std::size_t cell = 0, above = 0;
    for_each_character(shown.line, [&](std::size_t at, char32_t c) {
      if (cell == caret(shown)) above = at;
      cell += static_cast<std::size_t>(display_width(c));
    });
    CHECK(shown.line.substr(above, 3) == "错");
    CHECK(shown.marker.ends_with("^~"));
  }
  SECTION("at either end only one side is cut") {
    CHECK(excerpt_of("错" + text, "错", 40).line.starts_with("错"));
    CHECK(excerpt_of("错" + text, "错", 40).line.ends_with("…"));
    const Excerpt last = excerpt_of(text + "尾", "尾", 40);
    CHECK(last.line.starts_with("…"));
    CHECK(last.line.ends_with("尾"));
  }
  SECTION("a place longer than the line is marked as far as it is shown") {
    const Excerpt shown = excerpt_of(text, text, 40);
    CHECK(caret(shown) == 0);
    CHECK(shown.marker.size() <= 40);
  }
}

TEST_CASE("marks without width do not make an excerpt long", "[cli]") {
  std::string text = "a: b";
  for (int i = 0; i < 5000; ++i) text += "\u0301";
  text += "尾";
  const Excerpt shown = excerpt_of(text, "b", 40);
  CHECK(shown.line.size() < 400);
  CHECK(shown.line.starts_with("a: b"));
  CHECK(shown.line.ends_with("…"));
  CHECK(caret(shown) == 3);
}

TEST_CASE("of many messages alike the first are shown and the rest counted", "[cli]") {
  Sources sources;
  const FileId file = sources.add("本期.yaml", std::string(3000, 'x'));
  Diagnostics faults;
  for (std::uint32_t i = 0; i < 30; ++i) faults.report(kKind, {file, 2 * i, 2 * i + 1}, {"x"});
  faults.report(kNote, {file, 2900, 2901});
  const auto count = [](std::string_view text, std::string_view word) {
    std::size_t found = 0;
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) ++found;
    return found;
  };
  ReportForm form;
  std::string text = report(faults, sources, "本期.yaml", form);
  CHECK(count(text, "错误: ") == kMostOfKind);
  CHECK(count(text, "[test/note]") == 1);  // what comes behind them is not lost
  CHECK(text.ends_with("本期.yaml: 另有 10 处没有列出: test/kind 10；hongtou check -v 列出前 1000 处\n"));
  form.language = Language::en;
  CHECK(report(faults, sources, "a.yaml", form)
            .ends_with("a.yaml: 10 more not listed: test/kind 10; hongtou check -v lists the first 1000\n"));
  SECTION("all, if asked for; past the list's end there are none to show") {
    for (std::uint32_t i = 30; i < 1010; ++i) faults.report(kKind, {file, 2 * i, 2 * i + 1}, {"x"});
    form.all = true;
    text = report(faults, sources, "a.yaml", form);
    CHECK(count(text, "error: ") == Diagnostics::kMostListed - 1);
    CHECK(text.ends_with("a.yaml: 11 more not listed: test/kind 11\n"));
  }
  SECTION("of one severity too, whatever the kinds") {
    constexpr std::array<DiagnosticKind, 8> kMany = {kNote, kNote, kNote, kNote, kNote, kNote, kNote, kNote};
    Diagnostics notes;
    for (std::uint32_t i = 0; i < 160; ++i) notes.report(kMany.at(i % kMany.size()), {FileId{i % 8}, i, i + 1});
    for (int i = 1; i < 8; ++i) sources.add("b.yaml", std::string(3000, 'x'));
    CHECK(count(report(notes, sources, "a.yaml", form), "[test/note]") == kMostOfSeverity);
  }
}

TEST_CASE("what a terminal would obey is spelt out", "[cli]") {
  CHECK(printable("a\x1b[31mb") == "a<U+001B>[31mb");
  CHECK(printable("\r\n\t") == "<U+000D><U+000A> ");
  CHECK(printable("a\u202eb\u200b\ufeff") == "a<U+202E>b<U+200B><U+FEFF>");
  CHECK(printable("\x80") == "\ufffd");
  CHECK(printable("红头　“”—…𠮷") == "红头　“”—…𠮷");
  CHECK(excerpt_of("a: \x1b]0;x\x07 b\n", "b").line == "a: <U+001B>]0;x<U+0007> b");
}

TEST_CASE("a message has the form that editors jump from", "[cli]") {
  Sources sources;
  const FileId file = sources.add("本期.yaml", "期号: 1\n刊号: 34\n");
  Diagnostics faults;
  faults.report(kNote, {});
  faults.report(kKind, {file, 10, 16}, {"刊号"});
  ReportForm form;
  CHECK(report(faults, sources, "本期.yaml", form) ==
        "本期.yaml:2:1: 错误: 没有“刊号” [test/kind]\n"
        "  刊号: 34\n"
        "  ^~~~\n"
        "  = 改法: 写“刊号2”\n"
        "本期.yaml: 提示: 提醒 [test/note]\n");
  form.language = Language::en;
  form.notes = false;
  CHECK(report(faults, sources, "本期.yaml", form) ==
        "本期.yaml:2:1: error: no '刊号' [test/kind]\n"
        "  刊号: 34\n"
        "  ^~~~\n"
        "  = fix: write '刊号2'\n");
  CHECK(count_of_faults(faults, Language::zh) == "1 处错误");
  CHECK(count_of_faults(faults, Language::en) == "1 error");
}

TEST_CASE("colours are put round, never into, what is said", "[cli]") {
  Sources sources;
  const FileId file = sources.add("x.yaml", "a: b\n");
  Diagnostics faults;
  faults.report(kKind, {file, 3, 4}, {"b"});
  ReportForm plain;
  ReportForm coloured;
  coloured.terminal.colours = true;
  std::string text = report(faults, sources, "x.yaml", coloured);
  CHECK(text.find("\x1b[") != std::string::npos);
  for (std::size_t at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b')) {
    text.erase(at, text.find('m', at) - at + 1);
  }
  CHECK(text == report(faults, sources, "x.yaml", plain));
}

TEST_CASE("a note takes one line, and its remedy is told once", "[cli]") {
  static constexpr DiagnosticKind kHint{"test/hint", Severity::note, "用了{0}", "{0} was used", "看一看", "look"};
  Sources sources;
  const FileId file = sources.add("x.yaml", "一二\n");
  Diagnostics faults;
  faults.report(kHint, {file, 0, 3}, {"一"});
  faults.report(kHint, {file, 3, 6}, {"二"});
  CHECK(report(faults, sources, "x.yaml", {}) ==
        "x.yaml:1:1: 提示: 用了一 [test/hint]\n"
        "  = 改法: 看一看\n"
        "x.yaml:1:2: 提示: 用了二 [test/hint]\n");
}

TEST_CASE("nothing quoted is a command to a runner of GitHub Actions", "[cli]") {
  const std::pair<const char*, const char*> cases[] = {
      {"a.yaml:1:1: error: x\n  ::add-mask::x\n  ^~\n", "a.yaml:1:1: error: x\n| ::add-mask::x\n  ^~\n"},
      {"::error::x.yaml: 2 pages\n", "| ::error::x.yaml: 2 pages\n"},
      {"　 ::error::x", "| 　 ::error::x"},
      {"  a ##[error]x ###[debug]\n", "  a ## [error]x ### [debug]\n"},
      {"out/1.pdf: a::b\n\n", "out/1.pdf: a::b\n\n"},
      {"", ""},
  };
  for (const auto& [text, safe] : cases) CHECK(without_commands(text) == safe);
}
