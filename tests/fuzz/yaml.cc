// A source, whatever its bytes: scan, tree, fields, stand-ins, lint, outline, and the next issue made of it.
#include "base/encoding.h"
#include "base/yaml_tree.h"
#include "fuzz/target.h"
#include "lint/folder.h"
#include "lint/lint.h"
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

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::bytes_of(data, size);
  Sources sources;
  Diagnostics faults;
  const FileId file = add_text(sources, "issue.yaml", bytes, {}, faults);
  outline(sources.text(file));
  lint::read_facts("issue.yaml", sources.text(file));
  if (!faults.has_errors()) {
    scan_lines(sources, file, faults);
    const auto tree = parse_yaml(sources, file, faults);
    if (tree) {
      const bool sound = !faults.has_errors();
      report_placeholders(sources, file, *tree, faults);
      const Issue issue = read_issue(*tree, nullptr, faults);
      Places places(sources);
      visit(issue, places);
      lint::check_issue(issue, file, nullptr, "issue.yaml", nullptr, faults);
      if (sound && tree->kind == YamlNode::Kind::mapping) check_next(sources, file, *tree);
    }
  }
  fuzz::check_faults(faults, sources);
  return 0;
}
