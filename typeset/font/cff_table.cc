#include "font/cff_table.h"

#include <algorithm>

#include "font/big_endian.h"

namespace typeset {
namespace {

constexpr std::int32_t kStandardStrings = 391;
constexpr std::uint32_t kMostGlyphs = 65535;
constexpr std::size_t kMostFontDicts = 256;
constexpr std::size_t kMostDictEntries = 512;

/// The size of the operand that begins at `at`; 0 if what begins there is no operand or is cut off.
std::size_t operand_size(std::string_view dict, std::size_t at) {
  const std::uint8_t first = u8_at(dict, at);
  std::size_t size = 0;
  if (first >= 32 && first <= 246) size = 1;
  if (first >= 247 && first <= 254) size = 2;
  if (first == 28) size = 3;
  if (first == 29) size = 5;
  if (first == 30) {  // a real number: nibbles up to one that is 15
    for (std::size_t end = at + 1; end < dict.size(); ++end) {
      const std::uint8_t nibbles = u8_at(dict, end);
      if (nibbles >> 4U == 15 || (nibbles & 15U) == 15) return end + 1 - at;
    }
  }
  return holds(dict, at, size) ? size : 0;
}

std::optional<std::int32_t> integer_at(std::string_view dict, std::size_t at) {
  const std::int32_t first = u8_at(dict, at);
  const std::int32_t second = u8_at(dict, at + 1);
  if (first >= 32 && first <= 246) return first - 139;
  if (first >= 247 && first <= 250) return (first - 247) * 256 + second + 108;
  if (first >= 251 && first <= 254) return -(first - 251) * 256 - second - 108;
  if (first == 28) return s16_at(dict, at + 1);
  if (first == 29) return static_cast<std::int32_t>(u32_at(dict, at + 1));
  return std::nullopt;
}

/// An offset that a DICT gives; none if it is missing, negative or past the table.
std::optional<std::size_t> offset(const CffDict& dict, CffKey key, std::string_view table, std::size_t number = 0) {
  const std::optional<std::int32_t> at = dict.integer(key, number);
  if (!at || *at <= 0 || static_cast<std::size_t>(*at) >= table.size()) return std::nullopt;
  return static_cast<std::size_t>(*at);
}

/// What the name of a character collection may be: it is copied into the PDF.
bool is_plain_word(std::string_view text) {
  constexpr std::size_t longest = 64;
  return !text.empty() && text.size() <= longest &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

}  // namespace

std::optional<CffIndex> CffIndex::read(std::string_view table, std::size_t at) {
  CffIndex index;
  if (!holds(table, at, 2)) return std::nullopt;
  index.table_ = table;
  index.count_ = u16_at(table, at);
  index.end_ = at + 2;
  if (index.count_ == 0) return index;
  index.offset_size_ = u8_at(table, at + 2);
  if (index.offset_size_ < 1 || index.offset_size_ > 4) return std::nullopt;
  index.offsets_ = at + 3;
  const std::size_t size = (std::size_t{index.count_} + 1) * index.offset_size_;
  if (!holds(table, index.offsets_, size)) return std::nullopt;
  index.data_ = index.offsets_ + size - 1;
  index.end_ = index.data_ + index.offset(index.count_);
  if (index.end_ > table.size() || index.end_ <= index.data_) return std::nullopt;
  return index;
}

std::size_t CffIndex::offset(std::uint32_t number) const {
  return unsigned_at(table_, offsets_ + std::size_t{number} * offset_size_, offset_size_);
}

std::string_view CffIndex::item(std::uint32_t number) const {
  if (number >= count_) return {};
  const std::size_t begin = offset(number);
  const std::size_t end = offset(number + 1);
  if (begin < 1 || end < begin || !holds(table_, data_ + begin, end - begin)) return {};
  return table_.substr(data_ + begin, end - begin);
}

std::optional<CffDict> CffDict::read(std::string_view bytes) {
  CffDict dict;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (const std::size_t size = operand_size(bytes, at)) {
      at += size;
      continue;
    }
    const std::uint8_t op = u8_at(bytes, at);
    const bool two_bytes = op == 12;
    if (op > 21 || !holds(bytes, at, two_bytes ? 2 : 1) || dict.entries_.size() == kMostDictEntries)
      return std::nullopt;
    const auto key = static_cast<CffKey>(two_bytes ? 0x0C00 + u8_at(bytes, at + 1) : op);
    dict.entries_.push_back({key, bytes.substr(begin, at - begin)});
    at += two_bytes ? 2 : 1;
    begin = at;
  }
  return dict;
}

std::string_view CffDict::operands(CffKey key) const {
  for (const Entry& entry : entries_) {
    if (entry.key == key) return entry.operands;
  }
  return {};
}

bool CffDict::has(CffKey key) const {
  return std::any_of(entries_.begin(), entries_.end(), [key](const Entry& entry) { return entry.key == key; });
}

std::optional<std::int32_t> CffDict::integer(CffKey key, std::size_t number) const {
  const std::string_view bytes = operands(key);
  for (std::size_t at = 0; at < bytes.size(); --number) {
    if (number == 0) return integer_at(bytes, at);
    at += operand_size(bytes, at);
  }
  return std::nullopt;
}

void CffCharset::append(std::uint32_t glyph, std::uint32_t cid) {
  if (!runs_.empty()) {
    Run& last = runs_.back();
    if (last.glyph + last.count == glyph && last.cid + last.count == cid) {
      ++last.count;
      return;
    }
  }
  runs_.push_back({glyph, cid, 1});
}

std::uint16_t CffCharset::cid(std::uint32_t glyph) const {
  auto after = std::upper_bound(runs_.begin(), runs_.end(), glyph,
                                [](std::uint32_t value, const Run& run) { return value < run.glyph; });
  if (after == runs_.begin()) return 0;
  const Run& run = *std::prev(after);
  return glyph - run.glyph < run.count ? static_cast<std::uint16_t>(run.cid + (glyph - run.glyph)) : 0;
}

std::optional<CffTable> CffTable::read(std::string_view bytes) {
  CffTable cff;
  cff.bytes_ = bytes;
  if (u8_at(bytes, 0) != 1 || bytes.size() < 4) return std::nullopt;
  const std::optional<CffIndex> names = CffIndex::read(bytes, u8_at(bytes, 2));
  if (!names) return std::nullopt;
  const std::optional<CffIndex> tops = CffIndex::read(bytes, names->end());
  if (!tops || tops->count() != 1) return std::nullopt;
  const std::optional<CffIndex> strings = CffIndex::read(bytes, tops->end());
  if (!strings) return std::nullopt;
  const std::optional<CffIndex> subrs = CffIndex::read(bytes, strings->end());
  std::optional<CffDict> top = CffDict::read(tops->item(0));
  if (!subrs || !top) return std::nullopt;
  cff.strings_ = *strings;
  cff.global_subrs_ = *subrs;
  cff.top_ = std::move(*top);

  const std::optional<std::size_t> charstrings = offset(cff.top_, CffKey::char_strings, bytes);
  if (!charstrings || cff.top_.integer(CffKey::charstring_type).value_or(2) != 2) return std::nullopt;
  const std::optional<CffIndex> index = CffIndex::read(bytes, *charstrings);
  if (!index || index->count() == 0) return std::nullopt;
  cff.charstrings_ = *index;

  cff.cid_keyed_ = cff.top_.has(CffKey::ros);
  if (cff.cid_keyed_) {
    if (!cff.read_cid_keyed()) return std::nullopt;
    return cff;
  }
  CffFontDict& only = cff.font_dicts_.emplace_back();
  only.dict = cff.top_;
  if (!cff.read_private(only)) return std::nullopt;
  return cff;
}

std::string_view CffTable::string(std::int32_t id) const {
  return id < kStandardStrings ? std::string_view() : strings_.item(static_cast<std::uint32_t>(id - kStandardStrings));
}

bool CffTable::read_cid_keyed() {
  registry_ = string(top_.integer(CffKey::ros, 0).value_or(0));
  ordering_ = string(top_.integer(CffKey::ros, 1).value_or(0));
  supplement_ = top_.integer(CffKey::ros, 2).value_or(0);
  const std::optional<std::size_t> dicts = offset(top_, CffKey::fd_array, bytes_);
  const std::optional<std::size_t> select = offset(top_, CffKey::fd_select, bytes_);
  if (!dicts || !select || !is_plain_word(registry_) || !is_plain_word(ordering_)) return false;
  const std::optional<CffIndex> index = CffIndex::read(bytes_, *dicts);
  if (!index || index->count() == 0 || index->count() > kMostFontDicts) return false;
  fd_select_ = *select;
  for (std::uint32_t i = 0; i < index->count(); ++i) {
    std::optional<CffDict> dict = CffDict::read(index->item(i));
    if (!dict) return false;
    CffFontDict& font = font_dicts_.emplace_back();
    font.dict = std::move(*dict);
    if (!read_private(font)) return false;
  }
  return read_charset();
}

bool CffTable::read_charset() {
  const std::uint32_t glyphs = std::min(glyph_count(), kMostGlyphs);
  charset_.append(0, 0);
  const std::optional<std::int32_t> given = top_.integer(CffKey::charset);
  if (given.value_or(0) <= 2) {  // predefined charsets are for name-keyed fonts; here they can only mean the identity
    for (std::uint32_t glyph = 1; glyph < glyphs; ++glyph) charset_.append(glyph, glyph);
    return true;
  }
  std::size_t at = static_cast<std::size_t>(*given);
  const std::uint8_t format = u8_at(bytes_, at++);
  if (format > 2) return false;
  const std::size_t size_of_left = format;  // the size of the field that says how many more follow
  for (std::uint32_t glyph = 1; glyph < glyphs;) {
    if (!holds(bytes_, at, 2 + size_of_left)) return false;
    const std::uint32_t first = u16_at(bytes_, at);
    const std::uint32_t left = size_of_left == 0 ? 0 : unsigned_at(bytes_, at + 2, size_of_left);
    at += 2 + size_of_left;
    for (std::uint32_t i = 0; i <= left && glyph < glyphs; ++i, ++glyph) charset_.append(glyph, (first + i) & 0xFFFFU);
  }
  return true;
}

bool CffTable::read_private(CffFontDict& font) const {
  if (!font.dict.has(CffKey::private_dict)) return true;
  const std::int32_t size = font.dict.integer(CffKey::private_dict, 0).value_or(-1);
  const std::int32_t at = font.dict.integer(CffKey::private_dict, 1).value_or(-1);
  if (size == 0) return true;
  if (size < 0 || at < 0 || !holds(bytes_, static_cast<std::size_t>(at), static_cast<std::size_t>(size))) return false;
  std::optional<CffDict> dict =
      CffDict::read(bytes_.substr(static_cast<std::size_t>(at), static_cast<std::size_t>(size)));
  if (!dict) return false;
  font.private_dict = std::move(*dict);
  if (const std::optional<std::int32_t> subrs = font.private_dict.integer(CffKey::subrs)) {
    // Counted from the Private DICT.
    const std::int64_t where = std::int64_t{at} + *subrs;
    const std::optional<CffIndex> index =
        where < 0 ? std::nullopt : CffIndex::read(bytes_, static_cast<std::size_t>(where));
    if (!index) return false;
    font.subrs = *index;
  }
  return true;
}

std::size_t CffTable::font_dict_of(std::uint32_t glyph) const {
  std::size_t found = 0;
  const std::uint8_t format = u8_at(bytes_, fd_select_);
  if (!cid_keyed_) return 0;
  if (format == 0) found = u8_at(bytes_, fd_select_ + 1 + glyph);
  if (format == 3) {
    // Ranges {first glyph: 2 bytes, font dict: 1 byte} in ascending order: the last that begins at or before the glyph.
    std::size_t low = 0;
    for (std::size_t high = u16_at(bytes_, fd_select_ + 1); low < high;) {
      const std::size_t middle = (low + high) / 2;
      if (u16_at(bytes_, fd_select_ + 3 + 3 * middle) <= glyph) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low > 0) found = u8_at(bytes_, fd_select_ + 3 + 3 * (low - 1) + 2);
  }
  return found < font_dicts_.size() ? found : 0;
}

}  // namespace typeset
