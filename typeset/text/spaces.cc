// Typed spaces: dropped beside Han, where the automatic gap stands instead (CL-SP-4, CL-SP-5), and before % ‰ ℃; kept
// between Western words.
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
