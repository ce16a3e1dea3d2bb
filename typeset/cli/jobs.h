// The command line's words as what press/ understands.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/find_sources.h"
#include "cli/request.h"
#include "press/job.h"
#include "press/workshop.h"

namespace typeset {

/// The job of making the document whose source the line names `path`; `-` is read here and now, and
/// Request::max_seconds begin now. Faults of the document call it by Job::source.
Job job_of(const std::string& path, const Request& request);

/// The same of one that was found, too: what may not be opened has no source.
Job job_of(const NamedSource& source, const Request& request);

/// For making one output: many documents share the processors among them.
unsigned threads_within(std::size_t documents, const Request& request);

/// What the folder is called in which a file stands or will stand, though its path may say nothing but `.`.
std::string name_of_folder(const std::string& path);

/// The folder of what comes with the program, as find_premises() finds it; empty if it does not.
std::string data_folder();

/// Where pinned font files and the dictionary are looked for, in order: the folders of HONGTOU_FONTS (with colons
/// between them), the user's cache, those that all users of the machine share (kSharedFonts, then kSystemFonts), and
/// the fonts/ of the program's data in `data` (empty: not found). None is named twice, and none need exist. Which of
/// them a file comes from changes nothing in a PDF, for each is known by its digest.
std::vector<std::string> font_folders(const std::string& data);

inline constexpr char kSharedFonts[] = "/var/cache/hongtou/fonts";  // filled by `hongtou fonts --fetch --shared`
inline constexpr char kSystemFonts[] = "/usr/share/hongtou/fonts";  // by an administrator or a package of the office

/// Where the program's styles, its font manifest and the fonts stand. No place is compiled in: the data is found from
/// where the program itself is, so that an installation or a source tree can be moved. It is HONGTOU_DATA, if set, and
/// nothing else; else `../share/hongtou` beside the program's folder; else the nearest folder above the program that
/// holds styles/ and fonts/manifest.yaml (a source tree). If there is none, an error in Premises::faults names the
/// folders that were looked at.
Premises find_premises(FontPolicy policy);

}  // namespace typeset
