// What is meant for a picture in a line (docs/body.md), however it was typed.
#include "source/picture_finder.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace typeset;

TEST_CASE("where a picture ends", "[source]") {
  struct Case {
    std::string_view line;
    std::string_view picture;  // empty: there is none
  };
  const Case cases[] = {
      {"![会场](会场.jpg)", "![会场](会场.jpg)"},
      {"![会场](会场.jpg)和![乙](乙.png)", "![会场](会场.jpg)"},
      {"![会场](会场(1).jpg)。", "![会场](会场(1).jpg)"},
      {"![会场](会场.jpg){宽=80mm}。", "![会场](会场.jpg){宽=80mm}"},
      {"![会场](会场.jpg){宽=80mm", "![会场](会场.jpg)"},
      {"！【会场】（会场.jpg）", "！【会场】（会场.jpg）"},
      {"！[会场] (会场.PNG)", "！[会场] (会场.PNG)"},
      {"![会场]会场.jpg。", "![会场]会场.jpg"},
      {"![会场](会场.jpg", "![会场](会场.jpg"},  // left open: to the end
      {"![会场](", "![会场]("},
      {"![会场]", ""},
      {"![会场", ""},
      {"！【重要】（注）", ""},
      {"！[通知](https://a.cn/t)，附图.jpg", ""},
      {"！[海报](https://a.cn/t.jpg)", "！[海报](https://a.cn/t.jpg)"},
      {"！[会场](会场(1).jpg)见https://a.cn", "！[会场](会场(1).jpg)"},
      {"![会场]，见会场.jpg", ""},
      {"![甲]{着重号}见乙.jpg", ""},
      {"![]{注=甲.jpg}", ""},
      {"![甲]{会场.jpg}", "![甲]{会场.jpg"},
      {"[会场](会场.jpg)", ""},
  };
  for (const Case& one : cases) {
    CAPTURE(one.line);
    CHECK(one.line.substr(0, PictureFinder(one.line).end(0)) == one.picture);
  }
  CHECK(PictureFinder("").end(0) == 0);
  CHECK(PictureFinder("甲").end(9) == 0);
}

TEST_CASE("what was found before changes nothing", "[source]") {
  static const std::vector<std::string_view> kPieces = {"![", "！【", "!", "]",    "】", "(", "（", ")",  "甲", "{",
                                                        "}",  ".jpg", " ", ".PNG", "，", "=", "[",  "　", "://"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string line;
    for (std::size_t n = random() % 40; n > 0; --n) line += kPieces[random() % kPieces.size()];
    PictureFinder finder(line);
    CAPTURE(line);
    for (std::size_t at = 0; at < line.size(); ++at) REQUIRE(finder.end(at) == PictureFinder(line).end(at));
    for (std::size_t at = line.size(); at-- > 0;) REQUIRE(finder.end(at) == PictureFinder(line).end(at));
  }
}
