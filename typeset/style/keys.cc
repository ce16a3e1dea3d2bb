#include "style/keys.h"

#include <algorithm>
#include <array>

namespace typeset {
namespace {

using S = StyleSection;
using Counts = CountSlot::Counts;

constexpr std::array<StyleSectionName, 29> kSections = {{
    {S::page, "page", "页面", "the sheet and the type area (版心) on it", "纸张和版心"},
    {S::grid, "grid", "网格", "lines of a page and characters of a line", "每页行数、每行字数"},
    {S::body, "body", "正文", "body text and its headings", "正文和各级小标题"},
    {S::text, "text", "排字", "how lines are composed", "逐行排字的规则"},
    {S::above, "above", "刊名上方", "what stands above the masthead", "刊名上面较小的单位名、会议名"},
    {S::masthead, "masthead", "刊名", "the red name of the bulletin", "红色的刊名"},
    {S::flags, "flags", "标注", "secrecy, flags and copy number at the top", "左上角的密级和标注、右上角的编号"},
    {S::number, "number", "期号", "the line 第34期 （总第×期）", "“第34期 （总第×期）”一行"},
    {S::issuer, "issuer", "编发单位", "the line of issuer and date", "编发单位和日期一行"},
    {S::head_rule, "head-rule", "红线", "the red rule under the head", "版头下的红色分隔线"},
    {S::contents, "contents", "要目", "the list of titles under the head", "版头下的文章目录"},
    {S::section, "section", "栏目", "headings of sections of articles", "几篇文章共有的栏目标题"},
    {S::title, "title", "标题", "titles of articles", "文章标题"},
    {S::note, "note", "按语", "editor's notes", "编者按"},
    {S::contributor, "contributor", "供稿", "the line （某某局供稿）", "“（某某局供稿）”一行"},
    {S::sign_off, "sign-off", "落款", "the office and the date at the end of the text", "全文最后的署名和日期"},
    {S::briefs, "briefs", "简讯", "sections of short items", "工作简讯"},
    {S::list, "list", "列表", "items of a list in the body", "正文里的列表"},
    {S::quotation, "quotation", "引文", "quotations: lines that begin with >", "引文：“>”开头的各段"},
    {S::box, "box", "方框", "boxes: what stands between {box} and {end}", "方框：从“{方框}”到“{完}”"},
    {S::columns, "text-columns", "分栏", "columns: what stands between {columns} and {end}",
     "分栏：从“{两栏}”到“{完}”"},
    {S::rule, "rule", "横线", "rules in the body: ---", "正文里的横线“---”"},
    {S::picture, "picture", "图片", "pictures and their captions", "图片和图片说明"},
    {S::footnote, "footnote", "脚注", "notes of body text", "正文的注"},
    {S::table, "table", "表格", "tables, their captions and notes", "表格、表题和表注"},
    {S::imprint, "imprint", "版记", "the block at the foot of the last page", "末页下端的版记"},
    {S::page_number, "page-number", "页码", "the number — 1 — below the type area", "版心下的页码“— 1 —”"},
    {S::ink_gain, "ink-gain", "加墨", "faces that print too pale, made a little heavier", "印出来太淡的字体，笔画加粗一点"},
    {S::print, "print", "打印", "how the sheets are printed", "打印机上的套打和校准"},
}};

constexpr StyleWord kProfiles[] = {{"gb", "国标"}, {"word", "word"}};
constexpr StyleWord kKinsokus[] = {{"none", "无"}, {"basic", "基本"}, {"gb", "国标"}, {"strict", "严格"}};
constexpr StyleWord kPunctuations[] = {
    {"none", "原宽"}, {"quanjiao", "全角"}, {"kaiming", "开明"}, {"banjiao", "半角"}};
constexpr StyleWord kAutospaces[] = {{"none", "无"}, {"eighth", "八分之一"}, {"quarter", "四分之一"}};
constexpr StyleWord kHangs[] = {{"none", "无"}, {"word", "word"}};
constexpr StyleWord kImprintRules[] = {{"all", "全线"}, {"outer", "双线"}, {"first", "单线"}, {"none", "无线"}};
constexpr StyleWord kCopiesPlaces[] = {
    {"last-band", "末条"}, {"below", "线下"}, {"printed-line", "印发行"}, {"scope", "发送范围"}};
constexpr StyleWord kImprintFooters[] = {{"none", "无"}, {"report", "报"}, {"credits", "编审"}, {"both", "报和编审"}};
constexpr StyleWord kImprintColumns[] = {{"run-on", "连排"}, {"one", "一栏"}, {"two", "两栏"}};
constexpr StyleWord kLastPages[] = {{"any", "任意"}, {"even", "双数"}, {"fourth", "四的倍数"}};
constexpr StyleWord kNotePlaces[] = {{"page", "页末"}, {"document-end", "文末"}};
constexpr StyleWord kNumberPlaces[] = {{"outer", "外侧"}, {"centre", "居中"}, {"left", "居左"}, {"right", "居右"}};
constexpr StyleWord kSignOffPlaces[] = {{"behind", "退后"}, {"centred", "居中"}, {"right", "右齐"}};
constexpr StyleWord kNoteNumberings[] = {{"page", "每页"}, {"document", "全文"}};
constexpr StyleWord kListMarks[] = {{"turned-in", "缩进"}, {"hanging", "悬挂"}};
constexpr StyleWord kBreakers[] = {{"first-fit", "逐行"}, {"best-fit", "优选"}};
constexpr StyleWord kDigits[] = {{"latin", "西文"}, {"cjk", "中文"}};
constexpr StyleWord kFirstLines[] = {{"keep", "保留"}, {"trim", "齐边"}};
constexpr StyleWord kFrames[] = {{"three-rules", "三线"}, {"full", "全框"}, {"none", "无线"}};
constexpr StyleWord kHeadRules[] = {{"single", "单线"}, {"double", "双线"}, {"star", "五星"}, {"none", "无"}};
constexpr StyleWord kGrids[] = {{"flow", "连排"}, {"strict", "对格"}};

// Each key's place in a Style, typed by the field; WORD sets an enumeration by the place of the word in its list, FLAG
// a bool or an enumeration of off and on.
#define AT(field) (+[](Style & s) -> auto& { return s.field; })
#define FLAG(field)                                                         \
  FlagSlot {                                                                \
    [](Style& s, bool on) { s.field = static_cast<decltype(s.field)>(on); } \
  }
#define WORD(words, field)                                                              \
  WordSlot {                                                                            \
    words, [](Style& s, std::size_t n) { s.field = static_cast<decltype(s.field)>(n); } \
  }

constexpr Length kNone = Length(), kMost = Length::mm(1000);
constexpr LengthSlot sheet(At<Length> at) { return {at, LengthKind::sheet, nullptr, Length::mm(10), kMost}; }
constexpr LengthSlot margin(At<Length> at) { return {at, LengthKind::sheet, nullptr, kNone, kMost}; }
constexpr LengthSlot size(At<Length> at) { return {at, LengthKind::size, nullptr, Length::pt(1), Length::pt(500)}; }
constexpr LengthSlot across(At<Length> at, At<Length> em) { return {at, LengthKind::across, em, kNone, kMost}; }
constexpr LengthSlot across_own(At<Length> at, At<Length> em) { return {at, LengthKind::across_own, em, kNone, kMost}; }
constexpr LengthSlot down(At<Length> at, At<Length> em) { return {at, LengthKind::down, em, kNone, kMost}; }
constexpr LengthSlot rule(At<Length> at, At<Length> em) { return {at, LengthKind::down, em, kNone, Length::mm(20)}; }
constexpr LengthSlot leading(At<Length> at, At<Length> em) { return {at, LengthKind::down, em, Length::pt(1), kMost}; }
constexpr LengthSlot offset(At<Length> at) { return {at, LengthKind::sheet, nullptr, -Length::mm(30), Length::mm(30)}; }
constexpr LengthSlot gain(At<Length> at) { return {at, LengthKind::sheet, nullptr, kNone, Length::centi_pt(20)}; }
constexpr CountSlot empty_lines(At<int> at) { return {at, Counts::lines, 0, 50}; }
constexpr CountSlot grid_line(At<int> at) { return {at, Counts::grid_line, 0, 200}; }

constexpr StyleKey kKeys[] = {
    // clang-format off
    {S::page, "width", "纸宽", sheet(AT(page.width)), "210mm", "GB-5.1", "width of the paper", "纸张宽度"},
    {S::page, "height", "纸高", sheet(AT(page.height)), "297mm", "GB-5.1", "height of the paper", "纸张高度"},
    {S::page, "top", "天头", margin(AT(page.top)), "37mm", "GB-5.2.1a",
     "white above the type area", "版心上方的空白"},
    {S::page, "inner", "订口", margin(AT(page.inner)), "28mm", "GB-5.2.1b",
     "white on the binding side", "装订一侧的空白"},
    {S::page, "area-width", "版心宽", sheet(AT(page.area_width)), "156mm", "GB-5.2.1c",
     "width of the type area", "版心宽度"},
    {S::page, "area-height", "版心高", sheet(AT(page.area_height)), "225mm", "GB-5.2.1c",
     "height of the type area, page number not included", "版心高度，不含页码"},
    {S::page, "mirror", "双面对称", FLAG(page.mirror), "yes", "GB-5.2.5",
     "even pages have the binding side on the right", "双数页的订口在右侧（双面印刷）"},

    {S::grid, "columns", "每行字数", CountSlot{AT(grid.columns), Counts::cells, 1, 200}, "28", "GB-5.2.3",
     "characters of a line", "每行排多少字"},
    {S::grid, "lines", "每页行数", CountSlot{AT(grid.lines), Counts::lines, 1, 200}, "22", "GB-5.2.3",
     "lines of a page", "每页排多少行"},
    {S::grid, "pitch", "行距", LengthSlot{AT(grid.pitch), LengthKind::pitch, AT(body.type.size), Length::pt(1), kMost}, "exact-fill", "GB-G7",
     "from line to line: exact-fill spreads the lines from edge to edge of the type area; word is 28.95pt; or a length",
     "行与行的距离：“撑满”使首行顶到版心上边、末行落到版心下边；word 为 28.95pt；也可写长度"},

    {S::body, "face", "字体", RoleSlot{AT(body.type.face)}, "仿宋", "GB-5.2.2", "face of body text", "正文字体"},
    {S::body, "size", "字号", size(AT(body.type.size)), "三号", "GB-5.2.2",
     "size of body text; the glyphs, not the grid's cells", "正文字号；只改字的大小，不改每行字数"},
    {S::body, "indent", "缩进", across(AT(body.indent), AT(body.type.size)), "2字", "GB-7.3.3b",
     "first line of a paragraph", "段落首行缩进"},
    {S::body, "lead-sentences", "自动首句", FLAG(body.lead_sentences), "no", "BR-15",
     "set 一是……。 at a paragraph's start in the lead face", "段首的“一是……。”自动用首句字体"},
    {S::body, "lead-face", "首句字体", RoleSlot{AT(body.lead)}, "楷体", "BR-15",
     "lead sentences, and ** at a paragraph's start", "段首句（自动识别的，或段首用 ** 标出的）的字体"},
    {S::body, "strong-face", "强调字体", RoleSlot{AT(body.strong)}, "黑体", "BR-15",
     "** elsewhere in a paragraph", "段中用 ** 标出的文字的字体"},
    {S::body, "heading-1", "一级字体", RoleSlot{AT(body.heading1)}, "黑体", "GB-7.3.3c", "headings 一、", "“一、”的字体"},
    {S::body, "heading-2", "二级字体", RoleSlot{AT(body.heading2)}, "楷体", "GB-7.3.3c", "headings （一）", "“（一）”的字体"},
    {S::body, "heading-3", "三级字体", RoleSlot{AT(body.heading3)}, "仿宋", "GB-7.3.3c", "headings 1.", "“1.”的字体"},
    {S::body, "heading-4", "四级字体", RoleSlot{AT(body.heading4)}, "仿宋", "GB-7.3.3c", "headings （1）", "“（1）”的字体"},

    {S::text, "profile", "方式", WORD(kProfiles, text.profile), "gb", "CL-HANG-3",
     "sets the defaults of the next five keys: gb as the standards have it, word as word processors do it",
     "决定下面五项的默认值：国标按国家标准，word 同文字处理软件"},
    {S::text, "kinsoku", "避头尾", WORD(kKinsokus, text.rules.kinsoku), "gb", "CL-KIN-1",
     "marks that may not begin or end a line", "哪些标点不排在行首、行末"},
    {S::text, "punctuation", "标点", WORD(kPunctuations, text.rules.punctuation), "quanjiao", "CL-PUN-1",
     "width of marks: full with line ends and neighbours squeezed; 。！？ full, others half; all half; none: never squeezed",
     "标点宽度：全角（行末和相邻处挤压）、开明（。！？全角，其余半角）、半角、原宽（不挤压）"},
    {S::text, "autospace", "中西间距", WORD(kAutospaces, text.rules.autospace), "quarter", "CL-SP-6",
     "gap between Han and Latin or digits, of an em", "汉字与西文、数字之间的空隙"},
    {S::text, "hang", "悬挂", WORD(kHangs, text.rules.hang), "none", "CL-HANG-1",
     "word: one closing mark may stand past the measure", "word：行末可有一个标点排到版心外"},
    {S::text, "breaker", "断行", WORD(kBreakers, text.rules.breaker), "best-fit", "CL-KP-3",
     "first-fit fills line after line; best-fit compares", "逐行：排满一行换一行；优选：比较后取匀称的"},
    {S::text, "digits", "数字字体", WORD(kDigits, text.rules.digits), "latin", "CL-NUM-1",
     "digits from the Latin face or from the Chinese one", "数字用西文字体还是中文字体"},
    {S::text, "first-line", "首行标点", WORD(kFirstLines, text.rules.first_line), "keep", "CL-PUN-4",
     "an opening mark that begins a paragraph keeps its blank half, or is trimmed",
     "段首的前引号、前括号保留左半空白，还是去掉"},
    {S::text, "grid", "格线", WORD(kGrids, text.rules.grid), "flow", "CL-PUN-9",
     "flow: lines are flush on both sides; strict: every character of body text keeps to its cell, and lines may end short",
     "连排：每行两端对齐；对格：正文每个字都落在格子里，上下对齐，行末可以空格"},
    {S::text, "kinsoku-repair", "避头尾变通", FLAG(text.rules.kinsoku_repair), "no", "CL-KIN-4",
     "three and more marks in a row may be parted where a line would be very loose otherwise",
     "三个以上标点连在一起、这一行又会过松时，允许从标点之间断开"},

    {S::above, "face", "字体", RoleSlot{AT(above.face)}, "小标宋", "BR-28", "face", "字体"},
    {S::above, "max-size", "最大字号", size(AT(above.max_size)), "26pt", "BR-28",
     "largest size; a long line is set smaller", "最大字号；太长则自动减小"},
    {S::above, "span", "占宽", PercentSlot{AT(above.span_percent), 10, 100}, "60%", "BR-28",
     "share of the measure that the ink should span", "墨迹占版心宽度的比例"},
    {S::above, "max-tracking", "最大字距", PercentSlot{AT(above.max_tracking_percent), 0, 200}, "50%", "BR-28",
     "largest gap between characters, of an em", "字间最多加宽多少，以一字为 100%"},
    {S::above, "gap", "下距", down(AT(above.gap), AT(above.max_size)), "5mm", "BR-28",
     "from its ink to the masthead's", "到刊名墨迹的距离"},

    {S::masthead, "face", "字体", RoleSlot{AT(masthead.face)}, "小标宋", "GB-7.2.4a", "face", "字体"},
    {S::masthead, "max-size", "最大字号", size(AT(masthead.max_size)), "60pt", "BR-1",
     "largest size; a long name is set smaller", "最大字号；刊名长则自动减小"},
    {S::masthead, "span", "占宽", PercentSlot{AT(masthead.span_percent), 10, 100}, "80%", "BR-1",
     "share of the measure that the ink should span", "刊名墨迹占版心宽度的比例"},
    {S::masthead, "max-tracking", "最大字距", PercentSlot{AT(masthead.max_tracking_percent), 0, 200}, "50%", "BR-1",
     "largest gap between characters, of an em", "字间最多加宽多少，以一字为 100%"},
    {S::masthead, "top", "上距", down(AT(masthead.top), AT(masthead.max_size)), "35mm", "GB-7.2.4a",
     "from the type area's top to the ink", "版心上边到刊名墨迹的距离"},
    {S::masthead, "colour", "颜色", ColourSlot{AT(masthead.colour)}, "red", "GB-7.2.4a",
     "colour of the name, and of what stands above it", "刊名和刊名上方的颜色"},
    {S::masthead, "line-gap", "行间", down(AT(masthead.line_gap), AT(masthead.max_size)), "5mm", "BR-28",
     "between the ink of two lines of the name", "刊名分两行时，两行墨迹的间隔"},
    {S::masthead, "picture-height", "图高", down(AT(masthead.picture_height), AT(masthead.max_size)), "25mm", "BR-27",
     "height of a picture in place of the name", "用图片作刊名时图片的高度"},

    {S::flags, "face", "字体", RoleSlot{AT(flags.type.face)}, "黑体", "BR-9, GB-7.2.2", "face", "字体"},
    {S::flags, "size", "字号", size(AT(flags.type.size)), "三号", "BR-9, GB-7.2.2", "size", "字号"},
    {S::flags, "line", "行位", CountSlot{AT(flags.line), Counts::grid_line, 1, 200}, "1", "BR-9",
     "the first on this line of the page", "第一条排在第几行"},
    {S::flags, "copy-number", "编号", FormSlot{AT(flags.copy_number), kCopyNumberFields, true}, "编号：{编号}", "BR-10",
     "the copy number, at the right of that line", "右上角的编号怎么写"},

    {S::number, "face", "字体", RoleSlot{AT(number.type.face)}, "仿宋", "BR-3", "face", "字体"},
    {S::number, "size", "字号", size(AT(number.type.size)), "三号", "BR-3", "size", "字号"},
    {S::number, "line", "行位", grid_line(AT(number.line)), "0", "BR-3",
     "on this line of the page; 0: by the gap", "排在第几行；0 表示按空行数"},
    {S::number, "gap", "空行", empty_lines(AT(number.gap)), "2", "GB-7.2.5a",
     "empty lines below the masthead", "刊名下空几行"},
    {S::number, "form", "写法", FormSlot{AT(number.form), kIssueNumberFields, true}, "第{期}期", "BR-30",
     "the number; {n:3} is 008, {year} that of the date", "期号怎么写：第{期}期、{年}年第{期}期、〔{年}〕第{期:3}期（{期:3} 印作 008）"},
    {S::number, "total", "总期写法", FormSlot{AT(number.total), kTotalFields, true}, "（总第{总期}期）", "BR-4",
     "the total number, behind the number", "总期号怎么写，接在期号后面"},
    {S::number, "supplement", "增刊写法", FormSlot{AT(number.supplement), kIssueNumberFields, true}, "增刊第{期}期", "BR-5",
     "the number of a supplement", "增刊的期号怎么写"},
    {S::number, "total-below", "总期另行", FLAG(number.total_below), "no", "BR-31",
     "the total number on a line of its own", "总期号另起一行"},
    {S::number, "right", "右", FormSlot{AT(number.right), kHeadLineFields, true}, "签发人：{签发人}", "BR-11",
     "what stands at the right of the number's line, in the issuer's type", "期号一行的右边印什么"},

    {S::issuer, "face", "字体", RoleSlot{AT(issuer.type.face)}, "仿宋", "BR-6", "face", "字体"},
    {S::issuer, "size", "字号", size(AT(issuer.type.size)), "三号", "BR-6", "size", "字号"},
    {S::issuer, "line", "行位", grid_line(AT(issuer.line)), "0", "BR-6",
     "on this line of the page; 0: by the gap", "排在第几行；0 表示按空行数"},
    {S::issuer, "gap", "空行", empty_lines(AT(issuer.gap)), "1", "BR-6",
     "empty lines below the number", "期号下空几行"},
    {S::issuer, "indent", "缩进", across(AT(issuer.indent), AT(issuer.type.size)), "1字", "BR-6, BR-7",
     "of the issuer from the left, of the date from the right", "单位左空、日期右空的宽度"},

    {S::issuer, "left", "左", FormSlot{AT(issuer.left), kHeadLineFields, true}, "{单位}", "BR-32",
     "what stands at the left; what is cut off by U+3000 is left out where its field is not given",
     "左边印什么；用全角空格隔开的几段，没有写的项目整段不印"},
    {S::issuer, "centre", "中", FormSlot{AT(issuer.centre), kHeadLineFields, true}, "无", "BR-32",
     "what stands in the middle", "中间印什么"},
    {S::issuer, "right", "右", FormSlot{AT(issuer.right), kHeadLineFields, true}, "{日期}", "BR-32",
     "what stands at the right", "右边印什么"},
    {S::issuer, "signer-face", "签发人字体", RoleSlot{AT(issuer.signer)}, "楷体", "BR-11, GB-7.2.6a",
     "face of the names that signed", "签发人姓名的字体"},

    {S::head_rule, "form", "样子", WORD(kHeadRules, head_rule.form), "单线", "BR-34",
     "one rule, two, one with a star in it, or none", "单线、双线、中间有五角星的线，或不要线"},
    {S::head_rule, "colour", "颜色", ColourSlot{AT(head_rule.colour)}, "red", "BR-34", "colour", "线的颜色"},
    {S::head_rule, "weight", "粗细", rule(AT(head_rule.weight), AT(body.type.size)), "1pt", "GB-7.2.7a", "thickness", "线的粗细"},
    {S::head_rule, "gap", "上距", down(AT(head_rule.gap), AT(body.type.size)), "4mm", "GB-7.2.7",
     "from the ink of the line above", "到上一行墨迹的距离"},
    {S::head_rule, "depth", "线位", down(AT(head_rule.depth), AT(body.type.size)), "0mm", "BR-29",
     "from the type area's top to the rule; 0: by the gap", "版心上边到红线的距离，定版头的高低；0 表示按上距"},
    {S::head_rule, "second-weight", "副线粗细", rule(AT(head_rule.second_weight), AT(body.type.size)), "0.5pt", "BR-34",
     "thickness of the lower of two rules", "双线中下面一条的粗细"},
    {S::head_rule, "second-gap", "副线距", down(AT(head_rule.second_gap), AT(body.type.size)), "0.8mm", "BR-34",
     "between two rules", "双线之间的距离"},
    {S::head_rule, "star", "五星大小", size(AT(head_rule.star)), "二号", "BR-34", "size of the star", "五角星的字号"},

    {S::contents, "show", "显示", FLAG(contents.show), "yes", "BR-12", "whether there is one", "要不要目录"},
    {S::contents, "least", "最少条数", CountSlot{AT(contents.least), Counts::entries, 1, 50}, "2", "BR-12",
     "with fewer articles there is none, unless the source writes one", "文章少于这个数就不印目录；稿子里写了“要目”的照印"},
    {S::contents, "face", "字体", RoleSlot{AT(contents.type.face)}, "楷体", "BR-12", "face of the entries", "条目字体"},
    {S::contents, "size", "字号", size(AT(contents.type.size)), "三号", "BR-12", "size of the entries", "条目字号"},
    {S::contents, "label", "标签", TextSlot{AT(contents.label)}, "none", "BR-12",
     "a line above the entries: 要目, 本期导读", "条目上方的一行字：要目、本期导读"},
    {S::contents, "label-face", "标签字体", RoleSlot{AT(contents.label_type.face)}, "黑体", "BR-12", "face of the label", "标签字体"},
    {S::contents, "label-size", "标签字号", size(AT(contents.label_type.size)), "三号", "BR-12", "size of the label", "标签字号"},
    {S::contents, "mark", "标记", TextSlot{AT(contents.mark)}, "none", "BR-12", "before each entry: ◆ ● ★", "每条之前的符号：◆ ● ★"},
    {S::contents, "mark-gap", "标记间距", across(AT(contents.mark_gap), AT(contents.type.size)), "½字", "BR-12",
     "from the mark to the entry", "符号与文字的间距"},
    {S::contents, "page-numbers", "注明页码", FLAG(contents.page_numbers), "no", "BR-12",
     "the page of each article", "注明各篇所在页"},
    {S::contents, "leaders", "引线", FLAG(contents.leaders), "no", "BR-12",
     "dots up to the page number", "文字与页码间的点线"},
    {S::contents, "line", "行位", grid_line(AT(contents.line)), "0", "BR-12",
     "its first line on this line of the page; 0: by the gap", "首行排在第几行；0 表示按空行数"},
    {S::contents, "gap", "空行", empty_lines(AT(contents.gap)), "1", "BR-12",
     "empty lines below the rule", "红线下空几行"},
    {S::contents, "own-page", "另页", FLAG(contents.own_page), "no", "BR-35",
     "the text begins on the page behind it", "正文从下一页开始"},

    {S::section, "face", "字体", RoleSlot{AT(section.type.face)}, "黑体", "BR-18", "face", "字体"},
    {S::section, "size", "字号", size(AT(section.type.size)), "三号", "BR-18", "size", "字号"},
    {S::section, "form", "写法", FormSlot{AT(section.form), kSectionFields, true}, "【{栏目}】", "BR-18",
     "how it is written; none: it stands in the list of contents alone", "栏目怎么写；无：只在要目里印"},
    {S::section, "centred", "居中", FLAG(section.centred), "yes", "BR-18", "in the middle, else at the left", "居中，否则居左"},
    {S::section, "before", "前空行", empty_lines(AT(section.before)), "1", "BR-18", "empty lines above", "前面空几行"},
    {S::section, "after", "后空行", empty_lines(AT(section.after)), "0", "BR-18", "empty lines below", "后面空几行"},
    {S::section, "in-contents", "列入要目", FLAG(section.in_contents), "yes", "BR-12", "a line of the list of contents too", "要目里也印栏目"},

    {S::title, "face", "字体", RoleSlot{AT(title.type.face)}, "小标宋", "GB-7.3.1a", "face", "字体"},
    {S::title, "size", "字号", size(AT(title.type.size)), "二号", "GB-7.3.1a", "size", "字号"},
    {S::title, "before", "前空行", empty_lines(AT(title.before)), "2", "GB-7.3.1a", "empty lines above", "标题前空几行"},
    {S::title, "after", "后空行", empty_lines(AT(title.after)), "1", "GB-7.3.2", "empty lines below", "标题后空几行"},
    {S::title, "gap", "间隔", across(AT(title.gap), AT(title.type.size)), "1em", "BR-14",
     "width of a typed gap that stays within a line", "标题中的空格不换行时的宽度"},
    {S::title, "pitch", "行距", leading(AT(title.pitch), AT(title.type.size)), "1行", "GB-7.3.1g",
     "from title line to title line; the block takes whole lines of the grid", "标题各行的距离；整块占整数行"},
    {S::title, "words", "词语", WordListSlot{AT(title.words)}, "none", "GB-7.3.1d",
     "names and terms that a title keeps on one line", "标题换行时不拆开的名称和词语"},
    {S::title, "about-face", "附题字体", RoleSlot{AT(title.about.face)}, "楷体", "BR-14, BR-37",
     "face of the lines about it: kicker, subtitle, authors, note", "肩题、副题、作者、题注的字体"},
    {S::title, "about-size", "附题字号", size(AT(title.about.size)), "三号", "BR-14, BR-37", "their size", "肩题、副题、作者、题注的字号"},
    {S::title, "dash", "副题前", TextSlot{AT(title.dash)}, "——", "BR-14", "before a subtitle", "副题前面的破折号"},
    {S::title, "new-page", "另页", FLAG(title.new_page), "no", "BR-18", "each article begins a new page", "每篇另起一页"},

    {S::note, "face", "字体", RoleSlot{AT(note.face)}, "楷体", "BR-13", "face", "字体"},
    {S::note, "indent", "缩进", across(AT(note.indent), AT(body.type.size)), "2字", "BR-13",
     "on both sides", "左右各缩进"},
    {S::note, "label", "标签", TextSlot{AT(note.label)}, "编者按：", "BR-13", "words before the note", "按语前的字"},
    {S::note, "label-face", "标签字体", RoleSlot{AT(note.label_face)}, "黑体", "BR-13", "face of the label", "标签字体"},
    {S::note, "above", "题上", FLAG(note.above), "no", "BR-36", "the note of an article stands above its title", "文章的按语排在标题上面"},
    {S::note, "framed", "加框", FLAG(note.framed), "no", "BR-13", "in a box", "加方框"},
    {S::note, "after", "后空行", empty_lines(AT(note.after)), "0", "BR-13", "empty lines below", "按语后空几行"},

    {S::contributor, "face", "字体", RoleSlot{AT(contributor.face)}, "楷体", "BR-16", "face", "字体"},
    {S::contributor, "indent", "缩进", across(AT(contributor.indent), AT(body.type.size)), "0字", "BR-16",
     "from the right edge", "右空"},
    {S::contributor, "same-line", "同行", FLAG(contributor.same_line), "yes", "BR-16",
     "on the last line of the text where it fits, else below it", "排在正文末行，排不下另起一行"},
    {S::contributor, "room", "间隔", across(AT(contributor.room), AT(body.type.size)), "2字", "BR-16",
     "least room between the text and it on one line", "同行时与正文至少隔"},

    {S::sign_off, "face", "字体", RoleSlot{AT(sign_off.type.face)}, "仿宋", "BR-37", "face", "字体"},
    {S::sign_off, "size", "字号", size(AT(sign_off.type.size)), "三号", "BR-37", "size", "字号"},
    {S::sign_off, "indent", "缩进", across(AT(sign_off.indent), AT(sign_off.type.size)), "2字", "GB-7.3.5.2a, BR-37", "from the right edge", "右边空几字"},
    {S::sign_off, "place", "位置", WORD(kSignOffPlaces, sign_off.place), "behind", "GB-7.3.5.2a, GB-7.3.5.1a, BR-37",
     "behind: the date begins 2 cells behind the name; centred: all on one axis, the longest at the indent; right: all end "
     "at one edge",
     "退后：日期比署名退后两字；居中：署名和日期上下居中对齐，最长的一行按缩进排；右齐：各行右端对齐"},
    {S::sign_off, "before", "前空行", empty_lines(AT(sign_off.before)), "1", "BR-37", "empty lines above", "前面空几行"},
    {S::sign_off, "date", "日期", FLAG(sign_off.date), "yes", "BR-37", "the date below it", "下面印日期"},

    {S::briefs, "mark", "标记", TextSlot{AT(briefs.mark)}, "none", "BR-17", "before each item: ★ ◆ ● □", "每条之前的符号：★ ◆ ● □"},
    {S::briefs, "mark-gap", "标记间距", across(AT(briefs.mark_gap), AT(body.type.size)), "½字", "BR-17",
     "from the mark to the text", "符号与文字的间距"},
    {S::briefs, "heading-tracking", "标题字距", across(AT(briefs.heading_tracking), AT(title.type.size)), "0em", "BR-17, CL-PAR-5",
     "between the characters of the section's title: 工 作 简 讯", "栏目名各字之间加宽：工 作 简 讯"},
    {S::briefs, "item-heading-face", "条题字体", RoleSlot{AT(briefs.item_heading_face)}, "黑体", "BR-17",
     "the heading or place name of an item", "每条小标题或地名的字体"},

    {S::list, "marks", "序号", WORD(kListMarks, list.marks), "turned-in", "GB-L3, GB-7.3.3b",
     "items behind 1. （1） ① a): turned-in like paragraphs, or the later lines hanging below the text behind the mark",
     "带序号“1.”“（1）”“①”“a)”的条目：像段落一样首行缩进，或各行与序号后的文字对齐"},
    {S::list, "bullet", "符号", TextSlot{AT(list.bullet)}, "●", "BR-17", "before items written with -", "“- ”开头的条目前面的符号"},
    {S::list, "gap", "符号间距", across(AT(list.gap), AT(body.type.size)), "½字", "BR-17", "from it to the text", "符号与文字的间距"},
    {S::list, "hang", "悬挂", FLAG(list.hang), "yes", "BR-17",
     "later lines of such an item stand below its text", "“- ”开头的条目，各行与符号后的文字对齐"},

    {S::quotation, "face", "字体", RoleSlot{AT(quotation.face)}, "楷体", "BR-13", "face", "字体"},
    {S::quotation, "indent", "缩进", across(AT(quotation.indent), AT(body.type.size)), "2字", "BR-13", "on both sides", "左右各缩进"},

    {S::box, "rule", "线宽", rule(AT(box.rule), AT(body.type.size)), "0.35mm", "BR-42", "weight of its rules", "方框线的粗细"},
    {S::box, "before", "前空行", empty_lines(AT(box.before)), "1", "BR-42", "empty lines above", "方框前空几行"},
    {S::box, "after", "后空行", empty_lines(AT(box.after)), "1", "BR-42", "empty lines below", "方框后空几行"},
    {S::box, "padding", "内距", across(AT(box.padding), AT(body.type.size)), "1字", "BR-42", "between its sides and the text", "左右两边与文字的距离"},

    {S::columns, "gap", "栏距", across(AT(columns.gap), AT(body.type.size)), "2字", "BR-17", "between two columns", "两栏之间的距离"},

    {S::rule, "weight", "粗细", rule(AT(rule.weight), AT(body.type.size)), "0.25mm", "GB-7.4.1a", "weight", "线的粗细"},
    {S::rule, "width", "宽", PercentSlot{AT(rule.width_percent), 5, 100}, "100%", "GB-7.4.1a", "share of the measure", "占版心宽的比例"},

    {S::picture, "width", "宽", PercentSlot{AT(picture.width_percent), 10, 100}, "100%", "BR-27",
     "share of the measure, where the source gives no width; never below 150 dpi for it", "稿子没写宽度时占版心宽的比例；不会为此放大到不足 150 dpi"},
    {S::picture, "max-height", "最高", PercentSlot{AT(picture.max_height_percent), 10, 100}, "40%", "BR-27",
     "most height, as a share of the type area's, where the source gives no width", "稿子没写宽度时最高占版心高的比例"},
    {S::picture, "gap", "间隔", across(AT(picture.gap), AT(body.type.size)), "½字", "BR-27",
     "between pictures side by side", "并排的图片之间的距离"},
    {S::picture, "face", "说明字体", RoleSlot{AT(picture.type.face)}, "楷体", "BR-27", "face of the caption", "图片说明的字体"},
    {S::picture, "size", "说明字号", size(AT(picture.type.size)), "五号", "BR-27", "size of the caption", "图片说明的字号"},
    {S::picture, "caption-gap", "说明上距", down(AT(picture.caption_gap), AT(picture.type.size)), "2mm", "BR-27",
     "from the picture to the caption", "图片与说明的距离"},
    {S::picture, "caption-pitch", "说明行距", leading(AT(picture.pitch), AT(picture.type.size)), "1.4em", "BR-27",
     "from caption line to caption line", "图片说明各行的距离"},

    {S::footnote, "place", "位置", WORD(kNotePlaces, footnote.place), "page", "CL-KIN-7",
     "where notes stand: at the foot of the page of their marks, or behind the text, before the imprint",
     "注排在哪里：注号所在那一页的下端，或全文之后、版记之前"},
    {S::footnote, "numbering", "编号", WORD(kNoteNumberings, footnote.numbering), "page", "CL-KIN-7",
     "whether ① begins anew on each page or the numbers run through the document; behind the text they do",
     "每页从①重新编号，或全文连续编号；排在文末的总是连续编号"},
    {S::footnote, "face", "字体", RoleSlot{AT(footnote.type.face)}, "宋体", "CL-KIN-7", "face, of the marks in the text too", "字体，正文里的注号也用"},
    {S::footnote, "size", "字号", size(AT(footnote.type.size)), "小五", "CL-KIN-7", "size", "字号"},
    {S::footnote, "pitch", "行距", leading(AT(footnote.pitch), AT(footnote.type.size)), "1.4em", "CL-KIN-7", "from line to line", "注的各行的距离"},
    {S::footnote, "indent", "缩进", across_own(AT(footnote.indent), AT(footnote.type.size)), "2字", "CL-KIN-7, GB-U2",
     "first line of a note", "每条注首行缩进"},
    {S::footnote, "mark-gap", "注号间距", across_own(AT(footnote.mark_gap), AT(footnote.type.size)), "½字", "CL-KIN-7",
     "from the mark to the note's text", "注号与注文的间距"},
    {S::footnote, "label", "标题", TextSlot{AT(footnote.label)}, "注释", "CL-KIN-7",
     "words above notes that stand behind the text", "排在文末的注上面的字"},
    {S::table, "face", "字体", RoleSlot{AT(table.type.face)}, "仿宋", "BR-43", "face of the cells", "各格的字体"},
    {S::table, "size", "字号", size(AT(table.type.size)), "小四", "BR-43", "size of the cells", "各格的字号"},
    {S::table, "least-size", "最小字号", size(AT(table.least_size)), "小五", "BR-43",
     "a table that is too wide is set smaller, down to this; then it is turned", "表格太宽时字号最小减到多少；还放不下就横排"},
    {S::table, "head-face", "表头字体", RoleSlot{AT(table.head)}, "黑体", "BR-43", "face of the head", "表头的字体"},
    {S::table, "head-colour", "表头颜色", ColourSlot{AT(table.head_colour)}, "black", "BR-43", "colour of the words of the head", "表头文字的颜色"},
    {S::table, "head-fill", "表头底色", ColourSlot{AT(table.head_fill)}, "white", "BR-43", "colour behind the head", "表头的底色"},
    {S::table, "caption-face", "表题字体", RoleSlot{AT(table.caption.face)}, "黑体", "BR-43", "face of the caption", "表题的字体"},
    {S::table, "caption-size", "表题字号", size(AT(table.caption.size)), "小四", "BR-43", "size of the caption", "表题的字号"},
    {S::table, "note-face", "注字体", RoleSlot{AT(table.note.face)}, "仿宋", "BR-43", "face of unit and notes", "单位和表注的字体"},
    {S::table, "note-size", "注字号", size(AT(table.note.size)), "小五", "BR-43", "size of unit and notes", "单位和表注的字号"},
    {S::table, "note-colour", "注颜色", ColourSlot{AT(table.note_colour)}, "black", "BR-43", "colour of unit and notes", "单位和表注的颜色"},
    {S::table, "frame", "边框", WORD(kFrames, table.frame), "three-rules", "BR-43",
     "three-rules: above, below and under the head; full: round every cell; none", "三线：上、下和表头下；全框：每格都有线；无线"},
    {S::table, "outer-rule", "外线", rule(AT(table.outer_rule), AT(table.type.size)), "0.5mm", "BR-43",
     "upper and lower rule of three, the outline of a full frame", "三线表的上下线，全框表的外框"},
    {S::table, "inner-rule", "内线", rule(AT(table.inner_rule), AT(table.type.size)), "0.25mm", "BR-43", "the other rules", "其余各线的粗细"},
    {S::table, "padding", "左右空", across(AT(table.padding), AT(table.type.size)), "½em", "BR-43",
     "between text and the edge of its column", "文字与列边的距离"},
    {S::table, "row-gap", "上下空", down(AT(table.row_gap), AT(table.type.size)), "1.2mm", "BR-43",
     "between text and the edge of its row", "文字与行边的距离"},
    {S::table, "pitch", "行距", leading(AT(table.pitch), AT(table.type.size)), "1.3em", "BR-43",
     "from line to line within a cell", "一格里各行的距离"},
    {S::table, "gap", "下距", down(AT(table.gap), AT(table.type.size)), "2mm", "BR-43", "from the table to the text below", "表格与下面正文的距离"},
    {S::table, "on-grid", "占整行", FLAG(table.on_grid), "no", "BR-43",
     "rows take whole lines of the grid", "表格的每行都占正文的整数行"},
    {S::table, "centred", "上下居中", FLAG(table.centred), "yes", "BR-43",
     "texts stand in the middle of the height of their row, else at its top", "文字在一行的高度里居中，不然靠上"},
    {S::table, "numbered", "编号", FLAG(table.numbered), "no", "BR-43",
     "captions without a number get 表1, 表2 in order", "没写表号的表题，依次加上“表1”“表2”"},
    {S::table, "continued", "续表", TextSlot{AT(table.continued)}, "续表", "BR-43",
     "stands above the part on a new page, with the table's number", "换页后印在表上方的字，后面带表号"},

    {S::imprint, "face", "字体", RoleSlot{AT(imprint.type.face)}, "仿宋", "GB-7.4.2a", "face", "字体"},
    {S::imprint, "size", "字号", size(AT(imprint.type.size)), "四号", "GB-7.4.2a", "size", "字号"},
    {S::imprint, "pitch", "行距", leading(AT(imprint.pitch), AT(imprint.type.size)), "1行", "GB-7.4.7",
     "from line to line", "版记各行的距离"},
    {S::imprint, "indent", "缩进", across_own(AT(imprint.indent), AT(imprint.type.size)), "1字", "GB-7.4.2a, GB-U2",
     "on both sides", "左右各空"},
    {S::imprint, "outer-rule", "首末线", rule(AT(imprint.outer_rule), AT(imprint.type.size)), "0.35mm", "GB-7.4.1a",
     "first and last rule", "第一条和最后一条线的粗细"},
    {S::imprint, "inner-rule", "中间线", rule(AT(imprint.inner_rule), AT(imprint.type.size)), "0.25mm", "GB-7.4.1a",
     "rules between", "中间各线的粗细"},
    {S::imprint, "gap", "空行", empty_lines(AT(imprint.gap)), "1", "GB-7.4.5",
     "least empty lines between the text and the first rule", "与正文之间至少空几行"},
    {S::imprint, "last-page", "末页", WORD(kLastPages, imprint.last_page), "any", "GB-7.4.6",
     "the page that the imprint stands on: any, an even one, or one that makes the pages a multiple of four; blank pages "
     "before it carry no number, nor does it then (GB-7.5d)",
     "版记排在哪一页：任意一页，双数页，或使总页数是四的倍数的一页；前面补的空白页不编页码，这时版记页也不编（GB-7.5d）"},
    {S::imprint, "show", "显示", FLAG(imprint.show), "yes", "BR-38",
     "whether there is one; no: none, whatever a source says of it", "要不要版记；“否”则写了也不印"},
    {S::imprint, "printed", "印发行", FLAG(imprint.printed), "yes", "BR-21, BR-38",
     "a line of who printed it and when", "要不要印发机关和印发日期一行"},
    {S::imprint, "rules", "线", WORD(kImprintRules, imprint.rules), "all", "BR-38",
     "all: above, below and thin ones between; outer: two parallel ones, above and below; first: one, above; none",
     "全线：上下各一条，中间细线；双线：只要上下两条平行线；单线：只要上面一条；无线"},
    {S::imprint, "copies", "份数", FormSlot{AT(imprint.copies), kCopiesFields, true}, "（共印{份数}份）", "BR-22",
     "the number of copies", "共印份数怎么写"},
    {S::imprint, "copies-place", "份数位置", WORD(kCopiesPlaces, imprint.copies_place), "last-band", "BR-39",
     "last-band: at the right of the last of 报, 送, 发 …; below: at the right, below the last rule; printed-line: behind "
     "the date of printing; scope: at the right of 发送范围 on its line. Where there is no such line, that of the last band",
     "末条：报、送、发最后一条的右边；线下：最后一条线下面靠右；印发行：印发日期后面；发送范围：和发送范围同一行，靠右。没有那一行就排在末条"},
    {S::imprint, "credit-columns", "编审分栏", WORD(kImprintColumns, imprint.credit_columns), "one", "BR-23",
     "审核, 编辑 and so on: each on a line, in two columns, or as many on a line as fit",
     "审核、编辑等：一项一行（一栏），两栏，或一行排几项（连排）"},
    {S::imprint, "contact-columns", "联系分栏", WORD(kImprintColumns, imprint.contact_columns), "run-on", "BR-40",
     "the same of 值班员, 电话 and so on", "值班员、电话等，写法同上"},
    {S::imprint, "footer", "页脚", WORD(kImprintFooters, imprint.footer), "none", "BR-41",
     "what stands below the type area of every page, instead of in the imprint: the lines of 报, the credits, or both; "
     "blank pages have none", "每页版心下面都印、版记里不再印的：报的各条，编审人员，或两样都是；空白页不印"},
    {S::imprint, "footer-size", "页脚字号", size(AT(imprint.footer_size)), "五号", "BR-41", "size of the footer", "页脚的字号"},
    {S::imprint, "footer-distance", "页脚下距", down(AT(imprint.footer_distance), AT(imprint.footer_size)), "12mm", "BR-41",
     "from the type area's foot to the footer; more where the page number stands lower", "版心下边到页脚的距离；页码更低时排在页码下面"},
    {S::imprint, "footer-pitch", "页脚行距", leading(AT(imprint.footer_pitch), AT(imprint.footer_size)), "1.5em", "BR-41",
     "from line to line of the footer", "页脚各行的距离"},
    {S::imprint, "pad-names", "姓名对齐", FLAG(imprint.pad_names), "no", "BR-23",
     "names of two characters in the credits are as wide as those of three", "编审人员两个字的姓名加空，与三个字的同宽"},

    {S::page_number, "show", "显示", FLAG(page_number.show), "yes", "GB-7.5a", "whether there are any", "要不要页码"},
    {S::page_number, "face", "字体", RoleSlot{AT(page_number.type.face)}, "宋体", "GB-7.5a", "face", "字体"},
    {S::page_number, "size", "字号", size(AT(page_number.type.size)), "四号", "GB-7.5a", "size", "字号"},
    {S::page_number, "distance", "下距", down(AT(page_number.distance), AT(page_number.type.size)), "7mm", "GB-7.5b",
     "from the type area's foot to the upper edge of the dash", "版心下边到一字线上边缘的距离"},
    {S::page_number, "place", "位置", WORD(kNumberPlaces, page_number.place), "outer", "GB-7.5c, GB-7.5g, BR-24",
     "outer: on the right of odd pages and on the left of even ones; centre; left or right on every page",
     "外侧：单数页居右，双数页居左；居中；每页都居左或居右"},
    {S::page_number, "indent", "缩进", across_own(AT(page_number.indent), AT(page_number.type.size)), "1字", "GB-7.5c, GB-U2",
     "from the edge of the type area on the side it stands on", "离所在一侧版心边的距离；居中时不用"},
    {S::page_number, "form", "格式", FormSlot{AT(page_number.form), kPageNumberFields}, "— {页} —", "GB-7.5a, GB-7.5g, BR-24",
     "words with {page} for the number and {pages} for that of the last page, in quotes where it begins with a brace or "
     "a hyphen: \"— {page} —\", \"{page}\", \"- {page} -\", \"{page}/{pages}\", \"第{page}页　共{pages}页\"",
     "页码的写法，{页} 是本页页码，{共页} 是最后一个页码；以花括号或 - 开头时整个值加引号：“— {页} —”、“{页}”、"
     "“- {页} -”、“{页}/{共页}”、“第{页}页　共{共页}页”"},
    {S::page_number, "gap", "间隔", across_own(AT(page_number.gap), AT(page_number.type.size)), "½em", "GB-7.5f",
     "width of a blank in the form: between dash and digits", "格式里的空格有多宽，即一字线与数字的间隔"},
    {S::page_number, "first-page", "首页", FLAG(page_number.first_page), "yes", "GB-7.5g, BR-24",
     "whether page 1 has its number; page 2 is page 2 either way", "第 1 页印不印页码；不印时第 2 页仍是 2"},

    {S::ink_gain, "fangsong", "仿宋", gain(AT(ink_gain[0])), "0pt", "GB-6.2", "by how much strokes are thickened, up to 0.2pt", "笔画加粗多少，最多 0.2pt"},
    {S::ink_gain, "kai", "楷体", gain(AT(ink_gain[1])), "0pt", "GB-6.2", "the same", "同上"},
    {S::ink_gain, "hei", "黑体", gain(AT(ink_gain[2])), "0pt", "GB-6.2", "the same", "同上"},
    {S::ink_gain, "song", "宋体", gain(AT(ink_gain[3])), "0pt", "GB-6.2", "the same", "同上"},
    {S::ink_gain, "xiaobiaosong", "小标宋", gain(AT(ink_gain[4])), "0pt", "GB-6.2", "the same", "同上"},
    {S::ink_gain, "latin", "西文", gain(AT(ink_gain[5])), "0pt", "GB-6.2", "the same", "同上"},
    {S::ink_gain, "latin-bold", "西文粗体", gain(AT(ink_gain[6])), "0pt", "GB-6.2", "the same", "同上"},

    {S::print, "preprinted", "套打", FLAG(print.preprinted), "no", "GB-7.2.8",
     "the sheets have the masthead and the rule already: they are left out of page 1", "用印好红头的纸：第一页不印刊名和红线，其余位置不变"},
    {S::print, "right", "右移", offset(AT(print.right)), "0mm", "GB-7.2.8",
     "everything is moved right by so much, left if negative", "整页向右移多少，负数向左，用来校准打印机"},
    {S::print, "down", "下移", offset(AT(print.down)), "0mm", "GB-7.2.8",
     "everything is moved down by so much, up if negative", "整页向下移多少，负数向上"},
    // clang-format on
};

#undef AT
#undef FLAG
#undef WORD

constexpr ProfileDefault kProfileDefaults[] = {
    {"text.kinsoku", "gb", "gb"},
    {"text.punctuation", "quanjiao", "none"},  // word processors leave every mark its full cell
    {"text.autospace", "quarter", "quarter"},
    {"text.hang", "none", "word"},
    {"text.breaker", "best-fit", "first-fit"},
};

static_assert(std::ranges::is_sorted(kKeys, {}, &StyleKey::section), "style_keys(section) is a stretch of the table");

}  // namespace

std::string StyleKey::dotted_en() const { return std::string(section_name(section).en).append(".").append(en); }

std::string StyleKey::dotted_zh() const { return std::string(section_name(section).zh).append(".").append(zh); }

std::span<const StyleSectionName> style_sections() { return kSections; }

const StyleSectionName& section_name(StyleSection section) { return kSections[static_cast<std::size_t>(section)]; }

std::optional<StyleSection> find_section(std::string_view name) {
  for (const StyleSectionName& known : kSections) {
    if (name == known.en || name == known.zh) return known.section;
  }
  return std::nullopt;
}

std::span<const StyleKey> style_keys() { return kKeys; }

std::span<const StyleKey> style_keys(StyleSection section) {
  const auto [first, last] = std::ranges::equal_range(kKeys, section, {}, &StyleKey::section);
  return {first, last};
}

const StyleKey* find_style_key(StyleSection section, std::string_view name) {
  for (const StyleKey& key : style_keys(section)) {
    if (name == key.en || name == key.zh) return &key;
  }
  return nullptr;
}

const StyleKey* find_style_key(std::string_view dotted) {
  const std::size_t dot = dotted.find('.');
  if (dot == std::string_view::npos) return nullptr;
  const auto section = find_section(dotted.substr(0, dot));
  return section ? find_style_key(*section, dotted.substr(dot + 1)) : nullptr;
}

std::span<const ProfileDefault> profile_defaults() { return kProfileDefaults; }

}  // namespace typeset
