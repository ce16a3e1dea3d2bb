// Values of fields, the defaults of a style beneath them, the schema made from the table.
#include "source/fields.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "reading.h"
#include "source/schema.h"
#include "source/values.h"

using namespace typeset;

namespace {

LocatedText located(const std::string& text) {
  return LocatedText(text, {FileId{0}, 0, static_cast<std::uint32_t>(text.size())});
}

std::vector<std::string> names(const std::string& text) {
  std::vector<LocatedText> read;
  read_names(located(text), read);
  std::vector<std::string> plain;
  for (const LocatedText& name : read) plain.push_back(name.str());
  return plain;
}

std::optional<Date> date(const std::string& text) {
  Diagnostics faults;
  const auto read = read_date(located(text), "日期", faults);
  CHECK(read.has_value() != faults.has_errors());
  return read;
}

std::optional<int> number(const std::string& text) {
  Diagnostics faults;
  const auto read = read_number(located(text), "期号", faults);
  CHECK(read.has_value() != faults.has_errors());
  return read;
}

using Names = std::vector<std::string>;

constexpr const char* kSource = "number: 1\ndate: 2017-1-1\narticles: [{title: 甲, body: 乙}]\n";

/// A source over the defaults of a style.
struct Layered {
  Sources sources;
  Diagnostics faults;
  FileId source;
  FileId style;
  Issue issue;

  Layered(const std::string& source_text, const std::string& style_text) {
    source = sources.add("source.yaml", source_text);
    style = sources.add("style.yaml", style_text);
    const auto tree = parse_yaml(sources, source, faults);
    const auto defaults = parse_yaml(sources, style, faults);
    REQUIRE((tree && defaults));
    issue = read_issue(*tree, &*defaults, faults);
  }
};

}  // namespace

TEST_CASE("names are parted and padding is taken out") {
  for (const char* two : {"陈炜、王龙", "陈炜，王龙", "陈炜 王龙", "陈炜,王龙", "陈炜；王龙", "陈炜; 王龙",
                          "陈炜　王龙", "陈炜/王龙", " 陈炜 、 王龙 "}) {
    CHECK(names(two) == Names{"陈炜", "王龙"});
  }
  CHECK(names("张　三") == Names{"张三"});
  CHECK(names("张 三") == Names{"张三"});
  CHECK(names("杨春明　张　三") == Names{"杨春明", "张三"});
  CHECK(names("张　三　李　四") == Names{"张三", "李四"});
  CHECK(names("张　三、杨春明") == Names{"张三", "杨春明"});
  CHECK(names("欧阳　修") == Names{"欧阳修"});
  CHECK(names("买买提·吐尔逊，古丽") == Names{"买买提·吐尔逊", "古丽"});
  CHECK(names("John Smith、王龙") == Names{"John Smith", "王龙"});
  CHECK(names("、，").empty());
  CHECK(names("𠮷　三") == Names{"𠮷三"});
  // Numbers and addresses are no names.
  for (const char* whole : {"0857-1234567/7654321", "https://www.example.gov.cn/a/b", "张三 0857-1234567、7654321",
                            "甲，乙@example.cn", "０８５７／１"}) {
    CHECK(names(whole) == Names{whole});
  }
}

TEST_CASE("dates in four forms") {
  for (const char* text :
       {"2017-12-29", "2017年12月29日", "2017.12.29", "2017/12/29", "2017 年 12 月 29 日", "2017\uF98E12月29日"}) {
    CHECK(date(text) == Date{2017, 12, 29});
  }
  CHECK(date("2017-1-02") == Date{2017, 1, 2});
  CHECK(date("2024-02-29") == Date{2024, 2, 29});
  CHECK(date("2000-02-29") == Date{2000, 2, 29});
  for (const char* text : {"2017-02-29", "1900-02-29", "2017-13-01", "2017-00-10", "2017-04-31", "2017-1-0", "0000-1-1",
                           "17-12-29", "2017-12", "2017-12-29日", "2017年12-29", "20171229", "2017-12-291", "",
                           "二〇一七年十二月二十九日", "2017-12-29印发"}) {
    CHECK_FALSE(date(text));
  }
}

TEST_CASE("numbers are plain digits") {
  CHECK(number("34") == 34);
  CHECK(number("0123") == 123);
  CHECK(number("99999") == 99999);
  for (const char* text :
       {"0", "100000", "-1", "3.4", "３４", "第34期", "三十四", "0x10", "1e3", "99999999999999999999"}) {
    CHECK_FALSE(number(text));
  }
}

