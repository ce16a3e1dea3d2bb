#include "import/import.h"

#include <utility>

#include "base/faults.h"
#include "base/yaml_tree.h"
#include "import/assemble.h"
#include "import/counted.h"
#include "import/faults.h"
#include "import/foot_notes.h"
#include "import/lines.h"
#include "import/words.h"
#include "import/write_yaml.h"
#include "source/faults.h"
#include "source/fields.h"
#include "source/read.h"
#include "source/text.h"

namespace typeset::pasted {

namespace {

/// Where the text has the words that a fault of its source is about; unknown if it has them nowhere.
Span place_in_text(std::string_view source, const Span& fault, std::string_view text, FileId file) {
  if (!fault.known()) return {};
  const std::string_view words = source.substr(fault.begin, fault.end - fault.begin);
  const std::size_t at = words.empty() ? std::string_view::npos : text.find(words);
  if (at == std::string_view::npos) return {};
  return {file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

/// The bracket or brace with which there are more than a source may have, which nearly all become brackets of; npos:
/// none. Asked before all else, since the parser of Markdown may look for each among all lines.
std::size_t bracket_too_many(std::string_view text) {
  std::size_t at = std::string_view::npos;
  for (std::uint32_t count = 0; count < kMostYamlBrackets; ++count) {
    at = text.find_first_of("[{", at + 1);
    if (at == std::string_view::npos) break;
  }
  return at;
}

/// Reads the source back as `hongtou build` would; false after reporting what is wrong with it.
bool reads_back(const std::string& yaml, std::string& text, const Sources& of_text, FileId file_of_text,
                Diagnostics& doubts) {
  Sources sources;
  const FileId file = sources.add("", yaml);
  Diagnostics faults;
  scan_lines(sources, file, faults);
  const auto tree = parse_yaml(sources, file, faults);
  if (tree) text = counted_text(read_issue(*tree, nullptr, faults), sources);
  bool sound = tree.has_value();
  for (const Diagnostic& fault : faults.all()) {
    // What the reader leaves out, saying so, stands in the source: a selector whose character became the sign of an
    // item.
    if (fault.kind == &source_faults::kInvisible) {
      text += sources.text(file).substr(fault.span.begin, fault.span.end - fault.span.begin);
      for (const Span& place : fault.more) text += sources.text(file).substr(place.begin, place.end - place.begin);
    }
    if (fault.kind->severity != Severity::error || fault.kind == &source_faults::kMissing) continue;
    doubts.report(*fault.kind, place_in_text(sources.text(file), fault.span, of_text.text(file_of_text), file_of_text),
                  fault.arguments);
    sound = false;
  }
  return sound;
}

void report_missing(const Draft& draft, const IssueDay& day, FileId file, Diagnostics& doubts) {
  const Span begin{file, 0, 0};
  const bool headless = draft.masthead.empty() && draft.number.empty() && draft.supplement.empty() &&
                        draft.issuer.empty() && (draft.date.empty() || !draft.sign_off.empty());
  if (headless && !draft.articles.empty()) {
    std::string zh;
    std::string en;
    for (const std::string_view field : {"masthead", "number", "issuer", "date"}) {
      if (field == "date" && (!draft.date.empty() || day.certain)) continue;
      const FieldInfo& info = *find_fields(field).front().info;
      zh.append(zh.empty() ? "" : "、").append(info.zh);
      en.append(en.empty() ? "" : ", ").append(info.key);
    }
    return doubts.report(import_faults::kNoHead, begin, {Term(zh, en)});
  }
  const auto require = [&](bool found, std::string_view field) {
    if (found) return;
    const FieldInfo& info = *find_fields(field).front().info;
    doubts.report(import_faults::kNotFound, begin, {Term(std::string(info.zh), std::string(info.key))});
  };
  require(!draft.masthead.empty(), "masthead");
  require(!draft.number.empty() || !draft.supplement.empty(), "number");
  require(!draft.issuer.empty(), "issuer");
  require(!draft.date.empty() || day.certain, "date");
  require(!draft.articles.empty(), "articles");
}

}  // namespace

std::optional<Imported> read_text(const Sources& sources, FileId file, Format format, std::string_view style,
                                  const IssueDay& day, Diagnostics& doubts, const HasPicture& has_picture) {
  const Span begin{file, 0, 0};
  const std::string_view text = sources.text(file);
  Imported made;
  made.characters = count_ink(text);
  if (text.size() > kLargestYaml || sources.line_count(file) > kMostLines) {
    doubts.report(import_faults::kTooManyLines, begin,
                  {std::to_string(sources.line_count(file)), std::to_string(kMostLines)});
    return {};
  }
  if (const std::size_t at = bracket_too_many(text); at != std::string_view::npos) {
    const auto bracket = static_cast<std::uint32_t>(at);
    doubts.report(base_faults::kTooMuch, {file, bracket, bracket + 1},
                  {Term("括号的个数", "number of brackets"), std::to_string(kMostYamlBrackets)});
    return {};
  }
  Lines lines = format == Format::markdown ? read_markdown(sources, file, made.ledger, doubts, has_picture)
                                           : read_plain(sources, file, made.ledger, doubts);
  drop_furniture(lines, made.ledger);
  if (lines.empty()) {
    doubts.report(import_faults::kEmptyText, begin);
    return {};
  }
  FootNotes notes;
  take_marked_notes(sources, format == Format::markdown, lines, notes, doubts);
  Draft draft = assemble(std::move(lines), std::move(notes), made.ledger, doubts);
  put_notes(draft, made.ledger, doubts);
  report_missing(draft, day, file, doubts);
  made.ledger.radicals().report_radicals(import_faults::kRadicals, doubts);
  made.yaml = write_yaml(draft, style, day, made.ledger);
  std::string written;
  if (!reads_back(made.yaml, written, sources, file, doubts)) return {};
  std::string missing;
  std::string surplus;
  if (!made.ledger.balance(text, written, missing, surplus)) {
    doubts.report(import_faults::kLost, begin, {missing, surplus});
    return {};
  }
  std::size_t left_out = 0;
  for (std::size_t why = 0; why < kLeftOutSorts; ++why) left_out += made.ledger.count(static_cast<LeftOut>(why));
  made.kept = made.characters - left_out;
  doubts.sort_by_place();
  return made;
}

}  // namespace typeset::pasted
