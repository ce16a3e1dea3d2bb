// Which face plays a role: the manifest's candidates against what is there.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "font/faults.h"
#include "font/font_book.h"
#include "font/made_fonts.h"
#include "support/faults.h"
#include "support/test_fonts.h"

using namespace typeset;
using namespace typeset::testing;

namespace {

struct Desk {
  MadeFiles files;
  MadeInstalled installed;
  Cache* cache = nullptr;
  FontPolicy policy = FontPolicy::installed;
  Diagnostics faults;

  Desk() {
    files.files["/fonts/HongtouTestLatin.ttf"] = test_font("HongtouTestLatin.ttf");
    files.files["/fonts/HongtouTestSong.otf"] = test_font("HongtouTestSong.otf");
    files.files["/usr/Kai.ttf"] = test_font("HongtouTestKai.ttf");
  }

  std::shared_ptr<const FontBook> open(const std::string& manifest) {
    Sources sources;
    faults = Diagnostics();
    FontBookRequest request;
    request.policy = policy;
    request.folders = {"/nowhere", "/fonts"};
    request.files = &files;
    request.cache = cache;
    request.installed = &installed;
    std::optional<Manifest> read = read_manifest(sources, sources.add("manifest.yaml", manifest), faults);
    return read ? open_font_book(std::move(*read), request, faults) : nullptr;
  }

  std::vector<std::string> slugs() const { return test::slugs_of(faults); }
};

const std::string kSongLine =
    pinned_line("HongtouTestSong-Regular", "HongtouTestSong.otf", test_font("HongtouTestSong.otf"));
const std::string kSong = "{file: HongtouTestSong-Regular}";
const std::string kKai = "{ps: HongtouTestKai-Regular}";

std::string fangsong_of(const FontBook& book) { return book.face(book.primary(Role::fangsong)).postscript_name(); }
using Slugs = std::vector<std::string>;

}  // namespace

TEST_CASE("candidates are tried in order") {
  Desk desk;
  const std::string manifest = manifest_with("{family: 仿宋_GB2312}, " + kKai + ", " + kSong, kSongLine);

  SECTION("an installed one by exact name comes before the pinned one") {
    desk.installed.postscript_names["HongtouTestKai-Regular"] = {"/usr/Kai.ttf", 0};
    const auto book = desk.open(manifest);
    REQUIRE(book);
    CHECK(fangsong_of(*book) == "HongtouTestKai-Regular");
    CHECK(desk.slugs().empty());
    CHECK(book->role_faces()[0].first_choice);
    CHECK(book->face(book->primary(Role::fangsong)).path() == "/usr/Kai.ttf");
  }
  SECTION("the pinned one stands in, with one warning, and says for what") {
    const auto book = desk.open(manifest);
    REQUIRE(book);
    CHECK(fangsong_of(*book) == "HongtouTestSong-Regular");
    REQUIRE(desk.slugs() == Slugs{"font/stand-in"});
    CHECK(desk.faults.all()[0].message(Language::zh) ==
          "没有安装 仿宋_GB2312，仿宋暂用免费字体");
    CHECK_FALSE(book->role_faces()[0].first_choice);
  }
  SECTION("under the pinned policy it is the first choice, and nobody is asked for installed fonts") {
    desk.policy = FontPolicy::pinned;
    desk.installed.postscript_names["HongtouTestKai-Regular"] = {"/usr/Kai.ttf", 0};
    const auto book = desk.open(manifest);
    REQUIRE(book);
    CHECK(fangsong_of(*book) == "HongtouTestSong-Regular");
    CHECK(desk.slugs().empty());
    CHECK(book->role_faces()[0].first_choice);
    CHECK(desk.installed.questions == 0);
  }
  SECTION("the faces of the roles come in the order of Role and explain themselves in both languages") {
    const auto book = desk.open(manifest);
    REQUIRE(book);
    REQUIRE(book->role_faces().size() == kRoles.size());
    for (std::size_t i = 0; i < kRoles.size(); ++i) {
      CHECK(book->role_faces()[i].role == kRoles[i].role);
      CHECK_FALSE(book->role_faces()[i].why.zh.empty());
      CHECK_FALSE(book->role_faces()[i].why.en.empty());
    }
    CHECK(book->latin(Role::kai) == Role::latin);
    CHECK(book->latin(Role::latin_bold) == Role::latin_bold);
  }
}

