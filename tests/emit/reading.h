// Reading a PDF back through libqpdf: what a page shows and where, worked out from the operators as PDF defines them.
// Shares no code with the writer.
#pragma once

#define POINTERHOLDER_TRANSITION 4  // libqpdf: std::shared_ptr throughout

#include <catch2/catch.hpp>
#include <cstdint>
#include <map>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>
#include <vector>

namespace typeset::test {

struct ShownGlyph {
  std::string font;  // resource name, /F1
  double size = 0;
  std::string colour;  // operands and operator: "0 g"
  int code = 0;
  double x = 0, y = 0;      // origin, in points from the bottom left corner
  std::string actual_text;  // UTF-16BE with byte order mark, if it stands in such a span
};

struct ShownRule {
  std::string colour;
  double x = 0, y = 0, width = 0, height = 0;
};

struct ShownPage {
  std::vector<ShownGlyph> glyphs;
  std::vector<ShownRule> rules;
  std::map<std::string, int> operators;  // how often each occurs
};

inline std::map<int, int> widths_of(QPDFObjectHandle type0) {
  std::map<int, int> widths;
  QPDFObjectHandle w = type0.getKey("/DescendantFonts").getArrayItem(0).getKey("/W");
  if (!w.isArray()) return widths;
  for (int i = 0; i < w.getArrayNItems(); i += 2) {
    REQUIRE(w.getArrayItem(i).isInteger());
    REQUIRE(w.getArrayItem(i + 1).isArray());
    int code = w.getArrayItem(i).getIntValueAsInt();
    for (auto& width : w.getArrayItem(i + 1).aitems()) widths[code++] = width.getIntValueAsInt();
  }
  return widths;
}

/// Follows the few operators that emit/pdf writes; any other fails the test.
class PageInterpreter : public QPDFObjectHandle::ParserCallbacks {
 public:
  explicit PageInterpreter(QPDFObjectHandle page) {
    QPDFObjectHandle fonts = page.getKey("/Resources").getKey("/Font");
    if (!fonts.isDictionary()) return;
    for (const auto& name : fonts.getKeys()) widths_[name] = widths_of(fonts.getKey(name));
  }

  void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override {
    if (!object.isOperator()) return operands_.push_back(object);
    const std::string op = object.getOperatorValue();
    ++shown.operators[op];
    obey(op);
    operands_.clear();
  }
  void handleEOF() override {
    CHECK(operands_.empty());
    CHECK_FALSE(in_text_);
    CHECK(spans_.empty());
  }

  ShownPage shown;

 private:
  double number(std::size_t i) { return operands_.at(i).getNumericValue(); }

  void obey(const std::string& op) {
    if (op == "BT") {
      CHECK_FALSE(in_text_);
      in_text_ = true;
      line_x_ = line_y_ = pen_ = 0;
    } else if (op == "ET") {
      CHECK(in_text_);
      in_text_ = false;
    } else if (op == "Tf") {
      font_ = operands_.at(0).getName();
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
      show(operands_.at(0).getStringValue());
    } else if (op == "TJ") {
      for (auto& part : operands_.at(0).aitems()) {
        if (part.isString())
          show(part.getStringValue());
        else
          pen_ -= part.getNumericValue() / 1000 * size_;
      }
    } else if (op == "g" || op == "rg") {
      colour_.clear();
      for (auto& operand : operands_) colour_ += operand.unparse() + " ";
      colour_ += op;
    } else if (op == "re") {
      CHECK_FALSE(in_text_);
      shown.rules.push_back({colour_, number(0), number(1), number(2), number(3)});
    } else if (op == "f") {
      CHECK_FALSE(shown.rules.empty());
    } else if (op == "BDC") {
      spans_.push_back(operands_.at(1).getKey("/ActualText").getStringValue());
    } else if (op == "EMC") {
      REQUIRE_FALSE(spans_.empty());
      spans_.pop_back();
    } else {
      FAIL("operator " << op);
    }
  }

  void show(const std::string& codes) {
    CHECK(in_text_);
    REQUIRE(codes.size() % 2 == 0);
    for (std::size_t i = 0; i < codes.size(); i += 2) {
      const int code = static_cast<unsigned char>(codes[i]) << 8 | static_cast<unsigned char>(codes[i + 1]);
      shown.glyphs.push_back({font_, size_, colour_, code, pen_, line_y_, spans_.empty() ? "" : spans_.back()});
      const auto& widths = widths_[font_];
      const auto width = widths.find(code);
      pen_ += (width == widths.end() ? 1000 : width->second) / 1000.0 * size_ + spacing_;
    }
  }

  std::map<std::string, std::map<int, int>> widths_;
  std::vector<QPDFObjectHandle> operands_;
  std::vector<std::string> spans_;
  std::string font_, colour_;
  double size_ = 0, spacing_ = 0, line_x_ = 0, line_y_ = 0, pen_ = 0;
  bool in_text_ = false;
};

/// A PDF in memory, opened.
class Document {
 public:
  explicit Document(std::string bytes) : bytes_(std::move(bytes)), qpdf_(std::make_shared<QPDF>()) {
    qpdf_->setSuppressWarnings(true);
    qpdf_->processMemoryFile("test.pdf", bytes_.data(), bytes_.size());
    for (auto& page : QPDFPageDocumentHelper(*qpdf_).getAllPages()) pages_.push_back(page.getObjectHandle());
    CHECK_FALSE(qpdf_->anyWarnings());
  }
  const std::string& bytes() const { return bytes_; }
  QPDFObjectHandle catalog() { return qpdf_->getRoot(); }
  QPDFObjectHandle trailer() { return qpdf_->getTrailer(); }
  std::vector<QPDFObjectHandle>& pages() { return pages_; }
  QPDFObjectHandle font(std::size_t page, const std::string& resource) {
    return pages_.at(page).getKey("/Resources").getKey("/Font").getKey(resource);
  }
  ShownPage shown(std::size_t page) {
    PageInterpreter interpreter(pages_.at(page));
    QPDFPageObjectHelper(pages_.at(page)).parseContents(&interpreter);
    return interpreter.shown;
  }

 private:
  std::string bytes_;
  std::shared_ptr<QPDF> qpdf_;
  std::vector<QPDFObjectHandle> pages_;
};

inline std::string stream_bytes(QPDFObjectHandle stream) {
  const auto buffer = stream.getStreamData(qpdf_dl_generalized);
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// The bfchar lines of a ToUnicode map: code → UTF-16BE in hex.
inline std::map<int, std::string> to_unicode_of(QPDFObjectHandle type0) {
  const std::string cmap = stream_bytes(type0.getKey("/ToUnicode"));
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

}  // namespace typeset::test
