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
constexpr std::array<WordRow, 1> kListingRows = {{
    {U"分别 依次 各为 编号 序号 顺序", "三个村分别为50，300，200人"},
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
    {U"比 之比 占比 比例 配比 配 按 折 兑 混合 稀释 缩尺 放大 缩小 坡度 尺 汇率 赔率 倍率 牌价", "ratios: 按1：20配备"},
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

constexpr std::array<WordRow, 6> kReduplicationRows = {{
    {U"双双 招招 栋栋 篇篇 颗颗 期期 回回 趟趟 辆辆 台台 套套 幅幅 人人 家家 户户 事事 处处 时时 刻刻 年年 月月 日日 "
     U"天天 夜夜 代代 世世 村村 乡乡 镇镇 县县 市市通 校校 班班 "
     U"组组通 岗岗 "
     U"个个 件件 条条 项项 层层 级级 步步 点点 滴滴 块块 片片 字字 句句 笔笔 分分 秒秒 次次 场场 样样 种种 桩桩 粒粒 "
     U"朵朵 棵棵 "
     U"座座 张张 页页 门门 款款 环环 关关 线线 面面 名名 户户通 家家户户",
     "each of them: 人人有责, 件件有着落"},
    {U"常常 往往 渐渐 慢慢 好好 多多 大大 远远 深深 牢牢 紧紧 切切 实实 早早 久久 频频 屡屡 纷纷 徐徐 缓缓 悄悄 默默 "
     U"仅仅 刚刚 "
     U"恰恰 偏偏 每每 略略 稍稍 统统 通通 足足 整整 满满 高高 重重 轻轻 细细 静静 快快 早早 白白 明明 暗暗 断断 万万 "
     U"千千 迟迟 "
     U"匆匆 连连 处处 历历 正正 直直 长长 短短 厚厚 薄薄 新新 旧旧 硬硬 软软 甜甜 暖暖 红红 绿绿 牢牢 死死 全全 小小 "
     U"最最 "
     U"等等 区区 堂堂 明明",
     "adverbs and adjectives: 牢牢把握"},
    {U"欣欣 生生 息息 井井 源源 循循 孜孜 兢兢 业业 蒸蒸 谆谆 勃勃 脉脉 济济 累累 斑斑 绵绵 郁郁 熊熊 滔滔 殷殷 拳拳 "
     U"眷眷 耿耿 "
     U"熠熠 袅袅 泱泱 洋洋 津津 芸芸 彬彬 翩翩 栩栩 振振 楚楚 昭昭 浩浩 荡荡 巍巍 苍苍 茫茫 莘莘 赫赫 侃侃 娓娓 喋喋 "
     U"沾沾 落落 "
     U"铮铮 炯炯 闪闪 晶晶 油油 洋洋 融融 腾腾 沉沉 冲冲 匆匆 皑皑 簇簇 累累 粼粼 葱葱 潺潺 徐徐 惶惶 惴惴 寥寥 奄奄 "
     U"碌碌 默默 "
     U"唯唯 诺诺 草草 斤斤 比比 节节 层层 步步 丝丝 缕缕 阵阵 声声 屡屡 跃跃 历历 朗朗 琅琅 呱呱 嗷嗷 哗哗 沙沙 呼呼",
     "set phrases: 蒸蒸日上, 生机勃勃, and the second half of 亮晶晶"},
    {U"妈妈 爸爸 爷爷 奶奶 哥哥 弟弟 姐姐 妹妹 叔叔 伯伯 公公 婆婆 舅舅 太太 姑姑 姥姥 宝宝 娃娃 星星 猩猩 饽饽 馍馍 "
     U"蝈蝈 毛毛 "
     U"粑粑 冲冲 坡坡 坝坝 院院 会会 乖乖 谢谢 拜拜",
     "kin, children's words, dialect: 坝坝会"},
    {U"卿卿 冉冉 圆圆 团团 苒苒 天天 牛牛 豆豆 乐乐 欢欢 迎迎 妮妮", "names"},
    {U"明明 白白 清清 楚楚 干干 净净 认认 真真 高高 兴兴 平平 安安", "halves of AABB that a mark has parted"},
}};
constexpr std::array<WordRow, 1> kSingleVerbRows = {{
    {U"看 想 说 听 走 试 谈 问 查 找 学 讲 聊 写 读 算 管 帮 等 歇 坐 跑 跳 唱 笑 摸 尝 比 练 动 瞧 逛 转 晒 亮 晾 评 "
     U"议 摆 敲 拉 "
     U"扫 洗 擦 种 养 夸 劝 催 拍",
     "看看, 走走, 晒晒"},
}};
constexpr std::array<WordRow, 1> kNeverSlipRows = {{
    {U"哈 呵 啊 嘿 嗯 哦 喂 叮 咚 哗 啦 咚 嗒 嘀 哒 咳 唉 嘻 呜 轰 啪", "sounds"},
}};
constexpr std::array<WordRow, 1> kPlaceSuffixRows = {{
    {U"市 县 区 省 州 镇 乡 村 盟 旗 国", "我市|市场, 全县|县域"},
}};
constexpr std::array<WordRow, 1> kOfficeSuffixRows = {{
    {U"组 队 部 局 厅 会 室 委 院 所 站 处 科 办 团 社 校 园 馆 厂 店 班 营 连 排 军 师 行 司 台 庭 股 段 系 课",
     "督查组|组长"},
}};
constexpr std::array<WordRow, 2> kBeforeMeetingRows = {{
    {U"开 举行 举办 参加 出席 列席 主持 组织 承办 召集 筹备 参与 通过 传达 到 在 赴",
     "召开会会议 is 召开会议 with a slip"},
    {U"次 场 个 届 期 的 了 过 本 该 此 各 和 与 及", "本次会会场"},
}};
constexpr std::array<WordRow, 2> kHeadRows = {{
    {U"水 电 气 路 车 房 地 林 河 田 桥 井 山 湖 海 茶 菜 花 树 草 粮 煤 矿 药 酒 油 肉 果 苗 鱼 牛 羊 猪 鸡 沟 坝 库 "
     U"渠 管 网 站 塔 灯 "
     U"门 墙 楼 城 街 巷 园 馆 店 厂",
     "things: 地表水|水质, 高速路|路面"},
    {U"货 款 费 税 案 书 图 表 卡 票 证 册 稿 户 兵 童 园 学 校 业 组 队 所",
     "papers, people and institutions: 信用卡|卡号"},
}};
constexpr std::array<WordRow, 4> kRemarkWordRows = {{
    {U"先不用 暂不用 暂时不 不要了 不用了 用不用 删掉 删去 这段删 此段删", "what is to be left out"},
    {U"待定 待核 待补 待改 待确认 还没定 要核实 需核实 未核实 请核 请改 请审 再核 再改", "what is still to be done"},
    {U"备注 注： 此处 这里插入 插图 领导说", "notes for those who go on with the text"},
    {U"TODO todo FIXME XXX ？？", "as programmers write them"},
}};
constexpr std::array<WordRow, 1> kDivisionRows = {{
    {U"部门 科室 处室 股室", "各部部门 is 各部门 with a slip"},
}};
constexpr std::array<WordRow, 3> kUnknownWordRows = {{
    {U"习近平 习总书记 习主席", "学习习近平…"},
    {U"钉子 实事 实事求是 育人 会长 员额 人社 党建 党纪 党课 党性 党风 法治 法检 路长 河长 林长 田长 网格 户籍 户厕 "
     U"业委会 "
     U"业主 业态 校地 "
     U"地标 地灾 水务 水利 电商 电网 车主 车企 房企 园区 店铺 厂区",
     "拧钉钉子, 学校校地合作"},
    {U"日均 月均 年均 人均 户均 天不亮 天没亮 天黑 会上 会中 会后 会前 会外 部务 局务 组内 队内 校内 院内 区内 县内 "
     U"市内 省内 国内 境内 建建筑 "
     U"办件 收收入 分管 "
     U"主管 下发 上报 上级 "
     U"下级 中标 内设 外出 到会 到岗 到户 入户 进村 进校 开会 开工 开业 用电 用水 用地 做法 作为 看点 办结 办实事",
     "words of two characters that ICU does not know or cuts badly"},
}};
constexpr std::array<WordRow, 1> kSurnameRows = {{
    {U"王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 胡 朱 郭 何 罗 高 林 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 潘 袁 "
     U"蔡 蒋 余 于 杜 "
     U"叶 程 魏 苏 吕 丁 任 卢 姚 沈 钟 姜 崔 谭 陆 范 汪 廖 石 金 韦 贾 夏 付 方 邹 熊 白 孟 秦 邱 侯 江 尹 薛 阎 段 "
     U"雷 龙 黎 史 陶 贺 "
     U"毛 郝 顾 龚 邵 万 覃 武 钱 戴 严 莫 孔 向 常 冉 安 蒙 岑",
     "surnames, the hundred most frequent and some of the South-West"},
}};
constexpr std::array<WordRow, 1> kGivenNameRows = {{
    {U"娜 丽 婷 莹 媛 圆 倩 璐 露 萌 佳 明 亮 强 壮 飞 菲 芳 静 妍 雯 婧 欣 悦 乐 莉 玲 琳 洋 阳 晶 冰 冉 甜 蕾 娟 燕 "
     U"艳 霞 红 英 兰 梅 "
     U"雪 云 玉 珍 珊 珠 璇 瑶 涵 萍 蓉 薇 茜 楠 丹 宁 晨 辰 宇 浩 磊 鑫 森 淼 焱 垚 超 勇 军 伟 帅 鹏 龙 凯 杰 敏 慧 "
     U"莎 姗 妮 嫣 婕 君 晓 "
     U"笑 星 月 青 思 念 诗 琪 依 彤 果 豆 贝 多 朵",
     "given names: 李娜娜"},
}};

}  // namespace

const WordTable kCountedByNumber = kCountedByNumberRows;
const WordTable kPlaceholders = kPlaceholderRows;
const WordTable kPlaces = kPlaceRows;
const WordTable kRoutes = kRouteRows;
const WordTable kPosts = kPostRows;
const WordTable kAnnouncing = kAnnouncingRows;
const WordTable kListing = kListingRows;
const WordTable kDefining = kDefiningRows;
const WordTable kHandling = kHandlingRows;
const WordTable kSubtitles = kSubtitleRows;
const WordTable kRatios = kRatioRows;
const WordTable kTimesOfDay = kTimesOfDayRows;
const WordTable kNumbered = kNumberedRows;
const WordTable kCounted = kCountedRows;
const WordTable kMeasures = kMeasureRows;
const WordTable kRangeUnits = kRangeUnitRows;
const WordTable kReduplications = kReduplicationRows;
const WordTable kSingleVerbs = kSingleVerbRows;
const WordTable kNeverSlips = kNeverSlipRows;
const WordTable kPlaceSuffixes = kPlaceSuffixRows;
const WordTable kOfficeSuffixes = kOfficeSuffixRows;
const WordTable kBeforeMeetings = kBeforeMeetingRows;
const WordTable kHeads = kHeadRows;
const WordTable kRemarkWords = kRemarkWordRows;
const WordTable kDivisions = kDivisionRows;
const WordTable kUnknownWords = kUnknownWordRows;
const WordTable kSurnames = kSurnameRows;
const WordTable kGivenNames = kGivenNameRows;

bool holds_word(std::u32string_view text, WordTable table) {
  bool holds = false;
  for_each_word(table,
                [&](std::u32string_view word) { holds = holds || text.find(word) != std::u32string_view::npos; });
  return holds;
}

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
