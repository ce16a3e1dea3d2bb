#include "text/title_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>

#include "base/utf8.h"
#include "base/word_cut.h"
#include "words/segment.h"

namespace typeset::text {

namespace {

using enum CharClass;
using words::is_chinese_numeral;
using words::KnownWord;
using words::Lexicon;
using words::WordClass;

/// What counts behind a number: 年 年度 号 届 项 个百分点.
constexpr std::u32string_view kUnits[] = {
    U"年",   U"月",   U"日",   U"号",   U"时",   U"分",     U"秒",     U"期",   U"届",   U"次",     U"条",   U"款",
    U"项",   U"章",   U"节",   U"批",   U"名",   U"位",     U"版",     U"卷",   U"册",   U"页",     U"讲",   U"场",
    U"类",   U"级",   U"个",   U"家",   U"户",   U"人",     U"件",     U"元",   U"万",   U"亿",     U"吨",   U"亩",
    U"米",   U"里",   U"岁",   U"周年", U"年度", U"年代",   U"季度",   U"月份", U"世纪", U"万元",   U"亿元", U"公里",
    U"公顷", U"人次", U"小时", U"倍",   U"度",   U"号线",   U"辆",     U"套",   U"座",   U"处",     U"所",   U"天",
    U"周",   U"万亩", U"万吨", U"万人", U"全会", U"中全会", U"百分点", U"起",   U"例",   U"宗",     U"支",   U"道",
    U"部",   U"篇",   U"轮",   U"组",   U"大",   U"年级",   U"楼",     U"余",   U"多",   U"平方米", U"批次", U"个月"};

constexpr std::u32string_view kSurnames =
    U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘"
    U"杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤尹黎易常武乔贺赖龚文庞樊兰殷"
    U"施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪"
    U"靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池"
    U"滕晋苑邬臧畅宫来全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井"
    U"练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保蔺";
constexpr std::u32string_view kLongSurnames[] = {U"欧阳", U"司马", U"上官", U"诸葛", U"东方", U"皇甫", U"尉迟",
                                                 U"公孙", U"慕容", U"令狐", U"司徒", U"夏侯", U"端木", U"独孤"};
/// What shows that a name stands right before.
constexpr std::u32string_view kAfterName[] = {U"同志", U"等同志", U"任职", U"免职",   U"任免",
                                              U"等人", U"先生",   U"女士", U"等职务", U"等任职"};

/// Of a hanzi that stands alone: it closes the word before it, or opens the one behind.
constexpr std::u32string_view kSuffixes =
    U"省市县区州盟旗乡镇村局委办厅院部署室会所站队社处科校园馆厂矿港路街组团化性度率法权费税金款者员长家们上中下内"
    U"外间前后里时期人户届次条批件类级型式网点带片群岗证书卡表单案稿函机器线版本体力量学课群节城堂队";
constexpr std::u32string_view kPrefixes = U"第全各新老大小中副总非本我该每某原拟多超双";
constexpr std::u32string_view kPlaceSuffixes = U"省市县区州盟旗乡镇村";

template <std::size_t n>
std::size_t longest(std::u32string_view text, std::size_t at, const std::u32string_view (&list)[n]) {
  const std::u32string_view rest = text.substr(at);
  std::size_t length = 0;
  for (const std::u32string_view word : list)
    if (word.size() > length && rest.starts_with(word)) length = word.size();
  return length;
}

bool one_of(char32_t c, std::u32string_view list) { return list.find(c) != std::u32string_view::npos; }

std::size_t surname_at(std::u32string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (const std::size_t length = longest(text, at, kLongSurnames); length > 0) return length;
  return one_of(text[at], kSurnames) ? 1 : 0;
}

/// A verb, preposition … by itself, so that a hanzi alone is a word.
bool stands_alone(WordClass cls) {
  return cls == WordClass::predicate || cls == WordClass::preposition || cls == WordClass::conjunction ||
         cls == WordClass::particle;
}

class WordFinder {
 public:
  WordFinder(const Ruler& ruler, const Lexicon& lexicon, std::span<const std::string> own)
      : ruler_(ruler), items_(ruler.items()), lexicon_(lexicon), own_(own) {
    found_.text.reserve(items_.size());
    for (const Item& item : items_) found_.text += item.character;
    ends_.assign(items_.size() + 1, false);
    found_.inside.assign(items_.size(), TitleRule::in_word);
  }

