// The file as bytes (ISO 19005-2, 6.1): walked from the header to the end, object by object, by our own lexer, because
// libqpdf shows what objects mean and not how they are written.
#include <cmath>
#include <cstring>

#include "pdf/lexer.h"
#include "pdf/rules.h"

namespace typeset::test::pdf {
namespace {

class Walk {
 public:
  explicit Walk(Checked& checked) : checked_(checked), bytes_(checked.file.bytes()) {}

  void header() const {
    const bool version = bytes_.starts_with("%PDF-1.") && bytes_.size() > 9 && bytes_[7] >= '0' && bytes_[7] <= '7' &&
                         (bytes_[8] == '\n' || bytes_[8] == '\r');
    const std::size_t comment = bytes_.find('%', 8);
    bool binary = comment != std::string::npos && comment <= 10 && comment + 4 < bytes_.size();
    for (std::size_t i = 1; binary && i <= 4; ++i) binary = static_cast<unsigned char>(bytes_[comment + i]) > 127;
    if (!version || !binary)
      checked_.tell_a("A2-6.1.2", "file", "the header is not %PDF-1.n and a comment of four high bytes");
    if (checked_.claims.a_part == 1 && version && bytes_[7] > '4')
      checked_.tell("A1-6.1.2", "file", "PDF/A-1 is made of PDF 1.4");
  }

  void end() const {
    const std::size_t mark = bytes_.rfind("%%EOF");
    const std::string rest = mark == std::string::npos ? "none" : bytes_.substr(mark + 5);
    if (!rest.empty() && rest != "\n" && rest != "\r" && rest != "\r\n")
      checked_.tell_a("A2-6.1.3-end", "file", "something follows the last %%EOF, or there is none");
  }

  /// All that stands between header and end: objects, cross-reference tables, trailers.
  void parts() {
    Lexer lexer(bytes_);
    for (Token token = lexer.next(); token.kind != Token::Kind::end; token = lexer.next()) {
      if (token.kind == Token::Kind::integer) {
        if (!object(lexer, token)) return;
      } else if (token.text == "xref") {
        classic_ = true;
        if (!table(lexer, token)) return;
      } else if (token.text == "trailer") {
        value(lexer, lexer.next(), "trailer", nullptr);
      } else if (token.text == "startxref") {
        lexer.next();
      } else {
        checked_.tell("PDF-7.5", "file", "no object begins with " + token.text.substr(0, 20));
        return;
      }
    }
    if (checked_.claims.a_part == 1 && !classic_)
      checked_.tell("A1-6.1.4", "file", "PDF/A-1 knows no cross-reference streams");
  }

 private:
  struct Dict {
    long long length = -1;
    std::string type;
  };

  bool line_ends_at(std::size_t at) const { return at < bytes_.size() && (bytes_[at] == '\n' || bytes_[at] == '\r'); }

  bool object(Lexer& lexer, const Token& number) {
    const std::string called = number.text + " 0";
    const Token generation = lexer.next(), word = lexer.next();
    if (generation.kind != Token::Kind::integer || word.text != "obj") {
      checked_.tell("PDF-7.5", called, "does not begin as an object does");
      return false;
    }
    const bool before = number.begin == 0 || line_ends_at(number.begin - 1);
    if (!before || generation.begin != number.end + 1 || word.begin != generation.end + 1 || !line_ends_at(word.end))
      checked_.tell_a("A2-6.1.9", called, "number, generation and obj are not parted as they must be");
    Dict dict;
    value(lexer, lexer.next(), called, &dict);
    Token after = lexer.next();
    if (after.text == "stream") {
      if (!stream(lexer, after, called, dict)) return false;
      after = lexer.next();
    }
    if (after.text != "endobj") {
      checked_.tell("PDF-7.5", called, "does not end with endobj");
      return false;
    }
    if (!line_ends_at(after.end) || !line_ends_at(after.begin - 1))
      checked_.tell_a("A2-6.1.9", called, "endobj is not on a line of its own");
    return true;
  }

