// Date: a day of the calendar, and how documents write it.
#pragma once

#include <compare>
#include <string>

namespace typeset {

/// A calendar date as written in a document (GB-7.3.5.4). Always a day that exists.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// 2017年12月29日: no zeros before month and day.
std::string in_chinese(const Date& date);

/// 2017-12-29, as sources have it.
std::string in_figures(const Date& date);

}  // namespace typeset
