// Places in sources: lines end at LF, CRLF or CR; columns count characters.
#include "base/sources.h"

#include <catch2/catch.hpp>
#include <string>

using namespace typeset;

TEST_CASE("offset to line and column", "[base]") {
  struct Case {
    std::string text;
    std::uint32_t offset;
    Position position;
  };
  const Case cases[] = {
      {"", 0, {1, 1}},
      {"abc", 0, {1, 1}},
      {"abc", 3, {1, 4}},   // just past the end
      {"a\nb", 1, {1, 2}},  // the line end belongs to its line
      {"a\nb", 2, {2, 1}},
      {"a\n", 2, {2, 1}},     // after the last line end
      {"a\r\nb", 3, {2, 1}},  // CRLF is one line end
      {"a\rb", 2, {2, 1}},    // CR alone is one too
      {"a\n\rb", 3, {3, 1}},  // and LF CR are two
      {"\n\n\n", 2, {3, 1}},
      {"期号: 34\n日期: x", 6, {1, 3}},  // three bytes a character
      {"期号: 34\n日期: x", 11, {2, 1}},
      {"期号: 34\n日期: x", 19, {2, 5}},
      {"𬱖x", 4, {1, 2}},         // outside the BMP: one character
      {"\xff\xfez", 2, {1, 3}},   // ill-formed bytes: one each
      {"e\xcc\x81x", 3, {1, 3}},  // a combining mark is a character
      {"abc", 99, {1, 4}},        // past the text: its end
  };
  for (const Case& c : cases) {
    INFO(c.text << " @ " << c.offset);
    Sources sources;
    const FileId file = sources.add("x.yaml", c.text);
    CHECK(sources.position(file, c.offset) == c.position);
    CHECK(sources.position(Span{file, c.offset, c.offset}) == c.position);
  }
}

TEST_CASE("columns of a long line are counted from near by, and are the same", "[base]") {
  std::string text = "刊名: 动态\n";
  for (int i = 0; i < 700; ++i) text += "中a𬱖é";
  text += "\r\n尾";
  Sources sources;
  const FileId file = sources.add("x.yaml", text);
  const std::uint32_t begin = sources.line_begin(file, 2), end = sources.line_begin(file, 3);
  std::uint32_t column = 1;
  for (std::uint32_t at = begin; at < end; ++column) {
    const Position place = sources.position(file, at);
    if (place != Position{2, column}) FAIL("byte " << at << ": " << place.line << ":" << place.column);
    while (++at < end && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U) continue;
  }
  CHECK(column > 2800);
  CHECK(sources.position(file, end) == Position{3, 1});
}

TEST_CASE("lines are shown without their ends", "[base]") {
  Sources sources;
  const FileId file = sources.add("a.yaml", "一\r\n\r\n三\r四\n");
  CHECK(sources.line_count(file) == 5);
  CHECK(sources.line(file, 1) == "一");
  CHECK(sources.line(file, 2).empty());
  CHECK(sources.line(file, 3) == "三");
  CHECK(sources.line(file, 4) == "四");
  CHECK(sources.line(file, 5).empty());
  CHECK(sources.line(file, 0).empty());
  CHECK(sources.line(file, 6).empty());
  CHECK(sources.line_begin(file, 1) == 0);
  CHECK(sources.line_begin(file, 3) == 7);
  CHECK(sources.line_begin(file, 4) == 11);
}

TEST_CASE("texts stay where they are when more are added", "[base]") {
  Sources sources;
  const FileId first = sources.add("first.yaml", "短");
  const std::string_view text = sources.text(first);
  const char* where = text.data();
  for (int i = 0; i < 1000; ++i) sources.add("more.yaml", "x");
  CHECK(sources.text(first).data() == where);
  CHECK(text == "短");
  CHECK(sources.name(first) == "first.yaml");
}
