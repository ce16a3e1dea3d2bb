#include "cli/output_plan.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <sys/stat.h>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "base/digest.h"
#include "cli/faults.h"
#include "cli/input_guard.h"
#include "cli/terminal.h"

namespace typeset {

namespace {

namespace fs = std::filesystem;

/// `a/本期.yaml` → `本期`; any other ending is kept, as it may be part of a name (2017.34).
std::string stem_of(const std::string& source) {
  if (source == "-") return "stdin";
  const fs::path name = fs::path(source).filename();
  const bool yaml = name.extension() == ".yaml" || name.extension() == ".yml";
  return (yaml ? name.stem() : name).string();
}

bool names_a_file(const std::string& output) {
  return std::ranges::any_of(output_formats(),
                             [&](const OutputFormat& format) { return output.ends_with(format.extension); });
}

/// One text for all the ways to write a path. Folders are resolved once: there are thousands of files in each.
class Identities {
 public:
  std::string of(const std::string& path) {
    std::error_code error;
    return of(path, fs::is_symlink(path, error));
  }
  std::string of(const std::string& path, bool is_link) {
    const fs::path whole(path);
    if (is_link) return resolved(whole);
    const auto [folder, is_new] = folders_.try_emplace(whole.parent_path().string());
    if (is_new) folder->second = resolved(whole.has_parent_path() ? whole.parent_path() : ".");
    return folder->second + "/" + whole.filename().string();
  }

 private:
  static std::string resolved(const fs::path& path) {
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(fs::absolute(path, error), error);
    return error ? path.string() : whole.string();
  }

  std::unordered_map<std::string, std::string> folders_;
};

enum class Destination { beside, folder, file, standard_output };

Destination destination(const std::vector<NamedSource>& sources, const Request& request, Diagnostics& faults) {
  if (!request.output) return Destination::beside;
  const std::string& output = *request.output;
  const bool one = sources.size() == 1 && !sources.front().found && request.formats.size() == 1;
  std::error_code ignored;
  if (output == "-" && one) return Destination::standard_output;
  if (output.ends_with('/') || fs::is_directory(output, ignored)) return Destination::folder;
  if (one && !request.name) return Destination::file;
  const bool is_file = output == "-" || names_a_file(output) || fs::exists(output, ignored);
  if (is_file) faults.report(cli_faults::kSeveralToOne, {}, {output});
  return Destination::folder;
}

class Planner {
 public:
  Planner(const Request& request, Destination where, const std::function<NameValues(const NamedSource&)>& values)
      : request_(request), where_(where), pattern_(request.name.value_or(NamePattern())), values_(values) {}

  void plan(NamedSource source, OutputPlan& plan) {
    const NameValues values = pattern_.looks_into_sources() ? values_(source) : NameValues();
    if (values.is_style && source.found) {
      ++plan.passed_over;
      return;
    }
    PlannedDocument planned{std::move(source), {}, {}, plan.documents.size()};
    const std::string name = name_of(values, planned);
    for (const OutputFormat* format : request_.formats)
      planned.targets.push_back(target_of(planned.source, name + std::string(format->extension)));
    plan.documents.push_back(std::move(planned));
  }

 private:
  std::string name_of(const NameValues& values, PlannedDocument& planned) const {
    std::string stem = stem_of(planned.source.path);
    if (values.is_style) return stem;  // reported when it is read
    const std::variant<std::string, Term> name = pattern_.expand(stem, values);
    if (const auto* text = std::get_if<std::string>(&name)) return *text;
    planned.lacks = std::make_shared<const Term>(std::get<Term>(name));
    return stem;
  }

  std::string target_of(const NamedSource& source, const std::string& name) const {
    switch (where_) {
      case Destination::standard_output: return "-";
      case Destination::file: return *request_.output;
      case Destination::folder: return (fs::path(*request_.output) / source.folder / name).string();
      case Destination::beside: break;
    }
    return source.path == "-" ? "-" : (fs::path(source.path).parent_path() / name).string();
  }

  const Request& request_;
  const Destination where_;
  const NamePattern pattern_;
  const std::function<NameValues(const NamedSource&)>& values_;
};

/// What a source is called on every machine that has a part in a run: what was found, by its place below where it was
/// looked for.
std::string name_in_shards(const NamedSource& source) {
  return source.found ? (fs::path(source.folder) / fs::path(source.path).filename()).string() : source.path;
}

std::string word_for(const std::vector<PlannedDocument>& documents, const std::string& folder) {
  std::string all;
  for (const PlannedDocument& document : documents) {
    all.append(name_in_shards(document.source)).append(1, '\0');
    for (const std::string& target : document.targets)
      all.append(fs::path(target).lexically_relative(folder).string()).append(1, '\0');
  }
  return to_hex(fingerprint(all));
}

/// That no file is written twice, or over a source.
class Clashes {
 public:
  Clashes(const Request& request, Diagnostics& faults) : request_(request), faults_(faults) {}

  void add_source(const std::string& path) {
    if (path == "-") return add_identity(identity_of_standard_input());
    struct stat status {};
    const bool there = ::lstat(path.c_str(), &status) == 0;
    sources_.insert(identities_.of(path, there && S_ISLNK(status.st_mode)));
    // One that has other names may be a target under one of them.
    if (there && (S_ISLNK(status.st_mode) || status.st_nlink > 1)) add_identity(identity_of(path));
  }

