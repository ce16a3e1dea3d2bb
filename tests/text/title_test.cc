#include "text/title.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "setting.h"

namespace typeset::testing {
namespace {

text::TitleShape shape_of(std::int64_t columns) {
  text::TitleShape shape;
  shape.measure = Length::pt(16) * columns;
  shape.gap = Length::pt(16);
  return shape;
}

TEST_CASE("titles break by meaning") {
  std::ifstream in(std::string(TEST_DATA) + "/text/titles.cases");
  REQUIRE(in);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const std::vector<std::string> fields = case_fields(line);
    if (fields.empty()) continue;
    INFO("titles.cases:" << number << ": " << line);
    Diagnostics faults;
    const auto set =
        text::set_title({plain(fields[3], Length())}, shape_of(std::stoi(fields[2])), {}, fake_book(), faults);
    REQUIRE(set.size() == 1);
    CHECK(line_texts(set[0], fields[3]) == fields[4]);
  }
  CHECK(number > 8);
}

TEST_CASE("the author's lines stand") {
  Diagnostics faults;
  const auto set = text::set_title({plain("全面提升城市", Length()), plain("文明水平", Length())}, shape_of(20), {},
                                   fake_book(), faults);
  REQUIRE(set.size() == 2);
  REQUIRE(set[0].size() == 1);
  REQUIRE(set[1].size() == 1);
  CHECK(set[0][0].width == Length::pt(16) * 6);
  CHECK(set[1][0].x == Length::pt(16) * 8);  // centred
}

TEST_CASE("a gap is as wide as the style says, and takes no room where the title breaks") {
  Diagnostics faults;
  text::TitleShape shape = shape_of(20);
  shape.gap = Length::pt(8);
  CHECK(text::set_title({plain("标题　二", Length())}, shape, {}, fake_book(), faults)[0][0].width ==
        Length::pt(8 + 48));
  shape.measure = Length::pt(40);
  const auto set = text::set_title({plain("标题　二", Length())}, shape, {}, fake_book(), faults);
  REQUIRE(set[0].size() == 2);
  CHECK(set[0][0].width == Length::pt(32));
}

TEST_CASE("titles of any size return") {
  Diagnostics faults;
  std::string words;
  for (int i = 0; i < 20000; ++i) words += "题";
  CHECK(text::set_title({plain(words, Length())}, shape_of(20), {}, fake_book(), faults)[0].size() >= 1000);
  CHECK(text::set_title({plain("", Length())}, shape_of(20), {}, fake_book(), faults)[0].empty());
  CHECK(text::set_title({plain(std::string(300, 'x'), Length())}, shape_of(4), {}, fake_book(), faults)[0].size() > 2);
  CHECK(text::set_title({}, shape_of(4), {}, fake_book(), faults).empty());
}

}  // namespace
}  // namespace typeset::testing
