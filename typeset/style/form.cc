#include "style/form.h"

#include <algorithm>
#include <charconv>

namespace typeset {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

/// What stands between braces; a fault has no bytes yet.
std::variant<FormPart, FormFault> parse_field(std::string_view inside, std::span<const FormField> fields) {
  const std::size_t colon = std::min({inside.find(':'), inside.find("："), inside.size()});
  const std::string_view name = inside.substr(0, colon);
  const auto field = std::ranges::find_if(fields, [&](const FormField& f) { return name == f.en || name == f.zh; });
  if (field == fields.end()) return FormFault::unknown_field;
  FormPart part;
  part.field = static_cast<int>(field - fields.begin());
  if (colon == inside.size()) return part;
  const std::string_view digits = inside.substr(colon + (inside[colon] == ':' ? 1 : std::string_view("：").size()));
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), part.width);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  if (!field->number || !whole || part.width < 1 || part.width > kMostFormDigits) return FormFault::width;
  return part;
}

}  // namespace

std::variant<Form, RefusedForm> parse_form(std::string_view text, std::span<const FormField> fields) {
  Form form;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find_first_of("{}", at), text.size());
    if (open > at) form.push_back({FormPart::kWords, std::string(text.substr(at, open - at)), 0});
    if (open == text.size()) break;
    const std::size_t close = text.find_first_of("{}", open + 1);
    if (text[open] == '}' || close == kNowhere || text[close] == '{')
      return RefusedForm{FormFault::lone_brace, open, open + 1, 0};
    const auto part = parse_field(text.substr(open + 1, close - open - 1), fields);
    if (const auto* fault = std::get_if<FormFault>(&part)) return RefusedForm{*fault, open, close + 1, 0};
    form.push_back(std::get<FormPart>(part));
    at = close + 1;
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto is_field = [&](const FormPart& part) { return part.field == static_cast<int>(i); };
    if (fields[i].needed && std::ranges::none_of(form, is_field))
      return RefusedForm{FormFault::field_wanted, 0, text.size(), i};
  }
  return form;
}

std::string written_form(const Form& form, std::span<const FormField> fields) {
  std::string text;
  for (const FormPart& part : form) {
    if (part.field == FormPart::kWords) {
      text += part.words;
      continue;
    }
    text.append("{").append(fields[static_cast<std::size_t>(part.field)].en);
    if (part.width > 0) text.append(":").append(std::to_string(part.width));
    text += "}";
  }
  return text;
}

}  // namespace typeset
