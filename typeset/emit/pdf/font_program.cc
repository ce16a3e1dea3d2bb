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

constexpr int kLevel = 6;

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

std::string to_record(const FontProgram& program) {
  std::string body;
  put(body, program.bytes);
  put(body, program.length);
  put(body, program.glyph_map.size());
  for (const auto& [original, in_subset] : program.glyph_map) {
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

std::optional<FontProgram> from_record(std::string_view record, bool compress) {
  constexpr std::size_t guard_size = std::tuple_size_v<Fingerprint>;
  if (record.size() < guard_size) return std::nullopt;
  const std::string_view body = record.substr(guard_size);
  if (record.substr(0, guard_size) != guard(body)) return std::nullopt;
  RecordReader reader(body);
  FontProgram program;
  program.format = FontFormat::truetype;
  program.bytes = reader.bytes();
  program.deflated = compress;
  program.length = reader.number();
  for (std::uint64_t left = reader.number(); left > 0 && reader.good(); --left) {
    const auto original = static_cast<std::uint32_t>(reader.number());
    program.glyph_map.emplace_back(original, static_cast<std::uint32_t>(reader.number()));
  }
  if (!reader.complete()) return std::nullopt;
  return program;
}

Result<FontProgram> make_program(const Face& face, const std::vector<std::uint32_t>& glyphs, bool compress,
                                 Cache* cache) {
  Result<FontProgram> made = subset(face, glyphs, compress ? ProgramForm::packed : ProgramForm::plain, cache);
  if (made && compress && !made->deflated) {
    made->bytes = emit::deflate(made->bytes, kLevel);
    made->deflated = true;
  }
  return made;
}

}  // namespace

Result<FontProgram> pack_program(const Face& face, const std::vector<std::uint32_t>& glyphs, bool compress,
                                 Cache* cache) {
  // Of CFF outlines the charstrings are kept by the font room, which makes a program of them faster than it is read.
  if (cache == nullptr || font_format(face) != FontFormat::truetype) return make_program(face, glyphs, compress, cache);
  const std::string key = cache_key(face, glyphs, compress);
  if (const std::optional<Bytes> found = cache->find(key))
    if (std::optional<FontProgram> program = from_record(found->view, compress)) return std::move(*program);
  Result<FontProgram> made = make_program(face, glyphs, compress, cache);
  if (made) cache->keep(key, to_record(*made));
  return made;
}

std::string subset_tag(const Face& face, const std::vector<std::uint32_t>& glyphs) {
  const Fingerprint print = fingerprint(identity(face, glyphs));
  std::string tag;
  for (std::size_t i = 0; i < 6; ++i) tag += static_cast<char>('A' + print[i] % 26);
  return tag;
}

}  // namespace typeset::pdf