  bool stream(Lexer& lexer, const Token& word, const std::string& called, const Dict& dict) {
    std::size_t begin = word.end;
    if (bytes_.compare(begin, 2, "\r\n") == 0) {
      begin += 2;
    } else if (begin < bytes_.size() && bytes_[begin] == '\n') {
      begin += 1;
    } else {
      checked_.tell_a("A2-6.1.7.1", called, "stream is not followed by an end of line");
    }
    // A length that is an object of its own is looked up; libqpdf has read the file by then.
    const long long length =
        dict.length < 0 ? checked_.file.object(std::atoi(called.c_str()))["/Length"].integer() : dict.length;
    const std::size_t end = begin + static_cast<std::size_t>(length);
    std::size_t mark = end;
    while (mark < bytes_.size() && mark < end + 2 && line_ends_at(mark)) ++mark;
    if (end > bytes_.size() || bytes_.compare(mark, 9, "endstream") != 0) {
      checked_.tell_a("A2-6.1.7.1", called, "Length is not the number of bytes");
      mark = bytes_.find("endstream", begin);
      if (mark == std::string::npos) return false;
    } else if (mark == end) {
      checked_.tell_a("A2-6.1.7.1", called, "endstream does not begin a line");
    }
    lexer.go_to(mark + 9);
    if (dict.type == "/ObjStm") packed(called);
    return true;
  }

  void packed(const std::string& called) {
    const Object holder = checked_.file.object(std::atoi(called.c_str()));
    if (checked_.claims.a_part == 1) checked_.tell("A1-6.1.4", called, "PDF/A-1 knows no object streams");
    const std::optional<std::string> content = holder.bytes();
    if (!content) return checked_.tell("PDF-7.5", called, "cannot be unpacked");
    Lexer lexer(*content);
    const long long count = holder["/N"].integer();
    for (long long i = 0; i < 2 * count; ++i) lexer.next();
    for (long long i = 0; i < count; ++i) {
      const Token first = lexer.next();
      if (first.kind == Token::Kind::end) return checked_.tell("PDF-7.5", called, "holds fewer objects than it says");
      value(lexer, first, "in " + called, nullptr);
    }
  }

  /// One value, however deep; what is under /Length and /Type of the outermost dictionary goes to `dict`.
  void value(Lexer& lexer, Token token, const std::string& called, Dict* dict) {
    int depth = 0;
    std::string key;
    bool key_next = false;
    std::vector<bool> in_dict;
    while (true) {
      scalar(token, called);
      if (token.kind == Token::Kind::open_dict || token.kind == Token::Kind::open_array) {
        ++depth;
        in_dict.push_back(token.kind == Token::Kind::open_dict);
        key_next = token.kind == Token::Kind::open_dict;
      } else if (token.kind == Token::Kind::close_dict || token.kind == Token::Kind::close_array) {
        if (depth == 0) return;
        --depth;
        in_dict.pop_back();
        key_next = depth > 0 && in_dict.back();
      } else if (token.kind == Token::Kind::end) {
        return;
      } else if (depth == 1 && in_dict.back() && key_next && token.kind == Token::Kind::name) {
        key = token.text;
        key_next = false;
      } else if (depth == 1 && in_dict.back()) {
        if (dict != nullptr && key == "/Length")
          dict->length = token.kind == Token::Kind::integer ? std::atoll(token.text.c_str()) : -1;
        if (dict != nullptr && key == "/Type") dict->type = token.text;
        key_next = true;
      }
      if (depth == 0) return reference(lexer, dict);
      // A reference as the length: "12 0 R".
      if (depth == 1 && dict != nullptr && key == "/Length" && token.text == "R") dict->length = -1;
      if (token.text == "R") key_next = in_dict.back();
      token = lexer.next();
      if (depth == 1 && in_dict.back() && token.kind == Token::Kind::integer) key_next = false;
    }
  }

  /// A lone number in an object stream may begin "12 0 R"; as the value of an object it stands alone.
  static void reference(Lexer& lexer, const Dict* dict) {
    if (dict != nullptr) return;
    const std::size_t here = lexer.at();
    const Token generation = lexer.next();
    const Token word = lexer.next();
    if (generation.kind != Token::Kind::integer || word.text != "R") lexer.go_to(here);
  }