TEST_CASE("an installed font must bear the name it is sought by, and may be embedded") {
  Desk desk;
  const std::string manifest = manifest_with("{family: 某某仿宋}, " + kKai + ", " + kSong, kSongLine);

  SECTION("another name in the file") {
    desk.installed.families["某某仿宋"] = {"/usr/Kai.ttf", 0};
    const auto book = desk.open(manifest);
    REQUIRE(book);
    CHECK(fangsong_of(*book) == "HongtouTestSong-Regular");
    CHECK(desk.slugs() == Slugs{"font/wrong-name", "font/stand-in"});
  }
  struct Row {
    std::uint16_t fs_type;
    bool taken;
  };
  for (const Row row : {Row{0, true},
                        {2, false},
                        {4, true},
                        {8, true},
                        {0x0001, true},
                        {0x0006, true},  // of several bits the most permissive counts
                        {0x000A, true},
                        {0x0100, false},
                        {0x0104, false},
                        {0x0108, false},
                        {0x0200, false},
                        {0x0208, false},
                        {0x0302, false}}) {
    DYNAMIC_SECTION("fsType " << row.fs_type) {
      desk.files.files["/usr/Kai.ttf"] = with_embedding(test_font("HongtouTestKai.ttf"), row.fs_type);
      desk.installed.postscript_names["HongtouTestKai-Regular"] = {"/usr/Kai.ttf", 0};
      const auto book = desk.open(manifest);
      REQUIRE(book);
      CHECK((fangsong_of(*book) == "HongtouTestKai-Regular") == row.taken);
      CHECK(desk.slugs() == (row.taken ? Slugs{} : Slugs{"font/not-embeddable", "font/stand-in"}));
      CHECK(book->face(book->primary(Role::fangsong)).embedding() == (row.taken ? row.fs_type : 0));
    }
  }
  SECTION("a file that is no font") {
    desk.files.files["/usr/Kai.ttf"] = "not a font";
    desk.installed.postscript_names["HongtouTestKai-Regular"] = {"/usr/Kai.ttf", 0};
    CHECK(desk.open(manifest));
    CHECK(desk.slugs() == Slugs{"font/unreadable", "font/stand-in"});
  }
}

TEST_CASE("a pinned file is taken only with its digest and under its name") {
  Desk desk;
  desk.policy = FontPolicy::pinned;
  SECTION("one byte changed") {
    desk.files.files["/fonts/HongtouTestSong.otf"].back() ^= 1;
    CHECK_FALSE(desk.open(manifest_with(kSong, kSongLine)));
    REQUIRE(desk.slugs() == Slugs{"font/wrong-digest", "font/no-face"});
    CHECK(desk.faults.all()[0].message(Language::zh).find("/fonts/HongtouTestSong.otf") != std::string::npos);
  }
  SECTION("the right file under a wrong name") {
    const std::string line = pinned_line("Other-Name", "HongtouTestSong.otf", test_font("HongtouTestSong.otf"));
    CHECK_FALSE(desk.open(manifest_with("{file: Other-Name}", line)));
    CHECK(desk.slugs() == Slugs{"font/wrong-name", "font/no-face"});
  }
  SECTION("a file that is missing names the command that gets it") {
    desk.files.files.erase("/fonts/HongtouTestSong.otf");
    CHECK_FALSE(desk.open(manifest_with(kSong, kSongLine)));
    REQUIRE(desk.slugs() == Slugs{"font/no-face"});
    CHECK(desk.faults.all()[0].remedy(Language::zh).find("hongtou fonts --fetch") != std::string::npos);
  }
  SECTION("every role without a face is named in one fault, with the folders") {
    desk.files.files.clear();
    CHECK_FALSE(desk.open(manifest_with(kSong, kSongLine)));
    REQUIRE(desk.slugs() == Slugs{"font/no-face"});
    const std::string told = desk.faults.all()[0].message(Language::zh);
    for (const RoleName& role : kRoles) CHECK(told.find(role.words.zh) != std::string::npos);
    CHECK(told.find("/fonts") != std::string::npos);
  }
}

