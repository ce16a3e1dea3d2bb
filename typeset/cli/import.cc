// hongtou import: a text that was pasted together becomes a source.
#include "import/import.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <system_error>

#include "base/encoding.h"
#include "base/system_reason.h"
#include "base/utf8.h"
#include "base/yaml_tree.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/editor_line.h"
#include "cli/excerpt.h"
#include "cli/faults.h"
#include "cli/issue_day.h"
#include "cli/language.h"
#include "cli/output_file.h"
#include "cli/terminal.h"
#include "import/faults.h"
#include "press/reading.h"
#include "source/add_articles.h"
#include "source/text.h"

namespace typeset {

namespace {

bool is_markdown(std::string_view path) {
  return path.ends_with(".md") || path.ends_with(".markdown") || path.ends_with(".MD");
}

/// The text in `sources`; a text in another encoding than UTF-8 is read as what it looks like, and that is reported.
FileId take_in(Sources& sources, const std::string& name, std::string_view bytes, const Request& request,
               Diagnostics& faults) {
  std::optional<Encoding> encoding = request.encoding;
  const auto guess = encoding ? std::nullopt : guess_encoding(bytes);
  if (guess && *guess != Encoding::utf8) encoding = guess;
  const FileId file = add_text(sources, name, bytes, encoding, faults);
  if (guess && *guess != Encoding::utf8) {
    faults.report(import_faults::kReadAs, {file, 0, 0}, {encoding_name(*guess)});
  }
  return file;
}

const DiagnosticKind& kind_of(pasted::LeftOut why) {
  switch (why) {
    case pasted::LeftOut::page_number:
    case pasted::LeftOut::rule:
    case pasted::LeftOut::invisible: return import_faults::kFurniture;
    case pasted::LeftOut::markup: return import_faults::kMark;
    default: return import_faults::kFormWord;
  }
}

/// U+200B, or several with blanks between.
std::string names_of(std::string_view characters) {
  std::string names;
  for_each_character(characters,
                     [&](std::size_t, char32_t c) { names += (names.empty() ? "" : " ") + code_point_name(c); });
  return names;
}

void list_left_out(const pasted::Imported& imported, Diagnostics& doubts) {
  for (const pasted::Entry& entry : imported.ledger.entries()) {
    if (entry.why == pasted::LeftOut::unprinted) continue;  // reported already
    const bool unseen = entry.why == pasted::LeftOut::invisible;
    doubts.report(kind_of(entry.why), entry.span, {unseen ? names_of(entry.text) : entry.text});
  }
}

std::string closing_line(const std::string& name, const pasted::Imported& imported, const ReportForm& form) {
  const auto count = [&](pasted::LeftOut why) { return imported.ledger.count(why); };
  const std::size_t furniture =
      count(pasted::LeftOut::page_number) + count(pasted::LeftOut::rule) + count(pasted::LeftOut::invisible);
  const std::size_t again = count(pasted::LeftOut::said_again);
  const std::size_t words = count(pasted::LeftOut::form_word) + count(pasted::LeftOut::markup);
  const std::size_t unprinted = count(pasted::LeftOut::unprinted);
  std::string line;
  if (form.language == Language::zh) {
    line = fmt::format(
        "{}：共 {} 字，写进稿子 {} 字；由程序印出的字样和记号 {} 字，与标题相同的要目 {} 字，页码、线和看不见的字符 {} "
        "字",
        printable(name), imported.characters, imported.kept, words, again, furniture);
    if (unprinted > 0) line += fmt::format("，不印的 {} 字（上面已逐行报告）", unprinted);
    return line + "；一字不缺\n";
  }
  line = fmt::format(
      "{}: {} characters, {} in the source; {} printed by the program or marks, {} of contents that repeat the titles, "
      "{} of page numbers, rules and invisible characters",
      printable(name), imported.characters, imported.kept, words, again, furniture);
  if (unprinted > 0) line += fmt::format(", {} not printed, as reported above", unprinted);
  return line + "; none lost\n";
}

/// Fields of a 版头 are not missed in an article that goes into an issue.
Diagnostics without_head(const Diagnostics& faults) {
  Diagnostics kept;
  for (const Diagnostic& fault : faults.all()) {
    if (fault.kind != &import_faults::kNoHead && fault.kind != &import_faults::kNotFound) kept.report(fault);
  }
  return kept;
}

/// One file as a source, its doubts reported; none after an error. Pictures are looked for in `folder`; `day` is the
/// issue's where the text has none.
std::optional<pasted::Imported> import_file(const std::string& path, const std::filesystem::path& folder,
                                            const IssueDay& day, const Request& request, const ReportForm& form) {
  const std::string name = path == "-" ? "<stdin>" : path;
  Sources sources;
  Diagnostics faults;
  if (const auto foreign = foreign_format(path)) {
    report_foreign(path, *foreign, faults);
    print_report(faults, form);
    return std::nullopt;
  }
  std::optional<pasted::Imported> imported;
  const Result<Bytes> bytes = path == "-" ? read_standard_input(kLargestYaml) : DiskFiles().read(path, kLargestYaml);
  if (bytes) {
    const FileId file = take_in(sources, name, bytes->view, request, faults);
    if (is_source_text(sources.text(file))) faults.report(cli_faults::kSourceAlready, {}, {name});
    const pasted::Format format = is_markdown(path) ? pasted::Format::markdown : pasted::Format::plain;
    const auto has_picture = [&](const std::string& picture) {
      std::error_code ignored;
      return std::filesystem::is_regular_file(folder / picture, ignored);
    };
    if (!faults.has_errors())
      imported = pasted::read_text(sources, file, format, request.style, day, faults, has_picture);
    if (imported && request.verbose) list_left_out(*imported, faults);
  } else {
    report_unread(bytes.failure(), name, kLargestYaml, faults);
  }
  if (request.into) {
    const bool headless = std::ranges::any_of(
        faults.all(), [](const Diagnostic& fault) { return fault.kind == &import_faults::kNoHead; });
    faults = without_head(faults);
    if (imported && !headless) faults.report(cli_faults::kHeadLeftOut, {}, {name});
  }
  faults.sort_by_place();
  say(report(faults, sources, name, form));
  return imported;
}

/// Where the source will stand.
std::filesystem::path folder_of(const std::string& path) {
  return path == "-" ? std::filesystem::path() : std::filesystem::path(path).parent_path();
}

/// The text of the source that articles go into; none after reporting what is wrong with it.
std::optional<std::string> read_issue_text(const std::string& path, const ReportForm& form) {
  Sources sources;
  Diagnostics faults;
  Job job;
  job.source = path;
  const auto source = read_source(job, DiskFiles(), sources, faults);
  if (source) parse_source(sources, read_as_meant(sources, *source, faults), faults);
  say(report(faults, sources, path, form));
  if (!source || faults.has_errors()) return std::nullopt;
  return std::string(sources.text(*source));
}

constexpr Date kAnyDay{2000, 1, 1};  // of a head that is left out

/// Adds what the files hold to a source, which is replaced when all of them could be read.
int import_into(const std::string& issue, const Request& request, const ReportForm& form) {
  std::optional<std::string> text = read_issue_text(issue, form);
  if (!text) return 1;
  std::size_t count = 0;
  for (const std::string& path : request.files) {
    const auto imported = import_file(path, folder_of(issue), IssueDay{kAnyDay, true}, request, form);
    if (!imported) return 1;
    auto added = add_articles(*text, imported->yaml, request.section);
    if (!added) {
      Diagnostics faults;
      faults.report(cli_faults::kCannotAdd, {}, {issue});
      print_report(faults, form);
      return 1;
    }
    text = std::move(added->text);
    count += added->added;
    if (!request.quiet) say(closing_line(path == "-" ? "<stdin>" : path, *imported, form));
  }
  if (request.output) return hand_over(*text, request, form);
  if (const int error = write_whole(issue, *text); error != 0) {
    Diagnostics faults;
    faults.report(cli_faults::kCannotWrite, {}, {issue, system_reason(error)});
    print_report(faults, form);
    return 1;
  }
  if (!request.quiet) {
    say(form.language == Language::zh
            ? fmt::format("{}：加进 {} 篇\n", printable(issue), count)
            : fmt::format("{}: {} article{} added\n", printable(issue), count, count == 1 ? "" : "s"));
  }
  return 0;
}

}  // namespace

int run_import(const Request& request) {
  ReportForm form = report_form(request);
  form.longer = "hongtou import -v";
  if (request.into) return import_into(*request.into, request, form);
  Diagnostics faults;
  const auto day = issue_day(request.date, std::getenv("SOURCE_DATE_EPOCH"), now_ns(), faults);
  if (!day) {
    print_report(faults, form);
    return 2;
  }
  const std::string& path = request.files.front();
  const auto imported = import_file(path, folder_of(request.output.value_or(path)), *day, request, form);
  if (!imported) return 1;
  const int code = hand_over(with_editor_line(imported->yaml, request.output), request, form);
  if (code == 0 && !request.quiet) say(closing_line(path == "-" ? "<stdin>" : path, *imported, form));
  return code;
}

}  // namespace typeset
