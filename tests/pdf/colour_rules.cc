// Output intent, colour spaces, graphics states, images, transparency (ISO 19005-2, 6.2.3 to 6.2.6, 6.2.8, 6.2.10).
#include <algorithm>

#include "pdf/rules.h"

namespace typeset::test::pdf {
namespace {

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value * 256 + static_cast<unsigned char>(bytes.at(at + i));
  return value;
}

/// "/DeviceRGB" for the colours of the intent's profile; "" without one.
std::string intent_space(Checked& checked) {
  std::string space;
  int profile_id = -1;
  for (const Object& intent : items_of(checked.file.catalog()["/OutputIntents"])) {
    const Object profile = intent["/DestOutputProfile"];
    if (!intent["/OutputConditionIdentifier"].is_string() || !intent["/S"].is_name())
      checked.tell_a("A2-6.2.3-keys", intent.called(), "an output intent lacks S or OutputConditionIdentifier");
    if (intent.has("/DestOutputProfileRef"))
      checked.tell_a("A2-6.2.3-keys", intent.called(), "a profile outside the file");
    if (profile.is_null()) continue;
    if (profile_id >= 0 && profile.id() != profile_id)
      checked.tell_a("A2-6.2.3-one", intent.called(), "two intents have different profiles");
    profile_id = profile.id();
    const std::optional<std::string> bytes = profile.bytes();
    const std::string fault =
        bytes ? profile_fault(*bytes, static_cast<int>(profile["/N"].integer())) : "cannot be unpacked";
    if (!fault.empty()) {
      checked.tell_a("A2-6.2.3", profile.called(), "the output intent's profile: " + fault);
      continue;
    }
    const std::string kind = bytes->substr(12, 4), colours = bytes->substr(16, 4);
    if (kind != "prtr" && kind != "mntr")
      checked.tell_a("A2-6.2.3", profile.called(), "the profile is of class " + kind);
    if (checked.claims.a_part == 1 && (*bytes)[8] > 2)
      checked.tell("A1-6.2.2", profile.called(), "PDF/A-1 knows profiles of version 2");
    space = colours == "RGB "   ? "/DeviceRGB"
            : colours == "CMYK" ? "/DeviceCMYK"
            : colours == "GRAY" ? "/DeviceGray"
                                : "";
    if (space.empty()) checked.tell_a("A2-6.2.3", profile.called(), "the profile's colours are " + colours);
  }
  return space;
}

/// Follows a colour space to the device spaces and profiles it rests on.
void check_space(Checked& checked, const Object& space, const std::string& where, int depth) {
  if (depth > 8) return;
  if (space.is_name()) {
    if (space.name().starts_with("/Device")) {
      checked.use.device_spaces.insert(space.name());
      checked.use.device_space_at.emplace(space.name(), where);
    }
    return;
  }
  const std::string family = space[0].name();
  static const std::set<std::string> kFamilies = {"/ICCBased", "/Indexed", "/Pattern", "/Separation",
                                                  "/DeviceN",  "/CalGray", "/CalRGB",  "/Lab"};
  if (kFamilies.count(family) == 0) return checked.tell_a("A2-6.2.4.1", where, family + " is no colour space");
  if (family == "/ICCBased") {
    const std::optional<std::string> bytes = space[1].bytes();
    const std::string fault =
        bytes ? profile_fault(*bytes, static_cast<int>(space[1]["/N"].integer())) : "cannot be unpacked";
    if (!fault.empty()) checked.tell_a("A2-6.2.4.2", space[1].called(), "the profile: " + fault);
  } else if (family == "/Indexed" || family == "/Pattern") {
    check_space(checked, space[1], where, depth + 1);
  } else if (family == "/Separation" || family == "/DeviceN") {
    if (space[1].size() > 32) checked.tell_a("A2-6.1.13-colourants", where, "more than 32 colourants");
    check_space(checked, space[2], where, depth + 1);
  }
}

void check_state(Checked& checked, const Object& state, const std::string& where) {
  static const std::set<std::string> kModes = {"/Normal",    "/Compatible", "/Multiply",   "/Screen",    "/Overlay",
                                               "/Darken",    "/Lighten",    "/ColorDodge", "/ColorBurn", "/HardLight",
                                               "/SoftLight", "/Difference", "/Exclusion",  "/Hue",       "/Saturation",
                                               "/Color",     "/Luminosity"};
  if (state.has("/TR") || (state.has("/TR2") && state["/TR2"].name() != "/Default") || state.has("/HTP") ||
      state.has("/HTO"))
    checked.tell_a("A2-6.2.5", where, "a graphics state with TR, TR2, HTP or HTO");
  const Object halftone = state["/HT"];
  if (halftone.is_dict() && ((halftone["/HalftoneType"].integer() != 1 && halftone["/HalftoneType"].integer() != 5) ||
                             halftone.has("/HalftoneName")))
    checked.tell_a("A2-6.2.5", where, "a halftone of another type than 1 and 5, or with a name");
  for (const Object& mode : items_of(state["/BM"])) {
    if (kModes.count(mode.name()) == 0) checked.tell_a("A2-6.2.10", where, mode.name() + " is no blend mode");
  }
  if (checked.claims.a_part == 1) {
    const bool opaque = (!state.has("/CA") || state["/CA"].number() == 1) &&
                        (!state.has("/ca") || state["/ca"].number() == 1) &&
                        (!state.has("/SMask") || state["/SMask"].name() == "/None");
    if (!opaque) checked.tell("A1-6.4", where, "transparency");
  }
}

/// The number of components in a JPEG's frame header; 0 if there is none.
int jpeg_components(const std::string& jpeg) {
  std::size_t at = 2;
  while (at + 10 < jpeg.size() && static_cast<unsigned char>(jpeg[at]) == 0xFF) {
    const auto marker = static_cast<unsigned char>(jpeg[at + 1]);
    if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
      return static_cast<unsigned char>(jpeg[at + 9]);
    at += 2 + static_cast<unsigned char>(jpeg[at + 2]) * 256U + static_cast<unsigned char>(jpeg[at + 3]);
  }
  return 0;
}

int components_of(const Object& space) {
  const std::string family = space.is_array() ? space[0].name() : space.name();
  if (family == "/DeviceGray" || family == "/CalGray" || family == "/Indexed" || family == "/Separation") return 1;
  if (family == "/DeviceRGB" || family == "/CalRGB" || family == "/Lab") return 3;
  if (family == "/DeviceCMYK") return 4;
  if (family == "/ICCBased") return static_cast<int>(space[1]["/N"].integer());
  if (family == "/DeviceN") return space[1].size();
  return 0;
}

void check_image(Checked& checked, const Object& image) {
  const std::string where = image.called();
  if (image.has("/Alternates")) checked.tell_a("A2-6.2.8-alternates", where, "an image with alternates");
  if (image.has("/OPI")) checked.tell_a("A2-6.2.8-opi", where, "an image with OPI");
  if (image["/Interpolate"].is_true()) checked.tell_a("A2-6.2.8-interpolate", where, "an image asks for interpolation");
  const std::string intent = image["/Intent"].name();
  if (!intent.empty() && intent != "/RelativeColorimetric" && intent != "/AbsoluteColorimetric" &&
      intent != "/Perceptual" && intent != "/Saturation")
    checked.tell_a("A2-6.2.6", where, intent + " is no rendering intent");
  const bool mask = image["/ImageMask"].is_true();
  const long long bits = image["/BitsPerComponent"].integer();
  if (mask ? (bits != 0 && bits != 1) : (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16))
    checked.tell("PDF-8.9.5", where, "an impossible number of bits");
  const std::vector<Object> filters = items_of(image["/Filter"]);
  if (!filters.empty() && filters.back().name() == "/DCTDecode") {
    const std::optional<std::string> jpeg = image.bytes(qpdf_dl_generalized);
    if (!jpeg || jpeg_components(*jpeg) != components_of(image["/ColorSpace"]))
      checked.tell("PDF-8.9.5", where, "JPEG's components are not those of the colour space");
  } else if (const std::optional<std::string> rows = image.bytes()) {
    const auto width = static_cast<std::size_t>(std::max(0LL, image["/Width"].integer())),
               height = static_cast<std::size_t>(std::max(0LL, image["/Height"].integer()));
    const std::size_t channels = mask ? 1 : static_cast<std::size_t>(components_of(image["/ColorSpace"]));
    const std::size_t row = (width * channels * static_cast<std::size_t>(mask ? 1 : bits) + 7) / 8;
    if (filters.empty() || filters.back().name() == "/FlateDecode") {
      if (rows->size() != row * height)
        checked.tell("PDF-8.9.5", where, "there are not as many bytes as rows and columns ask for");
    }
  } else {
    checked.tell("PDF-7.5", where, "cannot be unpacked");
  }
  const Object soft = image["/SMask"];
  if (soft.is_stream()) {
    if (checked.claims.a_part == 1) checked.tell("A1-6.4", where, "a soft mask");
    if (soft["/ColorSpace"].name() != "/DeviceGray")
      checked.tell("PDF-11.6.5", soft.called(), "a soft mask that is not DeviceGray");
    else
      check_image(checked, soft);
  }
}

}  // namespace

