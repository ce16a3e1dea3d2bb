#include "base/workers.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace typeset;

TEST_CASE("every piece of work is done once, whatever throws; the first exception comes back", "[base]") {
  for (const unsigned threads : {0U, 1U, 4U}) {
    std::vector<int> done(20);
    const auto work = [&](std::size_t i) {
      ++done[i];
      if (i % 7 == 3) throw std::out_of_range(std::to_string(i));
    };
    CHECK_THROWS_WITH(share_out(done.size(), threads, work), "3");
    CHECK(std::count(done.begin(), done.end(), 1) == 20);
  }
  share_out(0, 4, [](std::size_t) { FAIL(); });
}

TEST_CASE("no more threads work than were asked for, and one is no other than the caller's", "[base]") {
  share_out(3, 1, [caller = std::this_thread::get_id()](std::size_t) {
    if (std::this_thread::get_id() != caller) throw std::logic_error("another thread");
  });
  std::atomic<int> busy = 0;
  std::atomic<int> most = 0;
  share_out(200, 3, [&](std::size_t) {
    const int now = ++busy;
    for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
    }
    std::this_thread::yield();
    --busy;
  });
  CHECK(most <= 3);
}
