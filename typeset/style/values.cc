#include "style/values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "style/faults.h"
#include "style/quantity.h"

namespace typeset {
namespace {

/// By name, or as #RRGGBB.
std::optional<Paint> paint_of(std::string_view word) {
  for (const StyleColour& colour : kColours)
    if (word == colour.name.en || word == colour.name.zh) return colour.paint;
  if (word.size() != 7 || word.front() != '#') return std::nullopt;
  std::uint32_t rgb = 0;
  const auto [end, error] = std::from_chars(word.data() + 1, word.data() + 7, rgb, 16);
  if (error != std::errc() || end != word.data() + 7) return std::nullopt;
  return Paint(rgb);
}

/// 0/80/80/0: cyan, magenta, yellow, black in per cent.
std::optional<Cmyk> inks_of(std::string_view text) {
  std::array<std::uint8_t, 4> inks{};
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  for (std::size_t i = 0; i < inks.size(); ++i) {
    if (i > 0 && (at == end || *at++ != '/')) return std::nullopt;
    const auto [next, error] = std::from_chars(at, end, inks[i]);
    if (error != std::errc() || inks[i] > 100) return std::nullopt;
    at = next;
  }
  if (at != end) return std::nullopt;
  return Cmyk{inks[0], inks[1], inks[2], inks[3]};
}

constexpr Length kWordPitch = Length::centi_pt(2895);  // the most that keeps 22 lines in word processors (GB-G5)

struct KindWriting {
  std::string_view zh, en, zh_example, en_example;
  std::array<bool, 6> allows;  // by Unit: mm, pt, size, cell, line, em
};

constexpr std::array<KindWriting, 6> kWritings = {{
    {"mm、pt", "mm, pt", "37mm", "37mm", {true, true}},
    {"字号、pt、mm", "a named size (三号), pt, mm", "三号、15.75pt", "三号, 15.75pt", {true, true, true}},
    {"撑满、word、mm、pt、em",
     "exact-fill, word, mm, pt, em",
     "撑满、28.95pt",
     "exact-fill, 28.95pt",
     {true, true, false, false, false, true}},
    {"字、em、mm、pt",
     "cells, em, mm, pt",
     "2字、½字、5mm",
     "2 cells, ½ cell, 5mm",
     {true, true, false, true, false, true}},
    {"字、em、mm、pt",
     "cells, em, mm, pt",
     "1字、½em、5mm",
     "1 cell, ½em, 5mm",
     {true, true, false, true, false, true}},
    {"行、em、mm、pt", "lines, em, mm, pt", "1行、20mm", "1 line, 20mm", {true, true, false, false, true, true}},
}};

std::string list_words(std::span<const StyleWord> words, bool zh) {
  std::string list;
  for (const StyleWord& word : words) {
    if (!list.empty()) list += zh ? "、" : ", ";
    list += zh ? word.zh : word.en;
    if (zh && word.zh != word.en) list.append("（").append(word.en).append("）");
  }
  return list;
}

Term terms_of(std::span<const StyleWord> words) { return {list_words(words, true), list_words(words, false)}; }

/// What a unit of a length stands for; a cell's share of the measure is taken by the caller.
Length base_of(Unit unit, const LengthSlot& slot, Style& style) {
  switch (unit) {
    case Unit::mm: return Length::mm(1);
    case Unit::pt:
    case Unit::size: return Length::pt(1);
    case Unit::cell: return slot.kind == LengthKind::across ? style.page.area_width : slot.em(style);
    case Unit::line: return style.grid.pitch;
    case Unit::em: return slot.em(style);
  }
  return {};
}

/// Reads one value; each kind of slot has its own way.
class ValueReader {
 public:
  ValueReader(const WrittenValue& value, Style& style, Diagnostics& faults)
      : key_(*value.key), text_(value.text), style_(style), faults_(faults) {}

