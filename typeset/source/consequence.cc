#include <algorithm>
#include <string_view>

#include "base/faults.h"
#include "base/utf8.h"
#include "source/faults.h"
#include "source/read.h"
#include "source/scan_words.h"

namespace typeset {

namespace {

constexpr std::size_t kNoWord = std::string_view::npos;

/// The characters before the first word or dash of a line, spaces of every kind; kNoWord of a blank or comment line.
std::size_t indentation_of(std::string_view line) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < line.size(); ++width) {
    const Decoded next = decode_utf8(line, at);
    if (next.code_point == '#') return kNoWord;
    if (next.code_point != ' ' && next.code_point != '\t' && !odd_space_name(next.code_point)) return width;
    at += next.length;
  }
  return kNoWord;
}

bool leaves_all_open(const DiagnosticKind* kind) {
  return kind == &source_faults::kOpenQuote || kind == &source_faults::kFullWidthBracket ||
         kind == &source_faults::kOpenBracket || kind == &source_faults::kListWanted ||
         kind == &source_faults::kRemarkInBody;
}

}  // namespace

bool gave_up_for_typing(const Diagnostic& fault, const Diagnostics& slips, const Sources& sources) {
  const std::uint32_t stop = sources.position(fault.span).line;
  return std::any_of(slips.all().begin(), slips.all().end(), [&](const Diagnostic& slip) {
    if (slip.kind->severity != Severity::error || slip.span.file != fault.span.file) return false;
    const std::uint32_t line = sources.position(slip.span).line;
    if (line >= stop) return line == stop;
    if (leaves_all_open(slip.kind)) return true;
    const std::size_t own = indentation_of(sources.line(slip.span.file, line));
    for (std::uint32_t between = line + 1; between < stop; ++between) {
      const std::size_t indentation = indentation_of(sources.line(slip.span.file, between));
      if (indentation != kNoWord && (own == kNoWord || indentation <= own)) return false;
    }
    return true;
  });
}

bool moves_with_its_line(const Diagnostic& fault, const Diagnostics& slips, const Sources& sources) {
  if (!fault.span.known()) return false;
  const std::uint32_t line = sources.position(fault.span).line;
  return std::ranges::any_of(slips.all(), [&](const Diagnostic& slip) {
    if (slip.kind != &source_faults::kMisaligned || slip.span.file != fault.span.file) return false;
    const std::uint32_t first = sources.position(slip.span).line;
    const std::size_t own = indentation_of(sources.line(slip.span.file, first));
    if (first >= line || own == kNoWord) return false;
    for (std::uint32_t between = first + 1; between <= line; ++between) {
      const std::size_t indentation = indentation_of(sources.line(slip.span.file, between));
      if (indentation != kNoWord && indentation <= own) return false;
    }
    return true;
  });
}

bool given_twice_for_a_dash(const Diagnostic& fault, const Diagnostics& slips, const Sources& sources) {
  if (fault.kind != &base_faults::kDuplicateKey) return false;
  const std::uint32_t column = sources.position(fault.span).column;
  return std::ranges::any_of(slips.all(), [&](const Diagnostic& slip) {
    return slip.kind == &source_faults::kListWanted && slip.span.file == fault.span.file &&
           slip.span.begin <= fault.span.begin && sources.position(slip.span).column == column;
  });
}

}  // namespace typeset
