// Diagnostic: one thing to report to the writer, as a value: what, where, and how to fix it.
//
// Every kind of diagnostic is declared once, as a DiagnosticKind in the `faults.h` of the room that finds it: slug
// (room/what), severity, message and remedy in Chinese and English. `hongtou explain SLUG` and the machine reports read
// the same declarations. Rooms report into a Diagnostics list and go on; only cli/ prints.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/fix.h"
#include "base/span.h"
#include "base/words.h"

namespace typeset {

enum class Severity : std::uint8_t { note, warning, error };

/// How often a fault is reported that a text has at many places: at each, or once for all places with the same
/// arguments, as a character that a font lacks.
enum class Occurrences : std::uint8_t { each, gathered };

/// Declared `inline constexpr` at namespace scope: diagnostics point to it. In message and remedy {0}, {1}… stand for
/// the arguments; no other braces are special.
struct DiagnosticKind {
  std::string_view slug;
  Severity severity;
  Words message;
  Words remedy;
  Occurrences occurrences = Occurrences::each;
  FixForm fix = FixForm::advice;
};

/// By file, then by place.
struct ByPlace {
  bool operator()(const Span& a, const Span& b) const {
    return std::tie(a.file, a.begin, a.end) < std::tie(b.file, b.begin, b.end);
  }
};

struct Diagnostic {
  const DiagnosticKind* kind = nullptr;
  Span span;  // unknown for what concerns no place in a source
  std::vector<Term> arguments;
  /// Where a fault is gathered, the places after `span`, which is the first of all.
  std::set<Span, ByPlace> more = {};
  /// As its kind declares: none, one, or several to choose from. Of a gathered fault the one fix is of all places.
  std::vector<Fix> fixes = {};

  /// The one fix of a kind whose remedy follows from what stands there; none otherwise.
  const Fix* certain_fix() const {
    return kind->fix == FixForm::edit && fixes.size() == 1 && !fixes.front().edits.empty() ? &fixes.front() : nullptr;
  }

  std::string message(Language language) const;
  std::string remedy(Language language) const;
};

/// The list a run reports into, in the order found. Not thread-safe: one per document.
class Diagnostics {
 public:
  void report(const DiagnosticKind& kind, Span span, std::vector<Term> arguments = {}, std::vector<Fix> fixes = {});
  /// One of another list, with all its places.
  void report(const Diagnostic& fault);
  /// The same fault at the same place is reported once; past this many the rest is only counted.
  static constexpr std::size_t kMostListed = 1000;

  std::span<const Diagnostic> all() const { return list_; }
  std::span<Diagnostic> all_to_change() {
    places_.clear();
    return list_;
  }
  bool has_errors() const { return errors_ > 0; }
  std::size_t count(Severity severity) const;
  std::size_t unlisted() const;
  /// How many of each kind they are, by slug.
  const std::map<std::string_view, std::size_t>& unlisted_by_kind() const { return unlisted_; }
  /// Orders by file and place, keeping the order found for equal places; diagnostics without a place come last.
  void sort_by_place();
  void append(const Diagnostics& other);

 private:
  void gather(const DiagnosticKind& kind, Span span, std::vector<Term> arguments, std::vector<Fix> fixes);
  bool is_listed(const DiagnosticKind& kind, Span span, std::span<const Term> arguments);

  std::vector<Diagnostic> list_;
  std::multimap<Span, std::size_t, ByPlace> places_;  // where in `list_`; without a few at its end, or empty
  std::map<std::pair<const DiagnosticKind*, std::string>, std::size_t> gathered_;  // by message, where in `list_`
  std::size_t errors_ = 0;
  std::map<std::string_view, std::size_t> unlisted_;
};

/// Replaces {0}, {1}… in `pattern` by the arguments in `language`.
std::string fill_in(std::string_view pattern, std::span<const Term> arguments, Language language);

}  // namespace typeset
