// Entities of HTML (&nbsp; &amp; &#8212;), as Markdown has them: those that office texts come with.
#pragma once

#include <string>
#include <string_view>

namespace typeset::pasted {

/// What an entity stands for; empty if it is not known, or stands for what a source may not hold. A blank that does not
/// break is a blank.
std::string entity_text(std::string_view entity);

/// The text with & for each &amp;, the one entity that addresses come with.
std::string with_ampersands(std::string_view text);

}  // namespace typeset::pasted
