// Whatever bytes come, reading ends, and every place it tells lies in the file.
#include <catch2/catch.hpp>

#include "reading.h"
#include "support/made_text.h"

using namespace typeset;

namespace {

void check_places(const Reading& reading) {
  for (const Diagnostic& fault : reading.faults.all()) {
    REQUIRE(fault.span.file == reading.file);
    REQUIRE(fault.span.begin <= fault.span.end);
    REQUIRE(fault.span.end <= reading.sources.text(reading.file).size());
    REQUIRE_FALSE(fault.message(Language::zh).empty());
  }
}

}  // namespace

TEST_CASE("random mutations of valid issues never crash") {
  static const std::vector<std::string> kPieces = {"：",   ":",         ": ",     " ",         "\t",
                                                   "\n",   "\r",        "\r\n",   "　",        "-",
                                                   "- ",   "－",        "[",      "]",         "{",
                                                   "}",    "［",        "］",     "“",         "”",
                                                   "'",    "\"",        "#",      " #",        "|",
                                                   ">",    "*",         "**",     "&",         "!",
                                                   "%",    "@",         "`",      "\\",        "?",
                                                   "? ",   ",",         "，",     "~",         "\x04",
                                                   "\xff", "\u200b",    "---\n",  "...\n",     "|2\n",
                                                   ">-\n", "[甲]{kai}", "刊名: ", "body: |\n", "      ",
                                                   "\\x4", "\\u4e00",   "\ue000", "𠮷",        std::string(1, '\0'),
                                                   "null", "2017-02-30"};
  test::Dice dice(34);
  const auto below = [&](std::size_t n) { return dice.below(n); };
  for (const char* name : {"text-that-looks-like-faults", "chinese-keys", "after-blocks", "crowded"}) {
    const std::string valid = test::read_file(std::string(TEST_DATA) + "/source/good/" + name + ".yaml");
    for (int round = 0; round < 400; ++round) {
      std::string text = valid;
      for (std::size_t change = 0, changes = 1 + below(6); change < changes; ++change) {
        const std::size_t at = below(text.size());
        switch (below(4)) {
          case 0: text.insert(at, kPieces[below(kPieces.size())]); break;
          case 1: text.erase(at, below(12)); break;
          case 2: text.insert(at, text.substr(below(text.size()), below(60))); break;
          default: text.replace(at, std::min<std::size_t>(below(4), text.size() - at), kPieces[below(kPieces.size())]);
        }
      }
      check_places(Reading(text));
    }
  }
}

TEST_CASE("every beginning of a valid issue is read without a crash") {
  const std::string valid = test::read_file(std::string(TEST_DATA) + "/source/good/text-that-looks-like-faults.yaml");
  for (std::size_t length = 0; length < valid.size(); ++length) check_places(Reading(valid.substr(0, length)));
}

TEST_CASE("large and repetitive sources end in reasonable time") {
  const std::string head = "masthead: 甲\nnumber: 1\nissuer: 乙\ndate: 2017-1-1\n";
  const std::string body = head + "articles:\n  - title: 甲\n    body: |\n";
  const std::vector<std::string> texts = {
      body + test::times(150'000, "      \n"),
      body + test::times(9'000, "      字\n"),
      body + test::times(200'000, "#\n"),
      body + test::times(100'000, "#\n") + "      字\n",
      body + "      " + test::times(1'500, "[甲]{kai}") + "\n",
      body + "      " + test::times(4'000, "[]{[") + "\n",
      body + "      " + test::times(9'000, "**") + "\n",
      body + "      " + test::times(19'000, "[") + "\n",
      head + test::times(20'000, "“x” #：") + "\n",
      head + "note: " + test::times(60'000, "甲\n  ") + "\n",
      head + "imprint: {credits: {" + test::times(10'000, "甲：乙，") + "}}\n",
      head + "imprint: {credits: {编辑: '" + test::times(30'000, "张　") + "'}}\n",
      test::times(60'000, "键：值\n"),
      test::times(100'000, "\t"),
      test::times(100'000, "　\n"),
      [&] {
        std::string keys;
        for (int i = 0; i < 40'000; ++i) keys += "k" + std::to_string(i) + ": v\n";
        return keys;
      }(),
  };
  for (const std::string& text : texts) {
    INFO(text.substr(0, 40));
    check_places(Reading(text));
  }
}
