// Each form says what the values say, in the escapes of that form, piece by piece. What other programs make of whole
// reports: tests/reports.
#include "batch/reports.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace typeset::test {
namespace {

constexpr DiagnosticKind kTypo{"source/unknown-key",      Severity::error, "没有“{0}”这个字段",
                               "there is no field '{0}'", "是不是“{1}”？", "is it '{1}'?"};
constexpr std::array<const DiagnosticKind*, 1> kKinds = {&kTypo};

RunFacts run_facts(Language language = Language::en) { return {"Hongtou 0.1.0", "build", "0123", language, kKinds}; }

Finding typo(const std::string& file) {
  return {Severity::error,
          "source/unknown-key",
          {"没有“刊号”这个字段", "there is no field '刊号'"},
          {"是不是“期号”？", "is it '期号'?"},
          {file, {3, 1}, {3, 3}},
          {{file, {5, 1}, {6, 1}}}};
}

Finding warning(const std::string& message, Place place) {
  return {Severity::warning, "layout/long", {message}, {""}, std::move(place), {}};
}

DocumentResult good(const std::string& source) {
  DocumentResult result;
  result.source = source;
  result.state = DocumentResult::State::made;
  result.outputs = {{"out/1.pdf", "pdf", 4321, "ab12"}};
  result.pages = 2;
  result.colour_pages = {1};
  result.fonts = {"FandolSong-Regular"};
  return result;
}

DocumentResult failed(const std::string& source) {
  DocumentResult result;
  result.source = source;
  result.findings = {typo(source)};
  return result;
}

std::string written(std::string_view format, const std::vector<DocumentResult>& results,
                    const RunFacts& facts = run_facts(), std::vector<Finding> of_run = {}) {
  const ReportFormat* row = find_report_format(format);
  REQUIRE(row != nullptr);
  const std::unique_ptr<Report> report = row->make(facts);
  RunResult run;
  run.passed_over = 4;
  run.findings = std::move(of_run);
  std::string text = report->opening();
  for (const DocumentResult& result : results) {
    run.count(result);
    text += report->of(result);
  }
  return text + report->closing(run);
}

std::size_t count_of(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++count;
  return count;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

TEST_CASE("each form of report has a row", "[reports]") {
  for (const char* name : {"jsonl", "manifest", "sarif", "junit", "github", "gitlab"}) {
    CAPTURE(name);
    const ReportFormat* row = find_report_format(name);
    REQUIRE(row != nullptr);
    CHECK(row->of_outputs == (row->name == "manifest"));
    CHECK(row->extension.starts_with('.'));
    CHECK_FALSE(row->help.zh.empty());
    CHECK_FALSE(row->help.en.empty());
  }
  CHECK(report_formats().size() == 6);
  CHECK(find_report_format("xml") == nullptr);
}

TEST_CASE("a run is summed", "[reports]") {
  RunResult run;
  DocumentResult warned = good("1.yaml");
  warned.state = DocumentResult::State::unchanged;
  warned.findings = {warning("w", {"1.yaml", {}, {}})};
  DocumentResult many = failed("2.yaml");
  many.unlisted = 7;
  DocumentResult style;
  style.state = DocumentResult::State::passed_over;
  for (const DocumentResult& result : {good("0.yaml"), warned, many, style}) run.count(result);
  CHECK(run.made == 1);
  CHECK(run.unchanged == 1);
  CHECK(run.failed == 1);
  CHECK(run.passed_over == 1);
  CHECK(run.errors == 1);
  CHECK(run.warnings == 1);
  CHECK(run.notes == 0);
  CHECK(run.unlisted == 7);
}

TEST_CASE("JSON Lines: the run, each document, the sum", "[reports]") {
  DocumentResult many = failed("坏\"\n.yaml");
  many.unlisted = 3;
  many.source = "./坏\"\n.yaml";
  DocumentResult style;
  style.state = DocumentResult::State::passed_over;
  CHECK(
      written("jsonl", {good("issues/1.yaml"), style, many}) ==
      R"({"type":"run","version":1,"program":"Hongtou 0.1.0","command":"build","options":"0123","language":"en"})"
      "\n"
      R"({"type":"document","source":"issues/1.yaml","state":"made",)"
      R"("outputs":[{"path":"out/1.pdf","format":"pdf","bytes":4321}],"pages":2,"colour_pages":[1],"sheets":1,)"
      R"("fonts":["FandolSong-Regular"],"findings":[],"unlisted":0})"
      "\n"
      R"({"type":"document","source":"坏\"\n.yaml","state":"failed","outputs":[],"pages":0,"colour_pages":[],"sheets":0,)"
      R"("fonts":[],"findings":[{"severity":"error","slug":"source/unknown-key",)"
      R"("message":"there is no field '刊号'","remedy":"is it '期号'?",)"
      R"("place":{"file":"坏\"\n.yaml","line":3,"column":1,"end_line":3,"end_column":3},)"
      R"("more":[{"file":"坏\"\n.yaml","line":5,"column":1,"end_line":6,"end_column":1}]}],"unlisted":3})"
      "\n"
      R"({"type":"sum","documents":2,"made":1,"unchanged":0,"failed":1,"passed_over":5,"errors":1,"warnings":0,)"
      R"("notes":0,"unlisted":3,"findings":[]})"
      "\n");

  RunFacts check = run_facts(Language::zh);
  check.command = "check";
  const std::string checked = written("jsonl", {good("1.yaml"), failed("2.yaml")}, check,
                                      {{Severity::error, "font/none", {"没有字体", "no fonts"}, {""}, {}, {}}});
  CHECK(has(checked, R"("state":"checked")"));
  CHECK(has(checked, R"("message":"没有“刊号”这个字段","remedy":"是不是“期号”？")"));
  CHECK(has(checked, R"("findings":[{"severity":"error","slug":"font/none","message":"没有字体","remedy":""}]})"));
  // A name that is no UTF-8.
  CHECK(has(written("jsonl", {good("a\xff.yaml")}), "\"source\":\"a\uFFFD.yaml\""));
}

