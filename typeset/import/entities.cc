#include "import/entities.h"

#include <charconv>
#include <cstdint>
#include <system_error>

#include "base/utf8.h"

namespace typeset::pasted {

namespace {

struct Entity {
  std::string_view name, text;
};
constexpr Entity kEntities[] = {
    {"&nbsp;", " "},  {"&ensp;", " "},   {"&emsp;", "　"},  {"&thinsp;", " "}, {"&amp;", "&"},    {"&lt;", "<"},
    {"&gt;", ">"},    {"&quot;", "\""},  {"&apos;", "'"},   {"&ldquo;", "“"},  {"&rdquo;", "”"},  {"&lsquo;", "‘"},
    {"&rsquo;", "’"}, {"&hellip;", "…"}, {"&mdash;", "—"},  {"&ndash;", "–"},  {"&middot;", "·"}, {"&times;", "×"},
    {"&deg;", "°"},   {"&plusmn;", "±"}, {"&permil;", "‰"}, {"&yen;", "¥"},
};

}  // namespace

std::string entity_text(std::string_view entity) {
  for (const Entity& known : kEntities) {
    if (entity == known.name) return std::string(known.text);
  }
  if (!entity.starts_with("&#") || !entity.ends_with(";")) return {};
  std::string_view digits = entity.substr(2, entity.size() - 3);
  const bool hex = digits.starts_with("x") || digits.starts_with("X");
  if (hex) digits.remove_prefix(1);
  std::uint32_t code = 0;
  constexpr std::uint32_t kNoBreakSpace = 0xa0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return {};
  if (code == kNoBreakSpace) return " ";
  const bool plain = code > 0xa0 && code < 0x10000 && (code < 0x2000 || code >= 0x2010) &&
                     !(code >= 0x2028 && code <= 0x202f) && !(code >= 0x2060 && code <= 0x206f) && code != 0xad &&
                     !(code >= 0xd800 && code <= 0xf8ff) && code < 0xfe00;
  const bool ascii = code >= 0x20 && code < 0x7f;
  return plain || ascii ? to_utf8(static_cast<char32_t>(code)) : std::string();
}

std::string with_ampersands(std::string_view text) {
  constexpr std::string_view kEntity = "&amp;";
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    made += text[at];
    at += text.substr(at).starts_with(kEntity) ? kEntity.size() : 1;
  }
  return made;
}

}  // namespace typeset::pasted
