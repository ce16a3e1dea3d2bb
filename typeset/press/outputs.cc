#include "press/outputs.h"

#include <algorithm>

#include "emit/dump/dump.h"

namespace typeset {

namespace {

std::optional<std::string> make_pdf(const Pages& pages, const FontBook& fonts, const OutputTools& tools,
                                    Diagnostics& faults) {
  PdfOptions options = tools.pdf;
  options.producer = tools.producer;
  options.threads = tools.threads;
  options.cache = tools.cache;
  options.budget = tools.budget;
  return write_pdf(pages, fonts, options, faults);
}

std::optional<std::string> make_dump(const Pages& pages, const FontBook& fonts, const OutputTools&, Diagnostics&) {
  return write_dump(pages, fonts);
}

constexpr OutputFormat kFormats[] = {
    {"pdf", ".pdf", true, "", "", make_pdf},
    {"dump", ".dump", false, "各页内容的文字清单", "the pages as text", make_dump},
};

}  // namespace

std::span<const OutputFormat> output_formats() { return kFormats; }

const OutputFormat* find_output_format(std::string_view name) {
  const auto* found = std::ranges::find(kFormats, name, &OutputFormat::name);
  return found == std::end(kFormats) ? nullptr : found;
}

}  // namespace typeset
