#include "source/pictures.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "source/body_faults.h"
#include "source/fields.h"
#include "source/picture_finder.h"
#include "source/spans.h"
#include "source/text.h"
#include "source/values.h"

namespace typeset {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::size_t kLongestShown = 40;  // bytes of a word in a message

class PictureLine {
 public:
  PictureLine(const LocatedText& line, Diagnostics& faults)
      : line_(line), marks_(line.marks()), text_(marks_), faults_(faults) {}

  PictureRow read() {
    PictureRow row;
    while (at_ < text_.size()) {
      std::optional<Picture> picture = next();
      if (!picture) return {};
      row.push_back(*std::move(picture));
      skip_blanks();
    }
    return row;
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && is_padding(decode_utf8(text_, at_).code_point)) {
      at_ += decode_utf8(text_, at_).length;
    }
  }

  std::optional<Picture> next() {
    const std::size_t begin = at_;
    const std::size_t caption_end = text_.substr(at_).starts_with("![") ? text_.find("](", at_) : kNowhere;
    const std::size_t file_end = caption_end == kNowhere ? kNowhere : closing(caption_end + 1);
    if (file_end == kNowhere) return broken(begin);
    Picture picture;
    picture.caption = trim(line_.slice(begin + 2, caption_end));
    check_plain_words(picture.caption, faults_);
    picture.file = trim(line_.slice(caption_end + 2, file_end));
    at_ = file_end + 1;
    if (picture.file.empty()) return broken(begin);
    picture.span = line_.span(begin, at_);
    if (at_ >= text_.size() || text_[at_] != '{') return picture;
    const std::size_t end = text_.find('}', at_);
    if (end == kNowhere) return broken(at_);
    if (!read_settings(at_ + 1, end, picture)) return {};
    at_ = end + 1;
    return picture;
  }

  std::nullopt_t broken(std::size_t begin) {
    faults_.report(body_faults::kPictureLine, line_.span(begin, text_.size()));
    return std::nullopt;
  }

  /// The bracket that closes the one at `open`.
  std::size_t closing(std::size_t open) const {
    int depth = 0;
    for (std::size_t at = open; at < text_.size(); ++at) {
      if (text_[at] == '(') ++depth;
      if (text_[at] == ')' && --depth == 0) return at;
    }
    return kNowhere;
  }

  /// The field that a name before a sign of equality means; where the name begins in `name_begin`.
  struct Setting {
    const Field<Picture>* field;
    std::size_t begin, value;
  };

  static const Field<Picture>* find_field(std::string_view name) {
    for (const Field<Picture>& field : picture_fields()) {
      const bool of_line = field.info.key == "width" || field.info.key == "credit" || field.info.key == "alt";
      if (of_line && (name == field.info.key || name == field.info.zh)) return &field;
    }
    return nullptr;
  }

  bool read_settings(std::size_t begin, std::size_t end, Picture& picture) {
    std::vector<Setting> settings;
    for (std::size_t at = begin; at < end; at += decode_utf8(text_, at).length) {
      const char32_t c = decode_utf8(text_, at).code_point;
      if (c != U'=' && c != U'＝') continue;
      const LocatedText before = trim(line_.slice(settings.empty() ? begin : settings.back().value, at));
      const std::size_t name = last_word(before.view());
      const Field<Picture>* field = find_field(before.view().substr(name));
      const std::size_t name_begin = text_.rfind(before.view().substr(name), at);
      if (field == nullptr) return unknown(std::min(name_begin, at), end);
      settings.push_back({field, name_begin, at + decode_utf8(text_, at).length});
    }
    const std::size_t first = settings.empty() ? end : settings.front().begin;
    if (settings.empty() || !trim(line_.slice(begin, first)).empty()) return unknown(begin, end);
    for (std::size_t i = 0; i < settings.size(); ++i) {
      const std::size_t value_end = i + 1 < settings.size() ? settings[i + 1].begin : end;
      if (!set(*settings[i].field, without_separator(settings[i].value, value_end), picture)) {
        return unknown(settings[i].begin, end);
      }
    }
    return true;
  }

  static std::size_t last_word(std::string_view text) {
    std::size_t begin = 0;
    for_each_character(text, [&](std::size_t at, char32_t c) {
      if (is_padding(c) || c == U'、' || c == U'，' || c == U',') begin = at + decode_utf8(text, at).length;
    });
    return begin;
  }

  /// A value without blanks about it and the mark that parts it from the next name.
  LocatedText without_separator(std::size_t begin, std::size_t end) const {
    LocatedText value = trim(line_.slice(begin, end));
    for (const std::string_view mark : {"、", "，", ","}) {
      if (value.view().ends_with(mark)) return trim(value.slice(0, value.size() - mark.size()));
    }
    return value;
  }

  /// False where nothing is given.
  bool set(const Field<Picture>& field, LocatedText value, Picture& picture) {
    if (value.empty()) return false;
    if (field.info.key == "width") {
      if (const auto width = read_width(value, faults_)) picture.width = {*width, value.span()};
    } else {
      picture.*std::get<LocatedText Picture::*>(field.member) = std::move(value);
    }
    return true;
  }

  bool unknown(std::size_t begin, std::size_t end) {
    const LocatedText word = trim(line_.slice(begin, end));
    faults_.report(body_faults::kPictureSetting, line_.span(begin, end),
                   {word.size() > kLongestShown ? std::string("…") : word.str()});
    return false;
  }

  const LocatedText& line_;
  std::string marks_;
  std::string_view text_;
  Diagnostics& faults_;
  std::size_t at_ = 0;
};

}  // namespace

bool opens_picture(std::string_view line) { return PictureFinder(line).end(0) > 0; }

PictureRow read_picture_line(const LocatedText& line, Tally& tally, Diagnostics& faults) {
  PictureRow row = PictureLine(line, faults).read();
  for (Picture& picture : row) {
    for (LocatedText* words : {&picture.caption, &picture.credit, &picture.alt}) *words = read_radicals(*words, tally);
  }
  check_row(row, faults);
  return row;
}

void check_row(const PictureRow& row, Diagnostics& faults) {
  if (row.size() > kMostInRow)
    faults.report(body_faults::kPicturesInRow, row.front().span, {std::to_string(kMostInRow)});
  if (shared_caption(row) != nullptr) return;
  for (const Picture& picture : row) {
    if (picture.caption.empty() && picture.alt.empty()) faults.report(body_faults::kNoAlt, picture.span);
  }
}

void check_places(const Article& article, Diagnostics& faults) {
  if (article.pictures.empty() && article.tables.empty()) return;
  const auto paragraphs = std::ranges::count_if(article.body, &BodyLine::is_text);
  for (const PictureRow& row : article.pictures) {
    const Located<int>* after = follows(row);
    if (after != nullptr && after->value > paragraphs) {
      faults.report(body_faults::kAfterTheEnd, after->span, {std::to_string(paragraphs)});
    }
  }
  for (const Table& table : article.tables) {
    if (table.after && table.after->value > paragraphs)
      faults.report(body_faults::kAfterTheEnd, table.after->span, {std::to_string(paragraphs)});
  }
}

const Located<int>* follows(const PictureRow& row) {
  const auto says = std::ranges::find_if(row, [](const Picture& picture) { return picture.after.has_value(); });
  return says == row.end() ? nullptr : &*says->after;
}

const LocatedText* shared_caption(const PictureRow& row) {
  const LocatedText* only = nullptr;
  for (const Picture& picture : row) {
    if (picture.caption.empty()) continue;
    if (only != nullptr) return nullptr;
    only = &picture.caption;
  }
  return only;
}

}  // namespace typeset
