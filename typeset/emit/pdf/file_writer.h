// FileWriter: where each object stands in the file. Our own, because libharu writes neither object streams nor
// cross-reference streams (ISO 32000-1, 7.5.7 and 7.5.8), which halve a tagged file of many pages.
//
// Objects come as syntax, each under its number, in any order. Streams go into the file at once; the others are
// gathered by some hundreds into deflated object streams, so that little but the file itself is held in memory. Without
// object streams (PDF 1.4, and files to be read by eye) every object stands by itself and the table is the classic one.
// Throws std::bad_alloc, and std::length_error past the ten digits of the classic table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace typeset::pdf {

/// What kind of file it is.
struct FileForm {
  int minor_version = 7;       // %PDF-1.x
  bool object_streams = true;  // from PDF 1.5
};

class FileWriter {
 public:
  explicit FileWriter(FileForm form);

  /// Numbers count from 1; each is written once.
  void object(std::uint32_t number, std::string_view syntax);
  /// `entries` of its dictionary but Length, which is added here. Returns where the bytes begin, for `written`.
  std::size_t stream(std::uint32_t number, std::string_view entries, std::string_view bytes);

  /// Bytes of the file as far as it has come.
  std::string_view written(std::size_t at, std::size_t size) const { return std::string_view(file_).substr(at, size); }

  /// The whole file. Numbers 1 to `count` have been written. `trailer` holds the entries of the trailer dictionary but
  /// Size and ID; the ID is a digest of all other bytes.
  std::string finish(std::uint32_t count, std::string_view trailer);

 private:
  struct Place {
    enum class Sort : std::uint8_t { free, offset, in_stream };
    Sort sort = Sort::free;
    std::uint64_t at = 0;     // offset in the file, or the number of the object stream
    std::uint32_t index = 0;  // in that stream
  };
  struct ObjectStream {
    std::uint32_t count = 0;
    std::size_t first = 0;  // where the first object begins
    std::string bytes;      // deflated
  };

  Place& place(std::uint32_t number);
  void close_object_stream();
  void write_table(std::string_view trailer);
  void write_cross_reference_stream(std::string_view trailer);
  void fill_in_id();

  FileForm form_;
  std::string file_;
  std::vector<Place> places_;  // by number

  // The object stream being gathered, and those that wait for their numbers, which follow all others.
  std::string heads_;  // "12 0 15 48 ": number and offset of each object
  std::string objects_;
  std::uint32_t gathered_ = 0;
  std::vector<ObjectStream> streams_;
};

}  // namespace typeset::pdf
