#include "import/foot_notes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/characters.h"
#include "base/utf8.h"
#include "import/body_line.h"
#include "import/faults.h"
#include "import/patterns.h"
#include "import/words.h"
#include "import/zones.h"
#include "source/body.h"
#include "source/line_forms.h"
#include "source/table.h"
#include "source/text.h"

namespace typeset::pasted {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::size_t kLongestNote = 2000;  // characters; what is longer is no note
constexpr int kDigits = 7;                  // of a sign, in base 4: more than there are lines
constexpr std::size_t kSignLength = 1 + kDigits;

std::string sign_of(std::size_t note) {
  std::string sign(kSignLength, kNoteSign);
  for (std::size_t i = kSignLength; i-- > 1; note /= 4) sign[i] = static_cast<char>(kFirstNoteDigit + note % 4);
  return sign;
}

std::size_t note_of(std::string_view sign) {
  std::size_t note = 0;
  for (const char digit : sign.substr(1)) note = note * 4 + static_cast<std::size_t>(digit - kFirstNoteDigit);
  return note;
}

/// Puts `sign` in the place of bytes [begin, end) of the line, and no space before it.
void put_sign(std::string& text, std::size_t begin, std::size_t end, const std::string& sign) {
  while (begin > 0 && is_padding(character_before(text, begin))) begin = character_begin(text, begin - 1);
  text.replace(begin, end - begin, sign);
}

/// Takes the line out; what it says of the space above goes to the next.
void take_out(Lines& lines, const std::vector<bool>& taken) {
  Lines kept;
  bool page = false;
  bool blank = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    page = page || lines[i].page_above;
    blank = blank || lines[i].blank_above;
    if (taken[i]) continue;
    lines[i].page_above = std::exchange(page, false);
    lines[i].blank_above = std::exchange(blank, false);
    kept.push_back(std::move(lines[i]));
  }
  lines = std::move(kept);
}

/// What may stand below the notes of an article.
bool stands_below(const TextLine& line) {
  return match_line(line.text, {Sort::contributor}) || (line.text.starts_with("（") && line.text.ends_with("）"));
}

bool is_row(const TextLine& line) { return line.table || line.picture || line.cells.size() > 1; }

// ---- The first form.

/// `[^1]` at byte `at`; empty if none stands there.
std::string_view mark_at(std::string_view text, std::size_t at) {
  constexpr std::string_view kOpen = "[^";
  constexpr std::size_t kLongest = 40;  // bytes
  if (!text.substr(at).starts_with(kOpen)) return {};
  const std::size_t end = text.substr(at, kLongest).find_first_of("][ ", kOpen.size());
  return end != kNowhere && end > kOpen.size() && text[at + end] == ']' ? text.substr(at, end + 1) : std::string_view();
}

struct MarkPlace {
  std::size_t begin = 0, end = 0;  // with the sign before it
  std::string mark;
};

class MarkedNotes {
 public:
  MarkedNotes(const Sources& sources, bool markdown, Lines& lines, FootNotes& notes, Diagnostics& doubts)
      : sources_(sources), markdown_(markdown), lines_(lines), notes_(notes), doubts_(doubts) {}

