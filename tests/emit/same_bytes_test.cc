// The bytes are a function of the pages, the fonts and the options; and what cannot be written is refused.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>

#include "emit/pdf/font_program.h"
#include "emit/pdf/jobs.h"
#include "making.h"

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
  for (const int threads : {0, 2, 4, 8}) {
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
    CHECK(shelf.kept().size() == (options.compress ? 4 : 8));
    CHECK(pdf_of(pages, options) == without);
    CHECK(shelf.found == 4);
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
    const std::string pdf =
        pdf_of(one_page({text_run(kai(), text, Length::pt(16), Length::mm(28), Length::mm(60))}), options);
    return pdf.substr(pdf.find("+HongtouTestKai") - 6, 6);
  };
  CHECK(name("创建") == name("建创"));
  CHECK(name("创建") != name("创工"));
  CHECK(shelf.kept().size() == 2);
}

TEST_CASE("no .notdef is ever written") {
  GlyphRun run = text_run(song(), "创建", Length::pt(16), Length::mm(28), Length::mm(60));
  for (const std::uint32_t glyph : {0U, 0x10000U, 0xFFFFFFFFU}) {
    run.glyphs[1].id = glyph;
    Pages pages = one_page({});
    pages.pages.push_back(a4({run}, "2"));
    const Result<std::string> written = write_pdf(pages, fonts(), packed());
    REQUIRE_FALSE(written.ok());
    CHECK(written.failure().kind == FailureKind::malformed);
    CHECK(written.failure().what == "HongtouTestSong-Regular");
    CHECK(written.failure().detail.find("page 2") != std::string::npos);
  }
}

TEST_CASE("what the font room cannot cut out is the writer's failure, on any number of threads") {
  GlyphRun run = text_run(kai(), "创建", Length::pt(16), Length::mm(28), Length::mm(60));
  run.glyphs[1].id = 60000;  // more than the tiny font has
  for (const int threads : {1, 4}) {
    PdfOptions options = packed();
    options.threads = threads;
    const Result<std::string> written = write_pdf(one_page({run}), fonts(), options);
    REQUIRE_FALSE(written.ok());
    CHECK(written.failure().kind == FailureKind::malformed);
    CHECK(written.failure().detail.find("HongtouTestKai-Regular") != std::string::npos);
  }
}

TEST_CASE("a font is embedded only as its licence bits allow") {
  for (const std::uint16_t allowed : {0x0000, 0x0004, 0x0008, 0x0006, 0x000A, 0x0001})
    CHECK_FALSE(pdf::embedding_refusal(allowed).has_value());  // of several bits the most permissive counts
  for (const std::uint16_t refused : {0x0002, 0x0100, 0x0104, 0x0200, 0x0208, 0x0302})
    CHECK(pdf::embedding_refusal(refused).has_value());
}

TEST_CASE("of several jobs that throw, the first is told") {
  for (const int threads : {1, 4}) {
    std::vector<int> done(20);
    const auto work = [&](std::size_t i) {
      done[i] = 1;
      if (i % 7 == 3) throw std::out_of_range(std::to_string(i));
    };
    CHECK_THROWS_WITH(pdf::run_jobs(done.size(), threads, work), "3");
    CHECK(std::count(done.begin(), done.end(), 1) == 20);
  }
  pdf::run_jobs(0, 4, [](std::size_t) { FAIL(); });
}

}  // namespace
}  // namespace typeset::test
