// Tables that a generator makes, laid out under the tiny fonts: every cell's text once and inside its cell, the head on
// each page that the table stands on, nothing over a rule or over another text, rows in order, and the text below on
// the grid. What a cell's place is comes from the rules on the pages, not from the layout.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "emit/dump/dump.h"
#include "layout/faults.h"
#include "support/laid_out.h"
#include "support/made_text.h"
#include "support/on_the_page.h"

using namespace typeset;
using namespace typeset::test;

namespace {

/// A cell as it was written; `rows` is 0 where another covers it.
struct Written {
  std::string text;
  int rows = 1, columns = 1;
};

struct Size {
  int columns = 1, head = 1, rows = 1;
};

class Tabled : private Dice {
 public:
  explicit Tabled(unsigned seed) : Dice(seed) {
    size_.columns = 1 + below(below(6) == 0 ? 20 : 7);
    size_.head = below(8) == 0 ? 0 : 1 + below(below(3) == 0 ? 3 : 1);
    size_.rows = below(10) == 0 ? 0 : 1 + below(below(5) == 0 ? 60 : 12);
    if (size_.head + size_.rows == 0) size_.rows = 1;
    make();
  }
  Tabled(unsigned seed, Size size) : Dice(seed), size_(size) { make(); }

  std::string style() const { return style_; }
  std::string yaml() const { return yaml_; }
  const std::vector<std::vector<Written>>& cells() const { return cells_; }
  const Size& size() const { return size_; }
  bool full_frame() const { return full_frame_; }
  bool on_grid() const { return on_grid_; }
  /// Above the parts on further pages.
  std::string continued() const { return numbered_ ? "续表2" : "续表"; }
  const std::vector<std::string>& paragraphs() const { return paragraphs_; }