  void take() {
    bool any = false;
    for (TextLine& line : lines_) {
      drop_other_signs(line.text);
      places_.push_back(places_in(line.text));
      any = any || !places_.back().empty();
    }
    if (!any) return;
    find_notes();
    std::vector<bool> taken(lines_.size());
    for (auto& [mark, found] : found_) {
      if (found.notes == 1 && found.marks == 1 && is_sound(found.note)) {
        std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(found.first), found.count, true);
        found.index = notes_.size();
        notes_.push_back(found.note);
      } else {
        if (found.notes == 0) found.spans.push_back(found.note.mark_span);
        for (const Span& span : found.spans) doubts_.report(import_faults::kNoteKept, span, {mark});
      }
    }
    put_signs(taken);
    take_out(lines_, taken);
  }

 private:
  struct Found {
    FootNote note;
    std::size_t notes = 0, marks = 0;
    std::size_t first = 0, count = 0;  // lines of the note
    std::vector<Span> spans;           // of all notes with the mark
    std::optional<std::size_t> index;
  };

  /// Those of marks that nothing closes.
  static void drop_other_signs(std::string& text) {
    for (std::size_t at = text.find(kNoteSign); at != kNowhere; at = text.find(kNoteSign, at)) {
      if (mark_at(text, at + 1).empty()) {
        text.erase(at, 1);
      } else {
        ++at;
      }
    }
  }

  std::vector<MarkPlace> places_in(std::string_view text) const {
    std::vector<MarkPlace> places;
    for (std::size_t at = text.find("[^"); at != kNowhere; at = text.find("[^", at + 1)) {
      const std::string_view mark = mark_at(text, at);
      const bool signed_one = at > 0 && text[at - 1] == kNoteSign;
      if (mark.empty() || (markdown_ && !signed_one)) continue;
      places.push_back({at - (signed_one ? 1 : 0), at + mark.size(), std::string(mark)});
    }
    return places;
  }

  static bool is_sound(const FootNote& note) {
    return characters_of(note.text) > 0 && count_characters(note.text) <= kLongestNote;
  }

  /// How long the opening of a note is, `[^1]:`, at the head of a line; 0 if there is none.
  std::size_t opening(std::size_t line) const {
    if (places_[line].empty() || places_[line].front().begin > 0 || is_row(lines_[line])) return 0;
    const std::size_t end = places_[line].front().end;
    for (const std::string_view colon : {":", "："}) {
      if (std::string_view(lines_[line].text).substr(end).starts_with(colon)) return end + colon.size();
    }
    return 0;
  }

  /// Whether the line stands further in than a note's own, as a second paragraph of it does.
  bool is_indented(const TextLine& line) const {
    constexpr std::size_t kLeast = 2;
    const std::string_view raw = sources_.line(line.span.file, line.number);
    return raw.starts_with('\t') || std::min(raw.find_first_not_of(' '), raw.size()) >= kLeast;
  }

  void find_notes() {
    for (std::size_t i = 0; i < lines_.size();) {
      const std::size_t length = opening(i);
      if (length == 0) {
        count_marks(i, 0, is_row(lines_[i]));
        ++i;
        continue;
      }
      Found& found = found_[places_[i].front().mark];
      ++found.notes;
      found.spans.push_back(lines_[i].span);
      found.first = i;
      FootNote& note = found.note;
      note.opening =
          places_[i].front().mark + lines_[i].text.substr(places_[i].front().end, length - places_[i].front().end);
      note.span = lines_[i].span;
      note.text = plain(lines_[i].text.substr(length));
      count_marks(i, 1, true);
      for (++i; i < lines_.size() && goes_on(i, note.text); ++i) {
        append_line(note.text, plain(lines_[i].text));
        count_marks(i, 0, true);
      }
      note.text = tidy(note.text);
      found.count = i - found.first;
    }
  }

  /// Whether line i goes on with the note whose text so far is given.
  bool goes_on(std::size_t i, std::string_view found_text) const {
    const TextLine& line = lines_[i];
    if (opening(i) > 0 || is_row(line) || line.page_above || belongs_to_imprint(line)) return false;
    if (markdown_) return line.blank_above ? is_indented(line) : line.heading == 0;
    return !line.blank_above && !ends_sentence(found_text) && !stands_below(line);
  }

  /// Marks that can have no note count as one too many.
  void count_marks(std::size_t i, std::size_t first, bool never) {
    for (std::size_t k = first; k < places_[i].size(); ++k) {
      Found& found = found_[places_[i][k].mark];
      found.marks += never ? 2 : 1;
      found.note.mark = places_[i][k].mark;
      if (!found.note.mark_span.known()) found.note.mark_span = lines_[i].span;
    }
  }

  static std::string plain(std::string text) {
    std::erase(text, kNoteSign);
    return text;
  }

  void put_signs(const std::vector<bool>& taken) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      for (std::size_t k = places_[i].size(); !taken[i] && k-- > 0;) {
        const MarkPlace& place = places_[i][k];
        const auto index = found_.at(place.mark).index;
        if (index) {
          put_sign(lines_[i].text, place.begin, place.end, sign_of(*index));
        } else {
          lines_[i].text.replace(place.begin, place.end - place.begin, place.mark);
        }
      }
    }
  }

  const Sources& sources_;
  bool markdown_;
  Lines& lines_;
  FootNotes& notes_;
  Diagnostics& doubts_;
  std::vector<std::vector<MarkPlace>> places_;  // of each line
  std::map<std::string, Found> found_;          // by mark
};

// ---- The second form.

/// A mark ① to ⑳, or [1] to [99].
struct NumberMark {
  int number = 0;  // 0: none
  std::size_t length = 0;
  bool circled = false;
};

