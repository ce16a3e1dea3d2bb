#include "emit/pdf/pdf.h"

#include <algorithm>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "base/budget.h"
#include "base/workers.h"
#include "emit/pdf/attachment.h"
#include "emit/pdf/content.h"
#include "emit/pdf/document.h"
#include "emit/pdf/fitted_images.h"
#include "emit/pdf/font_objects.h"
#include "emit/pdf/font_program.h"
#include "emit/pdf/font_use.h"
#include "emit/pdf/image_objects.h"
#include "emit/pdf/inks.h"
#include "emit/pdf/links.h"
#include "emit/pdf/metadata.h"
#include "emit/pdf/objects.h"
#include "emit/pdf/output_intent.h"
#include "emit/pdf/sealed.h"
#include "emit/pdf/structure.h"
#include "emit/shared/deflate.h"
#include "emit/shared/faults.h"
#include "emit/shared/image_packing.h"
#include "emit/shared/used_faces.h"

namespace typeset {
namespace pdf {
namespace {

constexpr int kLevelOfContent = 6;
constexpr std::size_t kPagesOfJob = 32;

/// What is worked out before the file is put together: each part by itself, so on any number of threads.
struct Parts {
  std::vector<std::optional<Result<FontProgram>>> programs;  // of FontUse::faces
  std::vector<std::string> contents;                         // of the pages, packed if asked for
  std::vector<PageMarks> marks;                              // that they have opened
  std::vector<emit::PackedImage> images;
};

/// What the parts are made from, beside the pages; read by all jobs.
struct Material {
  FontUse use;
  Structure structure;
  Inks inks;
  std::vector<std::shared_ptr<const Image>> images;  // as they go into the file
};

void look_at_time(const PdfOptions& options) {
  if (options.budget != nullptr) options.budget->look_at_time();
}

Parts make_parts(const Pages& pages, const FontBook& fonts, const Material& material, const PdfOptions& options) {
  Parts parts;
  const FontUse& use = material.use;
  parts.programs.resize(use.faces().size());
  parts.contents.resize(pages.pages.size());
  parts.marks.resize(pages.pages.size());
  parts.images.resize(material.images.size());
  const std::size_t stretches = (pages.pages.size() + kPagesOfJob - 1) / kPagesOfJob;
  share_out(parts.programs.size() + stretches + parts.images.size(), options.threads, [&](std::size_t job) {
    look_at_time(options);
    if (job < parts.programs.size()) {
      const FaceUse& face = use.faces()[job];
      parts.programs[job] = pack_program(fonts.face(face.face), face.glyph_ids(), options.compress, options.cache);
      return;
    }
    if (job >= parts.programs.size() + stretches) {
      const std::size_t image = job - parts.programs.size() - stretches;
      parts.images[image] = emit::pack_image(*material.images[image], options.compress);
      return;
    }
    const std::size_t begin = (job - parts.programs.size()) * kPagesOfJob;
    for (std::size_t i = begin; i < std::min(begin + kPagesOfJob, pages.pages.size()); ++i) {
      PageContent content = page_content(pages, i, material.structure, use, material.inks);
      parts.marks[i] = std::move(content.marks);
      parts.contents[i] =
          options.compress ? emit::deflate(content.operators, kLevelOfContent) : std::move(content.operators);
    }
  });
  return parts;
}

/// The fonts and images a page draws with, in order of first use in the document.
Dict resources_of(const Page& page, const Material& material, const std::vector<Ref>& font_refs,
                  const std::vector<Ref>& image_refs) {
  const FontUse& use = material.use;
  std::vector<bool> drawn(font_refs.size(), false);
  std::vector<bool> shown(image_refs.size(), false);
  for (const Item& item : page.items) {
    if (const auto* placed = std::get_if<PlacedImage>(&item)) shown[placed->image] = true;
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run != nullptr && !run->glyphs.empty()) drawn[use.place(run->face)] = true;
  }
  const auto in_spot = [&]<typename T>(const T& item) {
    if constexpr (requires { item.colour; }) return material.inks.is_spot(item.colour);
    return false;
  };
  const bool spot = std::ranges::any_of(page.items, [&](const Item& item) { return std::visit(in_spot, item); });
  Dict fonts;
  for (std::size_t i = 0; i < drawn.size(); ++i)
    if (drawn[i]) fonts.set(use.faces()[i].resource, font_refs[i]);
  Dict resources;
  if (!fonts.entries.empty()) resources.set("Font", std::move(fonts));
  if (spot) resources.set("ColorSpace", material.inks.colour_spaces());
  Dict images;
  for (std::size_t i = 0; i < shown.size(); ++i)
    if (shown[i]) images.set(image_resource(i), image_refs[i]);
  if (!images.entries.empty()) resources.set("XObject", std::move(images));
  return resources;
}

/// Whether every font program was made; reports those that were not.
bool were_made(const Parts& parts, const FontUse& use, const FontBook& fonts, Diagnostics& faults) {
  bool all = true;
  for (std::size_t i = 0; i < parts.programs.size(); ++i) {
    if (*parts.programs[i]) continue;
    const FaceUse& used = use.faces()[i];
    faults.report(emit_faults::kNoSubset, used.first,
                  {fonts.face(used.face).postscript_name(), parts.programs[i]->failure().detail});
    all = false;
  }
  return all;
}

/// Whether the file may say that it is accessible; reports what is missing where that is demanded.
bool claims_access(const Pages& pages, const PdfStandard& standard, Diagnostics& faults) {
  if (standard.accessible == PdfStandard::Accessible::no) return false;
  const std::vector<MissingForAccess> missing = missing_for_access(pages);
  if (standard.accessible == PdfStandard::Accessible::demanded) {
    for (const MissingForAccess& what : missing) {
      const bool figure = what.what == MissingForAccess::What::alternative_text;
      faults.report(figure ? emit_faults::kNoAlternative : emit_faults::kNoTitle, what.span, {"PDF/UA-1"});
    }
  }
  return missing.empty();
}

/// Whether what is asked for is allowed and there; reports what is not.
bool may_be_made(const PdfOptions& options, Diagnostics& faults) {
  if (options.password && options.standard.archive())
    faults.report(emit_faults::kEncryptedArchive, {}, {name_of(options.standard, false)});
  if (options.colours != PdfColours::rgb || !options.press_profile.empty()) {
    const int newest = options.standard.archive_part == 1 ? 2 : 4;
    if (const Term fault = judge_press_profile(options.press_profile, newest); !fault.zh.empty())
      faults.report(emit_faults::kBadPressProfile, {}, {fault});
  }
  return !faults.has_errors();
}

std::vector<Ref> add_fonts(Objects& objects, const FontBook& fonts, const FontUse& use, const Parts& parts,
                           const PdfOptions& options) {
  std::vector<Ref> refs;
  for (std::size_t i = 0; i < use.faces().size(); ++i)
    refs.push_back(add_font(objects, fonts.face(use.faces()[i].face), use.faces()[i], parts.programs[i]->value(),
                            options.compress, options.standard.lists_glyphs()));
  return refs;
}

/// `parts` are let go as they come into the file.
std::string assemble(const Pages& pages, const FontBook& fonts, const Material& material, Parts parts,
                     const PdfOptions& options, bool accessible) {
  FileForm form = options.standard.form();
  form.object_streams = form.object_streams && options.compress;
  Objects objects(form);
  std::vector<Ref> page_refs;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) page_refs.push_back(objects.reserve());
  std::vector<PageParts> page_parts(pages.pages.size());
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const std::string content = std::exchange(parts.contents[i], {});
    page_parts[i].contents = objects.add_stream({}, content, options.compress ? Packing::deflated : Packing::none);
  }
  look_at_time(options);
  const std::vector<Ref> font_refs = add_fonts(objects, fonts, material.use, parts, options);
  const std::vector<Ref> image_refs = add_images(objects, material.images, parts.images, options.compress);
  const std::vector<LinkAnnotation> links = reserve_links(objects, pages);
  std::vector<Array> annotations = add_links(objects, pages, links, page_refs);
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    page_parts[i].resources = resources_of(pages.pages[i], material, font_refs, image_refs);
    page_parts[i].annotations = std::move(annotations[i]);
    page_parts[i].tagged = !parts.marks[i].empty();
  }
  const Metadata metadata = metadata_of(pages.info, options.producer);
  CatalogParts around;
  around.page_tree = add_pages(objects, pages, page_refs, page_parts, form);
  around.structure = material.structure.write(objects, page_refs, links, parts.marks);
  around.metadata = add_xmp(objects, metadata, options.standard, accessible);
  around.output_intent = options.colours == PdfColours::rgb
                             ? add_screen_intent(objects, options.compress)
                             : add_press_intent(objects, options.press_profile, options.compress);
  if (options.source && options.standard.attachments())
    around.attachment = {options.source->name,
                         add_attachment(objects, *options.source, metadata.date, options.compress)};
  const Ref catalog = add_catalog(objects, pages, around, page_refs, form);
  look_at_time(options);
  return objects.write(catalog, add_info(objects, metadata));
}

}  // namespace
}  // namespace pdf

