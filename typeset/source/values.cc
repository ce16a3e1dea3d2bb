#include "source/values.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/look_alikes.h"
#include "base/utf8.h"
#include "source/body_faults.h"
#include "source/faults.h"
#include "source/text.h"

namespace typeset {

namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_full_width_digit(char32_t c) { return c >= 0xff10 && c <= 0xff19; }

// Full-width forms written plainly, for the remedy.
std::string plain_forms(std::string_view text) {
  std::string plain;
  for_each_character(text, [&](std::size_t, char32_t c) {
    const bool full_width = c >= 0xff01 && c <= 0xff5e;
    append_utf8(plain, full_width ? c - 0xff01 + '!' : c);
  });
  return plain;
}

bool told_full_width_digits(const LocatedText& text, const Term& field, Diagnostics& faults) {
  bool any = false;
  for_each_character(text.view(), [&](std::size_t, char32_t c) { any = any || is_full_width_digit(c); });
  if (any)
    faults.report(source_faults::kFullWidthDigits, text.span(), {field, plain_forms(text.view())},
                  {{{{text.span(), text.str(), plain_forms(text.view())}}}});
  return any;
}

std::optional<int> to_int(std::string_view digits) {
  if (digits.empty() || digits.size() > 9) return {};
  int value = 0;
  for (const char c : digits) {
    if (!is_digit(static_cast<unsigned char>(c))) return {};
    value = value * 10 + (c - '0');
  }
  return value;
}

// Outside these a year is a slip of the keyboard.
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

bool exists(const Date& date) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.month < 1 || date.month > 12 || date.day < 1) return false;
  const int february = date.month == 2 && is_leap(date.year) ? 1 : 0;
  return date.day <= kDays[static_cast<std::size_t>(date.month - 1)] + february;
}

struct DateForm {
  std::string_view after_year;
  std::string_view after_month;
  std::string_view after_day;
};

constexpr std::array<DateForm, 4> kDateForms = {{{"-", "-", ""}, {"年", "月", "日"}, {".", ".", ""}, {"/", "/", ""}}};

/// Takes digits and the mark after them off the front of `text`; spaces between them are artefacts of typing (BR-26).
std::optional<int> take_part(std::string_view& text, std::string_view mark, std::size_t least, std::size_t most) {
  const auto skip = [&] { text.remove_prefix(std::min(text.find_first_not_of(' '), text.size())); };
  skip();
  std::size_t count = 0;
  while (count < text.size() && is_digit(static_cast<unsigned char>(text[count]))) ++count;
  if (count < least || count > most) return {};
  const auto value = to_int(text.substr(0, count));
  text.remove_prefix(count);
  skip();
  if (!text.starts_with(mark)) return {};
  text.remove_prefix(mark.size());
  return value;
}

std::optional<Date> match(std::string_view text, const DateForm& form) {
  const auto year = take_part(text, form.after_year, 4, 4);
  if (!year) return {};
  const auto month = take_part(text, form.after_month, 1, 2);
  if (!month) return {};
  const auto day = take_part(text, form.after_day, 1, 2);
  if (!day || !text.empty()) return {};
  return Date{*year, *month, *day};
}

/// A stretch of text without separators, and the kind of gap before it.
struct Segment {
  LocatedText text;
  std::size_t characters = 0;
  bool latin = false;
  bool wide_gap = false;  // U+3000 among the spaces before it
};

bool is_separator(char32_t c) {
  constexpr std::u32string_view kSeparators = U"、，,；;／/\n";
  return kSeparators.find(c) != std::u32string_view::npos;
}

