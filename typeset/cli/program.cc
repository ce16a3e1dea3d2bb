#include "cli/program.h"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <new>
#include <system_error>

#include "cli/command_line.h"
#include "cli/commands.h"
#include "cli/configuration.h"
#include "cli/disk.h"
#include "cli/faults.h"
#include "cli/language.h"
#include "cli/last_words.h"
#include "cli/memory_limit.h"
#include "cli/terminal.h"

namespace typeset {

namespace {

int run(const Request& request) {
  if (request.max_memory > 0) limit_memory(std::uint64_t{request.max_memory} << 20U);
  switch (request.command) {
    case Command::build: return run_build(request);
    case Command::watch: return run_watch(request);
    case Command::check: return run_check(request);
    case Command::merge: return run_merge(request);
    case Command::fonts: return request.fetch ? run_fetch(request) : run_fonts(request);
    case Command::new_issue: return run_new(request);
    case Command::import_text: return run_import(request);
    case Command::schema: return run_schema(request);
    case Command::explain: return run_explain(request);
    case Command::help: return run_help(request);
  }
  return 2;
}

/// What the project's file and the user's own ask for. With the pinned fonts, which are for the same bytes everywhere,
/// the user's is not asked.
std::vector<ConfiguredOption> configured(const Request& line, Sources& sources, Diagnostics& faults) {
  std::vector<ConfiguredOption> options;
  const auto add = [&](const std::string& path, bool users) {
    if (path.empty()) return;
    for (ConfiguredOption& option : read_configuration(path, users, sources, faults))
      options.push_back(std::move(option));
  };
  add(find_project_file(line.files.empty() ? std::string() : line.files.front()), false);
  const std::string misnamed = find_misnamed_file(line.files.empty() ? std::string() : line.files.front());
  if (!misnamed.empty()) faults.report(cli_faults::kMisnamedSettings, {}, {misnamed});
  const bool pinned = line.font_policy == FontPolicy::pinned || std::ranges::any_of(options, [](const auto& option) {
                        return option.key->key == "fonts" && option.words.back() == "pinned";
                      });
  if (!pinned) add(users_file(), true);
  return options;
}

/// Folders that the line names and that are not there; of those in a file of settings it was said where they stand.
void report_missing_folders(const Request& request, Diagnostics& faults) {
  const auto look = [&](const char* option, const std::vector<std::string>& folders) {
    for (const std::string& folder : folders) {
      std::error_code ignored;
      const bool said = std::ranges::any_of(faults.all(), [&](const Diagnostic& fault) {
        return fault.kind == &cli_faults::kNoStyleFolder && fault.arguments.front().zh == folder;
      });
      if (!said && !std::filesystem::is_directory(folder, ignored))
        faults.report(cli_faults::kNoSuchFolder, {}, {option, folder});
    }
  };
  look("--style-dir", request.style_folders);
  look("--links-to", request.link_folders);
}

int run_words(const std::vector<std::string>& words, const ReportForm& form) {
  Sources sources;
  Diagnostics faults;
  const auto read = read_command_line(
      words, form.language,
      [&](const Request& line, Diagnostics& of_files) { return configured(line, sources, of_files); }, faults);
  if (const auto* request = std::get_if<Request>(&read)) report_missing_folders(*request, faults);
  if (!faults.all().empty()) say(report(faults, sources, "hongtou", form));
  if (faults.has_errors()) return 2;
  if (const auto* text = std::get_if<JustPrint>(&read)) return deliver(text->text, form);
  if (const auto* wrong = std::get_if<Diagnostics>(&read)) {
    print_report(*wrong, form);
    return 2;
  }
  return run(std::get<Request>(read));
}

}  // namespace

int run_program(const std::vector<std::string>& words) {
  ReportForm form;
  Diagnostics faults;
  try {
    form = {language_asked_for(words).value_or(language_of_environment()), look_at_terminal(), true};
    set_last_words(form.language);
    return run_words(words, form);
  } catch (const NoAddressSpace&) {
    faults.report(cli_faults::kNoAddressSpace, {});
  } catch (const std::bad_alloc&) {
    // Nothing may be made here that needs much memory; what run_words() held is free again.
    faults.report(cli_faults::kOutOfMemory, {});
  } catch (const std::exception& error) {
    faults.report(cli_faults::kInternal, {}, {error.what()});
  }
  print_report(faults, form);
  return 3;
}

}  // namespace typeset
