#include "emit/pdf/content.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "emit/pdf/image_objects.h"
#include "emit/pdf/numbers.h"
#include "emit/pdf/run_language.h"
#include "emit/pdf/word_joint.h"
#include "emit/shared/clusters.h"

namespace typeset::pdf {
namespace {

using emit::Cluster;

__extension__ using Wide = __int128;

/// Places along a line are reckoned in 10⁻¹⁰ pt, where the widths of glyphs, character spacing and TJ adjustments of up
/// to three decimals are all whole.
using Grain = std::int64_t;
constexpr Grain kGrainsPerDecimal = 1'000'000;
constexpr Grain kTolerance = 25 * kGrainsPerDecimal;  // 0.0025 pt: a glyph this near stays where it falls

constexpr Decimal kLargestType = 100'000 * kOnePoint;
// What the two operators cost in bytes, about; only for choosing between spacings.
constexpr std::int64_t kCostOfAdjustment = 6;
constexpr std::int64_t kCostOfSpacing = 9;

Grain grains(Length place) {
  constexpr std::int64_t edge = 10'000'000 * Length::kPerPoint;
  // 10¹⁰ / 12700 = 10⁸ / 127
  return static_cast<Grain>(static_cast<Wide>(std::clamp(place.units(), -edge, edge)) * 100'000'000 / 127);
}

/// Where the pen stands after each glyph, and what brings it to the next target. The same walk chooses a spacing and
/// writes the text.
struct Pen {
  Decimal size = 0;
  Decimal spacing = 0;
  int decimals = 0;  // of an adjustment: the fewest that keep it within the tolerance
  Grain at = 0;

  Pen(Decimal type_size, Decimal character_spacing) : size(type_size), spacing(character_spacing) {
    // Half a step of an adjustment in thousandths of the size is size × 500 grains.
    for (Grain half_step = size * 500; half_step > kTolerance && decimals < 3; half_step /= 10) ++decimals;
  }

  /// The TJ number in 10^-decimals thousandths; 0 where the target is near enough.
  std::int64_t adjust(Grain target) {
    const Grain off = at - target;
    if (std::abs(off) <= kTolerance) return 0;
    std::int64_t scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    const Wide step = static_cast<Wide>(size) * 1000;
    const Wide scaled = static_cast<Wide>(off) * scale;
    const auto number = static_cast<std::int64_t>((scaled + (scaled < 0 ? -step / 2 : step / 2)) / step);
    at -= static_cast<Grain>(static_cast<Wide>(number) * step / scale);
    return number;
  }
  void advance(std::int32_t width) { at += width * size * 1000 + spacing * kGrainsPerDecimal; }
};

struct PlacedGlyph {
  const UsedGlyph* used = nullptr;
  Grain x = 0;
  Decimal y = 0;
};

/// A run as it will be written.
struct SetRun {
  const GlyphRun* run = nullptr;
  const FaceUse* face = nullptr;
  Decimal size = 0;
  std::size_t item = 0;  // of Page::items
  std::vector<PlacedGlyph> placed;
  std::string_view language;  // where it is not that of the document
};

/// A cluster of one of some runs.
struct Unit {
  const SetRun* of = nullptr;
  Cluster cluster;
  const PlacedGlyph& first() const { return of->placed[cluster.first]; }
  const PlacedGlyph& last() const { return of->placed[cluster.first + cluster.count - 1]; }
};

/// Whether the ToUnicode map says of each glyph what it stands for here.
bool speaks_for_itself(const Unit& unit) {
  for (std::size_t i = 0; i < unit.cluster.count; ++i) {
    const std::string_view own = emit::share(unit.cluster, i);
    if (own.empty() || unit.of->placed[unit.cluster.first + i].used->text != own) return false;
  }
  return true;
}

/// Whether a reader that looks at places would misread what lies between two clusters: as a new line where the second
/// begins well inside the first, as after a mark squeezed to half its width; as a space where they stand apart though
/// nothing is written between them, as in tracked and spread text and between Han and Latin, or where the second is a
/// superior or stands behind one. Given as one text, the two stay together.
bool misread(const Unit& unit, const Unit& next) {
  constexpr Grain overlap = -80, apart = 95;  // thousandths of an em; poppler parts words at 100
  constexpr Grain widest = 600;               // between runs of which it is not known whether a blank parts them
  constexpr Decimal level = 100;              // the same; faces centred on one line stand on baselines a hair apart
  const PlacedGlyph& last = unit.last();
  const PlacedGlyph& first = next.first();
  const Grain thousandth = unit.of->size * 1000;
  const Grain gap = first.x - last.x - last.used->width * thousandth;
  const Decimal step = std::abs(first.y - last.y) * 1000;
  const bool fits = gap >= overlap * thousandth && gap <= apart * thousandth;
  if (unit.of == next.of || next.of->run->continues) return !fits || step > level * unit.of->size;
  return !fits && step <= level * unit.of->size && std::abs(gap) <= widest * thousandth;
}

/// Of each cluster whether it stands in one sequence with the one before: where the two would be misread, and within a
/// word that is touched by any such place, changes its language or needs its text told; no word is cut in two.
std::vector<bool> tied(const std::vector<Unit>& units) {
  std::vector<bool> tied(units.size() + 1, false);
  for (std::size_t i = 1; i < units.size(); ++i) tied[i] = misread(units[i - 1], units[i]);
  const auto goes_on = [&](std::size_t i) {
    const bool in_line = units[i].of == units[i - 1].of || units[i].of->run->continues;
    return in_line && same_word(units[i - 1].cluster.text, units[i].cluster.text);
  };
  for (std::size_t begin = 0, end = 0; begin < units.size(); begin = end) {
    for (end = begin + 1; end < units.size() && goes_on(end);) ++end;
    if (end - begin == 1) continue;
    bool touched = tied[begin] || tied[end];
    for (std::size_t i = begin; i < end && !touched; ++i)
      touched = tied[i] || units[i].of->language != units[begin].of->language || !speaks_for_itself(units[i]);
    for (std::size_t i = begin + 1; touched && i < end; ++i) tied[i] = true;
  }
  return tied;
}

class ContentWriter {
 public:
  ContentWriter(const Pages& pages, const Page& page, const Structure& structure, const FontUse& fonts,
                const Inks& inks)
      : pages_(pages), page_(page), structure_(structure), height_(page.height), fonts_(fonts), inks_(inks) {}