  bool operator()(const LengthSlot& slot) {
    if (slot.kind == LengthKind::pitch) {
      if (const auto word = find_word(kPitchWords, text_.view())) return set_pitch(*word, slot);
    }
    const auto read = parse_quantity(text_.view());
    if (const auto* refused = std::get_if<RefusedQuantity>(&read)) return refuse(*refused, slot);
    Quantity quantity = *std::get_if<Quantity>(&read);
    if (!kWritings[static_cast<std::size_t>(slot.kind)].allows[static_cast<std::size_t>(quantity.unit)])
      return report_units(style_faults::kWrongUnit, text_.span(), text_.str(), slot);
    if (beyond_reason(quantity)) return out_of_range(slot);
    const Length base = base_of(quantity.unit, slot, style_);
    if (quantity.unit == Unit::cell && slot.kind == LengthKind::across) quantity.den *= style_.grid.columns;
    const Length length = times(quantity, base);
    if (length < slot.least || length > slot.most) return out_of_range(slot);
    slot.at(style_) = length;
    return true;
  }

  bool operator()(const CountSlot& slot) {
    return set_whole(without_unit(slot.counts), slot, style_faults::kNotWhole, "");
  }

  bool operator()(const PercentSlot& slot) {
    std::string_view digits = text_.view();
    for (const std::string_view sign : {"%", "％"}) {
      if (!digits.ends_with(sign)) continue;
      digits.remove_suffix(sign.size());
      return set_whole(digits, slot, style_faults::kNotPercent, "%");
    }
    return set_whole("", slot, style_faults::kNotPercent, "%");
  }

  bool operator()(const FlagSlot& slot) {
    for (const StyleFlag& flag : kFlagWords) {
      if (text_.view() != flag.word.en && text_.view() != flag.word.zh) continue;
      slot.set(style_, flag.on);
      return true;
    }
    constexpr std::array kOffered = {kFlagWords[0].word, kFlagWords[1].word};
    return unknown_word(terms_of(kOffered));
  }

  bool operator()(const RoleSlot& slot) {
    if (const auto role = find_role(text_.view())) {
      slot.at(style_) = *role;
      return true;
    }
    std::array<StyleWord, kRoles.size()> names;
    std::ranges::transform(kRoles, names.begin(), [](const RoleName& role) {
      return StyleWord{role.name, role.words.zh};
    });
    return unknown_word(terms_of(names));
  }

  bool operator()(const ColourSlot& slot) {
    const std::string_view text = text_.view();
    const std::size_t blank = text.find(' ');
    std::optional<Paint> paint = paint_of(text.substr(0, blank));
    if (paint && blank != std::string_view::npos) {
      const std::size_t inks = text.find_first_not_of(' ', blank);
      const std::optional<Cmyk> own = inks_of(inks == std::string_view::npos ? "" : text.substr(inks));
      paint = own ? std::optional(Paint(paint->rgb, *own)) : std::nullopt;
    }
    if (paint) {
      slot.at(style_) = *paint;
      return true;
    }
    Term known("");
    for (const StyleColour& colour : kColours) {
      known.zh.append(colour.name.zh).append("（").append(colour.name.en).append("）、");
      known.en.append(colour.name.en).append(", ");
    }
    return unknown_word({known.zh + "\"#FF0000\"，后面可以写油墨的百分数，如 \"#FF0000 0/80/80/0\"",
                         known.en + "\"#FF0000\", with inks in per cent behind it if need be: \"#FF0000 0/80/80/0\""});
  }

  bool operator()(const TextSlot& slot) {
    if (!is_plain_line(text_.view(), kLongestText))
      return report(style_faults::kBadText, {key_.term(), std::to_string(kLongestText)});
    const bool none = text_.view() == kNoText.en || text_.view() == kNoText.zh;
    slot.at(style_) = none ? std::string() : text_.str();
    return true;
  }

  bool operator()(const WordListSlot& slot) {
    std::vector<std::string> words;
    const bool none = text_.view() == kNoText.en || text_.view() == kNoText.zh;
    for (std::size_t at = 0; !none && at < text_.size();) {
      const std::size_t begin = next_word(at);
      at = word_end(begin);
      if (begin == at) break;
      const LocatedText word = text_.slice(begin, at);
      const std::size_t length = is_plain_line(word.view(), kLongestText) ? to_utf32(word.view()).size() : 0;
      if (length < 2 || words.size() == kMostWords) {
        faults_.report(style_faults::kBadWord, word.span(),
                       {key_.term(), excerpt(word.view()), std::to_string(kLongestText), std::to_string(kMostWords)});
        return false;
      }
      words.push_back(word.str());
    }
    slot.at(style_) = std::move(words);
    return true;
  }

