// hongtou new: a source to begin with, from nothing or from the last issue.
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <system_error>

#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/editor_line.h"
#include "cli/excerpt.h"
#include "cli/faults.h"
#include "cli/issue_day.h"
#include "cli/jobs.h"
#include "cli/language.h"
#include "cli/terminal.h"
#include "press/link_fence.h"
#include "press/reading.h"
#include "press/style_files.h"
#include "press/year_folder.h"
#include "source/first_issue.h"
#include "source/kinds.h"
#include "source/next_issue.h"
#include "source/read.h"
#include "source/skeletons.h"

namespace typeset {

namespace {

/// A kind's skeleton on the day of the issue.
std::string skeleton_of(DocumentKind kind, const Date& day) {
  std::string text(kind_row(kind).skeleton);
  const std::string written = in_figures(day);
  for (std::size_t at = text.find(kSkeletonDay); at != std::string::npos; at = text.find(kSkeletonDay, at + 1))
    text.replace(at, kSkeletonDay.size(), written);
  return text;
}

/// Editing by places presumes that places are right; a source written in a way nobody thought of must not become a
/// broken one in silence.
bool is_sound(const NextIssue& next) {
  Sources sources;
  Diagnostics faults;
  const FileId file = sources.add("", next.text);
  scan_lines(sources, file, faults);
  const auto tree = parse_yaml(sources, file, faults);
  return tree && !faults.has_errors();
}

std::string what_to_do(const NextIssue& next, Language language) {
  const bool zh = language == Language::zh;
  std::string text;
  if (next.number) text += zh ? fmt::format("第 {} 期", *next.number) : fmt::format("number {}", *next.number);
  if (next.total) text += zh ? fmt::format("（总第 {} 期）", *next.total) : fmt::format(" (total {})", *next.total);
  if (!text.empty()) text += zh ? "，" : "; ";
  text += Words{"请填写文章", "now write the articles"}.in(language);
  for (const Term& field : next.to_change) {
    text += field.zh == next.to_change.front().zh ? std::string(Words{"，并改", " and change "}.in(language))
                                                  : std::string(Words{"、", ", "}.in(language));
    text += zh ? field.zh : field.en;
  }
  return text + "\n";
}

int run_next(const Request& request, const IssueDay& day, const ReportForm& form) {
  const Job job = job_of(request.files.front(), request);
  Sources sources;
  Diagnostics faults;
  const auto source = read_source(job, DiskFiles(), sources, faults);
  const AsMeant meant = source ? read_as_meant(sources, *source, faults) : AsMeant();
  const auto tree = source ? parse_source(sources, meant, faults) : std::nullopt;
  if (!tree || faults.has_errors()) {
    say(report(faults, sources, job.source, form));
    return 1;
  }
  const NextIssue next = next_issue(sources, *source, *tree, day);
  if (!is_sound(next)) faults.report(cli_faults::kCannotRaise, {});
  if (!next.number) faults.report(cli_faults::kNoNumber, {});
  say(report(faults, sources, job.source, form));
  if (faults.has_errors()) return 1;
  const int code = hand_over(with_editor_line(next.text, request.output), request, form);
  if (code == 0) say(what_to_do(next, request.language));
  return code;
}

/// Begins a series in a style: looked for where the source will stand.
int run_first(const Request& request, const IssueDay& day, const ReportForm& form) {
  const std::string skeleton = skeleton_of(request.kind, day.date);
  if (request.style.empty()) return hand_over(with_editor_line(skeleton, request.output), request, form);
  const Premises premises = find_premises(request.font_policy);
  if (premises.faults.has_errors()) {
    print_report(premises.faults, form);
    return 1;
  }
  Job job;
  job.source = request.output.value_or("-");
  job.folder_name = name_of_folder(job.source);
  job.style_folders = request.style_folders;
  const DiskFiles disk;
  const LinkFence fence(disk, job, premises.styles);
  const StyleFiles files(fence, folder_of(job.source), job.folder_name);
  Sources sources;
  Diagnostics faults;
  const StyleRequest wanted = style_request(request.style, files, request.style_folders, premises.styles);
  const std::optional<Style> style = load_style(sources, wanted, faults);
  say(report(faults, sources, "hongtou", form));
  if (!style || faults.has_errors()) return 1;
  return hand_over(with_editor_line(first_issue(skeleton, request.style, style->fields), request.output), request,
                   form);
}

}  // namespace

int run_new(const Request& request) {
  const ReportForm form = report_form(request);
  Diagnostics faults;
  const auto day = issue_day(request.date, std::getenv("SOURCE_DATE_EPOCH"), now_ns(), faults);
  if (!day) {
    print_report(faults, form);
    return 2;
  }
  return request.from_last ? run_next(request, *day, form) : run_first(request, *day, form);
}

}  // namespace typeset
