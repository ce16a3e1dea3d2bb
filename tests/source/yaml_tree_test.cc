// The located tree: every decoded byte of a scalar knows its place, whatever the scalar is written in.
#include "base/yaml_tree.h"

#include <catch2/catch.hpp>
#include <random>

#include "base/utf8.h"
#include "base/yaml_scalar.h"
#include "reading.h"
#include "support/made_text.h"

using namespace typeset;

namespace {

struct Parsed {
  Sources sources;
  Diagnostics faults;
  FileId file;
  std::optional<YamlNode> tree;

  explicit Parsed(const std::string& text) {
    file = sources.add("t.yaml", text);
    tree = parse_yaml(sources, file, faults);
  }
  /// What stands in the file where bytes [begin, end) of `value` were written.
  std::string raw(const LocatedText& value, std::size_t begin, std::size_t end) const {
    const Span span = value.span(begin, end);
    return std::string(sources.text(file).substr(span.begin, span.end - span.begin));
  }
  const LocatedText& at(std::string_view key) const { return tree->find(key)->value.text; }
};

using Random = std::mt19937;

int pick(Random& random, int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); }

std::string random_word(Random& random, bool plain) {
  static const std::vector<std::string> kParts = {"党", "建", "引领", "，", "。", "a", "Bc",
                                                  "3",  "é",  "𠮷",   "—",  "“",  "”"};
  static const std::vector<std::string> kMore = {"'", "\"", "\\", "#", ":", "[", "}", "*", "&"};
  std::string word;
  for (int i = 0, n = 1 + pick(random, 4); i < n; ++i) {
    const bool odd = !plain && pick(random, 4) == 0;
    word += odd ? kMore[static_cast<std::size_t>(pick(random, static_cast<int>(kMore.size()) - 1))]
                : kParts[static_cast<std::size_t>(pick(random, static_cast<int>(kParts.size()) - 1))];
  }
  return word;
}

// A random value in each writing, as an author or a program may write it.
std::string quoted_in(Random& random, char quote, const std::string& eol) {
  std::string text(1, quote);
  const int words = 1 + pick(random, 6);
  for (int i = 0; i < words; ++i) {
    for (const char c : random_word(random, false)) {
      if (quote == '\'' && c == '\'') {
        text += "''";
      } else if (quote == '"' && (c == '"' || c == '\\')) {
        text += std::string("\\") + c;
      } else {
        text += c;
      }
    }
    if (quote == '"') {
      static const std::vector<std::string> kEscapes = {"",    "\\t",         "\\u5143", "\\x41",
                                                        "\\n", "\\U0001F600", "\\_",     "\\e"};
      text += kEscapes[static_cast<std::size_t>(pick(random, static_cast<int>(kEscapes.size()) - 1))];
      if (pick(random, 6) == 0) text += "\\" + eol + "   ";
    }
    if (i + 1 == words) break;
    const int gap = pick(random, 5);
    if (gap == 0) text += "  ";
    if (gap == 1) text += " " + eol + "    ";
    if (gap == 2) text += eol + eol + "  ";
    if (gap > 2) text += " ";
  }
  return text + quote;
}

std::string plain_in(Random& random, const std::string& eol) {
  const std::string_view gaps[] = {"  ", " \n     ", "\n\n\n   ", " ", " ", " "};
  std::string text = "字";
  for (int i = 0, words = pick(random, 6); i < words; ++i) {
    for (const char c : gaps[pick(random, 5)]) {
      if (c == '\n')
        text += eol;
      else
        text += c;
    }
    text += random_word(random, true);
  }
  return text;
}

std::string block_in(Random& random, const std::string& eol) {
  const bool folded = pick(random, 1) == 1;
  const bool digit = pick(random, 3) == 0;
  const int indent = 1 + pick(random, 5);
  std::string text = folded ? ">" : "|";
  if (digit) text += std::to_string(indent);
  static const std::vector<std::string> kChomps = {"", "-", "+"};
  text += kChomps[static_cast<std::size_t>(pick(random, 2))];
  if (pick(random, 3) == 0) text += "  # 注释";
  text += eol;
  for (int i = 0, lines = 1 + pick(random, 6); i < lines; ++i) {
    if (pick(random, 3) == 0) text += std::string(static_cast<std::size_t>(pick(random, indent)), ' ') + eol;
    const int further = (i > 0 || digit) && pick(random, 3) == 0 ? 1 + pick(random, 2) : 0;
    text += std::string(static_cast<std::size_t>(indent + further), ' ') + random_word(random, false) + " " +
            random_word(random, false) + eol;
  }
  if (pick(random, 3) == 0) text += eol + eol;
  return text;
}

