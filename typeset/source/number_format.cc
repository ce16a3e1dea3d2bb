#include "source/number_format.h"

#include <algorithm>

#include "base/nearest.h"
#include "base/utf8.h"
#include "source/data_faults.h"
#include "source/text.h"

namespace typeset {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool parts(char32_t c) { return is_padding(c) || c == U'、' || c == U'，' || c == U',' || c == U'|'; }
bool equals(char32_t c) { return c == U'=' || c == U'＝'; }

/// 0 … kMostDecimals.
std::optional<int> read_decimals(std::string_view text) {
  if (text.empty() || text.size() > 2 || !std::ranges::all_of(text, is_digit)) return {};
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  if (value > kMostDecimals) return {};
  return value;
}

/// A decimal number as its digits.
struct Number {
  std::string sign;
  std::string digits;
  std::size_t point = 0;  // how many of them stand before the decimal point
  std::string percent;    // % as typed

  bool is_zero() const { return digits.find_first_not_of('0') == std::string::npos; }
  void round(std::size_t decimals);
  void times_hundred();
};

/// 1,234 in threes, or 1234.
bool take_whole(std::string_view& text, std::string& digits) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || text[end] == ',')) ++end;
  const std::string_view whole = text.substr(0, end);
  text.remove_prefix(end);
  const std::size_t comma = whole.find(',');
  if (comma != std::string_view::npos) {
    if (comma == 0 || comma > 3 || (whole.size() - comma) % 4 != 0) return false;
    for (std::size_t i = comma; i < whole.size(); ++i) {
      if ((whole[i] == ',') != ((i - comma) % 4 == 0)) return false;
    }
  }
  for (const char c : whole) {
    if (c != ',') digits += c;
  }
  return !digits.empty();
}

std::optional<Number> read_number(std::string_view text) {
  Number number;
  const auto take = [&](std::string_view mark) {
    if (!text.starts_with(mark)) return false;
    text.remove_prefix(mark.size());
    return true;
  };
  for (const std::string_view sign : {"-", "+", "−"}) {
    if (number.sign.empty() && take(sign)) number.sign = sign;
  }
  if (!take_whole(text, number.digits)) return {};
  number.point = number.digits.size();
  if (take(".")) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    if (end == 0) return {};
    number.digits += text.substr(0, end);
    text.remove_prefix(end);
  }
  for (const std::string_view percent : {"%", "％"}) {
    if (number.percent.empty() && take(percent)) number.percent = percent;
  }
  if (!text.empty()) return {};
  return number;
}

void Number::times_hundred() {
  point += 2;
  if (digits.size() < point) digits.resize(point, '0');
}

void Number::round(std::size_t decimals) {
  const std::size_t kept = point + decimals;
  const bool up = digits.size() > kept && digits[kept] >= '5';
  digits.resize(kept, '0');
  if (!up) return;
  std::size_t at = kept;
  while (at > 0 && digits[at - 1] == '9') digits[--at] = '0';
  if (at > 0) {
    ++digits[at - 1];
  } else {
    digits.insert(digits.begin(), '1');
    ++point;
  }
}

}  // namespace

std::string sample_of(const FigureSettingName& setting, Language language) {
  return std::string(language == Language::zh ? setting.zh : setting.name) + (setting.takes_number ? "=1" : "");
}

std::string known_figure_settings(Language language) {
  std::string list;
  for (const FigureSettingName& known : kFigureSettings) {
    if (!list.empty()) list += language == Language::zh ? "、" : ", ";
    list += sample_of(known, language);
  }
  return list;
}

std::optional<NumberFormat> read_number_format(const LocatedText& text, std::size_t begin, std::size_t end,
                                               Diagnostics& faults) {
  const std::string_view view = text.view();
  const auto skip = [&](std::size_t at, auto belongs) {
    while (at < end && belongs(decode_utf8(view, at).code_point)) at += decode_utf8(view, at).length;
    return at;
  };
  NumberFormat format;
  bool good = true;
  const auto refuse = [&](const DiagnosticKind& kind, std::size_t from, std::size_t to, std::vector<Term> arguments) {
    faults.report(kind, text.span(from, to), std::move(arguments));
    good = false;
  };
  for (std::size_t at = skip(begin, parts); at < end; at = skip(at, parts)) {
    const std::size_t word = at;
    const std::size_t name_end = skip(at, [](char32_t c) { return !parts(c) && !equals(c); });
    at = name_end;
    std::optional<std::string_view> value;
    if (const std::size_t sign = skip(at, is_padding); sign < end && equals(decode_utf8(view, sign).code_point)) {
      const std::size_t value_begin = skip(sign + decode_utf8(view, sign).length, is_padding);
      at = skip(value_begin, [](char32_t c) { return !parts(c); });
      value = view.substr(value_begin, at - value_begin);
    }
    const std::string_view name = view.substr(word, name_end - word);
    const auto row =
        std::ranges::find_if(kFigureSettings, [&](const auto& r) { return r.name == name || r.zh == name; });
    if (row == kFigureSettings.end()) {
      Nearest nearest(name);
      for (const FigureSettingName& known : kFigureSettings) {
        nearest.consider(known.zh);
        nearest.consider(known.name);
      }
      refuse(data_faults::kFigureSetting, word, at,
             {name, nearest.found() ? Term("是不是“" + nearest.name() + "”？", "did you mean “" + nearest.name() + "”?")
                                    : Term("可以用：" + known_figure_settings(Language::zh),
                                           "known: " + known_figure_settings(Language::en))});
      continue;
    }
    const std::optional<int> number = value ? read_decimals(*value) : std::nullopt;
    const bool given = row->setting == FigureSetting::decimals && format.decimals.has_value();
    if (row->takes_number != value.has_value() || (value && !number) || given) {
      refuse(data_faults::kFigureValue, word, at,
             {view.substr(word, at - word), Term(sample_of(*row, Language::zh), sample_of(*row, Language::en))});
      continue;
    }
    switch (row->setting) {
      case FigureSetting::thousands: format.thousands = true; break;
      case FigureSetting::percent: format.percent = true; break;
      case FigureSetting::decimals: format.decimals = number; break;
    }
  }
  if (!good) return {};
  return format;
}

std::optional<std::string> format_number(std::string_view cell, const NumberFormat& format) {
  std::optional<Number> read = read_number(cell);
  if (!read) return {};
  Number& number = *read;
  if (format.percent && number.percent.empty()) {
    number.times_hundred();
    number.percent = "%";
  }
  if (format.decimals) number.round(static_cast<std::size_t>(*format.decimals));
  const std::size_t first = std::min(number.digits.find_first_not_of('0'), number.point - 1);
  const std::string whole = number.digits.substr(first, number.point - first);
  std::string printed = number.is_zero() ? std::string() : number.sign;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (format.thousands && i > 0 && (whole.size() - i) % 3 == 0) printed += ',';
    printed += whole[i];
  }
  if (number.digits.size() > number.point) printed += "." + number.digits.substr(number.point);
  return printed + number.percent;
}

}  // namespace typeset
