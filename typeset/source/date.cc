#include "source/date.h"

namespace typeset {

std::string in_chinese(const Date& date) {
  return std::to_string(date.year) + "年" + std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
}

}  // namespace typeset
