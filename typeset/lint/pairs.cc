// Quotation marks and brackets: without a partner, crossing, the same within itself; round brackets of half width.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "lint/families.h"
#include "lint/faults.h"

namespace typeset::lint {

namespace {

struct Marks {
  char32_t open;
  char32_t close;
  std::string_view within;  // the pair that stands for it inside itself; empty: it may stand there
};

constexpr std::array<Marks, 11> kMarks = {{{U'“', U'”', "‘ ’"},
                                           {U'‘', U'’', "“ ”"},
                                           {U'（', U'）', ""},
                                           {U'《', U'》', "〈 〉"},
                                           {U'〈', U'〉', "《 》"},
                                           {U'【', U'】', ""},
                                           {U'〔', U'〕', ""},
                                           {U'「', U'」', "『 』"},
                                           {U'『', U'』', "「 」"},
                                           {U'［', U'］', ""},
                                           {U'〖', U'〗', ""}}};
constexpr std::size_t kLastQuote = 1;  // “ ” and ‘ ’
constexpr std::size_t kRound = 2;

char32_t round_form(char32_t c) { return c == U'(' ? U'（' : c == U')' ? U'）' : c; }
bool is_half_width(char32_t c) { return c == U'(' || c == U')'; }

constexpr std::size_t kDouble = 0;
constexpr std::size_t kSingle = 1;
constexpr std::size_t kTitle = 3;
constexpr std::size_t kInnerTitle = 4;

/// Which side of a pair a mark is; `turns`: the one that is wanted, for marks that have one form for both.
enum class Side : std::uint8_t { opens, closes, turns };

/// What is typed for a mark of kMarks by its looks.
struct Form {
  std::u32string_view typed;
  std::size_t kind;
  Side side;
  std::string_view reason;
};

// The longer before what begins it.
constexpr std::array<Form, 28> kForms = {{
    {U"＂", kDouble, Side::turns, "straight, full width"},
    {U"〝", kDouble, Side::opens, "double prime, of vertical text"},
    {U"〞", kDouble, Side::closes, "double prime"},
    {U"〟", kDouble, Side::closes, "low double prime"},
    {U"„", kDouble, Side::opens, "German"},
    {U"‟", kDouble, Side::opens, "reversed"},
    {U"＇", kSingle, Side::turns, "straight, full width"},
    {U"«", kTitle, Side::opens, "French"},
    {U"»", kTitle, Side::closes, "French"},
    {U"≪", kTitle, Side::opens, "much less than"},
    {U"≫", kTitle, Side::closes, "much greater than"},
    {U"⟪", kTitle, Side::opens, "of mathematics"},
    {U"⟫", kTitle, Side::closes, "of mathematics"},
    {U"<<", kTitle, Side::opens, "two of half width"},
    {U">>", kTitle, Side::closes, "two of half width"},
    {U"＜＜", kTitle, Side::opens, "two of full width"},
    {U"＞＞", kTitle, Side::closes, "two of full width"},
    {U"〈〈", kTitle, Side::opens, "two of the inner pair"},
    {U"〉〉", kTitle, Side::closes, "two of the inner pair"},
    {U"‹", kInnerTitle, Side::opens, "French, inner"},
    {U"›", kInnerTitle, Side::closes, "French, inner"},
    {U"⟨", kInnerTitle, Side::opens, "of mathematics"},
    {U"⟩", kInnerTitle, Side::closes, "of mathematics"},
    {U"‛", kSingle, Side::opens, "reversed"},
    {U"「", kDouble, Side::opens, "of vertical text"},
    {U"」", kDouble, Side::closes, "of vertical text"},
    {U"『", kSingle, Side::opens, "of vertical text, inner"},
    {U"』", kSingle, Side::closes, "of vertical text, inner"},
}};

const Form* form_at(const Passage& passage, std::size_t i) {
  const char32_t c = passage.at(i);
  if (c < 0x80 && c != U'<' && c != U'>') return nullptr;
  for (const Form& form : kForms) {
    if (c == form.typed.front() && (form.typed.size() == 1 || passage.at(i + 1) == form.typed.back())) return &form;
  }
  return nullptr;
}

struct Mark {
  std::size_t at = 0;
  std::size_t kind = 0;
  bool opens = false;
  const Form* form = nullptr;               // how it is typed, where it is not the mark itself
  bool nested = false;                      // within a pair of its own kind
  std::optional<std::size_t> partner = {};  // of the list of marks
};

class Pairs {
 public:
  Pairs(const Passage& passage, Findings& findings) : passage_(passage), findings_(findings) {}