  bool operator()(const FormSlot& slot) {
    if (!is_plain_line(text_.view(), kLongestText))
      return report(style_faults::kBadText, {key_.term(), std::to_string(kLongestText)});
    if (slot.may_be_none && (text_.view() == kNoText.en || text_.view() == kNoText.zh)) {
      slot.at(style_).clear();
      return true;
    }
    auto read = parse_form(text_.view(), slot.fields);
    if (const auto* refused = std::get_if<RefusedForm>(&read)) return refuse(*refused, slot);
    slot.at(style_) = std::get<Form>(std::move(read));
    return true;
  }

  bool operator()(const WordSlot& slot) {
    const auto word = find_word(slot.words, text_.view());
    if (!word) return unknown_word(terms_of(slot.words));
    slot.set(style_, *word);
    return true;
  }

 private:
  template <typename Slot>
  bool set_whole(std::string_view digits, const Slot& slot, const DiagnosticKind& no_number, std::string_view unit) {
    const auto bound = [unit](int n) { return std::to_string(n).append(unit); };
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool all_read = end == digits.data() + digits.size();
    if (!all_read || error == std::errc::invalid_argument)
      return report(no_number, {key_.term(), excerpt(text_.view()), bound(slot.least), bound(slot.most)});
    if (error != std::errc() || number < slot.least || number > slot.most)
      return report(style_faults::kOutOfRange,
                    {key_.term(), excerpt(text_.view()), bound(slot.least), bound(slot.most)});
    slot.at(style_) = number;
    return true;
  }

  bool report(const DiagnosticKind& kind, std::vector<Term> arguments) {
    faults_.report(kind, text_.span(), std::move(arguments));
    return false;
  }

  bool unknown_word(Term known) {
    return report(style_faults::kUnknownWord, {key_.term(), excerpt(text_.view()), std::move(known)});
  }

  bool report_units(const DiagnosticKind& kind, Span place, std::string_view what, const LengthSlot& slot) {
    const LengthWriting writing = writing_of(slot.kind);
    faults_.report(kind, place, {key_.term(), excerpt(what), writing.units, writing.example});
    return false;
  }

  bool refuse(const RefusedForm& refused, const FormSlot& slot) {
    const auto in_braces = [](const FormField& field) {
      return Term("{" + std::string(field.zh) + "}", "{" + std::string(field.en) + "}");
    };
    Term fields("", "");
    for (const FormField& field : slot.fields) {
      const Term one = in_braces(field);
      fields.zh += (fields.zh.empty() ? "" : "、") + one.zh;
      fields.en += (fields.en.empty() ? "" : ", ") + one.en;
    }
    const std::string_view what = text_.view().substr(refused.begin, refused.end - refused.begin);
    const Span place = text_.span(refused.begin, refused.end);
    switch (refused.fault) {
      case FormFault::lone_brace:
        faults_.report(style_faults::kLoneBrace, place, {key_.term(), excerpt(what), fields});
        return false;
      case FormFault::unknown_field:
        faults_.report(style_faults::kUnknownFormField, place, {key_.term(), excerpt(what), fields});
        return false;
      case FormFault::width:
        faults_.report(style_faults::kFormWidth, place, {key_.term(), excerpt(what), std::to_string(kMostFormDigits)});
        return false;
      case FormFault::field_wanted: break;
    }
    faults_.report(style_faults::kFormWithoutField, place,
                   {key_.term(), excerpt(what), in_braces(slot.fields[refused.field])});
    return false;
  }

