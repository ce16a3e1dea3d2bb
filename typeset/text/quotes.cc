// Which marks are Chinese and which Western (CL-QUO), and which marks belong to a number or make one unit.
#include <vector>

#include "text/galley.h"

namespace typeset::text {

namespace {

using enum CharClass;

enum class Voice : std::uint8_t { none, chinese, western };

Voice strong_voice(CharClass cls) {
  switch (cls) {
    case HI:
    case IT: return Voice::chinese;
    case AL: return Voice::western;
    default: return Voice::none;
  }
}

/// The strong characters around each cluster, looked up in constant time.
class Surroundings {
 public:
  explicit Surroundings(const std::vector<Cluster>& clusters) {
    const std::size_t n = clusters.size();
    left_.resize(n);
    right_.resize(n);
    chinese_before_.resize(n + 1);
    western_before_.resize(n + 1);
    Voice nearest = Voice::none;
    for (std::size_t i = 0; i < n; ++i) {
      left_[i] = nearest;
      const Voice own = strong_voice(clusters[i].cls);
      if (clusters[i].newline) nearest = Voice::none;
      if (own != Voice::none) nearest = own;
      chinese_before_[i + 1] = chinese_before_[i] + (own == Voice::chinese ? 1 : 0);
      western_before_[i + 1] = western_before_[i] + (own == Voice::western ? 1 : 0);
    }
    nearest = Voice::none;
    for (std::size_t i = n; i-- > 0;) {
      right_[i] = nearest;
      const Voice own = strong_voice(clusters[i].cls);
      if (clusters[i].newline) nearest = Voice::none;
      if (own != Voice::none) nearest = own;
    }
  }
  Voice left(std::size_t i) const { return left_[i]; }
  Voice right(std::size_t i) const { return right_[i]; }
  bool chinese_within(std::size_t from, std::size_t to) const { return chinese_before_[to] > chinese_before_[from]; }
  bool western_within(std::size_t from, std::size_t to) const { return western_before_[to] > western_before_[from]; }

 private:
  std::vector<Voice> left_, right_;
  std::vector<std::uint32_t> chinese_before_, western_before_;
};

void make_western(Cluster& cluster) {
  cluster.chinese = false;
  switch (cluster.character) {
    case 0x2018:
    case 0x201c: cluster.cls = WO; break;
    case 0x2019:
    case 0x201d:
    case 0x2026: cluster.cls = WC; break;
    default: cluster.cls = WS; break;
  }
}

bool is_apostrophe(const std::vector<Cluster>& clusters, std::size_t i) {
  return clusters[i].character == 0x2019 && i > 0 && i + 1 < clusters.size() && clusters[i - 1].cls == AL &&
         clusters[i + 1].cls == AL;
}

/// CL-QUO-1 for the members of a pair: one answer for both.
bool pair_is_chinese(const Surroundings& around, std::size_t open, std::size_t close) {
  if (around.chinese_within(open, close)) return true;
  const Voice before = around.left(open);
  const Voice after = around.right(close);
  if (before == Voice::chinese || after == Voice::chinese) return true;
  if (before == Voice::western || after == Voice::western) return false;
  return !around.western_within(open, close);
}

/// For a mark without partner: its outer side first. A document in Chinese decides where nothing else does.
bool alone_is_chinese(Voice outer, Voice inner) {
  const Voice voice = outer != Voice::none ? outer : inner;
  return voice != Voice::western;
}

void resolve_quotes(std::vector<Cluster>& clusters, const Surroundings& around) {
  std::vector<std::size_t> open;  // of both kinds, innermost last
  const auto settle_alone = [&](std::size_t i) {
    const bool opens = clusters[i].cls == OP;
    const Voice outer = opens ? around.left(i) : around.right(i);
    const Voice inner = opens ? around.right(i) : around.left(i);
    if (!alone_is_chinese(outer, inner)) make_western(clusters[i]);
  };
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    const char32_t c = clusters[i].character;
    if (c == 0x2018 || c == 0x201c) {
      open.push_back(i);
    } else if (is_apostrophe(clusters, i)) {
      clusters[i].cls = AL;
      clusters[i].chinese = false;
    } else if (c == 0x2019 || c == 0x201d) {
      const char32_t partner = c - 1;
      // “ left open inside ‘ ’ is alone, and so the other way round; no deeper search, so that it stays linear.
      if (open.size() > 1 && clusters[open.back()].character != partner &&
          clusters[open[open.size() - 2]].character == partner) {
        settle_alone(open.back());
        open.pop_back();
      }
      if (!open.empty() && clusters[open.back()].character == partner) {
        if (!pair_is_chinese(around, open.back(), i)) {
          make_western(clusters[open.back()]);
          make_western(clusters[i]);
        }
        open.pop_back();
      } else {
        settle_alone(i);
      }
    }
  }
  for (const std::size_t i : open) settle_alone(i);
}

/// Dashes, ellipses and interpuncts: Western only between Western words.
void resolve_dashes(std::vector<Cluster>& clusters, const Surroundings& around) {
  const auto same_next = [&](std::size_t i) {
    return i + 1 < clusters.size() && clusters[i + 1].character == clusters[i].character;
  };
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    Cluster& cluster = clusters[i];
    const char32_t c = cluster.character;
    if ((c == 0x2014 || c == 0x2015 || c == 0x2026 || c == 0x22ef) && same_next(i)) {
      // CL-UNB-1; a Western text never doubles them.
      const CharClass unit = cluster.cls == EL ? EL : D2;
      cluster.cls = clusters[i + 1].cls = unit;
      cluster.solid = true;
      ++i;
      continue;
    }
    if (c == 0x22ef) {
      cluster.cls = SY;  // a single one is a sign of mathematics
      continue;
    }
    const bool bullet = c == 0x2022 || c == 0x2027 || c == 0x30fb;
    if (bullet) {
      const auto strong = [&](std::size_t k) { return strong_voice(clusters[k].cls) != Voice::none; };
      if (i == 0 || i + 1 == clusters.size() || !strong(i - 1) || !strong(i + 1)) cluster.cls = SY;
    }
    if (shared_with_western(c) && (cluster.cls == CN || cluster.cls == EL || cluster.cls == IP)) {
      const Voice before = around.left(i);
      const Voice after = around.right(i);
      const bool western =
          (before == Voice::western || after == Voice::western) && before != Voice::chinese && after != Voice::chinese;
      if (western) make_western(cluster);
    }
  }
}

