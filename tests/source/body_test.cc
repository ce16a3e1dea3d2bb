// Body text: the line grammar of docs/body.md.
#include "source/body.h"

#include <array>
#include <catch2/catch.hpp>

#include "base/nearest.h"
#include "reading.h"
#include "source/body_faults.h"
#include "source/spans.h"
#include "source/table.h"
#include "source/text.h"
#include "support/made_text.h"

using namespace typeset;

namespace {

/// A line as the grammar reads it: spans shown as <kai|…>, links as <https://…|…>, notes as {…}, headings with their
/// level before.
std::string shown(const BodyLine& line) {
  const auto name = [](const InlineSpan& span) {
    if (span.kind == InlineKind::strong) return std::string("strong");
    if (span.kind == InlineKind::link) return span.target.str();
    const SpanName& row = span_name(span.kind);
    return std::string(row.name) + (row.value == SpanValue::none ? "" : "=" + std::to_string(span.value));
  };
  std::string text;
  for (std::size_t at = 0; at <= line.text.size(); ++at) {
    for (auto span = line.spans.rbegin(); span != line.spans.rend(); ++span) {
      if (span->end == at) text += '>';
    }
    for (const InlineNote& note : line.notes) {
      if (note.at != at) continue;
      BodyLine words;
      words.text = note.text;
      words.spans = note.spans;
      text += "{" + shown(words) + "}";
    }
    for (const InlineSpan& span : line.spans) {
      if (span.begin == at) text += "<" + name(span) + "|";
    }
    if (at < line.text.size()) text += line.text.view()[at];
  }
  return line.heading_level > 0 ? std::to_string(line.heading_level) + " " + text : text;
}

std::vector<std::string> read_lines(const std::string& text, std::size_t faults_expected = 0) {
  Diagnostics faults;
  Body body;
  Tally tally;
  read_body(LocatedText(text, {FileId{0}, 0, static_cast<std::uint32_t>(text.size())}), body, tally, faults);
  CHECK(faults.all().size() == faults_expected);
  std::vector<std::string> lines;
  for (const BodyLine& line : body) lines.push_back(shown(line));
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("every line is a paragraph") {
  CHECK(read_lines("甲\n\n  乙\n　　丙　\n \u00a0丁\t\n　\n") == Lines{"甲", "乙", "丙", "丁"});
  CHECK(read_lines("").empty());
  CHECK(read_lines("\n　\n").empty());
}

TEST_CASE("headings of one to four levels") {
  CHECK(read_lines("# 一\n## 二\n### 三\n#### 四\n##### 五") == Lines{"1 一", "2 二", "3 三", "4 四", "##### 五"});
  CHECK(read_lines("　　# 甲\n#乙\n#\n#　丙\n\\# 丁") == Lines{"1 甲", "#乙", "#", "1 丙", "# 丁"});
  CHECK(read_lines("## **甲**乙") == Lines{"2 <strong|甲>乙"});
}

TEST_CASE("two asterisks pair by position") {
  CHECK(read_lines("**一是甲。**乙") == Lines{"<strong|一是甲。>乙"});
  CHECK(read_lines("甲**乙**丙**丁**") == Lines{"甲<strong|乙>丙<strong|丁>"});
  CHECK(read_lines("**甲 **乙") == Lines{"<strong|甲 >乙"});
  CHECK(read_lines("a**b**c") == Lines{"a<strong|b>c"});
  CHECK(read_lines("2*3*4 *** 甲 ****", 2) == Lines{"2*3*4 *** 甲 ****"});
  CHECK(read_lines("\\*\\*甲\\*\\*") == Lines{"**甲**"});
  CHECK(read_lines("**甲", 1) == Lines{"**甲"});
  CHECK(read_lines("**甲**乙**丙", 1) == Lines{"<strong|甲>乙**丙"});
}

TEST_CASE("spans from the table, in either language") {
  CHECK(read_lines("[甲]{kai}[乙]{楷体}[丙]{hei}[丁]{song}[戊]{fangsong}[己]{nobreak}") ==
        Lines{"<kai|甲><kai|乙><hei|丙><song|丁><fangsong|戊><nobreak|己>"});
  CHECK(read_lines("甲[乙[丙]{hei}丁]{kai}戊") == Lines{"甲<kai|乙<hei|丙>丁>戊"});
  CHECK(read_lines("[**甲**乙]{kai}") == Lines{"<kai|<strong|甲>乙>"});
  CHECK(read_lines("**甲[乙]{kai}丙**") == Lines{"<strong|甲<kai|乙>丙>"});
  CHECK(read_lines("[a[1]b]{kai}") == Lines{"<kai|a[1]b>"});
  CHECK(read_lines("[a\\]b]{kai}") == Lines{"<kai|a]b>"});
  CHECK(read_lines("\\[甲]{kai}") == Lines{"[甲]{kai}"});
  CHECK(read_lines("[甲]{slant}", 1) == Lines{"[甲]{slant}"});
  CHECK(read_lines("**甲[乙**丙]{kai}", 1) == Lines{"**甲<kai|乙**丙>"});
}

TEST_CASE("several settings in one pair of braces") {
  CHECK(read_lines("[甲]{kai dot}") == Lines{"<kai|<dot|甲>>"});
  CHECK(read_lines("[甲]{楷体　着重号、不断行}乙") == Lines{"<kai|<dot|<nobreak|甲>>>乙"});
  CHECK(read_lines("[甲]{ hei，underline,dot }") == Lines{"<hei|<underline|<dot|甲>>>"});
  CHECK(read_lines("[甲[乙]{sup song}丙]{kai dot}") == Lines{"<kai|<dot|甲<sup|<song|乙>>丙>>"});
  CHECK(read_lines("[甲**乙**]{dot kai}") == Lines{"<dot|<kai|甲<strong|乙>>>"});
  CHECK(read_lines("[]{kai dot}甲") == Lines{"甲"});
}

TEST_CASE("settings with a value") {
  CHECK(read_lines("[甲乙]{track=0.5}") == Lines{"<track=500|甲乙>"});
  CHECK(read_lines("[甲乙]{字距=2}[甲]{track=0}[乙]{track=0.125}") ==
        Lines{"<track=2000|甲乙><track=0|甲><track=125|乙>"});
  CHECK(read_lines("[张三]{spread=4}[李四]{均排 = 40 楷体}") == Lines{"<spread=4|张三><spread=40|<kai|李四>>"});
  CHECK(read_lines("[[甲]{spread=3}乙丙]{track=1}") == Lines{"<track=1000|<spread=3|甲>乙丙>"});
  for (const char* text : {"[甲]{track}",       "[甲]{track=}",
                           "[甲]{track=x}",     "[甲]{track=2.001}",
                           "[甲]{track=-1}",    "[甲]{track=0.1234}",
                           "[甲]{track=1.}",    "[甲]{track=.}",
                           "[甲]{track=1.2.3}", "[甲]{track=99999999999}",
                           "[甲]{字距＝1}",     "[甲]{track=０}",
                           "[甲]{spread=1}",    "[甲]{spread=41}",
                           "[甲]{spread=4.5}",  "[甲]{kai=1}",
                           "[甲]{dot=}",        "[甲]{=}",
                           "[甲]{kai hei}",     "[甲]{kai 楷体}",
                           "[甲]{sup sub}",     "[甲]{track=1 spread=4}",
                           "[甲]{kia}"}) {
    INFO(text);
    CHECK(read_lines(text, 1) == Lines{text});
  }
  CHECK(read_lines("[甲]{kai dott track}", 2) == Lines{"[甲]{kai dott track}"});
  CHECK(read_lines("[甲]{see the note on page 2}", 1).size() == 1);
  CHECK(read_lines("[甲[乙]{track=1}]{spread=4}", 1).size() == 1);
  CHECK(read_lines("[甲[乙[丙]{kai spread=2}]{hei}]{spread=4}", 1).size() == 1);
}

TEST_CASE("notes are the last setting and run to the brace that closes theirs") {
  CHECK(read_lines("[甲]{注=乙}丙") == Lines{"甲{乙}丙"});
  CHECK(read_lines("[甲]{note=乙, 丙 = 丁}") == Lines{"甲{乙, 丙 = 丁}"});
  CHECK(read_lines("甲[]{注=乙}丙[]{注=丁}") == Lines{"甲{乙}丙{丁}"});
  CHECK(read_lines("甲[]{注=乙}[]{注=丁}。") == Lines{"甲{乙}{丁}。"});
  CHECK(read_lines("[甲]{楷体、着重号 注= 乙 }丙") == Lines{"<kai|<dot|甲>>{乙}丙"});
  CHECK(read_lines("[甲[乙]{注=丙}丁]{kai}") == Lines{"<kai|甲乙{丙}丁>"});
  CHECK(read_lines("**甲[乙]{注=丙**丁**戊}己**庚") == Lines{"<strong|甲乙{丙<strong|丁>戊}己>庚"});
  CHECK(read_lines("甲[]{注=见[《某某》]{kai}第1条，{附件}和\\}、\\[1]}乙") ==
        Lines{"甲{见<kai|《某某》>第1条，{附件}和}、[1]}乙"});
  // A backslash behind another is a mark of its own.
  CHECK(read_lines("甲[]{注=乙\\\\}丙\\\\{丁\\戊}己") == Lines{"甲{乙\\}丙\\{丁\\戊}己"});
  CHECK(read_lines("甲[]{注=# 一、![](a)}", 1) == Lines{"甲{# 一、}"});
  CHECK(read_lines("# 甲[乙]{注=丙}") == Lines{"1 甲乙{丙}"});
  CHECK(read_lines("[张三]{均排=4 注=丙}") == Lines{"<spread=4|张三>{丙}"});
  // Not ours.
  CHECK(read_lines("甲[^1]乙") == Lines{"甲[^1]乙"});
  CHECK(read_lines("甲{注=乙}") == Lines{"甲{注=乙}"});
  CHECK(read_lines("\\[甲]{注=乙}") == Lines{"[甲]{注=乙}"});
  // Faulty ones.
  CHECK(read_lines("[]{注=乙}甲", 1) == Lines{"甲"});
  CHECK(read_lines("甲[]{注=乙[丙]{注=丁}}", 1) == Lines{"甲{乙[丙]{注=丁}}"});
  for (const char* text : {"甲[]{注}", "甲[]{注=}", "甲[]{注= }", "甲[]{note = []{kai}}", "甲[乙]{注=丙",
                           "甲[乙]{注=丙{丁}", "甲[乙]{kia 注=丙}"}) {
    INFO(text);
    CHECK(read_lines(text, 1) == Lines{text});
  }
  CHECK(read_lines("甲[乙[丙]{注=丁}]{均排=4}", 1).size() == 1);
}

TEST_CASE("the text of a note knows its place") {
  const Reading reading(
      "masthead: 甲\nnumber: 1\nissuer: 甲\ndate: 2017-1-1\narticles:\n  - title: 甲\n    body: |\n"
      "      　　甲[乙]{注=丙[丁]{kai}\\*戊}己\n");
  REQUIRE(reading.issue);
  const BodyLine& line = std::get<Bulletin>(reading.issue->part).articles[0].body.at(0);
  REQUIRE(line.notes.size() == 1);
  const LocatedText& text = line.notes[0].text;
  CHECK(text.str() == "丙丁*戊");
  const auto place = [&](std::string_view part) {
    const std::size_t at = text.view().find(part);
    return reading.place(text.span(at, at + part.size()));
  };
  CHECK(place("丙") == "8:16");
  CHECK(place("丁") == "8:18");
  CHECK(place("戊") == "8:27");
}

TEST_CASE("what is not in the grammar is text") {
  for (const char* text : {"[1]", "[2017]34号", "甲{kai}", "甲]{kai}乙", "[甲] {kai}", "1. 甲", "--", "_甲_", "<b>",
                           "`甲`", "甲\\乙\\n", ">5%", "·甲", "[甲](乙)", "C:\\"}) {
    CHECK(read_lines(text) == Lines{text});
  }
  CHECK(read_lines("-甲", 1) == Lines{"-甲"});  // with a warning: an item's dash has a blank behind it
}

TEST_CASE("lines that begin with // are their writer's own") {
  CHECK(read_lines("甲\n// 乙\n//丙\n丁") == Lines{"甲", "丁"});
  CHECK(read_lines("\\// 甲") == Lines{"// 甲"});
  CHECK(read_lines("甲 // 乙") == Lines{"甲 // 乙"});
}

TEST_CASE("a paragraph that was cut into lines is told once; lists, headings and short lines are none") {
  const std::string a = "某某县把全县划为三百二十个网格，每个网格配备专职网",
                    b = "格员，做到小事不出网格，大事不出乡镇，难事不出县，", c = "社会治理新格局加快形成。";
  const auto told = [](const std::string& text) {
    Diagnostics faults;
    Body body;
    Tally tally;
    read_body(LocatedText(text, {FileId{0}, 0, static_cast<std::uint32_t>(text.size())}), body, tally, faults);
    return faults.all().size();
  };
  CHECK(told(a + "\n" + b + "\n" + c) == 1);
  CHECK(told(a + "\n" + b) == 0);               // two lines may be two paragraphs
  CHECK(told(a + "\n\n" + b + "\n" + c) == 0);  // an empty line parts
  CHECK(told(a + "。\n" + b + "\n" + c) == 0);  // a sentence ends
  CHECK(told("- " + a + "\n- " + b + "\n- " + c) == 0);
  CHECK(told(a + "\n" + b + "\n" + b) == 0);                   // nothing ends: a list of names
  CHECK(told("甲乙丙丁戊己\n甲乙丙丁戊己\n甲乙丙丁。") == 0);  // verse
}

TEST_CASE("limits of paragraphs") {
  std::string many;
  for (std::size_t i = 0; i < kMostParagraphs; ++i) many += "段\n";
  CHECK(read_lines(many).size() == kMostParagraphs);
  CHECK(read_lines(many + "段\n段\n", 1).size() == kMostParagraphs);
  std::string length;
  for (std::size_t i = 0; i < kLongestParagraph; ++i) length += "长";
  CHECK(read_lines(length).size() == 1);
  CHECK(read_lines(length + "长", 1).empty());
}

TEST_CASE("folded lines are joined by Chinese rules") {
  const Reading reading(
      "masthead: 工作\n  动态\nnumber: 1\nissuer: 甲 乙\ndate: 2017-1-1\narticles:\n"
      "  - title: 甲\n    body: >\n      会议强调，\n      要落实“五城\n      同创”\n      in English\n      words "
      "和\n      ABC\n"
      "      词。\n\n      第二 段\n");
  REQUIRE(reading.issue);
  CHECK(reading.told().empty());
  CHECK(std::get<Bulletin>(reading.issue->part).masthead.front().str() == "工作动态");
  CHECK(reading.issue->issuers.front().str() == "甲 乙");  // typed, not folded
  const Body& body = std::get<Bulletin>(reading.issue->part).articles[0].body;
  REQUIRE(body.size() == 2);
  CHECK(body[0].text.str() == "会议强调，要落实“五城同创” in English words 和 ABC 词。");
  CHECK(body[1].text.str() == "第二 段");
  const std::size_t at = body[0].text.view().find("同创");
  CHECK(reading.place(body[0].text.span(at, at + 3)) == "11:7");
}

TEST_CASE("a mark taken out of a paragraph leaves every character its place") {
  const Reading reading(
      "masthead: 甲\nnumber: 1\nissuer: 甲\ndate: 2017-1-1\narticles:\n  - title: 甲\n    body: |\n"
      "      　　**一是。**乙[丙]{kai}\\*丁\n");
  REQUIRE(reading.issue);
  const BodyLine& line = std::get<Bulletin>(reading.issue->part).articles[0].body.at(0);
  CHECK(line.text.str() == "一是。乙丙*丁");
  const auto place = [&](std::string_view part) {
    const std::size_t at = line.text.view().find(part);
    return reading.place(line.text.span(at, at + part.size()));
  };
  CHECK(place("一") == "8:11");
  CHECK(place("乙") == "8:16");
  CHECK(place("丙") == "8:18");
  CHECK(place("*") == "8:26");
  CHECK(place("丁") == "8:27");
}

TEST_CASE("edit distance counts slips of the keyboard") {
  CHECK(edit_distance("tilte", "title") == 1);
  CHECK(edit_distance("Title", "title") == 0);
  CHECK(edit_distance("刋名", "刊名") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("masthead", "mastheed") == 1);
}

TEST_CASE("a name over an address is a link") {
  const auto links = [](const std::string& text, std::size_t faults = 0) { return read_lines(text, faults).front(); };
  CHECK(links("见[网站](https://a.cn)。") == "见<https://a.cn|网站>。");
  CHECK(links("[网**站**](http://a.cn/x(y)z)") == "<http://a.cn/x(y)z|网<strong|站>>");
  CHECK(links("**见[网站](mailto:a@b.cn)**") == "<strong|见<mailto:a@b.cn|网站>>");
  CHECK(links("[[甲]{kai}乙](https://a.cn/文)") == "<https://a.cn/文|<kai|甲>乙>");
  CHECK(links("[甲[乙](https://a.cn)]{kai}") == "<kai|甲<https://a.cn|乙>>");
  CHECK(links("[甲[乙](https://a.cn)]") == "[甲<https://a.cn|乙>]");
  CHECK(links("[甲](https://a.cn)[乙](https://a.cn)") == "<https://a.cn|甲><https://a.cn|乙>");
  CHECK(links("[甲](https://a.cn){kai}") == "<https://a.cn|甲>{kai}");
  CHECK(links("甲[]{注=见[乙](https://a.cn)。}") == "甲{见<https://a.cn|乙>。}");
  CHECK(links("[甲[乙]{注=丙}](https://a.cn)") == "<https://a.cn|甲乙>{丙}");
  CHECK(links("# [甲](https://a.cn)") == "1 <https://a.cn|甲>");
  CHECK(links("[a\\]b](https://a.cn)") == "<https://a.cn|a]b>");
  // Text.
  CHECK(links("\\[网站](https://a.cn)") == "[网站](https://a.cn)");
  CHECK(links("[网站]（https://a.cn）") == "[网站]（https://a.cn）");
  CHECK(links("[网站] (https://a.cn)") == "[网站] (https://a.cn)");
  CHECK(links("[甲](乙)[丙]()") == "[甲](乙)[丙]()");
  CHECK(links("[甲](https://a.cn") == "[甲](https://a.cn");
  CHECK(links("[甲](https://a.cn/(x)") == "[甲](https://a.cn/(x)");
  CHECK(links("甲](https://a.cn)") == "甲](https://a.cn)");
  CHECK(links("https://a.cn") == "https://a.cn");
  // Faults, each printed as typed.
  for (const std::string faulty :
       {"[甲](www.a.cn)", "[甲](javascript:alert(1))", "[甲](file:///a)", "[甲](a@b.cn)", "[甲](#上)",
        "[甲](附/一.pdf)", "[甲](https://a.cn \"题\")", "[甲](https://u@a.cn)", "[](https://a.cn)"}) {
    CHECK(links(faulty, 1) == faulty);
  }
  CHECK(links("[甲[乙](https://a.cn)](https://b.cn)", 1) == "[甲<https://a.cn|乙>](https://b.cn)");
  CHECK(links("**甲[乙**丙](https://a.cn)", 1) == "**甲<https://a.cn|乙**丙>");
  CHECK(links("[甲](https://a.cn/" + std::string(2000, 'x') + ")", 1).size() > 2000);
}

TEST_CASE("hostile brackets and addresses") {
  for (const std::string part :
       {"[", "](", "[](", "[甲](https://", "[甲](https://a.cn", "[甲]((", ")](https://a.cn)"}) {
    CAPTURE(part);
    const std::string text = test::times(19'000 / part.size(), part);
    Diagnostics faults;
    Tally tally;
    Body body;
    read_body(LocatedText(text, {FileId{0}, 0, static_cast<std::uint32_t>(text.size())}), body, tally, faults);
    CHECK(body.size() == 1);
    // A cell has no limit of its own.
    const std::string cell = test::times(300'000 / part.size(), part);
    read_inline(LocatedText(cell, {FileId{0}, 0, static_cast<std::uint32_t>(cell.size())}), tally, faults);
  }
  const std::string address = "[甲](https://a.cn/" + std::string(1'000'000, 'x') + ")";
  Diagnostics faults;
  Tally tally;
  const BodyLine line =
      read_inline(LocatedText(address, {FileId{0}, 0, static_cast<std::uint32_t>(address.size())}), tally, faults);
  CHECK(line.spans.empty());
  REQUIRE(faults.all().size() == 1);
  CHECK(faults.all()[0].kind == &body_faults::kLinkTooLong);
}

TEST_CASE("docs/body.md lists every span of the table") {
  const std::string page = test::read_file(std::string(REPOSITORY) + "/docs/body.md");
  for (const SpanName& span : kSpanNames) {
    const std::string row = "| `" + sample_setting(span, Language::en) + "` | `" + sample_setting(span, Language::zh) +
                            "` | " + std::string(span.help_zh) + " | " + std::string(span.help_en) + " |";
    INFO(row);
    CHECK(page.find(row) != std::string::npos);
    CHECK(page.find(value_range(span, Language::zh)) != std::string::npos);
    CHECK(page.find(value_range(span, Language::en)) != std::string::npos);
  }
  CHECK(page.find("| `**……**` | " + std::string(kStrongHelpZh)) != std::string::npos);
  CHECK(page.find(std::to_string(kLongestParagraph)) != std::string::npos);
  CHECK(page.find(std::to_string(kMostParagraphs)) != std::string::npos);
}

namespace {

/// The pictures of one line: file|caption|credit|alt|width.
std::vector<std::string> read_row(const std::string& text) {
  Diagnostics faults;
  Body body;
  Tally tally;
  read_body(LocatedText(text, {FileId{0}, 0, static_cast<std::uint32_t>(text.size())}), body, tally, faults);
  CHECK(faults.all().empty());
  REQUIRE(body.size() == 1);
  CHECK(body.front().text.empty());
  std::vector<std::string> row;
  for (const Picture& picture : body.front().pictures) {
    std::string width;
    if (picture.width) {
      constexpr std::array<const char*, 3> kUnits = {"/100mm", "%", "字"};
      width =
          std::to_string(picture.width->value.value) + kUnits.at(static_cast<std::size_t>(picture.width->value.unit));
    }
    row.push_back(picture.file.str() + "|" + picture.caption.str() + "|" + picture.credit.str() + "|" +
                  picture.alt.str() + "|" + width);
  }
  return row;
}

}  // namespace

TEST_CASE("a line of pictures") {
  CHECK(read_row("![会场](图/会场.jpg)") == Lines{"图/会场.jpg|会场|||"});
  CHECK(read_row("![会场]( 会场(1).jpg ){宽=80mm}") == Lines{"会场(1).jpg|会场|||8000/100mm"});
  CHECK(read_row("![甲](a.jpg)![乙](b.png)　![丙](c.png)") == Lines{"a.jpg|甲|||", "b.png|乙|||", "c.png|丙|||"});
  CHECK(read_row("![](a.jpg){alt=一张图 credit=张三 摄 width=14字}") == Lines{"a.jpg||张三 摄|一张图|14字"});
  CHECK(read_row("![会场](a.jpg){来源 ＝ 张三、李四 摄、宽=满}") == Lines{"a.jpg|会场|张三、李四 摄||100%"});
  for (const auto& [written, kept] : std::vector<std::pair<std::string, std::string>>{{"8cm", "8000/100mm"},
                                                                                      {"8.5厘米", "8500/100mm"},
                                                                                      {"62.25 毫米", "6225/100mm"},
                                                                                      {"60%", "60%"},
                                                                                      {"full", "100%"}}) {
    CHECK(read_row("![甲](a.jpg){宽=" + written + "}") == Lines{"a.jpg|甲|||" + kept});
  }
}

TEST_CASE("what merely looks like a picture is text") {
  for (const char* text : {"![注意]下面的事", "!(a.jpg)", "!\\[甲](a.jpg)", "！注意（附件）", "！【重要】（注）",
                           "![]{注=甲.jpg}", "![]{注=甲](乙.jpg}", "好![甲]{着重号}见乙.jpg"}) {
    Diagnostics faults;
    Body body;
    Tally tally;
    read_body(LocatedText(text, {FileId{0}, 0, static_cast<std::uint32_t>(std::string_view(text).size())}), body, tally,
              faults);
    REQUIRE(body.size() == 1);
    CHECK(body.front().pictures.empty());
    CHECK_FALSE(body.front().text.empty());
    CHECK(faults.all().empty());
  }
}

TEST_CASE("a long line of pictures is read in one pass") {
  std::string text = "![甲](";
  while (text.size() < 19'000) text += "(=![](){";
  Diagnostics faults;
  Body body;
  Tally tally;
  read_body(LocatedText(text, {FileId{0}, 0, static_cast<std::uint32_t>(text.size())}), body, tally, faults);
  text = "![甲](a.jpg){";
  while (text.size() < 19'000) text += "alt=x ";
  text += "}";
  read_body(LocatedText(text, {FileId{0}, 0, static_cast<std::uint32_t>(text.size())}), body, tally, faults);
}

TEST_CASE("a picture within a line of text is an error, and its mark is not printed", "[source]") {
  struct Case {
    std::string text, left;
  };
  const Case cases[] = {
      {"如图![甲](a.jpg)所示", "如图所示"},  {"如图![甲](a.jpg){宽=80mm}所示", "如图所示"},
      {"如图![甲] (a.jpg)所示", "如图所示"}, {"如图![甲]a.jpg，见下", "如图，见下"},
      {"如图！[甲](a.jpg)所示", "如图所示"}, {"如图！【甲】（a.png）所示", "如图所示"},
      {"# 会场![甲](a.jpg)", "会场"},        {"**如图![甲](a.jpg)**所示", "如图所示"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    Diagnostics faults;
    Body body;
    Tally tally;
    read_body(LocatedText(c.text, {FileId{0}, 0, static_cast<std::uint32_t>(c.text.size())}), body, tally, faults);
    REQUIRE(faults.all().size() == 1);
    CHECK(faults.all().front().kind->slug == "source/picture-in-text");
    REQUIRE(body.size() == 1);
    CHECK(body.front().text.view() == c.left);
  }
}

TEST_CASE("a backslash before ! prints what looks like a picture", "[source]") {
  CHECK(read_lines("\\![甲](a.jpg)") == std::vector<std::string>{"![甲](a.jpg)"});
  CHECK(read_lines("如\\！【甲】（a.jpg）") == std::vector<std::string>{"如！【甲】（a.jpg）"});
  CHECK(read_lines("!\\[甲](a.jpg)") == std::vector<std::string>{"![甲](a.jpg)"});
}

TEST_CASE("a backslash before a bar, of either width, prints the bar", "[source]") {
  CHECK(read_lines("\\｜甲｜乙｜\n\\|丙|") == Lines{"｜甲｜乙｜", "|丙|"});
  CHECK(read_lines("甲\\｜乙 \\\\｜ \\丨") == Lines{"甲｜乙 \\｜ \\丨"});
  Diagnostics faults;
  Tally tally;
  const LocatedText row("｜甲\\｜乙|丙｜丁｜", {});
  const Table table = read_table_rows({row}, false, tally, faults);
  REQUIRE(table.rows.size() == 1);
  REQUIRE(table.rows[0].size() == 2);
  CHECK(table.rows[0][0].text.str() == "甲｜乙|丙");
}

TEST_CASE("in a cell a backslash before a bar is no part of an address, in a paragraph it is", "[source]") {
  Tally tally;
  Diagnostics faults;
  const LocatedText text("[甲](http://a.cn/?q=1\\|2)", {});
  const BodyLine cell = read_in_cell(text, tally, faults), line = read_inline(text, tally, faults);
  REQUIRE(cell.spans.size() == 1);
  REQUIRE(line.spans.size() == 1);
  CHECK(cell.spans[0].target.str() == "http://a.cn/?q=1|2");
  CHECK(line.spans[0].target.str() == "http://a.cn/?q=1\\|2");
}

TEST_CASE("radicals are read as hanzi, but not where they are meant", "[source]") {
  struct Case {
    std::string text, read;
    std::size_t reports;
  };
  const Case cases[] = {
      {"⼀、⽂件管理", "一、文件管理", 1},
      {"⻅习⻢路", "见习马路", 1},
      {"部首[⼀]{原字}和⽂", "部首⼀和文", 1},
      {"[部首[⻅]{asis}⻅]{楷体}", "部首⻅见", 1},
      {"⺀", "⺀", 0},  // no hanzi stands for it
      {"见习马路", "见习马路", 0},
      {"\u2e9a", "\u2e9a", 0},  // unassigned
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    Diagnostics faults;
    Body body;
    Tally tally;
    read_body(LocatedText(c.text, {FileId{0}, 0, static_cast<std::uint32_t>(c.text.size())}), body, tally, faults);
    REQUIRE(body.size() == 1);
    CHECK(body.front().text.view() == c.read);
    tally.report(faults);
    CHECK(faults.all().size() == c.reports);
  }
}

namespace {

std::string markup_of(const std::string& text) {
  Diagnostics faults;
  Body body;
  Tally tally;
  read_body(LocatedText(text, {FileId{0}, 0, static_cast<std::uint32_t>(text.size())}), body, tally, faults);
  tally.report(faults);
  std::string all;
  for (const Diagnostic& fault : faults.all()) {
    if (fault.kind->slug == "source/markup") {
      all += "[" + fault.arguments.at(0).en + "]" + fault.arguments.at(2).en;
    } else {
      all += std::string(fault.kind->slug) + " ";
    }
  }
  return all.empty() ? "-" : all;
}

}  // namespace

TEST_CASE("markup of other programs is reported once a kind", "[source]") {
  struct Case {
    std::string text, found;  // the first as typed, and how many
  };
  const Case cases[] = {
      {"| 指标 | 数值 |\n|---|---|\n| 产值 | 5 |", "-"},
      {"\\| 指标 | 数值 |", "[|]1"},
      {"指标 | 单位 | 数值", "[|]1"},
      {"引文见[^1]，又见[^2]。", "[[^1]]2"},
      {"见[网站](https://example.gov.cn)，https://example.gov.cn。", "-"},
      {"见<https://example.gov.cn>。", "[<https://example.gov.cn>]1"},
      {"---\n- 甲\n· 乙\n> 丙", "-"},
      {"=====", "[=====]1"},
      {"___", "[___]1"},
      {"<b>加粗</b>换行<br/>", "[<b>]3"},
      {"甲&nbsp;乙", "[&nbsp;]1"},
      {"<span style='x'>字</span>", "[<span style='x'>]2"},
      {"* 第一条", "[*]1"},
      {"##标题", "[##]1"},
      {"*重要*的事", "[*重要*]1"},
      {"__重要__的事", "[__重要__]1"},
      {"＊＊重要＊＊的事", "[＊＊重要＊＊]1"},
      {"~~删去~~", "[~~删去~~]1"},
      {"运行`命令`", "[`命令`]1"},
      {"```", "[```]1"},
      // what only looks like it
      {"甲|乙", "-"},
      {"产量>5吨，<3吨不计", "-"},
      {">5%的", "-"},
      {"a<b且c>d", "-"},
      {"-5℃", "-"},
      {"——甲", "-"},
      {"姓名____年龄____", "-"},
      {"3*4*5=60", "-"},
      {"注*：以下同", "-"},
      {"* 注：数据截至2025年底", "-"},
      {"型号为ABC*DEF*G", "-"},
      {"甲&mdash;乙", "[&mdash;]1"},
      {"#1号楼", "-"},
      {"[1]（见附件）", "-"},
      {"# 标题", "-"},
      {"**一是抓早。**各地", "-"},
      {"\\[^1\\]", "-"},
      {"[文字]{楷体}(注)", "-"},
      {"<全国文明城市测评体系>", "-"},
      {"~5天", "-"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(markup_of(c.text) == c.found);
  }
}