  PageContent write(const std::vector<Stretch>& stretches) {
    for (const Stretch& stretch : stretches) {
      const bool sideways = stretch.begin >= page_.turned_begin && stretch.begin < page_.turned_end;
      if (sideways != turned_) sideways ? turn() : turn_back();
      stretch_ = &stretch;
      if (is_artifact()) open_artifact();
      for (std::size_t i = stretch.begin; i < stretch.end;) {
        std::size_t end = i;
        while (end < stretch.end && std::holds_alternative<GlyphRun>(page_.items[end])) ++end;
        if (end > i) {
          write_text(i, end);
          i = end;
        } else {
          if (!is_artifact()) mark(i, {}, false);
          std::visit([this](const auto& it) { write(it); }, page_.items[i++]);
        }
      }
      close();
    }
    if (turned_) turn_back();
    end_text();
    return {std::move(out_), std::move(marks_)};
  }

 private:
  /// What a marked-content sequence or span says beside whose it is.
  struct Says {
    std::string_view language;             // empty: the document's
    std::optional<std::string> text = {};  // UTF-16BE, in place of the glyphs' own
    bool nothing() const { return language.empty() && !text; }
  };

  bool is_artifact() const { return stretch_->belongs.artifact != Artifact::none; }
  void open_artifact();
  void mark(std::size_t item, const Says& says, bool in_text);
  void close();
  void append_says(const Says& says);
  void turn();
  void turn_back();
  void write(const Rule& rule);
  void write(const Dot& dot);
  void write(const GlyphRun&) {}  // write_text
  void write(const PlacedImage& placed);
  void write(const Link&) {}  // drawn by nothing (links.h)
  void write_text(std::size_t first, std::size_t last);
  void begin_run(const SetRun& run);
  void write_glyph(const PlacedGlyph& glyph);

  std::vector<SetRun> set_runs(std::size_t first, std::size_t last) const;
  Decimal best_spacing(const std::vector<PlacedGlyph>& placed, Decimal size) const;

  void set_colour(Colour colour);
  void set_font(const FaceUse& face, Decimal size);
  void set_spacing(Decimal spacing);
  Decimal gain_of(FaceId face) const;
  void set_gain(Decimal width, Colour colour);
  void begin_text();
  void end_text();
  void move_to(Decimal x, Decimal y);
  void show();

  const Pages& pages_;
  const Page& page_;
  const Structure& structure_;
  bool turned_ = false;
  Decimal spacing_before_turn_ = 0, gain_before_turn_ = 0;
  Length height_;  // of the sheet that the items' places are counted on
  const FontUse& fonts_;
  const Inks& inks_;
  std::string out_;

