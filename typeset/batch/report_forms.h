// The forms of reports, and what they share: how a finding is told, recognised and placed.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "batch/reports.h"

namespace typeset {

/// A run line, a line for each document, a line of sums: docs/report.schema.json.
std::unique_ptr<Report> make_jsonl_report(const RunFacts& run);
/// One object: docs/manifest.schema.json. The same whether files were made now or stood already.
std::unique_ptr<Report> make_manifest_report(const RunFacts& run);
/// OASIS SARIF 2.1.0. Keeps the kinds that were found, which stand behind the results.
std::unique_ptr<Report> make_sarif_report(const RunFacts& run);
/// A suite for the documents of each folder, and several where those of one take more than a mebibyte to tell: a suite
/// is kept until its sums are known, which must stand before it.
std::unique_ptr<Report> make_junit_report(const RunFacts& run);
/// Workflow commands, to be printed on standard output.
std::unique_ptr<Report> make_github_report(const RunFacts& run);
/// Code quality, as in merge requests.
std::unique_ptr<Report> make_gitlab_report(const RunFacts& run);

/// Each finding of a document, and at the end one that says how many there are beside them.
void for_each_finding(const DocumentResult& result, const std::function<void(const Finding&)>& visit);

/// 改法: …; empty where there is none.
std::string remedy_line(const Finding& finding, Language language);

/// The message, and the remedy on a line of its own.
std::string told(const Finding& finding, Language language);

/// A path as a URI: a relative reference, or file: for an absolute one (RFC 3986, RFC 8089).
std::string uri_of(std::string_view path);

/// `text` with U+FFFD for what is not UTF-8.
std::string well_formed(std::string_view text);

/// What a finding is recognised by from one run to the next: its kind, file and message, and which of several like it
/// in one document it is. Neither lines nor the language of messages matter. One for each document.
class Fingerprints {
 public:
  std::string of(const Finding& finding);

 private:
  std::map<std::string, std::size_t> seen_;
};

}  // namespace typeset
