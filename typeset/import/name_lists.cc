#include "import/name_lists.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/characters.h"
#include "base/utf8.h"
#include "import/faults.h"
#include "import/patterns.h"
#include "import/words.h"
#include "source/table.h"
#include "source/text.h"

namespace typeset::pasted {

namespace {

// The surnames of nearly all people; one that is not here leaves its lines text.
constexpr std::u32string_view kSurnames =
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    U"崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温常康施文牛"
    U"樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁"
    U"冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米"
    U"柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝钱赖代匡楚揭阎";
constexpr std::u32string_view kLongSurnames[] = {U"欧阳", U"司马", U"上官", U"诸葛", U"皇甫",
                                                 U"慕容", U"令狐", U"司徒", U"夏侯", U"尉迟"};

bool is_han(char32_t c) { return kHanLetters.has(char_class(c)); }

std::u32string characters(std::string_view text) {
  std::u32string all;
  for_each_character(text, [&](std::size_t, char32_t c) { all += c; });
  return all;
}

/// Words end posts and offices, which stand beside names and are none.
bool is_post(std::u32string_view word) {
  static constexpr std::u32string_view kEnds[] = {U"长",   U"书记", U"主任", U"委员", U"员",   U"师", U"秘书", U"代表",
                                                  U"教授", U"主席", U"经理", U"干事", U"总监", U"人", U"顾问", U"助理",
                                                  U"会计", U"局",   U"委",   U"办",   U"部",   U"厅", U"院",   U"校",
                                                  U"站",   U"所",   U"公司", U"中心", U"银行"};
  return std::ranges::any_of(kEnds, [&](std::u32string_view end) { return word.ends_with(end); });
}

/// 张三, 张　三, 欧阳修, 李四（女）; of other peoples, with a point within: 阿依古丽·买买提.
bool is_name(std::u32string_view word) {
  constexpr std::size_t kLongestGiven = 2;  // characters
  constexpr std::size_t kLongestWithPoint = 20;
  if (word.ends_with(U'）') && word.find(U'（') != std::u32string_view::npos) word = word.substr(0, word.find(U'（'));
  std::u32string name(word);
  std::erase(name, U'\u3000');
  const std::size_t point = name.find(U'·');
  if (!std::ranges::all_of(name, [](char32_t c) { return is_han(c) || c == U'·'; })) return false;
  if (point != std::u32string::npos) return point > 1 && point + 2 < name.size() && name.size() <= kLongestWithPoint;
  for (const std::u32string_view surname : kLongSurnames) {
    if (name.starts_with(surname)) {
      return name.size() > surname.size() && name.size() <= surname.size() + kLongestGiven;
    }
  }
  return name.size() > 1 && name.size() <= 1 + kLongestGiven && kSurnames.find(name.front()) != kSurnames.npos;
}

struct Word {
  std::u32string text;
  bool parted = false;  // 、 stands before it
};

/// What white space and 、 part, but within brackets; a single character and the next, 张　三, are one word.
std::vector<Word> words_of(std::u32string_view text) {
  std::vector<Word> words;
  int depth = 0;
  bool begins = true;
  bool parted = false;
  for (const char32_t c : text) {
    depth = std::max(0, depth + (c == U'（' ? 1 : c == U'）' ? -1 : 0));
    if (depth == 0 && (c == U'\u3000' || c == U'、')) {
      begins = true;
      parted = parted || c == U'、';
      continue;
    }
    if (begins) words.push_back({{}, parted});
    words.back().text += c;
    begins = parted = false;
  }
  std::vector<Word> joined;
  for (Word& word : words) {
    const bool half = !joined.empty() && !word.parted && joined.back().text.size() == 1 && word.text.size() == 1;
    if (half) {
      joined.back().text += U"\u3000" + word.text;
    } else {
      joined.push_back(std::move(word));
    }
  }
  return joined;
}

/// Lines that have fields or places of their own.
bool belongs_elsewhere(std::string_view line) {
  return distribution_of(line) || is_table_unit(line) || is_table_note(line) ||
         match_line(line, {Sort::contributor, Sort::author, Sort::note, Sort::signer, Sort::addressee, Sort::issuer,
                           Sort::subject_words, Sort::printed, Sort::copies});
}

/// What a line can be of a list.
struct NameLine {
  enum class Sort : std::uint8_t { none, names, post } sort = Sort::none;  // names alone; a name and its post
  bool labelled = false;
  bool goes_on = false;   // ends in 、
  std::size_t names = 0;  // if there are names alone
  std::string text;       // with U+3000 for white space
};

/// The line with U+3000 for each stretch of white space, none beside marks; empty if something stands on it that no
/// entry has.
std::u32string entry_text(std::string_view line) {
  constexpr std::u32string_view kMarks = U"：:、·（）";
  std::u32string made;
  bool gap = false;
  for (const char32_t c : characters(line)) {
    const bool mark = kMarks.find(c) != kMarks.npos;
    if (is_padding(c)) {
      gap = true;
      continue;
    }
    if (!mark && !is_han(c)) return {};
    const bool beside_mark = mark || made.empty() || (made.back() != U'）' && kMarks.find(made.back()) != kMarks.npos);
    if (gap && !beside_mark) made += U'\u3000';
    gap = false;
    made += c;
  }
  return made;
}

NameLine read_entry(const TextLine& line) {
  constexpr std::size_t kLongest = 400;  // bytes
  constexpr std::size_t kLongestLabel = 6;
  constexpr std::size_t kLongestPost = 30;
  if (line.heading > 0 || line.table || line.picture || !line.bullet.empty() || line.text.size() > kLongest) return {};
  std::u32string text = entry_text(line.text);
  if (text.empty()) return {};
  NameLine entry;
  std::size_t begin = 0;
  if (const std::size_t colon = text.find_first_of(U"：:"); colon != text.npos) {
    const std::u32string_view label = std::u32string_view(text).substr(0, colon);
    const auto hanzi = static_cast<std::size_t>(std::ranges::count_if(label, is_han));
    const bool plain = std::ranges::all_of(label, [](char32_t c) { return is_han(c) || c == U'\u3000'; });
    if (!plain || hanzi < 2 || hanzi > kLongestLabel || text.find_first_of(U"：:", colon + 1) != text.npos) return {};
    if (belongs_elsewhere(line.text)) return {};
    entry.labelled = true;
    begin = colon + 1;
  }
  const std::vector<Word> words = words_of(std::u32string_view(text).substr(begin));
  if (words.empty() || !is_name(words.front().text)) return {};
  const auto name = [&](const Word& word) {
    return is_name(word.text) && (&word == &words.front() || word.parted || !is_post(word.text));
  };
  entry.names = static_cast<std::size_t>(std::ranges::count_if(words, name));
  entry.goes_on = text.back() == U'、';
  if (entry.names == words.size()) {
    entry.sort = NameLine::Sort::names;
  } else {
    std::size_t post = 0;
    for (std::size_t i = 1; i < words.size(); ++i) post += words[i].text.size();
    // 张三　王五　市长, 张三、市长: not one name and its post.
    const bool one = !words[1].parted && words[1].text.size() > 1 && entry.names == 1;
    if (!one || entry.goes_on || post > kLongestPost) return {};
    entry.sort = NameLine::Sort::post;
  }
  for (const char32_t c : text) append_utf8(entry.text, c);
  return entry;
}

}  // namespace

void mark_names(Lines& lines, std::size_t begin, std::size_t end, Diagnostics& doubts) {
  for (std::size_t first = begin; first < end;) {
    std::vector<NameLine> entries;
    std::size_t whole = 0;  // entries up to the last that does not end in 、
    std::size_t labels = 0;
    for (std::size_t i = first; i < end; ++i) {
      NameLine entry = read_entry(lines[i]);
      if (entry.sort == NameLine::Sort::none || (i > first && lines[i].rule_above)) break;
      const bool rest = i > first && entries.back().goes_on;
      const bool below = i > first && !lines[i].blank_above && (entry.sort == NameLine::Sort::post || entry.names > 1);
      if (rest ? entry.labelled || entry.sort != NameLine::Sort::names : !entry.labelled && !below) break;
      entries.push_back(std::move(entry));
      if (!entries.back().goes_on) whole = entries.size();
    }
    for (std::size_t k = 0; k < whole; ++k) labels += entries[k].labelled ? 1 : 0;
    if (labels < 2) {
      first += std::max<std::size_t>(entries.size(), 1);
      continue;
    }
    doubts.report(import_faults::kNames, lines[first].span, {std::to_string(whole)});
    for (std::size_t k = 0; k < whole; ++k) {
      lines[first + k].names = true;
      lines[first + k].text = std::move(entries[k].text);
    }
    first += whole;
  }
}

}  // namespace typeset::pasted
