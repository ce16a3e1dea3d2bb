// The content streams, followed operator by operator (ISO 32000-1, annex A): what they draw and use, and whether each
// thing drawn stands inside exactly one tagged sequence or artifact.
#include <algorithm>

#include "pdf/lexer.h"
#include "pdf/rules.h"

namespace typeset::test::pdf {
namespace {

/// Every operator of PDF 1.7 and how many operands it takes; -1: several.
const std::map<std::string, int>& operators() {
  static const std::map<std::string, int> kAll = {
      {"b", 0},  {"B", 0},   {"b*", 0}, {"B*", 0},  {"BDC", 2}, {"BI", 0},   {"BMC", 1},  {"BT", 0}, {"BX", 0},
      {"c", 6},  {"cm", 6},  {"CS", 1}, {"cs", 1},  {"d", 2},   {"d0", 2},   {"d1", 6},   {"Do", 1}, {"DP", 2},
      {"EI", 0}, {"EMC", 0}, {"ET", 0}, {"EX", 0},  {"f", 0},   {"F", 0},    {"f*", 0},   {"G", 1},  {"g", 1},
      {"gs", 1}, {"h", 0},   {"i", 1},  {"ID", 0},  {"j", 1},   {"J", 1},    {"K", 4},    {"k", 4},  {"l", 2},
      {"m", 2},  {"M", 1},   {"MP", 1}, {"n", 0},   {"q", 0},   {"Q", 0},    {"re", 4},   {"RG", 3}, {"rg", 3},
      {"ri", 1}, {"s", 0},   {"S", 0},  {"SC", -1}, {"sc", -1}, {"SCN", -1}, {"scn", -1}, {"sh", 1}, {"T*", 0},
      {"Tc", 1}, {"Td", 2},  {"TD", 2}, {"Tf", 2},  {"Tj", 1},  {"TJ", 1},   {"TL", 1},   {"Tm", 6}, {"Tr", 1},
      {"Ts", 1}, {"Tw", 1},  {"Tz", 1}, {"v", 4},   {"w", 1},   {"W", 0},    {"W*", 0},   {"y", 4},  {"'", 1},
      {"\"", 3}};
  return kAll;
}

struct Sequence {
  enum class Kind { artifact, tagged, other } kind = Kind::other;
  bool actual_text = false;
  bool in_text = false;  // begun inside BT … ET
};

struct Operand {
  Token first;                // of an array or dictionary its bracket
  std::vector<Token> inside;  // of those, what stands in them
};

constexpr int kDeepestForm = 12;

class Interpreter {
 public:
  Interpreter(Checked& checked, const Object& page, std::string where)
      : checked_(checked), page_(page), where_(std::move(where)) {}

