#include "source/fields.h"

#include <algorithm>
#include <array>
#include <type_traits>

#include "source/faults.h"

namespace typeset {

namespace {

constexpr auto kMust = FieldUse::required;
constexpr auto kMay = FieldUse::optional;

template <typename... Parts>
constexpr KindSet kinds_of(const std::variant<Parts...>*) {
  return (kind_bit(Parts::kKind) | ...);
}
constexpr KindSet kAll = kinds_of(static_cast<const KindPart*>(nullptr));  // that can be set
constexpr KindSet kBulletin = kind_bit(Bulletin::kKind);

constexpr auto kIssue = std::to_array<Field<Issue>>({
    {{"kind", "类型", kMay, kAll, "", kKindHelpZh, kKindHelpEn}, &Issue::kind},
    {{"style", "样式", kMay, kAll, "", "样式的名字，即 styles/ 里的一个文件；不写就用该类型自己的样式",
      "name of the style, a file of styles/; without it the kind's own", "", TextSort::name},
     &Issue::style},
    {{"above", "刊名上方", kMay, kBulletin, "BR-28", "刊名上面较小的一行：主办单位、会议名；几行写成列表",
      "a smaller line above the masthead, of the parent office or a meeting; several as a list"},
     &Bulletin::above},
    {{"masthead", "刊名", kMust, kBulletin, "BR-1", "刊名，红色，印在第一页版头；分两行印就写成列表",
      "the name in red over the head of page 1; a list of two texts stands on two lines"},
     &Bulletin::masthead},
    {{"masthead-picture", "刊名图", kMay, kBulletin, "BR-27",
      "刊名的图片文件（题字、徽标），代替排出来的刊名；刊名仍要写，作为图片的文字",
      "file of a picture (calligraphy, a logo) printed in place of the masthead, which says what it shows", "",
      TextSort::path},
     &Bulletin::masthead_picture},
    {{"number", "期号", kMust, kBulletin, "BR-3", "本期的期号，只写数字：34", "number of this issue, digits only: 34",
      "", TextSort::words, "supplement"},
     &Bulletin::number},
    {{"supplement", "增刊", kMay, kBulletin, "BR-5", "增刊的期号，只写数字，另行编号；写了增刊就不写期号",
      "number of a supplement, in a series of its own, digits only; in place of number"},
     &Bulletin::supplement},
    {{"total", "总期号", kMay, kBulletin, "BR-4", "创刊以来的总期号，只写数字",
      "number counted from the first issue, digits only"},
     &Bulletin::total},
    {{"issuer", "编发单位", kMust, kAll, "BR-6", "编发单位，印在版头左边；联合编发的写成列表，一行一个",
      "the issuing office, at the left of the head; several that issue jointly as a list, a line each"},
     &Issue::issuers},
    {{"date", "日期", kMust, kAll, "BR-7", "签发日期：2017-12-29、2017年12月29日、2017.12.29 或 2017/12/29",
      "date of signing: 2017-12-29, 2017.12.29, 2017/12/29 or 2017年12月29日"},
     &Issue::date},
    {{"signer", "签发人", kMay, kBulletin, "BR-11", "签发人的姓名，几人写成列表",
      "who signed the issue; several as a list"},
     &Bulletin::signers},
    {{"secrecy", "密级", kMay, kBulletin, "BR-45, GB-7.2.2",
      "密级和保密期限：秘密★1年、机密★6个月、绝密★长期；不写就取各篇中最高的密级、最长的期限",
      "level and period of secrecy: 秘密★1年; without it the highest level and the longest period of the articles"},
     &Bulletin::secrecy},
    {{"copy-number", "编号", kMay, kBulletin, "BR-10", "份数的编号，印在右上角：000012",
      "number of the copy, at the top right: 000012"},
     &Bulletin::copy_number},
    {{"flags", "标注", kMay, kBulletin, "BR-33", "左上角的标注，一行一条：内部资料　注意保存",
      "lines at the top left: 内部资料　注意保存"},
     &Bulletin::flags},
    {{"contents", "要目", kMay, kBulletin, "BR-12", "要目，一行一条；不写就取各篇的标题，写 [] 就不列",
      "entries of the list of contents; without it the titles, [] for none"},
     &Bulletin::contents},
    {{"note", "按语", kMay, kBulletin, "BR-13", "整期的编者按，写法同正文",
      "the editor's note to the whole issue, as body text"},
     &Bulletin::note},
    {{"articles", "文章", kMust, kBulletin, "BR-14", "各篇文章，按先后排列，每篇以“- ”开头",
      "the articles in order, each begun by “- ”"},
     &Bulletin::articles},
    {{"sign-off", "落款", kMay, kBulletin, "BR-37", "全文最后的署名，靠右，下面印日期；几个单位写成列表",
      "the office at the end of the text, at the right, with the date below; several as a list"},
     &Bulletin::sign_off},
    {{"imprint", "版记", kMay, kAll, "BR-19", "末页底部的版记：报、送、发，印发机关和日期，编审人员",
      "the foot of the last page: distribution, printer and date, credits"},
     &Issue::imprint},
    {{"silence", "不查", kMay, kAll, "",
      "不用提醒的检查规则和理由，一行一条：“期号跳号: 第35期未印发”（见 docs/lint.zh-CN.md）",
      "rules of check that are not to be reported, with the reason, one on each line: “number-skipped: …” "
      "(docs/lint.md)",
      "", TextSort::name},
     &Issue::silences},
    {{"data", "数据", kMay, kAll, "",
      "数据文件（CSV）和它们的名字：“{指标: 指标.csv}”；文字里的“{{指标.行.列}}”换成表里的那一格（见 docs/body.md）",
      "data files (CSV) and their names: {figures: figures.csv}; “{{figures.row.column}}” in a text becomes the cell "
      "(docs/body.md)",
      "", TextSort::file},
     &Issue::data},
});

constexpr auto kArticle = std::to_array<Field<Article>>({
    {{"section", "栏目", kMay, kBulletin, "BR-18", "这一篇所在的栏目，如“基层动态”；同一栏目的几篇只印一次，要目里也印",
      "the section that the article stands in, headed once where it goes on, in the list of contents too"},
     &Article::section},
    {{"new-page", "另页", kMay, kBulletin, "BR-18", "是：这一篇另起一页", "yes: the article begins a new page"},
     &Article::new_page},
    {{"kicker", "肩题", kMay, kBulletin, "BR-14", "标题上面的一行小标题", "a smaller line above the title"},
     &Article::kicker},
    {{"title", "标题", kMust, kBulletin, "BR-14", "标题；全角空格是两段之间的空白；写成列表就按列表分行",
      "the title; U+3000 is the gap between its halves; a list of texts forces the lines"},
     &Article::title},
    {{"subtitle", "副题", kMay, kBulletin, "BR-14, BR-37", "副标题，印在标题下面，前面自动加“——”；几行写成列表",
      "the subtitle below the title, behind —— ; several lines as a list"},
     &Article::subtitle},
    {{"author", "作者", kMay, kBulletin, "BR-37", "作者，印在标题下面；几人写成列表",
      "below the title; several as a list"},
     &Article::authors},
    {{"title-note", "题注", kMay, kBulletin, "BR-37", "标题下面括号里的话，如发布时间，不写括号",
      "in brackets below the title, the time of release for one; without the brackets"},
     &Article::title_note},
    {{"contents-title", "要目题", kMay, kBulletin, "BR-12", "在要目里另用的标题",
      "the entry in the list of contents, where it differs"},
     &Article::contents_title},
    {{"secrecy", "密级", kMay, kBulletin, "BR-45", "这一篇的密级和保密期限；整份的密级不能低于它",
      "level and period of secrecy of this article; the whole issue's is no lower"},
     &Article::secrecy},
    {{"note", "按语", kMay, kBulletin, "BR-13", "这一篇的编者按", "the editor's note to this article"}, &Article::note},
    {{"body", "正文", kMay, kBulletin, "BR-15", "正文，写在“|”下面，每行一段（见 docs/body.md）",
      "the text below a “|”, every line a paragraph (docs/body.md)"},
     &Article::body},
    {{"body-file", "正文文件", kMay, kBulletin, "BR-15",
      "正文所在的文件（.txt 或 .md），代替正文，写法同正文；从稿子所在的文件夹写起：稿件/某某区.txt",
      "a .txt or .md file that holds the text in place of the body, as seen from the source's folder", "",
      TextSort::file},
     &Article::body_file},
    {{"encoding", "编码", kMay, kBulletin, "", "正文文件的编码：utf-8、gb18030；不写就自动识别",
      "encoding of the body-file: utf-8, gb18030; recognised unless said"},
     &Article::encoding},
    {{"contributor", "供稿", kMay, kBulletin, "BR-16", "供稿单位或作者，不写括号和“供稿”二字",
      "who sent it in, without brackets or 供稿"},
     &Article::contributor},
    {{"briefs", "简讯", kMay, kBulletin, "BR-17", "简讯，每条以“- ”开头；可以只写文字，也可以写标题、正文、供稿",
      "short items, each begun by “- ”: a text, or title, body and contributor"},
     &Article::briefs},
    {{"columns", "栏数", kMay, kBulletin, "BR-17", "简讯排成几栏：2 或 3；不写就不分栏",
      "columns that the short items are set in: 2 or 3; none unless said"},
     &Article::columns},
    {{"silence", "不查", kMay, kBulletin, "", "这一篇里不用提醒的检查规则和理由，写法同整份稿子的“不查”",
      "rules of check not to be reported in this article, with the reason, as in the whole document", "",
      TextSort::name},
     &Article::silences},
    {{"pictures", "图片", kMay, kBulletin, "BR-27",
      "图片，每张以“- ”开头，写文件名，或写文件、图片说明、来源、宽；几张写成一个列表就并排",
      "pictures, each begun by “- ”: a file, or file, caption, credit and width; a list within the list stands side by "
      "side"},
     &Article::pictures},
    {{"tables", "表格", kMay, kBulletin, "BR-43",
      "表格，每个以“- ”开头，写表题、列、行或文件；简单的表直接写在正文里（见 docs/body.md）",
      "tables, each begun by “- ”: caption, columns, rows or file; simple ones are written in the body (docs/body.md)"},
     &Article::tables},
});

constexpr auto kBrief = std::to_array<Field<Brief>>({
    {{"title", "标题", kMay, kBulletin, "BR-17", "这条简讯的小标题", "heading of the item"}, &Brief::heading},
    {{"place", "地名", kMay, kBulletin, "BR-17", "地名，代替小标题", "a place in place of the heading"},
     &Brief::heading},
    {{"body", "正文", kMust, kBulletin, "BR-17", "这条简讯的文字", "text of the item"}, &Brief::body},
    {{"contributor", "供稿", kMay, kBulletin, "BR-16", "供稿单位", "who sent it in"}, &Brief::contributor},
});

constexpr auto kImprint = std::to_array<Field<Imprint>>({
    {{"report", "报", kMay, kAll, "BR-20", "报送的上级；文字照印，列表用“，”连接",
      "superiors; text is kept as typed, a list is joined with ，", "报"},
     &Imprint::distribution},
    {{"send", "送", kMay, kAll, "BR-20", "送达的平级单位", "offices of the same rank", "送"}, &Imprint::distribution},
    {{"distribute", "发", kMay, kAll, "BR-20", "发往的下级单位", "subordinate offices", "发"}, &Imprint::distribution},
    {{"copy", "抄送", kMay, kAll, "GB-7.4.2a", "抄送机关", "copies to", "抄送"}, &Imprint::distribution},
    {{"extra", "增发", kMay, kAll, "BR-20", "只这一期增发的单位，印作“本期增发”",
      "added for this issue only, printed as 本期增发", "本期增发"},
     &Imprint::distribution},
    {{"scope", "发送范围", kMay, kAll, "BR-38", "发送范围", "whom it goes to, as one line 发送范围", "发送范围"},
     &Imprint::distribution},
    {{"lines", "分送", kMay, kAll, "BR-20", "其他名目，一行一条：“- 抄报: …”", "lines of any other label: “- 抄报: …”"},
     &Imprint::distribution},
    {{"printer", "印发机关", kMay, kAll, "GB-7.4.3a", "印发机关；不写就是编发单位",
      "the printing office; without it the issuer"},
     &Imprint::printer},
    {{"printed", "印发日期", kMay, kAll, "GB-7.4.3a", "印发日期；不写就是日期",
      "date of printing; without it the date"},
     &Imprint::printed},
    {{"copies", "份数", kMay, kAll, "BR-22", "共印多少份，只写数字", "number of copies printed, digits only"},
     &Imprint::copies},
    {{"credits", "编审", kMay, kAll, "BR-23", "审核、编辑、校对等人：“审核: 张三”，多人用顿号、逗号或空格分开",
      "审核, 编辑 and so on: “审核: 张三”; several names are parted by 、 ， or a space"},
     &Imprint::credits},
    {{"contact", "联系", kMay, kAll, "BR-40",
      "值班员、电话、传真、邮箱、地址等，照原样印：“电话: 0857-1234567”，一行一个",
      "on duty, telephone, mail, address and so on, printed as typed: “电话: 0857-1234567”, one on each line"},
     &Imprint::contact},
});

constexpr auto kPicture = std::to_array<Field<Picture>>({
    {{"file", "文件", kMust, kAll, "BR-27", "图片文件（JPEG 或 PNG），从稿子所在的文件夹写起：图/会场.jpg",
      "the file, JPEG or PNG, as seen from the source's folder", "", TextSort::path},
     &Picture::file},
    {{"caption", "图片说明", kMay, kAll, "BR-27", "印在图片下面的说明", "what is printed below"}, &Picture::caption},
    {{"credit", "来源", kMay, kAll, "BR-27", "印在说明后面的括号里：张三 摄",
      "in brackets behind the caption: 张三 摄"},
     &Picture::credit},
    {{"width", "宽", kMay, kAll, "BR-27", "印多宽：80mm、8cm、14字、60% 或 满；不写就按样式",
      "width in print: 80mm, 8cm, 14字, 60% or full; without it by the style"},
     &Picture::width},
    {{"alt", "替代文字", kMay, kAll, "BR-27", "给看不见图片的人听的文字；不写就请读者看说明",
      "what is read to those who cannot see it; without it they are referred to the caption"},
     &Picture::alt},
    {{"after", "段后", kMay, kAll, "BR-27", "放在正文第几段之后，只写数字；不写就放在正文之后",
      "the paragraph that it follows, digits only; without it the end of the body"},
     &Picture::after},
});

constexpr auto kTable = std::to_array<Field<Table>>({
    {{"caption", "表题", kMay, kAll, "BR-43", "表的名称，印在表的上面：表1　主要经济指标",
      "what is printed above: 表1　主要经济指标"},
     &Table::caption},
    {{"unit", "单位", kMay, kAll, "BR-43", "各数的单位，印在表的右上方：亿元",
      "unit of its figures, above at the right"},
     &Table::unit},
    {{"rows", "行", kMay, kAll, "BR-43",
      "各行，每行一个列表：- [指标, 一季度, 二季度]；格里写“<”与左边合并，写“^”与上面合并",
      "the rows, each a list: - [指标, 一季度]; a cell of < belongs to the one at its left, of ^ to the one above"},
     &Table::rows},
    {{"file", "文件", kMay, kAll, "BR-43", "各行所在的 CSV 文件，从稿子所在的文件夹写起：指标.csv",
      "a CSV file that holds the rows, as seen from the source's folder", "", TextSort::file},
     &Table::file},
    {{"head", "表头", kMay, kAll, "BR-43", "前几行是表头，只写数字；不写就是一行",
      "so many of the rows are the head, digits only; without it one"},
     &Table::head_rows},
    {{"columns", "列", kMay, kAll, "BR-43", "各列的对齐和宽度，一列一项：[左 40mm, 小数, 中]；不写就看内容",
      "alignment and width of each column: [left 40mm, decimal, centre]; without it by what stands in it"},
     &Table::columns},
    {{"form", "格式", kMay, kAll, "BR-43", "三线、全框或无线；小四、五号或小五；横排；无表头。几项用空格分开",
      "three-rules, full or no-rules; xiaosi, wu or xiaowu; turned; no-head; parted by blanks"},
     &Table::form},
    {{"notes", "注", kMay, kAll, "BR-43", "表下的注和来源，一行一条：“注：按现价计算”",
      "notes and sources below the table"},
     &Table::notes},
    {{"after", "段后", kMay, kAll, "BR-43", "放在正文第几段之后，只写数字；不写就放在正文之后",
      "the paragraph that it follows, digits only; without it the end of the body"},
     &Table::after},
});

// A member of a kind's part belongs to that kind alone: its row says no other.
static_assert(std::ranges::all_of(kIssue, [](const Field<Issue>& field) {
  return std::visit(
      [&]<typename T, typename Part>(T Part::*) {
        if constexpr (std::is_same_v<Part, Issue>)
          return true;
        else
          return field.info.documents == kind_bit(Part::kKind);
      },
      field.member);
}));

template <typename T>
FieldShape shape_of_type(const FieldInfo& info) {
  if constexpr (std::is_same_v<T, LocatedText>) return FieldShape::text;
  if constexpr (std::is_same_v<T, std::vector<LocatedText>>) return FieldShape::lines;
  if constexpr (std::is_same_v<T, std::optional<std::vector<LocatedText>>>) return FieldShape::lines;
  if constexpr (std::is_same_v<T, std::optional<Located<int>>>) return FieldShape::number;
  if constexpr (std::is_same_v<T, std::optional<Located<Date>>>) return FieldShape::date;
  if constexpr (std::is_same_v<T, std::optional<Located<GivenWidth>>>) return FieldShape::width;
  if constexpr (std::is_same_v<T, std::optional<Located<Secrecy>>>) return FieldShape::secrecy;
  if constexpr (std::is_same_v<T, std::optional<Located<bool>>>) return FieldShape::flag;
  if constexpr (std::is_same_v<T, std::optional<Located<Encoding>>>) return FieldShape::encoding;
  if constexpr (std::is_same_v<T, std::vector<PictureRow>>) return FieldShape::pictures;
  if constexpr (std::is_same_v<T, Located<DocumentKind>>) return FieldShape::kind;
  if constexpr (std::is_same_v<T, Body>) return FieldShape::body;
  if constexpr (std::is_same_v<T, std::vector<Article>>) return FieldShape::articles;
  if constexpr (std::is_same_v<T, std::vector<Brief>>) return FieldShape::briefs;
  if constexpr (std::is_same_v<T, Imprint>) return FieldShape::imprint;
  if constexpr (std::is_same_v<T, std::vector<Credit>>) return FieldShape::credits;
  if constexpr (std::is_same_v<T, std::vector<Silence>>) return FieldShape::silences;
  if constexpr (std::is_same_v<T, std::vector<Table>>) return FieldShape::tables;
  if constexpr (std::is_same_v<T, std::vector<TableRow>>) return FieldShape::rows;
  if constexpr (std::is_same_v<T, std::vector<TableColumn>>) return FieldShape::columns;
  if constexpr (std::is_same_v<T, Located<TableForm>>) return FieldShape::form;
  if constexpr (std::is_same_v<T, std::vector<DataName>>) return FieldShape::data;
  return info.label.empty() ? FieldShape::labelled : FieldShape::distribution;
}

template <typename Owner>
void add_rows(std::vector<FieldRow>& rows, std::span<const Field<Owner>> fields, std::string_view owner,
              std::string_view owner_zh) {
  for (const Field<Owner>& field : fields) {
    const FieldShape shape =
        std::visit([&]<typename T, typename Part>(T Part::*) { return shape_of_type<T>(field.info); }, field.member);
    rows.push_back({&field.info, shape, owner, owner_zh});
  }
}

}  // namespace

bool check_kind(const FieldInfo& field, const LocatedText& key, DocumentKind kind, Diagnostics& faults) {
  if (holds(field.documents, kind)) return true;
  faults.report(source_faults::kOtherKind, key.span(),
                {key.view(), names_of(field.documents), names_of(kind_bit(kind))});
  return false;
}

std::span<const Field<Issue>> issue_fields() { return kIssue; }
std::span<const Field<Article>> article_fields() { return kArticle; }
std::span<const Field<Brief>> brief_fields() { return kBrief; }
std::span<const Field<Imprint>> imprint_fields() { return kImprint; }
std::span<const Field<Picture>> picture_fields() { return kPicture; }
std::span<const Field<Table>> table_fields() { return kTable; }

ShapeName shape_name(FieldShape shape) {
  switch (shape) {
    case FieldShape::text: return {"一行文字", "a line of text"};
    case FieldShape::lines: return {"文字，或一列文字", "a text or a list of texts"};
    case FieldShape::number: return {"数字", "a number"};
    case FieldShape::date: return {"日期", "a date"};
    case FieldShape::flag: return {"是或否", "yes or no"};
    case FieldShape::secrecy: return {"密级（秘密★1年）", "a level of secrecy (秘密★1年)"};
    case FieldShape::kind: return {"类型名", "a kind of document"};
    case FieldShape::body: return {"正文（文字，或一列文字）", "body text, or a list of paragraphs"};
    case FieldShape::articles: return {"一列文章", "a list of articles"};
    case FieldShape::briefs: return {"一列简讯", "a list of short items"};
    case FieldShape::pictures: return {"图片文件，或一列图片", "a file, or a list of pictures"};
    case FieldShape::width: return {"宽度（80mm、14字、60%、满）", "a width (80mm, 14字, 60%, full)"};
    case FieldShape::encoding: return {"编码名（utf-8、gb18030）", "the name of an encoding (utf-8, gb18030)"};
    case FieldShape::tables: return {"一列表格", "a list of tables"};
    case FieldShape::rows: return {"一列行，每行一列格", "a list of rows, each a list of cells"};
    case FieldShape::columns: return {"一列说明（左、30mm、小数）", "a list of descriptions (left, 30mm, decimal)"};
    case FieldShape::form: return {"排法（全框、小五、横排）", "words of a form (full, xiaowu, turned)"};
    case FieldShape::imprint: return {"一组“键: 值”", "a mapping"};
    case FieldShape::credits: return {"一组“名目: 姓名”", "a mapping of labels to names"};
    case FieldShape::distribution: return {"文字，或一列单位", "a text or a list of offices"};
    case FieldShape::silences: return {"一组“规则: 理由”", "a mapping of rules to reasons"};
    case FieldShape::data: return {"一组“名字: 文件”", "a mapping of names to files"};
    case FieldShape::labelled: break;
  }
  return {"一组“名目: 文字”，或一列“- 名目: 文字”", "a mapping of labels to texts, or a list of “- label: text”"};
}

const std::vector<FieldRow>& all_fields() {
  static const std::vector<FieldRow> kRows = [] {
    std::vector<FieldRow> rows;
    add_rows(rows, issue_fields(), "", "");
    add_rows(rows, article_fields(), "articles", "文章");
    add_rows(rows, brief_fields(), "briefs", "简讯");
    add_rows(rows, imprint_fields(), "imprint", "版记");
    add_rows(rows, picture_fields(), "pictures", "图片");
    add_rows(rows, table_fields(), "tables", "表格");
    return rows;
  }();
  return kRows;
}

std::vector<FieldRow> find_fields(std::string_view key) {
  std::vector<FieldRow> found;
  const std::size_t dot = key.rfind('.');
  const std::string_view owner = dot == std::string_view::npos ? std::string_view() : key.substr(0, dot);
  const std::string_view name = dot == std::string_view::npos ? key : key.substr(dot + 1);
  for (const FieldRow& row : all_fields()) {
    if (row.info->key != name && row.info->zh != name) continue;
    if (dot == std::string_view::npos || row.owner == owner || row.owner_zh == owner) found.push_back(row);
  }
  return found;
}

}  // namespace typeset
