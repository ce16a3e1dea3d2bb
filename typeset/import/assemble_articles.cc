#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "import/faults.h"
#include "import/foot_notes.h"
#include "import/join.h"
#include "import/name_lists.h"
#include "import/parts.h"
#include "import/tables.h"
#include "import/words.h"

namespace typeset::pasted {

namespace {

constexpr std::size_t kMostTitleLines = 3;
constexpr std::uint32_t kDrawnIn = 2;   // cells
constexpr std::uint32_t kIndented = 4;  // cells: the indent of a paragraph; what stands further in is centred

/// Lines [first, first + count) are a title.
struct TitlePlace {
  std::size_t first = 0;
  std::size_t count = 1;
  std::optional<std::size_t> column;  // the line above, if it names a column
};

struct Titles {
  std::vector<TitlePlace> places;
  std::vector<std::size_t> headings;  // lines that are headings within an article
};

bool is_subtitle(const TextLine& line) {
  return line.text.starts_with("—") && looks_like_title(line.text);  // ——某某区的做法
}

bool is_bracketed(std::string_view text) { return text.starts_with("（") && text.ends_with("）"); }

bool has_comma(const TextLine& line) { return line.text.find("，") != std::string::npos; }

/// Finds the titles of the articles' zone, by the best evidence there is, and the headings within the articles.
class TitleFinder {
 public:
  TitleFinder(const Lines& lines, const Zones& zones, const Setting& setting, Diagnostics& doubts)
      : lines_(lines), zones_(zones), setting_(setting), doubts_(doubts) {}

  Titles find() {
    for (const ContentsEntry& entry : zones_.contents) {
      if (entry.column) columns_.insert(entry.key);
    }
    std::vector<TitlePlace>& places = found_.places;
    by_contents();
    if (places.empty()) by_headings();
    if (places.empty()) {
      by_shape();
    } else {
      headings_between();
    }
    for (std::size_t k = 0; k < places.size(); ++k) {
      const std::size_t next = places[k].first + places[k].count;
      const bool free = next < end() && (k + 1 == places.size() || places[k + 1].first > next);
      if (free && is_subtitle(lines_[next])) ++places[k].count;
      const std::size_t above = k > 0 ? places[k - 1].first + places[k - 1].count : zones_.articles_begin;
      if (places[k].first > above && is_column(places[k].first - 1)) places[k].column = places[k].first - 1;
    }
    return std::move(found_);
  }

 private:
  std::size_t end() const { return zones_.imprint_begin; }

  bool is_column(std::size_t i) const {
    // 【工作简讯】 is a title, unless one stands below it.
    const std::string name = column_name(lines_[i].text);
    const bool title_below = i + 1 < end() && item_mark(lines_[i + 1].text).end == 0 &&
                             looks_like_title(lines_[i + 1].text) && !wraps(i + 1);
    const bool briefs = names_briefs(name) && !title_below;
    if (name.empty() && title_below && may_be_column(i)) return true;
    return (!name.empty() && !briefs) || (!columns_.empty() && columns_.contains(key_of(lines_[i].text)));
  }

  /// 经验交流 without marks, with a title below that says more.
  bool may_be_column(std::size_t i) const {
    if (lines_[i].heading > 0 || lines_[i].table || lines_[i].names || !may_name_column(lines_[i].text)) return false;
    const TextLine& below = lines_[i + 1];
    return characters_of(below.text) > characters_of(lines_[i].text) && !opens_part(below.text) &&
           !names_author(below.text) && !is_bracketed(below.text) && !is_subtitle(below) && !has_leaders(below.text);
  }

  void by_contents() {
    std::unordered_map<std::string, const ContentsEntry*> open;
    for (const ContentsEntry& entry : zones_.contents) {
      if (!entry.column) open.emplace(entry.key, &entry);
    }
    for (std::size_t i = zones_.articles_begin; i < end() && !open.empty(); ++i) {
      std::string key;
      for (std::size_t count = 1; count <= kMostTitleLines && i + count <= end(); ++count) {
        if (lines_[i + count - 1].table) break;
        const std::string& text = lines_[i + count - 1].text;
        const std::string entry_like = entry_text(text);
        if (!looks_like_title(text) && !looks_like_title(entry_like) &&
            !looks_like_title(std::string_view(entry_like).substr(level_mark(entry_like)))) {
          break;
        }
        key += key_of(entry_text(text));
        const auto entry = open.find(key);
        if (entry == open.end()) continue;
        open.erase(entry);
        found_.places.push_back({i, count, {}});
        i += count - 1;
        break;
      }
    }
    if (!open.empty()) by_kin(open);
    for (const ContentsEntry& entry : zones_.contents) {
      if (!open.contains(entry.key)) continue;
      doubts_.report(import_faults::kEntryWithoutArticle, lines_[entry.first].span);
    }
  }

