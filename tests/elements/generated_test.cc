// Bulletins that a generator makes, laid out under the tiny fonts: whatever is in them, nothing overlaps or leaves the
// type area, no text is lost or printed twice, and nothing stands alone that must not.
#include <algorithm>
#include <map>

#include "elements/made_bulletin.h"
#include "emit/dump/dump.h"
#include "layout/faults.h"
#include "support/laid_out.h"
#include "support/on_the_page.h"

using namespace typeset;
using namespace typeset::test;

namespace {

/// Digits and Latin stand a little off their cells: that is no overlap.
constexpr Length kSlack = Length::centi_mm(50);

/// What stands on a page: the cells of texts, pictures. Titles stand closer than their type is high, so that a cell is
/// taken as two thirds of an em.
std::vector<Box> boxes_of(const Page& page) {
  std::vector<Box> boxes;
  for (const Item& item : page.items) {
    if (const auto* run = std::get_if<GlyphRun>(&item)) {
      const Length high = run->size * 2 / 3;
      const Length y = run->glyphs.front().y;
      // The left half of an opening bracket is blank.
      const bool opening = run->text.starts_with("〔") || run->text.starts_with("（") || run->text.starts_with("【");
      const Length blank = opening ? run->size / 2 : Length();
      boxes.push_back({run->glyphs.front().x + blank, y - high, run->glyphs.back().x + run->glyphs.back().advance, y});
    } else if (const auto* image = std::get_if<PlacedImage>(&item)) {
      boxes.push_back({image->x, image->y, image->x + image->width, image->y + image->height});
    }
  }
  return boxes;
}

int bulletins_set = 0;

void check_bulletin(unsigned seed, const Album& album) {
  BulletinMaker maker(seed);
  const std::string yaml = maker.yaml(), style_file = maker.style();
  INFO("seed " << seed << "\n" << yaml << style_file);
  const LaidOut made(yaml, {style_file, {}, album});
  // A 版记, a head or a footer that no page holds is an error: nothing is printed.
  if (made.faults.has_errors()) return;
  const Pages& pages = made.pages;
  const Style& style = made.style;
  const FontBook& fonts = LaidOut::fonts();

  // Flags and copy number push nothing: where they stand in the name's way, that is reported.
  const bool crowded = std::ranges::any_of(
      made.faults.all(), [](const Diagnostic& fault) { return fault.kind == &layout_faults::kFlagsInTheWay; });

  std::map<NodeId, std::string> text_of_node;
  std::map<NodeId, std::vector<std::pair<std::size_t, Length>>> places;
  for (std::size_t number = 0; number < pages.pages.size(); ++number) {
    const Page& page = pages.pages[number];
    const std::vector<Box> boxes = boxes_of(page);
    const Length left = left_of_area(page, number, style);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      // A mark may hang under one profile.
      const bool inside = boxes[i].left >= left - Length::mm(1) &&
                          boxes[i].right <= left + style.page.area_width + style.grid.cell * 3 / 2 &&
                          boxes[i].top >= style.page.top - Length::mm(1) &&
                          boxes[i].bottom <= page.height - Length::mm(5);
      if (!inside)
        FAIL("off the page: item " << i << " of page " << number + 1 << "\n"
                                   << write_dump({{}, {page}, {}, {}, {}, {}, {}, {}}, fonts));
      for (std::size_t k = i + 1; k < boxes.size(); ++k) {
        if (boxes[i].meets(boxes[k], kSlack) && !(crowded && number == 0))
          FAIL("items " << i << " and " << k << " of page " << number + 1 << " overlap:\n"
                        << write_dump({{}, {page}, {}, {}, {}, {}, {}, {}}, fonts));
      }
    }
    for (const GlyphRun* run : runs_of(page)) {
      if (run->belongs.artifact != Artifact::none) continue;
      text_of_node[run->belongs.node] += run->text;
      places[run->belongs.node].emplace_back(number, run->glyphs.front().y);
    }
  }

  // Each text once, whole, in order.
  std::string all;
  for (const auto& [node, text] : text_of_node) all += text;
  std::size_t from = 0;
  for (std::string text : maker.texts()) {
    text = text.substr(0, text.find("{换行}"));
    const std::size_t at = all.find(text, from);
    if (at == std::string::npos) FAIL("lost or out of order: " << text);
    from = at + text.size();
    if (all.find(text.substr(0, text.find("〕") + 3), from) != std::string::npos) FAIL("twice: " << text);
  }

  for (const std::string& text : maker.others()) {
    if (all.find(text) == std::string::npos) FAIL("lost: " << text);
  }