std::string profile_fault(const std::string& profile, int components) {
  if (profile.size() < 132 || profile.substr(36, 4) != "acsp") return "is no ICC profile";
  if (big_endian(profile, 0) != profile.size()) return "its size is not what it says";
  const int version = static_cast<unsigned char>(profile[8]);
  if (version != 2 && version != 4) return "is of version " + std::to_string(version);
  const std::string kind = profile.substr(12, 4), colours = profile.substr(16, 4);
  if (kind != "prtr" && kind != "mntr" && kind != "scnr" && kind != "spac") return "is of class " + kind;
  const int wanted = colours == "GRAY" ? 1 : colours == "RGB " || colours == "Lab " ? 3 : colours == "CMYK" ? 4 : 0;
  if (wanted != components) return "N does not agree with its colours";
  const std::uint32_t tags = big_endian(profile, 128);
  if (tags > (profile.size() - 132) / 12) return "its tags lie outside";
  for (std::uint32_t i = 0; i < tags; ++i) {
    const std::size_t at = 132 + std::size_t{12} * i;
    if (std::size_t{big_endian(profile, at + 4)} + big_endian(profile, at + 8) > profile.size())
      return "its tags lie outside";
  }
  return "";
}

void check_colour(Checked& checked) {
  const std::string intent = intent_space(checked);
  for (const auto& [space, where] : checked.use.colour_spaces) check_space(checked, space, where, 0);
  for (const auto& [space, where] : checked.use.device_space_at) {
    const bool meant = space == "/DeviceGray" ? !intent.empty() : space == intent;
    if (!meant) checked.tell_a("A2-6.2.4.3", where, space + " without an output intent that says what it means");
  }
  for (const auto& [state, where] : checked.use.graphics_states) check_state(checked, state, where);
  for (const auto& [id, image] : checked.use.images) check_image(checked, image.first);
}

}  // namespace typeset::test::pdf
