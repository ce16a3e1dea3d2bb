#include "pdf/checker.h"

#include "pdf/rules.h"

namespace typeset::test::pdf {

const std::vector<std::string>& rules() {
  static const std::vector<std::string> kAll = {
      // clang-format off
      "A1-6.1.2", "A1-6.1.4", "A1-6.2.2", "A1-6.3.5", "A1-6.4", "A1-6.7.2", "A2-6.1.2", "A2-6.1.3-encrypt",
      "A2-6.1.3-end", "A2-6.1.3-id", "A2-6.1.4", "A2-6.1.6", "A2-6.1.7.1", "A2-6.1.7.1-external", "A2-6.1.7.2",
      "A2-6.1.9", "A2-6.1.10", "A2-6.1.12", "A2-6.1.13-colourants", "A2-6.1.13-integer", "A2-6.1.13-name",
      "A2-6.1.13-nesting", "A2-6.1.13-page", "A2-6.1.13-real", "A2-6.1.13-string", "A2-6.2.2-operator",
      "A2-6.2.2-resource", "A2-6.2.3", "A2-6.2.3-keys", "A2-6.2.3-one", "A2-6.2.4.1", "A2-6.2.4.2", "A2-6.2.4.3",
      "A2-6.2.5", "A2-6.2.6", "A2-6.2.8-alternates", "A2-6.2.8-interpolate", "A2-6.2.8-opi", "A2-6.2.9.1",
      "A2-6.2.9.2", "A2-6.2.9.3", "A2-6.2.10", "A2-6.2.11.2", "A2-6.2.11.3.1", "A2-6.2.11.3.2", "A2-6.2.11.3.3",
      "A2-6.2.11.3.3-wmode", "A2-6.2.11.4.1", "A2-6.2.11.4.1-glyph", "A2-6.2.11.4.1-program", "A2-6.2.11.4.2",
      "A2-6.2.11.5", "A2-6.2.11.7.2", "A2-6.2.11.7.2-value", "A2-6.2.11.7.3", "A2-6.2.11.8", "A2-6.3.1", "A2-6.3.2",
      "A2-6.3.3", "A2-6.3.3-keys", "A2-6.4.1", "A2-6.4.2", "A2-6.5.1", "A2-6.5.1-named", "A2-6.5.2", "A2-6.6.2.1",
      "A2-6.6.2.1-packet", "A2-6.6.2.1-type", "A2-6.6.2.1-xml", "A2-6.6.2.3.1", "A2-6.6.2.3.2", "A2-6.6.2.3.3",
      "A2-6.6.3", "A2-6.6.4", "A2-6.8", "A2-6.8-names", "A2-6.9", "A2-6.9-as", "A2-6.10", "A2-6.11", "A3-6.8",
      "PDF-7.5", "PDF-7.8.2", "PDF-7.9.6", "PDF-8.4.2", "PDF-8.9.5", "PDF-9.3.1", "PDF-9.4.1", "PDF-9.6.4",
      "PDF-9.7.3", "PDF-9.7.6", "PDF-9.8.1", "PDF-11.6.5", "PDF-12.3.2", "PDF-12.3.3", "PDF-12.4.2", "PDF-12.5.2",
      "PDF-12.6.4.7", "PDF-14.6.1", "PDF-14.6.2", "PDF-14.7.1", "PDF-14.7.2", "PDF-14.7.2-circle", "PDF-14.7.2-id",
      "PDF-14.7.2-parent", "PDF-14.7.4-annotation", "PDF-14.7.4-keys", "PDF-14.7.4-missing", "PDF-14.7.4-nested",
      "PDF-14.7.4-object", "PDF-14.7.4-parent-tree", "PDF-14.7.4-twice", "PDF-14.7.4-unheld", "PDF-14.7.4-unique",
      "PDF-14.9.2", "UA-01-003", "UA-01-004", "UA-01-005", "UA-02-001", "UA-02-003", "UA-02-004", "UA-06-001",
      "UA-06-002", "UA-06-003", "UA-07-001", "UA-07-002", "UA-7.2-regular", "UA-08-003", "UA-09-004", "UA-09-005",
      "UA-09-006", "UA-09-007", "UA-09-008", "UA-10-001", "UA-11-001", "UA-11-002", "UA-11-003", "UA-11-004",
      "UA-11-005", "UA-11-006", "UA-13-004", "UA-14-002", "UA-14-003", "UA-14-006", "UA-14-007", "UA-15-003",
      "UA-17-002", "UA-19-003", "UA-19-004", "UA-20-001", "UA-20-002", "UA-20-003", "UA-21-001", "UA-25-001",
      "UA-26-002", "UA-28-002", "UA-28-004", "UA-28-005", "UA-28-006", "UA-28-007", "UA-28-008", "UA-28-009",
      "UA-28-010", "UA-28-011", "UA-28-012", "UA-28-017", "UA-30-001", "UA-30-002", "UA-31-001", "UA-31-002",
      "UA-31-004", "UA-31-005", "UA-31-006", "UA-31-007", "UA-31-009", "UA-31-011", "UA-31-014", "UA-31-015",
      "UA-31-016", "UA-31-027", "UA-31-028", "UA-31-029", "UA-31-030",
      // clang-format on
  };
  return kAll;
}

void Report::tell(const std::string& rule, const std::string& object, const std::string& sentence) {
  constexpr int kOfOneRule = 5;
  if (++told_[rule] <= kOfOneRule) findings_.push_back({rule, object, sentence});
}

std::vector<Finding> check(const std::string& pdf) {
  std::vector<Finding> findings;
  Report report(findings);
  const File file(pdf);
  if (!file.opened()) {
    report.tell("PDF-7.5", "file", "cannot be opened");
    return findings;
  }
  Checked checked{file, {}, {}, report};
  check_metadata(checked);
  check_file(checked);
  check_content(checked);
  check_colour(checked);
  check_fonts(checked);
  check_interaction(checked);
  check_structure(checked);
  return findings;
}

}  // namespace typeset::test::pdf
