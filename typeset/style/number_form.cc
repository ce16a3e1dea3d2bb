#include "style/number_form.h"

#include <algorithm>
#include <array>
#include <optional>

namespace typeset {
namespace {

using Sort = NumberPart::Sort;

struct NumberField {
  std::string_view en, zh;
  Sort sort;
};
constexpr std::array<NumberField, 2> kNumberFields = {{{"page", "页", Sort::page}, {"pages", "共页", Sort::pages}}};

constexpr std::string_view kIdeographicSpace = "　";

std::optional<Sort> field_named(std::string_view name) {
  for (const NumberField& field : kNumberFields) {
    if (name == field.en || name == field.zh) return field.sort;
  }
  return std::nullopt;
}

}  // namespace

std::variant<std::vector<NumberPart>, RefusedForm> parse_number_form(std::string_view form) {
  std::vector<NumberPart> parts;
  for (std::size_t at = 0; at < form.size();) {
    const std::string_view rest = form.substr(at);
    if (rest.front() == '}') return RefusedForm{RefusedForm::Fault::lone_brace, at, at + 1};
    if (rest.front() == '{') {
      const std::size_t close = rest.find('}');
      if (close == std::string_view::npos || rest.find('{', 1) < close)
        return RefusedForm{RefusedForm::Fault::lone_brace, at, at + 1};
      const std::optional<Sort> sort = field_named(rest.substr(1, close - 1));
      if (!sort) return RefusedForm{RefusedForm::Fault::unknown_field, at, at + close + 1};
      parts.push_back({*sort, {}});
      at += close + 1;
    } else if (rest.front() == ' ') {
      parts.push_back({Sort::gap, {}});
      at += 1;
    } else if (rest.starts_with(kIdeographicSpace)) {
      parts.push_back({Sort::wide_gap, {}});
      at += kIdeographicSpace.size();
    } else {
      const std::size_t end = std::min({rest.find_first_of("{} "), rest.find(kIdeographicSpace), rest.size()});
      parts.push_back({Sort::words, std::string(rest.substr(0, end))});
      at += end;
    }
  }
  if (std::ranges::find(parts, Sort::page, &NumberPart::sort) == parts.end())
    return RefusedForm{RefusedForm::Fault::no_page, 0, form.size()};
  return parts;
}

std::string written_form(const std::vector<NumberPart>& form) {
  std::string text;
  for (const NumberPart& part : form) {
    switch (part.sort) {
      case Sort::words: text += part.words; break;
      case Sort::gap: text += ' '; break;
      case Sort::wide_gap: text += kIdeographicSpace; break;
      case Sort::page:
      case Sort::pages:
        text.append("{").append(std::ranges::find(kNumberFields, part.sort, &NumberField::sort)->en).append("}");
        break;
    }
  }
  return text;
}

}  // namespace typeset
