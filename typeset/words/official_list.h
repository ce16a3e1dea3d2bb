// Our list of official language, and lists that an office keeps for itself: text → entries.
//
// One entry a line: a word, a blank, its class by name (动词, 词组 …); lines that begin with # say something to the
// reader. words/official.txt has the names of the classes and what they mean at its head.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "words/lexicon_maker.h"

namespace typeset::words {

/// The entries of a file of `sources`, in its order. Lines that are none are reported and left out.
std::vector<OfficialWord> read_official_list(const Sources& sources, FileId file, Diagnostics& faults);

}  // namespace typeset::words
