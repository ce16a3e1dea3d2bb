#include "import/foot_notes.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "import/faults.h"
#include "import/words.h"
#include "source/text.h"

namespace typeset::pasted {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::string_view kOpen = "[^";

/// A mark of the first form at byte `at`: `[^1]`. Empty if none stands there.
std::string_view mark_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 30;  // bytes
  if (!text.substr(at).starts_with(kOpen)) return {};
  const std::size_t end = text.find(']', at);
  const bool closed = end != kNowhere && end > at + kOpen.size() && end - at <= kLongest;
  const std::string_view mark = closed ? text.substr(at, end + 1 - at) : std::string_view();
  return mark.find_first_of(" [", 1) == kNowhere ? mark : std::string_view();
}

std::string_view label_of(std::string_view mark) { return mark.substr(kOpen.size(), mark.size() - kOpen.size() - 1); }

/// `[^1]:` at the head of a line; empty if there is none.
std::string_view note_opening(std::string_view line) {
  const std::string_view mark = mark_at(line, 0);
  if (mark.empty()) return {};
  for (const std::string_view colon : {":", "："}) {
    if (line.substr(mark.size()).starts_with(colon)) return line.substr(0, mark.size() + colon.size());
  }
  return {};
}

std::string trimmed(std::string_view text) {
  return std::string(trim(LocatedText(text, {FileId{0}, 0, static_cast<std::uint32_t>(text.size())})).view());
}

/// A mark of the second form: ① to ⑳, or [1] to [99].
struct NumberMark {
  int number = 0;  // 0: none
  std::size_t length = 0;
  bool circled = false;
};

NumberMark number_mark(std::string_view text, std::size_t at) {
  constexpr char32_t kFirst = 0x2460, kLast = 0x2473;
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

/// Calls `use` for each paragraph that may bear notes.
template <typename Use>
void for_each_paragraph(Draft& draft, Use use) {
  const auto all = [&](Paragraphs& paragraphs) {
    for (Paragraph& paragraph : paragraphs) {
      if (!paragraph.picture && !paragraph.row.row && !paragraph.verbatim) use(paragraph);
    }
  };
  all(draft.note);
  for (ArticleDraft& article : draft.articles) {
    all(article.note);
    all(article.body);
    for (BriefDraft& brief : article.briefs) all(brief.body);
  }
}

/// Puts `note` in the place of the mark at byte `at`.
void put(Paragraph& paragraph, std::size_t at, std::size_t length, std::string note) {
  paragraph.text.erase(at, length);
  for (NoteDraft& other : paragraph.notes) {
    if (other.at > at) other.at -= length;
  }
  const auto place = std::ranges::upper_bound(paragraph.notes, at, {}, &NoteDraft::at);
  paragraph.notes.insert(place, {at, std::move(note)});
}

/// The second form, in one article.
class NumberedNotes {
 public:
  NumberedNotes(Paragraphs& body, Ledger& ledger, Diagnostics& doubts)
      : body_(body), ledger_(ledger), doubts_(doubts) {}

  void take() {
    // How many paragraphs at the end are numbered to the last of them.
    std::size_t first = body_.size();
    while (first > 0 && number_mark(body_[first - 1].text, 0).number > 0) {
      const int number = number_mark(body_[--first].text, 0).number;
      if (number == 1) break;
    }
    if (first == body_.size() || first == 0) return;
    circled_ = number_mark(body_[first].text, 0).circled;
    for (std::size_t i = first; i < body_.size(); ++i) {
      const NumberMark mark = number_mark(body_[i].text, 0);
      const bool next = mark.number == static_cast<int>(i - first) + 1 && mark.circled == circled_;
      if (!next || trimmed(std::string_view(body_[i].text).substr(mark.length)).empty()) return;
    }
    if (find_marks(first)) move(first);
  }

 private:
  struct Place {
    std::size_t paragraph, at, length;
  };

  /// Whether the marks of all notes stand in the text, each once, in order.
  bool find_marks(std::size_t first) {
    for (std::size_t i = 0; i < first; ++i) {
      const Paragraph& paragraph = body_[i];
      for (std::size_t at = 0; at < paragraph.text.size(); at += decode_utf8(paragraph.text, at).length) {
        const NumberMark mark = number_mark(paragraph.text, at);
        if (mark.number == 0 || mark.circled != circled_) continue;
        const bool may = at > 0 && !paragraph.picture && !paragraph.row.row && !paragraph.verbatim;
        if (!may || mark.number != static_cast<int>(places_.size()) + 1) return false;
        places_.push_back({i, at, mark.length});
      }
    }
    return places_.size() == body_.size() - first;
  }

  void move(std::size_t first) {
    for (std::size_t n = places_.size(); n-- > 0;) {
      Paragraph& paragraph = body_[places_[n].paragraph];
      const Paragraph& note = body_[first + n];
      const std::string mark = paragraph.text.substr(places_[n].at, places_[n].length);
      ledger_.leave_out(LeftOut::markup, paragraph.span, mark);
      ledger_.leave_out(LeftOut::markup, note.span, mark);
      put(paragraph, places_[n].at, places_[n].length, trimmed(std::string_view(note.text).substr(mark.size())));
    }
    doubts_.report(import_faults::kNotes, body_[first].span, {std::to_string(places_.size())});
    body_.resize(first);
  }

  Paragraphs& body_;
  Ledger& ledger_;
  Diagnostics& doubts_;
  bool circled_ = false;
  std::vector<Place> places_;
};

}  // namespace

