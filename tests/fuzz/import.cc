// A text to be imported, read as pasted and as Markdown. Nothing of it is lost, counted here over again; the source
// that is made of it reads back without errors, and can be set.
#include "import/import.h"

#include <algorithm>
#include <map>

#include "base/encoding.h"
#include "base/look_alikes.h"
#include "base/yaml_tree.h"
#include "fuzz/tiny_fonts.h"
#include "import/faults.h"
#include "source/body_faults.h"
#include "source/fields.h"
#include "source/text.h"

using namespace typeset;

namespace {

/// A line of a source without the key at its front.
std::string_view behind_key(std::string_view line) {
  const std::size_t begin = std::min(line.find_first_not_of(" -"), line.size());
  for (const FieldRow& field : all_fields()) {
    const std::string_view rest = line.substr(begin);
    if (rest.starts_with(field.info->zh) && rest.substr(field.info->zh.size()).starts_with(':'))
      return rest.substr(field.info->zh.size() + 1);
  }
  return line;
}

/// The values of the source, without its keys and without what its user is to put something else for.
std::vector<std::string_view> values_of(std::string_view yaml) {
  constexpr std::string_view kKind = "类型:";
  std::vector<std::string_view> values;
  std::size_t block = std::string_view::npos;  // how far the key stands in that a block is the value of
  bool own = false;                            // the next line's value is import's own
  for (std::size_t at = 0; at < yaml.size();) {
    const std::size_t end = std::min(yaml.find('\n', at), yaml.size());
    const std::string_view line = yaml.substr(at, end - at);
    at = end + 1;
    const std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos) continue;
    if (block != std::string_view::npos && indent > block) {
      values.push_back(line);
      continue;
    }
    block = line.ends_with(": |") ? indent : std::string_view::npos;
    const bool of_import = own || line.starts_with(kKind);
    own = line.find("# 请改") != std::string_view::npos;
    if (!own && !of_import) values.push_back(behind_key(line));
  }
  return values;
}

/// Characters of `text` that stand neither in the source nor among what is listed as left out.
std::string lost(std::string_view text, const pasted::Imported& made) {
  std::map<char32_t, long> count;
  const auto add = [&](std::string_view part, long sign) {
    for_each_character(part, [&](std::size_t, char32_t c) {
      const char32_t meant = ideograph_of_radical(c);
      count[meant != 0 ? meant : c] += sign;
    });
  };
  add(text, 1);
  for (const std::string_view value : values_of(made.yaml)) add(value, -1);
  for (const pasted::Entry& entry : made.ledger.entries()) add(entry.text, -1);
  std::string missing;
  for (const auto& [c, left] : count) {
    const bool space = is_padding(c) || c < 0x20 || c == 0x85 || c == 0x2028 || c == 0x2029;
    if (left > 0 && !space) append_utf8(missing, c);
  }
  return missing;
}

/// What import leaves to its user to fill in, and then to build to report.
bool is_missing_field(const Diagnostic& fault) { return fault.kind->slug == "source/missing-field"; }

/// The errors of a document but for those that import reports too.
std::string errors_of_building(const std::string& yaml) {
  const Document document = press(fuzz::handed(yaml), fuzz::workshop());
  fuzz::check_faults(document.faults, document.sources);
  Diagnostics kept;
  for (const Diagnostic& fault : document.faults.all()) {
    if (!is_missing_field(fault)) kept.report(fault);
  }
  return fuzz::unexpected_errors(kept);
}

bool no_pictures(const std::string&) { return false; }

void check(const Sources& sources, FileId file, pasted::Format format) {
  Diagnostics doubts;
  const std::optional<pasted::Imported> made =
      pasted::read_text(sources, file, format, "", {{2026, 12, 4}, false}, doubts, no_pictures);
  fuzz::check_faults(doubts, sources);
  if (!made) {
    const auto is_of = [&](const DiagnosticKind& kind) {
      return std::ranges::any_of(doubts.all(), [&](const Diagnostic& doubt) { return doubt.kind == &kind; });
    };
    fuzz::require(is_of(import_faults::kEmptyText) || is_of(import_faults::kTooManyLines) ||
                      is_of(body_faults::kNoteOutOfText),  // `[字]{注=…}` in a title, which nothing can take for text
                  "a text that can be read becomes a source", fuzz::errors_of(doubts));
    return;
  }
  fuzz::require(!doubts.has_errors(), "a text that became a source has no errors", fuzz::errors_of(doubts));
  const std::string missing = lost(sources.text(file), *made);
  fuzz::require(missing.empty(), "no character is lost", missing + "\n---\n" + made->yaml);
  const std::string errors = errors_of_building(made->yaml);
  fuzz::require(errors.empty(), "the source of a text can be set", errors + "---\n" + made->yaml);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Sources sources;
  Diagnostics faults;
  const FileId file = add_text(sources, "text", fuzz::bytes_of(data, size), {}, faults);
  if (faults.has_errors()) return 0;
  check(sources, file, pasted::Format::plain);
  check(sources, file, pasted::Format::markdown);
  return 0;
}
