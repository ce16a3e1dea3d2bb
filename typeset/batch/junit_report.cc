// JUnit XML, as Jenkins, GitLab and others read it: a document is a test case, its folder a suite. There is no schema
// that all agree on; what is written is what all know, and no time, since it would differ from run to run.
#include <string>
#include <vector>

#include "base/utf8.h"
#include "batch/places.h"
#include "batch/report_forms.h"

namespace typeset {

namespace {

std::string four_digits(char32_t c) {
  std::string text;
  for (const unsigned shift : {12U, 8U, 4U, 0U}) text += "0123456789ABCDEF"[(c >> shift) & 15U];
  return text;
}

enum class Where { text, attribute };

/// Line ends in an attribute would come back as blanks. What XML 1.0 has no way to write is spelt out, as in messages:
/// <U+001B>.
std::string escaped(std::string_view text, Where where = Where::text) {
  std::string xml;
  for_each_character(text, [&](std::size_t, char32_t c) {
    switch (c) {
      case '&': xml += "&amp;"; return;
      case '<': xml += "&lt;"; return;
      case '>': xml += "&gt;"; return;
      case '"': xml += "&quot;"; return;
      case '\r': xml += "&#13;"; return;
      case '\n': xml += where == Where::text ? "\n" : "&#10;"; return;
      case '\t': xml += where == Where::text ? "\t" : "&#9;"; return;
      default: break;
    }
    if (c < 0x20 || c == 0xFFFE || c == 0xFFFF)
      xml += "&lt;U+" + four_digits(c) + "&gt;";
    else
      append_utf8(xml, c);
  });
  return xml;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value, Where::attribute) + "\"";
}

std::string folder_of(const std::string& path) {
  const std::string plain = plain_path(path);
  const std::size_t slash = plain.rfind('/');
  return slash == std::string::npos ? "." : plain.substr(0, slash);
}

class JUnit final : public Report {
 public:
  explicit JUnit(const RunFacts& run) : run_(run) {}

  std::string opening() override {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", "hongtou " + run_.command) +
           ">\n";
  }

  std::string of(const DocumentResult& result) override {
    if (result.state == DocumentResult::State::passed_over) return {};
    constexpr std::size_t kMostKept = 1U << 20U;
    const std::string folder = folder_of(result.source);
    std::string done;
    if (folder != folder_ || cases_.size() > kMostKept) done = end_suite();
    folder_ = folder;
    const bool failed = result.state == DocumentResult::State::failed;
    const Severity failing = result.count(Severity::error) > 0 ? Severity::error : Severity::warning;
    std::vector<Finding> faults, others;
    for_each_finding(result, [&](const Finding& finding) {
      (failed && finding.severity >= failing ? faults : others).push_back(finding);
    });
    add_case(attribute("name", plain_path(result.source)) + attribute("classname", folder) +
                 attribute("file", plain_path(result.source)),
             failed, faults, others);
    return done;
  }

  std::string closing(const RunResult& run) override {
    std::string text = end_suite();
    if (!run.findings.empty()) {
      folder_ = "hongtou";
      std::vector<Finding> faults, others;
      for (const Finding& finding : run.findings)
        (finding.severity == Severity::error ? faults : others).push_back(finding);
      add_case(attribute("name", "hongtou") + attribute("classname", "hongtou"), !faults.empty(), faults, others);
      text += end_suite();
    }
    return text + "</testsuites>\n";
  }

 private:
  std::string told_in_lines(const std::vector<Finding>& findings) const {
    std::string text;
    for (const Finding& finding : findings) {
      std::string place = finding.place.file.empty() ? "hongtou" : plain_path(finding.place.file);
      if (finding.place.begin.line > 0)
        place += ":" + std::to_string(finding.place.begin.line) + ":" + std::to_string(finding.place.begin.column);
      text.append(place).append(": ").append(words_of(finding.severity).in(run_.language)).append(": ");
      text.append(finding.message.in(run_.language)).append(" [").append(finding.slug).append("]\n");
      if (const std::string remedy = remedy_line(finding, run_.language); !remedy.empty())
        text.append("  = ").append(remedy).append("\n");
    }
    return text;
  }

  void add_case(const std::string& attributes, bool failed, const std::vector<Finding>& faults,
                const std::vector<Finding>& others) {
    ++tests_;
    cases_ += "<testcase" + attributes;
    if (!failed && others.empty()) {
      cases_ += "/>\n";
      return;
    }
    cases_ += ">\n";
    if (failed) {
      ++failures_;
      // Without fonts a document fails for what concerns them all, and that stands in a case of its own.
      const std::string why = faults.empty() ? std::string(Words{"没有做成", "it could not be made"}.in(run_.language))
                                             : faults.front().message.in(run_.language);
      cases_ += "<failure" + attribute("message", why) + attribute("type", faults.empty() ? "" : faults.front().slug) +
                ">" + escaped(told_in_lines(faults)) + "</failure>\n";
    }
    if (!others.empty()) cases_ += "<system-out>" + escaped(told_in_lines(others)) + "</system-out>\n";
    cases_ += "</testcase>\n";
  }

  std::string end_suite() {
    if (tests_ == 0) return {};
    std::string suite = "<testsuite" + attribute("name", folder_);
    suite += attribute("tests", std::to_string(tests_)) + attribute("failures", std::to_string(failures_));
    suite += " errors=\"0\" skipped=\"0\">\n";
    suite += cases_ + "</testsuite>\n";
    tests_ = failures_ = 0;
    cases_.clear();
    return suite;
  }

  RunFacts run_;
  std::string folder_;
  std::string cases_;  // of the suite that is not finished
  std::size_t tests_ = 0, failures_ = 0;
};

}  // namespace

std::unique_ptr<Report> make_junit_report(const RunFacts& run) { return std::make_unique<JUnit>(run); }

}  // namespace typeset
