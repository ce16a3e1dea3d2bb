#include "import/zones.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "import/words.h"

namespace typeset::pasted {

namespace {

constexpr std::size_t kLinesOfHead = 30;
constexpr std::size_t kMostEntries = 60;
constexpr std::uint32_t kTextWidth = 84;  // cells: a line as long as one and a half of a page is text

bool is_text(const TextLine& line) {
  return line.width > 2 * kTextWidth || (line.width > kTextWidth && ends_sentence(line.text));
}

void find_head(const Lines& lines, Zones& zones) {
  for (std::size_t i = 0; i < std::min(lines.size(), kLinesOfHead) && !is_text(lines[i]); ++i) {
    const auto match = match_line(lines[i].text, {Sort::number, Sort::date, Sort::issuer_date});
    if (!match) continue;
    if (match->sort == Sort::number) {
      if (!zones.number) zones.number = i;
    } else if (!zones.date && !plain_date(match->text(U'd', lines[i].text)).empty() && !ends_sentence(lines[i].text)) {
      // 2026年3月5日　某某办, but not 2026年3月5日某某市召开会议
      const bool behind = match->captures.size() > 1 && match->captures.front().place == U'd';
      if (behind && !ends_as_office(match->text(U'x', lines[i].text))) continue;
      zones.date = i;
    }
    if (zones.number && zones.date) break;
  }
  if (zones.number) zones.head_end = *zones.number + 1;
  if (zones.date) zones.head_end = std::max(zones.head_end, *zones.date + 1);
  while (zones.head_end > 0 && zones.head_end < lines.size() &&
         match_line(lines[zones.head_end].text, {Sort::doc_number, Sort::signer})) {
    ++zones.head_end;
  }
  if (zones.head_end == 0 && !lines.empty() && lines[0].heading == 1) {
    const auto level = [&](int wanted) {
      return std::count_if(lines.begin(), lines.end(), [&](const TextLine& line) { return line.heading == wanted; });
    };
    if (level(1) == 1 && level(2) > 0) zones.head_end = 1;  // # 刊名, ## 文章
  }
}

/// Where the page number at the end of an entry begins, what parts it from the words included: 标题……3, 标题 3 (a tab
/// of the file is a space here), 标题（3）, 标题……（3）. The length of the text if there is none.
std::size_t page_begin(std::string_view text) {
  constexpr std::size_t kMostDigits = 3;
  constexpr std::size_t kLeastLeaders = 2;
  const FoldedText all = fold(text);
  std::size_t end = all.size();
  const bool bracketed = end > 0 && all[end - 1].c == ')';
  if (bracketed) --end;
  std::size_t digits = end;
  while (digits > 0 && all[digits - 1].c >= '0' && all[digits - 1].c <= '9') --digits;
  if (digits == end || end - digits > kMostDigits) return text.size();
  std::size_t begin = digits;
  if (bracketed && (begin == 0 || all[begin - 1].c != '(')) return text.size();
  if (bracketed) --begin;
  constexpr std::u32string_view kLeaders = U".…·-";
  std::size_t leader = begin;
  while (leader > 0 && kLeaders.find(all[leader - 1].c) != std::u32string_view::npos) --leader;
  if (leader == 0) return text.size();
  if (begin - leader >= kLeastLeaders) return all[leader - 1].end;
  const bool apart = all[begin].begin > all[begin - 1].end;  // white space stands between
  return bracketed || apart ? all[begin - 1].end : text.size();
}

bool has_page(std::string_view line) { return page_begin(line) < line.size(); }

/// Which keys come at which lines, alone or over two or three lines.
class KeyIndex {
 public:
  KeyIndex(const Lines& lines, std::size_t begin) {
    keys_.resize(lines.size());
    for (std::size_t i = begin; i < lines.size(); ++i) {
      if (lines[i].width <= 2 * kTextWidth) keys_[i] = key_of(entry_text(lines[i].text));
    }
    for (std::size_t i = begin; i < lines.size(); ++i) {
      std::string key;
      for (std::size_t count = 0; count < 3 && i + count < lines.size() && !keys_[i + count].empty(); ++count) {
        key += keys_[i + count];
        std::size_t& last = last_[key];
        last = std::max(last, i);
      }
    }
  }
  const std::string& key(std::size_t line) const { return keys_[line]; }
  bool comes_after(const std::string& key, std::size_t line) const {
    const auto found = last_.find(key);
    return found != last_.end() && found->second > line;
  }
  /// The last line at which the key begins; none is the number of lines.
  std::size_t last(const std::string& key) const {
    const auto found = last_.find(key);
    return found == last_.end() ? keys_.size() : found->second;
  }

