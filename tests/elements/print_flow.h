// Flow → stable text, for the goldens of compose/: one part a line, its numbers in mm, its runs by role and size.
#pragma once

#include <array>
#include <cstdio>
#include <string>

#include "compose/flow.h"

namespace typeset::test {

inline std::string mm(Length length) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", length.in_mm());
  return text.data();
}

/// [fangsong 16.00 "各省"] for each run, with what else is set of its style.
inline std::string print(const text::Paragraph& paragraph) {
  std::string text;
  for (const text::StyleRun& run : paragraph.runs) {
    const text::CharStyle& style = run.style;
    std::array<char, 16> size{};
    std::snprintf(size.data(), size.size(), "%.2f", style.size.in_pt());
    std::string_view role;
    for (const RoleName& name : kRoles) {
      if (name.role == style.role) role = name.name;
    }
    text += std::string(" [") + std::string(role) + " " + size.data();
    if (style.cell != Length()) text += " cell " + mm(style.cell);
    if (style.tracking != Length()) text += " track " + mm(style.tracking);
    if (style.dots) text += " dots";
    if (style.underline) text += " underline";
    if (style.nobreak) text += " nobreak";
    if (style.height == text::Height::superior) text += " sup";
    if (style.height == text::Height::inferior) text += " sub";
    if (style.spread > 0) text += " spread " + std::to_string(style.spread);
    if (style.colour == Colour::masthead) text += " red";
    if (style.link) text += " link " + *style.link;
    text += " \"" + paragraph.text.str().substr(run.begin, run.end - run.begin) + "\"]";
  }
  if (paragraph.keep_typed_spaces) text += " typed-spaces";
  return text;
}

inline std::string print(const text::Shape& shape) {
  static constexpr std::array<const char*, 5> kAligns = {"justify", "left", "centre", "right", "spread"};
  std::string text = std::string(" ") + kAligns[static_cast<std::size_t>(shape.align)] + " in " + mm(shape.measure);
  if (shape.first_indent != Length() || shape.indent != Length())
    text += " indent " + mm(shape.first_indent) + "/" + mm(shape.indent);
  return text;
}

inline std::string print(const HeadAnchor& at) {
  switch (at.from) {
    case HeadAnchor::From::sheet: return "sheet+" + mm(at.distance);
    case HeadAnchor::From::area: return "area+" + mm(at.distance);
    case HeadAnchor::From::ink_below: return "ink+" + mm(at.distance);
    case HeadAnchor::From::grid_line: return "line " + std::to_string(at.line.number);
    case HeadAnchor::From::rows_below: return "rows+" + std::to_string(at.rows);
  }
  return {};
}

inline std::string node(NodeId id) { return " #" + std::to_string(id); }

inline std::string print(const HeadPart& part) {
  struct Printer {
    const HeadPart& part;
    std::string operator()(const Masthead& name) const {
      return "masthead" + node(part.node) + " span " + std::to_string(name.span_percent) + "%" + lines(name);
    }
    std::string operator()(const PicturePlan& picture) const {
      return "picture" + node(part.node) + " " + mm(picture.width) + "×" + mm(picture.height);
    }
    std::string operator()(const HeadLine& line) const {
      std::string text = "line indent " + mm(line.indent);
      for (const HeadText& own : line.left) text += " left" + node(own.node) + print(own.words);
      for (const HeadText& own : line.centre) text += " centre" + node(own.node) + print(own.words);
      for (const HeadText& own : line.right) text += " right" + node(own.node) + print(own.words);
      return text + (part.aside ? " aside" : "");
    }
    std::string operator()(const HeadRule& rule) const {
      std::string text = "rule " + mm(rule.weight);
      if (rule.second_weight > Length()) text += " and " + mm(rule.second_weight) + " below " + mm(rule.second_gap);
      if (rule.star) text += " star" + print(*rule.star);
      return text;
    }
    static std::string lines(const Masthead& name) {
      std::string text;
      for (const text::Paragraph& line : name.lines) text += print(line);
      return text;
    }
  };
  return "head " + print(part.at) + ": " + std::visit(Printer{part}, part.kind) +
         (part.printed ? "\n" : " not printed\n");
}

inline std::string print(const TextBlock& block) {
  std::string text = print(block.shape);
  if (block.pitch != Length()) text += " pitch " + mm(block.pitch);
  if (block.mark)
    text += " mark" + print(block.mark->text) + " gap " + mm(block.mark->gap) + (block.mark->hangs ? " hangs" : "");
  if (block.tail) text += " tail" + node(block.tail->node) + " room " + mm(block.tail->gap) + print(block.tail->words);
  text += print(block.text);
  for (const FootNote& note : block.notes) {
    text += "\n  note " + std::to_string(note.number) + " at " + std::to_string(note.at) + node(note.node) +
            print(note.mark) + print(note.text);
  }
  return text;
}

