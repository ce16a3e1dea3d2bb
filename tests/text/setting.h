// Setting a text in tests: rules from words of a case file, lines as strings.
#pragma once

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

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
  while (in >> word) {
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
