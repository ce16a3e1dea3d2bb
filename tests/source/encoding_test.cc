// Encodings: what is recognised, named, converted, and where damage is.
#include "base/encoding.h"

#include <catch2/catch.hpp>
#include <optional>

#include "base/utf8.h"
#include "reading.h"

using namespace typeset;

namespace {

constexpr std::string_view kGb = "\xbf\xaf\xc3\xfb: \xb4\xb4\xbd\xa8\xb9\xa4\xd7\xf7\n";  // 刊名: 创建工作
constexpr std::string_view kUtf8 = "刊名: 创建工作\n";

std::string utf16(std::string_view text, bool big, bool mark) {
  std::string made = mark ? (big ? "\xfe\xff" : "\xff\xfe") : "";
  const std::string units = to_utf16be(text);
  for (std::size_t i = 0; i + 1 < units.size(); i += 2) {
    made += big ? units[i] : units[i + 1];
    made += big ? units[i + 1] : units[i];
  }
  return made;
}

}  // namespace

TEST_CASE("encodings are guessed") {
  CHECK(guess_encoding(kUtf8) == Encoding::utf8);
  CHECK(guess_encoding("") == Encoding::utf8);
  CHECK(guess_encoding("a: b\n") == Encoding::utf8);
  CHECK(guess_encoding("\xef\xbb\xbf" + std::string(kUtf8)) == Encoding::utf8);
  CHECK(guess_encoding(kGb) == Encoding::gb18030);
  CHECK(guess_encoding(utf16(kUtf8, false, true)) == Encoding::utf16le);
  CHECK(guess_encoding(utf16(kUtf8, true, true)) == Encoding::utf16be);
  CHECK(guess_encoding(utf16(kUtf8, false, false)) == Encoding::utf16le);
  CHECK(guess_encoding(utf16(kUtf8, true, false)) == Encoding::utf16be);
  CHECK_FALSE(guess_encoding(std::string("PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xdf\xa4\xd2l", 18)));
  CHECK_FALSE(guess_encoding("\xff\xff\xff\xff"));
  CHECK(guess_encoding("masthead: \xff\n") == Encoding::utf8);
  CHECK(guess_encoding(std::string(kGb) + "\xff\n") == Encoding::gb18030);
}

TEST_CASE("names of encodings") {
  CHECK(find_encoding("gbk") == Encoding::gb18030);
  CHECK(find_encoding("GB2312") == Encoding::gb18030);
  CHECK(find_encoding("utf-8") == Encoding::utf8);
  CHECK(find_encoding("UTF-16BE") == Encoding::utf16be);
  CHECK_FALSE(find_encoding("big5"));
  for (const Encoding encoding : {Encoding::utf8, Encoding::gb18030, Encoding::utf16le, Encoding::utf16be}) {
    CHECK(find_encoding(encoding_name(encoding)) == encoding);
  }
}

TEST_CASE("every encoding becomes the same UTF-8") {
  std::size_t bad = 0;
  CHECK(decode(kGb, Encoding::gb18030, &bad) == std::string(kUtf8));
  for (const bool mark : {false, true}) {
    CHECK(decode(utf16("刊名 𠮷", false, mark), Encoding::utf16le, &bad) == std::string("刊名 𠮷"));
    CHECK(decode(utf16("刊名 𠮷", true, mark), Encoding::utf16be, &bad) == std::string("刊名 𠮷"));
  }
  CHECK(decode("\x95\x32\x82\x36", Encoding::gb18030, &bad) == std::string("\U00020000"));  // four bytes
}

TEST_CASE("damage is found at its byte") {
  std::size_t bad = 0;
  CHECK_FALSE(
      decode("ab\xff"
             "c",
             Encoding::utf8, &bad));
  CHECK(bad == 2);
  CHECK_FALSE(
      decode("\xef\xbb\xbf"
             "a\xc0\xaf",
             Encoding::utf8, &bad));
  CHECK(bad == 4);
  CHECK_FALSE(
      decode("\xbf\xaf"
             "a\xff"
             "b",
             Encoding::gb18030, &bad));
  CHECK(bad == 3);
  CHECK_FALSE(decode(std::string("a\0\x00\xd8"
                                 "b\0",
                                 6),
                     Encoding::utf16le, &bad));
  CHECK(bad == 2);
  CHECK_FALSE(decode("a", Encoding::utf16le, &bad));
  CHECK_FALSE(decode("\xbf", Encoding::gb18030, &bad));
  CHECK(bad == 0);
}