TEST_CASE("reports count the paper, and the lines that keep the imprint from the page before", "[reports]") {
  DocumentResult result = good("1.yaml");
  result.pages = 3;
  result.copies = 150;
  result.imprint_alone = ImprintAlone{3, 1};
  for (const std::string_view form : {"jsonl", "manifest"}) {
    const std::string of_all = R"("sheets":2,"copies":150,"sheets_of_all":300,)";
    CHECK(has(written(form, {result}), of_all + R"("imprint_alone":{"page":3,"lines_over":1},"fonts")"));
    DocumentResult helpless = result;
    helpless.imprint_alone->lines = 0;
    CHECK(has(written(form, {helpless}), of_all + R"("imprint_alone":{"page":3},"fonts")"));
  }
}

TEST_CASE("a manifest names each file, and is the same when nothing had to be made", "[reports]") {
  DocumentResult warned = good("1.yaml");
  warned.outputs.push_back({"out/1.dump", "dump", 7, "cd34"});
  warned.findings = {warning("w", {"1.yaml", {}, {}}), {Severity::note, "x/y", {"n"}, {""}, {"1.yaml", {}, {}}, {}}};
  const std::string made = written("manifest", {warned, failed("2.yaml")});
  const std::string facts =
      R"("pages":2,"colour_pages":[1],"sheets":1,"fonts":["FandolSong-Regular"],"warnings":[{"severity":"warning",)"
      R"("slug":"layout/long","message":"w","remedy":"","place":{"file":"1.yaml"}}]})";
  CHECK(made == R"({"manifest":1,"program":"Hongtou 0.1.0","options":"0123","outputs":[)"
                "\n"
                R"({"path":"out/1.pdf","source":"1.yaml","format":"pdf","bytes":4321,"sha256":"ab12",)" +
                    facts +
                    ",\n"
                    R"({"path":"out/1.dump","source":"1.yaml","format":"dump","bytes":7,"sha256":"cd34",)" +
                    facts + "\n],\"failed\":[\"2.yaml\"]}\n");
  warned.state = DocumentResult::State::unchanged;
  CHECK(written("manifest", {warned, failed("2.yaml")}) == made);
}