NumberMark number_mark(std::string_view text, std::size_t at) {
  constexpr char32_t kFirst = 0x2460, kLast = 0x2473;
  if (at >= text.size()) return {};
  const Decoded c = decode_utf8(text, at);
  if (c.code_point >= kFirst && c.code_point <= kLast) {
    return {static_cast<int>(c.code_point - kFirst) + 1, c.length, true};
  }
  if (c.code_point != U'[') return {};
  NumberMark mark;
  std::size_t end = at + 1;
  for (; end < text.size() && end <= at + 2 && text[end] >= '0' && text[end] <= '9'; ++end) {
    mark.number = mark.number * 10 + (text[end] - '0');
  }
  if (end == at + 1 || end >= text.size() || text[end] != ']') return {};
  mark.length = end + 1 - at;
  return mark;
}

std::size_t behind_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_padding(decode_utf8(text, at).code_point)) at += decode_utf8(text, at).length;
  return at;
}

class NumberedNotes {
 public:
  NumberedNotes(Lines& lines, FootNotes& notes, Diagnostics& doubts) : lines_(lines), notes_(notes), doubts_(doubts) {}

  void take() {
    std::vector<bool> taken(lines_.size());
    std::size_t page = 0;  // the first line behind the last block
    for (std::size_t i = 0; i < lines_.size();) {
      const std::size_t end = behind_block(i);
      if (end == i) {
        ++i;
        continue;
      }
      if (ends_page(end)) {
        if (take_block(page, i))
          std::fill(taken.begin() + static_cast<std::ptrdiff_t>(i), taken.begin() + static_cast<std::ptrdiff_t>(end),
                    true);
        page = end;
      }
      i = end;
    }
    take_out(lines_, taken);
  }

 private:
  struct Place {
    std::size_t line, at, length;
    int number;
  };

  /// Behind the notes that begin at line i, which are numbered one after the other: i itself if none does.
  std::size_t behind_block(std::size_t i) {
    block_.clear();
    NumberMark last;
    for (; i < lines_.size() && (block_.empty() || !lines_[i].page_above); ++i) {
      const TextLine& line = lines_[i];
      const NumberMark mark = number_mark(line.text, 0);
      const std::size_t text = behind_spaces(line.text, mark.length);
      if (line.text.find(kNoteSign) != kNowhere) break;  // no note within a note
      const bool note = mark.number > 0 && !is_row(line) && line.heading == 0 && text < line.text.size() &&
                        opens_words(line.text, text);
      if (note && (block_.empty() || (mark.number == last.number + 1 && mark.circled == last.circled))) {
        last = mark;
        FootNote& added = block_.emplace_back();
        added.opening = line.text.substr(0, mark.length);
        added.text = line.text.substr(text);
        added.span = line.span;
        added.block = block_number_ + 1;
        continue;
      }
      const bool goes_on = !block_.empty() && mark.number == 0 && !line.blank_above && !is_row(line) &&
                           !ends_sentence(block_.back().text) && !stands_below(line);
      if (!goes_on) break;
      append_line(block_.back().text, line.text);
    }
    circled_ = last.circled;
    return i;
  }

  /// Not the rest of a line that a turn of the page or of the line cut before its mark: ①，下一步.
  static bool opens_words(std::string_view text, std::size_t at) {
    return !kChineseMarks.has(char_class(decode_utf8(text, at).code_point)) || text.substr(at).starts_with("《") ||
           text.substr(at).starts_with("“");
  }

  /// Whether a page, or the article, is over above line `end`.
  bool ends_page(std::size_t end) const {
    if (end >= lines_.size() || lines_[end].page_above) return true;
    return std::all_of(lines_.begin() + static_cast<std::ptrdiff_t>(end), lines_.end(), stands_below);
  }

  /// Whether the mark numbers the words behind it: 做到：①…；②….
  static bool numbers_words(std::string_view text, std::size_t at, std::size_t end) {
    constexpr std::u32string_view kBefore = U"：:；;，,、（(";
    std::size_t before = at;
    while (before > 0 && is_padding(character_before(text, before))) before = character_begin(text, before - 1);
    const std::size_t behind = behind_spaces(text, end);
    if (behind >= text.size() || !opens_words(text, behind)) return false;
    return before == 0 || kBefore.find(character_before(text, before)) != std::u32string_view::npos;
  }

