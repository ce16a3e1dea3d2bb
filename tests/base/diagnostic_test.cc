// Diagnostics: messages in two languages, told once, in order, and never without end.
#include "base/diagnostic.h"

#include <catch2/catch.hpp>
#include <string>

using namespace typeset;

namespace {

constexpr DiagnosticKind kOdd{"test/odd", Severity::warning, "{0}有误", "{0} is odd", "改为{1}", "write {1}"};
constexpr DiagnosticKind kBad{"test/bad", Severity::error, "坏", "bad", "", ""};
constexpr DiagnosticKind kMet{"test/met", Severity::note, "没有{0}", "no {0}", "", "", Occurrences::gathered};
Span at(std::uint32_t begin, FileId file = FileId{0}) { return {file, begin, begin + 1}; }

}  // namespace

TEST_CASE("arguments fill their places", "[base]") {
  const std::vector<Term> arguments = {Term("期号", "number"), "34"};
  struct Case {
    std::string_view pattern, zh, en;
  };
  const Case cases[] = {
      {"{0}", "期号", "number"},
      {"{1}{0}{1}", "34期号34", "34number34"},
      {"a{2}b", "ab", "ab"},                 // no such argument
      {"{x} {} {", "{x} {} {", "{x} {} {"},  // other braces are text
      {"{0", "{0", "{0"},
      {"{10}", "{10}", "{10}"},
      {"", "", ""},
  };
  for (const Case& c : cases) {
    INFO(c.pattern);
    CHECK(fill_in(c.pattern, arguments, Language::zh) == c.zh);
    CHECK(fill_in(c.pattern, arguments, Language::en) == c.en);
  }
  // What a writer typed is not a pattern.
  CHECK(fill_in("{0}{1}", std::vector<Term>{"{1}", "x"}, Language::zh) == "{1}x");
  const Diagnostic diagnostic{&kOdd, at(0), arguments};
  CHECK(diagnostic.message(Language::zh) == "期号有误");
  CHECK(diagnostic.message(Language::en) == "number is odd");
  CHECK(diagnostic.remedy(Language::zh) == "改为34");
  CHECK(diagnostic.remedy(Language::en) == "write 34");
}

TEST_CASE("the same fault at the same place is told once", "[base]") {
  Diagnostics faults;
  faults.report(kOdd, at(1), {"a", "b"});
  faults.report(kOdd, at(1), {"a", "b"});
  faults.report(kOdd, at(1), {"c", "b"});  // says something else
  faults.report(kOdd, at(2), {"a", "b"});  // stands elsewhere
  faults.report(kBad, at(1));              // is something else
  faults.report(kBad, at(1));
  CHECK(faults.all().size() == 4);
  CHECK(faults.count(Severity::warning) == 3);
  CHECK(faults.count(Severity::error) == 1);
  CHECK(faults.has_errors());
  CHECK(faults.unlisted() == 0);
}

TEST_CASE("a gathered fault is one for all its places, and begins at the first", "[base]") {
  Diagnostics faults;
  for (const std::uint32_t place : {5, 9, 2, 9, 2, 5}) faults.report(kMet, at(place), {"祎"});
  faults.report(kMet, at(3), {"玥"});
  const auto places = [](const Diagnostic& fault) {
    std::string text = std::to_string(fault.span.begin);
    for (const Span& span : fault.more) text += " " + std::to_string(span.begin);
    return text;
  };
  REQUIRE(faults.all().size() == 2);
  CHECK(places(faults.all()[0]) == "2 5 9");
  CHECK(places(faults.all()[1]) == "3");
  CHECK(faults.count(Severity::note) == 2);

  // Sorted and joined they are still known.
  faults.report(kMet, at(0), {"玥"});
  faults.sort_by_place();
  faults.report(kMet, at(7), {"玥"});
  Diagnostics joined;
  joined.report(kMet, at(1), {"祎"});
  joined.append(faults);
  REQUIRE(joined.all().size() == 2);
  CHECK(places(joined.all()[0]) == "1 2 5 9");
  CHECK(places(joined.all()[1]) == "0 3 7");

  // What the program writes itself has no place to list.
  joined.report(kMet, Span{}, {"祎"});
  joined.report(kMet, Span{}, {"珺"});
  joined.report(kMet, at(4), {"珺"});
  CHECK(places(joined.all()[0]) == "1 2 5 9");
  CHECK(places(joined.all()[2]) == "4");

  // As many places as a long text has.
  for (std::uint32_t i = 0; i < 100'000; ++i) joined.report(kMet, at(100'000 - i), {"祎"});
  CHECK(joined.all().size() == 3);
  CHECK(joined.all()[0].more.size() == 99'999);  // 1 is the first
  CHECK(joined.unlisted() == 0);
}

TEST_CASE("only errors are errors", "[base]") {
  Diagnostics faults;
  CHECK_FALSE(faults.has_errors());
  faults.report(kOdd, at(1), {"a"});
  CHECK_FALSE(faults.has_errors());
  faults.report(kBad, at(1));
  CHECK(faults.has_errors());
}

TEST_CASE("past a thousand the rest is counted", "[base]") {
  Diagnostics faults;
  for (std::uint32_t i = 0; i < Diagnostics::kMostListed + 5; ++i) faults.report(kOdd, at(i), {"a"});
  CHECK(faults.all().size() == Diagnostics::kMostListed);
  CHECK(faults.unlisted() == 5);
  faults.report(kBad, at(9999));  // an error that is not told still fails the document
  CHECK(faults.unlisted() == 6);
  CHECK(faults.unlisted_by_kind().at(kOdd.slug) == 5);
  CHECK(faults.has_errors());

  Diagnostics joined;
  joined.append(faults);
  CHECK(joined.all().size() == Diagnostics::kMostListed);
  CHECK(joined.unlisted() == 6);
  CHECK(joined.has_errors());
}

TEST_CASE("diagnostics in the order of their places", "[base]") {
  Diagnostics faults;
  faults.report(kBad, Span{});  // no place: last
  faults.report(kOdd, at(5), {"first"});
  faults.report(kOdd, at(2, FileId{1}), {"other file"});
  faults.report(kOdd, at(5), {"second"});
  faults.report(kOdd, at(3), {"early"});
  faults.sort_by_place();
  std::string order;
  for (const Diagnostic& d : faults.all()) order += d.message(Language::en) + "; ";
  CHECK(order == "early is odd; first is odd; second is odd; other file is odd; bad; ");
}