TEST_CASE("a face of a collection is found by its number") {
  Desk desk;
  desk.policy = FontPolicy::pinned;
  const std::string ttc = collection({test_font("HongtouTestKai.ttf"), test_font("HongtouTestSong.otf")});
  desk.files.files["/fonts/Both.ttc"] = ttc;
  const auto book = desk.open(manifest_with(kSong, pinned_line("HongtouTestSong-Regular", "Both.ttc", ttc, 1)));
  REQUIRE(book);
  const Face& face = book->face(book->primary(Role::fangsong));
  CHECK(face.index() == 1);
  CHECK(face.covers(U'创'));
  CHECK_FALSE(face.covers(U'祎'));  // which the Kai, number 0, has
  CHECK_FALSE(desk.open(manifest_with(kSong, pinned_line("HongtouTestSong-Regular", "Both.ttc", ttc, 0))));
  CHECK(desk.slugs() == Slugs{"font/wrong-name", "font/no-face"});
  CHECK_FALSE(desk.open(manifest_with(kSong, pinned_line("HongtouTestSong-Regular", "Both.ttc", ttc, 2))));
  CHECK(desk.slugs() == Slugs{"font/unreadable", "font/no-face"});
}

TEST_CASE("with a warm cache no font file is read until a glyph is wanted; without one all is the same") {
  Desk desk;
  MadeCache cache;
  desk.cache = &cache;
  const std::string manifest = manifest_with(kSong, kSongLine);
  const auto cold = desk.open(manifest);
  REQUIRE(cold);
  CHECK(desk.files.reads > 0);
  desk.files.reads = 0;
  const auto warm = desk.open(manifest);
  REQUIRE(warm);
  CHECK(desk.files.reads == 0);
  desk.cache = nullptr;
  const auto without = desk.open(manifest);
  for (std::string& text : {std::ref(cache.entries.begin()->second), std::ref(cache.entries.rbegin()->second)})
    text.replace(text.size() / 2, 4, "\n99\n");
  desk.cache = &cache;
  const auto damaged = desk.open(manifest);
  for (const auto& book : {cold, warm, without, damaged}) {
    REQUIRE(book);
    for (const Role role : {Role::fangsong, Role::latin}) {
      const Face& face = book->face(book->primary(role));
      const Face& first = cold->face(cold->primary(role));
      CHECK(face.postscript_name() == first.postscript_name());
      CHECK(face.sha256() == first.sha256());
      CHECK(face.ink_centre() == first.ink_centre());
      CHECK(face.version() == "1.000");
      CHECK(face.licence() == "OFL-1.1");
      CHECK(face.units_per_em() == first.units_per_em());
      CHECK(face.glyph(U'1') != 0);
    }
  }
  // A changed file is noticed although the cache remembers the old one.
  desk.files.files["/fonts/HongtouTestSong.otf"] += "x";
  CHECK_FALSE(desk.open(manifest));
  CHECK(desk.slugs() == Slugs{"font/wrong-digest", "font/no-face"});
}

TEST_CASE("a character that the primary lacks is sought along the chain") {
  const auto book = test_font_book();
  const auto chosen = [&](Role role, std::u32string_view grapheme) { return book->choose(role, grapheme); };
  CHECK(chosen(Role::fangsong, U"党")->depth == 0);
  CHECK(chosen(Role::fangsong, U"党")->face == book->primary(Role::fangsong));
  for (const char32_t c : U"祎玥璟旻瑄𠮷") {
    if (c == 0) continue;
    const auto choice = chosen(Role::fangsong, std::u32string_view(&c, 1));
    REQUIRE(choice);
    CHECK(choice->depth == 1);
    CHECK(book->face(choice->face).postscript_name() == "HongtouTestKai-Regular");
  }
  CHECK_FALSE(chosen(Role::fangsong, U"龘"));
  CHECK(chosen(Role::fangsong, U" ")->depth == 0);
  CHECK(chosen(Role::latin, U"\u3000")->depth == 0);
  // Variation selectors and joiners need no glyph; the base does.
  CHECK(chosen(Role::fangsong, U"党\U000E0100")->depth == 0);
  CHECK(chosen(Role::fangsong, U"祎\uFE00")->depth == 1);
  CHECK(chosen(Role::fangsong, U"党\u200D")->depth == 0);
  // A combining mark does, unless shaping can put the two together.
  CHECK(chosen(Role::latin, U"x\u0301")->depth == 0);
  CHECK_FALSE(chosen(Role::latin, U"x\u0323"));
  CHECK(chosen(Role::fangsong, U"e\u0301") == std::nullopt);
  CHECK(book->chain(Role::fangsong).size() == 1);
}

