// Notes of body text: their marks, their numbers, and notes that stand behind the text.
#include <utility>

#include "base/utf8.h"
#include "compose/elements.h"
#include "compose/note_mark.h"

namespace typeset {

std::string note_mark(int number) {
  // Unicode has them in three stretches.
  constexpr int kFirstStretch = 20, kSecondStretch = 35, kLast = 50;
  std::string mark;
  if (number <= kFirstStretch) {
    append_utf8(mark, 0x2460 + static_cast<char32_t>(number - 1));
  } else if (number <= kSecondStretch) {
    append_utf8(mark, 0x3251 + static_cast<char32_t>(number - kFirstStretch - 1));
  } else if (number <= kLast) {
    append_utf8(mark, 0x32b1 + static_cast<char32_t>(number - kSecondStretch - 1));
  } else {
    mark = std::to_string(number);
  }
  return mark;
}

namespace elements {

namespace {

/// The same text with another number in the runs where marks of notes stand.
void write_numbers(TextBlock& block) {
  text::Paragraph numbered;
  numbered.keep_typed_spaces = block.text.keep_typed_spaces;
  auto note = block.notes.begin();
  for (const text::StyleRun& run : block.text.runs) {
    if (note != block.notes.end() && note->at == run.begin) {
      note->at = static_cast<std::uint32_t>(numbered.text.size());
      append(numbered, note_mark(note->number), block.text.text.span(run.begin, run.end), run.style);
      ++note;
    } else {
      append(numbered, block.text.text.slice(run.begin, run.end), run.style);
    }
  }
  block.text = std::move(numbered);
}

Block label(const Style& style) {
  TextBlock words;
  append(words.text, style.footnote.label, style.origin("footnote.label"),
         char_style(style.body.heading1, style.body.type.size, style));
  words.shape.measure = style.page.area_width;
  words.shape.first_indent = style.body.indent;
  Block block;
  block.kind = std::move(words);
  block.before = 1;
  block.keep_with_next = true;
  return block;
}

Block end_note(FootNote note, const Style& style) {
  TextBlock words;
  Mark& mark = words.mark.emplace();
  mark.text = std::move(note.mark);
  mark.gap = style.footnote.mark_gap;
  mark.says = true;
  words.text = std::move(note.text);
  words.shape.measure = style.page.area_width;
  words.shape.first_indent = style.footnote.indent;
  words.pitch = style.footnote.pitch;
  Block block;
  block.means = NodeKind::note;
  block.span = words.text.text.span();
  block.kind = std::move(words);
  return block;
}

}  // namespace

NotePlan foot_notes(const Style& style) {
  NotePlan plan;
  plan.pitch = style.footnote.pitch;
  // A rule of a third of the measure, as in a printed yearbook.
  plan.rule_width = style.page.area_width / 3;
  plan.rule_weight = style.imprint.inner_rule;
  plan.gap = style.grid.pitch / 4;
  plan.indent = style.footnote.indent;
  plan.mark_gap = style.footnote.mark_gap;
  plan.per_page = style.footnote.place == NotePlace::page && style.footnote.numbering == NoteNumbering::page;
  return plan;
}

FootNote foot_note(const InlineNote& written, const Style& style) {
  const text::CharStyle type = char_style(style.footnote.type, style);
  FootNote note;
  append(note.mark, note_mark(1), written.text.span(), type);
  append_spans(note.text, written.text, written.spans, type, style);
  return note;
}

text::CharStyle note_mark_style(const text::CharStyle& about, const Style& style) {
  text::CharStyle mark;
  mark.role = style.footnote.type.face;
  mark.size = about.size;
  mark.cell = about.cell;
  mark.height = text::Height::superior;
  return mark;
}

void move_notes(TextBlock& block, std::size_t bytes) {
  for (FootNote& note : block.notes) note.at += static_cast<std::uint32_t>(bytes);
}

void number_notes(std::vector<Block>& blocks, const Style& style) {
  const bool behind = style.footnote.place == NotePlace::document_end;
  std::vector<Block> end;
  int number = 0;
  for (Block& block : blocks) {
    auto* text = std::get_if<TextBlock>(&block.kind);
    if (text == nullptr || text->notes.empty()) continue;
    for (FootNote& note : text->notes) {
      note.number = ++number;
      if (!foot_notes(style).per_page) {
        text::Paragraph mark;
        append(mark, note_mark(number), note.mark.text.span(), note.mark.runs.front().style);
        note.mark = std::move(mark);
      }
    }
    if (!foot_notes(style).per_page) write_numbers(*text);
    if (!behind) continue;
    for (FootNote& note : text->notes) end.push_back(end_note(std::move(note), style));
    text->notes.clear();
  }
  if (end.empty()) return;
  if (style.footnote.label.empty()) {
    end.front().before = 1;
  } else {
    blocks.push_back(label(style));
  }
  add(blocks, std::move(end));
}

}  // namespace elements

}  // namespace typeset
