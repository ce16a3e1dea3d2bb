// What the program says, in both of its languages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace typeset {

enum class Language : std::uint8_t { zh, en };

/// The same thing said in both languages; for tables and literals, whose text outlives it.
struct Words {
  std::string_view zh;
  std::string_view en;
  constexpr std::string_view in(Language language) const { return language == Language::zh ? zh : en; }
};

/// The same, owned: a word of the source (the same in both languages) or a term put together at run time.
struct Term {
  Term(std::string both) : zh(both), en(std::move(both)) {}
  Term(std::string_view both) : Term(std::string(both)) {}
  Term(const char* both) : Term(std::string(both)) {}
  Term(const Words& words) : zh(words.zh), en(words.en) {}
  Term(std::string zh_name, std::string en_name) : zh(std::move(zh_name)), en(std::move(en_name)) {}
  const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
  std::string zh;
  std::string en;
};

}  // namespace typeset
