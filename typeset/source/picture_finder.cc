#include "source/picture_finder.h"

#include "base/utf8.h"
#include "source/text.h"

namespace typeset {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

/// How many bytes the mark takes that the text begins with, 0: it begins with none.
template <std::size_t N>
std::size_t opens_with(std::string_view text, const std::array<std::string_view, N>& marks) {
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

}  // namespace

/// The nearest of several marks.
struct PictureFinder::Place {
  std::size_t begin = kNowhere, end = kNowhere;
};

template <std::size_t N>
PictureFinder::Place PictureFinder::next(const Marks<N>& marks, std::array<Seen, N>& seen, std::size_t from) const {
  Place nearest;
  for (std::size_t i = 0; i < N; ++i) {
    if (from < seen[i].from || from > seen[i].found) seen[i] = {from, text_.find(marks[i], from)};
    if (seen[i].found < nearest.begin) nearest = {seen[i].found, seen[i].found + marks[i].size()};
  }
  return nearest;
}

std::size_t PictureFinder::behind_padding(std::size_t at) {
  if (padding_.from == at && padding_.found >= at) return padding_.found;
  padding_ = {at, at};
  while (padding_.found < text_.size() && is_padding(decode_utf8(text_, padding_.found).code_point)) {
    padding_.found += decode_utf8(text_, padding_.found).length;
  }
  return padding_.found;
}

std::size_t PictureFinder::end(std::size_t at) {
  static constexpr Marks<1> kPlain = {"!["};
  static constexpr Marks<5> kOfInputMethods = {"！[", "!［", "！［", "!【", "！【"};
  static constexpr Marks<3> kCaptionEnd = {"]", "］", "】"};
  static constexpr Marks<2> kOpening = {"(", "（"};
  static constexpr Marks<6> kFile = {".jpg", ".jpeg", ".png", ".JPG", ".JPEG", ".PNG"};
  static constexpr Marks<2> kFileEnd = {")", "）"};
  static constexpr Marks<5> kStop = {" ", "，", "。", "；", "　"};
  static constexpr Marks<2> kSign = {"}", "="};
  static constexpr Marks<1> kSettingsEnd = {"}"};
  static constexpr Marks<1> kBracket = {"["};
  static constexpr Marks<1> kScheme = {"://"};
  if (at >= text_.size()) return 0;
  const bool plain = opens_with(text_.substr(at), kPlain) > 0;
  const std::size_t opening = opens_with(text_.substr(at), kPlain) + opens_with(text_.substr(at), kOfInputMethods);
  if (opening == 0) return 0;
  const std::size_t caption = at + opening;
  const Place caption_end = next(kCaptionEnd, caption_ends_, caption);
  if (caption_end.begin == kNowhere) return 0;
  const std::size_t name = behind_padding(caption_end.end);
  const std::size_t parenthesis = opens_with(text_.substr(name), kOpening);
  const std::size_t file_end = next(kFile, files_, name + parenthesis).end;
  if (parenthesis == 0) {
    if (file_end == kNowhere) return 0;
    // Braces with a setting or a note have the bracket for their own, 好![甲]{着重号}见乙.jpg, unless it is one within
    // a caption. Braces with a file meant a picture.
    const bool set = text_.substr(name).starts_with('{') && next(kSign, signs_, name).begin < file_end &&
                     next(kBracket, brackets_, caption).begin >= caption_end.begin;
    // ![会场]会场.jpg: the file follows at once, without a blank or a stop in between.
    const bool stopped = next(kStop, stops_, name).begin < file_end;
    return set || stopped ? 0 : file_end;
  }
  if (!plain && file_end == kNowhere) return 0;  // ！【重要】（注）
  if (!plain) {
    // 下载！[通知](https://a.cn/t)，附图.jpg: a link, and a file behind it.
    const std::size_t address_end = next(kFileEnd, address_ends_, name + parenthesis).begin;
    if (address_end < file_end && next(kScheme, schemes_, name).begin < address_end) return 0;
  }
  const std::size_t end = next(kFileEnd, file_ends_, file_end == kNowhere ? name + parenthesis : file_end).end;
  if (end == kNowhere) return text_.size();
  const bool set = text_.substr(end).starts_with('{');
  const std::size_t settings_end = set ? next(kSettingsEnd, settings_ends_, end).end : kNowhere;
  return settings_end == kNowhere ? end : settings_end;
}

}  // namespace typeset