TEST_CASE("a file in another encoding is named, and read when asked for") {
  const Reading refused(kGb);
  CHECK(refused.told() == std::multiset<std::string>{"1:1 base/other-encoding"});
  CHECK(refused.faults.all()[0].message(Language::zh).find("GB18030") != std::string::npos);
  CHECK(refused.faults.all()[0].remedy(Language::zh).find("--encoding GB18030") != std::string::npos);
  Sources sources;
  Diagnostics faults;
  const FileId file = add_text(sources, "a", kGb, Encoding::gb18030, faults);
  CHECK(sources.text(file) == kUtf8);
  CHECK(faults.all().empty());
  const FileId big = add_text(sources, "b", utf16(kUtf8, true, true), find_encoding("UTF-16"), faults);
  CHECK(sources.text(big) == kUtf8);
  CHECK(faults.all().empty());
}

TEST_CASE("every damaged byte is told at its line and column") {
  std::string text = "刊名: 创建工作\n编发单位: 某某办\n";
  text.insert(text.find("作"), "\xb4");
  text.insert(text.find("某某"), "\xff\xfe");
  const Reading reading(text);
  CHECK(reading.told() == std::multiset<std::string>{"1:8 base/bad-bytes", "2:7 base/bad-bytes", "2:8 base/bad-bytes"});
}

TEST_CASE("what is no text is said to be none") {
  const Reading reading(std::string("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0\x3e\0\x03\0", 20));
  CHECK(reading.told() == std::multiset<std::string>{"1:1 base/not-text"});
}

TEST_CASE("a file that is not in the encoding asked for is named once") {
  std::string many;
  for (int i = 0; i < 100; ++i) many += "某某市创建工作动态，编发单位\n";
  const Reading utf8(many, Encoding::gb18030);
  CHECK(utf8.told() == std::multiset<std::string>{"1:1 base/not-the-encoding-asked"});
  CHECK(utf8.faults.all()[0].message(Language::zh).find("UTF-8") != std::string::npos);
  CHECK(Reading(many, Encoding::utf16le).told() == std::multiset<std::string>{"1:1 base/not-the-encoding-asked"});
  const Reading gb(kGb, Encoding::utf8);
  CHECK(gb.told() == std::multiset<std::string>{"1:1 base/another-encoding-asked"});
  CHECK(gb.faults.all()[0].remedy(Language::zh).find("--encoding GB18030") != std::string::npos);
}

TEST_CASE("UTF-16 asked for is read in the order of its bytes") {
  for (const bool big : {false, true}) {
    for (const bool mark : {false, true}) {
      Sources sources;
      Diagnostics faults;
      const FileId file = add_text(sources, "a", utf16(kUtf8, big, mark), find_encoding("utf-16"), faults);
      CHECK(sources.text(file) == kUtf8);
      CHECK(faults.all().empty());
    }
  }
}

TEST_CASE("UTF-32 is named, not read as UTF-16") {
  for (const bool mark : {false, true}) {
    for (const bool big : {false, true}) {
      std::string bytes;
      const auto add = [&](char32_t c) {
        for (unsigned i = 0; i < 4; ++i) bytes += static_cast<char>((c >> (8U * (big ? 3 - i : i))) & 0xffU);
      };
      if (mark) add(0xfeff);
      for_each_character(kUtf8, [&](std::size_t, char32_t c) { add(c); });
      for (const std::optional<Encoding> asked : {std::optional<Encoding>(), std::optional(Encoding::utf16le)}) {
        const Reading reading(bytes, asked);
        CHECK(reading.told() == std::multiset<std::string>{"1:1 base/unsupported-encoding"});
        CHECK(reading.faults.all()[0].message(Language::zh).find("UTF-32") != std::string::npos);
      }
    }
  }
}

TEST_CASE("after ten damaged bytes the rest is counted") {
  std::string text;
  for (int i = 0; i < 13; ++i) text += "某某市创建工作动态\xff\n";
  const Reading reading(text);
  REQUIRE(reading.faults.all().size() == 11);
  CHECK(reading.faults.all()[9].kind->slug == "base/bad-bytes");
  CHECK(reading.faults.all()[10].kind->slug == "base/more-bad-bytes");
  CHECK(reading.faults.all()[10].arguments[0].zh == "3");
  CHECK(reading.told().count("11:10 base/more-bad-bytes") == 1);
}
