// The CSV files that a document names, found beside or below it and read: for the field 数据, and for whatever else
// takes rows from a file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "base/located_text.h"
#include "base/sources.h"
#include "source/csv.h"
#include "source/figures.h"
#include "source/issue.h"

namespace typeset {

/// Owns the tables of one document. Not thread-safe.
class DataFiles {
 public:
  /// `folder` is the document's; nothing outside it is asked for. `files`, `sources` and `faults` must outlive it;
  /// every file that is read is kept in `sources`.
  DataFiles(std::string folder, const FileSource& files, Sources& sources, Diagnostics& faults)
      : folder_(std::move(folder)), files_(files), sources_(sources), faults_(faults) {}

  /// The rows of the file that a source names so, read once however often it is named: as long as this lives. Null
  /// after reporting, where it is named, that it cannot be had, or, in the file itself, why it is no CSV.
  const Csv* at(const LocatedText& written);

  /// What `names` stand for.
  Figures figures(const std::vector<DataName>& names);

 private:
  std::string folder_;
  const FileSource& files_;
  Sources& sources_;
  Diagnostics& faults_;
  std::map<std::string, std::optional<Csv>> read_;  // by path; none: no CSV, which is reported
};

/// The rows of every table that names a file.
void fill_tables(Issue& issue, DataFiles& data, Diagnostics& faults);

}  // namespace typeset