  /// Titles that say a little more or less than their entry in the list.
  void by_kin(const std::unordered_map<std::string, const ContentsEntry*>& open) {
    std::vector<bool> taken(lines_.size());
    for (const TitlePlace& place : found_.places) {
      for (std::size_t k = 0; k < place.count; ++k) taken[place.first + k] = true;
    }
    std::unordered_set<std::string> done;
    for (std::size_t i = zones_.articles_begin; i < end() && done.size() < open.size(); ++i) {
      if (taken[i] || !can_lead(i)) continue;
      const std::string key = key_of(lines_[i].text);
      const auto kin = std::find_if(open.begin(), open.end(), [&](const auto& entry) {
        return !done.contains(entry.first) && are_kin(entry.first, key);
      });
      if (kin == open.end()) continue;
      done.insert(kin->first);
      doubts_.report(import_faults::kTitleByShape, lines_[i].span);
      found_.places.push_back({i, 1, {}});
    }
    std::sort(found_.places.begin(), found_.places.end(),
              [](const TitlePlace& a, const TitlePlace& b) { return a.first < b.first; });
  }

  void by_headings() {
    int level = 0;
    for (std::size_t i = zones_.articles_begin; i < end(); ++i) {
      const int heading = lines_[i].heading;
      if (heading > 0 && (level == 0 || heading < level)) level = heading;
    }
    if (level == 0) return;
    for (std::size_t i = zones_.articles_begin; i < end(); ++i) {
      if (lines_[i].heading == level) found_.places.push_back({i, 1, {}});
    }
  }

  /// The first line of a paragraph that was broken at the edge: text, however short.
  bool wraps(std::size_t i) const {
    constexpr std::uint32_t kSlack = 4;  // cells
    constexpr std::uint32_t kLong = 44;  // cells, where the width of the lines is not known
    const TextLine& line = lines_[i];
    if (i + 1 >= end() || lines_[i + 1].blank_above || line.indent > kIndented) return false;
    // Text above that goes on is a paragraph, and so is what a word or a comma holds to the next line.
    const bool below = i > zones_.articles_begin && !found_.places.empty() && lines_[i + 1].indent <= line.indent;
    if (below && !is_centred(line) && is_cut(line, lines_[i + 1])) return true;
    const bool hangs = line.indent >= kDrawnIn && lines_[i + 1].indent < kDrawnIn;
    if (setting_.full > 0) return line.extent() + kSlack >= setting_.full && (hangs || line.indent == 0);
    return hangs && line.extent() >= kLong;
  }

  /// A line that can be the first of a title, or a heading.
  bool can_lead(std::size_t i) const {
    constexpr std::size_t kLongest = 40;  // characters
    const TextLine& line = lines_[i];
    if (line.table || line.names || line.picture || line.table_part != TablePart::none) return false;
    if (!looks_like_title(line.text) || characters_of(line.text) > kLongest) return false;
    if (begins_with_number_mark(line.text) || line.text.front() == '{' || line.text.front() == '\\') return false;
    if (line.indent >= kDrawnIn && has_comma(line)) return false;
    return !match_line(line.text, {Sort::note, Sort::note_label, Sort::contributor, Sort::author}) &&
           !belongs_to_head(line) && !names_attachment(line.text) && !is_bracketed(line.text) && !is_column(i) &&
           !is_subtitle(line) && !has_leaders(line.text) && !wraps(i);
  }

  /// Whether line i goes on with the title above it.
  bool goes_on(std::size_t i) const {
    constexpr std::size_t kLongest = 28;  // characters: a line of the page
    const TextLine& line = lines_[i];
    if (is_subtitle(line)) return true;
    return can_lead(i) && !line.blank_above && !has_comma(line) && characters_of(line.text) <= kLongest &&
           !names_author(line.text);
  }

  std::size_t title_lines(std::size_t i) const {
    std::size_t count = 1;
    while (count < kMostTitleLines && i + count < end() && goes_on(i + count)) ++count;
    return count;
  }

  bool is_centred(const TextLine& line) const { return line.indent > kIndented; }

  bool ends_article(const TextLine& line) const {
    return is_bracketed(line.text) || match_line(line.text, {Sort::contributor});
  }

  /// Whether the line above line i can stand above a title or a heading: the text there is done. A list of names is
  /// where an empty line ends it.
  bool is_done_above(std::size_t i) const {
    const TextLine& line = lines_[i - 1];
    if (line.names) return lines_[i].blank_above;
    return ends_sentence(line.text) || ends_article(line) || line.table || line.table_part == TablePart::note ||
           begins_with_number_mark(line.text);
  }

  /// Whether text follows at line i, as it does below a title or a heading.
  bool text_at(std::size_t i) const {
    constexpr std::uint32_t kText = 40;  // cells
    if (i >= end()) return false;
    const std::string& text = lines_[i].text;
    const bool parted = i + 1 >= end() || (lines_[i + 1].blank_above && !lines_[i + 1].page_above);
    if (text.ends_with("，") || (!parted && is_cut(lines_[i], lines_[i + 1]))) return true;
    return lines_[i].width >= kText || opens_part(text) || match_line(text, {Sort::note, Sort::note_label}) ||
           ends_sentence(text) || lines_[i].table || lines_[i].names || lines_[i].table_part != TablePart::none;
  }

