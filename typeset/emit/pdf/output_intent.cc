#include "emit/pdf/output_intent.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "emit/pdf/srgb_profile.h"
#include "emit/shared/deflate.h"
#include "image/adapt.h"

namespace typeset::pdf {
namespace {

constexpr int kLevel = 9;
constexpr std::string_view kScreen = "sRGB IEC61966-2.1";

// ICC.1, 7.2 and 7.3: the header and the table of tags behind it.
constexpr std::size_t kHeader = 128;
constexpr std::size_t kTagEntry = 12;
constexpr std::size_t kClassAt = 12, kSpaceAt = 16, kSignatureAt = 36, kVersionAt = 8;

std::uint64_t number_at(std::string_view bytes, std::size_t at) {
  if (at + 4 > bytes.size()) return 0;
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::string_view tag(std::string_view profile, std::string_view wanted) {
  const std::uint64_t count = std::min<std::uint64_t>(number_at(profile, kHeader), 200);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = kHeader + 4 + i * kTagEntry;
    if (entry + kTagEntry > profile.size() || profile.substr(entry, 4) != wanted) continue;
    const std::uint64_t at = number_at(profile, entry + 4), size = number_at(profile, entry + 8);
    return at > profile.size() ? std::string_view() : profile.substr(at, size);
  }
  return {};
}

/// The name of the profile, as far as it is ASCII: the text of a version 2 description, or of a version 4 one.
std::string description(std::string_view profile) {
  constexpr std::size_t longest = 100;
  const std::string_view text = tag(profile, "desc");
  std::string name;
  const bool wide = text.starts_with("mluc");  // UTF-16BE, at the place that the first record gives
  const std::size_t begin = wide ? number_at(text, 24) : 12;
  const std::size_t size = wide ? number_at(text, 20) : number_at(text, 8);
  for (std::size_t i = wide ? 1 : 0; i < std::min(size, longest) && begin + i < text.size(); i += wide ? 2 : 1) {
    const char c = text[begin + i];
    if (c >= ' ' && c <= '~') name += c;
  }
  return name;
}

/// Whether colours can be worked out with it at all: asked of the room that asks it of the profiles of pictures.
Term judge_as_picture_profile(std::string_view profile) {
  Image probe;
  probe.width = probe.height = 1;
  probe.colour = ImageColour::cmyk;
  probe.samples = std::string(4, '\0');
  const Result<Image> tried = with_profile(std::move(probe), profile);
  if (tried) return Term("");
  switch (tried.failure().kind) {
    case FailureKind::too_large: return {"太大，最多 4 MiB", "it is too large: 4 MiB at most"};
    case FailureKind::malformed: return {"已损坏", "it is damaged"};
    default: return {"版本或种类不合用", "it is of a version or kind that PDF does not take"};
  }
}

Ref add_intent(Objects& objects, std::string_view profile, std::int32_t components, std::string_view identifier,
               std::string_view info, bool compress) {
  Dict dict;
  dict.set("N", components);
  Dict intent;
  intent.set("Type", Name{"OutputIntent"});
  intent.set("S", Name{"GTS_PDFA1"});
  intent.set("OutputConditionIdentifier", ByteString{std::string(identifier)});
  if (!info.empty()) intent.set("Info", ByteString{std::string(info)});
  intent.set("DestOutputProfile", compress ? objects.add_stream(dict, emit::deflate(profile, kLevel), Packing::deflated)
                                           : objects.add_stream(dict, profile, Packing::none));
  return objects.add(intent);
}

}  // namespace

Ref add_screen_intent(Objects& objects, bool compress) {
  return add_intent(objects, srgb_profile(), 3, kScreen, kScreen, compress);
}

Ref add_press_intent(Objects& objects, std::string_view profile, bool compress) {
  return add_intent(objects, profile.substr(0, number_at(profile, 0)), 4, "Custom", description(profile), compress);
}

Term judge_press_profile(std::string_view profile, int newest_version) {
  if (profile.size() < kHeader + 4 || profile.substr(kSignatureAt, 4) != "acsp")
    return {"不是 ICC 颜色特性文件", "it is no ICC profile"};
  if (number_at(profile, 0) > profile.size()) return {"文件不完整", "it is cut off"};
  if (profile.substr(kClassAt, 4) != "prtr") return {"不是印刷设备的", "it is not of a printing device"};
  if (profile.substr(kSpaceAt, 4) != "CMYK") return {"不是 CMYK 四色的", "it is not for CMYK"};
  if (profile[kVersionAt] < 2) return {"版本太旧", "its version is too old"};
  if (profile[kVersionAt] > newest_version) {
    const std::string newest = std::to_string(newest_version);
    return {"版本太新，这种 PDF 只认第 " + newest + " 版",
            "its version is too new: such a PDF knows version " + newest};
  }
  return judge_as_picture_profile(profile);
}

}  // namespace typeset::pdf
