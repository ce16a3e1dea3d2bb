// JPEG: the markers from SOI to EOI. What is printed is kept byte for byte; what merely tells about it is dropped.
#include <map>

#include "image/formats.h"
#include "image/profile.h"

namespace typeset::images {

namespace {

constexpr std::uint32_t kSof0 = 0xc0, kSof2 = 0xc2, kSof15 = 0xcf;
constexpr std::uint32_t kDht = 0xc4, kJpg = 0xc8, kDac = 0xcc;
constexpr std::uint32_t kRst0 = 0xd0, kRst7 = 0xd7, kSoi = 0xd8, kEoi = 0xd9, kSos = 0xda;
constexpr std::uint32_t kApp0 = 0xe0, kApp1 = 0xe1, kApp2 = 0xe2, kApp14 = 0xee, kApp15 = 0xef, kCom = 0xfe,
                        kTem = 0x01;

constexpr std::string_view kProfileName("ICC_PROFILE\0",
                                        12);  // then the chunk's number, from 1, and how many there are
constexpr std::size_t kAdobeSize = 12;

/// The profile that is spread over chunks (ISO 15076-1, B.4): all of them, each once, put together in order.
class ProfileChunks {
 public:
  void take(std::string_view content) {
    if (content.size() < 2) return spoil();
    const std::uint32_t number = byte_at(content, 0), count = byte_at(content, 1);
    if (count_ == 0) count_ = count;
    if (number == 0 || number > count || count != count_) return spoil();
    if (!chunks_.emplace(number, content.substr(2)).second) spoil();
  }

  void settle(Image& image) const {
    if (count_ == 0 && !spoilt_) return;
    if (spoilt_ || chunks_.size() != count_) {
      image.profile_fault = ProfileFault::damaged;
      return;
    }
    std::string bytes;
    for (const auto& [number, chunk] : chunks_) bytes += chunk;
    JudgedProfile judged = judge_profile(bytes, image.colour);
    image.profile = std::move(judged.bytes);
    image.profile_fault = judged.fault;
  }

 private:
  void spoil() { spoilt_ = true; }

  std::map<std::uint32_t, std::string_view> chunks_;
  std::uint32_t count_ = 0;
  bool spoilt_ = false;
};

/// A rare kind of JPEG by its frame, which no PDF reader decodes; empty: an ordinary one.
std::string_view rare_kind(std::uint32_t sof) {
  switch (sof) {
    case 0xc0:
    case 0xc1:
    case 0xc2: return {};
    case 0xc3: return "lossless";
    case 0xc5:
    case 0xc6:
    case 0xc7: return "hierarchical";
    default: return "arithmetic";
  }
}

class JpegReader {
 public:
  explicit JpegReader(std::string_view bytes) : bytes_(bytes) {}

  Result<Image> read() {
    image_.packing = ImagePacking::jpeg;
    image_.samples.reserve(bytes_.size());
    image_.samples = bytes_.substr(0, 2);
    at_ = 2;
    while (true) {
      const std::uint32_t marker = next_marker();
      if (marker == 0) return damaged("the file ends before the picture does");
      if (marker == kEoi) break;
      if (marker == kSoi) return damaged("a second picture begins inside the first");
      if (marker == kTem || (marker >= kRst0 && marker <= kRst7)) continue;
      if (auto failure = segment(marker)) return *std::move(failure);
    }
    image_.samples += "\xff\xd9";
    if (!frame_seen_ || !scan_seen_) return damaged("a JPEG without a picture");
    image_.inverted = adobe_ && image_.colour == ImageColour::cmyk;
    // JFIF's colours are always YCbCr, and Adobe's segment says what they are.
    image_.untransformed = names_rgb_ && !jfif_ && !adobe_;
    profile_.settle(image_);
    return std::move(image_);
  }

 private:
  /// The marker at or after `at_`, which comes to stand behind it; 0 at the end of the file or where none stands.
  std::uint32_t next_marker() {
    if (at_ >= bytes_.size() || byte_at(bytes_, at_) != 0xff) return 0;
    while (at_ < bytes_.size() && byte_at(bytes_, at_) == 0xff) ++at_;
    return at_ < bytes_.size() ? byte_at(bytes_, at_++) : 0;
  }

