#include "cli/program.h"

#include <cstdint>
#include <exception>
#include <new>

#include "cli/commands.h"
#include "cli/faults.h"
#include "cli/language.h"
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

int run_words(const std::vector<std::string>& words, const ReportForm& form) {
  const auto read = read_command_line(words, form.language);
  if (const auto* text = std::get_if<JustPrint>(&read)) return deliver(text->text, form);
  if (const auto* faults = std::get_if<Diagnostics>(&read)) {
    print_report(*faults, form);
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
    return run_words(words, form);
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
