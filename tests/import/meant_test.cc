// Markdown written out of what is meant: strong words, links, forced line ends, notes and cells, with text between that
// looks like marks. The source that import makes of it has to say the same, in the same order. Seeded.
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "import/reading.h"

using namespace typeset;
using namespace typeset::test;

namespace {

struct Piece {
  enum class Sort : std::uint8_t { words, link, line_end, note } sort = Sort::words;
  std::string text = {};  // a link's: the address
  bool strong = false;
  std::vector<Piece> inner = {};  // of a link or note
};
using Pieces = std::vector<Piece>;

class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return random_() % limit; }

  /// What ends in a full stop, so that it is no heading and does not go on.
  Pieces text(bool with_notes) {
    Pieces pieces;
    if (below(6) == 0) pieces.push_back({Piece::Sort::line_end, "", below(2) == 0});
    for (std::size_t n = 1 + below(6); n > 0; --n) {
      const std::size_t sort = below(8);
      if (sort == 0) {
        // What a ! stands before is a picture that was not found.
        const std::string before = pieces.empty() ? "" : pieces.back().text;
        if (before.ends_with('!')) pieces.push_back(word("某"));
        pieces.push_back({Piece::Sort::link, "http://a.cn/x", false, words()});
      } else if (sort == 1 && with_notes && !pieces.empty()) {
        pieces.push_back(word("某"));  // a mark stands behind a word
        pieces.push_back({Piece::Sort::note, "", pieces.back().strong, text(false)});
      } else {
        pieces.push_back(word());
        // `\1.` at the head says in a text, too, that it opens no level.
        if (pieces.back().text == "\\") pieces.push_back(word("某"));
        if (sort == 2) {
          pieces.push_back({Piece::Sort::line_end, "", below(2) == 0});
          pieces.push_back(word("某"));
        }
      }
    }
    pieces.push_back(word("。"));
    if (below(6) == 0) pieces.push_back({Piece::Sort::line_end, "", below(2) == 0});
    return pieces;
  }

  Piece word(const std::string& text = "") {
    static const std::vector<std::string> kWords = {
        "甲",    "乙丙",   "\\",        "D:\\", "*",          "**",   "***", "[",    "]",       "[甲]",
        "]{",    "{换行}", "{注=",      "}",    "#",          "|",    "｜",  "！",   "!",       "![",
        "(a.b)", "！【",   ".jpg",      "- ",   "> ",         "{{",   "3*4", "_",    "`",       "<b>",
        "&amp;", "~~",     "[]{注=甲}", "\\|",  "1.",         "(",    ")",   "//",   "】",      "丁 A",
        "7",     "“戊”",   "：",        "，",   "[己]{楷体}", "\\**", "\\[", "]\\(", "\\{换行}"};
    return {Piece::Sort::words, text.empty() ? kWords[below(kWords.size())] : text, below(3) == 0};
  }

 private:
  Pieces words() {
    Pieces pieces = {word("某")};
    if (below(2) == 0) pieces.push_back(word());
    // Brackets in pairs alone: which of others is the link's cannot be told.
    const std::string& text = pieces.back().text;
    if (text.find_first_of("[]") != std::string::npos && text != "[甲]") pieces.pop_back();
    return pieces;
  }

  std::mt19937 random_;
};

/// Pieces in Markdown, with every mark of the text behind a backslash.
class Markdown {
 public:
  explicit Markdown(bool cell) : cell_(cell) {}

  std::string write(const Pieces& pieces) {
    for (const Piece& piece : pieces) put(piece);
    set_strong(false);
    if (cell_ && made_.ends_with('\\')) made_ += ' ';
    return made_;
  }
  /// The texts of the notes, to stand below all else.
  const std::vector<Pieces>& notes() const { return notes_; }

 private:
  void put(const Piece& piece) {
    switch (piece.sort) {
      case Piece::Sort::words:
        set_strong(piece.strong);
        for (const char c : piece.text) {
          // As on GitHub, a bar behind two backslashes is text with one of them.
          if (cell_ && c == '|' && made_.ends_with('\\')) made_ += ' ';
          if (std::ispunct(static_cast<unsigned char>(c)) != 0) made_ += '\\';
          made_ += c;
        }
        break;
      case Piece::Sort::link:
        set_strong(false);
        made_ += '[';
        for (const Piece& inner : piece.inner) put(inner);
        set_strong(false);
        made_ += "](" + piece.text + ")";
        break;
      case Piece::Sort::line_end:
        set_strong(piece.strong);
        made_ += "<br>";
        break;
      case Piece::Sort::note:
        notes_.push_back(piece.inner);
        made_ += "[^" + std::to_string(notes_.size()) + "]";
        break;
    }
  }
  void set_strong(bool strong) {
    if (strong != strong_) made_ += "**";
    strong_ = strong;
  }

  bool cell_;
  bool strong_ = false;
  std::string made_;
  std::vector<Pieces> notes_;
};

/// What is said, character by character without blanks: 甲* is strong, 甲@ is of a link, / is a line end, and notes
/// stand in 〔〕.
class Said {
 public:
  void add(char32_t c, bool strong, std::string_view link) {
    if (is_padding(c)) return;
    if (c == 0x2028) {
      all_ += '/';
      return;
    }
    append_utf8(all_, c);
    if (strong) all_ += '*';
    if (!link.empty()) all_.append("@").append(link).append("@");
  }
  void note(const Said& other) { all_ += "〔" + other.str() + "〕"; }
  /// A line end parts nothing at the ends of the text.
  std::string str() const {
    std::string_view text = all_;
    while (text.starts_with('/')) text.remove_prefix(1);
    while (text.ends_with('/')) text.remove_suffix(1);
    return std::string(text);
  }

