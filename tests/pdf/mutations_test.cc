// Every rule of the checker, proved: a good PDF of the program is broken in one way a rule forbids, and that rule must
// say so (others may too). A rule that no mutation proves fails the test.
#include <catch2/catch.hpp>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "pdf/checker.h"
#include "pdf/object.h"
#include "pdf/told.h"
#include "support/program.h"
#include "support/skip.h"

namespace typeset::test::pdf {
namespace {

/// A PDF taken apart, to be changed and written again: unpacked, with a classic table, unless a mutation asks
/// otherwise.
class Edit {
 public:
  explicit Edit(const std::string& pdf) : file_(pdf), qpdf_(file_.handle()) {}

  Object catalog() const { return file_.catalog(); }
  Object info() const { return file_.trailer()["/Info"]; }
  Object page(std::size_t i = 0) const { return file_.pages().at(i); }
  Object intent() const { return catalog()["/OutputIntents"][0]; }
  Object tree() const { return catalog()["/StructTreeRoot"]; }
  /// The first annotation of the first page; an internal link.
  Object link() const { return page()["/Annots"][0]; }
  Object address() const { return page()["/Annots"][2]; }
  Object font(const char* kind = "/CIDFontType0") const {
    const Object fonts = page()["/Resources"]["/Font"];
    for (const std::string& name : fonts.keys()) {
      if (fonts[name]["/DescendantFonts"][0]["/Subtype"].name() == kind) return fonts[name];
    }
    throw std::runtime_error("no such font");
  }
  Object cid_font(const char* kind = "/CIDFontType0") const { return font(kind)["/DescendantFonts"][0]; }
  Object image() const {
    const Object all = page(1)["/Resources"]["/XObject"];
    return all[all.keys().at(0)];
  }
  /// The n-th element of a type, in the order of the document.
  Object element(const std::string& type, int n = 0) const {
    int left = n;
    const std::optional<Object> found = search(tree()["/K"], type, left);
    if (!found) throw std::runtime_error("no " + type);
    return *found;
  }

  Object parse(const std::string& syntax) const { return {qpdf_, qpdf_oh_parse(qpdf_, syntax.c_str())}; }
  Object own(const Object& object) const { return {qpdf_, qpdf_make_indirect_object(qpdf_, object.handle())}; }
  /// A stream of its own with `keys` besides.
  Object stream(const std::string& data, const std::string& keys = "<<>>", const std::string& filter = "null") const {
    const Object made(qpdf_, qpdf_oh_new_stream(qpdf_));
    const Object more = parse(keys);
    for (const std::string& key : more.keys()) set(made, key.c_str(), more[key]);
    data_of(made, data, filter);
    return made;
  }
  void data_of(const Object& stream, const std::string& data, const std::string& filter = "null") const {
    qpdf_oh_replace_stream_data(qpdf_, stream.handle(), reinterpret_cast<const unsigned char*>(data.data()),
                                data.size(), parse(filter).handle(), qpdf_oh_new_null(qpdf_));
  }
  void set(const Object& dict, const char* key, const Object& value) const {
    qpdf_oh_replace_key(qpdf_, dict.dict(), key, value.handle());
  }
  void set(const Object& dict, const char* key, const std::string& syntax) const { set(dict, key, parse(syntax)); }
  void set_item(const Object& array, int i, const Object& value) const {
    qpdf_oh_set_array_item(qpdf_, array.handle(), i, value.handle());
  }
  void remove(const Object& dict, const char* key) const { qpdf_oh_remove_key(qpdf_, dict.dict(), key); }
  Object array(const std::vector<Object>& items) const {
    const Object made(qpdf_, qpdf_oh_new_array(qpdf_));
    for (const Object& item : items) qpdf_oh_append_item(qpdf_, made.handle(), item.handle());
    return made;
  }
  /// Adds to a dictionary of the page's resources, which is made if it is not there.
  void resource(const char* kind, const char* name, const Object& value) const {
    const Object resources = page()["/Resources"];
    if (!resources.has(kind)) set(resources, kind, "<<>>");
    set(resources[kind], name, value);
  }
  void replace(const Object& stream, const std::string& from, const std::string& to) const {
    std::string bytes = stream.bytes().value();
    const std::size_t at = bytes.find(from);
    if (at == std::string::npos) throw std::runtime_error("does not hold " + from);
    data_of(stream, bytes.replace(at, from.size(), to));
  }
  void content(const std::string& from, const std::string& to) const { replace(page()["/Contents"], from, to); }
  /// Into the sequence of a title, whatever its number.
  void within_title(const std::string& operators) const {
    std::string bytes = page()["/Contents"].bytes().value();
    const std::size_t end = bytes.find("BDC", bytes.find("/H1 <<"));
    if (end == std::string::npos) throw std::runtime_error("has no title");
    data_of(page()["/Contents"], bytes.insert(end + 3, " " + operators));
  }
  void append(const std::string& operators) const {
    data_of(page()["/Contents"], page()["/Contents"].bytes().value() + "\n" + operators);
  }
  void prepend(const std::string& operators) const {
    data_of(page()["/Contents"], operators + "\n" + page()["/Contents"].bytes().value());
  }
  void metadata(const std::string& from, const std::string& to) const { replace(catalog()["/Metadata"], from, to); }
  void claim_part(const std::string& part, const std::string& level) const {
    metadata("<pdfaid:part>2<", "<pdfaid:part>" + part + "<");
    metadata("<pdfaid:conformance>U<", "<pdfaid:conformance>" + level + "<");
  }
  void attachment(const std::string& keys) const {
    const Object specification = own(parse(keys));
    set(specification, "/EF", "<<>>");
    set(specification["/EF"], "/F", stream("x"));
    set(catalog(), "/Names", "<</EmbeddedFiles <<>>>>");
    set(catalog()["/Names"]["/EmbeddedFiles"], "/Names", array({parse("(a)"), specification}));
  }

