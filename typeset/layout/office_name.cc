#include "layout/office_name.h"

#include <algorithm>
#include <utility>

#include "text/title.h"

namespace typeset {

std::vector<text::Line> set_office_name(const text::Paragraph& name, Length full, Length right, const Flow& flow,
                                        const FontBook& fonts, Diagnostics& faults) {
  if (name.runs.empty()) return {};
  const Length em = name.runs.front().style.size;
  const bool alone = right == Length();
  const Length one_line = alone ? full : full - right - em / 2;
  // Broken, it keeps an em's distance, and a third of the line however long the other text is.
  const Length several = alone ? full : std::max(full - right - em, full / 3);
  const bool fits = text::natural_width(name, flow.rules, fonts) <= one_line;
  const text::TitleShape shape{fits ? one_line : several, em, text::Align::left, flow.title_words, flow.lexicon};
  return std::move(text::set_title({name}, shape, flow.rules, fonts, faults).front());
}

}  // namespace typeset
