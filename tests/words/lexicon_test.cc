#include "words/lexicon.h"

#include <catch2/catch.hpp>
#include <random>

#include "words/lexicon_maker.h"

namespace typeset::words {
namespace {

const std::string kDictionary =
    "工作 8000 vn\n"
    "工 900 n\n"
    "召开 500 v\n"
    "毕节市 3 ns\n"
    "高水 7 nr\n"
    "王小明 5 nr\n"
    "𠮷野家 9 nz\n"
    "no tag\n"
    "\n"
    "坏 行\n"
    "卡拉OK 5 n\r\n"
    "PPT 30 n\n";

Lexicon made(std::optional<std::string_view> dictionary, const std::vector<OfficialWord>& official) {
  return Lexicon::open(Bytes::from(make_lexicon(dictionary, official))).value();
}

TEST_CASE("words are found with their class, official language having the last word", "[words]") {
  const Lexicon lexicon = made(kDictionary, {{U"召开", WordClass::predicate}, {U"领导小组", WordClass::phrase}});
  CHECK(lexicon.has_dictionary());
  CHECK(lexicon.find(U"工作")->cls == WordClass::action);
  CHECK(lexicon.find(U"召开")->cls == WordClass::predicate);
  CHECK(lexicon.find(U"领导小组")->cls == WordClass::phrase);
  CHECK(lexicon.find(U"毕节市")->cls == WordClass::place);
  CHECK(lexicon.find(U"卡拉OK")->cls == WordClass::noun);
  CHECK_FALSE(lexicon.find(U"毕节"));
  CHECK_FALSE(lexicon.find(U"工作会"));
  CHECK_FALSE(lexicon.find(U"𠮷野家"));  // not of the Basic Multilingual Plane
  CHECK_FALSE(lexicon.find(U"PPT"));     // known by its form
  CHECK_FALSE(lexicon.find(U""));
  CHECK_FALSE(lexicon.find(std::u32string(40, U'工')));
  CHECK_FALSE(made({}, {}).has_dictionary());
  CHECK_FALSE(made("what is no dictionary", {}).has_dictionary());
  CHECK_FALSE(Lexicon().find(U"工作"));
}

TEST_CASE("the rarer a word the costlier", "[words]") {
  const Lexicon lexicon = made(kDictionary, {});
  CHECK(lexicon.find(U"工作")->cost < lexicon.find(U"工")->cost);
  CHECK(lexicon.find(U"工")->cost < lexicon.find(U"召开")->cost);
  // Every small list counts as one of a usual text, 60 million words: −log₂(8000 ÷ 60,000,000) is 12.87.
  CHECK(lexicon.find(U"工作")->cost == 824);
  // Two hanzi that are a name count as rare as 3.
  CHECK(lexicon.find(U"高水")->cost > lexicon.find(U"王小明")->cost);
}

TEST_CASE("a list over another has the last word", "[words]") {
  const Lexicon own = made({}, {{U"工作", WordClass::noun}, {U"三创四治", WordClass::noun}});
  const Lexicon both = own.over(made(kDictionary, {}));
  CHECK(both.find(U"工作")->cls == WordClass::noun);
  CHECK(both.find(U"三创四治"));
  CHECK(both.find(U"毕节市")->cls == WordClass::place);
  CHECK(both.has_dictionary());
  CHECK_FALSE(own.has_dictionary());
  std::vector<WordClass> classes;
  both.for_each_at(U"工作", 0, [&](std::size_t, const KnownWord& word) { classes.push_back(word.cls); });
  CHECK(classes == std::vector<WordClass>{WordClass::unknown, WordClass::noun});
}

TEST_CASE("all words that begin at a place are named, shortest first", "[words]") {
  const Lexicon lexicon = made(kDictionary, {{U"工作会议", WordClass::phrase}});
  std::vector<std::size_t> lengths;
  lexicon.for_each_at(U"召开工作会议", 2, [&](std::size_t length, const KnownWord&) { lengths.push_back(length); });
  CHECK(lengths == std::vector<std::size_t>{1, 2, 4});
}

TEST_CASE("the same lists give the same bytes, in any order", "[words]") {
  CHECK(make_lexicon("乙 2 n\n甲 1 n\n", {}) == make_lexicon("甲 1 n\n乙 2 n\n", {}));
}

TEST_CASE("damaged bytes are no lexicon, or one that answers all the same", "[words]") {
  const std::string good = make_lexicon(kDictionary, {{U"领导小组", WordClass::phrase}});
  for (std::size_t size = 0; size < good.size(); ++size) CHECK_FALSE(Lexicon::open(Bytes::from(good.substr(0, size))));
  CHECK_FALSE(Lexicon::open(Bytes::from(good + "  ")));
  std::mt19937 random(20261130);
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = good;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    const std::optional<Lexicon> lexicon = Lexicon::open(Bytes::from(damaged));
    if (!lexicon) continue;
    for (const char32_t c : U"工召毕高王领卡作")
      lexicon->for_each_at(std::u32string(1, c) + U"作开节市导小组拉OK", 0, [](std::size_t, const KnownWord&) {});
  }
}

}  // namespace
}  // namespace typeset::words