  TitleText find() {
    words_of_lexicon();
    numbers();
    placeholders();
    names();
    words_of_style();
    cut();
    classify();
    join_single_hanzi();
    find_phrases();
    return std::move(found_);
  }

 private:
  std::u32string_view text() const { return found_.text; }
  std::u32string_view text(std::size_t begin, std::size_t end) const { return text().substr(begin, end - begin); }
  bool is_han(std::size_t i) const { return kHanLetters.has(items_[i].cls) || is_chinese_numeral(text()[i]); }

  void make_word(std::size_t begin, std::size_t end, TitleRule rule) {
    ends_[begin] = ends_[end] = true;
    for (std::size_t inner = begin + 1; inner < end; ++inner) {
      ends_[inner] = false;
      found_.inside[inner - 1] = rule;
    }
  }

  void words_of_lexicon() {
    std::vector<bool> boundaries;
    if (!lexicon_.has_dictionary()) {
      const std::vector<bool> of_bytes = word_boundaries(ruler_.galley().text());
      for (const Item& item : items_) boundaries.push_back(of_bytes[item.begin]);
      boundaries.push_back(true);
    }
    for (const words::Piece& piece : words::segment(text(), lexicon_, boundaries)) ends_[piece.begin] = true;
    ends_.back() = true;
  }

  /// 第五届, 2026年, 十件, 百分之四, 12.6%, 1—11月, 2018—2035年: a number, another it reaches to, and what they count.
  void numbers() {
    for (std::size_t at = 0; at < text().size();) {
      const std::size_t begin = at;
      std::size_t end = number_end(at);
      if (end == begin) {
        ++at;
        continue;
      }
      const bool single = end == begin + 1 && is_chinese_numeral(text()[begin]);
      const std::size_t unit = unit_at(end);
      // 一 in 统一 or 一老一小 is part of a word, and 千 of 千方百计.
      if (single && (!ends_[begin] || (!ends_[end] && unit == 0))) {
        at = end;
        continue;
      }
      end += unit_at(end);
      // 1—11月, 12月18日至22日: what it reaches to, with or without a unit before.
      if (end < text().size() && (items_[end].cls == CN || text()[end] == U'至' || text()[end] == U'到')) {
        if (const std::size_t further = number_end(end + 1); further > end + 1) end = further + unit_at(further);
      }
      make_word(begin, end, TitleRule::in_number);
      at = end;
    }
  }
  /// Past the number at `at`, 第 and a per cent sign with it; `at` if there is none.
  std::size_t number_end(std::size_t at) const {
    std::size_t end = at;
    if (end < text().size() && text()[end] == U'第') ++end;
    const std::size_t digits = end;
    while (end < text().size() && (items_[end].cls == NU || is_chinese_numeral(text()[end]))) ++end;
    if (end == digits) return at;
    if (text().substr(end).starts_with(U"分之")) {
      std::size_t part = end + 2;
      while (part < text().size() && is_chinese_numeral(text()[part])) ++part;
      if (part > end + 2) end = part;
    }
    if (end < text().size() && items_[end].cls == PO) ++end;
    return end;
  }
  std::size_t unit_at(std::size_t at) const {
    if (at >= text().size()) return 0;
    const std::size_t listed = longest(text(), at, kUnits);
    if (listed > 0 && at + listed <= text().size()) {
      // 人 in 3人民医院 is none, but 届 in 五届全国人大 is one.
      const bool ends_there = ends_[at + listed] || !ends_[at];
      if (ends_there || listed > 1 || begins_word(at + 1)) return listed;
    }
    // Any hanzi alone behind a number counts: 八条.
    if (is_han(at) && ends_[at] && ends_[at + 1] && !stands_alone(class_of(text(at, at + 1)))) return 1;
    return 0;
  }
  bool begins_word(std::size_t at) const {
    bool found = false;
    lexicon_.for_each_at(text(), std::min(at, text().size() - 1), [&](std::size_t length, const KnownWord& word) {
      found = found || (length > 1 && word.cls != WordClass::phrase);
    });
    return at < text().size() && found;
  }

