// Which lines of a body are headings, and what they open with: decided once, at the end of reading.
#include "source/headings.h"

#include <catch2/catch.hpp>

#include "reading.h"

using namespace typeset;

namespace {

/// `level of the mark:number/level as a heading` of each line of an article's body, with ~ where only the opening is a
/// head and ? where it was in doubt; `more` are further fields of it.
std::string decided(const std::string& lines, const std::string& more = "") {
  std::string text =
      "刊名: 甲\n期号: 1\n编发单位: 乙\n日期: 2017-12-29\n文章:\n  - 标题: 丙\n" + more + "    正文: |\n      ";
  for (const char c : lines) text += c == '\n' ? "\n      " : std::string(1, c);
  const Reading reading(text + "\n");
  REQUIRE(reading.issue);
  std::string shown;
  for (const BodyLine& line : std::get<Bulletin>(reading.issue->part).articles.at(0).body) {
    const bool run_in = line.heading == 0 && line.head_end > 0;
    shown += (shown.empty() ? "" : " ") + std::to_string(line.mark.level) + ":" + std::to_string(line.mark.number) +
             "/" + std::to_string(line.heading) + (run_in ? "~" : "") + (line.doubt != HeadDoubt::none ? "?" : "");
  }
  return shown;
}

}  // namespace

TEST_CASE("levels 1 and 2 standing alone are headings", "[source]") {
  CHECK(decided("一、总体要求\n正文。\n（二）基本原则\n正文。") == "1:1/1 0:0/0 2:2/2 0:0/0");
  CHECK(decided("一、总体要求。后面还有文字，\n（一）原则。再说") == "1:1/0~ 2:1/0~");
  CHECK(decided("一、总体要求") == "1:1/1");
}

TEST_CASE("levels 3 and 4 are headings where they head text", "[source]") {
  CHECK(decided("1.加强领导\n正文。") == "3:1/3 0:0/0");
  CHECK(decided("1.加强领导\n（1）落实责任\n正文。") == "3:1/3 4:1/4 0:0/0");
  CHECK(decided("1.甲单位\n2.乙单位") == "3:1/0 3:2/0");      // a list
  CHECK(decided("1.甲单位；\n正文。") == "3:1/0 0:0/0");      // ends with a mark
  CHECK(decided("1.甲单位\n二、下一部分") == "3:1/0 1:2/1");  // nothing to head
  CHECK(decided("1.加强领导\n#### 小标题") == "3:1/3 0:0/4");
  CHECK(decided("1.加强领导\n## 小标题") == "3:1/0 0:0/2");
}

TEST_CASE("pictures behind a line are what it heads", "[source]") {
  CHECK(decided("1.甲单位\n![甲](a.jpg)\n2.乙单位") == "3:1/3 0:0/0 3:2/0");
  const auto list = [](const std::string& after) {
    return "    图片:\n      - 文件: a.jpg\n        图片说明: 甲\n" +
           (after.empty() ? "" : "        段后: " + after + "\n");
  };
  CHECK(decided("1.甲单位\n2.乙单位", list("1")) == "3:1/3 3:2/0");
  CHECK(decided("1.甲单位\n2.乙单位", list("")) == "3:1/0 3:2/3");
  CHECK(decided("1.甲单位\n2.乙单位", list("7")) == "3:1/0 3:2/3");  // reported, and placed behind the last
}

TEST_CASE("a series of 一、 goes on from the headings above, typed with # or not", "[source]") {
  CHECK(decided("二、加强领导\n三、四个意识\n正文") == "1:2/1 1:3/1 0:0/0");
  CHECK(decided("正文\n三、四个意识") == "0:0/0 0:0/0");
  CHECK(decided("# 二、加强领导\n三、四个意识") == "1:2/1 1:3/1");
  CHECK(decided("一、二季度完成投资5亿元") == "0:0/0");
  CHECK(decided("一、二年级学生参加了活动") == "0:0/0");
  CHECK(decided("一、部署\n三、四线城市的经验") == "1:1/1 0:0/0");
  CHECK(decided("一、部署\n二、三农工作") == "1:1/1 1:2/1");
  CHECK(decided("一、部署\n二、一手抓建设") == "1:1/1 1:2/1");
  CHECK(decided("一、三年来的主要工作") == "1:1/1");
  CHECK(decided("九、十月份完成") == "0:0/0");
  CHECK(decided("五、加强领导") == "1:5/1");
  CHECK(decided("1、2号楼已经交付") == "0:0/0");
  CHECK(decided("1、12月底前完成。\n2、1月初检查。") == "3:1/0 3:2/0");
}

TEST_CASE("a sentence behind a mark is text with a number", "[source]") {
  const std::string sentence = "各科室应当按照职责分工，密切配合，加强沟通，认真落实各项工作任务，确保取得实效。";
  CHECK(decided("一、元旦：1月1日放假。\n二、" + sentence + "\n三、加强领导。各单位要重视。") ==
        "1:1/0~ 1:2/0? 1:3/0~");
  CHECK(decided("一、" + sentence + "\n二、" + sentence) == "1:1/0 1:2/0");  // siblings agree
  CHECK(decided("（一）" + sentence) == "2:1/0");
  CHECK(decided("（一）加强领导。") == "2:1/0?");                         // short, alone, and with a stop
  CHECK(decided("（一）加强领导。\n（二）落实责任。") == "2:1/0 2:2/0");  // items of a rule
  CHECK(decided("（一）未按规定报告的；\n（二）隐瞒事实的；\n（三）其他情形") == "2:1/0 2:2/0 2:3/0");
  CHECK(decided("（一）落实责任。未按规定报告的；\n（二）隐瞒事实的。") == "2:1/0 2:2/0");
}

