// A case file: style files, settings, and what must come of them.
//
//   === name of the case
//   --- house/a.yaml        a file; a.yaml is asked for, from the folders house and share, unless `--- ask NAME` says
//   else
//   --- set                 lines key=value
//   --- expect
//   error a.yaml:2:8 style/no-unit       a fault: file:line:column, or `nowhere`; no others may be told
//   says a.yaml:2:8 words                the fault there has these words in a message or remedy, in either language
//   value title.gap = 203200             a resolved value: lengths in units of 1/914400 inch, words by English name
//   origin title.gap a.yaml:3:8          where it was set, or `default`
//   field masthead.x = text              a default field, by the keys of the mappings that lead to it; `none` if absent
//   name text / files a.yaml b.yaml      the style's name; its files, nearest first
// Lines of `expect` end at " ## ", which begins a comment: how the number follows from the rule.
#pragma once

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/file_source.h"
#include "base/role.h"
#include "base/system_reason.h"
#include "style/keys.h"
#include "style/style.h"

namespace typeset::style_tests {

/// Files of a case, by path.
class CaseFiles : public FileSource {
 public:
  std::map<std::string, std::string> files;
  std::map<std::string, Failure> failing;

  Result<Bytes> read(const std::string& path, std::uint64_t limit) const override {
    if (const auto found = failing.find(path); found != failing.end()) return found->second;
    const auto found = files.find(path);
    if (found == files.end()) return Failure{FailureKind::not_found, path, ""};
    if (found->second.size() > limit) return Failure{FailureKind::too_large, path, "too large"};
    return Bytes::from(found->second);
  }
  Result<FileStamp> stamp(const std::string& path) const override {
    return Failure{FailureKind::unsupported, path, ""};
  }
  Result<std::vector<std::string>> list(const std::string& folder) const override {
    return Failure{FailureKind::unsupported, folder, "styles are asked for by name"};
  }
};

/// The real files under a folder, for what the repository ships.
class DiskFiles : public FileSource {
 public:
  Result<Bytes> read(const std::string& path, std::uint64_t) const override {
    std::ifstream in(path, std::ios::binary);
    if (!in) return Failure{FailureKind::not_found, path, ""};
    std::ostringstream text;
    text << in.rdbuf();
    return Bytes::from(text.str());
  }
  Result<FileStamp> stamp(const std::string& path) const override {
    return Failure{FailureKind::unsupported, path, ""};
  }
  Result<std::vector<std::string>> list(const std::string& folder) const override {
    return Failure{FailureKind::unsupported, folder, "styles are asked for by name"};
  }
};

inline std::string read_file(const std::string& path) {
  const auto bytes = DiskFiles().read(path, 0);
  INFO(path);
  REQUIRE(bytes.ok());
  return std::string(bytes->view);
}

struct StyleCase {
  std::string name;
  std::string ask = "a";
  CaseFiles files;
  std::vector<std::pair<std::string, std::string>> settings;
  std::vector<std::string> expect;
};

/// Passed to `visit` one by one.
template <typename Visit>
void for_each_case(const std::string& file, Visit visit) {
  std::istringstream in(read_file(std::string(TEST_DATA) + "/style/" + file));
  std::vector<std::unique_ptr<StyleCase>> cases;
  std::string part;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("=== ")) {
      cases.push_back(std::make_unique<StyleCase>());
      cases.back()->name = line.substr(4);
      part.clear();
    } else if (line.starts_with("--- ask ")) {
      cases.back()->ask = line.substr(8);
    } else if (line.starts_with("--- fail ")) {
      cases.back()->files.failing[line.substr(9)] = {FailureKind::not_permitted, line.substr(9), "as the case says"};
    } else if (line.starts_with("--- leads-out ")) {
      const std::string path = line.substr(14);
      cases.back()->files.failing[path] = {FailureKind::not_permitted, path, std::string(kLeadsOut)};
    } else if (line.starts_with("--- ")) {
      part = line.substr(4);
      if (part != "set" && part != "expect") cases.back()->files.files[part];
    } else if (part == "set") {
      const std::size_t equals = line.find('=');
      cases.back()->settings.emplace_back(line.substr(0, equals), line.substr(equals + 1));
    } else if (part == "expect") {
      line = line.substr(0, line.find(" ## "));
      line.erase(line.find_last_not_of(' ') + 1);
      if (!line.empty()) cases.back()->expect.push_back(line);
    } else if (!part.empty()) {
      cases.back()->files.files[part] += line + "\n";
    }
  }
  REQUIRE_FALSE(cases.empty());
  for (const auto& one : cases) visit(*one);
}

