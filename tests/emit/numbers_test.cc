// Numbers of content streams: exact, short, and never in a form that PDF does not know.
#include "emit/pdf/numbers.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>
#include <string>

namespace typeset::pdf {
namespace {

/// A printed number as a whole number of ten-thousandths, read without floating point; fails the test on any character
/// that a PDF number has not, or on a form that could be shorter.
std::int64_t read_ten_thousandths(const std::string& text) {
  std::string digits = text;
  const bool negative = !digits.empty() && digits.front() == '-';
  if (negative) digits.erase(0, 1);
  const std::size_t point = digits.find('.');
  std::string whole = digits.substr(0, point);
  std::string fraction = point == std::string::npos ? "" : digits.substr(point + 1);
  INFO(text);
  REQUIRE(whole.size() + fraction.size() > 0);
  REQUIRE((whole + fraction).find_first_not_of("0123456789") == std::string::npos);
  REQUIRE(fraction.size() <= 4);
  if (point != std::string::npos) REQUIRE((!fraction.empty() && fraction.back() != '0'));
  if (whole.size() > 1) REQUIRE(whole.front() != '0');
  fraction.resize(4, '0');
  const std::int64_t value = std::stoll("0" + whole) * 10000 + std::stoll(fraction);
  if (negative) REQUIRE(value != 0);
  return negative ? -value : value;
}

TEST_CASE("a point is 12,700 units, and four decimals are kept") {
  CHECK(points(Length()) == "0");
  CHECK(points(Length::pt(16)) == "16");
  CHECK(points(Length::pt(-1)) == "-1");
  CHECK(points(Length::centi_pt(1575)) == "15.75");
  CHECK(points(Length::mm(210)) == "595.2756");
  CHECK(points(Length::mm(297)) == "841.8898");
  CHECK(points(Length::centi_pt(50)) == ".5");
  CHECK(points(Length::centi_pt(-5)) == "-.05");
  CHECK(points(Length::units(1)) == ".0001");  // 0.0000787…
  CHECK(points(-Length::units(1)) == "-.0001");
  CHECK(points(Length::units(127)) == ".01");
  CHECK(points(Length::pt(32768)) == "32768");  // past libharu's reals
}

TEST_CASE("every length is printed to within half a ten-thousandth of a point") {
  std::uint64_t seed = 1;
  for (int i = 0; i < 20000; ++i) {
    seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
    // all magnitudes up to a metre, both signs
    const auto units = static_cast<std::int64_t>(seed >> 33) % 36000000 >> (i % 24);
    const Length length = Length::units(i % 2 == 0 ? units : -units);
    const std::int64_t printed = read_ten_thousandths(points(length));
    // |printed/10000 − units/12700| ≤ 1/20000, times 20000 × 127
    const std::int64_t off = printed * 254 - length.units() * 200;
    CHECK((off >= -127 && off <= 127));
  }
}

TEST_CASE("sums of printed moves are the printed places") {
  // Moves are differences of Decimals, so a thousand of them land where one would.
  Decimal pen = 0;
  for (int n = 0; n <= 1000; ++n) {
    const Decimal target = decimal(Length::mm(156).scaled(n, 1000));
    pen += read_ten_thousandths([&] {
      std::string move;
      append_points(move, target - pen);
      return move;
    }());
    CHECK(pen == target);
  }
}

TEST_CASE("numbers with fewer decimals, and the extremes") {
  const auto print = [](std::int64_t value, int decimals) {
    std::string out;
    append_number(out, value, decimals);
    return out;
  };
  CHECK(print(129, 1) == "12.9");
  CHECK(print(130, 1) == "13");
  CHECK(print(-7, 3) == "-.007");
  CHECK(print(0, 4) == "0");
  CHECK(print(std::numeric_limits<std::int64_t>::min(), 0) == "-9223372036854775808");
  CHECK(points(Length::units(std::numeric_limits<std::int64_t>::max())) == "10000000");
  CHECK(points(Length::units(std::numeric_limits<std::int64_t>::min())) == "-10000000");
}

}  // namespace
}  // namespace typeset::pdf
