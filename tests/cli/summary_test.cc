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
  PlacedImage placed;
  pages.pages[0].items.emplace_back(placed);
  CHECK(summary(pages, Language::en) == "3 pages · 2 sheets duplex · all black");
  placed.image = 1;
  pages.pages[1].items.emplace_back(placed);
  CHECK(summary(pages, Language::en) == "3 pages · 2 sheets duplex · all black · colour pictures on page 2");
  CHECK(summary(pages, Language::zh) == "3 页 · 双面 2 张 · 全部黑色 · 第 2 页有彩图");
}
