#include "cli/report.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "cli/excerpt.h"
#include "cli/language.h"

namespace typeset {

namespace {

constexpr std::array<std::string_view, 3> kColours = {"\x1b[1;36m", "\x1b[1;33m", "\x1b[1;31m"};  // by Severity
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kGreen = "\x1b[1;32m";
constexpr std::string_view kPlain = "\x1b[0m";
constexpr std::string_view kIndent = "  ";

std::string painted(std::string_view text, std::string_view colour, const ReportForm& form) {
  return form.terminal.colours ? fmt::format("{}{}{}", colour, text, kPlain) : std::string(text);
}

std::string painted_severity(Severity severity, const ReportForm& form) {
  const std::string_view colour = kColours[static_cast<std::size_t>(severity)];
  return painted(fmt::format("{}:", words_of(severity).in(form.language)), colour, form);
}

std::string place_of(const Diagnostic& fault, const Sources& sources, std::string_view name) {
  if (!fault.span.known()) return printable(name);
  const Position at = sources.position(fault.span);
  return fmt::format("{}:{}:{}", printable(sources.name(fault.span.file)), at.line, at.column);
}

std::string plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string heading(const Diagnostic& fault, const Sources& sources, std::string_view name, const ReportForm& form) {
  std::string text = painted(place_of(fault, sources, name) + ":", kBold, form);
  text += " " + painted_severity(fault.kind->severity, form);
  text += " " + painted(printable(fault.message(form.language)), kBold, form);
  return text + fmt::format(" [{}]\n", fault.kind->slug);
}

std::string shown_place(const Diagnostic& fault, const Sources& sources, const ReportForm& form) {
  if (!fault.span.known() || sources.text(fault.span.file).empty()) return {};
  const auto room = form.terminal.width - static_cast<int>(kIndent.size());
  const Excerpt shown = excerpt(sources, fault.span, room);
  const std::size_t caret = shown.marker.find('^');
  std::string text = fmt::format("{}{}\n", kIndent, shown.line);
  text += fmt::format("{}{}{}\n", kIndent, shown.marker.substr(0, caret),
                      painted(std::string_view(shown.marker).substr(caret), kGreen, form));
  return text;
}

/// The first of the other places of a gathered fault, and how many there are in all.
std::string other_places(const Diagnostic& fault, const Sources& sources, const ReportForm& form) {
  constexpr std::size_t kShown = 5;
  if (fault.more.empty()) return {};
  const bool zh = form.language == Language::zh;
  std::string list;
  std::size_t shown = 0;
  for (const Span& span : fault.more) {
    if (shown++ == kShown) break;
    const Position at = sources.position(span);
    if (!list.empty()) list += zh ? "、" : ", ";
    if (span.file != fault.span.file) list += printable(sources.name(span.file)) + ":";
    list += fmt::format("{}:{}", at.line, at.column);
  }
  if (fault.more.size() > kShown) list += zh ? " 等" : " …";
  const std::size_t all = fault.more.size() + 1;
  return zh ? fmt::format("{}= 还有: {}，共 {} 处\n", kIndent, list, all)
            : fmt::format("{}= also: {}; {} places in all\n", kIndent, list, all);
}

std::string remedy_line(const std::string& remedy, const ReportForm& form) {
  const std::string text = printable(remedy);
  if (text.empty()) return {};
  return fmt::format("{}= {} {}\n", kIndent, Words{"改法:", "fix:"}.in(form.language), text);
}

/// Which messages of a document people are shown, and what the others are.
class Shown {
 public:
  explicit Shown(const ReportForm& form) : form_(form) {}

  /// `file`: what tells the files of the document apart.
  template <typename File>
  bool takes(std::string_view slug, Severity severity, const File& file, std::size_t places) {
    std::size_t& alike = of_kind_[fmt::format("{} {}", slug, file)];
    std::size_t& like_severe = of_severity_.at(static_cast<std::size_t>(severity));
    if (form_.all || (alike < kMostOfKind && like_severe < kMostOfSeverity)) {
      ++alike;
      ++like_severe;
      return true;
    }
    hidden_ = true;
    leave(slug, places);
    return false;
  }
  void leave(std::string_view slug, std::size_t places) { left_[slug] += places; }