  // How it is written.
  bool packed = false;       // object streams
  bool as_they_are = false;  // streams keep their filters
  bool encrypted = false;

  std::string written() {
    qpdf_init_write_memory(qpdf_);
    qpdf_set_object_stream_mode(qpdf_, packed ? qpdf_o_generate : qpdf_o_disable);
    qpdf_set_stream_data_mode(qpdf_, as_they_are ? qpdf_s_preserve : qpdf_s_uncompress);
    qpdf_set_newline_before_endstream(qpdf_, QPDF_TRUE);
    if (encrypted) qpdf_set_r3_encryption_parameters_insecure(qpdf_, "", "owner", 0, 1, 1, 1, 1, 1, qpdf_r3p_full);
    if ((qpdf_write(qpdf_) & QPDF_ERRORS) != 0) throw std::runtime_error("libqpdf does not write it");
    const unsigned char* bytes = qpdf_get_buffer(qpdf_);
    return {reinterpret_cast<const char*>(bytes), qpdf_get_buffer_length(qpdf_)};
  }

 private:
  static std::optional<Object> search(const Object& element, const std::string& type, int& left) {
    if (element["/S"].name() == "/" + type && left-- == 0) return element;
    for (const Object& kid : items_of(element["/K"])) {
      if (const std::optional<Object> found = search(kid, type, left)) return found;
    }
    return std::nullopt;
  }

