// Level marks and lead sentences: `text` → level and mark, or what leads (GB-7.3.3c, GB-7.3.3d, BR-15).
#include "source/level_mark.h"

#include <catch2/catch.hpp>
#include <string>

#include "source/note_label.h"

using namespace typeset;

namespace {
struct Case {
  std::string text;
  int level;
  std::string part;
};
}  // namespace

TEST_CASE("level marks", "[source]") {
  const Case cases[] = {
      {"一、加强组织领导", 1, "一、"},
      {"十二、附则", 1, "十二、"},
      {"（一）明确责任。各部门……", 2, "（一）"},
      {"（十一）督查", 2, "（十一）"},
      {"1.落实经费。市财政……", 3, "1."},
      {"12.第十二项", 3, "12."},
      {"（1）登记造册。", 4, "（1）"},
      // not marks
      {"一是党课互动凝聚共识。洪山社区", 0, ""},
      {"一、二、三季度完成投资5亿元", 0, ""},
      {"一，二，三，起步走", 0, ""},
      {"（一）加强领导，（二）强化保障，（三）严格督查。", 0, ""},
      {"1.抓早；2.抓小；3.抓实。", 0, ""},
      {"一、会议强调了第二、第三项任务", 1, "一、"},
      {"五一、端午假期安排", 0, ""},
      {"六一，全市开展慰问活动", 0, ""},
      {"三八，妇联慰问", 0, ""},
      {"五.四精神", 0, ""},
      {"一二.九运动", 0, ""},
      {"1.5万余人参加", 0, ""},
      {"1．5万余人参加", 0, ""},
      {"1，000人参加", 0, ""},
      {"1、3、5日", 0, ""},
      {"2017.12.29前完成", 0, ""},
      {"12:30集合", 0, ""},
      {"100.某事", 0, ""},
      {"（区）就市委办下发的通报", 0, ""},
      {"（2017年）", 0, ""},
      {"第一、加强", 0, ""},
      {"", 0, ""},
      {"一", 0, ""},
      {"（一", 0, ""},
      {"1", 0, ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const LevelMark mark = level_mark(c.text);
    CHECK(mark.level == c.level);
    CHECK(c.text.substr(0, mark.mark_end) == c.part);
    if (c.level > 0) CHECK(mark.standard);
    if (c.level > 0) CHECK(standard_mark(mark.level, mark.number) == c.part);
  }
}

TEST_CASE("level marks typed otherwise are read as the level they mean", "[source]") {
  struct Otherwise {
    std::string text, typed, meant;
  };
  const Otherwise cases[] = {
      {"四，抓好总结。", "四，", "四、"},
      {"三. 加强领导", "三.", "三、"},
      {"三．加强领导", "三．", "三、"},
      {"一､加强领导", "一､", "一、"},
      {"一丶加强领导", "一丶", "一、"},
      {"（二）。抓落实", "（二）。", "（二）"},
      {"3 ．加强宣传", "3 ．", "3."},
      {"一 、加强领导", "一 、", "一、"},
      {"(一)加强领导", "(一)", "（一）"},
      {"（一)加强领导", "（一)", "（一）"},
      {"（一）、加强领导", "（一）、", "（一）"},
      {"（ 一 ）加强领导", "（ 一 ）", "（一）"},
      {"一）加强领导", "一）", "（一）"},
      {"㈢加强领导", "㈢", "（三）"},
      {"1、成立机构", "1、", "1."},
      {"1，成立机构", "1，", "1."},
      {"１．成立机构", "１．", "1."},
      {"1．成立机构", "1．", "1."},
      {"⒉成立机构", "⒉", "2."},
      {"1、2025年工作情况", "1、", "1."},
      {"(1)登记造册", "(1)", "（1）"},
      {"（１）登记造册", "（１）", "（1）"},
      {"⑵登记造册", "⑵", "（2）"},
      {"1）登记造册", "1）", "（1）"},
      {"1)登记造册", "1)", "（1）"},
      {"\U0000F9D1、加强领导", "\U0000F9D1、", "六、"},  // a compatibility ideograph; printed as typed
  };
  for (const Otherwise& c : cases) {
    CAPTURE(c.text);
    const LevelMark mark = level_mark(c.text);
    REQUIRE(mark.level > 0);
    CHECK(c.text.substr(0, mark.mark_end) == c.typed);
    CHECK(standard_mark(mark.level, mark.number) == c.meant);
    CHECK(mark.standard == (c.meant == "六、"));
  }
  CHECK(level_mark("1、12月底前完成").may_enumerate);
  CHECK(level_mark("1、2号楼").may_enumerate);
  CHECK(level_mark("三、四线城市").may_enumerate);
  CHECK_FALSE(level_mark("1、2025年工作").may_enumerate);
  CHECK(chinese_numeral(21) == "二十一");
}

TEST_CASE("lead sentences", "[source]") {
  const Case cases[] = {
      {"一是党课互动凝聚共识。洪山社区以“两学一做”", 0, "一是党课互动凝聚共识。"},
      {"十一是加强督查。市直各单位", 0, "十一是加强督查。"},
      {"一是加强领导：成立小组", 0, "一是加强领导："},
      {"一是各科室应当按照职责分工，密切配合，加强沟通，认真落实。各地也要", 0, ""},  // a sentence
      {"一是加强领导。", 0, ""},                                                      // leads nothing
      {"一是加强领导。二是落实责任。三是强化督查。", 0, ""},                          // an enumeration
      {"一是加强领导，二是落实责任", 0, ""},
      {"是党课", 0, ""},
      {"一是", 0, ""},
      {"", 0, ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(c.text.substr(0, lead_sentence_end(c.text)) == c.part);
  }
}

TEST_CASE("a run-in head goes to the first 。 or ：, and is short", "[source]") {
  struct Head {
    std::string text, head;
  };
  const Head cases[] = {
      {"加强领导。各地要重视。", "加强领导。"},
      {"元旦：1月1日至3日放假，共3天。", "元旦："},
      {"强化顶层设计引领，发挥政府宏观指导作用。各地", "强化顶层设计引领，发挥政府宏观指导作用。"},
      {"抓规划、抓建设、抓管理。各地", "抓规划、抓建设、抓管理。"},
      {"学习《习近平谈治国理政：第三卷》。各地", "学习《习近平谈治国理政：第三卷》。"},
      {"8：30集合。随后出发", "8：30集合。"},
      {"加强领导。", ""},              // nothing behind
      {"抓早，抓小，抓细。各地", ""},  // a sentence
      {"抓早、抓小，抓细。各地", ""},  // a series and a comma
      {"抓早；抓小。各地", ""},
      {"一二三四五六七八九十一二三四五六七八九十一二三四五。各地",
       "一二三四五六七八九十一二三四五六七八九十一二三四五。"},
      {"一二三四五六七八九十一二三四五六七八九十一二三四五六。各地", ""},
      {"。各地", ""},
      {"", ""},
  };
  for (const Head& c : cases) {
    CAPTURE(c.text);
    CHECK(c.text.substr(0, run_in_head_end(c.text, 0)) == c.head);
  }
}

TEST_CASE("the label of a note is known however it is typed", "[source]") {
  struct Note {
    std::string text, label;
  };
  const Note cases[] = {
      {"编者按：日前", "编者按："},
      {"【编者按】日前", "【编者按】"},
      {"【编者按】：日前", "【编者按】："},
      {"［按］ 日前", "［按］"},
      {"编 者 按:日前", "编 者 按:"},
      {"按：日前", "按："},
      {"〔编者的话〕日前", "〔编者的话〕"},
      {"按照要求", ""},
      {"编者按 日前", ""},
      {"【重要】日前", ""},
      {"", ""},
  };
  for (const Note& c : cases) {
    CAPTURE(c.text);
    CHECK(c.text.substr(0, note_label_end(c.text)) == c.label);
  }
}
