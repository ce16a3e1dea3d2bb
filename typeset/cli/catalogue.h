// The catalogue: everything that has a name and an explanation, gathered from the tables of all rooms.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace typeset {

/// Every kind of diagnostic, room by room.
const std::vector<const DiagnosticKind*>& all_diagnostics();

/// What a field (期号, articles.title), style key or section (masthead.top), inline span (kai), diagnostic
/// (source/unknown-key) or clause (BR-3, GB-7.2.4, CL-UNB-8) means; all that go by that name. What people look for and
/// is not there yet (附件) is told so. None if nothing goes by that name.
std::optional<std::string> explain(std::string_view word, Language language);

/// The name nearest to a word that is none, for the remedy; empty if there is none near.
std::string nearest_name(std::string_view word);

/// Every name there is, with a line on each.
std::string list_of_names(Language language);

}  // namespace typeset
