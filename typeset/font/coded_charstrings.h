// CodedCharstrings: the charstrings of a face as packed programs hold them, each made and coded once.
//
// All are coded for deflate under one code of the face, so that a program's are joined bit by bit into one block: what
// a document costs is then a copy of its charstrings, whichever glyphs it uses.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/adler.h"
#include "base/bit_writer.h"
#include "base/deflate_code.h"
#include "base/file_source.h"
#include "font/cff_table.h"
#include "font/charstring_maker.h"

namespace typeset {

/// A charstring under the code of its face, with what must be known of its bytes.
struct CodedCharstring {
  Bits bits;
  std::uint32_t size = 0;  // of the charstring
  Adler sum;               // of it
};

/// Remembered for as long as the face lives: documents that share glyphs, and threads that set them, pay for each glyph
/// once. Thread-safe without locks: whoever is first to have made one leaves it for all, and all make the same.
class CodedCharstrings {
 public:
  /// What is needed in making, so that it is not made again for each glyph.
  class Workshop {
   public:
    explicit Workshop(const CodedCharstrings& of) : maker(of.cff_) {}

   private:
    friend CodedCharstrings;
    CharstringMaker maker;
    std::string charstring;
    BitWriter bits;
    std::deque<std::string> not_kept;
  };

  /// `cff` must outlive it. Bytes do not depend on what is kept, but on `code`. `face` tells it from other faces in a
  /// cache: a digest of the file and the number of the face in it.
  CodedCharstrings(const CffTable& cff, const DeflateCode& code, std::string_view face);
  ~CodedCharstrings();
  CodedCharstrings(const CodedCharstrings&) = delete;
  CodedCharstrings& operator=(const CodedCharstrings&) = delete;

  const DeflateCode& code() const { return code_; }
  /// What CharstringMaker makes of a glyph, coded; none where it makes nothing. Good as long as
  /// `workshop` and this are.
  std::optional<CodedCharstring> coded(std::uint32_t glyph, Workshop& workshop) const;

  /// Takes over what earlier runs made. Only the first call does anything.
  void recall(const Cache& cache) const;
  /// Leaves what was made for later runs, where it is a fifth of it all that the cache does not have, and up to
  /// kMostInCache bytes: so that a run of many documents writes seldom, and one of one reads little.
  void leave_to(Cache& cache) const;
  static constexpr std::size_t kMostInCache = std::size_t{1} << 20U;

 private:
  std::string in_cache() const;
  void take_over(std::string_view body) const;
  const char* keep(std::atomic<const char*>& place, const CodedCharstring& made) const;

  const CffTable& cff_;
  DeflateCode code_;
  std::string cache_key_;
  /// For each glyph, null or a head and the bits; on the heap or in recalled_.
  std::unique_ptr<std::atomic<const char*>[]> made_;
  mutable std::atomic<std::size_t> bytes_ = 0;  // of all that are kept
  mutable std::once_flag recalling_;
  mutable Bytes recalled_;
  mutable std::atomic<std::size_t> in_cache_ = 0;  // bytes, as far as is known
  mutable std::atomic<bool> leaving_ = false;
};

}  // namespace typeset