  void scalar(const Token& token, const std::string& called) {
    const bool first = checked_.claims.a_part == 1;
    if (token.kind == Token::Kind::string) {
      if (token.bad_hex)
        checked_.tell_a("A2-6.1.6", called, "a hexadecimal string has an odd digit or another character");
      if (token.text.size() > (first ? 65535U : 32767U))
        checked_.tell_a("A2-6.1.13-string", called, "a string is too long");
    } else if (token.kind == Token::Kind::name) {
      if (token.text.size() > 128) checked_.tell_a("A2-6.1.13-name", called, "a name is longer than 127 bytes");
    } else if (token.kind == Token::Kind::integer) {
      if (token.value > 2147483647.0 || token.value < -2147483648.0)
        checked_.tell_a("A2-6.1.13-integer", called, token.text + " is beyond 32 bits");
    } else if (token.kind == Token::Kind::real) {
      if (std::fabs(token.value) > (first ? 32767.0 : 3.403e38))
        checked_.tell_a("A2-6.1.13-real", called, token.text.substr(0, 20) + "… is too large");
    }
  }

  /// A cross-reference table: "xref", line end, "first count", then entries of twenty bytes that lead to objects.
  bool table(Lexer& lexer, const Token& word) {
    std::size_t at = word.end;
    if (bytes_.compare(at, 2, "\r\n") == 0) ++at;
    bool right = line_ends_at(at);
    lexer.go_to(word.end);
    while (true) {
      const std::size_t here = lexer.at();
      const Token first = lexer.next();
      if (first.kind != Token::Kind::integer) {
        lexer.go_to(here);
        break;
      }
      const Token count = lexer.next();
      if (count.kind != Token::Kind::integer) return false;
      right = right && count.begin == first.end + 1 && line_ends_at(count.end);
      std::size_t entry = count.end;
      while (line_ends_at(entry)) ++entry;
      for (long long i = 0; i < std::atoll(count.text.c_str()); ++i, entry += 20) {
        if (entry + 20 > bytes_.size()) return false;
        const std::string text = bytes_.substr(entry, 20);
        const bool form =
            text[10] == ' ' && text[16] == ' ' && (text[17] == 'n' || text[17] == 'f') && line_ends_at(entry + 19);
        right = right && form;
        const std::string wanted = std::to_string(std::atoll(first.text.c_str()) + i) + " ";
        const auto offset = static_cast<std::size_t>(std::atoll(text.c_str()));
        if (form && text[17] == 'n' && (offset >= bytes_.size() || bytes_.compare(offset, wanted.size(), wanted) != 0))
          right = false;
      }
      lexer.go_to(entry);
    }
    if (!right) checked_.tell_a("A2-6.1.4", "file", "the cross-reference table is not written as it must be");
    return true;
  }

  Checked& checked_;
  const std::string& bytes_;
  bool classic_ = false;
};

/// Every object as libqpdf sees it: what a stream may say of itself, names in UTF-8.
void check_objects(Checked& checked) {
  static const std::set<std::string> kFilters = {"/ASCIIHexDecode",  "/ASCII85Decode", "/FlateDecode",
                                                 "/RunLengthDecode", "/DCTDecode",     "/CCITTFaxDecode",
                                                 "/JBIG2Decode",     "/JPXDecode"};
  const long long count = checked.file.trailer()["/Size"].integer();
  for (int id = 1; id < count && id < 8388607; ++id) {
    const Object object = checked.file.object(id);
    if (!object.is_stream()) continue;
    for (const char* key : {"/F", "/FFilter", "/FDecodeParms"}) {
      if (object.has(key))
        checked.tell_a("A2-6.1.7.1-external", object.called(), std::string(key) + " leads outside the file");
    }
    for (const Object& filter : items_of(object["/Filter"])) {
      if (kFilters.count(filter.name()) == 0)
        checked.tell_a("A2-6.1.7.2", object.called(), "the filter " + filter.name() + " is not allowed");
    }
  }
}

}  // namespace

void check_file(Checked& checked) {
  Walk walk(checked);
  walk.header();
  walk.end();
  walk.parts();
  check_objects(checked);
  const Object trailer = checked.file.trailer();
  const Object id = trailer["/ID"];
  if (id.size() != 2 || id[0].string_bytes().empty() || id[1].string_bytes().empty())
    checked.tell_a("A2-6.1.3-id", "trailer", "there is no ID of two strings");
  if (trailer.has("/Encrypt")) {
    checked.tell_a("A2-6.1.3-encrypt", "trailer", "the file is encrypted");
    if ((trailer["/Encrypt"]["/P"].integer() & 512) == 0)  // a file without P is not opened at all
      checked.tell_ua("UA-26-002", "trailer", "assistive technology may not read the text");
  }
  for (const std::string& warning : checked.file.warnings()) checked.tell("PDF-7.5", "file", warning);
}

}  // namespace typeset::test::pdf
