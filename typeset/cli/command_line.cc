#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <system_error>

#include "base/nearest.h"
#include "base/utf8.h"
#include "cli/faults.h"
#include "cli/line_grammar.h"
#include "cli/version.h"
#include "press/version.h"

namespace typeset {

namespace {

bool is_option(std::string_view word) { return word.size() > 1 && word.front() == '-'; }

/// The word without the dashes before it, if one of them is none of the keyboard's: an editor's “—fix”.
std::optional<std::string_view> behind_odd_dashes(std::string_view word) {
  constexpr std::u32string_view kOdd = U"‐‑‒–—―−－﹣﹘";
  bool odd = false;
  std::size_t at = 0;
  while (at < word.size()) {
    const Decoded dash = decode_utf8(word, at);
    if (dash.code_point != U'-' && kOdd.find(dash.code_point) == std::u32string_view::npos) break;
    odd = odd || dash.code_point != U'-';
    at += dash.length;
  }
  return odd ? std::optional(word.substr(at)) : std::nullopt;
}

/// Whether a word is an option but for its dashes; then that is reported.
bool report_odd_dash(const std::string& word, const LineGrammar& grammar, Diagnostics& faults) {
  const auto rest = behind_odd_dashes(word);
  std::error_code error;
  if (!rest || rest->empty() || std::filesystem::exists(word, error)) return false;
  const std::string name(rest->substr(0, rest->find('=')));
  Nearest nearest("--" + name);
  std::string exact;
  for (const CLI::App* app : {grammar.command(), &grammar.app()}) {
    if (app == nullptr) continue;
    for (const CLI::Option* option : app->get_options()) {
      for (const std::string& known : option->get_lnames()) {
        nearest.consider("--" + known);
        if (known == name) exact = "--" + known;
      }
      for (const std::string& known : option->get_snames())
        if (known == name) exact = "-" + known;
    }
  }
  const std::string meant = exact.empty() ? nearest.name() : exact;
  if (meant.empty()) return false;
  const Term remedy = Term("是不是 " + meant + "？选项前的横线要用半角的“-”",
                           "did you mean " + meant + "? options begin with the hyphen of the keyboard");
  faults.report(cli_faults::kUnknownOption, {}, {word, remedy});
  return true;
}

void report_left_over(const LineGrammar& grammar, Diagnostics& faults) {
  const CLI::App* command = grammar.command();
  const std::string help = command == nullptr ? "hongtou --help" : "hongtou " + command->get_name() + " --help";
  for (const std::string& word : grammar.app().remaining(true)) {
    if (word == "--") continue;  // CLI11 counts the mark itself among what is left
    const std::string name = word.substr(0, word.find('='));
    Nearest nearest(name);
    if (is_option(word)) {
      for (const CLI::App* app : {command, &grammar.app()}) {
        if (app == nullptr) continue;
        for (const CLI::Option* option : app->get_options()) {
          for (const std::string& known : option->get_lnames()) nearest.consider("--" + known);
        }
      }
      faults.report(cli_faults::kUnknownOption, {}, {name, did_you_mean(nearest, help)});
    } else if (command == nullptr) {
      for (const auto& [known, unused] : kCommands) nearest.consider(known);
      faults.report(cli_faults::kUnknownCommand, {}, {word, did_you_mean(nearest, help)});
      return;  // the words after a mistyped command are its own
    } else if (!report_odd_dash(word, grammar, faults)) {
      faults.report(cli_faults::kExtraWord, {}, {word, command->get_name()});
    }
  }
}

/// A variable of a script that is not set: `-o "$OUT"`. What is empty would pass for what is not written.
void report_empty(const CLI::App& command, Diagnostics& faults) {
  for (const CLI::Option* option : command.get_options()) {
    if (std::ranges::find(option->results(), "") == option->results().end()) continue;
    if (option->get_positional())
      faults.report(cli_faults::kEmptyWord, {}, {command.get_name()});
    else
      faults.report(cli_faults::kNoValue, {}, {option->get_name(), command.get_name()});
  }
}

/// The line, and whether it has each option.
std::variant<Request, JustPrint, Diagnostics> read_words(const std::vector<std::string>& words, Language language,
                                                         LineGrammar& grammar) {
  Diagnostics faults;
  try {
    grammar.parse(words);
  } catch (const CLI::CallForHelp&) {
    return JustPrint{grammar.app().help()};
  } catch (const CLI::ParseError& error) {
    // All values are plain text to CLI11, so that only a missing one is left to be wrong; it says so as "--to: 1 …".
    const std::string said = error.what();
    const std::string command = grammar.command() == nullptr ? "" : grammar.command()->get_name();
    faults.report(cli_faults::kNoValue, {}, {said.substr(0, said.find(':')), command});
    return faults;
  }
  if (grammar.written().version) return JustPrint{program_version() + "\n" + library_versions() + "\n"};

  report_left_over(grammar, faults);
  for (const std::string& word : grammar.written().files) report_odd_dash(word, grammar, faults);
  if (grammar.command() == nullptr) {
    if (!faults.has_errors()) faults.report(cli_faults::kNoCommand, {});
    return faults;
  }
  report_empty(*grammar.command(), faults);
  const auto* named =
      std::ranges::find(kCommands, grammar.command()->get_name(), [](auto& known) { return std::string(known.first); });
  Request request = read_request(grammar.written(), named->second, language, faults);
  if (faults.has_errors()) return faults;
  return request;
}

/// Whether a file has a say in what the command does: one that makes or looks at documents.
bool is_configured(Command command) {
  return command == Command::build || command == Command::watch || command == Command::check ||
         command == Command::fonts;
}

/// What is said of an option, as of the key that stands for it: the file has no `--fonts`.
std::vector<Term> said_of(const Diagnostic& fault, const ConfigurationKey& key) {
  const auto with_key = [&](std::string text, std::string_view name) {
    for (const std::string_view option : {key.option, std::string_view(key.key == "jobs" ? "-j" : "")}) {
      const std::size_t at = option.empty() ? std::string::npos : text.find(option);
      if (at != std::string::npos) text.replace(at, option.size(), name);
    }
    return text;
  };
  const std::string zh = "“" + std::string(key.zh) + "”";
  return {Term(with_key(fault.message(Language::zh), zh), with_key(fault.message(Language::en), key.key)),
          Term(with_key(fault.remedy(Language::zh), std::string(key.zh) + ":"),
               with_key(fault.remedy(Language::en), std::string(key.key) + ":"))};
}

/// Whether the words of the line leave room for the option.
bool is_free(const ConfiguredOption& option, const LineGrammar& grammar) {
  const CLI::App& command = *grammar.command();
  const auto has = [&](const CLI::App& app) {
    const CLI::Option* known = app.get_option_no_throw(std::string(option.key->option));
    return known != nullptr && known->count() == 0;
  };
  if (!has(command) && !has(grammar.app())) return false;
  // -o FILE names the output itself.
  const std::string& output = grammar.written().output;
  return option.key->option != "--name" || output.empty() || output.ends_with('/');
}

}  // namespace

std::variant<Request, JustPrint, Diagnostics> read_command_line(const std::vector<std::string>& words,
                                                                Language language, const Configured& configured,
                                                                Diagnostics& faults) {
  LineGrammar grammar(language);
  std::variant<Request, JustPrint, Diagnostics> read = read_words(words, language, grammar);
  const auto* plain = std::get_if<Request>(&read);
  if (plain == nullptr || !configured || grammar.written().no_config || !is_configured(plain->command)) return read;
  std::vector<std::string> all = words;
  for (const ConfiguredOption& option : configured(*plain, faults)) {
    if (option.words.empty() || !is_free(option, grammar)) continue;
    // In front of a `--`, behind which all are names of files.
    std::vector<std::string> with = all;
    with.insert(std::ranges::find(with, "--"), option.words.begin(), option.words.end());
    LineGrammar again(language);
    std::variant<Request, JustPrint, Diagnostics> tried = read_words(with, language, again);
    if (const auto* wrong = std::get_if<Diagnostics>(&tried)) {
      for (const Diagnostic& fault : wrong->all())
        faults.report(cli_faults::kBadSetting, option.place, said_of(fault, *option.key));
      continue;
    }
    all = std::move(with);
    read = std::move(tried);
  }
  return read;
}

std::variant<Request, JustPrint, Diagnostics> read_command_line(const std::vector<std::string>& words,
                                                                Language language) {
  Diagnostics none;
  return read_command_line(words, language, {}, none);
}

}  // namespace typeset
