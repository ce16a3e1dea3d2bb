// The door to libharu: what goes in comes out as PDF syntax, and what libharu refuses is told at once.
#include "emit/pdf/objects.h"

#include <catch2/catch.hpp>
#include <limits>
#include <string>

#include "emit/pdf/trees.h"
#include "making.h"
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
  return objects.write(objects.add(catalog), objects.add(Dict{}));
}

constexpr FileForm kClassic{4, false}, kStreams{7, true};

std::string written(Value value) {
  Objects classic(kClassic);
  Objects streams(kStreams);
  const std::string syntax = Document(file_with(classic, value)).catalog()["/Test"].syntax();
  CHECK(Document(file_with(streams, std::move(value))).catalog()["/Test"].syntax() == syntax);
  return syntax;
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
    for (const FileForm form : {kClassic, kStreams}) {
      Objects objects(form);
      Dict dict;
      dict.set("Kind", Name{"Test"});
      const Ref stream = objects.add_stream(dict, bytes, Packing::none);
      const Document document(file_with(objects, stream));
      CHECK(document.catalog()["/Test"].bytes() == bytes);
      CHECK(document.catalog()["/Test"]["/Kind"].name() == "/Test");
    }
  }
}

TEST_CASE("equal streams are one, streams of other entries or bytes are not") {
  Objects objects(kStreams);
  Dict dict;
  dict.set("Kind", Name{"Test"});
  const Ref first = objects.add_stream(dict, "bytes", Packing::none);
  CHECK(objects.add_stream(dict, "bytes", Packing::none).number == first.number);
  CHECK(objects.add_stream({}, "bytes", Packing::none).number != first.number);
  CHECK(objects.add_stream(dict, "Bytes", Packing::none).number != first.number);
}

TEST_CASE("an object is defined once, and every one that was reserved") {
  Objects objects(kStreams);
  const Ref ref = objects.add(Dict{});
  CHECK_THROWS_AS(objects.define(ref, Dict{}), ObjectsFailed);
  CHECK_NOTHROW(objects.write(ref, ref));
  Objects incomplete(kStreams);
  const Ref missing = incomplete.reserve();
  CHECK_THROWS_AS(incomplete.write(missing, missing), ObjectsFailed);
}

TEST_CASE("the file says its version, and how it is put together") {
  for (const FileForm form : {kClassic, kStreams}) {
    Objects objects(form);
    const std::string file = file_with(objects, true);
    CHECK(file.rfind("%PDF-1." + std::to_string(form.minor_version) + "\n", 0) == 0);
    CHECK((file.find("/ObjStm") != std::string::npos) == form.object_streams);
    CHECK((file.find("/XRef") != std::string::npos) == form.object_streams);
    CHECK((file.find("\ntrailer\n") != std::string::npos) != form.object_streams);
    test::check_by_qpdf(file);
  }
}

TEST_CASE("thousands of objects are found in their streams") {
  Objects objects(kStreams);
  Array all;
  for (int i = 0; i < 2500; ++i) {
    Dict dict;
    dict.set("N", std::int32_t{i});
    all.items.emplace_back(objects.add(dict));
    if (i % 700 == 0) objects.add_stream(dict, "x", Packing::none);
  }
  const Ref list = objects.add(all);
  const std::string file = file_with(objects, list);
  test::check_by_qpdf(file);
  const Document document(file);
  for (const int i : {0, 399, 400, 1234, 2499}) CHECK(document.catalog()["/Test"][i]["/N"].integer() == i);
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
  Objects objects(kStreams);
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
