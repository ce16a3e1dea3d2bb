#include "import/patterns.h"

#include <algorithm>

#include "base/characters.h"
#include "base/utf8.h"
#include "source/date.h"
#include "source/secrecy.h"
#include "source/text.h"
#include "source/values.h"

namespace typeset::pasted {

namespace {

struct Row {
  Sort sort;
  std::u32string_view form;
};

constexpr std::array kRows = std::to_array<Row>({
    {Sort::number, U"<(><{y}年><增刊>第{n}期<)><<[><(>总第{t}期<]><)>>"},
    {Sort::number, U"<(><{y}年>总第{t}期<)>"},
    {Sort::number, U"<(>{y}年第{n}期,总第{t}期<)>"},
    {Sort::number, U"<(><{y}年>增刊<<(>第{n}期<)>><<[><(>总第{t}期<]><)>><)>"},
    {Sort::number, U"<(><{y}年>第{n}期<(>增刊<)><)>"},
    {Sort::number, U"<(>期号:{n}<)>"},
    {Sort::date, U"<(><日期:>{d}<)>"},
    {Sort::issuer, U"编发单位:{x}"},
    {Sort::issuer, U"编印单位:{x}"},
    {Sort::issuer, U"主办单位:{x}"},
    {Sort::issuer, U"主办:{x}"},
    {Sort::issuer_date, U"{x}{d}"},
    {Sort::issuer_date, U"{d}{x}"},
    {Sort::contents_label, U"<[><【><本期>目录<】><]><:>"},
    {Sort::contents_label, U"<[><【><本期>要目<】><]><:>"},
    {Sort::contents_label, U"<[><【>本期内容<】><]><:>"},
    {Sort::contents_label, U"<[><【>本期导读<】><]><:>"},
    {Sort::contents_label, U"<[><【>内容提要<】><]><:>"},
    {Sort::note_label, U"<[><【><〔>编者按<〕><】><]><:>"},
    {Sort::note_label, U"<[><【><〔>按语<〕><】><]><:>"},
    {Sort::note, U"<[><【><〔>编者按<〕><】><]>:{x}"},
    {Sort::note, U"<[><【><〔>按语<〕><】><]>:{x}"},
    {Sort::note, U"<[><【><〔>按<〕><】><]>:{x}"},
    {Sort::note, U"[编者按]{x}"},
    {Sort::note, U"【编者按】{x}"},
    {Sort::note, U"〔编者按〕{x}"},
    {Sort::note, U"[按]{x}"},
    {Sort::note, U"【按】{x}"},
    {Sort::contributor, U"<(>供稿:{x}<)>"},
    {Sort::contributor, U"<(>供稿单位:{x}<)>"},
    {Sort::contributor, U"({x}供稿)"},
    {Sort::doc_number, U"{x}〔{y}〕<第>{n}号"},
    {Sort::doc_number, U"{x}[{y}]<第>{n}号"},
    {Sort::doc_number, U"{x}【{y}】<第>{n}号"},
    {Sort::doc_number, U"{x}({y})<第>{n}号"},
    {Sort::doc_number, U"{x}<{y}年>第{n}号"},
    {Sort::signer, U"签发人:{x}"},
    {Sort::signer, U"签发:{x}"},
    {Sort::copy_number, U"编号:{x}"},
    {Sort::copy_number, U"份号:{x}"},
    {Sort::copy_number, U"No.{x}"},
    {Sort::addressee, U"主送:{x}"},
    {Sort::addressee, U"各{x}:"},
    {Sort::author, U"<(>作者:{x}<)>"},
    {Sort::author, U"<(>文/{x}<)>"},
    {Sort::author, U"<(>记者:{x}<)>"},
    {Sort::author, U"<(>通讯员:{x}<)>"},
    {Sort::author, U"<(>撰稿:{x}<)>"},
    {Sort::author, U"<(>执笔:{x}<)>"},
    {Sort::printed, U"<印发机关:>{x}{d}印<发><<(>共印{c}份<)>>"},
    {Sort::printed, U"<印发日期:>{d}印<发><<(>共印{c}份<)>>"},
    {Sort::subject_words, U"主题词:{x}"},
    {Sort::copies, U"<(>共印<发><:>{c}份<)>"},
    {Sort::copies, U"<(>印数:{c}<份><)>"},
    {Sort::copies, U"<(>份数:{c}<份><)>"},
    {Sort::page_number, U"-{c}-"},
    {Sort::page_number, U"--{c}--"},
    {Sort::page_number, U"·{c}·"},
    {Sort::page_number, U"第{c}页<<,><(><共>{t}页<)>>"},
    {Sort::page_number, U"第{c}页/共{t}页"},
});

constexpr std::array kDistribution = std::to_array<std::string_view>(
    {"报",       "送",       "发",   "抄送", "本期增发", "增发", "报送", "抄报", "抄发", "分送",
     "分发",     "主送",     "呈报", "呈送", "呈",       "发送", "印送", "下发", "报告", "发送范围",
     "分送范围", "印发范围", "转送", "转发", "发至",     "呈阅", "送阅", "存档"});

constexpr std::array kCredits = std::to_array<std::string_view>(
    {"审核",     "编辑",     "校对",     "签发",     "审签",     "审定",   "审阅", "责任编辑", "责编",
     "主编",     "副主编",   "执行主编", "编审",     "核稿",     "拟稿",   "撰稿", "采编",     "编印",
     "责任校对", "执行编辑", "本期编辑", "本期责编", "值班编辑", "总编辑", "编校", "监制",     "策划"});

// Where the office is found, and who is on duty (BR-40).
constexpr std::array kContact = std::to_array<std::string_view>(
    {"值班员",   "值班人员", "值班领导", "带班领导",   "值班主任", "联系人", "电话",     "联系电话",
     "值班电话", "办公电话", "咨询电话", "办公室电话", "投稿电话", "传真",   "传真电话", "邮箱",
     "电子邮箱", "投稿邮箱", "电子信箱", "信箱",       "电子邮件", "E-mail", "Email",    "邮编",
     "邮政编码", "地址",     "通讯地址", "微信公众号", "网址"});

// Words of the lines at the top left of the head (BR-33); a longer one before what it begins with.
constexpr std::array kFlags = std::to_array<std::string_view>(
    {"内部资料", "内部参考", "内部参阅", "内部刊物", "内部文件",     "内部材料", "内部使用",  "注意保存",
     "注意保管", "注意保密", "妥善保管", "妥善保存", "仅供内部参考", "仅供参考", "领导参阅",  "供领导参阅",
     "请勿外传", "不得外传", "严禁外传", "不得翻印", "不得复制",     "阅后退回", "阅后销毁",  "特急",
     "加急",     "平急",     "急件",     "特提",     "不予公开",     "主动公开", "依申请公开"});

constexpr std::array kSecrecy = std::to_array<std::string_view>({"秘密", "机密", "绝密"});

// What a line in brackets below a title says besides a date.
constexpr std::array kTitleNotes =
    std::to_array<std::string_view>({"发布", "录音整理", "节选", "摘要", "摘登", "根据", "审议通过", "刊载", "原载"});

// Names of columns that stand without marks above the titles.
constexpr std::array kColumns = std::to_array<std::string_view>(
    {"经验交流", "经验做法", "领导讲话", "领导批示", "领导活动", "工作动态", "部门动态", "县区动态", "区县动态",
     "乡镇动态", "镇街动态", "一线动态", "调研思考", "调查研究", "调研报告", "工作研究", "工作部署", "工作交流",
     "工作通报", "情况通报", "督查通报", "典型案例", "典型经验", "典型引路", "他山之石", "外地经验", "外地动态",
     "理论学习", "学习园地", "政策解读", "政策法规", "重要会议", "重要精神", "上级精神", "会议精神", "要闻",
     "本期要闻", "要闻速递", "问题建议", "意见建议", "信息参考", "媒体关注", "曝光台",   "先进典型", "先锋风采"});

// Of a name of two or three characters with nothing beside it, what it begins with.
constexpr std::u32string_view kSurnames =
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟"
    U"谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤某";

constexpr std::array kBriefs = std::to_array<std::string_view>(
    {"工作简讯", "简讯",     "简要信息", "工作短讯", "短讯",       "简明新闻",   "各地简讯",
     "动态简讯", "信息简报", "要闻简讯", "基层简讯", "部门简讯",   "各地动态",   "基层动态",
     "信息快递", "信息集锦", "工作快讯", "快讯",     "一句话新闻", "一句话信息", "工作简报"});

// How an office that stands before a name ends: 县委书记　张三.
constexpr std::array kOffices = std::to_array<std::string_view>(
    {"书记", "市长", "县长", "区长",   "镇长", "乡长", "主任", "局长", "部长",   "主席",   "处长",   "科长", "厅长",
     "院长", "校长", "会长", "秘书长", "站长", "所长", "队长", "经理", "董事长", "办公室", "委员会", "局",   "记者"});

// What a title of an article names its subject by. Headings within an article (统筹推进　凝聚合力) name none.
constexpr std::array kSubjects =
    std::to_array<std::string_view>({"省", "市", "县", "区",   "州",   "盟",   "旗",   "镇",   "乡",   "街道",
                                     "村", "局", "厅", "公司", "集团", "学校", "学院", "大学", "医院", "某某"});

// What a remark in brackets at an article's end says of the text; （某某局） and （作者：张三） say none of it.
constexpr std::array kRemarks = std::to_array<std::string_view>(
    {"删减", "删节", "删改", "节选", "摘要",   "摘编",   "录音",   "本文",     "全文",     "待续", "未完", "下转",
     "上接", "另发", "附后", "原载", "有改动", "标题为", "联系人", "联系电话", "联系方式", "电话", "邮箱"});
constexpr std::array kBareRemarks = std::to_array<std::string_view>({"完", "略", "续", "连载"});

// What a line of things attached begins with, a colon or a number behind it.
constexpr std::array kAttachments = std::to_array<std::u32string_view>({U"附件", U"附表", U"附图", U"附"});

// Behind the issuer in the head, and printed there with it (BR-6); the longest first.
constexpr std::array kEdited = std::to_array<std::string_view>({"编印", "编制", "编发", "主办", "编"});

// The last character of an office's name.
constexpr std::u32string_view kOfficeEnds = U"办室委局厅部处会院所站社组府科团中心编印司校协";

// Marks that the name of a column stands in.
struct Frame {
  std::string_view open, close;
};
constexpr Frame kFrames[] = {{"【", "】"}, {"〖", "〗"}, {"［", "］"}, {"◆", "◆"}, {"★", "★"},
                             {"■", "■"},   {"●", "●"},   {"◇", "◇"},   {"☆", "☆"}, {"▲", "▲"}};

constexpr std::size_t kLongestLine = 200;  // characters of a line that a form with a free text is tried on

bool is_dash_line(const FoldedText& line) {
  constexpr std::size_t kShortest = 3;
  constexpr std::u32string_view kRuled = U"-_=*~#★☆.·…";
  if (line.size() < kShortest) return false;
  return kRuled.find(line.front().c) != std::u32string_view::npos &&
         std::all_of(line.begin(), line.end(), [&](const Folded& f) { return f.c == line.front().c; });
}

/// Matches one form; alternatives are tried in order, the longest numeral and the shortest free text first.
class Matcher {
 public:
  Matcher(const FoldedText& line, std::u32string_view form) : line_(line), form_(form) {}

