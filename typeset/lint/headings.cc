// The order of level marks 一、 （一） 1. （1） and of points 一是, 一要, 第一， in one body (GB-7.3.3h).
#include <array>

#include "base/utf8.h"
#include "lint/families.h"
#include "lint/faults.h"
#include "lint/word_tables.h"
#include "source/level_mark.h"

namespace typeset::lint {

namespace {

constexpr int kListLevel = 3;  // 1. and （1） also number the items of plain lists

/// A `# ` that was meant as a remark of YAML: within a body it makes a heading.
bool reads_like_a_remark(const BodyLine& line) {
  const std::string_view text = line.text.view();
  if (line.heading_level == 0 || line.mark.level > 0) return false;
  const bool says_so = holds_word(to_utf32(text), kRemarkWords);
  return says_so || text.ends_with("。") || text.ends_with("；") || text.ends_with("，");
}

void report(const DiagnosticKind& rule, Span place, const std::string& mark, const std::string& other,
            Findings& findings) {
  if (findings.wants(rule, place)) findings.report(rule, place, {mark, other});
}

class Headings {
 public:
  explicit Headings(Findings& findings) : findings_(findings) {}

  void heading(int level, int number, Span place) {
    const std::string mark = standard_mark(level, number);
    const bool skips = level > above_ + 1 && above_ > 0 && !(above_ == 1 && level == kListLevel);
    if (skips && last_[level] == 0) {
      report(lint_faults::kHeadingLevel, place, mark, standard_mark(above_, last_[above_]), findings_);
    }
    compare(level, number, mark, place);
    last_[level] = ran_[level] = number;
    for (int deeper = level + 1; deeper <= kLevels; ++deeper) last_[deeper] = 0;
    above_ = level;
    paragraph_since_ = false;
  }

  /// A heading of `# `, whose number, if it has one, is its own affair.
  void plain_heading(int level) {
    for (int deeper = level; deeper <= kLevels; ++deeper) last_[deeper] = 0;
    above_ = 0;
    paragraph_since_ = true;
  }

  /// 第三条: its items count from （一） again.
  void article_of_rules() {
    plain_heading(2);
    for (int deeper = 2; deeper <= kLevels; ++deeper) ran_[deeper] = 0;
  }

  void paragraph() { paragraph_since_ = true; }

 private:
  void compare(int level, int number, const std::string& mark, Span place) {
    const int last = last_[level];
    const bool follows = number == last + 1;
    const bool runs_on = last == 0 && number == ran_[level] + 1;  // 1. 2. under 一、, 3. under 二、
    const bool begins_anew = number == 1 && level >= kListLevel && paragraph_since_;
    if (follows || runs_on || begins_anew) return;
    if (number == last) {
      report(lint_faults::kHeadingRepeated, place, mark, mark, findings_);
    } else if (number > last + 1) {
      report(lint_faults::kHeadingSkipped, place, mark, standard_mark(level, last + 1), findings_);
    } else {
      report(lint_faults::kHeadingOrder, place, mark, standard_mark(level, last), findings_);
    }
  }

  Findings& findings_;
  std::array<int, kLevels + 1> last_{};  // number of the last heading of a level under the one above it
  std::array<int, kLevels + 1> ran_{};   // the same, wherever it stood
  int above_ = 0;                        // level of the last heading
  bool paragraph_since_ = true;
};

/// 一是 …, 一要 … or 第一，…: each 一 opens a series, within one that is open or after it.
class Points {
 public:
  Points(std::string before, std::string behind, Findings& findings)
      : before_(std::move(before)), behind_(std::move(behind)), findings_(findings) {}

  void point(int number, Span place) {
    constexpr std::size_t kDeepest = 16;
    if (number == 1) {
      // 一是……，一是……: the same series, unless another point or paragraph opened it.
      if (!open_.empty() && open_.back() == 1 && in_paragraph_) {
        report(lint_faults::kHeadingRepeated, place, mark(1), mark(1), findings_);
        return;
      }
      if (open_.size() == kDeepest) open_.erase(open_.begin());
      open_.push_back(1);
      in_paragraph_ = true;
      return;
    }
    in_paragraph_ = true;
    if (open_.empty()) return;  // 二是二
    for (std::size_t depth = open_.size(); depth-- > 0;) {
      if (open_[depth] + 1 != number) continue;
      open_.resize(depth + 1);
      open_[depth] = number;
      return;
    }
    const int last = open_.back();
    if (number == last) {
      report(lint_faults::kHeadingRepeated, place, mark(number), mark(number), findings_);
    } else if (number > last) {
      report(lint_faults::kHeadingSkipped, place, mark(number), mark(last + 1), findings_);
    } else {
      report(lint_faults::kHeadingOrder, place, mark(number), mark(last), findings_);
    }
    open_.back() = number;
  }

  void next_paragraph() { in_paragraph_ = false; }
  void close() { open_.clear(); }

 private:
  std::string mark(int number) const { return before_ + chinese_numeral(number) + behind_; }

