#include "import/zones.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "import/words.h"
#include "source/level_mark.h"

namespace typeset::pasted {

namespace {

constexpr std::size_t kLinesOfHead = 30;
constexpr std::size_t kMostEntries = 60;
constexpr std::uint32_t kTextWidth = 84;  // cells: a line as long as one and a half of a page is text

bool is_text(const TextLine& line) {
  return line.width > 2 * kTextWidth || (line.width > kTextWidth && ends_sentence(line.text));
}

void find_head(const Lines& lines, Zones& zones) {
  const auto is_prose = [](const TextLine& line) { return is_text(line) || line.text.find("。") != std::string::npos; };
  for (std::size_t i = 0; i < std::min(lines.size(), kLinesOfHead) && !is_prose(lines[i]); ++i) {
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
    // # 题目 over ## 一、…, ## 二、… is one article with its headings.
    const bool numbered = std::all_of(lines.begin(), lines.end(), [](const TextLine& line) {
      return line.heading != 2 || typeset::level_mark(line.text).level > 0;
    });
    if (level(1) == 1 && level(2) > 0 && !numbered) zones.head_end = 1;  // # 刊名, ## 文章
  }
}

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
void find_columns(const KeyIndex& index, std::vector<ContentsEntry>& entries) {
  std::unordered_map<std::size_t, bool> begins;  // lines at which a title that is listed begins
  for (const ContentsEntry& entry : entries) {
    if (entry.found) begins.emplace(index.last(entry.key), true);
  }
  bool below = false;  // the entry below has a page number
  for (std::size_t k = entries.size(); k-- > 0;) {
    ContentsEntry& entry = entries[k];
    const bool over_title = entry.found && k + 1 < entries.size() && begins.contains(index.last(entry.key) + 1) &&
                            entries[k + 1].found && index.last(entries[k + 1].key) == index.last(entry.key) + 1;
    entry.column = over_title || (!entry.paged && below && !entry.found && !names_briefs(entry.text));
    below = entry.paged;
  }
}

/// Without the author that white space parts from a title: 在全市会议上的讲话 张三.
std::string_view without_author(std::string_view entry) {
  constexpr std::size_t kLongestName = 3;  // characters
  const FoldedText all = fold(entry);
  for (std::size_t at = all.size(); at-- > 1;) {
    if (all[at].begin == all[at - 1].end) continue;
    const std::string_view name = entry.substr(all[at].begin);
    const std::string_view title = entry.substr(0, all[at - 1].end);
    return all.size() - at <= kLongestName && names_author(name) && looks_like_title(title) ? title : entry;
  }
  return entry;
}

/// Reads the list of contents, line by line.
class ContentsReader {
 public:
  ContentsReader(const Lines& lines, std::size_t begin, bool labelled)
      : lines_(lines), at_(begin), labelled_(labelled), index_(lines, begin) {}

  /// Takes the entries; returns the line behind them.
  std::size_t read() {
    while (at_ < lines_.size() && entries.size() < kMostEntries) {
      if (index_.key(at_).empty() || repeats(at_) || match_line(lines_[at_].text, {Sort::note, Sort::note_label}))
        break;
      ContentsEntry entry = entry_at(at_);
      if (!looks_like_title(entry.text) || repeated(entry)) break;
      if (!entry.found && at_ + 1 < lines_.size() && !index_.key(at_ + 1).empty()) wrap(entry);
      const bool marked = item_mark(lines_[at_].text).end > 0;
      if (!entry.found && (labelled_ ? ends_before(entry) : !marked)) break;
      at_ += entry.count;
      paged_ = paged_ || entry.paged;
      seen_.emplace(entry.key, true);
      entries.push_back(std::move(entry));
    }
    return at_;
  }

  const KeyIndex& index() const { return index_; }
  std::vector<ContentsEntry> entries;

 private:
  /// The entry on one line. What may be its mark, its page or its author, or else part of the title, is part of the
  /// title if that comes again below with it.
  ContentsEntry entry_at(std::size_t line) const {
    const std::string& whole = lines_[line].text;
    const std::string_view marked = std::string_view(whole).substr(item_mark(whole).end);
    const std::string_view paged = has_leaders(marked) ? marked.substr(0, page_begin(marked)) : marked;
    const std::string_view bare = paged.substr(0, page_begin(paged));
    ContentsEntry entry;
    entry.first = line;
    entry.paged = bare.size() < marked.size();
    for (const std::string_view text : {paged, bare, bare.substr(level_mark(bare))}) {
      const std::string_view title = without_author(text);
      for (const std::string_view named : {title, text}) {
        entry.key = key_of(named);
        entry.text = tidy_title(text);
        entry.found = index_.comes_after(entry.key, line);
        if (entry.found) return entry;
      }
    }
    return entry;
  }

  /// Joins the next line to an entry that was broken in the list.
  void wrap(ContentsEntry& entry) const {
    const ContentsEntry next = entry_at(at_ + 1);
    const std::string both = entry.key + next.key;
    if (!index_.comes_after(both, at_)) return;
    entry.text = tidy_title(entry.text + " " + next.text);
    entry.key = both;
    entry.count = 2;
    entry.found = true;
    entry.paged = next.paged;
  }

