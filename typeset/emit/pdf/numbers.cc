#include "emit/pdf/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace typeset::pdf {

Decimal decimal(Length length) {
  // ten-thousandths of a point = units × 10000 / 12700 = units × 100 / 127
  constexpr std::int64_t edge = 10'000'000 * Length::kPerPoint;
  const std::int64_t hundredfold = std::clamp(length.units(), -edge, edge) * 100;
  return (hundredfold + (hundredfold < 0 ? -63 : 63)) / 127;
}

void append_number(std::string& out, std::int64_t value, int decimals) {
  while (decimals > 0 && value % 10 == 0) {
    value /= 10;
    --decimals;
  }
  std::array<char, 24> buffer{};
  const std::uint64_t magnitude = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  const char* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude).ptr;
  const std::string_view digits(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const auto fraction = static_cast<std::size_t>(decimals);
  const std::size_t whole = digits.size() > fraction ? digits.size() - fraction : 0;
  if (value < 0) out += '-';
  out += digits.substr(0, whole);  // no leading zero: .5 is shorter and as good
  if (decimals == 0) return;
  out += '.';
  out.append(fraction - (digits.size() - whole), '0');
  out += digits.substr(whole);
}

void append_points(std::string& out, Decimal points) { append_number(out, points, 4); }

std::string points(Length length) {
  std::string out;
  append_points(out, decimal(length));
  return out;
}

}  // namespace typeset::pdf
