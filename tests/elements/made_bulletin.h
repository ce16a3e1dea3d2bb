// Bulletins made up from a seed, with all that a source and a style may have, in the characters of the tiny fonts.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "support/made_text.h"

namespace typeset::test {

/// Every text of a bulletin bears a number of its own in 〔 〕, so that it is known on the page.
class BulletinMaker : private Dice {
 public:
  explicit BulletinMaker(unsigned seed) : Dice(seed) {}

  std::string yaml() {
    std::string text = head();
    if (one_in(8)) text += "按语: " + ordered(1 + below(40), "。") + "\n";
    text += "文章:\n";
    const int articles = 1 + below(4);
    for (int i = 0; i < articles; ++i) text += article(i > 0);
    signs_off_ = one_in(6);
    if (signs_off_) text += "落款: " + printed(2 + below(8)) + "\n";
    return text + foot();
  }
  /// A style for it.
  std::string style() {
    std::string text = std::string("extends: 小页\ntext: {profile: ") + one_of({"gb", "gb", "gb", "word"}) + "}\n";
    text += "grid: {lines: " + std::to_string(10 + below(3)) + "}\n";
    text += "above: {max-size: 18pt, gap: 1mm}\nflags: {copy-number: '{编号}'}\n";
    text += "number: {form: '" + one_of({"第{期}期", "〔{年}〕第{期:3}期", "（{期}）"}) + "', total-below: " + yes(4) +
            ", supplement: '本期第{期}期', right: '" + one_of({"无", "主任：{签发人}"}) + "'}\n";
    text += "issuer: {right: '" + one_of({"{日期}", "{日期}", "主任：{签发人}", "{期号}"}) + "'}\n";
    text += "head-rule: {form: " + one_of({"single", "double", "star", "none"}) + "}\n";
    text += "contents: {show: " + yes(2) + ", own-page: " + yes(5) + ", page-numbers: " + yes(2) +
            ", leaders: " + yes(2) + "}\n";
    text += "section: {centred: " + yes(2) + "}\ntitle: {new-page: " + yes(8) + "}\n";
    text += std::string("note: {label: 编辑：, above: ") + (note_above_ ? "yes" : "no") + ", framed: " + yes(3) + "}\n";
    text += "contributor: {same-line: " + yes(2) + "}\n";
    text += "imprint: {last-page: " + one_of({"any", "any", "even", "fourth"}) +
            ", rules: " + one_of({"all", "outer", "first", "none"}) +
            ", copies-place: " + one_of({"last-band", "below", "printed-line", "scope"}) +
            ", credit-columns: " + one_of({"one", "two", "run-on"}) +
            ", contact-columns: " + one_of({"one", "two", "run-on"}) +
            ", footer-size: 7.5pt, footer-pitch: 1.1em, footer-distance: 8mm, footer: " +
            one_of({"none", "none", "report", "credits", "both"}) + ", pad-names: " + yes(2) + "}\n";
    text += "page-number: {place: " + one_of({"outer", "centre", "left", "right"}) + ", first-page: " + yes(2) +
            ", form: '" + one_of({"— {页} —", "{页}/{共页}"}) + "'}\n";
    return text;
  }
  /// The texts that stand between head and foot, in order: each is printed once.
  const std::vector<std::string>& texts() const { return texts_; }
  /// Texts of the head, of titles and of the foot: each is printed, a title in 要目 too.
  const std::vector<std::string>& others() const { return others_; }
  bool has_columns() const { return has_columns_; }
  bool signs_off() const { return signs_off_; }

 private:
  std::string words(int count) {
    return Dice::words(count, "天地人和大小上下中国政府会议通知工作动态简报办公室编辑审核人民文明社区服务质量");
  }
  std::string marked(int count) { return "〔" + std::to_string(++number_) + "〕" + words(count); }
  std::string ordered(int count, const char* end) {
    texts_.push_back(marked(count) + end);
    return texts_.back();
  }
  std::string printed(int count) {
    others_.push_back(marked(count));
    return others_.back();
  }
  bool one_in(int count) { return below(count) == 0; }
  std::string yes(int in) { return one_in(in) ? "yes" : "no"; }
  std::string one_of(std::initializer_list<std::string_view> choices) {
    return std::string(choices.begin()[below(choices.size())]);
  }

  std::string head() {
    std::string text;
    if (one_in(5)) text += "刊名上方: " + printed(1 + below(6)) + "\n";
    text += one_in(6) ? "刊名: [工作, 动态简报]\n" : "刊名: 动态\n";
    text += one_in(5) ? "增刊: 3\n" : "期号: 12\n";
    if (one_in(3)) text += "总期号: 345\n";
    text += "编发单位: " +
            (one_in(5) ? "[" + printed(2 + below(6)) + ", " + printed(2 + below(6)) + "]" : printed(1 + below(8))) +
            "\n";
    if (one_in(3)) text += "签发人: " + words(2) + "\n";
    if (one_in(6)) text += "标注: [" + printed(2) + ", " + printed(1 + below(3)) + "]\n";
    if (one_in(8)) text += "编号: '000012'\n";
    return text + "日期: 2017-12-29\n";
  }

