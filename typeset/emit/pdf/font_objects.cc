#include "emit/pdf/font_objects.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/utf8.h"
#include "emit/shared/deflate.h"

namespace typeset::pdf {
namespace {

constexpr int kDefaultWidth = 1000;
constexpr int kLevelOfSmallStreams = 6;
constexpr std::size_t kMappingsOfBlock = 100;         // the CMap format's own limit
constexpr std::size_t kWidthsOfRun = 30000;           // within libharu's arrays
constexpr std::uint32_t kWidestBridge = 4;            // unused codes given a width so that two runs become one
constexpr std::size_t kLongestFontName = 100;         // with tag and suffix within libharu's names
constexpr std::string_view kNoText = "\xE2\x80\x8B";  // U+200B

void append_hex(std::string& out, std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : bytes) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 0xF];
  }
}

std::string big_endian(std::uint16_t value) { return {static_cast<char>(value >> 8), static_cast<char>(value & 0xFF)}; }

std::vector<const UsedGlyph*> by_code(const FaceUse& use) {
  std::vector<const UsedGlyph*> glyphs;
  glyphs.reserve(use.glyphs.size());
  for (const UsedGlyph& used : use.glyphs) glyphs.push_back(&used);
  std::sort(glyphs.begin(), glyphs.end(), [](const UsedGlyph* a, const UsedGlyph* b) { return a->code < b->code; });
  return glyphs;
}

Ref add_bytes(Objects& objects, std::string_view bytes, bool compress) {
  if (!compress) return objects.add_stream({}, bytes, Packing::none);
  return objects.add_stream({}, emit::deflate(bytes, kLevelOfSmallStreams), Packing::deflated);
}

/// A PostScript name that is a PDF name in every reader.
std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char c : name.substr(0, kLongestFontName)) {
    const bool good =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (good) plain += c;
  }
  return plain.empty() ? "Font" : plain;
}

/// Original glyph id, which is the code, → glyph id in the subset.
std::string cid_to_gid_map(const FontProgram& program) {
  std::string map;
  for (const auto& [original, in_subset] : program.glyph_map) {
    const std::size_t at = std::size_t{original & 0xFFFF} * 2;
    if (map.size() < at + 2) map.resize(at + 2, '\0');
    map.replace(at, 2, big_endian(static_cast<std::uint16_t>(in_subset)));
  }
  return map;
}

Ref add_program(Objects& objects, const FontProgram& program, bool compress) {
  Dict dict;
  if (program.format == FontFormat::truetype)
    dict.set("Length1", static_cast<std::int32_t>(program.length));
  else
    dict.set("Subtype", Name{"CIDFontType0C"});
  return objects.add_stream(dict, program.bytes, compress ? Packing::deflated : Packing::none);
}

/// A bit for each CID that the subset has: .notdef and those used (ISO 32000-1, table 124).
std::string cid_set(const FaceUse& use) {
  std::string bits("\x80", 1);
  for (const UsedGlyph& used : use.glyphs) {
    const std::size_t byte = used.code / 8U;
    if (bits.size() <= byte) bits.resize(byte + 1, '\0');
    bits[byte] = static_cast<char>(static_cast<unsigned char>(bits[byte]) | 0x80U >> used.code % 8U);
  }
  return bits;
}

Ref add_descriptor(Objects& objects, const Face& face, const std::string& name, FontFormat format, Ref program,
                   std::optional<Ref> glyphs) {
  constexpr std::int32_t fixed_pitch = 1, serif = 2, symbolic = 4, italic = 64;
  const FontDescriptor d = font_descriptor(face);
  Dict dict;
  dict.set("Type", Name{"FontDescriptor"});
  dict.set("FontName", Name{name});
  dict.set("Flags", symbolic | (d.fixed_pitch ? fixed_pitch : 0) | (d.serif ? serif : 0) | (d.italic ? italic : 0));
  dict.set("FontBBox", Array{{d.box.left, d.box.bottom, d.box.right, d.box.top}});
  dict.set("ItalicAngle", d.italic_angle);
  dict.set("Ascent", d.ascent);
  dict.set("Descent", d.descent);
  dict.set("CapHeight", d.cap_height);
  dict.set("StemV", d.stem_v);
  dict.set(format == FontFormat::truetype ? "FontFile2" : "FontFile3", program);
  if (glyphs) dict.set("CIDSet", *glyphs);
  return objects.add(dict);
}

}  // namespace

