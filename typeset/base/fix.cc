#include "base/fix.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace typeset {

namespace {

/// By where they begin and end: an insertion stands before what it is put in front of.
using Place = std::pair<std::uint32_t, std::uint32_t>;
using Edits = std::map<Place, const Edit*>;

bool may_be_made(const Edit& edit, std::string_view text, FileId file, const Edits& made) {
  const auto [begin, end] = Place(edit.place.begin, edit.place.end);
  if (edit.place.file != file || begin > end || end > text.size()) return false;
  if (text.substr(begin, end - begin) != edit.was) return false;
  const auto next = made.lower_bound({begin, end});
  if (next != made.end() && next->first == Place(begin, end)) return *next->second == edit;
  if (next != made.end() && next->first.first < end) return false;
  return next == made.begin() || std::prev(next)->first.second <= begin;
}

}  // namespace

Fixed apply_fixes(std::string_view text, FileId file, std::span<const Fix> fixes) {
  Fixed fixed;
  Edits made;
  std::vector<Edits::iterator> added;  // of one fix, taken back if it cannot be made whole
  for (const Fix& fix : fixes) {
    added.clear();
    const bool whole = std::ranges::all_of(fix.edits, [&](const Edit& edit) {
      if (!may_be_made(edit, text, file, made)) return false;
      const auto [place, is_new] = made.emplace(Place(edit.place.begin, edit.place.end), &edit);
      if (is_new) added.push_back(place);
      return true;
    });
    if (whole && !added.empty()) ++fixed.applied;
    if (whole) continue;
    for (const Edits::iterator place : added) made.erase(place);
  }
  std::size_t at = 0;
  for (const auto& [place, edit] : made) {
    fixed.text.append(text.substr(at, place.first - at)).append(edit->text);
    fixed.edits.push_back(*edit);
    at = place.second;
  }
  fixed.text.append(text.substr(at));
  return fixed;
}

}  // namespace typeset