  bool refuse(const RefusedQuantity& refused, const LengthSlot& slot) {
    const Span place = text_.span(refused.begin, refused.end);
    const std::string_view what = text_.view().substr(refused.begin, refused.end - refused.begin);
    switch (refused.fault) {
      case QuantityFault::no_unit: return report_units(style_faults::kNoUnit, place, what, slot);
      case QuantityFault::unknown_unit: return report_units(style_faults::kUnknownUnit, place, what, slot);
      case QuantityFault::too_long:
        faults_.report(style_faults::kTooManyFigures, place,
                       {key_.term(), excerpt(what), std::to_string(kMostFigures)});
        return false;
      case QuantityFault::not_a_number: break;
    }
    return report_units(style_faults::kNotALength, place, what, slot);
  }

  bool out_of_range(const LengthSlot& slot) {
    const bool points = slot.kind == LengthKind::size || slot.least == Length::pt(1);
    const auto in_unit = [points](Length length) { return points ? in_pt(length) + "pt" : in_mm(length) + "mm"; };
    return report(style_faults::kOutOfRange,
                  {key_.term(), excerpt(text_.view()), in_unit(slot.least), in_unit(slot.most)});
  }

  /// exact-fill (GB-G7): line 1 touches the type area's upper edge, the last line its foot.
  bool set_pitch(std::size_t word, const LengthSlot& slot) {
    const Length room = style_.page.area_height - style_.body.type.size;
    const Length filled = style_.grid.lines > 1 ? room / (style_.grid.lines - 1) : style_.page.area_height;
    slot.at(style_) = word == 0 ? filled : kWordPitch;
    return true;
  }

  /// Past the separator at `at`; `at` itself if none stands there.
  std::size_t past_separator(std::size_t at) const {
    for (const std::string_view separator : kWordSeparators) {
      if (text_.view().substr(at).starts_with(separator)) return at + separator.size();
    }
    return at;
  }
  std::size_t next_word(std::size_t at) const {
    while (at < text_.size() && past_separator(at) > at) at = past_separator(at);
    return at;
  }
  std::size_t word_end(std::size_t at) const {
    while (at < text_.size() && past_separator(at) == at) ++at;
    return at;
  }

  std::string_view without_unit(CountSlot::Counts counts) const {
    std::string_view digits = text_.view();
    constexpr std::array<std::string_view, 3> kCells = {"字", "cells", "cell"}, kLines = {"行", "lines", "line"},
                                              kEntries = {"条", "entries", "entry"};
    const auto& units = counts == CountSlot::Counts::cells     ? kCells
                        : counts == CountSlot::Counts::entries ? kEntries
                                                               : kLines;
    for (const std::string_view unit : units) {
      if (!digits.ends_with(unit)) continue;
      digits.remove_suffix(unit.size());
      while (digits.ends_with(' ')) digits.remove_suffix(1);
      break;
    }
    return digits;
  }

  const StyleKey& key_;
  const LocatedText& text_;
  Style& style_;
  Diagnostics& faults_;
};

}  // namespace

bool set_value(const WrittenValue& value, Style& style, Diagnostics& faults) {
  return std::visit(ValueReader(value, style, faults), value.key->slot);
}

std::optional<std::size_t> find_word(std::span<const StyleWord> words, std::string_view text) {
  for (std::size_t n = 0; n < words.size(); ++n) {
    if (text == words[n].en || text == words[n].zh) return n;
  }
  return std::nullopt;
}

LengthWriting writing_of(LengthKind kind) {
  const KindWriting& writing = kWritings[static_cast<std::size_t>(kind)];
  return {Term(std::string(writing.zh), std::string(writing.en)),
          Term(std::string(writing.zh_example), std::string(writing.en_example))};
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t kLongest = 24;
  std::string shown;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode_utf8(text, at);
    if (++count > kLongest) return shown + "…";
    append_utf8(shown, next.code_point < 0x20 ? U' ' : next.code_point);
    at += next.length;
  }
  return shown;
}

bool is_plain_line(std::string_view text, std::size_t longest) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode_utf8(text, at);
    const char32_t c = next.code_point;
    const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
    if (!next.valid || control || ++count > longest) return false;
    at += next.length;
  }
  return true;
}

}  // namespace typeset