  bool whole() { return from(0, 0); }
  std::vector<Capture> captures;

 private:
  bool from(std::size_t f, std::size_t at);
  bool option(std::size_t f, std::size_t at);
  bool place(std::size_t f, std::size_t at);
  std::size_t date_end(std::size_t at) const;
  bool take(std::size_t f, std::size_t at, std::size_t end, char32_t name);

  const FoldedText& line_;
  std::u32string_view form_;
};

bool Matcher::from(std::size_t f, std::size_t at) {
  for (; f < form_.size(); ++f, ++at) {
    if (form_[f] == U'<') return option(f, at);
    if (form_[f] == U'>') {
      --at;
      continue;
    }
    if (form_[f] == U'{') return place(f, at);
    if (at >= line_.size() || line_[at].c != form_[f]) return false;
  }
  return at == line_.size();
}

bool Matcher::option(std::size_t f, std::size_t at) {
  const std::size_t kept = captures.size();
  if (from(f + 1, at)) return true;
  captures.resize(kept);
  std::size_t depth = 0;
  for (; f < form_.size(); ++f) {
    if (form_[f] == U'<') ++depth;
    if (form_[f] == U'>' && --depth == 0) break;
  }
  return from(f + 1, at);
}

bool Matcher::take(std::size_t f, std::size_t at, std::size_t end, char32_t name) {
  constexpr std::size_t kPlace = 3;  // {n}
  const std::size_t kept = captures.size();
  captures.push_back({name, line_[at].begin, line_[end - 1].end});
  if (from(f + kPlace, end)) return true;
  captures.resize(kept);
  return false;
}

bool Matcher::place(std::size_t f, std::size_t at) {
  const char32_t name = form_[f + 1];
  if (at >= line_.size()) return false;
  if (name == U'd') {
    const std::size_t end = date_end(at);
    return end > at && take(f, at, end, name);
  }
  if (name == U'x') {
    if (f + 3 == form_.size()) return take(f, at, line_.size(), name);
    for (std::size_t end = at + 1; end <= line_.size(); ++end) {
      if (take(f, at, end, name)) return true;
    }
    return false;
  }
  std::size_t end = at;
  while (end < line_.size() && is_numeral(line_[end].c)) ++end;
  constexpr std::size_t kYear = 4;
  if (end == at || (name == U'y' && end - at != kYear)) return false;
  return take(f, at, end, name);
}

/// The end of the date that begins at `at`: digits and marks, three numbers. `at` itself if there is none.
std::size_t Matcher::date_end(std::size_t at) const {
  struct Form {
    char32_t year, month, day;
  };
  constexpr Form kForms[] = {{U'年', U'月', U'日'}, {U'-', U'-', 0}, {U'.', U'.', 0}, {U'/', U'/', 0}};
  const bool within = at > 0 && is_numeral(line_[at - 1].c);
  const auto digits = [&](std::size_t& end, std::size_t most) {
    const std::size_t begin = end;
    while (end < line_.size() && is_numeral(line_[end].c)) ++end;
    return end > begin && end - begin <= most;
  };
  for (const Form& form : kForms) {
    std::size_t end = at;
    constexpr std::size_t kYear = 4;
    constexpr std::size_t kOther = 3;  // 二十九
    if (within || !digits(end, kYear) || end - at != kYear || end >= line_.size() || line_[end++].c != form.year) {
      continue;
    }
    if (!digits(end, kOther) || end >= line_.size() || line_[end++].c != form.month) continue;
    if (!digits(end, kOther)) continue;
    if (form.day == 0) return end;
    if (end < line_.size() && line_[end].c == form.day) return end + 1;
  }
  return at;
}

std::u32string to_characters(std::string_view text) {
  std::u32string all;
  for (const Folded& f : fold(text)) all += f.c;
  return all;
}

bool follows(const FoldedText& line, std::size_t at, std::u32string_view word) {
  if (at + word.size() > line.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (line[at + i].c != word[i]) return false;
  }
  return true;
}

/// The label out of `labels` with a colon behind it that stands at `at`; the longest.
std::string_view label_at(const FoldedText& line, std::size_t at, std::span<const std::string_view> labels,
                          std::size_t& end) {
  std::string_view found;
  for (const std::string_view label : labels) {
    const std::u32string word = to_utf32(label);
    if (label.size() <= found.size() || !follows(line, at, word)) continue;
    if (!follows(line, at + word.size(), U":")) continue;
    found = label;
    end = at + word.size() + 1;
  }
  return found;
}

/// Whether the text says a day: 2026年2月28日11时50分.
bool dates_in(std::string_view text) { return match_line(text, {Sort::date, Sort::issuer_date}).has_value(); }

}  // namespace

std::string_view Match::text(char32_t place, std::string_view line) const {
  for (const Capture& capture : captures) {
    if (capture.place == place) return line.substr(capture.begin, capture.end - capture.begin);
  }
  return {};
}

std::optional<Match> match_line(std::string_view line, std::initializer_list<Sort> sorts) {
  constexpr std::size_t kMostBytes = 6;  // a character with the spaces round it
  if (line.size() > kLongestLine * kMostBytes) {
    // Only a note may be long; what precedes its text is short.
    if (std::find(sorts.begin(), sorts.end(), Sort::note) == sorts.end()) return {};
  }
  const FoldedText folded = fold(line);
  if (folded.empty()) return {};
  for (const Sort sort : sorts) {
    if (sort == Sort::rule && is_dash_line(folded)) return Match{Sort::rule, {}};
  }
  for (const Row& row : kRows) {
    if (std::find(sorts.begin(), sorts.end(), row.sort) == sorts.end()) continue;
    if (row.sort != Sort::note && folded.size() > kLongestLine) continue;
    Matcher matcher(folded, row.form);
    if (matcher.whole()) return Match{row.sort, std::move(matcher.captures)};
  }
  return {};
}

std::string plain_number(std::string_view text) {
  const auto number = number_of(to_characters(text));
  return number && *number >= 1 ? std::to_string(*number) : std::string();
}

std::string plain_date(std::string_view text) {
  std::vector<int> parts(1, 0);
  std::u32string digits;
  std::vector<int> numbers;
  for (const char32_t c : to_characters(text) + U" ") {
    if (is_numeral(c)) {
      digits += c;
    } else if (!digits.empty()) {
      numbers.push_back(number_of(digits).value_or(0));
      digits.clear();
    }
  }
  constexpr std::size_t kParts = 3;
  if (numbers.size() != kParts) return {};
  const std::string date = in_chinese({numbers[0], numbers[1], numbers[2]});
  Diagnostics ignored;
  return read_date(LocatedText(date, {}), Term(""), ignored) ? date : std::string();
}

std::optional<Labelled> distribution_of(std::string_view line) {
  const FoldedText folded = fold(line.substr(0, 64));
  std::size_t end = 0;
  const std::string_view label = label_at(folded, 0, kDistribution, end);
  if (label.empty() || end >= folded.size()) return {};
  return Labelled{label, folded[end].begin};
}

std::optional<Labelled> band_of(std::string_view line) {
  constexpr std::size_t kShortest = 2;  // characters of the label
  constexpr std::size_t kLongest = 6;
  constexpr std::array kNone =
      std::to_array<std::string_view>({"附件", "备注", "说明", "编者按", "供稿", "供稿单位", "注释", "来源"});
  const FoldedText folded = fold(line.substr(0, 64));
  std::size_t at = 0;
  while (at < folded.size() && kHanLetters.has(char_class(folded[at].c))) ++at;
  if (at < kShortest || at > kLongest || at + 1 >= folded.size() || folded[at].c != U':') return {};
  const std::string_view label = line.substr(folded[0].begin, folded[at - 1].end - folded[0].begin);
  const bool spaced = key_of(label) != label;
  if (spaced || line.ends_with("。") || std::find(kNone.begin(), kNone.end(), label) != kNone.end()) return {};
  if (!credits_of(line).empty()) return {};
  return Labelled{label, folded[at + 1].begin};
}

std::vector<LabelledNames> credits_of(std::string_view line) {
  constexpr std::size_t kLongest = 1000;  // bytes
  std::vector<LabelledNames> found;
  if (line.size() > kLongest) return found;
  const FoldedText folded = fold(line);
  std::size_t text_begin = 0;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    std::size_t end = 0;
    std::string_view label = label_at(folded, at, kCredits, end);
    std::size_t contact_end = 0;
    const std::string_view found_contact = label_at(folded, at, kContact, contact_end);
    const bool contact = found_contact.size() > label.size();
    if (contact) {
      label = found_contact;
      end = contact_end;
    }
    if (label.empty()) {
      if (at == 0) return found;
      continue;
    }
    if (!found.empty()) found.back().names = std::string(line.substr(text_begin, folded[at].begin - text_begin));
    found.push_back({std::string(label), {}, contact});
    text_begin = end < folded.size() ? folded[end].begin : line.size();
    at = end - 1;
  }
  if (!found.empty()) found.back().names = std::string(line.substr(text_begin));
  return found;
}

