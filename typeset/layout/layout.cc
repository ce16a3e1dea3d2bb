#include "layout/layout.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/budget.h"
#include "base/utf8.h"
#include "layout/boxes.h"
#include "layout/canvas.h"
#include "layout/faults.h"
#include "layout/page_turns.h"
#include "layout/parts.h"
#include "layout/proof_marks.h"
#include "layout/set_block.h"

namespace typeset {

namespace {

using SetBlocks = std::vector<std::unique_ptr<SetBlock>>;

/// A face that plays several roles has the largest gain of theirs.
void add_gain(Pages& pages, FaceId face, Length gain) {
  const auto known = std::ranges::find(pages.ink_gains, face, &InkGain::face);
  if (known == pages.ink_gains.end())
    pages.ink_gains.push_back({face, gain});
  else
    known->width = std::max(known->width, gain);
}

Pages empty_pages(const Flow& flow, const FontBook& fonts) {
  Pages pages;
  pages.info.title = flow.title;
  pages.info.subject = flow.subject;
  pages.info.author = flow.author;
  pages.info.date = flow.date;
  pages.palette = flow.palette;
  pages.nodes = flow.structure;
  for (const RoleName& role : kRoles) {
    const Length gain = flow.ink_gain[static_cast<std::size_t>(role.role)];
    if (gain > Length()) add_gain(pages, fonts.primary(role.role), gain);
  }
  return pages;
}

/// Where 刊名 or what stands above it is written; unknown if the head has none.
Span name_of(const Flow& flow) {
  for (const HeadPart& part : flow.head) {
    if (const auto* name = std::get_if<Masthead>(&part.kind)) return name->lines.front().text.span();
    if (const auto* picture = std::get_if<PicturePlan>(&part.kind)) return picture->span;
  }
  return {};
}

/// What the head of page 1 leaves to the body: at least a line.
PageFrames frames_below(Length head_foot, const Flow& flow, Diagnostics& faults) {
  const Length last_line = flow.page.pitch * (flow.page.lines - 1);
  const Length foot = head_foot - flow.page.top;
  if (foot > last_line) faults.report(layout_faults::kHeadTooTall, name_of(flow));
  return {flow.page, flow.notes, std::clamp(foot, Length(), last_line)};
}

TailMatter tail_matter(const std::optional<SetImprint>& imprint, const Flow& flow) {
  TailMatter tail;
  tail.area = flow.page.area_height;
  tail.em = flow.page.em;
  if (!imprint || imprint->height() == Length()) return tail;
  tail.height = imprint->height();
  tail.gap = flow.imprint->gap;
  tail.last_page = flow.imprint->last_page;
  return tail;
}

/// The pages that the search came to; blank ones before the tail, and then the tail's own, carry no number (GB-7.5d).
void make_pages(Canvas& canvas, const PageTurns& turns) {
  while (canvas.page_count() <= std::max(turns.after.page, turns.tail_page)) canvas.new_page();
  if (turns.tail_page <= turns.after.page + 1) return;
  for (std::size_t page = turns.after.page + 1; page <= turns.tail_page; ++page) {
    canvas.pages().pages[page].label.clear();
  }
}

std::vector<Length> note_feet(const Canvas& canvas, const PageTurns& turns, const TailMatter& tail, Length pitch) {
  std::vector<Length> feet(turns.notes.size(), canvas.area_foot());
  if (turns.tail_page < feet.size() && tail.height > Length()) feet[turns.tail_page] -= tail.height + pitch * tail.gap;
  return feet;
}

/// Where each anchor stands.
std::vector<std::optional<Spot>> anchor_places(const SetBlocks& blocks, const PageTurns& turns) {
  std::vector<std::optional<Spot>> places;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::optional<std::size_t> anchor = blocks[i]->block().anchor;
    if (!anchor || turns.blocks[i].strips.empty()) continue;
    if (places.size() <= *anchor) places.resize(*anchor + 1);
    places[*anchor] = turns.blocks[i].strips.front();
  }
  return places;
}

/// Each block is let go when it has been put: the pages have its glyphs now, and a long document need not hold them
/// twice.
void put_blocks(SetBlocks blocks, const PageTurns& turns, Putter& putter) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Placed& placed = turns.blocks[i];
    if (placed.strips.empty()) continue;
    const Block& block = blocks[i]->block();
    blocks[i]->put(putter, placed);
    blocks[i].reset();
    if (block.bookmark.empty()) continue;
    const Spot first = placed.strips.front();
    putter.canvas.pages().outline.push_back(
        {block.bookmark, first.page, putter.canvas.area_top() + first.y, 0, block.node});
  }
}

/// 1 行; where no number of lines is known to help, none is named.
Term lines_to_lose(int lines) {
  if (lines == 0) return {"", ""};
  return {" " + std::to_string(lines) + " 行", " by " + std::to_string(lines) + (lines == 1 ? " line" : " lines")};
}

void report_amiss(const PageTurns& turns, const SetBlocks& blocks, Diagnostics& faults) {
  for (const TurnNote& note : turns.amiss) {
    if (note.fault == TurnFault::notes_too_tall)
      faults.report(layout_faults::kNotesTooTall, blocks[note.block]->block().span);
    if (note.fault == TurnFault::tail_alone && !faults.has_errors())
      faults.report(layout_faults::kTailAlone, blocks[note.block]->block().span,
                    {std::to_string(turns.tail_page + 1), lines_to_lose(turns.lines_over)});
    if (note.fault != TurnFault::short_page) continue;
    faults.report(layout_faults::kShortPage, blocks[note.block]->block().span, {std::to_string(note.page + 1)});
  }
}

