// Inline settings: where dots, rules, notes, tracked and spread characters stand.
#include <catch2/catch.hpp>

#include "setting.h"
#include "text/faults.h"

namespace typeset::testing {
namespace {

using text::Align;
using text::CharStyle;
using text::Height;
using text::Line;
using text::LineMark;
using text::PlacedGlyph;

constexpr std::int64_t kEm = 16 * Length::kPerPoint;

/// A text of several styles; cells are ems, so that places are whole ems.
class Spans {
 public:
  template <typename Dress>
  Spans& add(std::string_view words, Dress dress) {
    text::StyleRun run;
    run.begin = static_cast<std::uint32_t>(words_.size());
    words_ += words;
    run.end = static_cast<std::uint32_t>(words_.size());
    run.style.size = Length::units(kEm);
    dress(run.style);
    runs_.push_back(run);
    return *this;
  }
  Spans& add(std::string_view words) {
    return add(words, [](CharStyle&) {});
  }

  text::Paragraph paragraph() const {
    text::Paragraph made;
    made.text = LocatedText(words_, Span{FileId{0}, 0, static_cast<std::uint32_t>(words_.size())});
    made.runs = runs_;
    return made;
  }
  std::vector<Line> set(std::int64_t ems, Align align = Align::justify, const text::Rules& rules = {}) {
    text::Shape shape;
    shape.measure = Length::units(ems * kEm);
    shape.align = align;
    faults_ = Diagnostics();
    return text::set_paragraph(paragraph(), shape, rules, fake_book(), faults_);
  }
  const std::string& words() const { return words_; }
  const Diagnostics& faults() const { return faults_; }

