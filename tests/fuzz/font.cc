// A font file, whatever its bytes, asked all that a document asks of its faces; what is embedded of it can be read
// again. What begins as no font does is read as a manifest.
#include <algorithm>

#include "base/encoding.h"
#include "font/cff_table.h"
#include "font/face_record.h"
#include "font/manifest.h"
#include "font/open_face.h"
#include "font/subset.h"
#include "fuzz/target.h"

using namespace typeset;

namespace {

class OneFile final : public FileSource {
 public:
  explicit OneFile(std::string_view bytes) : bytes_(Bytes::from(std::string(bytes))) {}
  Result<Bytes> read(const std::string&, std::uint64_t) const override { return bytes_; }
  Result<FileStamp> stamp(const std::string& path) const override {
    return Failure{FailureKind::unsupported, path, ""};
  }
  Result<std::vector<std::string>> list(const std::string& folder) const override {
    return Failure{FailureKind::unsupported, folder, ""};
  }

 private:
  Bytes bytes_;
};

void check_program(const OpenFace& face, const std::vector<std::uint32_t>& glyphs) {
  const Result<FontProgram> program = subset(face, glyphs);
  const Result<FontProgram> packed = subset(face, glyphs, ProgramForm::packed);
  fuzz::require(program.ok() == packed.ok(), "a subset can be made in both forms or in none");
  if (!program) return;
  fuzz::require(program->glyph_map.size() == glyphs.size(), "a subset has the glyphs that were asked for");
  for (std::size_t i = 0; i < glyphs.size(); ++i)
    fuzz::require(program->glyph_map[i].first == glyphs[i], "a subset names the glyphs that were asked for");
  fuzz::require(program->glyph_map == packed->glyph_map, "both forms have the same glyphs");
  if (program->format == FontFormat::cff_cid) {
    const auto table = CffTable::read(program->bytes);
    fuzz::require(table.has_value(), "a CFF that is embedded can be read");
    for (const auto& [original, in_subset] : program->glyph_map)
      fuzz::require(in_subset < table->glyph_count(), "a glyph of the subset is in it");
  }
}

void use(const OneFile& file, int index) {
  const Result<FaceRecord> record = face_record("/font", index, file, nullptr);
  // A face whose record came from the cache may find its file damaged later.
  const OpenFace face("/font", index, record ? *record : FaceRecord{}, "", file);
  std::vector<std::uint32_t> glyphs;
  for (const char32_t c : std::u32string_view(U"A1一人丁创建党，“—·𠮷é　 ")) {
    const MappedGlyph mapped = face.mapped(c);
    fuzz::require(mapped.id == face.glyph(c) && mapped.advance == face.advance(mapped.id), "a glyph is itself");
    face.covers(c);
    face.has_variant(c, 0xFE00);
    face.ink(mapped.id);
    if (mapped.id != 0) glyphs.push_back(mapped.id);
  }
  std::sort(glyphs.begin(), glyphs.end());
  glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
  for (const std::uint32_t glyph : glyphs) content_code(face, glyph);
  face.draws_as_mapped();
  font_descriptor(face);
  check_program(face, glyphs);
}

bool is_font(std::string_view bytes) {
  constexpr std::string_view kMagics[] = {"OTTO", "true", "ttcf", {"\0\1\0\0", 4}};
  return std::ranges::any_of(kMagics, [&](std::string_view magic) { return bytes.starts_with(magic); });
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::bytes_of(data, size);
  if (is_font(bytes)) {
    const OneFile file(bytes);
    use(file, 0);
    if (bytes.starts_with("ttcf")) use(file, 1);
    return 0;
  }
  Sources sources;
  Diagnostics faults;
  const FileId file = add_text(sources, "manifest.yaml", bytes, {}, faults);
  if (faults.has_errors()) return 0;
  const auto manifest = read_manifest(sources, file, faults);
  fuzz::check_faults(faults, sources);
  fuzz::require(manifest.has_value() != faults.has_errors(), "a manifest can be read or has errors");
  return 0;
}
