#include "base/result.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>

using namespace typeset;

TEST_CASE("a value is moved out of a result, not copied", "[base]") {
  Result<std::unique_ptr<int>> whole(std::make_unique<int>(3));  // cannot be copied: this would not compile
  const std::unique_ptr<int> taken = *std::move(whole);
  CHECK(*taken == 3);
  CHECK(*whole == nullptr);

  Result<std::string> text(std::string(100, 'x'));
  const char* bytes = text->data();
  CHECK((*std::move(text)).data() == bytes);  // nothing is moved before someone takes it
  const std::string moved = *std::move(text);
  CHECK(moved.data() == bytes);
}

TEST_CASE("a result is a value or the reason there is none", "[base]") {
  const Result<int> good(4);
  CHECK(good.ok());
  CHECK(*good == 4);
  const Result<int> bad(Failure{FailureKind::io, "disk", "full"});
  CHECK_FALSE(bad);
  CHECK(bad.failure().kind == FailureKind::io);
  CHECK(bad.failure().detail == "full");
}