  /// 某某市, 某某: what stands for a name.
  void placeholders() {
    for (std::size_t at = text().find(U"某某"); at != std::u32string::npos; at = text().find(U"某某", at + 2)) {
      std::size_t end = at + 2;
      constexpr std::u32string_view kPlaces[] = {U"街道", U"社区", U"新区", U"开发区", U"自治县", U"自治州"};
      const std::size_t place = longest(text(), end, kPlaces);
      // 某某市场 is no 某某市.
      const bool suffix = end < text().size() && one_of(text()[end], kPlaceSuffixes);
      if (place > 0)
        end += place;
      else if (suffix && (end + 1 >= text().size() || text()[end + 1] != U'场'))
        ++end;
      make_word(at, end, TitleRule::in_word);
    }
  }

  /// Whether [begin, end) can be a person's name: a surname and one or two hanzi that are no other word.
  bool is_name(std::size_t begin, std::size_t end) const {
    const std::size_t surname = surname_at(text(), begin);
    if (surname == 0 || end <= begin + surname || end > begin + surname + 2 || end > text().size()) return false;
    for (std::size_t i = begin; i < end; ++i)
      if (!is_han(i)) return false;
    constexpr std::uint32_t kCommon = 20 * words::kBit;
    const std::optional<KnownWord> word = lexicon_.find(text(begin, end));
    return !word || word->cls == WordClass::person || word->cls == WordClass::noun || word->cost > kCommon;
  }
  std::size_t name_before(std::size_t end) const {
    for (std::size_t length = std::min<std::size_t>(end, 4); length >= 2; --length)
      if (ends_[end - length] && is_name(end - length, end)) return length;
    return 0;
  }
  /// Names before 同志, 任职, 等3名 …, those listed before them, and those behind a post: 常务副市长李小红主持.
  void names() {
    for (std::size_t i = 2; i < text().size(); ++i) {
      const bool and_others =
          text()[i] == U'等' && i + 1 < text().size() && (items_[i + 1].cls == NU || is_chinese_numeral(text()[i + 1]));
      if (!and_others && longest(text(), i, kAfterName) == 0) continue;
      for (std::size_t end = i;;) {
        const std::size_t length = name_before(end);
        if (length == 0) break;
        make_word(end - length, end, TitleRule::in_name);
        names_.insert(end - length);
        end -= length;
        if (end >= 3 && text()[end - 1] == U'、') --end;
      }
    }
    for (std::size_t i = 1; i + 1 < text().size(); ++i)
      if (ends_[i] && closes_post(i)) name_behind(i);
  }
  bool closes_post(std::size_t end) const {
    for (std::size_t length = 2; length <= std::min<std::size_t>(end, 6); ++length)
      if (class_of(text(end - length, end)) == WordClass::post) return true;
    return false;
  }
  void name_behind(std::size_t begin) {
    constexpr std::uint32_t kCommon = 18 * words::kBit;
    const std::size_t surname = surname_at(text(), begin);
    bool word_here = false;
    lexicon_.for_each_at(text(), begin, [&](std::size_t length, const KnownWord& word) {
      const bool is_surname = length == surname;  // 欧阳
      word_here = word_here || (length > 1 && !is_surname && word.cls != WordClass::person && word.cost < kCommon);
    });
    if (word_here) return;
    for (const std::size_t given : {std::size_t{2}, std::size_t{1}}) {
      const std::size_t end = begin + surname + given;
      if (!is_name(begin, end)) continue;
      // 张三|在全县会议上的讲话, 张三|作工作报告
      if (given == 2 && one_of(text()[end - 1], U"在到赴对向为率会就将与作") && is_name(begin, end - 1)) continue;
      const bool goes_on =
          end == text().size() || !is_han(end) || begins_word(end) || stands_alone(class_of(text(end, end + 1)));
      if (!goes_on) continue;
      make_word(begin, end, TitleRule::in_name);
      names_.insert(begin);
      return;
    }
  }

  void words_of_style() {
    for (const std::string& own : own_) {
      const std::u32string word = to_utf32(own);
      if (word.size() < 2) continue;
      for (std::size_t at = text().find(word); at != std::u32string::npos; at = text().find(word, at + word.size()))
        make_word(at, at + word.size(), TitleRule::in_own_word);
    }
  }

  void cut() {
    for (std::uint32_t begin = 0, i = 1; i <= items_.size(); ++i) {
      // A mark is a word by itself, whatever else holds it.
      const bool mark = !is_letter(i - 1) || (i < items_.size() && !is_letter(i));
      if (!ends_[i] && !(mark && found_.inside[i - 1] == TitleRule::in_word)) continue;
      TitleWord word{begin, i};
      word.mark = !is_letter(begin);
      word.name = names_.contains(begin);
      found_.words.push_back(word);
      begin = i;
    }
  }
  bool is_letter(std::size_t i) const { return is_han(i) || kWesternLetters.has(items_[i].cls) || items_[i].cls == PO; }

