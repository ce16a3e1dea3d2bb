// XMP (ISO 19005-2, 6.6; PDF/UA checkpoints 06 and 07): read with libxml2 as RDF/XML, compared with the information
// dictionary.
#include <algorithm>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <memory>

#include "pdf/rules.h"

namespace typeset::test::pdf {
namespace {

constexpr const char* kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr const char* kDc = "http://purl.org/dc/elements/1.1/";
constexpr const char* kXmp = "http://ns.adobe.com/xap/1.0/";
constexpr const char* kPdf = "http://ns.adobe.com/pdf/1.3/";
constexpr const char* kA = "http://www.aiim.org/pdfa/ns/id/";
constexpr const char* kUa = "http://www.aiim.org/pdfua/ns/id/";
constexpr const char* kExtension = "http://www.aiim.org/pdfa/ns/extension/";
constexpr const char* kSchema = "http://www.aiim.org/pdfa/ns/schema#";
constexpr const char* kProperty = "http://www.aiim.org/pdfa/ns/property#";

using Name = std::pair<std::string, std::string>;  // namespace, local name

std::string text_of(const xmlChar* text) { return text == nullptr ? "" : reinterpret_cast<const char*>(text); }

Name name_of(const xmlNode* node) { return {node->ns == nullptr ? "" : text_of(node->ns->href), text_of(node->name)}; }

std::string content_of(const xmlNode* node) {
  xmlChar* content = xmlNodeGetContent(node);
  std::string text = text_of(content);
  xmlFree(content);
  return text;
}

std::vector<const xmlNode*> children_of(const xmlNode* node) {
  std::vector<const xmlNode*> children;
  for (const xmlNode* child = node == nullptr ? nullptr : node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) children.push_back(child);
  }
  return children;
}

/// The element of that name below `node`, however deep; null if there is none.
const xmlNode* find(const xmlNode* node, const Name& name) {
  for (const xmlNode* child : children_of(node)) {
    if (name_of(child) == name) return child;
    if (const xmlNode* found = find(child, name)) return found;
  }
  return nullptr;
}

/// A property's value; the container (Alt, Seq, Bag; "" for none), and its items.
struct Value {
  std::string container;
  std::vector<std::string> items;
};

struct Metadata {
  std::map<Name, Value> properties;
  std::map<Name, std::string> declared;  // by extension schemas: the type of each property
};

/// The extension schemas declare properties in pdfaExtension:schemas / Bag / li / pdfaSchema:property / Seq / li.
void declare(const xmlNode* schemas, Metadata& metadata, const Checked& checked) {
  for (const xmlNode* bag : children_of(schemas)) {
    for (const xmlNode* schema : children_of(bag)) {
      const xmlNode* uri = find(schema, {kSchema, "namespaceURI"});
      const xmlNode* list = find(schema, {kSchema, "property"});
      if (uri == nullptr || list == nullptr || find(schema, {kSchema, "schema"}) == nullptr ||
          find(schema, {kSchema, "prefix"}) == nullptr) {
        checked.tell_a("A2-6.6.2.3.3", "metadata",
                       "an extension schema lacks schema, namespaceURI, prefix or property");
        continue;
      }
      for (const xmlNode* sequence : children_of(list)) {
        for (const xmlNode* property : children_of(sequence)) {
          const xmlNode* name = find(property, {kProperty, "name"});
          const xmlNode* type = find(property, {kProperty, "valueType"});
          const xmlNode* category = find(property, {kProperty, "category"});
          const std::string kind = category == nullptr ? "" : content_of(category);
          if (name == nullptr || type == nullptr || find(property, {kProperty, "description"}) == nullptr ||
              (kind != "internal" && kind != "external")) {
            checked.tell_a("A2-6.6.2.3.3", "metadata", "a property's declaration lacks something");
            continue;
          }
          metadata.declared[{content_of(uri), content_of(name)}] = content_of(type);
        }
      }
    }
  }
}

Metadata read(const xmlNode* root, const Checked& checked) {
  Metadata metadata;
  const xmlNode* rdf = name_of(root) == Name{kRdf, "RDF"} ? root : find(root, {kRdf, "RDF"});
  for (const xmlNode* description : children_of(rdf)) {
    for (const xmlAttr* attribute = description->properties; attribute != nullptr; attribute = attribute->next) {
      const auto* node = reinterpret_cast<const xmlNode*>(attribute);
      if (name_of(node).first != kRdf) metadata.properties[name_of(node)] = {"", {content_of(node)}};
    }
    for (const xmlNode* property : children_of(description)) {
      if (name_of(property).first == kExtension) {
        declare(property, metadata, checked);
        continue;
      }
      Value value;
      const std::vector<const xmlNode*> inside = children_of(property);
      if (inside.empty()) {
        value.items.push_back(content_of(property));
      } else {
        value.container = name_of(inside[0]).second;
        for (const xmlNode* item : children_of(inside[0])) value.items.push_back(content_of(item));
      }
      metadata.properties[name_of(property)] = value;
    }
  }
  return metadata;
}

/// Properties that need no declaration, with the container that XMP 2004/2005 gives each.
const std::map<Name, std::string>& predefined() {
  static const std::map<Name, std::string> kAll = {{{kDc, "format"}, ""},
                                                   {{kDc, "title"}, "Alt"},
                                                   {{kDc, "description"}, "Alt"},
                                                   {{kDc, "creator"}, "Seq"},
                                                   {{kDc, "language"}, "Bag"},
                                                   {{kDc, "subject"}, "Bag"},
                                                   {{kDc, "rights"}, "Alt"},
                                                   {{kDc, "publisher"}, "Bag"},
                                                   {{kDc, "identifier"}, ""},
                                                   {{kDc, "date"}, "Seq"},
                                                   {{kDc, "type"}, "Bag"},
                                                   {{kDc, "source"}, ""},
                                                   {{kXmp, "CreatorTool"}, ""},
                                                   {{kXmp, "CreateDate"}, ""},
                                                   {{kXmp, "ModifyDate"}, ""},
                                                   {{kXmp, "MetadataDate"}, ""},
                                                   {{kPdf, "Producer"}, ""},
                                                   {{kPdf, "Keywords"}, ""},
                                                   {{kPdf, "PDFVersion"}, ""},
                                                   {{kA, "part"}, ""},
                                                   {{kA, "conformance"}, ""},
                                                   {{kA, "amd"}, ""},
                                                   {{kA, "corr"}, ""}};
  return kAll;
}

/// "D:20260420000000+08'00'" as XMP writes it, "2026-04-20T00:00:00+08:00".
std::string xmp_date(const std::string& date) {
  if (date.size() < 16) return date;
  const auto part = [&](std::size_t from, std::size_t length) { return date.substr(from, length); };
  std::string zone = date.substr(16);
  std::erase(zone, '\'');
  if (zone.size() == 5) zone.insert(3, ":");
  return part(2, 4) + "-" + part(6, 2) + "-" + part(8, 2) + "T" + part(10, 2) + ":" + part(12, 2) + ":" + part(14, 2) +
         zone;
}

void compare(const Metadata& metadata, const Checked& checked) {
  struct Pair {
    const char* key;
    Name name;
  };
  static const std::vector<Pair> kPairs = {{"/Title", {kDc, "title"}},
                                           {"/Author", {kDc, "creator"}},
                                           {"/Subject", {kDc, "description"}},
                                           {"/Keywords", {kPdf, "Keywords"}},
                                           {"/Creator", {kXmp, "CreatorTool"}},
                                           {"/Producer", {kPdf, "Producer"}},
                                           {"/CreationDate", {kXmp, "CreateDate"}},
                                           {"/ModDate", {kXmp, "ModifyDate"}}};
  const Object info = checked.file.trailer()["/Info"];
  for (const Pair& pair : kPairs) {
    const std::string key = pair.key;
    const auto property = metadata.properties.find(pair.name);
    const bool told = property != metadata.properties.end();
    if (!info.has(pair.key) && !told) continue;
    std::string here = info[pair.key].text();
    if (key == "/CreationDate" || key == "/ModDate") here = xmp_date(here);
    const bool equal =
        told && info.has(pair.key) && property->second.items.size() == 1 && property->second.items[0] == here;
    if (!equal) checked.tell_a("A2-6.6.3", "metadata", key + " is not what XMP says");
  }
}

}  // namespace

