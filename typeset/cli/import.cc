// hongtou import: a text that was pasted together becomes a source.
#include "import/import.h"

#include <filesystem>
#include <fmt/format.h>
#include <system_error>

#include "base/encoding.h"
#include "base/yaml_tree.h"
#include "cli/commands.h"
#include "cli/disk.h"
#include "cli/excerpt.h"
#include "cli/language.h"
#include "cli/terminal.h"
#include "import/faults.h"
#include "press/reading.h"

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

void list_left_out(const pasted::Imported& imported, Diagnostics& doubts) {
  for (const pasted::Entry& entry : imported.ledger.entries()) {
    const bool furniture = entry.why == pasted::LeftOut::page_number || entry.why == pasted::LeftOut::rule ||
                           entry.why == pasted::LeftOut::invisible;
    doubts.report(furniture ? import_faults::kFurniture : import_faults::kFormWord, entry.span, {entry.text});
  }
}

std::string closing_line(const std::string& name, const pasted::Imported& imported, const ReportForm& form) {
  const auto count = [&](pasted::LeftOut why) { return imported.ledger.count(why); };
  const std::size_t furniture =
      count(pasted::LeftOut::page_number) + count(pasted::LeftOut::rule) + count(pasted::LeftOut::invisible);
  const std::size_t again = count(pasted::LeftOut::said_again);
  const std::size_t words = count(pasted::LeftOut::form_word) + count(pasted::LeftOut::markup);
  if (form.language == Language::zh) {
    return fmt::format(
        "{}：共 {} 字，写进稿子 {} 字；由程序印出的字样和记号 {} 字，与标题相同的要目 {} 字，页码和线 {} "
        "字；一字不缺\n",
        printable(name), imported.characters, imported.kept, words, again, furniture);
  }
  return fmt::format(
      "{}: {} characters, {} in the source; {} printed by the program or marks, {} of contents that repeat the titles, "
      "{} "
      "of page numbers and rules; none lost\n",
      printable(name), imported.characters, imported.kept, words, again, furniture);
}

}  // namespace

int run_import(const Request& request) {
  const ReportForm form = report_form(request);
  const std::string& path = request.files.front();
  const std::string name = path == "-" ? "<stdin>" : path;
  Sources sources;
  Diagnostics faults;
  const auto failed = [&] {
    say(report(faults, sources, name, form));
    return 1;
  };
  const Result<Bytes> bytes = path == "-" ? read_standard_input(kLargestYaml) : DiskFiles().read(path, kLargestYaml);
  if (!bytes) {
    report_unread(bytes.failure(), name, kLargestYaml, faults);
    return failed();
  }
  const FileId file = take_in(sources, name, bytes->view, request, faults);
  if (faults.has_errors()) return failed();
  const pasted::Format format = is_markdown(path) ? pasted::Format::markdown : pasted::Format::plain;
  // Pictures are looked for where the source will stand.
  const std::string target = request.output.value_or(path);
  const std::filesystem::path beside(target == "-" ? path : target);
  const auto has_picture = [&](const std::string& picture) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(beside.parent_path() / picture, ignored);
  };
  const auto imported = pasted::read_text(sources, file, format, request.style, faults, has_picture);
  if (!imported) return failed();
  if (request.verbose) list_left_out(*imported, faults);
  faults.sort_by_place();
  say(report(faults, sources, name, form));
  const int code = hand_over(imported->yaml, request, form);
  if (code == 0 && !request.quiet) say(closing_line(name, *imported, form));
  return code;
}

}  // namespace typeset
