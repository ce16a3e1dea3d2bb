#include "cli/shared_data.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace typeset {

namespace {

namespace fs = std::filesystem;

bool holds_data(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "fonts/manifest.yaml", ignored) && fs::is_directory(folder / "styles", ignored);
}

fs::path program_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path() : program.parent_path();
}

}  // namespace

std::optional<SharedData> find_shared_data(std::vector<std::string>& searched) {
  const auto try_folder = [&](const fs::path& folder) {
    searched.push_back(folder.string());
    return holds_data(folder);
  };
  if (const char* given = std::getenv("HONGTOU_DATA"); given != nullptr && *given != '\0') {
    if (try_folder(given)) return SharedData{given};
    return std::nullopt;
  }
  const fs::path beside = program_folder();
  if (beside.empty()) return std::nullopt;
  if (const fs::path installed = beside.parent_path() / "share/hongtou"; try_folder(installed)) {
    return SharedData{installed.string()};
  }
  for (fs::path above = beside; above != above.parent_path(); above = above.parent_path()) {
    if (try_folder(above)) return SharedData{above.string()};
  }
  return std::nullopt;
}

}  // namespace typeset