/// CL-UNB-3: . , : / - between digits are part of the number, and so is the − that opens one (CL-NUM-3); between
/// numbers it is a sign beside × and ÷. CL-CLS SL: / between Han is the Chinese solidus.
void resolve_number_marks(std::vector<Cluster>& clusters) {
  constexpr char32_t kMinus = 0x2212;
  constexpr ClassSet kOperands = ClassSet::of(NU, AL, PO, WC);
  for (std::size_t i = 0; i + 1 < clusters.size(); ++i) {
    const CharClass before = i > 0 ? clusters[i - 1].cls : SP;
    const CharClass after = clusters[i + 1].cls;
    switch (clusters[i].character) {
      case U'.':
      case U',':
      case U':':
      case U'-':
        if (before == NU && after == NU) clusters[i].cls = NU;
        break;
      case U'/':
        if (before == NU && after == NU) clusters[i].cls = NU;
        if (kHanLetters.has(before) && kHanLetters.has(after)) clusters[i].cls = SL;
        break;
      case kMinus:
        if (after == NU && !kOperands.has(before)) clusters[i].cls = NU;
        break;
      default: break;
    }
  }
}

/// CL-PUN-5: two of ！？ share a cell; of three the third keeps its own, as an ordinary stop.
void resolve_stacked_stops(Galley& galley) {
  if (!galley.trims()) return;
  std::vector<Cluster>& clusters = galley.clusters;
  const auto stacks = [&](std::size_t i) {
    return i < clusters.size() && (clusters[i].character == 0xff01 || clusters[i].character == 0xff1f);
  };
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    if (!stacks(i) || !stacks(i + 1)) continue;
    clusters[i].cls = clusters[i + 1].cls = PX;
    clusters[i].solid = true;
    const bool third = stacks(i + 2) && !stacks(i + 3);
    clusters[i + 1].solid = third;
    i += third ? 2 : 1;
  }
}

}  // namespace

void resolve_shared_marks(Galley& galley) {
  const Surroundings around(galley.clusters);
  resolve_quotes(galley.clusters, around);
  resolve_dashes(galley.clusters, around);
  resolve_number_marks(galley.clusters);
  resolve_stacked_stops(galley);
}

}  // namespace typeset::text
