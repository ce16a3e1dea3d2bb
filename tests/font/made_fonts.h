// Fonts and files made up for the tests of this room.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/file_source.h"
#include "font/big_endian.h"
#include "font/font_book.h"

namespace typeset::testing {

/// Files by path; counts what is read.
class MadeFiles final : public FileSource {
 public:
  std::map<std::string, std::string> files;
  mutable int reads = 0;

  Result<Bytes> read(const std::string& path, std::uint64_t limit) const override {
    ++reads;
    const auto found = files.find(path);
    if (found == files.end()) return Failure{FailureKind::not_found, path, ""};
    if (found->second.size() > limit) return Failure{FailureKind::too_large, path, ""};
    return Bytes::from(found->second);
  }
  Result<FileStamp> stamp(const std::string& path) const override {
    const auto found = files.find(path);
    if (found == files.end()) return Failure{FailureKind::not_found, path, ""};
    return FileStamp{found->second.size(), 1, 1};
  }
  Result<std::vector<std::string>> list(const std::string& folder) const override {
    return Failure{FailureKind::unsupported, folder, "fonts are asked for by name"};
  }
};

class MadeCache final : public Cache {
 public:
  std::map<std::string, std::string> entries;
  std::optional<Bytes> find(const std::string& key) const override {
    const auto found = entries.find(key);
    if (found == entries.end()) return std::nullopt;
    return Bytes::from(found->second);
  }
  void keep(const std::string& key, std::string_view bytes) override { entries[key] = bytes; }
};

/// Installed fonts by exact name.
class MadeInstalled final : public InstalledFonts {
 public:
  std::map<std::string, InstalledFont> postscript_names;
  std::map<std::string, InstalledFont> families;
  mutable int questions = 0;

  std::optional<InstalledFont> by_postscript_name(const std::string& name) const override {
    return find(postscript_names, name);
  }
  std::optional<InstalledFont> by_family(const std::string& name) const override { return find(families, name); }

 private:
  std::optional<InstalledFont> find(const std::map<std::string, InstalledFont>& names, const std::string& name) const {
    ++questions;
    const auto found = names.find(name);
    if (found == names.end()) return std::nullopt;
    return found->second;
  }
};

/// A file of tests/fonts.
inline std::string test_font(const std::string& file) {
  std::ifstream stream(std::string(REPOSITORY) + "/tests/fonts/" + file, std::ios::binary);
  if (!stream) throw std::runtime_error("no tests/fonts/" + file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Where a table's entry in the directory of an sfnt stands.
inline std::size_t directory_entry(std::string_view sfnt, std::string_view tag) {
  for (std::size_t i = 0; i < u16_at(sfnt, 4); ++i) {
    if (sfnt.substr(12 + 16 * i, 4) == tag) return 12 + 16 * i;
  }
  throw std::runtime_error("no table " + std::string(tag));
}

inline std::size_t table_offset(std::string_view sfnt, std::string_view tag) {
  return u32_at(sfnt, directory_entry(sfnt, tag) + 8);
}

inline void put_u16(std::string& bytes, std::size_t at, std::uint16_t value) {
  bytes[at] = static_cast<char>(value >> 8U);
  bytes[at + 1] = static_cast<char>(value & 0xFFU);
}
inline void put_u32(std::string& bytes, std::size_t at, std::uint32_t value) {
  put_u16(bytes, at, static_cast<std::uint16_t>(value >> 16U));
  put_u16(bytes, at + 2, static_cast<std::uint16_t>(value & 0xFFFFU));
}

inline std::string with_embedding(std::string sfnt, std::uint16_t fs_type) {
  put_u16(sfnt, table_offset(sfnt, "OS/2") + 8, fs_type);
  return sfnt;
}

/// A collection of the given fonts.
inline std::string collection(const std::vector<std::string>& fonts) {
  std::string ttc = "ttcf";
  append_number(ttc, 0x00010000, 4);
  append_number(ttc, static_cast<std::uint32_t>(fonts.size()), 4);
  std::size_t begin = 12 + 4 * fonts.size();
  for (const std::string& font : fonts) {
    append_number(ttc, static_cast<std::uint32_t>(begin), 4);
    begin += font.size();
  }
  for (std::string font : fonts) {
    const auto moved = static_cast<std::uint32_t>(ttc.size());
    for (std::size_t i = 0; i < u16_at(font, 4); ++i)
      put_u32(font, 12 + 16 * i + 8, u32_at(font, 12 + 16 * i + 8) + moved);
    ttc += font;
  }
  return ttc;
}

inline std::string hex_digest(std::string_view bytes) { return to_hex(sha256(bytes)); }

/// A manifest that gives every role but fangsong the Latin face, `pinned`'s form of which stands in `files`.
inline std::string manifest_with(const std::string& fangsong_candidates, const std::string& more_files = "",
                                 const std::string& fangsong_fallback = "") {
  std::string text = "roles:\n  fangsong:\n    candidates: [" + fangsong_candidates + "]\n";
  if (!fangsong_fallback.empty()) text += "    fallback: [" + fangsong_fallback + "]\n";
  for (const char* role : {"kai", "hei", "song", "xiaobiaosong", "latin", "latin-bold"})
    text += "  " + std::string(role) + ": {candidates: [{file: HongtouTestLatin-Regular}]}\n";
  text += "files:\n  HongtouTestLatin-Regular: {file: HongtouTestLatin.ttf, index: 0, deb: none, sha256: " +
          hex_digest(test_font("HongtouTestLatin.ttf")) + ", licence: OFL-1.1}\n";
  return text + more_files;
}

/// A line of the section `files`.
inline std::string pinned_line(const std::string& name, const std::string& file, const std::string& bytes,
                               int index = 0) {
  return "  " + name + ": {file: " + file + ", index: " + std::to_string(index) +
         ", deb: none, sha256: " + hex_digest(bytes) + ", licence: OFL-1.1}\n";
}

}  // namespace typeset::testing
