// Setting a text in tests: rules from words of a case file, lines as strings.
#pragma once

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "fake_fonts.h"
#include "text/paragraph.h"

namespace typeset::testing {

inline text::Rules word_rules() {
  text::Rules rules;
  rules.punctuation = text::Punctuation::none;
  rules.hang = text::Hang::word;
  rules.breaker = text::Breaker::first_fit;
  return rules;
}

/// The number behind `key` if `word` begins with it; -1 if not.
inline std::int64_t number_after(const std::string& word, std::string_view key) {
  return word.compare(0, key.size(), key) == 0 ? std::stoll(word.substr(key.size())) : -1;
}

/// The words of a case that are no rules: indent=2 (cells, of the first line), hanging=2 (of the others), align=left.
inline bool parse_shape(const std::string& word, Length cell, text::Shape& shape) {
  using text::Align;
  static const std::map<std::string, Align> kAligns = {
      {"align=left", Align::left}, {"align=centre", Align::centre}, {"align=spread", Align::spread}};
  if (const std::int64_t n = number_after(word, "indent="); n >= 0) {
    shape.first_indent = cell * n;
  } else if (const std::int64_t m = number_after(word, "hanging="); m >= 0) {
    shape.indent = cell * m;
  } else if (kAligns.count(word) > 0) {
    shape.align = kAligns.at(word);
  } else {
    return false;
  }
  return true;
}
inline text::Shape parse_shape(const std::string& words, Length measure, Length cell) {
  text::Shape shape;
  shape.measure = measure;
  std::istringstream in(words);
  for (std::string word; in >> word;) parse_shape(word, cell, shape);
  return shape;
}

/// "gb" or "word", then key=value words.
inline text::Rules parse_rules(const std::string& words) {
  std::istringstream in(words);
  std::string word;
  in >> word;
  text::Rules rules;
  if (word == "word") {
    rules = word_rules();
  } else if (word != "gb") {
    throw std::runtime_error("no such profile: " + word);
  }
  using namespace text;  // NOLINT
  const std::map<std::string, void (*)(Rules&)> settings = {
      {"kinsoku=none", [](Rules& r) { r.kinsoku = Kinsoku::none; }},
      {"kinsoku=basic", [](Rules& r) { r.kinsoku = Kinsoku::basic; }},
      {"kinsoku=gb", [](Rules& r) { r.kinsoku = Kinsoku::gb; }},
      {"kinsoku=strict", [](Rules& r) { r.kinsoku = Kinsoku::strict; }},
      {"punctuation=none", [](Rules& r) { r.punctuation = Punctuation::none; }},
      {"punctuation=quanjiao", [](Rules& r) { r.punctuation = Punctuation::quanjiao; }},
      {"punctuation=kaiming", [](Rules& r) { r.punctuation = Punctuation::kaiming; }},
      {"punctuation=banjiao", [](Rules& r) { r.punctuation = Punctuation::banjiao; }},
      {"autospace=none", [](Rules& r) { r.autospace = Autospace::none; }},
      {"autospace=eighth", [](Rules& r) { r.autospace = Autospace::eighth; }},
      {"hang=none", [](Rules& r) { r.hang = Hang::none; }},
      {"hang=word", [](Rules& r) { r.hang = Hang::word; }},
      {"breaker=first_fit", [](Rules& r) { r.breaker = Breaker::first_fit; }},
      {"breaker=best_fit", [](Rules& r) { r.breaker = Breaker::best_fit; }},
      {"grid=strict", [](Rules& r) { r.grid = Grid::strict; }},
      {"kinsoku-repair", [](Rules& r) { r.kinsoku_repair = true; }},
      {"digits=cjk", [](Rules& r) { r.digits = Digits::cjk; }},
      {"first-line=trim", [](Rules& r) { r.first_line = FirstLine::trim; }},
  };
  text::Shape other;
  while (in >> word) {
    if (word == "narrow-quotes" || word == "wide-marks" || word == "wide-spaces" || parse_shape(word, Length(), other))
      continue;
    const auto found = settings.find(word);
    if (found == settings.end()) throw std::runtime_error("no such setting: " + word);
    found->second(rules);
  }
  return rules;
}

inline constexpr std::int64_t kCell = 200571;  // of a 156 mm measure, rounded down as a style does

/// Fangsong, 16 pt, in cells of the 28-cell page.
inline text::Paragraph plain(std::string_view words, Length cell = Length::units(kCell)) {
  text::Paragraph paragraph;
  paragraph.text = LocatedText(words, Span{FileId{0}, 0, static_cast<std::uint32_t>(words.size())});
  text::StyleRun run;
  run.end = static_cast<std::uint32_t>(words.size());
  run.style.size = Length::pt(16);
  run.style.cell = cell;
  paragraph.runs.push_back(run);
  return paragraph;
}

/// The style that a case writes as {name:text}.
inline void dress(const std::string& name, text::CharStyle& style) {
  const std::map<std::string, void (*)(text::CharStyle&)> plain_names = {
      {"kai", [](text::CharStyle& s) { s.role = Role::kai; }},
      {"hei", [](text::CharStyle& s) { s.role = Role::hei; }},
      {"sup", [](text::CharStyle& s) { s.height = text::Height::superior; }},
      {"sub", [](text::CharStyle& s) { s.height = text::Height::inferior; }},
      {"nobreak", [](text::CharStyle& s) { s.nobreak = true; }},
  };
  if (const auto found = plain_names.find(name); found != plain_names.end()) {
    found->second(style);
  } else if (name.compare(0, 5, "track") == 0) {  // hundredths of an em
    style.tracking = style.size.scaled(std::stoi(name.substr(5)), 100);
  } else if (name.compare(0, 6, "spread") == 0) {  // cells
    style.spread = static_cast<std::uint16_t>(std::stoi(name.substr(6)));
    style.spread_group = 1;
  } else {
    throw std::runtime_error("no such style: " + name);
  }
}

/// A case's text: \u{…} is a character by its code point, {name:…} text in a style of its own.
inline text::Paragraph dressed(const std::string& words, Length cell = Length::units(kCell)) {
  std::string text;
  std::vector<text::StyleRun> runs;
  const text::CharStyle base = plain("", cell).runs[0].style;
  text::CharStyle style = base;
  const auto end_run = [&] {
    const std::uint32_t begin = runs.empty() ? 0 : runs.back().end;
    if (text.size() > begin || runs.empty()) runs.push_back({begin, static_cast<std::uint32_t>(text.size()), style});
  };
  for (std::size_t i = 0; i < words.size();) {
    if (words.compare(i, 3, "\\u{") == 0) {
      const std::size_t end = words.find('}', i);
      append_utf8(text, static_cast<char32_t>(std::stoul(words.substr(i + 3, end - i - 3), nullptr, 16)));
      i = end + 1;
    } else if (words[i] == '{') {
      const std::size_t colon = words.find(':', i);
      if (!text.empty()) end_run();
      dress(words.substr(i + 1, colon - i - 1), style);
      i = colon + 1;
    } else if (words[i] == '}') {
      end_run();
      style = base;
      ++i;
    } else {
      text += words[i++];
    }
  }
  end_run();
  text::Paragraph paragraph = plain(text, cell);
  paragraph.runs = runs;
  return paragraph;
}

inline std::string unescape(const std::string& words) { return std::string(dressed(words).text.view()); }

inline Length cells(std::int64_t n) { return Length::mm(156).scaled(n, 28); }

inline std::string strip(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

/// The source text of each line, "|" between lines; typed spaces at line ends left out.
inline std::string line_texts(const std::vector<text::Line>& lines, std::string_view text) {
  std::string joined;
  for (const text::Line& line : lines) {
    if (&line != &lines.front()) joined += "|";
    joined += strip(text.substr(line.begin, line.end - line.begin));
  }
  return joined;
}

inline const FakeBook& fake_book() {
  static const FakeBook book;
  return book;
}

/// The fonts of a case: "narrow-quotes" draws “ ” ‘ ’ 350 wide, "wide-marks" draws marks over their whole
/// cell, "wide-spaces" has word spaces of ½ em.
inline const FakeBook& parse_book(const std::string& words) {
  static const FakeBook narrow(350);
  static const FakeBook wide(1000, true);
  static const FakeBook spaces(1000, false, 500);
  if (words.find("wide-spaces") != std::string::npos) return spaces;
  if (words.find("narrow-quotes") != std::string::npos) return narrow;
  return words.find("wide-marks") != std::string::npos ? wide : fake_book();
}

/// The label of a case: the rule's id, "not" where the case shows what the rule leaves alone, and words of its own.
struct CaseLabel {
  std::string id;
  bool limit = false;
  std::string words;
};

/// `ids` are the rules that may be named; of two that fit the longer. The id is empty if none does.
template <typename Ids>
CaseLabel case_label(const std::string& field, const Ids& ids) {
  CaseLabel label;
  for (const std::string& id : ids) {
    if (field.compare(0, id.size(), id) != 0 || id.size() <= label.id.size()) continue;
    if (field.size() == id.size() || field[id.size()] == ' ') label.id = id;
  }
  label.words = strip(std::string_view(field).substr(label.id.size()));
  if (label.words == "not" || label.words.compare(0, 4, "not ") == 0) {
    label.limit = true;
    label.words = strip(std::string_view(label.words).substr(3));
  }
  return label;
}

/// The fields of a case line, split at ';' or at "=>"; none for comments and empty lines.
inline std::vector<std::string> case_fields(const std::string& line) {
  if (strip(line).empty() || strip(line).front() == '#') return {};
  std::vector<std::string> fields;
  const std::size_t arrow = line.find("=>");
  if (arrow == std::string::npos) throw std::runtime_error("no => in " + line);
  std::istringstream left(line.substr(0, arrow));
  for (std::string field; fields.size() < 3 && std::getline(left, field, ';');) fields.push_back(strip(field));
  std::string rest;
  std::getline(left, rest);
  fields.push_back(strip(rest));
  fields.push_back(strip(line.substr(arrow + 2)));
  return fields;
}

}  // namespace typeset::testing
