// Faults found while laying out: what was set all the same, but not as it should be.
#pragma once

#include <array>

#include "base/diagnostic.h"

namespace typeset::layout_faults {

inline constexpr DiagnosticKind kImprintTooTall{
    "layout/imprint-too-tall",
    Severity::error,
    "版记有 {0} 行，一页放不下",
    "the imprint has {0} lines, more than a page holds",
    "减少报、送、发的单位，或在样式里缩小 版记.行距（imprint.pitch）",
    "shorten the distribution lists, or make imprint.pitch smaller in the style"};

inline constexpr DiagnosticKind kFooterTooTall{
    "layout/footer-too-tall",
    Severity::error,
    "页脚有 {0} 行，版心下面放不下",
    "the footer has {0} lines, more than there is room for below the type area",
    "减少报的单位，或在样式里把“版记.编审分栏”（imprint.credit-columns）写成连排，缩小“版记.页脚字号”（imprint.footer-"
    "size）",
    "shorten the list of 报, or write imprint.credit-columns: run-on or a smaller imprint.footer-size in the style"};

inline constexpr DiagnosticKind kHeadTooTall{
    "layout/head-too-tall",
    Severity::error,
    "版头占满了第一页，正文没有地方放",
    "the head fills the first page and leaves no room for text",
    "减少刊名、编发单位的行数；样式里写了版头各行位置的，检查 masthead.top、number.line、issuer.line、head-rule.depth",
    "write fewer lines of name and issuers; where the style says where the head's lines stand, check masthead.top, "
    "number.line, issuer.line, head-rule.depth"};

inline constexpr DiagnosticKind kLineMoved{
    "layout/line-passed",
    Severity::warning,
    "样式要求放在第 {0} 行，但上面的内容已经占到第 {1} 行，只好顺延",
    "the style asks for line {0}, but what stands above reaches line {1}; moved down",
    "在样式里改这一项的行号（line），或减少上面的内容",
    "change the line in the style, or shorten what stands above"};

inline constexpr DiagnosticKind kRuleMoved{
    "layout/rule-moved",
    Severity::warning,
    "版头的内容已经超过了样式定的线位，线只好下移",
    "the head reaches further down than the style wants its rule; the rule was moved down",
    "在样式里加大“红线.线位”（head-rule.depth），或减少版头的行数",
    "make head-rule.depth larger in the style, or shorten the head"};

inline constexpr DiagnosticKind kFlagsInTheWay{"layout/flags-in-the-way",
                                               Severity::warning,
                                               "左上角的密级、标注或右上角的编号排到了这里，和它重叠",
                                               "secrecy, flags or copy number at the top reach into this",
                                               "减少“标注”的行数，或在样式里加大“刊名.上距”（masthead.top）",
                                               "write fewer flags, or make masthead.top larger in the style"};

inline constexpr DiagnosticKind kTinyMasthead{
    "layout/tiny-masthead",
    Severity::warning,
    "刊名太长，排满版心也只有不到二号字大",
    "the masthead is so long that it comes out smaller than 22 pt at full width",
    "用简短的刊名",
    "use a shorter name"};

/// {0}: pixels across; {1}: mm in print; {2}: dpi; {3}: mm at which it would be sharp enough.
inline constexpr DiagnosticKind kCoarsePicture{
    "layout/coarse-picture",
    Severity::warning,
    "图片横向只有 {0} 个像素，印成 {1} 毫米宽时只有 {2} dpi，印出来会模糊",
    "the picture is {0} pixels wide, which at {1} mm in print is {2} dpi only: it will look blurred",
    "换一张更大的原图（不要用聊天软件压缩过的），或把宽改到 {3}mm 以内",
    "use the original in full size, or print it no wider than {3}mm"};

/// {0}: mm asked for; {1}: mm in print.
inline constexpr DiagnosticKind kPictureReduced{
    "layout/picture-reduced",
    Severity::warning,
    "图片要求宽 {0} 毫米，排不下（超过版心，或同一行的图片、标题、说明、供稿行要占地方），印成 {1} 毫米宽",
    "the picture was to be {0} mm wide, which is more than there is room for beside the pictures of its row, its "
    "heading, caption and contributor line; printed {1} mm wide",
    "把宽改到 {1}mm 以内；同一行还有别的图片时，也可以分成几行写",
    "make it no wider than {1}mm, or write the pictures of its row on lines of their own"};

inline constexpr DiagnosticKind kPicturesStacked{"layout/pictures-stacked",
                                                 Severity::warning,
                                                 "这一行的图片并排放不下（每张至少要有说明文字六个字宽），改为上下排列",
                                                 "the pictures of this row do not fit side by side (each is to be six "
                                                 "characters of its caption wide at least); set one "
                                                 "below the other",
                                                 "减少并排的图片，或给每张图片单独一行",
                                                 "put fewer pictures side by side, or give each a line of its own"};

inline constexpr DiagnosticKind kCaptionTooTall{"layout/caption-too-tall",
                                                Severity::error,
                                                "图片说明比一页还长",
                                                "the caption is longer than a page",
                                                "缩短说明，把多出来的话写进正文",
                                                "shorten the caption; put the rest into the text"};

/// {0}: page.
inline constexpr DiagnosticKind kShortPage{"layout/short-page",
                                           Severity::note,
                                           "第 {0} 页不到半页满，后面的内容放不下，只好转到下一页",
                                           "page {0} is less than half full: what follows does not fit on it",
                                           "调整图片的大小或位置，使前后文字能够相接",
                                           "change size or place of the pictures, so that text can stand there"};

/// {0}: page; {1}: by how many lines what stands there is too tall, or nothing.
inline constexpr DiagnosticKind kTailAlone{
    "layout/imprint-alone",
    Severity::note,
    "第 {0} 页只有版记，正文在前一页已经排完",
    "page {0} holds nothing but the imprint: the text ends on the page before",
    "把前一页的文字或图片减少{1}，或在样式里减小“版记.空行”（imprint.gap）、“版记.行距”（imprint.pitch）",
    "shorten the text or the pictures of the page before{1}, or make imprint.gap or imprint.pitch smaller in the "
    "style"};

inline constexpr DiagnosticKind kNotesTooTall{
    "layout/notes-too-tall",
    Severity::error,
    "这一段里有一行的几条注太长，一页排不下",
    "a line of this paragraph has notes too long to begin on one page",
    "缩短这些注，或在样式里改为 脚注.位置: 文末（footnote.place: document-end）",
    "shorten the notes, or set footnote.place: document-end in the style"};

/// {0}: points.
inline constexpr DiagnosticKind kTableSmaller{
    "layout/table-smaller",           Severity::note,
    "表格太宽，字号减到了 {0} 磅",    "the table is too wide: its type was made {0} pt",
    "减少列，或缩短表头和各格的文字", "fewer columns, or shorter words in its head and cells"};

inline constexpr DiagnosticKind kTableTurned{"layout/table-turned",
                                             Severity::note,
                                             "表格太宽，单独横排在一页上",
                                             "the table is too wide and stands sideways on a page of its own",
                                             "减少列，或缩短表头和各格的文字；本来就要横排的，写上“横排”",
                                             "fewer columns or shorter words; where that is meant, write “turned”"};

inline constexpr DiagnosticKind kTableTooWide{
    "layout/table-too-wide",      Severity::error,
    "表格横排也放不下，各列太窄", "the table does not fit a page even sideways: its columns are too narrow",
    "分成几个表，或减少列",       "divide the table, or leave columns out"};

inline constexpr DiagnosticKind kTableHeadTooTall{
    "layout/table-head-too-tall",
    Severity::error,
    "表题和表头占满了一页，下面一行也排不下",
    "the table's caption and head leave no room on a page for a line of its rows",
    "缩短表头和表题；写成表头的行太多时，把分隔行 |---|---| 往上移",
    "shorten them; where too many rows are head, move the rule row |---|---| up"};

inline constexpr DiagnosticKind kTableNotesTooTall{
    "layout/table-notes-too-tall",          Severity::error,
    "表注和表头一起，一页排不下",           "the notes of the table have no room on a page below its head",
    "缩短表注和表头，把多出来的话写进正文", "shorten notes and head; put the rest into the text"};

inline constexpr std::array<const DiagnosticKind*, 19> kAll = {
    &kImprintTooTall, &kFooterTooTall, &kHeadTooTall,      &kLineMoved,        &kTinyMasthead,
    &kRuleMoved,      &kFlagsInTheWay, &kCoarsePicture,    &kPictureReduced,   &kPicturesStacked,
    &kCaptionTooTall, &kShortPage,     &kTailAlone,        &kNotesTooTall,     &kTableSmaller,
    &kTableTurned,    &kTableTooWide,  &kTableHeadTooTall, &kTableNotesTooTall};

}  // namespace typeset::layout_faults