  /// Behind the 按语 that begins at line i: it ends where a sentence does.
  std::size_t behind_note(std::size_t i) const {
    constexpr std::size_t kMost = 30;  // lines
    const std::size_t last = std::min(end(), i + kMost);
    if (match_line(lines_[i].text, {Sort::note_label}) && i + 1 < last) ++i;
    while (i < last && !ends_sentence(lines_[i].text)) ++i;
    // Lines of the same paragraph may end sentences as well, at the edge.
    while (i + 1 < last && setting_.full > 0 && !lines_[i + 1].blank_above && lines_[i + 1].indent < kDrawnIn &&
           lines_[i].extent() + kIndented >= setting_.full) {
      ++i;
    }
    return std::min(end(), i + 1);
  }

  void add_title(std::size_t i, std::size_t count) {
    doubts_.report(import_faults::kTitleByShape, lines_[i].span);
    found_.places.push_back({i, count, {}});
  }
  void add_heading(std::size_t i) {
    doubts_.report(import_faults::kHeadingByShape, lines_[i].span);
    found_.headings.push_back(i);
  }

  /// The first title is the first line that can be one, behind 按语, 文号, 主送 and the name of a column. Whether a
  /// later one begins an article or heads a part of the text is told by what stands round it.
  void by_shape() {
    std::size_t i = zones_.articles_begin;
    while (i < end()) {
      if (match_line(lines_[i].text, {Sort::note, Sort::note_label})) {
        i = behind_note(i);
      } else if (belongs_to_head(lines_[i]) || is_column(i)) {
        ++i;
      } else {
        break;
      }
    }
    const bool credited = std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(i),
                                      lines_.begin() + static_cast<std::ptrdiff_t>(std::max(i, end())),
                                      [&](const TextLine& line) { return ends_article(line); });
    if (i < end() && can_lead(i) && i + title_lines(i) < end()) {
      add_title(i, title_lines(i));
      i = behind_authors(i + found_.places.back().count);
    }
    for (std::size_t above = i; i < end(); ++i) {  // above: behind the last title
      const TextLine& line = lines_[i];
      const bool below_title = i == above && line.blank_above && !found_.places.empty();
      const bool behind_column = i > zones_.articles_begin && is_column(i - 1);
      const bool begins = below_title || behind_column || i == zones_.articles_begin || is_done_above(i);
      if (!begins || !can_lead(i)) continue;
      const std::size_t count = title_lines(i);
      if (!text_at(i + count) && !(i + count < end() && names_author(lines_[i + count].text))) continue;
      if (below_title && names_author(line.text)) continue;
      if (found_.places.empty() || (!below_title && begins_article(i, count, credited))) {
        add_title(i, count);
        above = behind_authors(i + count);
        i = above - 1;
      } else if (count == 1 && can_head(line)) {
        add_heading(i);
      }
    }
  }

  /// Behind the authors and （2026年3月1日） that stand at line i, below a title.
  std::size_t behind_authors(std::size_t i) const {
    constexpr std::size_t kMost = 3;
    const std::size_t last = i + kMost;
    while (i < last && i + 1 < end() && (names_author(lines_[i].text) || !title_note_in(lines_[i].text).empty())) {
      ++i;
    }
    return i;
  }

  /// The last line above line i that is no note.
  std::size_t above_notes(std::size_t i) const {
    std::size_t above = i - 1;
    while (above > zones_.articles_begin && begins_with_number_mark(lines_[above].text)) --above;
    return above;
  }

  bool begins_article(std::size_t i, std::size_t count, bool credited) const {
    constexpr std::size_t kShortest = 8;  // characters of a title that names its subject
    const TextLine& line = lines_[i];
    if (names_briefs(line.text) || ends_article(lines_[above_notes(i)]) || is_column(i - 1) || is_centred(line))
      return true;
    const std::string& below = lines_[i + count].text;
    if (match_line(below, {Sort::note, Sort::note_label}) || names_author(below)) return true;
    if (count > 1 && is_subtitle(lines_[i + count - 1])) return true;
    return !credited && names_subject(line.text) && characters_of(line.text) >= kShortest;
  }

  /// Of a line that can lead: short enough for a heading within an article, and no sentence.
  bool can_head(const TextLine& line) const {
    constexpr std::size_t kLongest = 25;  // characters
    return characters_of(line.text) <= kLongest && !has_comma(line) && !names_author(line.text);
  }

