// What the tests of source/ share: reading a text as the program does, and telling faults as `line:column slug`.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "base/encoding.h"
#include "base/sources.h"
#include "source/as_meant.h"
#include "source/placeholders.h"
#include "source/read.h"
#include "support/program.h"

namespace typeset {

/// A source read as far as its faults allow.
struct Reading {
  Sources sources;
  Diagnostics faults;
  FileId file = FileId::none;
  std::optional<YamlNode> tree;
  std::optional<Issue> issue;

  explicit Reading(std::string_view bytes, std::optional<Encoding> encoding = {}, const YamlNode* defaults = nullptr) {
    file = add_text(sources, "issue.yaml", bytes, encoding, faults);
    if (faults.has_errors()) return;
    const AsMeant meant = read_as_meant(sources, file, faults);
    Diagnostics found;
    tree = parse_yaml(sources, meant.read, found);
    meant.bring_back(found, sources);
    const Diagnostic* last = !tree && !found.all().empty() ? &found.all().back() : nullptr;
    const bool follows = last != nullptr && gave_up_for_typing(*last, meant.open, sources);
    add_unexplained(found, [&](const Diagnostic& fault) {
      return (follows && &fault == last) || given_twice_for_a_dash(fault, meant.open, sources);
    });
    if (!tree) return;
    Diagnostics stand_ins;
    report_placeholders(sources, meant.read, *tree, stand_ins);
    meant.bring_back(stand_ins, sources);
    add_unexplained(stand_ins, [](const Diagnostic&) { return false; });
    const bool doubtful = meant.open.has_errors();
    Diagnostics of_fields;
    issue = read_issue(*tree, defaults, of_fields);
    meant.bring_back(of_fields, sources);
    add_unexplained(of_fields, [&](const Diagnostic& fault) { return doubtful && may_follow_from_typing(fault); });
  }

  /// As the program does: what stands on a line with an error already is that error's consequence.
  template <typename Explained>
  void add_unexplained(const Diagnostics& later, Explained explained) {
    std::set<std::uint32_t> faulty;
    for (const Diagnostic& fault : faults.all()) {
      if (fault.kind->severity == Severity::error) faulty.insert(sources.position(fault.span).line);
    }
    for (const Diagnostic& fault : later.all()) {
      const bool same_line = fault.span.file == file && faulty.count(sources.position(fault.span).line) > 0;
      if (!same_line && !explained(fault)) faults.report(*fault.kind, fault.span, fault.arguments);
    }
  }

  /// `line:column slug` of each fault.
  std::multiset<std::string> told() const {
    std::multiset<std::string> lines;
    for (const Diagnostic& fault : faults.all()) lines.insert(place(fault.span) + " " + std::string(fault.kind->slug));
    return lines;
  }
  std::string place(const Span& span) const {
    if (!span.known()) return "nowhere";
    const Position at = sources.position(span);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  }
};

}  // namespace typeset
