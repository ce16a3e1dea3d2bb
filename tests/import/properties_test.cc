// What holds for every text, tried on mutilations of a real one and on hostile lines: no crash, nothing lost, and a
// source that reads back. Seeded: the same texts every time.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "base/utf8.h"
#include "import/reading.h"
#include "support/program.h"
#include "support/skip.h"

using namespace typeset;
using namespace typeset::test;

namespace {

const fs::path kFolder = fs::path(TEST_DATA) / "import";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

void check_sound(const std::string& text, pasted::Format format) {
  const Imports imports(text, format);
  CAPTURE(text);
  if (!imports.made) {
    // Only a text without a visible character may come to nothing.
    CHECK(imports.told().ends_with("1 import/empty\n"));
    return;
  }
  CAPTURE(imports.made->yaml);
  std::string errors;
  read_source(imports.made->yaml, errors);
  CHECK(errors.empty());
  CHECK(lost(text, *imports.made).empty());
}

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t limit) { return engine_() % limit; }

 private:
  std::mt19937 engine_;
};

/// Lines that mean something to YAML, to the grammar of body text, or to the recognition of bulletins.
const std::vector<std::string> kHostile = {"- 一项",
                                           "#",
                                           "# 标题",
                                           "##### 五级",
                                           "键: 值",
                                           "正文: |",
                                           "---",
                                           "...",
                                           "'",
                                           "\"",
                                           "''引''",
                                           "{a: [b]}",
                                           "[文字]{kai}",
                                           "[文字]{没有这种}",
                                           "\\[文字]{kai}",
                                           "**提示。**正文",
                                           "***",
                                           "** **",
                                           "****",
                                           "**单个",
                                           "*a*b**c***d",
                                           "\\*\\[\\]\\#",
                                           "\\\\",
                                           "反斜线\\",
                                           "!tag",
                                           "&锚",
                                           "*锚",
                                           "%YAML",
                                           "@",
                                           "`代码`",
                                           "?",
                                           "? 键",
                                           "~",
                                           "null",
                                           "yes",
                                           "0123",
                                           "1:30",
                                           "|",
                                           ">",
                                           "：",
                                           "冒号：",
                                           "\t制表\t符",
                                           "　　全角空格开头",
                                           "尾空格　 ",
                                           "a b  c",
                                           "第0期",
                                           "第99999999999期",
                                           "第三十四期（总第一百二十八期）",
                                           "第34期（总第999999期）",
                                           "2017年第34期",
                                           "（增刊）",
                                           "增刊第2期",
                                           "2017年13月45日",
                                           "二〇一七年十二月二十九日",
                                           "某某办 2017年12月29日",
                                           "编发单位：某某办",
                                           "某某办 2017年12月29日印发",
                                           "2017年12月29日印发（共印80份）",
                                           "共印0份",
                                           "（共印80份）",
                                           "报：",
                                           "报：市委",
                                           "抄报：市委 （共印80份）",
                                           "发：各县",
                                           "发：各县",
                                           "审核：",
                                           "审核：张三 编辑：李四",
                                           "编辑：、",
                                           "编辑：王五",
                                           "目录",
                                           "1. 一……3",
                                           "编者按：按语",
                                           "编者按",
                                           "【编者按】按语",
                                           "（供稿）",
                                           "（某某局供稿）",
                                           "正文。（某某局供稿）",
                                           "（作者：张三）",
                                           "供稿：某某局",
                                           "— 3 —",
                                           "3",
                                           "-4-",
                                           "第5页 共6页",
                                           "————————",
                                           "★",
                                           "★ 一条",
                                           "★★★",
                                           "● 12月1日，一条。",
                                           "1. 第一",
                                           "①第一",
                                           "工作简讯",
                                           "一、情况",
                                           "（一）情况",
                                           "短",
                                           "\xEF\xBB\xBF",
                                           "零\xE2\x80\x8B宽",
                                           "控\x07制\x0b符\x0c号",
                                           "\xC2\x85",
                                           "\xE2\x80\xA8",
                                           "私用\xEE\xA0\x80字",
                                           "𠮷😀é",
                                           "[a](http://b.c \"d\")",
                                           "[ref]: http://x.y",
                                           "![图](a.png)",
                                           "| 甲 | 乙 |",
                                           "<b>粗</b>",
                                           "组　长：张三",
                                           "成 员：李四 县委办公室　主任",
                                           "副组长:王五、赵　六、",
                                           "孙七（女）、周八",
                                           "<br>",
                                           "<br/> 甲 <BR /> 乙</br>",
                                           "甲<br><br>乙<br>",
                                           "**甲<br>**[乙]<br>丙\\\\<br>丁",
                                           "\\<br>`<br>`",
                                           "![甲<br>乙](a.png)",
                                           "- 甲<br>",
                                           "  续<br>乙",
                                           "  - 乙\\",
                                           "| 甲\\|乙<br>丙 | `a\\|b` |",
                                           "| <br> | a\\\\|b<br> |",
                                           "|---|---|",
                                           "表1 甲<br>乙",
                                           "表1  分村情况",
                                           "**表2　分村情况**　　单位：元",
                                           "表3 甲{全框}",
                                           "表4　甲　（单位：元）{注=乙}",
                                           "单位：万元",
                                           "（单位：[元]{kai}）",
                                           "注：1.甲[^1]。",
                                           "资料来源：县局",
                                           "乡镇\t8月\t9月",
                                           "城关镇\t5\t",
                                           "西河镇\t\t",
                                           "12\t34\t|5",
                                           "<\t^\t\\",
                                           "产值      123",
                                           "| 4 | 5 | | |",
                                           "| 4 | 5 | 6 | < |",
                                           "甲 | ^ | \\",
                                           "|---|:-:|",
                                           "------ ----",
                                           "指标     数值",
                                           "  投资       45.6",
                                           "| &nbsp;&nbsp;甲 |\u00a0\u00a0|&emsp;乙&nbsp;",
                                           "&nbsp;&#160;甲\u00a0",
                                           "    - 丙",
                                           "```",
                                           "邮箱：a@b.cn",
                                           "附：1.工作安排表",
                                           "注：甲<br>乙",
                                           "> \\---",
                                           "> \\- 甲<br><br>乙",
                                           "> ***",
                                           "***<br>",
                                           "___",
                                           "&amp; &#35;",
                                           "> 引用",
                                           "```yaml",
                                           "1) 项",
                                           "- - -",
                                           "===",
                                           "_下划_线 *强*调",
                                           "{分页}",
                                           "{完}",
                                           "{方框}",
                                           "{空行 3}",
                                           "\\{分页}",
                                           "\\\\{分页}",
                                           "甲{换行}乙",
                                           "{{指标.行.列}}",
                                           "\\---",
                                           "\\- 甲",
                                           "\\> 甲",
                                           "\\一、要求抓好落实，各部门都要高度重视。",
                                           "· 甲项",
                                           "·甲",
                                           "● 甲项",
                                           "l\t甲项",
                                           "☑ 甲项",
                                           "> - 甲项",
                                           "> ---",
                                           "> {分页}",
                                           ">5%的企业",
                                           "&gt; 甲",
                                           "&#45; 甲",
                                           "甲[^1]乙",
                                           "甲[^a]，乙[^b]",
                                           "[^1]: 甲的注",
                                           "[^a]: 有{括号}和\\}、![图](a.png)、[链接](附件/{b})的注",
                                           "[^b]:",
                                           "    缩进的一段",
                                           "\\[^1]`[^1]`",
                                           "[^[^1]",
                                           "甲\\[^1]: 乙",
                                           "一季度产值12亿元①，增长5%②。",
                                           "一季度产值12亿元[1]，增长5%[2]。",
                                           "①按现价计算。",
                                           "②与上年同期相比",
                                           "[1] 按现价计算。",
                                           "[2]与上年同期相比\\",
                                           "① ，甲",
                                           "表1　指标①",
                                           "注：甲①",
                                           "[办法](https://a.cn \"某某\\\"办法\")",
                                           "第3期①",
                                           "报：市委[^1]",
                                           "秘密★1年　　编号：000012",
                                           "密级：机密★某某[^1]",
                                           "内部资料　注意保存①",
                                           "000012",
                                           "增刊第2期　签发人：张三　李四",
                                           "签发人： 张　三[^1]",
                                           "经 验 交 流",
                                           "工作动态[^1]",
                                           "——某某县的做法[^1]",
                                           "县委书记　张三①",
                                           "（2026年2月28日11时50分发布）",
                                           "某某市委督查室",
                                           "2026年3月5日",
                                           "某某市委督查室　2026年3月5日",
                                           "值班员：张三　电话：0000-0000000　电话：0000-0000001",
                                           "发送范围：市委常委",
                                           "没有说完的一行文字没有说完的一行文字没有说完的一行文字",
                                           "一行说完的文字，一行说完的文字，一行说完的文字。"};

}  // namespace

