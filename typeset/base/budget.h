// Budget: what the making of one document may take, so that one source of thousands cannot hold up or fill up the
// machine for the others.
//
// Counts are the rule: they give the same answer on every machine. Time is asked for only where the caller brings a
// clock, at the borders of stages and within those that may be long: between blocks, cells of tables, pages of a
// file. Where something is spent, BudgetSpent is thrown and unwinds to press(), which reports it; nobody else catches
// it, and it passes through no library's code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <utility>

namespace typeset {

struct Limits {
  /// A year of a bulletin in one volume has some 1,000 pages, a large yearbook 2,000.
  std::size_t pages = 5'000;
  /// Those of text, titles, tables and notes. A page of body type has 616, one of figures in small type up to 3,000.
  std::size_t glyphs = 10'000'000;
  /// Bytes that its pictures take in memory, each once: JPEG and most PNG as in their files, other PNG as rows.
  std::size_t pictures = std::size_t{512} << 20U;
  /// Whether the document has had its time; asked often, perhaps by several threads at once. Null: there is no limit.
  std::function<bool()> time_is_up = {};
};

class BudgetSpent : public std::exception {
 public:
  enum class On : std::uint8_t { pages, glyphs, pictures, time };
  explicit BudgetSpent(On what) : on(what) {}
  const char* what() const noexcept override { return "a document's budget is spent"; }

  const On on;
};

/// Of one document. Taking is for the one thread that makes it; look_at_time() for any.
///
/// Of all documents that are made at a time, one holds more than kOwnPictures bytes of pictures: who wants more waits
/// for `turn`, and has it until the budget ends. So what a process takes does not grow with its threads, and none is
/// refused for what others happen to take. Who has the turn waits for nothing.
class Budget {
 public:
  static constexpr std::size_t kOwnPictures = std::size_t{64} << 20U;
  /// `turn` may be null: then there are no others.
  explicit Budget(Limits limits, std::mutex* turn = nullptr) : limits_(std::move(limits)) {
    if (turn != nullptr) turn_ = std::unique_lock(*turn, std::defer_lock);
  }

  const Limits& limits() const { return limits_; }

  void take_pages(std::size_t count) {
    if (count > limits_.pages - pages_) throw BudgetSpent(BudgetSpent::On::pages);
    pages_ += count;
  }
  void take_glyphs(std::size_t count) {
    if (count > limits_.glyphs - glyphs_) throw BudgetSpent(BudgetSpent::On::glyphs);
    glyphs_ += count;
  }
  void take_pictures(std::size_t bytes) {
    if (bytes > limits_.pictures - pictures_) throw BudgetSpent(BudgetSpent::On::pictures);
    pictures_ += bytes;
    if (pictures_ > kOwnPictures && turn_.mutex() != nullptr && !turn_.owns_lock()) turn_.lock();
  }
  void look_at_time() const {
    if (limits_.time_is_up && limits_.time_is_up()) throw BudgetSpent(BudgetSpent::On::time);
  }

 private:
  Limits limits_;
  std::size_t pages_ = 0, glyphs_ = 0, pictures_ = 0;
  std::unique_lock<std::mutex> turn_;
};

}  // namespace typeset
