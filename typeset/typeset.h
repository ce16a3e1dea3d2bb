// Hongtou for programs: a document from memory to memory. This is the door; what lies behind it may change.
//
//   typeset::Typesetter typesetter(files, {.data = "/usr/share/hongtou", .font_folders = {"/srv/fonts"}});
//   const typeset::Made made = typesetter.make({.text = source, .files = {{"图/会场.jpg", jpeg}}});
//   if (!made.failed) send(made.outputs.front());  // the bytes of the PDF
//   for (const typeset::Message& message : made.messages) show(message.line, message.column, message.zh);
//
// docs/examples/from_memory.cc is a whole program; it takes the house in with add_subdirectory() and links hongtou_lib,
// which is not installed by itself yet. Promises:
//
// - Nothing is opened, written or printed: files are asked of the FileSource that is handed in (base/file_source.h).
//   Only Setup::installed_fonts lets fontconfig look at the system. A FileSource may fail stamp() as unsupported, and
//   list() too: only proof-reading of documents made by their paths asks for it.
// - The bytes of an output are a function of the source, the wishes, the files asked for and this library's version;
//   not of the clock, the machine, the locale, the number of threads or what was made before.
// - Whatever is wrong with a source or its files is a Message, and all of it comes at once. Nothing is thrown but
//   std::bad_alloc and what the FileSource throws.
// - A document that failed has no outputs: a faulty copy cannot get out by mistake.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/file_source.h"

namespace typeset {

/// Where styles and fonts are found. All paths are as the FileSource understands them.
struct Setup {
  std::string data;  // a folder that holds styles/, words/ and fonts/manifest.yaml, as share/hongtou does
  std::vector<std::string> font_folders = {};  // searched for the manifest's font files, in order, before data/fonts
  bool installed_fonts = false;  // prefer fonts of the system; false: the manifest's pinned files alone, which
                                 // are the same on every machine
};

/// How a document is to be made.
struct Wishes {
  std::vector<std::string> formats = {"pdf"};                      // of output_names(); none: only messages and pages
  std::vector<std::pair<std::string, std::string>> settings = {};  // style keys and values: {"masthead.top", "35mm"}
  bool proof_read = false;                                         // report misprints too
  bool strict = false;                                             // a warning fails the document as an error does
  unsigned threads = 1;                                            // to make one output with, from 1
};

/// A document that is handed over.
struct Handed {
  std::string text;                               // the YAML source, in UTF-8
  std::string name = "document.yaml";             // as messages call it
  std::map<std::string, std::string> files = {};  // what lies beside it: pictures as the source names them
                                                  // (`图/会场.jpg`), styles as `styles/NAME.yaml`
  Wishes wishes = {};
};

/// One thing to report to the writer.
struct Message {
  enum class Severity : std::uint8_t { note, warning, error };
  std::string slug;  // what kind it is, such as source/unknown-key: stable; `hongtou explain` knows it
  Severity severity = Severity::error;
  std::string file;          // of the place it speaks of; empty: it concerns no place, and line and column are 0
  std::uint32_t line = 0;    // from 1
  std::uint32_t column = 0;  // from 1, in characters (code points), not in bytes
  std::string zh, en;        // what is wrong, a sentence in each language
  std::string zh_remedy, en_remedy;  // what to do; may be empty
};

/// What became of a document.
struct Made {
  bool failed = false;               // it has errors, or warnings under Wishes::strict; there are no outputs then
  std::vector<std::string> outputs;  // bytes, one for each of Wishes::formats
  std::size_t pages = 0;             // 0 if there was not enough to set; known of failed documents too
  std::vector<Message> messages;     // by place, 1000 at most; then those of the fonts, with every document the same
};

/// Makes documents with one set of fonts, opened when the first document needs them. Thread-safe: several documents may
/// be made at a time.
class Typesetter {
 public:
  /// `files` must outlive it and be thread-safe if documents are made by several threads.
  Typesetter(const FileSource& files, Setup setup);
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;
  ~Typesetter();

  /// A document from memory. Its pictures and the styles beside it come from Handed::files alone. As it lies in no
  /// folder, proof-reading compares its number and date with no other issue's.
  Made make(const Handed& handed);

  /// A document that `files` has at `path`; what stands beside it is asked of `files` too.
  Made make(const std::string& path, const Wishes& wishes = {});

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// The names of all formats of output.
std::vector<std::string> output_names();

/// "Hongtou 0.1.0"
std::string library_version();

}  // namespace typeset
