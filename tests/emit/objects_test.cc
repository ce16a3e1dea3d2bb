// The door to libharu: what goes in comes out as PDF syntax, and what libharu refuses is told at once.
#include "emit/pdf/objects.h"

#include <catch2/catch.hpp>
#include <limits>
#include <string>

#include "emit/pdf/trees.h"
#include "reading.h"

namespace typeset::pdf {
namespace {

using test::Document;
using test::Object;

/// A file whose catalog holds `value` under /Test.
std::string file_with(Objects& objects, Value value) {
  const Ref page = objects.reserve();
  const PageTree tree = grow_page_tree(objects, {page});
  Dict dict;
  dict.set("Type", Name{"Page"});
  dict.set("Parent", tree.parents[0]);
  dict.set("MediaBox", Array{{0, 0, 100, 100}});
  objects.define(page, dict);
  Dict catalog;
  catalog.set("Type", Name{"Catalog"});
  catalog.set("Pages", tree.root);
  catalog.set("Test", std::move(value));
  return objects.write(objects.add(catalog), objects.add({}));
}

std::string written(Value value) {
  Objects objects;
  return Document(file_with(objects, std::move(value))).catalog()["/Test"].syntax();
}

TEST_CASE("every kind of value is written as PDF has it") {
  CHECK(written(true) == "true");
  CHECK(written(false) == "false");
  CHECK(written(std::numeric_limits<std::int32_t>::max()) == "2147483647");
  CHECK(written(std::numeric_limits<std::int32_t>::min() + 1) == "-2147483647");
  CHECK(written(Name{"A(/é"}) == "/A#28#2f#c3#a9");
  CHECK(written(ByteString{std::string("\0\xff(\\", 4)}) == "<00ff285c>");
  CHECK(written(Literal{"[0 .5 -1.25 null]"}) == "[ 0 .5 -1.25 null ]");
  Dict inner;
  inner.set("Half", Literal{".5"});
  inner.set("Deep", Array{{Array{{1, Name{"N"}}}, Dict{}}});
  CHECK(written(inner) == "<< /Deep [ [ 1 /N ] << >> ] /Half .5 >>");
}

TEST_CASE("streams hold their bytes, whatever they are") {
  for (const std::string& bytes :
       {std::string(), std::string("\n"), std::string(100000, '\xff'), std::string("endstream\nendobj")}) {
    Objects objects;
    Dict dict;
    dict.set("Kind", Name{"Test"});
    const Ref stream = objects.add_stream(dict, bytes, Packing::none);
    const Document document(file_with(objects, stream));
    CHECK(document.catalog()["/Test"].bytes() == bytes);
    CHECK(document.catalog()["/Test"]["/Kind"].name() == "/Test");
  }
}

TEST_CASE("text strings are UTF-16BE with a byte order mark") {
  CHECK(text_string("").bytes == "\xFE\xFF");
  CHECK(text_string("A创𠮷").bytes == std::string("\xFE\xFF\0A\x52\x1B\xD8\x42\xDF\xB7", 10));
}

TEST_CASE("libharu's silent limits are errors") {
  Array many;
  for (int i = 0; i <= 32767; ++i) many.items.emplace_back(i);
  CHECK_THROWS_AS(written(many), ObjectsFailed);
  CHECK_THROWS_AS(written(Name{std::string(128, 'n')}), ObjectsFailed);
  CHECK_THROWS_AS(written(Name{""}), ObjectsFailed);
  CHECK_THROWS_AS(written(Name{"two words"}), ObjectsFailed);
  CHECK_THROWS_AS(written(ByteString{std::string(65536, 's')}), ObjectsFailed);
  CHECK_THROWS_AS(written(Ref{4711}), ObjectsFailed);
  CHECK_THROWS_AS(written(Array{{Literal{".5"}}}), ObjectsFailed);
}

TEST_CASE("page trees and number trees grow past what one array holds") {
  Objects objects;
  std::vector<std::pair<std::int32_t, Value>> entries;
  entries.reserve(40000);
  for (int i = 0; i < 40000; ++i) entries.emplace_back(2 * i, Name{"L"});
  const Document document(file_with(objects, number_tree(objects, std::move(entries))));
  const Object kids = document.catalog()["/Test"]["/Kids"];
  REQUIRE(kids.size() == 40);
  CHECK(kids[39]["/Limits"].syntax() == "[ 78000 79998 ]");
  CHECK(kids[39]["/Nums"].size() == 2000);

  std::vector<Ref> pages;
  pages.reserve(40000);
  for (int i = 0; i < 40000; ++i) pages.push_back(objects.reserve());
  const PageTree tree = grow_page_tree(objects, pages);
  CHECK(tree.parents.size() == 40000);
}

}  // namespace
}  // namespace typeset::pdf
