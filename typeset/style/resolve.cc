#include "style/resolve.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "style/faults.h"
#include "style/quantity.h"

namespace typeset {
namespace {

/// Lengths in 字, 行 and em need others to be known first: sizes and the sheet, then the grid's pitch, then the rest.
enum class Stage : std::uint8_t { absolute, pitch, relative };

Stage stage_of(const StyleKey& key) {
  const auto* slot = std::get_if<LengthSlot>(&key.slot);
  if (slot == nullptr || slot->kind == LengthKind::sheet || slot->kind == LengthKind::size) return Stage::absolute;
  return slot->kind == LengthKind::pitch ? Stage::pitch : Stage::relative;
}

/// The defaults of the keys a profile governs, at the place where the profile was chosen. A profile that is no word
/// counts for nothing; it is reported when its turn comes.
std::vector<WrittenValue> implied_by_profile(const std::vector<WrittenValue>& values) {
  const StyleKey* profile = find_style_key("text.profile");
  const auto& words = std::get_if<WordSlot>(&profile->slot)->words;
  const WrittenValue* chosen = nullptr;
  for (const WrittenValue& value : values) {
    if (value.key == profile && find_word(words, value.text.view())) chosen = &value;
  }
  std::vector<WrittenValue> implied;
  if (chosen == nullptr) return implied;
  const bool word = find_word(words, chosen->text.view()) == static_cast<std::size_t>(Profile::word);
  for (const ProfileDefault& key : profile_defaults()) {
    implied.push_back({find_style_key(key.key), LocatedText(word ? key.word : key.gb, chosen->place), chosen->place});
  }
  return implied;
}

/// The nearest place that set one of the keys; unknown if all have their defaults.
Span place_of(const Style& style, std::initializer_list<std::string_view> keys) {
  Span place;
  for (const std::string_view key : keys) {
    const Span origin = style.origin(key);
    if (origin.known() && !place.known()) place = origin;
  }
  return place;
}

Term named(std::string_view key, Length length) {
  const StyleKey* known = find_style_key(key);
  const std::string value = " " + in_mm(length) + "mm";
  return {std::string(known->zh) + value, known->dotted_en() + value};
}

void check_sheet(const Style& style, Diagnostics& faults) {
  const auto& page = style.page;
  if (page.inner + page.area_width > page.width)
    faults.report(
        style_faults::kOffTheSheet, place_of(style, {"page.area-width", "page.inner", "page.width"}),
        {named("page.inner", page.inner), named("page.area-width", page.area_width), named("page.width", page.width)});
  if (page.top + page.area_height > page.height)
    faults.report(
        style_faults::kOffTheSheet, place_of(style, {"page.area-height", "page.top", "page.height"}),
        {named("page.top", page.top), named("page.area-height", page.area_height), named("page.height", page.height)});
}

void check_grid(const Style& style, Diagnostics& faults) {
  const Length type = style.body.type.size;
  const Length pitch = style.grid.pitch;
  if (style.grid.lines > 1 && pitch < type)
    faults.report(style_faults::kLinesOverlap,
                  place_of(style, {"grid.lines", "grid.pitch", "body.size", "page.area-height"}),
                  {in_pt(pitch) + "pt", in_pt(type) + "pt"});
  else if (pitch * (style.grid.lines - 1) + type > style.page.area_height)
    faults.report(style_faults::kTooManyLines,
                  place_of(style, {"grid.pitch", "grid.lines", "page.area-height", "body.size"}),
                  {std::to_string(style.grid.lines), in_pt(pitch) + "pt", in_mm(style.page.area_height) + "mm"});
  // 28 cells of 三号 on 156 mm are 1.3 % narrower than the type (GB-G1): sound. A tenth is not.
  if (style.grid.cell * 10 < type * 9)
    faults.report(style_faults::kCellsOverlap, place_of(style, {"grid.columns", "body.size", "page.area-width"}),
                  {in_pt(style.grid.cell) + "pt", in_pt(type) + "pt"});
}

void check_grid_lines(Style& style, Diagnostics& faults) {
  for (const StyleKey& key : style_keys()) {
    const auto* slot = std::get_if<CountSlot>(&key.slot);
    if (slot == nullptr || slot->counts != CountSlot::Counts::grid_line || slot->at(style) <= style.grid.lines)
      continue;
    faults.report(style_faults::kNoSuchLine, style.origin(key.dotted_en()),
                  {key.term(), std::to_string(slot->at(style)), std::to_string(style.grid.lines)});
  }
}

/// About how wide a page number of three digits is.
Length about_as_wide(const Form& form, Length em, Length gap) {
  Length width;
  for (const FormPart& part : form) {
    if (part.field != FormPart::kWords) width += em * 3 / 2;
    for (const char32_t c : to_utf32(part.words)) width += c == U' ' ? gap : c < 0x80 ? em / 2 : em;
  }
  return width;
}

/// A form that someone wrote; the default is no reason to refuse a narrow page.
void check_number_form(const Style& style, Diagnostics& faults) {
  const auto& number = style.page_number;
  const Span place = style.origin("page-number.form");
  const Length width = about_as_wide(number.form, number.type.size, number.gap);
  if (!place.known() || width + number.indent <= style.page.area_width) return;
  const std::string about = in_mm(width) + "mm";
  faults.report(style_faults::kNoRoom, place,
                {find_style_key("page-number.form")->term(), Term("约 " + about, "about " + about),
                 named("page.area-width", style.page.area_width)});
}

void check_page_number(const Style& style, Diagnostics& faults) {
  const auto& page = style.page;
  const auto& number = style.page_number;
  const Length below = page.height - page.top - page.area_height;
  const Length half = number.type.size / 2;  // the distance is to the dash's stroke, half way down the digits (GB-7.5b)
  if (!number.show) return;
  check_number_form(style, faults);
  if (number.distance + half <= below) return;
  faults.report(
      style_faults::kNumberOffTheSheet,
      place_of(style, {"page-number.distance", "page-number.size", "page.area-height", "page.top", "page.height"}),
      {named("page-number.distance", number.distance), in_mm(half) + "mm", in_mm(below) + "mm"});
}

/// Whether the key's white is left on both sides of what it stands beside.
bool on_both_sides(const StyleKey& key) {
  static constexpr std::array<std::string_view, 4> kBoth = {"issuer.indent", "note.indent", "imprint.indent",
                                                            "page-number.gap"};
  return std::ranges::find(kBoth, key.dotted_en()) != kBoth.end();
}

/// Type, and white beside or above a character, against the type area's side that it lies along.
void check_length(Style& style, const StyleKey& key, const LengthSlot& slot, Diagnostics& faults) {
  // The masthead is set as small as its name needs; the page number's distance lies outside the type area.
  if (slot.kind == LengthKind::sheet || slot.kind == LengthKind::pitch || key.dotted_en() == "masthead.max-size" ||
      key.dotted_en() == "page-number.distance")
    return;
  const bool down = slot.kind == LengthKind::down;
  const std::string_view side = down ? "page.area-height" : "page.area-width";
  const Length room = down ? style.page.area_height : style.page.area_width;
  const Length value = slot.at(style);
  const bool both = on_both_sides(key);
  Length taken = value * (both ? 2 : 1);
  if (slot.kind != LengthKind::size && key.en != "pitch") {  // a page of one line has the pitch of its height
    const Length em = slot.em(style);
    if (em > room) return;        // reported for the size itself
    taken = taken + em * 9 / 10;  // as narrow as a cell may be, so that 27 cells of 28 leave the 28th
  }
  if (taken <= room) return;
  const std::string text = in_mm(value) + "mm";
  faults.report(style_faults::kNoRoom, place_of(style, {key.dotted_en(), side}),
                {key.term(), both ? Term("左右各 " + text, text + " on either side") : Term(" " + text, text),
                 named(side, room)});
}

/// Empty lines that a style asks for, of which a page must leave one. The defaults are no reason to refuse a page of a
/// line or two.
void check_empty_lines(Style& style, const StyleKey& key, const CountSlot& slot, Diagnostics& faults) {
  if (slot.counts != CountSlot::Counts::lines || key.section == StyleSection::grid) return;
  const int count = slot.at(style);
  if (count == 0 || count < style.grid.lines || !style.origin(key.dotted_en()).known()) return;
  const std::string lines = std::to_string(count), all = std::to_string(style.grid.lines);
  faults.report(style_faults::kNoRoom, style.origin(key.dotted_en()),
                {key.term(), Term(" " + lines + " 行", lines + " lines"),
                 Term("一页 " + all + " 行", "a page has " + all + " lines")});
}

void check_room(Style& style, Diagnostics& faults) {
  for (const StyleKey& key : style_keys()) {
    if (const auto* length = std::get_if<LengthSlot>(&key.slot)) check_length(style, key, *length, faults);
    if (const auto* count = std::get_if<CountSlot>(&key.slot)) check_empty_lines(style, key, *count, faults);
  }
}

}  // namespace

Style resolve(const std::vector<WrittenValue>& values, Diagnostics& faults) {
  Style style;
  const std::vector<WrittenValue> implied = implied_by_profile(values);
  for (const Stage stage : {Stage::absolute, Stage::pitch, Stage::relative}) {
    for (const StyleKey& key : style_keys()) {
      if (stage_of(key) == stage) set_value({&key, LocatedText(key.initial, {}), {}}, style, faults);
    }
    for (const auto* list : {&implied, &values}) {
      for (const WrittenValue& value : *list) {
        if (stage_of(*value.key) == stage && set_value(value, style, faults))
          style.origins.emplace_back(value.key->dotted_en(), value.place);
      }
    }
    style.grid.cell = style.page.area_width / style.grid.columns;
  }
  // Of several places that set a key the last one stands.
  std::ranges::reverse(style.origins);
  std::ranges::stable_sort(style.origins, {}, &std::pair<std::string, Span>::first);
  const auto repeated = std::ranges::unique(style.origins, {}, &std::pair<std::string, Span>::first);
  style.origins.erase(repeated.begin(), repeated.end());
  return style;
}

void check_together(Style& style, Diagnostics& faults) {
  check_sheet(style, faults);
  if (!faults.has_errors()) check_page_number(style, faults);
  check_room(style, faults);
  check_grid(style, faults);
  check_grid_lines(style, faults);
}

}  // namespace typeset
