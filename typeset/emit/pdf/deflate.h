// Deflate by libdeflate, in zlib's wrapping: what FlateDecode reads.
#pragma once

#include <string>
#include <string_view>

namespace typeset::pdf {

/// `level` as of libdeflate, 1–12. Throws std::bad_alloc.
std::string deflate(std::string_view bytes, int level);

}  // namespace typeset::pdf
