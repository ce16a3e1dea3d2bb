// A batch in which documents meet faults of the program: they fail, each by itself, and the others are made.
#include "cli/batch.h"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <functional>
#include <new>
#include <stdexcept>
#include <unistd.h>
#include <vector>

#include "cli/placer.h"
#include "support/program.h"
#include "support/test_fonts.h"

using namespace typeset;
using test::read_file;
using test::ScopedFolder;

namespace {

/// What is said on standard error while it lives.
class Listener {
 public:
  explicit Listener(const std::filesystem::path& file) : file_(file), kept_(dup(STDERR_FILENO)) {
    const int open_file = open(file.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    REQUIRE(open_file >= 0);
    dup2(open_file, STDERR_FILENO);
    close(open_file);
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener() {
    dup2(kept_, STDERR_FILENO);
    close(kept_);
  }
  std::string heard() const { return read_file(file_); }

 private:
  std::filesystem::path file_;
  int kept_;
};

/// Is made where it is placed.
class Placed final : public UnplacedDocument {
 public:
  explicit Placed(std::function<void()> before) : before_(std::move(before)) {}
  void flush() override {}
  Outcome place() override {
    before_();
    return Outcome{"made\n"};
  }

 private:
  std::function<void()> before_;
};

struct Run {
  int code = 0;
  std::string said;
};

/// Four documents, of which the second meets `fault` while it is made or while it is placed.
Run run(const std::function<void()>& fault, bool while_placed, std::size_t threads) {
  const std::vector<std::string> names = {"a.yaml", "b.yaml", "c.yaml", "d.yaml"};
  Request request;
  request.language = Language::en;
  request.jobs = threads;
  const Workshop workshop(testing::disk_files(), nullptr, Premises());
  ReportFiles reports(request, workshop, false);
  const ReportForm form{Language::en, {}, true};
  const ScopedFolder folder;
  const auto work = [&](std::size_t number) {
    const std::function<void()> at_fault = number == 1 ? fault : [] {};
    if (!while_placed) at_fault();
    Outcome outcome;
    outcome.unplaced = std::make_shared<Placed>(while_placed ? at_fault : [] {});
    return outcome;
  };
  const Listener listener(folder.path() / "said");
  const int code = run_batch({names.size(), [&](std::size_t i) -> const std::string& { return names[i]; }}, 0, request,
                             workshop, form, reports, work);
  return {code, listener.heard()};
}

std::size_t count(std::string_view text, std::string_view word) {
  std::size_t times = 0;
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++times;
  return times;
}

}  // namespace

TEST_CASE("a document that meets a fault of the program fails by itself", "[cli]") {
  struct Case {
    std::function<void()> fault;
    std::string_view said;
  };
  const Case cases[] = {
      {[] { throw std::logic_error("a stretch without a node"); }, "b.yaml: error: internal error: a stretch without"},
      {[] { throw std::bad_alloc(); }, "b.yaml: error: out of memory"},
      {[] { static_cast<void>(std::string().at(1)); }, "b.yaml: error: internal error: "},
  };
  for (const Case& c : cases) {
    for (const bool while_placed : {false, true}) {
      for (const std::size_t threads : {1, 3}) {
        const Run done = run(c.fault, while_placed, threads);
        CAPTURE(while_placed, threads, done.said);
        CHECK(done.code == 3);
        CHECK(done.said.find(c.said) != std::string::npos);
        CHECK(count(done.said, "made\n") == 3);
        CHECK(count(done.said, "[cli/") == 1);
      }
    }
  }
}

TEST_CASE("a batch without faults of the program ends with 0", "[cli]") {
  const Run done = run([] {}, false, 2);
  CHECK(done.code == 0);
  CHECK(count(done.said, "made\n") == 4);
}

TEST_CASE("what a placer's documents throw comes out when all are placed", "[cli]") {
  int placed = 0;
  Placer placer;
  placer.add({[] {}, [] { throw std::runtime_error("first"); }});
  placer.add({[] {}, [&] { ++placed; }});
  placer.add({[] {}, [] { throw std::runtime_error("second"); }});
  CHECK_THROWS_WITH(placer.finish(), "first");
  CHECK(placed == 1);
}