void check_metadata(Checked& checked) {
  const Object stream = checked.file.catalog()["/Metadata"];
  const Object preferences = checked.file.catalog()["/ViewerPreferences"];
  const std::optional<std::string> packet = stream.bytes();
  if (!packet) {
    // A file without XMP claims nothing; so that a lost stream is not lost on us, the catalog must have one.
    checked.tell("A2-6.6.2.1", "catalog", "there is no metadata stream");
    checked.tell("UA-06-001", "catalog", "there is no metadata stream");
    return;
  }
  const std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)> document(
      xmlReadMemory(packet->data(), static_cast<int>(packet->size()), "xmp", nullptr,
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
      xmlFreeDoc);
  if (!document || xmlDocGetRootElement(document.get()) == nullptr) {
    checked.tell("A2-6.6.2.1-xml", stream.called(), "XMP is not well-formed XML");
    return;
  }
  const xmlNode* root = xmlDocGetRootElement(document.get());
  const Metadata claims = read(root, Checked{checked.file, {}, {}, checked.report});
  const auto first = [](const Metadata& of, const Name& name) {
    const auto found = of.properties.find(name);
    return found == of.properties.end() || found->second.items.empty() ? std::string() : found->second.items[0];
  };
  const std::string part = first(claims, {kA, "part"});
  checked.claims.a_level = first(claims, {kA, "conformance"});
  checked.claims.a_part = part == "1" ? 1 : part == "2" ? 2 : part == "3" ? 3 : 0;
  const std::string ua = first(claims, {kUa, "part"});
  checked.claims.ua = ua == "1";
  if (claims.properties.count({kUa, "part"}) != 0 && ua != "1")
    checked.tell("UA-06-002", stream.called(), "pdfuaid:part is not 1");
  const bool level_known = checked.claims.a_level == "A" || checked.claims.a_level == "B" ||
                           (checked.claims.a_level == "U" && checked.claims.a_part > 1);
  if ((!part.empty() && checked.claims.a_part == 0) || (checked.claims.a_part != 0 && !level_known))
    checked.tell("A2-6.6.4", stream.called(), "part or conformance of PDF/A is none that there is");
  const Metadata metadata = read(root, checked);

  if (stream["/Type"].name() != "/Metadata" || stream["/Subtype"].name() != "/XML")
    checked.tell_a("A2-6.6.2.1-type", stream.called(), "Type and Subtype are not Metadata and XML");
  if (checked.claims.a_part == 1 && stream.has("/Filter"))
    checked.tell("A1-6.7.2", stream.called(), "the metadata are packed");
  const std::string begin = packet->substr(0, packet->find("?>"));
  if (!begin.starts_with("<?xpacket begin=") || begin.find("bytes=") != std::string::npos ||
      begin.find("encoding=") != std::string::npos)
    checked.tell_a("A2-6.6.2.1-packet", stream.called(), "the packet's header is not as it must be");
  for (const auto& [name, value] : metadata.properties) {
    const auto known = predefined().find(name);
    if (known == predefined().end()) {
      if (metadata.declared.count(name) == 0)
        checked.tell_a("A2-6.6.2.3.2", stream.called(), name.first + name.second + " is not declared");
    } else if (known->second != value.container) {
      checked.tell_a("A2-6.6.2.3.1", stream.called(), name.second + " is not of its type");
    }
  }
  compare(metadata, checked);
  if (first(metadata, {kDc, "title"}).empty()) checked.tell_ua("UA-06-003", stream.called(), "there is no dc:title");
  if (!preferences.has("/DisplayDocTitle"))
    checked.tell_ua("UA-07-001", "catalog", "ViewerPreferences has no DisplayDocTitle");
  else if (!preferences["/DisplayDocTitle"].is_true())
    checked.tell_ua("UA-07-002", "catalog", "DisplayDocTitle is not true");
}

}  // namespace typeset::test::pdf
