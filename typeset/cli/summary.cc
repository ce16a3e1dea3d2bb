#include "cli/summary.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <type_traits>
#include <vector>

#include "style/keys.h"

namespace typeset {

namespace {

/// What the item is drawn in; pictures and links are black here.
std::uint32_t colour_of(const Item& item, const Palette& palette) {
  return std::visit(
      [&]<typename T>(const T& it) {
        if constexpr (std::is_same_v<T, PlacedImage> || std::is_same_v<T, Link>)
          return palette.of(Colour::black);
        else
          return palette.of(it.colour);
      },
      item);
}

/// 1, 3–5: pages by number, runs of three and more as ranges.
std::string list_of(const std::vector<std::size_t>& numbers, std::string_view comma) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    if (last < i + 2) last = i;
    if (!text.empty()) text += comma;
    text += last == i ? fmt::format("{}", numbers[i]) : fmt::format("{}–{}", numbers[i], numbers[last]);
    i = last + 1;
  }
  return text;
}

std::vector<std::size_t> pages_with(const Pages& pages, const std::function<bool(const Item&)>& wanted) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    if (std::ranges::any_of(pages.pages[i].items, wanted)) found.push_back(i + 1);
  }
  return found;
}

/// Pages with pictures in colour, which a press for black and red cannot print.
std::string coloured_pages(const Pages& pages, Language language) {
  const std::vector<std::size_t> found = pages_with(pages, [&](const Item& item) {
    const auto* placed = std::get_if<PlacedImage>(&item);
    return placed != nullptr && pages.images[placed->image]->colour != ImageColour::grey;
  });
  if (found.empty()) return {};
  if (language == Language::zh) return fmt::format(" · 第 {} 页有彩图", list_of(found, "、"));
  return fmt::format(" · colour pictures on page{} {}", found.size() == 1 ? "" : "s", list_of(found, ", "));
}

std::string pages_in_colour(const Pages& pages, Language language) {
  constexpr std::uint32_t kRed = 0xff0000;
  const auto colour = [&](const Item& item) { return colour_of(item, pages.palette); };
  const std::vector<std::size_t> found = pages_with(pages, [&](const Item& item) { return !is_grey(colour(item)); });
  const bool all_red =
      pages_with(pages, [&](const Item& item) { return !is_grey(colour(item)) && colour(item) != kRed; }).empty();
  if (language == Language::zh) {
    if (found.empty()) return "全部黑色";
    return fmt::format("第 {} 页含{}", list_of(found, "、"), all_red ? "红色" : "套色");
  }
  if (found.empty()) return "all black";
  return fmt::format("{} on page{} {}", all_red ? "red" : "a second colour", found.size() == 1 ? "" : "s",
                     list_of(found, ", "));
}

/// Pages left blank so that the imprint stands where the style wants it (GB-7.4.6): nothing else makes a page without a
/// number.
std::string blank_pages(const Pages& pages, Language language) {
  std::vector<std::size_t> blank;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    if (pages.pages[i].items.empty() && pages.pages[i].label.empty()) blank.push_back(i + 1);
  }
  if (blank.empty()) return {};
  const std::string key = find_style_key("imprint.last-page")->term().in(language);
  if (language == Language::zh)
    return fmt::format(" · 第 {} 页空白（按样式的“{}”，版记在第 {} 页）", list_of(blank, "、"), key,
                       pages.pages.size());
  return fmt::format(" · page{} {} blank ({} of the style: the imprint is on page {})", blank.size() == 1 ? "" : "s",
                     list_of(blank, ", "), key, pages.pages.size());
}

std::size_t leaves_of(const Pages& pages) { return (pages.pages.size() + 1) / 2; }

/// A single page is printed on one side anyway; of several the print room asks what the last back is to bear.
std::string sheets(const Pages& pages, Language language) {
  const std::size_t count = pages.pages.size();
  const std::size_t leaves = leaves_of(pages);
  const bool odd = count > 1 && count % 2 == 1;
  if (language == Language::zh)
    return fmt::format("{} 页 · 双面 {} 张{}", count, leaves, odd ? "（末页背面空白）" : "");
  return fmt::format("{} page{} · {} sheet{} duplex{}", count, count == 1 ? "" : "s", leaves, leaves == 1 ? "" : "s",
                     odd ? " (the last back is blank)" : "");
}

std::string sheets_of_all(const Pages& pages, std::optional<int> copies, Language language) {
  if (!copies) return {};
  const std::size_t all = leaves_of(pages) * static_cast<std::size_t>(*copies);
  if (language == Language::zh) return fmt::format(" · {} 份共 {} 张", *copies, all);
  return fmt::format(" · {} cop{}: {} sheet{}", *copies, *copies == 1 ? "y" : "ies", all, all == 1 ? "" : "s");
}

std::string lone_imprint(const Pages& pages, Language language) {
  if (!pages.lone_imprint) return {};
  const std::size_t page = pages.lone_imprint->page + 1;
  const int lines = pages.lone_imprint->lines;
  if (language == Language::zh)
    return fmt::format(" · 第 {} 页只有版记", page) + (lines > 0 ? fmt::format("，差 {} 行", lines) : "");
  return fmt::format(" · page {} has nothing but the imprint", page) +
         (lines > 0 ? fmt::format(", {} line{} too many before it", lines, lines == 1 ? "" : "s") : "");
}

}  // namespace

std::vector<std::size_t> colour_pages(const Pages& pages) {
  return pages_with(pages, [&](const Item& item) {
    const auto* placed = std::get_if<PlacedImage>(&item);
    if (placed != nullptr) return pages.images[placed->image]->colour != ImageColour::grey;
    return !is_grey(colour_of(item, pages.palette));
  });
}

std::string summary(const Pages& pages, std::optional<int> copies, Language language) {
  const std::string rest = sheets_of_all(pages, copies, language) + " · " + pages_in_colour(pages, language) +
                           coloured_pages(pages, language) + blank_pages(pages, language) +
                           lone_imprint(pages, language);
  return sheets(pages, language) + rest;
}

std::string page_text(const Page& page) {
  std::string text;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item);
    if (run != nullptr && run->belongs.artifact == Artifact::none) text += run->text;
  }
  return text;
}

}  // namespace typeset
