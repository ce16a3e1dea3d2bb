// Tags: the tree that a reader of the file finds, and the way from the content to it and back.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "emit/pdf/list_numbering.h"
#include "making.h"
#include "reading.h"

namespace typeset::test {
namespace {

/// One page whose items belong to the nodes that a test adds.
struct Tagged {
  Pages pages = one_page({});
  Length y = Length::mm(30);

  NodeId node(NodeKind kind, NodeId parent = 0, int level = 0) {
    return add_node(pages.nodes, kind, parent, {}, level);
  }
  NodeId says(NodeKind kind, NodeId parent = 0, int level = 0, const std::string& text = "创建") {
    const NodeId id = node(kind, parent, level);
    put(id, text);
    return id;
  }
  void put(NodeId id, const std::string& text = "创建", std::size_t page = 0) {
    while (pages.pages.size() <= page) pages.pages.push_back(a4({}, std::to_string(pages.pages.size() + 1)));
    GlyphRun run = text_run(song(), text, Length::pt(16), Length::mm(28), y);
    y += Length::mm(1) / 10;
    run.belongs = {id, Artifact::none};
    pages.pages[page].items.emplace_back(std::move(run));
  }
  void artifact(Artifact kind) {
    Rule rule{Length::mm(28), Length::mm(100), Length::mm(10), Length::mm(1), Colour::black, {0, kind}};
    pages.pages[0].items.emplace_back(rule);
  }
};

/// "Document(H1(0) P(1 2:0))": types, and what they hold: MCIDs, `page:MCID` for those of another page than /Pg,
/// `link`.
std::string tree_of(const Document& document, const Object& element) {
  std::string text = element["/S"].name().substr(1);
  const Object kids = element["/K"];
  if (kids.is_null()) return text;
  std::string inside;
  const int count = kids.is_array() ? kids.size() : 1;
  for (int i = 0; i < count; ++i) {
    const Object kid = kids.is_array() ? kids[i] : kids;
    if (!inside.empty()) inside += ' ';
    if (kid.is_integer()) {
      inside += std::to_string(kid.integer());
    } else if (kid["/Type"].name() == "/MCR") {
      std::size_t page = 0;
      while (document.page(page).id() != kid["/Pg"].id()) ++page;
      inside += std::to_string(page + 1) + ":" + std::to_string(kid["/MCID"].integer());
    } else if (kid["/Type"].name() == "/OBJR") {
      inside += "link";
    } else {
      CHECK(kid["/P"].id() == element.id());
      inside += tree_of(document, kid);
    }
  }
  return text + "(" + inside + ")";
}

std::string tree_of(const Pages& pages) {
  const std::string pdf = pdf_of(pages);
  check_by_qpdf(pdf);
  const Document document(pdf);
  const Object root = document.catalog()["/StructTreeRoot"];
  CHECK(document.catalog()["/MarkInfo"]["/Marked"].is_true());
  return tree_of(document, root["/K"]);
}

TEST_CASE("nodes become elements of the standard types, in the order of the source") {
  Tagged t;
  const NodeId head = t.node(NodeKind::head);
  t.says(NodeKind::masthead, head);
  const NodeId contents = t.node(NodeKind::contents);
  t.says(NodeKind::entry, contents);
  const NodeId article = t.node(NodeKind::article);
  t.says(NodeKind::title, article);
  t.says(NodeKind::paragraph, article);
  const NodeId list = t.node(NodeKind::list, article);
  const NodeId item = t.node(NodeKind::list_item, list);
  t.says(NodeKind::label, item);
  t.says(NodeKind::list_body, item);
  t.node(NodeKind::paragraph, article);  // says nothing: no element
  const NodeId imprint = t.node(NodeKind::imprint);
  t.says(NodeKind::paragraph, imprint);
  CHECK(tree_of(t.pages) == "Document(Sect(P(0)) TOC(TOCI(1)) Art(H1(2) P(3) L(LI(Lbl(4) LBody(5)))) Sect(P(6)))");
}

// ISO 14289-1, 7.4.2: no level is left out, whatever marks the writer chose.
TEST_CASE("headings count by how deep they are nested") {
  const auto levels = [](const std::vector<int>& written) {
    Tagged t;
    const NodeId article = t.node(NodeKind::article);
    for (const int level : written) t.says(level == 0 ? NodeKind::title : NodeKind::heading, article, level);
    return tree_of(t.pages);
  };
  CHECK(levels({0, 1, 2, 3, 4}) == "Document(Art(H1(0) H2(1) H3(2) H4(3) H5(4)))");
  CHECK(levels({0, 1, 3, 3, 2, 1}) == "Document(Art(H1(0) H2(1) H3(2) H3(3) H3(4) H2(5)))");
  CHECK(levels({3, 4, 1}) == "Document(Art(H1(0) H2(1) H1(2)))");
  CHECK(levels({0, 4, 1}) == "Document(Art(H1(0) H2(1) H2(2)))");
}

// ISO 32000-1, table 347.
TEST_CASE("a list says how it is numbered as its first label shows") {
  for (const char* label : {"1.", "（1）", "(2) ", "①", "⑴", "３．"}) CHECK(pdf::list_numbering(label) == "Decimal");
  for (const char* label : {"a)", "（a）", "b."}) CHECK(pdf::list_numbering(label) == "LowerAlpha");
  CHECK(pdf::list_numbering("A.") == "UpperAlpha");
  CHECK(pdf::list_numbering("i)") == "LowerRoman");
  for (const char* label : {"●", "★", "·"}) CHECK(pdf::list_numbering(label) == "Disc");
  CHECK(pdf::list_numbering("○") == "Circle");
  CHECK(pdf::list_numbering("■") == "Square");
  for (const char* label : {"组　长：", "（一）", "一、", ""}) CHECK(pdf::list_numbering(label) == "None");
  Tagged t;
  const NodeId list = t.node(NodeKind::list);
  const NodeId item = t.node(NodeKind::list_item, list);
  const NodeId label = t.node(NodeKind::label, item);
  for (const char* part : {"（", "1", "）"}) t.put(label, part);  // each in a face of its own
  t.says(NodeKind::list_body, item);
  const Document document(pdf_of(t.pages));
  CHECK(document.catalog()["/StructTreeRoot"]["/K"]["/K"]["/A"]["/ListNumbering"].name() == "/Decimal");
}

TEST_CASE("a paragraph over two pages is one element; its notes follow it") {
  Tagged t;
  const NodeId paragraph = t.node(NodeKind::paragraph);
  t.put(paragraph);
  t.artifact(Artifact::rule);
  const NodeId note = t.says(NodeKind::note, paragraph);
  t.put(paragraph, "工作", 1);
  t.put(note, "工", 1);
  CHECK(tree_of(t.pages) == "Document(P(0 2:0 Note(1 2:1)))");
}

TEST_CASE("a link stands among the words where it stands") {
  Tagged t;
  const NodeId paragraph = t.node(NodeKind::paragraph);
  t.put(paragraph);
  const NodeId link = t.says(NodeKind::link, paragraph);
  t.pages.pages[0].items.emplace_back(Link{
      Length::mm(28), Length::mm(30), Length::mm(10), Length::mm(5), "https://a.cn", {link, Artifact::none}, {}, {}});
  t.put(paragraph);
  CHECK(tree_of(t.pages) == "Document(P(0 Link(1 link) 2))");
  const Document document(pdf_of(t.pages));
  const Object annotation = document.page(0)["/Annots"][0];
  CHECK(annotation["/Contents"].text() == "https://a.cn");
  CHECK(document.page(0)["/Tabs"].name() == "/S");
  // The key of the annotation leads to its element, past those of the pages.
  CHECK(annotation["/StructParent"].integer() == 1);
  const Object nums = document.catalog()["/StructTreeRoot"]["/ParentTree"]["/Nums"];
  REQUIRE(nums.size() == 4);
  CHECK(nums[2].integer() == 1);
  CHECK(nums[3]["/S"].name() == "/Link");
}

TEST_CASE("the links of artifacts are no annotations") {
  Tagged t;
  t.says(NodeKind::paragraph);
  t.pages.pages[0].items.emplace_back(Link{
      Length::mm(28), Length::mm(30), Length::mm(10), Length::mm(5), "https://a.cn", {0, Artifact::footer}, {}, {}});
  CHECK(tree_of(t.pages) == "Document(P(0))");
  CHECK_FALSE(Document(pdf_of(t.pages)).page(0).has("/Annots"));
}

TEST_CASE("cells say how many columns and rows they cover, heads what they head; empty cells are there") {
  Tagged t;
  const NodeId table = t.node(NodeKind::table);
  const NodeId head = t.node(NodeKind::row, table), row = t.node(NodeKind::row, table);
  const NodeId wide = t.says(NodeKind::header, head);
  t.pages.nodes[wide].columns = 2;
  t.says(NodeKind::cell, row);
  t.node(NodeKind::cell, row);
  CHECK(tree_of(t.pages) == "Document(Table(TR(TH(0)) TR(TD(1) TD)))");
  const Document document(pdf_of(t.pages));
  const Object cell = document.catalog()["/StructTreeRoot"]["/K"]["/K"]["/K"][0]["/K"];
  CHECK(cell["/A"]["/O"].name() == "/Table");
  CHECK(cell["/A"]["/Scope"].name() == "/Column");
  CHECK(cell["/A"]["/ColSpan"].integer() == 2);
  CHECK_FALSE(cell["/A"].has("/RowSpan"));
}

TEST_CASE("pictures have their text and their place, notes a name each") {
  Tagged t;
  const NodeId figure = t.node(NodeKind::figure);
  t.pages.nodes[figure].alt = "会场";
  Image image;
  image.width = image.height = 1;
  image.samples = "\x7f";
  t.pages.images.push_back(std::make_shared<Image>(image));
  t.pages.pages[0].items.emplace_back(
      PlacedImage{Length::mm(30), Length::mm(40), Length::mm(50), Length::mm(20), 0, {figure, Artifact::none}, {}});
  t.says(NodeKind::note);
  t.says(NodeKind::note);
  CHECK(tree_of(t.pages) == "Document(Figure(0) Note(1) Note(2))");
  const Document document(pdf_of(t.pages));
  const Object kids = document.catalog()["/StructTreeRoot"]["/K"]["/K"];
  CHECK(kids[0]["/Alt"].text() == "会场");
  CHECK(std::stod(kids[0]["/A"]["/BBox"][0].syntax()) == Approx(30 / 25.4 * 72).margin(0.001));
  CHECK(std::stod(kids[0]["/A"]["/BBox"][3].syntax()) == Approx((297 - 40) / 25.4 * 72).margin(0.001));
  CHECK(kids[1]["/ID"].text() != kids[2]["/ID"].text());
  CHECK(document.catalog()["/StructTreeRoot"]["/IDTree"]["/Names"].size() == 4);
}

TEST_CASE("what belongs to no node is an artifact with its type") {
  Tagged t;
  for (const Artifact kind : {Artifact::page_number, Artifact::rule, Artifact::repeated_head}) t.artifact(kind);
  const std::vector<std::string> marked = Document(pdf_of(t.pages)).shown(0).marked;
  CHECK(marked == std::vector<std::string>{"/Artifact <</Type /Pagination /Subtype /Footer>>",
                                           "/Artifact <</Type /Layout>>", "/Artifact <</Type /Pagination>>"});
}

TEST_CASE("every sequence of every page leads to its element and back") {
  Tagged t;
  std::vector<NodeId> nodes;
  for (int i = 0; i < 50; ++i) nodes.push_back(t.node(NodeKind::paragraph));
  for (std::size_t page = 0; page < 7; ++page)
    for (std::size_t i = 0; i < 20; ++i) t.put(nodes[(page * 7 + i * 3) % nodes.size()], "创", page);
  const Document document(pdf_of(t.pages));
  const Object nums = document.catalog()["/StructTreeRoot"]["/ParentTree"]["/Nums"];
  REQUIRE(nums.size() == 14);
  for (int page = 0; page < 7; ++page) {
    CHECK(document.page(static_cast<std::size_t>(page))["/StructParents"].integer() == page);
    CHECK(nums[2 * page].integer() == page);
    CHECK(nums[2 * page + 1].size() == 20);
  }
}

TEST_CASE("elements with very many children have them in groups, at every size") {
  for (const int count : {3999, 4000, 4001, 9000}) {
    Tagged t;
    const NodeId list = t.node(NodeKind::list);
    for (int i = 0; i < count; ++i) t.says(NodeKind::list_body, t.node(NodeKind::list_item, list), 0, "创");
    const Document document(pdf_of(t.pages, packed()));
    const Object top = document.catalog()["/StructTreeRoot"]["/K"]["/K"];
    REQUIRE(top["/S"].name() == "/L");
    int items = 0;
    for (int i = 0; i < top["/K"].size(); ++i) {
      const Object kid = top["/K"][i];
      CHECK(kid["/P"].id() == top.id());
      if (kid["/S"].name() == "/LI") {
        ++items;
        continue;
      }
      CHECK(kid["/S"].name() == "/L");
      CHECK(kid["/K"].size() <= 4000);
      for (int k = 0; k < kid["/K"].size(); ++k) CHECK(kid["/K"][k]["/P"].id() == kid.id());
      items += kid["/K"].size();
    }
    CHECK(items == count);
    CHECK(top["/K"].size() <= 4000);
  }
}

// ISO 32000-1, table 337: rows stand in THead and TBody, the caption beside them.
TEST_CASE("a table of very many rows keeps caption and head apart, and no cell is cut by a group") {
  Tagged t;
  const NodeId table = t.node(NodeKind::table);
  t.says(NodeKind::caption, table);
  t.says(NodeKind::header, t.node(NodeKind::row, table));
  constexpr int kRows = 9000;
  for (int i = 0; i < kRows; ++i) {
    const NodeId cell = t.says(NodeKind::cell, t.node(NodeKind::row, table), 0, "创");
    if (i == 3990) t.pages.nodes[cell].rows = 20;
  }
  const Document document(pdf_of(t.pages, packed()));
  const Object kids = document.catalog()["/StructTreeRoot"]["/K"]["/K"]["/K"];
  REQUIRE(kids.size() == 5);
  CHECK(kids[0]["/S"].name() == "/Caption");
  CHECK(kids[1]["/S"].name() == "/THead");
  int rows = 0;
  for (int i = 2; i < 5; ++i) {
    CHECK(kids[i]["/S"].name() == "/TBody");
    rows += kids[i]["/K"].size();
  }
  CHECK(rows == kRows);
  CHECK(kids[2]["/K"].size() == 4010);  // past the cell that begins in row 3,991
}

TEST_CASE("PDF/UA-1 is claimed where nothing is missing, and refused where it is demanded and something is") {
  Tagged t;
  t.says(NodeKind::paragraph);
  t.pages.info.title = "动态";
  const auto claims = [](const Pages& pages) {
    return Document(pdf_of(pages)).catalog()["/Metadata"].bytes().find("<pdfuaid:part>1<") != std::string::npos;
  };
  CHECK(claims(t.pages));
  Pages untitled = t.pages;
  untitled.info.title.clear();
  CHECK_FALSE(claims(untitled));
  Pages silent = t.pages;
  add_node(silent.nodes, NodeKind::figure, 0);
  CHECK_FALSE(claims(silent));

  PdfOptions options = readable();
  options.standard.accessible = PdfStandard::Accessible::demanded;
  for (const Pages* pages : {&untitled, &silent}) {
    Diagnostics faults;
    CHECK_FALSE(write_pdf(*pages, fonts(), options, faults).has_value());
    REQUIRE(faults.all().size() == 1);
    CHECK(faults.all()[0].kind->slug == (pages == &untitled ? "emit/no-title" : "emit/no-alternative"));
  }
}

}  // namespace
}  // namespace typeset::test