  /// Takes the block if its marks stand in lines [begin, end), each once and in order.
  bool take_block(std::size_t begin, std::size_t end) {
    std::vector<Place> places;
    bool sound = true;
    bool meant = false;  // a mark that numbers nothing has a note here
    for (std::size_t i = begin; i < end; ++i) {
      const std::string& text = lines_[i].text;
      for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length) {
        const NumberMark mark = number_mark(text, at);
        if (mark.number == 0 || mark.circled != circled_) continue;
        const bool numbers = numbers_words(text, at, at + mark.length);
        const int first = number_mark(block_.front().opening, 0).number;
        const auto wanted = first + static_cast<int>(places.size());
        sound = sound && !numbers && !is_row(lines_[i]) && mark.number == wanted;
        meant = meant || (!numbers && mark.number >= first && mark.number < first + static_cast<int>(block_.size()));
        places.push_back({i, at, mark.length, mark.number});
      }
    }
    sound = sound && places.size() == block_.size() &&
            std::ranges::all_of(block_, [](const FootNote& n) { return count_characters(n.text) <= kLongestNote; });
    if (!sound) {
      if (meant) doubts_.report(import_faults::kNumbersKept, block_.front().span, {block_.front().opening});
      return false;
    }
    ++block_number_;
    const std::size_t index = notes_.size();
    for (std::size_t n = places.size(); n-- > 0;) {
      const Place& place = places[n];
      std::string& text = lines_[place.line].text;
      block_[n].mark = text.substr(place.at, place.length);
      block_[n].mark_span = lines_[place.line].span;
      block_[n].text = tidy(block_[n].text);
      put_sign(text, place.at, place.at + place.length, sign_of(index + n));
    }
    notes_.insert(notes_.end(), block_.begin(), block_.end());
    return true;
  }

  Lines& lines_;
  FootNotes& notes_;
  Diagnostics& doubts_;
  std::vector<FootNote> block_;
  bool circled_ = false;
  std::size_t block_number_ = notes_.empty() ? 0 : notes_.back().block;
};

// ---- Where the signs have come.

class Places {
 public:
  Places(Draft& draft, Ledger& ledger, Diagnostics& doubts)
      : draft_(draft), ledger_(ledger), doubts_(doubts), states_(draft.foot_notes.size()) {}

  void put() {
    if (states_.empty()) return;
    each_body([&](Paragraphs& body, std::size_t article) { look(body, article); });
    hold_blocks_together();
    each_body([&](Paragraphs& body, std::size_t) {
      for (Paragraph& paragraph : body) turn(paragraph);
    });
    each_field([&](std::string& text) { text = typed(text, false); });
    finish();
  }

 private:
  struct State {
    bool found = false, fits = false;
    std::size_t article = kNowhere;
  };

  template <typename Use>
  void each_body(Use use) {
    use(draft_.note, 0);
    for (std::size_t i = 0; i < draft_.articles.size(); ++i) {
      ArticleDraft& article = draft_.articles[i];
      use(article.note, i);
      use(article.body, i);
      for (BriefDraft& brief : article.briefs) use(brief.body, i);
    }
  }

  template <typename Use>
  void each_field(Use use) {
    for (Text* text :
         {&draft_.masthead, &draft_.number, &draft_.supplement, &draft_.total, &draft_.issuer, &draft_.date,
          &draft_.secrecy, &draft_.copy_number, &draft_.printer, &draft_.printed, &draft_.copies}) {
      use(text->text);
    }
    for (auto* list : {&draft_.above, &draft_.flags, &draft_.signers, &draft_.sign_off}) {
      for (Text& text : *list) use(text.text);
    }
    if (draft_.contents) {
      for (Text& entry : *draft_.contents) use(entry.text);
    }
    for (ArticleDraft& article : draft_.articles) {
      for (auto* list : {&article.title, &article.subtitle, &article.authors}) {
        for (Text& line : *list) use(line.text);
      }
      for (Text* text : {&article.section, &article.title_note, &article.contents_title, &article.contributor}) {
        use(text->text);
      }
      for (BriefDraft& brief : article.briefs) use(brief.contributor.text);
    }
    for (auto* list : {&draft_.distribution, &draft_.credits, &draft_.contact}) {
      for (LabelledText& one : *list) {
        use(one.label);
        use(one.text.text);
      }
    }
  }

  /// Which signs of the body stand where a note can.
  void look(const Paragraphs& body, std::size_t article) {
    for (std::size_t i = 0; i < body.size(); ++i) {
      const std::string& text = body[i].text;
      if (text.find(kNoteSign) == kNowhere) continue;
      const bool bears = bears_notes(body, i);
      std::size_t ink = opening(body[i]);  // the first character of its own
      while (ink < text.size() && count_ink(text.substr(ink, decode_utf8(text, ink).length)) == 0) {
        ink += decode_utf8(text, ink).length;
      }
      std::vector<std::size_t> here;
      for (std::size_t at = text.find(kNoteSign); at != kNowhere; at = text.find(kNoteSign, at + 1)) {
        const std::size_t note = note_of(std::string_view(text).substr(at, kSignLength));
        State& state = states_[note];
        // Something stands before a mark, and a backslash would take it for its own.
        state.fits = bears && at > ink && text[at - 1] != '\\';
        state.found = true;
        state.article = article;
        if (state.fits) here.push_back(note);
      }
      Paragraph whole = body[i];
      turn(whole);
      if (count_characters(body_line(whole)) <= kLongestParagraph) continue;
      for (const std::size_t note : here) states_[note].fits = false;
    }
  }

