#include "words/segment.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "words/lexicon_maker.h"

namespace typeset::words {
namespace {

const std::string kDictionary =
    "全市 500 n\n安全 900 an\n生产 900 vn\n安全生产 300 n\n工作 800 vn\n研究 700 v\n研究生 400 n\n生命 600 n\n命 90 "
    "n\n起源 100 n\n第 50 m\n";

std::string divided(const std::string& text, const std::vector<bool>& boundaries = {}) {
  const std::vector<OfficialWord> official = {{U"工作会议", WordClass::phrase}};
  const Lexicon lexicon = Lexicon::open(Bytes::from(make_lexicon(kDictionary, official))).value();
  const std::u32string characters = to_utf32(text);
  std::string words;
  std::uint32_t at = 0;
  for (const Piece& piece : segment(characters, lexicon, boundaries)) {
    CHECK(piece.begin == at);
    CHECK(piece.end > piece.begin);
    at = piece.end;
    if (!words.empty()) words += '|';
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) append_utf8(words, characters[i]);
  }
  CHECK(at == characters.size());
  return words;
}

TEST_CASE("the likeliest division is found, not the longest first word", "[words]") {
  CHECK(divided("全市安全生产工作") == "全市|安全生产|工作");
  CHECK(divided("研究生命起源") == "研究|生命|起源");
  CHECK(divided("研究生工作") == "研究生|工作");
}

TEST_CASE("numbers and Western words are pieces; so is a character that nothing holds", "[words]") {
  CHECK(divided("全市GDP增12.6%") == "全市|GDP|增|12.6%");
  CHECK(divided("二〇二六年工作") == "二〇二六|年|工作");
  CHECK(divided("") == "");
  CHECK(divided("龘龘") == "龘|龘");
}

TEST_CASE("a phrase is no word", "[words]") { CHECK(divided("工作会议") == "工作|会|议"); }

TEST_CASE("the words of another division count where the lexicon has none", "[words]") {
  // 会议 is a word for others; 工|作 is one too, but ours is likelier.
  std::vector<bool> ends = {true, true, true, false, true};
  CHECK(divided("工作会议", ends) == "工作|会议");
}

}  // namespace
}  // namespace typeset::words