  WordClass class_of(std::u32string_view word) const {
    const std::optional<KnownWord> known = lexicon_.find(word);
    return known && known->cls != WordClass::phrase ? known->cls : WordClass::unknown;
  }
  bool is_adverb(WordClass cls, std::size_t length) const {
    return cls == WordClass::manner || (cls == WordClass::adverb && length > 1);
  }

  void classify() {
    for (TitleWord& word : found_.words) classify(word);
    for (std::size_t k = 0; k < found_.words.size(); ++k) {
      TitleWord& word = found_.words[k];
      if (word.first == WordClass::action && acts(k)) word.first = word.last = WordClass::predicate;
      if (word.first == WordClass::predicate && is_nominal(k)) word.first = word.last = WordClass::action;
    }
  }

  WordClass class_behind(std::size_t k) const {
    return k + 1 < found_.words.size() ? found_.words[k + 1].first : WordClass::unknown;
  }
  /// Whether a verb that may be a noun is a verb where it stands.
  bool acts(std::size_t k) const {
    const bool first = k == 0;
    const TitleWord* before = first ? nullptr : &found_.words[k - 1];
    // 扎实|推进
    if (!first && !before->mark && is_adverb(before->last, before->end - before->begin)) return true;
    const WordClass next = class_behind(k);
    // 申请|拨付, 组织|开展: where a clause begins, it is none before another verb; 要求|严守 nowhere.
    constexpr std::u32string_view kSaying[] = {U"要求", U"决定", U"号召", U"呼吁", U"表示", U"指示"};
    const bool begins = first || begins_clause_behind(*before);
    if (next == WordClass::predicate) {
      return begins || std::ranges::find(kSaying, found_.of(found_.words[k])) != std::end(kSaying);
    }
    const bool after_modifier = !first && !before->mark &&
                                (before->last == WordClass::attribute || before->last == WordClass::adjective ||
                                 before->last == WordClass::particle || before->last == WordClass::numeral);
    if (after_modifier) return false;
    // 抓获|46名, 覆盖|某某市: an object, whatever stands before. 关于|保障农民工工资, 某某市|治理城市内涝.
    const bool counted = next == WordClass::numeral || next == WordClass::time || next == WordClass::place;
    const bool behind_verb = !first && (before->last == WordClass::action || before->last == WordClass::predicate);
    if (counted && !behind_verb) return true;
    const bool noun = next == WordClass::noun && found_.of(found_.words[k + 1]).size() > 1;
    const bool object = noun || next == WordClass::attribute || next == WordClass::adjective ||
                        next == WordClass::pronoun || next == WordClass::organisation || opens_object(k + 1);
    return begins && object;
  }
  bool opens_object(std::size_t k) const {
    if (k >= found_.words.size() || !found_.words[k].mark) return false;
    const char32_t c = text()[found_.words[k].begin];
    return c == U'“' || c == U'《';
  }
  /// 能力|提升|行动: a verb used as a noun between others.
  bool is_nominal(std::size_t k) const {
    if (k == 0 || found_.words[k - 1].mark || found_.of(found_.words[k]).size() != 2) return false;
    const WordClass before = found_.words[k - 1].last;
    // 举行|签约|仪式: behind a verb, too.
    const bool noun_before = before == WordClass::noun || before == WordClass::head || before == WordClass::action ||
                             before == WordClass::predicate;
    if (!noun_before) return false;
    // 夏季治安|打击|整治行动: other verbs may stand before the head.
    std::size_t head = k + 1;
    while (head < found_.words.size() && found_.words[head].first == WordClass::action) ++head;
    // What is done as a verb says, not what a verb is done to: 能力|提升|行动, but 防线|护航|经济社会发展.
    constexpr std::u32string_view kDoings[] = {
        U"行动",   U"工程", U"项目", U"工作", U"活动", U"机制", U"体系", U"计划", U"方案", U"问题", U"情况", U"仪式",
        U"制度",   U"措施", U"办法", U"政策", U"规划", U"任务", U"服务", U"试点", U"资金", U"经费", U"平台", U"基地",
        U"中心",   U"队伍", U"力度", U"能力", U"水平", U"成效", U"大会", U"会议", U"意见", U"标准", U"条例", U"指南",
        U"培训班", U"大赛", U"竞赛", U"系统", U"设施", U"设备", U"模式", U"专班", U"清单", U"通知", U"事项", U"程序"};
    if (head >= found_.words.size() || found_.words[head].first != WordClass::head) return false;
    const std::u32string_view doing = found_.of(found_.words[head]);
    if (std::ranges::find(kDoings, doing) == std::end(kDoings) && !doing.ends_with(U'会')) return false;
    // The head must close the phrase: 工程建设项目, but not 工程开展项目….
    const std::size_t behind = head + 1;
    if (behind >= found_.words.size() || found_.words[behind].mark || head > k + 1) return true;
    const WordClass next = found_.words[behind].first;
    return next == WordClass::head || next == WordClass::particle || next == WordClass::predicate ||
           next == WordClass::action;
  }

