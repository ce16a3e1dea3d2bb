// Text that knows where it was written, through escapes, folds, slices and joins.
#include "base/located_text.h"

#include <catch2/catch.hpp>

using namespace typeset;

namespace {

constexpr FileId kFile{3};
Span at(std::uint32_t begin, std::uint32_t end) { return {kFile, begin, end}; }

/// ab\tcd, written at 10 as `ab\tcd` with the tab as two characters, then a line fold (from 16 to 22), then ef.
LocatedText example() {
  LocatedText text("ab", at(10, 12));
  text.append("\t", at(12, 14));
  text.append("cd", at(14, 16));
  text.append(" ", at(16, 22));
  text.append("ef", at(22, 24));
  return text;
}

}  // namespace

TEST_CASE("spans of located text", "[base]") {
  const LocatedText text = example();
  REQUIRE(text.view() == "ab\tcd ef");
  struct Case {
    std::size_t begin, end;
    Span span;
  };
  const Case cases[] = {
      {0, 8, at(10, 24)},                                                              // all of it
      {0, 1, at(10, 11)}, {1, 2, at(11, 12)}, {2, 3, at(12, 14)},                      // a replaced stretch as a whole
      {3, 4, at(14, 15)}, {5, 6, at(16, 22)}, {7, 8, at(23, 24)}, {1, 4, at(11, 15)},  // across stretches
      {4, 7, at(15, 23)}, {3, 3, at(14, 14)},                                          // an empty span is a place
      {8, 8, at(24, 24)},                                                              // also after the end
  };
  for (const Case& c : cases) {
    INFO(c.begin << ".." << c.end);
    CHECK(text.span(c.begin, c.end) == c.span);
  }
  CHECK(text.span() == at(10, 24));
  CHECK_FALSE(LocatedText().span().known());
}

TEST_CASE("the place after a replaced ending is its end", "[base]") {
  LocatedText text("ab", at(10, 12));
  text.append("\n", at(12, 20));
  CHECK(text.span(3, 3) == at(20, 20));
}

TEST_CASE("a slice keeps its places", "[base]") {
  const LocatedText text = example();
  for (std::size_t begin = 0; begin <= text.size(); ++begin) {
    for (std::size_t end = begin; end <= text.size(); ++end) {
      const LocatedText part = text.slice(begin, end);
      INFO(begin << ".." << end);
      REQUIRE(part.view() == text.view().substr(begin, end - begin));
      for (std::size_t i = 0; i < part.size(); ++i) CHECK(part.span(i, i + 1) == text.span(begin + i, begin + i + 1));
    }
  }
}

TEST_CASE("joined texts keep their places", "[base]") {
  LocatedText joined("x", at(0, 1));
  joined.append(example());
  joined.append(LocatedText("other", Span{FileId{4}, 7, 12}));
  CHECK(joined.view() == "xab\tcd efother");
  CHECK(joined.span(0, 1) == at(0, 1));
  CHECK(joined.span(1, 3) == at(10, 12));
  CHECK(joined.span(3, 4) == at(12, 14));
  CHECK(joined.span(9, 14) == Span{FileId{4}, 7, 12});
  // A span cannot lie in two files: it stays in the first.
  CHECK(joined.span(8, 14).file == kFile);
  CHECK(joined.span(8, 14).begin == 23);
  CHECK(joined.span(8, 14).end == 24);
}

TEST_CASE("adding nothing changes nothing", "[base]") {
  LocatedText text("ab", at(10, 12));
  text.append("", at(12, 12));
  text.append(LocatedText());
  text.append("cd", at(12, 14));
  CHECK(text.view() == "abcd");
  CHECK(text.span(1, 3) == at(11, 13));
  CHECK(text.slice(4, 4).empty());
}
