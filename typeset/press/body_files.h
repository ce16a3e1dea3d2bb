// The files that the bodies of a document's articles stand in, found beside it or below and read.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/diagnostic.h"
#include "base/file_source.h"
#include "base/located_text.h"
#include "base/sources.h"
#include "source/body_file.h"

namespace typeset {

/// A BodyFileText for one document. Not thread-safe.
class BodyFiles {
 public:
  /// `folder` is the document's; nothing outside it is asked for. `files` and `sources` must outlive it; every file
  /// that is read is kept in `sources`.
  BodyFiles(std::string folder, const FileSource& files, Sources& sources)
      : folder_(std::move(folder)), files_(files), sources_(sources) {}

  /// A file is read once however often it is named in one encoding, and what is wrong in it reported once. None after
  /// reporting, where it is named, that it cannot be had, or, in the file itself, why it is no body text.
  std::optional<LocatedText> operator()(const LocatedText& written, const std::optional<Located<Encoding>>& encoding,
                                        Diagnostics& faults);

 private:
  const std::optional<LocatedText>* read(const LocatedText& written, const std::optional<Located<Encoding>>& encoding,
                                         Diagnostics& faults);

  std::string folder_;
  const FileSource& files_;
  Sources& sources_;
  std::map<std::pair<std::string, std::optional<Encoding>>, std::optional<LocatedText>> read_;
  std::uint64_t handed_out_ = 0;  // bytes: a short source may name one file many times
};

}  // namespace typeset
