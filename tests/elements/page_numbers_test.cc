// Where page numbers stand, by the ink of their glyphs: as high below the type area on every page and in every form, on
// the side that the style says, on pages with turned tables as on any other (GB-7.5, GB-8a).
#include <catch2/catch.hpp>

#include "support/laid_out.h"
#include "support/on_the_page.h"

using namespace typeset;
using namespace typeset::test;

namespace {

/// The number of a page as printed.
struct Printed {
  std::string text;
  Length left, right;  // of its cells, from the type area's left edge; the last glyph's by its advance
  Length first_ink_top, baseline;
  bool turned = false;  // among what stands sideways
};

Printed number_of(const LaidOut& made, std::size_t index) {
  const Page& page = made.pages.pages[index];
  const Length area = left_of_area(page, index, made.style);
  Printed number;
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    const auto* run = std::get_if<GlyphRun>(&page.items[i]);
    if (run == nullptr || run->belongs.artifact != Artifact::page_number) continue;
    const Face& face = LaidOut::fonts().face(run->face);
    const Glyph& first = run->glyphs.front();
    if (number.text.empty()) {
      number.left = first.x - area;
      number.baseline = first.y;
      number.first_ink_top = first.y - face.at_size(face.ink(first.id).top, run->size);
    }
    number.right = run->glyphs.back().x + run->glyphs.back().advance - area;
    number.text += run->text;
    number.turned = number.turned || (i >= page.turned_begin && i < page.turned_end);
  }
  return number;
}

/// Five pages, the middle three with a table that stands sideways.
LaidOut with_turned_table(const std::string& page_number) {
  LaidOutWith with;
  with.style = "extends: 小页\n页码: {" + page_number + "}\n";
  return LaidOut(read_file(kElements / "table-turned" / "input.yaml"), with);
}

constexpr Length kArea = Length::mm(92), kFoot = Length::mm(140);
constexpr Length kEm = Length::pt(14), kHair = Length::centi_mm(1);

bool about(Length a, Length b) { return a < b + kHair && b < a + kHair; }

}  // namespace

TEST_CASE("the dash's upper edge lies 7 mm below the type area, on turned pages too (GB-7.5b, GB-8a)", "[elements]") {
  const LaidOut made = with_turned_table("显示: 是");
  REQUIRE(made.pages.pages.size() == 5);
  std::size_t turned = 0;
  for (std::size_t i = 0; i < made.pages.pages.size(); ++i) {
    INFO("page " << i + 1);
    const Page& page = made.pages.pages[i];
    turned += page.turned_end > page.turned_begin ? 1 : 0;
    const Printed number = number_of(made, i);
    CHECK(number.text == "—" + std::to_string(i + 1) + "—");
    CHECK(about(number.first_ink_top, kFoot + Length::mm(7)));
    CHECK_FALSE(number.turned);
    if (i % 2 == 0)
      CHECK(about(number.right, kArea - kEm));  // 1 字 in, on the right of odd pages
    else
      CHECK(about(number.left, kEm));
  }
  CHECK(turned == 3);
}

TEST_CASE("page numbers of every form and place stand at the height of those with dashes", "[elements]") {
  const Length baseline = number_of(with_turned_table("显示: 是"), 0).baseline;
  struct Variant {
    const char* style;
    const char* second;  // what page 2 has
  };
  const Variant variant =
      GENERATE(Variant{"位置: 居中, 格式: \"— {页} —\"", "—2—"}, Variant{"位置: 居左, 格式: \"- {页} -\"", "-2-"},
               Variant{"位置: 居右, 格式: \"第{页}份　共{共页}份\"", "第2份共5份"},
               Variant{"位置: 外侧, 格式: \"{页}/{共页}\", 首页: 否", "2/5"});
  INFO(variant.style);
  const LaidOut made = with_turned_table(variant.style);
  CHECK(number_of(made, 1).text == variant.second);
  CHECK(number_of(made, 0).text.empty() == !made.style.page_number.first_page);
  CHECK(made.pages.pages[0].label == "1");
  for (std::size_t i = 1; i < made.pages.pages.size(); ++i) {
    const Printed number = number_of(made, i);
    CHECK(about(number.baseline, baseline));
    if (made.style.page_number.place == NumberPlace::centre) CHECK(about(number.left + number.right, kArea));
    if (made.style.page_number.place == NumberPlace::left) CHECK(about(number.left, kEm));
    if (made.style.page_number.place == NumberPlace::right) CHECK(about(number.right, kArea - kEm));
  }
}
