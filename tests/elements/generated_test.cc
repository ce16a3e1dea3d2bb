// Bulletins that a generator makes, laid out under the tiny fonts: whatever is in them, nothing overlaps or leaves the
// type area, no text is lost or printed twice, and nothing stands alone that must not.
#include <algorithm>
#include <map>

#include "emit/dump/dump.h"
#include "support/laid_out.h"
#include "support/made_text.h"
#include "support/on_the_page.h"

using namespace typeset;
using namespace typeset::test;

namespace {

/// Every text of a bulletin bears a number of its own in 〔 〕, so that it is known on the page.
class Generator : private Dice {
 public:
  explicit Generator(unsigned seed) : Dice(seed) {}

  std::string yaml() {
    std::string text = std::string(kBulletin) + "文章:\n";
    const int articles = 1 + below(4);
    for (int i = 0; i < articles; ++i) text += article();
    text += "版记:\n  报: " + words(1 + below(60)) + "\n";
    if (below(2) == 0) text += "  送: 市县党委\n";
    return text;
  }
  std::string style() {
    static const char* const kProfiles[] = {"gb", "gb", "gb", "word"};
    return std::string("extends: 小页\ntext: {profile: ") + kProfiles[below(4)] +
           "}\ngrid: {lines: " + std::to_string(8 + below(5)) +
           "}\ncontents: {show: " + (below(2) == 0 ? "true" : "false") + "}\n";
  }
  /// The texts of paragraphs and headings, in order.
  const std::vector<std::string>& texts() const { return texts_; }
  bool has_columns() const { return has_columns_; }

 private:
  std::string words(int count) {
    return Dice::words(count, "天地人和大小上下中国政府会议通知工作动态简报办公室编辑审核人民文明社区服务质量");
  }
  std::string text(int count, const char* end) {
    const std::string all = "〔" + std::to_string(++number_) + "〕" + words(count) + end;
    texts_.push_back(all);
    return all;
  }

  std::string picture() {
    std::string row = "![" + words(2 + below(8)) + "](" + (below(2) == 0 ? "图/a.png" : "图/b.png") + ")";
    switch (below(5)) {
      case 0: row += "{宽=满}"; break;
      case 1: row += "{宽=" + std::to_string(10 + below(90)) + "mm}"; break;
      default: break;
    }
    return row;
  }

  /// What a line may be besides a paragraph (docs/body.md).
  std::string form(int sort, bool may_turn) {
    const auto lines = [&](int count, const char* open) {
      std::string all = std::string("      ") + open + "\n";
      for (int i = 0; i < count; ++i) {
        static const char* const kSigns[] = {"", "", "- ", "> "};
        all += std::string("      ") + kSigns[below(4)] + text(1 + below(50), "。") + "\n";
      }
      return all + "      {完}\n";
    };
    switch (sort) {
      case 0: return "      - " + text(1 + below(60), "。") + "\n";
      case 1: return "      > " + text(1 + below(60), "。") + "\n";
      case 2: return lines(1 + below(4), "{方框}");
      case 3: has_columns_ = true; return lines(1 + below(8), below(2) == 0 ? "{两栏}" : "{三栏}");
      case 4:
        return (may_turn && below(3) == 0 ? "      {分页}\n      " : "      ---\n      ") + text(1 + below(60), "。") +
               "\n";
      default: return "      {空行 2}\n      " + text(1 + below(20), "{换行}") + words(1 + below(20)) + "。\n";
    }
  }

  std::string article() {
    std::string text_of = "  - 标题: " + words(2 + below(20)) + "\n";
    const bool briefs = below(5) == 0;
    text_of += briefs ? "    简讯:\n" : "    正文: |\n";
    const int lines = 1 + below(12);
    bool headed = true;  // a heading stands above
    for (int i = 0; i < lines; ++i) {
      const int sort = below(18);
      if (briefs) {
        text_of += "      - 正文: |\n          " + text(3 + below(70), "。") + "\n";
        if (below(3) == 0) text_of += "          " + picture() + "\n";
        if (below(3) == 0) text_of += "        供稿: 市县政府\n";
      } else if (sort < 2) {
        std::string row = picture();
        for (int more = below(4); more > 1; --more) row += " " + picture();
        text_of += "      " + row + "\n";
      } else if (sort >= 12) {
        text_of += form(sort - 12, i > 0 && !headed);
      } else if (sort < 4) {
        headed = true;
        text_of +=
            "      " + std::string(static_cast<std::size_t>(1 + below(3)), '#') + " " + text(3 + below(8), "") + "\n";
      } else {
        text_of += "      " + text(1 + below(90), "。") + "\n";
      }
      if (briefs || sort < 2 || sort >= 4) headed = false;
    }
    if (below(2) == 0) text_of += "    供稿: 市县政府\n";
    return text_of;
  }

