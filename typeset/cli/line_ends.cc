#include "cli/line_ends.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <utility>

#include "cli/excerpt.h"

namespace typeset {

namespace {

struct ReasonWords {
  text::LineReasonKind kind;
  Words words;
};

using enum text::LineReasonKind;
constexpr ReasonWords kReasons[] = {
    {squeezed_word_spaces, {"压缩词间空格", "squeezed word spaces"}},
    {squeezed_brackets, {"压缩括号、引号的空白", "squeezed the blanks of brackets and quotes"}},
    {squeezed_mid_stops, {"压缩句中点号的空白", "squeezed the blanks of commas and the like"}},
    {squeezed_gaps, {"压缩汉字与西文、数字的间隙", "squeezed the gaps between Han and Western text"}},
    {squeezed_sentence_stops, {"压缩句末点号的空白", "squeezed the blanks of full stops"}},
    {opened_word_spaces, {"放宽词间空格", "opened word spaces"}},
    {opened_gaps, {"放宽汉字与西文、数字的间隙", "opened the gaps between Han and Western text"}},
    {opened_joints, {"拉开字距", "opened the joints between characters"}},
    {left_short, {"行末空着", "left blank at the end"}},
    {hung_mark, {"行末点号排在版心外", "its last mark stands past the measure"}},
    {soft_break, {"断在宜连排之处", "ends where text is better kept together"}},
    {lone_character, {"末行只有一个字", "a last line of one character"}},
    {too_loose, {"字距过宽（超过 0.15 字）", "too loose (over 0.15 em)"}},
    {unlike_last, {"与上一行疏密相差较大", "stands unlike the line before it"}},
};

std::string_view words_of(text::LineReasonKind kind, Language language) {
  const auto* row = std::find_if(std::begin(kReasons), std::end(kReasons),
                                 [&](const ReasonWords& reason) { return reason.kind == kind; });
  return row == std::end(kReasons) ? std::string_view() : row->words.in(language);
}

/// Hundredths of the type's em, as 0.50.
std::string ems(Length length, Length em) {
  const std::int64_t hundredths = (length.units() * 100 + em.units() / 2) / std::max<std::int64_t>(em.units(), 1);
  return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

class Describer {
 public:
  explicit Describer(Language language) : language_(language) {}

  std::string line(const LineAt& at) const {
    const text::LineNote& note = at.note;
    std::string text = zh() ? fmt::format("  第 {} 页第 {} 行", at.page + 1, at.number)
                            : fmt::format("  page {}, line {}", at.page + 1, at.number);
    if (note.end == text::LineNote::End::chosen) {
      text += zh() ? fmt::format("，{} 分", note.points) : fmt::format(", {} points", note.points);
    }
    text += (zh() ? "：" : ": ") + printable(note.words) + "\n";
    text += "    " + ending(note) + width(note) + "\n";
    for (const text::LineReason& reason : note.reasons) text += "    " + describe(reason, note) + "\n";
    for (const text::OtherEnd& other : note.others) text += "    " + describe(other, note) + "\n";
    return text;
  }

 private:
  bool zh() const { return language_ == Language::zh; }

  std::string ending(const text::LineNote& note) const {
    using enum text::LineNote::End;
    switch (note.end) {
      case chosen: return zh() ? "全段取分数最少的断法" : "as the paragraph costs least";
      case filled: return zh() ? "逐行排满" : "filled line after line";
      case of_paragraph: return zh() ? "段末" : "end of the paragraph";
      case by_author: return zh() ? "作者换行" : "ended by the author";
      case by_force: return zh() ? "无处可断，强行断开" : "broken by force: nowhere else to break";
    }
    return {};
  }

  std::string width(const text::LineNote& note) const {
    const Length over = note.natural - note.room;
    if (over == Length()) return {};
    const bool last = note.end == text::LineNote::End::of_paragraph || note.end == text::LineNote::End::by_author;
    if (over < Length() && last) return {};
    const std::string by = ems(over < Length() ? Length() - over : over, note.em);
    if (over < Length()) return zh() ? fmt::format("，差 {} 字满行", by) : fmt::format("; {} em short of full", by);
    return zh() ? fmt::format("，长出 {} 字", by) : fmt::format("; {} em too long", by);
  }

  std::string describe(const text::LineReason& reason, const text::LineNote& note) const {
    std::string text(words_of(reason.kind, language_));
    if (reason.amount != Length()) {
      text += zh() ? fmt::format(" {} 字", ems(reason.amount, note.em))
                   : fmt::format(": {} em", ems(reason.amount, note.em));
      if (reason.most != Length()) {
        text += zh() ? fmt::format("（至多 {}）", ems(reason.most, note.em))
                     : fmt::format(" (at most {})", ems(reason.most, note.em));
      }
      if (reason.places > 0) {
        const Length each = reason.amount / reason.places;
        const std::int64_t thousandths = (each.units() * 1000 + note.em.units() / 2) / note.em.units();
        text += zh() ? fmt::format("，{} 处，每处 0.{:03} 字", reason.places, thousandths)
                     : fmt::format(" over {} joints, 0.{:03} em each", reason.places, thousandths);
      }
    }
    if (reason.points > 0)
      text += zh() ? fmt::format("，{} 分", reason.points) : fmt::format(", {} points", reason.points);
    return text + in_brackets(reason.rule);
  }

  std::string describe(const text::OtherEnd& other, const text::LineNote& note) const {
    const std::string words = printable(other.words);
    std::string text;
    if (other.longer) {
      text = zh() ? fmt::format("若多排“{}”：", words) : fmt::format("with “{}” too: ", words);
    } else {
      text = zh() ? fmt::format("若少排“{}”：", words) : fmt::format("without “{}”: ", words);
    }
    using enum text::OtherEnd::Verdict;
    switch (other.verdict) {
      case forbidden: return text + (zh() ? "那里不能断" : "no break is allowed there") + in_brackets(other.rule);
      case too_long:
        return text + (zh() ? fmt::format("放不下，还差 {} 字", ems(other.missing, note.em))
                            : fmt::format("does not fit, {} em too long", ems(other.missing, note.em)));
      case too_loose: return text + (zh() ? "字距要拉开半个字以上" : "joints would open by more than half an em");
      case ugly: return text + (zh() ? "本行字距过宽（超过 0.15 字）" : "this line would be too loose (over 0.15 em)");
      case ugly_later: return text + (zh() ? "后面会有字距过宽的行" : "a later line would be too loose");
      case costlier:
        return text + (zh() ? fmt::format("本行 {} 分，全段多 {} 分", other.points, other.more)
                            : fmt::format("this line {} points, the paragraph {} more", other.points, other.more));
      case passed_by: break;
    }
    return text;
  }

  std::string in_brackets(const std::string& rule) const {
    if (rule.empty()) return {};
    return zh() ? "（" + rule + "）" : " (" + rule + ")";
  }

  Language language_;
};

std::optional<int> number_of(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() || number < 1) return std::nullopt;
  return number;
}

/// For each line, whether a part of `words` stands in it.
std::vector<bool> lines_with(const std::vector<LineAt>& lines, std::string_view words) {
  std::string text;
  std::vector<std::size_t> begins;
  for (const LineAt& line : lines) {
    begins.push_back(text.size());
    text += line.note.words;
  }
  std::vector<bool> meant(lines.size(), false);
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size())) {
    const auto after = std::upper_bound(begins.begin(), begins.end(), at) - begins.begin();
    for (auto i = static_cast<std::size_t>(after) - 1; i < lines.size() && begins[i] < at + words.size(); ++i) {
      meant[i] = true;
    }
  }
  return meant;
}

