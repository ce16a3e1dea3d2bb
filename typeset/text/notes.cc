// Notes on lines that have been chosen: the parts of each one's cost, and what the ends beside it would have come to.
//
// What an other end costs the paragraph is exact: the cheapest way from every place to the paragraph's end is worked
// out backwards over the same lines and the same costs as the breaker's, the lines above left as they are.
#include "text/notes.h"

#include <algorithm>
#include <array>

#include "text/cost.h"
#include "text/justify.h"

namespace typeset::text {

namespace {

constexpr int kOthers = 2;           // either way
constexpr std::uint32_t kReach = 6;  // items looked at either way

LineReasonKind kind_of(Squeeze step) {
  switch (step) {
    case Squeeze::word_space: return LineReasonKind::squeezed_word_spaces;
    case Squeeze::bracket: return LineReasonKind::squeezed_brackets;
    case Squeeze::mid_stop: return LineReasonKind::squeezed_mid_stops;
    case Squeeze::gap: return LineReasonKind::squeezed_gaps;
    case Squeeze::sentence_stop: return LineReasonKind::squeezed_sentence_stops;
  }
  return LineReasonKind::squeezed_brackets;
}

class Explainer {
 public:
  Explainer(const Ruler& ruler, const std::vector<LineCut>& cuts, bool weighed)
      : ruler_(ruler), cuts_(cuts), weighed_(weighed) {
    if (weighed_) weigh_the_rest();
  }

  std::vector<LineNote> notes() {
    std::vector<LineNote> all;
    all.reserve(cuts_.size());
    for (const LineCut& cut : cuts_) {
      all.push_back(note(cut));
      before_ = setting_.fitness;
    }
    return all;
  }

 private:
  struct Candidate {
    std::uint32_t end = 0;
    Setting setting;
  };
  using Rest = std::array<Cost, kFitnesses>;  // by the fitness of the line before

  /// The lines that the breaker would think of at `begin` when it must take ugly ones too.
  std::vector<Candidate> candidates(std::uint32_t begin) const {
    const Fine limit = ruler_.least(begin) + ruler_.room(begin) + 2 * ruler_.em();
    const std::uint32_t bound = ruler_.next_forced(begin);
    std::uint32_t end = begin + 1;
    while (end < bound && ruler_.least(end + 1) <= limit) ++end;
    std::vector<Candidate> lines;
    for (; end > begin; --end) {
      if (!ruler_.legal(end)) continue;
      const Setting setting = set_line(ruler_, begin, end);
      if (!setting.possible) continue;
      if (setting.too_loose && !lines.empty()) break;
      lines.push_back({end, setting});
      if (setting.too_loose) break;
    }
    return lines;
  }

  void weigh_the_rest() {
    rest_.assign(ruler_.size() + 1, {});
    for (std::uint32_t begin = ruler_.size(); begin-- > 1;) {
      Rest& rest = rest_[begin];
      rest.fill(kViolation);
      if (!ruler_.legal(begin)) continue;
      for (const Candidate& line : candidates(begin)) {
        const Cost cost = line.setting.cost.sum() + rest_after(line);
        for (std::size_t before = 0; before < kFitnesses; ++before) {
          rest[before] = std::min(rest[before], cost + clash(static_cast<Fitness>(before), line.setting.fitness));
        }
      }
    }
  }

  Cost rest_after(const Candidate& line) const {
    return rest_[line.end][static_cast<std::size_t>(line.setting.fitness)];
  }

  Cost clash_with_last(std::uint32_t begin, const Setting& setting) const {
    return begin == 0 ? 0 : clash(before_, setting.fitness);
  }

  LineNote note(const LineCut& cut) {
    LineNote note;
    const std::uint32_t visible = ruler_.visible_end(cut.begin, cut.end);
    note.words = words(cut.begin, visible);
    note.room = whole(ruler_.room(cut.begin));
    note.natural = whole(ruler_.natural(cut.begin, cut.end));
    note.em = whole(ruler_.em());
    setting_ = weighed_ && !cut.violated ? set_line(ruler_, cut.begin, cut.end) : Setting{};
    note.end = how_it_ended(cut);
    note.points = setting_.cost.sum() + clash_with_last(cut.begin, setting_);
    if (visible > cut.begin) give_reasons(note, cut, visible);
    if (!cut.forced && !cut.violated) {
      look_shorter(note, cut);
      look_longer(note, cut);
    }
    return note;
  }

  LineNote::End how_it_ended(const LineCut& cut) const {
    if (cut.violated) return LineNote::End::by_force;
    if (cut.end == ruler_.size()) return LineNote::End::of_paragraph;
    if (cut.forced) return LineNote::End::by_author;
    return weighed_ ? LineNote::End::chosen : LineNote::End::filled;
  }

  void give_reasons(LineNote& note, const LineCut& cut, std::uint32_t visible) const {
    LineMeasure line = ruler_.measure(cut.begin, cut.hung ? visible - 1 : visible);
    if (cut.hung) line.natural = ruler_.natural_before_hung(cut.begin, visible - 1);
    if (ruler_.justified()) {
      give_adjustments(note, line, justify(line, ruler_.room(cut.begin), !cut.forced, ruler_.em()), cut.forced);
    }
    const auto add = [&](LineReasonKind kind, Cost points, std::string rule) {
      if (points > 0 || kind == LineReasonKind::hung_mark) {
        note.reasons.push_back({kind, points, Length(), Length(), 0, std::move(rule)});
      }
    };
    if (cut.hung) add(LineReasonKind::hung_mark, setting_.cost.hung, "CL-HANG-3");
    add(LineReasonKind::soft_break, setting_.cost.at_break, ruler_.items()[cut.end - 1].break_rule);
    add(LineReasonKind::lone_character, setting_.cost.lone, "CL-ORP-2");
    add(LineReasonKind::too_loose, setting_.cost.ugly, "CL-JUS T3");
    add(LineReasonKind::unlike_last, clash_with_last(cut.begin, setting_), "CL-JUS-5");
  }

