// Where words begin and end in a clause, as the dictionary cuts it, for the few places where a rule must know.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "lint/passage.h"
#include "words/lexicon.h"

namespace typeset::lint {

/// The clause that characters [begin, end) stand in, no more than a few words on either side.
std::pair<std::size_t, std::size_t> clause_about(const Passage& passage, std::size_t begin, std::size_t end);

/// The words about characters [begin, end): the clause they stand in is cut, but no more than a few words on either
/// side. Words are those of the lexicon and of ICU; without either's data everything is one word.
class WordCut {
 public:
  WordCut(const Passage& passage, std::size_t begin, std::size_t end, const words::Lexicon& lexicon);
  /// The same clause without character `left_out`, one of [begin, end); places behind it count as if it stood there.
  WordCut(const Passage& passage, std::size_t begin, std::size_t end, std::size_t left_out,
          const words::Lexicon& lexicon);

  /// Whether a word ends before character `i`, which must be one of those asked about or the next behind them.
  bool boundary(std::size_t i) const;
  /// The length in characters of the word that ends before `i`, and of the one that begins there; both at a boundary.
  std::size_t word_before(std::size_t i) const;
  std::size_t word_at(std::size_t i) const;
  /// How many words the clause has.
  std::size_t count() const;
  bool begins_long_word(std::size_t i) const { return boundary(i) && word_at(i) > 1; }

 private:
  friend bool words_meet(const Passage& passage, std::size_t seam, const words::Lexicon& lexicon);
  WordCut() = default;
  void cut(const Passage& passage, std::size_t from, std::size_t to, std::size_t left_out,
           const words::Lexicon& lexicon);

  std::size_t from_ = 0, to_ = 0;
  std::vector<bool> boundaries_;  // before each character of [from_, to_), and behind the last
};

/// Whether two words of two characters and more meet before character `seam`, where the clause is cut there: 落实|实事,
/// which the dictionary, asked for the whole, cuts 落|实实|事.
bool words_meet(const Passage& passage, std::size_t seam, const words::Lexicon& lexicon);

}  // namespace typeset::lint