  void follow(const std::string& content, const Object& resources, int depth) {
    const std::size_t open = sequences_.size();
    int saved = 0, deepest = 0;
    bool in_text = false;
    std::vector<Operand> operands;
    Lexer lexer(content);
    for (Token token = lexer.next(); token.kind != Token::Kind::end; token = lexer.next()) {
      limits(token);
      if (token.kind != Token::Kind::word || token.text == "true" || token.text == "false" || token.text == "null") {
        operands.push_back(operand(lexer, token));
        continue;
      }
      const std::string& op = token.text;
      const auto known = operators().find(op);
      if (known == operators().end()) {
        checked_.tell_a("A2-6.2.2-operator", where_, op.substr(0, 20) + " is no operator");
      } else if (known->second >= 0 && static_cast<int>(operands.size()) != known->second) {
        checked_.tell("PDF-7.8.2", where_, op + " has " + std::to_string(operands.size()) + " operands");
      } else if (op == "q") {
        deepest = std::max(deepest, ++saved);
        states_.push_back(font_);
      } else if (op == "Q") {
        if (--saved < 0) {
          checked_.tell("PDF-8.4.2", where_, "Q without q");
          saved = 0;
        } else {
          font_ = states_.back();
          states_.pop_back();
        }
      } else if (op == "BT" || op == "ET") {
        if (in_text == (op == "BT")) checked_.tell("PDF-9.4.1", where_, op + " where it may not stand");
        in_text = op == "BT";
        if (!in_text && sequences_.size() > open && sequences_.back().in_text)
          checked_.tell("PDF-14.6.1", where_, "a sequence begun in a text object ends outside it");
        if (in_text) text_depth_ = sequences_.size();
      } else if (op == "BMC" || op == "BDC") {
        begin(op == "BDC" ? &operands[1] : nullptr, operands[0].first.text, resources, in_text);
      } else if (op == "EMC") {
        if (sequences_.size() <= open || (in_text && sequences_.size() <= text_depth_)) {
          checked_.tell("PDF-14.6.1", where_, "EMC without its beginning");
        } else {
          sequences_.pop_back();
        }
      } else if (op == "BI") {
        inline_image(content, lexer, resources);
      } else {
        obey(op, operands, resources, in_text, depth);
      }
      operands.clear();
    }
    if (saved != 0) checked_.tell("PDF-8.4.2", where_, "q without Q");
    if (in_text) checked_.tell("PDF-9.4.1", where_, "BT without ET");
    if (sequences_.size() > open) checked_.tell("PDF-14.6.1", where_, "a marked sequence does not end");
    sequences_.resize(std::min(sequences_.size(), open));
    if (deepest > 28) checked_.tell_a("A2-6.1.13-nesting", where_, "q is nested more than 28 deep");
  }

 private:
  void limits(const Token& token) {
    const bool first = checked_.claims.a_part == 1;
    if (token.bad_hex)
      checked_.tell_a("A2-6.1.6", where_, "a hexadecimal string has an odd digit or another character");
    if (token.kind == Token::Kind::string && token.text.size() > (first ? 65535U : 32767U))
      checked_.tell_a("A2-6.1.13-string", where_, "a string is too long");
    if (token.kind == Token::Kind::integer && (token.value > 2147483647.0 || token.value < -2147483648.0))
      checked_.tell_a("A2-6.1.13-integer", where_, "an integer is beyond 32 bits");
    if (token.kind == Token::Kind::real && std::max(token.value, -token.value) > (first ? 32767.0 : 3.403e38))
      checked_.tell_a("A2-6.1.13-real", where_, "a number is too large");
    if (token.kind == Token::Kind::name && token.text.size() > 128)
      checked_.tell_a("A2-6.1.13-name", where_, "a name is longer than 127 bytes");
  }

  Operand operand(Lexer& lexer, const Token& first) {
    Operand all{first, {}};
    int depth = first.kind == Token::Kind::open_array || first.kind == Token::Kind::open_dict ? 1 : 0;
    while (depth > 0) {
      Token token = lexer.next();
      limits(token);
      if (token.kind == Token::Kind::end) break;
      if (token.kind == Token::Kind::open_array || token.kind == Token::Kind::open_dict) ++depth;
      if (token.kind == Token::Kind::close_array || token.kind == Token::Kind::close_dict) --depth;
      if (depth > 0) all.inside.push_back(std::move(token));
    }
    return all;
  }

  bool inside(Sequence::Kind kind) const {
    return std::any_of(sequences_.begin(), sequences_.end(), [&](const Sequence& s) { return s.kind == kind; });
  }