  std::vector<std::size_t> check() {
    collect();
    if (marks_.empty()) return {};
    match();
    tell_unmatched();
    tell_half_width();
    tell_nesting();
    tell_forms();
    std::ranges::sort(told_at_);
    return std::move(told_at_);
  }

 private:
  char32_t character(const Mark& mark) const { return passage_.at(mark.at); }

  void collect() {
    std::array<bool, kMarks.size()> open{};
    for (std::size_t i = 0; i < passage_.size(); ++i) {
      if (const Form* form = form_at(passage_, i); form != nullptr) {
        i = collect(*form, i, open);
        continue;
      }
      const char32_t c = round_form(passage_.at(i));
      if (c < 0x2018) continue;
      // don’t, and the plural’s: no closing mark
      if (c == U'’' && i > 0 && passage_.letter(i - 1) && passage_.letter(i + 1)) continue;
      for (std::size_t kind = 0; kind < kMarks.size(); ++kind) {
        if (c != kMarks[kind].open && c != kMarks[kind].close) continue;
        open[kind] = c == kMarks[kind].open;
        marks_.push_back({i, kind, open[kind]});
        break;
      }
    }
  }

  /// Adds the mark at `i` that is typed otherwise; returns its last character.
  std::size_t collect(const Form& form, std::size_t i, std::array<bool, kMarks.size()>& open) {
    const std::size_t last = i + form.typed.size() - 1;
    const bool inches = form.side == Side::turns && !open[form.kind] && i > 0 && passage_.digit(i - 1);  // 27＂
    if (inches) return last;
    const bool opens = form.side == Side::opens || (form.side == Side::turns && !open[form.kind]);
    open[form.kind] = opens;
    marks_.push_back({i, form.kind, opens, &form});
    return last;
  }

  /// Each kind by itself, so that one mark left out upsets no other kind.
  void match() {
    std::array<std::vector<std::size_t>, kMarks.size()> open;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      std::vector<std::size_t>& waiting = open[marks_[i].kind];
      if (marks_[i].opens) {
        waiting.push_back(i);
      } else if (!waiting.empty()) {
        marks_[i].partner = waiting.back();
        marks_[waiting.back()].partner = i;
        waiting.pop_back();
      }
    }
  }

  /// 1） and a） number items.
  bool is_label(const Mark& mark) const {
    if (mark.opens || mark.kind != kRound || mark.at == 0) return false;
    std::size_t begin = mark.at;
    while (begin > 0 && mark.at - begin < 2 && (passage_.digit(begin - 1) || passage_.letter(begin - 1))) --begin;
    return begin < mark.at && (begin == 0 || !passage_.han(begin - 1));
  }

  bool in_chinese(const Mark& mark) const {
    return passage_.chinese_before(mark.at) || passage_.chinese_behind(mark.at);
  }

  /// Whether a mark without a partner is no fault.
  bool may_be_alone(const Mark& mark) const {
    const char32_t c = character(mark);
    const bool reopened = mark.opens && mark.at == 0 && passage_.next_opening() == c;
    // Marks that Western text has too, in Western text.
    const bool western = (is_half_width(c) || shared_with_western(c)) && !in_chinese(mark);
    return is_label(mark) || reopened || western;
  }

