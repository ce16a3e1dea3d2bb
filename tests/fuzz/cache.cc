// Entries of the cache. One that was damaged on the disk is absent or as it was kept; one of another make, whose guards
// are right, is answered with what it says or as if it were not there, and read no further than it goes.
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <unistd.h>

#include "base/digest.h"
#include "cli/disk_cache.h"
#include "emit/pdf/font_program.h"
#include "font/face_record.h"
#include "font/open_face.h"
#include "fuzz/target.h"
#include "support/test_fonts.h"
#include "words/lexicon.h"
#include "words/segment.h"

using namespace typeset;
namespace fs = std::filesystem;

namespace {

/// Has one entry under every key of a folder, and keeps nothing.
class OneEntry final : public Cache {
 public:
  OneEntry(std::string folder, std::string bytes) : folder_(std::move(folder)), bytes_(std::move(bytes)) {}
  std::optional<Bytes> find(const std::string& key) const override {
    if (!key.starts_with(folder_)) return std::nullopt;
    return Bytes::from(bytes_);
  }
  void keep(const std::string&, std::string_view) override {}

 private:
  std::string folder_, bytes_;
};

std::string guarded(std::string_view body) {
  const Fingerprint print = fingerprint(body);
  return std::string(print.begin(), print.end()) + std::string(body);
}

/// What a document asks of a face.
void set_with(const FaceRecord& record, const std::string& path, OneEntry& cache) {
  const OpenFace face(path, 0, record, "", testing::disk_files());
  std::vector<std::uint32_t> glyphs;
  for (const char32_t c : std::u32string_view(U"A1一丁人党创")) {
    const std::uint32_t glyph = face.glyph(c);
    face.ink(glyph);
    content_code(face, glyph);
    if (glyph != 0) glyphs.push_back(glyph);
  }
  std::sort(glyphs.begin(), glyphs.end());
  glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
  font_descriptor(face);
  for (const bool compress : {false, true}) static_cast<void>(pdf::pack_program(face, glyphs, compress, &cache));
}

/// Of the tiny fonts: worked out once, without a cache.
const FaceRecord& record_of(const std::string& path) {
  static std::map<std::string, FaceRecord> known;
  const auto found = known.find(path);
  if (found != known.end()) return found->second;
  return known.emplace(path, face_record(path, 0, testing::disk_files(), nullptr).value()).first->second;
}

void read_lexicon(std::string_view bytes) {
  const auto lexicon = words::Lexicon::open(Bytes::from(std::string(bytes)));
  if (!lexicon) return;
  constexpr std::u32string_view kText = U"中共某某市委办公室关于进一步加强基层党建工作的通知一二三";
  for (std::size_t at = 0; at < kText.size(); ++at) {
    lexicon->for_each_at(kText, at, [&](std::size_t length, const words::KnownWord& word) {
      fuzz::require(length <= words::kLongestWord, "a word is no longer than words are");
      const auto found = lexicon->find(kText.substr(at, length));
      fuzz::require(found && found->cost == word.cost && found->cls == word.cls, "a word is found again");
    });
  }
}

/// `input`: triples of place (two bytes) and byte, changed in the file of an entry; an odd rest cuts it short.
void damage_on_disk(std::string_view input) {
  static const std::string folder = [] {
    std::string pattern = (fs::temp_directory_path() / "hongtou-fuzz-XXXXXX").string();
    std::string made = mkdtemp(pattern.data());
    static std::string to_remove;
    to_remove = made;
    std::atexit([] { fs::remove_all(to_remove); });
    return made;
  }();
  static const std::string key = "faces/entry", value("what was kept,\0\n with bytes of all sorts \xff", 40);
  static const std::string whole = [&] {
    DiskCache(folder).keep(key, value);
    std::ifstream in(folder + "/" + key, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  std::string damaged = whole;
  for (; input.size() >= 3; input.remove_prefix(3)) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(input[i]); };
    damaged[(byte(0) * 256U + byte(1)) % damaged.size()] = input[2];
  }
  if (!input.empty()) damaged.resize(damaged.size() * static_cast<unsigned char>(input[0]) / 256);
  std::ofstream(folder + "/" + key, std::ios::binary) << damaged;
  const DiskCache cache(folder);
  const std::optional<Bytes> found = cache.find(key);
  fuzz::require(found.has_value() == (damaged == whole), "a damaged entry is absent, another is not");
  fuzz::require(!found || found->view == value, "an entry is what was kept");
  fuzz::require(!cache.find("faces/another"), "an entry is found under its key alone");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input = fuzz::bytes_of(data, size);
  const std::string fonts = REPOSITORY "/tests/fonts/";
  const std::array<std::string, 3> paths = {fonts + "HongtouTestSong.otf", fonts + "HongtouTestShapes.otf",
                                            fonts + "HongtouTestKai.ttf"};
  switch (fuzz::choice(input, 5)) {
    case 0: {
      OneEntry cache("faces/", to_hex(fingerprint(input)) + "\n" + std::string(input));
      for (const std::string& path : paths) {
        const Result<FaceRecord> record = face_record(path, 0, testing::disk_files(), &cache);
        if (record) set_with(*record, path, cache);
      }
      break;
    }
    case 1: {
      OneEntry cache("charstrings/", guarded(input));
      set_with(record_of(paths[0]), paths[0], cache);
      set_with(record_of(paths[1]), paths[1], cache);
      break;
    }
    case 2: {
      OneEntry cache("pdf-fonts/", guarded(input));
      set_with(record_of(paths[2]), paths[2], cache);
      break;
    }
    case 3: read_lexicon(input); break;
    default: damage_on_disk(input); break;
  }
  return 0;
}