/// How a block begins, for those who look for it on the page.
std::string opening_words(const Block& block) {
  constexpr std::size_t kShown = 12;
  const auto* text = std::get_if<TextBlock>(&block.kind);
  if (text == nullptr) return {};
  std::string words;
  std::size_t shown = 0;
  for_each_character(text->text.text.view(), [&](std::size_t, char32_t c) {
    if (shown++ < kShown) append_utf8(words, c);
  });
  return shown > kShown ? words + "…" : words;
}

TurnChoice::Sort sort_of(TurnFault fault) {
  switch (fault) {
    case TurnFault::lone_line_at_foot: return TurnChoice::Sort::lone_at_foot;
    case TurnFault::lone_line_at_top: return TurnChoice::Sort::lone_at_top;
    case TurnFault::tail_alone: return TurnChoice::Sort::tail_alone;
    case TurnFault::one_line_page:
    case TurnFault::empty_foot:
    case TurnFault::notes_too_tall:
    case TurnFault::short_page: break;
  }
  return TurnChoice::Sort::one_line_page;
}

/// What was paid for the turns, and what stayed.
std::vector<TurnChoice> choices(const PageTurns& turns, const SetBlocks& blocks, const std::vector<Matter>& matter) {
  std::vector<TurnChoice> list;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Placed& placed = turns.blocks[i];
    if (placed.way == 0 || placed.strips.empty()) continue;
    const Way& best = matter[i].ways.front();
    const Way& taken = matter[i].ways[placed.way];
    TurnChoice& choice = list.emplace_back();
    choice.page = placed.strips.front().page;
    choice.cost = taken.cost;
    choice.words = opening_words(blocks[i]->block());
    if (matter[i].floats) {
      choice.sort = TurnChoice::Sort::smaller;
      choice.lines = best.strips.front().extent.rows - placed.rows;
    } else {
      const auto change = static_cast<int>(taken.strips.size()) - static_cast<int>(best.strips.size());
      choice.sort = change < 0 ? TurnChoice::Sort::fewer_lines : TurnChoice::Sort::more_lines;
      choice.lines = std::abs(change);
    }
  }
  for (const TurnNote& note : turns.amiss) {
    if (note.fault == TurnFault::notes_too_tall) continue;
    if (note.fault == TurnFault::short_page || note.fault == TurnFault::empty_foot) continue;
    TurnChoice& choice = list.emplace_back();
    choice.sort = sort_of(note.fault);
    choice.page = note.page;
    choice.ways_nearby = note.ways_nearby;
    if (note.block < blocks.size()) choice.words = opening_words(blocks[note.block]->block());
  }
  std::ranges::stable_sort(list, {}, &TurnChoice::page);
  return list;
}

}  // namespace

Pages lay_out(const Flow& flow, const FontBook& fonts, Diagnostics& faults, LayoutNotes* notes, Budget* budget) {
  Pages pages = empty_pages(flow, fonts);
  Canvas canvas(flow, fonts, pages);
  canvas.new_page();
  const Length head_foot = put_head(canvas, flow, faults);
  const PageFrames frames = frames_below(head_foot, flow, faults);

  const Setter setter{flow, fonts, faults, notes, budget};
  SetBlocks blocks;
  std::vector<Matter> matter;
  for (const Block& block : flow.blocks) {
    blocks.push_back(set_block(block, setter));
    matter.push_back(blocks.back()->matter());
  }
  std::optional<SetImprint> imprint;
  if (flow.imprint) imprint.emplace(*flow.imprint, flow, fonts, faults);
  const TailMatter tail = tail_matter(imprint, flow);

  const OfferWays offer = [&](std::size_t i) {
    if (budget != nullptr) budget->look_at_time();
    for (Way& way : blocks[i]->other_ways(setter)) matter[i].ways.push_back(std::move(way));
  };
  // A profile that sets line after line has no other ways.
  const bool choosy = flow.rules.breaker == text::Breaker::best_fit;
  const PageTurns turns = turn_pages(matter, frames, tail, flow.turn_costs, choosy ? offer : OfferWays(), faults);

  if (budget != nullptr) budget->take_pages(std::max(turns.after.page, turns.tail_page) + 1);
  make_pages(canvas, turns);
  FootNotes foot_notes(flow, fonts, turns.notes, note_feet(canvas, turns, tail, flow.page.pitch));
  Putter putter{canvas, foot_notes, faults, notes, anchor_places(blocks, turns), {}};
  report_amiss(turns, blocks, faults);
  if (std::ranges::find(turns.amiss, TurnFault::tail_alone, &TurnNote::fault) != turns.amiss.end())
    pages.lone_imprint = LoneImprint{turns.tail_page, turns.lines_over};
  if (notes != nullptr) notes->turns = choices(turns, blocks, matter);
  put_boxes(canvas, flow, matter, turns);
  put_blocks(std::move(blocks), turns, putter);
  foot_notes.put_notes(canvas, faults);
  if (imprint) {
    imprint->put(canvas, turns.tail_page);
    imprint->put_footer(canvas);
  }
  put_page_numbers(canvas, flow, faults);
  put_proof_marks(canvas, flow, faults);
  shift(pages, flow.shift_right, flow.shift_down);
  return pages;
}

}  // namespace typeset