TEST_CASE("a style's defaults stand where the source gives none, mapping by mapping") {
  const std::string style =
      "masthead: 工作动态\nissuer: 某某办\nimprint:\n  报: 甲\n  发: 乙\n  credits: {审核: 张三, 编辑: 李四}\n";
  SECTION("all from the style, at places in the style's file") {
    const Layered read(kSource, style);
    CHECK(read.faults.all().empty());
    CHECK(std::get<Bulletin>(read.issue.part).masthead.front().str() == "工作动态");
    CHECK(std::get<Bulletin>(read.issue.part).masthead.front().span().file == read.style);
    CHECK(std::get<Bulletin>(read.issue.part).number->span.file == read.source);
    CHECK(read.issue.imprint.distribution.size() == 2);
    CHECK(read.issue.imprint.credits.size() == 2);
  }
  SECTION("the source overrides one line of a mapping, in the other language") {
    const Layered read(std::string(kSource) + "imprint:\n  report: 丙\n  增发: 丁\n  编审: {编辑: 王五, 校对: 赵六}\n",
                       style);
    CHECK(read.faults.all().empty());
    const auto& lines = read.issue.imprint.distribution;
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].label.str() + lines[0].text.str() == "报丙");
    CHECK(lines[1].label.str() + lines[1].text.str() == "发乙");
    CHECK(lines[2].label.str() + lines[2].text.str() == "本期增发丁");
    const auto& credits = read.issue.imprint.credits;
    REQUIRE(credits.size() == 3);
    CHECK(credits[0].names[0].str() == "张三");
    CHECK(credits[1].names[0].str() == "王五");
    CHECK(credits[2].label.str() == "校对");
  }
  SECTION("the source's own order wins where it says more") {
    const Layered read(std::string(kSource) + "imprint: {发: 一, 报: 二}\n", style);
    REQUIRE(read.issue.imprint.distribution.size() == 2);
    CHECK(read.issue.imprint.distribution[0].text.str() == "一");
  }
  SECTION("an empty value takes the default away") {
    const Layered read(std::string(kSource) + "imprint:\n  报:\n  credits: {编辑: }\n", style);
    CHECK(read.faults.all().empty());
    CHECK(read.issue.imprint.distribution.size() == 1);
    CHECK(read.issue.imprint.credits.size() == 1);
    const Layered contact(std::string(kSource) + "imprint: {contact: {电话: , 邮箱: 丁}}\n",
                          "masthead: 甲\nissuer: 乙\nimprint: {联系: {值班员: 丙, 电话: 1/2}}\n");
    CHECK(contact.faults.all().empty());
    REQUIRE(contact.issue.imprint.contact.size() == 2);
    CHECK(contact.issue.imprint.contact[0].label.str() == "值班员");
    CHECK(contact.issue.imprint.contact[1].label.str() == "邮箱");
    const Layered nothing(std::string(kSource) + "imprint:\n", style);
    CHECK(nothing.issue.imprint.distribution.empty());
    const Layered required(std::string(kSource) + "masthead:\n", style);
    CHECK(required.faults.has_errors());
  }
  SECTION("a fault of a default is told in the style's file") {
    const Layered read(kSource, "masthead: 甲\nissuer: 乙\ncolour: red\n");
    REQUIRE(read.faults.all().size() == 1);
    CHECK(read.faults.all()[0].span.file == read.style);
  }
}

TEST_CASE("labelled lines are a mapping or a list, in the order written") {
  for (const char* written : {"    电话: 1/2\n    邮箱: [甲, 乙]\n", "    - 电话: 1/2\n    - 邮箱: [甲, 乙]\n"}) {
    for (const char* field : {"contact", "分送"}) {
      const Reading read(std::string("masthead: 甲\nnumber: 1\nissuer: 乙\ndate: 2017-12-29\narticles:\n  - title: 丙\n"
                                     "    body: 丁\nimprint:\n  ") +
                         field + ":\n" + written);
      CHECK(read.faults.all().empty());
      const Imprint& imprint = read.issue->imprint;
      const auto& lines = imprint.contact.empty() ? imprint.distribution : imprint.contact;
      REQUIRE(lines.size() == 2);
      CHECK(lines[0].label.str() + lines[0].text.str() == "电话1/2");
      CHECK(lines[1].label.str() + lines[1].text.str() == "邮箱甲，乙");
    }
  }
}

