// How a title was broken, reported to whoever asks with -v:
//
//     标题的排法，分数越小越好：
//       1. 8 分：某某市人民政府办公室关于印发｜《某某市创建文明城市方案》的通知
//          第 1 行末在书名号外侧断开 2（GB-7.3.1d）；正梯形（GB-7.3.1b）；长短不匀 6（GB-7.3.1b）
//
// The first is the one that was taken; where the author typed a gap it may have more points than the next. Of a title
// whose lines the author forced, these are weighed as well, and what they keep whole is a word to be learnt.
#pragma once

#include <string>

#include "cli/language.h"
#include "press/dictionary.h"
#include "text/title.h"

namespace typeset {

std::string describe_breakings(const text::BrokenTitle& title, Language language);

/// What titles are divided by: one line, not indented.
std::string describe_dictionary(const Dictionary& dictionary, Language language);

}  // namespace typeset
