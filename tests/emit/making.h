// Making Pages by hand for the tests of emit: glyphs by the cmap, one a character, where the test wants them.
#pragma once

#include <catch2/catch.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "emit/pdf/pdf.h"
#include "page/pages.h"
#include "support/program.h"
#include "support/skip.h"
#include "support/test_fonts.h"

namespace typeset::test {

/// The tiny fonts as fonts.yaml of this folder gives them their roles.
inline const FontBook& fonts() {
  static const std::shared_ptr<const FontBook> book = [] {
    Diagnostics faults;
    auto opened = testing::pinned_font_book(TEST_DATA "/emit/fonts.yaml", REPOSITORY "/tests/fonts", faults);
    if (!opened)
      throw std::runtime_error(faults.all().empty() ? "no font book" : faults.all()[0].message(Language::en));
    return opened;
  }();
  return *book;
}

inline FaceId song() { return fonts().primary(Role::fangsong); }  // CID-keyed CFF
inline FaceId kai() { return fonts().primary(Role::kai); }        // TrueType
inline FaceId shapes() { return fonts().primary(Role::hei); }     // name-keyed CFF
inline FaceId latin() { return fonts().primary(Role::latin); }    // TrueType

inline std::uint32_t glyph_of(FaceId face, char32_t character) {
  const std::uint32_t glyph = fonts().face(face).glyph(character);
  if (glyph == 0) throw std::runtime_error("a tiny font lacks " + to_utf8(character));
  return glyph;
}

/// One glyph a character; the n-th character begins at place(n) or, without `place`, where the one before ends.
inline GlyphRun text_run(FaceId face, const std::string& text, Length size, Length x, Length y,
                         const std::function<Length(int)>& place = nullptr) {
  GlyphRun run;
  run.face = face;
  run.size = size;
  run.text = text;
  int n = 0;
  for_each_character(text, [&](std::size_t at, char32_t character) {
    Glyph glyph;
    glyph.id = glyph_of(face, character);
    glyph.advance = fonts().face(face).at_size(fonts().face(face).advance(glyph.id), size);
    glyph.x = place ? place(n) : x;
    glyph.y = y;
    glyph.text_begin = static_cast<std::uint32_t>(at);
    glyph.text_end = static_cast<std::uint32_t>(at + to_utf8(character).size());
    x += glyph.advance;
    ++n;
    run.glyphs.push_back(glyph);
  });
  return run;
}

/// A run of glyphs put together by hand: each with the bytes of `text` it stands for.
struct Piece {
  char32_t drawn;  // the glyph of this character
  std::uint32_t begin, end;
};

inline GlyphRun pieced_run(FaceId face, std::string text, const std::vector<Piece>& pieces, Length x, Length y) {
  const Face& drawn_by = fonts().face(face);
  GlyphRun run;
  run.face = face;
  run.size = Length::pt(16);
  run.text = std::move(text);
  for (const Piece& piece : pieces) {
    const std::uint32_t glyph = glyph_of(face, piece.drawn);
    const Length advance = drawn_by.at_size(drawn_by.advance(glyph), run.size);
    run.glyphs.push_back({glyph, x, y, advance, piece.begin, piece.end});
    x += advance;
  }
  return run;
}

inline Page a4(std::vector<Item> items = {}, std::string label = "1") {
  return {Length::mm(210), Length::mm(297), std::move(items), std::move(label)};
}

inline Pages one_page(std::vector<Item> items) {
  Pages pages;
  pages.nodes.resize(1);
  pages.nodes[0].kind = NodeKind::document;
  pages.pages.push_back(a4(std::move(items)));
  return pages;
}

inline PdfOptions readable() {
  PdfOptions options;
  options.producer = "Hongtou test";
  options.compress = false;
  return options;
}

inline PdfOptions packed() {
  PdfOptions options = readable();
  options.compress = true;
  return options;
}

/// The PDF of `pages`; the test fails if there is none.
inline std::string pdf_of(const Pages& pages, const PdfOptions& options = readable()) {
  Diagnostics faults;
  std::optional<std::string> written = write_pdf(pages, fonts(), options, faults);
  for (const Diagnostic& fault : faults.all())
    if (fault.kind->severity == Severity::error) FAIL_CHECK(fault.message(Language::en));
  if (!written) FAIL("no PDF");
  return std::move(*written);
}

/// What a tool of the system says of a PDF; "" with a warning where the tool is absent.
inline Outcome ask(const std::string& tool, std::vector<std::string> options, const std::string& pdf,
                   const std::vector<std::string>& after = {}) {
  const ScopedFolder folder;
  write_file(folder.path() / "test.pdf", pdf);
  options.insert(options.begin(), tool);
  options.emplace_back("test.pdf");
  options.insert(options.end(), after.begin(), after.end());
  return run(options, folder.path());
}

/// False, and the test counted as skipped, where `tool` is not installed.
inline bool has(const std::string& tool) {
  const bool present = tool_present(tool);
  if (!present) skip(tool + " is not installed");
  return present;
}

inline void check_by_qpdf(const std::string& pdf) {
  if (!has("qpdf")) return;
  const Outcome outcome = ask("qpdf", {"--check"}, pdf);
  INFO(outcome.output << outcome.errors);
  CHECK(outcome.code == 0);
}

/// pdftotext's lines, in the order of the content stream.
inline std::string text_of(const std::string& pdf) {
  return ask("pdftotext", {"-raw", "-enc", "UTF-8"}, pdf, {"-"}).output;
}

}  // namespace typeset::test
