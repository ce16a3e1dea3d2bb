#include "press/data_files.h"

#include <utility>

#include "press/beside.h"
#include "press/faults.h"
#include "source/table.h"

namespace typeset {

const Csv* DataFiles::at(const LocatedText& written) {
  const auto path = path_beside(folder_, written.view());
  const auto known = path ? read_.find(*path) : read_.end();
  if (known != read_.end()) return known->second ? &*known->second : nullptr;
  static constexpr BesideFaults kFaults{press_faults::kDataOutside, press_faults::kNoData, press_faults::kDataTooLarge,
                                        press_faults::kDataUnread};
  const auto bytes = read_beside(folder_, written, files_, kLargestCsv, kFaults, faults_);
  if (!bytes) return nullptr;
  const auto read = read_.emplace(*path, read_csv(sources_, *path, bytes->view, faults_)).first;
  return read->second ? &*read->second : nullptr;
}

Figures DataFiles::figures(const std::vector<DataName>& names) {
  Figures figures(sources_);
  for (const DataName& name : names) figures.add(name.name.str(), at(name.file));
  return figures;
}

void fill_tables(Issue& issue, DataFiles& data, Diagnostics& faults) {
  for_each_table(issue, [&](Table& table) {
    if (table.file.empty()) return;
    if (const Csv* csv = data.at(table.file)) fill_table(table, *csv, faults);
  });
}

}  // namespace typeset
