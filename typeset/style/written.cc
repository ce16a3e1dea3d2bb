#include "style/written.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "style/faults.h"
#include "style/suggest.h"

namespace typeset {
namespace {

/// Text without blanks round it, in its place.
LocatedText trimmed(const LocatedText& text) {
  const std::size_t begin = text.view().find_first_not_of(' ');
  if (begin == std::string_view::npos) return text.slice(0, 0);
  return text.slice(begin, text.view().find_last_not_of(' ') + 1);
}

bool takes_words(const StyleKey& key) { return std::holds_alternative<WordListSlot>(key.slot); }
bool takes_text(const StyleKey& key) { return std::holds_alternative<TextSlot>(key.slot); }
bool takes_form(const StyleKey& key) { return std::holds_alternative<FormSlot>(key.slot); }

const FormField& form_example(const StyleKey& key) { return std::get<FormSlot>(key.slot).fields.front(); }

/// A clerk may write ¼字 for the length and "" for no text, but nothing at all is a slip.
bool has_no_value(const StyleKey& key, const LocatedText& text) {
  return !takes_text(key) && text.view().find_first_not_of(' ') == std::string_view::npos;
}

WrittenValue written(const StyleKey& key, const LocatedText& text, Span place) {
  if (takes_text(key)) return {&key, text, place};
  LocatedText word = trimmed(text);
  place = word.span();
  return {&key, std::move(word), place};
}

/// Which names stood for the same thing in one mapping so far.
class Given {
 public:
  /// False, reported, if `thing` was given before under its other name.
  bool first(const void* thing, const YamlEntry& entry, Diagnostics& faults) {
    for (const auto& [known, name] : given_) {
      if (known != thing) continue;
      faults.report(style_faults::kGivenTwice, entry.key.span(), {std::string(name), entry.key.str()});
      return false;
    }
    given_.emplace_back(thing, entry.key.view());
    return true;
  }

