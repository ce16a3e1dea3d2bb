// Objects: the one door to libharu, kept so narrow that another writer could stand behind it.
//
// A PDF file under construction: numbered dictionaries and streams, and at the end the file's bytes. Everything that
// makes the product (fonts, content, tags, metadata, compression) is made by the neighbours of this file and handed in
// as plain Values; libharu makes objects of them, holds them to PDF's limits and writes their syntax; FileWriter puts
// that in its place. libharu's fonts, images, pages, outlines, PDF/A helpers and encryption are never used.
//
// libharu's limits hold: an array takes 32,767 items, a dictionary 4,095, a string 65,535 bytes, a name 127 bytes, an
// integer 32 bits. Makers of long lists nest them (see trees.h). Whatever libharu refuses is thrown as ObjectsFailed;
// write_pdf turns that into a Failure. One Objects belongs to one thread; several may work side by side.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "emit/pdf/file_writer.h"

namespace typeset::pdf {

/// An indirect object of this file.
struct Ref {
  std::uint32_t number = 0;
};

/// Without spaces and control characters.
struct Name {
  std::string text;
};

/// A string of bytes; see text_string for text.
struct ByteString {
  std::string bytes;
};

/// PDF syntax, written as it stands. For numbers with decimals, which libharu holds as floats. Only as a direct entry
/// of a dictionary, not inside an Array.
struct Literal {
  std::string syntax;
};

struct Value;
struct Entry;

template <typename T, typename Variant>
struct IsOneOf;
template <typename T, typename... Types>
struct IsOneOf<T, std::variant<Types...>> : std::disjunction<std::is_same<T, Types>...> {};

struct Array {
  std::vector<Value> items;
};

struct Dict {
  std::vector<Entry> entries;  // in the order written; each key once
  void set(std::string key, Value value);
};

struct Value {
  using Is = std::variant<bool, std::int32_t, Name, ByteString, Literal, Ref, Array, Dict>;
  Is is;
  /// From exactly one of these types: no number or string literal slips in as another.
  template <typename T>
    requires IsOneOf<T, Is>::value
  Value(T v) : is(std::move(v)) {}  // NOLINT(google-explicit-constructor)
};

struct Entry {
  std::string key;
  Value value;
};

/// How the bytes of a stream have been packed by the caller.
enum class Packing : std::uint8_t { none, deflated, jpeg };

class ObjectsFailed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Objects {
 public:
  explicit Objects(FileForm form);
  Objects(const Objects&) = delete;
  Objects& operator=(const Objects&) = delete;
  ~Objects();

  /// An object that others may refer to before `define` fills it, once.
  Ref reserve();
  void define(Ref object, const Dict& content);
  void define(Ref object, const Array& content);
  Ref add(const Dict& content);
  Ref add(const Array& content);
  /// A stream that has the same bytes and entries as one before is that one.
  Ref add_stream(const Dict& content, std::string_view bytes, Packing packing);

  /// The finished file. Every object reserved must have been defined.
  std::string write(Ref catalog, Ref info);

 private:
  struct State;  // what libharu holds, and the file
  std::unique_ptr<State> state_;
};

/// Text as a PDF text string: UTF-16BE with byte order mark. What is longer than PDF/A's strings is cut between two
/// characters.
ByteString text_string(std::string_view utf8);

}  // namespace typeset::pdf