  // The graphics state as the operators written so far have left it.
  std::optional<Colour> colour_;
  const FaceUse* face_ = nullptr;
  Decimal size_ = 0;
  Decimal spacing_ = 0;
  bool round_corners_ = false;           // of strokes; a turned part begins and ends as if they were not
  Decimal gain_ = 0;                     // width of the outlines' stroke; 0: glyphs are filled alone
  std::optional<Colour> stroke_colour_;  // where any was needed
  bool in_text_ = false;
  Decimal line_x_ = 0, line_y_ = 0;  // the text line matrix

  const SetRun* run_ = nullptr;  // being written
  Pen pen_{0, 0};

  // The marked-content sequence that is open.
  const Stretch* stretch_ = nullptr;  // being written
  bool open_ = false, open_in_text_ = false, open_has_text_ = false;
  std::string_view open_language_;
  PageMarks marks_;

  // The string being gathered for Tj or TJ.
  std::string shown_;
  bool in_string_ = false;
  bool adjusted_ = false;
  bool pen_down_ = false;  // the pen stands where `Pen` says; false before the first glyph of a run
};

void append_hex(std::string& out, std::uint16_t value) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[(value >> shift) & 0xF];
}

/// One sequence for all of it: a text object may hold whole sequences, a sequence may hold whole text objects (ISO
/// 32000-1, 14.6.1).
void ContentWriter::open_artifact() {
  if (stretch_->text_alone)
    begin_text();
  else
    end_text();
  out_ += artifact_operator(stretch_->belongs.artifact);
  open_in_text_ = stretch_->text_alone;
  open_ = true;
}

/// Sees that what follows stands in a sequence of the node that says just this. What has a text or a language of its
/// own is a sequence of its own and no span within one: poppler 22 loses the words behind such a span when it reads the
/// structure.
void ContentWriter::mark(std::size_t item, const Says& says, bool in_text) {
  if (open_ && !says.text && !open_has_text_ && open_language_ == says.language && open_in_text_ == in_text) return;
  close();
  if (in_text)
    begin_text();
  else
    end_text();
  out_ += "/";
  out_ += says.nothing() ? structure_.type(stretch_->belongs.node) : "Span";
  out_ += " <</MCID " + std::to_string(marks_.size());
  append_says(says);
  out_ += ">> BDC\n";
  marks_.push_back({stretch_->belongs.node, static_cast<std::uint32_t>(item)});
  open_ = true;
  open_in_text_ = in_text;
  open_has_text_ = says.text.has_value();
  open_language_ = says.language;
}

void ContentWriter::close() {
  if (!open_) return;
  show();
  if (!open_in_text_) end_text();
  out_ += "EMC\n";
  open_ = false;
}

void ContentWriter::append_says(const Says& says) {
  if (!says.language.empty()) out_.append(" /Lang (").append(says.language).append(")");
  if (!says.text) return;
  out_ += " /ActualText <FEFF";
  const std::string& utf16 = *says.text;
  for (std::size_t i = 0; i + 1 < utf16.size(); i += 2)
    append_hex(out_, static_cast<std::uint16_t>(static_cast<unsigned char>(utf16[i]) << 8 |
                                                static_cast<unsigned char>(utf16[i + 1])));
  out_ += '>';
}

/// From here on a sheet as wide as the page is high, its head at the page's left edge.
void ContentWriter::turn() {
  turned_ = true;
  spacing_before_turn_ = spacing_;
  gain_before_turn_ = gain_;
  end_text();
  out_ += "q 0 1 -1 0 ";
  append_points(out_, decimal(page_.width));
  out_ += " 0 cm\n";
  height_ = page_.width;
}

/// The graphics state is that before the turn again; what was set since is no longer known.
void ContentWriter::turn_back() {
  turned_ = false;
  end_text();
  out_ += "Q\n";
  height_ = page_.height;
  colour_.reset();
  stroke_colour_.reset();
  face_ = nullptr;
  spacing_ = spacing_before_turn_;
  gain_ = gain_before_turn_;
  round_corners_ = false;
}

void ContentWriter::write(const Rule& rule) {
  // Edges are rounded, not sizes: rules that meet on the page meet in the file.
  const Decimal left = decimal(rule.x);
  const Decimal right = decimal(rule.x + rule.width);
  const Decimal top = decimal(height_ - rule.y);
  const Decimal bottom = decimal(height_ - rule.y - rule.height);
  if (right <= left || top <= bottom) return;
  end_text();
  set_colour(rule.colour);
  for (const Decimal number : {left, bottom, right - left, top - bottom}) {
    append_points(out_, number);
    out_ += ' ';
  }
  out_ += "re f\n";
}

/// Four cubic curves; each control point lies 0.5523 of the radius from its end, which is off a circle by less than a
/// thousandth of it.
void ContentWriter::write(const Dot& dot) {
  const Decimal left = decimal(dot.x);
  const Decimal right = decimal(dot.x + dot.size);
  const Decimal top = decimal(height_ - dot.y);
  const Decimal bottom = decimal(height_ - dot.y - dot.size);
  if (right <= left || top <= bottom) return;
  const Decimal x = (left + right) / 2;
  const Decimal y = (bottom + top) / 2;
  const Decimal dx = (right - left) * 5523 / 20000;
  const Decimal dy = (top - bottom) * 5523 / 20000;
  end_text();
  set_colour(dot.colour);
  const auto write_operator = [&](std::initializer_list<Decimal> numbers, const char* name) {
    for (const Decimal number : numbers) {
      append_points(out_, number);
      out_ += ' ';
    }
    out_ += name;
  };
  write_operator({right, y}, "m ");
  write_operator({right, y + dy, x + dx, top, x, top}, "c ");
  write_operator({x - dx, top, left, y + dy, left, y}, "c ");
  write_operator({left, y - dy, x - dx, bottom, x, bottom}, "c ");
  write_operator({x + dx, bottom, right, y - dy, right, y}, "c f\n");
}

std::vector<SetRun> ContentWriter::set_runs(std::size_t first, std::size_t last) const {
  std::vector<SetRun> runs;
  runs.reserve(last - first);
  for (std::size_t i = first; i < last; ++i) {
    const auto& run = std::get<GlyphRun>(page_.items[i]);
    const Decimal size = std::min(decimal(run.size), kLargestType);
    if (run.glyphs.empty() || size <= 0) continue;
    SetRun& set = runs.emplace_back(SetRun{&run, &fonts_.face(run.face), size, i, {}, foreign_language(run.text)});
    set.placed.reserve(run.glyphs.size());
    for (const Glyph& glyph : run.glyphs)
      set.placed.push_back({&set.face->glyph(glyph.id), grains(glyph.x), decimal(height_ - glyph.y)});
  }
  return runs;
}

/// Neighbouring runs, cluster by cluster; what would be misread by itself is given its text, together with what it
/// would be misread with.
void ContentWriter::write_text(std::size_t first, std::size_t last) {
  const std::vector<SetRun> runs = set_runs(first, last);
  std::vector<Unit> units;
  for (const SetRun& run : runs)
    for (const Cluster& cluster : emit::clusters(*run.run)) units.push_back({&run, cluster});
  const std::vector<bool> together = tied(units);
  begin_text();
  run_ = nullptr;
  for (std::size_t begin = 0, end = 0; begin < units.size(); begin = end) {
    for (end = begin + 1; end < units.size() && together[end];) ++end;
    const auto group = std::span(units).subspan(begin, end - begin);
    Says says{group.front().of->language};
    if (std::ranges::any_of(group, [&](const Unit& unit) { return unit.of->language != says.language; }))
      says.language = {};
    if (group.size() > 1 || !speaks_for_itself(group.front())) {
      says.text.emplace();
      for (const Unit& unit : group) *says.text += to_utf16be(unit.cluster.text);
    }
    const bool span = is_artifact() && !says.nothing();
    if (span) {
      show();
      out_ += "/Span <<";
      append_says(says);
      out_ += ">> BDC\n";
    } else if (!is_artifact()) {
      mark(group.front().of->item, says, true);
    }
    for (const Unit& unit : group) {
      if (unit.of != run_) begin_run(*unit.of);
      for (std::size_t i = 0; i < unit.cluster.count; ++i) write_glyph(unit.of->placed[unit.cluster.first + i]);
    }
    if (span) {
      show();
      out_ += "EMC\n";
    }
  }
  show();
}

void ContentWriter::begin_run(const SetRun& run) {
  show();
  run_ = &run;
  set_colour(run.run->colour);
  set_font(*run.face, run.size);
  set_gain(gain_of(run.run->face), run.run->colour);
  set_spacing(best_spacing(run.placed, run.size));
  pen_ = Pen(run.size, spacing_);
  pen_down_ = false;
}

void ContentWriter::write(const PlacedImage& placed) {
  const Decimal left = decimal(placed.x);
  const Decimal right = decimal(placed.x + placed.width);
  const Decimal top = decimal(height_ - placed.y);
  const Decimal bottom = decimal(height_ - placed.y - placed.height);
  if (right <= left || top <= bottom) return;
  end_text();
  out_ += "q ";
  for (const Decimal number : image_matrix(pages_.images[placed.image]->orientation, left, bottom, right, top)) {
    append_points(out_, number);
    out_ += ' ';
  }
  out_ += "cm /" + image_resource(placed.image) + " Do Q\n";
}

void ContentWriter::write_glyph(const PlacedGlyph& glyph) {
  if (!pen_down_ || glyph.y != line_y_) {
    show();
    const Decimal x = (glyph.x + (glyph.x < 0 ? -kGrainsPerDecimal : kGrainsPerDecimal) / 2) / kGrainsPerDecimal;
    move_to(x, glyph.y);
    pen_.at = x * kGrainsPerDecimal;
    pen_down_ = true;
  } else if (const std::int64_t number = pen_.adjust(glyph.x); number != 0) {
    if (in_string_) shown_ += '>';
    in_string_ = false;
    append_number(shown_, number, pen_.decimals);
    adjusted_ = true;
  }
  if (!in_string_) shown_ += '<';
  in_string_ = true;
  append_hex(shown_, glyph.used->code);
  pen_.advance(glyph.used->width);
}

/// Of the spacing in force, none, and the median gap of this run, the one that costs the fewest bytes.
Decimal ContentWriter::best_spacing(const std::vector<PlacedGlyph>& placed, Decimal size) const {
  std::vector<Grain> gaps;
  gaps.reserve(placed.size());
  for (std::size_t i = 0; i + 1 < placed.size(); ++i)
    gaps.push_back(placed[i + 1].x - placed[i].x - placed[i].used->width * size * 1000);
  if (gaps.empty()) return spacing_;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());

