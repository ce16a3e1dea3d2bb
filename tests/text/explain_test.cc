// Why lines end where they end (explain.h): the notes of one worked line, and what holds for the notes of every text.
#include <catch2/catch.hpp>
#include <numeric>
#include <random>

#include "base/utf8.h"
#include "setting.h"

namespace typeset::testing {
namespace {

using namespace text;  // NOLINT
using Verdict = OtherEnd::Verdict;

std::vector<LineNote> notes_of(const std::string& words, std::int64_t columns, const Rules& rules) {
  text::Shape shape;
  shape.measure = cells(columns);
  Diagnostics faults;
  std::vector<LineNote> notes;
  const auto lines = set_paragraph(plain(words), shape, rules, fake_book(), faults, &notes);
  const auto unasked = set_paragraph(plain(words), shape, rules, fake_book(), faults);
  REQUIRE(notes.size() == lines.size());
  CHECK(line_texts(lines, words) == line_texts(unasked, words));
  return notes;
}

const OtherEnd* other(const LineNote& note, const std::string& words) {
  for (const OtherEnd& end : note.others) {
    if (end.words == words) return &end;
  }
  return nullptr;
}

TEST_CASE("a note tells what was squeezed, and what the ends beside it would have come to") {
  // Half a cell too long with the second comma at the end: the first comma's blank gives it.
  const LineNote note = notes_of("一，二三四五，六七八九", 6, parse_rules("gb")).at(0);
  CHECK(note.words == "一，二三四五，");
  CHECK(note.end == LineNote::End::chosen);
  CHECK(note.room == cells(6));
  CHECK(std::abs((note.natural - note.room - cells(1) / 2).units()) <= 2);
  REQUIRE(note.reasons.size() == 1);
  CHECK(note.reasons[0].kind == LineReasonKind::squeezed_mid_stops);
  // The whole of what S5 can give, 80 × 1³, but for what a share of 1/1024 rounds off.
  CHECK((note.reasons[0].points == 79 || note.reasons[0].points == 80));
  CHECK(note.reasons[0].rule == "CL-JUS S5");
  CHECK(note.points == note.reasons[0].points + 1);
  const OtherEnd* without = other(note, "，");
  REQUIRE(without != nullptr);
  CHECK(without->verdict == Verdict::forbidden);
  CHECK(without->rule == "CL-KIN 5.1.1");
  CHECK_FALSE(without->longer);
  const OtherEnd* more = other(note, "六");
  REQUIRE(more != nullptr);
  CHECK(more->verdict == Verdict::too_long);
  // The comma inside is whole again: 7½ cells, of which two commas give one.
  CHECK(std::abs((more->missing - cells(1)).units()) <= 2);
}

TEST_CASE("a note tells soft breaks, lone characters and forced ends") {
  const auto soft = notes_of("一，二，三1次四五六七八", 6, parse_rules("gb"));
  CHECK(soft.at(0).end == LineNote::End::chosen);
  REQUIRE(soft.back().end == LineNote::End::of_paragraph);
  const OtherEnd* parted = other(soft.at(0), "次");
  REQUIRE(parted != nullptr);  // 1｜次
  CHECK(parted->verdict == Verdict::costlier);
  CHECK(parted->more > 0);

  const auto lone = notes_of("一二三四五六七八九十甲乙丙", 6, parse_rules("gb"));
  REQUIRE(lone.size() == 3);
  REQUIRE_FALSE(lone[2].reasons.empty());
  CHECK(lone[2].reasons[0].kind == LineReasonKind::lone_character);
  const OtherEnd* kept = other(lone[1], "乙");
  REQUIRE(kept != nullptr);
  CHECK(kept->verdict == Verdict::ugly);  // one cell over four joints

  CHECK(notes_of("一二\u2028三四", 6, parse_rules("gb")).at(0).end == LineNote::End::by_author);
  CHECK(notes_of("ABCDEFGHIJKLMN", 4, parse_rules("gb")).at(0).end == LineNote::End::by_force);
}

TEST_CASE("a breaker that fills line after line is told as such") {
  const LineNote note = notes_of("一二三四，五六", 4, parse_rules("word")).at(0);
  CHECK(note.end == LineNote::End::filled);
  CHECK(note.points == 0);
  REQUIRE(note.reasons.size() == 1);
  CHECK(note.reasons[0].kind == LineReasonKind::hung_mark);
  const OtherEnd* more = other(note, "五");
  REQUIRE(more != nullptr);
  CHECK(more->verdict == Verdict::too_long);
}

TEST_CASE("what is told of any text is sound: points add up, and no other end would have been cheaper") {
  static const std::vector<std::string> kPieces = {"，", "。",  "“",  "”",     "（",     "）", "——",
                                                   "12", "PPP", " a", "18—22", "\u2028", "！"};
  std::mt19937 random(5);
  int costlier = 0;
  for (int round = 0; round < 150; ++round) {
    std::string words;
    for (std::size_t i = 0; i < 90; ++i) {
      if (random() % 6 == 0) {
        words += kPieces[random() % kPieces.size()];
      } else {
        append_utf8(words, U'一' + static_cast<char32_t>(random() % 50));
      }
    }
    const auto columns = static_cast<std::int64_t>(8 + random() % 20);
    INFO(columns << " cells: " << words);
    for (const LineNote& note : notes_of(words, columns, parse_rules("gb"))) {
      if (note.end == LineNote::End::by_force) continue;
      std::int64_t points = 0;
      bool squeezed = false;
      for (const LineReason& reason : note.reasons) {
        points += reason.points;
        squeezed = squeezed || reason.rule.starts_with("CL-JUS S");
      }
      CHECK(note.points == points + (squeezed ? 1 : 0));
      for (const OtherEnd& end : note.others) {
        if (end.verdict != Verdict::costlier) continue;
        CHECK(end.more >= 0);
        ++costlier;
      }
    }
  }
  CHECK(costlier > 500);
}

}  // namespace
}  // namespace typeset::testing
