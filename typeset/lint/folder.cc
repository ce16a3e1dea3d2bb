#include "lint/folder.h"

#include <algorithm>
#include <tuple>

#include "base/utf8.h"
#include "lint/families.h"
#include "lint/faults.h"
#include "source/margin_fields.h"
#include "source/text.h"
#include "source/values.h"

namespace typeset::lint {

namespace {

constexpr std::string_view kWanted[] = {"style", "masthead", "number", "supplement", "total", "date"};

std::string without_spaces(std::string_view text) {
  std::string kept;
  for_each_character(text, [&](std::size_t, char32_t c) {
    if (!is_padding(c)) append_utf8(kept, c);
  });
  return kept;
}

/// Supplements are numbered in a series of their own (BR-5).
std::string series_name(const std::string& masthead, const std::string& style, bool supplement) {
  return (masthead.empty() ? "style " + style : "masthead " + masthead) + (supplement ? " supplements" : "");
}

/// Of the series that the issue is in.
const std::optional<Located<int>>& number_of(const Bulletin& bulletin) {
  return bulletin.supplement ? bulletin.supplement : bulletin.number;
}

std::string range(int first, int last) {
  return first == last ? std::to_string(first) : std::to_string(first) + "—" + std::to_string(last);
}

}  // namespace

std::optional<IssueFacts> read_facts(std::string file, std::string_view text) {
  const MarginFields fields(text, kWanted);
  if (!fields.holds("articles")) return std::nullopt;
  IssueFacts facts;
  facts.file = std::move(file);
  Diagnostics ignored;
  facts.masthead = without_spaces(fields.text_of("masthead").view());
  facts.style = fields.text_of("style").str();
  const auto number_of = [&](std::string_view key) {
    const LocatedText written = fields.text_of(key);
    return written.empty() ? std::nullopt : read_number(written, "", ignored);
  };
  facts.number = number_of("number");
  facts.supplement = !fields.text_of("supplement").empty();
  if (facts.supplement) facts.number = number_of("supplement");
  facts.total = number_of("total");
  const LocatedText date = fields.text_of("date");
  if (!date.empty()) facts.date = read_date(date, "", ignored);
  facts.readable = fields.readable() && facts.number && facts.date && !ignored.has_errors();
  return facts;
}

Folder::Folder(std::vector<IssueFacts> issues, bool too_large) : issues_(std::move(issues)), too_large_(too_large) {
  for (std::size_t i = 0; i < issues_.size(); ++i) {
    const IssueFacts& issue = issues_[i];
    if (!issue.readable) unread_.push_back(i);
    if (issue.number && issue.date)
      series_[series_name(issue.masthead, issue.style, issue.supplement)].by_number.push_back(i);
    if (issue.total) series_[series_name(issue.masthead, issue.style, false)].by_total.push_back(i);
  }
  const auto by_number = [&](std::size_t a, std::size_t b) {
    const IssueFacts &x = issues_[a], &y = issues_[b];
    return std::tuple(x.date->year, *x.number, x.file) < std::tuple(y.date->year, *y.number, y.file);
  };
  const auto by_total = [&](std::size_t a, std::size_t b) {
    return std::tie(*issues_[a].total, issues_[a].file) < std::tie(*issues_[b].total, issues_[b].file);
  };
  for (auto& [name, series] : series_) {
    std::ranges::sort(series.by_number, by_number);
    std::ranges::sort(series.by_total, by_total);
  }
  std::ranges::sort(unread_, {}, [&](std::size_t i) { return std::string_view(issues_[i].file); });
}

/// The issues that stand before the one that is checked, and those in its place.
struct Folder::Neighbours {
  const IssueFacts* same_number = nullptr;
  const IssueFacts* before = nullptr;  // by year and number
  const Series* series = nullptr;      // that `before` is of
  const IssueFacts* same_total = nullptr;
  const IssueFacts* total_before = nullptr;  // by total number
};

Folder::Neighbours Folder::neighbours(const Issue& issue, const Bulletin& bulletin, std::string_view file) const {
  Neighbours found;
  // A masthead that stands in another file than the articles is the style's.
  const bool inherited = !bulletin.masthead.empty() && !bulletin.articles.empty() &&
                         bulletin.masthead.front().span().file != bulletin.articles.front().span.file;
  const std::string masthead = without_spaces(in_one(bulletin.masthead).view());
  for (const bool by_style : {false, true}) {
    if (by_style && !inherited) continue;
    const auto series_of = [&](bool supplement) {
      return series_.find(by_style ? series_name("", issue.style.str(), supplement)
                                   : series_name(masthead, "", supplement));
    };
    const std::optional<Located<int>>& number = number_of(bulletin);
    const auto numbers = series_of(bulletin.supplement.has_value()), totals = series_of(false);
    if (number && issue.date && numbers != series_.end()) {
      const auto key = [&](std::size_t i) { return std::pair(issues_[i].date->year, *issues_[i].number); };
      const std::pair own(issue.date->value.year, number->value);
      const auto& order = numbers->second.by_number;
      auto at = std::ranges::lower_bound(order, own, {}, key);
      if (at != order.begin() &&
          (found.before == nullptr || key(*(at - 1)) > std::pair(found.before->date->year, *found.before->number))) {
        found.before = &issues_[*(at - 1)];
        found.series = &numbers->second;
      }
      // The document itself is one of them.
      for (; at != order.end() && key(*at) == own && found.same_number == nullptr; ++at) {
        if (issues_[*at].file != file) found.same_number = &issues_[*at];
      }
    }
    if (bulletin.total && totals != series_.end()) {
      const auto key = [&](std::size_t i) { return *issues_[i].total; };
      const auto& order = totals->second.by_total;
      auto at = std::ranges::lower_bound(order, bulletin.total->value, {}, key);
      if (at != order.begin() && (found.total_before == nullptr || key(*(at - 1)) > *found.total_before->total)) {
        found.total_before = &issues_[*(at - 1)];
      }
      for (; at != order.end() && key(*at) == bulletin.total->value && found.same_total == nullptr; ++at) {
        if (issues_[*at].file != file) found.same_total = &issues_[*at];
      }
    }
  }
  return found;
}

/// Between `before` and the document.
void Folder::tell_gap(const DiagnosticKind& rule, Span place, std::vector<Term> arguments, const std::string& missing,
                      const IssueFacts& before, std::string_view file, Findings& findings) const {
  const auto may_be_it = [&](std::size_t i) {
    const IssueFacts& issue = issues_[i];
    return issue.file != file && (issue.folder.empty() || issue.folder == before.folder);
  };
  const auto others = std::ranges::count_if(unread_, may_be_it);
  if (others > 0) {  // what is missing may be there
    const std::string& first = issues_[*std::ranges::find_if(unread_, may_be_it)].file;
    findings.faults().report(lint_faults::kNeighbourUnread, place, {missing, first, std::to_string(others)});
    return;
  }
  if (findings.wants(rule, place)) findings.report(rule, place, std::move(arguments));
}

/// Whether the year of `last` ran on too: its first number follows that of the year before it.
bool Folder::runs_on_by_custom(const Series& series, const IssueFacts& last) const {
  const auto year = [&](std::size_t i) { return issues_[i].date->year; };
  const auto first = std::ranges::lower_bound(series.by_number, last.date->year, {}, year);
  if (first == series.by_number.begin()) return false;
  const IssueFacts& earlier = issues_[*(first - 1)];
  return *issues_[*first].number == *earlier.number + 1 && earlier.date->year + 1 == last.date->year;
}

void Folder::check(const Issue& issue, std::string_view file, Findings& findings) const {
  if (const auto* bulletin = std::get_if<Bulletin>(&issue.part)) check(issue, *bulletin, file, findings);
}

void Folder::check(const Issue& issue, const Bulletin& bulletin, std::string_view file, Findings& findings) const {
  const std::optional<Located<int>>& own = number_of(bulletin);
  if (too_large_) {
    const Span place = own ? own->span : Span{};
    findings.faults().report(lint_faults::kFolderTooLarge, place, {std::to_string(kMostIssues)});
    return;
  }
  const Neighbours found = neighbours(issue, bulletin, file);
  int gap = 0;  // by how much the number is too large
  if (found.same_number != nullptr && findings.wants(lint_faults::kNumberRepeated, own->span)) {
    findings.report(lint_faults::kNumberRepeated, own->span,
                    {std::to_string(own->value), found.same_number->file, in_chinese(*found.same_number->date)});
  }
  if (found.before != nullptr) {
    const IssueFacts& before = *found.before;
    const int number = own->value;
    const int years = issue.date->value.year - before.date->year;
    // A number begins anew with the year, or runs on. Beyond a year that is missing nothing is known.
    const int least = years == 0 ? *before.number + 1 : 1;
    const bool runs_on = number == *before.number + 1;
    if (number > least && !runs_on && years <= 1) {
      gap = number - least;
      const std::string that = std::to_string(*before.number);
      const std::string year = std::to_string(before.date->year);
      const Term last = years == 0 ? Term("第 " + that + " 期", that)
                                   : Term(" " + year + " 年第 " + that + " 期", that + " of " + year);
      const std::string missing = range(least, number - 1);
      tell_gap(lint_faults::kNumberSkipped, own->span, {std::to_string(number), before.file, last, missing}, missing,
               before, file, findings);
    }
    if (runs_on && number > 1 && years == 1 && !runs_on_by_custom(*found.series, before) &&
        findings.wants(lint_faults::kNumberRunsOn, own->span)) {
      findings.report(lint_faults::kNumberRunsOn, own->span,
                      {std::to_string(number), before.file, std::to_string(before.date->year)});
    }
  }
  if (found.same_total != nullptr && found.same_total != found.same_number &&
      findings.wants(lint_faults::kTotalRepeated, bulletin.total->span)) {
    findings.report(lint_faults::kTotalRepeated, bulletin.total->span,
                    {std::to_string(bulletin.total->value), found.same_total->file});
  }
  if (found.total_before != nullptr) {
    const int least = *found.total_before->total + 1;
    const int total = bulletin.total->value;
    // Where the number leaps as far, an issue is missing, and that is reported.
    if (total > least && total - least != gap) {
      const std::string missing = range(least, total - 1);
      tell_gap(lint_faults::kTotalSkipped, bulletin.total->span,
               {std::to_string(total), found.total_before->file, std::to_string(least - 1), missing}, missing,
               *found.total_before, file, findings);
    }
  }
  const IssueFacts* before =
      found.total_before != nullptr && found.total_before->date ? found.total_before : found.before;
  if (before != nullptr && issue.date && *before->date > issue.date->value &&
      findings.wants(lint_faults::kDateOrder, issue.date->span)) {
    findings.report(lint_faults::kDateOrder, issue.date->span,
                    {in_chinese(issue.date->value), before->file, in_chinese(*before->date)});
  }
}

}  // namespace typeset::lint
