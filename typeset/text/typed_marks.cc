// Marks as a typewriter has them: straight quotes, and letters and digits as wide as hanzi. They are printed as typed;
// where Chinese text does not use them they are reported, with what to write instead (CL-QUO-4, CL-SP-9).
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/faults.h"
#include "text/galley.h"

namespace typeset::text {

namespace {

using enum CharClass;

constexpr std::size_t kShown = 24;  // clusters of an excerpt

bool is_straight(char32_t c) { return c == U'"' || c == U'\''; }
bool is_full_width_letter(char32_t c) {
  return (c >= 0xff10 && c <= 0xff19) || (c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a);
}

bool is_chinese_text(const Cluster* cluster) {
  return cluster != nullptr && (kHanLetters.has(cluster->cls) || (kChineseMarks.has(cluster->cls) && cluster->chinese));
}

class StraightQuotes {
 public:
  explicit StraightQuotes(Galley& galley) : galley_(galley), clusters_(galley.clusters) {}

  void report() {
    pair();
    if (pairs_.empty()) return;
    std::ranges::sort(pairs_);
    std::size_t marks = 0;
    for (const Pair& pair : pairs_) marks += pair.close == pair.open ? 1 : 2;
    const Pair& first = pairs_.front();
    galley_.faults.report(text_faults::kStraightQuote,
                          galley_.paragraph.text.span(clusters_[first.open].begin, clusters_[first.close].end),
                          {excerpt(first, false), std::to_string(marks), excerpt(first, true)}, {curled()});
  }

 private:
  struct Pair {
    std::size_t open;
    std::size_t close;  // the same for a mark without partner
    auto operator<=>(const Pair&) const = default;
  };

  const Cluster* neighbour(std::size_t i, bool before) const {
    while (before ? i > 0 : i + 1 < clusters_.size()) {
      i = before ? i - 1 : i + 1;
      if (!clusters_[i].dropped) return &clusters_[i];
    }
    return nullptr;
  }
  /// Beyond blanks.
  const Cluster* far_neighbour(std::size_t i, bool before) const {
    while (before ? i > 0 : i + 1 < clusters_.size()) {
      i = before ? i - 1 : i + 1;
      if (!clusters_[i].dropped && clusters_[i].cls != SP) return &clusters_[i];
    }
    return nullptr;
  }

  /// Opening and closing by turns; what is no quote (don’t, 5'6", 27") takes no turn.
  void pair() {
    std::vector<std::uint32_t> han(clusters_.size() + 1);  // of the clusters before
    for (std::size_t i = 0; i < clusters_.size(); ++i) {
      han[i + 1] = han[i] + (kHanLetters.has(clusters_[i].cls) ? 1 : 0);
    }
    std::optional<std::size_t> open_double, open_single;
    const auto settle_alone = [&](std::optional<std::size_t>& open) {
      if (open && (is_chinese_text(neighbour(*open, true)) || is_chinese_text(neighbour(*open, false)))) {
        pairs_.push_back({*open, *open});
      }
      open.reset();
    };
    for (std::size_t i = 0; i < clusters_.size(); ++i) {
      if (clusters_[i].newline) {
        settle_alone(open_double);
        settle_alone(open_single);
      }
      const char32_t c = clusters_[i].character;
      if (!is_straight(c)) continue;
      std::optional<std::size_t>& open = c == U'"' ? open_double : open_single;
      const Cluster* before = neighbour(i, true);
      const Cluster* after = neighbour(i, false);
      const bool after_letter = before != nullptr && before->cls == AL;
      const bool after_digit = before != nullptr && before->cls == NU;
      const bool apostrophe = c == U'\'' && (after_letter || after_digit) && after != nullptr && after->cls == AL;
      if (apostrophe) continue;
      if (open) {
        if (is_chinese(*open, i, han[i] > han[*open])) pairs_.push_back({*open, i});
        open.reset();
      } else if (!after_digit && !(c == U'\'' && after_letter)) {
        open = i;
      }
    }
    settle_alone(open_double);
    settle_alone(open_single);
  }

  /// CL-QUO-1, by what stands next to the pair rather than by the nearest letter: print("a") in a Chinese sentence is
  /// code, and so is ="中文".
  bool is_chinese(std::size_t open, std::size_t close, bool han_within) const {
    const Cluster* before = far_neighbour(open, true);
    if (before != nullptr && before->character == U'=') return false;
    return han_within || is_chinese_text(before) || is_chinese_text(far_neighbour(close, false));
  }

  /// The first pair as typed, or as it should be; its middle left out if it is long.
  std::string excerpt(const Pair& pair, bool fixed) const {
    std::string text;
    auto next = pairs_.begin();
    std::vector<std::pair<std::size_t, bool>> marks;  // place, opening: of the pairs inside
    for (; next != pairs_.end() && next->open <= pair.close; ++next) {
      marks.emplace_back(next->open, opens(*next));
      if (next->close != next->open) marks.emplace_back(next->close, false);
    }
    std::ranges::sort(marks);
    auto mark = marks.begin();
    for (std::size_t i = pair.open; i <= pair.close; ++i) {
      while (mark != marks.end() && mark->first < i) ++mark;
      if (i == pair.open + kShown && i < pair.close) {
        text += "…";
        i = pair.close;
        while (mark != marks.end() && mark->first < i) ++mark;
      }
      const Cluster& cluster = clusters_[i];
      if (fixed && mark != marks.end() && mark->first == i) {
        const char32_t opening = cluster.character == U'"' ? 0x201c : 0x2018;
        append_utf8(text, mark->second ? opening : opening + 1);
      } else {
        text += galley_.text().substr(cluster.begin, cluster.end - cluster.begin);
      }
    }
    return text;
  }
  /// All of them curled.
  Fix curled() const {
    Fix fix;
    const auto curl = [&](std::size_t i, bool opening) {
      const Cluster& cluster = clusters_[i];
      const char32_t mark = (cluster.character == U'"' ? U'“' : U'‘') + (opening ? 0 : 1);
      fix.edits.push_back({galley_.paragraph.text.span(cluster.begin, cluster.end),
                           std::string(galley_.text().substr(cluster.begin, cluster.end - cluster.begin)),
                           to_utf8(mark)});
    };
    for (const Pair& pair : pairs_) {
      curl(pair.open, opens(pair));
      if (pair.close != pair.open) curl(pair.close, false);
    }
    return fix;
  }
  /// A mark alone opens if it stands before Chinese text and not behind it.
  bool opens(const Pair& pair) const {
    if (pair.open != pair.close) return true;
    const Cluster* before = neighbour(pair.open, true);
    return before == nullptr || before->cls == SP || !kHanLetters.has(before->cls);
  }