  // Lone lines stand only where they are listed with a reason.
  std::size_t lone = 0;
  for (auto& [node, spots] : places) {
    if (pages.nodes[node].kind != NodeKind::paragraph && pages.nodes[node].kind != NodeKind::list_body) continue;
    std::sort(spots.begin(), spots.end());
    std::map<std::size_t, int> lines;
    for (std::size_t i = 0; i < spots.size(); ++i) {
      // Faces stand a little off one another on a line.
      const bool same =
          i > 0 && spots[i].first == spots[i - 1].first && spots[i].second - spots[i - 1].second < Length::mm(3);
      if (!same) ++lines[spots[i].first];
    }
    if (lines.size() < 2) continue;
    if (lines.begin()->second == 1) ++lone;
    if (lines.rbegin()->second == 1) ++lone;
  }
  const auto listed = static_cast<std::size_t>(
      std::count_if(made.notes.turns.begin(), made.notes.turns.end(), [](const TurnChoice& turn) {
        return turn.sort == TurnChoice::Sort::lone_at_foot || turn.sort == TurnChoice::Sort::lone_at_top;
      }));
  // The last line of a paragraph that a contributor's line or 落款 stands below is not alone.
  const auto contributors =
      static_cast<std::size_t>(std::count_if(text_of_node.begin(), text_of_node.end(), [](const auto& text) {
        return text.second.find("供稿）") != std::string::npos;
      }));
  // Text in columns is parted as their length wants it.
  if (lone > listed + contributors + (maker.signs_off() ? 1 : 0) && !maker.has_columns())
    FAIL(lone << " lone lines, " << listed << " listed");

  // No heading or title at the foot of a page with nothing below it, unless it is its section's last.
  for (NodeId id = 0; id < pages.nodes.size(); ++id) {
    const Node& node = pages.nodes[id];
    if ((node.kind != NodeKind::heading && node.kind != NodeKind::title) || places[id].empty()) continue;
    const std::vector<NodeId>& siblings = pages.nodes[node.parent].children;
    const auto next = std::find(siblings.begin(), siblings.end(), id) + 1;
    if (next == siblings.end()) continue;
    // One followed by its own or a higher level heads nothing.
    const Node& follower = pages.nodes[*next];
    if (follower.kind == NodeKind::heading && node.kind == NodeKind::heading && follower.level <= node.level) continue;
    const auto [page, y] = places[id].back();
    const std::vector<Box> boxes = boxes_of(pages.pages[page]);
    const Length foot = style.page.top + style.page.area_height;
    const bool below = std::any_of(boxes.begin(), boxes.end(), [&, y = y](const Box& box) {
      return box.top > y && box.bottom < foot + Length::mm(1);
    });
    if (!below)
      FAIL("a heading alone at the foot of page "
           << page + 1 << ": " << text_of_node[id] << "\n"
           << write_dump({{}, {pages.pages[page]}, {}, {}, {}, {}, {}, {}}, fonts));
  }

  // A contributor's line has something above it; the imprint is on one page, the last.
  for (const auto& [node, text] : text_of_node) {
    if (text.find("供稿）") == std::string::npos) continue;
    const auto [page, y] = places[node].front();
    const std::vector<Box> boxes = boxes_of(pages.pages[page]);
    // Above it, or on its line: a page's number stands below.
    const auto same_line = y + Length::mm(1);
    const std::size_t texts = static_cast<std::size_t>(
        std::count_if(boxes.begin(), boxes.end(), [&](const Box& box) { return box.bottom < same_line; }));
    const std::vector<const GlyphRun*> runs = runs_of(pages.pages[page]);
    const auto own =
        static_cast<std::size_t>(std::count_if(runs.begin(), runs.end(), [&, id = node](const GlyphRun* run) {
          return run->belongs.node == id && run->glyphs.front().y < same_line;
        }));
    const bool above = texts > own;
    if (!above)
      FAIL("a contributor's line alone on page "
           << page + 1 << "\n"
           << write_dump({{}, {pages.pages[page]}, {}, {}, {}, {}, {}, {}}, fonts));
  }
  for (NodeId id = 0; id < pages.nodes.size(); ++id) {
    if (pages.nodes[id].kind != NodeKind::imprint) continue;
    for (const NodeId line : pages.nodes[id].children) {
      for (const auto& [page, y] : places[line]) {
        if (page + 1 != pages.pages.size()) FAIL("the imprint on page " << page + 1);
      }
    }
  }
  ++bulletins_set;
}

}  // namespace

TEST_CASE("generated bulletins: nothing overlaps, leaves its area, is lost, doubled or alone", "[elements]") {
  const Album pictures = album_of(kElements / "pictures");
  for (unsigned seed = 1; seed <= 3000; ++seed) check_bulletin(seed, pictures);
  CHECK(bulletins_set > 2700);
}
