#include "press/pictures.h"

#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "base/digest.h"
#include "press/beside.h"
#include "press/faults.h"
#include "source/visit.h"

namespace typeset {

namespace {

class PictureReader final : public TextVisitor {
 public:
  PictureReader(const std::string& folder, const FileSource& files, Budget& budget, Diagnostics& faults)
      : folder_(folder), files_(files), budget_(budget), faults_(faults) {}

  void text(const LocatedText& file, const FieldRow& row) override {
    if (row.info->sort != TextSort::path) return;
    const auto known = album_.images.find(file.view());
    if (known != album_.images.end() && known->second != nullptr) return;
    auto image = image_of(file);
    if (image == nullptr) return;
    report_profile(image->profile_fault, file);
    album_.images[file.str()] = std::move(image);
  }
  Album take() { return std::move(album_); }

 private:
  std::shared_ptr<const Image> image_of(const LocatedText& file) {
    static constexpr BesideFaults kFaults{press_faults::kPictureOutside, press_faults::kNoPicture,
                                          press_faults::kPictureTooLarge, press_faults::kPictureUnread};
    const auto bytes = read_beside(folder_, file, files_, kLargestImageFile, kFaults, faults_);
    if (!bytes) return nullptr;
    std::shared_ptr<const Image>& known = by_digest_[sha256(bytes->view)];
    if (known != nullptr) return known;
    Result<Image> image = read_image(bytes->view, [&](std::size_t room) {
      budget_.take_pictures(room);
      budget_.look_at_time();
    });
    if (!image) return unusable(image.failure(), file);
    return known = std::make_shared<const Image>(*std::move(image));
  }

  std::shared_ptr<const Image> refuse(const DiagnosticKind& kind, const LocatedText& file,
                                      std::optional<Term> more = {}) {
    std::vector<Term> arguments = {file.view()};
    if (more) arguments.push_back(*std::move(more));
    faults_.report(kind, file.span(), std::move(arguments));
    return nullptr;
  }
  void report_profile(ProfileFault fault, const LocatedText& file) {
    const auto report = [&](Term what) {
      faults_.report(press_faults::kProfileIgnored, file.span(), {file.view(), std::move(what)});
    };
    switch (fault) {
      case ProfileFault::none:
      case ProfileFault::too_new: return;  // the latter is found by outputs
      case ProfileFault::damaged: return report({"颜色配置文件（ICC）已损坏", "the colour profile (ICC) is damaged"});
      case ProfileFault::wrong_numbers:
        return report({"颜色数据（gAMA、cHRM）不对", "the numbers of its colours (gAMA, cHRM) are wrong"});
      case ProfileFault::unfitting:
        return report({"颜色配置文件（ICC）不适用于这张图片", "the colour profile (ICC) is not for such a picture"});
      case ProfileFault::too_large:
        return report({"颜色配置文件（ICC）超过 4 MiB", "the colour profile (ICC) is larger than 4 MiB"});
    }
  }
  std::shared_ptr<const Image> unusable(const Failure& failure, const LocatedText& file) {
    switch (failure.kind) {
      case FailureKind::too_large:
        if (failure.what == "rows")
          return refuse(press_faults::kTooManyPixels, file, std::to_string(kMostPlain >> 20U));
        return refuse(press_faults::kPictureTooLarge, file);
      case FailureKind::unsupported: {
        // An ordinary JPEG is never refused.
        if (failure.what == "JPEG") return refuse(press_faults::kNotAPicture, file, rare_jpeg(failure.detail));
        const Term unknown("不是图片文件", "not the bytes of a picture");
        return refuse(press_faults::kNotAPicture, file, failure.what.empty() ? unknown : Term(failure.what));
      }
      default: return refuse(press_faults::kPictureDamaged, file);
    }
  }

  static Term rare_jpeg(std::string_view kind) {
    if (kind == "lossless") return {"无损编码的 JPEG", "a lossless JPEG"};
    if (kind == "hierarchical") return {"分级编码的 JPEG", "a hierarchical JPEG"};
    if (kind == "12 bits") return {"12 位的 JPEG", "a JPEG of 12 bits"};
    return {"算术编码的 JPEG", "an arithmetic-coded JPEG"};
  }

  const std::string& folder_;
  const FileSource& files_;
  Budget& budget_;
  Diagnostics& faults_;
  Album album_;
  std::map<Digest, std::shared_ptr<const Image>> by_digest_;
};

}  // namespace

Album read_pictures(const Issue& issue, const std::string& folder, const FileSource& files, Budget& budget,
                    Diagnostics& faults) {
  PictureReader reader(folder, files, budget, faults);
  visit(issue, reader);
  return reader.take();
}

}  // namespace typeset
