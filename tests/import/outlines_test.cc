// Small texts and what becomes of them, by the rule each stands for: tests/import/outlines.txt.
#include <catch2/catch.hpp>
#include <sstream>

#include "import/reading.h"
#include "support/program.h"

using namespace typeset;
using namespace typeset::test;

namespace {

struct Example {
  std::string name;
  std::string text;
  std::string outline;
  pasted::Format format = pasted::Format::plain;
};

std::string unescaped(const std::string& line) {
  std::string made;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char next = i + 1 < line.size() ? line[i + 1] : '\0';
    const bool known = line[i] == '\\' && (next == 't' || next == 'f');
    made += known ? (next == 't' ? '\t' : '\f') : line[i];
    i += known ? 1 : 0;
  }
  return made;
}

std::vector<Example> read_examples() {
  constexpr std::string_view kHead = "某某信息\n第8期\n某某市委办公室　2026年3月5日\n";
  std::istringstream in(read_file(fs::path(TEST_DATA) / "import/outlines.txt"));
  std::vector<Example> all;
  bool outline = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("== ")) {
      all.push_back({line.substr(3), {}, {}});
      Example& example = all.back();
      if (line.ends_with(" md")) example.format = pasted::Format::markdown;
      if (!line.ends_with(" md") && !line.ends_with(" whole")) example.text = kHead;
      outline = false;
    } else if (line == "->") {
      outline = true;
    } else if (!all.empty() && outline && !line.empty()) {
      all.back().outline += line + "\n";
    } else if (!all.empty() && !outline) {
      all.back().text += unescaped(line) + "\n";
    }
  }
  return all;
}

std::string with_notes(const BodyLine& line) {
  std::string text = line.text.str();
  for (std::size_t i = line.notes.size(); i-- > 0;) text.insert(line.notes[i].at, "<" + line.notes[i].text.str() + ">");
  return text;
}

std::string with_line_breaks(std::string text) {
  constexpr std::string_view kBreak = "\u2028";
  for (std::size_t at = text.find(kBreak); at != std::string::npos; at = text.find(kBreak)) {
    text.replace(at, kBreak.size(), "{换行}");
  }
  return text;
}

std::string line_of(const BodyLine& line) {
  std::string rows;
  for (const Table& table : line.table) {
    if (!table.caption.empty()) rows += "C " + table.caption.str() + "\n";
    if (!table.unit.empty()) rows += "U " + table.unit.str() + "\n";
    if (table.head > 0) rows += "| head " + std::to_string(table.head) + "\n";
    for (const TableRow& row : table.rows) {
      rows += "|";
      for (const TableCell& cell : row) {
        const std::string indent = cell.indent > 0 ? "+" + std::to_string(cell.indent) + " " : "";
        rows += " " + indent + with_line_breaks(cell.text.str()) + " |";
      }
      rows += "\n";
    }
    for (const LocatedText& note : table.notes) rows += "S " + note.str() + "\n";
  }
  if (!rows.empty()) return rows;
  if (!line.pictures.empty()) return "I " + line.pictures.front().file.str() + "\n";
  std::string text = line.text.str();
  for (std::size_t i = line.spans.size(); i-- > 0;) {
    if (line.spans[i].kind != InlineKind::strong) continue;
    text.insert(line.spans[i].end, "**");
    text.insert(line.spans[i].begin, "**");
  }
  if (line.spans.empty()) text = with_notes(line);
  text = with_line_breaks(std::move(text));
  if (line.sort == LineSort::rule) return "---\n";
  if (line.sort == LineSort::entry) return "= " + text + "\n";
  if (line.quoted) return "> " + text + "\n";
  if (line.sort == LineSort::bullet) return "- " + text + "\n";
  return (line.heading_level > 0 ? "H" + std::to_string(line.heading_level) : "P") + " " + text + "\n";
}

std::string outline_of(const Issue& issue) {
  const auto& bulletin = std::get<Bulletin>(issue.part);
  std::string all;
  const auto field = [&](std::string_view letter, const LocatedText& text) {
    if (!text.empty()) all += std::string(letter) + " " + text.str() + "\n";
  };
  const auto fields = [&](std::string_view letter, const std::vector<LocatedText>& texts) {
    for (const LocatedText& text : texts) field(letter, text);
  };
  if (bulletin.secrecy) all += "X " + bulletin.secrecy->value.words() + "\n";
  fields("X", bulletin.flags);
  field("X", bulletin.copy_number);
  fields("X", bulletin.above);
  if (!bulletin.above.empty()) fields("X", bulletin.masthead);
  if (bulletin.supplement) all += "X +" + std::to_string(bulletin.supplement->value) + "\n";
  fields("X", bulletin.signers);
  for (const BodyLine& line : bulletin.note) all += "N " + line.text.str() + "\n";
  for (const Article& article : bulletin.articles) {
    field("L", article.section);
    all += "T";
    for (const LocatedText& line : article.title) all += " " + line.str();
    all += "\n";
    fields("V", article.subtitle);
    fields("A", article.authors);
    field("Q", article.title_note);
    field("E", article.contents_title);
    for (const BodyLine& line : article.note) all += "N " + line.text.str() + "\n";
    for (const BodyLine& line : article.body) all += line_of(line);
    for (const Brief& brief : article.briefs) {
      for (const BodyLine& line : brief.body)
        all += line.table.empty() ? "B " + with_notes(line) + "\n" : line_of(line);
    }
    if (!article.contributor.empty()) all += "G " + article.contributor.str() + "\n";
  }
  fields("Z", bulletin.sign_off);
  if (!issue.issuers.empty() && in_one(issue.issuers).str() != "某某市委办公室" &&
      in_one(issue.issuers).str() != "某某市办公室")
    all += "O " + in_one(issue.issuers).str() + "\n";
  for (const Distribution& line : issue.imprint.distribution) all += "D " + line.text.str() + "\n";
  for (const Credit& credit : issue.imprint.credits)
    all += "M " + credit.label.str() + " " + credit.written.str() + "\n";
  for (const Distribution& line : issue.imprint.contact) all += "K " + line.label.str() + " " + line.text.str() + "\n";
  if (!issue.imprint.printer.empty()) all += "R " + issue.imprint.printer.str() + "\n";
  return all;
}

}  // namespace

TEST_CASE("small texts become what their rules say", "[import]") {
  const std::vector<Example> examples = read_examples();
  REQUIRE(examples.size() > 20);
  for (const Example& example : examples) DYNAMIC_SECTION(example.name) {
      const Imports imports(example.text, example.format);
      CAPTURE(example.text, imports.told());
      REQUIRE(imports.made);
      CAPTURE(imports.made->yaml);
      std::string errors;
      const Issue issue = read_source(imports.made->yaml, errors);
      CHECK(errors.empty());
      CHECK(outline_of(issue) == example.outline);
      CHECK(lost(example.text, *imports.made).empty());
    }
}
