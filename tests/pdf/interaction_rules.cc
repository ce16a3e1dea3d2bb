// Annotations, actions, forms, outline, page labels, attachments, layers (ISO 19005-2, 6.3 to 6.5 and 6.8 to 6.11;
// PDF/UA checkpoints 20, 21, 25, 28).
#include "pdf/rules.h"

namespace typeset::test::pdf {
namespace {

constexpr int kMost = 1000000;  // more links of a chain than this are a circle

void check_action(const Checked& checked, const Object& action, const std::string& where) {
  static const std::set<std::string> kActions = {"/GoTo", "/GoToR", "/GoToE",     "/Thread",
                                                 "/URI",  "/Named", "/SubmitForm"};
  static const std::set<std::string> kNamed = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"};
  if (!action.is_dict()) return;
  if (kActions.count(action["/S"].name()) == 0)
    checked.tell_a("A2-6.5.1", where, "the action " + action["/S"].name() + " is not allowed");
  if (action["/S"].name() == "/Named" && kNamed.count(action["/N"].name()) == 0)
    checked.tell_a("A2-6.5.1-named", where, "the named action " + action["/N"].name() + " is not allowed");
}

std::set<int> page_ids(const Checked& checked) {
  std::set<int> ids;
  for (const Object& page : checked.file.pages()) ids.insert(page.id());
  return ids;
}

/// A destination by name or in place: its page must be one of the document.
void check_destination(const Checked& checked, const Object& destination, const std::set<int>& pages,
                       const std::string& where) {
  Object explicit_one = destination;
  if (destination.is_string()) {
    for (const auto& [name, value] : leaves_of(checked.file.catalog()["/Names"]["/Dests"], "/Names")) {
      if (name.string_bytes() == destination.string_bytes()) explicit_one = value;
    }
  } else if (destination.is_name()) {
    explicit_one = checked.file.catalog()["/Dests"][destination.name()];
  }
  if (!explicit_one.is_array()) explicit_one = explicit_one["/D"];
  if (explicit_one.size() < 2 || pages.count(explicit_one[0].id()) == 0 || !explicit_one[1].is_name())
    checked.tell("PDF-12.3.2", where, "leads to no page of this document");
}

void check_annotation(const Checked& checked, const Object& annotation, const std::set<int>& pages) {
  static const std::set<std::string> kAllowed = {
      "/Text",           "/Link",      "/FreeText",    "/Line",      "/Square",    "/Circle", "/Polygon", "/PolyLine",
      "/Highlight",      "/Underline", "/Squiggly",    "/StrikeOut", "/Stamp",     "/Caret",  "/Ink",     "/Popup",
      "/FileAttachment", "/Widget",    "/PrinterMark", "/TrapNet",   "/Watermark", "/Redact"};
  static const std::set<std::string> kOfPdf = {"/Sound", "/Movie", "/Screen", "/3D", "/RichMedia"};
  const std::string where = annotation.called(), kind = annotation["/Subtype"].name();
  if (kAllowed.count(kind) == 0) {
    checked.tell_a("A2-6.3.1", where, "annotations of type " + kind + " are not allowed");
    if (kOfPdf.count(kind) == 0) checked.tell_ua("UA-28-006", where, kind + " is no type of annotation");
  }
  if (kind == "/TrapNet") checked.tell_ua("UA-28-007", where, "a TrapNet annotation");
  const long long flags = annotation["/F"].integer();
  constexpr long long kInvisible = 1, kHidden = 2, kPrint = 4, kNoView = 32, kToggle = 256;
  if (kind != "/Popup" && ((flags & kPrint) == 0 || (flags & (kInvisible | kHidden | kNoView | kToggle)) != 0))
    checked.tell_a("A2-6.3.2", where, "the flags do not let it be seen and printed");
  const Object rect = annotation["/Rect"];
  if (rect.size() != 4) checked.tell("PDF-12.5.2", where, "no rectangle");
  const bool empty = rect[0].number() == rect[2].number() && rect[1].number() == rect[3].number();
  if (kind != "/Popup" && kind != "/Link" && !empty && !annotation["/AP"].has("/N"))
    checked.tell_a("A2-6.3.3", where, "no appearance");
  for (const std::string& key : annotation["/AP"].keys()) {
    if (key != "/N") checked.tell_a("A2-6.3.3-keys", where, "an appearance other than N");
  }
  check_action(checked, annotation["/A"], where);
  if (annotation.has("/AA")) checked.tell_a("A2-6.5.2", where, "actions of its own accord");
  if (kind == "/Link") {
    if (annotation["/Contents"].text().empty()) checked.tell_ua("UA-28-012", where, "a link without Contents");
    if (annotation["/A"]["/S"].name() == "/GoTo")
      check_destination(checked, annotation["/A"]["/D"], pages, where);
    else if (annotation.has("/Dest"))
      check_destination(checked, annotation["/Dest"], pages, where);
    else if (!annotation["/A"].is_dict())
      checked.tell("PDF-12.3.2", where, "a link that leads nowhere");
    if (annotation["/A"]["/S"].name() == "/URI" && annotation["/A"]["/URI"].string_bytes().empty())
      checked.tell("PDF-12.6.4.7", where, "an empty address");
  } else if (kind == "/Widget") {
    if (annotation["/TU"].text().empty()) checked.tell_ua("UA-28-005", where, "a field without TU");
  } else if (kind != "/Popup" && kind != "/PrinterMark" && annotation["/Contents"].text().empty()) {
    checked.tell_ua("UA-28-004", where, "an annotation without Contents");
  }
}

/// The items below an outline or outline item: a list both ways, each with a title and somewhere to go.
void check_outline(const Checked& checked, const Object& parent, const std::set<int>& pages, int depth, int& count) {
  int before = 0;
  Object item = parent["/First"];
  for (; item.is_dict(); item = item["/Next"]) {
    if (++count > kMost || depth > 60) return checked.tell("PDF-12.3.3", "outline", "goes in a circle");
    if (item["/Parent"].id() != parent.id() || item["/Prev"].id() != before || item["/Title"].text().empty())
      checked.tell("PDF-12.3.3", item.called(), "Parent, Prev or Title is not right");
    if (item.has("/Dest"))
      check_destination(checked, item["/Dest"], pages, item.called());
    else if (item.has("/A"))
      check_destination(checked, item["/A"]["/D"], pages, item.called());
    check_action(checked, item["/A"], item.called());
    check_outline(checked, item, pages, depth + 1, count);
    before = item.id();
  }
  if (parent["/Last"].id() != before) checked.tell("PDF-12.3.3", parent.called(), "Last is not the last");
}

void check_labels(const Checked& checked) {
  const Object labels = checked.file.catalog()["/PageLabels"];
  if (!labels.is_dict()) return;
  long long before = -1;
  for (const auto& [index, label] : leaves_of(labels, "/Nums")) {
    const std::string style = label["/S"].name();
    const bool right =
        index.is_integer() && index.integer() > before && (before >= 0 || index.integer() == 0) && label.is_dict() &&
        (style.empty() || style == "/D" || style == "/R" || style == "/r" || style == "/A" || style == "/a");
    if (!right) checked.tell("PDF-12.4.2", "page labels", "not in order from page 0, or of no known style");
    before = index.integer();
  }
  if (before < 0) checked.tell("PDF-12.4.2", "page labels", "there are none");
}

void check_layers(const Checked& checked, const Object& layers) {
  std::vector<Object> configurations = items_of(layers["/Configs"]);
  const std::size_t others = configurations.size();
  configurations.push_back(layers["/D"]);
  for (std::size_t i = 0; i < configurations.size(); ++i) {
    if (configurations[i]["/Name"].text().empty()) {
      checked.tell_a("A2-6.9", "layers", "a configuration without a name");
      checked.tell_ua(i == others ? "UA-20-002" : "UA-20-001", "layers", "a configuration without a name");
    }
    if (configurations[i].has("/AS")) {
      checked.tell_a("A2-6.9-as", "layers", "a configuration with AS");
      checked.tell_ua("UA-20-003", "layers", "a configuration with AS");
    }
  }
}

void check_files(const Checked& checked) {
  const Object catalog = checked.file.catalog();
  for (const auto& [name, specification] : leaves_of(catalog["/Names"]["/EmbeddedFiles"], "/Names")) {
    const std::string where = specification.called();
    if (checked.claims.a_part == 1 || checked.claims.a_part == 2)
      checked.tell("A2-6.8", where, "an attachment that is not itself known to be PDF/A");
    if (checked.claims.a_part == 3) {
      bool associated = false;
      for (const Object& file : items_of(catalog["/AF"])) associated = associated || file.id() == specification.id();
      if (!associated || !specification["/AFRelationship"].is_name())
        checked.tell("A3-6.8", where, "an attachment without AFRelationship, or not in AF");
      if (!specification["/EF"]["/F"]["/Subtype"].is_name())
        checked.tell("A3-6.8", where, "an attachment without its type");
    }
    if (specification["/F"].text().empty() || specification["/UF"].text().empty()) {
      checked.tell_a("A2-6.8-names", where, "an attachment without F and UF");
      checked.tell_ua("UA-21-001", where, "an attachment without F and UF");
    }
  }
}

}  // namespace

std::vector<std::pair<Object, Object>> leaves_of(const Object& tree, const char* leaf_key) {
  std::vector<std::pair<Object, Object>> leaves;
  std::vector<Object> open = {tree};
  for (int seen = 0; !open.empty() && seen < kMost; ++seen) {
    const Object node = open.back();
    open.pop_back();
    const std::vector<Object> pairs = items_of(node[leaf_key]), kids = items_of(node["/Kids"]);
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) leaves.emplace_back(pairs[i], pairs[i + 1]);
    open.insert(open.end(), kids.rbegin(), kids.rend());
  }
  return leaves;
}