  void give_adjustments(LineNote& note, const LineMeasure& line, const Adjustment& done, bool forced) const {
    const auto add = [&](LineReasonKind kind, Fine amount, Fine most, Cost points, int places, const char* rule) {
      if (whole(amount) <= Length() && points == 0) return;
      note.reasons.push_back({kind, weighed_ ? points : 0, whole(amount), whole(most), places, rule});
    };
    for (const StepWeight& row : squeeze_weights()) {
      const auto step = static_cast<std::size_t>(row.step);
      const Fine used = done.squeeze[step].amount();
      add(kind_of(row.step), used, line.squeeze[step], squeeze_cost(row, used, line.squeeze[step]), 0, row.rule);
    }
    if (forced) return;  // set as it is
    const Fine spaces = done.word_spaces.amount();
    const Fine gaps = done.gaps.amount();
    const Fine joints = done.joints.amount();
    const StretchCost cost = stretch_cost(ruler_, {0, 0, line.word_spaces, line.gaps, line.joints},
                                          spaces + gaps + joints + std::max<Fine>(done.left_over, 0));
    if (ruler_.galley().rules.grid == Grid::strict) {
      add(LineReasonKind::left_short, done.left_over, 0, cost.joints, 0, "CL-GRID-8");
      return;
    }
    if (done.ragged) {
      add(LineReasonKind::left_short, done.left_over, 0, cost.word_spaces + cost.gaps + cost.joints, 0, "CL-JUS-7");
      return;
    }
    add(LineReasonKind::opened_word_spaces, spaces, line.word_spaces, cost.word_spaces, 0, "CL-JUS T1");
    add(LineReasonKind::opened_gaps, gaps, line.gaps, cost.gaps, 0, "CL-JUS T2");
    // Where there is no joint, word spaces and gaps have taken it past their limits.
    add(LineReasonKind::opened_joints, line.joints > 0 ? joints : 0, 0, cost.joints, line.joints, "CL-JUS T3");
  }

  void look_shorter(LineNote& note, const LineCut& cut) const {
    int listed = 0;
    const std::uint32_t stop = cut.end - std::min(cut.end - cut.begin - 1, kReach);
    for (std::uint32_t end = cut.end - 1; end > cut.begin && end >= stop && listed < kOthers; --end) {
      if (ruler_.visible_end(cut.begin, end) == ruler_.visible_end(cut.begin, end + 1)) continue;
      OtherEnd other;
      other.longer = false;
      other.words = words(end, cut.end);
      if (!judge(other, cut, end)) continue;
      note.others.push_back(std::move(other));
      ++listed;
    }
  }

  void look_longer(LineNote& note, const LineCut& cut) const {
    int listed = 0;
    const std::uint32_t bound = std::min(ruler_.next_forced(cut.begin), cut.end + kReach);
    for (std::uint32_t end = cut.end + 1; end <= bound && listed < kOthers; ++end) {
      const std::uint32_t visible = ruler_.visible_end(cut.begin, end);
      if (visible == ruler_.visible_end(cut.begin, end - 1)) continue;
      OtherEnd other;
      other.words = words(cut.end, visible);
      if (!judge(other, cut, end)) continue;
      note.others.push_back(std::move(other));
      ++listed;
      if (note.others.back().verdict == OtherEnd::Verdict::too_long) break;
    }
  }

  /// False: nothing to report.
  bool judge(OtherEnd& other, const LineCut& cut, std::uint32_t end) const {
    using enum OtherEnd::Verdict;
    if (!ruler_.legal(end)) {
      other.verdict = forbidden;
      other.rule = ruler_.items()[end - 1].break_rule;
      return true;
    }
    const Stretchable line = ruler_.stretchable(cut.begin, end);
    const Fine excess = line.natural - (weighed_ ? line.gives : 0) - ruler_.room(cut.begin);
    if (!weighed_) {
      other.verdict = excess > 0 ? too_long : passed_by;
      other.missing = whole(excess);
      return excess > 0;
    }
    const Candidate candidate{end, set_line(ruler_, cut.begin, end)};
    if (!candidate.setting.possible) {
      other.verdict = too_long;
      other.missing = whole(excess);
      return true;
    }
    const Cost costs = candidate.setting.cost.sum() + clash_with_last(cut.begin, candidate.setting);
    const Cost chosen = setting_.cost.sum() + clash_with_last(cut.begin, setting_);
    other.points = costs;
    other.more = costs + rest_after(candidate) - chosen - rest_after({cut.end, setting_});
    other.verdict = candidate.setting.too_loose ? too_loose
                    : candidate.setting.ugly()  ? ugly
                    : other.more >= kUglyLine   ? ugly_later
                                                : costlier;
    return true;
  }

  std::string words(std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return {};
    const std::vector<Item>& items = ruler_.items();
    return std::string(ruler_.galley().text().substr(items[begin].begin, items[end - 1].end - items[begin].begin));
  }

  const Ruler& ruler_;
  const std::vector<LineCut>& cuts_;
  bool weighed_;
  std::vector<Rest> rest_;
  Setting setting_;  // of the line in hand
  Fitness before_ = Fitness::even;
};

}  // namespace

std::vector<LineNote> explain(const Ruler& ruler, const std::vector<LineCut>& cuts, Breaker breaker) {
  return Explainer(ruler, cuts, ruler.justified() && breaker == Breaker::best_fit).notes();
}

}  // namespace typeset::text
