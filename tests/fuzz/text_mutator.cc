// Changes texts as typing does, every other time; else libFuzzer changes their bytes.
#include <algorithm>
#include <cstdint>
#include <cstring>

#include "fuzz/text_edits.h"

using typeset::fuzz::edited;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

std::size_t hand_over(const std::string& made, std::uint8_t* data, std::size_t most) {
  const std::size_t size = std::min(made.size(), most);
  std::memcpy(data, made.data(), size);
  return size;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  std::minstd_rand random(seed);
  if (random() % 2 == 0) return LLVMFuzzerMutate(data, size, most);
  return hand_over(edited(text_of(data, size), text_of(data, size), random), data, most);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* data, std::size_t size, const std::uint8_t* other,
                                                 std::size_t other_size, std::uint8_t* out, std::size_t most,
                                                 unsigned seed) {
  std::minstd_rand random(seed);
  return hand_over(edited(text_of(data, size), text_of(other, other_size), random), out, most);
}