 private:
  std::string cell_text() {
    // Thirty columns are hardly wider than two digits.
    const bool many = size_.columns > 10;
    if (size_.columns > 25 && below(3) > 0) return below(2) == 0 ? words(1) : std::to_string(below(100));
    if (size_.columns > 25) return {};
    switch (below(10)) {
      case 0: return {};
      case 1:
      case 2:
      case 3: return std::to_string(below(many ? 100 : 100'000));
      case 4:
      case 5: return std::to_string(below(1000)) + "." + std::to_string(below(100)) + (below(3) == 0 ? "%" : "");
      case 6: return std::string(static_cast<std::size_t>(1 + below(many ? 4 : 12)), 'w');
      case 7: return words(below(30) == 0 ? 300 + below(500) : 1 + below(40));
      case 8: return "—";
      default: return words(1 + below(6));
    }
  }

  /// Cells of rows [first, end), some over several rows and columns.
  void fill(int first, int end) {
    for (int r = first; r < end; ++r) {
      for (int c = 0; c < size_.columns; ++c) {
        Written& cell = cells_[at(r)][at(c)];
        if (cell.rows == 0) continue;
        cell.text = cell_text();
        if (below(12) > 0) continue;
        int down = 1 + below(std::min(3, end - r)), across = 1;
        const int most = 1 + below(3);
        while (across < most && c + across < size_.columns && cells_[at(r)][at(c + across)].rows > 0) ++across;
        cell.rows = down;
        cell.columns = across;
        for (int i = r; i < r + down; ++i) {
          for (int k = c; k < c + across; ++k) {
            if (i == r && k == c) continue;
            cells_[at(i)][at(k)] = {k > c ? "<" : "^", 0, 0};
          }
        }
      }
    }
  }
  static std::size_t at(int i) { return static_cast<std::size_t>(i); }

  void make() {
    cells_.assign(at(size_.head + size_.rows), std::vector<Written>(at(size_.columns)));
    fill(0, size_.head);
    fill(size_.head, size_.head + size_.rows);
    on_grid_ = below(6) == 0;
    const bool large = size_.columns > 11;
    style_ = "extends: 小页\ngrid: {lines: ";
    style_ += large ? "22, columns: 28" : std::to_string(on_grid_ ? 12 : 8 + below(5));
    style_ += std::string("}\ntable: {centred: ") + (below(3) == 0 ? "no" : "yes");
    if (on_grid_) style_ += ", on-grid: yes";
    if (size_.columns > 6) style_ += ", padding: 0.4mm";
    style_ += "}\n";
    if (large) {
      style_ += "page: {width: 210mm, height: 297mm, top: 37mm, inner: 28mm, area-width: 156mm, area-height: 225mm}\n";
    }
    yaml_ = std::string(kBulletin) + "文章:\n  - 标题: 大会\n    正文: |\n";
    for (int lines = 1 + below(3); lines > 0; --lines) paragraph();
    const int frame = below(3);
    full_frame_ = frame > 0;
    numbered_ = below(2) == 0;
    yaml_ += std::string("      ") + (numbered_ ? "表2　" : "表：") + words(1 + below(20)) + "{" +
             (full_frame_     ? "全框"
              : below(2) == 0 ? "三线"
                              : "无线") +
             (below(3) == 0 ? " 小五" : "") + (below(8) == 0 ? " 横排" : "") + "}\n";
    if (below(2) == 0) yaml_ += "      单位：人\n";
    for (int r = 0; r <= size_.head + size_.rows; ++r) {
      if (r == size_.head) {
        yaml_ += "      |";
        for (int c = 0; c < size_.columns; ++c) yaml_ += "---|";
        yaml_ += "\n";
      }
      if (r == size_.head + size_.rows) break;
      yaml_ += "      |";
      for (const Written& cell : cells_[at(r)]) yaml_ += " " + cell.text + " |";
      yaml_ += "\n";
    }
    for (int notes = below(3); notes > 0; --notes) yaml_ += "      注：" + words(1 + below(40)) + "。\n";
    yaml_ += "\n";
    for (int lines = 1 + below(3); lines > 0; --lines) paragraph();
    yaml_ += "版记:\n  报: 市政府\n";
  }
  void paragraph() {
    paragraphs_.push_back(words(1 + below(60)) + "。");
    yaml_ += "      " + paragraphs_.back() + "\n";
  }

  Size size_;
  std::vector<std::vector<Written>> cells_;
  bool full_frame_ = false, on_grid_ = false, numbered_ = false;
  std::string style_, yaml_;
  std::vector<std::string> paragraphs_;
};

Box box_of(const GlyphRun& run) {
  const Length y = run.glyphs.front().y;
  return {run.glyphs.front().x, y - run.size * 4 / 5, run.glyphs.back().x + run.glyphs.back().advance,
          y + run.size / 10};
}
Box box_of(const Rule& rule) { return {rule.x, rule.y, rule.x + rule.width, rule.y + rule.height}; }

/// A node of the table with what it was written as; the texts of its runs, as they come.
struct Seen {
  Written written;
  int row = 0, column = 0;
  std::string text;
};

struct Counts {
  int tables = 0, pages = 0, cut = 0, turned = 0, bounded = 0;
};

/// One table laid out, and what its pages must be.
class Check {
 public:
  Check(const Tabled& tabled, const Style& style, const Pages& pages) : tabled_(tabled), style_(style), pages_(pages) {
    name_cells();
  }

  void run(Counts& counts) {
    find_edges();
    for (number_ = 0; number_ < pages_.pages.size(); ++number_) check_page();
    for (const auto& [node, seen] : cells_) {
      if (seen.text != seen.written.text)
        FAIL("row " << seen.row + 1 << ", column " << seen.column + 1 << ": \"" << seen.written.text
                    << "\" is printed as \"" << seen.text << "\"");
    }
    std::string all;
    for (const auto& [node, text] : texts_) all += text;
    std::size_t from = 0;
    for (const std::string& paragraph : tabled_.paragraphs()) {
      const std::size_t found = all.find(paragraph, from);
      if (found == std::string::npos) FAIL("lost or out of order: " << paragraph);
      from = found + paragraph.size();
    }
    ++counts.tables;
    counts.pages += table_pages_;
    counts.cut += cut_ ? 1 : 0;
    counts.turned += turned_ ? 1 : 0;
    counts.bounded += bounded() ? 1 : 0;
  }

 private:
  bool bounded() const { return edges_.size() == static_cast<std::size_t>(tabled_.size().columns) + 1; }

  void name_cells() {
    std::vector<NodeId> rows;
    for (NodeId id = 0; id < pages_.nodes.size(); ++id) {
      if (pages_.nodes[id].kind == NodeKind::row) rows.push_back(id);
    }
    REQUIRE(rows.size() == tabled_.cells().size());
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const std::vector<NodeId>& children = pages_.nodes[rows[r]].children;
      std::size_t next = 0;
      for (std::size_t c = 0; c < tabled_.cells()[r].size(); ++c) {
        const Written& written = tabled_.cells()[r][c];
        if (written.rows == 0) continue;
        REQUIRE(next < children.size());
        cells_[children[next++]] = {written, static_cast<int>(r), static_cast<int>(c), {}};
        if (static_cast<int>(r) < tabled_.size().head) head_text_ += written.text;
      }
      REQUIRE(next == children.size());
    }
  }

  /// Where the table's columns begin, from the left of its area; only a full frame shows them.
  void find_edges() {
    if (!tabled_.full_frame()) return;
    for (number_ = 0; number_ < pages_.pages.size(); ++number_) {
      for (const Item& item : page().items) {
        const auto* rule = std::get_if<Rule>(&item);
        if (rule == nullptr || rule->colour != Colour::black || rule->width > rule->height) continue;
        const Length x = rule->x + rule->width / 2 - (is_turned(item) ? sheet_left() : area_left());
        const bool known = std::ranges::any_of(edges_, [&](Length e) { return e - x < kNear && x - e < kNear; });
        if (!known) edges_.push_back(x);
      }
    }
    std::ranges::sort(edges_);
  }

  const Page& page() const { return pages_.pages[number_]; }
  Length area_left() const { return left_of_area(page(), number_, style_); }
  Length sheet_left() const { return page().height - style_.page.top - style_.page.area_height; }
  bool is_turned(const Item& item) const {
    const auto index = static_cast<std::size_t>(&item - page().items.data());
    return index >= page().turned_begin && index < page().turned_end;
  }

  void check_page() {
    struct Text {
      Box box;
      const Seen* cell;
      bool turned;
    };
    std::vector<Text> texts;
    std::vector<std::pair<Box, bool>> rules;
    std::string repeated;
    NodeId last = 0;
    bool has_head = false, has_row = false;
    for (const Item& item : page().items) {
      const bool turned = is_turned(item);
      turned_ = turned_ || turned;
      if (const auto* rule = std::get_if<Rule>(&item)) {
        if (rule->colour == Colour::black) rules.emplace_back(box_of(*rule), turned);
      }
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run == nullptr) continue;
      const Seen* seen = nullptr;
      if (run->belongs.artifact == Artifact::repeated_head) repeated += run->text;
      if (run->belongs.artifact == Artifact::none) {
        const auto cell = cells_.find(run->belongs.node);
        if (cell == cells_.end()) {
          texts_[run->belongs.node] += run->text;
          if (pages_.nodes[run->belongs.node].kind == NodeKind::paragraph && run->size == style_.body.type.size &&
              pages_.nodes[pages_.nodes[run->belongs.node].parent].kind == NodeKind::article)
            check_on_grid(*run);
        } else {
          seen = &cell->second;
          const auto [begun, first] = cell_page_.emplace(cell->first, number_);
          const bool goes_on = !first && begun->second != number_;
          cut_ = cut_ || goes_on;
          cell->second.text += run->text;
          // What goes on from the page before stands beside later cells.
          if (cell->first < last && !goes_on)
            FAIL("page " << number_ + 1 << " is not in the order of rows: \"" << run->text << "\" comes late");
          if (!goes_on) last = cell->first;
          (cell->second.row < tabled_.size().head ? has_head : has_row) = true;
          if (bounded()) check_column(*run, cell->second, turned);
        }
      }
      texts.push_back({box_of(*run), seen, turned});
      check_area(texts.back().box, turned);
    }
    if (has_head || has_row) ++table_pages_;
    check_head(has_head, has_row, repeated);
    for (const auto& [rule, turned] : rules) {
      if (turned || rule.top < style_.page.top) check_area(rule, turned);
    }
    // What stands sideways shares no page with what stands upright, but for the page number.
    for (std::size_t i = 0; i < texts.size(); ++i) {
      for (const auto& [rule, turned] : rules) {
        if (turned == texts[i].turned && texts[i].box.meets(rule, {}))
          FAIL("a rule through text on page " << number_ + 1 << " at " << rule.left.in_mm() << " " << rule.top.in_mm()
                                              << ": " << texts[i].box.left.in_mm() << " to "
                                              << texts[i].box.right.in_mm() << "\n"
                                              << write_dump({{}, {page()}, {}, {}, {}, {}, {}, {}}, LaidOut::fonts()));
      }
      for (std::size_t k = i + 1; k < texts.size(); ++k) {
        if (texts[i].turned == texts[k].turned && texts[i].box.meets(texts[k].box, Length::centi_mm(30)))
          FAIL("texts overlap on page " << number_ + 1 << " at " << texts[k].box.left.in_mm() << " "
                                        << texts[k].box.bottom.in_mm());
        const Seen *a = texts[i].cell, *b = texts[k].cell;
        if (a == nullptr || b == nullptr || a == b) continue;
        if (a->row + a->written.rows <= b->row && texts[i].box.bottom > texts[k].box.top + kNear)
          FAIL("rows " << a->row + 1 << " and " << b->row + 1 << " run into each other on page " << number_ + 1);
        if (a->column + a->written.columns <= b->column && texts[i].box.right > texts[k].box.left + kNear)
          FAIL("columns " << a->column + 1 << " and " << b->column + 1 << " run into each other on page "
                          << number_ + 1);
      }
    }
  }

