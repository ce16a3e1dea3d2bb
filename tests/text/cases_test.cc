// The rules of cjk-layout.md, one line each: where lines end (breaks.cases), how wide text is (widths.cases), what is
// adjusted (adjust.cases), where characters stand (places.cases), what draws them (faces.cases), what is told
// (told.cases), what a line costs (costs.cases). rules_test.cc sees to it that no rule is without.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <optional>

#include "setting.h"

namespace typeset::testing {
namespace {

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

TEST_CASE("lines end where the rules say", "[cases]") {
  for_each_case("breaks.cases", [](const std::vector<std::string>& fields) {
    const text::Paragraph paragraph = dressed(fields[3]);
    const text::Shape shape = parse_shape(fields[1], cells(std::stoi(fields[2])), Length::units(kCell));
    Diagnostics faults;
    const auto lines = text::set_paragraph(paragraph, shape, parse_rules(fields[1]), parse_book(fields[1]), faults);
    CHECK(line_texts(lines, paragraph.text.view()) == unescape(fields[4]));
  });
}

TEST_CASE("text is as wide as the rules say", "[cases]") {
  for_each_case("widths.cases", [](const std::vector<std::string>& fields) {
    const text::Paragraph paragraph = dressed(fields[3], Length());
    const Length width = text::natural_width(paragraph, parse_rules(fields[1]), parse_book(fields[1]));
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

TEST_CASE("lines are adjusted where the rules say", "[cases]") {
  for_each_case("adjust.cases", [](const std::vector<std::string>& fields) {
    const text::Paragraph paragraph = dressed(fields[3]);
    const std::string words(paragraph.text.view());
    const text::Rules rules = parse_rules(fields[1]);
    text::Shape shape;
    shape.measure = cells(std::stoi(fields[2]));
    Diagnostics faults;
    const auto lines = text::set_paragraph(paragraph, shape, rules, parse_book(fields[1]), faults);
    const auto set = advances(lines.at(0), words);
    // The same characters with nothing to adjust: a line that is far too wide, and ends elsewhere.
    shape.measure = cells(60);
    shape.align = text::Align::left;
    const auto natural =
        advances(text::set_paragraph(paragraph, shape, rules, parse_book(fields[1]), faults).at(0), words);
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
TEST_CASE("characters are drawn by the faces that the rules say", "[cases]") {
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
TEST_CASE("what is told of characters is what the rules say", "[cases]") {
  for_each_case("told.cases", [](const std::vector<std::string>& fields) {
    const std::string words = unescape(fields[3]);
    text::Shape shape;
    shape.measure = cells(fields[2] == "-" ? 200 : std::stoi(fields[2]));
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

/// Left edges of the glyphs in hundredths of an em from the measure's left edge, line by line. The cell is the em, and
/// a character fills its cell; a trimmed opening mark's glyph begins half an em before its box.
TEST_CASE("characters stand where the rules say", "[cases]") {
  for_each_case("places.cases", [](const std::vector<std::string>& fields) {
    const Length em = Length::pt(16);
    const text::Paragraph paragraph = dressed(fields[3], em);
    const text::Shape shape = parse_shape(fields[1], em * std::stoi(fields[2]), em);
    Diagnostics faults;
    std::string places;
    for (const text::Line& line :
         text::set_paragraph(paragraph, shape, parse_rules(fields[1]), parse_book(fields[1]), faults)) {
      if (!places.empty()) places += " |";
      for (const text::LineRun& run : line.runs) {
        for (const text::PlacedGlyph& glyph : run.glyphs) {
          places +=
              (places.empty() ? "" : " ") + std::to_string((Length(glyph.x) * 100 + em / 2).scaled(1, em.units()).units());
        }
      }
    }
    CHECK(places == fields[4]);
  });
}

/// Whether two texts have the same words, their numbers within one point and one in a hundred.
bool same_points(const std::string& told, const std::string& expected) {
  std::istringstream a(told);
  std::istringstream b(expected);
  std::string x;
  std::string y;
  while (true) {
    const bool more = static_cast<bool>(a >> x);
    if (more != static_cast<bool>(b >> y)) return false;
    if (!more) return true;
    if (x == y) continue;
    if (std::isdigit(x[0]) == 0 || std::isdigit(y[0]) == 0) return false;
    const long long points = std::stoll(y);
    if (std::abs(std::stoll(x) - points) > std::max(1LL, points / 100)) return false;
  }
}

/// "CL-JUS S5 80" for every part of a line's cost, by the rule it comes from; "-" for none.
TEST_CASE("lines cost what the rules say", "[cases]") {
  for_each_case("costs.cases", [](const std::vector<std::string>& fields) {
    const text::Shape shape = parse_shape(fields[1], cells(std::stoi(fields[2])), Length::units(kCell));
    Diagnostics faults;
    std::vector<text::LineNote> notes;
    text::set_paragraph(dressed(fields[3]), shape, parse_rules(fields[1]), parse_book(fields[1]), faults, &notes);
    std::string told;
    for (const text::LineNote& note : notes) {
      if (&note != &notes.front()) told += " | ";
      std::string reasons;
      for (const text::LineReason& reason : note.reasons) {
        if (reason.points == 0) continue;
        reasons += (reasons.empty() ? "" : " + ") + reason.rule + " " + std::to_string(reason.points);
      }
      told += reasons.empty() ? "-" : reasons;
    }
    INFO(told);
    CHECK(same_points(told, fields[4]));
  });
}

/// For tests/text/mutate: how the texts of a file are set, to find one that shows a broken entry.
TEST_CASE("set the texts of a file", "[.texts]") {
  const char* name = std::getenv("HONGTOU_TEXTS");  // NOLINT(concurrency-mt-unsafe)
  REQUIRE(name != nullptr);
  std::ifstream in(name);
  for (std::string line; std::getline(in, line);) {
    const std::vector<std::string> fields = case_fields(line);
    const text::Paragraph paragraph = dressed(fields[3]);
    Diagnostics faults;
    const auto lines = text::set_paragraph(paragraph, parse_shape(fields[1], cells(std::stoi(fields[2])), {}),
                                           parse_rules(fields[1]), parse_book(fields[1]), faults);
    std::cout << line_texts(lines, paragraph.text.view()) << "\n";
  }
}

}  // namespace
}  // namespace typeset::testing
