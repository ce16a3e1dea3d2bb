#include "cli/last_words.h"

#include <cerrno>
#include <exception>
#include <new>
#include <string_view>
#include <unistd.h>

#include "cli/faults.h"

namespace typeset {

namespace {

Language last_language = Language::zh;

void put(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// As report() has it, of a kind whose message has {0} at its end, if at all.
[[noreturn]] void end_with(const DiagnosticKind& kind, std::string_view what) {
  const std::string_view message = kind.message.in(last_language);
  put(Words{"hongtou: 错误: ", "hongtou: error: "}.in(last_language));
  put(message.substr(0, message.find("{0}")));
  put(what);
  put(" [");
  put(kind.slug);
  put(Words{"]\n  = 改法: ", "]\n  = fix: "}.in(last_language));
  put(kind.remedy.in(last_language));
  put("\n");
  ::_exit(3);
}

[[noreturn]] void end() noexcept {
  const std::exception_ptr thrown = std::current_exception();
  if (!thrown) end_with(cli_faults::kInternal, "std::terminate");
  try {
    std::rethrow_exception(thrown);
  } catch (const std::bad_alloc&) {
    end_with(cli_faults::kOutOfMemory, {});
  } catch (const std::exception& error) {
    end_with(cli_faults::kInternal, error.what());
  } catch (...) {
    end_with(cli_faults::kInternal, "?");
  }
}

}  // namespace

void set_last_words(Language language) {
  last_language = language;
  std::set_terminate(end);
}

}  // namespace typeset
