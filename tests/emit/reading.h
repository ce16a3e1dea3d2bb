// Reading a PDF back through libqpdf: what a page shows and where, worked out from the operators as PDF defines them.
// Shares no code with the writer. (By libqpdf's C interface: its C++ headers do not go through clang-tidy-16.)
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <memory>
#include <qpdf/qpdf-c.h>
#include <string>
#include <utility>
#include <vector>

namespace typeset::test {

/// An object of an opened PDF. Asking one of the wrong kind gives libqpdf's empty answer, which the test then sees.
class Object {
 public:
  Object(qpdf_data qpdf, qpdf_oh handle) : qpdf_(qpdf), handle_(handle) {}
  Object operator[](const std::string& key) const { return {qpdf_, qpdf_oh_get_key(qpdf_, dict(), key.c_str())}; }
  Object operator[](int item) const { return {qpdf_, qpdf_oh_get_array_item(qpdf_, handle_, item)}; }
  int size() const { return qpdf_oh_get_array_n_items(qpdf_, handle_); }
  bool has(const char* key) const { return qpdf_oh_has_key(qpdf_, dict(), key) != 0; }
  bool is_null() const { return qpdf_oh_is_null(qpdf_, handle_) != 0; }
  bool is_array() const { return qpdf_oh_is_array(qpdf_, handle_) != 0; }
  bool is_dict() const { return qpdf_oh_is_dictionary(qpdf_, handle_) != 0; }
  bool is_stream() const { return qpdf_oh_is_stream(qpdf_, handle_) != 0; }
  bool is_integer() const { return qpdf_oh_is_integer(qpdf_, handle_) != 0; }
  bool is_true() const { return qpdf_oh_get_bool_value(qpdf_, handle_) != 0; }
  long long integer() const { return qpdf_oh_get_int_value(qpdf_, handle_); }
  std::string name() const { return qpdf_oh_get_name(qpdf_, handle_); }
  std::string text() const { return qpdf_oh_get_utf8_value(qpdf_, handle_); }
  std::string syntax() const { return qpdf_oh_unparse_resolved(qpdf_, handle_); }
  int id() const { return qpdf_oh_get_object_id(qpdf_, handle_); }
  std::vector<std::string> keys() const {
    std::vector<std::string> all;
    for (qpdf_oh_begin_dict_key_iter(qpdf_, handle_); qpdf_oh_dict_more_keys(qpdf_) != 0;)
      all.emplace_back(qpdf_oh_dict_next_key(qpdf_));
    return all;
  }
  /// The bytes of a stream, unpacked.
  std::string bytes() const {
    unsigned char* data = nullptr;
    std::size_t size = 0;
    QPDF_BOOL filtered = 0;
    REQUIRE(qpdf_oh_get_stream_data(qpdf_, handle_, qpdf_dl_all, &filtered, &data, &size) == QPDF_SUCCESS);
    std::string copy(reinterpret_cast<const char*>(data), size);
    std::free(data);  // NOLINT(cppcoreguidelines-no-malloc): libqpdf's way to hand over
    return copy;
  }

 private:
  qpdf_oh dict() const { return is_stream() ? qpdf_oh_get_dict(qpdf_, handle_) : handle_; }
  qpdf_data qpdf_;
  qpdf_oh handle_;
};

struct ShownGlyph {
  std::string font;  // resource name, /F1
  double size = 0;
  std::string colour;  // operands and operator: "0 g"
  double stroke = 0;   // width of the stroke along its outline
  int code = 0;
  double x = 0, y = 0;      // origin, in points from the bottom left corner
  std::string actual_text;  // UTF-16BE in hex, with byte order mark, if it stands in such a span
  std::size_t span = 0;     // the number of that span on its page: two in a row may say the same
};

struct ShownRule {
  std::string colour;
  double x = 0, y = 0, width = 0, height = 0;

  void take_in(double at_x, double at_y) {
    width = std::max(x + width, at_x) - std::min(x, at_x);
    height = std::max(y + height, at_y) - std::min(y, at_y);
    x = std::min(x, at_x);
    y = std::min(y, at_y);
  }
};

struct ShownPage {
  std::vector<ShownGlyph> glyphs;
  std::vector<ShownRule> rules;
  std::vector<ShownRule> dots;           // the box about each path of curves
  std::vector<std::string> marked;       // what begins each sequence: "/P <</MCID 0>>"
  std::map<std::string, int> operators;  // how often each occurs
  int told = 0;                          // sequences and spans with a text of their own
  int rendering = 0;                     // text rendering mode, at the end
  double line_width = 0;
};

inline std::map<int, int> widths_of(const Object& type0) {
  std::map<int, int> widths;
  const Object w = type0["/DescendantFonts"][0]["/W"];
  if (!w.is_array()) return widths;
  for (int i = 0; i < w.size(); i += 2) {
    REQUIRE(w[i].is_integer());
    REQUIRE(w[i + 1].is_array());
    auto code = static_cast<int>(w[i].integer());
    for (int k = 0; k < w[i + 1].size(); ++k) widths[code++] = static_cast<int>(w[i + 1][k].integer());
  }
  return widths;
}

/// Follows the few operators that emit/pdf writes; any other fails the test.
class PageInterpreter {
 public:
  explicit PageInterpreter(const Object& page) {
    const Object fonts = page["/Resources"]["/Font"];
    if (!fonts.is_dict()) return;
    for (const std::string& name : fonts.keys()) widths_[name] = widths_of(fonts[name]);
  }

