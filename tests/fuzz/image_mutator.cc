// Changes PNG files so that they stay PNG files: a chunk is changed, doubled, moved or dropped, rows are changed behind
// their compression, and every checksum is right again. All else is left to libFuzzer.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <libdeflate.h>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";

struct Chunk {
  std::string type, content;
};

std::uint32_t big_32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

void put_32(std::string& bytes, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> static_cast<unsigned>(shift));
}

std::vector<Chunk> chunks_of(std::string_view file) {
  std::vector<Chunk> chunks;
  file.remove_prefix(kSignature.size());
  while (file.size() >= 12) {
    const std::size_t length = std::min<std::size_t>(big_32(file, 0), file.size() - 12);
    chunks.push_back({std::string(file.substr(4, 4)), std::string(file.substr(8, length))});
    file.remove_prefix(12 + length);
  }
  return chunks;
}

std::string file_of(const std::vector<Chunk>& chunks) {
  std::string file(kSignature);
  for (const Chunk& chunk : chunks) {
    put_32(file, static_cast<std::uint32_t>(chunk.content.size()));
    const std::string sealed = chunk.type + chunk.content;
    file += sealed;
    put_32(file, libdeflate_crc32(0, sealed.data(), sealed.size()));
  }
  return file;
}

void mutate(std::string& bytes, std::size_t most) {
  const std::size_t size = bytes.size();
  bytes.resize(std::max(most, size));
  bytes.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(bytes.data()), size, bytes.size()));
}

/// The stream at `begin` of a chunk: unpacked, changed, packed again. Nothing where it cannot be unpacked.
void mutate_packed(std::string& content, std::size_t begin) {
  if (begin > content.size()) return;
  std::string plain(1U << 16U, '\0');
  std::size_t size = 0;
  libdeflate_decompressor* const unpacker = libdeflate_alloc_decompressor();
  const auto result = libdeflate_zlib_decompress(unpacker, content.data() + begin, content.size() - begin, plain.data(),
                                                 plain.size(), &size);
  libdeflate_free_decompressor(unpacker);
  if (result != LIBDEFLATE_SUCCESS) return;
  plain.resize(size);
  mutate(plain, size + 64);
  libdeflate_compressor* const packer = libdeflate_alloc_compressor(1);
  std::string packed(libdeflate_zlib_compress_bound(packer, plain.size()), '\0');
  packed.resize(libdeflate_zlib_compress(packer, plain.data(), plain.size(), packed.data(), packed.size()));
  libdeflate_free_compressor(packer);
  content.replace(begin, std::string::npos, packed);
}

void change(std::vector<Chunk>& chunks, std::minstd_rand& random) {
  const auto any = [&] { return random() % chunks.size(); };
  const std::size_t at = any();
  switch (random() % 8) {
    case 0: chunks.insert(chunks.begin() + static_cast<std::ptrdiff_t>(any()), chunks[at]); break;
    case 1: std::swap(chunks[at], chunks[any()]); break;
    case 2: chunks.erase(chunks.begin() + static_cast<std::ptrdiff_t>(at)); break;
    case 3: {
      static constexpr const char* kTypes[] = {"PLTE", "tRNS", "eXIf", "iCCP", "gAMA", "cHRM", "sRGB", "IDAT", "bKGD"};
      chunks[at].type = kTypes[random() % std::size(kTypes)];
      break;
    }
    default:
      // The name of a profile ends in two zero bytes; behind them it is packed as rows are.
      if (chunks[at].type == "IDAT" && random() % 4 != 0)
        mutate_packed(chunks[at].content, 0);
      else if (chunks[at].type == "iCCP" && random() % 2 != 0)
        mutate_packed(chunks[at].content, chunks[at].content.find('\0') + 2);
      else
        mutate(chunks[at].content, chunks[at].content.size() + 32);
  }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  std::minstd_rand random(seed);
  if (!file.starts_with(kSignature) || random() % 10 == 0) return LLVMFuzzerMutate(data, size, most);
  std::vector<Chunk> chunks = chunks_of(file);
  if (chunks.empty()) return LLVMFuzzerMutate(data, size, most);
  change(chunks, random);
  const std::string made = file_of(chunks);
  if (made.size() > most) return LLVMFuzzerMutate(data, size, most);
  std::memcpy(data, made.data(), made.size());
  return made.size();
}