NoteLines take_note_lines(Lines& lines, Ledger& ledger, Diagnostics& doubts) {
  std::map<std::string, int, std::less<>> notes, marks;
  for (const TextLine& line : lines) {
    const std::string_view opening = note_opening(line.text);
    if (!opening.empty()) ++notes[std::string(label_of(mark_at(line.text, 0)))];
    for (std::size_t at = line.text.find(kOpen, opening.size()); at != kNowhere; at = line.text.find(kOpen, at + 1)) {
      const std::string_view mark = mark_at(line.text, at);
      if (mark.empty()) continue;
      // In a heading or a table, or at the head of a line, it can be no mark: counted as one too many.
      const bool may = at > 0 && line.heading == 0 && !line.table && !line.picture;
      marks[std::string(label_of(mark))] += may ? 1 : 2;
    }
  }
  NoteLines taken;
  Lines kept;
  for (std::size_t i = 0; i < lines.size();) {
    const std::string_view opening = note_opening(lines[i].text);
    const std::string label(opening.empty() ? std::string_view() : label_of(mark_at(lines[i].text, 0)));
    const bool sound = !opening.empty() && notes[label] == 1 && marks[label] == 1;
    if (!sound) {
      if (!opening.empty()) doubts.report(import_faults::kNoteKept, lines[i].span, {mark_at(lines[i].text, 0)});
      kept.push_back(std::move(lines[i++]));
      continue;
    }
    ledger.leave_out(LeftOut::markup, lines[i].span, opening);
    Text note{trimmed(std::string_view(lines[i].text).substr(opening.size())), lines[i].span};
    for (++i; i < lines.size() && !lines[i].blank_above && note_opening(lines[i].text).empty(); ++i) {
      append_line(note.text, lines[i].text);
    }
    if (i < lines.size()) lines[i].blank_above = true;
    taken.emplace(label, std::move(note));
  }
  lines = std::move(kept);
  for (const auto& [label, count] : marks) {
    if (notes.contains(label)) continue;
    for (const TextLine& line : lines) {
      const std::size_t at = line.text.find("[^" + label + "]");
      if (at != kNowhere) {
        doubts.report(import_faults::kNoteKept, line.span, {"[^" + label + "]"});
        break;
      }
    }
  }
  return taken;
}

void put_notes(Draft& draft, NoteLines notes, Ledger& ledger, Diagnostics& doubts) {
  std::size_t count = 0;
  Span first;
  for_each_paragraph(draft, [&](Paragraph& paragraph) {
    for (std::size_t at = paragraph.text.find(kOpen, 1); at != kNowhere; at = paragraph.text.find(kOpen, at)) {
      const std::string mark(mark_at(paragraph.text, at));
      const auto note = mark.empty() ? notes.end() : notes.find(label_of(mark));
      if (note == notes.end() || note->second.text.empty()) {
        ++at;
        continue;
      }
      ledger.leave_out(LeftOut::markup, paragraph.span, mark);
      put(paragraph, at, mark.size(), tidy(note->second.text));
      if (count++ == 0) first = paragraph.span;
      notes.erase(note);
    }
  });
  for (auto& [label, note] : notes) {
    if (draft.articles.empty()) draft.articles.emplace_back();
    const std::string opening = "[^" + label + "]:";
    ledger.make(opening);
    doubts.report(import_faults::kNoteKept, note.span, {"[^" + label + "]"});
    draft.articles.back().body.push_back({{opening + " " + note.text, note.span}});
  }
  if (count > 0) doubts.report(import_faults::kNotes, first, {std::to_string(count)});
  for (ArticleDraft& article : draft.articles) NumberedNotes(article.body, ledger, doubts).take();
}

}  // namespace typeset::pasted