  std::optional<Failure> segment(std::uint32_t marker) {
    if (bytes_.size() - at_ < 2) return damaged("the file ends inside a segment");
    const std::size_t length = big_16(bytes_, at_);
    if (length < 2 || length > bytes_.size() - at_) return damaged("the file ends inside a segment");
    const std::string_view content = bytes_.substr(at_ + 2, length - 2);
    const std::string_view whole = bytes_.substr(at_, length);
    at_ += length;

    const bool table = marker == kDht || marker == kJpg || marker == kDac;
    if (marker >= kSof0 && marker <= kSof15 && !table) {
      if (auto failure = frame(marker, content)) return failure;
    } else if (marker == kApp1 && content.starts_with(std::string_view("Exif\0\0", 6))) {
      if (!exif_seen_) image_.orientation = exif_orientation(content.substr(6));
      exif_seen_ = true;
    } else if (marker == kApp2 && content.starts_with(kProfileName)) {
      profile_.take(content.substr(kProfileName.size()));
    } else if (marker == kApp14 && content.starts_with("Adobe")) {
      adobe_ = adobe_ || content.size() >= kAdobeSize;
    } else if (marker == kApp0 && content.starts_with(std::string_view("JFIF\0", 5))) {
      jfif_ = true;
    }
    // Of the application's own segments the decoder needs JFIF's and Adobe's alone.
    const bool talk = (marker > kApp0 && marker <= kApp15 && marker != kApp14) || marker == kCom;
    if (!talk) {
      image_.samples += '\xff';
      image_.samples += static_cast<char>(marker);
      image_.samples += whole;
    }
    if (marker == kSos) {
      if (!frame_seen_) return damaged("a scan before the frame");
      scan_seen_ = true;
      return scan();
    }
    return {};
  }

  std::optional<Failure> frame(std::uint32_t marker, std::string_view content) {
    constexpr std::size_t kFixed = 6, kOfComponent = 3;
    if (const std::string_view rare = rare_kind(marker); !rare.empty())
      return Failure{FailureKind::unsupported, "JPEG", std::string(rare)};
    if (frame_seen_) return damaged("two frames");
    if (content.size() < kFixed) return damaged("the frame is cut off");
    const std::uint32_t components = byte_at(content, 5);
    if (content.size() < kFixed + components * kOfComponent) return damaged("the frame is cut off");
    if (byte_at(content, 0) != 8) return Failure{FailureKind::unsupported, "JPEG", "12 bits"};
    image_.height = big_16(content, 1);
    image_.width = big_16(content, 3);
    if (image_.width == 0 || image_.height == 0) return damaged("a picture without size");
    if (too_large(image_.width, image_.height)) return Failure{FailureKind::too_large, {}, {}};
    switch (components) {
      case 1: image_.colour = ImageColour::grey; break;
      case 3: image_.colour = ImageColour::rgb; break;
      case 4: image_.colour = ImageColour::cmyk; break;
      default: return damaged("an odd number of colours");
    }
    names_rgb_ = components == 3 && byte_at(content, kFixed) == 'R' && byte_at(content, kFixed + kOfComponent) == 'G' &&
                 byte_at(content, kFixed + 2 * kOfComponent) == 'B';
    frame_seen_ = true;
    return {};
  }

  /// The coded data of a scan, up to the next marker that is no part of it.
  std::optional<Failure> scan() {
    const std::size_t begin = at_;
    while (true) {
      at_ = bytes_.find('\xff', at_);
      if (at_ == std::string_view::npos || at_ + 1 >= bytes_.size()) return damaged("the file ends inside the picture");
      const std::uint32_t next = byte_at(bytes_, at_ + 1);
      if (next == 0xff) {
        ++at_;
      } else if (next == 0 || (next >= kRst0 && next <= kRst7)) {
        at_ += 2;
      } else {
        break;
      }
    }
    image_.samples += bytes_.substr(begin, at_ - begin);
    return {};
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  Image image_;
  ProfileChunks profile_;
  bool frame_seen_ = false, scan_seen_ = false, exif_seen_ = false;
  bool adobe_ = false, jfif_ = false, names_rgb_ = false;
};

}  // namespace

Result<Image> read_jpeg(std::string_view bytes) { return JpegReader(bytes).read(); }

}  // namespace typeset::images
