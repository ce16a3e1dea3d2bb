// A source's first steps, for whatever is done with it afterwards: the file as text, then as a tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "base/sources.h"
#include "base/yaml_tree.h"
#include "press/job.h"
#include "source/as_meant.h"

namespace typeset {

/// Largest source or manifest that is read, in bytes.
inline constexpr std::uint64_t kLargestText = std::uint64_t{16} << 20U;

/// The text of the job's source, in `sources`; none after reporting why it could not be read or is no text.
std::optional<FileId> read_source(const Job& job, const FileSource& files, Sources& sources, Diagnostics& faults);

/// Its tree, of the text that is read on; none after reporting where the parser gave up. What a slip of typing that is
/// left open explains is not reported again.
std::optional<YamlNode> parse_source(const Sources& sources, const AsMeant& meant, Diagnostics& faults);

/// The same of a file whose fields are no source's: nothing in it is put right, as nobody knows what a key was meant for.
std::optional<YamlNode> parse_as_it_stands(const Sources& sources, FileId file, Diagnostics& faults);

/// What `name` ends in: a text that `hongtou import` reads, or a format that nothing here does, with what it is.
bool is_importable(std::string_view name);
std::optional<Term> foreign_format(std::string_view name);

/// Whether a text has what only a source has: 类型 or 文章, and other fields at the margin.
bool is_source_text(std::string_view text);

/// Says of such a file how it is made a source.
void report_foreign(const std::string& name, const Term& format, Diagnostics& faults);
void report_importable(const std::string& name, Diagnostics& faults);

/// Says why a file that the user named could not be read; `name` as the user wrote it, `limit` as it was asked for.
void report_unread(const Failure& failure, const std::string& name, std::uint64_t limit, Diagnostics& faults);

}  // namespace typeset
