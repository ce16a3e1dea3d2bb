#include "lint/rules.h"

#include <algorithm>
#include <array>

#include "base/nearest.h"
#include "lint/faults.h"

namespace typeset::lint {

namespace {

using namespace lint_faults;  // NOLINT(google-build-using-namespace)

constexpr std::array<Rule, 38> kRules = {{
    {&kNumberRepeated, "期号重复", "同一刊名、同一年里，另一份稿子的期号相同",
     "another source with the same masthead, year and number", "", "", "BR-3"},
    {&kNumberSkipped, "期号跳号", "同一刊名、同一年里，期号没有接着上一期；最早的一期从几号起都可以",
     "a number that does not follow the last one of the same masthead and year; the earliest may be any", "", "",
     "BR-3"},
    {&kNumberRunsOn, "期号跨年", "年初的期号接着上一年的往下排（提示，不是警告）；上一年也是这样排的不算",
     "a number that runs on from last year's (a note); not where last year's did so too", "", "", "BR-3"},
    {&kTotalRepeated, "总期号重复", "同一刊名，另一份稿子的总期号相同",
     "another source with the same masthead and total number", "", "", "BR-4"},
    {&kTotalSkipped, "总期号跳号", "同一刊名，总期号没有接着上一期",
     "a total number that does not follow the last one of the same masthead", "", "", "BR-4"},
    {&kDateOrder, "日期倒退", "日期早于同一刊名的上一期",
     "a date before that of the previous issue of the same masthead", "", "", "BR-7"},
    {&kPrintedBeforeDate, "印发早于签发", "版记的印发日期早于日期", "imprint: printed before the date", "", "",
     "GB-7.4.3a"},
    {&kNoSuchDate, "日子不存在", "文字里的月、日没有这一天；没有写年份的 2月29日 不算",
     "month and day in the text that do not exist; 2月29日 without a year may", "9月31日前完成。", "9月30日前完成。",
     ""},
    {&kWeekday, "星期不符", "文字里写全的年月日，和后面的星期几对不上",
     "a whole date in the text and the day of the week behind it", "2017年12月29日（星期四）召开会议。",
     "2017年12月29日（星期五）召开会议。", ""},
    {&kHalfWidthMark, "半角标点", "汉字旁边的半角 , . ; : ? ! ( )；数字、时间、网址、外文里的不算",
     "half-width , . ; : ? ! ( ) beside hanzi; not in numbers, times, addresses and Western words",
     "会议指出,要抓好落实。", "会议指出，要抓好落实。", "GB-9a"},
    {&kDoubledMark, "标点重复", "两个句内或句末点号相连，或前引号、前括号后面紧跟点号；！！ ？！ 等不算",
     "two stops together, or a stop behind an opening mark; not ！！ and ？！", "要抓好落实，。", "要抓好落实。",
     "GB-9a"},
    {&kEllipsis, "省略号", "省略号不是六个点：…、...、。。。", "an ellipsis that is not ……: … or ... or 。。。",
     "党员、群众…都参加了。", "党员、群众……都参加了。", "GB-9a"},
    {&kUnpaired, "引号括号不成对", "一段里的引号、括号、书名号缺了一半；分段引文的每段开头可以只有前引号",
     "half of a pair of quotes or brackets missing within a paragraph; a quotation of several paragraphs may open each",
     "开展“两学一做教育。", "开展“两学一做”教育。", "GB-9a"},
    {&kTurnedQuote, "引号打反", "两个前引号或两个后引号凑成一对，其中一个打反了",
     "two opening or two closing quotation marks where one of each is meant", "开展“两学一做“教育。",
     "开展“两学一做”教育。", "GB-9a"},
    {&kCrossedPairs, "引号括号交错", "两对引号、括号互相交错", "pairs that cross", "他说“要抓好（落实”）。",
     "他说“要抓好（落实）”。", "GB-9a"},
    {&kNestedAlike, "引号书名号套用", "引号、书名号里面又用同样的引号、书名号",
     "quotes or title marks within the same marks", "《关于落实《办法》的通知》", "《关于落实〈办法〉的通知》",
     "CL-QUO-5"},
    {&kDocumentNumber, "发文字号", "发文字号的年份没有用六角括号，序号加了“第”或补了零",
     "a document number whose year is not in 〔〕, or with 第 or leading zeros", "毕办发[2017]085号文件",
     "毕办发〔2017〕85号文件", "GB-7.2.5b"},
    {&kQuoteForm, "引号写法", "用 ＂ 〝〞 « » << >> ≪ ≫ 等代替引号、书名号；外文里的不算",
     "＂ 〝〞 « » << >> ≪ ≫ and the like for quotation and title marks; not in Western text", "学习<<党章>>。",
     "学习《党章》。", "GB-9a"},
    {&kDash, "破折号", "破折号不是两格的“——”：──、―、－－、--、一一、———，或者只有一个“—”；连接地名、时间等的“—”不算",
     "a dash that is not ——: ── ― －－ -- 一一 ———, or one —; not the — that joins places, times and the like",
     "张三──局长。", "张三——局长。", "GB-9a"},
    {&kInterpunct, "间隔号", "间隔号不是“·”：•、・、‧ 等；行首的项目符号不算",
     "an interpunct that is not ·: • ・ ‧ and the like; not at the head of a paragraph", "买买提•吐尔逊参加。",
     "买买提·吐尔逊参加。", "GB-9a"},
    {&kZero, "数字零", "中文数字里用 ○ ◯ O 0 代替“〇”，年份里用“零”；某○○、○○街道不算",
     "○ ◯ O 0 for 〇 in a Chinese numeral, 零 in a year; not 某○○ and ○○街道", "二○二六年一月。", "二〇二六年一月。",
     "GB-9a"},
    {&kClock, "时刻冒号", "时刻里用了全角冒号；比例、比分不算",
     "a full-width colon in a time of day; not in ratios and scores", "会议8：30开始。", "会议8:30开始。", "GB-9a"},
    {&kRange, "起止号", "数值、年月日的起止用了 - ~ －；电话、编号、日期里的不算",
     "- ~ － between the bounds of a range; not in telephone numbers, codes and dates", "工期3-5天。", "工期3～5天。",
     "CL-NUM-4"},
    {&kFigureMark, "数字标点", "数字里的小数点、分节号写成了 。 ． ，",
     "。 ． ， for the point or comma within a number", "增长5。6%。", "增长5.6%。", "CL-NUM-4"},
    {&kDoubledCharacter, "叠字",
     "一个字连着打了两遍：的的、做做好、我市市；会叠用的（人人、看看、高高兴兴）和两个词碰在一起的（目的的、工作作风、"
     "组组长）不算",
     "a character twice over: 的的, 做做好, 我市市; not where it is doubled on purpose (人人, 看看, 高高兴兴) or two "
     "words meet "
     "(目的的, 工作作风, 组组长)",
     "我们的的目标", "我们的目标", ""},
    {&kDoubledWord, "叠词", "两个字以上的词句连着写了两遍；“研究研究”“一步一步”等不算",
     "words of two and more hanzi twice over; not 研究研究 and 一步一步", "各项工作工作扎实。", "各项工作扎实。", ""},
    {&kParagraphRepeated, "段落重复", "二十个字以上的一段，和前面一段一字不差",
     "a paragraph of twenty and more characters that stands above word for word", "", "", ""},
    {&kLevelMark, "序号写法", "层次序号不是“一、”“（一）”“1.”“（1）”这四种写法",
     "a level mark that is not one of 一、 （一） 1. （1）", "（一）、加强领导", "（一）加强领导", "GB-7.3.3d"},
    {&kTakenAsText, "当作正文", "有序号、又不像标题的一段，而同一层次的别处是标题，或者它短得像标题",
     "a paragraph with a level mark that does not look like a heading among siblings that are, or one as short as a "
     "heading",
     "", "", "GB-7.3.3c"},
    {&kTakenAsHeading, "当作标题", "超过一行、有逗号、末尾没有句号的序号行（提示，不是警告）",
     "a line with a level mark, longer than a line, with commas and without a stop (a note)", "", "", "GB-7.3.3c"},
    {&kRemark, "备注成标题", "“# ”开头的一行像备注（先不用、待核、TODO……）或以句号结尾，会作为标题印出",
     "a line of `# ` that reads like a remark (先不用, 待核, TODO …) or ends in a stop, and is printed as a heading",
     "# 这一段先不用", "# 主要做法", ""},
    {&kRemarkInText, "文中备注", "写在一行文字后面的 // 或 # 备注，以 ／／、/*、＃ 开头的段落；网址、话题不算",
     "a remark behind // or # at the end of a text, a paragraph that begins with ／／, /* or ＃; not addresses",
     "会议要求抓好落实。 # 待核", "会议要求抓好落实。", ""},
    {&kDeadMark, "记号照印",
     "没有起作用的记号：方括号不是半角的【强调】{楷体}，｛分页｝，打出来的 \\n，标题里的 <br>，单独一行的图片文件名",
     "marks that do nothing: 【text】{kai} with other brackets, ｛page-break｝, a typed \\n, <br> in a title, the name "
     "of "
     "a picture alone on a line",
     "【要抓好落实】{楷体}。", "[要抓好落实]{楷体}。", ""},
    {&kNumberInMasthead, "刊名带期号", "刊名里又写了第几期", "a masthead that says the number of the issue", "", "",
     "BR-3"},
    {&kHeadingRepeated, "序号重复", "“一、”“（一）”“1.”“（1）”或“一是”“一要”“第一，”的序号用了两次",
     "the number of a heading 一、 （一） 1. （1） or a point 一是, 一要, 第一， used twice",
     "会议要求，一是抓早，一是抓小，二是抓细，二是抓实。", "会议要求，一是抓早，二是抓小，三是抓细，四是抓实。",
     "GB-7.3.3h"},
    {&kHeadingSkipped, "序号跳号", "上面这些序号中间缺了", "a number left out among them",
     "一是抓早，二是抓小，四是抓实。", "一是抓早，二是抓小，三是抓实。", "GB-7.3.3h"},
    {&kHeadingOrder, "序号倒退", "上面这些序号没有依次递增；“1.”“（1）”隔着一段文字可以另起",
     "numbers among them that go back; 1. and （1） may begin anew behind other text", "", "", "GB-7.3.3h"},
    {&kHeadingLevel, "层次跳级", "下一层不是紧接的层次；“一、”下面用“1.”可以",
     "a level left out between a heading and the next; 1. may stand under 一、", "", "", "GB-7.3.3c"},
}};

constexpr std::string_view kRoom = "lint/";

}  // namespace

std::span<const Rule> rules() { return kRules; }

std::optional<std::size_t> find_rule(std::string_view name) {
  const auto named = [&](const Rule& rule) {
    return rule.zh == name || rule.kind->slug == name || rule.kind->slug.substr(kRoom.size()) == name;
  };
  const auto* found = std::ranges::find_if(kRules, named);
  if (found == kRules.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kRules.begin());
}

std::size_t rule_of(const DiagnosticKind& kind) {
  return static_cast<std::size_t>(std::ranges::find(kRules, &kind, &Rule::kind) - kRules.begin());
}

std::string nearest_rule(std::string_view name) {
  Nearest nearest(name);
  for (const Rule& rule : kRules) {
    nearest.consider(rule.zh);
    nearest.consider(rule.kind->slug);
    nearest.consider(rule.kind->slug.substr(kRoom.size()), rule.kind->slug);
  }
  return nearest.name();
}

std::string rule_reference(Language language) {
  const bool zh = language == Language::zh;
  std::string table = zh ? "| 规则 | 代码 | 看什么 | 例 | 改成 |\n|---|---|---|---|---|\n"
                         : "| rule | in Chinese | what it looks at | reported | fixed |\n|---|---|---|---|---|\n";
  for (const Rule& rule : kRules) {
    const std::string slug = "`" + std::string(rule.kind->slug) + "`";
    table += "| " + (zh ? std::string(rule.zh) : slug) + " | " + (zh ? slug : std::string(rule.zh)) + " | ";
    table += std::string(zh ? rule.looks_zh : rule.looks_en) + " | " + std::string(rule.wrong) + " | " +
             std::string(rule.right) + " |\n";
  }
  return table;
}

}  // namespace typeset::lint
