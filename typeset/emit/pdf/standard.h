// Standards: what a file claims to be, and what that asks of it.
//
// PDF/A-1b (ISO 19005-1), PDF/A-2b, 2u (ISO 19005-2), PDF/A-3u (ISO 19005-3), PDF/UA-1 (ISO 14289-1), or plain PDF 1.7
// (ISO 32000-1). Every file is written by the rules of PDF/A-2u and PDF/UA-1 as far as its standard allows, whatever it
// claims; only what PDF/A-1 forbids is left out for it, and a claim is made only where it holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/words.h"
#include "emit/pdf/file_writer.h"

namespace typeset {

struct PdfStandard {
  enum class Accessible : std::uint8_t { no, if_possible, demanded };

  int archive_part = 2;      // of PDF/A; 0: none
  char archive_level = 'U';  // conformance: B or U
  /// if_possible: PDF/UA-1 is claimed where nothing the author alone can give is missing.
  Accessible accessible = Accessible::if_possible;

  bool archive() const { return archive_part > 0; }
  /// Layers of paint that show through: PDF/A-1 forbids them.
  bool transparency() const { return archive_part != 1; }
  /// Any file may be attached.
  bool attachments() const { return archive_part == 0 || archive_part == 3; }
  /// A list of the glyphs in a font subset, which PDF/A-1 wants and PDF/A-2 can do without.
  bool lists_glyphs() const { return archive_part == 1; }
  pdf::FileForm form() const { return archive_part == 1 ? pdf::FileForm{4, false} : pdf::FileForm{7, true}; }
};

/// What could not be read as standards.
struct PdfStandardFault {
  std::string unknown;  // a name that is none; empty: two that no file can be at once
  std::string one, other;
};

/// A list such as `a-2u,ua-1`: 1.7, a-1b, a-2b, a-2u, a-3u, ua-1, with or without `pdf/` or `a-` before them. Several
/// where they agree; fills `fault` where not. With PDF/A alone, PDF/UA-1 is claimed if possible.
std::optional<PdfStandard> read_pdf_standard(std::string_view list, PdfStandardFault& fault);

/// The names, for people.
Term pdf_standard_names();

/// PDF/A-2u, PDF/UA-1; `PDF 1.7`.
std::string name_of(const PdfStandard& standard, bool accessible);

}  // namespace typeset
