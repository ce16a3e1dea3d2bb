#include "emit/pdf/document.h"

#include <charconv>
#include <utility>

#include "emit/pdf/numbers.h"
#include "emit/pdf/outline.h"
#include "emit/pdf/trees.h"

namespace typeset::pdf {
namespace {

Literal box(const Page& page) { return {"[0 0 " + points(page.width) + " " + points(page.height) + "]"}; }

/// The number a label is, if it is a plain decimal number without leading zeros.
std::optional<std::int32_t> plain_number(const std::string& label) {
  std::int32_t number = 0;
  const char* end = label.data() + label.size();
  const auto read = std::from_chars(label.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || label[0] == '0' || number < 1) return std::nullopt;
  return number;
}

/// Numbers that count up share one entry; any other label is a prefix without a number.
Dict page_labels(Objects& objects, const std::vector<Page>& pages) {
  std::vector<std::pair<std::int32_t, Value>> entries;
  std::optional<std::int32_t> expected;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::optional<std::int32_t> number = plain_number(pages[i].label);
    const bool counts_on = number && number == expected;
    expected = number ? std::optional(*number + 1) : std::nullopt;
    if (counts_on) continue;
    Dict label;
    if (number) {
      label.set("S", Name{"D"});
      if (*number != 1) label.set("St", *number);
    } else if (!pages[i].label.empty()) {
      label.set("P", text_string(pages[i].label));
    }
    entries.emplace_back(static_cast<std::int32_t>(i), std::move(label));
  }
  return number_tree(objects, std::move(entries));
}

}  // namespace

Ref add_pages(Objects& objects, const Pages& pages, const std::vector<Ref>& refs, const std::vector<PageParts>& parts,
              FileForm form) {
  const PageTree tree = grow_page_tree(objects, refs);
  for (std::size_t i = 0; i < refs.size(); ++i) {
    Dict dict;
    dict.set("Type", Name{"Page"});
    dict.set("Parent", tree.parents[i]);
    dict.set("MediaBox", box(pages.pages[i]));
    dict.set("TrimBox", box(pages.pages[i]));
    dict.set("Resources", parts[i].resources);
    dict.set("Contents", parts[i].contents);
    if (parts[i].tagged) dict.set("StructParents", static_cast<std::int32_t>(i));
    if (!parts[i].annotations.items.empty()) {
      dict.set("Annots", parts[i].annotations);
      if (form.minor_version >= 5)
        dict.set("Tabs", Name{"S"});  // from link to link as the structure has them (ISO 14289-1, 7.18.3)
    }
    objects.define(refs[i], dict);
  }
  return tree.root;
}

Ref add_catalog(Objects& objects, const Pages& pages, const CatalogParts& parts, const std::vector<Ref>& page_refs,
                FileForm form) {
  Dict catalog;
  catalog.set("Type", Name{"Catalog"});
  catalog.set("Pages", parts.page_tree);
  if (!pages.info.language.empty()) catalog.set("Lang", ByteString{pages.info.language});
  catalog.set("Metadata", parts.metadata);
  catalog.set("OutputIntents", Array{{parts.output_intent}});
  if (parts.attachment) {
    const auto& [name, specification] = *parts.attachment;
    catalog.set("AF", Array{{specification}});
    Dict names;
    names.set("EmbeddedFiles", name_tree(objects, {{text_string(name).bytes, specification}}));
    catalog.set("Names", std::move(names));
  }
  Dict marked;
  marked.set("Marked", true);
  catalog.set("MarkInfo", std::move(marked));
  catalog.set("StructTreeRoot", parts.structure);
  Dict preferences;
  preferences.set("DisplayDocTitle", true);
  if (form.minor_version >= 6) preferences.set("PrintScaling", Name{"None"});
  catalog.set("ViewerPreferences", std::move(preferences));
  if (!pages.pages.empty()) catalog.set("PageLabels", page_labels(objects, pages.pages));
  if (const std::optional<Ref> outline = add_outline(objects, pages, page_refs)) catalog.set("Outlines", *outline);
  return objects.add(catalog);
}

}  // namespace typeset::pdf
