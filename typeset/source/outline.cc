#include "source/outline.h"

#include <algorithm>
#include <optional>

#include "source/scan_words.h"

namespace typeset {

namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

std::string_view without_blanks(std::string_view text) {
  text = without_trailing_blanks(text);
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return text;
}

std::string_view without_comment(std::string_view value) {
  if (value.starts_with('"') || value.starts_with('\'')) {
    const auto end = find_quote_end(value, 1, value.front());
    return end ? value.substr(0, *end) : value;
  }
  if (value.starts_with('#')) return {};
  return without_blanks(value.substr(0, value.find(" #")));
}

std::string_view without_quotes(std::string_view key) {
  const bool quoted = key.size() > 2 && (key.front() == '"' || key.front() == '\'') && key.back() == key.front();
  return quoted ? key.substr(1, key.size() - 2) : key;
}

/// Where key and value of a line at the margin part: at the first colon that may be meant to part them.
std::optional<Separator> find_separator(std::string_view line) {
  std::optional<Separator> first;
  for (const auto& colon : {find_plain_colon(line), find_full_width_colon(line), find_tight_colon(line)}) {
    if (colon && (!first || colon->at < first->at)) first = colon;
  }
  return first;
}

bool opens_entry(std::string_view line) {
  constexpr std::string_view kNoKey = " \t#-.%[]{}&*!|>@`,?:";
  return !line.empty() && kNoKey.find(line.front()) == std::string_view::npos;
}

}  // namespace

std::vector<MarginEntry> outline(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::vector<MarginEntry> entries;
  std::size_t open = 0;  // where the last entry begins
  const auto close = [&](std::size_t at) {
    if (!entries.empty()) entries.back().lines = text.substr(open, at - open);
  };
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const auto colon = opens_entry(line) ? find_separator(line) : std::nullopt;
    const std::string_view key = colon ? without_quotes(without_blanks(line.substr(0, colon->at))) : line;
    if (colon && may_be_key(key)) {
      close(begin);
      open = begin;
      entries.push_back({key, without_comment(without_blanks(line.substr(colon->end))), {}});
    }
    begin = end + 1;
  }
  close(text.size());
  return entries;
}

bool has_key(const std::vector<MarginEntry>& entries, std::string_view key, std::string_view zh) {
  return std::ranges::any_of(entries, [&](const MarginEntry& entry) { return entry.key == key || entry.key == zh; });
}

}  // namespace typeset