TEST_CASE("nothing is lost of a mutilated bulletin", "[import]") {
  const std::vector<std::string> whole = lines_of(read_file(kFolder / "bijie-2017-34.txt"));
  REQUIRE(whole.size() > 40);
  for (unsigned seed = 0; seed < 400; ++seed) {
    Dice dice(seed);
    std::vector<std::string> lines = whole;
    for (std::size_t changes = 1 + dice.below(12); changes > 0 && lines.size() > 2; --changes) {
      const std::size_t at = dice.below(lines.size() - 1);
      const auto place = lines.begin() + static_cast<std::ptrdiff_t>(at);
      switch (dice.below(6)) {
        case 0: lines.erase(place); break;
        case 1:
          lines[at] += lines[at + 1];
          lines.erase(place + 1);
          break;
        case 2: std::swap(lines[at], lines[dice.below(lines.size())]); break;
        case 3: lines.insert(place, lines[dice.below(lines.size())]); break;
        case 4: lines.insert(place, kHostile[dice.below(kHostile.size())]); break;
        default: lines.insert(place, ""); break;
      }
    }
    CAPTURE(seed);
    check_sound(joined(lines), seed % 4 == 0 ? pasted::Format::markdown : pasted::Format::plain);
  }
}

namespace {

/// A text of the cases, damaged: lines lost, joined, swapped, said twice, cut off within, and the whole cut short.
std::string damaged(const std::string& text, Dice& dice) {
  std::vector<std::string> lines = lines_of(text);
  for (std::size_t changes = 1 + dice.below(8); changes > 0 && lines.size() > 2; --changes) {
    const std::size_t at = dice.below(lines.size() - 1);
    const auto place = lines.begin() + static_cast<std::ptrdiff_t>(at);
    switch (dice.below(6)) {
      case 0: lines.erase(place); break;
      case 1:
        lines[at] += lines[at + 1];
        lines.erase(place + 1);
        break;
      case 2: std::swap(lines[at], lines[dice.below(lines.size())]); break;
      case 3: lines.insert(place, lines[dice.below(lines.size())]); break;
      case 4: lines[at].resize(character_begin(lines[at], dice.below(lines[at].size() + 1))); break;
      default: lines.resize(at + 1); break;
    }
  }
  return joined(lines);
}

std::vector<fs::path> case_texts() {
  std::vector<fs::path> all;
  for (const fs::directory_entry& entry : fs::directory_iterator(kFolder / "cases")) {
    all.push_back(entry.path() / (fs::exists(entry.path() / "input.md") ? "input.md" : "input.txt"));
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

TEST_CASE("every text of the cases, however damaged, becomes a source without errors", "[import]") {
  unsigned seed = 0;
  for (const fs::path& path : case_texts()) {
    const std::string text = read_file(path);
    const pasted::Format format = path.extension() == ".md" ? pasted::Format::markdown : pasted::Format::plain;
    CAPTURE(path.string());
    check_sound(text, format);
    for (int times = 0; times < 60; ++times) {
      Dice dice(++seed);
      CAPTURE(seed);
      check_sound(damaged(text, dice), format);
    }
  }
}

TEST_CASE("every text of the cases, damaged or not, builds", "[import]") {
  SKIP_UNLESS(pinned_fonts_present(), "needs the pinned fonts in the cache folder");
  const ScopedFolder folder;
  unsigned seed = 0;
  for (const fs::path& path : case_texts()) {
    const std::string text = read_file(path);
    for (int times = 0; times < 2; ++times) {
      Dice dice(++seed);
      const std::string name = (folder.path() / ("text" + path.extension().string())).string();
      const std::string yaml = (folder.path() / "issue.yaml").string();
      write_file(name, times == 0 ? text : damaged(text, dice));
      fs::remove(yaml);
      const Outcome imported = run_program({"import", name, "-o", yaml});
      if (imported.code != 0 && imported.errors.find("import/empty") != std::string::npos) continue;
      CAPTURE(path.string(), times, seed, read_file(yaml), imported.errors);
      REQUIRE(imported.code == 0);
      const Outcome built =
          run_program({"build", yaml, "--fonts", "pinned", "-o", (folder.path() / "issue.pdf").string()});
      CAPTURE(built.errors);
      CHECK(built.code == 0);
    }
  }
}

TEST_CASE("hostile lines come back as they were", "[import]") {
  for (const std::string& line : kHostile) {
    check_sound(line, pasted::Format::plain);
    check_sound(line, pasted::Format::markdown);
  }
  for (unsigned seed = 0; seed < 1500; ++seed) {
    Dice dice(seed);
    std::string text;
    for (std::size_t count = 1 + dice.below(12); count > 0; --count) {
      text += kHostile[dice.below(kHostile.size())] + (dice.below(3) == 0 ? "\n\n" : dice.below(6) == 0 ? "" : "\n");
    }
    CAPTURE(seed);
    check_sound(text, seed % 2 == 0 ? pasted::Format::markdown : pasted::Format::plain);
  }
}

TEST_CASE("texts that random changes have found", "[import]") {
  for (const char* text :
       {"**单个\n** **\n0123\n", "审核：**提示。**正文\n", "编辑：、*a*b**c***d\n*a*b**c***d\n", "\\\\**提示。**正文\n",
        "\\\\** **\n", "** **\n---\n", "## 工作简讯\n\n1.\n2. 3月2日开会。\n",
        "- 工作简讯\n\n| 督查 | 12 |\n---\n## 工作简讯\n", "## 工作简讯\n|---|---|\n| 产值 | 5 |\n",
        "甲\\[^1]乙[^1]\n\n[^1]: 丙\\\n", "甲[^1乙\n\n[^1]: 丙\n"}) {
    check_sound(text, pasted::Format::markdown);
  }
  check_sound(std::string("甲\0[^8]乙。\n\n[^8]:\0丙\n", 26), pasted::Format::markdown);
  check_sound("某某市说。\n\\一、要求抓好落实，各部门都要高度重视。\n", pasted::Format::plain);
}

TEST_CASE("a paragraph says in the source what it said in the text", "[import]") {
  const std::string head = "工作动态\n第1期\n某某办 2024年1月2日\n\n某某市召开会议\n\n";
  for (const std::string& line : kHostile) {
    const std::string paragraph = "某某市说，" + line + "，会议要求认真落实。";
    if (paragraph.find_first_of("\x07\x0b\x0c") != std::string::npos) continue;  // ends a line, or is left out
    if (paragraph.find("\u0085") != std::string::npos || paragraph.find("\u2028") != std::string::npos) continue;
    const Imports imports(head + paragraph + "\n");
    REQUIRE(imports.made);
    CAPTURE(imports.made->yaml);
    std::string errors;
    const Issue issue = read_source(imports.made->yaml, errors);
    CHECK(errors.empty());
    REQUIRE(std::get<Bulletin>(issue.part).articles.size() == 1);
    if (std::get<Bulletin>(issue.part).articles[0].body.size() != 1) continue;  // U+0085 and U+2028 end lines
    std::string said;
    std::string meant;
    const auto ink = [](std::string_view text, std::string& into) {
      for_each_character(text, [&](std::size_t, char32_t c) {
        const bool invisible = c == 0xfeff || c == 0x200b || c == 0x85 || c == 0x2028 || c == 0x2029;
        if (!is_padding(c) && !invisible) append_utf8(into, c);
      });
    };
    ink(std::get<Bulletin>(issue.part).articles[0].body[0].text.view(), said);
    Diagnostics ignored;
    ink(standard_text(LocatedText(paragraph, {FileId::none, 0, static_cast<std::uint32_t>(paragraph.size())}), ignored)
            .view(),
        meant);
    CHECK(said == meant);
    CHECK(std::get<Bulletin>(issue.part).articles[0].body[0].spans.empty());
  }
}

/// What it costs is counted by tests/bounds.
TEST_CASE("texts of one mark or line by the thousand are read to the end", "[import]") {
  const auto read = [](const std::string& text) {
    for (const pasted::Format format : {pasted::Format::plain, pasted::Format::markdown}) {
      const Imports imports(text, format);
      CHECK(imports.made.has_value() != imports.doubts.has_errors());  // of marks alone nothing may be left
    }
  };
  constexpr std::size_t kBytes = std::size_t{128} << 10U;
  for (const std::string& part :
       std::vector<std::string>{"汉", "①", "[^1]", "（", "第", "★ ", "[", "*", "a ", "> ", "《", "报：", "1"}) {
    std::string text;
    while (text.size() < kBytes) text += part;
    CAPTURE(part);
    read(text);
  }
  // More brackets than a source may have are refused where they become too many.
  const Imports brackets("甲\n\n" + std::string(kMostYamlBrackets, '['));
  CHECK(brackets.told() == "3 base/too-much\n");
  // As many notes as there can be, all in one paragraph.
  std::string marks;
  std::string notes;
  for (std::size_t i = 0; i + 10 < pasted::kMostLines; ++i) {
    marks += "甲[^" + std::to_string(i) + "]";
    notes += "[^" + std::to_string(i) + "]: 乙\n";
  }
  read(marks + "\n\n" + notes);
  for (const char* line :
       {"- 一项", "> 引用", "一、情况", "短", "（作者：张三）", "[ref]: http://x.y", "编者按：按语"}) {
    std::string text;
    for (std::size_t i = 0; i + 1 < pasted::kMostLines; ++i) text += std::string(line) + "\n";
    CAPTURE(line);
    read(text);
  }
}