void flush(std::vector<Segment>& segments, std::vector<LocatedText>& names) {
  std::vector<Segment> merged;
  for (std::size_t i = 0; i < segments.size(); ++i) {  // 张 + 三
    Segment& segment = segments[i];
    const bool pair = segment.characters == 1 && i + 1 < segments.size() && segments[i + 1].characters == 1;
    if (pair && !segment.latin && !segments[i + 1].latin) {
      segment.text.append(segments[i + 1].text);
      ++segment.characters;
      ++i;
    }
    merged.push_back(std::move(segment));
  }
  std::vector<Segment> done;
  for (Segment& segment : merged) {
    Segment* last = done.empty() ? nullptr : &done.back();
    const bool padding = last != nullptr && segment.wide_gap && !segment.latin && !last->latin &&
                         (segment.characters == 1 || last->characters == 1);
    const bool latin_words = last != nullptr && segment.latin && last->latin;
    if (!padding && !latin_words) {
      done.push_back(std::move(segment));
      continue;
    }
    if (latin_words) last->text.append(" ", segment.text.span(0, 0));
    last->text.append(segment.text);
    last->characters += segment.characters;
  }
  for (Segment& segment : done) names.push_back(std::move(segment.text));
  segments.clear();
}

/// 十三, 一百一十三, 二〇: a number in hanzi up to 9999; none if that is none.
std::optional<int> hanzi_number(const std::u32string& hanzi) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九", kUnits = U"十百千";
  if (hanzi.size() > 8) return {};  // a row of figures that no int holds
  int sum = 0, digit = -1, figures = 0;
  bool units = false;
  for (const char32_t c : hanzi) {
    const std::size_t value = c == U'零' ? 0 : c == U'两' ? 2 : kDigits.find(c);
    if (value != std::u32string_view::npos) {
      figures = figures * 10 + static_cast<int>(value);
      digit = static_cast<int>(value);
      continue;
    }
    const std::size_t unit = kUnits.find(c);
    if (unit == std::u32string_view::npos) return {};
    constexpr std::array<int, 3> kWorth = {10, 100, 1000};
    sum += (digit < 0 ? 1 : digit) * kWorth[unit];
    digit = -1;
    units = true;
  }
  if (hanzi.empty() || (!units && hanzi.size() > 4)) return {};
  return units ? sum + std::max(digit, 0) : figures;
}

/// The numbers that a text holds, in figures or hanzi, in order.
std::vector<int> numbers_in(std::string_view text) {
  std::vector<int> numbers;
  std::string figures;
  std::u32string hanzi;
  const auto end = [&] {
    if (const auto number = to_int(figures)) numbers.push_back(*number);
    if (const auto number = hanzi_number(hanzi)) numbers.push_back(*number);
    figures.clear();
    hanzi.clear();
  };
  for_each_character(text, [&](std::size_t, char32_t c) {
    constexpr std::u32string_view kNumerals = U"〇零一二两三四五六七八九十百千";
    const bool numeral = kNumerals.find(c) != std::u32string_view::npos;
    if (is_digit(c) ? !hanzi.empty() : numeral ? !figures.empty() : true) end();
    if (is_digit(c)) figures += static_cast<char>(c);
    if (numeral) hanzi += c;
  });
  end();
  return numbers;
}

/// The day that a text seems to mean: 二〇二六年四月三日, 20260403, 2026—04—03（星期五）, with letters typed for
/// figures.
std::optional<Date> date_meant(std::string_view text) {
  std::string figures;
  bool aside = false;
  for_each_character(text, [&](std::size_t, char32_t c) {
    aside = aside || c == U'（' || c == U'(';
    if (aside) return;
    const bool zero = c == U'O' || c == U'o' || c == U'○', one = c == U'l' || c == U'I';
    append_utf8(figures, zero ? U'0' : one ? U'1' : c);
  });
  std::vector<int> numbers = numbers_in(figures);
  constexpr int kLeast = 1000'00'00;  // eight figures together
  if (numbers.size() == 1 && numbers.front() >= kLeast) {
    const int all = numbers.front();
    numbers = {all / 10000, all / 100 % 100, all % 100};
  }
  if (numbers.size() != 3) return {};
  const Date date{numbers[0], numbers[1], numbers[2]};
  const bool known = date.year >= kFirstYear && date.year <= kLastYear && exists(date);
  return known ? std::optional(date) : std::nullopt;
}