  /// A title may take several lines where its entry took one.
  bool repeats(std::size_t line) const {
    std::string key;
    for (std::size_t count = 0; count < 3 && line + count < lines_.size(); ++count) {
      key += index_.key(line + count);
      if (seen_.contains(key)) return true;
    }
    return false;
  }
  bool repeated(const ContentsEntry& entry) const { return seen_.contains(entry.key); }

  /// Whether a labelled list is over above this line, which does not come again below.
  bool ends_before(const ContentsEntry& entry) const {
    if (entries.empty() || entry.paged) return false;
    const TextLine& line = lines_[at_];
    const bool page_follows = at_ + 1 < lines_.size() && entry_at(at_ + 1).paged;
    if (page_follows && line.text.find("，") == std::string::npos) return false;  // a column, or an entry's first line
    const bool kin = std::any_of(entries.begin(), entries.end(),
                                 [&](const ContentsEntry& known) { return are_kin(known.key, entry.key); });
    constexpr std::uint32_t kOtherwise = 2;  // cells
    const bool indented = std::all_of(entries.begin(), entries.end(), [&](const ContentsEntry& known) {
      const std::uint32_t indent = lines_[known.first].indent;
      return std::max(indent, line.indent) - std::min(indent, line.indent) >= kOtherwise;
    });
    const bool comma = line.text.find("，") != std::string::npos && item_mark(line.text).end == 0;
    return kin || indented || comma || line.blank_above || (paged_ && !names_briefs(entry.text));
  }

  const Lines& lines_;
  std::size_t at_;
  bool labelled_;
  bool paged_ = false;  // an entry with a page number was read
  KeyIndex index_;
  std::unordered_map<std::string, bool> seen_;
};

void find_contents(const Lines& lines, Zones& zones) {
  std::size_t at = zones.head_end;
  if (at < lines.size() && match_line(lines[at].text, {Sort::contents_label})) zones.contents_label = at++;
  zones.articles_begin = at;
  ContentsReader reader(lines, at, zones.contents_label.has_value());
  at = reader.read();
  std::vector<ContentsEntry>& entries = reader.entries;
  // Short lines that never come again are no contents, whatever their marks.
  const bool any = std::any_of(entries.begin(), entries.end(), [](const ContentsEntry& e) { return e.found; });
  if (!any && !zones.contents_label) return;
  zones.articles_begin = at;
  find_columns(reader.index(), entries);
  zones.contents = std::move(entries);
}

/// What only the 版记 has: 报, 送, 印发, 份数.
bool is_band(const TextLine& line) {
  return distribution_of(line.text) || match_line(line.text, {Sort::printed, Sort::subject_words, Sort::copies});
}

/// 联系人：张三　电话：0000-0000000, which an office writes below its article.
bool opens_contact(const TextLine& line) {
  const std::vector<LabelledNames> found = credits_of(line.text);
  return !found.empty() && found.front().contact && !found.front().label.starts_with("值班");
}

/// Whether lines that begin at `begin` and hold no band are the 版记 of an issue; else they end the last article.
bool is_imprint_without_bands(const Lines& lines, const Zones& zones, std::size_t begin) {
  if (!zones.number) return false;
  if (lines[begin].ruled_above) return true;
  return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.end(), [](const TextLine& line) {
    const std::vector<LabelledNames> found = credits_of(line.text);
    return std::ranges::any_of(found, [](const LabelledNames& n) { return !n.contact || n.label.starts_with("值班"); });
  });
}

/// The first line of the 版记 at `begin`, without the tail of the last article.
std::size_t without_tail(const Lines& lines, const Zones& zones, std::size_t begin) {
  const auto from = lines.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto band = std::find_if(from, lines.end(), is_band);
  if (band == lines.end()) return is_imprint_without_bands(lines, zones, begin) ? begin : lines.size();
  std::size_t i = begin;
  while (lines.begin() + static_cast<std::ptrdiff_t>(i) != band && opens_contact(lines[i])) ++i;
  if (i > begin && lines[i].blank_above && !lines[begin].ruled_above) return i;
  // Bands of another label directly above: 领导参阅：…
  std::size_t top = begin;
  while (top > zones.articles_begin && !lines[top].blank_above && band_of(lines[top - 1].text)) --top;
  const bool parted = lines[top].blank_above && top < begin;
  return parted ? top : begin;
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
  if (zones.imprint_begin < lines.size()) zones.imprint_begin = without_tail(lines, zones, zones.imprint_begin);
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
  std::string_view text = line.substr(item_mark(line).end);
  if (has_leaders(text)) text = text.substr(0, page_begin(text));
  return tidy_title(text);
}

bool are_kin(std::string_view key, std::string_view other) {
  constexpr std::size_t kLeast = 4;  // hanzi that both have
  constexpr std::size_t kHan = 3;    // bytes
  if (key.size() > other.size()) std::swap(key, other);
  if (key.size() < kLeast * kHan || key.size() * 2 < other.size()) return false;
  const auto character = [](std::string_view text, std::size_t at) { return decode_utf8(text, at); };
  std::size_t at = 0;
  for (std::size_t i = 0; i < other.size() && at < key.size();) {
    const Decoded theirs = character(other, i);
    const Decoded ours = character(key, at);
    if (theirs.code_point == ours.code_point) at += ours.length;
    i += theirs.length;
  }
  return at >= key.size();
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
