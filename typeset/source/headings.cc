#include "source/headings.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.h"
#include "source/pictures.h"

namespace typeset {

namespace {

constexpr int kListLevel = 3;            // 1. and （1） may be items of a list
constexpr std::size_t kTwoLines = 54;    // characters: two lines of 28 cells, the first indented by two
constexpr std::size_t kNearlyHead = 30;  // a little longer than a head: the eye is not sure either

/// A line's text ends with one of these.
bool ends_with_any(std::string_view text, std::span<const std::string_view> ends) {
  return std::ranges::any_of(ends, [&](std::string_view end) { return text.ends_with(end); });
}

bool ends_like_a_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kEnds = {"。", "；", "，", "：", "！", "？", "、", ".", ";", ","};
  return ends_with_any(text, kEnds);
}

/// A question may be a heading; what goes on may not.
bool ends_like_a_clause(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kEnds = {"。", "；", "，", "：", "、", ";", ","};
  return ends_with_any(text, kEnds);
}

/// The level that a line stands at in the outline: 0 for paragraphs and pictures.
int level_of(const BodyLine& line) { return line.heading_level > 0 ? line.heading_level : line.mark.level; }

/// The end of a `**` that opens the line and encloses more than its mark; 0 if there is none.
std::uint32_t strong_end(const BodyLine& line) {
  for (const InlineSpan& span : line.spans) {
    if (span.begin == 0 && span.kind == InlineKind::strong && span.end > line.mark.mark_end) return span.end;
  }
  return 0;
}

class Decision {
 public:
  Decision(Body& body, const std::vector<PictureRow>& pictures)
      : body_(body), heads_pictures_(body.size()), of_rules_(body.size()) {
    find_pictures(pictures);
  }

  void run() {
    read_marks();
    find_series();
    for (const std::vector<std::size_t>& series : series_) decide(series);
    for (BodyLine& line : body_) {
      if (line.heading_level > 0) line.heading = line.heading_level;
    }
  }

 private:
  void find_pictures(const std::vector<PictureRow>& pictures);
  void read_marks();
  bool goes_on(std::size_t i, const std::array<int, kLevels + 1>& last) const;
  void find_series();
  void decide(const std::vector<std::size_t>& series);
  bool is_list(const std::vector<std::size_t>& series) const;
  bool is_candidate(const BodyLine& line) const;
  bool heads_something(std::size_t i) const;
  static bool nearly_a_head(const BodyLine& line);

