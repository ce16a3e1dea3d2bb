// The structure tree (ISO 32000-1, 14.7 to 14.9; PDF/UA checkpoints 02, 09, 11, 13 to 19, 28): one walk in the order of
// the document, then what the walk met is held against the pages and the parent tree.
#include <algorithm>
#include <array>
#include <cctype>

#include "pdf/lexer.h"
#include "pdf/rules.h"

namespace typeset::test::pdf {
namespace {

using Types = std::set<std::string>;

const Types& standard_types() {
  static const Types kAll = {
      "Document",  "Part",    "Art",   "Sect",    "Div",       "BlockQuote", "Caption", "TOC",     "TOCI",  "Index",
      "NonStruct", "Private", "P",     "H",       "H1",        "H2",         "H3",      "H4",      "H5",    "H6",
      "L",         "LI",      "Lbl",   "LBody",   "Table",     "TR",         "TH",      "TD",      "THead", "TBody",
      "TFoot",     "Span",    "Quote", "Note",    "Reference", "BibEntry",   "Code",    "Link",    "Annot", "Ruby",
      "RB",        "RT",      "RP",    "Warichu", "WT",        "WP",         "Figure",  "Formula", "Form"};
  return kAll;
}

/// ISO 32000-1, tables 333, 336 to 338: what an element must stand in and what alone may stand in it.
struct Place {
  const char* rule;
  Types parents;   // none: anywhere
  Types children;  // none: anything
};

const std::map<std::string, Place>& places() {
  static const std::map<std::string, Place> kAll = {
      {"TOC", {"UA-09-006", {}, {"TOC", "TOCI", "Caption"}}},
      {"TOCI", {"UA-09-006", {"TOC"}, {"Lbl", "Reference", "NonStruct", "P", "TOC"}}},
      {"L", {"UA-09-005", {}, {"L", "LI", "Caption"}}},
      {"LI", {"UA-09-005", {"L"}, {"Lbl", "LBody"}}},
      {"LBody", {"UA-09-005", {"LI"}, {}}},
      {"Table", {"UA-09-004", {}, {"TR", "THead", "TBody", "TFoot", "Caption"}}},
      {"THead", {"UA-09-004", {"Table"}, {"TR"}}},
      {"TBody", {"UA-09-004", {"Table"}, {"TR"}}},
      {"TFoot", {"UA-09-004", {"Table"}, {"TR"}}},
      {"TR", {"UA-09-004", {"Table", "THead", "TBody", "TFoot"}, {"TH", "TD"}}},
      {"TH", {"UA-09-004", {"TR"}, {}}},
      {"TD", {"UA-09-004", {"TR"}, {}}},
      {"Ruby", {"UA-09-007", {}, {"RB", "RT", "RP"}}},
      {"RB", {"UA-09-007", {"Ruby"}, {}}},
      {"RT", {"UA-09-007", {"Ruby"}, {}}},
      {"RP", {"UA-09-007", {"Ruby"}, {}}},
      {"Warichu", {"UA-09-008", {}, {"WT", "WP"}}},
      {"WT", {"UA-09-008", {"Warichu"}, {}}},
      {"WP", {"UA-09-008", {"Warichu"}, {}}}};
  return kAll;
}

constexpr int kDeepest = 500;

class Tree {
 public:
  explicit Tree(Checked& checked) : checked_(checked), root_(checked.file.catalog()["/StructTreeRoot"]) {
    int number = 0;
    for (const Object& page : checked.file.pages()) pages_[page.id()] = ++number;
  }