  ShownPage follow(const std::string& content) {
    for (const std::string& token : tokens(content)) {
      if (token.find_first_of("/<[0123456789.-") == 0) {
        operands_.push_back(token);
        continue;
      }
      ++shown_.operators[token];
      obey(token);
      operands_.clear();
    }
    CHECK(operands_.empty());
    CHECK_FALSE(in_text_);
    CHECK(spans_.empty());
    return std::move(shown_);
  }

 private:
  /// Operators, names and numbers; strings, arrays and dictionaries each as one token.
  static std::vector<std::string> tokens(const std::string& content) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < content.size();) {
      if (content[at] == ' ' || content[at] == '\n') {
        ++at;
        continue;
      }
      std::size_t end = at + 1;
      if (content.compare(at, 2, "<<") == 0)
        end = content.find(">> BDC", at) + 2;
      else if (content[at] == '<')
        end = content.find('>', at) + 1;
      else if (content[at] == '[')
        end = content.find(']', at) + 1;
      else
        while (end < content.size() && std::string(" \n<[/").find(content[end]) == std::string::npos) ++end;
      REQUIRE(end > at);
      all.push_back(content.substr(at, end - at));
      at = end;
    }
    return all;
  }

  double number(std::size_t i) const {
    const std::string& text = operands_.at(i);
    REQUIRE(text.find_first_not_of("-.0123456789") == std::string::npos);
    return std::stod(text);
  }

  void obey(const std::string& op) {
    if (op == "BT") {
      CHECK_FALSE(in_text_);
      in_text_ = true;
      line_x_ = line_y_ = pen_ = 0;
    } else if (op == "ET") {
      CHECK(in_text_);
      in_text_ = false;
    } else if (op == "Tf") {
      font_ = operands_.at(0);
      size_ = number(1);
      REQUIRE(widths_.count(font_) == 1);
    } else if (op == "Tc") {
      spacing_ = number(0);
    } else if (op == "Td") {
      CHECK(in_text_);
      line_x_ += number(0);
      line_y_ += number(1);
      pen_ = line_x_;
    } else if (op == "Tj") {
      show(operands_.at(0));
    } else if (op == "TJ") {
      show_adjusted(operands_.at(0));
    } else if (op == "Tr") {
      shown_.rendering = static_cast<int>(number(0));
    } else if (op == "w") {
      shown_.line_width = number(0);
    } else if (op == "j" || op == "G" || op == "RG") {
      CHECK_FALSE(operands_.empty());
    } else if (op == "g" || op == "rg") {
      colour_.clear();
      for (const std::string& operand : operands_) colour_ += operand + " ";
      colour_ += op;
    } else if (op == "re") {
      CHECK_FALSE(in_text_);
      CHECK_FALSE(spans_.empty());
      shown_.rules.push_back({colour_, number(0), number(1), number(2), number(3)});
    } else if (op == "m") {
      CHECK_FALSE(in_text_);
      shown_.dots.push_back({colour_, number(0), number(1), 0, 0});
    } else if (op == "c") {
      REQUIRE_FALSE(shown_.dots.empty());
      shown_.dots.back().take_in(number(4), number(5));
    } else if (op == "f") {
      CHECK_FALSE((shown_.rules.empty() && shown_.dots.empty()));
    } else if (op == "BDC") {
      begin_marked(operands_.at(0), operands_.at(1));
    } else if (op == "EMC") {
      REQUIRE_FALSE(spans_.empty());
      spans_.pop_back();
    } else {
      FAIL("operator " << op);
    }
  }

  /// Nested: a sequence of the structure or an artifact, and spans within it.
  void begin_marked(const std::string& tag, const std::string& properties) {
    const std::string key = "/ActualText <";
    const std::size_t begin = properties.find(key);
    const bool span = begin != std::string::npos;
    // Only within artifacts do spans stand in something else.
    CHECK((spans_.empty() || tag == "/Span"));
    if (spans_.empty()) shown_.marked.push_back(tag + " " + properties);
    if (span) ++shown_.told;
    spans_.push_back(span ? properties.substr(begin + key.size(), properties.find('>', begin) - begin - key.size())
                          : "");
  }

  void show_adjusted(const std::string& array) {
    for (std::size_t at = 1; at + 1 < array.size();) {
      if (array[at] == '<') {
        const std::size_t end = array.find('>', at) + 1;
        show(array.substr(at, end - at));
        at = end;
        continue;
      }
      const std::size_t end = array.find_first_of(" <]", at);
      pen_ -= std::stod(array.substr(at, end - at)) / 1000 * size_;
      at = end;
    }
  }

  void show(const std::string& string) {
    CHECK(in_text_);
    REQUIRE(string.size() % 4 == 2);
    for (std::size_t i = 1; i + 4 < string.size(); i += 4) {
      const int code = std::stoi(string.substr(i, 4), nullptr, 16);
      shown_.glyphs.push_back({font_, size_, colour_, shown_.rendering == 2 ? shown_.line_width : 0, code, pen_,
                               line_y_, actual_text(), static_cast<std::size_t>(shown_.told)});
      const auto& widths = widths_[font_];
      const auto width = widths.find(code);
      pen_ += (width == widths.end() ? 1000 : width->second) / 1000.0 * size_ + spacing_;
    }
  }

  std::string actual_text() const {
    CHECK_FALSE(spans_.empty());
    return spans_.empty() ? "" : spans_.back();
  }

  ShownPage shown_;
  std::map<std::string, std::map<int, int>> widths_;
  std::vector<std::string> operands_;
  std::vector<std::string> spans_;
  std::string font_, colour_;
  double size_ = 0, spacing_ = 0, line_x_ = 0, line_y_ = 0, pen_ = 0;
  bool in_text_ = false;
};

