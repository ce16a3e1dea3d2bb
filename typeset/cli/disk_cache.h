// The cache on disk: a subfolder of the user's cache folder, one file a key.
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "base/file_source.h"

namespace typeset {

/// The user's folder for what can be made or fetched again, `${XDG_CACHE_HOME:-$HOME/.cache}/hongtou`; empty if neither
/// variable is set. Fonts stand in its subfolder `fonts`, worked-out values in `derived`.
std::string user_cache_folder();
/// Its subfolder for worked-out values.
std::string derived_cache_folder();

/// Each file carries a checksum over key and value: one that was cut short or damaged counts as absent, and so does one
/// that another user wrote, who can make checksums too. A folder that
/// cannot be written is no fault. The first keep() of a run, and one now and then, clears the oldest entries away if
/// all together exceed kLargest.
class DiskCache final : public Cache {
 public:
  /// `folder` need not exist; empty: nothing is found and nothing kept.
  explicit DiskCache(std::string folder) : folder_(std::move(folder)) {}
  std::optional<Bytes> find(const std::string& key) const override;
  void keep(const std::string& key, std::string_view bytes) override;

  static constexpr std::uint64_t kLargest = std::uint64_t{256} << 20U;

 private:
  void tidy_now_and_then(std::uint64_t keeping);

  std::string folder_;
  std::mutex tidying_;
  std::optional<std::uint64_t> kept_since_tidied_;  // bytes; none: never tidied in this run
};

/// Relative path of [A-Za-z0-9._/-] without empty, `.` or `..` steps.
bool is_cache_key(std::string_view key);

}  // namespace typeset
