#include <algorithm>
#include <string>
#include <vector>

#include "import/faults.h"
#include "import/parts.h"
#include "import/words.h"

namespace typeset::pasted {

namespace {

class Head {
 public:
  Head(const Lines& lines, const Zones& zones, Draft& draft, Ledger& ledger, Diagnostics& doubts)
      : lines_(lines), zones_(zones), draft_(draft), ledger_(ledger), doubts_(doubts), taken_(zones.head_end) {}

  void read(Lines& rest) {
    if (zones_.number) read_number(*zones_.number);
    if (zones_.date) read_date(*zones_.date);
    if (draft_.issuer.empty()) find_issuer();
    find_masthead();
    for (std::size_t i = 0; i < zones_.head_end; ++i) {
      if (taken_[i]) continue;
      doubts_.report(import_faults::kHeadLine, lines_[i].span);
      rest.push_back(lines_[i]);
    }
  }

 private:
  void read_number(std::size_t at) {
    const TextLine& line = lines_[at];
    const auto match = match_line(line.text, {Sort::number});
    if (!match) return;
    const std::string number = plain_number(match->text(U'n', line.text));
    const std::string total = plain_number(match->text(U't', line.text));
    const auto unread = [&](char32_t place, const std::string& value) {
      return value.empty() && !match->text(place, line.text).empty();
    };
    if (unread(U'n', number) || unread(U't', total)) return;
    taken_[at] = true;
    draft_.number = {number, line.span};
    draft_.total = {total, line.span};
    ledger_.rewrite(LeftOut::form_word, line.span, line.text, number + total);
    const std::string_view year = match->text(U'y', line.text);
    if (!year.empty()) doubts_.report(import_faults::kNotPrinted, line.span, {std::string(year) + "年"});
    constexpr std::string_view kExtra = "增刊";
    if (line.text.find(kExtra) != std::string::npos) doubts_.report(import_faults::kNotPrinted, line.span, {kExtra});
  }

  void read_date(std::size_t at) {
    const TextLine& line = lines_[at];
    const auto match = match_line(line.text, {Sort::date, Sort::issuer_date});
    if (!match) return;
    const std::string date = plain_date(match->text(U'd', line.text));
    if (date.empty()) return;
    taken_[at] = true;
    draft_.date = {date, line.span};
    std::string issuer(match->text(U'x', line.text));
    const auto labelled = match_line(issuer, {Sort::issuer});
    if (labelled) issuer = std::string(labelled->text(U'x', issuer));
    draft_.issuer = {tidy_title(issuer), line.span};
    ledger_.rewrite(LeftOut::form_word, line.span, line.text, date + draft_.issuer.text);
  }

  /// A line of its own beside the date.
  void find_issuer() {
    for (std::size_t i = 0; i < zones_.head_end; ++i) {
      if (taken_[i]) continue;
      const auto match = match_line(lines_[i].text, {Sort::issuer});
      if (!match) continue;
      take(draft_.issuer, i, i + 1, std::string(match->text(U'x', lines_[i].text)));
      return;
    }
    if (!zones_.date) return;
    const std::size_t at = *zones_.date;
    const bool above = at > 0 && !taken_[at - 1] && at - 1 > zones_.number.value_or(0);
    if (above && at > 1 && !taken_[at - 2] && at - 2 > zones_.number.value_or(0) && is_edited(lines_[at - 1].text)) {
      return take(draft_.issuer, at - 2, at, lines_[at - 2].text + lines_[at - 1].text);  // 编印 below the office
    }
    if (above && looks_like_title(lines_[at - 1].text)) {
      take(draft_.issuer, at - 1, at, lines_[at - 1].text);
    } else if (at + 1 < zones_.head_end && !taken_[at + 1] && looks_like_title(lines_[at + 1].text)) {
      take(draft_.issuer, at + 1, at + 2, lines_[at + 1].text);
    }
  }

  /// What stands before the number: the last line there, or single characters under one another.
  void find_masthead() {
    std::size_t end = std::min(zones_.number.value_or(zones_.head_end), zones_.head_end);
    while (end > 0 && taken_[end - 1]) --end;
    if (end == 0) {
      end = 1;
      while (end < zones_.head_end && taken_[end]) ++end;
      if (end >= zones_.head_end) return;
      ++end;
    }
    std::size_t begin = end - 1;
    if (taken_[begin]) return;
    constexpr std::size_t kSingle = 2;
    while (begin > 0 && !taken_[begin - 1] && characters_of(lines_[begin].text) <= kSingle &&
           characters_of(lines_[begin - 1].text) <= kSingle) {
      --begin;
    }
    std::string text;
    for (std::size_t i = begin; i < end; ++i) text += (i > begin ? " " : "") + lines_[i].text;
    take(draft_.masthead, begin, end, text);
    const auto others = std::count(taken_.begin(), taken_.end(), false);
    if (others > 0) {
      doubts_.report(import_faults::kTakenAs, lines_[begin].span, {Term("刊名", "masthead")});
    }
  }

  void take(Text& field, std::size_t begin, std::size_t end, const std::string& text) {
    field = {tidy_title(text), lines_[begin].span};
    std::string all;
    for (std::size_t i = begin; i < end; ++i) {
      taken_[i] = true;
      all += lines_[i].text;
    }
    ledger_.rewrite(LeftOut::form_word, lines_[begin].span, all, field.text);
  }

  const Lines& lines_;
  const Zones& zones_;
  Draft& draft_;
  Ledger& ledger_;
  Diagnostics& doubts_;
  std::vector<bool> taken_;
};

}  // namespace

void assemble_head(const Lines& lines, const Zones& zones, Draft& draft, Lines& rest, Ledger& ledger,
                   Diagnostics& doubts) {
  Head(lines, zones, draft, ledger, doubts).read(rest);
}

}  // namespace typeset::pasted
