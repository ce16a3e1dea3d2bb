#include "cli/request.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

#include "base/nearest.h"
#include "base/utf8.h"
#include "cli/faults.h"
#include "cli/language.h"
#include "cli/line_grammar.h"
#include "cli/well_formed.h"
#include "source/values.h"

namespace typeset {

namespace {

constexpr std::size_t kLongestInkName = 40;  // bytes; names in a PDF have 127, some of them written with three

/// UTF-8 without control characters and not of blanks alone, and none of the names that stand for something else (ISO
/// 32000-1, 8.6.6.4).
bool names_an_ink(std::string_view name) {
  constexpr std::string_view kOthers[] = {"All", "None", "Cyan", "Magenta", "Yellow", "Black"};
  if (std::ranges::find(kOthers, name) != std::end(kOthers)) return false;
  const bool controls =
      std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; });
  bool blank = true;
  for_each_character(name, [&](std::size_t, char32_t c) { blank = blank && (c == ' ' || c == 0xA0 || c == U'　'); });
  return !controls && !blank && is_well_formed(name);
}

/// Turns what was written into what is meant, reporting every value that cannot be.
class Reader {
 public:
  Reader(const Written& written, Diagnostics& faults) : written_(written), faults_(faults) {}

  Request read(Command command, Language language) {
    request_.command = command;
    request_.language = language;
    if (!written_.language.empty()) read_language();
    if (!written_.output.empty()) request_.output = written_.output;
    request_.style_folders = written_.style_folders;
    request_.link_folders = written_.link_folders;
    request_.lint = written_.lint || command == Command::check;
    request_.strict = written_.strict;
    request_.force = written_.force;
    request_.verify = written_.verify;
    request_.dry_run = written_.dry_run;
    request_.fix = written_.fix;
    request_.why = written_.why;
    request_.prune = written_.prune;
    request_.deps = written_.deps;
    request_.quiet = written_.quiet;
    request_.verbose = written_.verbose;
    request_.style_schema = written_.style_schema;
    request_.word = written_.word;
    request_.explain = written_.lines;
    request_.style = written_.style;
    read_name();
    read_shard_option();
    read_formats();
    read_reports();
    read_pdf();
    read_settings();
    read_fonts();
    read_encoding();
    read_limits();
    read_files();
    return std::move(request_);
  }

 private:
  void bad(std::string option, const std::string& value, Term choices) {
    faults_.report(cli_faults::kBadValue, {}, {std::move(option), value, std::move(choices)});
  }

  void read_language() {
    const auto language = find_language(written_.language);
    if (!language) return bad("--lang", written_.language, {"zh、en", "zh, en"});
    request_.language = *language;
  }

  void read_name() {
    if (written_.name.empty()) return;
    std::variant<NamePattern, Term> read = NamePattern::read(written_.name);
    if (auto* pattern = std::get_if<NamePattern>(&read))
      request_.name = std::move(*pattern);
    else
      faults_.report(cli_faults::kBadPattern, {}, {written_.name, std::get<Term>(read)});
  }

  void read_shard_option() {
    if (written_.shard.empty()) return;
    const auto variable = [](const char* name) -> const char* { return std::getenv(name); };
    request_.shard = written_.shard == "auto" ? shard_of_surroundings(variable) : read_shard(written_.shard);
    if (request_.shard) return;
    bad("--shard", written_.shard,
        {"I/N（I 从 1 到 N），或 auto（要有 SLURM_ARRAY_TASK_ID 和 _COUNT，或 CI_NODE_INDEX 和 CI_NODE_TOTAL）",
         "I/N (I from 1 to N), or auto (where SLURM_ARRAY_TASK_ID and _COUNT or CI_NODE_INDEX and CI_NODE_TOTAL are "
         "set)"});
  }

  void read_formats() {
    for (const std::string& list : written_.to) {
      for (const std::string& name : words_of_list(list)) {
        const OutputFormat* known = find_output_format(name);
        if (known == nullptr) {
          bad("--to", name, names_of_formats());
        } else if (std::ranges::find(request_.formats, known) == request_.formats.end()) {
          request_.formats.push_back(known);
        }
      }
    }
    if (written_.to.empty()) request_.formats = {&output_formats().front()};
  }

  void read_reports() {
    const bool check = request_.command == Command::check;
    for (const std::string& report : written_.reports) {
      const std::size_t equals = std::min(report.find('='), report.size());
      const ReportFormat* known = find_report_format(report.substr(0, equals));
      if (known == nullptr || equals + 1 >= report.size() || (check && known->of_outputs))
        bad("--report", report, names_of_reports(check));
      else
        request_.reports.push_back({known, report.substr(equals + 1)});
    }
    if (request_.dry_run && !written_.reports.empty())
      faults_.report(cli_faults::kExtraWord, {}, {"--report", "build --dry-run"});
  }

