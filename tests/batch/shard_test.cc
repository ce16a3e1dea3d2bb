// Parts of a run.
#include "batch/shard.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>

namespace typeset::test {
namespace {

TEST_CASE("every name is in one part, and parts are about as large", "[batch]") {
  constexpr unsigned kCount = 7;
  std::map<unsigned, int> sizes;
  for (int name = 0; name < 7000; ++name) {
    int holders = 0;
    for (unsigned index = 1; index <= kCount; ++index) {
      if (!Shard{index, kCount}.has("2024/" + std::to_string(name))) continue;
      ++holders;
      ++sizes[index];
    }
    CHECK(holders == 1);
  }
  for (const auto& [index, size] : sizes) CHECK((size > 800 && size < 1200));
  CHECK(Shard{1, 1}.has("anything"));
}

/// By xxhsum -H2 of the names: a part that another build or machine works out differently would lose documents.
TEST_CASE("parts are those of the published hash", "[batch]") {
  // XXH3-128 of nothing begins with 99aa06d3014798d8, which is 0 modulo 8.
  CHECK(Shard{1, 8}.has(""));
}

TEST_CASE("parts are read from words and surroundings", "[batch]") {
  const auto read = [](const char* text) {
    const auto shard = read_shard(text);
    return shard ? std::to_string(shard->index) + " of " + std::to_string(shard->count) : "none";
  };
  CHECK(read("1/1") == "1 of 1");
  CHECK(read("3/8") == "3 of 8");
  for (const char* wrong : {"", "3", "0/8", "9/8", "3/", "/8", "3/8x", "-1/8", "3 /8", "1/100001", "1/0"})
    CHECK(read(wrong) == "none");

  const auto found = [](std::map<std::string, std::string> variables) {
    const auto shard = shard_of_surroundings([&](const char* name) {
      const auto value = variables.find(name);
      return value == variables.end() ? nullptr : value->second.c_str();
    });
    return shard ? std::to_string(shard->index) + " of " + std::to_string(shard->count) : "none";
  };
  CHECK(found({}) == "none");
  CHECK(found({{"SLURM_ARRAY_TASK_ID", "0"}, {"SLURM_ARRAY_TASK_COUNT", "4"}, {"SLURM_ARRAY_TASK_MIN", "0"}}) ==
        "1 of 4");
  CHECK(found({{"SLURM_ARRAY_TASK_ID", "5"}, {"SLURM_ARRAY_TASK_COUNT", "4"}, {"SLURM_ARRAY_TASK_MIN", "2"}}) ==
        "4 of 4");
  CHECK(found({{"SLURM_ARRAY_TASK_ID", "6"}, {"SLURM_ARRAY_TASK_COUNT", "4"}, {"SLURM_ARRAY_TASK_MIN", "2"}}) ==
        "none");  // an array with gaps
  CHECK(found({{"CI_NODE_INDEX", "2"}, {"CI_NODE_TOTAL", "3"}}) == "2 of 3");
  CHECK(found({{"CI_NODE_INDEX", "2"}}) == "none");
}

}  // namespace
}  // namespace typeset::test
