#include "cli/up_to_date.h"

#include <algorithm>
#include <utility>

#include "base/digest.h"
#include "cli/program_identity.h"

namespace typeset {

namespace {

/// Parts of a text that cannot run into one another.
class Parts {
 public:
  void add(std::string_view name, std::string_view value) {
    text_.append(name).append("=").append(std::to_string(value.size())).append(":").append(value).append("\n");
  }
  void add(std::string_view name, bool value) {
    if (value) add(name, std::string_view("yes"));
  }
  std::string word() const { return to_hex(fingerprint(text_)); }

 private:
  std::string text_;
};

}  // namespace

std::string options_of(const Request& request, const Places& places) {
  Parts parts;
  for (const OutputFormat* format : request.formats) parts.add("to", format->name);
  for (const auto& [key, value] : request.settings) {
    parts.add("set", key);
    parts.add("to", value);
  }
  for (const std::string& folder : request.style_folders) parts.add("style-dir", places.name_of(folder));
  for (const std::string& folder : request.link_folders) parts.add("links-to", places.name_of(folder));
  if (request.encoding) parts.add("encoding", std::to_string(static_cast<int>(*request.encoding)));
  const PdfWishes& pdf = request.pdf;
  parts.add("pdf-standard", name_of(pdf.standard, true));
  parts.add("accessible", std::to_string(static_cast<int>(pdf.standard.accessible)));
  parts.add("color", std::to_string(static_cast<int>(pdf.colours)));
  if (pdf.colours == PdfColours::spot) parts.add("spot", pdf.spot_name);
  if (pdf.profile) parts.add("profile", places.name_of(*pdf.profile));
  parts.add("linearize", pdf.linearised);
  parts.add("proof-copy", request.proof_copy);
  parts.add("proof-grid", request.proof_grid);
  parts.add("lint", request.lint);
  parts.add("strict", request.strict);
  return parts.word();
}

UpToDate::UpToDate(const std::string& folder, const Request& request, Workshop& workshop)
    : store_(folder, workshop.data(), workshop.files()),
      freshness_(store_.record(), workshop.files(), store_.places(), request.verify),
      force_(request.force),
      options_(options_of(request, store_.places())) {
  const FontBook* fonts = workshop.fonts();
  made_by_ = program_identity() + "-" + (fonts != nullptr ? fonts->identity() : "none");
  if (workshop.dictionary() != nullptr) made_by_ += "-" + workshop.dictionary()->identity();
}

const RecordedDocument* UpToDate::recorded(const PlannedDocument& planned) const {
  return store_.record().find(places().name_of(planned.source.path));
}

std::optional<Term> UpToDate::why(const PlannedDocument& planned, const RecordedDocument* known) {
  if (force_) return Term("命令里写了 --force", "--force was given");
  if (known == nullptr) return Term("还没有做过", "it was not made before");
  Wanted wanted{made_by_, options_, {}};
  for (const std::string& target : planned.targets) wanted.outputs.push_back(places().name_of(target));
  return freshness_.why_stale(*known, wanted);
}

RecordedDocument UpToDate::made(const PlannedDocument& planned, const Document& document, std::string facts) {
  store_.begin();
  RecordedDocument done;
  done.source = places().name_of(planned.source.path);
  done.made_by = made_by_;
  done.options = options_;
  for (const Diagnostic& fault : document.faults.all())
    done.gravest = std::max(done.gravest, std::optional(fault.kind->severity));
  done.facts = std::move(facts);
  for (std::size_t i = 0; i < planned.targets.size(); ++i)
    done.outputs.push_back({places().name_of(planned.targets[i]), to_hex(fingerprint(document.outputs[i])), {}});
  return done;
}

void UpToDate::note(RecordedDocument made, const Document& document) {
  std::vector<Dependency> asked = document.dependencies;
  if (document.neighbours)
    asked.insert(asked.end(), document.neighbours->dependencies.begin(), document.neighbours->dependencies.end());
  store_.note(std::move(made), asked);
}

}  // namespace typeset