std::string to_unicode(const FaceUse& use) {
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  const std::vector<const UsedGlyph*> glyphs = by_code(use);
  for (std::size_t begin = 0; begin < glyphs.size(); begin += kMappingsOfBlock) {
    const std::size_t end = std::min(glyphs.size(), begin + kMappingsOfBlock);
    map += std::to_string(end - begin) + " beginbfchar\n";
    for (std::size_t i = begin; i < end; ++i) {
      map += '<';
      append_hex(map, big_endian(glyphs[i]->code));
      map += "> <";
      append_hex(map, to_utf16be(glyphs[i]->text.empty() ? kNoText : std::string_view(glyphs[i]->text)));
      map += ">\n";
    }
    map += "endbfchar\n";
  }
  map += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
  return map;
}

Array widths(const FaceUse& use) {
  Array all;
  Array run;
  std::uint32_t first = 0;
  const auto close = [&] {
    if (run.items.empty()) return;
    all.items.emplace_back(static_cast<std::int32_t>(first));
    all.items.emplace_back(std::move(run));
    run = {};
  };
  for (const UsedGlyph* used : by_code(use)) {
    if (used->width == kDefaultWidth) continue;
    const bool near = !run.items.empty() && run.items.size() < kWidthsOfRun &&
                      used->code - (first + run.items.size()) <= kWidestBridge;
    if (!near) {
      close();
      first = used->code;
    }
    while (first + run.items.size() < used->code) run.items.emplace_back(kDefaultWidth);
    run.items.emplace_back(used->width);
  }
  close();
  return all;
}

Ref add_font(Objects& objects, const Face& face, const FaceUse& use, const FontProgram& program, bool compress,
             bool lists_glyphs) {
  const bool truetype = program.format == FontFormat::truetype;
  const std::string name = subset_tag(face, use.glyph_ids()) + "+" + plain_name(face.postscript_name());
  const Ref file = add_program(objects, program, compress);
  std::optional<Ref> glyphs;
  if (lists_glyphs) glyphs = add_bytes(objects, cid_set(use), compress);
  const Ref descriptor = add_descriptor(objects, face, name, program.format, file, glyphs);

  Dict system;
  system.set("Registry", ByteString{program.registry});
  system.set("Ordering", ByteString{program.ordering});
  system.set("Supplement", program.supplement);
  Dict descendant;
  descendant.set("Type", Name{"Font"});
  descendant.set("Subtype", Name{truetype ? "CIDFontType2" : "CIDFontType0"});
  descendant.set("BaseFont", Name{name});
  descendant.set("CIDSystemInfo", std::move(system));
  descendant.set("FontDescriptor", descriptor);
  descendant.set("DW", kDefaultWidth);
  if (Array w = widths(use); !w.items.empty()) descendant.set("W", std::move(w));
  if (truetype) descendant.set("CIDToGIDMap", add_bytes(objects, cid_to_gid_map(program), compress));

  Dict font;
  font.set("Type", Name{"Font"});
  font.set("Subtype", Name{"Type0"});
  font.set("BaseFont", Name{truetype ? name : name + "-Identity-H"});
  font.set("Encoding", Name{"Identity-H"});
  font.set("DescendantFonts", Array{{objects.add(descendant)}});
  font.set("ToUnicode", add_bytes(objects, to_unicode(use), compress));
  return objects.add(font);
}

}  // namespace typeset::pdf
