#include "font/coded_charstrings.h"

#include <array>
#include <bit>
#include <cstring>
#include <functional>
#include <tuple>

#include "base/digest.h"

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

/// As what stands at `from` has it.
template <typename T>
T read(const char* from) {
  T value{};
  std::memcpy(&value, from, sizeof value);
  return value;
}

CodedCharstring from_kept(const char* kept) {
  const Head head = read<Head>(kept);
  return {{{kept + sizeof head, Bits::bytes_for(head.bits)}, head.bits}, head.size, head.sum};
}

/// Raised when a CharstringMaker or deflate_code.cc makes other bytes of the same.
constexpr std::string_view kRecipe = "1 ";

std::string cache_key(std::string_view face, const DeflateCode& code) {
  std::string bytes(kRecipe);
  bytes += std::endian::native == std::endian::big ? "big " : "little ";  // heads are in the machine's order
  bytes += face;
  bytes += code.text();
  return "charstrings/" + to_hex(fingerprint(bytes));
}

}  // namespace

CodedCharstrings::CodedCharstrings(const CffTable& cff, const DeflateCode& code, std::string_view face)
    : cff_(cff),
      code_(code),
      cache_key_(cache_key(face, code)),
      made_(std::make_unique<std::atomic<const char*>[]>(cff.glyph_count())) {}

CodedCharstrings::~CodedCharstrings() {
  const std::less<> before;
  const char* const begin = recalled_.view.data();
  const char* const end = begin + recalled_.view.size();
  for (std::uint32_t glyph = 0; glyph < cff_.glyph_count(); ++glyph) {
    const char* made = made_[glyph].load();
    if (before(made, begin) || !before(made, end)) delete[] made;
  }
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
  if (const char* kept = keep(place, made)) return from_kept(kept);
  const std::string& bytes = workshop.not_kept.emplace_back(made.bits.bytes);
  return CodedCharstring{{bytes, made.bits.count}, made.size, made.sum};
}

/// Where it is kept now; null where there is no room.
const char* CodedCharstrings::keep(std::atomic<const char*>& place, const CodedCharstring& made) const {
  const Head head{static_cast<std::uint32_t>(made.bits.count), made.size, made.sum};
  const std::size_t needed = sizeof head + made.bits.bytes.size();
  if (bytes_.fetch_add(needed, std::memory_order_relaxed) + needed > kMostBytes) {
    bytes_.fetch_sub(needed, std::memory_order_relaxed);
    return nullptr;
  }
  auto kept = std::make_unique<char[]>(needed);
  std::memcpy(kept.get(), &head, sizeof head);
  std::memcpy(kept.get() + sizeof head, made.bits.bytes.data(), made.bits.bytes.size());
  const char* first = nullptr;
  if (place.compare_exchange_strong(first, kept.get(), std::memory_order_acq_rel)) return kept.release();
  bytes_.fetch_sub(needed, std::memory_order_relaxed);  // another thread was first
  return first;
}

// In the cache: a fingerprint of the rest, against damage; then for each charstring its glyph and what is kept of it.

std::string CodedCharstrings::in_cache() const {
  std::string body;
  for (std::uint32_t glyph = 0; glyph < cff_.glyph_count(); ++glyph) {
    const char* made = made_[glyph].load(std::memory_order_acquire);
    if (made == nullptr) continue;
    std::array<char, sizeof glyph> name{};
    std::memcpy(name.data(), &glyph, sizeof glyph);
    body.append(name.data(), name.size());
    body.append(made, sizeof(Head) + Bits::bytes_for(read<Head>(made).bits));
  }
  const Fingerprint print = fingerprint(body);
  return std::string(print.begin(), print.end()) + body;
}

void CodedCharstrings::leave_to(Cache& cache) const {
  const std::size_t known = in_cache_.load();
  if (known > kMostInCache || bytes_.load() <= known + known / 4 || leaving_.exchange(true)) return;
  const std::string all = in_cache();
  in_cache_.store(all.size());
  cache.keep(cache_key_, all);
  leaving_.store(false);
}

void CodedCharstrings::recall(const Cache& cache) const {
  std::call_once(recalling_, [&] {
    const std::optional<Bytes> found = cache.find(cache_key_);
    constexpr std::size_t guard = std::tuple_size_v<Fingerprint>;
    if (!found || found->view.size() < guard) return;
    const std::string_view body = found->view.substr(guard);
    const Fingerprint print = fingerprint(body);
    if (std::string_view(reinterpret_cast<const char*>(print.data()), guard) != found->view.substr(0, guard)) return;
    recalled_ = *found;
    in_cache_.store(found->view.size());
    bytes_.fetch_add(found->view.size());
    take_over(body);
  });
}

void CodedCharstrings::take_over(std::string_view body) const {
  constexpr std::size_t before = sizeof(std::uint32_t) + sizeof(Head);
  while (body.size() >= before) {
    const auto glyph = read<std::uint32_t>(body.data());
    const char* kept = body.data() + sizeof glyph;
    const std::size_t size = before + Bits::bytes_for(read<Head>(kept).bits);
    // A charstring has at most 65,535 bytes (Adobe TN 5177, appendix B): that of all glyphs has room in a font then.
    constexpr std::uint32_t kLongest = 0xffff;
    if (size > body.size() || glyph >= cff_.glyph_count() || read<Head>(kept).size > kLongest) return;
    const char* none = nullptr;
    made_[glyph].compare_exchange_strong(none, kept, std::memory_order_acq_rel);
    body.remove_prefix(size);
  }
}

}  // namespace typeset