  void check() {
    const Object catalog = checked_.file.catalog();
    if (!catalog["/MarkInfo"]["/Marked"].is_true())
      checked_.tell_ua("PDF-14.7.1", "catalog", "MarkInfo does not say Marked");
    if (catalog["/MarkInfo"]["/Suspects"].is_true()) checked_.tell_ua("UA-08-003", "catalog", "Suspects");
    if (!root_.is_dict()) return checked_.tell_ua("PDF-14.7.2", "catalog", "no structure tree");
    document_language_ = catalog["/Lang"].text();
    if (catalog.has("/Lang") && !is_language_tag(document_language_))
      checked_.tell("PDF-14.9.2", "catalog", document_language_ + " is no language tag");
    languages_of_the_document();
    check_role_map();
    for (const Object& kid : items_of(root_["/K"]))
      element(kid, root_, "StructTreeRoot", !document_language_.empty(), 0);
    if (has_h_ && has_numbered_) checked_.tell_ua("UA-14-007", "tree", "H and H1 to H6 in one document");
    check_parents();
    check_notes();
  }

 private:
  /// Titles of the outline, annotations' Contents and metadata have no language but the catalog's.
  void languages_of_the_document() {
    if (!document_language_.empty()) return;
    if (checked_.file.catalog()["/Outlines"].has("/First"))
      checked_.tell_ua("UA-11-003", "outline", "of no known language");
    for (const Object& page : checked_.file.pages()) {
      for (const Object& annotation : items_of(page["/Annots"])) {
        if (annotation.has("/Contents"))
          checked_.tell_ua("UA-11-004", annotation.called(), "Contents of no known language");
        if (annotation.has("/TU")) checked_.tell_ua("UA-11-005", annotation.called(), "TU of no known language");
      }
    }
    checked_.tell_ua("UA-11-006", "metadata", "of no known language");
  }

  void check_role_map() {
    const Object map = root_["/RoleMap"];
    for (const std::string& type : map.keys()) {
      if (standard_types().count(type.substr(1)) != 0) checked_.tell_ua("UA-02-004", "RoleMap", type + " is remapped");
      std::set<std::string> met;
      std::string at = type;
      while (map.has(at.c_str()) && met.insert(at).second) at = map[at].name();
      if (map.has(at.c_str()) && standard_types().count(at.substr(1)) == 0)
        checked_.tell_ua("UA-02-003", "RoleMap", type + " leads in a circle");
    }
  }

  /// The standard type, or "".
  std::string type_of(const Object& element) const {
    std::string type = element["/S"].name();
    for (int i = 0; i < 64; ++i) {
      if (type.size() > 1 && standard_types().count(type.substr(1)) != 0) return type.substr(1);
      type = root_["/RoleMap"][type].name();
    }
    return "";
  }

  static Object attribute(const Object& element, const char* owner, const char* key) {
    for (const Object& item : items_of(element["/A"])) {
      if (item["/O"].name() == owner && item.has(key)) return item[key];
    }
    return element["/none"];
  }

  static bool is_element(const Object& kid) {
    return kid.is_dict() && kid["/Type"].name() != "/MCR" && kid["/Type"].name() != "/OBJR";
  }

  void element(const Object& element, const Object& parent, const std::string& parent_type, bool language, int depth) {
    const std::string where = element.called();
    if (depth > kDeepest || (element.id() != 0 && !met_.insert(element.id()).second))
      return checked_.tell("PDF-14.7.2-circle", where.substr(0, 40), "stands twice in the tree, or too deep");
    if (element["/P"].id() != parent.id())
      checked_.tell("PDF-14.7.2-parent", where, "P is not the element that holds it");
    const std::string type = type_of(element);
    if (type.empty()) checked_.tell_ua("UA-02-001", where, element["/S"].name() + " is no standard type");
    place(element, where, type, parent_type);
    if (element.has("/Lang")) {
      if (!is_language_tag(element["/Lang"].text()))
        checked_.tell("PDF-14.9.2", where, element["/Lang"].text() + " is no language tag");
      language = true;
    }
    const bool says = !element["/Alt"].text().empty() || !element["/ActualText"].text().empty();
    if (says && !language) checked_.tell_ua("UA-11-002", where, "Alt or ActualText of no known language");
    if (type == "Figure" && !says) checked_.tell_ua("UA-13-004", where, "a figure without Alt or ActualText");
    if (type == "Formula" && !says) checked_.tell_ua("UA-17-002", where, "a formula without Alt");
    if (type == "Note") notes_.emplace_back(where, element["/ID"].string_bytes());
    if (type == "Table") check_table(element, where);
    heading(where, type);
    int headings = 0, at = 0;
    const std::vector<Object> kids = items_of(element["/K"]);
    for (const Object& kid : kids) {
      if (is_element(kid)) {
        const std::string kid_type = type_of(kid);
        if (kid_type == "H") ++headings;
        if (kid_type == "Caption" && (type == "L" || type == "TOC") && at != 0)
          checked_.tell_ua(places().at(type).rule, where, "a caption that does not come first");
        this->element(kid, element, type, language, depth + 1);
      } else {
        content(kid, element, where, type, language);
      }
      ++at;
    }
    if (headings > 1) checked_.tell_ua("UA-14-006", where, "two H in one element");
  }

