// A finished file written once more by libqpdf: encrypted, or in the order that a browser can show while it loads.
#pragma once

#include <optional>
#include <string>

namespace typeset::pdf {

/// `password`: AES-256 (ISO 32000-2, revision 6), asked for when the file is opened; nothing is forbidden to who knows
/// it. Such a file has other bytes each time, because encryption wants chance. Throws ObjectsFailed with libqpdf's
/// words.
std::string sealed(const std::string& file, const std::optional<std::string>& password, bool linearised);

}  // namespace typeset::pdf