 private:
  std::string words_;
  std::vector<text::StyleRun> runs_;
  Diagnostics faults_;
};

void dots(CharStyle& style) { style.dots = true; }
void underline(CharStyle& style) { style.underline = true; }
void superior(CharStyle& style) { style.height = Height::superior; }
void inferior(CharStyle& style) { style.height = Height::inferior; }
auto tracked(int percent) {
  return [percent](CharStyle& style) { style.tracking = style.size.scaled(percent, 100); };
}
auto spread(int cells, int group = 1) {
  return [=](CharStyle& style) {
    style.spread = static_cast<std::uint16_t>(cells);
    style.spread_group = static_cast<std::uint16_t>(group);
  };
}

/// Left edges in hundredths of an em.
std::vector<std::int64_t> places(const Line& line) {
  std::vector<std::int64_t> all;
  for (const text::LineRun& run : line.runs) {
    for (const PlacedGlyph& glyph : run.glyphs) all.push_back(Length(glyph.x).scaled(100, kEm).units());
  }
  return all;
}

std::int64_t hundredths(Length length) { return (length * 100 + Length::units(kEm / 2)).scaled(1, kEm).units(); }

/// "dot 50" by its centre, "rule 100-300" by its ends.
std::string marks(const Line& line) {
  std::string text;
  for (const LineMark& mark : line.marks) {
    if (!text.empty()) text += ", ";
    if (mark.sort == LineMark::Sort::dot) {
      text += "dot " + std::to_string(hundredths(mark.x + mark.width / 2));
    } else {
      text += "rule " + std::to_string(hundredths(mark.x)) + "-" + std::to_string(hundredths(mark.x + mark.width));
    }
  }
  return text;
}

using Places = std::vector<std::int64_t>;

TEST_CASE("dots stand below the middle of every character, not of marks and spaces") {
  const auto lines = Spans().add("一").add("二，三　A1.5—々", dots).add("四").set(20, Align::left);
  REQUIRE(lines.size() == 1);
  // A and the digits are half an em wide; ¼ em between A and its neighbours is only for Han.
  CHECK(marks(lines[0]) == "dot 150, dot 350, dot 525, dot 575, dot 675, dot 850");
  for (const LineMark& mark : lines[0].marks) {
    CHECK(mark.y < Length::units(-kEm / 2));                    // below the cells
    CHECK(mark.y - mark.height > Length::units(-kEm * 3 / 4));  // and well above the next line's
    CHECK(mark.width == mark.height);
  }
}

TEST_CASE("GB/T 15834 5.1.8: a dot goes to the next line with its character") {
  const auto lines = Spans().add("一二三").add("四五六", dots).set(4, Align::justify);
  REQUIRE(lines.size() == 2);
  CHECK(marks(lines[0]) == "dot 350");
  CHECK(marks(lines[1]) == "dot 50, dot 150");
}

TEST_CASE("one rule from the first to the last character, across faces, gaps and spaces") {
  const auto kai = [](CharStyle& style) {
    style.underline = true;
    style.role = Role::kai;
  };
  CHECK(marks(Spans().add("一").add("二　", underline).add("三", kai).add("四").set(20, Align::left)[0]) ==
        "rule 100-400");
  CHECK(marks(Spans().add("一").add("A二", underline).add("三").set(20, Align::left)[0]) == "rule 125-300");
  CHECK(marks(Spans().add("一", underline).add("二").add("三", underline).set(20, Align::left)[0]) ==
        "rule 0-100, rule 200-300");
}

TEST_CASE("CL-SP-8: no rule under the gap at its ends, nor past the measure") {
  CHECK(marks(Spans().add("一").add("12", underline).add("二").set(20, Align::left)[0]) == "rule 125-225");
  const auto lines = Spans().add("一二三四五六七八，九", underline).set(4);
  REQUIRE(lines.size() == 3);
  CHECK(marks(lines[0]) == "rule 0-400");
  CHECK(marks(lines[1]) == "rule 0-400");
  text::Rules word = word_rules();
  CHECK(marks(Spans().add("一二三四，五", underline).set(4, Align::justify, word)[0]) == "rule 0-400");
}

TEST_CASE("a blank to be filled in keeps its room and its rule at the line's end") {
  CHECK(marks(Spans().add("姓名：").add("　　　", underline).set(20, Align::left)[0]) == "rule 300-600");
}

TEST_CASE("a rule stands below the dots of its stretch") {
  const auto both = [](CharStyle& style) { style.dots = style.underline = true; };
  const auto lines = Spans().add("一", both).add("二", underline).add("三").add("四", underline).set(9, Align::left);
  REQUIRE(lines[0].marks.size() == 3);
  const LineMark &dot = lines[0].marks[0], &below = lines[0].marks[1], &plain = lines[0].marks[2];
  CHECK(below.y < dot.y - dot.height);
  CHECK(plain.y > below.y);
  CHECK(below.y - below.height > Length::units(-kEm * 85 / 100));
}

TEST_CASE("superiors and inferiors are small and stay within the cells") {
  const auto lines = Spans().add("一").add("二", superior).add("三", inferior).add("四").set(9, Align::left);
  REQUIRE(lines[0].runs.size() == 4);
  CHECK(places(lines[0]) == Places{0, 100, 160, 220});
  const auto centre = [&](std::size_t run) {
    const text::LineRun& r = lines[0].runs[run];
    return hundredths(r.glyphs[0].y + fake_book().face(r.face).at_size(fake_book().face(r.face).ink_centre(), r.size));
  };
  CHECK(lines[0].runs[1].size == Length::units(kEm * 60 / 100));
  CHECK(centre(0) == 0);
  CHECK(centre(1) == 20);  // its cell ends where that of the text ends: 20 + 60/2 = 50
  CHECK(centre(2) == -20);
}

TEST_CASE("CL-KIN-7: a note stays with its word, without a gap, and never stretches") {
  CHECK(line_texts(Spans().add("一二三四").add("12", superior).add("五六七八").set(4), "一二三四12五六七八") ==
        "一二三|四12五六|七八");
  CHECK(line_texts(Spans().add("一二三四").add("注", inferior).add("五").set(4), "一二三四注五") == "一二三|四注五");
  // After a note the word before it decides: none between hanzi, ¼ em after a Western word.
  CHECK(places(Spans().add("一").add("1", superior).add("二").set(9, Align::left)[0]) == Places{0, 100, 130});
  CHECK(places(Spans().add("CO").add("2", inferior).add("二").set(9, Align::left)[0]) == Places{0, 50, 100, 155});
  const auto spread_line = places(Spans().add("一").add("1", superior).add("二").set(4, Align::spread)[0]);
  CHECK(spread_line == Places{0, 100, 300});
}

TEST_CASE("a paragraph may open with a note") {
  text::Shape shape;
  shape.measure = cells(10);
  shape.first_indent = cells(2);
  Diagnostics faults;
  text::Paragraph paragraph = Spans().add("注", superior).add("一二三四五六七八九十").paragraph();
  for (text::StyleRun& run : paragraph.runs) run.style.cell = Length::units(kCell);
  const auto lines = text::set_paragraph(paragraph, shape, {}, fake_book(), faults);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].x.units() == cells(2).units());
  CHECK((lines[0].x + lines[0].width).units() == cells(10).units());
}

