#include "cli/build_document.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/encoding.h"
#include "cli/disk.h"
#include "cli/document_files.h"
#include "cli/faults.h"
#include "cli/later_faults.h"
#include "cli/picture_files.h"
#include "cli/version.h"
#include "compose/compose.h"
#include "emit/dump/dump.h"
#include "emit/pdf/pdf.h"
#include "layout/layout.h"
#include "lint/lint.h"
#include "source/read.h"

namespace typeset {

namespace {

/// `a/b.yaml` stands in `a`; `b.yaml` and standard input in `.`.
std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

StyleRequest style_request(const YamlNode& tree, const std::string& path, const Request& request,
                           const Workshop& workshop, const FileSource& files) {
  const LocatedText asked = style_asked_for(tree);
  const std::string beside = folder_of(path);
  StyleRequest style;
  style.name = asked.empty() ? std::string(kind_asked_for(tree).style) : asked.str();
  if (!asked.empty()) style.asked_at = asked.span();
  style.folders = request.style_folders;
  style.folders.insert(style.folders.end(), {beside + "/styles", beside});
  style.folders.push_back(workshop.data()->styles());
  style.files = &files;
  style.settings = request.settings;
  return style;
}

/// What the pages are a function of: the document's files, the font manifest, and the fonts that draw something.
std::vector<Dependency> dependencies(const Pages& pages, const FontBook& fonts, const DocumentFiles& files,
                                     const Workshop& workshop) {
  std::vector<Dependency> all = files.noted();
  all.insert(all.end(), workshop.dependencies().begin(), workshop.dependencies().end());
  std::set<std::pair<std::string, std::string>> used;
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run != nullptr) used.emplace(fonts.face(run->face).path(), fonts.face(run->face).sha256());
    }
  }
  for (const auto& [path, digest] : used) all.push_back({path, digest});
  return all;
}

/// A field that is missing may only have been made so by a slip of typing, or be given by the style that has faults.
Issue read_fields(const YamlNode& tree, Document& document) {
  const bool doubtful = document.faults.has_errors();
  Diagnostics found;
  Issue issue = read_issue(tree, document.style ? &document.style->fields : nullptr, found);
  append_later(document.faults, found, document.sources,
               [&](const Diagnostic& fault) { return doubtful && may_follow_from_typing(fault); });
  return issue;
}

/// What a proof-reader would mark, where no error stands already.
void proof_read(const Issue& issue, FileId source, const Request& request, Workshop& workshop, Document& document) {
  const bool in_folder = document.path != "-";
  const lint::Folder* folder = in_folder ? &workshop.folders().at(folder_of(document.path), request.encoding) : nullptr;
  const std::string name = document.path.substr(document.path.rfind('/') + 1);
  Diagnostics found;
  lint::check_issue(issue, source, folder, name, found);
  append_later(document.faults, found, document.sources, [](const Diagnostic&) { return false; });
}

bool is_clean(const Diagnostics& faults, bool strict) {
  return !faults.has_errors() && !(strict && faults.count(Severity::warning) > 0);
}

std::string emit(OutputFormat format, const Pages& pages, const FontBook& fonts, const Request& request,
                 const Workshop& workshop, Diagnostics& faults) {
  if (format == OutputFormat::dump) return write_dump(pages, fonts);
  PdfOptions options;
  options.producer = program_version();
  options.threads = request.files.size() == 1 ? static_cast<int>(std::max(request.jobs, 1U)) : 1;
  options.cache = workshop.cache();
  Result<std::string> pdf = write_pdf(pages, fonts, options);
  if (pdf) return std::move(*pdf);
  faults.report(cli_faults::kPdfFailed, {}, {pdf.failure().what + " " + pdf.failure().detail});
  return {};
}

}  // namespace

Document build_document(const std::string& path, const Request& request, Workshop& workshop) {
  Document document;
  document.path = path;
  document.failed = true;
  const DocumentFiles files(workshop.files(), folder_of(path));

  const auto source = read_source(document, request, files);
  if (!source) return document;
  const auto tree = parse_source(document, *source);
  if (!tree || !workshop.data()) return document;

  document.style = load_style(document.sources, style_request(*tree, path, request, workshop, files), document.faults);
  const Issue issue = read_fields(*tree, document);
  if (request.lint) proof_read(issue, *source, request, workshop, document);
  const FontBook* fonts = document.style ? workshop.fonts() : nullptr;
  if (fonts == nullptr) return document;

  const Album album = read_pictures(issue, folder_of(path), files, document.faults);
  const Flow flow = compose(issue, *document.style, album);
  const bool asked = request.verbose || !request.explain.empty();
  document.pages = lay_out(flow, *fonts, document.faults, asked ? &document.notes : nullptr);
  document.dependencies = dependencies(*document.pages, *fonts, files, workshop);

  const auto clean = [&] {
    return is_clean(document.faults, request.strict) && is_clean(workshop.faults(), request.strict);
  };
  for (const OutputFormat format : request.formats) {
    if (clean()) document.outputs.push_back(emit(format, *document.pages, *fonts, request, workshop, document.faults));
  }
  document.failed = !clean();
  if (document.failed) document.outputs.clear();
  return document;
}

std::optional<FileId> read_source(Document& document, const Request& request, const DocumentFiles& files) {
  const Result<Bytes> bytes =
      document.path == "-" ? read_standard_input(kLargestText) : files.read_document(document.path, kLargestText);
  if (!bytes) {
    report_unread(bytes.failure(), document.name(), kLargestText, document.faults);
    return std::nullopt;
  }
  const FileId source = add_text(document.sources, document.name(), bytes->view, request.encoding, document.faults);
  if (document.faults.has_errors()) return std::nullopt;
  return source;
}

std::optional<YamlNode> parse_source(Document& document, FileId source) {
  scan_lines(document.sources, source, document.faults);
  Diagnostics found;
  auto tree = parse_yaml(document.sources, source, found);
  // Without a tree the last fault is where the parser gave up, perhaps because of a slip of typing.
  const Diagnostic* last = !tree && !found.all().empty() ? &found.all().back() : nullptr;
  const bool follows = last != nullptr && gave_up_for_typing(*last, document.faults, document.sources);
  append_later(document.faults, found, document.sources,
               [&](const Diagnostic& fault) { return follows && &fault == last; });
  return tree;
}

}  // namespace typeset
