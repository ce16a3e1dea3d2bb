#include "font/face_record.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <string_view>

#include "base/digest.h"
#include "font/big_endian.h"
#include "font/cff_table.h"
#include "font/charstring_deflate.h"
#include "font/harfbuzz.h"
#include "font/ink_centre.h"

namespace typeset {
namespace {

// To be raised whenever a record would come out differently for the same file.
constexpr std::string_view kRecipe = "face record 4";
constexpr std::size_t kLongestName = 200;

std::string cache_key(const std::string& path, int index, const FileStamp& stamp) {
  std::string identity(kRecipe);
  for (const std::string& part : {path, std::to_string(index), std::to_string(stamp.size),
                                  std::to_string(stamp.modified_ns), std::to_string(stamp.inode)}) {
    identity += '\0';
    identity += part;
  }
  return "faces/" + to_hex(fingerprint(identity));
}

// A record in the cache: one value to a line, the families last.

std::string to_text(const FaceRecord& record) {
  std::string text;
  for (const std::string& line :
       {record.sha256, record.postscript_name, record.version, record.licence, std::to_string(record.embedding),
        std::to_string(record.units_per_em), std::to_string(record.ink_centre), record.charstring_code})
    text += line + '\n';
  for (const std::string& family : record.families) text += family + '\n';
  return to_hex(fingerprint(text)) + '\n' + text;
}

template <typename Number>
bool parse(std::string_view digits, Number& value) {
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size();
}

std::optional<FaceRecord> from_text(std::string_view text) {
  const std::size_t digest_end = text.find('\n');
  if (digest_end == text.npos) return std::nullopt;
  const std::string_view digest = text.substr(0, digest_end);
  text.remove_prefix(digest_end + 1);
  if (digest != to_hex(fingerprint(text))) return std::nullopt;
  std::vector<std::string> lines;
  for (std::size_t end = 0; (end = text.find('\n')) != text.npos; text.remove_prefix(end + 1))
    lines.emplace_back(text.substr(0, end));
  FaceRecord record;
  if (lines.size() < 8 || !parse(lines[4], record.embedding) || !parse(lines[5], record.units_per_em) ||
      !parse(lines[6], record.ink_centre))
    return std::nullopt;
  // Whoever can write a checksum can write numbers that nothing may be divided by.
  constexpr int kMost = 1 << 16;  // font units; an em has at most 16,384
  if (record.units_per_em <= 0 || record.units_per_em > kMost || std::abs(record.ink_centre) > kMost)
    return std::nullopt;
  record.sha256 = lines[0];
  record.postscript_name = lines[1];
  record.version = lines[2];
  record.licence = lines[3];
  record.charstring_code = lines[7];
  record.families.assign(lines.begin() + 8, lines.end());
  return record;
}

/// A name of the name table on one line; empty if there is none.
std::string name(hb_face_t* face, hb_ot_name_id_t id, hb_language_t language = HB_LANGUAGE_INVALID) {
  std::array<char, kLongestName> buffer{};
  unsigned length = buffer.size();
  hb_ot_name_get_utf8(face, id, language, &length, buffer.data());
  std::string text(buffer.data(), length);
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

std::vector<std::string> families(hb_face_t* face) {
  std::vector<std::string> list;
  unsigned count = 0;
  const hb_ot_name_entry_t* entries = hb_ot_name_list_names(face, &count);
  for (unsigned i = 0; i < count; ++i) {
    const hb_ot_name_id_t id = entries[i].name_id;
    if (id != HB_OT_NAME_ID_FONT_FAMILY && id != HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY) continue;
    if (std::string family = name(face, id, entries[i].language); !family.empty()) list.push_back(std::move(family));
  }
  return list;
}

std::string version(hb_face_t* face) {
  std::string text = name(face, HB_OT_NAME_ID_VERSION_STRING);
  constexpr std::string_view word = "Version ";
  if (text.starts_with(word)) text.erase(0, word.size());
  return text.substr(0, text.find(';'));
}

std::string licence(hb_face_t* face) {
  std::string text = name(face, HB_OT_NAME_ID_LICENSE);
  if (text.find("SIL Open Font License") != text.npos) return "OFL-1.1";
  if (text.empty()) text = name(face, HB_OT_NAME_ID_COPYRIGHT);
  constexpr std::size_t enough = 80;
  if (text.size() <= enough) return text;
  const std::size_t word_end = text.rfind(' ', enough);
  return text.substr(0, word_end == text.npos ? 0 : word_end) + " …";
}

/// Embeddable outlines, and the tables without which nothing can be said of a glyph.
std::optional<Failure> refusal(const std::string& path, hb_face_t* face) {
  if (hb_face_get_glyph_count(face) == 0) return Failure{FailureKind::malformed, path, "not a font, or a damaged one"};
  for (const char* tag : {"head", "hhea", "hmtx", "cmap", "maxp"}) {
    const Hb<hb_blob_t> table(hb_face_reference_table(face, hb_tag_from_string(tag, 4)));
    if (hb_blob_get_length(table.get()) == 0)
      return Failure{FailureKind::malformed, path, std::string("it has no table ") + tag};
  }
  const HbTable cff(face, "CFF ");
  if (cff.view.empty() && HbTable(face, "glyf").view.empty())
    return Failure{FailureKind::unsupported, path, "it has neither TrueType nor CFF outlines"};
  if (!cff.view.empty() && !CffTable::read(cff.view))
    return Failure{FailureKind::malformed, path, "its table CFF is damaged"};
  return std::nullopt;
}

}  // namespace

Result<FaceRecord> examine_face(const std::string& path, const Bytes& font, int index) {
  const Hb<hb_face_t> face = make_hb_face(font, index);
  if (std::optional<Failure> no = refusal(path, face.get())) return std::move(*no);
  FaceRecord record;
  record.postscript_name = name(face.get(), HB_OT_NAME_ID_POSTSCRIPT_NAME);
  record.families = families(face.get());
  record.version = version(face.get());
  record.licence = licence(face.get());
  record.embedding = u16_at(HbTable(face.get(), "OS/2").view, 8);
  record.units_per_em = static_cast<int>(hb_face_get_upem(face.get()));
  const Hb<hb_font_t> outlines = make_hb_font(face.get());
  record.ink_centre = ink_centre(outlines.get(), record.units_per_em);
  const HbTable cff_bytes(face.get(), "CFF ");
  if (const std::optional<CffTable> cff = CffTable::read(cff_bytes.view))
    record.charstring_code = charstring_deflate_code(*cff, outlines.get()).text();
  return record;
}

Result<FaceRecord> face_record(const std::string& path, int index, const FileSource& files, Cache* cache) {
  const Result<FileStamp> stamp = files.stamp(path);
  // A source without stamps (memory, an archive) is read each time: nothing tells whether what was kept is still good.
  const bool stamped = stamp.ok();
  if (!stamped && stamp.failure().kind != FailureKind::unsupported) return stamp.failure();
  const std::string key = stamped ? cache_key(path, index, *stamp) : std::string();
  if (cache != nullptr && stamped) {
    if (const std::optional<Bytes> found = cache->find(key))
      if (std::optional<FaceRecord> record = from_text(found->view)) return std::move(*record);
  }
  const Result<Bytes> font = files.map(path, kLargestFont);
  if (!font) return font.failure();
  Result<FaceRecord> record = examine_face(path, *font, index);
  if (!record) return record;
  record->sha256 = to_hex(sha256(font->view));
  if (cache != nullptr && stamped) cache->keep(key, to_text(*record));
  return record;
}

}  // namespace typeset