std::optional<std::string> write_pdf(const Pages& pages, const FontBook& fonts, const PdfOptions& options,
                                     Diagnostics& faults) {
  try {
    if (!pdf::may_be_made(options, faults)) return std::nullopt;
    std::optional<emit::UsedFaces> used = emit::UsedFaces::of(pages, fonts, faults);
    const bool accessible = pdf::claims_access(pages, options.standard, faults);
    auto images = pdf::fit_images(pages, options, faults);
    if (!used || !images || (!accessible && options.standard.accessible == PdfStandard::Accessible::demanded))
      return std::nullopt;
    const pdf::Material material{pdf::FontUse(std::move(*used), fonts), pdf::Structure(pages),
                                 pdf::Inks(pages.palette, options.colours, options.spot_name), std::move(*images)};
    if (options.colours == PdfColours::spot) pdf::report_other_inks(pages, material.inks, faults);
    pdf::Parts parts = pdf::make_parts(pages, fonts, material, options);
    if (!pdf::were_made(parts, material.use, fonts, faults)) return std::nullopt;
    std::string file = pdf::assemble(pages, fonts, material, std::move(parts), options, accessible);
    if (!options.password && !options.linearised) return file;
    return pdf::sealed(file, options.password, options.linearised);
  } catch (const pdf::ObjectsFailed& failed) {
    faults.report(emit_faults::kRefused, {}, {"PDF", failed.what()});
  } catch (const std::length_error& failed) {
    faults.report(emit_faults::kRefused, {}, {"PDF", failed.what()});
  } catch (const std::bad_alloc&) {
    faults.report(emit_faults::kOutOfMemory, {}, {"PDF"});
  }
  return std::nullopt;
}

}  // namespace typeset
