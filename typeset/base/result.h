// Result: a value, or the reason there is none. For the fallible edges (reading a file, opening a font, writing an
// output); faults of the author's text are Diagnostics instead, because there are many of them at once.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace typeset {

enum class FailureKind { not_found, not_permitted, not_a_file, too_large, malformed, unsupported, io };

/// Why an edge failed. `what` names the thing (a path, a font), `detail` what the system or library said of it.
struct Failure {
  FailureKind kind = FailureKind::io;
  std::string what;
  std::string detail;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() & { return assert(ok()), *std::get_if<0>(&state_); }
  const T& value() const& { return assert(ok()), *std::get_if<0>(&state_); }
  T&& value() && { return assert(ok()), std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  const Failure& failure() const { return assert(!ok()), *std::get_if<1>(&state_); }

 private:
  std::variant<T, Failure> state_;
};

}  // namespace typeset
