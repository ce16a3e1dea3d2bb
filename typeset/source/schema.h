// The JSON Schema of a source file, made from the table of fields: what editors check and complete while one types.
#pragma once

#include <string>

namespace typeset {

/// JSON Schema (draft 2020-12), UTF-8 with a line feed at the end. Keys of either language are accepted; a field that a
/// style may give as a default is not required. Where documents of several kinds can be set, a source is held to the
/// fields of the kind that it says it is.
std::string issue_schema();

}  // namespace typeset
