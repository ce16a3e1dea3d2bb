// The bytes are a function of the pages, the fonts and the options; and what cannot be written is refused.
#include <catch2/catch.hpp>
#include <map>
#include <mutex>
#include <string>

#include "emit/pdf/font_program.h"
#include "emit/shared/faults.h"
#include "making.h"
#include "reading.h"

namespace typeset::test {
namespace {

Pages many_faces() {
  Pages pages = one_page({});
  pages.pages.clear();
  pages.info.title = "创建工作动态";
  for (int i = 0; i < 100; ++i) {
    Page page = a4({}, std::to_string(i + 1));
    Length y = Length::mm(40);
    for (const FaceId face : {song(), kai(), latin(), shapes()})
      page.items.emplace_back(text_run(face, face == shapes() ? "一人A" : "1A(2)", Length::pt(16), Length::mm(28),
                                       y += Length::mm(i % 20 + 1)));
    pages.pages.push_back(page);
  }
  return pages;
}

class Shelf : public Cache {
 public:
  std::optional<Bytes> find(const std::string& key) const override {
    const std::lock_guard lock(mutex_);
    ++asked;
    const auto kept = kept_.find(key);
    if (kept == kept_.end()) return std::nullopt;
    ++found;
    return Bytes::from(kept->second);
  }
  void keep(const std::string& key, std::string_view bytes) override {
    const std::lock_guard lock(mutex_);
    CHECK(key.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-") ==
          std::string::npos);
    kept_[key] = bytes;
  }
  std::map<std::string, std::string>& kept() { return kept_; }
  mutable int asked = 0, found = 0;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> kept_;
};

TEST_CASE("the same pages are the same bytes, on one thread or eight") {
  const Pages pages = many_faces();
  PdfOptions options = packed();
  const std::string one = pdf_of(pages, options);
  CHECK(pdf_of(pages, options) == one);
  for (const unsigned threads : {0U, 2U, 4U, 8U}) {
    options.threads = threads;
    CHECK(pdf_of(pages, options) == one);
  }
}

TEST_CASE("the cache changes nothing but the time: absent, cold, warm or damaged") {
  const Pages pages = many_faces();
  Shelf shelf;
  for (PdfOptions options : {packed(), readable()}) {
    const std::string without = pdf_of(pages, options);
    options.cache = &shelf;
    shelf.found = 0;
    CHECK(pdf_of(pages, options) == without);
    CHECK(shelf.found == 0);
    // Programs of the two TrueType faces, packed and not, and the coded charstrings of the two others.
    CHECK(shelf.kept().size() == (options.compress ? 4 : 6));
    CHECK(pdf_of(pages, options) == without);
    CHECK(shelf.found == 2);  // a face asks for its charstrings once
    for (auto& [key, bytes] : shelf.kept()) bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    CHECK(pdf_of(pages, options) == without);
    for (auto& [key, bytes] : shelf.kept()) bytes.resize(bytes.size() / 3);
    CHECK(pdf_of(pages, options) == without);
    for (auto& [key, bytes] : shelf.kept()) bytes.clear();
    CHECK(pdf_of(pages, options) == without);
  }
}

TEST_CASE("other glyphs are another subset, under another name") {
  Shelf shelf;
  PdfOptions options = packed();
  options.cache = &shelf;
  const auto name = [&](const char* text) {
    const Pages pages = one_page({text_run(kai(), text, Length::pt(16), Length::mm(28), Length::mm(60))});
    return Document(pdf_of(pages, options)).font(0, "/F1")["/BaseFont"].name();
  };
  CHECK(name("创建") == name("建创"));
  CHECK(name("创建") != name("创工"));
  CHECK(shelf.kept().size() == 2);
}

/// What write_pdf reports of pages that it cannot write.
Diagnostic fault_of(const Pages& pages, const PdfOptions& options) {
  Diagnostics faults;
  CHECK_FALSE(write_pdf(pages, fonts(), options, faults).has_value());
  REQUIRE(faults.all().size() == 1);
  return faults.all()[0];
}

GlyphRun run_at(FaceId face, std::uint32_t begin) {
  GlyphRun run = text_run(face, "创建", Length::pt(16), Length::mm(28), Length::mm(60));
  run.span = {FileId{0}, begin, begin + 6};
  return run;
}

TEST_CASE("no .notdef is ever written: the text at fault is reported where it stands") {
  GlyphRun run = run_at(song(), 40);
  for (const std::uint32_t glyph : {0U, 0x10000U, 0xFFFFFFFFU}) {
    run.glyphs[1].id = glyph;
    Pages pages = one_page({run_at(song(), 10)});
    pages.pages.push_back(a4({run}, "2"));
    const Diagnostic fault = fault_of(pages, packed());
    CHECK(fault.kind == &emit_faults::kNoGlyph);
    CHECK(fault.span == run.span);
    CHECK(fault.message(Language::en).starts_with("“创建” on page 2"));
    CHECK(fault.message(Language::en).find("HongtouTestSong-Regular") != std::string::npos);
  }
}

TEST_CASE("what the font room cannot cut out is reported at the first text of the face, on any number of threads") {
  GlyphRun run = run_at(kai(), 70);
  run.glyphs[1].id = 60000;  // more than the tiny font has
  for (const unsigned threads : {1U, 4U}) {
    PdfOptions options = packed();
    options.threads = threads;
    const Diagnostic fault = fault_of(one_page({run_at(song(), 10), run_at(kai(), 40), run}), options);
    CHECK(fault.kind == &emit_faults::kNoSubset);
    CHECK(fault.span == run_at(kai(), 40).span);
    CHECK(fault.message(Language::zh).find("HongtouTestKai-Regular") != std::string::npos);
  }
}

}  // namespace
}  // namespace typeset::test
