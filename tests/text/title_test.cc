#include "text/title.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <thread>

#include "setting.h"
#include "support/lexicon.h"
#include "support/skip.h"

namespace typeset::testing {
namespace {

text::TitleShape shape_of(std::int64_t columns) {
  text::TitleShape shape;
  shape.measure = Length::pt(16) * columns;
  shape.gap = Length::pt(16);
  shape.lexicon = &test::TestLexicon::whole();
  return shape;
}

constexpr const char* kNoDictionary = "the pinned dictionary is not in the cache folder; run ./bootstrap";

TEST_CASE("titles break by meaning", "[cases]") {
  SKIP_UNLESS(test::pinned_dictionary_present(), kNoDictionary);
  std::ifstream in(std::string(TEST_DATA) + "/text/titles.cases");
  REQUIRE(in);
  int number = 0, cases = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const std::vector<std::string> fields = case_fields(line);
    if (fields.empty()) continue;
    INFO("titles.cases:" << number << ": " << line);
    Diagnostics faults;
    std::vector<std::string> words;
    std::istringstream own(fields[1] == "-" ? "" : fields[1]);
    for (std::string word; own >> word;) words.push_back(word);
    text::TitleShape shape = shape_of(std::stoi(fields[2]));
    shape.words = words;
    const auto set = text::set_title({plain(fields[3], Length())}, shape, {}, fake_book(), faults);
    REQUIRE(set.size() == 1);
    CHECK(line_texts(set[0], fields[3]) == fields[4]);
    ++cases;
  }
  CHECK(cases >= 60);
}

/// "divided between words + a trapezoid, widening": the rules that a breaking calls for, in the words of title_rules.h;
/// "uneven" is left out, which has its own test.
std::string reasons_of(const text::TitleBreaking& breaking) {
  std::string told;
  for (const text::TitleReason& reason : breaking.reasons) {
    if (reason.rule == text::TitleRule::uneven) continue;
    told += (told.empty() ? "" : " + ") + std::string(text::row(reason.rule).words.en);
  }
  return told;
}

/// Lines divided by |, typed gaps at their ends left out.
std::string without_end_gaps(std::string lines) {
  for (const std::string gap : {"\u3000|", " |"}) {
    for (std::size_t at = lines.find(gap); at != std::string::npos; at = lines.find(gap)) {
      lines.replace(at, gap.size(), "|");
    }
  }
  return lines;
}

TEST_CASE("breakings of titles call for the rules that they should, and each rule is called for", "[cases]") {
  SKIP_UNLESS(test::pinned_dictionary_present(), kNoDictionary);
  std::ifstream in(std::string(TEST_DATA) + "/text/title_rules.cases");
  REQUIRE(in);
  std::set<text::TitleRule> called;
  for (std::string line; std::getline(in, line);) {
    const std::vector<std::string> fields = case_fields(line);
    if (fields.empty()) continue;
    INFO("title_rules.cases: " << line);
    std::string words = fields[3];
    words.erase(std::remove(words.begin(), words.end(), '|'), words.end());
    std::vector<std::string> own;
    std::istringstream listed(fields[1] == "-" ? "" : fields[1]);
    for (std::string word; listed >> word;) own.push_back(word);
    text::TitleShape shape = shape_of(std::stoi(fields[2]));
    shape.words = own;
    Diagnostics faults;
    std::vector<text::BrokenTitle> broken;
    text::set_title({plain(words, Length())}, shape, {}, fake_book(), faults, &broken);
    REQUIRE(broken.size() == 1);
    std::string told = "not among the best";
    for (const text::TitleBreaking& breaking : broken[0].best) {
      std::string lines;
      for (const std::string& each : breaking.lines) lines += (lines.empty() ? "" : "|") + each;
      if (lines != without_end_gaps(fields[3])) continue;
      told = reasons_of(breaking);
      for (const text::TitleReason& reason : breaking.reasons) {
        called.insert(reason.rule);
        if (reason.rule != text::TitleRule::uneven) CHECK(reason.points % std::max(1, text::points(reason.rule)) == 0);
      }
    }
    CHECK(told == fields[4]);
  }
  for (const text::TitleRuleRow& row : text::kTitleRules) {
    INFO(row.words.en);
    CHECK(called.contains(row.rule));
  }
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

TEST_CASE("a broken title tells its three best breakings, the one taken first") {
  Diagnostics faults;
  std::vector<text::BrokenTitle> broken;
  const std::string words = "某某市人民政府办公室关于印发《某某市创建全国文明城市工作方案》的通知";
  const auto set = text::set_title({plain("标题", Length()), plain(words, Length())}, shape_of(20), {}, fake_book(),
                                   faults, &broken);
  REQUIRE(broken.size() == 1);  // the other fits
  CHECK(broken[0].text == words);
  REQUIRE(broken[0].best.size() == 3);
  const text::TitleBreaking& taken = broken[0].best[0];
  CHECK(taken.lines ==
        std::vector<std::string>{"某某市人民政府办公室关于印发", "《某某市创建全国文明城市工作方案》的通知"});
  CHECK(line_texts(set[1], words) == taken.lines[0] + "|" + taken.lines[1]);
  // 14 and 19½ cells; the title measures 34: 3 and 2½ cells from the mean of 17, of 34.
  std::vector<text::TitleRule> rules;
  for (const text::TitleReason& reason : taken.reasons) rules.push_back(reason.rule);
  using enum text::TitleRule;
  CHECK(rules == std::vector<text::TitleRule>{at_book, widening, uneven});
  CHECK(taken.reasons[0].line == 0);
  CHECK(taken.reasons[2].points == (text::points(uneven) * 11 + 34) / 68);
  CHECK(taken.points == text::points(at_book) + text::points(widening) + taken.reasons[2].points);
  for (const text::TitleBreaking& breaking : broken[0].best) {
    std::string all;
    for (const std::string& line : breaking.lines) all += line;
    CHECK(all == words);
    std::int32_t sum = 0;
    for (const text::TitleReason& reason : breaking.reasons) sum += reason.points;
    CHECK(sum == breaking.points);
    CHECK(breaking.points >= taken.points);
  }
}

TEST_CASE("a gap is told first, though words would have fewer points") {
  Diagnostics faults;
  std::vector<text::BrokenTitle> broken;
  text::set_title({plain("毕节市　全面提升城市的文明水平", Length())}, shape_of(12), {}, fake_book(), faults, &broken);
  REQUIRE(broken.size() == 1);
  REQUIRE(broken[0].best.size() == 3);
  CHECK(broken[0].best[0].reasons[0].rule == text::TitleRule::at_gap);
  CHECK(broken[0].best[0].lines == std::vector<std::string>{"毕节市", "全面提升城市的文明水平"});
  for (std::size_t i = 1; i < 3; ++i) CHECK(broken[0].best[i].lines != broken[0].best[0].lines);
}

TEST_CASE("telling the breakings does not change the title") {
  std::ifstream in(std::string(TEST_DATA) + "/text/titles.cases");
  for (std::string line; std::getline(in, line);) {
    const std::vector<std::string> fields = case_fields(line);
    if (fields.empty()) continue;
    for (int columns = 6; columns <= 24; ++columns) {
      Diagnostics faults;
      std::vector<text::BrokenTitle> broken;
      const text::Paragraph title = plain(fields[3], Length());
      const auto told = text::set_title({title}, shape_of(columns), {}, fake_book(), faults, &broken);
      const auto silent = text::set_title({title}, shape_of(columns), {}, fake_book(), faults);
      INFO(columns << " " << fields[3]);
      CHECK(line_texts(told[0], fields[3]) == line_texts(silent[0], fields[3]));
      for (const text::Line& each : told[0]) CHECK(each.width <= Length::pt(16) * columns);
    }
  }
}

TEST_CASE("titles set by several threads at once") {
  const std::string words = "某某县司法局关于开展基层司法所规范化建设专题调研情况的报告";
  std::vector<std::string> found(8);
  std::vector<std::thread> threads;
  for (std::string& each : found) {
    threads.emplace_back([&each, &words] {
      Diagnostics faults;
      each = line_texts(text::set_title({plain(words, Length())}, shape_of(20), {}, fake_book(), faults)[0], words);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& each : found) CHECK(each == "某某县司法局关于开展基层司法所|规范化建设专题调研情况的报告");
}

TEST_CASE("titles of any size return") {
  Diagnostics faults;
  std::string words;
  for (int i = 0; i < 20000; ++i) words += "题";
  CHECK(text::set_title({plain(words, Length())}, shape_of(20), {}, fake_book(), faults)[0].size() >= 1000);
  CHECK(text::set_title({plain("", Length())}, shape_of(20), {}, fake_book(), faults)[0].empty());
  CHECK(text::set_title({plain(std::string(300, 'x'), Length())}, shape_of(4), {}, fake_book(), faults)[0].size() > 2);
  for (const char* part : {"《", "关于", "某某市局", "张、", "第3期", "题　", "的", "市", "（", "“《题》”"}) {
    std::string title;
    for (int i = 0; i < 5000; ++i) title += part;
    std::vector<text::BrokenTitle> broken;
    CHECK_FALSE(text::set_title({plain(title, Length())}, shape_of(20), {}, fake_book(), faults, &broken)[0].empty());
  }
  CHECK(text::set_title({}, shape_of(4), {}, fake_book(), faults).empty());
}

}  // namespace
}  // namespace typeset::testing
