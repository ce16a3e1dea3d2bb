#include "source/synonyms.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace typeset {

namespace {

struct Synonym {
  std::string_view owner;    // FieldRow::owner
  std::string_view written;  // words, between blanks
  std::array<std::string_view, 2> keys;
};

constexpr Synonym kSynonyms[] = {
    {"", "名称 刊物 刊物名称 简报名称 报头 期刊名 题头", {"masthead"}},
    {"", "期数 期次 期 刊期 本期", {"number"}},
    {"", "总期 总期数 累计期号 总第", {"total"}},
    {"", "主办单位 主办 编印单位 编发 编发部门 编印 发文单位 单位", {"issuer"}},
    {"", "时间 印发时间 出刊日期 出版日期 编发日期 发文日期", {"date"}},
    {"", "签发 签批人", {"signer"}},
    {"", "编者按 卷首语", {"note"}},
    {"", "目录 本期要目 导读", {"contents"}},
    {"", "稿件 内容 正文 各篇", {"articles"}},
    {"", "署名 落款单位", {"sign-off"}},
    {"", "版尾 报尾 分发范围", {"imprint"}},
    {"articles", "题目 题名 篇名 文题 大标题 主标题 正题", {"title"}},
    {"articles", "副标题 小标题", {"subtitle"}},
    {"articles", "引题 眉题 肩标题", {"kicker"}},
    {"articles", "内容 文字 全文 内文 文本", {"body"}},
    {"articles", "来源 供稿单位 供稿人 来稿 来稿单位 稿源", {"contributor"}},
    {"articles", "撰稿 撰写 执笔 作者姓名 记者", {"author"}},
    {"articles", "版块 类别 专栏", {"section"}},
    {"articles", "图 照片 插图 配图", {"pictures"}},
    {"articles", "表 附表", {"tables"}},
    {"articles", "编者按", {"note"}},
    {"articles", "短讯 快讯 动态", {"briefs"}},
    {"articles", "分栏 栏", {"columns"}},
    {"briefs", "题目 题名", {"title"}},
    {"briefs", "单位 地区 地方", {"place"}},
    {"briefs", "内容 文字", {"body"}},
    {"briefs", "来源 供稿单位 来稿", {"contributor"}},
    {"imprint", "主送 报送 呈报送", {"report", "send"}},
    {"imprint", "呈报 上报 呈", {"report"}},
    {"imprint", "呈送", {"send"}},
    {"imprint", "分发 发至 印发范围 下发", {"distribute"}},
    {"imprint", "抄报 主发", {"lines"}},
    {"imprint", "印发 印发单位 印制 承印", {"printer"}},
    {"imprint", "印发时间 印制日期 日期", {"printed"}},
    {"imprint", "印数 共印 印刷份数 数量", {"copies"}},
    {"imprint", "校对 编辑 主编 审核 审签 责任编辑 责编 核稿 签发 责任人", {"credits"}},
    {"imprint", "电话 联系人 联系电话 联系方式", {"contact"}},
    {"pictures", "路径 图 地址", {"file"}},
    {"pictures", "说明 图注 图说 图题 标题", {"caption"}},
    {"pictures", "摄影 作者", {"credit"}},
    {"pictures", "宽度 大小", {"width"}},
    {"tables", "标题 表名", {"caption"}},
    {"tables", "数据 内容", {"rows", "file"}},
    {"tables", "列名 栏目", {"head"}},
};

/// Of the words that name fields.
constexpr std::u32string_view kTraditional = U"類號總編發單位標題報審記簡訊欄圖聯係係樣數據職稱導讀";
constexpr std::u32string_view kSimplified = U"类号总编发单位标题报审记简讯栏图联系系样数据职称导读";
static_assert(kTraditional.size() == kSimplified.size());

}  // namespace

std::span<const std::string_view> fields_meant_by(std::string_view owner, std::string_view written) {
  const std::string word = " " + std::string(written) + " ";
  for (const Synonym& synonym : kSynonyms) {
    if (synonym.owner != owner) continue;
    if ((" " + std::string(synonym.written) + " ").find(word) == std::string::npos) continue;
    return std::span(synonym.keys).first(synonym.keys[1].empty() ? 1 : 2);
  }
  return {};
}

std::string plain_key(std::string_view written) {
  constexpr std::u32string_view kDress = U"【】〔〕〖〗「」《》（）()[]*“”‘’\"' 　";
  std::string plain;
  for_each_character(written, [&](std::size_t, char32_t c) {
    if (kDress.find(c) != std::u32string_view::npos) return;
    const std::size_t at = kTraditional.find(c);
    append_utf8(plain, at == std::u32string_view::npos ? c : kSimplified[at]);
  });
  return plain;
}

}  // namespace typeset
