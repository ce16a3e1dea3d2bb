#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "import/faults.h"
#include "import/join.h"
#include "import/parts.h"
#include "import/words.h"

namespace typeset::pasted {

namespace {

constexpr std::size_t kMostTitleLines = 3;

/// Lines [first, first + count) are a title.
struct TitlePlace {
  std::size_t first = 0;
  std::size_t count = 1;
};

bool is_subtitle(const TextLine& line) {
  return line.text.starts_with("—") && looks_like_title(line.text);  // ——某某区的做法
}

bool is_bracketed(std::string_view text) { return text.starts_with("（") && text.ends_with("）"); }

/// Finds the titles of the articles' zone, by the best evidence there is.
class TitleFinder {
 public:
  TitleFinder(const Lines& lines, const Zones& zones, Diagnostics& doubts)
      : lines_(lines), zones_(zones), doubts_(doubts) {}

  std::vector<TitlePlace> find() {
    by_contents();
    if (places_.empty()) by_headings();
    if (places_.empty()) by_shape();
    for (std::size_t k = 0; k < places_.size(); ++k) {
      const std::size_t next = places_[k].first + places_[k].count;
      const bool free = next < end() && (k + 1 == places_.size() || places_[k + 1].first > next);
      if (free && is_subtitle(lines_[next])) ++places_[k].count;
    }
    return places_;
  }

 private:
  std::size_t end() const { return zones_.imprint_begin; }

  void by_contents() {
    std::unordered_map<std::string, const ContentsEntry*> open;
    for (const ContentsEntry& entry : zones_.contents) open.emplace(entry.key, &entry);
    for (std::size_t i = zones_.articles_begin; i < end() && !open.empty(); ++i) {
      std::string key;
      for (std::size_t count = 1; count <= kMostTitleLines && i + count <= end(); ++count) {
        const std::string& text = lines_[i + count - 1].text;
        if (!looks_like_title(text) && !looks_like_title(entry_text(text))) break;
        key += key_of(entry_text(text));
        const auto entry = open.find(key);
        if (entry == open.end()) continue;
        open.erase(entry);
        places_.push_back({i, count});
        i += count - 1;
        break;
      }
    }
    for (const ContentsEntry& entry : zones_.contents) {
      if (!open.contains(entry.key)) continue;
      doubts_.report(import_faults::kEntryWithoutArticle, lines_[entry.first].span);
    }
  }

  void by_headings() {
    int level = 0;
    for (std::size_t i = zones_.articles_begin; i < end(); ++i) {
      const int heading = lines_[i].heading;
      if (heading > 0 && (level == 0 || heading < level)) level = heading;
    }
    if (level == 0) return;
    for (std::size_t i = zones_.articles_begin; i < end(); ++i) {
      if (lines_[i].heading == level) places_.push_back({i, 1});
    }
  }

  bool can_lead(std::size_t i) const {
    const TextLine& line = lines_[i];
    return looks_like_title(line.text) && !match_line(line.text, {Sort::note, Sort::note_label, Sort::contributor}) &&
           !is_bracketed(line.text);
  }

  /// A short line without a stop, behind a finished paragraph and before text.
  void by_shape() {
    constexpr std::uint32_t kText = 40;  // cells
    for (std::size_t i = zones_.articles_begin; i < end(); ++i) {
      const bool ended = i == zones_.articles_begin || ends_sentence(lines_[i - 1].text) ||
                         is_bracketed(lines_[i - 1].text) || match_line(lines_[i - 1].text, {Sort::contributor});
      if (!ended || !can_lead(i)) continue;
      std::size_t count = 1;
      while (count < kMostTitleLines && i + count < end() && can_lead(i + count) &&
             (!lines_[i + count].blank_above || is_subtitle(lines_[i + count]))) {
        ++count;
      }
      const std::size_t text = i + count;
      if (text >= end()) continue;
      const bool leads = lines_[text].width >= kText || item_mark(lines_[text].text).end > 0 ||
                         match_line(lines_[text].text, {Sort::note, Sort::note_label}) ||
                         ends_sentence(lines_[text].text);
      if (!leads) continue;
      doubts_.report(import_faults::kTitleByShape, lines_[i].span);
      places_.push_back({i, count});
      i += count - 1;
    }
  }

  const Lines& lines_;
  const Zones& zones_;
  Diagnostics& doubts_;
  std::vector<TitlePlace> places_;
};

class Articles {
 public:
  Articles(const Lines& lines, const Zones& zones, Draft& draft, Ledger& ledger, Diagnostics& doubts)
      : lines_(lines), zones_(zones), draft_(draft), ledger_(ledger), doubts_(doubts) {}

  void read() {
    const auto zone = between(zones_.articles_begin, zones_.imprint_begin);
    setting_ = measure(zone);
    if (setting_.full > 0 && !zone.empty()) {
      doubts_.report(import_faults::kHardWrapped, zone.front().span, {std::to_string(setting_.full / 2)});
    }
    const std::vector<TitlePlace> titles = TitleFinder(lines_, zones_, doubts_).find();
    const std::size_t first = titles.empty() ? zones_.imprint_begin : titles.front().first;
    preamble(between(zones_.articles_begin, first));
    for (std::size_t k = 0; k < titles.size(); ++k) {
      const TitlePlace& title = titles[k];
      const std::size_t begin = title.first + title.count;
      const std::size_t end = k + 1 < titles.size() ? titles[k + 1].first : zones_.imprint_begin;
      title_level_ = lines_[title.first].heading;
      ArticleDraft article;
      for (std::size_t i = title.first; i < begin; ++i) article.title.push_back(title_line(lines_[i]));
      fill(article, paragraphs_of(between(begin, std::max(begin, end))), k + 1 < titles.size());
      draft_.articles.push_back(std::move(article));
    }
    demote_titles();
    decide_contents();
  }