TEST_CASE("the imprint joins lists and keeps text") {
  const Layered read(std::string(kSource) +
                         "masthead: 甲\nissuer: 乙\nimprint:\n  report: [省文明办, 市委]\n  send: 甲；乙。\n  lines:\n "
                         "   - 抄报: [丙, 丁]\n"
                         "  printed: 2017年12月29日\n  copies: 80\n",
                     "{}");
  const auto& lines = read.issue.imprint.distribution;
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].text.str() == "省文明办，市委");
  CHECK(lines[1].text.str() == "甲；乙。");
  CHECK(lines[2].label.str() == "抄报");
  CHECK(lines[2].text.str() == "丙，丁");
  CHECK(read.issue.imprint.printed->value == Date{2017, 12, 29});
  CHECK(read.issue.imprint.copies->value == 80);
}

TEST_CASE("contents, titles and briefs in their several forms") {
  const Layered read(
      "masthead: 甲\nissuer: 乙\nnumber: 1\ndate: 2017-1-1\ncontents: []\nnote: 按语\narticles:\n"
      "  - {标题: [上, 下], 简讯: [一条, {地名: 某县, 正文: [甲, 乙], 供稿: 某局}]}\n",
      "{}");
  CHECK(read.faults.all().empty());
  REQUIRE(std::get<Bulletin>(read.issue.part).contents);
  CHECK(std::get<Bulletin>(read.issue.part).contents->empty());
  CHECK(std::get<Bulletin>(read.issue.part).note.size() == 1);
  const Article& article = std::get<Bulletin>(read.issue.part).articles.at(0);
  CHECK(article.title.size() == 2);
  REQUIRE(article.briefs.size() == 2);
  CHECK(article.briefs[0].body[0].text.str() == "一条");
  CHECK(article.briefs[1].heading.str() == "某县");
  CHECK(article.briefs[1].body.size() == 2);
  CHECK(article.briefs[1].contributor.str() == "某局");
}

TEST_CASE("the style asked for is known before anything else") {
  Diagnostics faults;
  for (const char* text : {"style: bijie\n", "样式: bijie\nnumber: x\n"}) {
    Sources sources;
    const auto tree = parse_yaml(sources, sources.add("", text), faults);
    CHECK(style_asked_for(*tree).str() == "bijie");
  }
  Sources sources;
  CHECK(style_asked_for(*parse_yaml(sources, sources.add("", "a: b\n"), faults)).empty());
}

TEST_CASE("every field has both names, help in both languages, and is found by either") {
  CHECK(all_fields().size() == 71);
  for (const FieldRow& row : all_fields()) {
    INFO(row.info->key);
    CHECK_FALSE(row.info->zh.empty());
    CHECK_FALSE(row.info->help_zh.empty());
    CHECK_FALSE(row.info->help_en.empty());
    CHECK_FALSE(find_fields(row.info->key).empty());
    CHECK_FALSE(find_fields(row.info->zh).empty());
    if (!row.owner.empty()) CHECK(find_fields(std::string(row.owner) + "." + std::string(row.info->key)).size() == 1);
    for (const FieldRow& other : all_fields()) {
      const bool same = &row != &other && row.owner == other.owner;
      if (same) CHECK((row.info->key != other.info->key && row.info->zh != other.info->zh));
    }
  }
  CHECK(find_fields("title").size() == 2);
  CHECK(find_fields("文章.标题").size() == 1);
  CHECK(find_fields("weather").empty());
}

TEST_CASE("the schema knows every field and nothing else") {
  const auto schema = nlohmann::json::parse(issue_schema());
  CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
  for (const FieldRow& row : all_fields()) {
    const auto& owner = row.owner.empty()         ? schema
                        : row.owner == "articles" ? schema["$defs"]["article"]
                        : row.owner == "briefs"   ? schema["$defs"]["brief"]
                        : row.owner == "pictures" ? schema["$defs"]["picture"]
                        : row.owner == "tables"   ? schema["$defs"]["table"]
                                                  : schema["$defs"]["imprint"];
    INFO(row.info->key);
    CHECK(owner["properties"].contains(std::string(row.info->key)));
    CHECK(owner["properties"].contains(std::string(row.info->zh)));
    CHECK(owner["additionalProperties"] == false);
  }
  CHECK(schema["properties"].size() == 2 * issue_fields().size());
  CHECK(schema["properties"]["articles"]["items"]["$ref"] == "#/$defs/article");
}

// hongtou schema > docs/issue.schema.json
TEST_CASE("docs/issue.schema.json is the schema of this version") {
  CHECK(test::read_file(std::string(REPOSITORY) + "/docs/issue.schema.json") == issue_schema());
}