/// Says what should have been written: of 第13期 and 第十三期 13; of 13（总第113期） the two, each with its key.
void report_number(const LocatedText& text, const Term& field, Diagnostics& faults) {
  const std::string_view written = text.view();
  // 1O and l3 are slips of other keys, not numbers with a word behind.
  const bool letters = std::ranges::any_of(written, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  const std::vector<int> numbers = letters ? std::vector<int>() : numbers_in(written);
  const auto fits = [](int number) { return number >= 1 && number <= kLargestNumber; };
  Term remedy("例如 34", "such as 34");
  std::vector<Fix> fixes;
  if (!numbers.empty() && std::ranges::all_of(numbers, fits)) {
    const std::string first = std::to_string(numbers.front());
    const bool total = numbers.size() == 2 && written.find("总") != std::string_view::npos && field.zh == "期号";
    if (total) {
      const std::string second = std::to_string(numbers.back());
      remedy = Term(first + "，总期号另写一行“总期号: " + second + "”",
                    first + ", and the running number on a line of its own: “total: " + second + "”");
      fixes.push_back({{{text.span(), text.str(), first + "\n总期号: " + second}}});
    } else if (numbers.size() == 1) {
      remedy = first;
      fixes.push_back({{{text.span(), text.str(), first}}});
    }
  }
  faults.report(source_faults::kNumber, text.span(), {field, written, remedy}, std::move(fixes));
}

}  // namespace

std::optional<int> read_number(const LocatedText& text, const Term& field, Diagnostics& faults) {
  if (told_full_width_digits(text, field, faults)) return {};
  const auto value = to_int(text.view());
  if (value && *value >= 1 && *value <= kLargestNumber) return value;
  report_number(text, field, faults);
  return {};
}

std::optional<Date> read_date(const LocatedText& text, const Term& field, Diagnostics& faults) {
  if (told_full_width_digits(text, field, faults)) return {};
  std::string compared;  // 年 may be a compatibility ideograph (base/look_alikes.h)
  for_each_character(text.view(), [&](std::size_t, char32_t c) { append_utf8(compared, unified_ideograph(c)); });
  for (const DateForm& form : kDateForms) {
    const auto date = match(compared, form);
    if (!date) continue;
    if (date->year < kFirstYear || date->year > kLastYear) {
      faults.report(source_faults::kYear, text.span(),
                    {std::to_string(date->year), std::to_string(kFirstYear), std::to_string(kLastYear)});
      return {};
    }
    if (exists(*date)) return date;
    faults.report(source_faults::kNoSuchDay, text.span(), {text.view()});
    return {};
  }
  const std::optional<Date> meant = date_meant(text.view());
  if (meant) {
    faults.report(source_faults::kDate, text.span(), {field, text.view(), in_figures(*meant)},
                  {{{{text.span(), text.str(), in_figures(*meant)}}}});
  } else {
    faults.report(source_faults::kDate, text.span(),
                  {field, text.view(), Term("2017-12-29 或 2017年12月29日", "2017-12-29")});
  }
  return {};
}

std::optional<bool> read_flag(const LocatedText& text, const Term& field, Diagnostics& faults) {
  for (const std::string_view yes : {"是", "yes", "true"}) {
    if (text.view() == yes) return true;
  }
  for (const std::string_view no : {"否", "no", "false"}) {
    if (text.view() == no) return false;
  }
  faults.report(source_faults::kFlag, text.span(), {field, text.view()});
  return {};
}

