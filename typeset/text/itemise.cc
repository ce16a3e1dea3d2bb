#include <memory>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/ignorable.h"
#include "base/utf8.h"
#include "text/faults.h"
#include "text/galley.h"
#include "text/names.h"

namespace typeset::text {

namespace {

constexpr char32_t kLineSeparator = 0x2028;
constexpr char32_t kWordJoiner = 0x2060;
constexpr char32_t kByteOrderMark = 0xfeff;
constexpr char32_t kZeroWidthSpace = 0x200b;

/// Whether a character is a grapheme of its own beside any other of its like. A quick no is safe.
bool stands_alone(char32_t c) {
  if (c >= 0x4e00 && c <= 0x9fff) return true;
  if (c < 0x300) return true;
  if (c >= 0x3001 && c <= 0x3029) return true;
  if (c >= 0xff01 && c <= 0xff9d) return true;
  const auto code = static_cast<UChar32>(c);
  const int gcb = u_getIntPropertyValue(code, UCHAR_GRAPHEME_CLUSTER_BREAK);
  return gcb == U_GCB_OTHER || gcb == U_GCB_CONTROL;
}

/// Where graphemes end, asked of ICU only if the text has anything but characters that stand alone.
class GraphemeEnds {
 public:
  explicit GraphemeEnds(std::string_view text) {
    bool simple = true;
    for_each_character(text, [&](std::size_t, char32_t c) { simple = simple && stands_alone(c); });
    if (simple) return;
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    text_ = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    if (iterator_) iterator_->setText(text_, status);
    if (U_FAILURE(status) != 0) iterator_.reset();
  }
  ~GraphemeEnds() { utext_close(text_); }
  GraphemeEnds(const GraphemeEnds&) = delete;
  GraphemeEnds& operator=(const GraphemeEnds&) = delete;

  std::uint32_t after(std::uint32_t begin, std::uint32_t character_length) {
    if (!iterator_) return begin + character_length;
    const std::int32_t end = iterator_->following(static_cast<std::int32_t>(begin));
    return end == icu::BreakIterator::DONE ? begin + character_length : static_cast<std::uint32_t>(end);
  }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
  UText* text_ = nullptr;
};

/// Whether a script is refused, with the last answer kept: text changes its script seldom.
class RefusedScripts {
 public:
  bool is(Script script) {
    if (script == kHanScript || script == kCommonScript || script == last_) return script == last_ && last_refused_;
    last_ = script;
    last_refused_ = refused_script(script).has_value();
    return last_refused_;
  }