TEST_CASE("what the manifest distrusts in a face comes from the next, in every role, pinned or installed") {
  Desk desk;
  const std::string distrusted = "distrusted:\n  HongtouTestSong-Regular: {U+4E00..U+4E01: bars, U+FF01: a bar}\n";
  const std::string both =
      kSongLine + pinned_line("HongtouTestKai-Regular", "Kai.ttf", test_font("HongtouTestKai.ttf"));
  desk.files.files["/fonts/Kai.ttf"] = test_font("HongtouTestKai.ttf");
  const auto check = [&](const std::string& manifest) {
    const auto book = desk.open(manifest);
    REQUIRE(book);
    REQUIRE(fangsong_of(*book) == "HongtouTestSong-Regular");
    const Face& song = book->face(book->primary(Role::fangsong));
    CHECK(song.glyph(U'一') != 0);
    CHECK(song.distrusted(U'一'));
    CHECK_FALSE(song.covers(U'一'));
    CHECK_FALSE(song.distrusted(U'七'));
    CHECK_FALSE(song.distrusted(U'！' + 1));
    CHECK_FALSE(song.distrusted(0x4e02));
    CHECK_FALSE(song.distrusted(0x4dff));
    CHECK(song.distrusted(0x4e01));
    CHECK(song.distrusted(U'！'));
    const auto choice = book->choose(Role::fangsong, U"一");
    REQUIRE(choice);
    CHECK(choice->depth == 1);
    CHECK(book->face(choice->face).postscript_name() == "HongtouTestKai-Regular");
  };
  SECTION("pinned") { check(manifest_with(kSong, both, "{file: HongtouTestKai-Regular}") + distrusted); }
  SECTION("installed, by the PostScript name in the file") {
    desk.files.files["/usr/Song.otf"] = test_font("HongtouTestSong.otf");
    desk.installed.postscript_names["HongtouTestSong-Regular"] = {"/usr/Song.otf", 0};
    check(manifest_with("{ps: HongtouTestSong-Regular}", both, "{file: HongtouTestKai-Regular}") + distrusted);
  }
}

TEST_CASE("a chain face that cannot be used counts as absent, and is told afterwards") {
  Desk desk;
  desk.policy = FontPolicy::pinned;
  const std::string kai = test_font("HongtouTestKai.ttf");
  const std::string line = pinned_line("HongtouTestKai-Regular", "Kai.ttf", kai);
  const std::string manifest = manifest_with(kSong, kSongLine + line, "{file: HongtouTestKai-Regular}, " + kSong);
  desk.files.files["/fonts/Kai.ttf"] = kai;
  const auto whole = desk.open(manifest);
  REQUIRE(whole);
  CHECK(whole->choose(Role::fangsong, U"祎"));
  CHECK(whole->chain_faults().all().empty());
  desk.files.files["/fonts/Kai.ttf"].back() ^= 1;
  const auto damaged = desk.open(manifest);
  REQUIRE(damaged);
  CHECK(damaged->chain_faults().all().empty());
  CHECK_FALSE(damaged->choose(Role::fangsong, U"祎"));
  REQUIRE(damaged->chain_faults().all().size() == 1);
  CHECK(damaged->chain_faults().all()[0].kind == &font_faults::kWrongDigest);
  CHECK(damaged->chain(Role::fangsong).empty());
  desk.files.files.erase("/fonts/Kai.ttf");
  const auto missing = desk.open(manifest);
  REQUIRE(missing);
  CHECK_FALSE(missing->choose(Role::fangsong, U"祎"));
  CHECK(missing->chain_faults().all().empty());
}
