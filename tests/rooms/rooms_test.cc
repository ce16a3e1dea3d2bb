// The house as it stands keeps the tables of docs/architecture.md; and the rules that say so do notice a breach.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "rooms/house.h"

using namespace typeset::test;
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

House our_house() { return read_house(read(fs::path(REPOSITORY) / "docs/architecture.md")); }

/// Every C++ file under typeset/, relative to it, in order.
std::vector<std::string> our_files() {
  std::vector<std::string> files;
  const fs::path root = fs::path(REPOSITORY) / "typeset";
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension().string();
    if (entry.is_regular_file() && (extension == ".h" || extension == ".cc" || extension == ".inc")) {
      files.push_back(fs::relative(entry.path(), root).generic_string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string our_text(const std::string& file) { return read(fs::path(REPOSITORY) / "typeset" / file); }

// A small house to break.
constexpr std::string_view kSmallHouse = R"(
| room | makes | may include |
|---|---|---|
| `base/` | words | nothing of ours |
| `text/` | runs → lines (`paragraph.h`) | base |
| `emit/shared/` | clusters | base |
| `emit/` | Pages → bytes: `emit/pdf`, `emit/dump` | base emit/shared |
| `typeset.h` | the door | base |
| `cli/` | commands | all |

| library | for | in |
|---|---|---|
| yaml-cpp 0.7 | YAML | `base/yaml_tree.cc` |
| HarfBuzz 6, harfbuzz-subset | shaping | `text/` |
| libharu 2.3.0 | PDF | one file of `emit/pdf/` |
)";

struct Breach {
  std::string path;
  std::string text;
  std::string said;  // part of what is told; empty: nothing is
};

}  // namespace

TEST_CASE("every file includes only what its room may", "[rooms]") {
  const House house = our_house();
  const std::vector<std::string> files = our_files();
  REQUIRE(files.size() > 20);
  for (const std::string& file : files) {
    for (const std::string& fault : faults_in(house, file, our_text(file))) FAIL_CHECK(fault);
  }
}

TEST_CASE("no room shows another the types of a library", "[rooms]") {
  std::map<std::string, std::string> texts;
  for (const std::string& file : our_files()) texts[file] = our_text(file);
  for (const std::string& fault : leaks_in(texts)) FAIL_CHECK(fault);
}

TEST_CASE("every file includes its own header first", "[rooms]") {
  const std::vector<std::string> files = our_files();
  for (const std::string& file : files) {
    if (!file.ends_with(".cc")) continue;
    const std::string header = file.substr(0, file.size() - 3) + ".h";
    if (std::find(files.begin(), files.end(), header) == files.end()) continue;
    if (const auto fault = own_header_fault(file, our_text(file))) FAIL_CHECK(*fault);
  }
}

TEST_CASE("a library said to be in one file of a room is", "[rooms]") {
  std::set<std::string> users;
  for (const std::string& file : our_files()) {
    for (const Include& include : includes_of(our_text(file))) {
      if (!include.quoted && library_of(include.header) == "libharu") users.insert(file);
    }
  }
  CHECK(users.size() <= 1);
}

TEST_CASE("a library stands in every place that the table names", "[rooms]") {
  const std::vector<std::string> files = our_files();
  for (const Library& library : our_house().libraries) {
    for (const std::string& place : library.places) {
      if (place == "tests/") continue;
      INFO(library.name << " in " << place);
      CHECK(std::any_of(files.begin(), files.end(), [&](const std::string& file) {
        if (place.ends_with('/') ? !file.starts_with(place) : file != place) return false;
        const std::vector<Include> includes = includes_of(our_text(file));
        return std::any_of(includes.begin(), includes.end(), [&](const Include& include) {
          const std::string name = include.quoted ? std::string() : library_of(include.header);
          return !name.empty() && library.name.find(name) != library.name.npos;
        });
      }));
    }
  }
}

TEST_CASE("the table has one direction", "[rooms]") {
  const House house = our_house();
  REQUIRE(house.rooms.size() >= 11);
  REQUIRE(house.libraries.size() >= 8);
  std::set<std::string> above;
  for (const Room& room : house.rooms) {
    for (const std::string& other : room.may_include) {
      INFO(room.name << " may include " << other << ", which must stand above it");
      CHECK(above.contains(other));
    }
    above.insert(room.name);
  }
}

TEST_CASE("the build lists every source, and none that is not there", "[rooms]") {
  const std::set<std::string> listed = read_cmake_sources(our_text("CMakeLists.txt"));
  std::set<std::string> there;
  for (const std::string& file : our_files()) {
    if (file.ends_with(".cc")) there.insert(file);
  }
  CHECK(listed == there);
}

TEST_CASE("the build's lists are the table's", "[rooms]") {
  const House house = our_house();
  std::set<std::string> filled;
  for (const std::string& file : our_files()) filled.insert(house.room_of(file));
  const auto lists = read_cmake_rooms(our_text("CMakeLists.txt"));
  REQUIRE(lists.size() >= 9);
  std::set<std::string> built = {"cli", "typeset"};  // the program and the door, no rooms' libraries
  for (const auto& [name, list] : lists) {
    INFO(name);
    const Room* room = house.find(house.room_of(name + "/"));
    REQUIRE(room != nullptr);
    built.insert(room->name);
    std::set<std::string> expected;  // a room still empty is no target
    for (const std::string& other : room->may_include) {
      if (filled.contains(other)) expected.insert(other);
    }
    std::set<std::string> listed;
    for (const std::string& other : list) listed.insert(house.room_of(other + "/"));
    CHECK(listed == expected);
  }
  for (const std::string& room : filled) CHECK(built.contains(room));
}

TEST_CASE("breaches are noticed", "[rooms]") {
  const House house = read_house(kSmallHouse);
  REQUIRE(house.rooms.size() == 6);
  REQUIRE(house.libraries.size() == 3);
  const Breach breaches[] = {
      {"text/fit.cc", "#include \"text/fit.h\"\n#include <vector>\n#include \"base/length.h\"\n", ""},
      {"cli/main.cc", "#include \"text/fit.h\"\n#include <unistd.h>\n#include <fstream>\n", ""},
      {"base/length.cc", "\n#include \"text/fit.h\"\n", "base/length.cc:2: base/ may not include text/"},
      {"text/fit.cc", "#include \"cli/report.h\"\n", "text/ may not include cli/"},
      {"text/fit.cc", "  #  include  \"emit/pdf/pdf.h\" // why not\n", "text/ may not include emit/pdf/"},
      {"emit/pdf/pdf.cc", "#include \"emit/dump/dump.h\"\n", "emit/pdf/ may not include emit/dump/"},
      {"emit/pdf/pdf.cc", "#include \"emit/pdf/objects.h\"\n", ""},
      {"emit/pdf/pdf.cc", "#include \"emit/shared/clusters.h\"\n", ""},
      {"emit/shared/clusters.cc", "#include \"emit/pdf/pdf.h\"\n", "emit/shared/ may not include emit/pdf/"},
      {"text/fit.cc", "#include \"emit/shared/clusters.h\"\n", "text/ may not include emit/shared/"},
      {"text/fit.cc", "#include \"fit.h\"\n", "not a path relative to typeset/"},
      {"text/fit.cc", "#include \"../base/length.h\"\n", "not a path relative to typeset/"},
      {"text/fit.cc", "// #include \"cli/report.h\"\n/* \n#include \"cli/report.h\"\n*/\n", ""},
      {"lint/words.cc", "#include <vector>\n", "in no room"},
      {"words.cc", "#include <vector>\n", "in no room"},
      {"typeset.cc", "#include \"typeset.h\"\n#include \"base/length.h\"\n", ""},
      {"typeset.h", "#include \"text/fit.h\"\n", "typeset/ may not include text/"},
      {"typeset.h", "#include <fstream>\n", "only cli/ opens files"},
      {"text/fit.cc", "#include \"typeset.h\"\n", "text/ may not include typeset/"},
      {"text/shape.cc", "#include <hb.h>\n#include <hb-ot.h>\n", ""},
      {"base/utf8.cc", "#include <hb.h>\n", "HarfBuzz has no business in base/"},
      {"base/yaml_tree.cc", "#include <yaml-cpp/parser.h>\n", ""},
      {"base/sources.cc", "#include <yaml-cpp/parser.h>\n", "yaml-cpp has no business in base/"},
      {"text/shape.cc", "#include <hpdf.h>\n", "libharu has no business in text/"},
      {"text/shape.cc", "#include <ft2build.h>\n", "FreeType has no business in text/"},
      {"emit/pdf/objects.cc", "#include <hpdf_objects.h>\n", ""},
      {"emit/dump/dump.cc", "#include <hpdf.h>\n", "libharu has no business in emit/dump/"},
      {"text/shape.cc", "#include <pango/pango.h>\n", "of no library that the table names"},
      {"text/shape.cc", "#include <fstream>\n", "only cli/ opens files"},
      {"emit/pdf/pdf.cc", "#include <sys/stat.h>\n", "only cli/ opens files"},
      {"cli/batch.cc", "#include <chrono>\n", "only cli/clock.cc reads the clock"},
  };
  for (const Breach& breach : breaches) {
    const std::vector<std::string> faults = faults_in(house, breach.path, breach.text);
    INFO(breach.path << " " << breach.text);
    if (breach.said.empty()) {
      for (const std::string& fault : faults) FAIL_CHECK(fault);
    } else {
      REQUIRE(faults.size() == 1);
      CHECK_THAT(faults[0], Catch::Contains(breach.said));
    }
  }
  const std::map<std::string, std::string> leaking = {
      {"font/handles.h", "#include <hb.h>\n"},
      {"font/book.h", "#include \"font/handles.h\"\n"},
      {"font/plain.h", "#include <vector>\nstruct hb_face_t;\n"},
      {"font/book.cc", "#include \"font/book.h\"\n"},
      {"text/faces.cc", "#include \"font/plain.h\"\n#include \"font/book.h\"\n"},
  };
  CHECK(leaks_in(leaking) ==
        std::vector<std::string>{"text/faces.cc:2: \"font/book.h\" shows types of HarfBuzz to another room"});
  CHECK(own_header_fault("text/fit.cc", "#include <vector>\n#include \"text/fit.h\"\n").has_value());
  CHECK_FALSE(own_header_fault("text/fit.cc", "// lines\n#include \"text/fit.h\"\n").has_value());
}

TEST_CASE("the build's lists are read", "[rooms]") {
  const auto lists = read_cmake_rooms(
      "function(typeset_room name)\n\ntypeset_room(base USES icu)\n"
      "typeset_room(emit/pdf MAY_INCLUDE base page\n  USES deflate)\n"
      "typeset_room(press MAY_INCLUDE base emit/pdf emit/dump)\n");
  CHECK(lists == std::map<std::string, std::set<std::string>>{
                     {"base", {}}, {"emit/pdf", {"base", "page"}}, {"press", {"base", "emit/pdf", "emit/dump"}}});
}
