#include "emit/pdf/file_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "base/digest.h"
#include "emit/shared/deflate.h"

namespace typeset::pdf {
namespace {

// A reader unpacks a whole object stream to find one object of it; larger ones pack hardly better.
constexpr std::uint32_t kObjectsOfStream = 400;
constexpr int kLevel = 6;
constexpr std::size_t kIdDigits = 2 * std::tuple_size_v<Fingerprint>;
constexpr std::uint64_t kLargestOffset = 9'999'999'999;

void append(std::string& out, std::uint64_t number) {
  std::array<char, 20> digits{};
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

void append_padded(std::string& out, std::uint64_t number, std::size_t width) {
  std::string digits;
  append(digits, number);
  out.append(width - std::min(width, digits.size()), '0');
  out += digits;
}

void append_bytes(std::string& out, std::uint64_t value, std::size_t count) {
  while (count-- > 0) out += static_cast<char>(value >> (8 * count) & 0xFF);
}

std::size_t bytes_of(std::uint64_t largest) {
  std::size_t bytes = 1;
  while (bytes < 8 && largest >> (8 * bytes) != 0) ++bytes;
  return bytes;
}

/// PNG's Up filter, row by row: neighbouring entries of a cross-reference stream differ little.
std::string filtered_up(std::string_view rows, std::size_t width) {
  std::string out;
  out.reserve(rows.size() + rows.size() / width);
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (at % width == 0) out += '\2';
    out += static_cast<char>(rows[at] - (at < width ? 0 : rows[at - width]));
  }
  return out;
}

std::string blank_id() {
  const std::string blank(kIdDigits, '0');
  return "/ID [<" + blank + "> <" + blank + ">]\n";
}

}  // namespace

FileWriter::FileWriter(FileForm form) : form_(form) {
  file_ = "%PDF-1." + std::to_string(form.minor_version) + "\n%\xE2\xE3\xCF\xD3\n";
}

FileWriter::Place& FileWriter::place(std::uint32_t number) {
  if (places_.size() <= number) places_.resize(std::max<std::size_t>(number + 1, places_.size() * 3 / 2));
  return places_[number];
}

void FileWriter::object(std::uint32_t number, std::string_view syntax) {
  if (form_.object_streams) {
    place(number) = {Place::Sort::in_stream, streams_.size(), gathered_};
    append(heads_, number);
    heads_ += ' ';
    append(heads_, objects_.size());
    heads_ += ' ';
    objects_ += syntax;
    objects_ += '\n';
    if (++gathered_ == kObjectsOfStream) close_object_stream();
    return;
  }
  place(number) = {Place::Sort::offset, file_.size(), 0};
  append(file_, number);
  file_ += " 0 obj\n";
  file_ += syntax;
  file_ += "\nendobj\n";
}

std::size_t FileWriter::stream(std::uint32_t number, std::string_view entries, std::string_view bytes) {
  place(number) = {Place::Sort::offset, file_.size(), 0};
  append(file_, number);
  file_ += " 0 obj\n<<";
  file_ += entries;
  file_ += "/Length ";
  append(file_, bytes.size());
  file_ += ">>\nstream\n";
  const std::size_t at = file_.size();
  file_ += bytes;
  file_ += "\nendstream\nendobj\n";
  return at;
}

void FileWriter::close_object_stream() {
  if (gathered_ == 0) return;
  ObjectStream stream;
  stream.count = gathered_;
  stream.first = heads_.size();
  stream.bytes = emit::deflate(heads_ + objects_, kLevel);
  streams_.push_back(std::move(stream));
  heads_.clear();
  objects_.clear();
  gathered_ = 0;
}

std::string FileWriter::finish(std::uint32_t count, std::string_view trailer) {
  places_.resize(count + 1);
  std::string whole(trailer);
  whole += blank_id();
  if (form_.object_streams) {
    close_object_stream();
    for (std::size_t i = 0; i < streams_.size(); ++i) {
      std::string entries = "/Type /ObjStm /Filter /FlateDecode /N " + std::to_string(streams_[i].count) + " /First " +
                            std::to_string(streams_[i].first) + " ";
      stream(static_cast<std::uint32_t>(count + 1 + i), entries, streams_[i].bytes);
    }
    for (std::size_t i = 1; i <= count; ++i)
      if (places_[i].sort == Place::Sort::in_stream) places_[i].at += count + 1;
    places_.resize(count + 1 + streams_.size());
    streams_.clear();
    write_cross_reference_stream(whole);
  } else {
    write_table(whole);
  }
  fill_in_id();
  return std::move(file_);
}

void FileWriter::write_table(std::string_view trailer) {
  const std::size_t begin = file_.size();
  if (begin > kLargestOffset) throw std::length_error("the file is too large for its cross-reference table");
  file_ += "xref\n0 " + std::to_string(places_.size()) + "\n0000000000 65535 f\r\n";
  for (std::size_t i = 1; i < places_.size(); ++i) {
    append_padded(file_, places_[i].at, 10);
    file_ += " 00000 n\r\n";
  }
  file_ += "trailer\n<<";
  file_ += trailer;
  file_ += "/Size " + std::to_string(places_.size()) + ">>\nstartxref\n" + std::to_string(begin) + "\n%%EOF\n";
}

void FileWriter::write_cross_reference_stream(std::string_view trailer) {
  const std::uint64_t begin = file_.size();
  const auto number = static_cast<std::uint32_t>(places_.size());
  place(number) = {Place::Sort::offset, begin, 0};
  places_.resize(number + 1);
  const std::size_t wide = bytes_of(begin);
  const std::size_t narrow = bytes_of(kObjectsOfStream);
  std::string rows;
  for (const Place& entry : places_) {
    append_bytes(rows, static_cast<std::uint64_t>(entry.sort), 1);
    append_bytes(rows, entry.at, wide);
    append_bytes(rows, entry.index, narrow);
  }
  const std::size_t width = 1 + wide + narrow;
  std::string entries = "/Type /XRef /Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns " +
                        std::to_string(width) + ">> /W [1 " + std::to_string(wide) + " " + std::to_string(narrow) +
                        "] /Size " + std::to_string(places_.size()) + "\n";
  entries += trailer;
  stream(number, entries, emit::deflate(filtered_up(rows, width), kLevel));
  file_ += "startxref\n" + std::to_string(begin) + "\n%%EOF\n";
}

void FileWriter::fill_in_id() {
  const std::size_t at = file_.rfind(blank_id());
  const std::string id = to_hex(fingerprint(file_));
  file_.replace(at + 6, kIdDigits, id);
  file_.replace(at + 6 + kIdDigits + 3, kIdDigits, id);
}

}  // namespace typeset::pdf
