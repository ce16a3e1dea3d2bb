// Addresses that stand in the text: each becomes a run of its own that leads there.
#include <algorithm>
#include <memory>
#include <utility>

#include "base/address.h"
#include "compose/elements.h"

namespace typeset::elements {

namespace {

/// A stretch of runs in which an address may stand. A link with a name is none; and a note's mark, or any small type,
/// is no part of the address that it stands behind.
bool goes_on(const text::CharStyle& before, const text::CharStyle& style) {
  return !before.link && !style.link && before.height == style.height;
}

/// The runs with those addresses as runs of their own; both are in order.
std::vector<text::StyleRun> cut(const std::vector<text::StyleRun>& runs, std::vector<Address> addresses) {
  std::vector<text::StyleRun> made;
  auto next = addresses.begin();
  std::shared_ptr<const std::string> link;
  for (text::StyleRun run : runs) {
    while (next != addresses.end() && next->begin < run.end) {
      const auto begin = static_cast<std::uint32_t>(next->begin), end = static_cast<std::uint32_t>(next->end);
      if (run.begin < begin) {
        made.push_back({run.begin, begin, run.style});
        run.begin = begin;
      }
      if (!link) link = std::make_shared<const std::string>(std::move(next->uri));
      text::StyleRun linked{run.begin, std::min(end, run.end), run.style};
      linked.style.link = link;
      made.push_back(linked);
      run.begin = linked.end;
      if (end > run.end) break;  // it goes on in the next run
      link.reset();
      ++next;
    }
    if (run.begin < run.end) made.push_back(run);
  }
  return made;
}

void find(text::Paragraph& paragraph) {
  const std::string_view text = paragraph.text.view();
  if (text.find_first_of(":@") == std::string_view::npos) return;
  std::vector<Address> found;
  const std::vector<text::StyleRun>& runs = paragraph.runs;
  for (std::size_t first = 0; first < runs.size();) {
    std::size_t last = first;
    while (last + 1 < runs.size() && goes_on(runs[first].style, runs[last + 1].style)) ++last;
    const std::uint32_t begin = runs[first].begin, end = runs[last].end;
    if (!runs[first].style.link) {
      for (Address& address : find_addresses(text.substr(begin, end - begin))) {
        found.push_back({address.begin + begin, address.end + begin, std::move(address.uri)});
      }
    }
    first = last + 1;
  }
  if (!found.empty()) paragraph.runs = cut(runs, std::move(found));
}

void find(std::optional<text::Paragraph>& paragraph) {
  if (paragraph) find(*paragraph);
}
void find(std::vector<HeadText>& texts) {
  for (HeadText& text : texts) find(text.words);
}
void find(std::optional<TableBlock::Words>& words) {
  if (words) find(words->text);
}
void find(std::vector<TableBlock::Row>& rows) {
  for (TableBlock::Row& row : rows) {
    for (TableBlock::Cell& cell : row.cells) find(cell.text);
  }
}

void find(Masthead& name) {
  for (text::Paragraph& line : name.lines) find(line);
}
void find(HeadLine& line) {
  find(line.left);
  find(line.centre);
  find(line.right);
}
void find(HeadRule&) {}
void find(PicturePlan& picture) { find(picture.caption); }

void find(TextBlock& block) {
  find(block.text);
  if (block.tail) find(block.tail->words);
  for (FootNote& note : block.notes) find(note.text);
}
void find(EntryBlock& entry) {
  if (!entry.target) find(entry.words);  // else the whole line leads to its article
}
void find(TitleBlock& title) {
  for (text::Paragraph& line : title.lines) find(line);
}
void find(SignOffBlock& sign_off) {
  for (TextPiece& line : sign_off.lines) find(line.words);
}
void find(PictureBlock& row) {
  for (PicturePlan& picture : row.pictures) find(picture);
  find(row.caption);
}
void find(TableBlock& table) {
  find(table.caption);
  find(table.unit);
  for (TableBlock::Words& note : table.notes) find(note.text);
  find(table.continued);
  find(table.head);
  find(table.rows);
}
void find(RuleBlock&) {}
void find(SpaceBlock&) {}
void find(PageBreak&) {}
void find(ColumnsBlock& columns) {
  for (Block& within : columns.blocks) find(std::get<TextBlock>(within.kind));
}

void find(ImprintLine& line) {
  find(line.left);
  find(line.right);
  for (ImprintItem& item : line.items) find(item.words);
}

}  // namespace

void find_links(Flow& flow) {
  for (HeadPart& part : flow.head) std::visit([](auto& kind) { find(kind); }, part.kind);
  for (Block& block : flow.blocks) std::visit([](auto& kind) { find(kind); }, block.kind);
  if (!flow.imprint) return;
  for (ImprintLine& line : flow.imprint->lines) find(line);
  for (ImprintLine& line : flow.imprint->below) find(line);
  for (ImprintLine& line : flow.imprint->footer) find(line);
}

}  // namespace typeset::elements
