// A page as a picture in grey, and a ruler to lay on it.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "support/program.h"

namespace typeset::test {

struct Band {
  int begin = 0, end = 0;  // pixels [begin, end)
};

class Raster {
 public:
  static constexpr int kDpi = 600;
  static double mm(double pixels) { return pixels * 25.4 / kDpi; }
  static int pixels(double mm) { return static_cast<int>(mm * kDpi / 25.4 + 0.5); }

  /// Page `number` (from 1) of a PDF, drawn by pdftoppm in colour.
  static Raster of(const fs::path& pdf, int number) {
    const ScopedFolder scratch;
    run({"pdftoppm", "-r", std::to_string(kDpi), "-f", std::to_string(number), "-l", std::to_string(number),
         "-singlefile", pdf.string(), (scratch.path() / "page").string()});
    return Raster(read_file(scratch.path() / "page.ppm"));
  }

  int width() const { return width_; }
  int height() const { return height_; }
  bool dark(int x, int y) const { return sum(x, y) < 3 * 128; }
  bool red(int x, int y) const {
    const std::array<int, 3> p = pixel(x, y);
    return p[0] > 200 && p[1] < 100 && p[2] < 100;
  }

  /// Runs of rows (of columns) within the rectangle in which any pixel is inked as `is` says.
  template <typename Is>
  std::vector<Band> rows(int x0, int y0, int x1, int y1, Is is) const {
    return bands(y0, y1, [&](int y) {
      for (int x = x0; x < x1; ++x) {
        if (is(x, y)) return true;
      }
      return false;
    });
  }
  template <typename Is>
  std::vector<Band> columns(int x0, int y0, int x1, int y1, Is is) const {
    return bands(x0, x1, [&](int x) {
      for (int y = y0; y < y1; ++y) {
        if (is(x, y)) return true;
      }
      return false;
    });
  }

 private:
  explicit Raster(std::string ppm) : data_(std::move(ppm)) {
    if (data_.size() < 15 || data_.compare(0, 2, "P6") != 0) return;
    const char* at = data_.c_str() + 2;
    char* next = nullptr;
    width_ = static_cast<int>(std::strtol(at, &next, 10));
    height_ = static_cast<int>(std::strtol(next, &next, 10));
    std::strtol(next, &next, 10);
    begin_ = static_cast<std::size_t>(next + 1 - data_.c_str());
  }
  std::array<int, 3> pixel(int x, int y) const {
    const std::size_t at =
        begin_ + 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x));
    const auto byte = [&](std::size_t i) { return static_cast<int>(static_cast<unsigned char>(data_[at + i])); };
    return {byte(0), byte(1), byte(2)};
  }
  int sum(int x, int y) const {
    const auto p = pixel(x, y);
    return p[0] + p[1] + p[2];
  }
  template <typename Inked>
  static std::vector<Band> bands(int from, int to, Inked inked) {
    std::vector<Band> found;
    bool open = false;
    for (int i = from; i < to; ++i) {
      const bool ink = inked(i);
      if (ink && !open) found.push_back({i, i});
      if (ink) found.back().end = i + 1;
      open = ink;
    }
    return found;
  }

  std::string data_;
  int width_ = 0, height_ = 0;
  std::size_t begin_ = 0;
};

}  // namespace typeset::test
