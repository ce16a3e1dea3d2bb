#include "emit/pdf/output_intent.h"

#include <string>

#include "emit/pdf/srgb_profile.h"
#include "emit/shared/deflate.h"

namespace typeset::pdf {
namespace {

constexpr int kLevel = 9;

}  // namespace

Ref add_output_intent(Objects& objects, bool compress) {
  Dict profile;
  profile.set("N", std::int32_t{3});
  const std::string& bytes = srgb_profile();
  Dict intent;
  intent.set("Type", Name{"OutputIntent"});
  intent.set("S", Name{"GTS_PDFA1"});
  intent.set("OutputConditionIdentifier", ByteString{"sRGB IEC61966-2.1"});
  intent.set("Info", ByteString{"sRGB IEC61966-2.1"});
  intent.set("RegistryName", ByteString{"http://www.color.org"});
  intent.set("DestOutputProfile", compress
                                      ? objects.add_stream(profile, emit::deflate(bytes, kLevel), Packing::deflated)
                                      : objects.add_stream(profile, bytes, Packing::none));
  return objects.add(intent);
}

}  // namespace typeset::pdf
