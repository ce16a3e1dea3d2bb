// GitHub Actions: workflow commands, which the runner finds in what a step prints and shows beside the lines of a
// change (https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions).
#include <string>

#include "batch/places.h"
#include "batch/report_forms.h"

namespace typeset {

namespace {

/// As the runner undoes it: %, the line ends, and in a property what would end it. Other controls are spelt out, so
/// that no terminal obeys them.
std::string escaped(std::string_view text, bool property) {
  std::string escaped;
  for (const char c : well_formed(text)) {
    switch (c) {
      case '%': escaped += "%25"; break;
      case '\r': escaped += "%0D"; break;
      case '\n': escaped += "%0A"; break;
      case ':': escaped += property ? "%3A" : ":"; break;
      case ',': escaped += property ? "%2C" : ","; break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) {
          escaped += c;
        } else {
          constexpr std::string_view kHex = "0123456789ABCDEF";
          escaped.append("<U+00").append(1, kHex[static_cast<unsigned char>(c) >> 4U]).append(1, kHex[c & 15]) += '>';
        }
    }
  }
  return escaped;
}

/// Columns are known to GitHub within one line only, and the last is the last of the place, not the one behind it.
std::string lines_of(const Place& place) {
  if (place.begin.line == 0) return {};
  const bool ends_before_line = place.end.column <= 1 && place.end.line > place.begin.line;
  const std::uint32_t last = ends_before_line ? place.end.line - 1 : place.end.line;
  std::string text = ",line=" + std::to_string(place.begin.line);
  if (last > place.begin.line) return text + ",endLine=" + std::to_string(last);
  text += ",col=" + std::to_string(place.begin.column);
  if (!ends_before_line && place.end.column > place.begin.column + 1)
    text += ",endColumn=" + std::to_string(place.end.column - 1);
  return text;
}

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: break;
  }
  return "notice";
}

class GitHub final : public Report {
 public:
  explicit GitHub(const RunFacts& run) : language_(run.language) {}

  std::string opening() override { return {}; }

  std::string of(const DocumentResult& result) override {
    if (result.state == DocumentResult::State::passed_over) return {};
    std::string text;
    for_each_finding(result, [&](const Finding& finding) { text += annotation(finding); });
    return text;
  }

  std::string closing(const RunResult& run) override {
    std::string text;
    for (const Finding& finding : run.findings) text += annotation(finding);
    return text;
  }

 private:
  std::string annotation(const Finding& finding) const {
    std::string text = "::";
    text.append(command_of(finding.severity)).append(" ");
    if (!finding.place.file.empty())
      text += "file=" + escaped(plain_path(finding.place.file), true) + lines_of(finding.place) + ",";
    text += "title=" + escaped(finding.slug, true);
    return text + "::" + escaped(told(finding, language_), false) + "\n";
  }

  Language language_;
};

}  // namespace

std::unique_ptr<Report> make_github_report(const RunFacts& run) { return std::make_unique<GitHub>(run); }

}  // namespace typeset
