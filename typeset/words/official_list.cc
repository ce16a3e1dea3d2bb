#include "words/official_list.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "words/faults.h"
#include "words/lexicon.h"

namespace typeset::words {

namespace {

struct ClassName {
  std::string_view name;
  WordClass cls;
};
constexpr std::array kClassNames = {
    ClassName{"动词", WordClass::predicate},   ClassName{"名动", WordClass::action},
    ClassName{"中心", WordClass::head},        ClassName{"状语", WordClass::manner},
    ClassName{"定语", WordClass::attribute},   ClassName{"时间", WordClass::time},
    ClassName{"介词", WordClass::preposition}, ClassName{"连词", WordClass::conjunction},
    ClassName{"助词", WordClass::particle},    ClassName{"职务", WordClass::post},
    ClassName{"机关", WordClass::organ},       ClassName{"词", WordClass::noun},
    ClassName{"词组", WordClass::phrase}};

std::optional<WordClass> class_named(std::string_view name) {
  const auto* found = std::ranges::find(kClassNames, name, &ClassName::name);
  return found == kClassNames.end() ? std::nullopt : std::optional(found->cls);
}

std::string all_names() {
  std::string names;
  for (const ClassName& one : kClassNames) names.append(names.empty() ? "" : " ").append(one.name);
  return names;
}

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t begin = line.find_first_not_of(kBlanks);
  if (begin == line.npos) return {};
  return line.substr(begin, line.find_last_not_of(kBlanks) + 1 - begin);
}

}  // namespace

std::vector<OfficialWord> read_official_list(const Sources& sources, FileId file, Diagnostics& faults) {
  std::vector<OfficialWord> words;
  const std::string_view all = sources.text(file);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    const std::string_view line = trimmed(all.substr(at, end - at));
    at = end + 1;
    if (line.empty() || line.starts_with('#')) continue;
    const auto begin = static_cast<std::uint32_t>(line.data() - all.data());
    const auto span = [&](std::string_view part) {
      const auto from = static_cast<std::uint32_t>(part.data() - line.data()) + begin;
      return Span{file, from, from + static_cast<std::uint32_t>(part.size())};
    };
    const std::string_view word = line.substr(0, line.find_first_of(" \t"));
    const std::string_view name = trimmed(line.substr(word.size()));
    const std::u32string characters = to_utf32(word);
    // A lexicon holds no others (lexicon.h).
    const bool held = std::ranges::all_of(characters, [](char32_t c) { return c <= 0xFFFF; });
    if (name.empty() || characters.size() > kLongestWord || !held) {
      faults.report(words_faults::kNoEntry, span(line), {std::string(line)});
      continue;
    }
    const std::optional<WordClass> cls = class_named(name);
    if (!cls) {
      faults.report(words_faults::kUnknownClass, span(name), {std::string(name), all_names()});
      continue;
    }
    words.push_back({characters, *cls});
  }
  return words;
}

}  // namespace typeset::words
