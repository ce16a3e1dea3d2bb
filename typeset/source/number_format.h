// How a figure from a file is printed: `|千分位 小数=1`. Decimal arithmetic on the digits as they are written; no
// floating point, so that 0.285 rounds as a reader rounds it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/located_text.h"

namespace typeset {

enum class FigureSetting : std::uint8_t { thousands, decimals, percent };

/// A row of the table of settings: the reader, `hongtou explain` and docs/body.md go by it.
struct FigureSettingName {
  FigureSetting setting;
  std::string_view name;
  std::string_view zh;
  bool takes_number;  // 小数=1
  std::string_view help_zh;
  std::string_view help_en;
};

inline constexpr int kMostDecimals = 10;

inline constexpr std::array<FigureSettingName, 3> kFigureSettings = {{
    {FigureSetting::thousands, "thousands", "千分位", false, "整数部分每三位加一个逗号：12,345",
     "a comma after every three digits: 12,345"},
    {FigureSetting::decimals, "decimals", "小数", true, "保留几位小数，四舍五入，不足补零；0 到 10",
     "so many decimals, 0 to 10, halves rounded away from zero, noughts added"},
    {FigureSetting::percent, "percent", "百分比", false, "乘以 100，后面加“%”；已经有“%”的数不再乘",
     "times 100 with a % behind; a number that has its % is left as it is"},
}};

/// “千分位、小数=1、百分比”, or the English names.
std::string known_figure_settings(Language language);
std::string sample_of(const FigureSettingName& setting, Language language);

struct NumberFormat {
  bool thousands = false;
  bool percent = false;
  std::optional<int> decimals = {};
  bool any() const { return thousands || percent || decimals.has_value(); }
};

/// The settings in bytes [begin, end) of `text`, parted by spaces, 、 ， , or |. None after reporting.
std::optional<NumberFormat> read_number_format(const LocatedText& text, std::size_t begin, std::size_t end,
                                               Diagnostics& faults);

/// The number in `cell`: a sign or none, digits (in threes parted by commas or not), decimals, a %. Without decimals=
/// the digits stay as they are. None if it is no such number.
std::optional<std::string> format_number(std::string_view cell, const NumberFormat& format);

}  // namespace typeset
