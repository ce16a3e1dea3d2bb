// Importing a text in memory, and looking at what came of it.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/look_alikes.h"
#include "base/utf8.h"
#include "base/yaml_tree.h"
#include "import/faults.h"
#include "import/import.h"
#include "source/read.h"
#include "source/text.h"

namespace typeset::test {

struct Imports {
  Sources sources;
  Diagnostics doubts;
  std::optional<pasted::Imported> made;

  explicit Imports(const std::string& text, pasted::Format format = pasted::Format::plain,
                   const std::string& style = "") {
    const FileId file = sources.add("text", text);
    made = pasted::read_text(sources, file, format, style, {{2026, 12, 4}, false}, doubts);
  }

  /// Every doubt as "line slug".
  std::string told() const {
    std::string all;
    for (const Diagnostic& doubt : doubts.all()) {
      all += std::to_string(doubt.span.known() ? sources.position(doubt.span).line : 0) + " " +
             std::string(doubt.kind->slug) + "\n";
    }
    return all;
  }
};

/// The issue that the source says; `errors` gets what is wrong with it.
inline Issue read_source(const std::string& yaml, std::string& errors) {
  Sources sources;
  const FileId file = sources.add("source", yaml);
  Diagnostics faults;
  scan_lines(sources, file, faults);
  const auto tree = parse_yaml(sources, file, faults);
  Issue issue;
  if (tree) issue = read_issue(*tree, nullptr, faults);
  for (const Diagnostic& fault : faults.all()) {
    if (fault.kind->severity == Severity::error) {
      errors += std::string(fault.kind->slug) + " " + fault.message(Language::en) + "\n";
    }
  }
  return issue;
}

/// Characters of `text` that stand neither in the source nor among what is listed as left out. Counted here over again,
/// apart from the program's own ledger.
inline std::string lost(const std::string& text, const pasted::Imported& made) {
  std::map<char32_t, long> count;
  const auto add = [&](std::string_view part, long sign) {
    for_each_character(part, [&](std::size_t, char32_t c) {
      const char32_t meant = ideograph_of_radical(c);
      count[meant != 0 ? meant : c] += sign;
    });
  };
  add(text, 1);
  add(made.yaml, -1);
  for (const pasted::Entry& entry : made.ledger.entries()) add(entry.text, -1);
  std::string missing;
  for (const auto& [c, left] : count) {
    const bool space = is_padding(c) || c < 0x20 || c == 0x85 || c == 0x2028 || c == 0x2029;
    if (left > 0 && !space) append_utf8(missing, c);
  }
  return missing;
}

}  // namespace typeset::test