  std::string before_;
  std::string behind_;
  Findings& findings_;
  std::vector<int> open_;  // the last number of each open series, outermost first
  bool in_paragraph_ = false;
};

/// Whether a clause may begin at byte `at`: at the paragraph's start, or behind a mark.
bool begins_clause(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  for (const std::string_view mark : {"，", "；", "。", "：", "、", "！", "？", "”", "）", " ", "　", "—"}) {
    if (text.substr(0, at).ends_with(mark)) return true;
  }
  return false;
}

class Order {
 public:
  explicit Order(Findings& findings)
      : findings_(findings),
        headings_(findings),
        say_("", "是", findings),
        must_("", "要", findings),
        ordinal_("第", "，", findings) {}

  void line(const BodyLine& line) {
    const LevelMark& mark = line.mark;
    check_mark(line);
    check_doubt(line);
    check_remark(line);
    if (mark.level > 0 && mark.number > 0) {
      headings_.heading(mark.level, mark.number, line.text.span(0, mark.mark_end));
      if (mark.level <= 2) close_points();
    } else if (line.heading_level > 0) {
      headings_.plain_heading(line.heading_level);
      close_points();
    } else if (opens_article_of_rules(line.text.view())) {
      headings_.article_of_rules();
    } else {
      headings_.paragraph();
    }
    say_.next_paragraph();
    must_.next_paragraph();
    ordinal_.next_paragraph();
    find_points(line.text, "是", say_);
    find_points(line.text, "要", must_);
    find_ordinals(line.text);
  }

 private:
  /// (一) 1、 （一）、: the mark of a level typed otherwise.
  void check_mark(const BodyLine& line) {
    const LevelMark& mark = line.mark;
    if (mark.level == 0 || mark.standard) return;
    const Span place = line.text.span(0, mark.mark_end);
    if (!findings_.wants(lint_faults::kLevelMark, place)) return;
    const std::string_view typed = line.text.view().substr(0, mark.mark_end);
    const std::string meant = standard_mark(mark.level, mark.number);
    const std::string figures = figures_at(line.text.view(), mark.mark_end);
    Term proposed("“" + meant + "”");
    if (meant.ends_with('.') && !figures.empty()) {  // 1、12月 is not 1.12月
      const std::string apart = "“" + meant + " " + figures + "”";
      proposed = {apart + "，“.”后面空一格，免得和后面的数字连成一个",
                  apart + ", with a blank to keep the numbers apart"};
    }
    const Fix standard{{{place, std::string(typed), meant + (meant.ends_with('.') && !figures.empty() ? " " : "")}}};
    findings_.report(lint_faults::kLevelMark, place, {typed, meant, proposed}, {standard});
  }

  static std::string figures_at(std::string_view text, std::size_t at) {
    const std::size_t end = text.find_first_not_of("0123456789", at);
    return std::string(text.substr(at, end == std::string_view::npos ? end : end - at));
  }

  void check_remark(const BodyLine& line) {
    if (!reads_like_a_remark(line)) return;
    const Span place = line.text.span();
    if (!findings_.wants(lint_faults::kRemark, place)) return;
    const std::string sign = std::string(static_cast<std::size_t>(line.heading_level), '#') + " ";
    const Span before{place.file, place.begin - static_cast<std::uint32_t>(sign.size()), place.begin};
    findings_.report(lint_faults::kRemark, place, {line.text.view()}, {{{{before, sign, "// "}}}});
  }

  /// What could have been read otherwise, and what it was read as.
  void check_doubt(const BodyLine& line) {
    if (line.doubt == HeadDoubt::none) return;
    const DiagnosticKind& rule =
        line.doubt == HeadDoubt::taken_as_text ? lint_faults::kTakenAsText : lint_faults::kTakenAsHeading;
    const Span place = line.text.span(0, line.mark.mark_end);
    if (findings_.wants(rule, place)) findings_.report(rule, place, {line.text.view().substr(0, line.mark.mark_end)});
  }

  void close_points() {
    say_.close();
    must_.close();
    ordinal_.close();
  }

  static void find_points(const LocatedText& located, std::string_view word, Points& points) {
    const std::string_view text = located.view();
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
      // The numeral before it: up to three characters of three bytes.
      for (const std::size_t bytes : {std::size_t{3}, std::size_t{6}, std::size_t{9}}) {
        if (at < bytes || !begins_clause(text, at - bytes)) continue;
        std::size_t end = at - bytes;
        const int number = numeral_at(text, end);
        if (number == 0 || end != at) continue;
        points.point(number, located.span(at - bytes, at + word.size()));
        break;
      }
    }
  }

  void find_ordinals(const LocatedText& located) {
    constexpr std::string_view kOrdinal = "第";
    constexpr std::string_view kComma = "，";
    const std::string_view text = located.view();
    for (std::size_t at = text.find(kOrdinal); at != std::string_view::npos;
         at = text.find(kOrdinal, at + kOrdinal.size())) {
      if (!begins_clause(text, at)) continue;
      std::size_t end = at + kOrdinal.size();
      const int number = numeral_at(text, end);
      if (number > 0 && text.substr(end).starts_with(kComma)) ordinal_.point(number, located.span(at, end));
    }
  }

  Findings& findings_;
  Headings headings_;
  Points say_;
  Points must_;
  Points ordinal_;
};

}  // namespace

void check_order(const Body& body, Findings& findings) {
  Order order(findings);
  for (const BodyLine& line : body) order.line(line);
}

}  // namespace typeset::lint
