#include "import/ledger.h"

#include "base/legacy_characters.h"
#include "base/look_alikes.h"
#include "base/utf8.h"
#include "source/text.h"

namespace typeset::pasted {

namespace {

/// Private-use characters of old encodings and radicals count as what a reader makes of them.
char32_t meant_by(char32_t c) {
  const char32_t standard = standard_character(c);
  const char32_t now = standard != 0 ? standard : c;
  const char32_t ideograph = ideograph_of_radical(now);
  return ideograph != 0 ? ideograph : now;
}

void tally(std::map<char32_t, long>& sum, std::string_view text, long sign) {
  for_each_character(text, [&](std::size_t, char32_t c) {
    if (counts(c)) sum[meant_by(c)] += sign;
  });
}

}  // namespace

bool counts(char32_t c) {
  constexpr char32_t kLastMark = 8;  // kStrongBegin … kLastNoteDigit
  const bool line_end = c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
  return !is_padding(c) && !line_end && (c == 0 || c > kLastMark);
}

std::size_t count_ink(std::string_view text) {
  std::size_t count = 0;
  for_each_character(text, [&](std::size_t, char32_t c) { count += counts(c) ? 1 : 0; });
  return count;
}

void Ledger::leave_out(LeftOut why, const Span& span, std::string_view text) {
  const std::size_t count = count_ink(text);
  if (count == 0) return;
  entries_.push_back({why, span, std::string(text)});
  counts_[static_cast<std::size_t>(why)] += count;
  tally(out_, text, 1);
}

void Ledger::make(std::string_view text) { tally(out_, text, -1); }

void Ledger::unmake(std::string_view text) { tally(out_, text, 1); }

std::string Ledger::rewrite(LeftOut why, const Span& span, std::string_view text, std::string_view kept) {
  std::map<char32_t, long> rest;
  tally(rest, kept, 1);
  std::string left;
  for_each_character(text, [&](std::size_t, char32_t c) {
    if (!counts(c)) return;
    if (const auto found = rest.find(c); found != rest.end() && found->second > 0) {
      --found->second;
    } else {
      append_utf8(left, c);
    }
  });
  leave_out(why, span, left);
  for (const auto& [c, count] : rest) out_[c] -= count;
  return left;
}

bool Ledger::balance(std::string_view file, std::string_view source, std::string& missing, std::string& surplus) const {
  std::map<char32_t, long> sum;
  tally(sum, file, 1);
  tally(sum, source, -1);
  for (const auto& [c, count] : out_) sum[c] -= count;
  constexpr std::size_t kMostShown = 40;  // bytes
  bool agrees = true;
  for (const auto& [c, count] : sum) {
    if (count == 0) continue;
    agrees = false;
    std::string& shown = count > 0 ? missing : surplus;
    if (shown.size() < kMostShown) append_utf8(shown, c);
  }
  return agrees;
}

}  // namespace typeset::pasted