  File file_;
  qpdf_data qpdf_;
};

struct Mutation {
  std::vector<std::string> rules;  // several where several standards forbid the same
  std::function<void(Edit&)> edit;
  std::function<void(std::string&)> bytes = nullptr;
};

/// In a file's bytes, with as many bytes.
std::function<void(std::string&)> swap(const std::string& from, const std::string& to) {
  return [=](std::string& pdf) {
    const std::size_t at = pdf.find(from);
    if (at == std::string::npos || from.size() != to.size()) throw std::runtime_error("cannot swap " + from);
    pdf.replace(at, from.size(), to);
  };
}

void nothing(Edit&) {}

void of_file(std::vector<Mutation>& all) {
  all.insert(
      all.end(),
      {{{"A2-6.1.2"}, nothing, [](std::string& pdf) { pdf[10] = 'a'; }},
       {{"A1-6.1.2", "A1-6.3.5"}, [](Edit& e) { e.claim_part("1", "B"); }},
       {{"A1-6.1.4"},
        [](Edit& e) {
          e.claim_part("1", "B");
          e.packed = true;
        }},
       {{"A2-6.1.3-end"}, nothing, [](std::string& pdf) { pdf += "more\n"; }},
       {{"A2-6.1.3-id"}, nothing, swap("/ID [", "/Ix [")},
       {{"A2-6.1.3-encrypt", "UA-26-002"}, [](Edit& e) { e.encrypted = true; }},
       {{"A2-6.1.4"}, nothing, swap("0000000000 65535 f", "0000000000\t65535 f")},
       {{"A2-6.1.6"}, [](Edit& e) { e.content(">Tj", "a>Tj"); }},
       {{"A2-6.1.7.1"},
        nothing,
        [](std::string& pdf) {
          const std::size_t end = pdf.find(" >>\nstream");
          pdf[end - 1] = pdf[end - 1] == '9' ? '8' : static_cast<char>(pdf[end - 1] + 1);
        }},
       {{"A2-6.1.7.1-external"}, [](Edit& e) { e.set(e.page()["/Contents"], "/FFilter", "/FlateDecode"); }},
       {{"A2-6.1.7.2"},
        [](Edit& e) {
          e.as_they_are = true;
          e.set(e.catalog(), "/X", e.stream("\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "<<>>", "/LZWDecode"));
        }},
       {{"A2-6.1.9"}, nothing, swap(" obj\n<<", " obj <<")},
       {{"A2-6.1.10"}, [](Edit& e) { e.append("/Artifact BMC q BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID x EI Q EMC"); }},
       {{"A2-6.1.12"}, [](Edit& e) { e.set(e.catalog(), "/Perms", "<</X <<>>>>"); }},
       {{"A2-6.1.13-integer"}, [](Edit& e) { e.set(e.catalog(), "/X", "99999999999"); }},
       {{"A2-6.1.13-real"}, [](Edit& e) { e.set(e.catalog(), "/X", "1" + std::string(39, '0') + ".0"); }},
       {{"A2-6.1.13-string"}, [](Edit& e) { e.set(e.catalog(), "/X", "(" + std::string(32768, 'a') + ")"); }},
       {{"A2-6.1.13-name"}, [](Edit& e) { e.set(e.catalog(), "/X", "/" + std::string(128, 'a')); }},
       {{"A2-6.1.13-nesting"},
        [](Edit& e) {
          for (int i = 0; i < 29; ++i) e.append("q");
          for (int i = 0; i < 29; ++i) e.append("Q");
        }},
       {{"A2-6.1.13-page"}, [](Edit& e) { e.set(e.page(), "/MediaBox", "[0 0 2 2]"); }},
       {{"PDF-7.5"}, nothing, [](std::string& pdf) { pdf.replace(pdf.rfind("startxref") + 10, 1, "9"); }}});
}

void of_metadata(std::vector<Mutation>& all) {
  all.insert(
      all.end(),
      {{{"A2-6.6.2.1", "UA-06-001"}, [](Edit& e) { e.remove(e.catalog(), "/Metadata"); }},
       {{"A2-6.6.2.1-xml"}, [](Edit& e) { e.metadata("</rdf:RDF>", ""); }},
       {{"A2-6.6.2.1-type"}, [](Edit& e) { e.remove(e.catalog()["/Metadata"], "/Subtype"); }},
       {{"A2-6.6.2.1-packet"}, [](Edit& e) { e.metadata("<?xpacket begin=", "<?xpacket bytes=\"9\" begin="); }},
       {{"A2-6.6.2.3.1"},
        [](Edit& e) {
          e.metadata("<rdf:Bag><rdf:li>zh", "<rdf:Seq><rdf:li>zh");
          e.metadata("</rdf:Bag></dc:language>", "</rdf:Seq></dc:language>");
        }},
       {{"A2-6.6.2.3.2"}, [](Edit& e) { e.metadata("<pdfaid:part>", "<pdf:Mood>good</pdf:Mood><pdfaid:part>"); }},
       {{"A2-6.6.2.3.3"}, [](Edit& e) { e.metadata("<pdfaProperty:category>internal</pdfaProperty:category>", ""); }},
       {{"A2-6.6.3"}, [](Edit& e) { e.set(e.info(), "/Title", "(another)"); }},
       {{"A2-6.6.4"}, [](Edit& e) { e.claim_part("2", "X"); }},
       {{"A1-6.7.2"},
        [](Edit& e) {
          e.claim_part("1", "B");
          std::string hex;
          const std::string packet = e.catalog()["/Metadata"].bytes().value();
          for (const char byte : packet) {
            hex += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4];
            hex += "0123456789abcdef"[byte & 15];
          }
          e.data_of(e.catalog()["/Metadata"], hex + ">");
          e.set(e.catalog()["/Metadata"], "/Xilter", "/ASCIIHexDecode");
        },
        swap("/Xilter", "/Filter")},
       {{"UA-06-002"}, [](Edit& e) { e.metadata("<pdfuaid:part>1", "<pdfuaid:part>7"); }},
       {{"UA-06-003"},
        [](Edit& e) {
          e.metadata("<dc:title>", "<dc:rights>");
          e.metadata("</dc:title>", "</dc:rights>");
        }},
       {{"UA-07-001"}, [](Edit& e) { e.remove(e.catalog()["/ViewerPreferences"], "/DisplayDocTitle"); }},
       {{"UA-07-002"}, [](Edit& e) { e.set(e.catalog()["/ViewerPreferences"], "/DisplayDocTitle", "false"); }}});
}

void of_content(std::vector<Mutation>& all) {
  const auto form = [](Edit& e, const char* keys, const char* content = "") {
    e.resource("/XObject", "/X", e.stream(content, keys));
    e.append("/Artifact BMC /X Do EMC");
  };
  all.insert(all.end(),
             {{{"A2-6.2.2-operator"}, [](Edit& e) { e.append("foo"); }},
              {{"A2-6.2.2-resource"}, [](Edit& e) { e.append("/F99 10 Tf"); }},
              {{"A2-6.2.9.1"}, [=](Edit& e) { form(e, "<</Subtype /Form /BBox [0 0 1 1] /Subtype2 /PS>>"); }},
              {{"A2-6.2.9.2", "UA-30-001"}, [=](Edit& e) { form(e, "<</Subtype /Form /BBox [0 0 1 1] /Ref <<>>>>"); }},
              {{"A2-6.2.9.3"}, [=](Edit& e) { form(e, "<</Subtype /PS>>"); }},
              {{"UA-30-002"},
               [=](Edit& e) {
                 form(e, "<</Subtype /Form /BBox [0 0 1 1]>>", "/P <</MCID 900>> BDC EMC");
                 e.append("/X Do");
               }},
              {{"UA-01-003"}, [](Edit& e) { e.within_title("/Artifact BMC EMC"); }},
              {{"UA-01-004"}, [](Edit& e) { e.append("/Artifact BMC /P <</MCID 900>> BDC EMC EMC"); }},
              {{"UA-01-005"}, [](Edit& e) { e.append("0 0 1 1 re f"); }},
              {{"PDF-7.8.2"}, [](Edit& e) { e.append("1 2 g"); }},
              {{"PDF-8.4.2"}, [](Edit& e) { e.append("Q"); }},
              {{"PDF-9.3.1"}, [](Edit& e) { e.prepend("/Artifact BMC BT <0001> Tj ET EMC"); }},
              {{"PDF-9.4.1"}, [](Edit& e) { e.append("ET"); }},
              {{"PDF-9.7.6"}, [](Edit& e) { e.content(">Tj", "01>Tj"); }},
              {{"PDF-14.6.1"}, [](Edit& e) { e.append("EMC"); }},
              {{"PDF-14.6.2"}, [](Edit& e) { e.append("/Span /Nothing BDC EMC"); }},
              {{"PDF-14.7.4-nested"}, [](Edit& e) { e.within_title("/P <</MCID 900>> BDC EMC"); }},
              {{"PDF-14.7.4-unique"}, [](Edit& e) { e.content("<</MCID 4>>", "<</MCID 3>>"); }},
              {{"PDF-14.7.4-unheld"}, [](Edit& e) { e.append("/P <</MCID 900>> BDC EMC"); }}});
}

void of_colour(std::vector<Mutation>& all) {
  const auto space = [](Edit& e, const Object& value) {
    e.resource("/ColorSpace", "/X", value);
    e.append("/X cs");
  };
  const auto state = [](Edit& e, const char* keys) {
    e.resource("/ExtGState", "/X", e.parse(keys));
    e.append("/X gs");
  };
  all.insert(
      all.end(),
      {{{"A2-6.2.3"}, [](Edit& e) { e.data_of(e.intent()["/DestOutputProfile"], "no profile"); }},
       {{"A2-6.2.3-keys"}, [](Edit& e) { e.remove(e.intent(), "/OutputConditionIdentifier"); }},
       {{"A2-6.2.3-one"},
        [](Edit& e) {
          const Object second = e.own(e.parse("<</S /GTS_PDFX /OutputConditionIdentifier (x)>>"));
          e.set(second, "/DestOutputProfile", e.stream(e.intent()["/DestOutputProfile"].bytes().value(), "<</N 3>>"));
          e.set(e.catalog(), "/OutputIntents", e.array({e.intent(), second}));
        }},
       {{"A1-6.2.2"},
        [](Edit& e) {
          e.claim_part("1", "B");
          std::string profile = e.intent()["/DestOutputProfile"].bytes().value();
          profile[8] = 4;
          e.data_of(e.intent()["/DestOutputProfile"], profile);
        }},
       {{"A2-6.2.4.1"}, [=](Edit& e) { space(e, e.parse("[/Foo]")); }},
       {{"A2-6.2.4.2"},
        [=](Edit& e) {
          space(e, e.array({e.parse("/ICCBased"), e.stream("no profile", "<</N 3>>")}));
        }},
       {{"A2-6.2.4.3"}, [](Edit& e) { e.append("0 0 0 1 k"); }},
       {{"A2-6.1.13-colourants"},
        [=](Edit& e) {
          std::string names;
          for (int i = 0; i < 33; ++i) names += "/C" + std::to_string(i) + " ";
          space(e, e.parse("[/DeviceN [" + names + "] /DeviceRGB <<>>]"));
        }},
       {{"A2-6.2.5"}, [=](Edit& e) { state(e, "<</TR /Identity>>"); }},
       {{"A2-6.2.6"}, [](Edit& e) { e.append("/Foo ri"); }},
       {{"A2-6.2.10"}, [=](Edit& e) { state(e, "<</BM /Foo>>"); }},
       {{"A1-6.4"},
        [=](Edit& e) {
          e.claim_part("1", "B");
          state(e, "<</ca 0.5>>");
        }},
       {{"A2-6.2.8-alternates"}, [](Edit& e) { e.set(e.image(), "/Alternates", "[<<>>]"); }},
       {{"A2-6.2.8-opi"}, [](Edit& e) { e.set(e.image(), "/OPI", "<<>>"); }},
       {{"A2-6.2.8-interpolate"}, [](Edit& e) { e.set(e.image(), "/Interpolate", "true"); }},
       {{"PDF-8.9.5"}, [](Edit& e) { e.set(e.image(), "/ColorSpace", "/DeviceGray"); }},
       {{"PDF-11.6.5"}, [](Edit& e) {
          e.set(e.image(), "/SMask",
                e.stream("abc", "<</Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8>>"));
        }}});
}

void of_fonts(std::vector<Mutation>& all) {
  const auto show = [](Edit& e, const std::string& code) {
    const Object fonts = e.page()["/Resources"]["/Font"];
    e.append("/Artifact BMC BT " + fonts.keys().at(1) + " 9 Tf <" + code + "> Tj ET EMC");
  };
  const auto unicode = [](Edit& e, const std::string& lines) { e.data_of(e.font()["/ToUnicode"], lines); };
  all.insert(
      all.end(),
      {{{"A2-6.2.11.2"}, [](Edit& e) { e.set(e.font(), "/Subtype", "/Type3"); }},
       {{"A2-6.2.11.3.1", "UA-31-001", "UA-31-002"},
        [](Edit& e) {
          e.set(e.font(), "/Encoding", "/UniGB-UTF16-H");
          e.set(e.cid_font(), "/CIDSystemInfo", "<</Registry (Hongtou) /Ordering (Other) /Supplement 0>>");
        }},
       {{"A2-6.2.11.3.2", "UA-31-005"}, [](Edit& e) { e.remove(e.cid_font("/CIDFontType2"), "/CIDToGIDMap"); }},
       {{"A2-6.2.11.3.2", "UA-31-004"}, [](Edit& e) { e.set(e.cid_font("/CIDFontType2"), "/CIDToGIDMap", "/Foo"); }},
       {{"A2-6.2.11.3.3", "UA-31-006"}, [](Edit& e) { e.set(e.font(), "/Encoding", "/Foo-H"); }},
       {{"A2-6.2.11.3.3-wmode", "UA-31-007"},
        [](Edit& e) { e.set(e.font(), "/Encoding", e.stream("/WMode 1 def", "<</WMode 0>>")); }},
       {{"A2-6.2.11.4.1", "UA-31-009"}, [](Edit& e) { e.remove(e.cid_font()["/FontDescriptor"], "/FontFile3"); }},
       {{"A2-6.2.11.4.1-program"},
        [](Edit& e) { e.data_of(e.cid_font()["/FontDescriptor"]["/FontFile3"], "no font"); }},
       {{"A2-6.2.11.4.1-glyph", "UA-31-011", "UA-10-001"}, [=](Edit& e) { show(e, "ffff"); }},
       {{"A2-6.2.11.4.2", "UA-31-014"},
        [](Edit& e) { e.set(e.cid_font()["/FontDescriptor"], "/CIDSet", e.stream(std::string(1, '\0'))); }},
       {{"A2-6.2.11.4.2", "UA-31-015"},
        [](Edit& e) { e.set(e.cid_font()["/FontDescriptor"], "/CIDSet", e.stream(std::string(8192, '\xff'))); }},
       {{"A2-6.2.11.5", "UA-31-016"}, [](Edit& e) { e.set(e.cid_font(), "/W", "[0 65535 777]"); }},
       {{"A2-6.2.11.7.2", "UA-31-027"}, [](Edit& e) { e.remove(e.font(), "/ToUnicode"); }},
       {{"A2-6.2.11.7.2-value", "UA-31-028"},
        [=](Edit& e) { unicode(e, "1 beginbfrange <0000> <ffff> <0000> endbfrange"); }},
       {{"A2-6.2.11.7.2-value", "UA-31-029"}, [=](Edit& e) { unicode(e, "1 beginbfchar <0001> <feff> endbfchar"); }},
       {{"A2-6.2.11.7.3"},
        [=](Edit& e) {
          for (const std::string& name : e.page()["/Resources"]["/Font"].keys())
            e.data_of(e.page()["/Resources"]["/Font"][name]["/ToUnicode"],
                      "1 beginbfrange <0000> <00ff> <e000> <0100> <ffff> <e100> endbfrange");
        }},
       {{"A2-6.2.11.8", "UA-31-030"}, [=](Edit& e) { show(e, "0000"); }},
       {{"PDF-9.6.4"}, [](Edit& e) { e.set(e.cid_font(), "/BaseFont", "/Song"); }},
       {{"PDF-9.7.3"}, [](Edit& e) { e.set(e.cid_font(), "/CIDSystemInfo", "<<>>"); }},
       {{"PDF-9.8.1"}, [](Edit& e) { e.remove(e.cid_font()["/FontDescriptor"], "/StemV"); }}});
}

void of_interaction(std::vector<Mutation>& all) {
  all.insert(all.end(),
             {{{"A2-6.3.1", "UA-28-006"}, [](Edit& e) { e.set(e.link(), "/Subtype", "/Foo"); }},
              {{"A2-6.3.2"}, [](Edit& e) { e.set(e.link(), "/F", "2"); }},
              {{"A2-6.3.3"}, [](Edit& e) { e.set(e.link(), "/Subtype", "/Text"); }},
              {{"A2-6.3.3-keys"}, [](Edit& e) { e.set(e.link(), "/AP", "<</D <<>>>>"); }},
              {{"A2-6.4.1"}, [](Edit& e) { e.set(e.catalog(), "/AcroForm", "<</Fields [] /NeedAppearances true>>"); }},
              {{"A2-6.4.2", "UA-25-001"},
               [](Edit& e) {
                 e.set(e.catalog(), "/AcroForm", "<</Fields []>>");
                 e.set(e.catalog()["/AcroForm"], "/XFA", e.stream("<dynamicRender>required</dynamicRender>"));
               }},
              {{"A2-6.5.1"}, [](Edit& e) { e.set(e.link(), "/A", "<</S /JavaScript /JS (x)>>"); }},
              {{"A2-6.5.1-named"}, [](Edit& e) { e.set(e.link(), "/A", "<</S /Named /N /Print>>"); }},
              {{"A2-6.5.2"}, [](Edit& e) { e.set(e.page(), "/AA", "<<>>"); }},
              {{"A2-6.8"}, [](Edit& e) { e.attachment("<</Type /Filespec /F (a) /UF (a)>>"); }},
              {{"A2-6.8-names", "UA-21-001"}, [](Edit& e) { e.attachment("<</Type /Filespec /F (a)>>"); }},
              {{"A3-6.8"},
               [](Edit& e) {
                 e.claim_part("3", "U");
                 e.attachment("<</Type /Filespec /F (a) /UF (a)>>");
               }},
              {{"A2-6.9", "UA-20-002"}, [](Edit& e) { e.set(e.catalog(), "/OCProperties", "<</OCGs [] /D <<>>>>"); }},
              {{"UA-20-001"},
               [](Edit& e) { e.set(e.catalog(), "/OCProperties", "<</OCGs [] /D <</Name (a)>> /Configs [<<>>]>>"); }},
              {{"A2-6.9-as", "UA-20-003"},
               [](Edit& e) { e.set(e.catalog(), "/OCProperties", "<</OCGs [] /D <</Name (a) /AS []>>>>"); }},
              {{"A2-6.10"}, [](Edit& e) { e.set(e.page(), "/PresSteps", "<<>>"); }},
              {{"A2-6.11"}, [](Edit& e) { e.set(e.catalog(), "/Requirements", "[<</S /EnableJavaScripts>>]"); }},
              {{"UA-28-004"},
               [](Edit& e) {
                 e.set(e.link(), "/Subtype", "/Text");
                 e.remove(e.link(), "/Contents");
               }},
              {{"UA-28-005", "UA-28-010"}, [](Edit& e) { e.set(e.link(), "/Subtype", "/Widget"); }},
              {{"UA-28-007"}, [](Edit& e) { e.set(e.link(), "/Subtype", "/TrapNet"); }},
              {{"UA-28-008"}, [](Edit& e) { e.remove(e.page(), "/Tabs"); }},
              {{"UA-28-009"}, [](Edit& e) { e.set(e.page(), "/Tabs", "/R"); }},
              {{"UA-28-012"}, [](Edit& e) { e.remove(e.link(), "/Contents"); }},
              {{"UA-28-017"}, [](Edit& e) { e.set(e.link(), "/Subtype", "/PrinterMark"); }},
              {{"PDF-12.3.2"}, [](Edit& e) { e.set(e.catalog()["/Outlines"]["/First"], "/Dest", "[null /Fit]"); }},
              {{"PDF-12.3.3"}, [](Edit& e) { e.remove(e.catalog()["/Outlines"]["/First"], "/Title"); }},
              {{"PDF-12.4.2"}, [](Edit& e) { e.set(e.catalog(), "/PageLabels", "<</Nums [1 <</S /D>>]>>"); }},
              {{"PDF-12.5.2"}, [](Edit& e) { e.remove(e.link(), "/Rect"); }},
              {{"PDF-12.6.4.7"}, [](Edit& e) { e.set(e.address()["/A"], "/URI", "()"); }}});
}

void of_structure(std::vector<Mutation>& all) {
  const auto retype = [](const char* from, const char* to, int n = 0) {
    return [=](Edit& e) { e.set(e.element(from, n), "/S", std::string("/") + to); };
  };
  all.insert(
      all.end(),
      {{{"PDF-14.7.1"}, [](Edit& e) { e.remove(e.catalog(), "/MarkInfo"); }},
       {{"UA-08-003"}, [](Edit& e) { e.set(e.catalog()["/MarkInfo"], "/Suspects", "true"); }},
       {{"PDF-14.7.2"}, [](Edit& e) { e.remove(e.catalog(), "/StructTreeRoot"); }},
       {{"PDF-14.7.2-parent"}, [](Edit& e) { e.set(e.element("H1"), "/P", e.element("Document")); }},
       {{"PDF-14.7.2-circle"}, [](Edit& e) { e.set(e.element("Sect"), "/K", e.array({e.element("Document")})); }},
       {{"PDF-14.7.2-id"}, [](Edit& e) { e.remove(e.tree(), "/IDTree"); }},
       {{"PDF-7.9.6"},
        [](Edit& e) {
          const Object names = e.tree()["/IDTree"]["/Names"];
          e.set(e.tree()["/IDTree"], "/Names", e.array({names[2], names[3], names[0], names[1]}));
        }},
       {{"PDF-14.7.4-missing"}, [](Edit& e) { e.set(e.element("H1"), "/K", "900"); }},
       {{"PDF-14.7.4-twice"}, [](Edit& e) { e.set(e.element("H1"), "/K", e.element("H2")["/K"]); }},
       {{"PDF-14.7.4-parent-tree"},
        [](Edit& e) { e.set_item(e.tree()["/ParentTree"]["/Nums"][1], 0, e.element("H1")); }},
       {{"PDF-14.7.4-object"}, [](Edit& e) { e.set(e.element("Link", 2), "/K", "[<</Type /OBJR>>]"); }},
       {{"PDF-14.7.4-annotation"},
        [](Edit& e) {
          const Object nums = e.tree()["/ParentTree"]["/Nums"];
          for (int i = 0; i < nums.size(); i += 2) {
            if (nums[i].integer() == e.link()["/StructParent"].integer()) e.set_item(nums, i + 1, e.element("H1"));
          }
        }},
       {{"PDF-14.7.4-keys"}, [](Edit& e) { e.remove(e.link(), "/StructParent"); }},
       {{"PDF-14.9.2"}, [](Edit& e) { e.set(e.element("H1"), "/Lang", "(zh_CN)"); }},
       {{"UA-02-001"}, retype("P", "Foo")},
       {{"UA-02-003"}, [](Edit& e) { e.set(e.tree(), "/RoleMap", "<</Foo /Bar /Bar /Foo>>"); }},
       {{"UA-02-004"}, [](Edit& e) { e.set(e.tree(), "/RoleMap", "<</P /Span>>"); }},
       {{"UA-09-004"}, retype("TD", "P")},
       {{"UA-09-005"}, retype("LI", "P")},
       {{"UA-09-006"}, retype("TOCI", "P")},
       {{"UA-09-007"}, retype("P", "RB")},
       {{"UA-09-008"}, retype("P", "WT")},
       {{"UA-7.2-regular"}, [](Edit& e) { e.set(e.element("TH", 1)["/A"], "/ColSpan", "3"); }},
       {{"UA-11-001", "UA-11-002", "UA-11-003", "UA-11-004", "UA-11-006"},
        [](Edit& e) { e.remove(e.catalog(), "/Lang"); }},
       {{"UA-11-005"},
        [](Edit& e) {
          e.remove(e.catalog(), "/Lang");
          e.set(e.link(), "/TU", "(a)");
        }},
       {{"UA-13-004"}, [](Edit& e) { e.remove(e.element("Figure"), "/Alt"); }},
       {{"UA-14-002"}, retype("H1", "H2")},
       {{"UA-14-003"}, retype("H3", "H5")},
       {{"UA-14-006"},
        [=](Edit& e) {
          retype("H2", "H")(e);
          retype("H2", "H")(e);
        }},
       {{"UA-14-007"}, retype("H3", "H")},
       {{"UA-15-003"}, [](Edit& e) { e.remove(e.element("TH")["/A"], "/Scope"); }},
       {{"UA-17-002"}, retype("P", "Formula")},
       {{"UA-19-003"}, [](Edit& e) { e.remove(e.element("Note"), "/ID"); }},
       {{"UA-19-004"}, [](Edit& e) { e.set(e.element("Note"), "/ID", e.element("Note", 1)["/ID"]); }},
       {{"UA-28-002"},
        [](Edit& e) {
          e.set(e.address(), "/Subtype", "/Text");
          e.remove(e.element("Link", 2), "/K");
        }},
       {{"UA-28-011"}, retype("Link", "Span")}});
}

std::vector<Mutation> mutations() {
  std::vector<Mutation> all;
  of_file(all);
  of_metadata(all);
  of_content(all);
  of_colour(all);
  of_fonts(all);
  of_interaction(all);
  of_structure(all);
  return all;
}

/// What the program makes of sample/input.yaml.
std::string made(const std::string& standards, const std::vector<std::string>& options = {}) {
  const ScopedFolder folder;
  std::vector<std::string> words = {"build",
                                    fs::path(TEST_DATA) / "pdf/sample/input.yaml",
                                    "--fonts",
                                    "pinned",
                                    "--pdf-standard",
                                    standards,
                                    "-o",
                                    folder.path() / "made.pdf"};
  words.insert(words.end(), options.begin(), options.end());
  const Outcome built = run_program(words);
  INFO(built.errors);
  REQUIRE(built.code == 0);
  return read_file(folder.path() / "made.pdf");
}

const std::string& good() {
  static const std::string kMade = made("a-2u");
  return kMade;
}

TEST_CASE("nothing is found in what the program makes for other standards", "[pdf]") {
  SKIP_UNLESS(pinned_fonts_present(), "the pinned fonts are not in the cache folder; run ./bootstrap");
  for (const char* standards : {"a-1b", "a-2b", "a-3u", "1.7"}) {
    CAPTURE(standards);
    CHECK_THAT(told(check(made(standards))), Catch::Matchers::Equals(""));
  }
}

TEST_CASE("nothing is found in what the program makes for other purposes", "[pdf]") {
  SKIP_UNLESS(pinned_fonts_present(), "the pinned fonts are not in the cache folder; run ./bootstrap");
  using Options = std::vector<std::string>;
  for (const Options& options :
       {Options{"--linearize"}, Options{"--proof-grid"}, Options{"--set", "ink-gain.fangsong=0.2pt"}}) {
    CAPTURE(options.front());
    CHECK_THAT(told(check(made("a-2u", options))), Catch::Matchers::Equals(""));
  }
  const char* const profile = "/usr/share/color/icc/ghostscript/default_cmyk.icc";
  SKIP_UNLESS(fs::exists(profile), "no profile of a press: Debian package libgs-common");
  for (const char* colours : {"press", "spot", "spot:PANTONE 485 C"}) {
    CAPTURE(colours);
    CHECK_THAT(told(check(made("a-2u", {"--color", colours, "--profile", profile}))), Catch::Matchers::Equals(""));
  }
}

TEST_CASE("each rule of the checker finds what it forbids, and nothing in what the program makes", "[pdf]") {
  SKIP_UNLESS(pinned_fonts_present(), "the pinned fonts are not in the cache folder; run ./bootstrap");
  CHECK_THAT(told(check(good())), Catch::Matchers::Equals(""));
  CHECK_THAT(told(check(Edit(good()).written())), Catch::Matchers::Equals(""));
  std::set<std::string> proved;
  for (const Mutation& mutation : mutations()) {
    INFO(mutation.rules.at(0));
    std::string pdf;
    try {
      Edit edit(good());
      mutation.edit(edit);
      pdf = edit.written();
      if (mutation.bytes) mutation.bytes(pdf);
    } catch (const std::exception& fault) {
      FAIL_CHECK(fault.what());
      continue;
    }
    std::vector<Finding> findings = check(pdf);
    std::set<std::string> found;
    for (const Finding& finding : findings) found.insert(finding.rule);
    INFO(told(findings));
    for (const std::string& rule : mutation.rules) {
      CAPTURE(rule);
      CHECK(found.contains(rule));
      proved.insert(rule);
    }
    for (const std::string& rule : found) CHECK_THAT(rules(), Catch::Matchers::VectorContains(rule));
  }
  for (const std::string& rule : rules()) {
    CAPTURE(rule);
    CHECK(proved.contains(rule));
  }
}

}  // namespace
}  // namespace typeset::test::pdf
