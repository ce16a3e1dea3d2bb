#include "font/cff_subset.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "font/big_endian.h"

namespace typeset {
namespace {

constexpr std::int32_t kStandardStrings = 391;

/// What stands before the items of an INDEX that lie one behind the other, with offsets no larger than they need be.
void append_index_head(std::string& out, const std::vector<std::size_t>& ends) {
  append_number(out, static_cast<std::uint32_t>(ends.size()), 2);
  if (ends.empty()) return;
  std::size_t offset_size = 1;
  while ((ends.back() + 1) >> (8 * offset_size) != 0) ++offset_size;
  append_number(out, static_cast<std::uint32_t>(offset_size), 1);
  append_number(out, 1, offset_size);
  for (const std::size_t end : ends) append_number(out, static_cast<std::uint32_t>(end + 1), offset_size);
}

void append_index(std::string& out, const std::vector<std::string>& items) {
  std::string all;
  std::vector<std::size_t> ends;
  ends.reserve(items.size());
  for (const std::string& item : items) ends.push_back((all += item).size());
  append_index_head(out, ends);
  out += all;
}

/// A DICT being written. Numbers take five bytes whatever their value, so that offsets can be filled in without moving
/// anything.
struct DictWriter {
  std::string bytes;

  DictWriter& number(std::int64_t value) {
    bytes += static_cast<char>(29);
    append_number(bytes, static_cast<std::uint32_t>(value), 4);
    return *this;
  }
  DictWriter& key(CffKey key) {
    const auto code = static_cast<std::uint16_t>(key);
    if (code >= 0x0C00) bytes += static_cast<char>(12);
    bytes += static_cast<char>(code & 0xFFU);
    return *this;
  }
  /// An operator with its operands as another dict has them, if it has them.
  DictWriter& copy(const CffDict& from, CffKey what) {
    if (from.has(what)) bytes += from.operands(what), key(what);
    return *this;
  }
};

class Writer {
 public:
  Writer(const CffTable& cff, const std::vector<std::uint32_t>& glyphs, std::string_view name)
      : cff_(cff), name_(name.substr(0, 127)) {
    glyphs_.reserve(glyphs.size() + 1);
    glyphs_.push_back(0);
    glyphs_.insert(glyphs_.end(), glyphs.begin(), glyphs.end());
    for (const std::uint32_t glyph : glyphs_) {
      const std::size_t dict = cff_.font_dict_of(glyph);
      const auto known = std::find(dicts_.begin(), dicts_.end(), dict);
      dict_of_.push_back(static_cast<std::size_t>(known - dicts_.begin()));
      if (known == dicts_.end()) dicts_.push_back(dict);
    }
  }

  const std::vector<std::uint32_t>& glyphs() const { return glyphs_; }

  /// All but the charstrings, which follow: header, names, top dict, strings, global subrs, charset, font dict
  /// selection, font dicts, privates: once to learn the offsets, once with them. Then where the charstrings of glyphs()
  /// end, counted from the first.
  std::string before(const std::vector<std::size_t>& charstring_ends) {
    for (int pass = 0; pass < 2; ++pass) {
      out_.clear();
      strings_.clear();
      out_.append({1, 0, 4, 4});
      append_index(out_, {std::string(name_)});
      append_index(out_, {top_dict()});
      const std::vector<std::string> font_dicts = make_font_dicts();
      append_index(out_, strings_);
      append_index(out_, {});
      at_charset_ = out_.size();
      append_charset();
      at_select_ = out_.size();
      append_select();
      at_dicts_ = out_.size();
      append_index(out_, font_dicts);
      append_privates();
      at_charstrings_ = out_.size();
    }
    append_index_head(out_, charstring_ends);
    return std::move(out_);
  }

 private:
  struct Place {
    std::size_t size = 0;
    std::size_t at = 0;
  };

  std::int64_t string_id(std::string text) {
    strings_.push_back(std::move(text));
    return kStandardStrings + static_cast<std::int64_t>(strings_.size()) - 1;
  }

  std::uint32_t cid(std::uint32_t glyph) const { return cff_.cid_keyed() ? cff_.cid(glyph) : glyph; }

  std::string top_dict() {
    const bool keyed = cff_.cid_keyed();
    DictWriter top;
    top.number(string_id(keyed ? cff_.registry() : "Adobe")).number(string_id(keyed ? cff_.ordering() : "Identity"));
    top.number(keyed ? cff_.supplement() : 0).key(CffKey::ros);
    top.copy(cff_.top(), CffKey::font_bbox);
    // Of a name-keyed font the matrix goes into its one font dict, where CID-keyed fonts have it.
    if (keyed) top.copy(cff_.top(), CffKey::font_matrix);
    std::uint32_t count = 0;
    for (const std::uint32_t glyph : glyphs_) count = std::max(count, cid(glyph) + 1);
    top.number(count).key(CffKey::cid_count);
    top.number(static_cast<std::int64_t>(at_charset_)).key(CffKey::charset);
    top.number(static_cast<std::int64_t>(at_select_)).key(CffKey::fd_select);
    top.number(static_cast<std::int64_t>(at_charstrings_)).key(CffKey::char_strings);
    top.number(static_cast<std::int64_t>(at_dicts_)).key(CffKey::fd_array);
    return std::move(top.bytes);
  }

