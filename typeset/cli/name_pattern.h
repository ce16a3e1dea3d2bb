// Patterns of output names: `{masthead}第{number}期`, `{year}/{stem}`.
//
//   {stem}            the source's own name without .yaml (also {文件名})
//   {masthead} {刊名}   its name, from the source or its style
//   {number}   {期号}   its number; of a supplement that of the supplement
//   {total}    {总期号}
//   {date}     {日期}   2017-12-29
//   {year}     {年}     2017
//
// {number:3} fills up with zeros to three digits. {{ and }} are braces. A slash makes a folder. Values are made fit for
// names of files: slashes and control characters become `_`, a point at the beginning too.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/words.h"
#include "press/name_values.h"

namespace typeset {

class NamePattern {
 public:
  /// Just {stem}.
  NamePattern() : NamePattern({{Part::stem, {}, 0}}) {}

  /// Term: why it cannot be.
  static std::variant<NamePattern, Term> read(std::string_view pattern);

  /// Whether a source must be looked into to name its outputs.
  bool looks_into_sources() const;

  /// The name, without the ending that tells the format. Term: the value that the source lacks.
  std::variant<std::string, Term> expand(std::string_view stem, const NameValues& values) const;

 private:
  struct Part {
    enum Kind : std::uint8_t { text, stem, masthead, number, total, date, year } kind;
    std::string literal;
    std::size_t digits = 0;
  };
  struct Placeholder;
  static const Placeholder& row(Part::Kind kind);
  static const Placeholder* find(std::string_view name);
  explicit NamePattern(std::vector<Part> parts) : parts_(std::move(parts)) {}

  std::vector<Part> parts_;
};

}  // namespace typeset