 private:
  std::string all_;
};

Said meant(const Pieces& pieces, std::string_view link = "") {
  Said said;
  for (const Piece& piece : pieces) {
    switch (piece.sort) {
      case Piece::Sort::words:
        for_each_character(piece.text, [&](std::size_t, char32_t c) { said.add(c, piece.strong, link); });
        break;
      case Piece::Sort::link:
        for (const Piece& inner : piece.inner) {
          for_each_character(inner.text, [&](std::size_t, char32_t c) { said.add(c, inner.strong, piece.text); });
        }
        break;
      case Piece::Sort::line_end: said.add(0x2028, false, ""); break;
      case Piece::Sort::note: said.note(meant(piece.inner)); break;
    }
  }
  return said;
}

Said read(const LocatedText& text, const std::vector<InlineSpan>& spans, const std::vector<InlineNote>& notes = {}) {
  Said said;
  auto note = notes.begin();
  const auto put_notes = [&](std::size_t at) {
    for (; note != notes.end() && note->at <= at; ++note) said.note(read(note->text, note->spans));
  };
  for_each_character(text.view(), [&](std::size_t at, char32_t c) {
    put_notes(at);
    bool strong = false;
    std::string link;
    for (const InlineSpan& span : spans) {
      if (span.begin > at || at >= span.end) continue;
      strong = strong || span.kind == InlineKind::strong;
      if (span.kind == InlineKind::link) link = span.target.str();
    }
    said.add(c, strong, link);
  });
  put_notes(text.size());
  return said;
}

Body imported_body(const std::string& text, pasted::Format format) {
  const std::string head =
      format == pasted::Format::markdown
          ? "# 工作动态\n\n第1期\n\n某某办　2026年3月5日\n\n## 某某市召开会议\n\n某某市召开会议。\n\n"
          : "工作动态\n第1期\n某某办　2026年3月5日\n\n某某市召开会议\n\n某某市召开会议。\n\n";
  const Imports imports(head + text, format);
  INFO(text);
  REQUIRE(imports.made);
  INFO(imports.made->yaml);
  std::string errors;
  const Issue issue = read_source(imports.made->yaml, errors);
  CHECK(errors.empty());
  REQUIRE(std::get<Bulletin>(issue.part).articles.size() == 1);
  return std::get<Bulletin>(issue.part).articles[0].body;
}

std::vector<std::string> cells_of(const Table& table) {
  std::vector<std::string> said;
  for (const TableRow& row : table.rows) {
    for (const TableCell& cell : row) said.push_back(read(cell.text, cell.spans).str());
  }
  return said;
}

/// Three rows of cells, each as it is written and what it says.
void check_table(Writer& writer, pasted::Format format, const auto& cell) {
  const std::size_t columns = 2 + writer.below(2);
  std::string text;
  std::vector<std::string> cells;
  for (std::size_t row = 0; row < 3; ++row) {
    text += '|';
    for (std::size_t column = 0; column < columns; ++column) {
      const auto [written, said] = cell();
      text += " " + written + " |";
      cells.push_back(said);
    }
    text += '\n';
    for (std::size_t column = 0; row == 0 && column < columns; ++column) text += "|---";
    if (row == 0) text += "|\n";
  }
  CAPTURE(text);
  const Body body = imported_body(text, format);
  REQUIRE(body.size() == 2);
  REQUIRE(body[1].table.size() == 1);
  CHECK(cells_of(body[1].table[0]) == cells);
}

}  // namespace

TEST_CASE("text of every kind of line says in the source what it was meant to say", "[import]") {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    Writer writer(seed);
    static const std::vector<std::string> kSigns = {"", "- ", "> "};
    const std::string& sign = kSigns[writer.below(kSigns.size())];
    const Pieces pieces = writer.text(true);
    Markdown markdown(false);
    std::string text = sign + markdown.write(pieces) + "\n";
    for (std::size_t i = 0; i < markdown.notes().size(); ++i)
      text += "\n[^" + std::to_string(i + 1) + "]: " + Markdown(false).write(markdown.notes()[i]) + "\n";
    CAPTURE(seed, text);
    const Body body = imported_body(text, pasted::Format::markdown);
    REQUIRE(body.size() == 2);
    CHECK(body[1].quoted == (sign == "> "));
    CHECK((body[1].sort == LineSort::bullet) == (sign == "- "));
    CHECK(read(body[1].text, body[1].spans, body[1].notes).str() == meant(pieces).str());
  }
}

TEST_CASE("cells say in the source what they were meant to say", "[import]") {
  for (unsigned seed = 0; seed < 1500; ++seed) {
    Writer writer(seed);
    check_table(writer, pasted::Format::markdown, [&] {
      const Pieces pieces = writer.text(false);
      return std::pair(Markdown(true).write(pieces), meant(pieces).str());
    });
  }
}

TEST_CASE("cells of pasted text say in the source what they said there", "[import]") {
  for (unsigned seed = 0; seed < 1500; ++seed) {
    Writer writer(seed);
    check_table(writer, pasted::Format::plain, [&] {
      std::string cell;
      for (std::size_t n = 1 + writer.below(4); n > 0; --n) {
        const std::string word = writer.word().text;
        if (word.find('|') == std::string::npos && word.find("｜") == std::string::npos) cell += word;
      }
      cell += "。";
      return std::pair(cell, meant({{Piece::Sort::words, cell}}).str());
    });
  }
}