  Galley& galley_;
  const std::vector<Cluster>& clusters_;
  std::vector<Pair> pairs_;  // that are Chinese
};

/// 二Ｏ二六, 二０二六: a zero of hanzi, which `hongtou check` reports as one (lint/zero).
bool is_zero_of_hanzi(const std::vector<Cluster>& clusters, std::size_t i) {
  constexpr std::u32string_view kZeros = U"０Ｏｏ";
  constexpr std::u32string_view kNumerals = U"〇零一二三四五六七八九十";
  const auto numeral = [&](std::size_t k) {
    return k < clusters.size() && kNumerals.find(clusters[k].character) != std::u32string_view::npos;
  };
  return kZeros.find(clusters[i].character) != std::u32string_view::npos &&
         ((i > 0 && numeral(i - 1)) || numeral(i + 1));
}

bool is_typed_wide(const std::vector<Cluster>& clusters, std::size_t i) {
  return is_full_width_letter(clusters[i].character) && !is_zero_of_hanzi(clusters, i);
}

/// The first stretch of them.
void report_full_width(Galley& galley) {
  const std::vector<Cluster>& clusters = galley.clusters;
  std::size_t first = 0;
  while (first < clusters.size() && !is_typed_wide(clusters, first)) ++first;
  if (first == clusters.size()) return;
  std::size_t last = first;
  std::string typed, plain;
  for (; last < clusters.size() && is_typed_wide(clusters, last); ++last) {
    if (last >= first + kShown) continue;
    append_utf8(typed, clusters[last].character);
    append_utf8(plain, clusters[last].character - 0xfee0);
  }
  galley.faults.report(text_faults::kFullWidthLetters,
                       galley.paragraph.text.span(clusters[first].begin, clusters[last - 1].end), {typed, plain});
}

/// Words of two to four hanzi with a space between each, three and more of them, or two behind ：. Their spaces are
/// dropped as noise (CL-SP-5), and the words run together.
class SpacedWords {
 public:
  explicit SpacedWords(Galley& galley) : galley_(galley), clusters_(galley.clusters) {}

  void report() {
    for (std::size_t i = 0; i < clusters_.size();) {
      const std::size_t end = row_end(i);
      if (end == i) {
        ++i;
        continue;
      }
      const std::uint32_t begin = clusters_[i].begin;
      const std::uint32_t stop = clusters_[end - 1].end;
      std::string words(galley_.text().substr(begin, stop - begin));
      std::string parted;
      for (const char c : words) parted += c == ' ' ? std::string("、") : std::string(1, c);
      galley_.faults.report(text_faults::kSpacedWords, galley_.paragraph.text.span(begin, stop), {words, parted});
      return;  // the first of a paragraph
    }
  }

 private:
  bool hanzi(std::size_t i) const { return i < clusters_.size() && kHanLetters.has(clusters_[i].cls); }
  bool space(std::size_t i) const { return i < clusters_.size() && clusters_[i].character == U' '; }
  std::size_t word_end(std::size_t i) const {
    constexpr std::size_t kShortest = 2, kLongest = 4;
    std::size_t end = i;
    while (hanzi(end)) ++end;
    return end - i >= kShortest && end - i <= kLongest ? end : i;
  }

  /// Past the row that begins at `i`; `i` if there is none.
  std::size_t row_end(std::size_t i) const {
    if (i > 0 && (hanzi(i - 1) || space(i - 1))) return i;
    std::size_t words = 0;
    std::size_t end = i;
    for (std::size_t at = i;;) {
      const std::size_t stop = word_end(at);
      if (stop == at) return i;
      ++words;
      end = stop;
      if (!space(stop) || !hanzi(stop + 1)) break;
      at = stop + 1;
    }
    const bool labelled = i > 0 && clusters_[i - 1].character == U'：';
    return words >= 3 || (labelled && words == 2) ? end : i;
  }

  Galley& galley_;
  const std::vector<Cluster>& clusters_;
};

}  // namespace

void report_typed_marks(Galley& galley) {
  bool straight = false;
  bool full_width = false;
  bool spaced = false;
  for (const Cluster& cluster : galley.clusters) {
    spaced = spaced || cluster.character == U' ';
    straight = straight || is_straight(cluster.character);
    full_width = full_width || is_full_width_letter(cluster.character);
  }
  if (straight) StraightQuotes(galley).report();
  if (full_width) report_full_width(galley);
  if (spaced && !galley.paragraph.keep_typed_spaces) SpacedWords(galley).report();
}

}  // namespace typeset::text
