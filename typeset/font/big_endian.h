// Numbers out of font tables: big-endian, at any offset, never past the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace typeset {

/// The `size` bytes (1 to 4) at `at` as an unsigned number; 0 where the table does not hold them.
inline std::uint32_t unsigned_at(std::string_view table, std::size_t at, std::size_t size) {
  if (size > table.size() || at > table.size() - size) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = value << 8U | static_cast<unsigned char>(table[at + i]);
  return value;
}
inline std::uint8_t u8_at(std::string_view table, std::size_t at) {
  return static_cast<std::uint8_t>(unsigned_at(table, at, 1));
}
inline std::uint16_t u16_at(std::string_view table, std::size_t at) {
  return static_cast<std::uint16_t>(unsigned_at(table, at, 2));
}
inline std::int16_t s16_at(std::string_view table, std::size_t at) {
  return static_cast<std::int16_t>(u16_at(table, at));
}
inline std::uint32_t u32_at(std::string_view table, std::size_t at) { return unsigned_at(table, at, 4); }

inline bool holds(std::string_view table, std::size_t at, std::size_t size) {
  return at <= table.size() && size <= table.size() - at;
}

/// Appends the lowest `size` bytes of `value`.
inline void append_number(std::string& bytes, std::uint32_t value, std::size_t size) {
  for (std::size_t i = size; i-- > 0;) bytes += static_cast<char>(value >> (8U * i) & 0xFFU);
}

}  // namespace typeset
