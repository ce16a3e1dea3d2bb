// The real bulletin, from YAML to paper: text in and out, the page turns of the printed original, and the ruler.
#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "base/yaml_tree.h"
#include "source/read.h"
#include "source/visit.h"
#include "support/program.h"
#include "support/raster.h"
#include "support/skip.h"

using namespace typeset;
using namespace typeset::test;

namespace {

const fs::path kRepository = REPOSITORY;

/// The text without white space.
std::string packed(const std::string& text) {
  static const std::regex kSpace("[ \t\r\n\f]|　");
  return std::regex_replace(text, kSpace, "");
}

/// What pdftotext finds, without white space and page-number lines: one string a page.
std::vector<std::string> pages_of(const fs::path& pdf) {
  const Outcome text = run({"pdftotext", "-raw", pdf.string(), "-"});
  std::vector<std::string> pages(1);
  static const std::regex kNumber("^\\s*—\\s*\\d+\\s*—\\s*$");
  std::istringstream lines(text.output);
  for (std::string line; std::getline(lines, line);) {
    // A form feed ends a page; it stands before the first line of the next.
    for (std::size_t feed; (feed = line.find('\f')) != std::string::npos; line.erase(feed, 1)) pages.emplace_back();
    if (!std::regex_match(line, kNumber)) pages.back() += packed(line);
  }
  if (!pages.empty() && pages.back().empty()) pages.pop_back();
  return pages;
}

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

Issue read(const fs::path& source) {
  Sources sources;
  const FileId file = sources.add(source.string(), read_file(source));
  Diagnostics faults;
  const auto tree = parse_yaml(sources, file, faults);
  REQUIRE(tree);
  return read_issue(*tree, nullptr, faults);
}

/// Of articles and short items; notes are not among them.
std::vector<std::string> bodies_of(const Issue& issue) {
  struct Bodies final : TextVisitor {
    void body(const Body& body, const FieldRow& row) override {
      if (row.info->key != "body") return;
      for (const BodyLine& line : body)
        if (line.is_text()) packed_lines.push_back(packed(line.text.str()));
    }
    std::vector<std::string> packed_lines;
  };
  Bodies bodies;
  visit(issue, bodies);
  return std::move(bodies.packed_lines);
}

/// Every paragraph whole, exactly once, in source order; every title once and once more in the 要目.
void check_text(const fs::path& source, const fs::path& pdf) {
  std::string all;
  for (const std::string& page : pages_of(pdf)) all += page;
  const Issue issue = read(source);
  std::size_t after = 0;
  for (const std::string& body : bodies_of(issue)) {
    CAPTURE(body);
    CHECK(occurrences(all, body) == 1);
    const std::size_t at = all.find(body, after);
    CHECK(at != std::string::npos);
    if (at != std::string::npos) after = at + body.size();
  }
  for (const Article& article : std::get<Bulletin>(issue.part).articles) {
    std::string title;
    for (const LocatedText& line : article.title) title += packed(line.str());
    CAPTURE(title);
    CHECK(occurrences(all, title) == 2);
  }
}

fs::path build(const fs::path& source, const ScopedFolder& folder, const std::vector<std::string>& more = {}) {
  const fs::path pdf = folder.path() / "out.pdf";
  std::vector<std::string> words = {"build", source.string(), "--fonts", "pinned", "-o", pdf.string()};
  words.insert(words.end(), more.begin(), more.end());
  const Outcome outcome = run_program(words);
  CAPTURE(outcome.errors);
  REQUIRE(outcome.code == 0);
  return pdf;
}

bool tools_present() { return pinned_fonts_present() && tool_present("pdftotext") && tool_present("qpdf"); }

#define REQUIRE_TOOLS() \
  SKIP_UNLESS(tools_present(), "needs the pinned fonts in the cache folder, poppler-utils and qpdf")

}  // namespace

TEST_CASE("the sample's text comes out whole, in order, once", "[sample]") {
  REQUIRE_TOOLS();
  const ScopedFolder folder;
  const fs::path source = kRepository / "samples/bijie-2017-34.yaml";
  check_text(source, build(source, folder));
}