  static bool bears_notes(const Paragraphs& body, std::size_t i) {
    return !body[i].picture && !body[i].row.row && body[i].part == TablePart::none;
  }

  /// The bytes of the sign of an item or of a quotation, or of what a bullet drew.
  static std::size_t opening(const Paragraph& paragraph) {
    return paragraph.item ? decode_utf8(paragraph.text, 0).length : line_opening(paragraph.text).text_begin;
  }

  void hold_blocks_together() {
    std::vector<std::size_t> refused;
    for (std::size_t n = 0; n < states_.size(); ++n) {
      if (block(n) > 0 && !states_[n].fits) refused.push_back(block(n));
    }
    for (std::size_t n = 0; n < states_.size(); ++n) {
      if (std::ranges::find(refused, block(n)) != refused.end()) states_[n].fits = false;
    }
  }
  std::size_t block(std::size_t note) const { return draft_.foot_notes[note].block; }

  /// The signs of the paragraph become notes, or what they stand for.
  void turn(Paragraph& paragraph) {
    if (paragraph.text.find(kNoteSign) == kNowhere) return;
    const std::string signs = typed(paragraph.text, true);
    paragraph.text.clear();
    for (std::size_t at = 0; at < signs.size(); ++at) {
      if (signs[at] != kNoteSign) {
        paragraph.text += signs[at];
        continue;
      }
      const std::size_t note = note_of(std::string_view(signs).substr(at, kSignLength));
      paragraph.notes.push_back({paragraph.text.size(), draft_.foot_notes[note].text});
      at += kSignLength - 1;
    }
  }

  /// The text with the marks as they were typed; signs of notes that fit stay, if wanted.
  std::string typed(std::string_view text, bool keep_those_that_fit) {
    std::string made;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] != kNoteSign) {
        made += text[at];
        continue;
      }
      const std::string_view sign = text.substr(at, kSignLength);
      const std::size_t note = note_of(sign);
      states_[note].found = true;
      made += keep_those_that_fit && states_[note].fits ? sign : std::string_view(draft_.foot_notes[note].mark);
      at += kSignLength - 1;
    }
    return made;
  }

  void finish() {
    std::map<std::size_t, std::size_t> counts;  // of a block
    std::map<std::size_t, Span> firsts;
    for (std::size_t n = 0; n < states_.size(); ++n) {
      const FootNote& note = draft_.foot_notes[n];
      if (states_[n].fits) {
        ledger_.leave_out(LeftOut::markup, note.mark_span, note.mark);
        ledger_.leave_out(LeftOut::markup, note.span, note.opening);
        if (counts[note.block]++ == 0) firsts[note.block] = note.block == 0 ? note.mark_span : note.span;
        continue;
      }
      doubts_.report(import_faults::kNoteKept, note.span, {note.mark});
      // A field that keeps no marks, or a line that says again what others say, has swallowed it.
      if (!states_[n].found) ledger_.leave_out(LeftOut::markup, note.mark_span, note.mark);
      if (draft_.articles.empty()) draft_.articles.emplace_back();
      ArticleDraft& article =
          states_[n].article < draft_.articles.size() ? draft_.articles[states_[n].article] : draft_.articles.back();
      Paragraphs& body = article.briefs.empty() ? article.body : article.briefs.back().body;
      body.push_back({{tidy(note.opening + " " + note.text), note.span}});
    }
    for (const auto& [block, count] : counts) {
      doubts_.report(import_faults::kNotes, firsts[block], {std::to_string(count)});
    }
  }

  Draft& draft_;
  Ledger& ledger_;
  Diagnostics& doubts_;
  std::vector<State> states_;
};

}  // namespace

void take_marked_notes(const Sources& sources, bool markdown, Lines& lines, FootNotes& notes, Diagnostics& doubts) {
  MarkedNotes(sources, markdown, lines, notes, doubts).take();
}

void take_numbered_notes(Lines& lines, FootNotes& notes, Diagnostics& doubts) {
  NumberedNotes(lines, notes, doubts).take();
}

bool begins_with_number_mark(std::string_view line) { return number_mark(line, 0).number > 0; }

void put_notes(Draft& draft, Ledger& ledger, Diagnostics& doubts) { Places(draft, ledger, doubts).put(); }

}  // namespace typeset::pasted