std::string secrecy_in(std::string_view line) {
  constexpr std::size_t kLongest = 80;  // bytes
  constexpr std::u32string_view kLabel = U"密级:";
  if (line.size() > kLongest) return {};
  std::u32string all = to_characters(line);
  if (all.starts_with(kLabel)) all.erase(0, kLabel.size());
  std::string text;
  for (const char32_t c : all) append_utf8(text, c == U'☆' || c == U'*' ? U'★' : c);
  const bool known = std::any_of(kSecrecy.begin(), kSecrecy.end(), [&](std::string_view level) {
    return text.starts_with(level) && (text.size() == level.size() || text.substr(level.size()).starts_with("★"));
  });
  Diagnostics ignored;
  return known && read_secrecy(LocatedText(text, {}), ignored) ? text : std::string();
}

bool is_flag(std::string_view line) {
  constexpr std::size_t kLongest = 120;  // bytes
  if (line.size() > kLongest) return false;
  const std::string key = key_of(line);
  std::string_view rest = key;
  while (!rest.empty()) {
    const auto word =
        std::find_if(kFlags.begin(), kFlags.end(), [&](std::string_view w) { return rest.starts_with(w); });
    if (word == kFlags.end()) return false;
    rest.remove_prefix(word->size());
  }
  return !key.empty();
}