  void read_pdf() {
    PdfWishes& pdf = request_.pdf;
    PdfStandardFault fault;
    if (const auto standard = read_pdf_standard(written_.standard, fault))
      pdf.standard = *standard;
    else if (!fault.one.empty())
      faults_.report(cli_faults::kStandardsDisagree, {}, {fault.one, fault.other});
    else
      bad("--pdf-standard", fault.unknown, pdf_standard_names());
    constexpr std::string_view spot = "spot:";
    if (written_.colours == "press") {
      pdf.colours = PdfColours::press;
    } else if (written_.colours == "spot" || (written_.colours.starts_with(spot) && written_.colours != spot)) {
      pdf.colours = PdfColours::spot;
      if (written_.colours != "spot") pdf.spot_name = written_.colours.substr(spot.size());
      if (pdf.spot_name.size() > kLongestInkName)
        bad("--color", written_.colours,
            {"专色的名字，最多 40 个字节（13 个汉字）", "the name of a spot ink, of at most 40 bytes (13 hanzi)"});
      else if (!names_an_ink(pdf.spot_name))
        bad("--color", written_.colours,
            {"专色的名字，不能是 All、None 或四色的油墨，也不能只有空格",
             "the name of a spot ink: not All, None or one of the four, nor blanks alone"});
    } else if (!written_.colours.empty() && written_.colours != "rgb") {
      bad("--color", written_.colours, {"rgb、press、spot、spot:专色名", "rgb, press, spot, spot:NAME"});
    }
    if (!written_.profile.empty()) pdf.profile = written_.profile;
    if (!written_.password_file.empty()) request_.password_file = written_.password_file;
    pdf.linearised = written_.linearised;
    request_.proof_grid = written_.proof_grid;
    request_.proof_copy = written_.proof_copy || written_.proof_grid;
  }

  void read_settings() {
    for (const std::string& setting : written_.settings) {
      const std::size_t equals = setting.find('=');
      if (equals == std::string::npos || equals == 0) {
        bad("--set", setting, {"键=值，如 masthead.top=35mm", "KEY=VALUE, such as masthead.top=35mm"});
      } else {
        request_.settings.emplace_back(setting.substr(0, equals), setting.substr(equals + 1));
      }
    }
  }

  void read_fonts() {
    if (written_.fonts.empty() || written_.fonts == "installed") return;
    if (written_.fonts != "pinned") return bad("--fonts", written_.fonts, {"pinned、installed", "pinned, installed"});
    request_.font_policy = FontPolicy::pinned;
  }

  void read_encoding() {
    if (written_.encoding.empty()) return;
    request_.encoding = find_encoding(written_.encoding);
    if (!request_.encoding) {
      bad("--encoding", written_.encoding, {"utf-8、gb18030、utf-16", "utf-8, gb18030, utf-16"});
    }
  }

  /// Leaves `into` as it is where nothing was written.
  void read_limit(const char* option, const std::string& written, std::size_t& into, std::size_t most) {
    if (written.empty()) return;
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (error == std::errc() && end == written.data() + written.size() && value > 0 && value <= most)
      into = value;
    else
      bad(option, written,
          {"1 到 " + std::to_string(most) + " 的整数", "a whole number from 1 to " + std::to_string(most)});
  }

