// Values of fields read from text: numbers, dates, names.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/located_text.h"
#include "source/issue.h"

namespace typeset {

inline constexpr int kLargestNumber = 99999;

/// Digits only. `field` is the name reported in messages; none after reporting.
std::optional<int> read_number(const LocatedText& text, const Term& field, Diagnostics& faults);

/// 2017-12-29, 2017年12月29日, 2017.12.29 or 2017/12/29, with or without zeros before month and day.
std::optional<Date> read_date(const LocatedText& text, const Term& field, Diagnostics& faults);

/// 是 or 否, yes or no, true or false. None after reporting.
std::optional<bool> read_flag(const LocatedText& text, const Term& field, Diagnostics& faults);

/// 80mm, 8cm, 14字, 60% or 满 (full), with up to two decimals where it is a length. None after reporting.
std::optional<GivenWidth> read_width(const LocatedText& text, Diagnostics& faults);

/// The kind of document that a word in either language names; none after reporting that there is none or that it cannot
/// be set yet.
std::optional<DocumentKind> read_kind(const LocatedText& text, Diagnostics& faults);

/// Adds the names in `text`. 、 ， , ； ; ／ / and spaces part names; a space of any width between single characters is
/// padding (张　三 is one name: 张三, BR-23), and so is a U+3000 with a single character on either side (欧阳　修);
/// between names of two and more characters both kinds part. A space between Latin words belongs to the name. A text
/// with digits or an address in it (0857-1234567/8, https://…, a mailbox) is no list of names: it stays whole.
void read_names(const LocatedText& text, std::vector<LocatedText>& names);

}  // namespace typeset