  /// Where titles are known, short lines between the paragraphs head parts of an article.
  void headings_between() {
    if (std::any_of(lines_.begin(), lines_.end(), [](const TextLine& line) { return line.heading > 0; })) return;
    for (std::size_t k = 0; k < found_.places.size(); ++k) {
      const TitlePlace& place = found_.places[k];
      const std::size_t begin = place.first + place.count;
      const std::size_t last = k + 1 < found_.places.size() ? found_.places[k + 1].first : end();
      if (names_briefs(lines_[place.first].text)) continue;
      for (std::size_t i = begin; i + 1 < last; ++i) {
        const bool begins = i == begin ? lines_[i].blank_above : is_done_above(i);
        const TextLine& line = lines_[i];
        if (begins && can_lead(i) && can_head(line) && text_at(i + 1)) add_heading(i);
      }
    }
  }

  const Lines& lines_;
  const Zones& zones_;
  const Setting& setting_;
  Diagnostics& doubts_;
  std::unordered_set<std::string> columns_;  // keys
  Titles found_;
};

class Articles {
 public:
  Articles(const Lines& lines, const Zones& zones, Draft& draft, Ledger& ledger, Diagnostics& doubts)
      : lines_(lines), zones_(zones), draft_(draft), ledger_(ledger), doubts_(doubts) {}

  void read() {
    take_sign_off();
    mark_names(lines_, zones_.articles_begin, zones_.imprint_begin, doubts_);
    mark_tables(lines_, zones_.articles_begin, zones_.imprint_begin, ledger_, doubts_);
    report_levels();
    const auto zone = between(zones_.articles_begin, zones_.imprint_begin);
    setting_ = measure(zone);
    if (setting_.full > 0 && !zone.empty()) {
      doubts_.report(import_faults::kHardWrapped, zone.front().span, {std::to_string(setting_.full / 2)});
    }
    const Titles found = TitleFinder(lines_, zones_, setting_, doubts_).find();
    const std::vector<TitlePlace>& titles = found.places;
    mark_headings(found);
    const auto begin_of = [](const TitlePlace& place) { return place.column.value_or(place.first); };
    const std::size_t first = titles.empty() ? zones_.imprint_begin : begin_of(titles.front());
    preamble(between(zones_.articles_begin, first), !titles.empty());
    for (std::size_t k = 0; k < titles.size(); ++k) {
      const TitlePlace& title = titles[k];
      const std::size_t begin = title.first + title.count;
      const std::size_t end = k + 1 < titles.size() ? begin_of(titles[k + 1]) : zones_.imprint_begin;
      title_level_ = lines_[title.first].heading;
      ArticleDraft article;
      if (title.column) take_column(lines_[*title.column], article.section);
      std::size_t subtitle = title.first + 1;
      while (subtitle < begin && !is_subtitle(lines_[subtitle])) ++subtitle;
      for (std::size_t i = title.first; i < std::min(subtitle, begin); ++i) add_title_lines(lines_[i], article.title);
      for (std::size_t i = subtitle; i < begin; ++i) take_subtitle(lines_[i], article.subtitle);
      const std::size_t text_begin = take_below_title(begin, end, article);
      const auto text = between(text_begin, std::max(text_begin, end));
      fill(article, paragraphs_of(Lines(text.begin(), text.end())), k + 1 < titles.size());
      draft_.articles.push_back(std::move(article));
    }
    demote_titles();
    go_on_in_sections();
    if (!draft_.articles.empty()) {
      Paragraphs& body = draft_.articles.front().body;
      body.insert(body.begin(), above_.begin(), above_.end());
    }
    decide_contents();
  }

 private:
  std::span<const TextLine> between(std::size_t begin, std::size_t end) const {
    return std::span<const TextLine>(lines_).subspan(begin, end - begin);
  }

  /// The office and the date on the last lines above the 版记. The program prints the date: with another one
  /// they stay text.
  void take_sign_off() {
    constexpr std::size_t kLeast = 3;  // lines of the articles: a title, a text and this
    constexpr std::size_t kMost = 3;   // offices
    std::size_t end = zones_.imprint_begin;
    if (end < zones_.articles_begin + kLeast) return;
    const TextLine& last = lines_[end - 1];
    const auto match = match_line(last.text, {Sort::date, Sort::issuer_date});
    if (!match || last.table || ends_sentence(last.text)) return;
    const std::string date = plain_date(match->text(U'd', last.text));
    if (date.empty()) return;
    const auto is_office = [&](std::string_view text) {
      return stands_above_masthead(text) || (!draft_.issuer.empty() && key_of(text) == key_of(draft_.issuer.text));
    };
    std::vector<Text> offices;
    const std::string beside(match->text(U'x', last.text));
    if (!beside.empty()) {
      if (!is_office(beside) || match->captures.front().place == U'd') return;
      offices.push_back({tidy_title(beside), last.span});
    }
    std::size_t begin = end - 1;
    while (beside.empty() && begin > zones_.articles_begin + 1 && offices.size() < kMost) {
      const TextLine& line = lines_[begin - 1];
      if (line.heading > 0 || line.table || !is_office(line.text)) break;
      offices.insert(offices.begin(), {tidy_title(line.text), line.span});
      --begin;
    }
    if (offices.empty() || !ends_above_sign_off(lines_[begin - 1])) return;
    if (!draft_.date.empty() && draft_.date.text != date) {
      doubts_.report(import_faults::kOtherDate, last.span, {draft_.date.text});
      return;
    }
    std::string all;
    for (std::size_t i = begin; i < end; ++i) all += lines_[i].text;
    std::string kept = draft_.date.empty() ? date : std::string();
    for (const Text& office : offices) kept += office.text;
    ledger_.rewrite(LeftOut::form_word, lines_[begin].span, all, kept);
    if (draft_.date.empty()) draft_.date = {date, last.span};
    draft_.sign_off = std::move(offices);
    zones_.imprint_begin = begin;
    lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(begin),
                 lines_.begin() + static_cast<std::ptrdiff_t>(end));
  }

