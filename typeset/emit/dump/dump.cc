#include "emit/dump/dump.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace typeset {
namespace {

/// black, red, or #336699.
std::string name(std::uint32_t rgb) {
  if (rgb == 0) return "black";
  if (rgb == 0xff0000) return "red";
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "#";
  for (int shift = 20; shift >= 0; shift -= 4) text += kDigits[(rgb >> shift) & 0xf];
  return text;
}

std::string_view name(Artifact artifact) {
  switch (artifact) {
    case Artifact::none: return "";
    case Artifact::page_number: return "page-number";
    case Artifact::footer: return "footer";
    case Artifact::rule: return "rule";
    case Artifact::bullet: return "bullet";
    case Artifact::leader: return "leader";
    case Artifact::decoration: return "decoration";
    case Artifact::repeated_head: return "repeated-head";
    case Artifact::repeated_cell: return "repeated-cell";
    case Artifact::proof: return "proof";
  }
  return "";
}

std::string_view name(NodeKind kind) {
  switch (kind) {
    case NodeKind::document: return "document";
    case NodeKind::head: return "head";
    case NodeKind::masthead: return "masthead";
    case NodeKind::article: return "article";
    case NodeKind::title: return "title";
    case NodeKind::heading: return "heading";
    case NodeKind::paragraph: return "paragraph";
    case NodeKind::quotation: return "quotation";
    case NodeKind::contents: return "contents";
    case NodeKind::entry: return "entry";
    case NodeKind::list: return "list";
    case NodeKind::list_item: return "list-item";
    case NodeKind::label: return "label";
    case NodeKind::list_body: return "list-body";
    case NodeKind::imprint: return "imprint";
    case NodeKind::figure: return "figure";
    case NodeKind::caption: return "caption";
    case NodeKind::table: return "table";
    case NodeKind::row: return "row";
    case NodeKind::header: return "header";
    case NodeKind::cell: return "cell";
    case NodeKind::note: return "note";
    case NodeKind::link: return "link";
  }
  return "";
}

/// `length` in parts of `per_unit / 10^decimals`, rounded with halves away from zero and written with `decimals`.
std::string decimal(Length length, std::int64_t per_unit, int decimals) {
  std::int64_t scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  const bool negative = length.units() < 0;
  const Length magnitude = negative ? -length : length;
  // One more bit than needed, then half of it away: rounding without a tie to break.
  const std::int64_t parts = (magnitude.scaled(2 * scale, per_unit).units() + 1) / 2;
  std::string fraction = std::to_string(parts % scale);
  fraction.insert(0, static_cast<std::size_t>(decimals) - fraction.size(), '0');
  return (negative && parts != 0 ? "-" : "") + std::to_string(parts / scale) + "." + fraction;
}

std::string mm(Length length) { return decimal(length, Length::kPerMm, 2); }

std::string type_size(Length size) {
  std::string text = decimal(size, Length::kPerPoint, 4);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text + "pt";
}

/// Characters that leave no mark, or that would break the line of the dump.
bool invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE01EF);
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for_each_character(text, [&](std::size_t, char32_t c) {
    if (c == '"' || c == '\\') {
      out += '\\';
      append_utf8(out, c);
    } else if (invisible(c)) {
      std::array<char, 8> hex{};
      char* end = std::to_chars(hex.data(), hex.data() + hex.size(), static_cast<std::uint32_t>(c), 16).ptr;
      std::transform(hex.data(), end, hex.data(), [](char d) { return d >= 'a' ? static_cast<char>(d - 32) : d; });
      out += "\\u{" + std::string(hex.data(), end) + "}";
    } else {
      append_utf8(out, c);
    }
  });
  return out + "\"";
}

std::string belonging(const Belonging& belongs) {
  return belongs.artifact == Artifact::none ? "#" + std::to_string(belongs.node) : std::string(name(belongs.artifact));
}

/// Bytes of the source, or of another file of the document by its number: ` @12-40`, ` @1:12-40`; nothing if unknown.
std::string place(const Span& span) {
  if (!span.known()) return {};
  const auto file = static_cast<std::uint32_t>(span.file);
  const std::string bytes = std::to_string(span.begin) + "-" + std::to_string(span.end);
  return " @" + (file == 0 ? bytes : std::to_string(file) + ":" + bytes);
}

std::string line(const GlyphRun& run, const FontBook& fonts, const Pages& pages) {
  Length x, y, width;
  if (!run.glyphs.empty()) {
    x = run.glyphs.front().x;
    y = run.glyphs.front().y;
    width = run.glyphs.back().x + run.glyphs.back().advance - x;
  }
  return "text x=" + mm(x) + " y=" + mm(y) + " w=" + mm(width) + " " + fonts.face(run.face).postscript_name() + " " +
         type_size(run.size) + " " + name(pages.palette.of(run.colour)) + place(run.span) + " " +
         belonging(run.belongs) + " " + quoted(run.text);
}

