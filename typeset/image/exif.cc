// Exif: of all that a camera notes, the way it was held.
#include "image/formats.h"

namespace typeset::images {

namespace {

/// Numbers of a TIFF structure in its own byte order.
class Tiff {
 public:
  explicit Tiff(std::string_view bytes) : bytes_(bytes), little_(bytes.starts_with("II")) {}

  bool holds(std::uint64_t at, std::uint64_t count) const { return at <= bytes_.size() && count <= bytes_.size() - at; }
  std::uint32_t half(std::size_t at) const {
    return little_ ? byte_at(bytes_, at) | byte_at(bytes_, at + 1) << 8U : big_16(bytes_, at);
  }
  std::uint32_t whole(std::size_t at) const { return little_ ? half(at) | half(at + 2) << 16U : big_32(bytes_, at); }

 private:
  std::string_view bytes_;
  bool little_;
};

constexpr std::size_t kHeader = 8;
constexpr std::size_t kEntry = 12;
constexpr std::uint32_t kMagic = 42;
constexpr std::uint32_t kOrientation = 0x0112;
constexpr std::uint32_t kShort = 3;

}  // namespace

int exif_orientation(std::string_view bytes) {
  if (!bytes.starts_with("II") && !bytes.starts_with("MM")) return 1;
  const Tiff tiff(bytes);
  if (!tiff.holds(0, kHeader) || tiff.half(2) != kMagic) return 1;
  const std::size_t directory = tiff.whole(4);
  if (!tiff.holds(directory, 2)) return 1;
  const std::size_t entries = tiff.half(directory);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t at = directory + 2 + i * kEntry;
    if (!tiff.holds(at, kEntry)) return 1;
    if (tiff.half(at) != kOrientation) continue;
    const std::uint32_t value = tiff.half(at + 8);
    const bool good = tiff.half(at + 2) == kShort && tiff.whole(at + 4) == 1 && value >= 1 && value <= 8;
    return good ? static_cast<int>(value) : 1;
  }
  return 1;
}

}  // namespace typeset::images