  static bool ends_above_sign_off(const TextLine& line) {
    return ends_sentence(line.text) || line.table || line.text.ends_with("）");
  }

  /// Chapters and the headings found by shape become headings of the text, below the title that they follow.
  void mark_headings(const Titles& found) {
    std::vector<bool> title(lines_.size());
    for (const TitlePlace& place : found.places) {
      for (std::size_t i = 0; i < place.count; ++i) title[place.first + i] = true;
    }
    int level = 0;
    std::size_t next = 0;
    for (std::size_t i = zones_.articles_begin; i < zones_.imprint_begin; ++i) {
      TextLine& line = lines_[i];
      if (title[i] && line.heading > 0) level = line.heading;
      const bool heads = next < found.headings.size() && found.headings[next] == i;
      if (heads) ++next;
      if (title[i] || line.heading > 0) continue;
      const int rank = heads ? 1 : chapter_rank(line.text);
      if (rank > 0) line.heading = level + rank;
    }
  }

  void take_column(const TextLine& line, Text& column) {
    const std::string name = column_name(line.text);
    column = {name.empty() ? entry_text(line.text) : name, line.span};
    doubts_.report(import_faults::kTakenAs, line.span, {Term("栏目", "section")});
    ledger_.rewrite(LeftOut::form_word, line.span, line.text, column.text);
  }

  /// ——某某区的做法: the program prints the dash.
  void take_subtitle(const TextLine& line, std::vector<Text>& subtitle) {
    std::string text = tidy_title(line.text);
    for (constexpr std::string_view kDash = "—"; text.starts_with(kDash);) text.erase(0, kDash.size());
    text = tidy_title(text);
    ledger_.rewrite(LeftOut::form_word, line.span, line.text, text);
    subtitle.push_back({text, line.span});
  }

  /// Authors and （2026年2月28日发布） below a title; returns the line behind them.
  std::size_t take_below_title(std::size_t begin, std::size_t end, ArticleDraft& article) {
    constexpr std::size_t kMost = 3;
    std::size_t i = begin;
    for (; i < std::min(end, begin + kMost) && i + 1 < end; ++i) {
      const TextLine& line = lines_[i];
      const std::string_view note = title_note_in(line.text);
      if (!note.empty() && article.title_note.empty()) {
        article.title_note = {tidy(note), line.span};
        ledger_.rewrite(LeftOut::form_word, line.span, line.text, article.title_note.text);
      } else if (names_author(line.text)) {
        article.authors.push_back({tidy(author_in(line.text)), line.span});
        doubts_.report(import_faults::kTakenAs, line.span, {Term("作者", "author")});
        ledger_.rewrite(LeftOut::form_word, line.span, line.text, article.authors.back().text);
      } else {
        break;
      }
    }
    return i;
  }

  /// The line, or as many as forced line ends part.
  static void add_title_lines(const TextLine& line, std::vector<Text>& title) {
    for (std::size_t begin = 0; begin <= line.text.size();) {
      const std::size_t end = std::min(line.text.find(kLineBreak, begin), line.text.size());
      const std::string part = tidy_title(std::string_view(line.text).substr(begin, end - begin));
      if (characters_of(part) > 0) title.push_back({part, line.span});
      begin = end + kLineBreak.size();
    }
  }

  Paragraphs paragraphs_of(Lines lines) {
    constexpr int kDeepest = 4;
    take_numbered_notes(lines, draft_.foot_notes, doubts_);
    Paragraphs paragraphs = join_lines(lines, setting_, doubts_);
    for (Paragraph& p : paragraphs) {
      if (p.heading > 0) p.heading = std::clamp(p.heading - title_level_, 1, kDeepest);
      if (p.row.row) p.heading = 0;  // a cell may look like one
      if (p.part != TablePart::none && !holds_plain_words(p.text)) p.part = TablePart::none;
    }
    std::erase_if(paragraphs, [](const Paragraph& p) { return characters_of(p.text) == 0; });
    cut_long(paragraphs, doubts_);
    carry_strong(paragraphs);
    return paragraphs;
  }

