// The closing line of a build, for the print room.
#include "cli/summary.h"

#include <catch2/catch.hpp>
#include <memory>

using namespace typeset;

TEST_CASE("the summary tells pages, sheets, red and coloured pictures", "[cli]") {
  Pages pages;
  const auto image = [](ImageColour colour) {
    auto made = std::make_shared<Image>();
    made->colour = colour;
    return made;
  };
  pages.images = {image(ImageColour::grey), image(ImageColour::rgb)};
  pages.pages.resize(3);
  for (Page& page : pages.pages) page.label = "1";
  PlacedImage placed;
  pages.pages[0].items.emplace_back(placed);
  CHECK(summary(pages, std::nullopt, Language::en) == "3 pages · 2 sheets duplex (the last back is blank) · all black");
  placed.image = 1;
  pages.pages[1].items.emplace_back(placed);
  CHECK(summary(pages, std::nullopt, Language::en) ==
        "3 pages · 2 sheets duplex (the last back is blank) · all black · colour pictures on page 2");
  CHECK(summary(pages, std::nullopt, Language::zh) == "3 页 · 双面 2 张（末页背面空白） · 全部黑色 · 第 2 页有彩图");
}

TEST_CASE("the summary tells which pages are blank, and why", "[cli]") {
  Pages pages;
  pages.pages.resize(4);
  pages.pages[0].label = "1";
  pages.pages[3].items.emplace_back(Rule{});
  CHECK(summary(pages, std::nullopt, Language::zh) ==
        "4 页 · 双面 2 张 · 全部黑色 · 第 2、3 页空白（按样式的“版记.末页”，版记在第 4 页）");
  pages.pages[1].label = "2";  // ended by its author, with nothing on it
  CHECK(summary(pages, std::nullopt, Language::en) ==
        "4 pages · 2 sheets duplex · all black · page 3 blank (imprint.last-page of the style: the imprint is on page "
        "4)");
}

TEST_CASE("the summary counts the paper of all copies, and the lines that keep the imprint from the page before",
          "[cli]") {
  Pages pages;
  pages.pages.resize(4);
  for (Page& page : pages.pages) page.label = "1";
  CHECK(summary(pages, 150, Language::zh) == "4 页 · 双面 2 张 · 150 份共 300 张 · 全部黑色");
  CHECK(summary(pages, 1, Language::en) == "4 pages · 2 sheets duplex · 1 copy: 2 sheets · all black");
  pages.pages.resize(3);
  pages.lone_imprint = LoneImprint{2, 1};
  CHECK(summary(pages, 150, Language::zh) ==
        "3 页 · 双面 2 张（末页背面空白） · 150 份共 300 张 · 全部黑色 · 第 3 页只有版记，差 1 行");
  CHECK(
      summary(pages, std::nullopt, Language::en) ==
      "3 pages · 2 sheets duplex (the last back is blank) · all black · page 3 has nothing but the imprint, 1 line too "
      "many before it");
  pages.lone_imprint->lines = 0;
  CHECK(summary(pages, std::nullopt, Language::zh).ends_with("全部黑色 · 第 3 页只有版记"));
  pages.pages.resize(1);  // printed on one side anyway
  pages.lone_imprint.reset();
  CHECK(summary(pages, 80, Language::zh) == "1 页 · 双面 1 张 · 80 份共 80 张 · 全部黑色");
}