  /// What else of the line is read: by one of its names, whichever it is.
  void add_inputs(const std::vector<std::string>& paths) {
    for (const std::string& path : paths)
      if (const auto there = path == "-" ? identity_of_standard_input() : identity_of(path))
        inputs_.emplace(*there, path == "-" ? "@-" : path);
  }

  /// `by`: who writes it. After all sources. What stands there: none for standard output.
  fs::file_type add_target(const std::string& target, const std::string& by) {
    const bool standard_output = target == "-";
    const fs::file_type type = standard_output ? fs::file_type::none : type_of(target);
    const std::string whole = standard_output ? target : identities_.of(target, type == fs::file_type::symlink);
    const bool may_be_input = (!inputs_.empty() || !linked_sources_.empty()) && type != fs::file_type::not_found;
    const auto there = !standard_output && may_be_input ? identity_of(target) : std::nullopt;
    if (!standard_output && (sources_.contains(whole) || (there && linked_sources_.contains(*there))))
      faults_.report(cli_faults::kOverSource, {}, {target});
    else if (const auto input = there ? inputs_.find(*there) : inputs_.end(); input != inputs_.end())
      faults_.report(cli_faults::kOverInput, {}, {target, input->second});
    const auto [other, is_new] = taken_.emplace(whole, by);
    if (!is_new) faults_.report(cli_faults::kSameOutput, {}, {other->second, by, target});
    return type;
  }

  /// `of_many`: not the only document, or into a folder.
  void add_outputs(const PlannedDocument& document, bool of_many) {
    for (std::size_t i = 0; i < document.targets.size(); ++i) {
      if (document.targets[i] == "-" && request_.formats[i]->binary && output_is_terminal())
        faults_.report(cli_faults::kToTerminal, {});
      const fs::file_type type = add_target(document.targets[i], document.source.path);
      if (type != fs::file_type::regular && type != fs::file_type::not_found && type != fs::file_type::none)
        check_special(document.targets[i], of_many);
    }
  }

  /// All of a run, and its reports.
  void add(const std::vector<PlannedDocument>& documents, bool of_many) {
    for (const PlannedDocument& document : documents) add_source(document.source.path);
    for (const PlannedDocument& document : documents) {
      if (!document.lacks) add_outputs(document, of_many);
    }
    add_reports();
  }

  void add_reports() {
    for (const ReportWish& report : request_.reports)
      add_target(report.target, "--report " + std::string(report.format->name));
  }

  std::vector<Descriptor>& pipes() { return pipes_; }

 private:
  void add_identity(const std::optional<FileIdentity>& one) {
    if (one) linked_sources_.insert(*one);
  }

  static fs::file_type type_of(const std::string& path) {
    std::error_code error;
    return fs::symlink_status(path, error).type();
  }

  /// Where a link leads to, or something that is no file: a folder is reported when it is written to.
  void check_special(const std::string& target, bool of_many) {
    struct stat status {};
    if (::stat(target.c_str(), &status) != 0 || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)) return;
    if (S_ISCHR(status.st_mode) && (!of_many || status.st_rdev == null_device())) return;
    if (of_many || !S_ISFIFO(status.st_mode)) return faults_.report(cli_faults::kToDevice, {}, {target});
    Descriptor pipe(::open(target.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
    if (pipe.open())
      pipes_.push_back(std::move(pipe));
    else if (errno == ENXIO)
      faults_.report(cli_faults::kNoReader, {}, {target});
  }

  static dev_t null_device() {
    struct stat status {};
    return ::stat("/dev/null", &status) == 0 ? status.st_rdev : 0;
  }

  const Request& request_;
  Diagnostics& faults_;
  std::vector<Descriptor> pipes_;
  Identities identities_;
  std::set<std::string> sources_;
  std::set<FileIdentity> linked_sources_;       // that have other names
  std::map<FileIdentity, std::string> inputs_;  // what else is read
  std::map<std::string, std::string> taken_;    // target → who writes it
};

}  // namespace

OutputPlan plan_outputs(std::vector<NamedSource> sources, const Request& request,
                        const std::function<NameValues(const NamedSource&)>& values, Diagnostics& faults,
                        const std::vector<std::string>& inputs) {
  const Destination where = destination(sources, request, faults);
  OutputPlan plan;
  if (where == Destination::folder) plan.folder = *request.output;
  Planner planner(request, where, values);
  plan.documents.reserve(sources.size());
  for (NamedSource& source : sources) planner.plan(std::move(source), plan);
  if (!faults.has_errors()) {
    Clashes clashes(request, faults);
    clashes.add_inputs(inputs);
    clashes.add(plan.documents, plan.documents.size() > 1 || !plan.folder.empty());
    plan.pipes = std::move(clashes.pipes());
  }
  if (request.shard) {
    plan.all = word_for(plan.documents, plan.folder);
    std::erase_if(plan.documents,
                  [&](const PlannedDocument& one) { return !request.shard->has(name_in_shards(one.source)); });
  }
  return plan;
}

void check_reports(const std::vector<NamedSource>& sources, const Request& request, Diagnostics& faults,
                   const std::vector<std::string>& inputs) {
  if (request.reports.empty()) return;
  Clashes clashes(request, faults);
  clashes.add_inputs(inputs);
  for (const NamedSource& source : sources) clashes.add_source(source.path);
  clashes.add_reports();
}

void check_reports(const std::vector<PlannedDocument>& documents, const Request& request, Diagnostics& faults) {
  Clashes(request, faults).add(documents, true);
}

}  // namespace typeset
