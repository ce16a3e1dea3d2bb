// The sources that a command line names: files one by one, wildcards, folders, and lists of files.
//
//   本期.yaml         that file, whatever its name
//   'issues/**/*.yaml' every file that it matches: * and ? within a name, [a-z] one character of a set, ** folders,
//   none
//                     or any number. Quoted or not: what the shell left alone is looked up here
//   issues/           every *.yaml and *.yml in it and below
//   @list.txt, @-     the files that the list (or standard input) names, one a line, or each ended by a zero byte
//   -                 standard input is the source
//
// A file whose name is the word itself comes before what the word would match. Wildcards and folders pass over names
// that begin with a dot, and follow no links to folders, so that none is walked twice; a link to a file is one that may
// be opened if it stays below the wildcard's fixed beginning, or the folder that was named. They find the project's own
// `hongtou.yaml` and style files as well as sources: the name tells the first, press/ the others. A `hongtou.yaml` that
// is named itself is no source either.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace typeset {

struct NamedSource {
  std::string path;        // to be opened; `-`: standard input
  std::string folder;      // what outputs keep of its folder: the part below a wildcard's fixed beginning, or below the
                           // folder that was named. Empty, or without slash at the end
  bool found = false;      // by a wildcard or in a folder, and not named itself
  bool leads_out = false;  // a link that was found, out of where it was looked for: it may not be opened
};

struct NamedSources {
  std::vector<NamedSource> sources;   // in the order of the words; what one word finds, by the bytes of its path
  std::vector<std::string> folders;   // that were looked into, for what may come to be there
  std::vector<std::string> lists;     // that were read, or looked for; `-`: standard input
  std::vector<std::string> settings;  // the project's own files, where they were named themselves
  std::size_t passed_over = 0;        // files found that are no sources by their name
  Diagnostics unread;                 // folders that were not looked into: what was found is made all the same
};

/// `link_folders`: where links may lead that are found. Each file once, where a wildcard or a folder finds it again.
/// Reports words that find nothing, lists that cannot be read, and more than `kMostSources`.
NamedSources find_sources(const std::vector<std::string>& words, std::span<const std::string> link_folders,
                          Diagnostics& faults);

/// What each is called: its path.
std::vector<std::string> names_of(const std::vector<NamedSource>& sources);

inline constexpr std::size_t kMostSources = 1'000'000;

/// Whether `name`, without slashes, is what the pattern says: * any characters, ? one, [abc], [a-z], [!a] one of a set.
/// Characters are those of UTF-8, whatever the locale.
bool matches(std::string_view name, std::string_view pattern);

}  // namespace typeset
