// Source text → Issue: the source room's front door.
//
// A file is read in three steps, each reported in full: scan_lines() reports every fault of typing in the raw lines, and
// as_meant.h puts right what is certain; parse_yaml() (base/) the first fault of syntax; read_issue() every fault of
// fields.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "base/yaml_tree.h"
#include "source/body_file.h"
#include "source/figures.h"
#include "source/issue.h"

namespace typeset {

/// Reports control characters, tabs, full-width colons and dashes, missing spaces, cut-off text, odd spaces in the
/// indentation, ［］ and “” used as YAML marks, and body lines back at the margin. Text inside block scalars and quotes
/// is left alone.
void scan_lines(const Sources& sources, FileId file, Diagnostics& faults);

/// The style a source asks for, before anything else of it is read; empty if none is named.
LocatedText style_asked_for(const YamlNode& source);

/// The kind of document a source says it is, before anything else of it is read; where it names none that can be set,
/// the first of the table. `defaults`: as below.
const KindRow& kind_asked_for(const YamlNode& source, const YamlNode* defaults = nullptr);

/// The names of the field 数据 and their files, before anything else of it is read: the source's over those of
/// `defaults`. What is faulty there is left out; read_issue() reports it.
std::vector<DataName> data_asked_for(const YamlNode& source, const YamlNode* defaults = nullptr);

/// The issue; `defaults` is a style's `fields` mapping (or null), whose entries stand where the source gives none,
/// mapping by mapping; a value left empty in the source takes the default away. Always returns an issue: what a faulty
/// field said is left out and reported. `source` is that of one file, `defaults` may lie in another. Texts,
/// bodies and numbers are filled from `figures`; keys, styles, silences and names of files are not. `body_file` is
/// asked for the texts of body files; without it, articles that name one have no body.
Issue read_issue(const YamlNode& source, const YamlNode* defaults, Diagnostics& faults, const Figures& figures = {},
                 const BodyFileText& body_file = nullptr);

/// Whether a fault that read_issue() found may merely follow from a slip of typing elsewhere in the file: what it
/// misses may be there, mistyped.
bool may_follow_from_typing(const Diagnostic& fault);

/// Whether the fault where the parser gave up may merely follow from a slip of typing among `slips`: it lies on the
/// line of one or directly after, where blank lines, comments and lines indented deeper than the slip's own count as
/// part of it. A quote or bracket left open explains all that follows.
bool gave_up_for_typing(const Diagnostic& fault, const Diagnostics& slips, const Sources& sources);

/// Whether a fault lies below a line that stands out of line, deeper than that: it moves with it, and is another text
/// then.
bool moves_with_its_line(const Diagnostic& fault, const Diagnostics& slips, const Sources& sources);

/// Whether a key is given twice because an item of a list was begun above it without its dash, as `slips` say.
bool given_twice_for_a_dash(const Diagnostic& fault, const Diagnostics& slips, const Sources& sources);

}  // namespace typeset
