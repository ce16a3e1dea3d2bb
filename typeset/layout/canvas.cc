#include "layout/canvas.h"

#include <algorithm>

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

void Canvas::put(std::size_t page, const text::Line& line, const text::Paragraph& paragraph, Length x, Length centre,
                 Belonging belongs) {
  for (const text::LineRun& run : line.runs) {
    if (run.glyphs.empty()) continue;
    std::uint32_t begin = run.glyphs.front().begin, end = run.glyphs.front().end;
    for (const text::PlacedGlyph& glyph : run.glyphs) {
      begin = std::min(begin, glyph.begin);
      end = std::max(end, glyph.end);
    }
    GlyphRun placed;
    placed.face = run.face;
    placed.size = run.size;
    placed.colour = run.colour;
    placed.text = paragraph.text.str().substr(begin, end - begin);
    placed.belongs = belongs;
    placed.span = paragraph.text.span(begin, end);
    placed.glyphs.reserve(run.glyphs.size());
    for (const text::PlacedGlyph& glyph : run.glyphs) {
      placed.glyphs.push_back(
          {glyph.glyph, x + glyph.x, centre - glyph.y, glyph.advance, glyph.begin - begin, glyph.end - begin});
    }
    pages_.pages[page].items.emplace_back(std::move(placed));
  }
  for (const text::LineMark& mark : line.marks) pages_.pages[page].items.push_back(item_of(mark, x, centre));
  for (const text::LineLink& link : line.links) {
    pages_.pages[page].items.emplace_back(Link{x + link.x, centre - link.y, link.width, link.height, *link.uri, belongs,
                                               paragraph.text.span(link.begin, link.end)});
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