// The rule, of every character: what it maps to is the character itself, an escape, or the line end (and blanks) that a
// fold or a line feed stands for; and places never run backwards.
void check_places(const Parsed& parsed, const LocatedText& value) {
  Span reached;
  for_each_character(value.view(), [&](std::size_t at, char32_t c) {
    const std::string character = to_utf8(c);
    const std::string raw = parsed.raw(value, at, at + character.size());
    const Span span = value.span(at, at + character.size());
    const bool shared = span == reached && c == '\n';  // several line feeds of one fold
    CHECK((shared || span.begin >= reached.end));
    reached = span;
    if (raw == character) return;
    INFO("character " << character << " at " << at << " maps to " << raw);
    if (c == ' ' || c == '\n') {
      const bool line_end =
          raw.find('\n') != std::string::npos && raw.find_first_not_of(" \t\r\n") == std::string::npos;
      CHECK((line_end || raw == "\\n" || raw == "\\ "));
    } else {
      CHECK((raw.front() == '\\' || raw == "''"));
    }
  });
}

}  // namespace

TEST_CASE("a value that cannot be followed maps as a whole, though it be as long as what was written") {
  const Parsed open("a: '正文。\n");  // the quote is not closed; the parser takes the line end for a blank
  REQUIRE(open.tree);
  REQUIRE(open.at("a").size() == std::string("'正文。").size());
  CHECK(open.raw(open.at("a"), 0, 3) == "'正文。");
  CHECK(open.raw(open.at("a"), 0, 9) == "'正文。");
  CHECK(open.raw(open.at("a").slice(0, 9), 0, 9) == "'正文。");
}

TEST_CASE("random scalars map to where they were written") {
  Random random(20171229);
  for (int round = 0; round < 4000; ++round) {
    const std::string eol = pick(random, 2) == 0 ? "\r\n" : "\n";
    std::string scalar;
    switch (pick(random, 3)) {
      case 0: scalar = plain_in(random, eol); break;
      case 1: scalar = quoted_in(random, '"', eol); break;
      case 2: scalar = quoted_in(random, '\'', eol); break;
      default: scalar = block_in(random, eol);
    }
    std::string text = "前: 一";
    text.append(eol).append("键: ").append(scalar).append(eol).append("后: 二").append(eol);
    INFO(text);
    const Parsed parsed(text);
    if (!parsed.tree) continue;  // some random words are no YAML
    REQUIRE(parsed.tree->find("键") != nullptr);
    const YamlNode& node = parsed.tree->find("键")->value;
    if (!node.is_scalar()) continue;
    const ScalarPlace place = locate_scalar(text, parsed.file, node.span.begin, node.text.view());
    CHECK(place.exact);
    check_places(parsed, node.text);
    if (parsed.tree->find("后") != nullptr) {
      CHECK(parsed.raw(parsed.at("后"), 0, 3) == "二");
    }
  }
}

TEST_CASE("positions inside scalars of every writing") {
  const Parsed parsed(
      "plain: 甲乙\n  丙丁\n"
      "single: 'it''s 戊'\n"
      "double: \"己\\u5e9a\\n辛\"\n"
      "literal: |\n    壬\n      癸\n\n    子\n"
      "folded: >-\n   丑\n   寅\n\n   卯\n");
  REQUIRE(parsed.tree);
  const auto place = [&](std::string_view key, std::string_view part) {
    const LocatedText& text = parsed.at(key);
    const std::size_t at = text.view().find(part);
    REQUIRE(at != std::string_view::npos);
    const Position position = parsed.sources.position(text.span(at, at + part.size()));
    return std::pair(position.line, position.column);
  };
  using At = std::pair<std::uint32_t, std::uint32_t>;
  CHECK(parsed.at("plain").str() == "甲乙 丙丁");
  CHECK(place("plain", "丙") == At(2, 3));
  CHECK(parsed.at("single").str() == "it's 戊");
  CHECK(place("single", "'") == At(3, 12));
  CHECK(place("single", "戊") == At(3, 16));
  CHECK(parsed.at("double").str() == "己庚\n辛");
  CHECK(place("double", "庚") == At(4, 11));
  CHECK(place("double", "辛") == At(4, 19));
  CHECK(parsed.at("literal").str() == "壬\n  癸\n\n子\n");
  CHECK(place("literal", "癸") == At(7, 7));
  CHECK(place("literal", "子") == At(9, 5));
  CHECK(parsed.at("folded").str() == "丑 寅\n卯");
  CHECK(place("folded", "寅") == At(12, 4));
  CHECK(place("folded", "卯") == At(14, 4));
}