  bool begins_clause_behind(const TitleWord& word) const {
    if (word.mark) return items_[word.begin].cls != CL;
    return word.last == WordClass::predicate || word.last == WordClass::preposition || word.last == WordClass::organ ||
           word.last == WordClass::organisation || word.last == WordClass::place || word.last == WordClass::person ||
           word.last == WordClass::localiser || is_adverb(word.last, word.end - word.begin);
  }
  void classify(TitleWord& word) const {
    const std::u32string_view letters = found_.of(word);
    if (word.mark) return;
    if (word.name) {
      word.first = word.last = WordClass::person;
      return;
    }
    if (const std::optional<WordClass> counted = class_of_number(letters)) {
      word.first = word.last = *counted;
      return;
    }
    const WordClass cls = is_whole_place(word) ? WordClass::attribute : class_of(letters);
    word.first = word.last = cls == WordClass::unknown ? WordClass::noun : cls;
    const bool final_class = cls >= WordClass::preposition || cls == WordClass::place || cls == WordClass::organisation;
    if (letters.size() < 3 || (final_class && cls != WordClass::noun)) {
      if (cls == WordClass::set_phrase) word.first = word.last = WordClass::noun;
      return;
    }
    // Of two words: 贯彻|落实, 扎实|推进.
    for (const std::size_t cut : {std::size_t{2}, letters.size() - 2}) {
      const std::u32string_view one = letters.substr(0, cut), other = letters.substr(cut);
      if (cut < 2 || other.size() < 2) continue;
      const std::optional<KnownWord> left = lexicon_.find(one), right = lexicon_.find(other);
      if (!left || !right) continue;
      word.first = left->cls;
      word.last = right->cls;
      if (is_adverb(word.first, one.size()) && (word.last == WordClass::action || word.last == WordClass::predicate))
        word.first = word.last = WordClass::predicate;
      return;
    }
    if (cls == WordClass::set_phrase) word.first = word.last = WordClass::noun;
  }
  /// 关于|全县|农村人居环境: which one what follows is of. Behind what says when, it is a place like another.
  bool is_whole_place(const TitleWord& word) const {
    const std::u32string_view letters = found_.of(word);
    if (letters.size() != 2 || letters.front() != U'全' || !one_of(letters.back(), U"国省市县区州乡镇村")) return false;
    const TitleWord* before = &word == found_.words.data() ? nullptr : &word - 1;
    return before != nullptr && (before->last == WordClass::preposition || before->last == WordClass::predicate);
  }
  /// 2026年, 第一季度 and 上半年 say when; other numbers say how many.
  std::optional<WordClass> class_of_number(std::u32string_view letters) const {
    constexpr std::u32string_view kTimes[] = {U"季度", U"半年", U"月份", U"年度"};
    const bool number = one_of(letters.front(), U"第0123456789") || is_chinese_numeral(letters.front()) ||
                        one_of(letters.front(), U"上下前");
    if (!number || letters.size() < 2) {
      return letters.size() == 1 && (is_chinese_numeral(letters.front()) || one_of(letters.front(), U"0123456789"))
                 ? std::optional(WordClass::numeral)
                 : std::nullopt;
    }
    for (const std::u32string_view time : kTimes)
      if (letters.ends_with(time)) return WordClass::time;
    if (one_of(letters.front(), U"上下前")) return std::nullopt;
    const bool ordinal_or_digits = letters.front() == U'第' || !is_chinese_numeral(letters.front());
    const bool is_time = one_of(letters.back(), U"年月日周");
    bool all_counted = ordinal_or_digits;
    if (!all_counted) {
      std::size_t digits = 0;
      while (digits < letters.size() && is_chinese_numeral(letters[digits])) ++digits;
      const std::size_t unit = digits < letters.size() ? letters.size() - digits : 0;
      all_counted = digits == letters.size() || longest(letters, digits, kUnits) == unit ||
                    class_of(letters) == WordClass::numeral;
    }
    if (!all_counted) return std::nullopt;
    return is_time ? WordClass::time : WordClass::numeral;
  }

