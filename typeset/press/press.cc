#include "press/press.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include "base/digest.h"
#include "base/scripts.h"
#include "base/utf8.h"
#include "compose/compose.h"
#include "lint/lint.h"
#include "press/body_files.h"
#include "press/data_files.h"
#include "press/dictionary.h"
#include "press/faults.h"
#include "press/later_faults.h"
#include "press/link_fence.h"
#include "press/pictures.h"
#include "press/reading.h"
#include "press/style_files.h"
#include "press/version.h"
#include "press/year_folder.h"
#include "source/placeholders.h"
#include "source/read.h"

namespace typeset {

namespace {

constexpr std::size_t kDigitsOfProof = 12;

/// A field that is missing may only have been made so by a slip of typing, or be given by the style that has faults.
Issue read_fields(const YamlNode& tree, DataFiles& data, BodyFiles& bodies, const AsMeant& meant, bool doubtful,
                  Document& document) {
  const YamlNode* defaults = document.style ? &document.style->fields : nullptr;
  const Figures figures = data.figures(data_asked_for(tree, defaults));
  Diagnostics found;
  Issue issue = read_issue(tree, defaults, found, figures, std::ref(bodies));
  meant.bring_back(found, document.sources);
  append_later(document.faults, found, document.sources,
               [&](const Diagnostic& fault) { return doubtful && may_follow_from_typing(fault); });
  return issue;
}

/// What a proof-reader would mark, where no error stands already.
void proof_read(const Issue& issue, const AsMeant& meant, const Job& job, const words::LexiconSource* words,
                Workshop& workshop, Document& document) {
  if (!job.handed) document.neighbours = workshop.neighbours().of(job);
  const lint::Folder* folder = document.neighbours ? &document.neighbours->folder : nullptr;
  const std::string name = job.source.substr(job.source.rfind('/') + 1);
  Diagnostics found;
  lint::check_issue(issue, meant.read, folder, name, words, found);
  meant.bring_back(found, document.sources);
  append_later(document.faults, found, document.sources, [&](const Diagnostic& fault) {
    return meant.open.has_errors() && moves_with_its_line(fault, meant.open, document.sources);
  });
}

std::vector<UsedFont> used_fonts(const Pages& pages, const FontBook& fonts) {
  std::set<FaceId> used;
  for (const Page& page : pages.pages)
    for (const Item& item : page.items)
      if (const auto* run = std::get_if<GlyphRun>(&item)) used.insert(run->face);
  std::vector<UsedFont> all;
  all.reserve(used.size());
  for (const FaceId face : used)
    all.push_back({fonts.face(face).postscript_name(), fonts.face(face).path(), fonts.face(face).sha256()});
  std::ranges::sort(all, {}, &UsedFont::postscript_name);
  return all;
}

bool is_clean(const Diagnostics& faults, bool strict) {
  return !faults.has_errors() && !(strict && faults.count(Severity::warning) > 0);
}

/// The source as it was written, before it was decoded: what its digest is of, and what is carried along.
std::string written_source(const Job& job, const FileSource& files) {
  if (job.handed) return *job.handed ? std::string((*job.handed)->view) : std::string();
  const Result<Bytes> bytes = files.read(job.source, kLargestText);
  return bytes ? std::string(bytes->view) : std::string();
}

/// Its name without the folder; one that a file can have where it came from standard input.
std::string name_of_source(const Job& job) {
  return job.source == "<stdin>" ? "稿子.yaml" : job.source.substr(job.source.rfind('/') + 1);
}

/// All of them or none.
void make_outputs(const Job& job, const FontBook& fonts, const Workshop& workshop, const FileSource& files,
                  const Budget& budget, Document& document) {
  const auto clean = [&] { return is_clean(document.faults, job.strict) && is_clean(workshop.faults(), job.strict); };
  OutputTools tools{program_version(), job.threads, workshop.cache(), {}, &budget};
  if (clean() && std::ranges::find(job.formats, "pdf", &OutputFormat::name) != job.formats.end()) {
    PdfAttachment text{name_of_source(job), job.pdf.standard.archive_part == 3 ? written_source(job, files) : ""};
    tools.pdf = pdf_options(job.pdf, *document.pages, std::move(text), files, document.faults);
  }
  for (const OutputFormat* format : job.formats) {
    if (!clean()) break;
    std::optional<std::string> made = format->make(*document.pages, fonts, tools, document.faults);
    if (made) document.outputs.push_back(std::move(*made));
  }
  document.failed = !clean();
  if (document.failed) document.outputs.clear();
}

/// What the fonts of the proof's words draw as any text: `_` stands for all else, as for blanks, which would be lost.
bool can_stand_in_proof(char32_t c, const FontBook& fonts) {
  const bool plain = c > 0x20 && c != 0x7F && c != U'　' && !(c >= 0xE000 && c <= 0xF8FF);
  return plain && !refused_script(script_of(c)) && !runs_right_to_left(c) &&
         fonts.choose(Role::song, std::u32string_view(&c, 1)).has_value();
}

/// The source's name, as far as the fonts have it and it leaves room, and enough of the digest that sha256sum
/// gives of the file to tell which state of it is on paper.
std::string proof_words(const Job& job, std::string_view source, const FontBook& fonts) {
  constexpr std::size_t longest = 24;  // characters
  std::string name;
  std::size_t count = 0;
  for_each_character(name_of_source(job), [&](std::size_t, char32_t c) {
    if (++count <= longest) append_utf8(name, can_stand_in_proof(c, fonts) ? c : U'_');
  });
  if (count > longest) name += "…";
  return name + "　" + to_hex(sha256(source)).substr(0, kDigitsOfProof);
}

void report_spent(const BudgetSpent& spent, const Limits& limits, Diagnostics& faults) {
  switch (spent.on) {
    case BudgetSpent::On::pages: return faults.report(press_faults::kTooManyPages, {}, {std::to_string(limits.pages)});
    case BudgetSpent::On::glyphs:
      return faults.report(press_faults::kTooManyGlyphs, {}, {std::to_string(limits.glyphs)});
    case BudgetSpent::On::pictures:
      return faults.report(press_faults::kTooManyPictures, {}, {std::to_string(limits.pictures >> 20U)});
    case BudgetSpent::On::time: return faults.report(press_faults::kTimeIsUp, {});
  }
}

void press_from(const FileSource& files, const Job& job, Workshop& workshop, Budget& budget, Document& document) {
  const auto source = read_source(job, files, document.sources, document.faults);
  if (!source) return;
  const AsMeant& meant = document.meant = read_as_meant(document.sources, *source, document.faults);
  const std::size_t slips = document.faults.count(Severity::error);
  const auto tree = parse_source(document.sources, meant, document.faults);
  if (!tree || !workshop.equipped()) return;
  document.is_style = is_style_file(*tree);
  if (document.is_style) return document.faults.report(press_faults::kStyleFile, {}, {job.source});

  Diagnostics stand_ins;
  report_placeholders(document.sources, meant.read, *tree, stand_ins);
  meant.bring_back(stand_ins, document.sources);
  append_later(document.faults, stand_ins, document.sources, [](const Diagnostic&) { return false; });
  document.style = style_of(*tree, job, workshop.styles(), files, document.sources, document.faults);
  const bool doubtful = meant.open.has_errors() || document.faults.count(Severity::error) > slips;
  meant.bring_back(document.faults, document.sources);
  DataFiles data(folder_of(job.source), files, document.sources, document.faults);
  BodyFiles bodies(folder_of(job.source), files, document.sources);
  Issue issue = read_fields(*tree, data, bodies, meant, doubtful, document);
  fill_tables(issue, data, document.faults);
  meant.bring_back(document.faults, document.sources);
  if (issue.imprint.copies) document.copies = issue.imprint.copies->value;
  budget.look_at_time();
  const FontBook* fonts = document.style ? workshop.fonts() : nullptr;
  const words::LexiconSource* words = workshop.dictionary();
  std::optional<OfficeWords> office;
  if (words != nullptr) {
    auto own = read_office_words(style_folders(job, files), files, document.sources, document.faults);
    if (!own.empty()) words = &office.emplace(*words, std::move(own));
  }
  if (job.proof_read) proof_read(issue, meant, job, words, workshop, document);
  budget.look_at_time();
  if (fonts == nullptr) return;

  const Album album = read_pictures(issue, folder_of(job.source), files, budget, document.faults);
  meant.bring_back(document.faults, document.sources);
  {
    // Let go before the outputs are made: of a long document it is a good part of what memory holds.
    Flow flow = compose(issue, *document.style, album);
    flow.lexicon = words;
    if (job.proof_copy)
      mark_as_proof(flow, *document.style, proof_words(job, written_source(job, files), *fonts), job.proof_grid);
    // What the pages are found wanting in on a line that is faulty already may only follow from that; and of a document
    // that must be put right first, nobody wants to know how its pages might be better filled.
    const bool faulty = document.faults.has_errors();
    Diagnostics found;
    document.pages = lay_out(flow, *fonts, found, job.keep_notes ? &document.notes : nullptr, &budget);
    meant.bring_back(found, document.sources);
    append_later(document.faults, found, document.sources,
                 [&](const Diagnostic& fault) { return faulty && fault.kind->severity == Severity::note; });
  }
  make_outputs(job, *fonts, workshop, files, budget, document);
  document.fonts = used_fonts(*document.pages, *fonts);
  document.dependencies = workshop.dependencies();
}

}  // namespace

Document press(const Job& job, Workshop& workshop) {
  Document document;
  document.name = job.source;
  document.failed = true;
  const LinkFence fence(job.files != nullptr ? *job.files : workshop.files(), job, workshop.styles());
  const Recorder files(fence);
  Budget budget(job.limits, &workshop.turn_of_pictures());
  try {
    press_from(files, job, workshop, budget, document);
  } catch (const BudgetSpent& spent) {
    report_spent(spent, budget.limits(), document.faults);
    document.meant.bring_back(document.faults, document.sources);
    document.outputs.clear();
    document.failed = true;
  }
  std::vector<Dependency> asked = files.noted();
  document.dependencies.insert(document.dependencies.begin(), std::make_move_iterator(asked.begin()),
                               std::make_move_iterator(asked.end()));
  return document;
}

}  // namespace typeset
