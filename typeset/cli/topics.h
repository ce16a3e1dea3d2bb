// Words that people look for which name no field, style key or message, or not the whole of a thing: what there is,
// where it is written, and what there is not yet. `hongtou explain` says these first.
#pragma once

#include <array>
#include <string_view>

#include "base/words.h"

namespace typeset {

struct Topic {
  std::string_view zh, en;
  Words text;
  std::string_view others = {};  // further words that lead to it, parted by blanks
};

inline constexpr std::array<Topic, 15> kTopics = {{
    {"公文",
     "document",
     {"目前还不能排。现在能排的只有简报（类型: 简报）；信函、命令、纪要也还不能排。",
      "cannot be set yet. What can be set is the bulletin (kind: bulletin); letters, orders and minutes cannot "
      "either."}},
    {"附件",
     "attachment",
     {"目前没有这一项：附件说明和附件都还不能排。可以把附件写成一篇文章（文章.标题、文章.正文），从新的一页开始（文章."
      "另页）；“附件”二字写在标题里。",
      "there is no such field yet: neither the note of attachments nor attachments can be set. Write it as an article "
      "on a "
      "page of its own (articles.new-page), with the word in its title."}},
    {"表格",
     "tables",
     {"有。正文里用 | 分列直接写表；数据多的从 CSV "
      "文件来；也可以写在文章的“表格”一栏。过宽的表横排在单独的页上。还没有：跨页时一行之内断开，"
      "直接读电子表格文件（先另存为 CSV）。",
      "there are: typed in the text with | between columns, read from CSV files, or as the field articles.tables; wide "
      "ones "
      "stand sideways. Not yet: rows that are parted over pages, workbooks (save them as CSV)."}},
    {"目录",
     "table of contents",
     {"简报叫“要目”：字段“要目”，不写就取各篇的标题；页码和引线由样式定（要目.注明页码、要目.引线）。",
      "a bulletin's is the field contents (要目), made of the titles where it is not written; page numbers and leaders "
      "by "
      "style."}},
    {"主送",
     "addressee",
     {"目前没有这一项：它是公文的，公文还不能排。简报的报、送、发写在“版记”里。",
      "there is no such field yet: it is of documents that cannot be set so far. A bulletin's 报, 送, 发 stand in "
      "imprint."}},
    {"印章",
     "seal",
     {"目前不排印章。简报不盖章；文末的署名和日期写在文章的“落款”里。",
      "seals are not drawn. Bulletins bear none; who signs, and the day, stand in articles.sign-off."}},
    {"发文字号",
     "document number",
     {"目前没有这一项：它是公文的，公文还不能排。简报用“期号”“总期号”“增刊”。",
      "there is no such field yet: it is of documents that cannot be set so far. Bulletins have number, total and "
      "supplement."}},
    {"公式",
     "formula",
     {"目前不能排公式。上标、下标可以写（行内标记“上标”“下标”）。",
      "formulas cannot be set. Superiors and inferiors can: [2]{sup}, [2]{sub}."}},
    {"Word",
     "docx",
     {"不能直接读 Word、WPS 文件。在 Word 或 WPS 里另存为纯文本（*.txt，编码选 UTF-8），再运行 hongtou import "
      "文件.txt；"
      "格式和图片要另外补上。",
      "files of Word and WPS are not read. Save as plain text (*.txt, UTF-8), then hongtou import FILE.txt; settings "
      "and "
      "pictures must be added."}},
    {"注释",
     "comment",
     {"不印出来的话，写成单独一行：字段之间以 # 开头（# 后空一格）；“正文: |”下面以 // 开头，那里 # "
      "开头的行是标题，会印出来。写在一行文字后面的 // 会印出来。",
      "what is not printed stands on a line of its own: among fields it begins with # and a blank; below body: | with "
      "//, where a line with # is a heading and printed. A // behind other text of a line is printed."},
     "# // 备注 批注 remark remarks"},
    {"换行",
     "line break",
     {"正文里换一行就是另起一段，一段写成一行。段内、标题内要强制换行，在断开处写 "
      "{换行}；标题也可以写成列表，一行一项。空几行：单独"
      "一行 {空行 2}；另起一页：单独一行 {分页}。",
      "a line end within a body begins a paragraph, which is one line. Within a paragraph or a title {line-break} "
      "breaks "
      "the line; a title may also be a list, an entry a line. Blank lines: {space 2}, a new page: {page-break}, "
      "alone on a line."},
     "强制换行 分行 分段 line-break br"},
    {"|",
     "bar",
     {"“正文: "
      "|”的竖线，是说正文在下面各行：比“正文”多缩进两格，一行一段，里面的冒号、引号都照印。冒号和竖线之间空一格，"
      "竖线后面不写字。正文里以 | 开头的行是表格的一行。",
      "the bar of body: | says that the text stands on the lines below: indented by two more than the key, a line a "
      "paragraph, colons and quotes printed as they are. Nothing stands behind the bar. Within a body a line that "
      "begins "
      "with | is a row of a table."},
     "竖线 ｜"},
    {"缩进",
     "indentation",
     {"写稿子时，每层比上一层多缩进两个半角空格，同一层左边对齐，不用制表符（Tab）和全角空格；正文比“正文”多缩进两格。"
      "印出来的"
      "段首空两字是自动的，不必敲空格。",
      "in a source each level stands two blanks further right than the one above, one level in one column, without "
      "tabs "
      "or full-width blanks; body text two right of its key. The indent of printed paragraphs is made by the program."},
     "缩格 空格 对齐"},
    {"更正",
     "fix",
     {"hongtou check 本期.yaml --fix 把改法确定的直接改好，并列出改了哪些行；--dry-run 只列出，不改。",
      "hongtou check FILE.yaml --fix puts right what is certain and lists the lines; --dry-run only lists them."},
     "--fix 修正 自动改"},
    {"占位",
     "placeholder",
     {"hongtou new 代填的内容，还没有改的，check 和 build 都会警告，build --strict 不生成文件。",
      "what hongtou new wrote to be filled in: check and build warn where it is still there, build --strict refuses."}},
}};

}  // namespace typeset
