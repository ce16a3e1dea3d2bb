#include "batch/report_forms.h"

#include "base/digest.h"
#include "base/utf8.h"
#include "batch/faults.h"
#include "batch/places.h"

namespace typeset {

namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

}  // namespace

void for_each_finding(const DocumentResult& result, const std::function<void(const Finding&)>& visit) {
  for (const Finding& finding : result.findings) visit(finding);
  if (result.unlisted == 0) return;
  const Diagnostic more{&batch_faults::kUnlisted, {}, {std::to_string(result.unlisted)}};
  visit({more.kind->severity,
         std::string(more.kind->slug),
         {more.message(Language::zh), more.message(Language::en)},
         {more.remedy(Language::zh), more.remedy(Language::en)},
         {result.source, {}, {}},
         {}});
}

std::string remedy_line(const Finding& finding, Language language) {
  const std::string& remedy = finding.remedy.in(language);
  return remedy.empty() ? remedy : std::string(Words{"改法: ", "fix: "}.in(language)) + remedy;
}

std::string told(const Finding& finding, Language language) {
  const std::string remedy = remedy_line(finding, language);
  return finding.message.in(language) + (remedy.empty() ? remedy : "\n" + remedy);
}

std::string uri_of(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (is_unreserved(c)) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri.append("%").append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 15U]);
  }
  return uri;
}

std::string well_formed(std::string_view text) {
  std::string good;
  good.reserve(text.size());
  for_each_character(text, [&](std::size_t, char32_t c) { append_utf8(good, c); });
  return good;
}

std::string Fingerprints::of(const Finding& finding) {
  std::string key = finding.slug;
  key.append(1, '\0').append(plain_path(finding.place.file)).append(1, '\0').append(finding.message.zh);
  const std::size_t number = ++seen_[key];
  return to_hex(fingerprint(key, number));
}

}  // namespace typeset
