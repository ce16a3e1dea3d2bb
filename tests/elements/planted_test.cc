// A text planted in every field, through to the pages: on them if it is printed, in the structure tree if it is
// read out, else nowhere.
#include "support/planted.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "support/laid_out.h"
#include "support/on_the_page.h"

using namespace typeset;

namespace {

/// Where what stands in a field is to be found.
struct Where {
  bool page = false;       // printed
  bool structure = false;  // read out to those who cannot see a picture
};
constexpr Where kPrinted = {true, false}, kReadOut = {false, true}, kNowhere = {false, false};

/// The fields that are not just printed. All others are.
struct Exception {
  std::string_view owner, key;
  Where where;
};
constexpr std::array<Exception, 19> kExceptions = {{
    {"", "kind", kNowhere},
    {"", "style", kNowhere},
    {"", "masthead-picture", kNowhere},  // the picture is printed, its file's name is not
    {"", "silence", kNowhere},
    {"articles", "silence", kNowhere},
    {"", "data", kNowhere},
    {"articles", "body-file", kNowhere},  // what stands in it is printed
    {"articles", "encoding", kNowhere},
    {"articles", "columns", kNowhere},
    {"articles", "new-page", kNowhere},
    {"tables", "columns", kNowhere},
    {"tables", "file", kNowhere},
    {"tables", "form", kNowhere},
    {"tables", "head", kNowhere},
    {"tables", "after", kNowhere},
    {"pictures", "file", kNowhere},
    {"pictures", "alt", kReadOut},
    {"pictures", "width", kNowhere},
    {"pictures", "after", kNowhere},
}};

Where where(const FieldRow& row) {
  for (const Exception& field : kExceptions) {
    if (field.owner == row.owner && field.key == row.info->key) return field.where;
  }
  return kPrinted;
}

/// What a value says in print. A date by GB-7.3.5.4: no zeros before the numbers.
std::string printed(const test::Planted& planted) {
  if (planted.row->shape == FieldShape::date) {
    CHECK(planted.value == "2016-05-06");
    return "2016年5月6日";
  }
  // The tiny fonts lack 绝密.
  if (planted.row->shape == FieldShape::secrecy) return planted.value.substr(planted.value.find("★"));
  return planted.value;
}

}  // namespace

TEST_CASE("what is planted in a field is printed, or is not, as the field says", "[elements]") {
  Style style = test::style_named("bulletin");
  style.contents.least = 1;  // for what 要目 alone prints
  const auto picture = test::album_of(test::kElements / "pictures").images.at("图/a.png");
  for (const test::Planted& planted : test::planted_fields()) {
    CAPTURE(planted.source);
    test::PlantedIssue read(planted);
    REQUIRE(read.issue);
    Album album;
    album.images["a.jpg"] = picture;
    if (planted.row->info->sort == TextSort::path) album.images[planted.texts.front()] = picture;
    Diagnostics faults;
    const Pages pages = lay_out(compose(*read.issue, style, album), test::LaidOut::fonts(), faults);
    const std::string page = test::printed_text(pages);
    std::string structure;
    for (const Node& node : pages.nodes) structure += node.alt;
    std::vector<std::string> said = planted.texts;
    if (!planted.value.empty()) said.push_back(printed(planted));
    for (const std::string& one : said) {
      CAPTURE(one, page, structure);
      // A title stands in the list of contents too: more than once is no fault.
      CHECK((page.find(one) != std::string::npos) == where(*planted.row).page);
      CHECK((structure.find(one) != std::string::npos) == where(*planted.row).structure);
    }
  }
}

TEST_CASE("each exception is a field", "[elements]") {
  for (const Exception& field : kExceptions) {
    CAPTURE(field.key);
    CHECK(std::ranges::any_of(
        all_fields(), [&](const FieldRow& row) { return row.owner == field.owner && row.info->key == field.key; }));
  }
}
