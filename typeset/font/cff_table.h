// CffTable: a `CFF ` table taken apart, as far as embedding needs it (Adobe Technical Note 5176).
//
// A view of bytes that the caller keeps. Nothing is believed: every offset is checked when it is followed, and what
// does not fit reads as empty.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace typeset {

/// An INDEX: a list of byte strings.
class CffIndex {
 public:
  CffIndex() = default;
  /// The INDEX at `at`; none if its offsets do not fit into the table.
  static std::optional<CffIndex> read(std::string_view table, std::size_t at);

  std::uint32_t count() const { return count_; }
  /// Empty where there is no such item or its offsets are wrong.
  std::string_view item(std::uint32_t number) const;
  /// Where in the table what follows the INDEX begins.
  std::size_t end() const { return end_; }

 private:
  std::size_t offset(std::uint32_t number) const;
  std::string_view table_;
  std::uint32_t count_ = 0;
  std::uint8_t offset_size_ = 0;
  std::size_t offsets_ = 0;  // where they begin
  std::size_t data_ = 0;     // the byte before the first item's, to which the offsets refer
  std::size_t end_ = 0;
};

/// Operators of a DICT; two-byte ones as 0x0C00 + second byte.
enum class CffKey : std::uint16_t {
  font_bbox = 5,
  charset = 15,
  char_strings = 17,
  private_dict = 18,
  subrs = 19,
  default_width = 20,
  nominal_width = 21,
  charstring_type = 0x0C06,
  font_matrix = 0x0C07,
  ros = 0x0C1E,
  cid_count = 0x0C22,
  fd_array = 0x0C24,
  fd_select = 0x0C25,
  font_name = 0x0C26,
};

/// A DICT: operators with the bytes of their operands.
class CffDict {
 public:
  CffDict() = default;
  /// None if it is malformed.
  static std::optional<CffDict> read(std::string_view bytes);
  /// Empty if the key is not there.
  std::string_view operands(CffKey key) const;
  bool has(CffKey key) const;
  /// Operand `number` as a whole number; none if there is none or it is a real number.
  std::optional<std::int32_t> integer(CffKey key, std::size_t number = 0) const;

 private:
  struct Entry {
    CffKey key;
    std::string_view operands;
  };
  std::vector<Entry> entries_;
};

/// Glyph ids → CIDs, as runs in which both count up.
class CffCharset {
 public:
  void append(std::uint32_t glyph, std::uint32_t cid);
  std::uint16_t cid(std::uint32_t glyph) const;

 private:
  struct Run {
    std::uint32_t glyph;
    std::uint32_t cid;
    std::uint32_t count;
  };
  std::vector<Run> runs_;  // by glyph
};

/// A Font DICT with its Private DICT; a name-keyed font has exactly one.
struct CffFontDict {
  CffDict dict;
  CffDict private_dict;
  CffIndex subrs;
};

class CffTable {
 public:
  /// None if `bytes` are not a CFF version 1 table with Type 2 charstrings whose parts are all there.
  static std::optional<CffTable> read(std::string_view bytes);

  bool cid_keyed() const { return cid_keyed_; }
  const std::string& registry() const { return registry_; }
  const std::string& ordering() const { return ordering_; }
  int supplement() const { return supplement_; }
  std::uint32_t glyph_count() const { return charstrings_.count(); }
  /// The CID of a glyph of a CID-keyed font; 0 for a glyph that is not there.
  std::uint16_t cid(std::uint32_t glyph) const { return charset_.cid(glyph); }
  std::string_view charstring(std::uint32_t glyph) const { return charstrings_.item(glyph); }
  /// Which of font_dicts() a glyph follows; always one of them.
  std::size_t font_dict_of(std::uint32_t glyph) const;

  const CffDict& top() const { return top_; }
  const CffIndex& global_subrs() const { return global_subrs_; }
  const std::vector<CffFontDict>& font_dicts() const { return font_dicts_; }
  /// A string by its id; empty for the standard ones, which no font dict of a CID-keyed font uses.
  std::string_view string(std::int32_t id) const;

 private:
  bool read_cid_keyed();
  bool read_charset();
  bool read_private(CffFontDict& font) const;

  std::string_view bytes_;
  bool cid_keyed_ = false;
  std::string registry_;
  std::string ordering_;
  int supplement_ = 0;
  CffDict top_;
  CffIndex strings_;
  CffIndex global_subrs_;
  CffIndex charstrings_;
  CffCharset charset_;
  std::size_t fd_select_ = 0;
  std::vector<CffFontDict> font_dicts_;
};

}  // namespace typeset
