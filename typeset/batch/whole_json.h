// JSON as the record and the marks of parts hold it: with whole numbers alone.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace typeset {

/// Throws json::exception where `text` is none. A fraction, which nothing here writes, becomes null: taken for a whole
/// number it might be larger than any.
inline nlohmann::json parse_whole(std::string_view text) {
  using nlohmann::json;
  return json::parse(text, [](int, json::parse_event_t event, json& value) {
    if (event == json::parse_event_t::value && value.is_number_float()) value = nullptr;
    return true;
  });
}

}  // namespace typeset