  void place(const Object& element, const std::string& where, const std::string& type, const std::string& parent_type) {
    if (const auto own = places().find(type); own != places().end()) {
      if (!own->second.parents.empty() && own->second.parents.count(parent_type) == 0)
        checked_.tell_ua(own->second.rule, where, type + " in " + parent_type);
      for (const Object& kid : items_of(element["/K"])) {
        const bool fits = is_element(kid) ? own->second.children.count(type_of(kid)) != 0 : false;
        if (!own->second.children.empty() && !fits)
          checked_.tell_ua(own->second.rule, where,
                           type + " holds " + (is_element(kid) ? kid["/S"].name() : "content"));
      }
    }
  }

  void heading(const std::string& where, const std::string& type) {
    if (type == "H") has_h_ = true;
    if (type.size() != 2 || type[0] != 'H' || std::isdigit(static_cast<unsigned char>(type[1])) == 0) return;
    const int level = type[1] - '0';
    if (!has_numbered_ && level != 1) checked_.tell_ua("UA-14-002", where, "the first heading is " + type);
    if (has_numbered_ && level > level_ + 1)
      checked_.tell_ua("UA-14-003", where, type + " after H" + std::to_string(level_));
    has_numbered_ = true;
    level_ = level;
  }

  /// A number, a reference to marked content, or to an object.
  void content(const Object& kid, const Object& element, const std::string& where, const std::string& type,
               bool language) {
    const Object page = kid.has("/Pg") ? kid["/Pg"] : element["/Pg"];
    if (kid["/Type"].name() == "/OBJR") {
      const Object object = kid["/Obj"];
      if (!object.is_dict() || pages_.count(page.id()) == 0)
        return checked_.tell("PDF-14.7.4-object", where, "a reference to no object");
      if (!objects_.emplace(object.id(), element.id()).second)
        checked_.tell("PDF-14.7.4-object", where, "an object that two elements hold");
      annotation(object, type, where);
      return;
    }
    if (!kid.is_integer() && !kid["/MCID"].is_integer())
      return checked_.tell("PDF-14.7.2", where, "a kid of no known kind");
    const int mcid = static_cast<int>(kid.is_integer() ? kid.integer() : kid["/MCID"].integer());
    const std::string what = "MCID " + std::to_string(mcid);
    const auto found = checked_.use.content.find({page.id(), mcid});
    if (found == checked_.use.content.end()) return checked_.tell("PDF-14.7.4-missing", where, what + " is on no page");
    if (found->second.held) checked_.tell("PDF-14.7.4-twice", where, what + " is held by two elements");
    found->second.held = true;
    if (!language) checked_.tell_ua("UA-11-001", where, "text of no known language");
    const Object row = parent_entry(page["/StructParents"]);
    if (row[mcid].id() != element.id() || element.id() == 0)
      checked_.tell("PDF-14.7.4-parent-tree", where, what + ": the parent tree leads to " + row[mcid].called());
  }

  void annotation(const Object& object, const std::string& type, const std::string& where) {
    const std::string kind = object["/Subtype"].name();
    if (kind == "/Link" && type != "Link") checked_.tell_ua("UA-28-011", where, "a link annotation in " + type);
    if (kind == "/Widget" && type != "Form") checked_.tell_ua("UA-28-010", where, "a widget in " + type);
    if (kind == "/PrinterMark") checked_.tell_ua("UA-28-017", where, "a printer's mark in the structure");
  }