 private:
  std::span<const TextLine> between(std::size_t begin, std::size_t end) const {
    return std::span<const TextLine>(lines_).subspan(begin, end - begin);
  }

  Text title_line(const TextLine& line) const { return {tidy_title(line.text), line.span}; }

  Paragraphs paragraphs_of(std::span<const TextLine> lines) {
    constexpr int kDeepest = 4;
    Paragraphs paragraphs = join_lines(lines, setting_, doubts_);
    for (Paragraph& p : paragraphs) {
      if (p.heading > 0) p.heading = std::clamp(p.heading - title_level_, 1, kDeepest);
    }
    std::erase_if(paragraphs, [](const Paragraph& p) { return characters_of(p.text) == 0; });
    cut_long(paragraphs, doubts_);
    return paragraphs;
  }

  /// What stands before the first title: a note to the whole issue, or an article whose title was not found.
  void preamble(std::span<const TextLine> lines) {
    Paragraphs paragraphs = paragraphs_of(lines);
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
    if (are_briefs(article, paragraphs)) {
      fill_briefs(article, std::move(paragraphs));
    } else {
      report_list_marks(paragraphs);
      article.body = std::move(paragraphs);
      take_contributor(article.body, article.contributor);
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
      marked += mark.end > 0 && !mark.number && !plain ? 1 : 0;
    }
    return marked > 1 && marked * 2 > paragraphs.size();
  }

  void fill_briefs(ArticleDraft& article, Paragraphs paragraphs) {
    const bool marked =
        std::any_of(paragraphs.begin(), paragraphs.end(), [](const Paragraph& p) { return item_mark(p.text).end > 0; });
    bool reported = false;
    for (Paragraph& p : paragraphs) {
      const ItemMark mark = item_mark(p.text);
      const bool sends = match_line(p.text, {Sort::contributor}).has_value();
      if (mark.end > 0) {
        ledger_.leave_out(LeftOut::form_word, p.span, std::string_view(p.text).substr(0, mark.end));
        p.text.erase(0, mark.end);
        if (mark.number && !reported) doubts_.report(import_faults::kNumbersDropped, p.span);
        reported = reported || mark.number;
        article.briefs.emplace_back();
      } else if (!marked && !sends && p.heading == 0) {
        article.briefs.emplace_back();
      }
      (article.briefs.empty() ? article.body : article.briefs.back().body).push_back(std::move(p));
    }
    for (BriefDraft& brief : article.briefs) take_contributor(brief.body, brief.contributor);
  }

  void report_list_marks(const Paragraphs& paragraphs) {
    for (const Paragraph& p : paragraphs) {
      const char c = p.text.front();
      if ((c != '-' && c != '*' && c != '+') || item_mark(p.text).end == 0) continue;
      doubts_.report(import_faults::kMarkup, p.span, {Term("列表记号", "a list's mark")});
      return;
    }
  }

  /// （某某局供稿） at the end of `body`: a line of its own, or the last words of the last paragraph. Other words in
  /// brackets on a line of their own keep them: （作者：张三）.
  void take_contributor(Paragraphs& body, Text& contributor) {
    constexpr std::size_t kLongest = 40;  // characters
    if (body.empty()) return;
    Paragraph& last = body.back();
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
    } else if (alone && is_bracketed(words)) {
      contributor = {words, last.span};
      doubts_.report(import_faults::kTakenAs, last.span, {Term("供稿", "contributor")});
    } else {
      return;
    }
    last.text.resize(last.text.size() - words.size());
    last.text = tidy(last.text);
    if (characters_of(last.text) == 0) body.pop_back();
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
      for (const Text& line : article.title) {
        doubts_.report(import_faults::kTitleWithoutText, line.span);
        text.push_back({line, 0});
      }
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
    bool same = !zones_.contents.empty() && zones_.contents.size() == draft_.articles.size();
    for (std::size_t i = 0; same && i < zones_.contents.size(); ++i) {
      std::string title;
      for (const Text& line : draft_.articles[i].title) title += line.text;
      same = !title.empty() && ink(title) == ink(zones_.contents[i].text);
    }
    if (!same) draft_.contents.emplace();
    for (const ContentsEntry& entry : zones_.contents) {
      std::string all;
      for (std::size_t i = entry.first; i < entry.first + entry.count; ++i) all += lines_[i].text;
      const Span& span = lines_[entry.first].span;
      if (same) {
        ledger_.leave_out(LeftOut::said_again, span, all);
      } else {
        draft_.contents->push_back({entry.text, span});
        ledger_.rewrite(LeftOut::form_word, span, all, entry.text);
      }
    }
  }

  const Lines& lines_;
  const Zones& zones_;
  Draft& draft_;
  Ledger& ledger_;
  Diagnostics& doubts_;
  Setting setting_;
  int title_level_ = 0;
  Paragraphs next_note_;
};

}  // namespace

void assemble_articles(const Lines& lines, const Zones& zones, Draft& draft, Ledger& ledger, Diagnostics& doubts) {
  Articles(lines, zones, draft, ledger, doubts).read();
}

}  // namespace typeset::pasted