  /// What stands before the first title: a note to the whole issue, lines of the head's form (文号, 主送), or an
  /// article whose title was not found.
  void preamble(std::span<const TextLine> lines, bool titled) {
    Lines text;
    for (const TextLine& line : lines) {
      if (!titled || !belongs_to_head(line)) {
        text.push_back(line);
        continue;
      }
      if (take_signers(line, draft_, ledger_)) continue;
      doubts_.report(import_faults::kHeadLine, line.span);
      above_.push_back({{tidy(line.text), line.span}, 0});
    }
    Paragraphs paragraphs = paragraphs_of(std::move(text));
    take_note(paragraphs, draft_.note);
    if (paragraphs.empty()) return;
    doubts_.report(import_faults::kNoTitle, paragraphs.front().span);
    ArticleDraft article;
    fill(article, std::move(paragraphs), false);
    draft_.articles.push_back(std::move(article));
  }

  /// 编者按 at the beginning of `paragraphs`.
  void take_note(Paragraphs& paragraphs, Paragraphs& note) {
    if (paragraphs.empty()) return;
    const auto match = match_line(paragraphs.front().text, {Sort::note, Sort::note_label});
    if (!match) return;
    if (match->sort == Sort::note_label) {
      if (paragraphs.size() < 2) return;
      ledger_.leave_out(LeftOut::form_word, paragraphs.front().span, paragraphs.front().text);
      paragraphs.erase(paragraphs.begin());
    }
    note.push_back(std::move(paragraphs.front()));
    paragraphs.erase(paragraphs.begin());
  }

  void fill(ArticleDraft& article, Paragraphs paragraphs, bool another_follows) {
    article.note = std::move(next_note_);
    next_note_.clear();
    if (article.note.empty()) take_note(paragraphs, article.note);
    if (another_follows && paragraphs.size() > 1 && match_line(paragraphs.back().text, {Sort::note})) {
      next_note_.push_back(std::move(paragraphs.back()));  // stands above the next title
      paragraphs.pop_back();
    }
    take_tail(paragraphs, article.contributor);
    if (are_briefs(article, paragraphs)) {
      fill_briefs(article, std::move(paragraphs));
    } else {
      report_list_marks(paragraphs);
      mark_items(paragraphs);
      article.body = std::move(paragraphs);
      if (!article.body.empty()) article.body.front().rule_above = false;
      if (article.contributor.empty()) take_contributor(article.body, article.contributor);
    }
  }

  /// Whom to ask about an article is nothing of the issue's: of its last lines the office alone is taken.
  void take_tail(Paragraphs& paragraphs, Text& contributor) {
    const auto is_text = [](const Paragraph& p) {
      return !p.row.row && p.part == TablePart::none && p.heading == 0 && !p.names && !p.picture;
    };
    // A day below such a line is that of writing.
    if (const std::size_t n = paragraphs.size();
        n > 2 && is_text(paragraphs[n - 2]) && article_tail(paragraphs[n - 2].text)) {
      if (match_line(paragraphs.back().text, {Sort::date})) std::swap(paragraphs[n - 2], paragraphs[n - 1]);
    }
    bool taken = false;
    for (; paragraphs.size() > 1; taken = true) {
      const Paragraph& last = paragraphs.back();
      if (taken && match_line(last.text, {Sort::date})) {
        ledger_.leave_out(LeftOut::unprinted, last.span, last.text);
        doubts_.report(import_faults::kTail, last.span, {last.text});
        paragraphs.pop_back();
        return;
      }
      if (!is_text(last)) return;
      const auto tail = article_tail(last.text);
      if (!tail || (!tail->unit.empty() && !contributor.empty())) return;
      if (!tail->unit.empty()) contributor = {tail->unit, last.span};
      ledger_.rewrite(LeftOut::unprinted, last.span, last.text, tail->unit);
      doubts_.report(import_faults::kTail, last.span, {tidy(last.text)});
      paragraphs.pop_back();
    }
  }

  static bool are_briefs(const ArticleDraft& article, const Paragraphs& paragraphs) {
    std::string title;
    for (const Text& line : article.title) title += line.text;
    if (paragraphs.empty()) return false;
    if (names_briefs(title)) return true;
    std::size_t marked = 0;
    for (const Paragraph& p : paragraphs) {
      const ItemMark mark = item_mark(p.text);
      const bool plain = p.text.front() == '-' || p.text.front() == '*' || p.text.front() == '+';
      marked += mark.end > 0 && !mark.number && !plain && p.bullet.empty() ? 1 : 0;
    }
    return marked > 1 && marked * 2 > paragraphs.size();
  }

