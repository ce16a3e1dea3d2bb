// What is meant for a picture in a line: `![` and `](`, full-width forms of these (then with the name of a picture's
// file), a blank between the brackets, or a file without its parentheses. What is typed almost right is found too, so
// that it is not printed as words.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace typeset {

/// Finds them in one text, which it does not own. Remembers where the next mark of each kind stands: asked at growing
/// places, it goes through the text once, however many ！【 in it are none. A step back costs time alone.
class PictureFinder {
 public:
  explicit PictureFinder(std::string_view text) : text_(text) {}

  /// The byte behind what begins at byte `at`, braces included; 0 if that is no picture. One that is left open runs to
  /// the end of the text.
  std::size_t end(std::size_t at);

 private:
  /// Where a mark was found, and from where it was looked for; at first nowhere, no place being behind 1 and before 0.
  struct Seen {
    std::size_t from = 1, found = 0;
  };
  template <std::size_t N>
  using Marks = std::array<std::string_view, N>;
  struct Place;

  template <std::size_t N>
  Place next(const Marks<N>& marks, std::array<Seen, N>& seen, std::size_t from) const;
  std::size_t behind_padding(std::size_t at);

  std::string_view text_;
  std::array<Seen, 3> caption_ends_;
  std::array<Seen, 6> files_;
  std::array<Seen, 2> file_ends_, address_ends_;
  std::array<Seen, 1> settings_ends_, brackets_, schemes_;
  std::array<Seen, 2> signs_;
  std::array<Seen, 5> stops_;
  Seen padding_;  // behind the last caption
};

}  // namespace typeset
