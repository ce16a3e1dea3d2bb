#include "cli/jobs.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/system_reason.h"
#include "cli/clock.h"
#include "cli/disk.h"
#include "cli/disk_cache.h"
#include "cli/faults.h"
#include "press/reading.h"

namespace typeset {

namespace {

namespace fs = std::filesystem;

bool holds_data(const fs::path& folder) {
  std::error_code ignored;
  // A manifest that is no file is reported when it is read.
  return fs::exists(fs::symlink_status(folder / "fonts/manifest.yaml", ignored)) &&
         fs::is_directory(folder / "styles", ignored);
}

fs::path program_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path() : program.parent_path();
}

/// As find_premises() says; the folders that were looked at in `searched`.
std::optional<std::string> find_data(std::vector<std::string>& searched) {
  const auto try_folder = [&](const fs::path& folder) {
    searched.push_back(folder.string());
    return holds_data(folder);
  };
  if (const char* given = std::getenv("HONGTOU_DATA"); given != nullptr && *given != '\0') {
    if (try_folder(given)) return given;
    return std::nullopt;
  }
  const fs::path beside = program_folder();
  if (beside.empty()) return std::nullopt;
  if (const fs::path installed = beside.parent_path() / "share/hongtou"; try_folder(installed)) {
    return installed.string();
  }
  for (fs::path above = beside; above != above.parent_path(); above = above.parent_path()) {
    if (try_folder(above)) return above.string();
  }
  return std::nullopt;
}

std::string joined(const std::vector<std::string>& words, std::string_view with) {
  std::string text;
  for (const std::string& word : words) text.append(text.empty() ? "" : with).append(word);
  return text;
}

}  // namespace

std::string name_of_folder(const std::string& path) {
  std::error_code error;  // of a working folder that is gone: then it has no name
  return fs::absolute(path, error).lexically_normal().parent_path().filename().string();
}

Job job_of(const std::string& path, const Request& request) {
  Job job;
  job.source = path;
  if (path == "-") {
    job.source = "<stdin>";
    job.handed = read_standard_input(kLargestText);
  }
  job.folder_name = name_of_folder(path);
  job.encoding = request.encoding;
  job.style_folders = request.style_folders;
  job.link_folders = request.link_folders;
  job.settings = request.settings;
  job.formats = request.formats;
  job.pdf = request.pdf;
  job.proof_copy = request.proof_copy;
  job.proof_grid = request.proof_grid;
  job.proof_read = request.lint;
  job.strict = request.strict;
  job.limits.pages = request.max_pages;
  job.limits.glyphs = request.max_glyphs;
  if (request.max_seconds > 0) {
    const std::int64_t end = steady_ns() + static_cast<std::int64_t>(request.max_seconds) * 1'000'000'000;
    job.limits.time_is_up = [end] { return steady_ns() > end; };
  }
  job.keep_notes = request.verbose || !request.explain.empty();
  return job;
}

Job job_of(const NamedSource& source, const Request& request) {
  Job job = job_of(source.path, request);
  if (source.leads_out) job.handed = Failure{FailureKind::not_permitted, source.path, std::string(kLeadsOut)};
  return job;
}

unsigned threads_within(std::size_t documents, const Request& request) {
  return documents == 1 ? static_cast<unsigned>(std::max<std::size_t>(request.jobs, 1)) : 1;
}

std::string data_folder() {
  std::vector<std::string> searched;
  return find_data(searched).value_or("");
}

std::vector<std::string> font_folders(const std::string& data) {
  std::vector<std::string> folders;
  const auto add = [&](std::string folder) {
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    if (!folder.empty() && std::ranges::find(folders, folder) == folders.end()) folders.push_back(std::move(folder));
  };
  if (const char* given = std::getenv("HONGTOU_FONTS"); given != nullptr) {
    const std::string_view all = given;
    for (std::size_t begin = 0; begin <= all.size();) {
      const std::size_t end = std::min(all.find(':', begin), all.size());
      add(std::string(all.substr(begin, end - begin)));
      begin = end + 1;
    }
  }
  if (const std::string cache = user_cache_folder(); !cache.empty()) add(cache + "/fonts");
  add(kSharedFonts);
  add(kSystemFonts);
  if (!data.empty()) add(data + "/fonts");
  return folders;
}

Premises find_premises(FontPolicy policy) {
  Premises premises;
  premises.font_policy = policy;
  std::vector<std::string> searched;
  const auto data = find_data(searched);
  if (!data) {
    premises.faults.report(cli_faults::kNoData, {}, {Term(joined(searched, "、"), joined(searched, ", "))});
    return premises;
  }
  premises.styles = *data + "/styles";
  premises.manifest = *data + "/fonts/manifest.yaml";
  premises.words = *data + "/words/official.txt";
  premises.font_folders = font_folders(*data);
  return premises;
}

}  // namespace typeset
