#include "text/title_lexicon.h"

#include <algorithm>
#include <array>
#include <span>

namespace typeset::text {

namespace {

using Words = std::span<const std::u32string_view>;

constexpr std::u32string_view kParticles[] = {U"的", U"了", U"等", U"之", U"地", U"等等"};
constexpr std::u32string_view kConjunctions[] = {U"和", U"及", U"与", U"暨", U"或", U"以及", U"或者"};
constexpr std::u32string_view kPrepositions[] = {
    U"关于", U"对于", U"有关", U"对",   U"在",   U"向",   U"以",   U"为",   U"由", U"将", U"把", U"被",
    U"从",   U"并",   U"至",   U"到",   U"就",   U"给",   U"赴",   U"按",   U"经", U"于", U"致", U"因",
    U"自",   U"同",   U"作为", U"按照", U"根据", U"为了", U"围绕", U"针对", U"不", U"未", U"是", U"所有"};
constexpr std::u32string_view kAdverbs[] = {U"进一步", U"全面", U"切实", U"认真",    U"深入", U"扎实",
                                            U"继续",   U"大力", U"积极", U"不断",    U"着力", U"充分",
                                            U"严格",   U"坚决", U"持续", U"扎实有效"};
constexpr std::u32string_view kVerbs[] = {
    U"印发",     U"转发",     U"批转",     U"发布",    U"公布", U"修改",     U"废止",     U"修订",     U"开展",
    U"召开",     U"做好",     U"加强",     U"推进",    U"加快", U"调整",     U"成立",     U"下达",     U"表彰",
    U"同意",     U"解决",     U"申请",     U"报送",    U"组织", U"举办",     U"实施",     U"建立",     U"完善",
    U"规范",     U"明确",     U"落实",     U"贯彻",    U"深化", U"促进",     U"推动",     U"提升",     U"提高",
    U"命名",     U"授予",     U"撤销",     U"核定",    U"征求", U"征集",     U"商请",     U"支持",     U"参加",
    U"选派",     U"推荐",     U"进行",     U"辞去",    U"取消", U"设立",     U"启动",     U"严禁",     U"禁止",
    U"强化",     U"优化",     U"改进",     U"保障",    U"防范", U"打造",     U"构建",     U"创新",     U"抓好",
    U"申报",     U"拨付",     U"任命",     U"免去",    U"认定", U"公开",     U"评选",     U"请求",     U"要求",
    U"追加",     U"变更",     U"开启",     U"统筹",    U"制定", U"贯彻落实", U"加快推进", U"组织开展", U"切实做好",
    U"切实加强", U"学习贯彻", U"建立健全", U"持续推进"};

constexpr std::u32string_view kHeads[] = {
    U"建设", U"管理", U"治理", U"改造", U"保护", U"防治", U"发展", U"整治", U"服务", U"培训", U"认证", U"验收", U"监督",
    U"检查", U"评估", U"宣传", U"工作", U"情况", U"方案", U"问题", U"项目", U"活动", U"资金", U"名单", U"工程", U"收费",
    U"计划", U"规划", U"报告", U"制度", U"机制", U"办法", U"意见", U"措施", U"会议", U"大会", U"人员", U"单位", U"资格",
    U"条例", U"规定", U"预算", U"决算", U"草案", U"体系", U"水平", U"能力", U"程度", U"系统", U"平台", U"中心", U"部门",
    U"机构", U"试点", U"讲话", U"总结", U"要点", U"简报", U"通知", U"通报", U"决定", U"行动", U"任务", U"事业", U"产业",
    U"政策", U"标准", U"质量", U"环境", U"领域", U"期间", U"阶段", U"经费", U"费用", U"待遇", U"职务", U"建议", U"提案",
    U"职责", U"责任", U"清单", U"目录", U"公告", U"公示", U"考核", U"督查", U"巡查", U"整改", U"调研", U"教育", U"竞赛",
    U"评选", U"评比", U"登记", U"审批", U"处置", U"救助", U"补助", U"补贴", U"征收", U"补偿"};

/// Words that ICU takes apart, and words it finds where two others meet.
constexpr std::u32string_view kWords[] = {
    U"调研",   U"印发",   U"党建",   U"团建",   U"迎检",   U"测评",   U"水务",   U"政务",     U"警务",     U"医保",
    U"社保",   U"城管",   U"信访",   U"人居",   U"危房",   U"校园",   U"学校",   U"中小学",   U"中小学校", U"中小企业",
    U"办公室", U"办公厅", U"办事处", U"教育局", U"双拥",   U"创城",   U"创卫",   U"禁毒",     U"扶贫",     U"帮扶",
    U"招商",   U"招标",   U"督查",   U"督办",   U"督导",   U"巡查",   U"巡察",   U"整改",     U"问责",     U"绩效",
    U"预案",   U"防汛",   U"抗旱",   U"防火",   U"减负",   U"惠民",   U"便民",   U"助农",     U"纪委",     U"监委",
    U"政协",   U"人大",   U"常委会", U"党组",   U"党委",   U"法治",   U"德治",   U"普法",     U"综治",     U"环保",
    U"低保",   U"养老",   U"新时代", U"新局面", U"责任制", U"培训班", U"高质量", U"领导干部", U"法定",     U"暑期",
    U"汛期",   U"年终",   U"年度",   U"研判",   U"排查",   U"管控",   U"质效",   U"提质",     U"增效",     U"数字化",
    U"规范化", U"现代化", U"标准化", U"信息化", U"城镇化", U"常态化", U"一体化", U"社会化",   U"高标准",   U"缴费",
    U"抽检",   U"人社",   U"文旅",   U"住建",   U"农机",   U"兽医",   U"卫健"};

/// Phrases of several words that an office says as one.
constexpr std::u32string_view kPhrases[] = {
    U"领导小组",           U"工作小组",     U"实施意见",     U"指导意见",     U"若干意见",       U"若干措施",
    U"若干规定",           U"工作方案",     U"实施方案",     U"行动方案",     U"活动方案",       U"应急预案",
    U"行动计划",           U"工作计划",     U"工作要点",     U"工作总结",     U"工作报告",       U"工作简报",
    U"工作会议",           U"动员大会",     U"经验交流会",   U"管理办法",     U"暂行办法",       U"实施办法",
    U"实施细则",           U"暂行规定",     U"管理规定",     U"管理条例",     U"紧急通知",       U"补充通知",
    U"情况通报",           U"调研报告",     U"安全生产",     U"精神文明",     U"文明城市",       U"文明单位",
    U"文明社区",           U"生态环境",     U"人居环境",     U"营商环境",     U"基础设施",       U"国民经济",
    U"社会发展",           U"经济社会",     U"先进集体",     U"先进个人",     U"先进单位",       U"成员单位",
    U"组成人员",           U"人民代表大会", U"常务委员会",   U"人民政府",     U"人民法院",       U"人民检察院",
    U"代表大会",           U"政府工作报告", U"公共服务",     U"社会保险",     U"社会保障",       U"养老保险",
    U"医疗保险",           U"医疗废物",     U"乡村振兴",     U"乡村治理",     U"社区治理",       U"党风廉政",
    U"主题教育",           U"专题教育",     U"国家安全",     U"食品安全",     U"消防安全",       U"城乡居民",
    U"城乡建设",           U"发展改革",     U"卫生健康",     U"市场监督管理", U"自然资源",       U"人力资源",
    U"农业农村",           U"交通运输",     U"文化旅游",     U"文化和旅游",   U"退役军人",       U"住房和城乡建设",
    U"住房公积金",         U"组织开展",     U"贯彻落实",     U"学习贯彻",     U"建立健全",       U"职务任免",
    U"竣工验收",           U"招商引资",     U"脱贫攻坚",     U"五年行动",     U"三年行动",       U"整治提升",
    U"工作领导小组",       U"全国文明城市", U"基本养老保险", U"基本医疗保险", U"中央财政",       U"危房改造",
    U"国民经济和社会发展", U"公共资源",     U"义务教育",     U"学前教育",     U"职业教育",       U"高等教育",
    U"污染防治",           U"土地征收",     U"专项资金",     U"专项行动",     U"专项整治",       U"专项检查",
    U"年度考核",           U"行政审批",     U"行政执法",     U"行政处罚",     U"党史学习教育",   U"应急管理",
    U"应急救援",           U"防灾减灾",     U"信息公开",     U"政务公开",     U"政务服务",       U"志愿服务",
    U"干部培训班",         U"先进典型",     U"重点工作",     U"民生实事",     U"网络安全",       U"个人信息",
    U"营养改善",           U"执行情况",     U"事中事后监管", U"电视电话会议", U"非物质文化遗产", U"办公用房",
    U"绩效考核",           U"高标准农田",   U"宣传思想",     U"思想政治",     U"不合格",         U"道路交通",
    U"交通安全",           U"管理中心",     U"服务中心",     U"成员名单",     U"物业管理",       U"项目建设",
    U"信访工作",           U"国有资产",     U"社会实践",     U"财政收支",     U"预算执行",       U"应急响应",
    U"交通管制",           U"行政事业单位", U"人民群众",     U"有效衔接"};

constexpr std::u32string_view kPlaceSuffixes = U"省市县区州盟旗乡镇村";
constexpr std::u32string_view kSuffixes =
    U"省市县区州盟旗乡镇村局委办厅院部署室会所站队社处科校园馆厂矿港路街组团化性制度率法权费税金款者员长家"
    U"们上中下内外间前后里时期人户年月日号届次项条家名个批件类级型式线网点带片群岗证书卡表单案稿";
constexpr std::u32string_view kPrefixes = U"第全各新老大小中副总非本我该每某原拟多超双";

constexpr std::u32string_view kOffices[] = {U"局",     U"委",     U"厅",     U"院",     U"署",     U"人民政府",
                                            U"政府",   U"办公室", U"办公厅", U"委员会", U"小组",   U"办事处",
                                            U"指挥部", U"党组",   U"联合会", U"协会",   U"总工会", U"支队",
                                            U"大队",   U"管委会", U"创建办", U"法院",   U"检察院"};

constexpr std::u32string_view kPlaces[] = {U"街道",   U"社区",   U"新区",   U"开发区",
                                           U"自治县", U"自治州", U"自治区", U"农场"};

constexpr std::u32string_view kNumerals = U"〇零一二三四五六七八九十百千万亿两";
constexpr std::u32string_view kUnits[] = {
    U"年",   U"月",   U"日",   U"号",   U"时",   U"分",     U"秒",     U"期",   U"届",   U"次",   U"条",
    U"款",   U"项",   U"章",   U"节",   U"批",   U"名",     U"位",     U"版",   U"卷",   U"册",   U"页",
    U"讲",   U"场",   U"类",   U"级",   U"个",   U"家",     U"户",     U"人",   U"件",   U"元",   U"万",
    U"亿",   U"吨",   U"亩",   U"米",   U"里",   U"岁",     U"周年",   U"年度", U"年代", U"季度", U"月份",
    U"世纪", U"万元", U"亿元", U"公里", U"公顷", U"平方米", U"人次",   U"小时", U"多",   U"余",   U"倍",
    U"度",   U"号线", U"辆",   U"套",   U"座",   U"处",     U"所",     U"天",   U"周",   U"市",   U"县",
    U"省",   U"万亩", U"万吨", U"万人", U"全会", U"中全会", U"百分点", U"年期", U"日报", U"号楼", U"批次"};

constexpr std::u32string_view kCountingUnits[] = {U"届", U"次", U"号", U"名", U"位", U"个", U"项", U"条", U"件"};

constexpr std::u32string_view kSurnames =
    U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘"
    U"杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤尹黎易常武乔贺赖龚文庞樊兰殷"
    U"施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪"
    U"靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池"
    U"滕晋苑邬臧畅宫来全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井"
    U"练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保蔺";
constexpr std::u32string_view kLongSurnames[] = {U"欧阳", U"司马", U"上官", U"诸葛", U"东方", U"皇甫", U"尉迟",
                                                 U"公孙", U"慕容", U"令狐", U"司徒", U"夏侯", U"端木", U"独孤"};
constexpr std::u32string_view kAfterName[] = {U"同志",   U"等同志", U"任职", U"免职", U"任免", U"等任职", U"等免职",
                                              U"等任免", U"职务",   U"先生", U"女士", U"等人", U"等职务"};

bool one_of(std::u32string_view word, Words words) { return std::ranges::find(words, word) != words.end(); }

std::size_t longest(std::u32string_view text, std::size_t at, Words words) {
  const std::u32string_view rest = text.substr(at);
  std::size_t length = 0;
  for (const std::u32string_view word : words) {
    if (word.size() > length && rest.starts_with(word)) length = word.size();
  }
  return length;
}

}  // namespace

Part part_of(std::u32string_view word) {
  if (one_of(word, kParticles)) return Part::particle;
  if (one_of(word, kConjunctions)) return Part::conjunction;
  if (one_of(word, kPrepositions)) return Part::preposition;
  if (one_of(word, kAdverbs)) return Part::adverb;
  if (one_of(word, kVerbs)) return Part::verb;
  if (one_of(word, kHeads)) return Part::head;
  return Part::other;
}

std::size_t word_at(std::u32string_view text, std::size_t at) { return longest(text, at, kWords); }
std::size_t phrase_at(std::u32string_view text, std::size_t at) { return longest(text, at, kPhrases); }

bool is_suffix(char32_t character) { return kSuffixes.find(character) != std::u32string_view::npos; }
bool is_prefix(char32_t character) { return kPrefixes.find(character) != std::u32string_view::npos; }
bool is_place_suffix(char32_t character) { return kPlaceSuffixes.find(character) != std::u32string_view::npos; }

bool closes_organisation(std::u32string_view word) {
  return std::ranges::any_of(kOffices, [word](std::u32string_view office) { return word.ends_with(office); });
}

bool closes_place(std::u32string_view word) { return one_of(word, kPlaces); }

bool is_chinese_numeral(char32_t character) { return kNumerals.find(character) != std::u32string_view::npos; }
bool is_unit(std::u32string_view word) { return one_of(word, kUnits); }
bool counts_a_noun(std::u32string_view word) { return one_of(word, kCountingUnits); }

std::size_t surname_at(std::u32string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (const std::size_t length = longest(text, at, kLongSurnames); length > 0) return length;
  return kSurnames.find(text[at]) != std::u32string_view::npos ? 1 : 0;
}

bool follows_name(std::u32string_view text, std::size_t at) {
  return at < text.size() && longest(text, at, kAfterName) > 0;
}

}  // namespace typeset::text
