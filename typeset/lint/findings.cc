#include "lint/findings.h"

#include <algorithm>

#include "lint/faults.h"

namespace typeset::lint {

Findings::Findings(const std::vector<Silence>& silences, Diagnostics& faults)
    : faults_(faults), counts_(rules().size()) {
  read(silences, whole_);
}

void Findings::read(const std::vector<Silence>& silences, std::vector<Silencer>& into) {
  for (const Silence& silence : silences) {
    const auto rule = find_rule(silence.rule.view());
    if (!rule) {
      const std::string near = nearest_rule(silence.rule.view());
      const Term remedy = near.empty() ? Term("全部规则见 docs/lint.zh-CN.md，或运行 hongtou explain",
                                              "docs/lint.md has all rules, and so has hongtou explain")
                                       : Term("是不是“" + near + "”？", "did you mean “" + near + "”?");
      faults_.report(lint_faults::kUnknownRule, silence.rule.span(), {silence.rule.view(), remedy});
    } else if (silence.reason.empty()) {
      faults_.report(lint_faults::kNoReason, silence.rule.span(), {silence.rule.view()});
    } else {
      into.push_back({*rule, &silence, false});
    }
  }
}

void Findings::enter(const std::vector<Silence>& silences) { read(silences, article_); }

void Findings::leave() {
  done_.insert(done_.end(), article_.begin(), article_.end());
  article_.clear();
}

bool Findings::wants(const DiagnosticKind& kind, Span place) {
  const std::size_t rule = rule_of(kind);
  for (std::vector<Silencer>* silencers : {&article_, &whole_}) {
    const auto silencer = std::ranges::find(*silencers, rule, &Silencer::rule);
    if (silencer == silencers->end()) continue;
    silencer->used = true;
    return false;
  }
  Count& count = counts_[rule];
  if (count.reported < kMostReported) {
    ++count.reported;
    return true;
  }
  if (count.unreported++ == 0) count.first_unreported = place;
  return false;
}

void Findings::close(FileId own) {
  for (std::size_t rule = 0; rule < counts_.size(); ++rule) {
    const Count& count = counts_[rule];
    if (count.unreported == 0) continue;
    const Rule& row = rules()[rule];
    faults_.report(lint_faults::kMore, count.first_unreported,
                   {Term(std::string(row.zh), std::string(row.kind->slug)), std::to_string(count.unreported)});
  }
  for (const std::vector<Silencer>* silencers : {&whole_, &done_}) {
    for (const Silencer& silencer : *silencers) {
      const LocatedText& name = silencer.written->rule;
      if (!silencer.used && name.span().file == own) {
        faults_.report(lint_faults::kSilencesNothing, name.span(), {name.view()});
      }
    }
  }
}

}  // namespace typeset::lint
