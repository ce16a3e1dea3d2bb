// OpenFace: a Face on HarfBuzz.
//
// Made from a FaceRecord, so that a face which is chosen but never used costs no more than a look at its file's stamp.
// The file is mapped, and its tables are checked by HarfBuzz, when the first glyph is asked for; should it be gone by
// then, the face has no glyphs, and every character is reported as one that no font can show.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "font/cff_table.h"
#include "font/coded_charstrings.h"
#include "font/face_record.h"
#include "font/font_book.h"
#include "font/harfbuzz.h"
#include "font/manifest.h"

namespace typeset {

class OpenFace final : public Face {
 public:
  /// `files` must outlive the face. `licence` as the manifest gives it, empty to take the file's own word.
  /// `distrusted`: in order, apart.
  OpenFace(std::string path, int index, FaceRecord record, const std::string& licence, const FileSource& files,
           std::vector<CharacterRange> distrusted = {});

  const std::string& postscript_name() const override { return record_.postscript_name; }
  const std::string& path() const override { return path_; }
  int index() const override { return index_; }
  const std::string& version() const override { return record_.version; }
  const std::string& licence() const override { return record_.licence; }
  const std::string& sha256() const override { return record_.sha256; }
  std::uint16_t embedding() const override { return record_.embedding; }
  int units_per_em() const override { return record_.units_per_em; }
  int ink_centre() const override { return record_.ink_centre; }

  std::uint32_t glyph(char32_t character) const override;
  std::int32_t advance(std::uint32_t glyph) const override;
  InkBox ink(std::uint32_t glyph) const override;
  bool covers(char32_t character) const override;
  bool distrusted(char32_t character) const override;
  bool draws_as_mapped() const override { return opened().draws_as_mapped; }
  MappedGlyph mapped(char32_t character) const override;
  bool has_variant(char32_t character, char32_t selector) const override;
  const CffTable* cff() const override;
  const CodedCharstrings* coded_charstrings() const override;
  hb_font_t* hb_font() const override { return opened().font.get(); }
  hb_face_t* hb_face() const override { return opened().face.get(); }

 private:
  /// The mapped file.
  struct Opened {
    Hb<hb_face_t> face;
    Hb<hb_font_t> font;
    Hb<hb_blob_t> cff_bytes;
    std::optional<CffTable> cff;
    std::optional<CodedCharstrings> coded_charstrings;
    std::uint32_t glyph_count = 0;
    bool draws_as_mapped = false;
    /// By glyph id, what is known of its ink: worked out when first asked for, by any thread, always with one result.
    std::unique_ptr<std::atomic<std::uint8_t>[]> ink_known;
    /// What the cmap said of characters asked for lately, by the character's last bits; see remember() in open_face.cc.
    std::unique_ptr<std::atomic<std::uint64_t>[]> lately;
  };
  /// Asked for every character: once open, one load and no call.
  const Opened& opened() const {
    if (!open_.load(std::memory_order_acquire)) open();
    return opened_;
  }
  void open() const;
  void read_file() const;
  bool has_ink(std::uint32_t glyph) const;

  std::string path_;
  int index_ = 0;
  FaceRecord record_;
  std::vector<CharacterRange> distrusted_;
  const FileSource* files_ = nullptr;
  mutable std::once_flag once_;
  mutable std::atomic<bool> open_ = false;
  mutable Opened opened_;
  /// Boxes already taken from outlines: a text asks for the same two dozen marks again and again.
  mutable std::shared_mutex boxes_lock_;
  mutable std::unordered_map<std::uint32_t, InkBox> boxes_;
};

}  // namespace typeset
