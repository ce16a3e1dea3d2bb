// Deflate by libdeflate, in zlib's wrapping: what PDF's FlateDecode and the data of a PNG hold.
#pragma once

#include <string>
#include <string_view>

namespace typeset::emit {

/// `level` as of libdeflate, 1–12. Throws std::bad_alloc.
std::string deflate(std::string_view bytes, int level);

/// Library and version: another one may make other bytes.
std::string_view deflate_recipe();

}  // namespace typeset::emit
