#include "layout/layout.h"

#include <algorithm>

#include "layout/canvas.h"
#include "layout/faults.h"
#include "layout/parts.h"

namespace typeset {

Pages lay_out(const Flow& flow, const FontBook& fonts, Diagnostics& faults, LayoutNotes* notes) {
  Pages pages;
  pages.info.title = flow.title;
  pages.info.subject = flow.subject;
  pages.info.author = flow.author;
  pages.info.date = flow.date;
  pages.header_red_rgb = flow.header_red_rgb;

  Canvas canvas(flow, fonts, pages);
  canvas.new_page();
  canvas.add_node(NodeKind::document, 0);
  const Length head_foot = put_head(canvas, flow, faults);
  int first_row = canvas.line_at_or_below(head_foot);
  if (first_row >= flow.page.lines) {
    faults.report(layout_faults::kHeadTooTall, {});
    first_row = flow.page.lines - 1;
  }

  const std::vector<SetBlock> blocks = set_blocks(flow, fonts, faults, notes);
  Place after;
  const std::vector<PlacedBlock> places = paginate(flow, blocks, first_row, after, faults);
  put_blocks(canvas, flow, blocks, places, faults, notes);
  put_imprint(canvas, flow, after, faults);
  put_page_numbers(canvas, flow, faults);
  return pages;
}

}  // namespace typeset
