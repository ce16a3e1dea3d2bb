#include "cli/output_plan.h"

#include <filesystem>
#include <map>
#include <set>
#include <system_error>

#include "cli/faults.h"
#include "cli/terminal.h"

namespace typeset {

namespace {

namespace fs = std::filesystem;

/// `a/本期.yaml` → `本期.pdf`; any other ending is kept, as it may be part of a name (2017.34).
std::string output_name(const std::string& source, std::string_view extension) {
  if (source == "-") return std::string("stdin").append(extension);
  const fs::path name = fs::path(source).filename();
  const bool yaml = name.extension() == ".yaml" || name.extension() == ".yml";
  return (yaml ? name.stem() : name).string().append(extension);
}

bool names_a_file(const std::string& output) {
  for (const OutputFormat& format : output_formats()) {
    if (output.ends_with(format.extension)) return true;
  }
  return false;
}

/// One text for all the ways to write a path.
std::string identity(const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(fs::absolute(path, error), error);
  return error ? path : whole.string();
}

enum class Destination { beside, folder, file, standard_output };

Destination destination(const Request& request, Diagnostics& faults) {
  if (!request.output) return Destination::beside;
  const std::string& output = *request.output;
  const bool one = request.files.size() == 1 && request.formats.size() == 1;
  std::error_code ignored;
  if (output == "-" && one) return Destination::standard_output;
  if (output.ends_with('/') || fs::is_directory(output, ignored)) return Destination::folder;
  if (one) return Destination::file;
  const bool is_file = output == "-" || names_a_file(output) || fs::exists(output, ignored);
  if (is_file) faults.report(cli_faults::kSeveralToOne, {}, {output});
  return Destination::folder;
}

std::string target_of(const std::string& source, const OutputFormat& format, Destination destination,
                      const Request& request) {
  const std::string name = output_name(source, format.extension);
  switch (destination) {
    case Destination::standard_output: return "-";
    case Destination::file: return *request.output;
    case Destination::folder: return (fs::path(*request.output) / name).string();
    case Destination::beside: break;
  }
  return source == "-" ? "-" : (fs::path(source).parent_path() / name).string();
}

void check(const std::vector<PlannedDocument>& plan, const Request& request, Diagnostics& faults) {
  std::set<std::string> sources;
  for (const PlannedDocument& document : plan) sources.insert(identity(document.source));
  std::map<std::string, std::string> taken;  // target → the source it is made from
  for (const PlannedDocument& document : plan) {
    for (std::size_t i = 0; i < document.targets.size(); ++i) {
      const std::string& target = document.targets[i];
      const bool standard_output = target == "-";
      if (standard_output && request.formats[i]->binary && output_is_terminal()) {
        faults.report(cli_faults::kToTerminal, {});
      }
      const std::string whole = standard_output ? target : identity(target);
      if (!standard_output && sources.contains(whole)) faults.report(cli_faults::kOverSource, {}, {target});
      const auto [other, is_new] = taken.emplace(whole, document.source);
      if (!is_new) faults.report(cli_faults::kSameOutput, {}, {other->second, document.source, target});
    }
  }
}

}  // namespace

std::vector<PlannedDocument> plan_outputs(const Request& request, Diagnostics& faults) {
  const Destination where = destination(request, faults);
  std::vector<PlannedDocument> plan;
  for (const std::string& source : request.files) {
    PlannedDocument document{source, {}};
    for (const OutputFormat* format : request.formats) {
      document.targets.push_back(target_of(source, *format, where, request));
    }
    plan.push_back(std::move(document));
  }
  if (!faults.has_errors()) check(plan, request, faults);
  return plan;
}

}  // namespace typeset
