#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "import/faults.h"
#include "import/parts.h"
#include "import/words.h"

namespace typeset::pasted {

namespace {

/// Without white space at its end.
std::string trimmed(std::string_view names) {
  const FoldedText ink = fold(names);
  return std::string(ink.empty() ? std::string_view() : names.substr(0, ink.back().end));
}

class Foot {
 public:
  Foot(std::span<const TextLine> lines, Draft& draft, Lines& rest, Ledger& ledger, Diagnostics& doubts)
      : lines_(lines), draft_(draft), rest_(rest), ledger_(ledger), doubts_(doubts) {}

  void read() {
    for (at_ = 0; at_ < lines_.size(); ++at_) {
      const TextLine& line = lines_[at_];
      if (subject_words(line) || distribution(line) || credits(line) || printed(line) || copies(line) ||
          printer(line) || other_band(line) || goes_on(line)) {
        continue;
      }
      rest_.push_back(line);
      last_ = Last::none;
    }
    split_copies();
    name_printer();
  }

 private:
  enum class Last { none, distribution, credits };

  bool subject_words(const TextLine& line) {
    if (!match_line(line.text, {Sort::subject_words})) return false;
    doubts_.report(import_faults::kSubjectWords, line.span);
    ledger_.leave_out(LeftOut::unprinted, line.span, line.text);
    last_ = Last::none;
    return true;
  }

  /// Without a printer the program prints the issuer, which must not say 编 in the 版记.
  void name_printer() {
    if (!draft_.has_imprint() || !draft_.printer.empty() || draft_.issuer.empty()) return;
    const std::string_view name = without_edited(draft_.issuer.text);
    if (name == draft_.issuer.text) return;
    draft_.printer = {std::string(name), draft_.issuer.span};
    ledger_.make(name);
  }

  bool distribution(const TextLine& line) { return band(line, distribution_of(line.text)); }
  bool other_band(const TextLine& line) { return band(line, band_of(line.text)); }

  bool band(const TextLine& line, const std::optional<Labelled>& labelled) {
    if (!labelled) return false;
    const std::string text = tidy(std::string_view(line.text).substr(labelled->text_begin));
    draft_.distribution.push_back({std::string(labelled->label), {text, line.span}});
    ledger_.rewrite(LeftOut::form_word, line.span, line.text, text);
    last_ = Last::distribution;
    return true;
  }

  bool credits(const TextLine& line) {
    std::vector<LabelledNames> found = credits_of(line.text);
    for (LabelledNames& credit : found) credit.names = trimmed(credit.names);
    const auto nameless = [](const LabelledNames& n) { return key_of(n.names).empty(); };
    if (found.empty() || std::any_of(found.begin(), found.end(), nameless)) return false;
    std::string kept;
    for (const LabelledNames& credit : found) {
      if (credit.contact) {
        if (draft_.contact.empty()) draft_.contact_first = draft_.credits.empty();
        draft_.contact.push_back({credit.label, {tidy(credit.names), line.span}});
        kept += credit.label + credit.names;
        continue;
      }
      const auto same = std::find_if(draft_.credits.begin(), draft_.credits.end(),
                                     [&](const LabelledText& c) { return c.label == credit.label; });
      if (same != draft_.credits.end()) {
        same->text.text += " " + credit.names;
        kept += credit.names;
      } else {
        draft_.credits.push_back({credit.label, {credit.names, line.span}});
        kept += credit.label + credit.names;
      }
    }
    ledger_.rewrite(LeftOut::form_word, line.span, line.text, kept);
    last_ = Last::credits;
    return true;
  }

  bool printed(const TextLine& line) {
    const auto match = match_line(line.text, {Sort::printed});
    if (!match || !draft_.printed.empty()) return false;
    const std::string date = plain_date(match->text(U'd', line.text));
    if (date.empty()) return false;
    const std::string office = tidy_title(match->text(U'x', line.text));
    if (!office.empty() && !draft_.printer.empty()) return false;
    const std::string number = plain_number(match->text(U'c', line.text));
    if (number.empty() != match->text(U'c', line.text).empty()) return false;
    if (!number.empty() && !draft_.copies.empty()) return false;
    draft_.printed = {date, line.span};
    if (!office.empty()) draft_.printer = {office, line.span};
    if (!number.empty()) draft_.copies = {number, line.span};
    ledger_.rewrite(LeftOut::form_word, line.span, line.text, date + office + number);
    last_ = Last::none;
    return true;
  }

  bool copies(const TextLine& line) {
    const auto match = match_line(line.text, {Sort::copies});
    if (!match || !draft_.copies.empty()) return false;
    const std::string number = plain_number(match->text(U'c', line.text));
    if (number.empty()) return false;
    draft_.copies = {number, line.span};
    ledger_.rewrite(LeftOut::form_word, line.span, line.text, number);
    last_ = Last::none;
    return true;
  }

  /// An office on a line of its own directly above 2017年12月29日印发.
  bool printer(const TextLine& line) {
    if (!draft_.printer.empty() || !draft_.printed.empty() || at_ + 1 >= lines_.size()) return false;
    const std::string& next = lines_[at_ + 1].text;
    const auto match = match_line(next, {Sort::printed});
    if (!match || !match->text(U'x', next).empty() || plain_date(match->text(U'd', next)).empty()) return false;
    const bool same = !draft_.issuer.empty() && (key_of(draft_.issuer.text) == key_of(line.text) ||
                                                 key_of(without_edited(draft_.issuer.text)) == key_of(line.text));
    const bool wraps = last_ == Last::distribution && !line.blank_above;
    if (!same && (wraps || !looks_like_title(line.text))) return false;
    draft_.printer = {tidy_title(line.text), line.span};
    ledger_.rewrite(LeftOut::form_word, line.span, line.text, draft_.printer.text);
    last_ = Last::none;
    return true;
  }

  /// The rest of a distribution line that was broken.
  bool goes_on(const TextLine& line) {
    if (last_ != Last::distribution || (line.blank_above && !line.page_above)) return false;
    std::string& text = draft_.distribution.back().text.text;
    append_line(text, line.text);
    text = tidy(text);
    return true;
  }

  /// 各县（市、区）　　（共印80份）
  void split_copies() {
    if (!draft_.copies.empty() || draft_.distribution.empty()) return;
    Text& last = draft_.distribution.back().text;
    const std::size_t open = std::max(last.text.rfind("（") + 1, last.text.rfind('(') + 1);
    if (open <= 1) return;
    const std::string tail = last.text.substr(open - 1);
    const auto match = match_line(tail, {Sort::copies});
    if (!match) return;
    const std::string number = plain_number(match->text(U'c', tail));
    if (number.empty()) return;
    draft_.copies = {number, last.span};
    last.text = tidy(last.text.substr(0, open - 1));
    ledger_.rewrite(LeftOut::form_word, last.span, tail, number);
  }

  std::span<const TextLine> lines_;
  Draft& draft_;
  Lines& rest_;
  Ledger& ledger_;
  Diagnostics& doubts_;
  std::size_t at_ = 0;
  Last last_ = Last::none;
};

}  // namespace

void assemble_imprint(std::span<const TextLine> lines, Draft& draft, Lines& rest, Ledger& ledger, Diagnostics& doubts) {
  Foot(lines, draft, rest, ledger, doubts).read();
}

}  // namespace typeset::pasted
