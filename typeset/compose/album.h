// Album: the pictures of an issue, read. Filled by press/; a picture that could not be read is not in it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "image/image.h"

namespace typeset {

struct Album {
  std::map<std::string, std::shared_ptr<const Image>, std::less<>> images;  // by the file as the source writes it

  /// Null if there is none.
  std::shared_ptr<const Image> find(std::string_view file) const {
    const auto found = images.find(file);
    return found == images.end() ? nullptr : found->second;
  }
};

}  // namespace typeset
