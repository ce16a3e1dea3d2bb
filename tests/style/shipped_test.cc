// The styles of the repository: without a fault, and what they are meant to say.
#include <filesystem>
#include <set>

#include "source/kinds.h"
#include "style_case.h"

using namespace typeset;
using namespace typeset::style_tests;

namespace {

std::vector<KindStyle> kind_styles() {
  std::vector<KindStyle> styles;
  for (const KindRow& kind : kinds()) {
    if (!kind.style.empty()) styles.push_back({kind.style, kind.zh});
  }
  return styles;
}

Style shipped(const std::string& name) {
  Sources sources;
  Diagnostics faults;
  const DiskFiles files;
  const auto style = load_style(
      sources, {name, {}, {std::string(REPOSITORY) + "/styles"}, &files, {}, nullptr, kind_styles()}, faults);
  for (const Diagnostic& fault : faults.all()) UNSCOPED_INFO(fault.message(Language::en));
  CHECK(faults.all().empty());
  REQUIRE(style.has_value());
  return *style;
}

}  // namespace

TEST_CASE("kinds and the table of further styles name the files of styles/") {
  std::set<std::string> named(std::begin(kFurtherStyles), std::end(kFurtherStyles)), there;
  for (const KindStyle& style : kind_styles()) {
    named.insert(std::string(style.name));
    CHECK(shipped(std::string(style.kind_zh)).name == style.kind_zh);
  }
  for (const auto& file : std::filesystem::directory_iterator(std::string(REPOSITORY) + "/styles"))
    there.insert(file.path().stem().string());
  CHECK(named == there);
}

TEST_CASE("bulletin: BR-* on the page of GB/T 9704") {
  const Style style = shipped("bulletin");
  CHECK(style.name == "简报");
  CHECK(style.grid.columns == 28);
  CHECK(style.grid.lines == 22);
  CHECK(style.text.profile == Profile::gb);
  CHECK(style.masthead.max_size == Length::pt(60));
  CHECK(style.masthead.span_percent == 80);
  CHECK(style.masthead.max_tracking_percent == 50);
  CHECK(style.masthead.top == Length::mm(20));
  CHECK(style.number.gap == 1);
  CHECK(style.head_rule.weight == Length::centi_pt(150));
  CHECK(style.head_rule.gap == Length::mm(4));
  CHECK(style.contents.mark == "◆");
  CHECK(style.contents.type.face == Role::kai);
  CHECK(style.title.type.size == Length::pt(22));
  CHECK(style.briefs.mark == "★");
  CHECK(style.briefs.heading_tracking == Length::pt(22));
  CHECK(style.imprint.type.size == Length::pt(14));
  CHECK(style.fields.kind == YamlNode::Kind::mapping);
  CHECK(style.fields.entries.empty());
  CHECK(style.files.size() == 1);
}

TEST_CASE("bijie: 28 cells on 23 lines, composed as by a word processor") {
  const Style style = shipped("bijie");
  CHECK(style.grid.columns == 28);
  CHECK(style.grid.lines == 23);
  CHECK(style.grid.pitch == (Length::mm(225) - Length::pt(16)) / 22);
  CHECK(style.text.rules.hang == Hang::word);
  CHECK(style.text.rules.breaker == Breaker::first_fit);
  CHECK(style.text.rules.punctuation == Punctuation::none);
  CHECK(style.text.rules.autospace == Autospace::quarter);
  CHECK(style.text.rules.kinsoku == Kinsoku::gb);
  CHECK(style.masthead.top == Length::mm(35));
  CHECK(style.number.line == 8);
  CHECK(style.issuer.line == 10);
  CHECK(style.contents.line == 13);
  CHECK(style.title.type.size == Length::pt(16));
  CHECK(style.title.gap == Length::pt(16));
  CHECK(style.title.before == 1);
  CHECK(style.title.after == 1);
  CHECK(style.contents.mark == "◆");  // from the bulletin it extends
  CHECK(style.fields.entries.empty());
  CHECK(style.files.size() == 2);
}
