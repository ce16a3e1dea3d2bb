// What a finished document comes to, in one line for the print room: 6 页 · 双面 3 张 · 150 份共 450 张 · 第 1
// 页含红色. Which pages are blank is said with the reason, and by how much a page that has only the 版记 was missed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "page/pages.h"

namespace typeset {

/// Pages with anything but black and greys on them, pictures included; from 1.
std::vector<std::size_t> colour_pages(const Pages& pages);

/// `copies`: 共印份数, if the source says.
std::string summary(const Pages& pages, std::optional<int> copies, Language language);

/// The texts of one page in reading order, without page numbers and marks.
std::string page_text(const Page& page);

}  // namespace typeset
