#include "base/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "base/utf8.h"

namespace typeset {

std::string fill_in(std::string_view pattern, std::span<const Term> arguments, Language language) {
  std::string filled;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const bool slot = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' &&
                      pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
    if (!slot) {
      filled += pattern[at];
      continue;
    }
    const auto number = static_cast<std::size_t>(pattern[at + 1] - '0');
    if (number < arguments.size()) filled += arguments[number].in(language);
    at += 2;
  }
  return filled;
}

std::string Diagnostic::message(Language language) const {
  return fill_in(kind->message.in(language), arguments, language);
}

std::string Diagnostic::remedy(Language language) const {
  return fill_in(kind->remedy.in(language), arguments, language);
}

namespace {

/// A value of megabytes is not quoted whole.
void shorten(std::string& quoted) {
  constexpr std::size_t kLongest = 4000;  // bytes: no list of what may be written is as long
  if (quoted.size() <= kLongest) return;
  quoted.resize(character_begin(quoted, kLongest));
  quoted += "…";
}

}  // namespace

void Diagnostics::report(const Diagnostic& fault) {
  report(*fault.kind, fault.span, fault.arguments, fault.fixes);
  for (const Span& span : fault.more) report(*fault.kind, span, fault.arguments);
}

void Diagnostics::report(const DiagnosticKind& kind, Span span, std::vector<Term> arguments, std::vector<Fix> fixes) {
  for (Term& argument : arguments) {
    shorten(argument.zh);
    shorten(argument.en);
  }
  if (kind.severity == Severity::error) ++errors_;
  if (kind.occurrences == Occurrences::gathered) return gather(kind, span, std::move(arguments), std::move(fixes));
  if (is_listed(kind, span, arguments)) return;
  if (list_.size() >= kMostListed) {
    ++unlisted_[kind.slug];
    return;
  }
  list_.push_back({&kind, span, std::move(arguments), {}, std::move(fixes)});
}

bool Diagnostics::is_listed(const DiagnosticKind& kind, Span span, std::span<const Term> arguments) {
  for (std::size_t i = places_.size(); i < list_.size(); ++i) places_.emplace(list_[i].span, i);
  const auto [begin, end] = places_.equal_range(span);
  return std::any_of(begin, end, [&](const auto& place) {
    const Diagnostic& other = list_[place.second];
    return other.kind == &kind && other.message(Language::zh) == fill_in(kind.message.zh, arguments, Language::zh);
  });
}

void Diagnostics::gather(const DiagnosticKind& kind, Span span, std::vector<Term> arguments, std::vector<Fix> fixes) {
  std::pair key(&kind, fill_in(kind.message.zh, arguments, Language::zh));
  if (const auto known = gathered_.find(key); known != gathered_.end()) {
    // A paragraph may be set more than once, and a title before the text that it stands over.
    Diagnostic& fault = list_[known->second];
    if (ByPlace()(span, fault.span)) std::swap(span, fault.span);  // no gathered fault is looked up by its place
    const bool is_new = span.known() && span != fault.span && fault.more.insert(span).second;
    if (!is_new || fixes.empty()) return;
    if (fault.fixes.empty()) fault.fixes.emplace_back();
    std::ranges::move(fixes.front().edits, std::back_inserter(fault.fixes.front().edits));
    return;
  }
  if (list_.size() >= kMostListed) {
    ++unlisted_[kind.slug];
    return;
  }
  gathered_.emplace(std::move(key), list_.size());
  list_.push_back({&kind, span, std::move(arguments), {}, std::move(fixes)});
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(list_.begin(), list_.end(), [&](const Diagnostic& d) { return d.kind->severity == severity; }));
}

std::size_t Diagnostics::unlisted() const {
  std::size_t all = 0;
  for (const auto& [slug, count] : unlisted_) all += count;
  return all;
}

void Diagnostics::sort_by_place() {
  places_.clear();
  std::stable_sort(list_.begin(), list_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tuple(a.span.file, a.span.begin) < std::tuple(b.span.file, b.span.begin);
  });
  for (std::size_t i = 0; i < list_.size(); ++i) {
    const Diagnostic& fault = list_[i];
    if (fault.kind->occurrences == Occurrences::gathered) gathered_[{fault.kind, fault.message(Language::zh)}] = i;
  }
}

void Diagnostics::append(const Diagnostics& other) {
  const std::size_t errors = errors_ + other.errors_;  // the other's unlisted ones too
  for (const Diagnostic& diagnostic : other.list_) report(diagnostic);
  errors_ = errors;
  for (const auto& [slug, count] : other.unlisted_) unlisted_[slug] += count;
}

}  // namespace typeset
