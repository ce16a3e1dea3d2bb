// The files of one document: all are written before any of them takes its place.
#pragma once

#include <deque>
#include <string>

#include "cli/output_file.h"
#include "cli/output_plan.h"
#include "press/press.h"

namespace typeset {

class DocumentFiles {
 public:
  /// Writes the outputs of `document` beside the targets that `plan` (which must outlive this) gives them, and, if
  /// `depfiles` are wanted, `1.pdf.d` for `1.pdf`. What is meant for standard output is kept till place(). Takes the
  /// outputs out of the document, so that one that waits for the disk is small; a document that failed has none.
  DocumentFiles(const PlannedDocument& plan, Document& document, bool depfiles);

  /// Waits until the disk has them.
  void flush();

  /// Puts all in their places, or none where one could not be written. Reports what the system refused to `document`,
  /// which has failed then.
  void place(Document& document);

 private:
  struct File {
    explicit File(const std::string& target) : path(target), file(target) {}
    std::string path;
    GrowingFile file;
  };

  std::deque<File> files_;  // a GrowingFile cannot be moved
  std::string for_standard_output_;
};

/// The depfile of an output.
std::string depfile_of(const std::string& target);

/// Whether each output that is a file has its depfile.
bool has_depfiles(const PlannedDocument& plan);

}  // namespace typeset