TEST_CASE("every sample is built without a remark and has its number of pages", "[sample]") {
  REQUIRE_TOOLS();
  struct Sample {
    std::string name;
    int pages;
    bool text;  // nothing but text that stands in the source, each title in the 要目 too
  };
  const Sample samples[] = {{"bijie-2017-34", 6, true},   {"internal", 4, true}, {"minimal", 2, false},
                            {"photo-bulletin", 5, false}, {"report", 5, true},   {"statistics", 4, false},
                            {"weekly", 6, true}};
  std::set<fs::path> there, named;
  for (const auto& file : fs::directory_iterator(kRepository / "samples"))
    if (file.path().extension() == ".yaml") there.insert(file.path());
  const ScopedFolder folder;
  for (const Sample& sample : samples) {
    const fs::path source = kRepository / "samples" / (sample.name + ".yaml"), pdf = folder.path() / "out.pdf";
    named.insert(source);
    CAPTURE(source);
    const Outcome outcome = run_program(
        {"build", source.string(), "--fonts", "pinned", "--lint", "--strict", "--lang", "zh", "-o", pdf.string()});
    CHECK(outcome.code == 0);
    // The line for the print room, and nothing else.
    CHECK(occurrences(outcome.errors, "\n") == 1);
    CHECK(outcome.errors.find("out.pdf：" + std::to_string(sample.pages) + " 页 ") != std::string::npos);
    if (sample.text) check_text(source, pdf);
  }
  CHECK(named == there);
}

TEST_CASE("rare characters, quotes, dashes and names come out whole", "[sample]") {
  REQUIRE_TOOLS();
  const ScopedFolder folder;
  const fs::path source = fs::path(TEST_DATA) / "sample/rare-characters.yaml";
  check_text(source, build(source, folder));
}

TEST_CASE("the sample's pages turn where the printed original's did", "[sample]") {
  REQUIRE_TOOLS();
  const ScopedFolder folder;
  const std::vector<std::string> pages = pages_of(build(kRepository / "samples/bijie-2017-34.yaml", folder));
  struct Turn {
    std::string begins, ends;
  };
  const Turn turns[] = {{"创建工作动态", "“两学一做”教育为契"},
                        {"机，在“三会一课”中", "他们深入楼群院"},
                        {"落、居民家中", "开展核心价值"},
                        {"观进机关", "活动方案》，"},
                        {"邀请肖白", "此次图书捐"},
                        {"赠仪式", "编辑：陈炜王龙"}};
  REQUIRE(pages.size() == std::size(turns));
  for (std::size_t i = 0; i < pages.size(); ++i) {
    CAPTURE(i + 1, pages[i]);
    CHECK(pages[i].compare(0, turns[i].begins.size(), turns[i].begins) == 0);
    CHECK(pages[i].size() >= turns[i].ends.size());
    CHECK(pages[i].substr(pages[i].size() - turns[i].ends.size()) == turns[i].ends);
  }
}

TEST_CASE("the PDF is sound: qpdf has nothing to say, every font embedded, subset, with Unicode", "[sample]") {
  REQUIRE_TOOLS();
  const ScopedFolder folder;
  const fs::path pdf = build(kRepository / "samples/bijie-2017-34.yaml", folder);
  const Outcome check = run({"qpdf", "--check", pdf.string()});
  CHECK(check.code == 0);
  CHECK(check.errors.empty());
  std::istringstream fonts(run({"pdffonts", pdf.string()}).output);
  std::string line;
  std::getline(fonts, line);
  std::getline(fonts, line);
  int count = 0;
  while (std::getline(fonts, line)) {
    CAPTURE(line);
    CHECK(std::regex_search(line, std::regex(" yes +yes +yes ")));
    ++count;
  }
  CHECK(count >= 4);
}

