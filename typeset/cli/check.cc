// hongtou check: everything but writing.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/system_reason.h"
#include "base/utf8.h"
#include "cli/batch.h"
#include "cli/breakings.h"
#include "cli/commands.h"
#include "cli/configuration.h"
#include "cli/disk.h"
#include "cli/disk_cache.h"
#include "cli/excerpt.h"
#include "cli/faults.h"
#include "cli/find_sources.h"
#include "cli/interruption.h"
#include "cli/jobs.h"
#include "cli/language.h"
#include "cli/line_ends.h"
#include "cli/output_file.h"
#include "cli/output_plan.h"
#include "cli/repair.h"
#include "cli/summary.h"
#include "cli/turns.h"
#include "press/press.h"
#include "press/reading.h"

namespace typeset {

namespace {

/// The first and last characters of a page, to hold against the printed copy.
std::string ends_of(const Page& page) {
  constexpr std::size_t kShown = 12;
  const std::u32string text = to_utf32(page_text(page));
  const auto utf8 = [](std::u32string_view characters) {
    std::string bytes;
    for (const char32_t c : characters) append_utf8(bytes, c);
    return printable(bytes);
  };
  const std::u32string_view view = text;
  if (view.size() <= 2 * kShown) return utf8(view);
  return utf8(view.substr(0, kShown)) + " … " + utf8(view.substr(view.size() - kShown));
}

std::string details(const Document& document, Workshop& workshop, Language language) {
  const FontBook& fonts = *workshop.fonts();
  std::string text;
  for (const FileId file : document.style->files) {
    text += fmt::format("  {} {}\n", Words{"样式", "style"}.in(language), printable(document.sources.name(file)));
  }
  std::set<FaceId> used;
  for (const Page& page : document.pages->pages) {
    for (const Item& item : page.items) {
      if (const auto* run = std::get_if<GlyphRun>(&item)) used.insert(run->face);
    }
  }
  for (const FaceId face : used) {
    text += fmt::format("  {} {} ({})\n", Words{"字体", "font"}.in(language), fonts.face(face).postscript_name(),
                        printable(fonts.face(face).path()));
  }
  if (!document.notes.titles.empty() && workshop.dictionary() != nullptr)
    text += "  " + describe_dictionary(*workshop.dictionary(), language);
  for (const text::BrokenTitle& title : document.notes.titles) text += describe_breakings(title, language);
  text += describe_turns(document.notes.turns, language);
  for (std::size_t i = 0; i < document.pages->pages.size(); ++i) {
    const std::string ends = ends_of(document.pages->pages[i]);
    text += language == Language::zh ? fmt::format("  第 {} 页 {}\n", i + 1, ends)
                                     : fmt::format("  page {} {}\n", i + 1, ends);
  }
  return text;
}

std::string closing_line(const Document& document, const ReportForm& form) {
  const bool zh = form.language == Language::zh;
  const std::string faults = count_of_faults(document.faults, form.language);
  std::string text = printable(document.name) + (zh ? "：" : ": ");
  text += faults.empty() ? std::string(Words{"没有发现问题", "no faults found"}.in(form.language)) : faults;
  if (document.pages && !document.failed)
    text += (zh ? "，" : "; ") + summary(*document.pages, document.copies, form.language);
  return text + "\n";
}

/// Writes what was put right, unless it is only to be seen; says what changed.
struct CarriedOut {
  std::string line;        // how many
  std::string difference;  // which
};

CarriedOut carry_out(Repair& repaired, const Request& request, const ReportForm& form) {
  Document& document = repaired.document;
  if (repaired.refused) document.faults.report(cli_faults::kNotFixable, {}, {document.name});
  if (repaired.fixes == 0) return {};
  const std::string name = printable(document.name);
  CarriedOut told;
  told.line = form.language == Language::zh
                  ? fmt::format("{}：{} {} 处\n", name, request.dry_run ? "可以改" : "改了", repaired.fixes)
                  : fmt::format("{}: {} {}\n", name, repaired.fixes, request.dry_run ? "would be fixed" : "fixed");
  told.difference = describe_difference(repaired.before, repaired.after);
  if (request.dry_run) return told;
  if (const int error = write_whole(document.name, repaired.after); error != 0) {
    document.faults.report(cli_faults::kCannotWrite, {}, {document.name, system_reason(error)});
    document.failed = true;
  }
  return told;
}

/// The project's files that were named: by themselves, for they are no sources. Returns the exit code.
int check_settings(const std::vector<std::string>& paths, const Request& request, const ReportForm& form) {
  int code = 0;
  for (const std::string& path : paths) {
    Sources sources;
    Diagnostics faults;
    if (const Result<Bytes> read = DiskFiles().read(path, kLargestText); !read)
      report_unread(read.failure(), path, kLargestText, faults);
    else
      read_configuration(path, false, sources, faults);
    if (!faults.all().empty()) say(report(faults, sources, path, form));
    if (faults.has_errors()) code = 1;
    if (request.quiet) continue;
    std::string told = count_of_faults(faults, form.language);
    if (told.empty()) told = Words{"没有发现问题", "no faults found"}.in(form.language);
    say(fmt::format("{}{}{}\n", printable(path), Words{"（设置文件）：", " (settings): "}.in(form.language), told));
  }
  return code;
}

}  // namespace

int run_check(const Request& request) {
  Request reading = request;
  reading.formats.clear();
  const ReportForm form = report_form(request);
  Diagnostics faults;
  const NamedSources found = find_sources(request.files, request.link_folders, faults);
  std::vector<std::string> inputs = found.lists;
  if (!request.files.empty()) inputs.push_back(find_project_file(request.files.front()));
  check_reports(found.sources, request, faults, inputs);
  if (faults.has_errors()) {
    print_report(faults, form);
    return 2;
  }
  const int of_settings = check_settings(found.settings, request, form);
  if (found.sources.empty()) return of_settings;
  const DiskFiles files;
  DiskCache cache(derived_cache_folder());
  Workshop workshop(files, &cache, find_premises(request.font_policy));
  ReportFiles reports(request, workshop, false);
  reports.tell_unwritable(form);
  print_report(found.unread, form);
  reports.add(found.unread, Sources());
  const auto check = [&](std::size_t number) {
    const NamedSource& source = found.sources[number];
    const Job job = job_of(source, reading);
    Repair repaired;
    if (request.fix || request.dry_run) {
      repaired = repair(job, workshop);
    } else {
      repaired.document = press(job, workshop);
    }
    Outcome outcome;
    const CarriedOut told = carry_out(repaired, request, form);
    outcome.report = told.line + told.difference;
    if (!request.dry_run) outcome.fixes = repaired.fixes;
    // What was only shown is still to be done: the faults are those of the file as it stands.
    if (request.dry_run && repaired.fixes > 0) repaired.document = press(job, workshop);
    Document& document = repaired.document;
    if (document.is_style && source.found) return Outcome{{}, {}, Became::passed_over};
    if (const auto over = reports.look_at(document)) {
      document.faults.report(cli_faults::kOverInput, {}, {over->target, over->input});
      document.failed = true;
    }
    outcome.report += report(document.faults, document.sources, document.name, form);
    outcome.kinds = count_by_kind(document.faults);
    outcome.became = became(document);
    if (reports.wanted()) outcome.result = result_of(document);
    if (!request.quiet) {
      const std::string closing = closing_line(document, form);
      outcome.report += closing;
      if (!request.verbose && request.explain.empty()) outcome.brief = told.line + closing;
    }
    if (request.verbose && document.pages) outcome.report += details(document, workshop, form.language);
    if (!request.explain.empty() && document.pages) {
      outcome.report += describe_line_ends(document.notes.lines, request.explain, form.language);
    }
    return outcome;
  };
  const NamesOfBatch names{found.sources.size(),
                           [&](std::size_t number) -> const std::string& { return found.sources[number].path; }};
  const Interruption listening;
  const int code = run_batch(names, found.passed_over, request, workshop, form, reports, check);
  const bool reported = finish_reports(reports, form);
  if (Interruption::signal() != 0) end_by(Interruption::signal());
  return std::max(reported && !found.unread.has_errors() ? code : std::max(code, 1), of_settings);
}

}  // namespace typeset
