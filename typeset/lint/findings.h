// Findings: what the rules found in one document, after what its author silenced.
//
// A rule reports its first kMostReported places; the rest is counted, so that a text of a million faults costs no more
// than reading it.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "lint/rules.h"
#include "source/issue.h"

namespace typeset::lint {

class Findings {
 public:
  static constexpr std::size_t kMostReported = 20;

  /// Tells silences without a reason and of no rule.
  Findings(const std::vector<Silence>& silences, Diagnostics& faults);

  /// Between the two, the article's silences hold as well.
  void enter(const std::vector<Silence>& silences);
  void leave();

  /// One more finding of a rule: whether it is to be reported, by report(). Asked first, so that no message is made for
  /// nothing.
  bool wants(const DiagnosticKind& rule, Span place);
  void report(const DiagnosticKind& rule, Span place, std::vector<Term> arguments, std::vector<Fix> fixes = {}) {
    faults_.report(rule, place, std::move(arguments), std::move(fixes));
  }

  /// What is no rule: cannot be silenced.
  Diagnostics& faults() { return faults_; }

  /// At the end: how much was not reported, and which silences were for nothing. `own`: the document's own file; a
  /// style's silences need not be used by each of its documents.
  void close(FileId own);

 private:
  struct Silencer {
    std::size_t rule = 0;
    const Silence* written = nullptr;
    bool used = false;
  };
  struct Count {
    std::size_t reported = 0;
    std::size_t unreported = 0;
    Span first_unreported;
  };

  void read(const std::vector<Silence>& silences, std::vector<Silencer>& into);

  Diagnostics& faults_;
  std::vector<Count> counts_;  // by rule
  std::vector<Silencer> whole_;
  std::vector<Silencer> article_;
  std::vector<Silencer> done_;  // of the articles left
};

}  // namespace typeset::lint
