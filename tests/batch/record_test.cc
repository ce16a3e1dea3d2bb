// What a record says comes back as it was put down, and damage costs what follows it.
#include "batch/record.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "batch/places.h"
#include "support/made_text.h"

namespace typeset {

static bool operator==(const RecordedOutput& a, const RecordedOutput& b) {
  return a.path == b.path && a.fingerprint == b.fingerprint && a.stamp == b.stamp;
}

}  // namespace typeset

namespace typeset::test {
namespace {

TEST_CASE("paths keep their names wherever the tree stands", "[batch]") {
  struct Case {
    const char* here;
    const char* record;
    const char* data;
    const char* path;
    const char* name;
  };
  const Case cases[] = {
      {"/home/a/repo", "out", "/opt/hongtou", "issues/1.yaml", "out:../issues/1.yaml"},
      {"/home/a/repo", "out/", "/opt/hongtou", "./issues//x/../1.yaml", "out:../issues/1.yaml"},
      {"/srv/repo", "out", "/opt/hongtou", "/srv/repo/issues/1.yaml", "out:../issues/1.yaml"},
      {"/srv/repo/issues", "../out", "/opt/hongtou", "1.yaml", "out:../issues/1.yaml"},
      {"/srv/repo", "/srv/repo/out", "/opt/hongtou", "out/2024/1.pdf", "out:2024/1.pdf"},
      {"/srv/repo", "out", "/opt/hongtou", "out", "out:."},
      {"/srv/repo", "out", "/opt/hongtou", "/opt/hongtou/styles/bulletin.yaml", "data:styles/bulletin.yaml"},
      {"/srv/repo", "out", "/srv/repo", "styles/bulletin.yaml", "data:styles/bulletin.yaml"},
      {"/srv/repo", "out", "/srv/repo", "samples/1.yaml", "out:../samples/1.yaml"},
      {"/srv/repo", "out", "/srv/repo", "out/1.pdf", "out:1.pdf"},
      {"/srv/repo", "out", "/opt/hongtou", "/opt/hongtou-2/x", "/opt/hongtou-2/x"},
      {"/srv/repo", "out", "", "/usr/share/color/x.icc", "/usr/share/color/x.icc"},
      {"/", "out", "", "a.yaml", "/a.yaml"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.here, c.record, c.path);
    const Places places(c.here, c.record, c.data);
    CHECK(places.name_of(c.path) == c.name);
    const std::string whole = c.path[0] == '/' ? c.path : std::string(c.here) + "/" + c.path;
    CHECK(places.path_of(c.name) == plain_path(whole));
  }
  const Places places("/srv/repo", "out", "/srv/repo/data");
  CHECK(places.path_from_here("out:../issues/1.yaml") == "issues/1.yaml");
  CHECK(places.path_from_here("out:../../issues/1.yaml") == "../issues/1.yaml");
  CHECK(places.path_from_here("data:styles/x.yaml") == "/srv/repo/data/styles/x.yaml");
  CHECK(places.path_from_here("/usr/share/x.icc") == "/usr/share/x.icc");
  CHECK(Places("/srv/repo", "/home/out", "").path_from_here("out:1.pdf") == "/home/out/1.pdf");
  CHECK(Places("/a", "out", "").path_of("data:styles/x.yaml").empty());
  CHECK(Places("/a", "out", "").path_of("elsewhere").empty());
  CHECK(plain_path("a/./b//../c/") == "a/c");
  CHECK(plain_path("../../a") == "../../a");
  CHECK(plain_path("/../a") == "/a");
  CHECK(plain_path("") == ".");
}

RecordedDocument document(Record& record, const std::string& source, std::vector<RecordedInput> inputs) {
  RecordedDocument made{source, "program-fonts", "options", {}, {}, Severity::warning, "{\"x\":\"100%\\n\"}"};
  for (RecordedInput& input : inputs) made.inputs.push_back(record.add(std::move(input)));
  made.outputs.push_back({source + ".pdf", "0123456789abcdef", FileStamp{5, -7, 8, 9}});
  made.outputs.push_back({source + "\t%41\n.dump", "fedcba", std::nullopt});
  return made;
}

RecordedInput content(const std::string& path, const std::string& fingerprint, std::optional<FileStamp> stamp = {}) {
  return {{Dependency::Question::content, path, std::nullopt, fingerprint}, stamp};
}

Record some_record() {
  Record record;
  const FileStamp stamp{1, 1'700'000'000'000'000'000, 2, ~std::uint64_t{0}};
  record.put(document(record, "out:../a.yaml", {content("out:../a.yaml", "aa", stamp), content("data:s.yaml", "bb")}));
  RecordedDocument second =
      document(record, "out:../b.yaml",
               {content("data:s.yaml", "bb"),
                {{Dependency::Question::content, "out:../missing", FailureKind::not_found, {}}, {}},
                {{Dependency::Question::names, "out:..", std::nullopt, "cc"}, {}}});
  second.gravest.reset();
  record.put(std::move(second));
  return record;
}

std::string lines_of(RecordLines& lines, const Record& record, const RecordedDocument& document) {
  std::vector<RecordedInput> inputs;
  for (const std::uint32_t number : document.inputs) inputs.push_back(record.input(number));
  return lines.of(document, inputs);
}

std::string text_of(const Record& record) {
  RecordLines lines;
  std::string text = lines.opening();
  for (const auto& [source, document] : record.documents()) text += lines_of(lines, record, document);
  return text;
}

/// All that a record says, to be compared.
std::string told(const Record& record) {
  std::string all;
  for (const auto& [source, document] : record.documents()) {
    all += source + " " + document.made_by + " " + document.options + " " +
           std::to_string(document.gravest ? static_cast<int>(*document.gravest) : -1) + document.facts + "\n";
    for (const std::uint32_t number : document.inputs) {
      const RecordedInput& input = record.input(number);
      all += "  " + std::to_string(static_cast<int>(input.asked.question)) + input.asked.path + " " +
             (input.asked.failure ? "!" + std::to_string(static_cast<int>(*input.asked.failure))
                                  : input.asked.fingerprint) +
             (input.stamp ? " " + std::to_string(input.stamp->size) + "," + std::to_string(input.stamp->inode) : "") +
             "\n";
    }
  }
  return all;
}

TEST_CASE("a record is read as it was written", "[batch]") {
  const Record record = some_record();
  const std::string text = text_of(record);
  Record read;
  REQUIRE(read.read(text));
  CHECK(told(read) == told(record));
  for (const auto& [source, document] : record.documents()) CHECK(read.find(source)->outputs == document.outputs);
  CHECK(text_of(read) == text);
  CHECK(text.find("s.yaml") == text.rfind("s.yaml"));  // what documents share is written once
}

TEST_CASE("lines that are added later replace what they name", "[batch]") {
  Record record = some_record();
  RecordLines lines;
  std::string journal = lines.opening();
  RecordedDocument again = document(record, "out:../a.yaml", {content("out:../a.yaml", "new")});
  journal += lines_of(lines, record, again);  // one after the other: each line's checksum begins with the last one's
  journal += lines.gone("out:../b.yaml");
  journal += lines_of(lines, record, document(record, "c", {}));
  Record read = some_record();
  REQUIRE(read.read(journal));
  CHECK(read.documents().size() == 2);
  CHECK(read.find("out:../b.yaml") == nullptr);
  const RecordedDocument* changed = read.find("out:../a.yaml");
  REQUIRE(changed != nullptr);
  REQUIRE(changed->inputs.size() == 1);
  CHECK(read.input(changed->inputs[0]).asked.fingerprint == "new");
}

TEST_CASE("a newer stamp of the same answer is kept; another answer is another input", "[batch]") {
  Record record;
  const std::uint32_t first = record.add(content("a", "1"));
  CHECK(record.add(content("a", "1", FileStamp{1, 2, 3, 4})) == first);
  CHECK(record.input(first).stamp == FileStamp{1, 2, 3, 4});
  CHECK(record.add(content("a", "1")) == first);
  CHECK(record.input(first).stamp == FileStamp{1, 2, 3, 4});
  CHECK(record.add(content("a", "2")) != first);
  CHECK(record.add({{Dependency::Question::names, "a", std::nullopt, "1"}, {}}) != first);
  CHECK(record.add({{Dependency::Question::content, "a", FailureKind::not_found, {}}, {}}) != first);
}

TEST_CASE("an input without an answer does not give its number to the next", "[batch]") {
  Record record;
  RecordLines lines;
  std::string text = lines.opening();
  text += lines_of(lines, record, document(record, "a", {content("x", ""), content("y", "right")}));
  Record read;
  CHECK_FALSE(read.read(text));
  CHECK(read.find("a") == nullptr);
}

TEST_CASE("of a damaged record nothing wrong is believed", "[batch]") {
  const Record record = some_record();
  const std::string text = text_of(record), all = told(record);
  const auto prefix_of_all = [&](const std::string& damaged) {
    Record read;
    CHECK_FALSE(read.read(damaged));
    // What was taken is what the record says of it, document by document.
    for (const auto& [source, document] : read.documents()) {
      Record one;
      one.put(document);
      const RecordedDocument* right = record.find(source);
      REQUIRE(right != nullptr);
      CHECK(document.facts == right->facts);
      CHECK(document.gravest == right->gravest);
      CHECK(document.outputs == right->outputs);
      REQUIRE(document.inputs.size() == right->inputs.size());
      for (std::size_t i = 0; i < document.inputs.size(); ++i)
        CHECK(read.input(document.inputs[i]).asked == record.input(right->inputs[i]).asked);
    }
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    CAPTURE(at);
    std::string damaged = text;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    prefix_of_all(damaged);
  }
  for (std::size_t size = 0; size < text.size(); ++size) {
    CAPTURE(size);
    Record read;
    const std::string cut = text.substr(0, size);
    if (cut.empty() || cut.back() != '\n')
      CHECK_FALSE(read.read(cut));
    else
      read.read(cut);  // whole lines: what they say
  }
  // A line taken out, or two exchanged, shifts what numbers mean: nothing behind it is believed.
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin) + 1;
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  for (std::size_t out = 0; out + 1 < lines.size(); ++out) {
    CAPTURE(out);
    std::string without, exchanged;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i != out) without += lines[i];
      exchanged += lines[i == out ? i + 1 : i == out + 1 ? i - 1 : i];
    }
    prefix_of_all(without);
    prefix_of_all(exchanged);
  }
  Record read;
  CHECK_FALSE(read.read(""));
  CHECK_FALSE(read.read("hongtou-record 3\t0000000000000000\n"));
}

}  // namespace
}  // namespace typeset::test
