#include "lint/word_tables.h"

#include <algorithm>
#include <array>

namespace typeset::lint {

namespace {

/// Calls `use` with each word of the table.
template <typename Use>
void for_each_word(WordTable table, Use use) {
  for (const WordRow& row : table) {
    for (std::size_t begin = 0; begin < row.words.size();) {
      const std::size_t end = std::min(row.words.find(U' ', begin), row.words.size());
      use(row.words.substr(begin, end - begin));
      begin = end + 1;
    }
  }
}

bool stands_at(const Passage& passage, std::size_t i, std::u32string_view word) {
  return i < passage.size() && passage.characters().compare(i, word.size(), word) == 0;
}

constexpr std::array<WordRow, 4> kCountedByNumberRows = {{
    {U"年 后 届 级 周年 世纪", "years and those of a year: 一九八〇年, 八〇后"},
    {U"号 期 页 室 条 路 线", "numbers of papers, rooms and roads"},
    {U"医院 所 厂 工程 高地 国道 省道 县道 中学", "institutions and roads that have a number for a name"},
    {U"师 团 旅 军 部队 连", "units of the army"},
}};
constexpr std::array<WordRow, 2> kPlaceholderRows = {{
    {U"同志 先生 女士 村 镇 乡 街道 社区 县 市 区 省 局 单位 公司 部门 学校", "names left open: ○○街道"},
    {U"、 ， 等", "a row of names left open"},
}};
constexpr std::array<WordRow, 5> kPlaceRows = {{
    {U"市 县 区 省 镇 乡 村 州 盟 旗 港 站 路 岛 湾 桥 口 湖 河 江 山 关", "what a name of a place ends in"},
    {U"北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 "
     U"贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门",
     "provinces and their like"},
    {U"京 津 沪 渝 冀 晋 辽 吉 黑 苏 浙 皖 闽 赣 鲁 豫 鄂 湘 粤 琼 川 蜀 贵 黔 滇 云 陕 甘 青 台 蒙 桂 藏 宁 新 港 澳 "
     U"汉 广 深 珠 昆 筑 蓉",
     "their short names"},
    {U"石家庄 太原 沈阳 长春 哈尔滨 南京 杭州 合肥 福州 南昌 济南 郑州 武汉 长沙 广州 海口 成都 贵阳 昆明 西安 兰州 "
     U"西宁 台北 呼和浩特 南宁 拉萨 银川 乌鲁木齐 大连 青岛 宁波 厦门 深圳 苏州 无锡 珠海 桂林 柳州 温州 泉州 烟台 "
     U"洛阳 徐州 唐山 连云港 遵义 安顺 铜仁 六盘水 宜宾 泸州 绵阳 曲靖 大理 丽江 延安 宝鸡 吐鲁番 哈密",
     "capitals of provinces and other large cities"},
    {U"毕节 七星关 大方 黔西 金沙 织金 纳雍 威宁 赫章 百里杜鹃 金海湖 凯里 都匀 兴义 叙永 隆昌 黄桶 林歹 昭通",
     "the counties of the sample’s prefecture and what the lines there lead to"},
}};
constexpr std::array<WordRow, 3> kRouteRows = {{
    {U"段 线 铁路 高铁 动车 高速 公路 国道 快速 专线 航线 航班 航道 列车 班车 客车 班次 城际 方向 区间 往返 直达 沿线 "
     U"管道 河段 断面",
     "lines and what runs on them"},
    {U"走廊 经济带 一带 城市群 都市圈 盆地 流域", "areas between places"},
    {U"模式 关系 链条 循环 一体化 机制 体系 合作 联动 型", "compounds of two nouns: 企业—农户模式"},
}};
constexpr std::array<WordRow, 3> kPostRows = {{
    {U"局长 副局长 主任 副主任 科员 科长 副科长 处长 副处长 厅长 副厅长 部长 副部长 书记 副书记 县长 副县长 市长 "
     U"副市长 "
     U"区长 副区长 镇长 副镇长 乡长 副乡长 村长 组长 副组长 队长 所长 站长 主席 副主席 委员 秘书长 秘书 干事 会计 出纳",
     "posts"},
    {U"校长 副校长 院长 副院长 教授 讲师 教师 医生 护士 工程师 研究员 经理 董事长 厂长 记者 编辑 代表", "professions"},
    {U"组员 联络员 负责人 联系人 责任人 党员 队员 驻村 第一书记", "duties"},
}};
constexpr std::array<WordRow, 2> kAnnouncingRows = {{
    {U"目标 主题 理念 精神 原则 宗旨 核心 灵魂 口号 品牌 法宝 关键 任务 主线 主旋律 方针 方略 思想 课题 难题 瓶颈 短板 "
     U"主角 主人公 代表作 产业 特产 名片 成果 经验 做法 路子 道路 模式 办法 特点 特色",
     "what is named behind the dash: 这就是目标——共同富裕"},
    {U"专题 专栏 篇章 系列", "what a series is called"},
}};
constexpr std::array<WordRow, 1> kDefiningRows = {{
    {U"是 即 为 叫 围绕 有 成为 实现 坚持", "这就是目标——……"},
}};
constexpr std::array<WordRow, 1> kHandlingRows = {{
    {U"把 将 对 与 向 按 照 逐 给 都 已 要 予以", "把任务一一分解"},
}};
constexpr std::array<WordRow, 1> kSubtitleRows = {{
    {U"记 访 写在 来自 关于 以 在 读 评 献给 致", "second lines of titles: ——记全县优秀党员张三"},
}};
constexpr std::array<WordRow, 3> kRatioRows = {{
    {U"比 之比 占比 比例 配比 配 按 折 兑 混合 稀释 缩尺 放大 缩小 坡度 尺", "ratios: 按1：20配备"},
    {U"战胜 击败 胜 负 平 赛 队 比分 票", "scores: 以21：15战胜"},
    {U"章 节 经 福音", "places in scripture"},
}};
constexpr std::array<WordRow, 1> kTimesOfDayRows = {{
    {U"上午 下午 早上 早晨 凌晨 中午 晚上 晚 傍晚 时间 日 天 北京时间", "上午8：30, 12月5日9：30"},
}};
constexpr std::array<WordRow, 1> kNumberedRows = {{
    {U"附件 附表 附图 图 表 案例 例 问题 任务 措施 步骤 阶段 第 专栏 实例 清单 注 方案 议题 模块 环节",
     "附件1：10份材料"},
}};
constexpr std::array<WordRow, 4> kCountedRows = {{
    {U"个 名 人 家 户 份 项 件 条 次 篇 张 本 台 辆 套 种 类 所 间 座 处 片 块 只 头 场 批 支 队 组 期 页 位 对 部",
     "measure words"},
    {U"年 月 日 天 岁 周 届", "dates"},
    {U"万 亿 千 百 元 % ％ ‰ 倍 度 ℃", "quantities"},
    {U"亩 米 公里 公斤 吨 千米 公顷 平方", "measures"},
}};
constexpr std::array<WordRow, 3> kMeasureRows = {{
    {U"% ％ ‰ ℃ 个百分点 百分点 倍 成 度 级 折", "rates"},
    {U"万 亿 元", "money and large numbers"},
    {U"公里 千米 米 厘米 毫米 公斤 千克 克 吨 亩 公顷 平方 立方 升 小时 分钟 km kg cm mm m t 千瓦 兆瓦 赫", "measures"},
}};
constexpr std::array<WordRow, 5> kRangeUnitRows = {{
    {U"% ％ ‰ ℃ 倍 成 度 个 名 人 家 户 份 项 件 条 次 篇 张 台 辆 套 种 类 所 间 处 片 块 只 头 场 批 支 组 位 对 集",
     "what is counted"},
    {U"年 月 日 天 时 点 分钟 小时 秒 周 岁 季度 学年 年级 周岁 世纪", "time"},
    {U"万 亿 元 百 千", "money and large numbers"},
    {U"亩 米 公里 公斤 吨 千米 千克 克 公顷 厘米 毫米 平方 立方 升 km kg cm mm m 千瓦 级 层", "measures"},
    {U"页 期 届 章 节 课 版", "parts of a book or series"},
}};

}  // namespace

const WordTable kCountedByNumber = kCountedByNumberRows;
const WordTable kPlaceholders = kPlaceholderRows;
const WordTable kPlaces = kPlaceRows;
const WordTable kRoutes = kRouteRows;
const WordTable kPosts = kPostRows;
const WordTable kAnnouncing = kAnnouncingRows;
const WordTable kDefining = kDefiningRows;
const WordTable kHandling = kHandlingRows;
const WordTable kSubtitles = kSubtitleRows;
const WordTable kRatios = kRatioRows;
const WordTable kTimesOfDay = kTimesOfDayRows;
const WordTable kNumbered = kNumberedRows;
const WordTable kCounted = kCountedRows;
const WordTable kMeasures = kMeasureRows;
const WordTable kRangeUnits = kRangeUnitRows;

std::size_t word_at(const Passage& passage, std::size_t i, WordTable table) {
  std::size_t longest = 0;
  for_each_word(table, [&](std::u32string_view word) {
    if (word.size() > longest && stands_at(passage, i, word)) longest = word.size();
  });
  return longest;
}

std::size_t word_before(const Passage& passage, std::size_t i, WordTable table) {
  std::size_t longest = 0;
  for_each_word(table, [&](std::u32string_view word) {
    if (word.size() > longest && word.size() <= i && stands_at(passage, i - word.size(), word)) longest = word.size();
  });
  return longest;
}

bool word_near_behind(const Passage& passage, std::size_t i, std::size_t reach, WordTable table) {
  for (std::size_t at = i; at < std::min(i + reach, passage.size()) && !among(passage.at(at), kClauseEnds); ++at) {
    if (word_at(passage, at, table) > 0) return true;
  }
  return false;
}

bool word_near_before(const Passage& passage, std::size_t i, std::size_t reach, WordTable table) {
  for (std::size_t at = i; at > 0 && i - at < reach && !among(passage.at(at - 1), kClauseEnds); --at) {
    if (word_before(passage, at, table) > 0) return true;
  }
  return false;
}

}  // namespace typeset::lint
