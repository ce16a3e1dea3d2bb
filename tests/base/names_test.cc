// Names: roles by any of theirs, and the known name a mistyped one was meant to be.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/nearest.h"
#include "base/role.h"

using namespace typeset;

TEST_CASE("roles are found by either name", "[base]") {
  for (const RoleName& known : kRoles) {
    CHECK(find_role(known.name) == known.role);
    CHECK(find_role(known.words.zh) == known.role);
    CHECK(role_name(known.role).name == known.name);
  }
  CHECK_FALSE(find_role("").has_value());
  CHECK_FALSE(find_role("仿").has_value());
  CHECK_FALSE(find_role("Fangsong").has_value());
}

TEST_CASE("the nearest of the known names", "[base]") {
  struct Case {
    std::string written;
    std::vector<std::string> known;
    std::string nearest;  // empty: none is near enough to be a slip
  };
  const Case cases[] = {
      {"tilte", {"title", "body", "number"}, "title"},
      {"titel", {"title", "body"}, "title"},
      {"titl", {"body", "title"}, "title"},
      {"titlee", {"title"}, "title"},
      {"刊明", {"刊名", "期号"}, "刊名"},
      {"编发单", {"编发单位", "印发机关"}, "编发单位"},
      {"x", {"y"}, ""},  // nothing in common
      {"colour", {"title", "body"}, ""},
      {"", {"title"}, ""},
      {"title", {}, ""},
      {"bodx", {"body", "bodz"}, "body"},  // of equals the first
      {"number", {"numbers", "number"}, "number"},
  };
  for (const Case& c : cases) {
    Nearest nearest(c.written);
    for (const std::string& name : c.known) nearest.consider(name);
    INFO(c.written);
    CHECK(nearest.name() == c.nearest);
    CHECK(nearest.found() == !c.nearest.empty());
  }
  Nearest shown("tilte");
  shown.consider("title", "标题");
  CHECK(shown.name() == "标题");
  // Hostile lengths end soon.
  Nearest endless(std::string(1 << 20, 'a'));
  endless.consider(std::string(1 << 20, 'b'));
  CHECK_FALSE(endless.found());
}