  void check_column(const GlyphRun& run, const Seen& cell, bool turned) const {
    const Length left = turned ? sheet_left() : area_left();
    const Box box = box_of(run);
    const Length from = left + edges_[static_cast<std::size_t>(cell.column)];
    const Length to = left + edges_[static_cast<std::size_t>(cell.column + cell.written.columns)];
    if (box.left < from || box.right > to)
      FAIL("row " << cell.row + 1 << ", column " << cell.column + 1 << " leaves its column on page " << number_ + 1
                  << ": \"" << run.text << "\" " << box.left.in_mm() << "–" << box.right.in_mm() << " of "
                  << from.in_mm() << "–" << to.in_mm());
  }

  /// Off the grid everything is within the type area; on it rows are centred on its lines, and their rules hang over.
  void check_area(const Box& box, bool turned) const {
    const Length over = tabled_.on_grid() ? (style_.grid.pitch - style_.body.type.size) / 2 + kNear : kNear;
    const Length foot = style_.page.top + style_.page.area_height;
    if (box.top > foot + Length::mm(2) && !turned) return;  // the page number
    const Box area = turned
                         ? Box{sheet_left() - kNear, area_left() - over, sheet_left() + style_.page.area_height + kNear,
                               area_left() + style_.page.area_width + over}
                         : Box{area_left() - kNear, style_.page.top - over,
                               area_left() + style_.page.area_width + style_.grid.cell, foot + over};
    const bool inside =
        box.left >= area.left && box.top >= area.top && box.right <= area.right && box.bottom <= area.bottom;
    if (!inside)
      FAIL("outside the type area of page " << number_ + 1 << ": " << box.left.in_mm() << " " << box.top.in_mm() << " "
                                            << box.right.in_mm() << " " << box.bottom.in_mm());
  }

