#include "press/name_values.h"

#include <array>
#include <cstdio>

#include "base/encoding.h"
#include "base/utf8.h"
#include "press/link_fence.h"
#include "press/reading.h"
#include "press/style_files.h"
#include "press/year_folder.h"
#include "source/margin_fields.h"
#include "source/read.h"
#include "source/values.h"

namespace typeset {

namespace {

constexpr std::string_view kWanted[] = {"kind", "style", "masthead", "number", "supplement", "total", "date"};

std::string without_spaces(std::string_view text) {
  std::string kept;
  for_each_character(text, [&](std::size_t, char32_t c) {
    if (c != U' ' && c != U'　') append_utf8(kept, c);
  });
  return kept;
}

std::string digits_of(const LocatedText& text) {
  Diagnostics ignored;
  const std::optional<int> number = text.empty() ? std::nullopt : read_number(text, "", ignored);
  return number ? std::to_string(*number) : std::string();
}

void read_day(const LocatedText& text, NameValues& values) {
  Diagnostics ignored;
  const std::optional<Date> date = text.empty() ? std::nullopt : read_date(text, "", ignored);
  if (!date) return;
  std::array<char, 16> day{};
  std::snprintf(day.data(), day.size(), "%04d-%02d-%02d", date->year, date->month, date->day);
  values.date = day.data();
  values.year = values.date.substr(0, 4);
}

}  // namespace

/// The fields that the style gives.
const YamlNode& NameValuesReader::defaults(const YamlNode& fields, const Job& job) {
  const LocatedText asked = style_asked_for(fields);
  const std::string name = asked.empty() ? std::string(kind_asked_for(fields).style) : asked.str();
  const auto [known, is_new] = defaults_.try_emplace({folder_of(job.source), name});
  if (!is_new) return known->second;
  Sources sources;
  Diagnostics ignored;
  const LinkFence files(workshop_.files(), job, workshop_.styles());
  std::optional<Style> style = style_of(fields, job, workshop_.styles(), files, sources, ignored);
  if (style) known->second = std::move(style->fields);
  return known->second;
}

NameValues NameValuesReader::read(const Job& job) {
  Sources sources;
  Diagnostics ignored;
  const std::optional<FileId> source = read_source(job, workshop_.files(), sources, ignored);
  if (!source) return {};
  const MarginFields fields(sources.text(*source), kWanted);
  NameValues values;
  values.is_style = is_style_text(sources.text(*source));
  if (values.is_style) return values;
  const auto text_of = [&](std::string_view key) {
    LocatedText text = fields.text_of(key);
    return text.empty() ? text_of_field(defaults(fields.tree(), job), key) : text;
  };
  values.masthead = without_spaces(text_of("masthead").view());
  values.number = digits_of(fields.text_of("supplement").empty() ? text_of("number") : fields.text_of("supplement"));
  values.total = digits_of(text_of("total"));
  read_day(text_of("date"), values);
  return values;
}

}  // namespace typeset
