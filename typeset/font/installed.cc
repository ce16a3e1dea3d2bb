#include "font/installed.h"

#include <algorithm>
#include <fontconfig/fontconfig.h>
#include <mutex>
#include <string_view>
#include <tuple>
#include <vector>

namespace typeset {
namespace {

struct FcRelease {
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
  void operator()(FcObjectSet* objects) const { FcObjectSetDestroy(objects); }
  void operator()(FcFontSet* fonts) const { FcFontSetDestroy(fonts); }
};
template <typename T>
using Fc = std::unique_ptr<T, FcRelease>;

std::string_view text_of(const FcPattern* pattern, const char* object, int number) {
  FcChar8* text = nullptr;
  if (FcPatternGetString(pattern, object, number, &text) != FcResultMatch) return {};
  return reinterpret_cast<const char*>(text);
}

/// FcFontList compares without regard to case and blanks; a name is right only if it is the same to the byte.
bool bears(const FcPattern* font, const char* object, std::string_view name) {
  for (int i = 0;; ++i) {
    const std::string_view value = text_of(font, object, i);
    if (value.empty()) return false;
    if (value == name) return true;
  }
}

class Fontconfig final : public InstalledFonts {
 public:
  std::optional<InstalledFont> by_postscript_name(const std::string& name) const override {
    return find(FC_POSTSCRIPT_NAME, name);
  }
  std::optional<InstalledFont> by_family(const std::string& name) const override { return find(FC_FAMILY, name); }

 private:
  std::optional<InstalledFont> find(const char* object, const std::string& name) const {
    const std::lock_guard lock(mutex_);
    if (!asked_) config_.reset(FcInitLoadConfigAndFonts());
    asked_ = true;
    if (!config_) return std::nullopt;
    const Fc<FcPattern> wanted(FcPatternCreate());
    FcPatternAddString(wanted.get(), object, reinterpret_cast<const FcChar8*>(name.c_str()));
    const Fc<FcObjectSet> asked(FcObjectSetBuild(FC_FILE, FC_INDEX, object, nullptr));
    const Fc<FcFontSet> fonts(FcFontList(config_.get(), wanted.get(), asked.get()));
    std::vector<InstalledFont> found;
    for (int i = 0; fonts && i < fonts->nfont; ++i) {
      const FcPattern* font = fonts->fonts[i];
      const std::string_view file = text_of(font, FC_FILE, 0);
      int index = 0;
      // The upper half of the index names an instance of a variable font; only the font's own outlines are embedded.
      const bool plain = FcPatternGetInteger(font, FC_INDEX, 0, &index) == FcResultMatch && index >> 16 == 0;
      if (plain && !file.empty() && bears(font, object, name)) found.push_back({std::string(file), index});
    }
    const auto first = std::min_element(found.begin(), found.end(), [](const InstalledFont& a, const InstalledFont& b) {
      return std::tie(a.path, a.index) < std::tie(b.path, b.index);
    });
    if (first == found.end()) return std::nullopt;
    return *first;
  }

  mutable std::mutex mutex_;
  mutable bool asked_ = false;
  mutable Fc<FcConfig> config_;
};

}  // namespace

std::unique_ptr<InstalledFonts> installed_fonts() { return std::make_unique<Fontconfig>(); }

}  // namespace typeset