  Object parent_entry(const Object& key) {
    if (parents_.empty()) {
      for (const auto& [number, value] : leaves_of(root_["/ParentTree"], "/Nums"))
        parents_.emplace(number.integer(), value);
    }
    const auto found = key.is_integer() ? parents_.find(key.integer()) : parents_.end();
    return found == parents_.end() ? key["/none"] : found->second;
  }

  /// From the pages and the parent tree back: all content and all annotations are held, and nothing else is promised.
  void check_parents() {
    for (const auto& [place, item] : checked_.use.content) {
      if (!item.held)
        checked_.tell("PDF-14.7.4-unheld", "page " + std::to_string(pages_[place.first]),
                      "MCID " + std::to_string(place.second) + " is in no element");
    }
    std::set<long long> keys;
    for (const Object& page : checked_.file.pages()) {
      const std::string where = "page " + std::to_string(pages_[page.id()]);
      if (page.has("/StructParents")) {
        if (!keys.insert(page["/StructParents"].integer()).second)
          checked_.tell("PDF-14.7.4-keys", where, "its key is another's");
        const std::vector<Object> row = items_of(parent_entry(page["/StructParents"]));
        for (std::size_t mcid = 0; mcid < row.size(); ++mcid) {
          if (!row[mcid].is_null() && checked_.use.content.count({page.id(), static_cast<int>(mcid)}) == 0)
            checked_.tell("PDF-14.7.4-parent-tree", where,
                          "the parent tree knows MCID " + std::to_string(mcid) + ", which is not there");
        }
      }
      for (const Object& annotation : items_of(page["/Annots"])) check_annotation(annotation, keys);
    }
    for (const auto& [key, value] : parents_) {
      if (keys.count(key) == 0)
        checked_.tell("PDF-14.7.4-keys", "parent tree", "key " + std::to_string(key) + " is nobody's");
    }
    const Object next = root_["/ParentTreeNextKey"];
    if (next.is_integer() && !keys.empty() && next.integer() <= *keys.rbegin())
      checked_.tell("PDF-14.7.4-keys", "tree", "ParentTreeNextKey is in use");
  }

  void check_annotation(const Object& annotation, std::set<long long>& keys) {
    const std::string kind = annotation["/Subtype"].name();
    if (kind == "/Popup" || kind == "/PrinterMark") return;
    const auto holder = objects_.find(annotation.id());
    if (holder == objects_.end()) {
      const char* rule = kind == "/Link" ? "UA-28-011" : kind == "/Widget" ? "UA-28-010" : "UA-28-002";
      return checked_.tell_ua(rule, annotation.called(), "an annotation that no element holds");
    }
    const Object key = annotation["/StructParent"];
    if (!key.is_integer() || !keys.insert(key.integer()).second)
      checked_.tell("PDF-14.7.4-keys", annotation.called(), "no key of its own");
    if (parent_entry(key).id() != holder->second)
      checked_.tell("PDF-14.7.4-annotation", annotation.called(),
                    "the parent tree does not lead to the element that holds it");
  }

  void check_notes() {
    std::map<std::string, Object> named;
    std::string before;
    for (const auto& [name, element] : leaves_of(root_["/IDTree"], "/Names")) {
      if (!before.empty() && name.string_bytes() <= before) checked_.tell("PDF-7.9.6", "IDTree", "is not in order");
      before = name.string_bytes();
      named.emplace(before, element);
      if (element["/ID"].string_bytes() != before)
        checked_.tell("PDF-14.7.2-id", "IDTree", before + " leads to another element");
    }
    std::set<std::string> ids;
    for (const auto& [where, id] : notes_) {
      if (id.empty())
        checked_.tell_ua("UA-19-003", where, "a note without ID");
      else if (!ids.insert(id).second)
        checked_.tell_ua("UA-19-004", where, "a note with another's ID");
      else if (named.count(id) == 0)
        checked_.tell("PDF-14.7.2-id", where, "its ID is not in IDTree");
    }
  }

