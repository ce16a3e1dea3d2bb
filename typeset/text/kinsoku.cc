#include "text/kinsoku.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "text/galley.h"

namespace typeset::text {

namespace {

using enum CharClass;
using enum Kinsoku;

// clreq's levels over GB/T 15834-2011 5.1 (CL-KIN). A level includes those before it.
constexpr EdgeRow kEdges[] = {
    {PM, basic, none, "CL-KIN 5.1.1"},           // ，
    {PE, basic, none, "CL-KIN 5.1.1"},           // 。
    {PX, basic, none, "CL-KIN 5.1.2"},           // ！！
    {CL, basic, none, "CL-KIN 5.1.3"},           // ”
    {OP, none, basic, "CL-KIN 5.1.3"},           // “
    {CN, basic, none, "CL-KIN 5.1.6"},           // ～
    {IP, basic, none, "CL-KIN 5.1.7"},           // ·
    {SL, basic, gb, "CL-KIN 5.1.9"},             // ／
    {D2, strict, none, "CL-KIN strict"},         // ——
    {EL, strict, none, "CL-KIN strict"},         // ……
    {IT, gb, none, "CL-KIN-7 iteration marks"},  // 々
};

// Soft costs are on the scale of cost.h: 1000 is a line of 28 cells that is one cell short (CL-KP-4).
constexpr std::int32_t kCounted = 500;        // 36｜人
constexpr std::int32_t kInsideRange = 1000;   // 18—｜22日
constexpr std::int32_t kTwoEllipses = 50000;  // ……｜……
constexpr ClassSet kLetters = ClassSet::of(AL, AN, WS);
constexpr ClassSet kSigns = ClassSet::of(PR, PO);
constexpr ClassSet kWord = kLetters | kSigns | ClassSet::of(NU);
constexpr UnitRow kUnits[] = {
    {ClassSet::any(), ClassSet::of(SP), kNever, "CL-UNB-8 a line ends after its space"},
    {ClassSet::any(), ClassSet::of(WC), kNever, "CL-KIN-8"},
    {ClassSet::of(WO), ClassSet::any(), kNever, "CL-KIN-8"},
    {ClassSet::any(), ClassSet::of(AN), kNever, "CL-KIN-7 notes stay with their word"},
    {ClassSet::of(NU), ClassSet::of(NU), kNever, "CL-UNB-3"},
    {ClassSet::of(NU), ClassSet::of(PO), kNever, "CL-UNB-4"},
    {ClassSet::of(PR), ClassSet::of(NU), kNever, "CL-UNB-4"},
    {ClassSet::of(NU), ClassSet::of(CN), kNever, "CL-UNB-7"},
    {ClassSet::of(CN), ClassSet::of(NU), kInsideRange, "CL-UNB-7 after"},
    {kLetters, kWord | ClassSet::of(WO), kNever, "CL-UNB-8"},
    {kSigns | ClassSet::of(NU), kLetters | ClassSet::of(PR, WO), kNever, "CL-UNB-8"},
    {ClassSet::of(PO), ClassSet::of(PO, NU), kNever, "CL-UNB-8"},
    {ClassSet::of(PR), ClassSet::of(PO), kNever, "CL-UNB-8"},
    {ClassSet::of(WC), kWord | ClassSet::of(WO), kNever, "CL-UNB-8"},
    {ClassSet::of(NU), ClassSet::of(HI), kCounted, "CL-UNB-5"},
    {ClassSet::of(EL), ClassSet::of(EL), kTwoEllipses, "CL-UNB-2"},
    {ClassSet::any(), ClassSet::any(), 0, ""},
};

constexpr std::u32string_view kHanging =
    U"!%),.:;>?]}¢°·ˇ’”‰′″℃∶、。〃〉》」』】〕〗〞"
    U"﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！＂％＇），．：；？］｝";

// The tables are read for every joint of every text, so the rows that decide are found once.
constexpr std::size_t kClasses = static_cast<std::size_t>(CT) + 1;

constexpr auto kEdgeOf = [] {
  std::array<const EdgeRow*, kClasses> of{};
  for (const EdgeRow& row : kEdges) of[static_cast<std::size_t>(row.cls)] = &row;
  return of;
}();

constexpr auto kUnitOf = [] {
  std::array<std::array<const UnitRow*, kClasses>, kClasses> of{};
  for (std::size_t a = 0; a < kClasses; ++a) {
    for (std::size_t b = 0; b < kClasses; ++b) {
      of[a][b] = std::find_if(std::begin(kUnits), std::end(kUnits), [&](const UnitRow& row) {
        return row.first.has(static_cast<CharClass>(a)) && row.second.has(static_cast<CharClass>(b));
      });
    }
  }
  return of;
}();

const EdgeRow* edge_row(CharClass cls) { return kEdgeOf[static_cast<std::size_t>(cls)]; }

}  // namespace

std::span<const EdgeRow> edge_rows() { return kEdges; }
std::span<const UnitRow> unit_rows() { return kUnits; }

bool may_start_line(CharClass cls, Kinsoku level) {
  const EdgeRow* row = edge_row(cls);
  return row == nullptr || row->not_at_start == none || level < row->not_at_start;
}

bool may_end_line(CharClass cls, Kinsoku level) {
  const EdgeRow* row = edge_row(cls);
  return row == nullptr || row->not_at_end == none || level < row->not_at_end;
}

const char* edge_rule(CharClass cls) {
  const EdgeRow* row = edge_row(cls);
  return row == nullptr ? "" : row->rule;
}

const UnitRow& unit_row(CharClass first, CharClass second) {
  return *kUnitOf[static_cast<std::size_t>(first)][static_cast<std::size_t>(second)];
}

bool may_hang(char32_t character) { return kHanging.find(character) != std::u32string_view::npos; }

}  // namespace typeset::text