std::string line(const Rule& rule, const FontBook&, const Pages& pages) {
  return "rule x=" + mm(rule.x) + " y=" + mm(rule.y) + " w=" + mm(rule.width) + " h=" + mm(rule.height) + " " +
         name(pages.palette.of(rule.colour)) + " " + belonging(rule.belongs);
}

std::string line(const Dot& dot, const FontBook&, const Pages& pages) {
  return "dot x=" + mm(dot.x) + " y=" + mm(dot.y) + " d=" + mm(dot.size) + " " + name(pages.palette.of(dot.colour)) +
         " " + belonging(dot.belongs);
}

std::string_view name(ImageColour colour) {
  switch (colour) {
    case ImageColour::grey: return "grey";
    case ImageColour::rgb: return "rgb";
    case ImageColour::cmyk: return "cmyk";
  }
  return "";
}

/// Size and kind of the image; its place in the list tells whether it is printed twice.
std::string line(const PlacedImage& placed, const FontBook&, const Pages& pages) {
  std::string text =
      "image x=" + mm(placed.x) + " y=" + mm(placed.y) + " w=" + mm(placed.width) + " h=" + mm(placed.height);
  if (placed.image < pages.images.size()) {
    const Image& image = *pages.images[placed.image];
    text += " " + std::to_string(placed.image + 1) + ": " + std::to_string(image.width) + "×" +
            std::to_string(image.height) + " " + std::string(name(image.colour));
    if (image.orientation != 1) text += " orientation " + std::to_string(image.orientation);
    if (!image.mask.empty()) text += " masked";
  }
  return text + place(placed.span) + " " + belonging(placed.belongs);
}

std::string line(const Link& link, const FontBook&, const Pages&) {
  return "link x=" + mm(link.x) + " y=" + mm(link.y) + " w=" + mm(link.width) + " h=" + mm(link.height) +
         place(link.span) + " " + belonging(link.belongs) + " " +
         (link.target ? "page " + std::to_string(link.target->page + 1) : quoted(link.uri));
}

void dump_info(std::string& out, const DocumentInfo& info) {
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) out += std::string(key) + " " + quoted(value) + "\n";
  };
  add("title", info.title);
  add("subject", info.subject);
  add("author", info.author);
  add("language", info.language);
  add("date", info.date);
}

void dump_ink_gains(std::string& out, const Pages& pages, const FontBook& fonts) {
  for (const InkGain& gain : pages.ink_gains)
    out += "ink-gain " + fonts.face(gain.face).postscript_name() + " " + type_size(gain.width) + "\n";
}

void dump_pages(std::string& out, const Pages& pages, const FontBook& fonts) {
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const Page& page = pages.pages[i];
    out += "page " + std::to_string(i + 1) + " " + mm(page.width) + "×" + mm(page.height);
    if (!page.label.empty()) out += " label " + quoted(page.label);
    out += "\n";
    for (std::size_t k = 0; k < page.items.size(); ++k) {
      const bool turned = k >= page.turned_begin && k < page.turned_end;
      out += turned ? "  turned " : "  ";
      out += std::visit([&](const auto& it) { return line(it, fonts, pages); }, page.items[k]) + "\n";
    }
  }
}

/// Depth first without recursion: the tree may be as deep as it likes. A node is written once, even if a faulty tree
/// names it twice.
void dump_nodes(std::string& out, const std::vector<Node>& nodes) {
  struct Waiting {
    NodeId node;
    std::size_t depth;
  };
  std::vector<Waiting> waiting;
  if (!nodes.empty()) waiting.push_back({0, 0});
  std::vector<bool> written(nodes.size(), false);
  while (!waiting.empty()) {
    const Waiting now = waiting.back();
    waiting.pop_back();
    if (now.node >= nodes.size() || written[now.node]) continue;
    written[now.node] = true;
    const Node& node = nodes[now.node];
    out += std::string(2 * now.depth, ' ') + "node " + std::to_string(now.node) + " " + std::string(name(node.kind));
    if (node.level != 0) out += " " + std::to_string(node.level);
    if (node.columns > 1 || node.rows > 1) out += " " + std::to_string(node.columns) + "×" + std::to_string(node.rows);
    if (!node.alt.empty()) out += " " + quoted(node.alt);
    out += "\n";
    for (std::size_t i = node.children.size(); i > 0; --i) waiting.push_back({node.children[i - 1], now.depth + 1});
  }
}

void dump_outline(std::string& out, const std::vector<OutlineEntry>& outline) {
  for (const OutlineEntry& entry : outline)
    out += std::string(2 * static_cast<std::size_t>(std::max(0, entry.level)), ' ') + "outline page " +
           std::to_string(entry.page + 1) + " y=" + mm(entry.y) + " #" + std::to_string(entry.node) + " " +
           quoted(entry.title) + "\n";
}

}  // namespace

std::string write_dump(const Pages& pages, const FontBook& fonts) {
  std::string out;
  dump_info(out, pages.info);
  dump_ink_gains(out, pages, fonts);
  dump_pages(out, pages, fonts);
  dump_nodes(out, pages.nodes);
  dump_outline(out, pages.outline);
  return out;
}

}  // namespace typeset