  void check_head(bool has_head, bool has_row, const std::string& repeated) {
    const bool written_head = !head_text_.empty();
    const bool first = has_head || (has_row && !begun_ && !written_head);
    if (has_head && begun_) FAIL("the head stands as text on page " << number_ + 1 << " again");
    if (first && !repeated.empty()) FAIL("the head is twice on page " << number_ + 1);
    if (has_row && !first && repeated != tabled_.continued() + head_text_)
      FAIL("above the rows of page " << number_ + 1 << " stands \"" << repeated << "\", not \"" << tabled_.continued()
                                     << head_text_ << "\"");
    begun_ = begun_ || has_head || has_row;
  }

  void check_on_grid(const GlyphRun& run) {
    const Length y = run.glyphs.front().y - style_.page.top;
    const Length rest = y - style_.grid.pitch * (y.units() / style_.grid.pitch.units());
    if (!grid_) grid_ = rest;
    const Length off = rest > *grid_ ? rest - *grid_ : *grid_ - rest;
    if (off > kNear) FAIL("text off the grid on page " << number_ + 1 << ": " << run.text);
  }

  static constexpr Length kNear = Length::centi_mm(26);  // half the strongest rule
  const Tabled& tabled_;
  const Style& style_;
  const Pages& pages_;
  std::map<NodeId, Seen> cells_;
  std::map<NodeId, std::size_t> cell_page_;
  std::map<NodeId, std::string> texts_;
  std::string head_text_;
  std::vector<Length> edges_;
  std::optional<Length> grid_;
  std::size_t number_ = 0;
  int table_pages_ = 0;
  bool begun_ = false, cut_ = false, turned_ = false;
};

void check_table(const Tabled& tabled, unsigned seed, Counts& counts) {
  INFO("seed " << seed << "\n" << tabled.style() << (tabled.size().rows < 100 ? tabled.yaml() : ""));
  const LaidOut made(tabled.yaml(), {tabled.style(), {}, {}});
  REQUIRE_FALSE(made.refused);
  if (made.faults.has_errors()) {
    // What has no room is refused: columns, heads, notes below high heads.
    static const std::set<const DiagnosticKind*> kRefused = {
        &layout_faults::kTableTooWide, &layout_faults::kTableHeadTooTall, &layout_faults::kTableNotesTooTall};
    for (const Diagnostic& fault : made.faults.all()) {
      CHECK((fault.kind->severity != Severity::error || kRefused.contains(fault.kind)));
    }
    return;
  }
  Check(tabled, made.style, made.pages).run(counts);
}

}  // namespace

TEST_CASE("generated tables: every cell once and in its place, heads repeated, rows in order", "[tables]") {
  Counts counts;
  for (unsigned seed = 1; seed <= 1500; ++seed) check_table(Tabled(seed), seed, counts);
  CAPTURE(counts.tables, counts.pages, counts.cut, counts.turned, counts.bounded);
  CHECK(counts.tables > 1300);
  CHECK(counts.pages > 2 * counts.tables);
  CHECK(counts.cut > 30);
  CHECK(counts.turned > 100);
  CHECK(counts.bounded > 500);
}

TEST_CASE("large tables: the same of ten thousand rows, and of forty columns", "[.large]") {
  Counts counts;
  for (const Size size : {Size{3, 1, 10'000}, Size{4, 2, 2'000}, Size{12, 1, 1'000}, Size{40, 1, 60}}) {
    check_table(Tabled(7, size), 7, counts);
  }
  CHECK(counts.tables == 4);
  CHECK(counts.bounded >= 2);
}
