#include "source/line_forms.h"

#include <algorithm>
#include <charconv>

#include "base/nearest.h"
#include "base/utf8.h"
#include "source/text.h"

namespace typeset {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

/// Behind the padding at byte `at`.
std::size_t behind_padding(std::string_view line, std::size_t at) {
  while (at < line.size()) {
    const Decoded c = decode_utf8(line, at);
    if (!is_padding(c.code_point)) break;
    at += c.length;
  }
  return at;
}

/// `> ` or `>` before a hanzi. >5% and >=3 are text.
std::size_t quotation_end(std::string_view line) {
  if (!line.starts_with('>')) return 0;
  std::size_t at = 0;
  while (at < line.size() && (line[at] == '>' || line[at] == ' ')) ++at;
  at = behind_padding(line, at);
  const bool spaced = at > 1;
  const bool compares = at < line.size() && ((!spaced && line[at] >= '0' && line[at] <= '9') || line[at] == '=');
  return compares || at == line.size() ? 0 : at;
}

/// `- ` or `· `, with text behind.
std::size_t bullet_end(std::string_view line) {
  for (const std::string_view sign : {"-", "·"}) {
    if (!line.starts_with(sign)) continue;
    const std::size_t text = behind_padding(line, sign.size());
    if (text > sign.size() && text < line.size()) return text;
  }
  return 0;
}

bool is_rule(std::string_view line) {
  constexpr std::size_t kLeast = 3;
  return line.size() >= kLeast && line.find_first_not_of('-') == kNowhere;
}

/// The words between the braces.
std::string_view inside(std::string_view line) {
  line = line.substr(1, line.size() - 2);
  const std::size_t begin = behind_padding(line, 0);
  std::size_t end = line.size();
  while (end > begin && line[end - 1] == ' ') --end;
  return line.substr(begin, end - begin);
}

struct Written {
  std::string_view word, number;
};

/// 空行 3, 空行3 and 空行 3行 are the word and a number.
Written cut(std::string_view words) {
  const std::size_t digits = words.find_first_of("0123456789");
  Written written;
  written.word = words.substr(0, digits);
  while (written.word.ends_with(' ')) written.word.remove_suffix(1);
  if (written.word.ends_with("　")) written.word.remove_suffix(std::string_view("　").size());
  if (digits != kNowhere) written.number = words.substr(digits);
  if (written.number.ends_with("行")) written.number.remove_suffix(std::string_view("行").size());
  return written;
}

}  // namespace

LineOpening line_opening(std::string_view line) {
  LineOpening opening;
  opening.text_begin = quotation_end(line);
  opening.quoted = opening.text_begin > 0;
  const std::string_view rest = line.substr(opening.text_begin);
  if (is_rule(rest)) {
    opening.sort = LineSort::rule;
    opening.text_begin = line.size();
  } else if (const std::size_t end = bullet_end(rest); end > 0) {
    opening.sort = LineSort::bullet;
    opening.text_begin += end;
  }
  return opening;
}

bool is_remark(std::string_view line) {
  if (!line.starts_with("//")) return false;
  // //www.example.cn is an address without its scheme.
  const std::size_t end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.", 2);
  return line.substr(2, end == kNowhere ? end : end - 2).find('.') == kNowhere;
}

bool is_instruction(std::string_view line) {
  constexpr std::size_t kLongest = 16;  // characters
  if (line.size() < 3 || !line.starts_with('{') || !line.ends_with('}')) return false;
  const std::string_view words = line.substr(1, line.size() - 2);
  return words.find_first_of("{}") == kNowhere && count_characters(words) <= kLongest;
}

Instruction read_instruction(std::string_view line) {
  const Written written = cut(inside(line));
  const auto* name = std::ranges::find_if(
      kInstructions, [&](const InstructionName& n) { return written.word == n.name || written.word == n.zh; });
  Instruction instruction;
  if (name == kInstructions.end()) {
    instruction.fault = Instruction::Fault::unknown;
    return instruction;
  }
  instruction.name = name;
  instruction.value = name->value;
  if (written.number.empty()) return instruction;
  const char* const end = written.number.data() + written.number.size();
  const auto [stop, error] = std::from_chars(written.number.data(), end, instruction.value);
  const bool in_range = instruction.value >= name->value && instruction.value <= name->most;
  if (error != std::errc() || stop != end || !in_range) {
    instruction.value = name->value;
    instruction.fault = Instruction::Fault::number;
  }
  return instruction;
}

std::string nearest_instruction(std::string_view line) {
  struct Synonym {
    std::string_view written, name;
  };
  constexpr Synonym kSynonyms[] = {{"分栏", "两栏"}, {"双栏", "两栏"},     {"二栏", "两栏"}, {"换页", "分页"},
                                   {"另页", "分页"}, {"另起一页", "分页"}, {"分节", "分页"}, {"空一行", "空行"},
                                   {"换行", "空行"}, {"框", "方框"},       {"加框", "方框"}, {"结束", "完"},
                                   {"通栏", "完"}};
  const std::string_view word = cut(inside(line)).word;
  for (const Synonym& synonym : kSynonyms)
    if (word == synonym.written) return std::string(synonym.name);
  Nearest nearest(word);
  for (const InstructionName& name : kInstructions) {
    nearest.consider(name.zh);
    nearest.consider(name.name);
  }
  return nearest.found() ? nearest.name() : std::string();
}

bool opens_escaped(std::string_view line) {
  const std::size_t sign = line.find_first_not_of('\\');
  if (sign == 0 || sign == kNowhere) return false;
  // Of several the first is the mark, so that a line may print one.
  const std::string_view rest = line.substr(sign);
  if (is_instruction(rest) || is_remark(rest)) return true;
  const LineOpening opening = line_opening(rest);
  return opening.quoted || opening.sort != LineSort::paragraph;
}

std::size_t line_break_end(std::string_view line, std::size_t at) {
  for (const std::string_view written : {"{换行}", "{line-break}"}) {
    if (line.substr(at).starts_with(written)) return at + written.size();
  }
  return 0;
}

}  // namespace typeset
