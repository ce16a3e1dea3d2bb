#include "font/small_charstrings.h"

#include <cstring>
#include <optional>

#include "font/charstring.h"
#include "font/charstring_code.h"

namespace typeset {
namespace {

/// Of one face; the largest pinned face comes to a third of it with every glyph. What is beyond it is made again each time.
constexpr std::size_t kMostBytes = 64U << 20U;

}  // namespace

SmallCharstrings::SmallCharstrings(const CffTable& cff)
    : cff_(cff), made_(std::make_unique<std::atomic<const char*>[]>(cff.glyph_count())) {}

SmallCharstrings::~SmallCharstrings() {
  for (std::uint32_t glyph = 0; glyph < cff_.glyph_count(); ++glyph) delete[] made_[glyph].load();
}

bool SmallCharstrings::append(std::uint32_t glyph, Workshop& workshop, std::string& to) const {
  if (glyph >= cff_.glyph_count()) return false;
  std::atomic<const char*>& place = made_[glyph];
  if (const char* known = place.load(std::memory_order_acquire)) {
    std::uint32_t size = 0;
    std::memcpy(&size, known, sizeof size);
    to.append(known + sizeof size, size);
    return true;
  }
  const std::size_t before = to.size();
  if (!make(glyph, workshop, to)) return false;
  keep(place, std::string_view(to).substr(before));
  return true;
}

bool SmallCharstrings::make(std::uint32_t glyph, Workshop& workshop, std::string& to) const {
  const CffIndex& local = cff_.font_dicts()[cff_.font_dict_of(glyph)].subrs;
  if (take_charstring_apart(cff_.charstring(glyph), cff_.global_subrs(), local, workshop.outline)) {
    const std::string_view written = workshop.writer.write(workshop.outline);
    if (written.size() <= charstring::kLongest) {
      to += written;
      return true;
    }
  }
  const std::optional<std::string> plain = plain_charstring(cff_, glyph);
  if (plain) to += *plain;
  return plain.has_value();
}

void SmallCharstrings::keep(std::atomic<const char*>& place, std::string_view made) const {
  const auto size = static_cast<std::uint32_t>(made.size());
  const std::size_t needed = sizeof size + made.size();
  if (bytes_.fetch_add(needed, std::memory_order_relaxed) + needed > kMostBytes) {
    bytes_.fetch_sub(needed, std::memory_order_relaxed);
    return;
  }
  auto kept = std::make_unique<char[]>(needed);
  std::memcpy(kept.get(), &size, sizeof size);
  std::memcpy(kept.get() + sizeof size, made.data(), made.size());
  const char* none = nullptr;
  if (place.compare_exchange_strong(none, kept.get(), std::memory_order_acq_rel)) {
    (void)kept.release();
  } else {
    bytes_.fetch_sub(needed, std::memory_order_relaxed);  // another thread was first
  }
}

}  // namespace typeset
