#include "source/headings.h"

#include <algorithm>
#include <set>

#include "source/pictures.h"

namespace typeset {

namespace {

constexpr int kListLevel = 3;  // 1. and （1） may be items of a list

bool ends_like_a_sentence(std::string_view text) {
  constexpr std::string_view kEnds[] = {"。", "；", "，", "：", "！", "？", "、", ".", ";", ","};
  return std::ranges::any_of(kEnds, [&](std::string_view end) { return text.ends_with(end); });
}

/// The level that a line stands at in the outline: 0 for paragraphs and pictures.
int level_of(const BodyLine& line) { return line.heading_level > 0 ? line.heading_level : line.mark.level; }

/// `next`: the line behind, null at the end; `pictures_next`: pictures come between.
int heading_of(const BodyLine& line, const BodyLine* next, bool pictures_next) {
  if (line.heading_level > 0) return line.heading_level;
  if (line.mark.level == 0 || !line.mark.whole) return 0;
  if (line.mark.level < kListLevel) return line.mark.level;
  if (ends_like_a_sentence(line.text.view())) return 0;
  if (next == nullptr && !pictures_next) return 0;
  const int next_level = pictures_next ? 0 : level_of(*next);
  return next_level == 0 || next_level > line.mark.level ? line.mark.level : 0;
}

}  // namespace

void decide_headings(Body& body, const std::vector<PictureRow>& pictures) {
  int last = 0;  // number of the last 一、
  for (BodyLine& line : body) {
    line.mark = level_mark(line.text.view(), last);
    if (line.mark.level == 1) last = line.mark.number;
  }
  std::set<int> followed;  // numbers of paragraphs
  bool behind_all = false;
  for (const PictureRow& row : pictures) {
    const Located<int>* after = follows(row);
    if (after != nullptr) followed.insert(after->value);
    behind_all = behind_all || after == nullptr;
  }
  int paragraph = 0;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const bool is_last = i + 1 == body.size();
    if (body[i].pictures.empty()) ++paragraph;
    // What is to follow a paragraph that the body has not got comes behind all of it.
    const bool behind_last = behind_all || (!followed.empty() && *followed.rbegin() > paragraph);
    const bool pictures_next = followed.contains(paragraph) || (is_last && behind_last);
    body[i].heading = heading_of(body[i], is_last ? nullptr : &body[i + 1], pictures_next);
  }
}

}  // namespace typeset