void check_interaction(Checked& checked) {
  const Object catalog = checked.file.catalog();
  const std::set<int> pages = page_ids(checked);
  int number = 0;
  for (const Object& page : checked.file.pages()) {
    const std::string where = "page " + std::to_string(++number);
    const std::vector<Object> annotations = items_of(page["/Annots"]);
    for (const Object& annotation : annotations) check_annotation(checked, annotation, pages);
    if (!annotations.empty() && !page.has("/Tabs"))
      checked.tell_ua("UA-28-008", where, "annotations without Tabs");
    else if (!annotations.empty() && page["/Tabs"].name() != "/S")
      checked.tell_ua("UA-28-009", where, "Tabs is not S");
    if (page.has("/AA")) checked.tell_a("A2-6.5.2", where, "actions of its own accord");
    if (page.has("/PresSteps")) checked.tell_a("A2-6.10", where, "PresSteps");
  }
  if (catalog.has("/AA")) checked.tell_a("A2-6.5.2", "catalog", "actions of their own accord");
  check_action(checked, catalog["/OpenAction"], "catalog");
  if (catalog["/Names"].has("/JavaScript")) checked.tell_a("A2-6.5.1", "catalog", "JavaScript");
  if (catalog["/Names"].has("/AlternatePresentations")) checked.tell_a("A2-6.10", "catalog", "alternate presentations");
  if (catalog.has("/Requirements")) checked.tell_a("A2-6.11", "catalog", "requirements");
  for (const std::string& key : catalog["/Perms"].keys()) {
    if (key != "/UR3" && key != "/DocMDP") checked.tell_a("A2-6.1.12", "catalog", "the permission " + key);
  }
  const Object form = catalog["/AcroForm"];
  if (form["/NeedAppearances"].is_true()) checked.tell_a("A2-6.4.1", "form", "NeedAppearances");
  if (form.has("/XFA") || catalog.has("/NeedsRendering")) checked.tell_a("A2-6.4.2", "form", "XFA");
  if (form.has("/XFA")) {
    std::string parts;
    for (const Object& part : items_of(form["/XFA"])) parts += part.bytes().value_or("");
    if (parts.find("<dynamicRender>required<") != std::string::npos)
      checked.tell_ua("UA-25-001", "form", "dynamic XFA");
  }
  if (catalog["/Outlines"].is_dict()) {
    int count = 0;
    check_outline(checked, catalog["/Outlines"], pages, 0, count);
  }
  check_labels(checked);
  if (catalog.has("/OCProperties")) check_layers(checked, catalog["/OCProperties"]);
  check_files(checked);
}

}  // namespace typeset::test::pdf
