#include "words/lexicon_maker.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "base/utf8.h"
#include "words/lexicon_format.h"

namespace typeset::words {

namespace {

/// How common a word of official language is at the least: the dictionary counts newspapers and novels, where 防返贫 or
/// 筑牢 hardly occur.
constexpr std::uint64_t kOfficialWord = 3000, kOfficialClass = 200;
/// Two hanzi that are a person's name in a novel are seldom one in a title: 伟大, 高水 of 高水平.
constexpr std::uint64_t kShortName = 3;

/// How much text a dictionary was counted in, about: so that lists without one have costs of the same scale.
constexpr std::uint64_t kUsualText = 60'000'000;

struct Entry {
  WordClass cls = WordClass::unknown;
  std::uint64_t frequency = 0;
};
/// In order of first character, length, and the other characters.
struct Order {
  bool operator()(const std::u16string& a, const std::u16string& b) const {
    if (a.front() != b.front()) return a.front() < b.front();
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  }
};
using Entries = std::map<std::u16string, Entry, Order>;

WordClass class_of(std::string_view tag) {
  using enum WordClass;
  if (tag.starts_with("ns")) return place;
  if (tag.starts_with("nt")) return organisation;
  if (tag.starts_with("nr")) return person;
  if (tag.starts_with('n') || tag.starts_with('j')) return noun;
  if (tag.starts_with('t')) return time;
  if (tag.starts_with('m')) return numeral;
  if (tag.starts_with('q')) return measure;
  if (tag.starts_with('v')) return action;
  if (tag == "ad" || tag.starts_with('d')) return adverb;
  if (tag.starts_with('a') || tag.starts_with('b') || tag.starts_with("z")) return adjective;
  if (tag.starts_with('f') || tag.starts_with('s')) return localiser;
  if (tag.starts_with('r')) return pronoun;
  if (tag.starts_with('i') || tag.starts_with('l')) return set_phrase;
  if (tag.starts_with('p')) return preposition;
  if (tag.starts_with('c')) return conjunction;
  if (tag.starts_with('u') || tag.starts_with('y')) return particle;
  return unknown;
}

/// None for what a lexicon does not hold.
std::optional<std::u16string> short_word(std::u32string_view word) {
  if (word.empty() || word.size() > kLongestWord) return std::nullopt;
  std::u16string units;
  for (const char32_t c : word) {
    if (c > 0xFFFF) return std::nullopt;
    units += static_cast<char16_t>(c);
  }
  return units;
}

/// `word frequency tag`, or nothing that can be used.
std::optional<std::pair<std::u16string, Entry>> read_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  const std::size_t tag = line.rfind(' ');
  if (tag == line.npos || tag == 0) return std::nullopt;
  const std::size_t number = line.rfind(' ', tag - 1);
  if (number == line.npos) return std::nullopt;
  std::optional<std::u16string> word = short_word(to_utf32(line.substr(0, number)));
  Entry entry{class_of(line.substr(tag + 1)), 0};
  const char* last = line.data() + tag;
  const auto [end, error] = std::from_chars(line.data() + number + 1, last, entry.frequency);
  if (!word || error != std::errc() || end != last) return std::nullopt;
  // Words of Western letters are known by their form, not by a list.
  if (word->front() < 0x2E80) return std::nullopt;
  if (entry.cls == WordClass::person && word->size() == 2) entry.frequency = std::min(entry.frequency, kShortName);
  // Every hanzi has an entry; what it is by itself only official language says.
  if (word->size() == 1 && entry.cls != WordClass::numeral && entry.cls != WordClass::measure)
    entry.cls = WordClass::unknown;
  return std::pair(std::move(*word), entry);
}

Entries read_dictionary(std::string_view text) {
  Entries entries;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (auto entry = read_line(text.substr(0, end))) entries.insert(std::move(*entry));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return entries;
}

void add_official(const std::vector<OfficialWord>& official, Entries& entries) {
  for (const OfficialWord& one : official) {
    std::optional<std::u16string> word = short_word(one.word);
    if (!word) continue;
    Entry& entry = entries[std::move(*word)];
    entry.cls = one.cls;
    const std::uint64_t least = one.cls == WordClass::noun ? kOfficialWord : kOfficialClass;
    entry.frequency = std::max(entry.frequency, least);
  }
}

void put(std::string& bytes, std::uint32_t unit) {
  bytes += static_cast<char>(unit & 0xFFU);
  bytes += static_cast<char>(unit >> 8U & 0xFFU);
}

struct Row {
  char16_t first = 0;
  std::array<std::uint32_t, kLongestWord> counts{};
};

std::string to_bytes(const Entries& entries, bool has_dictionary) {
  std::uint64_t sum = 0;
  std::vector<Row> rows;
  for (const auto& [word, entry] : entries) {
    sum += entry.frequency;
    if (rows.empty() || rows.back().first != word.front()) rows.push_back({word.front(), {}});
    ++rows.back().counts[word.size() - 1];
  }
  const std::uint64_t total = std::max(sum, kUsualText);
  std::string bytes(kLexiconMagic);
  put(bytes, has_dictionary ? 1 : 0);
  put(bytes, static_cast<std::uint32_t>(rows.size()));
  std::uint32_t begin = static_cast<std::uint32_t>(kHeadUnits + rows.size() * kRowUnits);
  for (const Row& row : rows) {
    put(bytes, row.first);
    put(bytes, begin & 0xFFFFU);
    put(bytes, begin >> 16U);
    for (std::size_t length = 1; length <= kLongestWord; ++length) {
      put(bytes, row.counts[length - 1]);
      begin += row.counts[length - 1] * static_cast<std::uint32_t>(length);
    }
  }
  std::string values;  // of the words of one length that begin with one character
  for (auto at = entries.begin(); at != entries.end();) {
    const auto& [word, entry] = *at;
    for (const char16_t c : std::u16string_view(word).substr(1)) put(bytes, c);
    const double share = static_cast<double>(std::max<std::uint64_t>(entry.frequency, 1)) / static_cast<double>(total);
    const auto cost = static_cast<std::uint32_t>(std::lround(-std::log2(share) * kBit));
    put(values, static_cast<std::uint32_t>(entry.cls) << kCostBits | std::min(cost, kLargestCost));
    const auto next = std::next(at);
    if (next == entries.end() || next->first.size() != word.size() || next->first.front() != word.front()) {
      bytes += values;
      values.clear();
    }
    at = next;
  }
  return bytes;
}

}  // namespace

std::string make_lexicon(std::optional<std::string_view> dictionary, const std::vector<OfficialWord>& official) {
  Entries entries;
  if (dictionary) entries = read_dictionary(*dictionary);
  const bool has_dictionary = !entries.empty();
  add_official(official, entries);
  return to_bytes(entries, has_dictionary);
}

}  // namespace typeset::words
