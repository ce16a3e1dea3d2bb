// What `hongtou new` writes for each kind of document (kinds.h): a source to fill in. It builds as it is.
#pragma once

#include <array>
#include <string_view>

namespace typeset {

/// The day in a skeleton, in whose place `new` writes that of the document.
inline constexpr std::string_view kSkeletonDay = "2024-01-02";

/// What a next issue has in the places of the last one's articles and short items.
inline constexpr std::string_view kTitleToFill = "文章标题";
inline constexpr std::string_view kBodyToFill = "正文";
inline constexpr std::string_view kBriefToFill = "简讯的内容";

/// Words that show of a skeleton's value that it stands in for another. Values without them (各县（市、区）) may be
/// meant.
inline constexpr std::array<std::string_view, 5> kStandIns = {"某某", "张三", "李四", "第一篇文章的标题", "正文的"};

inline constexpr std::string_view kBulletinSkeleton = R"(# 简报稿子。改好各项内容后运行：hongtou build 这个文件.yaml
# 每个字段的说明：hongtou explain 字段名，例如 hongtou explain 期号
#
# - 冒号用半角，后面空一格；缩进用空格，每层两格，不用制表符。
# - 正文写在“正文: |”下面，每行一段，缩进两格；段首不必空字，空行不计。
# - 段首的 **……** 是提示句；“一、”“（一）”开头的段落自动排成小标题。
# - 以 # 开头的行是注释，不会印出来；正文里面的备注，写成以 // 开头的行。
类型: 简报
# 样式: bulletin            # 不写就用简报自己的样式
刊名: 工作动态
期号: 1
# 总期号: 1                 # 需要时去掉行首的“# ”
编发单位: 某某市办公室
日期: 2024-01-02

# 要目:                     # 不写就取各篇的标题
#   - 要目的第一条
文章:
  - 标题: 第一篇文章的标题
    正文: |
      正文的第一段。

      **一是提示句。**正文的第二段。
    供稿: 某某局

  - 标题: 工作简讯
    简讯:                   # 每条以“- ”开头
      - 1月2日，某某市召开工作会议。
      - 近日，某某县开展学习活动。

版记:
  报: 某某省办公厅
  送: 市直各单位
  发: 各县（市、区）
  印发机关: 某某市办公室
  印发日期: 2024-01-02
  份数: 100
  编审:
    审核: 张三
    编辑: 李四 王五
)";

}  // namespace typeset