  std::vector<std::string> make_font_dicts() {
    std::vector<std::string> made;
    privates_.resize(dicts_.size());
    for (std::size_t i = 0; i < dicts_.size(); ++i) {
      const CffDict& source = cff_.font_dicts()[dicts_[i]].dict;
      DictWriter dict;
      std::string name;
      if (const std::optional<std::int32_t> id = source.integer(CffKey::font_name)) name = cff_.string(*id);
      if (name.empty()) name = std::string(name_) + "-" + std::to_string(dicts_[i]);
      dict.number(string_id(std::move(name))).key(CffKey::font_name);
      dict.copy(source, CffKey::font_matrix);
      dict.number(static_cast<std::int64_t>(privates_[i].size)).number(static_cast<std::int64_t>(privates_[i].at));
      dict.key(CffKey::private_dict);
      made.push_back(std::move(dict.bytes));
    }
    return made;
  }

  void append_charset() {
    append_number(out_, 0, 1);  // format 0: the CID of each glyph but .notdef
    for (std::size_t i = 1; i < glyphs_.size(); ++i) append_number(out_, cid(glyphs_[i]), 2);
  }

  void append_select() {
    append_number(out_, 3, 1);  // format 3: ranges, and the end of the last
    std::string ranges;
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < dict_of_.size(); ++i) {
      if (i > 0 && dict_of_[i] == dict_of_[i - 1]) continue;
      append_number(ranges, static_cast<std::uint32_t>(i), 2);
      append_number(ranges, static_cast<std::uint32_t>(dict_of_[i]), 1);
      ++count;
    }
    append_number(out_, count, 2);
    out_ += ranges;
    append_number(out_, static_cast<std::uint32_t>(glyphs_.size()), 2);
  }

  void append_privates() {
    for (std::size_t i = 0; i < dicts_.size(); ++i) {
      const CffDict& source = cff_.font_dicts()[dicts_[i]].private_dict;
      DictWriter dict;
      dict.copy(source, CffKey::default_width).copy(source, CffKey::nominal_width);
      if (dict.bytes.empty()) dict.number(0).key(CffKey::default_width);  // some readers stumble over an empty one
      privates_[i] = {dict.bytes.size(), out_.size()};
      out_ += dict.bytes;
    }
  }

  const CffTable& cff_;
  std::string_view name_;
  std::vector<std::uint32_t> glyphs_;
  std::vector<std::size_t> dicts_;    // of cff_, in the order first used
  std::vector<std::size_t> dict_of_;  // for each glyph, which of dicts_
  std::vector<Place> privates_;
  std::vector<std::string> strings_;
  std::string out_;
  std::size_t at_charset_ = 0;
  std::size_t at_select_ = 0;
  std::size_t at_charstrings_ = 0;
  std::size_t at_dicts_ = 0;
};

}  // namespace

std::optional<std::string> write_cff_subset(const CffTable& cff, const std::vector<std::uint32_t>& glyphs,
                                            std::string_view postscript_name) {
  Writer writer(cff, glyphs, postscript_name);
  CharstringMaker maker(cff);
  std::string charstrings;
  std::vector<std::size_t> ends;
  for (const std::uint32_t glyph : writer.glyphs()) {
    if (!maker.append(glyph, charstrings)) return std::nullopt;
    ends.push_back(charstrings.size());
  }
  return writer.before(ends) + charstrings;
}

std::optional<PackedCff> pack_cff_subset(const CffTable& cff, const CodedCharstrings& coded,
                                         const std::vector<std::uint32_t>& glyphs, std::string_view postscript_name) {
  Writer writer(cff, glyphs, postscript_name);
  CodedCharstrings::Workshop workshop(coded);
  std::vector<Bits> charstrings;
  std::vector<std::size_t> ends;
  charstrings.reserve(writer.glyphs().size());
  ends.reserve(writer.glyphs().size());
  std::size_t size = 0, bits = 0;
  Adler sum;
  for (const std::uint32_t glyph : writer.glyphs()) {
    const std::optional<CodedCharstring> one = coded.coded(glyph, workshop);
    if (!one) return std::nullopt;
    charstrings.push_back(one->bits);
    bits += one->bits.count;
    sum = sum.then(one->sum, one->size);
    ends.push_back(size += one->size);
  }

  const std::string before = writer.before(ends);
  sum = Adler::of(before).then(sum, size);
  const std::string_view sample = before;
  const DeflateCode own = DeflateCode::trained_on({&sample, 1}, DeflateCode::Scope::samples);
  constexpr std::size_t around = 8192;  // bits: two heads, the ends, the check
  BitWriter out;
  out.reserve(before.size() * 9 + bits + around);
  out.put(0x78, 8);  // zlib's head: deflate, a window of 32 KiB;
  out.put(0x01, 8);  // packed fast, and a check of both bytes
  own.put_header(out, false);
  own.put(out, before);
  own.put_end(out);
  coded.code().put_header(out, true);
  for (const Bits& charstring : charstrings) out.append(charstring);
  coded.code().put_end(out);
  out.fill_byte();
  std::string packed = out.take();
  append_number(packed, sum.value(), 4);
  return PackedCff{std::move(packed), before.size() + size};
}

}  // namespace typeset
