// A source, whatever its bytes: slips put right in memory, tree, fields, stand-ins, lint, outline, and the next issue
// made of it; then all fixes that are certain are made and the text is read again, until nothing is left to fix.
#include <optional>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "base/fix.h"
#include "base/yaml_tree.h"
#include "fuzz/target.h"
#include "lint/folder.h"
#include "lint/lint.h"
#include "press/reading.h"
#include "source/as_meant.h"
#include "source/next_issue.h"
#include "source/outline.h"
#include "source/placeholders.h"
#include "source/read.h"
#include "source/visit.h"

using namespace typeset;

namespace {

/// Every text and value of an issue stands where it says.
class Places : public TextVisitor {
 public:
  explicit Places(const Sources& sources) : sources_(sources) {}
  void text(const LocatedText& words, const FieldRow& row) override {
    fuzz::require(fuzz::well_formed(words.view()), "a text is text", row.info->key);
    if (words.span().known()) fuzz::check_place(sources_, words.span(), row.info->key);
  }
  void value(Span span, const FieldRow& row) override {
    if (span.known()) fuzz::check_place(sources_, span, row.info->key);
  }

 private:
  const Sources& sources_;
};

/// A source without errors is the last of a series: what `new` makes of it can be read.
void check_next(const Sources& sources, FileId file, const YamlNode& tree) {
  const NextIssue next = next_issue(sources, file, tree, {{2026, 12, 4}, false});
  Sources its;
  Diagnostics faults;
  const FileId made = its.add("next.yaml", next.text);
  scan_lines(its, made, faults);
  parse_yaml(its, made, faults);
  fuzz::require(!faults.has_errors(), "the next issue of a sound one can be read",
                fuzz::errors_of(faults) + "---\n" + next.text);
}

/// Read as its author meant it, as far as it goes; what was found in `faults`, at places of the file itself.
void read(Sources& sources, FileId file, Diagnostics& faults) {
  Diagnostics slips;
  scan_lines(sources, file, slips);
  const AsMeant meant = read_as_meant(sources, file, faults);
  fuzz::require(faults.has_errors() == slips.has_errors(), "a slip of typing is reported", fuzz::errors_of(slips));
  fuzz::require(slips.has_errors() || meant.read == file, "a text without slips is read as it stands");
  const auto tree = parse_source(sources, meant, faults);
  if (!tree) return fuzz::require(faults.has_errors(), "what has no tree has an error");
  Diagnostics found;
  report_placeholders(sources, meant.read, *tree, found);
  const Issue issue = read_issue(*tree, nullptr, found);
  Places places(sources);
  visit(issue, places);
  lint::check_issue(issue, meant.read, nullptr, "issue.yaml", nullptr, found);
  meant.bring_back(found, sources);
  faults.append(found);
  for (const Diagnostic& fault : faults.all())
    fuzz::require(!fault.span.known() || fault.span.file == file, "a fault is one of the source", fault.kind->slug);
  if (!faults.has_errors() && tree->kind == YamlNode::Kind::mapping) check_next(sources, file, *tree);
}

void check_fixes(const Diagnostic& fault, const Sources& sources, FileId file) {
  const std::string_view slug = fault.kind->slug;
  fuzz::require(fault.kind->fix != FixForm::advice || fault.fixes.empty(), "advice has no fix", slug);
  fuzz::require(fault.kind->fix != FixForm::edit || fault.fixes.size() <= 1, "what is certain is one fix", slug);
  for (const Fix& fix : fault.fixes) {
    fuzz::require(!fix.edits.empty(), "a fix has edits", slug);
    for (const Edit& edit : fix.edits) {
      fuzz::require(edit.place.file == file, "an edit is one of the source", slug);
      fuzz::check_place(sources, edit.place, slug);
      const std::string_view there = sources.text(file).substr(edit.place.begin, edit.place.end - edit.place.begin);
      fuzz::require(there == edit.was, "what an edit replaces stands at its place", slug);
      fuzz::require(fuzz::well_formed(edit.text), "what an edit puts there is text", slug);
    }
  }
}

/// The text after one round of the fixes that are certain; none where there are none.
std::optional<std::string> fixed(const Diagnostics& faults, const Sources& sources, FileId file) {
  Diagnostics sorted = faults;
  sorted.sort_by_place();
  std::vector<Fix> fixes;
  for (const Diagnostic& fault : sorted.all()) {
    check_fixes(fault, sources, file);
    if (fault.kind->fix == FixForm::edit && fault.fixes.size() == 1) fixes.push_back(fault.fixes.front());
  }
  const Fixed made = apply_fixes(sources.text(file), file, fixes);
  // Edits of a text that was decoded do not agree with the file; they are passed over.
  fuzz::require(fuzz::well_formed(made.text), "a source that was fixed is text");
  if (made.applied == 0) return std::nullopt;
  return made.text;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::optional<std::string> text(fuzz::bytes_of(data, size));
  constexpr int kMostRounds = 12;
  for (int round = 0; text && round < kMostRounds; ++round) {
    Sources sources;
    Diagnostics faults;
    const FileId file = add_text(sources, "issue.yaml", *text, {}, faults);
    outline(sources.text(file));
    lint::read_facts("issue.yaml", sources.text(file));
    const bool readable = !faults.has_errors();
    if (readable) read(sources, file, faults);
    fuzz::check_faults(faults, sources);
    text = readable ? fixed(faults, sources, file) : std::nullopt;
  }
  return 0;
}