std::string_view copy_number_in(std::string_view line) {
  constexpr std::size_t kLongest = 16;
  constexpr std::size_t kAlone = 6;  // figures
  const auto match = match_line(line, {Sort::copy_number});
  const std::string_view text = match ? match->text(U'x', line) : line;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto sign = [&](char c) { return digit(c) || (c >= 'A' && c <= 'Z') || c == '-'; };
  if (text.empty() || text.size() > kLongest || !std::ranges::all_of(text, sign) || !std::ranges::any_of(text, digit))
    return {};
  if (!match && (text.size() != kAlone || !std::ranges::all_of(text, digit))) return {};
  return text;
}

bool stands_above_masthead(std::string_view line) {
  constexpr std::u32string_view kEnds = U"办室委局厅部处会院所站社组府科团校协";
  const FoldedText all = fold(line);
  return all.size() >= 4 && kEnds.find(all.back().c) != std::u32string_view::npos && looks_like_title(line);
}

bool is_remark(std::string_view line) {
  const std::string key = key_of(line);
  return std::find(kBareRemarks.begin(), kBareRemarks.end(), key) != kBareRemarks.end() ||
         std::any_of(kRemarks.begin(), kRemarks.end(),
                     [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

namespace {

/// Whether figures stand there that are dialled: seven and more, hyphens among them.
bool holds_number(const FoldedText& text) {
  constexpr std::size_t kShortest = 7;
  std::size_t digits = 0;
  for (const Folded& f : text) {
    const bool digit = f.c >= '0' && f.c <= '9';
    if (digit && ++digits >= kShortest) return true;
    if (!digit && f.c != '-') digits = 0;
  }
  return false;
}

/// The office at the beginning of `text`, in front of a person, a number or a label.
std::string unit_of(std::string_view text) {
  constexpr std::size_t kLongestName = 4;  // characters
  const FoldedText all = fold(text);
  std::size_t end = 0;  // of the office
  std::size_t gap = 0;
  while (end < all.size() && kHanLetters.has(char_class(all[end].c))) {
    std::size_t ignored = 0;
    if (!label_at(all, end, kContact, ignored).empty()) break;
    if (gap == 0 && end > 0 && all[end].begin > all[end - 1].end) gap = end;
    ++end;
  }
  if (gap > 0) end = gap;
  // 某某局张三, the gap lost.
  for (std::size_t cut = end; gap == 0 && cut > 0 && end - cut <= kLongestName; --cut) {
    if (kOfficeEnds.find(all[cut - 1].c) == std::u32string_view::npos) continue;
    end = cut;
    break;
  }
  return end > 0 ? tidy_title(text.substr(all[0].begin, all[end - 1].end - all[0].begin)) : std::string();
}

}  // namespace

std::optional<ArticleTail> article_tail(std::string_view line) {
  constexpr std::size_t kLongest = 100;  // characters
  constexpr std::string_view kSent = "供稿";
  if (line.size() > kLongest * 4 || line.ends_with("。")) return {};
  for (const Frame& frame : {Frame{"（", "）"}, Frame{"(", ")"}}) {
    if (!line.starts_with(frame.open) || !line.ends_with(frame.close)) continue;
    line.remove_prefix(frame.open.size());
    line.remove_suffix(frame.close.size());
  }
  const FoldedText all = fold(line);
  const std::vector<LabelledNames> labels = credits_of(line);
  if (!labels.empty()) return ArticleTail{};
  if (!holds_number(all) && line.find("联系人") == std::string_view::npos) return {};
  const auto match = match_line(line, {Sort::contributor});
  if (match && follows(all, 0, U"供稿")) return ArticleTail{unit_of(match->text(U'x', line))};
  // 某某办供稿　联系电话：…
  const std::size_t sent = line.find(kSent);
  if (sent == std::string_view::npos || sent == 0) return {};
  const std::string_view unit = line.substr(0, sent);
  const FoldedText name = fold(unit);
  if (!std::ranges::all_of(name, [](const Folded& f) { return kHanLetters.has(char_class(f.c)); })) return {};
  return ArticleTail{tidy_title(unit)};
}

std::string_view without_edited(std::string_view office) {
  for (const std::string_view word : kEdited) {
    if (!office.ends_with(word) || office.size() <= word.size()) continue;
    std::string_view name = office.substr(0, office.size() - word.size());
    while (!name.empty() && is_padding(character_before(name, name.size()))) {
      name = name.substr(0, character_begin(name, name.size() - 1));
    }
    return name;
  }
  return office;
}

bool is_edited(std::string_view line) {
  return std::find(kEdited.begin(), kEdited.end(), key_of(line)) != kEdited.end();
}

bool ends_as_office(std::string_view text) {
  const FoldedText all = fold(text);
  return !all.empty() && kOfficeEnds.find(all.back().c) != std::u32string_view::npos;
}

bool names_author(std::string_view line) {
  constexpr std::size_t kLongestAuthor = 24;  // characters
  constexpr std::size_t kLongestName = 4;
  constexpr std::size_t kLongestBare = 3;  // 张三丰 with nothing beside it
  if (line.size() > kLongestAuthor * 8) return false;
  for (const Frame& frame : {Frame{"（", "）"}, Frame{"(", ")"}}) {
    const bool framed = line.starts_with(frame.open) && line.ends_with(frame.close);
    if (!framed || line.size() <= frame.open.size() + frame.close.size()) continue;
    line.remove_prefix(frame.open.size());
    line.remove_suffix(frame.close.size());
  }
  const FoldedText all = fold(line);
  if (all.size() > kLongestAuthor || all.empty() || names_briefs(line)) return false;
  if (match_line(line, {Sort::author})) return true;
  if (!std::all_of(all.begin(), all.end(), [](const Folded& f) { return kHanLetters.has(char_class(f.c)); })) {
    return false;
  }
  if (all.size() <= kLongestBare) return all.size() > 1 && kSurnames.find(all[0].c) != std::u32string_view::npos;
  for (std::size_t at = 1; at < all.size(); ++at) {  // the office, a space, the name
    if (all[at].begin == all[at - 1].end) continue;
    const std::string_view office = line.substr(all[0].begin, all[at - 1].end - all[0].begin);
    const bool known =
        std::any_of(kOffices.begin(), kOffices.end(), [&](std::string_view word) { return office.ends_with(word); });
    if (known && all.size() - at <= kLongestName && all.size() - at > 1) return true;
  }
  return false;
}

std::string_view title_note_in(std::string_view line) {
  constexpr std::size_t kLongest = 40;  // characters
  for (const Frame& frame : {Frame{"（", "）"}, Frame{"(", ")"}}) {
    const bool framed = line.starts_with(frame.open) && line.ends_with(frame.close);
    if (!framed || line.size() <= frame.open.size() + frame.close.size() || characters_of(line) > kLongest) continue;
    const std::string_view text = line.substr(frame.open.size(), line.size() - frame.open.size() - frame.close.size());
    if (match_line(line, {Sort::contributor, Sort::author, Sort::number}) || names_author(line)) return {};
    const bool dated = fold(text).size() > 2 && dates_in(text);
    const bool says = std::any_of(kTitleNotes.begin(), kTitleNotes.end(),
                                  [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
    return dated || says ? text : std::string_view();
  }
  return {};
}

std::string_view author_in(std::string_view line) {
  for (const Frame& frame : {Frame{"（", "）"}, Frame{"(", ")"}}) {
    if (!line.starts_with(frame.open) || !line.ends_with(frame.close)) continue;
    line.remove_prefix(frame.open.size());
    line.remove_suffix(frame.close.size());
  }
  if (line.starts_with("记者") || line.starts_with("通讯员")) return line;
  const auto match = match_line(line, {Sort::author});
  return match ? match->text(U'x', line) : line;
}

bool may_name_column(std::string_view line) {
  constexpr std::size_t kShortest = 4;  // letter-spaced characters; two or three are a name
  constexpr std::size_t kLongest = 8;
  const FoldedText all = fold(line.substr(0, 100));
  if (line.size() > 100 || all.size() < 2 || all.size() > kLongest) return false;
  if (!std::all_of(all.begin(), all.end(), [](const Folded& f) { return kHanLetters.has(char_class(f.c)); }))
    return false;
  const std::string key = key_of(line);
  if (std::find(kColumns.begin(), kColumns.end(), key) != kColumns.end() || names_briefs(key)) return true;
  bool spaced = all.size() >= kShortest;
  for (std::size_t at = 1; at < all.size(); ++at) spaced = spaced && all[at].begin > all[at - 1].end;
  return spaced;
}

bool names_subject(std::string_view line) {
  return std::any_of(kSubjects.begin(), kSubjects.end(),
                     [&](std::string_view word) { return line.find(word) != std::string_view::npos; });
}

bool names_attachment(std::string_view line) {
  const FoldedText all = fold(line.substr(0, 64));
  for (const std::u32string_view word : kAttachments) {
    if (!follows(all, 0, word)) continue;
    if (all.size() == word.size()) return true;
    const char32_t next = all[word.size()].c;
    if (next == U':' || is_numeral(next)) return true;
  }
  return false;
}

std::string column_name(std::string_view line) {
  constexpr std::size_t kLongestColumn = 10;  // characters
  constexpr std::size_t kShortestColumn = 2;
  if (line.size() > kLongestColumn * 8) return {};
  for (const Frame& frame : kFrames) {
    if (!line.starts_with(frame.open) || !line.ends_with(frame.close) ||
        line.size() <= frame.open.size() + frame.close.size()) {
      continue;
    }
    std::string name = tidy_title(line.substr(frame.open.size(), line.size() - frame.open.size() - frame.close.size()));
    const std::size_t length = characters_of(name);
    const bool other = match_line(line, {Sort::note_label, Sort::note, Sort::contents_label}).has_value();
    if (length >= kShortestColumn && length <= kLongestColumn && key_of(name).size() == name.size() && !other) {
      return name;
    }
  }
  return {};
}

bool names_briefs(std::string_view title) {
  const std::string key = key_of(title);
  return std::find(kBriefs.begin(), kBriefs.end(), key) != kBriefs.end();
}

}  // namespace typeset::pasted
