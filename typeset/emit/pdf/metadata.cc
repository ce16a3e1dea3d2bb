#include "emit/pdf/metadata.h"

#include "base/utf8.h"

namespace typeset::pdf {
namespace {

constexpr std::string_view kCreator = "Hongtou";
constexpr std::size_t kLongestText = 16'000;  // UTF-16 units, within what PDF/A allows a string to hold

std::string clean(std::string_view text) {
  std::string kept;
  std::size_t units = 0;
  for_each_character(text, [&](std::size_t, char32_t c) {
    const bool in_xml = c >= 0x20 && !(c >= 0x7F && c < 0xA0) && (c & 0xFFFE) != 0xFFFE;
    units += c > 0xFFFF ? 2 : 1;
    if (in_xml && units <= kLongestText) append_utf8(kept, c);
  });
  return kept;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

/// Whether digits stand in `iso` wherever `pattern` has a 0, and all other characters agree.
bool fits(std::string_view pattern, std::string_view iso) {
  if (pattern.size() != iso.size()) return false;
  for (std::size_t i = 0; i < iso.size(); ++i) {
    const bool digit = iso[i] >= '0' && iso[i] <= '9';
    if (pattern[i] == '0' ? !digit : pattern[i] != iso[i]) return false;
  }
  return true;
}

class Xmp {
 public:
  void line(std::string_view text) { out_.append(text).append("\n"); }
  void element(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out_.append("<").append(name).append(">").append(escaped(text)).append("</").append(name).append(">\n");
  }
  /// An array of one, as Dublin Core has its texts.
  void container(std::string_view name, std::string_view kind, std::string_view attributes, std::string_view text) {
    if (text.empty()) return;
    const std::string array = "rdf:" + std::string(kind);
    out_.append("<").append(name).append("><").append(array).append("><rdf:li").append(attributes).append(">");
    out_.append(escaped(text)).append("</rdf:li></").append(array).append("></").append(name).append(">\n");
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// PDF/A takes no property without a schema that it knows or that the file describes (ISO 19005-2, 6.6.2.3.2).
constexpr std::string_view kDescribeUaSchema =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>";

std::string xmp(const Metadata& metadata, const PdfStandard& standard, bool accessible) {
  Xmp xmp;
  xmp.line("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>");
  xmp.line("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">");
  xmp.line("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">");
  xmp.line(
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"");
  xmp.line(" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"");
  xmp.line(
      " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
      " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
      " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">");
  xmp.element("dc:format", "application/pdf");
  xmp.container("dc:title", "Alt", " xml:lang=\"x-default\"", metadata.title);
  xmp.container("dc:description", "Alt", " xml:lang=\"x-default\"", metadata.subject);
  xmp.container("dc:creator", "Seq", "", metadata.author);
  xmp.container("dc:language", "Bag", "", metadata.language);
  xmp.element("xmp:CreatorTool", kCreator);
  if (metadata.date) {
    xmp.element("xmp:CreateDate", *metadata.date);
    xmp.element("xmp:ModifyDate", *metadata.date);
  }
  xmp.element("pdf:Producer", metadata.producer);
  if (standard.archive()) {
    xmp.element("pdfaid:part", std::to_string(standard.archive_part));
    xmp.element("pdfaid:conformance", std::string(1, standard.archive_level));
  }
  if (accessible) {
    xmp.element("pdfuaid:part", "1");
    if (standard.archive()) xmp.line(kDescribeUaSchema);
  }
  xmp.line("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>");
  xmp.line("<?xpacket end=\"r\"?>");
  return xmp.take();
}

}  // namespace

std::optional<std::string> full_date(std::string_view iso) {
  constexpr std::string_view beijing = "+08:00", whole = "0000-01-01T00:00:00";
  for (const std::string_view pattern : {"0000", "0000-00", "0000-00-00"})
    if (fits(pattern, iso)) return std::string(iso).append(whole.substr(iso.size())).append(beijing);
  std::string zone(beijing);
  if (iso.ends_with('Z')) {
    zone = "Z";
    iso.remove_suffix(1);
  } else if (const std::size_t sign = iso.find_last_of("+-"); sign != std::string_view::npos && sign > 10) {
    if (!fits("00:00", iso.substr(sign + 1))) return std::nullopt;
    zone = iso.substr(sign);
    iso = iso.substr(0, sign);
  }
  for (const std::string_view pattern : {"0000-00-00T00:00", "0000-00-00T00:00:00"})
    if (fits(pattern, iso)) return std::string(iso).append(whole.substr(iso.size())).append(zone);
  return std::nullopt;
}

std::string pdf_date(std::string_view full) {
  std::string date = "D:";
  for (const char c : full.substr(0, 19))
    if (c >= '0' && c <= '9') date += c;
  const std::string_view zone = full.substr(19);
  if (zone == "Z") return date + "Z";
  return date + std::string(zone.substr(0, 3)) + "'" + std::string(zone.substr(4)) + "'";
}

Metadata metadata_of(const DocumentInfo& info, std::string_view producer) {
  return {clean(info.title), clean(info.subject),  clean(info.author),
          clean(producer),   clean(info.language), full_date(info.date)};
}

Ref add_info(Objects& objects, const Metadata& metadata) {
  Dict dict;
  const auto set_text = [&](const char* key, std::string_view text) {
    if (!text.empty()) dict.set(key, text_string(text));
  };
  set_text("Title", metadata.title);
  set_text("Subject", metadata.subject);
  set_text("Author", metadata.author);
  set_text("Creator", kCreator);
  set_text("Producer", metadata.producer);
  if (metadata.date) {
    dict.set("CreationDate", ByteString{pdf_date(*metadata.date)});
    dict.set("ModDate", ByteString{pdf_date(*metadata.date)});
  }
  return objects.add(dict);
}

Ref add_xmp(Objects& objects, const Metadata& metadata, const PdfStandard& standard, bool accessible) {
  Dict dict;
  dict.set("Type", Name{"Metadata"});
  dict.set("Subtype", Name{"XML"});
  return objects.add_stream(dict, xmp(metadata, standard, accessible), Packing::none);
}

}  // namespace typeset::pdf