TEST_CASE("under the default profile the same text keeps within the measure", "[sample]") {
  REQUIRE_TOOLS();
  const ScopedFolder folder;
  const fs::path source = kRepository / "samples/bijie-2017-34.yaml";
  const auto outside = [](const fs::path& pdf, int pages) {
    int marks = 0;
    for (int number = 2; number < pages; ++number) {  // pages of nothing but text
      const Raster page = Raster::of(pdf, number);
      const double left = number % 2 == 0 ? 26 : 28;
      const auto dark = [&](int x, int y) { return page.dark(x, y); };
      const int top = Raster::pixels(37), foot = Raster::pixels(262);
      marks += static_cast<int>(page.rows(Raster::pixels(left + 156), top, page.width(), foot, dark).size());
      CHECK(page.rows(0, top, Raster::pixels(left), foot, dark).empty());
    }
    return marks;
  };
  const fs::path word = build(source, folder);
  CHECK(outside(word, 6) > 0);  // a word processor's marks hang
  const fs::path gb = build(source, folder, {"--set", "text.profile=gb"});
  check_text(source, gb);
  const std::size_t pages = pages_of(gb).size();
  CHECK(pages == 6);
  CHECK(outside(gb, static_cast<int>(pages)) == 0);
}

TEST_CASE("by the ruler: head, lines, page numbers, imprint", "[sample]") {
  REQUIRE_TOOLS();
  const ScopedFolder folder;
  const fs::path pdf = build(kRepository / "samples/bijie-2017-34.yaml", folder);
  const auto px = [](double mm) { return Raster::pixels(mm); };

  {  // page 1: type area from x 28 to 184 mm, y 37 to 262 mm
    const Raster page = Raster::of(pdf, 1);
    REQUIRE(page.width() > 0);
    const auto red = [&](int x, int y) { return page.red(x, y); };
    const auto dark = [&](int x, int y) { return page.dark(x, y) && !page.red(x, y); };
    const std::vector<Band> reds = page.rows(0, 0, page.width(), page.height(), red);
    REQUIRE(!reds.empty());
    CHECK(Raster::mm(reds.front().begin) ==
          Approx(37 + 35).margin(0.1));  // masthead ink 35 mm below the type area's top
    const Band rule = reds.back();
    CHECK(Raster::mm(rule.end - rule.begin) == Approx(1.5 * 25.4 / 72).margin(0.1));
    const std::vector<Band> masthead = page.columns(0, reds.front().begin, page.width(), rule.begin - 10, red);
    const double left = Raster::mm(masthead.front().begin), right = Raster::mm(masthead.back().end);
    CHECK((left + right) / 2 == Approx(28 + 78.0).margin(0.1));  // centred by its ink
    CHECK(right - left == Approx(156 * 0.8).margin(1.6));        // about 80 % of the measure
    const std::vector<Band> rule_x = page.columns(0, rule.begin, page.width(), rule.end, red);
    REQUIRE(rule_x.size() == 1);
    CHECK(Raster::mm(rule_x[0].begin) == Approx(28).margin(0.1));
    CHECK(Raster::mm(rule_x[0].end) == Approx(28 + 156).margin(0.1));
    const std::vector<Band> above = page.rows(0, reds.front().begin, page.width(), rule.begin, dark);
    REQUIRE(!above.empty());
    CHECK(Raster::mm(rule.begin) - Raster::mm(above.back().end) ==
          Approx(4).margin(0.1));  // 4 mm below the ink above it
    const std::vector<Band> number = page.columns(0, px(262), page.width(), px(280), dark);
    REQUIRE(!number.empty());
    // Outside: on the right, its last cell 1 字 of 四号 in; the dash fills nearly all of its cell.
    const double edge = 184 - 14 * 25.4 / 72;
    CHECK(Raster::mm(number.back().end) <= edge + 0.02);
    CHECK(Raster::mm(number.back().end) > edge - 0.45);
  }
  {  // page 2: mirrored, x 26 to 182 mm
    const Raster page = Raster::of(pdf, 2);
    const auto dark = [&](int x, int y) { return page.dark(x, y); };
    const std::vector<Band> lines = page.rows(0, 0, page.width(), px(263), dark);
    REQUIRE(lines.size() >= 23);
    // The em of the first line touches the type area's upper edge, that of the last its lower edge: 16 pt is 5.64 mm,
    // and the ink of common hanzi fills most of it, about its middle.
    const double pitch = (225 - 16 * 25.4 / 72) / 22;
    CHECK(Raster::mm(lines.front().begin) >= 37);
    CHECK(Raster::mm(lines.front().begin) < 37 + 0.8);
    CHECK(Raster::mm(lines.back().end) <= 262.05);
    CHECK(Raster::mm(lines.back().end) > 262 - 0.9);
    const double first = Raster::mm(lines.front().begin + lines.front().end) / 2;
    const double last = Raster::mm(lines.back().begin + lines.back().end) / 2;
    CHECK(last - first == Approx(22 * pitch).margin(0.4));
    const std::vector<Band> number = page.columns(0, px(263), page.width(), px(280), dark);
    REQUIRE(!number.empty());
    const double edge = 26 + 14 * 25.4 / 72;
    CHECK(Raster::mm(number.front().begin) >= edge - 0.02);
    CHECK(Raster::mm(number.front().begin) < edge + 0.45);
    // The upper edge of the dash's stroke, 7 mm below the type area (GB-7.5b).
    const std::vector<Band> dash =
        page.rows(number.front().begin, px(263), number.front().begin + px(3), px(280), dark);
    REQUIRE(dash.size() == 1);
    CHECK(Raster::mm(dash[0].begin) == Approx(269).margin(0.09));  // two pixels: its edge is blurred
  }
  {  // page 6: 版记 rules
    const Raster page = Raster::of(pdf, 6);
    const auto dark = [&](int x, int y) { return page.dark(x, y); };
    std::vector<Band> rules;
    for (const Band& band : page.rows(px(100), 0, px(101), page.height(), dark)) {
      const std::vector<Band> across = page.columns(0, band.begin, page.width(), band.begin + 1, dark);
      if (across.size() == 1 && Raster::mm(across[0].end - across[0].begin) == Approx(156).margin(0.2))
        rules.push_back(band);
    }
    REQUIRE(rules.size() >= 3);
    CHECK(Raster::mm(rules.front().end - rules.front().begin) == Approx(0.35).margin(0.06));
    CHECK(Raster::mm(rules[1].end - rules[1].begin) == Approx(0.25).margin(0.06));
    CHECK(Raster::mm(rules.back().end - rules.back().begin) == Approx(0.35).margin(0.06));
    CHECK(Raster::mm(rules.back().end) == Approx(262).margin(0.1));
  }
}