  /// The cells, with their spans unrolled, fill a rectangle; each head says what it heads.
  void check_table(const Object& table, const std::string& where) {
    std::vector<Object> rows;
    int captions = 0, heads = 0, feet = 0;
    const std::vector<Object> kids = items_of(table["/K"]);
    for (std::size_t i = 0; i < kids.size(); ++i) {
      const std::string type = is_element(kids[i]) ? type_of(kids[i]) : "";
      if (type == "TR") rows.push_back(kids[i]);
      if (type == "THead" && ++heads > 1) checked_.tell_ua("UA-09-004", where, "two THead");
      if (type == "TFoot" && ++feet > 1) checked_.tell_ua("UA-09-004", where, "two TFoot");
      if (type == "Caption" && (++captions > 1 || (i != 0 && i + 1 != kids.size())))
        checked_.tell_ua("UA-09-004", where, "a caption neither first nor last");
      if (type != "THead" && type != "TBody" && type != "TFoot") continue;
      for (const Object& row : items_of(kids[i]["/K"])) rows.push_back(row);
    }
    std::vector<std::vector<bool>> taken(rows.size());
    bool regular = true;
    for (std::size_t y = 0; y < rows.size(); ++y) {
      std::size_t x = 0;
      for (const Object& cell : items_of(rows[y]["/K"])) {
        if (!is_element(cell)) continue;
        const auto span = [&](const char* key) {
          const Object value = attribute(cell, "/Table", key);
          return value.is_null() ? 1LL : value.integer();
        };
        const long long wide = span("/ColSpan"), high = span("/RowSpan");
        if (wide < 1 || wide > 10000 || high < 1 || y + static_cast<std::size_t>(high) > rows.size()) {
          regular = false;
          continue;
        }
        while (x < taken[y].size() && taken[y][x]) ++x;
        for (std::size_t line = y; line < y + static_cast<std::size_t>(high); ++line) {
          if (taken[line].size() < x + static_cast<std::size_t>(wide))
            taken[line].resize(x + static_cast<std::size_t>(wide));
          for (std::size_t i = x; i < x + static_cast<std::size_t>(wide); ++i) {
            if (taken[line][i]) regular = false;
            taken[line][i] = true;
          }
        }
        if (type_of(cell) == "TH" && attribute(cell, "/Table", "/Scope").is_null() &&
            attribute(cell, "/Table", "/Headers").is_null())
          checked_.tell_ua("UA-15-003", cell.called(), "a head without Scope");
      }
    }
    for (const std::vector<bool>& row : taken) {
      if (row.size() != taken[0].size() || std::find(row.begin(), row.end(), false) != row.end()) regular = false;
    }
    if (!regular) checked_.tell_ua("UA-7.2-regular", where, "the cells of the table do not fill a rectangle");
  }

  Checked& checked_;
  Object root_;
  std::map<int, int> pages_;  // object → number
  std::string document_language_;
  std::set<int> met_;
  std::map<int, int> objects_;  // object → the element that holds it
  std::map<long long, Object> parents_;
  std::vector<std::pair<std::string, std::string>> notes_;
  bool has_h_ = false, has_numbered_ = false;
  int level_ = 0;
};

}  // namespace

bool is_language_tag(const std::string& tag) {
  // language of 2 to 8 letters, or x; then subtags of 1 to 8 letters and digits.
  std::size_t begin = 0;
  for (bool first = true; begin <= tag.size(); first = false) {
    const std::size_t end = std::min(tag.find('-', begin), tag.size()), length = end - begin;
    if (length < 1 || length > 8) return false;
    for (std::size_t i = begin; i < end; ++i) {
      const auto c = static_cast<unsigned char>(tag[i]);
      if (c > 127 || (first ? std::isalpha(c) : std::isalnum(c)) == 0) return false;
    }
    if (first && length == 1 && tag[begin] != 'x' && tag[begin] != 'i') return false;
    begin = end + 1;
  }
  return true;
}

void check_structure(Checked& checked) { Tree(checked).check(); }

}  // namespace typeset::test::pdf