 private:
  Script last_ = kUnknownScript;
  bool last_refused_ = false;
};

/// Whether a character of class CT may be left out of what is drawn without a loss: it is made for that, or an old
/// control code. Other format characters draw something, as the Arabic signs that enclose a number do, or say how what
/// follows is to be read, as the marks of interlinear notes.
bool may_be_left_out(char32_t c) { return draws_nothing(c) || u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR; }

void refuse_format_character(Galley& galley, Cluster& cluster) {
  char name[128];
  UErrorCode status = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(cluster.character), U_UNICODE_CHAR_NAME, name, sizeof name, &status);
  galley.faults.report(text_faults::kFormatCharacter, galley.paragraph.text.span(cluster.begin, cluster.end),
                       {code_point_name(cluster.character), U_SUCCESS(status) ? name : ""});
  cluster.cls = CharClass::SY;
  cluster.script = kCommonScript;  // reported by its name, and not once more with the script it goes with
  cluster.refused = true;
}

void take_control(Galley& galley, Cluster& cluster) {
  const char32_t c = cluster.character;
  if (c != kLineSeparator && c != 0x2029 && !may_be_left_out(c)) return refuse_format_character(galley, cluster);
  cluster.dropped = true;
  Cluster* before = galley.clusters.empty() ? nullptr : &galley.clusters.back();
  if (c == kLineSeparator || c == 0x2029) {
    cluster.dropped = false;
    cluster.newline = true;
    cluster.cls = CharClass::SP;
  } else if (c == kWordJoiner || c == kByteOrderMark) {
    cluster.no_break_after = true;
    if (before != nullptr) before->no_break_after = true;
  } else if (c == kZeroWidthSpace) {
    cluster.may_break_after = true;
    if (before != nullptr) before->may_break_after = true;
  } else if (is_bidi_control(c)) {
    galley.faults.report(text_faults::kDirectionControl, galley.paragraph.text.span(cluster.begin, cluster.end),
                         {code_point_name(c)});
  } else if (c < 0x20 || c == 0x7f || c == 0x85) {
    cluster.dropped = false;  // tabs and the like: a space; base/ and source/ have reported them
    cluster.cls = CharClass::SP;
    cluster.character = U' ';
  }
}

/// No writing of the world puts more on one base than stream-safe text allows (UAX #15, 12.1); what has more was made
/// to be costly, and would cover the lines about it.
void refuse_heaped_marks(Galley& galley, Cluster& cluster) {
  constexpr std::size_t kMostMarks = 30;
  if (cluster.end - cluster.begin <= kMostMarks) return;
  const std::string_view all = galley.text().substr(cluster.begin, cluster.end - cluster.begin);
  const std::size_t marks = count_characters(all) - 1;
  if (marks <= kMostMarks) return;
  galley.faults.report(text_faults::kTooManyMarks, galley.paragraph.text.span(cluster.begin, cluster.end),
                       {to_utf8(cluster.character), std::to_string(marks), std::to_string(kMostMarks)});
  cluster.cls = CharClass::SY;
  cluster.script = kCommonScript;
  cluster.refused = true;
}

void take_styles(Galley& galley, Length measure) {
  for (const StyleRun& run : galley.paragraph.runs) {
    GalleyStyle& style = galley.styles.emplace_back();
    style.style = run.style;
    style.em = fine(run.style.size);
    style.cell = run.style.cell.units() > 0 ? exact_cell(run.style.cell, measure) : style.em;
    style.text_em = style.em;
    style.text_cell = style.cell;
    if (style.shifted()) {
      style.rise = part(style.em, 100 - kSmallTypePercent, 200);
      if (run.style.height == Height::inferior) style.rise = -style.rise;
      style.style.size = run.style.size.scaled(kSmallTypePercent, 100);
      style.em = fine(style.style.size);
      style.cell = part(style.cell, kSmallTypePercent, 100);
    }
  }
  if (galley.styles.empty()) galley.styles.emplace_back();
}

}  // namespace

Fine exact_cell(Length cell, Length measure) {
  if (cell.units() <= 0 || measure < cell) return fine(cell);
  const std::int64_t columns = measure.units() / cell.units();
  if (measure.scaled(1, columns) != cell) return fine(cell);
  return fine(measure) / columns;
}

void itemise(Galley& galley, Length measure) {
  take_styles(galley, measure);
  const std::string_view text = galley.text();
  galley.clusters.reserve(text.size() / 3 + 8);
  GraphemeEnds graphemes(text);
  const std::vector<StyleRun>& runs = galley.paragraph.runs;
  std::uint32_t style = 0;
  RefusedScripts refused;
  for (std::uint32_t at = 0; at < text.size();) {
    while (style + 1 < runs.size() && runs[style].end <= at) ++style;
    const Decoded first = decode_utf8(text, at);
    Cluster cluster;
    cluster.begin = at;
    cluster.end = graphemes.after(at, first.length);
    cluster.character = first.code_point;
    cluster.style = style;
    cluster.cls = char_class(first.code_point);
    cluster.script = script_of(first.code_point);
    // Under a rule a full-width space is a blank to be filled in, which counts as a character.
    if (cluster.character == 0x3000 && galley.styles[style].style.underline) cluster.cls = CharClass::SY;
    if (cluster.cls == CharClass::CT || cluster.cls == CharClass::SP) {
      // What follows in the same grapheme is a cluster of its own: blanks and controls draw nothing and may be dropped,
      // a mark on them or a letter behind them must not be.
      cluster.end = at + first.length;
    }
    if (cluster.cls == CharClass::CT) take_control(galley, cluster);
    if (!cluster.refused) refuse_heaped_marks(galley, cluster);
    if (!cluster.refused && runs_right_to_left(first.code_point)) galley.foreign = galley.right_to_left = true;
    galley.foreign = galley.foreign || refused.is(cluster.script);
    at = cluster.end;
    galley.clusters.push_back(cluster);
  }
}

}  // namespace typeset::text