  void begin(const Operand* properties, const std::string& tag, const Object& resources, bool in_text) {
    Sequence sequence;
    sequence.in_text = in_text;
    long long mcid = -1;
    if (properties != nullptr && properties->first.kind == Token::Kind::open_dict) {
      for (std::size_t i = 0; i + 1 < properties->inside.size(); ++i) {
        const Token& key = properties->inside[i];
        const Token& value = properties->inside[i + 1];
        if (key.kind != Token::Kind::name) continue;
        if (key.text == "/MCID" && value.kind == Token::Kind::integer) mcid = static_cast<long long>(value.value);
        if (key.text == "/ActualText") sequence.actual_text = true;
        if (key.text == "/Lang" && !is_language_tag(value.text))
          checked_.tell_ua("PDF-14.9.2", where_, value.text + " is no language tag");
      }
    } else if (properties != nullptr) {
      const Object named = resources["/Properties"][properties->first.text];
      if (!named.is_dict()) checked_.tell("PDF-14.6.2", where_, "no such properties: " + properties->first.text);
      if (named["/MCID"].is_integer()) mcid = named["/MCID"].integer();
      sequence.actual_text = named.has("/ActualText");
    }
    if (tag == "/Artifact") {
      sequence.kind = Sequence::Kind::artifact;
      if (inside(Sequence::Kind::tagged)) checked_.tell_ua("UA-01-003", where_, "an artifact inside tagged content");
    } else if (mcid >= 0) {
      sequence.kind = Sequence::Kind::tagged;
      if (inside(Sequence::Kind::artifact)) checked_.tell_ua("UA-01-004", where_, "tagged content inside an artifact");
      if (inside(Sequence::Kind::tagged))
        checked_.tell_ua("PDF-14.7.4-nested", where_, "tagged content inside tagged content");
      const auto [item, fresh] = checked_.use.content.insert({{page_.id(), static_cast<int>(mcid)}, {tag, false}});
      if (!fresh) checked_.tell("PDF-14.7.4-unique", where_, "MCID " + std::to_string(mcid) + " stands twice");
      if (form_ != 0) checked_.use.forms_with_mcid.insert(form_);
    }
    sequences_.push_back(sequence);
  }

  void painted(const std::string& what) {
    if (!inside(Sequence::Kind::tagged) && !inside(Sequence::Kind::artifact))
      checked_.tell_ua("UA-01-005", where_, what + " outside of tags and artifacts");
  }

  void device(const std::string& space) {
    checked_.use.device_spaces.insert(space);
    checked_.use.device_space_at.emplace(space, where_);
  }

  void colour_space(const Object& space, const Object& resources) {
    if (space.is_array()) {
      checked_.use.colour_spaces.emplace_back(space, where_);
    } else if (space.name().starts_with("/Device")) {
      const std::string instead = "/Default" + space.name().substr(7);
      if (!resources["/ColorSpace"].has(instead.c_str())) device(space.name());
    } else if (space.name() != "/Pattern") {
      checked_.tell_a("A2-6.2.2-resource", where_, "no such colour space: " + space.name());
    }
  }

  void device_colour(const std::string& name, const Object& resources) {
    if (!resources["/ColorSpace"].has(("/Default" + name).c_str())) device("/Device" + name);
  }

  void inline_image(const std::string& content, Lexer& lexer, const Object& resources) {
    painted("an inline image");
    std::string key;
    for (Token token = lexer.next(); token.kind != Token::Kind::end && token.text != "ID"; token = lexer.next()) {
      if (token.text == "/LZW" || token.text == "/LZWDecode")
        checked_.tell_a("A2-6.1.10", where_, "an inline image is packed with LZW");
      if ((key == "/I" || key == "/Interpolate") && token.text == "true")
        checked_.tell_a("A2-6.2.8-interpolate", where_, "an inline image asks for interpolation");
      if (key == "/CS" || key == "/ColorSpace") {
        if (token.text == "/G" || token.text == "/DeviceGray") device_colour("Gray", resources);
        if (token.text == "/RGB" || token.text == "/DeviceRGB") device_colour("RGB", resources);
        if (token.text == "/CMYK" || token.text == "/DeviceCMYK") device_colour("CMYK", resources);
      }
      key = token.kind == Token::Kind::name ? token.text : "";
    }
    // The data end before "EI" between white space.
    for (std::size_t at = lexer.at() + 1; at + 3 < content.size(); ++at) {
      if (is_space(content[at]) && content.compare(at + 1, 2, "EI") == 0 &&
          (at + 3 == content.size() || is_space(content[at + 3])))
        return lexer.go_to(at + 3);
    }
    lexer.go_to(content.size());
  }