  void read_limits() {
    read_limit("-j", written_.jobs, request_.jobs, 256);
    read_limit("--max-pages", written_.max_pages, request_.max_pages, 1'000'000);
    read_limit("--max-glyphs", written_.max_glyphs, request_.max_glyphs, 1'000'000'000);
    read_limit("--max-seconds", written_.max_seconds, request_.max_seconds, 1'000'000);
    read_limit("--max-memory", written_.max_memory, request_.max_memory, 1'000'000'000);
  }

  void read_files() {
    request_.files = written_.files;
    switch (request_.command) {
      case Command::build:
      case Command::watch:
      case Command::check:
        if (request_.files.empty()) {
          faults_.report(cli_faults::kNoFiles, {},
                         {request_.command == Command::build   ? "build"
                          : request_.command == Command::watch ? "watch"
                                                               : "check"});
        }
        if (request_.command == Command::watch) refuse_standard_input();
        break;
      case Command::merge:
        if (request_.files.empty()) faults_.report(cli_faults::kNoFolder, {});
        break;
      case Command::fonts:
        if (!written_.check.empty()) request_.files = {written_.check};
        request_.fetch = written_.fetch;
        request_.shared = written_.shared;
        if (written_.shared && !written_.fetch) faults_.report(cli_faults::kExtraWord, {}, {"--shared", "fonts"});
        if (written_.fetch && !written_.check.empty())
          faults_.report(cli_faults::kExtraWord, {}, {"--check", "fonts --fetch"});
        break;
      case Command::new_issue: read_new(); break;
      case Command::import_text: read_import(); break;
      case Command::help: read_help(); break;
      case Command::schema:
      case Command::explain: break;
    }
    if (std::ranges::count(request_.files, "-") + std::ranges::count(request_.files, "@-") > 1)
      faults_.report(cli_faults::kStdinTwice, {});
  }

  /// It ends, and is not there again in the next round.
  void refuse_standard_input() {
    for (const char* word : {"-", "@-"}) {
      if (std::ranges::find(request_.files, word) != request_.files.end())
        faults_.report(cli_faults::kStdinWatched, {}, {word});
    }
  }

  void read_import() {
    if (request_.files.empty()) faults_.report(cli_faults::kNoFiles, {}, {"import"});
    request_.section = written_.section;
    read_date_option();
    if (!written_.into.empty()) {
      request_.into = written_.into;
      if (!written_.date.empty()) faults_.report(cli_faults::kExtraWord, {}, {"--date", "import --into"});
      return;
    }
    if (!written_.section.empty()) faults_.report(cli_faults::kExtraWord, {}, {"--section", "import"});
    if (request_.files.size() > 1)
      faults_.report(cli_faults::kSeveralTexts, {}, {std::to_string(request_.files.size())});
  }

  void read_help() {
    const auto known = [](const std::string& name) {
      return std::ranges::any_of(kCommands, [&](const auto& row) { return row.first == name; });
    };
    if (!written_.word.empty() && !known(written_.word)) {
      Nearest nearest(written_.word);
      for (const auto& [name, unused] : kCommands) nearest.consider(name);
      faults_.report(cli_faults::kUnknownCommand, {}, {written_.word, did_you_mean(nearest, "hongtou --help")});
    }
    constexpr std::pair<std::string_view, HelpForm> kForms[] = {{"", HelpForm::usage},    {"man", HelpForm::man},
                                                                {"bash", HelpForm::bash}, {"zsh", HelpForm::zsh},
                                                                {"fish", HelpForm::fish}, {"styles", HelpForm::styles}};
    const auto* form = std::ranges::find(kForms, written_.print, [](const auto& row) { return row.first; });
    if (form == std::end(kForms))
      bad("--print", written_.print, {"man、bash、zsh、fish、styles", "man, bash, zsh, fish, styles"});
    else
      request_.help = form->second;
    if (!written_.output.empty() && written_.print != "man") faults_.report(cli_faults::kExtraWord, {}, {"-o", "help"});
  }

  void read_date_option() {
    if (written_.date.empty()) return;
    Diagnostics ignored;
    request_.date = read_date(LocatedText(written_.date, {}), Term("--date"), ignored);
    if (!request_.date)
      bad("--date", written_.date,
          {"年月日齐全的日子，如 2026-12-04", "a whole day that there is, such as 2026-12-04"});
  }

  void read_new() {
    read_date_option();
    request_.from_last = !written_.from.empty();
    if (request_.from_last) {
      request_.files = {written_.from};
      if (!written_.style.empty()) faults_.report(cli_faults::kExtraWord, {}, {"--style", "new --from"});
      if (!written_.kind.empty()) faults_.report(cli_faults::kExtraWord, {}, {written_.kind, "new"});
      return;
    }
    const KindRow* kind = find_kind(written_.kind);
    if (kind == nullptr || kind->skeleton.empty()) {
      Term choices("", "");
      for (const KindRow& row : kinds()) {
        if (row.skeleton.empty()) continue;
        choices.zh += "hongtou new " + std::string(row.zh) + "、";
        choices.en += "hongtou new " + std::string(row.key) + ", ";
      }
      choices.zh += "hongtou new --from 上期.yaml";
      choices.en += "hongtou new --from LAST.yaml";
      if (written_.kind.empty())
        faults_.report(cli_faults::kNoKind, {}, {choices});
      else if (kind != nullptr)
        faults_.report(cli_faults::kNewNotYet, {}, {Term(std::string(kind->zh), std::string(kind->key)), choices});
      else
        bad("new", written_.kind, choices);
      return;
    }
    request_.kind = kind->kind;
  }

  const Written& written_;
  Diagnostics& faults_;
  Request request_;
};

}  // namespace

Request read_request(const Written& written, Command command, Language language, Diagnostics& faults) {
  return Reader(written, faults).read(command, language);
}

}  // namespace typeset