TEST_CASE("every scalar is text, and nothing is null") {
  const Parsed parsed("a: 0123\nb: no\nc: 1:30\nd: 2017-12-29\ne: ~\nf:\ng: ''\nh: null\ni: 0x10\n");
  REQUIRE(parsed.tree);
  CHECK(parsed.at("a").str() == "0123");
  CHECK(parsed.at("b").str() == "no");
  CHECK(parsed.at("c").str() == "1:30");
  CHECK(parsed.at("d").str() == "2017-12-29");
  CHECK(parsed.at("i").str() == "0x10");
  CHECK(parsed.tree->find("e")->value.kind == YamlNode::Kind::null);
  CHECK(parsed.tree->find("f")->value.kind == YamlNode::Kind::null);
  CHECK(parsed.tree->find("g")->value.kind == YamlNode::Kind::scalar);
  CHECK(parsed.tree->find("h")->value.kind == YamlNode::Kind::null);
  CHECK(parsed.sources.position(parsed.tree->find("f")->value.span) == Position{6, 1});
  CHECK(parsed.tree->find("z") == nullptr);
}

TEST_CASE("spans of lists and mappings hold what they hold") {
  const Parsed parsed("a: [甲, {b: 乙}] # c\nd:\n  - 一\n  -\n  - 二\n");
  REQUIRE(parsed.tree);
  const YamlNode& flow = parsed.tree->find("a")->value;
  CHECK(parsed.sources.text(parsed.file).substr(flow.span.begin, flow.span.end - flow.span.begin) == "[甲, {b: 乙}]");
  const YamlNode& list = parsed.tree->find("d")->value;
  REQUIRE(list.items.size() == 3);
  CHECK(parsed.sources.position(list.items[1].span) == Position{4, 3});
}

TEST_CASE("a text without content is a null node") {
  for (const char* text : {"", "\n\n", "# 注释\n", "---\n", "~\n"}) {
    const Parsed parsed(text);
    INFO(text);
    REQUIRE(parsed.tree);
    CHECK(parsed.tree->kind == YamlNode::Kind::null);
    CHECK(parsed.faults.all().empty());
  }
}

TEST_CASE("every text of three marks is read, and its faults lie within it") {
  constexpr std::string_view kMarks = "[]{}!&*|>'\"\\:-?,#% \na";
  for (const char a : kMarks) {
    for (const char b : kMarks) {
      for (const char c : kMarks) {
        const std::string text{a, b, c};
        const Parsed parsed(text);
        for (const Diagnostic& fault : parsed.faults.all()) {
          if (fault.span.begin <= text.size() && fault.span.end <= text.size()) continue;
          FAIL_CHECK(text << ": " << fault.kind->slug << " at " << fault.span.begin << "–" << fault.span.end);
        }
      }
    }
  }
}

TEST_CASE("hostile texts are refused with a reason, and quickly") {
  const std::vector<std::string> hostile = {test::times(400'000, "["),
                                            test::times(60'000, "[\n"),
                                            test::times(30'000, "{a: [b,\n"),
                                            test::times(100'000, "- "),
                                            test::times(100'000, "? "),
                                            test::times(80'000, "a: "),
                                            test::times(50'000, "&a "),
                                            test::times(50'000, "!t "),
                                            test::times(50'000, "\"\\x"),
                                            test::times(60'000, "- - - -\n"),
                                            test::times(200'000, "*"),
                                            test::times(50'000, "%TAG ! x\n"),
                                            test::times(50'000, "---\n"),
                                            std::string(300'000, '\x04'),
                                            std::string(5U << 20U, 'x'),
                                            "a: |\n" + test::times(200'000, " \n") + "b",
                                            "a: " + test::times(400'000, "x "),
                                            test::times(250'000, "- a\n"),
                                            std::string("a: \0b", 5),
                                            "\xff\xfe" + std::string("a: b"),
                                            "a: \"" + test::times(100'000, "\\\n")};
  for (const std::string& text : hostile) {
    INFO(text.substr(0, 20) << "… × " << text.size());
    const Parsed parsed(text);
    const bool refused = !parsed.tree && parsed.faults.has_errors();
    const bool mild = parsed.tree.has_value();
    CHECK((refused || mild));
  }
  CHECK_FALSE(Parsed(test::times(400'000, "[")).tree);
  CHECK_FALSE(Parsed(test::times(250'000, "- a\n")).tree);
  CHECK_FALSE(Parsed(std::string("a: \0b", 5)).tree);
  CHECK_FALSE(Parsed(std::string(5U << 20U, 'x')).tree);
}
