#include "emit/pdf/sealed.h"

#include <memory>
#include <qpdf/qpdf-c.h>

#include "emit/pdf/objects.h"

namespace typeset::pdf {
namespace {

struct QpdfRelease {
  void operator()(qpdf_data data) const { qpdf_cleanup(&data); }
};
using Qpdf = std::unique_ptr<std::remove_pointer_t<qpdf_data>, QpdfRelease>;

void check(const Qpdf& qpdf, QPDF_ERROR_CODE code) {
  if ((code & QPDF_ERRORS) == 0) return;
  const qpdf_error error = qpdf_get_error(qpdf.get());
  throw ObjectsFailed(std::string("libqpdf: ") +
                      (error != nullptr ? qpdf_get_error_full_text(qpdf.get(), error) : "?"));
}

}  // namespace

std::string sealed(const std::string& file, const std::optional<std::string>& password, bool linearised) {
  const Qpdf qpdf(qpdf_init());
  qpdf_silence_errors(qpdf.get());
  qpdf_set_suppress_warnings(qpdf.get(), QPDF_TRUE);
  check(qpdf, qpdf_read_memory(qpdf.get(), "PDF", file.data(), file.size(), nullptr));
  check(qpdf, qpdf_init_write_memory(qpdf.get()));
  qpdf_set_object_stream_mode(qpdf.get(), qpdf_o_preserve);
  if (password) {
    constexpr QPDF_BOOL yes = QPDF_TRUE;
    qpdf_set_r6_encryption_parameters2(qpdf.get(), password->c_str(), password->c_str(), yes, yes, yes, yes, yes, yes,
                                       qpdf_r3p_full, yes);
  } else {
    qpdf_set_deterministic_ID(qpdf.get(), QPDF_TRUE);
  }
  qpdf_set_linearization(qpdf.get(), linearised ? QPDF_TRUE : QPDF_FALSE);
  check(qpdf, qpdf_write(qpdf.get()));
  const unsigned char* bytes = qpdf_get_buffer(qpdf.get());
  return {reinterpret_cast<const char*>(bytes), qpdf_get_buffer_length(qpdf.get())};
}

}  // namespace typeset::pdf
