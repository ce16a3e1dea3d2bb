// Characters of which nothing is drawn: each of Unicode's default-ignorable and format characters, put into a text, is
// reported at its place or refused by its name; or it is part of what stands before it. None goes in silence.
#include <catch2/catch.hpp>
#include <string>
#include <unicode/uchar.h>
#include <vector>

#include "base/utf8.h"
#include "press/jobs.h"
#include "press/made_files.h"
#include "source/text.h"

namespace typeset {
namespace {

using testing::job;
using testing::MadeFiles;
using testing::premises;

/// They choose the form of the character before them.
bool belongs_to_neighbours(char32_t c) { return (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef); }

std::vector<char32_t> all_of_them() {
  std::vector<char32_t> all;
  for (UChar32 c = 0; c <= 0x10ffff; ++c) {
    const bool ignorable = u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
    if (ignorable || u_charType(c) == U_FORMAT_CHAR) all.push_back(static_cast<char32_t>(c));
  }
  return all;
}

/// The names of those of `characters` that nothing was said of, each in a place that `source` gives it.
template <typename Source>
std::string unreported(const std::vector<char32_t>& characters, Source source) {
  std::string silent;
  constexpr std::size_t kAtATime = 200;  // of a list that has a limit
  for (std::size_t from = 0; from < characters.size(); from += kAtATime) {
    std::string text = "masthead: 工作动态\nnumber: 34\nissuer: 某某办\ndate: 2017-12-29\narticles:\n";
    std::vector<std::size_t> places;
    const std::size_t to = std::min(characters.size(), from + kAtATime);
    for (std::size_t n = from; n < to; ++n) {
      text += source(n - from);
      places.push_back(text.size());
      append_utf8(text, characters[n]);
      text += "态\n";
    }
    text += source(to - from) + "动态\n";
    MadeFiles files;
    files.texts = {{"a.yaml", text}};
    Workshop workshop(files, nullptr, premises());
    const Document document = press(job("a.yaml"), workshop);
    const auto covers = [&](std::size_t place) {
      const auto over = [&](const Span& span) { return span.begin <= place && place < span.end; };
      return std::ranges::any_of(document.faults.all(), [&](const Diagnostic& fault) {
        return over(fault.span) || std::ranges::any_of(fault.more, over);
      });
    };
    for (std::size_t n = from; n < to; ++n)
      if (!covers(places[n - from]) && !belongs_to_neighbours(characters[n]))
        silent += code_point_name(characters[n]) + " ";
  }
  return silent;
}

}  // namespace

TEST_CASE("what draws nothing is reported, or refused by name, wherever it stands", "[press]") {
  const std::vector<char32_t> all = all_of_them();
  REQUIRE(all.size() > 4000);
  const std::string of_bodies = unreported(all, [](std::size_t n) {
    return n == 0 ? std::string("  - title: 动态\n    body: |\n      动") : std::string("      动");
  });
  const std::string of_titles =
      unreported(all, [](std::size_t) { return std::string("  - body: 动态\n    title: 动"); });
  CAPTURE(of_bodies, of_titles);
  CHECK(of_bodies.empty());
  CHECK(of_titles.empty());
}

}  // namespace typeset
