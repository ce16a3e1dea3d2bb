// What the rules know of words and marks, as data: each table says what it is for, each row why it is there.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "lint/passage.h"

namespace typeset::lint {

/// Words of one sort, parted by blanks, and the reason they are in the table.
struct WordRow {
  std::u32string_view words;
  std::string_view reason;
};
using WordTable = std::span<const WordRow>;

/// The length of the longest word of the table that begins at `i`, or ends before it; 0: none.
std::size_t word_at(const Passage& passage, std::size_t i, WordTable table);
std::size_t word_before(const Passage& passage, std::size_t i, WordTable table);
/// Whether a word of the table stands within `reach` characters behind `i`, or before it, in the same clause.
bool word_near_behind(const Passage& passage, std::size_t i, std::size_t reach, WordTable table);
bool word_near_before(const Passage& passage, std::size_t i, std::size_t reach, WordTable table);

/// Whether a word of the table stands anywhere in `text`.
bool holds_word(std::u32string_view text, WordTable table);

inline bool among(char32_t c, std::u32string_view characters) {
  return c != 0 && characters.find(c) != std::u32string_view::npos;
}

// Numerals of hanzi: those that stand for a digit, and those that multiply.
inline constexpr std::u32string_view kHanDigits = U"〇零一二三四五六七八九";
inline constexpr std::u32string_view kHanUnits = U"十百千万亿";

// What stands behind the last character of an office's or a place's name when it begins another word: 督查组|组长,
// 全市|市直.
inline constexpr std::u32string_view kBehindOffices = U"长员务属领机史规训址内里风";
// The same behind a body's or a meeting's 会: 委员会|会议, 协会|会费.
inline constexpr std::u32string_view kBehindMeetings = U"议场址期风务费员标徽长籍刊章旗歌馆所堂史规纪客商同计审";
inline constexpr std::u32string_view kBehindPlaces = U"直属级辖内里外上下委府办局长区城政人纪两管域";

/// What ends a clause.
inline constexpr std::u32string_view kClauseEnds = U"。！？；，：\n";

extern const WordTable kCountedByNumber;  // 〇 before them is a digit: 一九八0年, 三O一医院
extern const WordTable kPlaceholders;     // ○○ before them stands for a name: ○○街道
extern const WordTable kPlaces;           // what a — joins to another place
extern const WordTable kRoutes;           // what is said of places that a — joins: 段, 高速公路
extern const WordTable kPosts;            // what a —— gives behind a name: 局长
extern const WordTable kAnnouncing;       // what a —— behind them spells out: 目标, 主题
extern const WordTable kListing;          // what numbers behind it are each one of: 分别为
extern const WordTable kDefining;         // how a clause defines: 是, 围绕
extern const WordTable kHandling;         // how a clause handles things one by one: 把, 对照
extern const WordTable kSubtitles;        // how the second line of a title begins behind ——: 记, 访
extern const WordTable kRatios;           // near two numbers with a ： these are a ratio or a score
extern const WordTable kTimesOfDay;       // directly before a time: 上午, 时间
extern const WordTable kNumbered;         // what a number behind them numbers: 附件1：
extern const WordTable kCounted;          // measures behind a number that is no time of day: 个, 万
extern const WordTable kMeasures;         // measures that a decimal may have: %, 万, 个百分点
extern const WordTable kRangeUnits;       // measures behind a range of numbers: 3～5天
extern const WordTable kReduplications;   // characters that are said twice: 人人, 天天, 亮|晶晶
extern const WordTable kSingleVerbs;      // verbs of one character that are: 看看
extern const WordTable kNeverSlips;       // sounds: 哈哈
extern const WordTable kPlaceSuffixes;    // what the name of a place ends in, and what a word after it may begin with
extern const WordTable kOfficeSuffixes;   // the same of an office
extern const WordTable kBeforeMeetings;   // what takes 会议 whole: 召开, 本次
extern const WordTable kHeads;            // nouns of one character that close a compound: 地表水|水质
extern const WordTable kDivisions;        // words for parts of an office: behind 各 they stand whole
extern const WordTable kUnknownWords;     // words that ICU cuts up and that often stand behind their first character
extern const WordTable kRemarkWords;      // what remarks to oneself and to colleagues say, and headings do not
extern const WordTable kSurnames;         // before a doubled given name
extern const WordTable kGivenNames;       // given names that are doubled: 娜娜

}  // namespace typeset::lint
