#include "emit/pdf/font_program.h"

#include <optional>
#include <string_view>
#include <tuple>

#include "base/digest.h"
#include "emit/shared/deflate.h"

namespace typeset::pdf {
namespace {

/// Raised whenever the same subset may come out as other bytes, so that old cache entries are not found.
constexpr std::string_view kRecipe = "4 ";

// Glyph outlines of TrueType gain from effort; those of CFF hardly do (one per cent), and they are most of what a first
// run packs.
constexpr int kLevelOfTrueType = 6;
constexpr int kLevelOfCff = 2;

void put(std::string& record, std::uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) record += static_cast<char>(value >> shift & 0xFF);
}

void put(std::string& record, std::string_view bytes) {
  put(record, bytes.size());
  record += bytes;
}

/// What `face` and `glyphs` are, as bytes to be digested.
std::string identity(const Face& face, const std::vector<std::uint32_t>& glyphs) {
  std::string bytes;
  put(bytes, face.sha256());
  put(bytes, static_cast<std::uint64_t>(face.index()));
  for (const std::uint32_t glyph : glyphs) put(bytes, glyph);
  return bytes;
}

std::string cache_key(const Face& face, const std::vector<std::uint32_t>& glyphs, bool compress) {
  std::string bytes(kRecipe);
  bytes += emit::deflate_recipe();
  put(bytes, subset_recipe());
  put(bytes, compress ? 1 : 0);
  put(bytes, identity(face, glyphs));
  return "pdf-fonts/" + to_hex(fingerprint(bytes));
}

/// What stands before an entry's body, against damage on disk.
std::string guard(std::string_view body) {
  const Fingerprint print = fingerprint(body);
  return {print.begin(), print.end()};
}

std::string to_record(const PackedProgram& packed) {
  std::string body;
  put(body, static_cast<std::uint64_t>(packed.program.format));
  put(body, packed.program.bytes);
  put(body, packed.program.registry);
  put(body, packed.program.ordering);
  put(body, static_cast<std::uint64_t>(packed.program.supplement));
  put(body, packed.length);
  put(body, packed.program.glyph_map.size());
  for (const auto& [original, in_subset] : packed.program.glyph_map) {
    put(body, original);
    put(body, in_subset);
  }
  return guard(body) + body;
}

/// Reads a body whose guard was right, so that its form is right too; still never past its end.
class RecordReader {
 public:
  explicit RecordReader(std::string_view body) : rest_(body) {}
  std::uint64_t number() {
    std::uint64_t value = 0;
    if (rest_.size() < 8) return good_ = false, 0;
    for (int i = 0; i < 8; ++i) value = value << 8 | static_cast<unsigned char>(rest_[static_cast<std::size_t>(i)]);
    rest_.remove_prefix(8);
    return value;
  }
  std::string bytes() {
    const std::uint64_t size = number();
    if (size > rest_.size()) return good_ = false, std::string();
    std::string value(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return value;
  }
  bool good() const { return good_; }
  bool complete() const { return good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

std::optional<PackedProgram> from_record(std::string_view record) {
  constexpr std::size_t guard_size = std::tuple_size_v<Fingerprint>;
  if (record.size() < guard_size) return std::nullopt;
  const std::string_view body = record.substr(guard_size);
  if (record.substr(0, guard_size) != guard(body)) return std::nullopt;
  RecordReader reader(body);
  PackedProgram packed;
  packed.program.format = static_cast<FontFormat>(reader.number());
  packed.program.bytes = reader.bytes();
  packed.program.registry = reader.bytes();
  packed.program.ordering = reader.bytes();
  packed.program.supplement = static_cast<int>(reader.number());
  packed.length = reader.number();
  for (std::uint64_t left = reader.number(); left > 0 && reader.good(); --left) {
    const auto original = static_cast<std::uint32_t>(reader.number());
    packed.program.glyph_map.emplace_back(original, static_cast<std::uint32_t>(reader.number()));
  }
  if (!reader.complete()) return std::nullopt;
  return packed;
}

}  // namespace

Result<PackedProgram> pack_program(const Face& face, const std::vector<std::uint32_t>& glyphs, bool compress,
                                   Cache* cache) {
  const std::string key = cache != nullptr ? cache_key(face, glyphs, compress) : "";
  if (cache != nullptr) {
    if (const std::optional<Bytes> found = cache->find(key))
      if (std::optional<PackedProgram> packed = from_record(found->view)) return std::move(*packed);
  }
  Result<FontProgram> made = subset(face, glyphs, compress ? ProgramForm::packed : ProgramForm::plain);
  if (!made) return made.failure();
  PackedProgram packed{std::move(*made), 0};
  packed.length = packed.program.length;
  if (compress && !packed.program.deflated) {
    const bool truetype = packed.program.format == FontFormat::truetype;
    packed.program.bytes = emit::deflate(packed.program.bytes, truetype ? kLevelOfTrueType : kLevelOfCff);
  }
  if (cache != nullptr) cache->keep(key, to_record(packed));
  return packed;
}

std::string subset_tag(const Face& face, const std::vector<std::uint32_t>& glyphs) {
  const Fingerprint print = fingerprint(identity(face, glyphs));
  std::string tag;
  for (std::size_t i = 0; i < 6; ++i) tag += static_cast<char>('A' + print[i] % 26);
  return tag;
}

}  // namespace typeset::pdf
