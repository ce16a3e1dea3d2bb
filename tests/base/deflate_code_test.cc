// Pieces coded apart under one code inflate, in any order, to the pieces; read back by libdeflate.
#include "base/deflate_code.h"

#include <catch2/catch.hpp>
#include <libdeflate.h>
#include <random>
#include <string>
#include <vector>

#include "base/adler.h"
#include "base/huffman.h"

using namespace typeset;

namespace {

std::string inflated(const std::string& packed, std::size_t size) {
  std::string bytes(size + 1, '?');
  libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  std::size_t used = 0, made = 0;
  const libdeflate_result result = libdeflate_deflate_decompress_ex(decompressor, packed.data(), packed.size(),
                                                                    bytes.data(), bytes.size(), &used, &made);
  libdeflate_free_decompressor(decompressor);
  CHECK(result == LIBDEFLATE_SUCCESS);
  CHECK(used == packed.size());
  bytes.resize(made);
  return bytes;
}

std::string block_of(const DeflateCode& code, const std::vector<std::string>& pieces) {
  BitWriter stream;
  code.put_header(stream, true);
  for (const std::string& piece : pieces) {
    BitWriter apart;
    code.put(apart, piece);
    stream.append(apart.view());
  }
  code.put_end(stream);
  return stream.take();
}

/// Bytes of which some are rare, with repetitions near and far, of all lengths.
std::string random_piece(std::mt19937& random) {
  const auto below = [&](std::size_t n) { return random() % n; };
  std::string piece;
  const std::size_t size = below(8) == 0 ? below(40000) : below(700);
  while (piece.size() < size) {
    if (piece.size() > 4 && below(9) == 0) {
      const std::size_t from = below(piece.size());
      for (std::size_t length = below(12) == 0 ? below(400) : below(12); length > 0; --length)
        piece += piece[from + (length % 5 == 0 ? 0 : piece.size() % (piece.size() - from))];
    } else if (piece.size() > 4 && below(7) == 0) {
      const std::size_t from = below(piece.size());
      const std::size_t length = below(20) == 0 ? 300 : below(10);
      for (std::size_t i = 0; i < length; ++i) piece += piece[from + i];
    } else {
      piece += static_cast<char>(below(6) == 0 ? below(256) : 120 + below(30));
    }
  }
  return piece;
}

}  // namespace

TEST_CASE("pieces coded apart are one block, in any order", "[base]") {
  std::mt19937 random(1);
  for (int round = 0; round < 30; ++round) {
    std::vector<std::string> samples, pieces;
    for (std::size_t i = random() % 12; i > 0; --i) samples.push_back(random_piece(random));
    for (std::size_t i = random() % 12; i > 0; --i) pieces.push_back(random_piece(random));
    const std::vector<std::string_view> views(samples.begin(), samples.end());
    const DeflateCode code = DeflateCode::trained_on(views, DeflateCode::Scope::any);
    std::string whole;
    for (const std::string& piece : pieces) whole += piece;
    CHECK(inflated(block_of(code, pieces), whole.size()) == whole);
    const std::optional<DeflateCode> again = DeflateCode::read(code.text());
    REQUIRE(again);
    CHECK(block_of(*again, pieces) == block_of(code, pieces));
  }
}

TEST_CASE("a code for its samples alone", "[base]") {
  for (const std::string sample : {"", "a", "aaaaaaaa", "abcabcabcabc", "ab", "Adobe Identity 0 Adobe Identity 1"}) {
    const DeflateCode code =
        DeflateCode::trained_on(std::vector<std::string_view>{sample}, DeflateCode::Scope::samples);
    CHECK(inflated(block_of(code, {sample}), sample.size()) == sample);
    CHECK_FALSE(DeflateCode::read(code.text()));
  }
}

TEST_CASE("matches of every length and distance are what they say", "[base]") {
  std::mt19937 random(2);
  std::string noise;
  for (int i = 0; i < 33000; ++i) noise += static_cast<char>(random());
  std::string piece;
  for (std::size_t length = 3; length <= 300; ++length) {
    const std::string once = noise.substr(length * 100, length);
    piece += once;
    piece += once;
  }
  std::string near;
  for (std::size_t distance = 1; distance < 600; ++distance) {
    near += noise.substr(distance * 20, distance);
    near += near.substr(near.size() - distance, 7);
  }
  const std::vector<std::string_view> samples = {piece, near};
  const DeflateCode code = DeflateCode::trained_on(samples, DeflateCode::Scope::any);
  const std::string packed = block_of(code, {piece, near});
  CHECK(inflated(packed, piece.size() + near.size()) == piece + near);
  CHECK(packed.size() < piece.size() / 2 + near.size());
  // As near as a match may be, and a byte too far.
  for (const std::size_t distance : {32767U, 32768U, 32769U}) {
    const std::string far = "an example" + std::string(distance - 10, '0') + "an example";
    CHECK(inflated(block_of(code, {far}), far.size()) == far);
  }
}

TEST_CASE("codes that are no codes are not read", "[base]") {
  const std::string sample = "abc";
  const std::string good =
      DeflateCode::trained_on(std::vector<std::string_view>{sample}, DeflateCode::Scope::any).text();
  CHECK(DeflateCode::read(good));
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = bad[at] == '1' ? '2' : '1';
    CHECK_FALSE(DeflateCode::read(bad));
    bad[at] = 'x';
    CHECK_FALSE(DeflateCode::read(bad));
    CHECK_FALSE(DeflateCode::read(good.substr(0, at)));
  }
}

TEST_CASE("Huffman's lengths: the fewest bits, within the limit", "[base]") {
  const auto lengths = [](std::vector<std::uint32_t> counts, unsigned limit) {
    std::vector<std::uint8_t> made(counts.size());
    huffman_lengths(counts, limit, made);
    return std::vector<int>(made.begin(), made.end());
  };
  using L = std::vector<int>;
  CHECK(lengths({5, 9, 12, 13, 16, 45}, 15) == L{4, 4, 3, 3, 3, 1});
  CHECK(lengths({0, 7, 0, 7, 0}, 15) == L{0, 1, 0, 1, 0});
  CHECK(lengths({0, 0, 9}, 15) == L{1, 0, 1});
  CHECK(lengths({0, 0, 0}, 15) == L{1, 1, 0});
  // Fibonacci's numbers make the longest codes: without a limit 1 … 24.
  std::vector<std::uint32_t> fibonacci = {1, 1};
  while (fibonacci.size() < 25) fibonacci.push_back(fibonacci.back() + fibonacci[fibonacci.size() - 2]);
  for (const unsigned limit : {5U, 7U, 15U}) {
    const L made = lengths(fibonacci, limit);
    double sum = 0;
    for (const int length : made) sum += 1.0 / (1 << length);
    CHECK(sum == 1.0);
    CHECK(*std::max_element(made.begin(), made.end()) <= static_cast<int>(limit));
    CHECK(std::is_sorted(made.rbegin(), made.rend()));
  }
}

TEST_CASE("Adler-32 of pieces joined", "[base]") {
  std::mt19937 random(3);
  std::string whole(200000, '\xFF');
  CHECK(Adler::of(whole).value() == libdeflate_adler32(1, whole.data(), whole.size()));
  whole.clear();
  Adler joined;
  for (int i = 0; i < 300; ++i) {
    std::string piece = i % 3 == 0 ? std::string(random() % 70000, '\xFF') : random_piece(random);
    joined = joined.then(Adler::of(piece), piece.size());
    whole += piece;
    REQUIRE(joined.value() == libdeflate_adler32(1, whole.data(), whole.size()));
  }
}