  /// 水|务 belong together, 局 to what it closes, 全 to what it opens.
  void join_single_hanzi() {
    std::vector<TitleWord>& words = found_.words;
    const auto join = [&](std::size_t k) { words[k].joined = TitleRule::in_word; };
    const auto single = [&](std::size_t k) {
      const TitleWord& word = words[k];
      return word.end == word.begin + 1 && !word.mark && is_han(word.begin) && !stands_alone(word.first) &&
             word.first != WordClass::numeral;
    };
    const auto is_left_word = [&](std::size_t k) {
      return k > 0 && !words[k - 1].mark && is_han(words[k - 1].end - 1) && !stands_alone(words[k - 1].last) &&
             !is_adverb(words[k - 1].last, 2) && !words[k - 1].name;
    };
    for (std::size_t begin = 0; begin < words.size(); ++begin) {
      if (!single(begin)) continue;
      std::size_t end = begin + 1;
      const auto opens = [&](std::size_t k) {
        const char32_t c = text()[words[k].begin];
        return one_of(c, kPrefixes) && !one_of(c, kSuffixes);
      };
      while (end < words.size() && single(end) && !opens(end)) ++end;
      for (std::size_t k = begin; k + 1 < end; ++k) join(k);
      const char32_t last = text()[words[end - 1].begin];
      const bool left = is_left_word(begin), alone = end == begin + 1;
      const bool right = end < words.size() && !words[end].mark && is_han(words[end].begin);
      // 市|统计局, and 县 in 发布预警信号县防汛抗旱指挥部启动响应: behind a common noun it closes no name.
      const bool behind_common =
          left && lexicon_.find(found_.of(words[begin - 1])).has_value() && words[begin - 1].last != WordClass::place;
      const bool stands_for_place = alone && right && one_of(last, kPlaceSuffixes) && (!left || behind_common);
      if (left && (alone ? one_of(last, kSuffixes) && !stands_for_place : one_of(last, kPlaceSuffixes))) {
        join(begin - 1);
      } else if (alone && right && (stands_for_place || one_of(last, kPrefixes))) {
        join(begin);
      } else if (alone) {
        if (left) join(begin - 1);
        if (right) join(begin);
      }
      begin = end - 1;
    }
  }

  void find_phrases() {
    std::vector<bool> word_ends(text().size() + 1);
    for (const TitleWord& word : found_.words) word_ends[word.begin] = word_ends[word.end] = true;
    for (const TitleWord& word : found_.words) {
      if (word.mark) continue;
      std::size_t longest_end = 0;
      lexicon_.for_each_at(text(), word.begin, [&](std::size_t length, const KnownWord& known) {
        constexpr std::size_t kLong = 4;
        const std::size_t end = word.begin + length;
        if (known.cls != WordClass::phrase && length < kLong) return;
        if (word_ends[end] || crosses_into_word(end)) longest_end = end;
      });
      const auto end = static_cast<std::uint32_t>(longest_end);
      if (end > word.begin + 1) found_.phrases.emplace_back(word.begin, end);
    }
  }
  /// Whether `at` divides the word that it lies in into two that are words too.
  bool crosses_into_word(std::size_t at) const {
    const TitleWord& word =
        *std::ranges::upper_bound(found_.words, at, {}, [](const TitleWord& one) { return one.end; });
    return at > word.begin + 1 && at + 1 < word.end && lexicon_.find(text(word.begin, at)).has_value() &&
           lexicon_.find(text(at, word.end)).has_value();
  }

  const Ruler& ruler_;
  const std::vector<Item>& items_;
  const Lexicon& lexicon_;
  std::span<const std::string> own_;
  TitleText found_;
  std::vector<bool> ends_;       // before each character, and after the last: whether a word ends there
  std::set<std::size_t> names_;  // where persons' names begin
};

}  // namespace

TitleText read_title(const Ruler& ruler, const Lexicon& lexicon, std::span<const std::string> own) {
  return WordFinder(ruler, lexicon, own).find();
}

}  // namespace typeset::text
