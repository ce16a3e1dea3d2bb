// Descriptor: an open file of the system, closed with its owner.
#pragma once

#include <unistd.h>
#include <utility>

namespace typeset {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (open()) ::close(number_);
  }
  bool open() const { return number_ >= 0; }
  int number() const { return number_; }
  /// Closes now and says whether the system had something to say about it (a full disk is reported as late as here).
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

}  // namespace typeset