/// A PDF in memory, opened. Its objects live no longer than it.
class Document {
 public:
  explicit Document(std::string bytes) : bytes_(std::move(bytes)), qpdf_(qpdf_init()) {
    qpdf_silence_errors(qpdf_);
    qpdf_set_suppress_warnings(qpdf_, QPDF_TRUE);
    REQUIRE(qpdf_read_memory(qpdf_, "test.pdf", bytes_.data(), bytes_.size(), nullptr) == QPDF_SUCCESS);
    pages_ = static_cast<std::size_t>(qpdf_get_num_pages(qpdf_));
  }
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;
  ~Document() { qpdf_cleanup(&qpdf_); }

  const std::string& bytes() const { return bytes_; }
  Object catalog() const { return {qpdf_, qpdf_get_root(qpdf_)}; }
  Object trailer() const { return {qpdf_, qpdf_get_trailer(qpdf_)}; }
  std::size_t page_count() const { return pages_; }
  Object page(std::size_t i) const { return {qpdf_, qpdf_get_page_n(qpdf_, i)}; }
  Object font(std::size_t i, const std::string& resource) const { return page(i)["/Resources"]["/Font"][resource]; }
  std::string content(std::size_t i) const { return page(i)["/Contents"].bytes(); }
  ShownPage shown(std::size_t i) const { return PageInterpreter(page(i)).follow(content(i)); }

 private:
  std::string bytes_;
  qpdf_data qpdf_;
  std::size_t pages_ = 0;
};

/// The bfchar lines of a ToUnicode map: code → UTF-16BE in hex.
inline std::map<int, std::string> to_unicode_of(const Object& type0) {
  const std::string cmap = type0["/ToUnicode"].bytes();
  std::map<int, std::string> map;
  std::size_t at = 0;
  while ((at = cmap.find("beginbfchar", at)) != std::string::npos) {
    const std::size_t end = cmap.find("endbfchar", at);
    REQUIRE(end != std::string::npos);
    int lines = 0;
    for (std::size_t line = cmap.find('<', at); line < end; ++lines) {
      const std::size_t close = cmap.find('>', line), open = cmap.find('<', close), last = cmap.find('>', open);
      map[std::stoi(cmap.substr(line + 1, close - line - 1), nullptr, 16)] = cmap.substr(open + 1, last - open - 1);
      line = cmap.find('<', last);
    }
    CHECK(lines <= 100);
    at = end;
  }
  return map;
}

/// A page's text by the rules of PDF, as UTF-16BE in hex: ActualText where there is any, else each code's entry in the
/// ToUnicode map.
inline std::string copied(const Document& document, std::size_t page = 0) {
  std::string utf16;
  std::size_t last = 0;  // span
  std::map<std::string, std::map<int, std::string>> maps;
  for (const ShownGlyph& glyph : document.shown(page).glyphs) {
    if (maps.count(glyph.font) == 0) maps[glyph.font] = to_unicode_of(document.font(page, glyph.font));
    if (glyph.actual_text.empty()) {
      REQUIRE(maps[glyph.font].count(glyph.code) == 1);
      utf16 += maps[glyph.font][glyph.code];
    } else if (last != glyph.span) {
      REQUIRE(glyph.actual_text.substr(0, 4) == "FEFF");
      utf16 += glyph.actual_text.substr(4);
      last = glyph.span;
    }
  }
  return utf16;
}

}  // namespace typeset::test
