// A fuzz target: a function from bytes to nothing that ends the program where something does not hold which must hold
// of every input. libFuzzer makes the bytes up; replay.cc reads them from files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "base/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace typeset::fuzz {

inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Says what was to hold, and what was seen, and ends the program: the input is then a finding.
inline void require(bool holds, std::string_view what, std::string_view seen = {}) {
  if (holds) return;
  std::cerr << "\nfuzz: does not hold: " << what << "\n" << seen << "\n";
  std::abort();
}

/// The number of a byte of the input that chooses what is done with the rest, which is taken from its front.
inline unsigned choice(std::string_view& input, unsigned count) {
  if (input.empty()) return 0;
  const unsigned chosen = static_cast<unsigned char>(input.front()) % count;
  input.remove_prefix(1);
  return chosen;
}

inline bool well_formed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode_utf8(text, at);
    if (!next.valid) return false;
    at += next.length;
  }
  return true;
}

/// A stretch of a text that was read, between whole characters; one byte stands for the character that begins there.
inline void check_place(const Sources& sources, const Span& span, std::string_view what) {
  const std::string_view text = sources.text(span.file);
  const auto check = [&](bool holds, std::string_view rule) {
    if (holds) return;
    require(false, rule,
            std::string(what) + " " + std::to_string(span.begin) + "–" + std::to_string(span.end) + " in\n" +
                std::string(text));
  };
  check(span.begin <= span.end && span.end <= text.size(), "a place lies in its file");
  const auto is_border = [&](std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80;
  };
  check(is_border(span.begin) && (is_border(span.end) || span.end == span.begin + 1),
        "a place begins and ends between characters");
}

/// Every fault can be shown: at a place of a text that was read, in both languages.
inline void check_faults(const Diagnostics& faults, const Sources& sources) {
  for (const Diagnostic& fault : faults.all()) {
    if (fault.span.known()) check_place(sources, fault.span, fault.kind->slug);
    for (const Span& more : fault.more) check_place(sources, more, fault.kind->slug);
    for (const Language language : {Language::zh, Language::en}) {
      const std::string message = fault.message(language);
      require(!message.empty() && well_formed(message), "a message is text", fault.kind->slug);
      require(well_formed(fault.remedy(language)), "a remedy is text", fault.kind->slug);
    }
  }
}

/// The errors among them, a line each.
inline std::string errors_of(const Diagnostics& faults) {
  std::string all;
  for (const Diagnostic& fault : faults.all()) {
    if (fault.kind->severity == Severity::error)
      all += std::string(fault.kind->slug) + ": " + fault.message(Language::en) + "\n";
  }
  return all;
}

}  // namespace typeset::fuzz