  void fill_briefs(ArticleDraft& article, Paragraphs paragraphs) {
    const bool marked =
        std::any_of(paragraphs.begin(), paragraphs.end(), [](const Paragraph& p) { return item_mark(p.text).end > 0; });
    bool reported = false;
    const Paragraph* above = nullptr;
    for (Paragraph& p : paragraphs) {
      const Paragraph* const last = std::exchange(above, &p);
      const ItemMark mark = item_mark(p.text);
      const bool sends = match_line(p.text, {Sort::contributor}).has_value();
      if (mark.end > 0 && mark.end < p.text.size()) {
        ledger_.leave_out(LeftOut::form_word, p.span, std::string_view(p.text).substr(0, mark.end));
        p.text.erase(0, mark.end);
        if (mark.number && !reported) doubts_.report(import_faults::kNumbersDropped, p.span);
        reported = reported || mark.number;
        article.briefs.emplace_back();
      } else if (!marked && !sends && p.heading == 0 && !p.names && !(last != nullptr && goes_on_table(*last, p))) {
        article.briefs.emplace_back();
      }
      (article.briefs.empty() ? article.body : article.briefs.back().body).push_back(std::move(p));
    }
    for (BriefDraft& brief : article.briefs) take_contributor(brief.body, brief.contributor);
  }

  /// Paragraphs with a word processor's bullet become items, and so do two and more with a drawn mark and a space
  /// behind it. Boxes that are ticked or not say something.
  void mark_items(Paragraphs& paragraphs) {
    constexpr std::u32string_view kDrawn = U"●○■◆◇•▪❖➢";
    const auto drawn = [&](const Paragraph& p) {
      const Decoded mark = decode_utf8(p.text, 0);
      return kDrawn.find(mark.code_point) != std::u32string_view::npos && p.text.size() > mark.length + 1 &&
             p.text[mark.length] == ' ' && p.heading == 0 && !p.verbatim;
    };
    const bool list = std::count_if(paragraphs.begin(), paragraphs.end(), drawn) > 1;
    bool goes_on = false;
    for (Paragraph& p : paragraphs) {
      const bool box = p.bullet == "☑" || p.bullet == "☐";
      p.item = p.bullet.empty() ? list && drawn(p) : !box;
      if (p.item && !goes_on) {
        const std::string mark = p.bullet.empty() ? to_utf8(decode_utf8(p.text, 0).code_point) : p.bullet;
        doubts_.report(import_faults::kBullet, p.span, {mark});
      }
      goes_on = p.item;
    }
  }

  /// Items that are drawn in below others become items like those.
  void report_levels() {
    constexpr std::string_view kItem = "- ";
    for (std::size_t i = zones_.articles_begin + 1; i < zones_.imprint_begin; ++i) {
      const bool items = lines_[i].text.starts_with(kItem) && lines_[i - 1].text.starts_with(kItem);
      if (!items || lines_[i].indent < lines_[i - 1].indent + kDrawnIn) continue;
      doubts_.report(import_faults::kOneLevel, lines_[i].span);
      return;
    }
  }

  void report_list_marks(const Paragraphs& paragraphs) {
    for (const Paragraph& p : paragraphs) {
      const char c = p.text.front();
      if ((c != '*' && c != '+') || item_mark(p.text).end == 0) continue;
      doubts_.report(import_faults::kMarkup, p.span, {Term("列表记号", "a list's mark")});
      return;
    }
  }

  /// （某某局供稿） at the end of `body`: a line of its own, or the last words of the last paragraph. Other words in
  /// brackets on a line of their own keep them: （作者：张三）.
  void take_contributor(Paragraphs& body, Text& contributor) {
    constexpr std::size_t kLongest = 40;  // characters
    if (body.empty()) return;
    // （某某局供稿） may stand above （本文有删减）.
    const std::size_t at = body.size() > 2 && is_remark(body.back().text) ? body.size() - 2 : body.size() - 1;
    if (at + 1 < body.size() && !match_line(body[at].text, {Sort::contributor})) return;
    Paragraph& last = body[at];
    if (last.row.row || last.part != TablePart::none) return;
    const std::size_t open = std::max(last.text.rfind("（") + 1, last.text.rfind('(') + 1);
    const std::string tail = open > 0 ? last.text.substr(open - 1) : std::string();
    const bool alone = body.size() > 1 && (tail.size() == last.text.size() || tail.empty());
    const std::string words = alone ? last.text : tail;
    if (words.empty() || characters_of(words) > kLongest) return;
    const auto match = match_line(words, {Sort::contributor});
    if (match) {
      const std::string name = tidy(match->text(U'x', words));
      if (key_of(name).empty()) return;
      contributor = {name, last.span};
      ledger_.rewrite(LeftOut::form_word, last.span, words, name);
    } else if (alone && is_bracketed(words) && !is_remark(words)) {
      contributor = {words, last.span};
      doubts_.report(import_faults::kTakenAs, last.span, {Term("供稿", "contributor")});
    } else {
      return;
    }
    last.text.resize(last.text.size() - words.size());
    last.text = tidy(last.text);
    if (characters_of(last.text) == 0) body.erase(body.begin() + static_cast<std::ptrdiff_t>(at));
  }

