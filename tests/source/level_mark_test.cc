// Level marks and lead sentences: `text` → level and the part that takes the level's face (GB-7.3.3c, GB-7.3.3d,
// BR-15).
#include "source/level_mark.h"

#include <catch2/catch.hpp>
#include <string>

using namespace typeset;

namespace {
struct Case {
  std::string text;
  int level;
  std::string part;  // what takes the level's face
};
}  // namespace

TEST_CASE("level marks", "[source]") {
  const Case cases[] = {
      {"一、加强组织领导", 1, "一、加强组织领导"},
      {"一、加强组织领导。各地要高度重视。", 1, "一、加强组织领导。"},
      {"十二、附则", 1, "十二、附则"},
      {"（一）明确责任。各部门……", 2, "（一）明确责任。"},
      {"（十一）督查", 2, "（十一）督查"},
      {"1.落实经费。市财政……", 3, "1.落实经费。"},
      {"1．落实经费", 3, "1．落实经费"},
      {"12.第十二项", 3, "12.第十二项"},
      {"（1）登记造册。", 4, "（1）登记造册。"},
      // not marks
      {"一是党课互动凝聚共识。洪山社区", 0, ""},
      {"一、二、三季度完成投资5亿元", 0, ""},
      {"1.5万余人参加", 0, ""},
      {"2017.12.29前完成", 0, ""},
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
    CHECK(c.text.substr(0, mark.part_end) == c.part);
    if (c.level > 0) CHECK(mark.whole == (c.part == c.text));
  }
}

TEST_CASE("一、二年级 enumerates; a series goes on", "[source]") {
  struct Series {
    std::string text;
    int last;  // number of the last 一、 heading above
    int level;
  };
  const Series cases[] = {
      {"一、二季度完成投资5亿元", 0, 0},
      {"一、二年级学生参加了活动", 0, 0},
      {"三、四线城市的经验", 0, 0},
      {"三、四线城市的经验", 1, 0},
      {"三、四个意识", 2, 1},
      {"二、三农工作", 1, 1},
      {"二、三农工作", 0, 0},
      {"一、三年来的主要工作", 0, 1},
      {"二、一手抓建设", 1, 1},
      {"一、二十年来的成就", 0, 1},
      {"九、十月份完成", 0, 0},
      {"十、十一月份", 0, 0},
      {"一、加强领导", 0, 1},
      {"五、加强领导", 0, 1},
  };
  for (const Series& c : cases) {
    CAPTURE(c.text, c.last);
    CHECK(level_mark(c.text, c.last).level == c.level);
  }
  CHECK(level_mark("（十一）督查").number == 11);
  CHECK(level_mark("12.第十二项").number == 12);
  CHECK(level_mark("（3）登记造册").number == 3);
  CHECK(level_mark("十二、附则").number == 12);
  CHECK(level_mark("二十、附则").number == 20);
  CHECK(level_mark("二十一、附则").number == 21);
}

TEST_CASE("lead sentences", "[source]") {
  const Case cases[] = {
      {"一是党课互动凝聚共识。洪山社区以“两学一做”", 0, "一是党课互动凝聚共识。"},
      {"十一是加强督查。市直各单位", 0, "十一是加强督查。"},
      {"一是加强领导。", 0, ""},                              // leads nothing
      {"一是加强领导。二是落实责任。三是强化督查。", 0, ""},  // an enumeration
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
