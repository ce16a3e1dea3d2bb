#include "import/masked_markdown.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace typeset::pasted {

namespace {

constexpr char kNoMark = '\x13';  // in the place of these characters where a file has them

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t slashes = 0;
  while (slashes < at && text[at - 1 - slashes] == '\\') ++slashes;
  return slashes % 2 == 1;
}

/// Where the address of a link or picture ends that begins at byte `begin`; none if none does. An address of CommonMark
/// has no blanks, and brackets in pairs.
std::optional<std::size_t> address_end(std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongest = 2048;  // bytes
  const std::string_view rest = text.substr(0, std::min(text.size(), begin + kLongest));
  std::size_t depth = 0;
  for (std::size_t at = begin; at < rest.size() && static_cast<unsigned char>(rest[at]) > ' '; ++at) {
    if (rest[at] == '(') ++depth;
    if (rest[at] == ')' && depth-- == 0) return at;
  }
  return std::nullopt;
}

/// Where the addresses of links stand, by place.
std::vector<std::pair<std::size_t, std::size_t>> addresses(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> all;
  for (std::size_t at = text.find("]("); at != std::string_view::npos; at = text.find("](", at)) {
    at += 2;
    const auto end = address_end(text, at);
    if (!end) continue;
    all.emplace_back(at, *end);
    at = *end;
  }
  return all;
}

}  // namespace

std::size_t break_length(std::string_view text, std::size_t at) {
  const auto behind = [&](std::size_t from, std::string_view skipped) {
    return std::min(text.find_first_not_of(skipped, from), text.size());
  };
  const std::size_t name = behind(at + 1, "/");
  if (name > at + 2 || name + 2 > text.size()) return 0;
  if ((text[name] != 'b' && text[name] != 'B') || (text[name + 1] != 'r' && text[name + 1] != 'R')) return 0;
  std::size_t end = behind(name + 2, " \t");
  if (end < text.size() && text[end] == '/') ++end;
  return end < text.size() && text[end] == '>' ? end + 1 - at : 0;
}

std::string masked(std::string_view text) {
  std::string made(text);
  const auto in_addresses = addresses(text);
  const auto in_address = [&](std::size_t at) {
    const auto next = std::ranges::upper_bound(in_addresses, at, {}, &std::pair<std::size_t, std::size_t>::first);
    return next != in_addresses.begin() && at < std::prev(next)->second;
  };
  std::ranges::replace_if(
      made, [](char c) { return c == '\0' || (c >= kMasked.front() && c <= kNoMark); }, kNoMark);
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (break_length(text, at) > 0 && !is_escaped(text, at) && !in_address(at)) made[at] = kMaskedBreak;
  }
  for (std::size_t at = text.find('*'); at != std::string_view::npos; at = text.find('*', at)) {
    const std::size_t end = std::min(text.find_first_not_of('*', at), text.size());
    if (is_escaped(text, at)) ++at;  // `\***` is one that is text, and a mark
    if (end - at == kMasked.size() && !in_address(at)) made.replace(at, kMasked.size(), kMasked);
    at = end;
  }
  for (std::size_t at = made.find("[^"); at != std::string::npos; at = made.find("[^", at + 1)) {
    if (!is_escaped(made, at) && !in_address(at)) made[at] = kMaskedNote;
  }
  return made;
}

std::string unmasked(std::string_view text) {
  std::string made(text);
  for (std::size_t at = made.find(kMasked); at != std::string::npos; at = made.find(kMasked, at)) {
    made.replace(at, kMasked.size(), "**");
  }
  std::ranges::replace(made, kMaskedNote, '[');
  std::ranges::replace(made, kMaskedBreak, '<');
  return made;
}

}  // namespace typeset::pasted
