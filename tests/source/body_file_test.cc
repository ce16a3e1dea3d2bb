// Body files: what is read of which bytes and names, one line a case; and whatever bytes come, reading ends and every
// place it tells lies in the file.
#include "source/body_file.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "source/body_file_faults.h"
#include "support/made_text.h"

using namespace typeset;

namespace {

struct BodyFileReading {
  Sources sources;
  Diagnostics faults;
  std::optional<LocatedText> text;
  FileId field = sources.add("issue.yaml", "编码: …");

  explicit BodyFileReading(std::string_view bytes, std::optional<Encoding> encoding = {}) {
    std::optional<Located<Encoding>> given;
    if (encoding) given = {*encoding, {field, 8, 11}};
    text = read_body_file(sources, "某某区.txt", bytes, given, faults);
  }

  /// The text, and the faults as `line:column slug`.
  std::string told() const {
    std::string told = text ? "<" + text->str() + ">" : "";
    for (const Diagnostic& fault : faults.all()) {
      const Position at = sources.position(fault.span);
      if (!told.empty()) told += " ";
      if (fault.span.file == field) told += "field ";
      told += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + std::string(fault.kind->slug);
    }
    return told;
  }
};

std::string utf16(std::string_view text) { return to_utf16be("\ufeff" + std::string(text)); }

const std::string kGb = "a\xc4\xb3\xc7\xf8\r\n\xbb\xe1\xd2\xe9\r\n";  // a某区 会议

}  // namespace

TEST_CASE("body files: bytes and the text they say") {
  struct Case {
    std::string bytes;
    std::string told;
    std::optional<Encoding> encoding = {};
  };
  const std::vector<Case> cases = {
      {"甲\n乙\n", "<甲\n乙\n>"},
      {"甲\r\n\r乙\r", "<甲\n\n乙\n>"},
      {"\xef\xbb\xbf甲", "<甲>"},
      {"\t甲\t\n", "<\t甲\t\n>"},
      {kGb, "<a某区\n会议\n> 1:2 source/body-file-encoding"},
      {kGb, "<a某区\n会议\n>", Encoding::gb18030},
      {utf16("甲乙\n"), "<甲乙\n> 1:1 source/body-file-encoding"},
      {utf16("甲乙\n"), "<甲乙\n>", Encoding::utf16le},
      // A field of the source settles it, and errs at its own place.
      {"某某区开展工作", "field 1:5 source/body-file-other-encoding", Encoding::gb18030},
      {kGb, "field 1:5 source/body-file-other-encoding", Encoding::utf8},
      // Faults.
      {"", "1:1 source/body-file-empty"},
      {" \n\t　\r\n", "1:1 source/body-file-empty"},
      {"甲乙\n丙\t\t丁\t戊\n", "2:2 source/tab-in-text 2:5 source/tab-in-text"},
      {"会议\x01" + test::times(20, "字"), "1:3 base/control-character"},
      {"会议\xe2\x80\xa8" + test::times(20, "字"), "1:3 base/control-character"},
      {"会议\xff" + test::times(20, "字"), "1:3 base/bad-bytes"},
      {std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1", 19), "1:1 source/body-file-not-text"},
      {std::string("PK\3\4\24\0\6\0\10\0", 10), "1:1 source/body-file-not-text"},
      {std::string("PK\3\4\24\0\6\0\10\0", 10), "1:1 source/body-file-not-text", Encoding::gb18030},
      {"{\\rtf1\\ansi \\'c4\\'b3}", "1:1 source/body-file-not-text"},
      {std::string("\0\0\xfe\xff\0\0\0a", 8), "1:1 source/body-file-not-text"}};
  for (const Case& test : cases) {
    INFO(test.bytes);
    CHECK(BodyFileReading(test.bytes, test.encoding).told() == test.told);
  }
}

TEST_CASE("body files: names, and the encodings that a field may give") {
  const auto said = [](std::string_view name) -> std::string {
    Diagnostics faults;
    const bool fit =
        names_body_file(LocatedText(name, Span{FileId{0}, 0, static_cast<std::uint32_t>(name.size())}), faults);
    CHECK(fit == !faults.has_errors());
    return fit ? "" : std::string(faults.all().front().kind->slug);
  };
  for (const std::string_view name : {"a.txt", "稿件/甲.区.TXT", "a\\b.md", "a.markdown"}) CHECK(said(name).empty());
  for (const std::string_view name : {"a.docx", "稿件/甲.DOC", "a.wps", "a.rtf"})
    CHECK(said(name) == "source/body-file-word");
  for (const std::string_view name : {"a", "a.txt/b", "txt", "a.yaml", "a.csv", "a.txt "})
    CHECK(said(name) == "source/body-file-name");

  const auto encoding = [](std::string_view word) {
    Diagnostics faults;
    const auto read =
        read_encoding(LocatedText(word, Span{FileId{0}, 0, static_cast<std::uint32_t>(word.size())}), faults);
    CHECK(read.has_value() == !faults.has_errors());
    return read;
  };
  CHECK(encoding("utf-8") == Encoding::utf8);
  CHECK(encoding("GBK") == Encoding::gb18030);
  CHECK(encoding("gb2312") == Encoding::gb18030);
  CHECK_FALSE(encoding("big5"));
}

TEST_CASE("body files: whatever bytes come, every byte stands where it says, and every fault lies in the file") {
  static const std::vector<std::string> kPieces = {"会议", "\t",       "\n",   "\r\n", "\r",           " ",
                                                   "　",   "\xd6\xb8", "\xff", "\x01", "\xe2\x80\xa8", "# "};
  test::Dice dice(11);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes;
    for (std::size_t n = dice.below(30); n > 0; --n)
      bytes += kPieces[dice.below(dice.below(2) == 0 ? 7 : kPieces.size())];
    const BodyFileReading reading(bytes, dice.below(3) == 0 ? std::optional(Encoding::gb18030) : std::nullopt);
    REQUIRE(reading.text.has_value() != reading.faults.has_errors());
    for (const Diagnostic& fault : reading.faults.all()) {
      REQUIRE(fault.span.known());
      REQUIRE(fault.span.begin <= fault.span.end);
      REQUIRE(fault.span.end <= reading.sources.text(fault.span.file).size());
    }
    if (!reading.text) continue;
    for (std::size_t at = 0; at < reading.text->size(); ++at) {
      const Span place = reading.text->span(at, at + 1);
      const std::string_view written = reading.sources.text(place.file).substr(place.begin, place.end - place.begin);
      const char c = reading.text->view()[at];
      REQUIRE((c == '\n' ? written.find_first_of("\r\n") : written.find(c)) != std::string_view::npos);
    }
  }
}