inline std::string print(const Block& block) {
  struct Printer {
    std::string operator()(const TextBlock& block) const { return "text" + print(block); }
    std::string operator()(const EntryBlock& entry) const {
      std::string text = "entry";
      if (entry.target) text += " of anchor " + std::to_string(*entry.target);
      if (entry.leaders) text += " leaders";
      return text + print(entry.words);
    }
    std::string operator()(const TitleBlock& title) const {
      std::string text = "title in " + mm(title.measure) + " gap " + mm(title.gap) + " advance " + mm(title.advance);
      for (const text::Paragraph& line : title.lines) text += print(line);
      return text;
    }
    std::string operator()(const SignOffBlock& sign_off) const {
      constexpr const char* kPlaces[] = {"behind", "centred", "right"};
      std::string text = std::string("sign-off ") + kPlaces[static_cast<std::size_t>(sign_off.place)] + " in " +
                         mm(sign_off.measure) + " indent " + mm(sign_off.indent) + " shift " + mm(sign_off.shift);
      for (const TextPiece& line : sign_off.lines) text += node(line.node) + print(line.words);
      return text + (sign_off.dated ? " dated" : "");
    }
    std::string operator()(const PictureBlock& row) const {
      std::string text = "pictures in " + mm(row.measure) + " least " + std::to_string(row.least_percent) + "%";
      if (row.stacked) text += " stacked";
      for (const PicturePlan& picture : row.pictures) {
        text += " (" + mm(picture.width) + "×" + mm(picture.height) + node(picture.node);
        if (picture.asked != Length()) text += " asked " + mm(picture.asked);
        if (picture.caption) text += " caption" + node(picture.caption_node) + print(*picture.caption);
        text += ")";
      }
      if (row.caption) text += " caption" + node(row.caption_node) + print(*row.caption);
      return text;
    }
    std::string operator()(const TableBlock& table) const {
      std::string text = "table of " + std::to_string(table.columns.size()) + " in " + mm(table.measure);
      if (table.turned) text += " turned";
      if (table.caption) text += " caption" + node(table.caption->node) + print(table.caption->text);
      if (table.unit) text += " unit" + node(table.unit->node) + print(table.unit->text);
      const auto print_rows = [&](const char* name, const std::vector<TableBlock::Row>& rows) {
        for (const TableBlock::Row& row : rows) {
          text += std::string("\n  ") + name + node(row.node);
          for (const TableBlock::Cell& cell : row.cells) {
            constexpr const char* kAligns[] = {"?", "left", "centre", "right", "decimal"};
            text += " [" + std::to_string(cell.column) + " " + kAligns[static_cast<std::size_t>(cell.align)];
            if (cell.columns > 1) text += " across " + std::to_string(cell.columns);
            if (cell.rows > 1) text += " down " + std::to_string(cell.rows);
            if (cell.indent > 0) text += " indent " + std::to_string(cell.indent);
            text += print(cell.text) + "]";
          }
        }
      };
      print_rows("head", table.head);
      print_rows("row", table.rows);
      for (const TableBlock::Words& note : table.notes) text += "\n  note" + node(note.node) + print(note.text);
      return text;
    }
    std::string operator()(const ColumnsBlock& columns) const {
      std::string text =
          std::to_string(columns.count) + " columns of " + mm(columns.width) + " at " + mm(columns.inset);
      for (const Block& within : columns.blocks) {
        text += "\n  " + print(within);
        text.pop_back();
      }
      return text;
    }
    std::string operator()(const RuleBlock& rule) const {
      return "rule " + mm(rule.weight) + "×" + mm(rule.width) + " at " + mm(rule.inset);
    }
    std::string operator()(const SpaceBlock& space) const { return "space of " + std::to_string(space.rows); }
    std::string operator()(const PageBreak&) const { return "page break"; }
  };
  std::string text = "block " + std::to_string(block.before) + "/" + std::to_string(block.after);
  if (block.node != 0) text += node(block.node);
  if (block.section != 0) text += " section " + std::to_string(block.section);
  if (block.line.number != 0) text += " line " + std::to_string(block.line.number);
  if (block.keep_with_next) text += " keep-next";
  if (block.keep_with_previous) text += " keep-previous";
  if (block.may_pass) text += " may-pass";
  if (block.box) {
    text += std::string(" box") + (block.box->first ? " begins" : "") + (block.box->last ? " ends" : "") + " at " +
            mm(block.box->inset) + " of " + mm(block.box->measure);
  }
  if (block.anchor) text += " anchor " + std::to_string(*block.anchor);
  if (!block.bookmark.empty()) text += " bookmark \"" + block.bookmark + "\"";
  return text + ": " + std::visit(Printer{}, block.kind) + "\n";
}

inline std::string print(const ImprintLine& line) {
  std::string text = (line.items.empty() ? node(line.node) : "") + (line.rule_above ? " rule-above" : "");
  if (line.left) text += " left" + print(*line.left);
  if (line.right) text += " right" + print(*line.right);
  if (!line.items.empty()) text += line.columns == ImprintColumns::two ? " in two columns" : " run on";
  for (const ImprintItem& item : line.items) text += node(item.node) + print(item.words);
  return text + "\n";
}

inline std::string print(const Flow& flow) {
  std::string text = "page " + mm(flow.page.width) + "×" + mm(flow.page.height) + " area " + mm(flow.page.area_width) +
                     "×" + mm(flow.page.area_height) + " grid " + std::to_string(flow.page.columns) + "×" +
                     std::to_string(flow.page.lines) + " pitch " + mm(flow.page.pitch) + "\n";
  for (const HeadPart& part : flow.head) text += print(part);
  for (const Block& block : flow.blocks) text += print(block);
  if (flow.imprint) {
    text += "imprint pitch " + mm(flow.imprint->pitch) + " indent " + mm(flow.imprint->indent) + " gap " +
            std::to_string(flow.imprint->gap) + "\n";
    for (const ImprintLine& line : flow.imprint->lines) text += "  line" + print(line);
    for (const ImprintLine& line : flow.imprint->below) text += "  below" + print(line);
    for (const ImprintLine& line : flow.imprint->footer) text += "  footer" + print(line);
  }
  return text;
}

}  // namespace typeset::test