  /// Two quotation marks that are both left without a partner were meant for one pair: “两学一做“教育. What stands
  /// behind a colon or comma does open, what stands behind a full stop does close.
  bool make_a_pair(const Mark& first, const Mark& second) const {
    constexpr std::u32string_view kBeforeOpening = U"：，";
    const char32_t before = second.at > 0 ? passage_.at(second.at - 1) : 0;
    const bool opens = second.opens && before != 0 && kBeforeOpening.find(before) != std::u32string_view::npos;
    constexpr std::u32string_view kBeforeClosing = U"。？！";
    const char32_t before_first = first.at > 0 ? passage_.at(first.at - 1) : 0;
    const bool closes =
        !first.opens && before_first != 0 && kBeforeClosing.find(before_first) != std::u32string_view::npos;
    return first.kind <= kLastQuote && first.kind == second.kind && !opens && !closes;
  }

  void tell_unmatched() {
    std::vector<const Mark*> alone;
    for (const Mark& mark : marks_) {
      if (mark.form == nullptr && !mark.partner && !may_be_alone(mark) && !passage_.in_level_mark(mark.at))
        alone.push_back(&mark);
    }
    for (std::size_t i = 0; i < alone.size(); ++i) {
      const Mark& mark = *alone[i];
      if (i + 1 == alone.size() || !make_a_pair(mark, *alone[i + 1])) {
        report(lint_faults::kUnpaired, mark, character(mark), partner_of(mark));
        continue;
      }
      const Mark& second = *alone[++i];
      if (!mark.opens) report(lint_faults::kTurnedQuote, mark, character(mark), partner_of(mark));
      if (second.opens) report(lint_faults::kTurnedQuote, second, character(second), partner_of(second));
    }
  }

  static char32_t partner_of(const Mark& mark) { return mark.opens ? kMarks[mark.kind].close : kMarks[mark.kind].open; }

  void report(const DiagnosticKind& rule, const Mark& mark, char32_t first, char32_t second) {
    told_at_.push_back(mark.at);
    const Span place = passage_.span(mark.at, mark.at + 1);
    if (findings_.wants(rule, place)) findings_.report(rule, place, {to_utf8(first), to_utf8(second)});
  }

  void tell_half_width() {
    for (const Mark& mark : marks_) {
      if (!mark.partner || mark.kind != kRound) continue;
      const Mark& partner = marks_[*mark.partner];
      if (!is_half_width(character(mark)) || passage_.in_level_mark(mark.at)) continue;
      const bool both = is_half_width(character(partner));
      if (both && (!mark.opens || !is_chinese(mark.at, partner.at))) continue;
      const Span place = passage_.span(mark.at, mark.at + 1);
      if (!findings_.wants(lint_faults::kHalfWidthMark, place)) continue;
      findings_.report(lint_faults::kHalfWidthMark, place,
                       {both ? Term("( )") : Term(to_utf8(character(mark))),
                        both ? Term("（ ）") : Term(to_utf8(round_form(character(mark))))},
                       {rounded(mark, both ? &partner : nullptr)});
    }
  }

  Fix rounded(const Mark& mark, const Mark* partner) const {
    Fix fix{{passage_.edit(mark.at, mark.at + 1, to_utf8(round_form(character(mark))))}};
    if (partner != nullptr)
      fix.edits.push_back(passage_.edit(partner->at, partner->at + 1, to_utf8(round_form(character(*partner)))));
    return fix;
  }

  /// Whether half-width brackets stand in Chinese text: 贵阳(市), (PPP)模式; f(x) does not.
  bool is_chinese(std::size_t open, std::size_t close) const {
    if (document_number_end(passage_, open) > 0) return false;    // reported as one
    if (open > 0 && passage_.at(open - 1) == U']') return false;  // [字](网址), reported as markup
    if (passage_.han_before(close) > passage_.han_before(open)) return true;
    return passage_.chinese_before(open) || (open == 0 && passage_.chinese_behind(close));
  }