TEST_CASE("CL-PAR-5: tracking opens the text between its characters only") {
  CHECK(places(Spans().add("一").add("二三四", tracked(50)).add("五").set(20, Align::left)[0]) ==
        Places{0, 100, 250, 400, 500});
  CHECK(places(Spans().add("一二", tracked(100)).add("三四", tracked(50)).set(20, Align::left)[0]) ==
        Places{0, 200, 350, 500});
  CHECK(places(Spans().add("一——二", tracked(50)).set(20, Align::left)[0]) == Places{0, 150, 250, 400});
  // Not behind the last character of a line: 3 × 1 em + 2 × ½ em fill four ems.
  const auto lines = Spans().add("一二三四五六", tracked(50)).set(4);
  REQUIRE(lines.size() == 2);
  CHECK(places(lines[0]) == Places{0, 150, 300});
  CHECK(hundredths(lines[0].width) == 400);
  // A justified line adds to the tracking.
  CHECK(places(Spans().add("一二三", tracked(25)).add("Wonderful").set(4)[0]) == Places{0, 150, 300});
}

TEST_CASE("CL-PAR-4: spread text takes its cells, the outer characters at the edges") {
  CHECK(places(Spans().add("一").add("张三", spread(4)).add("二").set(20, Align::left)[0]) == Places{0, 100, 400, 500});
  CHECK(places(Spans().add("某某某", spread(4)).add("二").set(20, Align::left)[0]) == Places{0, 150, 300, 400});
  CHECK(places(Spans().add("某某某某", spread(4)).add("二").set(20, Align::left)[0]) == Places{0, 100, 200, 300, 400});
  CHECK(places(Spans().add("张", spread(3)).add("二").set(20, Align::left)[0]) == Places{100, 300});
  CHECK(places(Spans().add("张三", spread(4)).add("李四", spread(3, 2)).set(20, Align::left)[0]) ==
        Places{0, 300, 400, 600});
  // A word is one part of its text; a number alone is spread between its digits.
  CHECK(places(Spans().add("AB一", spread(4)).set(20, Align::left)[0]) == Places{0, 50, 300});
  CHECK(places(Spans().add("123", spread(4)).add("一").set(20, Align::left)[0]) == Places{0, 175, 350, 425});
}

TEST_CASE("spread text is one unit, whatever its faces, and a justified line leaves it alone") {
  const auto in_kai = [](CharStyle& style) {
    spread(5)(style);
    style.role = Role::kai;
  };
  Spans mixed;
  mixed.add("某", spread(5)).add("某", in_kai).add("某", spread(5)).add("二");
  CHECK(places(mixed.set(20, Align::left)[0]) == Places{0, 200, 400, 500});
  CHECK(line_texts(Spans().add("一二").add("张三", spread(4)).add("五").set(5), "一二张三五") == "一二|张三五");
  // 一张　　三二 of 6 ems in 7: the joints outside share the rest.
  const auto lines = Spans().add("一").add("张三", spread(4)).add("二").add("Wonderful").set(7);
  CHECK(places(lines[0]) == Places{0, 150, 450, 600});
  // Distributed lines neither.
  CHECK(places(Spans().add("一").add("张三", spread(4)).set(8, Align::spread)[0]) == Places{0, 400, 700});
}

TEST_CASE("text wider than its cells is set as it is, and told") {
  Spans text;
  text.add("一").add("张三李四", spread(3)).add("二");
  CHECK(places(text.set(20, Align::left)[0]) == Places{0, 100, 200, 300, 400, 500});
  REQUIRE(text.faults().all().size() == 1);
  CHECK(text.faults().all()[0].kind == &text_faults::kSpreadTooNarrow);
  CHECK(text.faults().all()[0].span.begin == 3);
  CHECK(text.faults().all()[0].span.end == 15);
  CHECK(text.faults().all()[0].message(Language::zh).find("张三李四") != std::string::npos);
}

TEST_CASE("CL-PUN-7: marks are squeezed across a change of face as within one") {
  const auto hei = [](CharStyle& style) { style.role = Role::hei; };
  const Places one_face = places(Spans().add("“一”（二），《三》").set(20, Align::left)[0]);
  CHECK(places(Spans().add("“一”", hei).add("（二），《三》").set(20, Align::left)[0]) == one_face);
  CHECK(places(Spans().add("“一”").add("（二）", hei).add("，").add("《三》", hei).set(20, Align::left)[0]) ==
        one_face);
  CHECK(places(Spans().add("“一”", dots).add("（二），", underline).add("《三》").set(20, Align::left)[0]) == one_face);
}

}  // namespace
}  // namespace typeset::testing
