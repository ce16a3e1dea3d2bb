// What a line of body text is besides a paragraph (docs/body.md): items, quotations, rules, and instructions in braces.
//
//     - 某某          an item with the style's mark; so is · 某某
//     > 某某          a quotation: 批示, a speech
//     ---             a rule
//     {分页}          an instruction, alone on its line
//     {两栏} … {完}   what stands between them is set in two columns; so {三栏}, {方框}, {名单}
//
// A backslash before the sign makes the line a paragraph. Everything is decided on the line as readers of markup see it
// (LocatedText::marks()): what a file has put there is none of these.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "source/issue.h"

namespace typeset {

/// The sign at the head of a line.
struct LineOpening {
  LineSort sort = LineSort::paragraph;  // paragraph, bullet or rule
  bool quoted = false;
  std::size_t text_begin = 0;  // the byte behind the signs
};
LineOpening line_opening(std::string_view line);

/// What an instruction asks for.
enum class Order : std::uint8_t { page_break, space, columns, box, names, end };

/// Where `most` says so, a number may stand behind the name: {空行 3}.
struct InstructionName {
  std::string_view name;
  std::string_view zh;  // accepted wherever the name is
  Order order;
  int value;  // what it stands for; least of a number written behind it
  int most;   // of such a number; 0: none may be written
  std::string_view help_zh;
  std::string_view help_en;
};

inline constexpr std::array<InstructionName, 7> kInstructions = {{
    {"page-break", "分页", Order::page_break, 0, 0, "从这里另起一页", "a new page begins here"},
    {"space", "空行", Order::space, 1, 40, "空出一行；空几行写“{空行 3}”",
     "an empty line of the grid; {space 3}: three"},
    {"columns", "两栏", Order::columns, 2, 0, "到“{完}”为止排成两栏，左右一样长",
     "two columns of one length, as far as {end}"},
    {"three-columns", "三栏", Order::columns, 3, 0, "到“{完}”为止排成三栏", "three columns, as far as {end}"},
    {"box", "方框", Order::box, 0, 0, "到“{完}”为止加方框：批示", "a box as far as {end}: for instructions of leaders"},
    {"names", "名单", Order::names, 0, 0, "到“{完}”为止是名单：一行一条，“组　长：张三　某某局局长”",
     "a list of names as far as {end}, one on each line"},
    {"end", "完", Order::end, 0, 0, "两栏、方框、名单到此为止", "the end of columns, a box, names"},
}};

/// What is written in braces alone on a line.
struct Instruction {
  enum class Fault : std::uint8_t { none, unknown, number };
  const InstructionName* name = nullptr;  // null: unknown
  int value = 0;
  Fault fault = Fault::none;
};

/// `// 这一段先不用`: a line that its writer keeps to himself. It is not printed.
bool is_remark(std::string_view line);

/// Whether a line is an instruction, known or not: short words in braces and nothing else.
bool is_instruction(std::string_view line);
Instruction read_instruction(std::string_view line);
/// The known name nearest to what is written; empty if none is near.
std::string nearest_instruction(std::string_view line);

/// Whether a line would be something else without the backslash that it opens with.
bool opens_escaped(std::string_view line);

/// {换行}, {line-break} at byte `at` of a line: where it ends; 0 if there is none. A forced line end within a text.
std::size_t line_break_end(std::string_view line, std::size_t at);

}  // namespace typeset