std::optional<GivenWidth> read_width(const LocatedText& text, Diagnostics& faults) {
  struct Form {
    std::string_view unit;
    GivenWidth::Unit kind;
    int hundredths, least, most;  // hundredths of a written one make so many of what is kept
  };
  using Unit = GivenWidth::Unit;
  static constexpr std::array<Form, 7> kForms = {{{"mm", Unit::centi_mm, 1, 500, 100'000},
                                                  {"毫米", Unit::centi_mm, 1, 500, 100'000},
                                                  {"cm", Unit::centi_mm, 10, 500, 100'000},
                                                  {"厘米", Unit::centi_mm, 10, 500, 100'000},
                                                  {"%", Unit::percent, 0, 1, 100},
                                                  {"％", Unit::percent, 0, 1, 100},
                                                  {"字", Unit::cells, 0, 1, 200}}};
  const std::string_view written = text.view();
  if (written == "full" || written == "满") return GivenWidth{100, Unit::percent};
  for (const Form& form : kForms) {
    if (!written.ends_with(form.unit)) continue;
    std::string digits(written.substr(0, written.size() - form.unit.size()));
    digits.erase(digits.find_last_not_of(' ') + 1);
    const std::size_t point = digits.find('.');
    const bool whole = point == std::string::npos;
    const std::size_t decimals = whole ? 0 : digits.size() - point - 1;
    if (!whole && (form.hundredths == 0 || point == 0 || decimals == 0 || decimals > 2)) break;
    if (!whole) digits.erase(point, 1);
    if (form.hundredths != 0) digits.append(2 - decimals, '0');
    const auto value = to_int(digits);
    const std::int64_t kept = std::int64_t{value.value_or(-1)} * std::max(form.hundredths, 1);
    if (!value || kept < form.least || kept > form.most) break;
    return GivenWidth{static_cast<int>(kept), form.kind};
  }
  faults.report(body_faults::kPictureWidth, text.span(), {written});
  return {};
}

std::optional<DocumentKind> read_kind(const LocatedText& text, Diagnostics& faults) {
  const KindRow* row = find_kind(text.view());
  if (row == nullptr) row = kind_of_paper(text.view());
  if (row == nullptr || (holds(settable_kinds(), row->kind) && row->zh != text.view() && row->key != text.view())) {
    std::vector<Fix> fixes;
    if (row != nullptr) fixes.push_back({{{text.span(), text.str(), std::string(row->zh)}}});
    faults.report(source_faults::kUnknownKind, text.span(), {text.view(), names_of(settable_kinds())},
                  std::move(fixes));
    return {};
  }
  if (!holds(settable_kinds(), row->kind)) {
    faults.report(source_faults::kKindNotYet, text.span(), {names_of(kind_bit(row->kind)), names_of(settable_kinds())});
    return {};
  }
  return row->kind;
}

namespace {

bool has_number_or_address(std::string_view text) {
  bool any = text.find("://") != std::string_view::npos;
  for_each_character(text,
                     [&](std::size_t, char32_t c) { any = any || is_digit(c) || is_full_width_digit(c) || c == '@'; });
  return any;
}

}  // namespace

void read_names(const LocatedText& text, std::vector<LocatedText>& names) {
  if (has_number_or_address(text.view())) {
    names.push_back(text);
    return;
  }
  std::vector<Segment> segments;
  Segment next;
  std::size_t begin = 0;
  bool wide = false;
  const auto end_segment = [&](std::size_t at) {
    next.text = text.slice(begin, at);
    if (!next.text.empty()) {
      next.characters = count_characters(next.text.view());
      next.latin = static_cast<unsigned char>(next.text.view().front()) < 0x80;
      next.wide_gap = wide;
      segments.push_back(std::move(next));
      wide = false;
    }
    next = {};
  };
  for_each_character(text.view(), [&](std::size_t at, char32_t c) {
    if (!is_padding(c) && !is_separator(c)) return;
    end_segment(at);
    begin = at + to_utf8(c).size();
    wide = wide || c == 0x3000;
    if (is_separator(c)) {
      flush(segments, names);
      wide = false;
    }
  });
  end_segment(text.size());
  flush(segments, names);
}

}  // namespace typeset