TEST_CASE("the same bytes whatever the place, locale, time zone and cache", "[sample]") {
  REQUIRE_TOOLS();
  const ScopedFolder folder;
  const std::string reference = read_file(build(kRepository / "samples/bijie-2017-34.yaml", folder));
  fs::create_directories(folder.path() / "elsewhere");
  for (const char* name : {"bijie-2017-34.yaml"})
    fs::copy_file(kRepository / "samples" / name, folder.path() / "elsewhere" / name);
  const fs::path empty_cache = folder.path() / "cache";
  fs::create_directories(empty_cache / "hongtou");
  fs::create_directory_symlink(font_cache(), empty_cache / "hongtou/fonts");
  for (int run_number = 0; run_number < 2; ++run_number) {  // a cold cache, then a warm one
    const fs::path pdf = folder.path() / "elsewhere/out.pdf";
    const Outcome outcome =
        run({"env", "XDG_CACHE_HOME=" + empty_cache.string(), "LC_ALL=de_DE.UTF-8", "TZ=Pacific/Auckland",
             HONGTOU_PROGRAM, "build", "bijie-2017-34.yaml", "--fonts", "pinned", "-o", pdf.string()},
            folder.path() / "elsewhere");
    CAPTURE(outcome.errors);
    REQUIRE(outcome.code == 0);
    CHECK(read_file(pdf) == reference);
  }
}
