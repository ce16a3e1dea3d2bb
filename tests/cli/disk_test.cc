// Files in, files out, the cache between runs.
#include "cli/disk.h"

#include <catch2/catch.hpp>
#include <cerrno>
#include <filesystem>
#include <sys/stat.h>

#include "cli/disk_cache.h"
#include "cli/output_file.h"
#include "support/program.h"

using namespace typeset;
using typeset::test::read_file;
using typeset::test::ScopedFolder;
using typeset::test::write_file;
namespace fs = std::filesystem;

namespace {

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("regular files are read, other things refused", "[cli]") {
  const ScopedFolder scratch;
  const DiskFiles disk;
  const auto in = [&](const char* name) { return (scratch.path() / name).string(); };
  write_file(in("small"), "红头");
  write_file(in("empty"), "");
  write_file(in("large"), std::string(3 << 20, 'x'));
  ::mkfifo(in("pipe").c_str(), 0600);
  fs::create_symlink("small", in("link"));
  fs::create_symlink("loop", in("loop"));

  CHECK(disk.read(in("small"), 100)->view == "红头");
  CHECK(disk.read(in("link"), 100)->view == "红头");
  CHECK(disk.read(in("empty"), 100)->view.empty());
  CHECK(disk.read(in("large"), 3 << 20)->view.size() == 3 << 20);
  CHECK(disk.read(in("large"), (3 << 20) - 1).failure().kind == FailureKind::too_large);
  CHECK(disk.read(in("small"), 5).failure().kind == FailureKind::too_large);
  CHECK(disk.read(in("none"), 100).failure().kind == FailureKind::not_found);
  CHECK(disk.read(in("small/none"), 100).failure().kind == FailureKind::not_found);
  CHECK(disk.read(in("loop"), 100).failure().kind == FailureKind::not_found);
  CHECK(disk.read(scratch.path().string(), 100).failure().kind == FailureKind::not_a_file);
  CHECK(disk.read(in("pipe"), 100).failure().kind == FailureKind::not_a_file);  // without waiting for a writer
  CHECK(disk.read("/dev/null", 100).failure().kind == FailureKind::not_a_file);
  CHECK(disk.read("/dev/zero", 100).failure().kind == FailureKind::not_a_file);
  CHECK(disk.read(std::string("small\0x", 7), 100).failure().kind == FailureKind::not_found);

  CHECK(disk.stamp(in("small"))->size == 6);
  CHECK(disk.stamp(in("small")).value() == disk.stamp(in("link")).value());
  CHECK(disk.stamp(scratch.path().string()).failure().kind == FailureKind::not_a_file);
}

TEST_CASE("what was read stays as it was when the file is cut", "[cli]") {
  const ScopedFolder scratch;
  const std::string path = (scratch.path() / "large").string();
  write_file(path, std::string(3 << 20, 'x'));
  const DiskFiles disk;
  const Result<Bytes> read = disk.read(path, 4 << 20);
  fs::resize_file(path, 0);
  // Of a mapping, the pages behind the end would be gone, and touching them the end of the process (SIGBUS).
  CHECK(read->view == std::string(3 << 20, 'x'));

  write_file(path, std::string(3 << 20, 'y'));
  CHECK(disk.map(path, 4 << 20)->view == std::string(3 << 20, 'y'));
  CHECK(disk.map(path, 1 << 20).failure().kind == FailureKind::too_large);
  CHECK(disk.map("/dev/zero", 100).failure().kind == FailureKind::not_a_file);
}

TEST_CASE("a folder is listed: its own regular files, by name", "[cli]") {
  const ScopedFolder scratch;
  const DiskFiles disk;
  const auto in = [&](const char* name) { return (scratch.path() / name).string(); };
  CHECK(disk.list(scratch.path().string())->empty());
  for (const char* name : {"b.yaml", "a.yaml", "期.yaml", ".hidden"}) write_file(in(name), "x");
  fs::create_directories(in("folder.yaml/below"));
  write_file(in("folder.yaml/c.yaml"), "x");
  ::mkfifo(in("pipe.yaml").c_str(), 0600);
  fs::create_symlink("a.yaml", in("link.yaml"));
  fs::create_symlink("none", in("dangling.yaml"));
  CHECK(disk.list(scratch.path().string()).value() ==
        std::vector<std::string>{".hidden", "a.yaml", "b.yaml", "link.yaml", "期.yaml"});
  CHECK(disk.list(in("none")).failure().kind == FailureKind::not_found);
  CHECK(disk.list(in("a.yaml")).failure().kind == FailureKind::not_found);
  CHECK(disk.list(std::string("\0", 1)).failure().kind == FailureKind::not_found);
}

TEST_CASE("a growing file is seen when it is finished", "[cli]") {
  const ScopedFolder scratch;
  const auto in = [&](const char* name) { return (scratch.path() / name).string(); };
  const std::string large(100'000, 'y');  // more than is kept back
  write_file(in("x"), "old");
  fs::permissions(in("x"), fs::perms(0640));
  {
    GrowingFile file(in("x"));
    file.write("one ");
    file.write(large);
    file.write(" two");
    CHECK(read_file(in("x")) == "old");
    CHECK(file.finish() == 0);
    CHECK(read_file(in("x")) == "one " + large + " two");
    CHECK((fs::status(in("x")).permissions() & fs::perms(0777)) == fs::perms(0640));
  }
  {
    GrowingFile file(in("x"));
    file.write(large);
    file.discard();
    CHECK(files_in(scratch.path()) == 1);
    GrowingFile left(in("y/z"));
    left.write(large);
  }
  CHECK(read_file(in("x")) == "one " + large + " two");
  CHECK(files_in(scratch.path() / "y") == 0);
  {
    GrowingFile empty(in("y/empty"));
    CHECK(empty.finish() == 0);
    CHECK(fs::file_size(in("y/empty")) == 0);
  }
  GrowingFile folder(in("y"));
  folder.write(large);
  CHECK(folder.finish() == EISDIR);
  GrowingFile full("/dev/full");
  full.write("x");
  CHECK(full.finish() == ENOSPC);
  CHECK(files_in(scratch.path()) == 2);
}

TEST_CASE("an output appears whole or not at all", "[cli]") {
  const ScopedFolder scratch;
  const auto in = [&](const char* name) { return (scratch.path() / name).string(); };

  SECTION("folders are made, nothing else is left behind") {
    CHECK(write_whole(in("a/b/x.pdf"), "one") == 0);
    CHECK(read_file(in("a/b/x.pdf")) == "one");
    CHECK(files_in(scratch.path() / "a/b") == 1);
  }
  SECTION("a file is replaced, with its permissions") {
    write_file(in("x"), "a long old text");
    fs::permissions(in("x"), fs::perms(0640));
    CHECK(write_whole(in("x"), "new") == 0);
    CHECK(read_file(in("x")) == "new");
    CHECK((fs::status(in("x")).permissions() & fs::perms(0777)) == fs::perms(0640));
  }
  SECTION("a link stays a link") {
    fs::create_directory(in("d"));
    write_file(in("d/real"), "old");
    fs::create_symlink("d/real", in("link"));
    CHECK(write_whole(in("link"), "new") == 0);
    CHECK(fs::is_symlink(in("link")));
    CHECK(read_file(in("d/real")) == "new");
  }
  SECTION("a folder in the way is left alone") {
    fs::create_directory(in("x.pdf"));
    CHECK(write_whole(in("x.pdf"), "new") == EISDIR);
    CHECK(files_in(scratch.path()) == 1);
  }
  SECTION("a file where a folder should be") {
    write_file(in("a"), "file");
    CHECK(write_whole(in("a/x.pdf"), "new") != 0);
    CHECK(read_file(in("a")) == "file");
  }
  SECTION("devices are written into, not replaced") {
    CHECK(write_whole("/dev/null", "x") == 0);
    CHECK(fs::is_character_file("/dev/null"));
    CHECK(write_whole("/dev/full", "x") == ENOSPC);
  }
  SECTION("the longest name that a file can have") {
    const std::string name = scratch.path().string() + "/" + std::string(255, 'x');
    CHECK(write_whole(name, "x") == 0);
    CHECK(write_whole(name + "x", "x") == ENAMETOOLONG);
  }
  SECTION("a folder that cannot be looked into is said as what it is") {
    fs::create_symlink("loop", in("loop"));
    CHECK(write_whole(in("loop/x.pdf"), "x") == ELOOP);
    CHECK(write_whole(in("loop"), "x") == ELOOP);
    CHECK(fs::is_symlink(in("loop")));
    CHECK(write_new(in("loop/x.yaml"), "x") == ELOOP);
    const std::string longer = std::string(256, 'x') + "/x.pdf";
    CHECK(write_whole(in(longer.c_str()), "x") == ENAMETOOLONG);
    CHECK(write_new(in(longer.c_str()), "x") == ENAMETOOLONG);
    fs::create_symlink("nowhere", in("dangling"));
    CHECK(write_whole(in("dangling/x.pdf"), "x") != 0);
    CHECK(files_in(scratch.path()) == 2);
  }
  SECTION("a pipe that nobody reads holds nothing up") {
    ::mkfifo(in("pipe").c_str(), 0600);
    CHECK(write_whole(in("pipe"), "x") == ENXIO);
  }
  SECTION("a new file is never written over another") {
    CHECK(write_new(in("x.yaml"), "one") == 0);
    CHECK(write_new(in("x.yaml"), "two") == EEXIST);
    CHECK(read_file(in("x.yaml")) == "one");
    CHECK(files_in(scratch.path()) == 1);
  }
  SECTION("a folder that may not be written") {
    if (::geteuid() == 0) return;  // root may
    fs::create_directory(in("d"));
    write_file(in("d/x"), "old");
    fs::permissions(in("d"), fs::perms(0555));
    CHECK(write_whole(in("d/x"), "new") == EACCES);
    CHECK(read_file(in("d/x")) == "old");
    fs::permissions(in("d"), fs::perms(0755));
  }
}

TEST_CASE("cache keys are relative paths of plain letters", "[cli]") {
  for (const char* key : {"a", "a/b.c", "A_9-/x", "..a/b.."}) CHECK(is_cache_key(key));
  for (const char* key : {"", "/a", "a/", "a//b", ".", "..", "a/../b", "a/.", "a b", "字", "a\\b", "a\n"}) {
    CAPTURE(key);
    CHECK_FALSE(is_cache_key(key));
  }
}

TEST_CASE("the cache gives back what it was given, or nothing", "[cli]") {
  const ScopedFolder scratch;
  const std::string folder = (scratch.path() / "c").string();
  DiskCache cache(folder);
  CHECK_FALSE(cache.find("fonts/x").has_value());
  cache.keep("fonts/x", "value");
  cache.keep("empty", "");
  REQUIRE(cache.find("fonts/x").has_value());
  CHECK(cache.find("fonts/x")->view == "value");
  CHECK(cache.find("empty")->view.empty());
  CHECK(DiskCache(folder).find("fonts/x")->view == "value");
  cache.keep("fonts/x", "other");
  CHECK(cache.find("fonts/x")->view == "other");

  SECTION("keys cannot leave the folder") {
    cache.keep("../out", "x");
    CHECK_FALSE(fs::exists(scratch.path() / "out"));
    CHECK_FALSE(cache.find("../c/empty").has_value());
  }
  SECTION("damage counts as absence") {
    const std::string whole = read_file(folder + "/fonts/x");
    for (std::size_t at = 0; at < whole.size(); ++at) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ 1);
      write_file(folder + "/fonts/x", damaged);
      CHECK_FALSE(cache.find("fonts/x").has_value());
      write_file(folder + "/fonts/x", whole.substr(0, at));
      CHECK_FALSE(cache.find("fonts/x").has_value());
    }
    write_file(folder + "/fonts/x", whole + '\0');
    CHECK_FALSE(cache.find("fonts/x").has_value());
  }
  SECTION("an entry is not another's") {
    fs::copy_file(folder + "/fonts/x", folder + "/y");
    CHECK_FALSE(cache.find("y").has_value());
  }
  SECTION("places that cannot be written are no fault") {
    write_file(scratch.path() / "file", "");
    DiskCache nowhere((scratch.path() / "file/c").string());
    nowhere.keep("a", "b");
    CHECK_FALSE(nowhere.find("a").has_value());
    fs::create_symlink("loop", scratch.path() / "loop");
    for (const std::string& broken : {scratch.path().string() + "/loop", scratch.path().string() + "/loop/c",
                                      scratch.path().string() + "/" + std::string(256, 'x')}) {
      CAPTURE(broken);
      DiskCache barred(broken);
      barred.keep("a", "b");
      barred.keep("fonts/a", "b");
      CHECK_FALSE(barred.find("a").has_value());
    }
    DiskCache none("");
    none.keep("a", "b");
    CHECK_FALSE(none.find("a").has_value());
  }
}
