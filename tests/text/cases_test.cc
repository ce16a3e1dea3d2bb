// The rules of cjk-layout.md, one line each: where lines end (breaks.cases) and how wide text is (widths.cases).
#include <catch2/catch.hpp>
#include <fstream>
#include <optional>

#include "base/utf8.h"
#include "setting.h"

namespace typeset::testing {
namespace {

std::string unescape(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    if (text.compare(i, 3, "\\u{") == 0) {
      const std::size_t end = text.find('}', i);
      append_utf8(plain, static_cast<char32_t>(std::stoul(text.substr(i + 3, end - i - 3), nullptr, 16)));
      i = end + 1;
    } else {
      plain += text[i++];
    }
  }
  return plain;
}

template <typename Check>
void for_each_case(const std::string& file, Check check) {
  std::ifstream in(std::string(TEST_DATA) + "/text/" + file);
  REQUIRE(in);
  int number = 0;
  int cases = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const std::vector<std::string> fields = case_fields(line);
    if (fields.empty()) continue;
    INFO(file << ":" << number << ": " << line);
    REQUIRE(fields.size() == 5);
    check(fields);
    ++cases;
  }
  CHECK(cases > 15);
}

TEST_CASE("lines end where the rules say") {
  for_each_case("breaks.cases", [](const std::vector<std::string>& fields) {
    const std::string words = unescape(fields[3]);
    text::Shape shape;
    shape.measure = cells(std::stoi(fields[2]));
    Diagnostics faults;
    const auto lines = text::set_paragraph(plain(words), shape, parse_rules(fields[1]), fake_book(), faults);
    CHECK(line_texts(lines, words) == unescape(fields[4]));
  });
}

TEST_CASE("text is as wide as the rules say") {
  for_each_case("widths.cases", [](const std::vector<std::string>& fields) {
    const text::Paragraph paragraph = plain(unescape(fields[3]), Length());
    const Length width = text::natural_width(paragraph, parse_rules(fields[1]), fake_book());
    CHECK(width.units() == Length::pt(16).scaled(std::stoi(fields[4]), 1000).units());
  });
}

/// Advances of a line's glyphs, with the source text of each.
std::vector<std::pair<std::string, std::int64_t>> advances(const text::Line& line, const std::string& words) {
  std::vector<std::pair<std::string, std::int64_t>> all;
  for (const text::LineRun& run : line.runs) {
    for (const text::PlacedGlyph& glyph : run.glyphs) {
      all.emplace_back(words.substr(glyph.begin, glyph.end - glyph.begin), glyph.advance.units());
    }
  }
  return all;
}

TEST_CASE("lines are adjusted where the rules say") {
  for_each_case("adjust.cases", [](const std::vector<std::string>& fields) {
    const std::string& words = fields[3];
    const text::Rules rules = parse_rules(fields[1]);
    text::Shape shape;
    shape.measure = cells(std::stoi(fields[2]));
    Diagnostics faults;
    const auto lines = text::set_paragraph(plain(words), shape, rules, fake_book(), faults);
    const auto set = advances(lines.at(0), words);
    // The same characters with nothing to adjust: a line that is far too wide, and ends elsewhere.
    shape.measure = cells(60);
    shape.align = text::Align::left;
    const auto natural = advances(text::set_paragraph(plain(words), shape, rules, fake_book(), faults).at(0), words);
    std::string pattern;
    for (std::size_t i = 0; i < set.size(); ++i) {
      pattern += set[i].first;
      if (i + 1 == set.size()) break;  // the mark at the edge is another rule's
      if (set[i].second > natural.at(i).second + 2) pattern += "+";
      if (set[i].second < natural.at(i).second - 2) pattern += "-";
    }
    CHECK(pattern == fields[4]);
  });
}

/// "C[汉]L[abc]": the stretches by face, C the Chinese face, L the Latin, R and S its fallbacks.
TEST_CASE("characters are drawn by the faces that the rules say") {
  for_each_case("faces.cases", [](const std::vector<std::string>& fields) {
    const std::string words = unescape(fields[3]);
    text::Shape shape;
    shape.measure = cells(60);
    shape.align = text::Align::left;
    Diagnostics faults;
    std::string faces;
    std::optional<FaceId> last;
    for (const text::Line& line :
         text::set_paragraph(plain(words), shape, parse_rules(fields[1]), fake_book(), faults)) {
      for (const text::LineRun& run : line.runs) {
        if (run.face != last) {
          faces += last ? "]" : "";
          faces += "CLRS"[static_cast<std::size_t>(run.face)];
          faces += "[";
        }
        last = run.face;
        std::uint32_t told = 0;
        for (const text::PlacedGlyph& glyph : run.glyphs) {
          if (glyph.end > told) faces += words.substr(glyph.begin, glyph.end - glyph.begin);
          told = glyph.end;
        }
      }
    }
    if (last) faces += "]";
    CHECK(faces == unescape(fields[4]));
  });
}

/// "slug[words]" for each thing told, in order; "-" for nothing.
TEST_CASE("what is told of characters is what the rules say") {
  for_each_case("told.cases", [](const std::vector<std::string>& fields) {
    const std::string words = unescape(fields[3]);
    text::Shape shape;
    shape.measure = cells(200);
    shape.align = text::Align::left;
    Diagnostics faults;
    text::set_paragraph(plain(words), shape, parse_rules(fields[1]), fake_book(), faults);
    std::string told;
    for (const Diagnostic& fault : faults.all()) {
      told += (told.empty() ? "" : " ") + std::string(fault.kind->slug).substr(5) + "[" +
              words.substr(fault.span.begin, fault.span.end - fault.span.begin) + "]";
    }
    CHECK((told.empty() ? "-" : told) == unescape(fields[4]));
  });
}

TEST_CASE("a quote that the font draws narrow is given its cell") {
  const FakeBook narrow(350);
  const Length width = text::natural_width(plain("一“二”三", Length()), text::Rules{}, narrow);
  CHECK(width == Length::pt(16) * 5);  // CL-QUO-3
  const Length pair = text::natural_width(plain("一”“三", Length()), text::Rules{}, narrow);
  CHECK(pair.units() == (Length::pt(16) * 7 / 2).units());
}

}  // namespace
}  // namespace typeset::testing
