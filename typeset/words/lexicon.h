// Lexicon: words with their class and how common they are; made once by lexicon_maker.h, kept in the cache, and read
// in place.
//
// Made of two lists: a general dictionary (if there is one) and our own of official language, which has the last word
// about a class. Knows only characters of the Basic Multilingual Plane, and no word longer than kLongestWord.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "base/file_source.h"
#include "words/word_class.h"

namespace typeset::words {

inline constexpr std::size_t kLongestWord = 16;  // characters

/// Costs are −log₂ of a word's share of all text, in 64ths of a bit: the rarer the costlier.
inline constexpr std::uint32_t kBit = 64;

struct KnownWord {
  WordClass cls = WordClass::unknown;
  std::uint32_t cost = 0;
};

/// Immutable; thread-safe. Cheap to copy: copies share the bytes.
class Lexicon {
 public:
  /// Knows nothing.
  Lexicon() = default;
  /// None where the bytes are not what lexicon_maker.h wrote. They are looked through once, so that no later answer
  /// reads beyond them.
  static std::optional<Lexicon> open(Bytes bytes);

  /// This one with another behind it, which is asked for what this one does not know.
  Lexicon over(Lexicon behind) const;

  /// Whether the general dictionary went into it, or into one behind it.
  bool has_dictionary() const { return has_dictionary_ || (behind_ && behind_->has_dictionary()); }
  std::optional<KnownWord> find(std::u32string_view word) const;

  /// Calls visit(length, KnownWord) for each word that begins at `at`, shortest first.
  template <typename Visit>
  void for_each_at(std::u32string_view text, std::size_t at, Visit visit) const {
    const Row row = row_of(text[at]), behind = behind_ ? behind_->row_of(text[at]) : Row();
    for (std::size_t length = 1; length <= kLongestWord && at + length <= text.size(); ++length) {
      std::optional<KnownWord> known = find_in(row, text.substr(at, length));
      if (!known && behind_) known = behind_->find_in(behind, text.substr(at, length));
      if (known) visit(length, *known);
    }
  }

 private:
  /// The words that begin with one character, by length: `counts[n]` of n characters, behind one another from `begin`.
  struct Row {
    std::size_t begin = 0;  // in units of 16 bits
    std::size_t at = 0;     // where its counts stand; 0: no such row
  };

  std::uint32_t unit(std::size_t index) const;
  std::uint32_t count(const Row& row, std::size_t length) const;
  Row row_of(char32_t first) const;
  std::optional<KnownWord> find_in(const Row& row, std::u32string_view word) const;

  Bytes bytes_;
  std::size_t rows_ = 0;
  bool has_dictionary_ = false;
  std::shared_ptr<const Lexicon> behind_;
};

/// Where a lexicon is had from, by whoever needs one: most documents have no title that must be divided.
class LexiconSource {
 public:
  LexiconSource() = default;
  LexiconSource(const LexiconSource&) = delete;
  LexiconSource& operator=(const LexiconSource&) = delete;
  virtual ~LexiconSource() = default;
  /// The same each time; opened at the first call. Thread-safe.
  virtual const Lexicon& lexicon() const = 0;
};

}  // namespace typeset::words
