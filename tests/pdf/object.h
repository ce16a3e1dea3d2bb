// The objects of a PDF as libqpdf gives them, for a checker that also meets damaged files: a question of the wrong kind
// is answered by nothing (null, 0, an empty text), never by a failed test.
// (By libqpdf's C interface: its C++ headers do not go through clang-tidy-16.)
#pragma once

#include <cstdlib>
#include <memory>
#include <optional>
#include <qpdf/qpdf-c.h>
#include <string>
#include <utility>
#include <vector>

namespace typeset::test::pdf {

class Object {
 public:
  Object(qpdf_data qpdf, qpdf_oh handle) : qpdf_(qpdf), handle_(handle) {}

  bool is_null() const { return qpdf_oh_is_null(qpdf_, handle_) != 0; }
  bool is_array() const { return qpdf_oh_is_array(qpdf_, handle_) != 0; }
  bool is_stream() const { return qpdf_oh_is_stream(qpdf_, handle_) != 0; }
  /// A dictionary, or a stream, which has one.
  bool is_dict() const { return is_stream() || qpdf_oh_is_dictionary(qpdf_, handle_) != 0; }
  bool is_integer() const { return qpdf_oh_is_integer(qpdf_, handle_) != 0; }
  bool is_number() const { return qpdf_oh_is_number(qpdf_, handle_) != 0; }
  bool is_name() const { return qpdf_oh_is_name(qpdf_, handle_) != 0; }
  bool is_string() const { return qpdf_oh_is_string(qpdf_, handle_) != 0; }
  bool is_true() const { return qpdf_oh_is_bool(qpdf_, handle_) != 0 && qpdf_oh_get_bool_value(qpdf_, handle_) != 0; }
  bool is_bool() const { return qpdf_oh_is_bool(qpdf_, handle_) != 0; }

  Object operator[](const char* key) const {
    return {qpdf_, is_dict() ? qpdf_oh_get_key(qpdf_, dict(), key) : qpdf_oh_new_null(qpdf_)};
  }
  Object operator[](const std::string& key) const { return (*this)[key.c_str()]; }
  Object operator[](int item) const {
    return {qpdf_, item < size() ? qpdf_oh_get_array_item(qpdf_, handle_, item) : qpdf_oh_new_null(qpdf_)};
  }
  bool has(const char* key) const { return is_dict() && qpdf_oh_has_key(qpdf_, dict(), key) != 0; }
  int size() const { return is_array() ? qpdf_oh_get_array_n_items(qpdf_, handle_) : 0; }
  long long integer() const { return is_integer() ? qpdf_oh_get_int_value(qpdf_, handle_) : 0; }
  double number() const { return is_number() ? qpdf_oh_get_numeric_value(qpdf_, handle_) : 0; }
  /// With its slash, "/P"; "" if it is none.
  std::string name() const { return is_name() ? qpdf_oh_get_name(qpdf_, handle_) : ""; }
  /// A text string in UTF-8.
  std::string text() const { return is_string() ? qpdf_oh_get_utf8_value(qpdf_, handle_) : ""; }
  std::string string_bytes() const {
    std::size_t size = 0;
    if (!is_string()) return "";
    const char* data = qpdf_oh_get_binary_string_value(qpdf_, handle_, &size);
    return {data, size};
  }
  /// 0 for a direct object.
  int id() const { return qpdf_oh_get_object_id(qpdf_, handle_); }
  /// How findings name it: "12 0" or what it says.
  std::string called() const { return id() != 0 ? std::to_string(id()) + " 0" : qpdf_oh_unparse(qpdf_, handle_); }
  std::vector<std::string> keys() const {
    std::vector<std::string> all;
    if (!is_dict()) return all;
    for (qpdf_oh_begin_dict_key_iter(qpdf_, dict()); qpdf_oh_dict_more_keys(qpdf_) != 0;)
      all.emplace_back(qpdf_oh_dict_next_key(qpdf_));
    return all;
  }
  /// The bytes of a stream, unpacked as far as libqpdf can without loss; none if its data are damaged.
  std::optional<std::string> bytes(qpdf_stream_decode_level_e level = qpdf_dl_specialized) const {
    if (!is_stream()) return std::nullopt;
    unsigned char* data = nullptr;
    std::size_t size = 0;
    QPDF_BOOL filtered = 0;
    const bool good = qpdf_oh_get_stream_data(qpdf_, handle_, level, &filtered, &data, &size) == QPDF_SUCCESS;
    // Ours even where a warning or an error came behind the bytes.
    const std::unique_ptr<unsigned char, decltype(&std::free)> owned(data, &std::free);
    if (!good) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(data), size);
  }
  qpdf_oh handle() const { return handle_; }
  qpdf_oh dict() const { return is_stream() ? qpdf_oh_get_dict(qpdf_, handle_) : handle_; }

 private:
  qpdf_data qpdf_;
  qpdf_oh handle_;
};

/// An array's items, or the one thing that stands where an array may stand.
inline std::vector<Object> items_of(const Object& one_or_many) {
  std::vector<Object> items;
  if (one_or_many.is_array()) {
    for (int i = 0; i < one_or_many.size(); ++i) items.push_back(one_or_many[i]);
  } else if (!one_or_many.is_null()) {
    items.push_back(one_or_many);
  }
  return items;
}

/// A PDF in memory, opened. Its objects live no longer than it.
class File {
 public:
  explicit File(std::string bytes) : bytes_(std::move(bytes)), qpdf_(qpdf_init()) {
    qpdf_silence_errors(qpdf_);
    qpdf_set_suppress_warnings(qpdf_, QPDF_TRUE);
    opened_ = (qpdf_read_memory(qpdf_, "test.pdf", bytes_.data(), bytes_.size(), nullptr) & QPDF_ERRORS) == 0;
    if (!opened_) return;
    const int count = qpdf_get_num_pages(qpdf_);
    for (int i = 0; i < count; ++i) pages_.emplace_back(qpdf_, qpdf_get_page_n(qpdf_, static_cast<std::size_t>(i)));
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { qpdf_cleanup(&qpdf_); }

  bool opened() const { return opened_; }
  const std::string& bytes() const { return bytes_; }
  Object catalog() const { return {qpdf_, qpdf_get_root(qpdf_)}; }
  Object trailer() const { return {qpdf_, qpdf_get_trailer(qpdf_)}; }
  Object object(int id) const { return {qpdf_, qpdf_get_object_by_id(qpdf_, id, 0)}; }
  const std::vector<Object>& pages() const { return pages_; }
  bool encrypted() const { return qpdf_is_encrypted(qpdf_) != 0; }
  /// What libqpdf had to say so far; empties the list.
  std::vector<std::string> warnings() const {
    std::vector<std::string> all;
    while (qpdf_more_warnings(qpdf_) != 0) all.emplace_back(qpdf_get_error_full_text(qpdf_, qpdf_next_warning(qpdf_)));
    return all;
  }
  qpdf_data handle() const { return qpdf_; }

 private:
  std::string bytes_;
  qpdf_data qpdf_;
  bool opened_ = false;
  std::vector<Object> pages_;
};

}  // namespace typeset::test::pdf
