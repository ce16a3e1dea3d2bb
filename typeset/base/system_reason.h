// Why the system would not open, read or write, in words for people.
//
// A Failure of a file carries the system's own name of the error in its `detail` (ENOSPC), or what stands where a file
// was wanted (kPipe …), so that it can be said in either language where it is reported.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/words.h"

namespace typeset {

/// Failure::detail of a failure not_a_file.
inline constexpr std::string_view kFolder = "folder", kPipe = "pipe", kSocket = "socket", kDevice = "device";

/// Failure::detail of a failure not_permitted: the path goes through a link that may not be followed.
inline constexpr std::string_view kLeadsOut = "leads out";

/// Failure::detail of a failure not_found: what stands there is a link that leads back to itself.
inline constexpr std::string_view kCircle = "circle";

/// The system's name of an error of opening, reading or writing; what the system says of it, of rare ones.
std::string system_error_name(int error);

/// Why something could not be written.
Term system_reason(int error);

/// Why a file could not be read. A failure that is not of a file is given as its `detail`.
Term reason_of(const Failure& failure);

/// What can be done about it.
Term remedy_of(const Failure& failure);

/// Whether a failure not_found is no simple absence, but a path that can lead nowhere: a circle of links, a name that
/// is too long, a step that is no folder.
bool leads_nowhere(const Failure& failure);

/// Whether there is a link by that very name that leads back to itself: what is looked for in several places is not
/// absent there, but broken.
bool is_circle(const Failure& failure);

}  // namespace typeset
