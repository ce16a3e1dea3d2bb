// Fonts (ISO 19005-2, 6.2.11; PDF/UA checkpoints 10 and 31): Type0 with Identity, the programs read by FreeType, which
// the writer does not use.
#include <cmath>
#include <cstdlib>
#include <ft2build.h>
#include <functional>
#include FT_FREETYPE_H
#include <memory>

#include "pdf/lexer.h"
#include "pdf/rules.h"

namespace typeset::test::pdf {
namespace {

/// An embedded program, opened. A glyph is asked for by its number, of a CID-keyed program by its CID (which is what
/// FreeType takes for bare CFF).
class Program {
 public:
  explicit Program(std::string bytes) : bytes_(std::move(bytes)) {
    if (FT_Init_FreeType(&library_) != 0) return;
    if (FT_New_Memory_Face(library_, reinterpret_cast<const FT_Byte*>(bytes_.data()),
                           static_cast<FT_Long>(bytes_.size()), 0, &face_) != 0)
      face_ = nullptr;
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  ~Program() {
    if (face_ != nullptr) FT_Done_Face(face_);
    FT_Done_FreeType(library_);
  }

  bool opened() const { return face_ != nullptr; }
  /// In thousandths of an em; negative if there is no such glyph.
  double width(int glyph) const {
    if (glyph < 0 || glyph >= face_->num_glyphs) return -1;
    if (FT_Load_Glyph(face_, static_cast<FT_UInt>(glyph), FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0) return -1;
    return static_cast<double>(face_->glyph->metrics.horiAdvance) * 1000 / face_->units_per_EM;
  }

 private:
  std::string bytes_;
  FT_Library library_ = nullptr;
  FT_Face face_ = nullptr;
};

int code_of(const std::string& bytes) {
  int code = 0;
  for (const char byte : bytes) code = (code << 8 | static_cast<unsigned char>(byte)) & 0xFFFFFF;
  return code;
}

/// A ToUnicode map: code → UTF-16BE.
std::map<int, std::string> unicode_map(const std::string& cmap) {
  std::map<int, std::string> map;
  Lexer lexer(cmap);
  bool ranges = false, chars = false;
  std::vector<Token> row;
  for (Token token = lexer.next(); token.kind != Token::Kind::end; token = lexer.next()) {
    if (token.kind == Token::Kind::word) {
      chars = token.text == "beginbfchar";
      ranges = token.text == "beginbfrange";
      row.clear();
    }
    if (!chars && !ranges) continue;
    if (token.kind == Token::Kind::string) row.push_back(token);
    if (chars && row.size() == 2) {
      map[code_of(row[0].text)] = row[1].text;
      row.clear();
    } else if (ranges && token.kind == Token::Kind::open_array && row.size() == 2) {
      int code = code_of(row[0].text);
      for (token = lexer.next(); token.kind == Token::Kind::string; token = lexer.next()) map[code++] = token.text;
      row.clear();
    } else if (ranges && row.size() == 3) {
      std::string text = row[2].text;
      for (int code = code_of(row[0].text); code <= code_of(row[1].text) && !text.empty(); ++code) {
        map[code] = text;
        for (auto byte = text.rbegin(); byte != text.rend() && static_cast<unsigned char>(++*byte) == 0; ++byte) {
        }
      }
      row.clear();
    }
  }
  return map;
}

/// Zero, or a mark of byte order, which no text holds; an empty text.
bool forbidden(const std::string& utf16) {
  if (utf16.empty() || utf16.size() % 2 != 0) return true;
  for (std::size_t i = 0; i + 1 < utf16.size(); i += 2) {
    const int unit = code_of(utf16.substr(i, 2));
    if (unit == 0 || unit == 0xFEFF || unit == 0xFFFE) return true;
  }
  return false;
}

bool private_use(const std::string& utf16) {
  for (std::size_t i = 0; i + 1 < utf16.size(); i += 2) {
    const int unit = code_of(utf16.substr(i, 2));
    if ((unit >= 0xE000 && unit <= 0xF8FF) || (unit >= 0xDB80 && unit <= 0xDBFF)) return true;
  }
  return false;
}

/// W: "c [w1 w2 …]" or "first last w".
std::map<int, double> widths_of(const Object& w) {
  std::map<int, double> widths;
  for (int i = 0; i + 1 < w.size();) {
    int code = static_cast<int>(w[i].integer());
    if (w[i + 1].is_array()) {
      for (const Object& width : items_of(w[i + 1])) widths[code++] = width.number();
      i += 2;
    } else {
      const long long last = std::min(65535LL, w[i + 1].integer());
      for (; code <= last; ++code) widths[code] = w[i + 2].number();
      i += 3;
    }
  }
  return widths;
}

class FontCheck {
 public:
  FontCheck(Checked& checked, const FontUse& use)
      : checked_(checked),
        use_(use),
        font_(use.font),
        cid_font_(use.font["/DescendantFonts"][0]),
        called_(use.font.called()) {}

  void run() {
    if (!dictionaries()) return;
    unicode();
    program();
  }

 private:
  void both(const std::string& a, const std::string& ua, const std::string& sentence) {
    checked_.tell_a(a, called_, sentence);
    checked_.tell_ua(ua, called_, sentence);
  }

  bool dictionaries() {
    const std::string kind = cid_font_["/Subtype"].name();
    if (font_["/Type"].name() != "/Font" || font_["/Subtype"].name() != "/Type0" ||
        font_["/DescendantFonts"].size() != 1 || cid_font_["/Type"].name() != "/Font" ||
        (kind != "/CIDFontType0" && kind != "/CIDFontType2") || !font_["/BaseFont"].is_name() ||
        !cid_font_["/BaseFont"].is_name()) {
      checked_.tell("A2-6.2.11.2", called_,
                    "no Type0 font with all that its dictionaries need; others are not followed here");
      return false;
    }
    const Object system = cid_font_["/CIDSystemInfo"];
    const Object encoding = font_["/Encoding"];
    const std::string name = encoding.name();
    if (name != "/Identity-H" && name != "/Identity-V") {
      // The predefined maps of ISO 32000-1, table 118, that a file of ours might name.
      static const std::map<std::string, std::string> kPredefined = {
          {"/GB-EUC-H", "GB1"},        {"/GBK-EUC-H", "GB1"},        {"/GBKp-EUC-H", "GB1"},
          {"/GBK2K-H", "GB1"},         {"/UniGB-UCS2-H", "GB1"},     {"/UniGB-UTF16-H", "GB1"},
          {"/UniCNS-UTF16-H", "CNS1"}, {"/UniJIS-UTF16-H", "Japan1"}};
      const auto listed = kPredefined.find(name);
      std::string registry = "Adobe", ordering;
      if (listed != kPredefined.end()) {
        ordering = listed->second;
      } else if (encoding.is_stream()) {
        registry = encoding["/CIDSystemInfo"]["/Registry"].string_bytes();
        ordering = encoding["/CIDSystemInfo"]["/Ordering"].string_bytes();
        const std::optional<std::string> cmap = encoding.bytes();
        const std::size_t at = cmap ? cmap->find("/WMode") : std::string::npos;
        const int wmode = at == std::string::npos ? 0 : std::atoi(cmap->c_str() + at + 6);
        if (wmode != encoding["/WMode"].integer())
          both("A2-6.2.11.3.3-wmode", "UA-31-007", "WMode of the CMap differs from its dictionary's");
      } else {
        both("A2-6.2.11.3.3", "UA-31-006", "the CMap " + name + " is neither embedded nor predefined");
        return false;
      }
      if (system["/Registry"].string_bytes() != registry)
        both("A2-6.2.11.3.1", "UA-31-001", "Registry differs between font and CMap");
      if (system["/Ordering"].string_bytes() != ordering)
        both("A2-6.2.11.3.1", "UA-31-002", "Ordering differs between font and CMap");
      return false;  // its codes are not followed
    }
    if (!system["/Registry"].is_string() || !system["/Ordering"].is_string() || !system["/Supplement"].is_integer())
      checked_.tell("PDF-9.7.3", called_, "CIDSystemInfo is not whole");
    const Object descriptor = cid_font_["/FontDescriptor"];
    const Object map = cid_font_["/CIDToGIDMap"];
    if (kind == "/CIDFontType2" && map.is_null())
      both("A2-6.2.11.3.2", "UA-31-005", "no CIDToGIDMap");
    else if (kind == "/CIDFontType2" && !map.is_stream() && map.name() != "/Identity")
      both("A2-6.2.11.3.2", "UA-31-004", "CIDToGIDMap is neither a stream nor Identity");
    const std::string base = cid_font_["/BaseFont"].name();
    bool subset = base.size() > 8 && base[7] == '+';
    for (std::size_t i = 1; subset && i < 7; ++i) subset = base[i] >= 'A' && base[i] <= 'Z';
    if (!subset || descriptor["/FontName"].name() != base || !font_["/BaseFont"].name().starts_with(base))
      checked_.tell("PDF-9.6.4", called_, "names of the subset do not agree, or are not ABCDEF+Name");
    static const std::vector<const char*> kKeys = {"/FontName", "/Flags",   "/FontBBox", "/ItalicAngle",
                                                   "/Ascent",   "/Descent", "/StemV"};
    for (const char* key : kKeys) {
      if (!descriptor.has(key)) checked_.tell("PDF-9.8.1", called_, std::string("the descriptor lacks ") + key);
    }
    return true;
  }

  void unicode() {
    const std::optional<std::string> cmap = font_["/ToUnicode"].bytes();
    if (!cmap) both("A2-6.2.11.7.2", "UA-31-027", "no ToUnicode");
    const std::map<int, std::string> map = cmap ? unicode_map(*cmap) : std::map<int, std::string>();
    for (const auto& [code, use] : use_.codes) {
      const auto found = map.find(code);
      if (found == map.end()) {
        both("A2-6.2.11.7.2", "UA-10-001", "code " + std::to_string(code) + " means no text (" + use.where + ")");
        continue;
      }
      if (private_use(found->second) && use.without_actual_text)
        checked_.tell_a("A2-6.2.11.7.3", called_,
                        "code " + std::to_string(code) + " means a private character, without ActualText");
    }
    for (const auto& [code, text] : map) {
      if (!forbidden(text)) continue;
      const bool zero = text.empty() || code_of(text.substr(0, 2)) == 0;
      both("A2-6.2.11.7.2-value", zero ? "UA-31-028" : "UA-31-029",
           "code " + std::to_string(code) + " means nothing or a mark of byte order");
    }
  }

  void program() {
    const Object descriptor = cid_font_["/FontDescriptor"];
    const bool true_type = cid_font_["/Subtype"].name() == "/CIDFontType2";
    const Object stream = descriptor[true_type ? "/FontFile2" : "/FontFile3"];
    const std::optional<std::string> bytes = stream.bytes();
    if (!bytes) return both("A2-6.2.11.4.1", "UA-31-009", "the font is not embedded");
    const std::string kind = stream["/Subtype"].name();
    const Program program(*bytes);
    if (!program.opened() || (!true_type && kind != "/CIDFontType0C" && kind != "/OpenType"))
      return checked_.tell_a("A2-6.2.11.4.1-program", called_,
                             "the program cannot be read, or is not of the kind it says");
    std::string cid_to_gid;
    const Object map = cid_font_["/CIDToGIDMap"];
    if (map.is_stream()) cid_to_gid = map.bytes().value_or("");
    const auto glyph_of = [&](int cid) {
      if (!map.is_stream()) return cid;
      const std::size_t at = static_cast<std::size_t>(cid) * 2;
      return at + 1 < cid_to_gid.size() ? code_of(cid_to_gid.substr(at, 2)) : -1;
    };
    const std::map<int, double> widths = widths_of(cid_font_["/W"]);
    const double otherwise = cid_font_.has("/DW") ? cid_font_["/DW"].number() : 1000;
    for (const auto& [code, use] : use_.codes) {
      const std::string what = "code " + std::to_string(code) + " (" + use.where + ")";
      const int glyph = glyph_of(code);
      if (glyph == 0) both("A2-6.2.11.8", "UA-31-030", what + " is .notdef");
      const double width = program.width(glyph);
      if (width < 0) {
        both("A2-6.2.11.4.1-glyph", "UA-31-011", what + " has no glyph");
        continue;
      }
      const auto told = widths.find(code);
      if (std::fabs((told == widths.end() ? otherwise : told->second) - width) > 1)
        both("A2-6.2.11.5", "UA-31-016", what + " is not as wide as the font says");
    }
    cid_set(descriptor, [&](int cid) {
      const int glyph = glyph_of(cid);
      return (glyph > 0 || cid == 0) && program.width(glyph) >= 0;
    });
  }

  /// CIDSet: one bit a CID, from the high bit of the first byte.
  void cid_set(const Object& descriptor, const std::function<bool(int)>& there) {
    const std::optional<std::string> set = descriptor["/CIDSet"].bytes();
    if (!set) {
      if (checked_.claims.a_part == 1) checked_.tell("A1-6.3.5", called_, "a subset without CIDSet");
      return;
    }
    const auto listed = [&](int cid) {
      const auto at = static_cast<std::size_t>(cid) / 8;
      return at < set->size() && (static_cast<unsigned char>((*set)[at]) >> (7 - cid % 8) & 1) != 0;
    };
    for (int cid = 0; cid < 65536; ++cid) {
      if (listed(cid) && !there(cid))
        return both("A2-6.2.11.4.2", "UA-31-015", "CIDSet lists a glyph that is not there");
      if (!listed(cid) && there(cid)) return both("A2-6.2.11.4.2", "UA-31-014", "CIDSet leaves a glyph out");
    }
  }

  Checked& checked_;
  const FontUse& use_;
  Object font_, cid_font_;
  std::string called_;
};

}  // namespace

void check_fonts(Checked& checked) {
  for (const auto& [id, use] : checked.use.fonts) FontCheck(checked, use).run();
}

}  // namespace typeset::test::pdf
