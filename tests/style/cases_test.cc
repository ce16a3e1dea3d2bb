// Styles as files in, faults, values, origins and fields out: see style_case.h for how a case is written.
#include <set>

#include "style/faults.h"
#include "style_case.h"

using namespace typeset;
using namespace typeset::style_tests;

namespace {

std::string told(const Sources& sources, const Diagnostic& fault) {
  return place(sources, fault.span, "nowhere") + " " + std::string(fault.kind->slug);
}

void check(const StyleCase& one) {
  INFO(one.name);
  Sources sources;
  Diagnostics faults;
  const StyleRequest request{one.ask,      {},      {"house", "share/"},   &one.files,
                             one.settings, nullptr, {{"bulletin", "简报"}}};
  const auto style = load_style(sources, request, faults);

  std::vector<std::string> expected, found;
  for (const Diagnostic& fault : faults.all()) found.push_back("error " + told(sources, fault));
  for (const std::string& line : one.expect) {
    std::istringstream words(line);
    std::string verb, subject, equals, rest;
    words >> verb >> subject;
    if (verb == "error") {
      expected.push_back(line);
      continue;
    }
    INFO(line);
    if (verb == "says") {
      std::getline(words >> std::ws, rest);
      const bool said = std::ranges::any_of(faults.all(), [&](const Diagnostic& fault) {
        std::string all;
        for (const Language language : {Language::zh, Language::en})
          all += fault.message(language) + "\n" + fault.remedy(language) + "\n";
        CAPTURE(all);
        return place(sources, fault.span, "nowhere") == subject && all.find(rest) != std::string::npos;
      });
      CHECK(said);
      continue;
    }
    for (const Diagnostic& fault : faults.all())
      UNSCOPED_INFO(told(sources, fault) << " " << fault.message(Language::en));
    CHECK(style.has_value());
    if (!style) break;  // the other cases of the file are still worth running
    if (verb == "name") {
      CHECK(style->name == line.substr(5));
    } else if (verb == "files") {
      std::string names;
      for (const FileId file : style->files)
        names += " " + sources.name(file).substr(sources.name(file).rfind('/') + 1);
      CHECK("files" + names == line);
    } else if (verb == "field") {
      words >> equals;
      std::getline(words >> std::ws, rest);
      CHECK(field(style->fields, subject) == rest);
    } else if (verb == "origin") {
      words >> rest;
      CHECK(place(sources, style->origin(subject), "default") == rest);
    } else {
      REQUIRE(verb == "value");
      const StyleKey* key = find_style_key(subject);
      REQUIRE(key != nullptr);
      words >> equals;
      std::getline(words >> std::ws, rest);
      CHECK(shown(*style, *key) == rest);
    }
  }
  CHECK(found == expected);
  CHECK(style.has_value() == expected.empty());
}

}  // namespace

TEST_CASE("every unit and kind of value") { for_each_case("values.cases", check); }
TEST_CASE("chains of styles, profiles, settings, fields") { for_each_case("chains.cases", check); }
TEST_CASE("every fault, at its place") { for_each_case("faults.cases", check); }

TEST_CASE("no kind of fault goes without a case") {
  std::set<std::string> told_somewhere;
  for (const char* file : {"faults.cases", "chains.cases"}) {
    for_each_case(file, [&](const StyleCase& one) {
      for (const std::string& line : one.expect) {
        if (line.starts_with("error ")) told_somewhere.insert(line.substr(line.rfind(' ') + 1));
      }
    });
  }
  for (const DiagnosticKind* kind : style_faults::kAll) {
    INFO(kind->slug);
    CHECK(told_somewhere.contains(std::string(kind->slug)));
    CHECK(kind->slug.starts_with("style/"));
    CHECK_FALSE(kind->message.zh.empty());
    CHECK_FALSE(kind->message.en.empty());
    CHECK_FALSE(kind->remedy.zh.empty());
    CHECK_FALSE(kind->remedy.en.empty());
  }
}