  /// A title that nothing follows is text of the article before it, or of the next if it is the first.
  void demote_titles() {
    std::vector<ArticleDraft> kept;
    Paragraphs waiting;
    for (ArticleDraft& article : draft_.articles) {
      if (!article.body.empty() || !article.briefs.empty()) {
        article.body.insert(article.body.begin(), waiting.begin(), waiting.end());
        waiting.clear();
        kept.push_back(std::move(article));
        continue;
      }
      Paragraphs text = std::move(article.note);
      if (!article.section.empty()) text.push_back({article.section, 0});
      for (const Text& line : article.title) {
        doubts_.report(import_faults::kTitleWithoutText, line.span);
        text.push_back({line, 0});
      }
      for (const Text& line : article.subtitle) text.push_back({line, 0});
      for (const Text& line : article.authors) text.push_back({line, 0});
      if (!article.title_note.empty()) text.push_back({article.title_note, 0});
      if (!article.contributor.empty()) text.push_back({article.contributor, 0});
      Paragraphs& into = kept.empty() ? waiting : last_text(kept.back());
      into.insert(into.end(), text.begin(), text.end());
    }
    if (!waiting.empty()) {
      kept.emplace_back();
      kept.back().body = std::move(waiting);
    }
    draft_.articles = std::move(kept);
    draft_.note.insert(draft_.note.end(), next_note_.begin(), next_note_.end());
  }

  /// The articles behind the first of a section stand in it as well, up to 工作简讯 under a title of their own.
  void go_on_in_sections() {
    for (std::size_t k = 1; k < draft_.articles.size(); ++k) {
      Text& section = draft_.articles[k].section;
      const std::vector<Text>& title = draft_.articles[k].title;
      if (!section.empty() || (title.size() == 1 && names_briefs(title.front().text))) continue;
      section = draft_.articles[k - 1].section;
      ledger_.make(section.text);
    }
  }

  static Paragraphs& last_text(ArticleDraft& article) {
    return article.briefs.empty() ? article.body : article.briefs.back().body;
  }

  /// Entries that say what the titles say are left to the program; a text without a list of contents asks for none.
  void decide_contents() {
    if (zones_.contents_label) {
      const TextLine& label = lines_[*zones_.contents_label];
      ledger_.leave_out(LeftOut::form_word, label.span, label.text);
    }
    const auto ink = [](std::string_view text) {
      std::string kept;
      for (const Folded& f : fold(text)) kept.append(text.substr(f.begin, f.end - f.begin));
      return kept;
    };
    std::size_t article = 0;
    std::vector<bool> shortened;  // by article
    bool same = !zones_.contents.empty();
    for (const ContentsEntry& entry : zones_.contents) {
      if (entry.column) continue;
      same = same && article < draft_.articles.size();
      if (!same) break;
      const ArticleDraft& named = draft_.articles[article++];
      std::string title;
      for (const Text& line : named.title) title += line.text;
      std::string both = title + (named.subtitle.empty() ? "" : "——");
      for (const Text& line : named.subtitle) both += line.text;
      const bool in_full = ink(both) == ink(entry.text) || key_of(both) == key_of(entry.text);
      shortened.push_back(!in_full);
      same = !title.empty() && (ink(title) == ink(entry.text) || (in_full && !named.subtitle.empty()));
    }
    same = same && article == draft_.articles.size();
    if (!same) draft_.contents.emplace();
    // An entry that leaves the subtitle out.
    for (std::size_t k = 0; same && k < shortened.size(); ++k) {
      if (!shortened[k]) continue;
      for (const Text& line : draft_.articles[k].title) draft_.articles[k].contents_title.text += line.text;
      ledger_.make(draft_.articles[k].contents_title.text);
    }
    for (const ContentsEntry& entry : zones_.contents) {
      std::string all;
      for (std::size_t i = entry.first; i < entry.first + entry.count; ++i) all += lines_[i].text;
      const Span& span = lines_[entry.first].span;
      if (same || entry.column) {
        ledger_.leave_out(same ? LeftOut::said_again : LeftOut::form_word, span, all);
      } else {
        draft_.contents->push_back({entry.text, span});
        ledger_.rewrite(LeftOut::form_word, span, all, entry.text);
      }
    }
  }

  Lines lines_;  // with the headings that were found
  Zones zones_;  // without the lines of the 落款
  Draft& draft_;
  Ledger& ledger_;
  Diagnostics& doubts_;
  Setting setting_;
  int title_level_ = 0;
  Paragraphs next_note_;
  Paragraphs above_;  // lines of the head's form that stood behind the head
};

}  // namespace

void assemble_articles(const Lines& lines, const Zones& zones, Draft& draft, Ledger& ledger, Diagnostics& doubts) {
  Articles(lines, zones, draft, ledger, doubts).read();
}

}  // namespace typeset::pasted