 private:
  std::vector<std::string> keys_;
  std::unordered_map<std::string, std::size_t> last_;
};

/// An entry is the name of a column if a title stands right below it in the text, or if it has no page number among
/// entries that have one.
void find_columns(const Lines& lines, const KeyIndex& index, std::vector<ContentsEntry>& entries) {
  std::unordered_map<std::size_t, bool> begins;  // lines at which a title that is listed begins
  for (const ContentsEntry& entry : entries) {
    if (entry.found) begins.emplace(index.last(entry.key), true);
  }
  bool below = false;  // the entry below has a page number
  for (std::size_t k = entries.size(); k-- > 0;) {
    ContentsEntry& entry = entries[k];
    const bool paged = has_page(lines[entry.first + entry.count - 1].text);
    const bool over_title = entry.found && k + 1 < entries.size() && begins.contains(index.last(entry.key) + 1) &&
                            entries[k + 1].found && index.last(entries[k + 1].key) == index.last(entry.key) + 1;
    entry.column = over_title || (!paged && below && !entry.found && !names_briefs(entry.text));
    below = paged;
  }
}

void find_contents(const Lines& lines, Zones& zones) {
  std::size_t at = zones.head_end;
  if (at < lines.size() && match_line(lines[at].text, {Sort::contents_label})) zones.contents_label = at++;
  zones.articles_begin = at;
  const KeyIndex index(lines, at);
  std::unordered_map<std::string, bool> seen;
  // A title may take several lines where its entry took one.
  const auto repeats = [&](std::size_t line) {
    std::string key;
    for (std::size_t count = 0; count < 3 && line + count < lines.size(); ++count) {
      key += index.key(line + count);
      if (seen.contains(key)) return true;
    }
    return false;
  };
  bool listed = false;  // an entry had a page or a mark
  while (at < lines.size() && zones.contents.size() < kMostEntries) {
    const std::string text = entry_text(lines[at].text);
    if (index.key(at).empty() || repeats(at) || !looks_like_title(text) ||
        match_line(lines[at].text, {Sort::note, Sort::note_label})) {
      break;
    }
    ContentsEntry entry{at, 1, text, index.key(at), index.comes_after(index.key(at), at)};
    // 在全市会议上的讲话 张三: the title, and who wrote it.
    constexpr std::size_t kLongestName = 3;
    const std::size_t wide = text.rfind("　");
    const std::size_t gap = wide != std::string::npos ? wide : text.rfind(' ');
    const std::string name = gap == std::string::npos ? "" : text.substr(gap + (gap == wide ? 3 : 1));
    if (!name.empty() && characters_of(name) <= kLongestName) {
      const std::string title = text.substr(0, gap);
      if (index.comes_after(key_of(title), at)) entry = {at, 1, title, key_of(title), true};
    }
    if (!entry.found && at + 1 < lines.size() && !index.key(at + 1).empty()) {  // wrapped in the list
      const std::string both = index.key(at) + index.key(at + 1);
      if (index.comes_after(both, at)) {
        std::string whole = text;
        whole.append(" ").append(entry_text(lines[at + 1].text));
        entry = {at, 2, tidy_title(whole), both, true};
      }
    }
    const bool marked = item_mark(lines[at].text).end > 0;
    if (!entry.found && !zones.contents_label && !marked) break;
    // Behind entries with pages or marks, a line without, that no such entry follows either, is part of the text.
    const bool plain = !marked && !has_page(lines[at].text);
    const bool goes_on = at + 1 < lines.size() && !lines[at + 1].blank_above && has_page(lines[at + 1].text);
    if (listed && plain && entry.count == 1 && !goes_on && (!entry.found || lines[at].blank_above)) break;
    listed = listed || !plain;
    at += entry.count;
    seen.emplace(entry.key, true);
    zones.contents.push_back(std::move(entry));
  }
  // Short lines that never come again are no contents, whatever their marks.
  const bool any = std::any_of(zones.contents.begin(), zones.contents.end(), [](const auto& e) { return e.found; });
  if (any || zones.contents_label) {
    zones.articles_begin = at;
    find_columns(lines, index, zones.contents);
  } else {
    zones.contents.clear();
  }
}

void find_imprint(const Lines& lines, Zones& zones) {
  constexpr std::size_t kLinesOfImprint = 40;
  constexpr std::size_t kMostUnknown = 3;
  constexpr std::size_t kLongestUnknown = 400;  // bytes
  zones.imprint_begin = lines.size();
  std::size_t unknown = 0;
  for (std::size_t i = lines.size(); i > zones.articles_begin && lines.size() - i < kLinesOfImprint; --i) {
    const TextLine& line = lines[i - 1];
    if (belongs_to_imprint(line)) {
      zones.imprint_begin = i - 1;
      unknown = 0;
    } else if (++unknown > kMostUnknown || line.text.size() > kLongestUnknown) {
      break;
    }
  }
  const std::size_t begin = zones.imprint_begin;
  if (begin >= lines.size() || begin == zones.articles_begin) return;
  const auto match = match_line(lines[begin].text, {Sort::printed});
  const TextLine& above = lines[begin - 1];
  const bool bare = match && match->text(U'x', lines[begin].text).empty();
  if (bare && looks_like_title(above.text) && above.width < kTextWidth / 2) --zones.imprint_begin;
}

}  // namespace

std::string entry_text(std::string_view line) {
  constexpr std::size_t kLongest = 1000;  // bytes; no entry is longer
  if (line.size() > kLongest) return std::string(line);
  const std::string_view text = line.substr(item_mark(line).end);
  return tidy_title(text.substr(0, page_begin(text)));
}

bool belongs_to_head(const TextLine& line) {
  constexpr std::size_t kLongest = 400;  // bytes
  return line.text.size() < kLongest && match_line(line.text, {Sort::doc_number, Sort::signer, Sort::addressee});
}

bool belongs_to_imprint(const TextLine& line) {
  constexpr std::size_t kLongest = 8000;  // bytes
  if (line.text.size() > kLongest || line.heading > 0) return false;
  if (distribution_of(line.text) || !credits_of(line.text).empty()) return true;
  const auto match = match_line(line.text, {Sort::printed, Sort::subject_words, Sort::copies});
  if (!match) return false;
  return match->sort != Sort::printed || !plain_date(match->text(U'd', line.text)).empty();
}

Zones find_zones(const Lines& lines) {
  Zones zones;
  find_head(lines, zones);
  find_contents(lines, zones);
  find_imprint(lines, zones);
  return zones;
}

}  // namespace typeset::pasted
