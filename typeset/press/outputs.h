// What can be made of finished pages: the one table of output formats. Another output is another row.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "base/words.h"
#include "emit/pdf/pdf.h"
#include "font/font_book.h"
#include "page/pages.h"

namespace typeset {

class Budget;

/// What outputs are made with, beside the pages; of this, `producer` and `pdf` show in the bytes.
struct OutputTools {
  std::string producer;            // the program's name and version, for formats that say who made them
  unsigned threads = 1;            // at least 1
  Cache* cache = nullptr;          // may be null
  PdfOptions pdf = {};             // what is wished of a PDF
  const Budget* budget = nullptr;  // for its time; may be null
};

struct OutputFormat {
  std::string_view name;       // as people ask for it
  std::string_view extension;  // of its files, with the dot
  bool binary;                 // no reading for people
  Words help;                  // a few words on what it is; empty: the name says it
  /// The whole file; none where the emitter of the format reported an error.
  std::optional<std::string> (*make)(const Pages& pages, const FontBook& fonts, const OutputTools& tools,
                                     Diagnostics& faults);
};

/// The first is the one that is made if nobody asks. Rows live as long as the program.
std::span<const OutputFormat> output_formats();

/// The row of that name; null if there is none.
const OutputFormat* find_output_format(std::string_view name);

}  // namespace typeset