TEST_CASE("SARIF: places, addresses, rules", "[reports]") {
  const std::string odd = "稿 子/a&<>\"%:#?\n.yaml";
  const std::string text = written("sarif", {good("1.yaml"), failed("./x/../1.yaml"), failed(odd)});
  CHECK(has(text, R"("columnKind":"unicodeCodePoints","language":"en-US")"));
  CHECK(has(text, R"({"ruleId":"source/unknown-key","ruleIndex":0,"level":"error",)"
                  R"("message":{"text":"there is no field '刊号'\nfix: is it '期号'?"},)"
                  R"("locations":[{"physicalLocation":{"artifactLocation":{"uri":"1.yaml","uriBaseId":"%SRCROOT%"},)"
                  R"("region":{"startLine":3,"startColumn":1,"endLine":3,"endColumn":3}}}],)"
                  R"("relatedLocations":[{"physicalLocation":{"artifactLocation":{"uri":"1.yaml",)"
                  R"("uriBaseId":"%SRCROOT%"},"region":{"startLine":5,"startColumn":1,"endLine":6,"endColumn":1}}}],)"
                  R"("partialFingerprints":{"hongtouFinding/v1":")"));
  CHECK(has(text, R"("uri":"%E7%A8%BF%20%E5%AD%90/a%26%3C%3E%22%25%3A%23%3F%0A.yaml","uriBaseId":"%SRCROOT%")"));
  CHECK(has(text, R"(],"invocations":[{"executionSuccessful":true}],"tool":{"driver":{"name":"Hongtou",)"
                  R"("version":"0.1.0","language":"en-US","rules":[{"id":"source/unknown-key",)"
                  R"("shortDescription":{"text":"there is no field '…'"},"help":{"text":"is it '…'?"},)"
                  R"("defaultConfiguration":{"level":"error"}}]}}}]})"));
  CHECK(count_of(text, "\"ruleIndex\":0") == 2);

  DocumentResult warned = good("1.yaml");
  warned.findings = {warning("w", {"/usr/share/色.icc", {}, {}})};
  warned.unlisted = 2;
  const std::string more = written("sarif", {failed("0.yaml"), warned}, run_facts(Language::zh),
                                   {{Severity::error, "font/none", {"没有字体", "no fonts"}, {""}, {}, {}}});
  CHECK(has(more,
            R"({"ruleId":"layout/long","ruleIndex":1,"level":"warning","message":{"text":"w"},)"
            R"("locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///usr/share/%E8%89%B2.icc"}}}],)"
            R"("partialFingerprints")"));
  CHECK(has(more, R"({"ruleId":"batch/unlisted","ruleIndex":2,"level":"note","message":{"text":"另有 2 处没有列出)"));
  CHECK(has(more, R"({"id":"layout/long"},{"id":"batch/unlisted"})"));  // kinds that are not in the catalogue
  CHECK(has(more, R"("invocations":[{"executionSuccessful":false,"toolExecutionNotifications":[{"descriptor":)"
                  R"({"id":"font/none"},"level":"error","message":{"text":"没有字体"}}]}])"));
}

/// The n-th of what a report of one document says its findings are recognised by.
std::string fingerprint_of(const DocumentResult& result, std::size_t n = 0, Language language = Language::en) {
  const std::string text = written("gitlab", {result}, run_facts(language));
  const std::string_view key = "\"fingerprint\":\"";
  std::size_t at = text.find(key);
  for (; n > 0; --n) at = text.find(key, at + 1);
  REQUIRE(at != text.npos);
  return text.substr(at + key.size(), 32);
}

TEST_CASE("findings are recognised when lines move, and told apart", "[reports]") {
  const std::string one = fingerprint_of(failed("1.yaml"));
  CHECK(one.find_first_not_of("0123456789abcdef") == one.npos);
  DocumentResult moved = failed("1.yaml");
  moved.findings[0].place.begin = {30, 5};
  CHECK(fingerprint_of(moved) == one);
  CHECK(fingerprint_of(failed("./1.yaml")) == one);
  CHECK(fingerprint_of(failed("1.yaml"), 0, Language::zh) == one);
  CHECK(fingerprint_of(failed("2.yaml")) != one);
  DocumentResult twice = failed("1.yaml");
  twice.findings.push_back(twice.findings[0]);
  CHECK(fingerprint_of(twice, 0) == one);
  CHECK(fingerprint_of(twice, 1) != one);
  DocumentResult other = failed("1.yaml");
  other.findings[0].slug = "source/other";
  CHECK(fingerprint_of(other) != one);
  other.findings[0].slug = "source/unknown-key";
  other.findings[0].message.zh += "。";
  CHECK(fingerprint_of(other) != one);
  // SARIF has the same.
  CHECK(has(written("sarif", {failed("1.yaml")}), "{\"hongtouFinding/v1\":\"" + one + "\"}"));
}

TEST_CASE("JUnit: a case for each document, a suite for each folder", "[reports]") {
  DocumentResult warned = good("a/2.yaml");
  warned.findings = {warning("w <&>", {"a/2.yaml", {}, {}})};
  const std::string odd = "b/稿 \"<&>'\n\x01.yaml";
  CHECK(written("junit", {good("a/1.yaml"), warned, failed(odd), good("./c.yaml")}) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"hongtou build\">\n"
        "<testsuite name=\"a\" tests=\"2\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
        "<testcase name=\"a/1.yaml\" classname=\"a\" file=\"a/1.yaml\"/>\n"
        "<testcase name=\"a/2.yaml\" classname=\"a\" file=\"a/2.yaml\">\n"
        "<system-out>a/2.yaml: warning: w &lt;&amp;&gt; [layout/long]\n</system-out>\n"
        "</testcase>\n"
        "</testsuite>\n"
        "<testsuite name=\"b\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
        "<testcase name=\"b/稿 &quot;&lt;&amp;&gt;'&#10;&lt;U+0001&gt;.yaml\" classname=\"b\""
        " file=\"b/稿 &quot;&lt;&amp;&gt;'&#10;&lt;U+0001&gt;.yaml\">\n"
        "<failure message=\"there is no field '刊号'\" type=\"source/unknown-key\">"
        "b/稿 &quot;&lt;&amp;&gt;'\n&lt;U+0001&gt;.yaml:3:1: error: there is no field '刊号' [source/unknown-key]\n"
        "  = fix: is it '期号'?\n</failure>\n"
        "</testcase>\n"
        "</testsuite>\n"
        "<testsuite name=\".\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
        "<testcase name=\"c.yaml\" classname=\".\" file=\"c.yaml\"/>\n"
        "</testsuite>\n"
        "</testsuites>\n");

  // Strict: warnings fail it. No fonts: it fails for no fault of its own.
  DocumentResult strict = warned;
  strict.state = DocumentResult::State::failed;
  CHECK(has(written("junit", {strict}), "<failure message=\"w &lt;&amp;&gt;\" type=\"layout/long\">"));
  DocumentResult fontless;
  fontless.source = "1.yaml";
  const std::string text = written("junit", {fontless}, run_facts(Language::zh),
                                   {{Severity::error, "font/none", {"没有字体", "no fonts"}, {"装字体"}, {}, {}}});
  CHECK(has(text, "<failure message=\"没有做成\" type=\"\"></failure>"));
  CHECK(has(text,
            "<testsuite name=\"hongtou\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
            "<testcase name=\"hongtou\" classname=\"hongtou\">\n"
            "<failure message=\"没有字体\" type=\"font/none\">hongtou: 错误: 没有字体 [font/none]\n"
            "  = 改法: 装字体\n</failure>\n"));
}

TEST_CASE("JUnit keeps no more than about a mebibyte", "[reports]") {
  const ReportFormat* row = find_report_format("junit");
  const std::unique_ptr<Report> report = row->make(run_facts());
  DocumentResult warned = good("a/1.yaml");
  warned.findings = {warning(std::string(100'000, 'w'), {"a/1.yaml", {}, {}})};
  std::string text = report->opening();
  for (int i = 0; i < 30; ++i) {
    const std::string piece = report->of(warned);
    CHECK(piece.size() < 1'300'000);
    text += piece;
  }
  text += report->closing({});
  CHECK(count_of(text, "<testcase ") == 30);
  CHECK(count_of(text, "<testsuite name=\"a\" tests=\"11\"") == 2);  // the first past 2^20 bytes is the eleventh
  CHECK(count_of(text, "<testsuite name=\"a\" tests=\"8\"") == 1);
}

TEST_CASE("GitHub: workflow commands and their escapes", "[reports]") {
  CHECK(written("github", {good("0.yaml"), failed("./issues/1.yaml")}) ==
        "::error file=issues/1.yaml,line=3,col=1,endColumn=2,title=source/unknown-key::"
        "there is no field '刊号'%0Afix: is it '期号'?\n");
  DocumentResult warned = good("100%, a:b\r\n.yaml");
  warned.findings = {
      warning("50%: a, b\n::error::c\r", {warned.source, {2, 5}, {4, 2}}),
      warning("one character", {"1.yaml", {2, 5}, {2, 6}}),
      warning("to the end of the line", {"1.yaml", {2, 5}, {3, 1}}),
      warning("whole lines", {"1.yaml", {2, 1}, {5, 1}}),
      warning("a file", {"1.yaml", {}, {}}),
      warning("\x1b[31m and \x7f", {"\x1b[2J.yaml", {}, {}}),
  };
  warned.unlisted = 9;
  CHECK(written("github", {warned}, run_facts(),
                {{Severity::error, "font/none", {"没有字体", "no fonts"}, {""}, {}, {}}}) ==
        "::warning file=100%25%2C a%3Ab%0D%0A.yaml,line=2,endLine=4,title=layout/long::"
        "50%25: a, b%0A::error::c%0D\n"
        "::warning file=1.yaml,line=2,col=5,title=layout/long::one character\n"
        "::warning file=1.yaml,line=2,col=5,title=layout/long::to the end of the line\n"
        "::warning file=1.yaml,line=2,endLine=4,title=layout/long::whole lines\n"
        "::warning file=1.yaml,title=layout/long::a file\n"
        "::warning file=<U+001B>[2J.yaml,title=layout/long::<U+001B>[31m and <U+007F>\n"
        "::notice file=100%25%2C a%3Ab%0D%0A.yaml,title=batch/unlisted::9 more not listed%0A"
        "fix: mend what is listed and run again\n"
        "::error title=font/none::no fonts\n");
}

TEST_CASE("GitLab: path and line of each", "[reports]") {
  DocumentResult warned = good("./a/稿.yaml");
  warned.findings = {warning("w", {warned.source, {}, {}}), warning("w", {warned.source, {7, 2}, {7, 3}})};
  const std::string first = fingerprint_of(warned, 0), second = fingerprint_of(warned, 1);
  CHECK(written("gitlab", {warned, failed("1.yaml")}) ==
        "[\n"
        R"({"description":"w","check_name":"layout/long","fingerprint":")" +
            first +
            R"(","severity":"minor","location":{"path":"a/稿.yaml","lines":{"begin":1}}},)"
            "\n"
            R"({"description":"w","check_name":"layout/long","fingerprint":")" +
            second +
            R"(","severity":"minor","location":{"path":"a/稿.yaml","lines":{"begin":7}}},)"
            "\n"
            R"({"description":"there is no field '刊号'\nfix: is it '期号'?","check_name":"source/unknown-key",)"
            R"("fingerprint":")" +
            fingerprint_of(failed("1.yaml")) +
            R"(","severity":"critical","location":{"path":"1.yaml","lines":{"begin":3}}})"
            "\n]\n");
  CHECK(written("gitlab", {good("1.yaml")}) == "[\n]\n");
  CHECK(has(written("gitlab", {}, run_facts(), {{Severity::error, "font/none", {"x"}, {""}, {}, {}}}),
            R"("location":{"path":".","lines":{"begin":1}})"));
}

}  // namespace
}  // namespace typeset::test