  int number_ = 0;
  bool has_columns_ = false;
  std::vector<std::string> texts_;
};

/// Digits and Latin stand a little off their cells: that is no overlap.
constexpr Length kSlack = Length::centi_mm(30);

/// What stands on a page: the cells of texts, pictures. Titles stand closer than their type is high, so that a cell is
/// taken as two thirds of an em.
std::vector<Box> boxes_of(const Page& page) {
  std::vector<Box> boxes;
  for (const Item& item : page.items) {
    if (const auto* run = std::get_if<GlyphRun>(&item)) {
      const Length high = run->size * 2 / 3;
      const Length y = run->glyphs.front().y;
      boxes.push_back({run->glyphs.front().x, y - high, run->glyphs.back().x + run->glyphs.back().advance, y});
    } else if (const auto* image = std::get_if<PlacedImage>(&item)) {
      boxes.push_back({image->x, image->y, image->x + image->width, image->y + image->height});
    }
  }
  return boxes;
}

int bulletins_set = 0;

void check_bulletin(unsigned seed, const Album& album) {
  Generator generator(seed);
  const std::string yaml = generator.yaml(), style_file = generator.style();
  INFO("seed " << seed << "\n" << yaml << style_file);
  const LaidOut made(yaml, {style_file, {}, album});
  // A 版记 that no page holds is an error: nothing is printed.
  if (made.faults.has_errors()) return;
  const Pages& pages = made.pages;
  const Style& style = made.style;
  const FontBook& fonts = LaidOut::fonts();

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
        FAIL("off the page: item " << i << " of page " << number + 1 << ": " << boxes[i].left.in_mm() << " "
                                   << boxes[i].top.in_mm() << " " << boxes[i].right.in_mm());
      for (std::size_t k = i + 1; k < boxes.size(); ++k) {
        if (boxes[i].meets(boxes[k], kSlack))
          FAIL("items " << i << " and " << k << " of page " << number + 1 << " overlap:\n"
                        << write_dump({{}, {page}, {}, {}, {}, {}}, fonts));
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
  for (std::string text : generator.texts()) {
    text = text.substr(0, text.find("{换行}"));
    const std::size_t at = all.find(text, from);
    if (at == std::string::npos) FAIL("lost or out of order: " << text);
    from = at + text.size();
    if (all.find(text.substr(0, text.find("〕") + 3), from) != std::string::npos) FAIL("twice: " << text);
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
  // The last line of a paragraph that a contributor's line stands below is not alone.
  const auto contributors =
      static_cast<std::size_t>(std::count_if(text_of_node.begin(), text_of_node.end(), [](const auto& text) {
        return text.second.find("供稿）") != std::string::npos;
      }));
  // Text in columns is parted as their length wants it.
  if (lone > listed + contributors && !generator.has_columns()) FAIL(lone << " lone lines, " << listed << " listed");

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
      FAIL("a heading alone at the foot of page " << page + 1 << ": " << text_of_node[id] << "\n"
                                                  << write_dump({{}, {pages.pages[page]}, {}, {}, {}, {}}, fonts));
  }

  // A contributor's line has something above it; the imprint is on one page, the last.
  for (const auto& [node, text] : text_of_node) {
    if (text.find("供稿）") == std::string::npos) continue;
    const auto [page, y] = places[node].front();
    const std::vector<Box> boxes = boxes_of(pages.pages[page]);
    const bool above = std::any_of(boxes.begin(), boxes.end(), [y = y](const Box& box) { return box.bottom < y; });
    if (!above)
      FAIL("a contributor's line alone on page " << page + 1 << "\n"
                                                 << write_dump({{}, {pages.pages[page]}, {}, {}, {}, {}}, fonts));
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
  CHECK(bulletins_set > 2900);
}
