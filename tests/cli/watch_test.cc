// hongtou watch, as one sits before it: a save is followed by new outputs, what was missing is waited for.
#include <catch2/catch.hpp>
#include <string>

#include "support/desk.h"
#include "support/made_text.h"

namespace typeset::test {
namespace {

/// A watch that runs in the background of a shell. Waits are for what must come, and end in failure after a minute.
const std::string kBegin =
    "rounds() { i=0; while [ \"$(grep -c '^waiting' log)\" -lt $1 ]; do i=$((i+1)); [ $i -lt 1200 ] || exit 9; sleep "
    "0.05; "
    "done; }\n"
    ": >log\n"  // or there may be none yet to count in
    "\"$HONGTOU\" watch $WATCHED --fonts pinned --lang en 2>log & watch=$!\n"
    "rounds 1\n";
const std::string kEnd = "kill -TERM $watch; wait $watch; echo code $?\n";

TEST_CASE("what is saved is built again, and nothing else", "[watch]") {
  const Desk desk;
  desk.write("issues/1.yaml", kGoodBulletin);
  desk.write("issues/2.yaml", kGoodBulletin);
  const Outcome outcome =
      desk.shell("WATCHED='issues -o out/'\n" + kBegin +
                 "cp out/1.pdf first; sed -i 's/number: 34/number: 35/' issues/1.yaml; rounds 2\n"
                 "cmp -s first out/1.pdf || echo anew\n"
                 "cp issues/1.yaml issues/3.yaml; rounds 3; test -f out/3.pdf && echo found\n"
                 "mkdir -p issues/styles; cp \"$HONGTOU_DATA/styles/bulletin.yaml\" issues/styles/; "
                 "rounds 4\n" +
                 kEnd + "cat log");
  CHECK(outcome.output.find("anew\nfound\ncode 0\n") != std::string::npos);
  const auto round = [&](int number) {
    std::size_t begin = 0;
    for (int i = 1; i < number; ++i) begin = outcome.output.find("waiting", begin) + 1;
    return outcome.output.substr(begin, outcome.output.find("waiting", begin) - begin);
  };
  CHECK(round(2).find("1 unchanged") != std::string::npos);
  CHECK(round(3).find("2 unchanged") != std::string::npos);
  CHECK(round(4).find("unchanged") == std::string::npos);  // a style that was looked for in vain has come
}

TEST_CASE("a source with errors is waited for, and so is one that is not there", "[watch]") {
  const Desk desk;
  const Outcome outcome = desk.shell("WATCHED=a.yaml\n" + kBegin +
                                     "echo 'number: x' >a.yaml; rounds 2\n"
                                     "cat >b <<'END'\n" +
                                     kGoodBulletin +
                                     "END\nmv b a.yaml; rounds 3\n"
                                     "test -f a.pdf && echo made\n" +
                                     kEnd);
  CHECK(outcome.output == "made\ncode 0\n");
}

TEST_CASE("a folder that has no source for a while is waited for, and so is a list", "[watch]") {
  const Desk desk;
  desk.write("issues/1.yaml", kGoodBulletin);
  desk.write("2.yaml", kGoodBulletin);
  desk.write("list", "2.yaml\n");
  const Outcome outcome = desk.shell("WATCHED='issues @list -o out/'\n" + kBegin +
                                     "mv issues/1.yaml .; rounds 2\n"
                                     "mv 1.yaml issues/3.yaml; rounds 3; test -f out/3.pdf && echo found\n"
                                     "mv list l; rounds 4\n"
                                     "cp 2.yaml 4.yaml; echo 4.yaml >> l; mv l list; rounds 5\n"
                                     "test -f out/4.pdf && echo listed\n" +
                                     kEnd + "cat log");
  CHECK(outcome.output.starts_with("found\nlisted\ncode 0\n"));
  CHECK(outcome.output.find("[cli/nothing-found]") != std::string::npos);
}

}  // namespace
}  // namespace typeset::test
