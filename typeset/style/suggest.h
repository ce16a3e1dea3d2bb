// What a mistyped key may have been meant to be.
#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "style/keys.h"

namespace typeset {

/// For `name` written in `section` (none: at the top level of a style file): the remedy of kUnknownKey, naming the
/// nearest key, the section it belongs to, or what may stand there.
Term suggestion(std::optional<StyleSection> section, std::string_view name);
/// For a dotted name in --set.
Term suggestion_for_dotted(std::string_view name);

}  // namespace typeset