  Decimal best = spacing_;
  std::int64_t least = -1;
  for (const Decimal spacing : {spacing_, Decimal{0}, Decimal{*middle / kGrainsPerDecimal}}) {
    Pen pen(size, spacing);
    pen.at = placed.front().x;
    std::int64_t cost = spacing == spacing_ ? 0 : kCostOfSpacing;
    for (const PlacedGlyph& glyph : placed) {
      if (pen.adjust(glyph.x) != 0) cost += kCostOfAdjustment;
      pen.advance(glyph.used->width);
    }
    if (least >= 0 && cost >= least) continue;
    least = cost;
    best = spacing;
  }
  return best;
}

void ContentWriter::set_colour(Colour colour) {
  if (colour_ == colour) return;
  colour_ = colour;
  out_ += inks_.fill_with(colour);
}

void ContentWriter::set_font(const FaceUse& face, Decimal size) {
  if (face_ == &face && size_ == size) return;
  face_ = &face;
  size_ = size;
  out_ += "/" + face.resource + " ";
  append_points(out_, size);
  out_ += " Tf\n";
}

void ContentWriter::set_spacing(Decimal spacing) {
  if (spacing_ == spacing) return;
  spacing_ = spacing;
  append_points(out_, spacing);
  out_ += " Tc\n";
}

