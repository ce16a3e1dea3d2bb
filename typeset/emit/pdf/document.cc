#include "emit/pdf/document.h"

#include <charconv>
#include <utility>

#include "emit/pdf/numbers.h"
#include "emit/pdf/outline.h"
#include "emit/pdf/trees.h"

namespace typeset::pdf {
namespace {

constexpr std::string_view kCreator = "Hongtou";

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

/// The digits of `iso` at the places of `pattern`'s 0s; none unless all other characters agree.
std::optional<std::string> digits_by(std::string_view pattern, std::string_view iso) {
  if (pattern.size() != iso.size()) return std::nullopt;
  std::string digits;
  for (std::size_t i = 0; i < iso.size(); ++i) {
    const bool digit = iso[i] >= '0' && iso[i] <= '9';
    if (pattern[i] == '0' ? !digit : pattern[i] != iso[i]) return std::nullopt;
    if (digit) digits += iso[i];
  }
  return digits;
}

}  // namespace

std::optional<std::string> pdf_date(std::string_view iso) {
  for (const std::string_view pattern : {"0000", "0000-00", "0000-00-00"})
    if (const auto date = digits_by(pattern, iso)) return "D:" + *date;
  std::string zone;
  if (iso.ends_with('Z')) {
    zone = "Z";
    iso.remove_suffix(1);
  } else if (const std::size_t sign = iso.find_last_of("+-"); sign != std::string_view::npos && sign > 10) {
    const auto offset = digits_by("00:00", iso.substr(sign + 1));
    if (!offset) return std::nullopt;
    zone = iso[sign] + offset->substr(0, 2) + "'" + offset->substr(2) + "'";
    iso = iso.substr(0, sign);
  }
  for (const std::string_view pattern : {"0000-00-00T00:00:00", "0000-00-00T00:00"})
    if (const auto time = digits_by(pattern, iso)) return "D:" + *time + (time->size() < 14 ? "00" : "") + zone;
  return std::nullopt;
}

Ref add_info(Objects& objects, const DocumentInfo& info, const std::string& producer) {
  Dict dict;
  const auto set_text = [&](const char* key, std::string_view text) {
    if (!text.empty()) dict.set(key, text_string(text));
  };
  set_text("Title", info.title);
  set_text("Subject", info.subject);
  set_text("Author", info.author);
  set_text("Creator", kCreator);
  set_text("Producer", producer);
  if (const std::optional<std::string> date = pdf_date(info.date)) {
    dict.set("CreationDate", ByteString{*date});
    dict.set("ModDate", ByteString{*date});
  }
  return objects.add(dict);
}

Ref add_pages(Objects& objects, const Pages& pages, const std::vector<Ref>& refs, const std::vector<Ref>& contents,
              const std::vector<Dict>& resources, const std::vector<Array>& annotations) {
  const PageTree tree = grow_page_tree(objects, refs);
  for (std::size_t i = 0; i < refs.size(); ++i) {
    Dict dict;
    dict.set("Type", Name{"Page"});
    dict.set("Parent", tree.parents[i]);
    dict.set("MediaBox", box(pages.pages[i]));
    dict.set("TrimBox", box(pages.pages[i]));
    dict.set("Resources", resources[i]);
    dict.set("Contents", contents[i]);
    if (!annotations[i].items.empty()) dict.set("Annots", annotations[i]);
    objects.define(refs[i], dict);
  }
  return tree.root;
}

Ref add_catalog(Objects& objects, const Pages& pages, Ref page_tree, const std::vector<Ref>& page_refs) {
  Dict catalog;
  catalog.set("Type", Name{"Catalog"});
  catalog.set("Pages", page_tree);
  if (!pages.info.language.empty()) catalog.set("Lang", ByteString{pages.info.language});
  Dict preferences;
  preferences.set("DisplayDocTitle", true);
  preferences.set("PrintScaling", Name{"None"});
  catalog.set("ViewerPreferences", std::move(preferences));
  if (!pages.pages.empty()) catalog.set("PageLabels", page_labels(objects, pages.pages));
  if (const std::optional<Ref> outline = add_outline(objects, pages, page_refs)) catalog.set("Outlines", *outline);
  return objects.add(catalog);
}

}  // namespace typeset::pdf
