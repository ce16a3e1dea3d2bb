#include "font/coded_charstrings.h"

#include <cstring>
#include <string_view>

namespace typeset {
namespace {

/// Of one face; the largest pinned face comes to a third of it with every glyph. What is beyond it is made again each
/// time.
constexpr std::size_t kMostBytes = 64U << 20U;

/// What stands before the bits of a charstring that is kept.
struct Head {
  std::uint32_t bits;
  std::uint32_t size;
  Adler sum;
};

CodedCharstring from_kept(const char* kept) {
  Head head{};
  std::memcpy(&head, kept, sizeof head);
  return {{{kept + sizeof head, Bits::bytes_for(head.bits)}, head.bits}, head.size, head.sum};
}

}  // namespace

CodedCharstrings::CodedCharstrings(const CffTable& cff, const DeflateCode& code)
    : cff_(cff), code_(code), made_(std::make_unique<std::atomic<const char*>[]>(cff.glyph_count())) {}

CodedCharstrings::~CodedCharstrings() {
  for (std::uint32_t glyph = 0; glyph < cff_.glyph_count(); ++glyph) delete[] made_[glyph].load();
}

std::optional<CodedCharstring> CodedCharstrings::coded(std::uint32_t glyph, Workshop& workshop) const {
  if (glyph >= cff_.glyph_count()) return std::nullopt;
  std::atomic<const char*>& place = made_[glyph];
  if (const char* known = place.load(std::memory_order_acquire)) return from_kept(known);
  workshop.charstring.clear();
  if (!workshop.maker.append(glyph, workshop.charstring)) return std::nullopt;
  workshop.bits.clear();
  code_.put(workshop.bits, workshop.charstring);
  const CodedCharstring made{workshop.bits.view(), static_cast<std::uint32_t>(workshop.charstring.size()),
                             Adler::of(workshop.charstring)};
  keep(place, made);
  return made;
}

void CodedCharstrings::keep(std::atomic<const char*>& place, const CodedCharstring& made) const {
  const Head head{static_cast<std::uint32_t>(made.bits.count), made.size, made.sum};
  const std::size_t needed = sizeof head + made.bits.bytes.size();
  if (bytes_.fetch_add(needed, std::memory_order_relaxed) + needed > kMostBytes) {
    bytes_.fetch_sub(needed, std::memory_order_relaxed);
    return;
  }
  auto kept = std::make_unique<char[]>(needed);
  std::memcpy(kept.get(), &head, sizeof head);
  std::memcpy(kept.get() + sizeof head, made.bits.bytes.data(), made.bits.bytes.size());
  const char* none = nullptr;
  if (place.compare_exchange_strong(none, kept.get(), std::memory_order_acq_rel)) {
    (void)kept.release();
  } else {
    bytes_.fetch_sub(needed, std::memory_order_relaxed);  // another thread was first
  }
}

}  // namespace typeset
