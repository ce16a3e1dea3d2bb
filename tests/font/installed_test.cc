// Fontconfig, asked about the folder tests/fonts alone.

#include "font/installed.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

using namespace typeset;

TEST_CASE("installed fonts are found by their exact names only") {
  const std::filesystem::path scratch = std::filesystem::temp_directory_path() / "hongtou-installed-test";
  std::filesystem::create_directories(scratch);
  std::ofstream(scratch / "fonts.conf")
      << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
      << "<dir>" << REPOSITORY << "/tests/fonts</dir>"
      << "<cachedir>" << (scratch / "cache").string() << "</cachedir></fontconfig>";
  REQUIRE(setenv("FONTCONFIG_FILE", (scratch / "fonts.conf").c_str(), 1) == 0);
  const std::unique_ptr<InstalledFonts> fonts = installed_fonts();

  const std::optional<InstalledFont> song = fonts->by_postscript_name("HongtouTestSong-Regular");
  REQUIRE(song);
  CHECK(std::filesystem::path(song->path).filename() == "HongtouTestSong.otf");
  CHECK(song->index == 0);
  const std::optional<InstalledFont> kai = fonts->by_family("Hongtou Test Kai");
  REQUIRE(kai);
  CHECK(std::filesystem::path(kai->path).filename() == "HongtouTestKai.ttf");
  for (const char* name : {"FangSong_GB2312", "hongtoutestsong-regular", "HongtouTestSong", "Hongtou Test Song", ""})
    CHECK_FALSE(fonts->by_postscript_name(name));
  for (const char* name : {"仿宋_GB2312", "hongtou test kai", "HongtouTestKai", "Hongtou Test", ""})
    CHECK_FALSE(fonts->by_family(name));
  std::filesystem::remove_all(scratch);
}