  void show(const std::string& codes) {
    if (codes.empty()) return;
    painted("text");
    const auto font = checked_.use.fonts.find(font_);
    if (font == checked_.use.fonts.end()) return checked_.tell("PDF-9.3.1", where_, "text without a font");
    const bool spoken =
        std::any_of(sequences_.begin(), sequences_.end(), [](const Sequence& s) { return s.actual_text; });
    if (codes.size() % 2 != 0) checked_.tell("PDF-9.7.6", where_, "a string of an odd number of bytes under Identity");
    for (std::size_t i = 0; i + 1 < codes.size(); i += 2) {
      const int code = static_cast<unsigned char>(codes[i]) * 256 + static_cast<unsigned char>(codes[i + 1]);
      CodeUse& use = font->second.codes[code];
      if (use.where.empty()) use.where = where_;
      if (!spoken) use.without_actual_text = true;
    }
  }

  void draw(const Object& thing, const Object& resources, int depth) {
    if (thing["/Subtype"].name() == "/Image") {
      painted("an image");
      checked_.use.images.insert({thing.id(), {thing, where_}});
      if (!thing["/ImageMask"].is_true()) colour_space(thing["/ColorSpace"], resources);
    } else if (thing["/Subtype"].name() == "/Form") {
      if (++checked_.use.forms[thing.id()] > 1 || depth >= kDeepestForm) return;
      if (thing.has("/Ref")) {
        checked_.tell_a("A2-6.2.9.2", thing.called(), "a reference XObject");
        checked_.tell_ua("UA-30-001", thing.called(), "a reference XObject");
      }
      if (thing.has("/OPI") || thing.has("/PS") || thing["/Subtype2"].name() == "/PS")
        checked_.tell_a("A2-6.2.9.1", thing.called(), "OPI or PostScript in a form");
      if (thing["/Group"]["/S"].name() == "/Transparency") transparent(thing["/Group"]);
      const std::optional<std::string> content = thing.bytes();
      const int outer = form_;
      form_ = thing.id();
      if (content) follow(*content, thing.has("/Resources") ? thing["/Resources"] : resources, depth + 1);
      form_ = outer;
    } else {
      checked_.tell_a(thing.is_stream() ? "A2-6.2.9.3" : "A2-6.2.2-resource", where_, "Do of nothing that PDF/A knows");
    }
  }

  void transparent(const Object& group) {
    if (checked_.claims.a_part == 1) checked_.tell("A1-6.4", where_, "a transparency group");
    if (group.has("/CS")) colour_space(group["/CS"], page_["/Resources"]);
  }