  /// "本期.yaml: 另有 115 处没有列出: text/forced-break 115；hongtou check -v 列出前 1000 处"
  std::string rest(std::string_view name) const {
    constexpr std::size_t kKinds = 5;
    if (left_.empty()) return {};
    const bool zh = form_.language == Language::zh;
    std::vector<std::pair<std::string_view, std::size_t>> kinds(left_.begin(), left_.end());
    std::ranges::stable_sort(kinds, std::greater<>(), [](const auto& kind) { return kind.second; });
    std::size_t all = 0;
    std::string list;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      all += kinds[i].second;
      if (i > kKinds) continue;
      if (i > 0) list += zh ? "、" : ", ";
      if (i == kKinds) {
        list += "…";
      } else {
        list += fmt::format("{} {}", kinds[i].first, kinds[i].second);
      }
    }
    std::string text = zh ? fmt::format("{}: 另有 {} 处没有列出: {}", printable(name), all, list)
                          : fmt::format("{}: {} more not listed: {}", printable(name), all, list);
    if (hidden_)
      text += zh ? fmt::format("；{} 列出前 {} 处", form_.longer, Diagnostics::kMostListed)
                 : fmt::format("; {} lists the first {}", form_.longer, Diagnostics::kMostListed);
    return text + "\n";
  }

 private:
  const ReportForm& form_;
  std::map<std::string, std::size_t> of_kind_;
  std::array<std::size_t, 3> of_severity_{};
  std::map<std::string_view, std::size_t> left_;
  bool hidden_ = false;
};

}  // namespace

std::string report(const std::vector<Finding>& findings, const ReportForm& form) {
  std::string text;
  Shown shown(form);
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::note && !form.notes) continue;
    if (!shown.takes(finding.slug, finding.severity, finding.place.file, 1 + finding.more.size())) continue;
    std::string place = printable(finding.place.file);
    if (finding.place.begin.line > 0)
      place += fmt::format(":{}:{}", finding.place.begin.line, finding.place.begin.column);
    text += painted(place + ":", kBold, form) + " ";
    text += painted_severity(finding.severity, form) + " ";
    text += painted(printable(finding.message.in(form.language)), kBold, form) + fmt::format(" [{}]\n", finding.slug);
    text += remedy_line(finding.remedy.in(form.language), form);
  }
  return findings.empty() ? text : text + shown.rest(findings.front().place.file);
}

std::string report(const Diagnostic& fault, const Sources& sources, std::string_view name, const ReportForm& form) {
  return heading(fault, sources, name, form) + shown_place(fault, sources, form) + other_places(fault, sources, form) +
         remedy_line(fault.remedy(form.language), form);
}

std::string report(const Diagnostics& faults, const Sources& sources, std::string_view name, const ReportForm& form) {
  Diagnostics sorted = faults;
  sorted.sort_by_place();
  std::string text;
  std::set<const DiagnosticKind*> noted;
  Shown shown(form);
  for (const Diagnostic& fault : sorted.all()) {
    const Severity severity = fault.kind->severity;
    if (severity == Severity::note && !form.notes) continue;
    const auto file = static_cast<std::uint32_t>(fault.span.file);
    if (!shown.takes(fault.kind->slug, severity, file, 1 + fault.more.size())) continue;
    if (severity != Severity::note) {
      text += report(fault, sources, name, form);
    } else {
      text += heading(fault, sources, name, form) + other_places(fault, sources, form);
      if (noted.insert(fault.kind).second) text += remedy_line(fault.remedy(form.language), form);
    }
  }
  for (const auto& [slug, count] : sorted.unlisted_by_kind()) shown.leave(slug, count);
  return text + shown.rest(name);
}

std::string count_of_faults(const Diagnostics& faults, Language language) {
  const bool zh = language == Language::zh;
  std::string text;
  const auto add = [&](std::size_t count, const Words& noun) {
    if (count == 0) return;
    if (!text.empty()) text += zh ? "、" : ", ";
    text += zh ? fmt::format("{} 处{}", count, noun.zh) : plural(count, noun.en);
  };
  add(faults.count(Severity::error), {"错误", "error"});
  add(faults.count(Severity::warning), {"警告", "warning"});
  return text;
}

}  // namespace typeset
