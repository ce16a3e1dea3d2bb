// Changes fonts within one of their tables, so that the directory stays good: what libFuzzer alone seldom does. Tables
// that hold counts and offsets come first in line.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <string_view>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

constexpr std::size_t kDirectory = 12, kEntry = 16, kHead = 400;

std::uint32_t big(const std::uint8_t* at, std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value = value << 8U | at[i];
  return value;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  std::minstd_rand random(seed);
  if (size < kDirectory + kEntry || random() % 8 == 0) return LLVMFuzzerMutate(data, size, most);
  const std::string_view magic(reinterpret_cast<const char*>(data), 4);
  const std::size_t begin = magic == "ttcf" ? 20 : 0;  // of the first font of a collection, as the seeds have it
  const std::size_t tables = std::min<std::size_t>(big(data + begin + 4, 2), (size - begin - kDirectory) / kEntry);
  if (tables == 0) return LLVMFuzzerMutate(data, size, most);
  const std::uint8_t* const entry = data + begin + kDirectory + random() % tables * kEntry;
  const std::size_t offset = big(entry + 8, 4), length = big(entry + 12, 4);
  if (offset >= size || length == 0) return LLVMFuzzerMutate(data, size, most);
  std::size_t span = std::min(length, size - offset);
  if (random() % 2 == 0) span = std::min(span, kHead);
  std::vector<std::uint8_t> part(data + offset, data + offset + span);
  const std::size_t made = LLVMFuzzerMutate(part.data(), part.size(), part.size());
  std::memcpy(data + offset, part.data(), made);
  return size;
}