/// `a.yaml:2:8`, the file by its last component; `default` where nothing was written.
inline std::string place(const Sources& sources, const Span& span, const char* unknown) {
  if (!span.known()) return unknown;
  const std::string& path = sources.name(span.file);
  const Position at = sources.position(span);
  return path.substr(path.rfind('/') + 1) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

inline bool same_text_section(const Style& a, const Style& b) {
  return a.text.profile == b.text.profile && a.text.rules == b.text.rules;
}

/// A key's value as the cases write it.
inline std::string shown(const Style& style, const StyleKey& key) {
  Style copy = style;
  if (const auto* slot = std::get_if<LengthSlot>(&key.slot)) return std::to_string(slot->at(copy).units());
  if (const auto* slot = std::get_if<CountSlot>(&key.slot)) return std::to_string(slot->at(copy));
  if (const auto* slot = std::get_if<PercentSlot>(&key.slot)) return std::to_string(slot->at(copy)) + "%";
  if (const auto* slot = std::get_if<RoleSlot>(&key.slot)) return std::string(role_name(slot->at(copy)).name);
  if (const auto* slot = std::get_if<ColourSlot>(&key.slot)) return std::to_string(slot->at(copy).rgb);
  if (const auto* slot = std::get_if<TextSlot>(&key.slot)) return slot->at(copy);
  if (const auto* slot = std::get_if<FormSlot>(&key.slot)) return written_form(slot->at(copy), slot->fields);
  if (const auto* slot = std::get_if<WordListSlot>(&key.slot)) {
    std::string words;
    for (const std::string& word : slot->at(copy)) words += (words.empty() ? "" : " ") + word;
    return words;
  }
  if (key.dotted_en() == "sign-off.place") {
    static const char* const kPlaces[] = {"behind", "centred", "right"};
    return kPlaces[static_cast<std::size_t>(style.sign_off.place)];
  }
  if (key.dotted_en() == "page-number.place") {
    constexpr std::array<const char*, 4> kPlaces = {"outer", "centre", "left", "right"};
    return kPlaces[static_cast<std::size_t>(style.page_number.place)];
  }
  if (const auto* slot = std::get_if<WordSlot>(&key.slot)) {
    for (std::size_t n = 0; n < slot->words.size(); ++n) {
      slot->set(copy, n);
      if (same_text_section(copy, style)) return std::string(slot->words[n].en);
    }
  }
  if (key.dotted_en() == "list.hang") return style.list.hang ? "yes" : "no";
  if (key.dotted_en() == "table.on-grid") return style.table.on_grid ? "yes" : "no";
  if (key.dotted_en() == "table.centred") return style.table.centred ? "yes" : "no";
  if (key.dotted_en() == "table.numbered") return style.table.numbered ? "yes" : "no";
  if (key.dotted_en() == "number.total-below") return style.number.total_below ? "yes" : "no";
  if (key.dotted_en() == "imprint.show") return style.imprint.show ? "yes" : "no";
  if (key.dotted_en() == "imprint.pad-names") return style.imprint.pad_names ? "yes" : "no";
  if (key.dotted_en() == "section.centred") return style.section.centred ? "yes" : "no";
  if (key.dotted_en() == "section.in-contents") return style.section.in_contents ? "yes" : "no";
  if (key.dotted_en() == "title.new-page") return style.title.new_page ? "yes" : "no";
  if (key.dotted_en() == "note.above") return style.note.above ? "yes" : "no";
  if (key.dotted_en() == "note.framed") return style.note.framed ? "yes" : "no";
  if (key.dotted_en() == "contributor.same-line") return style.contributor.same_line ? "yes" : "no";
  if (key.dotted_en() == "imprint.printed") return style.imprint.printed ? "yes" : "no";
  if (key.dotted_en() == "sign-off.date") return style.sign_off.date ? "yes" : "no";
  if (key.dotted_en() == "contents.own-page") return style.contents.own_page ? "yes" : "no";
  if (key.dotted_en() == "print.preprinted") return style.print.preprinted ? "yes" : "no";
  if (key.dotted_en() == "page.mirror") return style.page.mirror ? "yes" : "no";
  if (key.dotted_en() == "contents.show") return style.contents.show ? "yes" : "no";
  if (key.dotted_en() == "contents.page-numbers") return style.contents.page_numbers ? "yes" : "no";
  if (key.dotted_en() == "contents.leaders") return style.contents.leaders ? "yes" : "no";
  if (key.dotted_en() == "page-number.first-page") return style.page_number.first_page ? "yes" : "no";
  if (key.dotted_en() == "page-number.show") return style.page_number.show ? "yes" : "no";
  if (key.dotted_en() == "body.lead-sentences") return style.body.lead_sentences == LeadSentences::on ? "yes" : "no";
  if (key.dotted_en() == "text.kinsoku-repair") return style.text.rules.kinsoku_repair ? "yes" : "no";
  return "?";
}

/// A scalar of the default fields; `none` where there is none.
inline std::string field(const YamlNode& fields, std::string path) {
  const YamlNode* node = &fields;
  while (!path.empty()) {
    const std::size_t dot = path.find('.');
    const YamlEntry* entry = node->find(path.substr(0, dot));
    if (entry == nullptr) return "none";
    node = &entry->value;
    path = dot == std::string::npos ? "" : path.substr(dot + 1);
  }
  return node->is_scalar() ? node->text.str() : "not a scalar";
}

}  // namespace typeset::style_tests