Decimal ContentWriter::gain_of(FaceId face) const {
  for (const InkGain& gain : pages_.ink_gains)
    if (gain.face == face) return decimal(gain.width);
  return 0;
}

void ContentWriter::set_gain(Decimal width, Colour colour) {
  if (width > 0 && stroke_colour_ != colour) {
    stroke_colour_ = colour;
    out_ += inks_.stroke_with(colour);
  }
  if (gain_ == width) return;
  if ((gain_ > 0) != (width > 0)) out_ += width > 0 ? "2 Tr\n" : "0 Tr\n";
  if (!round_corners_) out_ += "1 j\n";  // no spikes
  round_corners_ = true;
  gain_ = width;
  if (width == 0) return;
  append_points(out_, width);
  out_ += " w\n";
}

void ContentWriter::begin_text() {
  if (in_text_) return;
  in_text_ = true;
  line_x_ = line_y_ = 0;
  out_ += "BT\n";
}

void ContentWriter::end_text() {
  if (!in_text_) return;
  in_text_ = false;
  out_ += "ET\n";
}

void ContentWriter::move_to(Decimal x, Decimal y) {
  append_points(out_, x - line_x_);
  out_ += ' ';
  append_points(out_, y - line_y_);
  out_ += " Td\n";
  line_x_ = x;
  line_y_ = y;
}

void ContentWriter::show() {
  if (shown_.empty()) return;
  if (in_string_) shown_ += '>';
  if (adjusted_)
    out_ += "[" + shown_ + "]TJ\n";
  else
    out_ += shown_ + "Tj\n";
  shown_.clear();
  in_string_ = adjusted_ = false;
}

}  // namespace

PageContent page_content(const Pages& pages, std::size_t page, const Structure& structure, const FontUse& fonts,
                         const Inks& inks) {
  return ContentWriter(pages, pages.pages[page], structure, fonts, inks).write(structure.stretches(page));
}

}  // namespace typeset::pdf