std::vector<bool> meant_by(std::string_view where, const std::vector<LineAt>& lines) {
  if (where == "all" || where == "全部") return std::vector<bool>(lines.size(), true);
  const std::size_t colon = where.find(':');
  const std::optional<int> page = number_of(where.substr(0, colon));
  const std::optional<int> line = colon == std::string_view::npos ? std::nullopt : number_of(where.substr(colon + 1));
  if (!page || (colon != std::string_view::npos && !line)) return lines_with(lines, where);
  std::vector<bool> meant;
  meant.reserve(lines.size());
  for (const LineAt& at : lines) {
    meant.push_back(at.page + 1 == static_cast<std::size_t>(*page) && (!line || at.number == *line));
  }
  return meant;
}

}  // namespace

std::string describe_line_ends(const std::vector<LineAt>& lines, std::string_view where, Language language) {
  const std::vector<bool> meant = meant_by(where, lines);
  const Describer describer(language);
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (meant[i]) text += describer.line(lines[i]);
  }
  if (!text.empty()) return text;
  const std::string asked = printable(where);
  return language == Language::zh
             ? fmt::format("  没有哪一行是“{}”。可以写页（3）、页和行（3:5）、正文里的几个字，或 all\n", asked)
             : fmt::format("  no line is meant by “{}”: a page (3), a line of it (3:5), words of the text, or all\n",
                           asked);
}

}  // namespace typeset