TEST_CASE("items of an article of rules are text with numbers", "[source]") {
  CHECK(decided("第三条 报告应当包括下列内容：\n（一）时间、地点\n（二）基本情况") == "0:0/0 2:1/0 2:2/0");
  CHECK(decided("第12条　有下列情形的：\n（一）落实责任。各地要抓紧。") == "0:0/0 2:1/0");
  CHECK(decided("第三条 甲\n一、总体要求\n（一）加强领导") == "0:0/0 1:1/1 2:1/2");
  CHECK(decided("第三次会议要求\n（一）加强领导") == "0:0/0 2:1/2");
}

TEST_CASE("a whole line of up to two lines is a heading, commas or not", "[source]") {
  const std::string line = "提高思想认识，切实增强做好安全生产工作的责任感和紧迫感";
  CHECK(decided("一、" + line + "\n正文。") == "1:1/1? 0:0/0");
  CHECK(decided("一、提高认识，落实责任\n正文。") == "1:1/1 0:0/0");
  CHECK(decided("一、" + line + line + "\n正文。") == "1:1/0 0:0/0");
  CHECK(decided("一、怎样抓落实？\n正文。") == "1:1/1 0:0/0");
  // All long, with nothing between: a list.
  CHECK(decided("一、" + line + "\n二、" + line) == "1:1/0 1:2/0");
  CHECK(decided("一、" + line + "\n正文。\n二、" + line) == "1:1/1? 0:0/0 1:2/1?");
}

TEST_CASE("a label before ： is a run-in head, unless its line heads text", "[source]") {
  CHECK(decided("一、会议时间：2026年1月10日\n二、会议地点：县委三楼会议室\n三、参会人员：各乡镇党委书记。") ==
        "1:1/0~ 1:2/0~ 1:3/0~");
  CHECK(decided("一、聚焦一个中心：打造产业高地\n正文。\n二、紧扣两个重点：补短板强弱项\n正文。") ==
        "1:1/1 0:0/0 1:2/1 0:0/0");
  CHECK(decided("一、主要做法：") == "1:1/0?");
}

TEST_CASE("the writer's own word comes first", "[source]") {
  CHECK(decided("\\一、总体要求") == "0:0/0");
  CHECK(decided("\\1.5倍") == "0:0/0");
  CHECK(decided("# 一、各地要抓早，抓小，抓细，抓实。") == "1:1/1");
  CHECK(decided("**一、各地要抓早，抓小，抓细，抓实。**然后检查。") == "1:1/0~");
  CHECK(decided("**一、各地要抓早，抓小，抓细，抓实。**") == "1:1/1");
  CHECK(decided("**一、**各地要抓早，抓小，抓细，抓实。") == "1:1/0?");  // says nothing of the words
}

// Decision of the house: heads with commas stay heads.
TEST_CASE("twenty run-in heads with commas and series", "[source]") {
  const std::string heads[] = {
      "强化顶层设计引领，发挥政府宏观指导作用",
      "加强组织领导，压实工作责任",
      "坚持问题导向，补齐短板弱项",
      "突出重点领域，深化专项整治",
      "健全长效机制，巩固整治成果",
      "加大宣传力度，营造浓厚氛围",
      "严格督查考核，确保取得实效",
      "聚焦主责主业，提升服务水平",
      "立足资源禀赋，做强特色产业",
      "完善基础设施，改善人居环境",
      "优化营商环境，激发市场活力",
      "深化改革开放，增强发展动能",
      "守牢安全底线，防范化解风险",
      "抓学习、抓培训、抓提升",
      "统筹规划、建设、管理",
      "突出早、小、细、实",
      "推进产业、就业、教育帮扶",
      "建好用好党群服务中心，打通服务群众“最后一公里”",
      "落实《安全生产法》，夯实企业主体责任",
      "推动城乡融合发展，建设宜居宜业和美乡村",
  };
  for (const std::string& head : heads) {
    CAPTURE(head);
    CHECK(decided("（一）" + head + "。各地要认真抓好落实，不断取得新的成绩。") == "2:1/0~");
    CHECK(decided("（一）" + head + "\n各地要认真抓好落实，不断取得新的成绩。") == "2:1/2 0:0/0");
  }
}

TEST_CASE("a line of # is a heading of that level whatever it opens with", "[source]") {
  CHECK(decided("# 总体要求\n### （一）原则。") == "0:0/1 2:1/3");
}

TEST_CASE("notes and short items are decided too", "[source]") {
  const Reading reading(
      "刊名: 甲\n期号: 1\n编发单位: 乙\n日期: 2017-12-29\n按语: 一、甲\n文章:\n  - 标题: 丙\n    按语: 一、甲\n    "
      "简讯:\n"
      "      - 一、甲\n      - 标题: 乙\n        正文: 一、甲\n");
  REQUIRE(reading.issue);
  const Article& article = std::get<Bulletin>(reading.issue->part).articles.at(0);
  CHECK(std::get<Bulletin>(reading.issue->part).note.at(0).heading == 1);
  CHECK(article.note.at(0).heading == 1);
  CHECK(article.briefs.at(0).body.at(0).heading == 1);
  CHECK(article.briefs.at(1).body.at(0).heading == 1);
}