  void tell_nesting() {
    std::vector<std::size_t> open;                   // pairs, by their opening marks, outermost first
    std::array<std::size_t, kMarks.size()> depth{};  // how many of a kind are open
    std::vector<bool> closed(marks_.size());
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      const Mark& mark = marks_[i];
      if (!mark.partner) continue;
      if (mark.opens) {
        if (depth[mark.kind] > 0 && !kMarks[mark.kind].within.empty()) {
          marks_[i].nested = mark.form != nullptr;
          if (mark.form == nullptr) tell_alike(mark);
        }
        ++depth[mark.kind];
        open.push_back(i);
        continue;
      }
      --depth[mark.kind];
      closed[*mark.partner] = true;
      if (open.back() != *mark.partner) {
        report(lint_faults::kCrossedPairs, mark, character(marks_[open.back()]), character(mark));
      }
      while (!open.empty() && closed[open.back()]) open.pop_back();
    }
  }

  /// A pair once, of which both marks are typed otherwise; else the mark that is.
  void tell_forms() {
    for (const Mark& mark : marks_) {
      if (mark.form == nullptr) continue;
      const Mark* partner = mark.partner ? &marks_[*mark.partner] : nullptr;
      const bool pair = partner != nullptr && partner->form != nullptr;
      if (pair && !mark.opens) continue;
      const std::size_t end = mark.at + mark.form->typed.size();
      const std::size_t to = pair ? partner->at + partner->form->typed.size() : end;
      const bool han_within = passage_.han_before(to) > passage_.han_before(mark.at);
      if (!han_within && !passage_.chinese_before(mark.at) && !passage_.chinese_behind(to - 1)) continue;
      // Less than, and code, where no pair is made: a<<2.
      const bool sign = mark.form->kind >= kTitle;
      if (sign && partner == nullptr && !passage_.han(mark.opens ? end : mark.at - 1)) continue;
      if (sign && pair && !passage_.han(end) && !passage_.han(partner->at - 1)) continue;
      const Span place = passage_.span(mark.at, to);
      if (!findings_.wants(lint_faults::kQuoteForm, place)) continue;
      findings_.report(lint_faults::kQuoteForm, place,
                       {passage_.words(mark.at, to), proposed(mark, end, pair, partner)},
                       {formed(mark, end, pair ? partner : nullptr)});
    }
  }

  /// The marks that a pair should have.
  std::pair<std::string, std::string> right_marks(const Mark& mark, const Mark* partner) const {
    const std::string_view within = kMarks[mark.kind].within;
    const bool nested = mark.nested || (partner != nullptr && partner->nested);
    if (!nested) return {to_utf8(kMarks[mark.kind].open), to_utf8(kMarks[mark.kind].close)};
    return {std::string(within.substr(0, within.find(' '))), std::string(within.substr(within.find(' ') + 1))};
  }

  Fix formed(const Mark& mark, std::size_t end, const Mark* partner) const {
    const auto [opening, closing] = right_marks(mark, mark.partner ? &marks_[*mark.partner] : nullptr);
    Fix fix{{passage_.edit(mark.at, end, mark.opens ? opening : closing)}};
    if (partner != nullptr)
      fix.edits.push_back(passage_.edit(partner->at, partner->at + partner->form->typed.size(), closing));
    return fix;
  }

  std::string proposed(const Mark& mark, std::size_t end, bool pair, const Mark* partner) const {
    const auto [opening, closing] = right_marks(mark, partner);
    if (!pair) return mark.opens ? opening : closing;
    return opening + passage_.words(end, partner->at) + closing;
  }

  void tell_alike(const Mark& mark) {
    const Span place = passage_.span(mark.at, mark.at + 1);
    if (!findings_.wants(lint_faults::kNestedAlike, place)) return;
    findings_.report(lint_faults::kNestedAlike, place, {to_utf8(character(mark)), kMarks[mark.kind].within});
  }

  const Passage& passage_;
  Findings& findings_;
  std::vector<Mark> marks_;
  std::vector<std::size_t> told_at_;
};

}  // namespace

std::vector<std::size_t> check_pairs(const Passage& passage, Findings& findings) {
  return Pairs(passage, findings).check();
}

}  // namespace typeset::lint
