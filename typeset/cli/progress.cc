#include "cli/progress.h"

#include <algorithm>
#include <fmt/format.h>

#include "cli/clock.h"
#include "cli/terminal.h"

namespace typeset {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kPause = kSecond / 10;  // between two drawings
constexpr int kLeastBar = 8, kLongestBar = 30;

/// Cells of a terminal: our words are ASCII, or hanzi and marks of two cells.
int cells(std::string_view text) {
  int count = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) ++count;
    if (byte >= 0xE0) count += 2;
  }
  return count;
}

std::string time_left(std::int64_t seconds, bool zh) {
  if (seconds < 60) return zh ? fmt::format("{} 秒", seconds) : fmt::format("{} s", seconds);
  const std::int64_t minutes = (seconds + 30) / 60;
  if (minutes < 60) return zh ? fmt::format("{} 分钟", minutes) : fmt::format("{} min", minutes);
  return zh ? fmt::format("{} 小时 {} 分钟", minutes / 60, minutes % 60)
            : fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

}  // namespace

std::string progress_line(std::size_t done, std::size_t failed, std::size_t all, std::int64_t elapsed_ns, int width,
                          Language language) {
  const bool zh = language == Language::zh;
  std::string text = fmt::format("{}/{}", done, all);
  if (failed > 0) text += zh ? fmt::format("，{} 份失败", failed) : fmt::format(", {} failed", failed);
  if (elapsed_ns >= kSecond && done > 0 && done < all) {
    const auto left = static_cast<std::int64_t>(static_cast<double>(elapsed_ns) / static_cast<double>(done) *
                                                static_cast<double>(all - done)) /
                      kSecond;
    const std::string more = zh ? "，还要约 " + time_left(left, zh) : ", about " + time_left(left, zh) + " left";
    if (cells(text) + cells(more) <= width) text += more;
  }
  const int room = std::min(width - cells(text) - 3, kLongestBar);  // brackets and a blank
  if (room < kLeastBar || all == 0) return text;
  const auto filled = static_cast<std::size_t>(room) * done / all;
  return "[" + std::string(filled, '#') + std::string(static_cast<std::size_t>(room) - filled, '.') + "] " + text;
}

Progress::Progress(std::size_t all, bool drawn, const ReportForm& form)
    : all_(all), drawn_(drawn), form_(form), began_ns_(steady_ns()), shown_ns_(began_ns_) {}

void Progress::step(bool failed) {
  ++done_;
  if (failed) ++failed_;
  if (!drawn_) return;
  const std::int64_t now = steady_ns();
  if (now - shown_ns_ < kPause) return;
  shown_ns_ = now;
  // One cell stays free: a full line would wrap. The line is written over, and what it leaves of the last one erased.
  say("\r" + progress_line(done_, failed_, all_, now - began_ns_, form_.terminal.width - 1, form_.language) + "\x1b[K");
  on_screen_ = true;
}

void Progress::erase() {
  if (!on_screen_) return;
  say("\r\x1b[K");
  on_screen_ = false;
}

}  // namespace typeset
