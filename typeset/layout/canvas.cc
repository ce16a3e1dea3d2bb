#include "layout/canvas.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace typeset {

std::size_t Canvas::new_page() {
  Page page;
  page.width = flow_.page.width;
  page.height = flow_.page.height;
  page.label = std::to_string(pages_.pages.size() + 1);
  pages_.pages.push_back(std::move(page));
  return pages_.pages.size() - 1;
}

Length Canvas::area_left(std::size_t page) const {
  const bool even = page % 2 == 1;
  return even && flow_.page.mirror ? flow_.page.width - flow_.page.inner - flow_.page.area_width : flow_.page.inner;
}

int Canvas::line_at_or_below(Length y) const {
  const std::int64_t distance = (y - flow_.page.top).units();
  if (distance <= 0) return 0;
  const std::int64_t pitch = flow_.page.pitch.units();
  return static_cast<int>((distance + pitch - 1) / pitch);
}

namespace {

Item item_of(const text::LineMark& mark, Length x, Length centre) {
  const Belonging belongs{0, Artifact::decoration};
  if (mark.sort == text::LineMark::Sort::dot) return Dot{x + mark.x, centre - mark.y, mark.width, mark.colour, belongs};
  return Rule{x + mark.x, centre - mark.y, mark.width, mark.height, mark.colour, belongs};
}

}  // namespace

NodeId Canvas::link_node(const text::LineLink& link, const text::Paragraph& paragraph, NodeId parent) {
  const bool goes_on = last_uri_ == link.uri && pages_.nodes[last_link_].parent == parent;
  if (goes_on) return last_link_;
  last_uri_ = link.uri;
  last_link_ = add_node(pages_.nodes, NodeKind::link, parent, paragraph.text.span(link.begin, link.end));
  return last_link_;
}

namespace {

/// Which of the line's links a glyph stands in; their number if in none, one more if in the opening.
std::size_t part_of(const text::PlacedGlyph& glyph, const std::vector<text::LineLink>& links, Opening opening) {
  if (glyph.begin < opening.end) return links.size() + 1;
  const auto found = std::ranges::find_if(
      links, [&](const text::LineLink& link) { return glyph.begin >= link.begin && glyph.begin < link.end; });
  return static_cast<std::size_t>(found - links.begin());
}

/// The bytes of the paragraph's text that glyphs [first, last) of a run, not none, stand for.
std::pair<std::uint32_t, std::uint32_t> text_of(const text::LineRun& run, std::size_t first, std::size_t last) {
  std::uint32_t begin = run.glyphs[first].begin, end = run.glyphs[first].end;
  for (std::size_t i = first; i < last; ++i) {
    begin = std::min(begin, run.glyphs[i].begin);
    end = std::max(end, run.glyphs[i].end);
  }
  return {begin, end};
}

/// The same as an item.
GlyphRun item_of(const text::LineRun& run, std::size_t first, std::size_t last, const text::Paragraph& paragraph,
                 Length x, Length centre, Belonging belongs) {
  const auto [begin, end] = text_of(run, first, last);
  GlyphRun placed;
  placed.face = run.face;
  placed.size = run.size;
  placed.colour = run.colour;
  placed.text = paragraph.text.str().substr(begin, end - begin);
  placed.belongs = belongs;
  placed.span = paragraph.text.span(begin, end);
  placed.glyphs.reserve(last - first);
  for (std::size_t i = first; i < last; ++i) {
    const text::PlacedGlyph& glyph = run.glyphs[i];
    placed.glyphs.push_back(
        {glyph.glyph, x + glyph.x, centre - glyph.y, glyph.advance, glyph.begin - begin, glyph.end - begin});
  }
  return placed;
}

}  // namespace

void Canvas::put(std::size_t page, const text::Line& line, const text::Paragraph& paragraph, Length x, Length centre,
                 Belonging belongs, Opening opening) {
  std::vector<Item>& items = pages_.pages[page].items;
  std::vector<Belonging> of_parts(line.links.size() + 2, belongs);
  of_parts.back().node = opening.node;
  if (belongs.artifact == Artifact::none)
    for (std::size_t i = 0; i < line.links.size(); ++i)
      of_parts[i].node = link_node(line.links[i], paragraph, belongs.node);
  std::optional<std::uint32_t> reached;  // of the paragraph's text
  for (const text::LineRun& run : line.runs) {
    for (std::size_t first = 0, last = 0; first < run.glyphs.size(); first = last) {
      const auto part = [&](std::size_t i) { return part_of(run.glyphs[i], line.links, opening); };
      for (last = first + 1; last < run.glyphs.size() && part(last) == part(first);) ++last;
      const auto [begin, end] = text_of(run, first, last);
      GlyphRun placed = item_of(run, first, last, paragraph, x, centre, of_parts[part(first)]);
      placed.continues = reached == begin;
      reached = end;
      items.emplace_back(std::move(placed));
    }
  }
  for (const text::LineMark& mark : line.marks) items.push_back(item_of(mark, x, centre));
  for (std::size_t i = 0; i < line.links.size(); ++i) {
    const text::LineLink& link = line.links[i];
    items.emplace_back(Link{x + link.x,
                            centre - link.y,
                            link.width,
                            link.height,
                            *link.uri,
                            of_parts[i],
                            paragraph.text.span(link.begin, link.end),
                            {}});
  }
}

void Canvas::put(std::size_t page, const std::shared_ptr<const Image>& image, Length x, Length y, Length width,
                 Length height, Belonging belongs, Span span) {
  std::vector<std::shared_ptr<const Image>>& images = pages_.images;
  const auto known = std::find(images.begin(), images.end(), image);
  const auto index = static_cast<std::uint32_t>(known - images.begin());
  if (known == images.end()) images.push_back(image);
  pages_.pages[page].items.emplace_back(PlacedImage{x, y, width, height, index, belongs, span});
}

LineInk ink_of(const text::Line& line, const FontBook& fonts) {
  LineInk ink;
  bool any = false;
  for (const text::LineRun& run : line.runs) {
    const Face& face = fonts.face(run.face);
    for (const text::PlacedGlyph& glyph : run.glyphs) {
      const InkBox box = face.ink(glyph.glyph);
      if (box.empty()) continue;
      const Length left = glyph.x + face.at_size(box.left, run.size);
      const Length right = glyph.x + face.at_size(box.right, run.size);
      const Length top = -(glyph.y + face.at_size(box.top, run.size));
      const Length bottom = -(glyph.y + face.at_size(box.bottom, run.size));
      if (!any) {
        ink = {left, top, right, bottom};
        any = true;
      }
      ink.left = std::min(ink.left, left);
      ink.right = std::max(ink.right, right);
      ink.top = std::min(ink.top, top);
      ink.bottom = std::max(ink.bottom, bottom);
    }
  }
  return ink;
}

}  // namespace typeset
