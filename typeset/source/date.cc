#include "source/date.h"

#include <algorithm>

namespace typeset {

std::string in_chinese(const Date& date) {
  return std::to_string(date.year) + "年" + std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
}

std::string in_figures(const Date& date) {
  const auto padded = [](int number, std::size_t digits) {
    const std::string written = std::to_string(number);
    return std::string(digits - std::min(digits, written.size()), '0') + written;
  };
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

}  // namespace typeset
