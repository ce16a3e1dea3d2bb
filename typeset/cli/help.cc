// hongtou help: usage, manual pages and completions, all made of the grammar of the command line.
#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "base/system_reason.h"
#include "cli/commands.h"
#include "cli/completions.h"
#include "cli/disk.h"
#include "cli/faults.h"
#include "cli/grammar.h"
#include "cli/jobs.h"
#include "cli/manual.h"
#include "cli/output_file.h"
#include "press/style_files.h"
#include "press/version.h"

namespace typeset {

namespace {

namespace fs = std::filesystem;

/// Those that a new source in this folder could name, a name a line.
std::string names_of_styles() {
  constexpr std::string_view kEnding = ".yaml";
  const DiskFiles files;
  std::set<std::string> names;
  const std::string own = data_folder();
  std::vector<std::string> folders = StyleFiles(files, ".", name_of_folder("x")).folders();
  if (!own.empty()) folders.push_back(own + "/styles");
  for (const std::string& folder : folders) {
    const auto listed = files.list(folder);
    if (!listed) continue;
    for (const std::string& file : *listed) {
      if (!file.ends_with(kEnding) || file.size() == kEnding.size() || file.front() == '.') continue;
      constexpr std::uint64_t kLargestStyle = std::uint64_t{1} << 20U;
      const auto text = files.read(fs::path(folder) / file, kLargestStyle);
      if (text && is_style_text(text->view)) names.insert(file.substr(0, file.size() - kEnding.size()));
    }
  }
  std::string all;
  for (const std::string& name : names) all += name + "\n";
  return all;
}

/// All pages in both languages, as man(1) looks for them: FOLDER/man1, FOLDER/zh_CN/man1.
int write_manual(const std::string& folder, const ReportForm& form) {
  for (const Language language : {Language::zh, Language::en}) {
    const fs::path into = fs::path(folder) / (language == Language::zh ? "zh_CN/man1" : "man1");
    std::error_code error;
    fs::create_directories(into, error);
    for (const ManualPage& page : manual_pages(command_rows(language), program_version(), language)) {
      const std::string path = (into / page.name).string();
      const int failed = error ? error.value() : write_whole(path, page.text);
      if (failed == 0) continue;
      Diagnostics faults;
      faults.report(cli_faults::kCannotWrite, {}, {path, system_reason(failed)});
      print_report(faults, form);
      return 1;
    }
  }
  return 0;
}

std::string manual_page(const std::string& command, Language language) {
  const std::vector<CommandRow> rows = command_rows(language);
  const auto row = std::ranges::find(rows, command, &CommandRow::name);
  return manual_pages(rows, program_version(), language)[static_cast<std::size_t>(row - rows.begin())].text;
}

}  // namespace

int run_help(const Request& request) {
  const ReportForm form = report_form(request);
  const std::vector<CommandRow> rows = command_rows(request.language);
  switch (request.help) {
    case HelpForm::usage: return deliver(help_text(request.word, request.language), form);
    case HelpForm::man:
      return request.output ? write_manual(*request.output, form)
                            : deliver(manual_page(request.word, request.language), form);
    case HelpForm::bash: return deliver(bash_completions(rows), form);
    case HelpForm::zsh: return deliver(zsh_completions(rows), form);
    case HelpForm::fish: return deliver(fish_completions(rows), form);
    case HelpForm::styles: return deliver(names_of_styles(), form);
  }
  return 2;
}

}  // namespace typeset
