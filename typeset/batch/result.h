// What came of a document of a run, as values that reports of every form are written from, whether it was made just now
// or by an earlier run.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/sources.h"
#include "base/words.h"

namespace typeset {

/// A stretch of a file; line 0: the file as a whole.
struct Place {
  std::string file;
  Position begin, end;  // the end is the character behind the last
  friend bool operator==(const Place&, const Place&) = default;
};

/// base/fix.h, without the sources.
struct EditOfPlace {
  Place place;
  std::string was, text;
};
struct FixOfPlaces {
  bool certain = false;  // FixForm::edit
  std::vector<EditOfPlace> edits;
};

/// A diagnostic without the sources that it speaks of.
struct Finding {
  Severity severity = Severity::note;
  std::string slug;
  Term message{""}, remedy{""};
  Place place;
  std::vector<Place> more = {};  // further places of a gathered fault
  std::vector<FixOfPlaces> fixes = {};
};

struct OutputResult {
  std::string path;
  std::string format;  // pdf
  std::uint64_t bytes = 0;
  std::string sha256;  // in hex; empty where nobody asked for it
};

/// The last page has nothing but the 版记, which would stand on the one before if the text were shorter.
struct ImprintAlone {
  std::size_t page = 0;  // from 1
  int lines = 0;         // by so many; 0: no number of lines would help
};

struct DocumentResult {
  enum class State : std::uint8_t { made, unchanged, failed, passed_over };
  std::string source;
  State state = State::failed;
  std::vector<OutputResult> outputs;
  std::size_t pages = 0;
  std::vector<std::size_t> colour_pages;  // from 1
  std::optional<int> copies;              // 共印份数
  std::optional<ImprintAlone> imprint_alone;
  std::vector<std::string> fonts;  // PostScript names
  std::vector<Finding> findings;
  std::size_t unlisted = 0;  // findings past the limit of Diagnostics

  std::size_t count(Severity severity) const;
  /// Of paper, for one copy printed on both sides.
  std::size_t sheets() const { return (pages + 1) / 2; }
};

/// 提示 note, 警告 warning, 错误 error.
Words words_of(Severity severity);

/// Of all faults, by place; `name` is the file of what concerns no place of a source. Fixes are left out where the old
/// text of an edit does not stand at its place.
std::vector<Finding> findings_of(const Diagnostics& faults, const Sources& sources, std::string_view name);

/// How a result is kept with a record: all but source, state and the outputs' paths, which the record has.
std::string facts_of(const DocumentResult& result, const std::function<std::string(std::string_view)>& name_of_path);
/// Reads it again; false where it is not such a text, and the result is as it was.
bool read_facts(std::string_view facts, const std::function<std::string(std::string_view)>& path_of_name,
                DocumentResult& result);

}  // namespace typeset
