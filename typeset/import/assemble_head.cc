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
    take_signs();
    if (draft_.issuer.empty()) find_issuer();
    find_masthead();
    take_above();
    const auto others = std::count(taken_.begin(), taken_.end(), false);
    if (others > 0 && !draft_.masthead.empty())
      doubts_.report(import_faults::kTakenAs, draft_.masthead.span, {Term("刊名", "masthead")});
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
    constexpr std::string_view kExtra = "增刊";
    const bool extra = line.text.find(kExtra) != std::string::npos;
    (extra ? draft_.supplement : draft_.number) = {number, line.span};
    draft_.total = {total, line.span};
    ledger_.rewrite(LeftOut::form_word, line.span, line.text, number + total);
    const std::string_view year = match->text(U'y', line.text);
    if (!year.empty()) doubts_.report(import_faults::kNotPrinted, line.span, {std::string(year) + "年"});
    if (extra && number.empty()) doubts_.report(import_faults::kNotPrinted, line.span, {kExtra});
  }

  /// 签发人, 密级, 编号 and 标注. 内部参考 right above the number is the name of the bulletin.
  void take_signs() {
    const std::size_t number = std::min(zones_.number.value_or(zones_.head_end), zones_.head_end);
    bool named = false;  // another line stands between this one and the number
    for (std::size_t i = zones_.head_end; i-- > 0;) {
      if (taken_[i]) continue;
      const TextLine& line = lines_[i];
      if (take_signers(line, draft_, ledger_)) {
        taken_[i] = true;
        continue;
      }
      const bool may_be = i > number || named;
      if (const std::string secrecy = secrecy_in(line.text); may_be && !secrecy.empty() && draft_.secrecy.empty()) {
        set(draft_.secrecy, i, secrecy);
      } else if (const std::string copy(copy_number_in(line.text)); !copy.empty() && draft_.copy_number.empty()) {
        set(draft_.copy_number, i, copy);
      } else if (may_be && is_flag(line.text)) {
        draft_.flags.emplace(draft_.flags.begin());
        set(draft_.flags.front(), i, tidy_title(line.text));
      } else {
        named = named || i < number;
      }
    }
  }

  void set(Text& field, std::size_t i, const std::string& text) {
    taken_[i] = true;
    field = {text, lines_[i].span};
    ledger_.rewrite(LeftOut::form_word, lines_[i].span, lines_[i].text, text);
  }

  /// Offices directly above the masthead.
  void take_above() {
    constexpr std::size_t kMost = 4;
    std::size_t end = masthead_;
    while (end > 0 && draft_.above.size() < kMost && !taken_[end - 1] && stands_above_masthead(lines_[end - 1].text)) {
      --end;
      draft_.above.emplace(draft_.above.begin());
      set(draft_.above.front(), end, tidy_title(lines_[end].text));
      doubts_.report(import_faults::kTakenAs, lines_[end].span, {Term("刊名上方", "above")});
    }
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
    masthead_ = begin;
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
  std::size_t masthead_ = 0;  // its first line
};

/// What white space parts in a line, as bytes of it.
struct Cell {
  std::size_t begin = 0, end = 0;
};
std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  for (const Folded& f : fold(line)) {
    if (cells.empty() || f.begin > cells.back().end) cells.push_back({f.begin, f.end});
    cells.back().end = f.end;
  }
  return cells;
}

enum class SignSort { none, signer, secrecy, copy_number, flag };
SignSort sign_sort(std::string_view text) {
  if (match_line(text, {Sort::signer}) || key_of(text) == "签发人") return SignSort::signer;
  if (!secrecy_in(text).empty()) return SignSort::secrecy;
  if (!copy_number_in(text).empty()) return SignSort::copy_number;
  return is_flag(text) ? SignSort::flag : SignSort::none;
}

}  // namespace

void part_head(Lines& lines) {
  constexpr std::size_t kLines = 12;
  constexpr std::size_t kLongest = 240;  // bytes
  for (std::size_t i = 0; i < std::min(lines.size(), kLines); ++i) {
    const TextLine line = lines[i];
    if (line.text.size() > kLongest || line.heading > 0 || ends_sentence(line.text)) break;
    if (sign_sort(line.text) != SignSort::none) continue;
    struct Part {
      Cell place;
      SignSort sort;
    };
    std::vector<Part> parts;
    for (const Cell& cell : cells_of(line.text)) {
      const SignSort sort = sign_sort(std::string_view(line.text).substr(cell.begin, cell.end - cell.begin));
      const bool goes_on = !parts.empty() && (parts.back().sort == sort || parts.back().sort == SignSort::signer);
      if (goes_on) {
        parts.back().place.end = cell.end;
      } else {
        parts.push_back({cell, sort});
      }
    }
    if (parts.size() < 2) continue;
    Lines made;
    for (const Part& part : parts) {
      TextLine one = line;
      one.text = line.text.substr(part.place.begin, part.place.end - part.place.begin);
      one.cells.clear();
      one.tabs = one.tabs_behind = 0;
      if (!made.empty()) one.blank_above = one.page_above = one.ruled_above = one.rule_above = false;
      made.push_back(std::move(one));
    }
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(i), made.begin(), made.end());
    i += made.size() - 1;
  }
}

bool take_signers(const TextLine& line, Draft& draft, Ledger& ledger) {
  constexpr std::size_t kShortest = 2;  // characters of a name
  const auto match = match_line(line.text, {Sort::signer});
  if (!match || !draft.signers.empty()) return false;
  const std::string_view names = match->text(U'x', line.text);
  const std::vector<Cell> cells = cells_of(names);
  const auto text = [&](const Cell& cell) { return names.substr(cell.begin, cell.end - cell.begin); };
  const bool several =
      std::all_of(cells.begin(), cells.end(), [&](const Cell& cell) { return characters_of(text(cell)) >= kShortest; });
  std::string kept;
  if (several) {
    for (const Cell& cell : cells) draft.signers.push_back({std::string(text(cell)), line.span});
  } else {
    draft.signers.push_back({tidy(names), line.span});
  }
  for (const Text& name : draft.signers) kept += name.text;
  ledger.rewrite(LeftOut::form_word, line.span, line.text, kept);
  return true;
}

void assemble_head(const Lines& lines, const Zones& zones, Draft& draft, Lines& rest, Ledger& ledger,
                   Diagnostics& doubts) {
  Head(lines, zones, draft, ledger, doubts).read(rest);
}

}  // namespace typeset::pasted
