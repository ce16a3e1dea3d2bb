#include "base/file_source.h"

#include <utility>

namespace typeset {

Bytes Bytes::from(std::string text) {
  auto kept = std::make_shared<const std::string>(std::move(text));
  const std::string_view view = *kept;
  return {std::move(kept), view};
}

}  // namespace typeset
