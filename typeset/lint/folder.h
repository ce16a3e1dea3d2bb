// The other issues of a folder, and of the folders of the years beside it: what numbers and dates are compared with.
//
// The bytes come from cli/; here a source's few facts are read without reading its articles, and a folder of thousands
// is put in order once, so that each of its documents finds its neighbours by bisection.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sources.h"
#include "lint/findings.h"
#include "source/issue.h"

namespace typeset::lint {

/// What one source says of itself at its left margin.
struct IssueFacts {
  std::string file;      // its name within the folder; with the folder, if that is another than the document's
  std::string folder;    // of another year; empty: the document's own
  std::string masthead;  // without spaces; empty: the style's
  std::string style;
  std::optional<int> number;
  std::optional<int> total;
  std::optional<Date> date;
  bool supplement = false;  // `number` is that of a supplement
  bool readable = true;     // false: an issue, but without a number and a date that can be read
};

/// The facts of a source in UTF-8; none if it is no source of an issue (it has no articles). Never reports faults: they
/// are reported when that source is checked itself.
std::optional<IssueFacts> read_facts(std::string file, std::string_view text);

class Folder {
 public:
  static constexpr std::size_t kMostIssues = 5000;

  Folder() = default;
  /// `too_large`: there are more than kMostIssues, and nothing is compared.
  explicit Folder(std::vector<IssueFacts> issues, bool too_large = false);

  /// Compares number, total and date of the issue in `file` with the others of its series: the same masthead, or the
  /// masthead of the same style where neither names one. A document that is no
  /// bulletin has no series.
  void check(const Issue& issue, std::string_view file, Findings& findings) const;

 private:
  struct Series {
    std::vector<std::size_t> by_number;  // in order of year and number; indices of issues_
    std::vector<std::size_t> by_total;
  };
  struct Neighbours;

  void check(const Issue& issue, const Bulletin& bulletin, std::string_view file, Findings& findings) const;
  Neighbours neighbours(const Issue& issue, const Bulletin& bulletin, std::string_view file) const;
  void tell_gap(const DiagnosticKind& rule, Span place, std::vector<Term> arguments, const std::string& missing,
                const IssueFacts& before, std::string_view file, Findings& findings) const;
  bool runs_on_by_custom(const Series& series, const IssueFacts& last) const;

  std::vector<IssueFacts> issues_;
  std::map<std::string, Series, std::less<>> series_;
  std::vector<std::size_t> unread_;  // indices of issues_, in order of their names
  bool too_large_ = false;
};

}  // namespace typeset::lint