  std::string foot() {
    if (one_in(8)) return "";
    std::string text = "版记:\n  报: " + printed(1 + below(50)) + "\n";
    if (one_in(2)) text += "  送: 市县党委\n";
    if (one_in(4)) text += "  分送: {办公室: " + printed(1 + below(30)) + "}\n";
    if (one_in(2)) text += "  份数: 60\n";
    if (one_in(2)) text += "  印发机关: " + printed(1 + below(6)) + "\n  印发日期: 2018-1-2\n";
    if (one_in(3)) text += "  编审: {审核: " + printed(2) + " 大小, 编辑: " + printed(1) + ", 主任: 天地}\n";
    if (one_in(4)) text += "  联系: {办公室: 0123-4567, 主任: " + printed(3) + "}\n";
    return text;
  }

  /// What stands about an article's title, and the title; `section`: a heading of its own may stand above it.
  std::string opening(bool section) {
    std::string text = "  - 标题: " + printed(2 + below(12)) + "\n";
    if (section && one_in(3)) text += "    栏目: " + printed(2 + below(6)) + "\n";
    if (one_in(10)) text += std::string("    另页: ") + yes(2) + "\n";
    if (note_above_ && one_in(4)) text += "    按语: " + ordered(1 + below(40), "。") + "\n";
    if (one_in(6)) text += "    肩题: " + ordered(2 + below(10), "") + "\n";
    if (one_in(5)) text += "    副题: " + printed(2 + below(6)) + "\n";
    if (one_in(8)) text += "    作者: " + printed(2) + "\n";
    if (one_in(8)) text += "    题注: " + ordered(2 + below(6), "") + "\n";
    if (!note_above_ && one_in(6)) text += "    按语: " + ordered(1 + below(40), "。") + "\n";
    return text;
  }

  std::string picture() {
    std::string row = "![" + words(2 + below(8)) + "](" + (below(2) == 0 ? "图/a.png" : "图/b.png") + ")";
    switch (below(5)) {
      case 0: row += "{宽=满}"; break;
      case 1: row += "{宽=" + std::to_string(10 + below(90)) + "mm}"; break;
      default: break;
    }
    return row;
  }

  /// What a line may be besides a paragraph (docs/body.md).
  std::string form(int sort, bool may_turn) {
    const auto lines = [&](int count, const char* open) {
      std::string all = std::string("      ") + open + "\n";
      for (int i = 0; i < count; ++i) {
        static const char* const kSigns[] = {"", "", "- ", "> "};
        all += std::string("      ") + kSigns[below(4)] + ordered(1 + below(50), "。") + "\n";
      }
      return all + "      {完}\n";
    };
    switch (sort) {
      case 0: return "      - " + ordered(1 + below(60), "。") + "\n";
      case 1: return "      > " + ordered(1 + below(60), "。") + "\n";
      case 2: return lines(1 + below(4), "{方框}");
      case 3: has_columns_ = true; return lines(1 + below(8), below(2) == 0 ? "{两栏}" : "{三栏}");
      case 4:
        return (may_turn && below(3) == 0 ? "      {分页}\n      " : "      ---\n      ") +
               ordered(1 + below(60), "。") + "\n";
      default: return "      {空行 2}\n      " + ordered(1 + below(20), "{换行}") + words(1 + below(20)) + "。\n";
    }
  }

  std::string article(bool later) {
    std::string text_of = opening(later);
    const bool briefs = below(5) == 0;
    text_of += briefs ? "    简讯:\n" : "    正文: |\n";
    const int lines = 1 + below(12);
    bool headed = true;  // a heading stands above
    bool says = false;   // there is more than headings
    for (int i = 0; i < lines; ++i) {
      const int sort = below(18);
      if (briefs) {
        text_of += "      - 正文: |\n          " + ordered(3 + below(70), "。") + "\n";
        if (below(3) == 0) text_of += "          " + picture() + "\n";
        if (below(3) == 0) text_of += "        供稿: 市县政府\n";
      } else if (sort < 2) {
        std::string row = picture();
        for (int more = below(4); more > 1; --more) row += " " + picture();
        text_of += "      " + row + "\n";
      } else if (sort >= 12) {
        text_of += form(sort - 12, i > 0 && !headed);
      } else if (sort < 4) {
        headed = true;
        text_of += "      " + std::string(static_cast<std::size_t>(1 + below(3)), '#') + " " +
                   ordered(3 + below(8), "") + "\n";
      } else {
        text_of += "      " + ordered(1 + below(90), "。") + "\n";
      }
      if (briefs || sort < 2 || sort >= 4) headed = false;
      says = says || !headed;
    }
    if (!says) text_of += "      " + ordered(1 + below(20), "。") + "\n";
    if (below(2) == 0) text_of += "    供稿: 市县政府\n";
    return text_of;
  }

  const bool note_above_ = one_in(2);
  int number_ = 0;
  bool has_columns_ = false, signs_off_ = false;
  std::vector<std::string> texts_, others_;
};

}  // namespace typeset::test
