// Typed spaces: dropped beside Han, where the automatic gap stands instead (CL-SP-4, CL-SP-5), and before % ‰ ℃; kept
// between Western words. Two and more between hanzi, and one behind 第一条, are a gap of one cell.
#include <algorithm>

#include "text/galley.h"

namespace typeset::text {

namespace {

using enum CharClass;

constexpr char32_t kNoBreakSpace = 0xa0;
constexpr char32_t kNarrowNoBreakSpace = 0x202f;
constexpr char32_t kFigureSpace = 0x2007;
constexpr char32_t kQuarterSpace = 0x2005;

bool is_typed_space(const Cluster& cluster) {
  return !cluster.newline && cluster.cls == SP && (cluster.character == U' ' || cluster.character == kNoBreakSpace);
}

/// Chinese to a neighbouring space: Han, symbols, Chinese marks, and the full-width blank that already is a gap.
bool is_chinese_side(const Cluster& cluster) {
  if (cluster.cls == SP) return true;
  if (cluster.cls == PR || cluster.cls == PO) return !drawn_with_digits(cluster.character);
  return !kWestern.has(cluster.cls);
}

bool is_digit(const Cluster& cluster) { return cluster.cls == NU; }

/// 99.9 %: the sign belongs to its number, with nothing between (GB/T 15835).
bool parts_sign_from_number(const Cluster& before, const Cluster& after) {
  const bool number = is_digit(before) || (before.character >= 0xff10 && before.character <= 0xff19);
  return number && after.cls == PO;
}

/// 6 000人: up to three digits before it, and groups of three behind it.
bool groups_thousands(const std::vector<Cluster>& clusters, std::size_t space, std::size_t next) {
  std::size_t before = space;
  while (before > 0 && is_digit(clusters[before - 1])) --before;
  std::size_t after = next;
  while (after < clusters.size() && is_digit(clusters[after])) ++after;
  return space - before >= 1 && space - before <= 3 && after - next == 3;
}

/// 第一条 为了…: the space behind the number of an article of rules is printed.
bool follows_article_number(const std::vector<Cluster>& clusters, std::size_t space) {
  constexpr std::u32string_view kNumerals = U"〇零一二三四五六七八九十百";
  constexpr std::u32string_view kParts = U"条章节编";
  if (space < 3 || clusters.front().character != U'第' || kParts.find(clusters[space - 1].character) == kParts.npos) {
    return false;
  }
  return std::all_of(clusters.begin() + 1, clusters.begin() + static_cast<std::ptrdiff_t>(space) - 1,
                     [&](const Cluster& c) { return is_digit(c) || kNumerals.find(c.character) != kNumerals.npos; });
}

/// Whether what was typed between two hanzi is a gap that the author means: two spaces and more, 张三  李四.
bool is_meant(const std::vector<Cluster>& clusters, std::size_t space, std::size_t next) {
  const bool hanzi = space > 0 && next < clusters.size() && kHanLetters.has(clusters[space - 1].cls) &&
                     kHanLetters.has(clusters[next].cls);
  return hanzi && (next - space > 1 || follows_article_number(clusters, space));
}

}  // namespace

void replace_spaces(Galley& galley) {
  std::vector<Cluster>& clusters = galley.clusters;
  Cluster* before = nullptr;  // the last cluster that stays
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    Cluster& cluster = clusters[i];
    if (cluster.dropped) continue;
    if (!is_typed_space(cluster)) {
      const char32_t c = cluster.character;
      if (c == kNarrowNoBreakSpace || c == kFigureSpace) {
        cluster.no_break_after = true;
      }
      before = &cluster;
      continue;
    }
    std::size_t end = i;
    bool no_break = false;
    for (; end < clusters.size() && (clusters[end].dropped || is_typed_space(clusters[end])); ++end) {
      no_break = no_break || clusters[end].character == kNoBreakSpace || clusters[end].no_break_after;
    }
    const Cluster* after = end < clusters.size() ? &clusters[end] : nullptr;
    const bool at_edge = before == nullptr || after == nullptr || before->newline || after->newline;
    bool keep = !at_edge && !is_chinese_side(*before) && !is_chinese_side(*after);
    if (keep && parts_sign_from_number(*before, *after)) keep = false;
    // The gap of thousands is a quarter em and does not open with the line (GB/T 15835).
    if (keep && end == i + 1 && groups_thousands(clusters, i, end)) cluster.character = kQuarterSpace;
    if (!at_edge && is_meant(clusters, i, end)) {
      keep = true;
      cluster.character = 0x3000;
    }
    if (!at_edge && galley.paragraph.keep_typed_spaces && is_chinese_side(*before) && is_chinese_side(*after) &&
        before->cls != SP && after->cls != SP) {
      keep = true;
      cluster.character = 0x3000;  // the gap it stands for
    }
    for (std::size_t k = i + (keep ? 1 : 0); k < end; ++k) clusters[k].dropped = true;
    if (no_break && before != nullptr) {
      before->no_break_after = true;
      if (keep) cluster.no_break_after = true;
    }
    if (keep) before = &cluster;
    i = end - 1;
  }
}

}  // namespace typeset::text
