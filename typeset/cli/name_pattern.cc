#include "cli/name_pattern.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace typeset {

struct NamePattern::Placeholder {
  Part::Kind kind;
  Words name;  // as it is written
  std::string NameValues::*value;
};

namespace {

constexpr std::size_t kMostDigits = 9;
constexpr std::size_t kLongestName = 200;  // bytes; file systems have 255, and an ending follows

/// One step of a path, whatever the source says.
std::string made_fit(std::string_view value) {
  std::string name;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    name += c == '/' || c == '\\' || byte < ' ' || byte == 0x7F ? '_' : c;
  }
  if (name.starts_with('.')) name.front() = '_';
  return name;
}

/// Whether every step between slashes is a name that a file can have.
bool is_path(std::string_view path) {
  while (true) {
    const std::size_t slash = path.find('/');
    const std::string_view step = path.substr(0, slash);
    if (step.empty() || step == "." || step == ".." || step.size() > kLongestName) return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace

const NamePattern::Placeholder& NamePattern::row(Part::Kind kind) {
  static const Placeholder kAll[] = {
      // in the order of Part::Kind
      {Part::text, {"", ""}, nullptr},
      {Part::stem, {"文件名", "stem"}, nullptr},
      {Part::masthead, {"刊名", "masthead"}, &NameValues::masthead},
      {Part::number, {"期号", "number"}, &NameValues::number},
      {Part::total, {"总期号", "total"}, &NameValues::total},
      {Part::date, {"日期", "date"}, &NameValues::date},
      {Part::year, {"年", "year"}, &NameValues::year},
  };
  return kAll[kind];
}

const NamePattern::Placeholder* NamePattern::find(std::string_view name) {
  for (int kind = Part::stem; kind <= Part::year; ++kind) {
    const Placeholder& one = row(static_cast<Part::Kind>(kind));
    if (name == one.name.zh || name == one.name.en) return &one;
  }
  return nullptr;
}

std::variant<NamePattern, Term> NamePattern::read(std::string_view pattern) {
  std::vector<Part> parts;
  std::string literal;
  const auto end_literal = [&] {
    if (!literal.empty()) parts.push_back({Part::text, std::exchange(literal, {}), 0});
  };
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if ((c == '{' || c == '}') && pattern.substr(at + 1).starts_with(c)) {
      literal += c;
      ++at;
      continue;
    }
    if (c == '}') return Term("“}”前面没有“{”", "there is a } without {");
    if (c != '{') {
      literal += c;
      continue;
    }
    const std::size_t close = pattern.find('}', at);
    if (close == std::string_view::npos) return Term("“{”后面没有“}”", "there is a { without }");
    const std::string_view inside = pattern.substr(at + 1, close - at - 1);
    const std::string_view name = inside.substr(0, inside.find(':'));
    const Placeholder* known = find(name);
    if (known == nullptr) {
      const std::string word = "{" + std::string(name) + "}";
      return Term(word + " 不认识；可以写 {文件名} {刊名} {期号} {总期号} {日期} {年}",
                  word + " is not known; there are {stem} {masthead} {number} {total} {date} {year}");
    }
    end_literal();
    Part part{known->kind, {}, 0};
    if (name.size() < inside.size()) {
      const std::string_view digits = inside.substr(name.size() + 1);
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), part.digits);
      const bool of_number = part.kind == Part::number || part.kind == Part::total;
      if (!of_number || error != std::errc() || end != digits.data() + digits.size() || part.digits > kMostDigits)
        return Term("“:”后面是期号的位数，1 到 9", "a colon is followed by the digits of a number, 1 to 9");
    }
    parts.push_back(std::move(part));
    at = close;
  }
  end_literal();
  const bool varies = std::ranges::any_of(parts, [](const Part& part) { return part.kind != Part::text; });
  if (!varies) return Term("里面没有 {…}，各期会写到同一个文件", "it has no {…}: all issues would become one file");
  return NamePattern(std::move(parts));
}

bool NamePattern::looks_into_sources() const {
  return std::ranges::any_of(parts_, [](const Part& part) { return part.kind > Part::stem; });
}

std::variant<std::string, Term> NamePattern::expand(std::string_view stem, const NameValues& values) const {
  std::string name;
  for (const Part& part : parts_) {
    if (part.kind == Part::text) {
      name += part.literal;
      continue;
    }
    if (part.kind == Part::stem) {
      name += stem;
      continue;
    }
    const Placeholder& known = row(part.kind);
    std::string value = made_fit(values.*known.value);
    if (value.empty()) return Term(known.name);
    if (value.size() < part.digits) value.insert(0, part.digits - value.size(), '0');
    name += value;
  }
  if (!is_path(name)) return Term("能用作文件名的“" + name + "”", "a name that a file can have (“" + name + "”)");
  return name;
}

}  // namespace typeset
