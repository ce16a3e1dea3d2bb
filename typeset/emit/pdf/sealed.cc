#include "emit/pdf/sealed.h"

#include <charconv>
#include <dlfcn.h>
#include <memory>
#include <qpdf/qpdf-c.h>
#include <string_view>
#include <type_traits>

#include "emit/pdf/objects.h"

namespace typeset::pdf {
namespace {

/// The library by the name that its C interface has kept since version 11.
constexpr const char* kLibrary = "libqpdf.so.29";

/// libqpdf, opened when it is needed: it would make every start of the program as long again, and hardly a document is
/// sealed. Never closed.
class Library {
 public:
  static const Library& opened() {
    static const Library library;
    return library;
  }

  template <typename Function>
  Function* find(const char* name) const {
    void* const found = handle_ != nullptr ? dlsym(handle_, name) : nullptr;
    if (found == nullptr) throw ObjectsFailed(std::string("this needs ") + kLibrary + " (Debian package libqpdf29)");
    return reinterpret_cast<Function*>(found);
  }

 private:
  Library() : handle_(dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL)) {}
  void* handle_;
};

// The calls that are made, each by the type that the header declares.
#define QPDF(function) Library::opened().find<decltype(function)>(#function)

struct QpdfRelease {
  void operator()(qpdf_data data) const { QPDF(qpdf_cleanup)(&data); }
};
using Qpdf = std::unique_ptr<std::remove_pointer_t<qpdf_data>, QpdfRelease>;

void check(const Qpdf& qpdf, QPDF_ERROR_CODE code) {
  if ((code & QPDF_ERRORS) == 0) return;
  const qpdf_error error = QPDF(qpdf_get_error)(qpdf.get());
  const char* text = error != nullptr ? QPDF(qpdf_get_error_full_text)(qpdf.get(), error) : "unknown";
  throw ObjectsFailed(std::string("libqpdf: ") + text);
}

/// Says of the first page what holds of it unsaid, in three ways: that it is not turned, that all of it is shown, or
/// both. The document is the same, its hints are others.
void say_again(const Qpdf& qpdf, unsigned way) {
  const qpdf_oh page = QPDF(qpdf_get_page_n)(qpdf.get(), 0);
  const auto set = [&](const char* key, qpdf_oh value) { QPDF(qpdf_oh_replace_key)(qpdf.get(), page, key, value); };
  if ((way & 1U) != 0) set("/Rotate", QPDF(qpdf_oh_new_integer)(qpdf.get(), 0));
  if ((way & 2U) != 0) set("/CropBox", QPDF(qpdf_oh_get_key)(qpdf.get(), page, "/MediaBox"));
}

/// Whether libqpdf, which counts a line end that the hints of a linearised file happen to end in as the one before
/// endstream, has put none there: PDF/A wants one that is not of the data (ISO 19005-2, 6.1.7.1).
bool hints_run_into_endstream(std::string_view file) {
  constexpr std::string_view place = "/H [ ", length = "/Length ", begin = "stream\n", end = "endstream";
  const auto number_behind = [&](std::size_t at) {
    std::size_t number = 0;
    if (at < file.size()) std::from_chars(file.data() + at, file.data() + file.size(), number);
    return number;
  };
  const std::size_t named = file.find(place);
  if (named == std::string_view::npos) return false;
  const std::size_t hints = number_behind(named + place.size());
  const std::size_t sized = file.find(length, hints), data = file.find(begin, hints);
  if (sized == std::string_view::npos || data == std::string_view::npos) return false;
  const std::size_t behind = data + begin.size() + number_behind(sized + length.size());
  return behind < file.size() && file.substr(behind, end.size()) == end;
}

std::string written(const std::string& file, const std::optional<std::string>& password, bool linearised,
                    unsigned way) {
  const Qpdf qpdf(QPDF(qpdf_init)());
  QPDF(qpdf_silence_errors)(qpdf.get());
  QPDF(qpdf_set_suppress_warnings)(qpdf.get(), QPDF_TRUE);
  check(qpdf, QPDF(qpdf_read_memory)(qpdf.get(), "PDF", file.data(), file.size(), nullptr));
  if (way > 0) say_again(qpdf, way);
  check(qpdf, QPDF(qpdf_init_write_memory)(qpdf.get()));
  QPDF(qpdf_set_newline_before_endstream)(qpdf.get(), QPDF_TRUE);  // as PDF/A wants it (ISO 19005-2, 6.1.7.1)
  QPDF(qpdf_set_object_stream_mode)(qpdf.get(), qpdf_o_preserve);
  if (password) {
    constexpr QPDF_BOOL yes = QPDF_TRUE;
    QPDF(qpdf_set_r6_encryption_parameters2)
    (qpdf.get(), password->c_str(), password->c_str(), yes, yes, yes, yes, yes, yes, qpdf_r3p_full, yes);
  } else {
    QPDF(qpdf_set_deterministic_ID)(qpdf.get(), QPDF_TRUE);
  }
  QPDF(qpdf_set_linearization)(qpdf.get(), linearised ? QPDF_TRUE : QPDF_FALSE);
  check(qpdf, QPDF(qpdf_write)(qpdf.get()));
  const unsigned char* bytes = QPDF(qpdf_get_buffer)(qpdf.get());
  return {reinterpret_cast<const char*>(bytes), QPDF(qpdf_get_buffer_length)(qpdf.get())};
}

#undef QPDF

}  // namespace

std::string sealed(const std::string& file, const std::optional<std::string>& password, bool linearised) {
  constexpr unsigned ways = 3;
  std::string sealed = written(file, password, linearised, 0);
  // One file in 256; never an archive where there is a password.
  for (unsigned way = 1; way <= ways && !password && hints_run_into_endstream(sealed); ++way)
    sealed = written(file, password, linearised, way);
  return sealed;
}

}  // namespace typeset::pdf
