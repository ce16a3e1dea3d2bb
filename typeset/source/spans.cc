#include "source/spans.h"

#include <algorithm>
#include <optional>

#include "base/nearest.h"
#include "base/utf8.h"
#include "source/body_faults.h"
#include "source/text.h"

namespace typeset {

namespace {

constexpr char32_t kFullWidthEquals = 0xff1d;
constexpr std::size_t kLongestShown = 40;         // bytes of a word in a message
constexpr std::string_view kEscaped = "*[]#|{}";  // what a backslash keeps literal within a note

bool parts(char32_t c) { return is_padding(c) || c == U'、' || c == U'，' || c == U','; }
bool equals(char32_t c) { return c == U'=' || c == kFullWidthEquals; }

/// A name in braces and what follows its sign of equality, as bytes of the text.
struct Word {
  std::size_t begin = 0, end = 0;  // of the name
  std::size_t equals = 0;          // the sign; `end` of the name if there is none
  std::size_t value_begin = 0, value_end = 0;
  bool has_value = false;
  bool full_width = false;  // the sign

  std::size_t whole_end() const { return has_value ? value_end : end; }
};

class Braces {
 public:
  Braces(const LocatedText& text, std::size_t begin, std::size_t end, Diagnostics& faults)
      : text_(text), begin_(begin), end_(end), faults_(faults) {}

  bool read(std::vector<SpanSetting>& settings);

 private:
  Decoded at(std::size_t place) const { return decode_utf8(text_.view(), place); }
  std::size_t skip(std::size_t place, bool (*wanted)(char32_t)) const {
    while (place < end_ && wanted(at(place).code_point)) place += at(place).length;
    return place;
  }
  std::string_view bytes(std::size_t begin, std::size_t end) const { return text_.view().substr(begin, end - begin); }
  static std::string_view reported(std::string_view word) { return word.size() > kLongestShown ? "…" : word; }

  void divide();
  std::optional<SpanSetting> setting(const Word& word, const SpanName& span) const;
  void report_unknown(std::size_t begin, std::size_t end, std::string_view name) const;