  Body& body_;
  std::vector<bool> heads_pictures_;              // a picture of the list follows the line
  std::vector<bool> of_rules_;                    // the line is an item of an article of rules
  std::vector<std::vector<std::size_t>> series_;  // lines of one level under one line of a higher one
};

void Decision::find_pictures(const std::vector<PictureRow>& pictures) {
  std::set<int> followed;  // numbers of paragraphs
  bool behind_all = false;
  for (const PictureRow& row : pictures) {
    const Located<int>* after = follows(row);
    if (after != nullptr) followed.insert(after->value);
    behind_all = behind_all || after == nullptr;
  }
  int paragraph = 0;
  for (std::size_t i = 0; i < body_.size(); ++i) {
    if (body_[i].is_text()) ++paragraph;
    // What is to follow a paragraph that the body has not got comes behind all of it.
    const bool behind_last = behind_all || (!followed.empty() && *followed.rbegin() > paragraph);
    heads_pictures_[i] = followed.contains(paragraph) || (i + 1 == body_.size() && behind_last);
  }
}

/// Whether a mark that may be part of an enumeration (三、四线城市, 1、12月) is one of the series around it: the number
/// before it stands above at its level, or the number after it below before the next 1.
bool Decision::goes_on(std::size_t i, const std::array<int, kLevels + 1>& last) const {
  const LevelMark& mark = body_[i].mark;
  if (mark.number > 1) return last[static_cast<std::size_t>(mark.level)] + 1 == mark.number;
  if (mark.level < kListLevel) return false;  // 一、二季度
  for (std::size_t below = i + 1; below < body_.size(); ++below) {
    const LevelMark& other = body_[below].mark;
    if (other.level == mark.level) return other.number == mark.number + 1;
    if (other.level > 0 && other.level < mark.level) return false;
  }
  return false;
}

void Decision::read_marks() {
  for (BodyLine& line : body_) {
    line.head_end = 0;
    line.heading = 0;
    line.doubt = HeadDoubt::none;
    const bool may_head = line.sort == LineSort::paragraph && !line.quoted && !line.plain_opening && line.is_text();
    line.mark = may_head ? level_mark(line.text.view()) : LevelMark{};
  }
  std::array<int, kLevels + 1> last{};  // number of the last mark of a level
  for (std::size_t i = 0; i < body_.size(); ++i) {
    LevelMark& mark = body_[i].mark;
    if (mark.may_enumerate && !goes_on(i, last)) mark = {};
    if (mark.level > 0) last[static_cast<std::size_t>(mark.level)] = mark.number;
  }
}

void Decision::find_series() {
  std::array<std::vector<std::size_t>, kLevels + 1> open;
  const auto close = [&](int level) {
    std::vector<std::size_t>& series = open[static_cast<std::size_t>(level)];
    if (!series.empty()) series_.push_back(std::move(series));
    series.clear();
  };
  bool of_rules = false;  // an article of rules stands above, and no 一、 since
  for (std::size_t i = 0; i < body_.size(); ++i) {
    const int level = level_of(body_[i]);
    if (level == 0 && opens_article_of_rules(body_[i].text.view())) {
      of_rules = true;
      for (int below = 2; below <= kLevels; ++below) close(below);
    }
    if (level == 0) continue;
    if (level == 1 || body_[i].heading_level > 0) of_rules = false;
    of_rules_[i] = of_rules;
    for (int deeper = level + 1; deeper <= kLevels; ++deeper) close(deeper);
    if (body_[i].heading_level > 0) continue;
    if (body_[i].mark.number == 1) close(level);
    open[static_cast<std::size_t>(level)].push_back(i);
  }
  for (int level = 1; level <= kLevels; ++level) close(level);
}

bool Decision::heads_something(std::size_t i) const {
  if (heads_pictures_[i]) return true;
  if (i + 1 >= body_.size()) return false;
  const int next = level_of(body_[i + 1]);
  return next == 0 || next > body_[i].mark.level;
}

/// A whole line that may be a heading, before what follows is looked at.
bool Decision::is_candidate(const BodyLine& line) const {
  const std::string_view text = line.text.view();
  const bool open = line.mark.level < kListLevel ? ends_like_a_clause(text) : ends_like_a_sentence(text);
  return !open && text.find("。") == std::string_view::npos && text.find("；") == std::string_view::npos &&
         count_characters(text) <= kTwoLines;
}

/// A list: every item ends in ； but the last, or all are long and stand directly one below the other.
bool Decision::is_list(const std::vector<std::size_t>& series) const {
  if (series.size() < 2) return false;
  const auto before_last = std::span(series).first(series.size() - 1);
  const bool semicolons = std::ranges::all_of(before_last, [&](std::size_t i) {
    return body_[i].text.view().ends_with("；") || body_[i].text.view().ends_with(";");
  });
  if (semicolons) return true;
  const auto is_long = [&](std::size_t i) {
    const std::string_view text = body_[i].text.view();
    return run_in_head_end(text, body_[i].mark.mark_end) == 0 &&
           count_characters(text.substr(body_[i].mark.mark_end)) > kLongestHead;
  };
  return std::ranges::all_of(series, is_long) &&
         std::ranges::none_of(before_last, [&](std::size_t i) { return heads_something(i); });
}

bool Decision::nearly_a_head(const BodyLine& line) {
  const std::string_view text = line.text.view();
  std::size_t stop = text.find("。");
  if (stop == std::string_view::npos) stop = text.size();
  if (stop < line.mark.mark_end) return false;
  return count_characters(text.substr(line.mark.mark_end, stop - line.mark.mark_end)) <= kNearlyHead;
}

void Decision::decide(const std::vector<std::size_t>& series) {
  const bool list = of_rules_[series.front()] || is_list(series);
  const auto runs_in = [&](std::size_t i) { return run_in_head_end(body_[i].text.view(), body_[i].mark.mark_end) > 0; };
  const bool runs_in_somewhere =
      std::ranges::any_of(series, [&](std::size_t i) { return runs_in(i) && !is_candidate(body_[i]); });
  std::size_t heads = 0;
  for (const std::size_t i : series) {
    BodyLine& line = body_[i];
    const auto size = static_cast<std::uint32_t>(line.text.size());
    const std::uint32_t written = strong_end(line);
    // 一、会议时间：1月10日 is an item with its label, unless it heads text as its siblings do.
    const bool labelled = runs_in(i) && (runs_in_somewhere || !heads_something(i));
    const bool whole = written == 0 ? !list && is_candidate(line) && !labelled : written == size;
    if (whole && (line.mark.level < kListLevel || heads_something(i))) {
      line.heading = line.mark.level;
      line.head_end = size;
      const std::string_view text = line.text.view();
      // A line and more, with commas, might be a sentence that lost its stop.
      const bool sure = written > 0 || count_characters(text) <= kTwoLines / 2 || text.find("，") == std::string::npos;
      if (!sure) line.doubt = HeadDoubt::long_heading;
    } else if (written > 0) {
      line.head_end = written;
    } else if (!list) {
      line.head_end = run_in_head_end(line.text.view(), line.mark.mark_end);
    }
    if (line.head_end > 0) ++heads;
  }
  if (list) return;
  // Text where its siblings are headings, or alone and as short as one.
  for (const std::size_t i : series) {
    BodyLine& line = body_[i];
    if (line.head_end > 0 || line.mark.level >= kListLevel) continue;
    if (heads > 0 || (series.size() == 1 && nearly_a_head(line))) line.doubt = HeadDoubt::taken_as_text;
  }
}

}  // namespace

void decide_headings(Body& body, const std::vector<PictureRow>& pictures) { Decision(body, pictures).run(); }

}  // namespace typeset