 private:
  std::vector<std::pair<const void*, std::string_view>> given_;
};

/// Once the list of faults is full, a remedy is not worth looking for.
Term remedy(std::optional<StyleSection> section, std::string_view name, const Diagnostics& faults) {
  return faults.all().size() < Diagnostics::kMostListed ? suggestion(section, name) : Term("");
}

/// A list of words is the same as the words in one line.
void read_list(const StyleKey& key, const YamlNode& list, std::vector<WrittenValue>& values, Diagnostics& faults) {
  LocatedText words;
  for (const YamlNode& item : list.items) {
    if (!item.is_scalar() || item.text.empty()) {
      faults.report(style_faults::kBadWord, item.span,
                    {key.term(), "", std::to_string(kLongestText), std::to_string(kMostWords)});
      return;
    }
    if (!words.empty()) words.append(kWordSeparators[0], item.span);
    words.append(item.text);
  }
  if (words.empty()) words = LocatedText(kNoText.en, list.span);
  values.push_back({&key, std::move(words), list.span});
}

void read_section(const StyleSectionName& section, const YamlEntry& entry, std::vector<WrittenValue>& values,
                  Diagnostics& faults) {
  const YamlNode& mapping = entry.value;
  if (mapping.kind == YamlNode::Kind::null) return;  // a section whose keys are all commented out
  if (mapping.kind != YamlNode::Kind::mapping) {
    faults.report(style_faults::kNotAMapping, mapping.span, {entry.key.str()});
    return;
  }
  Given given;
  for (const YamlEntry& line : mapping.entries) {
    const StyleKey* key = find_style_key(section.section, line.key.view());
    if (key == nullptr) {
      faults.report(
          style_faults::kUnknownKey, line.key.span(),
          {excerpt(entry.key.str() + "." + line.key.str()), remedy(section.section, line.key.view(), faults)});
    } else if (!given.first(key, line, faults)) {
      continue;
    } else if (line.value.kind == YamlNode::Kind::null ||
               (line.value.is_scalar() && has_no_value(*key, line.value.text))) {
      faults.report(style_faults::kNoValue, line.key.span(), {key->term()});
    } else if (takes_words(*key) && line.value.kind == YamlNode::Kind::sequence) {
      read_list(*key, line.value, values, faults);
    } else if (takes_form(*key) && line.value.kind == YamlNode::Kind::mapping) {
      faults.report(style_faults::kFormInBraces, line.value.span,
                    {key->term(), Term(std::string(key->zh) + ": \"{" + std::string(form_example(*key).zh) + "}\"",
                                       std::string(key->en) + ": \"{" + std::string(form_example(*key).en) + "}\"")});
    } else if (!line.value.is_scalar()) {
      faults.report(style_faults::kNotOneValue, line.value.span, {key->term()});
    } else {
      values.push_back(written(*key, line.value.text, line.value.span));
    }
  }
}

/// `extends` and `name`: a word each.
void check_word(const YamlEntry& entry, Diagnostics& faults) {
  constexpr std::size_t kLongest = 100;
  const YamlNode& value = entry.value;
  if (value.kind == YamlNode::Kind::null || (value.is_scalar() && value.text.empty()))
    faults.report(style_faults::kNoValue, entry.key.span(), {entry.key.str()});
  else if (!value.is_scalar())
    faults.report(style_faults::kNotOneValue, value.span, {entry.key.str()});
  else if (!is_plain_line(value.text.view(), kLongest))
    faults.report(style_faults::kBadText, value.span, {entry.key.str(), std::to_string(kLongest)});
}

void check_fields(const YamlEntry& entry, Diagnostics& faults) {
  const YamlNode& value = entry.value;
  if (value.kind != YamlNode::Kind::mapping && value.kind != YamlNode::Kind::null)
    faults.report(style_faults::kNotAMapping, value.span, {entry.key.str()});
}

void refuse_key(const YamlEntry& entry, Diagnostics& faults) {
  const std::string_view name = entry.key.view();
  if (find_style_key(name) != nullptr) {
    const std::size_t dot = name.find('.');
    faults.report(style_faults::kDottedKey, entry.key.span(), {name, name.substr(0, dot), name.substr(dot + 1)});
  } else {
    faults.report(style_faults::kUnknownKey, entry.key.span(), {excerpt(name), remedy(std::nullopt, name, faults)});
  }
}

/// A section given in --set as if it were a key; many have the name of a field of the source too (刊名, 期号).
void refuse_section(StyleSection section, std::string_view name, Span place, Diagnostics& faults) {
  const StyleKey& example = style_keys(section).front();
  faults.report(style_faults::kSectionNotKey, place, {name, example.term(), suggestion(section, "")});
}

const StyleWord* find_top_key(std::string_view name) {
  for (const StyleWord* word : {&kExtendsKey, &kNameKey, &kFieldsKey}) {
    if (name == word->en || name == word->zh) return word;
  }
  return nullptr;
}

}  // namespace

std::vector<WrittenValue> values_of(const YamlNode& tree, Diagnostics& faults) {
  std::vector<WrittenValue> values;
  Given given;
  for (const YamlEntry& entry : tree.entries) {
    if (const auto section = find_section(entry.key.view())) {
      const StyleSectionName& name = section_name(*section);
      if (given.first(&name, entry, faults)) read_section(name, entry, values, faults);
    } else if (const StyleWord* word = find_top_key(entry.key.view())) {
      if (!given.first(word, entry, faults)) continue;
      if (word == &kFieldsKey)
        check_fields(entry, faults);
      else
        check_word(entry, faults);
    } else {
      refuse_key(entry, faults);
    }
  }
  return values;
}

std::vector<WrittenValue> values_of_settings(const std::vector<std::pair<std::string, std::string>>& settings,
                                             Sources& sources, Diagnostics& faults) {
  std::vector<WrittenValue> values;
  if (settings.empty()) return values;
  std::string text;
  for (const auto& [key, value] : settings) text.append(key).append("=").append(value).append("\n");
  const FileId file = sources.add("--set", std::move(text));

  std::uint32_t at = 0;
  for (const auto& [name, value] : settings) {
    const Span name_place{file, at, at + static_cast<std::uint32_t>(name.size())};
    const Span value_place{file, name_place.end + 1, name_place.end + 1 + static_cast<std::uint32_t>(value.size())};
    at = value_place.end + 1;
    const StyleKey* key = find_style_key(name);
    const LocatedText located(value, value_place);
    if (const auto section = find_section(name))
      refuse_section(*section, name, name_place, faults);
    else if (key == nullptr)
      faults.report(style_faults::kUnknownKey, name_place, {excerpt(name), suggestion_for_dotted(name)});
    else if (has_no_value(*key, located))
      faults.report(style_faults::kNoValue, name_place, {key->term()});
    else
      values.push_back(written(*key, located, value_place));
  }
  return values;
}

YamlNode merge_mappings(const YamlNode& nearer, const YamlNode& further) {
  if (nearer.kind != YamlNode::Kind::mapping) return further;
  YamlNode merged = nearer;
  if (further.kind != YamlNode::Kind::mapping) return merged;
  std::unordered_map<std::string_view, std::size_t> given;
  for (std::size_t n = 0; n < nearer.entries.size(); ++n) given.emplace(nearer.entries[n].key.view(), n);
  for (const YamlEntry& entry : further.entries) {
    const auto same = given.find(entry.key.view());
    if (same == given.end()) {
      merged.entries.push_back(entry);
      continue;
    }
    YamlNode& value = merged.entries[same->second].value;
    if (value.kind == YamlNode::Kind::mapping && entry.value.kind == YamlNode::Kind::mapping)
      value = merge_mappings(value, entry.value);
  }
  return merged;
}

}  // namespace typeset
