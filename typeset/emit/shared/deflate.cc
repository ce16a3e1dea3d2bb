#include "emit/shared/deflate.h"

#include <array>
#include <cstddef>
#include <libdeflate.h>
#include <memory>
#include <new>

namespace typeset::emit {

std::string deflate(std::string_view bytes, int level) {
  struct Free {
    void operator()(libdeflate_compressor* c) const { libdeflate_free_compressor(c); }
  };
  // One has a third of a megabyte of tables and nothing that lasts from one call to the next; a document packs a dozen
  // small streams.
  constexpr std::size_t kLevels = 13;
  thread_local std::array<std::unique_ptr<libdeflate_compressor, Free>, kLevels> compressors;
  std::unique_ptr<libdeflate_compressor, Free>& compressor = compressors.at(static_cast<std::size_t>(level));
  if (!compressor) compressor.reset(libdeflate_alloc_compressor(level));
  if (!compressor) throw std::bad_alloc();
  std::string packed(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  packed.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
  if (packed.empty()) throw std::bad_alloc();  // cannot be: the bound was given
  return packed;
}

std::string_view deflate_recipe() { return "libdeflate " LIBDEFLATE_VERSION_STRING; }

}  // namespace typeset::emit