  void obey(const std::string& op, const std::vector<Operand>& operands, const Object& resources, bool in_text,
            int depth) {
    static const std::set<std::string> kPaint = {"b", "B", "b*", "B*", "f", "F", "f*", "s", "S"};
    static const std::set<std::string> kShow = {"Tj", "TJ", "'", "\""};
    static const std::set<std::string> kInText = {"Td", "TD", "Tm", "T*", "Tj", "TJ", "'", "\""};
    static const std::set<std::string> kNotInText = {"m", "l", "c",  "v", "y", "h", "re", "b",  "B",  "b*", "B*",
                                                     "f", "F", "f*", "s", "S", "n", "W",  "W*", "sh", "cm", "Do"};
    if (kInText.count(op) != 0 && !in_text) checked_.tell("PDF-9.4.1", where_, op + " outside of a text object");
    if (kNotInText.count(op) != 0 && in_text) checked_.tell("PDF-9.4.1", where_, op + " in a text object");
    const std::string name = operands.empty() ? "" : operands[0].first.text;
    if (kPaint.count(op) != 0) {
      painted("a path");
    } else if (kShow.count(op) != 0) {
      const Operand& text = operands.back();
      if (op != "TJ") show(text.first.text);
      for (const Token& piece : text.inside) {
        if (piece.kind == Token::Kind::string) show(piece.text);
      }
    } else if (op == "g" || op == "G") {
      device_colour("Gray", resources);
    } else if (op == "rg" || op == "RG") {
      device_colour("RGB", resources);
    } else if (op == "k" || op == "K") {
      device_colour("CMYK", resources);
    } else if (op == "cs" || op == "CS") {
      const Object named = resources["/ColorSpace"][name];
      if (!named.is_null())
        colour_space(named, resources);
      else if (name.starts_with("/Device"))
        device_colour(name.substr(7), resources);
      else if (name != "/Pattern")
        checked_.tell_a("A2-6.2.2-resource", where_, "no such colour space: " + name);
    } else if (op == "ri") {
      intent(name);
    } else if (op == "Tf") {
      const Object font = resources["/Font"][name];
      if (!font.is_dict()) checked_.tell_a("A2-6.2.2-resource", where_, "no such font: " + name);
      font_ = font.is_dict() ? font.id() : 0;
      if (font_ != 0) checked_.use.fonts.insert({font_, {font, {}}});
    } else if (op == "gs") {
      const Object state = resources["/ExtGState"][name];
      if (!state.is_dict())
        checked_.tell_a("A2-6.2.2-resource", where_, "no such graphics state: " + name);
      else
        checked_.use.graphics_states.emplace_back(state, where_);
    } else if (op == "sh") {
      painted("a shading");
      colour_space(resources["/Shading"][name]["/ColorSpace"], resources);
    } else if (op == "Do") {
      draw(resources["/XObject"][name], resources, depth);
    }
  }

  void intent(const std::string& name) {
    static const std::set<std::string> kIntents = {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual",
                                                   "/Saturation"};
    if (kIntents.count(name) == 0) checked_.tell_a("A2-6.2.6", where_, name + " is no rendering intent");
  }

  Checked& checked_;
  Object page_;
  std::string where_;
  std::vector<Sequence> sequences_;
  std::size_t text_depth_ = 0;  // sequences open when the text object began
  std::vector<int> states_;     // the font of each saved state
  int font_ = 0;
  int form_ = 0;
};

}  // namespace

void check_content(Checked& checked) {
  int number = 0;
  for (const Object& page : checked.file.pages()) {
    const std::string where = "page " + std::to_string(++number);
    for (const char* box : {"/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"}) {
      const Object sides = page[box];
      if (sides.size() != 4) continue;
      for (const double side : {sides[2].number() - sides[0].number(), sides[3].number() - sides[1].number()}) {
        if (side < 3 || side > 14400)
          checked.tell_a("A2-6.1.13-page", where, std::string(box) + " is under 3 or over 14,400 units");
      }
    }
    if (page["/Group"]["/S"].name() == "/Transparency" && checked.claims.a_part == 1)
      checked.tell("A1-6.4", where, "a transparency group");
    std::string content;
    for (const Object& stream : items_of(page["/Contents"])) {
      const std::optional<std::string> bytes = stream.bytes();
      if (!bytes)
        checked.tell("PDF-7.5", stream.called(), "cannot be unpacked");
      else
        content += *bytes + "\n";
    }
    if (!page["/Resources"].is_dict())
      checked.tell_a("A2-6.2.2-resource", where, "a page without resources of its own");
    Interpreter(checked, page, where).follow(content, page["/Resources"], 0);
  }
  for (const auto& [form, times] : checked.use.forms) {
    if (times > 1 && checked.use.forms_with_mcid.count(form) != 0)
      checked.tell_ua("UA-30-002", std::to_string(form) + " 0", "a form with MCIDs is drawn more than once");
  }
}

}  // namespace typeset::test::pdf
