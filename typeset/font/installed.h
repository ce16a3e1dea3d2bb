// Installed fonts by exact name, through fontconfig.
//
// Only FcFontList is used, and what it lists is compared once more: fontconfig's matching answers every question with
// some font (asked for FangSong_GB2312, with Noto Sans CJK JP), and a silent substitute is the one thing an office must
// not get. Nothing is ever chosen by weight or style, which many Chinese fonts state wrongly.
#pragma once

#include <memory>

#include "font/font_book.h"

namespace typeset {

/// Costs nothing until the first question, which reads fontconfig's configuration and caches (some milliseconds;
/// seconds where no cache has been written yet). Of several fonts with one name the first by path and number wins.
std::unique_ptr<InstalledFonts> installed_fonts();

}  // namespace typeset
