// The ledger: proof that no character of the text was lost.
//
// Every character of the file that is no white space must come out in the source that was written, or be entered here
// as left out, with its line. What stands in the source but not in the file (a numeral written another way, the kind of
// document) is entered as made. balance() counts all three and finds what is missing: the counts must agree character
// by character, whatever the other stages did.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "source/tally.h"

namespace typeset::pasted {

/// Why a character of the text does not stand in the source.
enum class LeftOut : std::uint8_t {
  page_number,  // — 3 —
  rule,         // a line of dashes
  invisible,    // draws nothing
  form_word,    // 第…期, 报：, ★: printed by the program for the field
  said_again,   // entries of the contents that repeat the titles
  markup,       // marks of Markdown
  unprinted     // what no field prints, reported by itself: whom to ask about an article, 主题词
};
inline constexpr std::size_t kLeftOutSorts = 7;

struct Entry {
  LeftOut why = LeftOut::form_word;
  Span span;
  std::string text;
};

class Ledger {
 public:
  void leave_out(LeftOut why, const Span& span, std::string_view text);
  void make(std::string_view text);
  /// Takes back what was entered as made: it is markup of the source after all.
  void unmake(std::string_view text);
  /// A text that became `kept`: characters of `text` that are not in `kept` are left out, those of `kept` that are not
  /// in `text` are made. Returns what was left out.
  std::string rewrite(LeftOut why, const Span& span, std::string_view text, std::string_view kept);

  /// Radicals that were written as hanzi; balance() takes both for the same.
  Tally& radicals() { return radicals_; }

  const std::vector<Entry>& entries() const { return entries_; }
  std::size_t count(LeftOut why) const { return counts_[static_cast<std::size_t>(why)]; }
  /// Whether what stands in the file, in the source and here agree. `missing` gets the characters that do not come out,
  /// `surplus` those that come out too often; each at most a few.
  bool balance(std::string_view file, std::string_view source, std::string& missing, std::string& surplus) const;

 private:
  std::vector<Entry> entries_;
  std::array<std::size_t, kLeftOutSorts> counts_{};
  std::map<char32_t, long> out_;  // left out less made
  Tally radicals_;
};

/// Characters that count: no white space, none of the marks and signs of this room (lines.h).
bool counts(char32_t c);
std::size_t count_ink(std::string_view text);

}  // namespace typeset::pasted
