#include "words/official_list.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <set>

#include "support/faults.h"

namespace typeset::words {
namespace {

TEST_CASE("an entry is a word and its class", "[words]") {
  Sources sources;
  Diagnostics faults;
  const FileId file = sources.add("用语.txt", "# 说明\n\n召开 动词\r\n  领导小组\t词组  \n");
  const std::vector<OfficialWord> words = read_official_list(sources, file, faults);
  CHECK(faults.all().empty());
  REQUIRE(words.size() == 2);
  CHECK(words[0].word == U"召开");
  CHECK(words[0].cls == WordClass::predicate);
  CHECK(words[1].word == U"领导小组");
  CHECK(words[1].cls == WordClass::phrase);
}

TEST_CASE("every line that is no entry is reported at its place", "[words]") {
  Sources sources;
  Diagnostics faults;
  const FileId file =
      sources.add("用语.txt", "召开\n领导小组 名字\n一二三四五六七八九十一二三四五六七 词\n𬱖村 词\n好 词");
  const std::vector<OfficialWord> words = read_official_list(sources, file, faults);
  CHECK(words.size() == 1);
  CHECK(test::slugs_of(faults) ==
        std::vector<std::string>{"words/no-entry", "words/unknown-class", "words/no-entry", "words/no-entry"});
  const Position place = sources.position(faults.all()[1].span);
  CHECK(place.line == 2);
  CHECK(place.column == 6);
}

TEST_CASE("our own list has no faults, and no word twice", "[words]") {
  std::ifstream in(std::string(REPOSITORY) + "/words/official.txt", std::ios::binary);
  Sources sources;
  Diagnostics faults;
  const FileId file = sources.add("official.txt", std::string(std::istreambuf_iterator<char>(in), {}));
  const std::vector<OfficialWord> words = read_official_list(sources, file, faults);
  CHECK(faults.all().empty());
  CHECK(words.size() > 3000);
  std::set<std::u32string> seen;
  for (const OfficialWord& one : words) CHECK(seen.insert(one.word).second);
}

}  // namespace
}  // namespace typeset::words