  const LocatedText& text_;
  std::size_t begin_, end_;
  Diagnostics& faults_;
  std::vector<Word> words_;
};

const SpanName* find_span(std::string_view name) {
  const auto* row = std::find_if(kSpanNames.begin(), kSpanNames.end(),
                                 [&](const SpanName& known) { return name == known.name || name == known.zh; });
  return row == kSpanNames.end() ? nullptr : row;
}

std::string known_spans(Language language) {
  std::string list;
  for (const SpanName& known : kSpanNames) {
    if (!list.empty()) list += language == Language::zh ? "、" : ", ";
    list += sample_setting(known, language);
  }
  return list;
}

Term sample(const SpanName& span) { return {sample_setting(span, Language::zh), sample_setting(span, Language::en)}; }

void Braces::divide() {
  for (std::size_t place = skip(begin_, parts); place < end_; place = skip(place, parts)) {
    Word word;
    word.begin = place;
    place = skip(place, [](char32_t c) { return !parts(c) && !equals(c); });
    word.end = word.equals = place;
    // Spaces about the sign are let pass.
    if (const std::size_t sign = skip(place, is_padding); sign < end_ && equals(at(sign).code_point)) {
      word.has_value = true;
      word.equals = sign;
      word.full_width = at(sign).code_point == kFullWidthEquals;
      word.value_begin = skip(sign + at(sign).length, is_padding);
      word.value_end = place = skip(word.value_begin, [](char32_t c) { return !parts(c); });
    }
    words_.push_back(word);
  }
}

/// Digits with up to `decimals` behind a point, counted in the last of them.
std::optional<int> read_decimal(std::string_view text, int decimals) {
  constexpr int kMostDigits = 4;
  int value = 0, digits = 0, behind = -1;
  for (const char c : text) {
    if (c == '.' && behind < 0 && decimals > 0) {
      behind = 0;
      continue;
    }
    if (c < '0' || c > '9' || digits >= kMostDigits) return {};
    if (behind >= 0 && ++behind > decimals) return {};
    ++digits;
    value = value * 10 + (c - '0');
  }
  if (digits == 0 || behind == 0) return {};
  for (int i = std::max(behind, 0); i < decimals; ++i) value *= 10;
  return value;
}

std::optional<SpanSetting> Braces::setting(const Word& word, const SpanName& span) const {
  const std::string_view name = bytes(word.begin, word.end);
  if (span.value == SpanValue::none) {
    if (!word.has_value) return SpanSetting{span.kind, 0};
    faults_.report(body_faults::kSpanTakesNone, text_.span(word.equals, word.value_end), {name});
    return {};
  }
  // A note with text is found before: what comes here has none.
  if (!word.has_value || word.value_begin >= word.value_end || span.value == SpanValue::text) {
    faults_.report(body_faults::kSpanNeedsValue, text_.span(word.begin, word.whole_end()), {name, sample(span)});
    return {};
  }
  const std::string_view written = bytes(word.value_begin, word.value_end);
  const std::optional<int> value =
      word.full_width ? std::nullopt : read_decimal(written, span.value == SpanValue::ems ? 3 : 0);
  if (value && *value >= span.least && *value <= span.most) return SpanSetting{span.kind, *value};
  faults_.report(body_faults::kSpanValue, text_.span(word.full_width ? word.equals : word.value_begin, word.value_end),
                 {reported(bytes(word.full_width ? word.equals : word.value_begin, word.value_end)), name,
                  Term(value_range(span, Language::zh), value_range(span, Language::en)), sample(span)});
  return {};
}

void Braces::report_unknown(std::size_t begin, std::size_t end, std::string_view name) const {
  const std::string near = nearest_span(name);
  std::vector<Fix> fixes;
  if (!near.empty())
    fixes.push_back({{{text_.span(begin, end), std::string(text_.view().substr(begin, end - begin)), near}}});
  faults_.report(body_faults::kUnknownSpan, text_.span(begin, end),
                 {reported(name), near.empty() ? Term("可以用：" + known_spans(Language::zh) + "；",
                                                      "known: " + known_spans(Language::en) + ".")
                                               : Term("是不是“" + near + "”？", "did you mean “" + near + "”?")},
                 std::move(fixes));
}

bool Braces::read(std::vector<SpanSetting>& settings) {
  divide();
  const bool meant = std::any_of(words_.begin(), words_.end(), [&](const Word& word) {
    const std::string_view name = bytes(word.begin, word.end);
    // “note” may be a word among others.
    const SpanName* span = find_span(name);
    if (span != nullptr && span->value == SpanValue::text && words_.size() > 1) return false;
    return span != nullptr || (name.size() <= kLongestShown && !nearest_span(name).empty());
  });
  if (!meant) {  // text in braces is reported once, braces included; behind it there may be a note
    const bool closes = text_.view().substr(end_).starts_with('}');
    report_unknown(begin_ - 1, closes ? end_ + 1 : end_, bytes(begin_, end_));
    return false;
  }
  const std::size_t first = settings.size();
  bool good = true;
  for (const Word& word : words_) {
    const std::string_view name = bytes(word.begin, word.end);
    const SpanName* span = find_span(name);
    if (span == nullptr) {
      report_unknown(word.begin, word.end, name);
      good = false;
      continue;
    }
    const std::optional<SpanSetting> asked = setting(word, *span);
    if (!asked) {
      good = false;
      continue;
    }
    const auto rival = std::find_if(settings.begin() + static_cast<std::ptrdiff_t>(first), settings.end(),
                                    [&](const SpanSetting& s) { return span_name(s.kind).aspect == span->aspect; });
    if (rival != settings.end()) {
      const SpanName& other = span_name(rival->kind);
      faults_.report(body_faults::kSpanRivals, text_.span(word.begin, word.whole_end()),
                     {name, Term(std::string(other.zh), std::string(other.name))});
      good = false;
      continue;
    }
    settings.push_back(*asked);
  }
  if (!good) settings.resize(first);
  return good;
}

std::string thousandths(int value) {
  std::string text = std::to_string(value / 1000);
  if (value % 1000 != 0) {
    std::string behind = std::to_string(1000 + value % 1000).substr(1);
    behind.erase(behind.find_last_not_of('0') + 1);
    text += "." + behind;
  }
  return text;
}

}  // namespace

std::string nearest_span(std::string_view name) {
  Nearest nearest(name);
  for (const SpanName& known : kSpanNames) {
    nearest.consider(known.zh);
    nearest.consider(known.name);
  }
  return nearest.name();
}

const SpanName& span_name(InlineKind kind) {
  return *std::find_if(kSpanNames.begin(), kSpanNames.end() - 1, [&](const SpanName& row) { return row.kind == kind; });
}

std::string sample_setting(const SpanName& span, Language language) {
  std::string text(language == Language::zh ? span.zh : span.name);
  if (span.value != SpanValue::none) text += "=" + std::string(span.sample);
  return text;
}

std::string value_range(const SpanName& span, Language language) {
  const bool zh = language == Language::zh;
  switch (span.value) {
    case SpanValue::none: return "";
    case SpanValue::ems:
      return zh ? thousandths(span.least) + " 到 " + thousandths(span.most) + " 之间的数（个字宽）"
                : "a number from " + thousandths(span.least) + " to " + thousandths(span.most) + " (ems)";
    case SpanValue::text: return zh ? "一段文字，到和花括号配对的“}”为止" : "text, up to the } that closes the braces";
    case SpanValue::cells:
      return zh ? std::to_string(span.least) + " 到 " + std::to_string(span.most) + " 之间的整数（个字宽）"
                : "a whole number from " + std::to_string(span.least) + " to " + std::to_string(span.most) + " (cells)";
  }
  return "";
}

std::optional<WrittenNote> find_note(std::string_view text, std::size_t begin) {
  const auto skip = [&](std::size_t place, const auto& wanted) {
    while (place < text.size() && wanted(decode_utf8(text, place).code_point)) place += decode_utf8(text, place).length;
    return place;
  };
  const auto of_word = [](char32_t c) { return c != U'}' && c != U'{' && c != U'[' && c != U']' && !parts(c); };
  const auto of_name = [&](char32_t c) { return of_word(c) && !equals(c); };
  const SpanName& row = span_name(InlineKind::note);
  WrittenNote note;
  note.first = true;
  const auto names = [&](std::size_t place) {
    // No setting before a note has brackets: what does is text, and need not be read to its end.
    return place < text.size() && text[place] != '}' && text[place] != '{' && text[place] != '[' && text[place] != ']';
  };
  for (std::size_t place = skip(begin, parts); names(place); note.first = false) {
    note.name = place;
    place = skip(place, of_name);
    const std::string_view name = text.substr(note.name, place - note.name);
    const std::size_t sign = skip(place, is_padding);
    if (sign < text.size() && equals(decode_utf8(text, sign).code_point)) {
      place = skip(sign + decode_utf8(text, sign).length, is_padding);
      if (name == row.name || name == row.zh) {
        note.begin = place;
        break;
      }
      place = skip(place, of_word);
    }
    place = skip(place, parts);
  }
  if (note.begin == 0) return {};
  int depth = 0;
  for (note.end = note.begin; note.end < text.size(); ++note.end) {
    const char c = text[note.end];
    // A backslash before another character, a second backslash too, is text.
    if (c == '\\' && note.end + 1 < text.size() && kEscaped.find(text[note.end + 1]) != std::string_view::npos) {
      ++note.end;
      continue;
    }
    if (c == '{') ++depth;
    if (c == '}' && --depth < 0) return note;
  }
  note.end = std::string_view::npos;
  return note;
}

void check_plain_words(const LocatedText& text, Diagnostics& faults) {
  constexpr std::size_t kNowhere = std::string_view::npos;
  constexpr std::string_view kOpening = "]{";
  const std::string marks = text.marks();
  const std::string_view view = marks;
  for (std::size_t at = view.find(kOpening); at != kNowhere; at = view.find(kOpening, at + 1)) {
    const std::optional<WrittenNote> note = find_note(view, at + kOpening.size());
    if (!note) continue;
    faults.report(body_faults::kNoteOutOfText, text.span(note->name, note->begin));
    return;
  }
  const auto report = [&](std::size_t begin, std::size_t end) {
    faults.report(body_faults::kMarksInPlainWords, text.span(begin, end), {view.substr(begin, end - begin)});
  };
  const std::size_t strong = view.find(kStrongMark);
  if (strong != kNowhere && view.find(kStrongMark, strong + kStrongMark.size()) != kNowhere) {
    return report(strong, strong + kStrongMark.size());
  }
  const std::size_t open = view.find('[');
  for (std::size_t at = view.find(']', open); open != kNowhere && at != kNowhere; at = view.find(']', at + 1)) {
    const char next = at + 1 < view.size() ? view[at + 1] : ' ';
    const std::size_t end = next == '{' ? view.find('}', at) : next == '(' ? view.find(')', at) : kNowhere;
    if (end != kNowhere) return report(at, end + 1);
  }
}

bool read_settings(const LocatedText& text, std::size_t begin, std::size_t end, std::vector<SpanSetting>& settings,
                   Diagnostics& faults) {
  return Braces(text, begin, end, faults).read(settings);
}

}  // namespace typeset
