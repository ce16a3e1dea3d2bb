#include "press/reading.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/system_reason.h"
#include "press/faults.h"
#include "press/later_faults.h"
#include "source/fields.h"
#include "source/outline.h"
#include "source/read.h"

namespace typeset {

namespace {

struct ForeignFormat {
  std::string_view ending;
  Words is;
};

constexpr ForeignFormat kForeignFormats[] = {
    {"docx", {"Word 文件", "a file of Word"}},  {"doc", {"Word 文件", "a file of Word"}},
    {"wps", {"WPS 文字文件", "a file of WPS"}}, {"odt", {"OpenDocument 文件", "a file of OpenDocument"}},
    {"rtf", {"RTF 文件", "a file in RTF"}},     {"pdf", {"PDF 文件", "a PDF"}},
};

std::string ending_of(std::string_view name) {
  const std::size_t dot = name.find_last_of("./");
  if (dot == std::string_view::npos || name[dot] == '/') return {};
  std::string ending(name.substr(dot + 1));
  std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  return ending;
}

std::string without_ending(const std::string& name) { return name.substr(0, name.rfind('.')); }

/// As a shell takes it.
std::string quoted(const std::string& name) {
  if (name.find_first_of(" '\"()&;$`*?[]<>|\\") == std::string::npos) return name;
  std::string made = "'";
  for (const char c : name) made += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return made + "'";
}

std::string import_command(const std::string& text) {
  const std::string stem = without_ending(text);
  const std::string made = stem + ".yaml" == text ? stem + "-稿子.yaml" : stem + ".yaml";
  return "hongtou import " + quoted(text) + " -o " + quoted(made);
}

bool is_top_field(std::string_view key) {
  return std::ranges::any_of(find_fields(key), [](const FieldRow& row) { return row.owner.empty(); });
}

/// Whether a text that may be one to import is a source all the same.
bool has_fields(std::string_view text) {
  return std::ranges::any_of(outline(text), [](const MarginEntry& entry) { return is_top_field(entry.key); });
}

/// Whether a file that is called a source is a text all the same: nothing in it is a key of ours, whatever colon it
/// has, hardly a line could be one of anybody's, and it has sentences.
bool is_pasted_text(std::string_view text) {
  constexpr std::string_view kBeforeKeys = " \t-{[\"'*";
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    line.remove_prefix(std::min(line.find_first_not_of(kBeforeKeys), line.size()));
    if (line.empty() || line == "\r" || line.starts_with('#')) continue;
    ++lines;
    for (const FieldRow& row : all_fields()) {
      if (row.owner.empty() && (line.starts_with(row.info->zh) || line.starts_with(row.info->key))) return false;
    }
  }
  constexpr std::size_t kRareKeys = 4;  // one line in so many
  return text.find("。") != std::string_view::npos && outline(text).size() * kRareKeys <= lines;
}

}  // namespace

std::optional<FileId> read_source(const Job& job, const FileSource& files, Sources& sources, Diagnostics& faults) {
  const std::optional<Term> foreign = job.handed ? std::nullopt : foreign_format(job.source);
  if (foreign) {
    report_foreign(job.source, *foreign, faults);
    return std::nullopt;
  }
  const Result<Bytes> bytes = job.handed ? *job.handed : files.read(job.source, kLargestText);
  if (!bytes) {
    if (bytes.failure().detail == kLeadsOut) {
      faults.report(press_faults::kSourceOutside, {}, {job.source});
    } else {
      report_unread(bytes.failure(), job.source, kLargestText, faults);
    }
    return std::nullopt;
  }
  Diagnostics found;
  const FileId source = add_text(sources, job.source, bytes->view, job.encoding, found);
  if (!job.handed && is_importable(job.source) && !has_fields(sources.text(source))) {
    report_importable(job.source, faults);
    return std::nullopt;
  }
  if (!job.handed && found.all().empty() && is_pasted_text(sources.text(source))) {
    report_importable(job.source, faults);
    return std::nullopt;
  }
  faults.append(found);
  if (faults.has_errors()) return std::nullopt;
  return source;
}

std::optional<YamlNode> parse_source(const Sources& sources, const AsMeant& meant, Diagnostics& faults) {
  Diagnostics found;
  auto tree = parse_yaml(sources, meant.read, found);
  meant.bring_back(found, sources);
  // Without a tree the last fault is where the parser gave up, perhaps because of a slip of typing.
  const Diagnostic* last = !tree && !found.all().empty() ? &found.all().back() : nullptr;
  const bool follows = last != nullptr && gave_up_for_typing(*last, meant.open, sources);
  append_later(faults, found, sources, [&](const Diagnostic& fault) {
    return (follows && &fault == last) || given_twice_for_a_dash(fault, meant.open, sources);
  });
  return tree;
}

std::optional<YamlNode> parse_as_it_stands(const Sources& sources, FileId file, Diagnostics& faults) {
  AsMeant as_it_stands{file, file, {}, {}};
  scan_lines(sources, file, as_it_stands.open);
  faults.append(as_it_stands.open);
  return parse_source(sources, as_it_stands, faults);
}

bool is_importable(std::string_view name) {
  const std::string ending = ending_of(name);
  return ending == "txt" || ending == "md" || ending == "markdown";
}

bool is_source_text(std::string_view text) {
  const std::vector<MarginEntry> entries = outline(text);
  const auto count = std::ranges::count_if(entries, [](const MarginEntry& entry) { return is_top_field(entry.key); });
  constexpr int kFewest = 3;  // a text has 日期 and 密级 as well
  return count >= kFewest && (has_key(entries, "articles", "文章") || has_key(entries, "kind", "类型"));
}

std::optional<Term> foreign_format(std::string_view name) {
  const std::string ending = ending_of(name);
  for (const ForeignFormat& format : kForeignFormats) {
    if (format.ending == ending) return Term(std::string(format.is.zh), std::string(format.is.en));
  }
  return std::nullopt;
}

void report_foreign(const std::string& name, const Term& format, Diagnostics& faults) {
  faults.report(press_faults::kNoPlainText, {}, {name, format, import_command(without_ending(name) + ".txt")});
}

void report_importable(const std::string& name, Diagnostics& faults) {
  faults.report(press_faults::kTextToImport, {}, {name, import_command(name)});
}

void report_unread(const Failure& failure, const std::string& name, std::uint64_t limit, Diagnostics& faults) {
  switch (failure.kind) {
    case FailureKind::not_found:
      if (leads_nowhere(failure)) break;
      return faults.report(press_faults::kNoSuchFile, {}, {name});
    case FailureKind::not_permitted:
      if (failure.detail == kLeadsOut) return faults.report(press_faults::kLinkOutside, {}, {name});
      return faults.report(press_faults::kNotPermitted, {}, {name});
    case FailureKind::not_a_file: return faults.report(press_faults::kNotAFile, {}, {name, reason_of(failure)});
    case FailureKind::too_large:
      return faults.report(press_faults::kTooLarge, {}, {name, std::to_string(limit >> 20U)});
    default: break;
  }
  faults.report(press_faults::kUnreadable, {}, {name, reason_of(failure), remedy_of(failure)});
}

}  // namespace typeset
