// The table of kinds of document, and fields that belong to some of them only.
#include "source/kinds.h"

#include <catch2/catch.hpp>
#include <set>

#include "reading.h"
#include "source/faults.h"
#include "source/fields.h"

using namespace typeset;

TEST_CASE("each kind is named once in either language", "[source]") {
  std::set<std::string_view> names;
  std::set<DocumentKind> seen;
  for (const KindRow& row : kinds()) {
    CAPTURE(row.key);
    CHECK(names.insert(row.key).second);
    CHECK(names.insert(row.zh).second);
    CHECK(seen.insert(row.kind).second);
    CHECK(&kind_row(row.kind) == &row);
    CHECK(find_kind(row.key) == &row);
    CHECK(find_kind(row.zh) == &row);
    CHECK(row.style.empty() == row.skeleton.empty());
    CHECK(holds(settable_kinds(), row.kind) == !row.style.empty());
  }
  CHECK(find_kind("") == nullptr);
  CHECK(find_kind("bullet") == nullptr);
}

TEST_CASE("a skeleton is a source of its kind, and reads without faults", "[source]") {
  for (const KindRow& row : kinds()) {
    if (row.skeleton.empty()) continue;
    CAPTURE(row.key);
    const Reading reading(row.skeleton);
    // Its stand-ins alone.
    for (const Diagnostic& fault : reading.faults.all()) CHECK(fault.kind == &source_faults::kPlaceholder);
    REQUIRE(reading.issue);
    CHECK(reading.issue->kind.value == row.kind);
    CHECK(reading.issue->kind.span.known());
    std::visit([&](const auto& part) { CHECK(part.kKind == row.kind); }, reading.issue->part);
  }
}

TEST_CASE("the kind is known before anything else is read", "[source]") {
  const auto asked = [](const char* text, const char* style) {
    Sources sources;
    Diagnostics faults;
    const auto source = parse_yaml(sources, sources.add("a", text), faults);
    const auto defaults = parse_yaml(sources, sources.add("b", style), faults);
    REQUIRE((source && defaults));
    return kind_asked_for(*source, &*defaults).kind;
  };
  for (const KindRow& row : kinds()) {
    const DocumentKind wanted = row.style.empty() ? kinds().front().kind : row.kind;
    CHECK(asked(("kind: " + std::string(row.key)).c_str(), "") == wanted);
    CHECK(asked(("类型:  '" + std::string(row.zh) + "'").c_str(), "") == wanted);
    CHECK(asked("a: b", ("类型: " + std::string(row.key)).c_str()) == wanted);
  }
  CHECK(asked("kind: [a]", "") == kinds().front().kind);
  CHECK(asked("- a", "") == kinds().front().kind);
}

TEST_CASE("the help of the field names every kind that can be set", "[source]") {
  for (const KindRow& row : kinds()) {
    if (row.style.empty()) continue;
    CHECK(kKindHelpZh.find(row.zh) != std::string_view::npos);
    CHECK(kKindHelpZh.find(row.key) != std::string_view::npos);
    CHECK(kKindHelpEn.find(row.key) != std::string_view::npos);
  }
}

TEST_CASE("a field of another kind is told with the kinds it belongs to", "[source]") {
  FieldInfo seal;
  seal.key = "seal";
  seal.zh = "印章";
  seal.documents = kind_bit(DocumentKind::letter) | kind_bit(DocumentKind::order);
  const LocatedText key("印章", {FileId{0}, 7, 13});
  Diagnostics faults;
  CHECK(check_kind(seal, key, DocumentKind::letter, faults));
  CHECK(check_kind(seal, key, DocumentKind::order, faults));
  CHECK(faults.all().empty());
  CHECK_FALSE(check_kind(seal, key, DocumentKind::bulletin, faults));
  REQUIRE(faults.all().size() == 1);
  CHECK(faults.all()[0].span.begin == 7);
  CHECK(faults.all()[0].message(Language::en) == "“印章” is no field of a document of kind bulletin");
  CHECK(faults.all()[0].remedy(Language::zh).find("信函（letter）、命令（order）") != std::string::npos);
}

TEST_CASE("the part is of the kind that the document is read as, whatever else it says", "[source]") {
  // Both are reported; `kind` is what the rest is read by.
  for (const char* text : {"kind: letter\n", "kind: bulletin\n类型: 公文\n", "类型: 公文\nkind: bulletin\n", "- a\n"}) {
    CAPTURE(text);
    const Reading reading(text);
    REQUIRE(reading.issue);
    CHECK(reading.faults.has_errors());
    CHECK(reading.issue->kind.value == DocumentKind::bulletin);
    CHECK(std::holds_alternative<Bulletin>(reading.issue->part));
  }
}

TEST_CASE("every field belongs to some kind", "[source]") {
  for (const FieldRow& row : all_fields()) {
    CAPTURE(row.info->key);
    CHECK(row.info->documents != 0);
  }
}
