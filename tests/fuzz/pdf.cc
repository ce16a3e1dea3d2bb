// A source through the whole house to a PDF, under the tiny fonts. libqpdf reads the file; what a reader of PDF copies
// out of each page is what its glyphs stand for; and of the paragraphs no character is lost that was not reported, nor
// of other words a hanzi.
#include <map>
#include <variant>

#include "base/characters.h"
#include "base/ignorable.h"
#include "base/yaml_tree.h"
#include "emit/reading.h"
#include "fuzz/tiny_fonts.h"
#include "press/outputs.h"
#include "source/read.h"
#include "source/text.h"
#include "source/visit.h"

using namespace typeset;

namespace {

/// Without characters of which nothing is drawn: they are reported, and need not be in the file.
void append_utf16(std::string& hex, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto unit = [&](unsigned value) {
    for (int shift = 12; shift >= 0; shift -= 4) hex += digits[value >> static_cast<unsigned>(shift) & 0xFU];
  };
  for_each_character(text, [&](std::size_t, char32_t c) {
    if (draws_nothing(c)) return;
    if (c < 0x10000) return unit(c);
    unit(0xD800 + ((c - 0x10000) >> 10U));
    unit(0xDC00 + ((c - 0x10000) & 0x3FFU));
  });
}

/// In the order of the characters: what is drawn is not always drawn in the order of the text.
std::map<std::string, long> units(const std::string& hex) {
  std::map<std::string, long> count;
  for (std::size_t at = 0; at + 4 <= hex.size(); at += 4) ++count[hex.substr(at, 4)];
  return count;
}

void check_page(const test::Document& file, const Pages& pages, std::size_t number) {
  std::string wanted;
  for (const Item& item : pages.pages[number].items) {
    if (const auto* run = std::get_if<GlyphRun>(&item)) append_utf16(wanted, run->text);
  }
  auto there = units(test::copied(file, number));
  for (const auto& [unit, times] : units(wanted)) {
    if (unit == "0020" || unit == "3000") continue;  // blanks between lines and in spread names are added
    if (there[unit] >= times) continue;
    std::cerr << unit << " of " << wanted;
    fuzz::require(false, "what a page shows can be copied out of the file");
  }
}

/// Counts what paragraphs say, and the hanzi of all other words: what stands about these, rules may change.
class Words : public TextVisitor {
 public:
  std::map<char32_t, long> count;
  void body(const Body& body, const FieldRow& row) override {
    for (const BodyLine& line : body) {
      if (line.is_text()) add(line.text.view(), false);
      for (const InlineNote& note : line.notes) text(note.text, row);
    }
  }
  void text(const LocatedText& words, const FieldRow& row) override {
    const bool of_contents = row.info->key == "contents-title";  // which not all styles print
    if (row.info->sort == TextSort::words && !of_contents) add(words.view(), true);
  }

 private:
  void add(std::string_view text, bool hanzi) {
    for_each_character(text, [&](std::size_t, char32_t c) {
      const bool line_end = c == 0x2028;  // {换行}
      const bool wanted = hanzi ? char_class(c) == CharClass::HI : !is_padding(c) && c > 0x20 && !line_end;
      if (wanted && !draws_nothing(c)) ++count[c];
    });
  }
};

void check_words(const Document& document) {
  Sources sources;
  Diagnostics ignored;
  const FileId file = sources.add("again", std::string(document.sources.text(FileId{0})));
  const auto tree = parse_yaml(sources, file, ignored);
  REQUIRE(tree.has_value());
  Words words;
  visit(read_issue(*tree, &document.style->fields, ignored), words);
  for (const Page& page : document.pages->pages) {
    for (const Item& item : page.items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run == nullptr) continue;
      for_each_character(run->text, [&](std::size_t, char32_t c) { --words.count[c]; });
    }
  }
  for (const auto& [character, left] : words.count)
    fuzz::require(left <= 0, "what the source says is on the pages", to_utf8(character));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Job job = fuzz::handed(std::string(fuzz::bytes_of(data, size)));
  job.formats = {find_output_format("pdf"), find_output_format("dump")};
  const Document document = press(job, fuzz::workshop());
  fuzz::check_faults(document.faults, document.sources);
  fuzz::require(document.failed == (document.outputs.empty()), "a document has outputs or has failed");
  fuzz::require(!document.failed || document.faults.has_errors(), "a document that failed has an error");
  if (document.failed) return 0;
  const test::Document file(document.outputs.front());
  fuzz::require(file.page_count() == document.pages->pages.size(), "the file has the pages that were set");
  for (std::size_t i = 0; i < file.page_count(); ++i) check_page(file, *document.pages, i);
  check_words(document);
  return 0;
}
