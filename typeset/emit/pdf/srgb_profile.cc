#include "emit/pdf/srgb_profile.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace typeset::pdf {
namespace {

// ICC.1:2001-04: header of 128 bytes, table of tags, tag data on multiples of four.
constexpr std::size_t kHeader = 128;
constexpr std::size_t kTagEntry = 12;
constexpr std::size_t kCurvePoints = 512;  // a straight line between two of them is off by less than half of 1/65535
constexpr std::string_view kName = "sRGB IEC61966-2.1";

void put(std::string& out, std::uint64_t value, std::size_t bytes) {
  while (bytes-- > 0) out += static_cast<char>(value >> (8 * bytes) & 0xFF);
}

std::string text_description() {
  std::string tag("desc\0\0\0\0", 8);
  put(tag, kName.size() + 1, 4);
  tag += kName;
  tag.append(1 + 4 + 4 + 2 + 1 + 67, '\0');  // its end; no Unicode and no Macintosh name
  return tag;
}

std::string text() {
  std::string tag("text\0\0\0\0", 8);
  tag += "No copyright";
  return tag += '\0';
}

/// In 65536ths.
std::string xyz(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
  std::string tag("XYZ \0\0\0\0", 8);
  for (const std::uint32_t value : {x, y, z}) put(tag, value, 4);
  return tag;
}

std::string tone_curve() {
  std::string tag("curv\0\0\0\0", 8);
  put(tag, kCurvePoints, 4);
  for (std::size_t i = 0; i < kCurvePoints; ++i) {
    const double v = static_cast<double>(i) / (kCurvePoints - 1);
    const double linear = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    put(tag, static_cast<std::uint64_t>(std::lround(linear * 65535)), 2);
  }
  return tag;
}

std::string make() {
  const std::string curve = tone_curve();
  const std::vector<std::pair<std::string_view, std::string>> tags = {
      {"desc", text_description()},
      {"cprt", text()},
      {"wtpt", xyz(0xF6D6, 0x10000, 0xD32D)},  // D50
      {"rXYZ", xyz(0x6FA2, 0x38F5, 0x0390)},
      {"gXYZ", xyz(0x6299, 0xB785, 0x18DA)},
      {"bXYZ", xyz(0x24A0, 0x0F84, 0xB6CF)},
      {"rTRC", curve},
      {"gTRC", curve},
      {"bTRC", curve},
  };
  std::string table, data;
  put(table, tags.size(), 4);
  std::size_t at = 0;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const auto& [signature, bytes] = tags[i];
    const bool shared = i > 0 && bytes == tags[i - 1].second;
    if (!shared) {
      data.resize((data.size() + 3) / 4 * 4, '\0');
      at = kHeader + 4 + tags.size() * kTagEntry + data.size();
      data += bytes;
    }
    table += signature;
    put(table, at, 4);
    put(table, bytes.size(), 4);
  }
  data.resize((data.size() + 3) / 4 * 4, '\0');

  std::string header;
  put(header, kHeader + table.size() + data.size(), 4);
  put(header, 0, 4);           // made by no colour management system
  put(header, 0x02100000, 4);  // version 2.1
  header += "mntrRGB XYZ ";
  for (const int part : {2020, 1, 1, 0, 0, 0}) put(header, static_cast<std::uint64_t>(part), 2);
  header += "acsp";
  header.append(4 + 4 + 4 + 4 + 8, '\0');  // platform, flags, device and its model and attributes: none
  put(header, 0, 4);                       // perceptual
  for (const std::uint32_t d50 : {0xF6D6U, 0x10000U, 0xD32DU}) put(header, d50, 4);
  header.resize(kHeader, '\0');
  return header + table + data;
}

}  // namespace

const std::string& srgb_profile() {
  static const std::string profile = make();
  return profile;
}

}  // namespace typeset::pdf
