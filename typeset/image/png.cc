// PNG: the chunks by our own walk, the pixels by libpng.
//
// libpng leaves by longjmp where a file is damaged. Only decode() is ever left that way; it keeps nothing with a
// destructor, and what it fills belongs to its caller.
#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <functional>
#include <libdeflate.h>
#include <memory>
#include <png.h>
#include <span>
#include <vector>

#include "image/formats.h"
#include "image/profile.h"

namespace typeset::images {

namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
constexpr std::size_t kChunkFrame = 12;  // length, type, CRC
constexpr std::size_t kHeaderSize = 13;
constexpr png_alloc_size_t kLargestChunk = 8U << 20U;

/// The file as a list of chunks.
struct Chunks {
  std::uint32_t width = 0, height = 0;
  int depth = 0, type = 0;
  bool interlaced = false, transparent = false;
  int orientation = 1;
  std::vector<std::string_view> data;  // IDAT
  bool ended = false;
  std::string_view profile, gamma, primaries;  // iCCP, gAMA, cHRM
  bool srgb = false;
};

/// What stands before the pixels and says what their numbers mean.
void take_colour(std::string_view type, std::string_view content, Chunks& chunks) {
  if (type == "iCCP" && chunks.profile.empty()) chunks.profile = content;
  if (type == "gAMA" && chunks.gamma.empty()) chunks.gamma = content;
  if (type == "cHRM" && chunks.primaries.empty()) chunks.primaries = content;
  if (type == "sRGB") chunks.srgb = true;
}

std::optional<Failure> walk(std::string_view bytes, Chunks& chunks) {
  if (!bytes.starts_with(kSignature)) return damaged("the signature is damaged");
  bool first = true;
  for (std::size_t at = kSignature.size(); !chunks.ended;) {
    if (bytes.size() - at < kChunkFrame) return damaged("the file ends before the picture does");
    const std::size_t length = big_32(bytes, at);
    if (length > bytes.size() - at - kChunkFrame) return damaged("the file ends inside a chunk");
    const std::string_view type = bytes.substr(at + 4, 4);
    const std::string_view content = bytes.substr(at + 8, length);
    at += kChunkFrame + length;
    if (first != (type == "IHDR")) return damaged("the header is not the first chunk");
    if (first) {
      if (length != kHeaderSize) return damaged("the header is damaged");
      chunks.width = big_32(content, 0);
      chunks.height = big_32(content, 4);
      chunks.depth = static_cast<int>(byte_at(content, 8));
      chunks.type = static_cast<int>(byte_at(content, 9));
      chunks.interlaced = byte_at(content, 12) != 0;
      if (chunks.width == 0 || chunks.height == 0) return damaged("a picture without size");
      if (too_large(chunks.width, chunks.height)) return Failure{FailureKind::too_large, {}, {}};
      first = false;
    }
    if (chunks.data.empty()) take_colour(type, content, chunks);
    if (type == "IDAT") chunks.data.push_back(content);
    if (type == "tRNS") chunks.transparent = true;
    if (type == "eXIf") chunks.orientation = exif_orientation(content);
    chunks.ended = type == "IEND";
  }
  return {};
}

/// What libpng makes of the file.
struct Decoded {
  std::string_view file;
  std::size_t at = 0;
  bool whole = false;  // all rows are kept; else there is room for one
  std::vector<png_byte> pixels;
  std::vector<png_bytep> rows;  // if they are kept
  std::size_t row_bytes = 0;
  int channels = 0, depth = 0;
  std::vector<png_color> palette;
  std::vector<png_byte> opacity;  // of palette entries
  bool warned = false;
};

void read_bytes(png_structp png, png_bytep into, std::size_t count) {
  auto* decoded = static_cast<Decoded*>(png_get_io_ptr(png));
  if (count > decoded->file.size() - decoded->at) png_error(png, "end of file");
  std::copy_n(decoded->file.data() + decoded->at, count, reinterpret_cast<char*>(into));
  decoded->at += count;
}

[[noreturn]] void leave(png_structp png, png_const_charp) { png_longjmp(png, 1); }

void take_warning(png_structp png, png_const_charp) {
  auto* decoded = static_cast<Decoded*>(png_get_error_ptr(png));
  if (decoded != nullptr) decoded->warned = true;
}

/// libpng's two objects, freed whichever way decode() is left.
struct Reader {
  png_structp png;
  png_infop info = nullptr;
  explicit Reader(Decoded& decoded)
      : png(png_create_read_struct(PNG_LIBPNG_VER_STRING, &decoded, leave, take_warning)) {
    if (png != nullptr) info = png_create_info_struct(png);
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { png_destroy_read_struct(&png, &info, nullptr); }
};

void take_palette(const Reader& reader, Decoded& decoded) {
  png_colorp colours = nullptr;
  int count = 0;
  if (png_get_PLTE(reader.png, reader.info, &colours, &count) != 0) decoded.palette.assign(colours, colours + count);
  png_bytep opacity = nullptr;
  if (png_get_tRNS(reader.png, reader.info, &opacity, &count, nullptr) != 0 && opacity != nullptr) {
    decoded.opacity.assign(opacity, opacity + count);
  }
}

using Visit = std::function<void(std::span<const png_byte> row)>;

void make_room(const Reader& reader, const Chunks& chunks, Decoded& decoded) {
  decoded.row_bytes = png_get_rowbytes(reader.png, reader.info);
  decoded.channels = png_get_channels(reader.png, reader.info);
  decoded.depth = png_get_bit_depth(reader.png, reader.info);
  decoded.pixels.resize(decoded.row_bytes * (decoded.whole ? chunks.height : 1));
  decoded.rows.resize(decoded.whole ? chunks.height : 0);
  for (std::size_t y = 0; y < decoded.rows.size(); ++y) decoded.rows[y] = decoded.pixels.data() + y * decoded.row_bytes;
}

void visit_kept(const Decoded& decoded, const Visit& visit) {
  for (const png_byte* row : decoded.rows) visit({row, decoded.row_bytes});
}

/// Told apart by what is left out: only what is printed is read.
constexpr png_byte kLeftOut[] =
    "iCCP\0gAMA\0cHRM\0sRGB\0bKGD\0hIST\0sPLT\0pHYs\0oFFs\0pCAL\0sCAL\0tIME\0tEXt\0zTXt\0iTXt\0eXIf";

/// Calls `visit` with each row, from above; false where libpng finds the file damaged.
bool decode(const Reader& reader, const Chunks& chunks, Decoded& decoded, const Visit& visit) {
  if (setjmp(png_jmpbuf(reader.png)) != 0) return false;  // NOLINT(cert-err52-cpp): libpng knows no other way
  png_set_read_fn(reader.png, &decoded, read_bytes);
  png_set_user_limits(reader.png, kLongestSide, kLongestSide);
  png_set_chunk_malloc_max(reader.png, kLargestChunk);
  png_set_keep_unknown_chunks(reader.png, PNG_HANDLE_CHUNK_NEVER, nullptr, 0);
  png_set_keep_unknown_chunks(reader.png, PNG_HANDLE_CHUNK_NEVER, kLeftOut, sizeof kLeftOut / 5);
  png_read_info(reader.png, reader.info);
  const bool palette = chunks.type == PNG_COLOR_TYPE_PALETTE;
  if (palette) take_palette(reader, decoded);
  if (chunks.depth == 16) png_set_scale_16(reader.png);
  if (!palette && png_get_valid(reader.png, reader.info, PNG_INFO_tRNS) != 0) png_set_tRNS_to_alpha(reader.png);
  if (palette && !decoded.opacity.empty()) png_set_packing(reader.png);
  png_set_interlace_handling(reader.png);
  png_read_update_info(reader.png, reader.info);
  make_room(reader, chunks, decoded);
  if (decoded.whole) {
    png_read_image(reader.png, decoded.rows.data());
    visit_kept(decoded, visit);
  } else {
    for (std::uint32_t y = 0; y < chunks.height; ++y) {
      png_read_row(reader.png, decoded.pixels.data(), nullptr);
      visit({decoded.pixels.data(), decoded.row_bytes});
    }
  }
  png_read_end(reader.png, nullptr);
  return true;
}

/// What the rows of a picture turn out to be.
struct Look {
  bool opaque = true;  // of the last of two or four channels
  bool grey = true;    // RGB that is grey throughout prints with black alone
  bool within_palette = true;
};

/// An index past the palette's end means nothing; libpng only warns.
bool within_palette(const Decoded& decoded, std::span<const png_byte> row, std::uint32_t width) {
  const auto depth = static_cast<std::size_t>(decoded.depth);
  if (decoded.palette.size() >= std::size_t{1} << depth) return true;
  for (std::size_t x = 0; x < width; ++x) {
    const std::size_t bit = x * depth;
    const std::size_t index = (row[bit / 8] >> (8 - depth - bit % 8)) & ((std::size_t{1} << depth) - 1);
    if (index >= decoded.palette.size()) return false;
  }
  return true;
}

void look_at(const Decoded& decoded, const Chunks& chunks, std::span<const png_byte> row, Look& look) {
  if (chunks.type == PNG_COLOR_TYPE_PALETTE) {
    look.within_palette = look.within_palette && within_palette(decoded, row, chunks.width);
    if (decoded.opacity.empty()) return;
    for (const png_byte index : row)
      look.opaque = look.opaque && (index >= decoded.opacity.size() || decoded.opacity[index] == 0xff);
    return;
  }
  const auto channels = static_cast<std::size_t>(decoded.channels);
  if (channels == 1) return;
  for (std::size_t i = 0; i + channels <= row.size(); i += channels) {
    if (channels % 2 == 0) look.opaque = look.opaque && row[i + channels - 1] == 0xff;
    if (channels > 2) look.grey = look.grey && row[i] == row[i + 1] && row[i] == row[i + 2];
  }
}

void keep_palette(const Decoded& decoded, Image& image) {
  const bool grey =
      std::ranges::all_of(decoded.palette, [](const png_color& c) { return c.red == c.green && c.red == c.blue; });
  image.colour = grey ? ImageColour::grey : ImageColour::rgb;
  for (const png_color& c : decoded.palette) {
    image.palette += static_cast<char>(c.red);
    if (grey) continue;
    image.palette += static_cast<char>(c.green);
    image.palette += static_cast<char>(c.blue);
  }
}

/// What of a picture's rows is kept, and in which form.
struct Keeping {
  bool samples = false, mask = false;
  std::size_t colours = 1;  // channels of a sample that are kept
};

void keep_row(const Decoded& decoded, const Keeping& keeping, std::span<const png_byte> row, Image& image) {
  const auto channels = static_cast<std::size_t>(decoded.channels);
  if (keeping.samples && (channels == keeping.colours || !decoded.palette.empty())) {
    image.samples.append(reinterpret_cast<const char*>(row.data()), row.size());
  } else if (keeping.samples) {
    for (std::size_t i = 0; i + channels <= row.size(); i += channels)
      for (std::size_t c = 0; c < keeping.colours; ++c) image.samples += static_cast<char>(row[i + c]);
  }
  if (!keeping.mask) return;
  if (!image.palette.empty()) {
    for (const png_byte index : row)
      image.mask += static_cast<char>(index < decoded.opacity.size() ? decoded.opacity[index] : 0xff);
  } else {
    for (std::size_t i = channels; i <= row.size(); i += channels) image.mask += static_cast<char>(row[i - 1]);
  }
}

struct FreeInflater {
  void operator()(libdeflate_decompressor* inflater) const { libdeflate_free_decompressor(inflater); }
};

/// iCCP (PNG, 11.3.2.3): a name of up to 79 bytes, NUL, the method 0, the profile deflated.
JudgedProfile profile_of_chunk(std::string_view content, ImageColour colour) {
  constexpr std::size_t kLongestName = 79;
  const std::size_t name = content.find('\0');
  if (name == 0 || name > kLongestName || content.size() < name + 2 || content[name + 1] != 0) {
    return {{}, ProfileFault::damaged};
  }
  const std::string_view packed = content.substr(name + 2);
  const std::unique_ptr<libdeflate_decompressor, FreeInflater> inflater(libdeflate_alloc_decompressor());
  const auto room = std::make_unique_for_overwrite<char[]>(kLargestProfile);
  std::size_t size = 0;
  if (inflater == nullptr) return {{}, ProfileFault::damaged};
  switch (
      libdeflate_zlib_decompress(inflater.get(), packed.data(), packed.size(), room.get(), kLargestProfile, &size)) {
    case LIBDEFLATE_SUCCESS: return judge_profile({room.get(), size}, colour);
    case LIBDEFLATE_INSUFFICIENT_SPACE: return {{}, ProfileFault::too_large};
    default: return {{}, ProfileFault::damaged};
  }
}

/// gAMA and cHRM (PNG, 11.3.2.1 and 11.3.2.2), in hundred thousandths. 1/2.2 with sRGB's primaries is how programs
/// write sRGB; cHRM without gAMA is heeded by no one.
JudgedProfile profile_of_numbers(const Chunks& chunks, ImageColour colour) {
  constexpr double kUnit = 100'000;
  constexpr double kOfSrgb = 1 / 2.2, kClose = 0.05, kSame = 0.005;  // gamma: what libpng calls insignificant
  constexpr double kLeast = 0.1, kMost = 10;
  if (chunks.gamma.size() != 4) return {{}, ProfileFault::wrong_numbers};
  const double gamma = big_32(chunks.gamma, 0) / kUnit;
  if (gamma < kLeast || gamma > kMost) return {{}, ProfileFault::wrong_numbers};
  Primaries primaries;
  bool of_srgb = true;
  if (colour == ImageColour::rgb && !chunks.primaries.empty()) {
    std::size_t at = 0;
    if (chunks.primaries.size() != 8 * 4) return {{}, ProfileFault::wrong_numbers};
    for (double* number : {&primaries.white_x, &primaries.white_y, &primaries.red_x, &primaries.red_y,
                           &primaries.green_x, &primaries.green_y, &primaries.blue_x, &primaries.blue_y}) {
      const double read = big_32(chunks.primaries, at) / kUnit;
      of_srgb = of_srgb && std::abs(read - *number) < kSame;
      *number = read;
      at += 4;
    }
  }
  if (of_srgb && std::abs(gamma / kOfSrgb - 1) < kClose) return {};
  const std::string made = profile_of_gamma(colour, 1 / gamma, primaries);
  return made.empty() ? JudgedProfile{{}, ProfileFault::wrong_numbers} : judge_profile(made, colour);
}

JudgedProfile profile_of(const Chunks& chunks) {
  const bool grey = (chunks.type & PNG_COLOR_MASK_COLOR) == 0;
  const ImageColour colour = grey ? ImageColour::grey : ImageColour::rgb;
  if (!chunks.profile.empty()) return profile_of_chunk(chunks.profile, colour);
  if (chunks.srgb || chunks.gamma.empty()) return {};
  return profile_of_numbers(chunks, colour);
}

/// The profile of the file comes to the picture. RGB that has become grey takes the greys that its profile means.
void settle_profile(const Chunks& chunks, Image& image) {
  JudgedProfile judged = profile_of(chunks);
  image.profile_fault = judged.fault;
  const bool became_grey = image.colour == ImageColour::grey && (chunks.type & PNG_COLOR_MASK_COLOR) != 0;
  if (judged.bytes.empty() || !became_grey) {
    image.profile = std::move(judged.bytes);
    return;
  }
  const std::array<std::uint8_t, 256> greys = greys_of(judged.bytes);
  const auto meant = [&](auto& sample) {
    sample = static_cast<std::remove_reference_t<decltype(sample)>>(greys[static_cast<std::uint8_t>(sample)]);
  };
  if (image.palette.empty()) {
    std::ranges::for_each(image.samples, meant);
  } else {
    std::ranges::for_each(image.palette, meant);
  }
}

}  // namespace

Result<Image> read_png(std::string_view bytes, const TakeRoom& take) {
  constexpr std::uint64_t kSmall = std::uint64_t{16} << 20U;  // decoded once, and kept until it is known what is needed
  Chunks chunks;
  if (auto failure = walk(bytes, chunks)) return *std::move(failure);
  const std::uint64_t count = std::uint64_t{chunks.width} * chunks.height;
  const auto too_many_rows = [] { return Failure{FailureKind::too_large, "rows", {}}; };
  const std::uint64_t most = count * 4;
  if (chunks.interlaced && most > kMostPlain) return too_many_rows();
  Decoded decoded;
  Look look;
  const auto read = [&](const Visit& visit) -> std::optional<Failure> {
    decoded.file = bytes;
    decoded.at = 0;
    const Reader reader(decoded);
    if (reader.info == nullptr) return Failure{FailureKind::too_large, {}, "out of memory"};
    if (!decode(reader, chunks, decoded, visit)) return damaged("the picture's data are damaged");
    return {};
  };
  decoded.whole = chunks.interlaced || most <= kSmall;
  if (auto failure = read([&](std::span<const png_byte> row) { look_at(decoded, chunks, row, look); }))
    return *std::move(failure);
  if (!look.within_palette) return damaged("a colour that the palette lacks");

  Image image;
  image.width = chunks.width;
  image.height = chunks.height;
  image.orientation = chunks.orientation;
  image.depth = decoded.depth;
  Keeping keeping;
  bool as_filed = !chunks.interlaced && chunks.depth <= 8 && !decoded.warned;
  if (chunks.type == PNG_COLOR_TYPE_PALETTE) {
    keep_palette(decoded, image);
    keeping.mask = !decoded.opacity.empty() && !look.opaque;
    if (keeping.mask) image.opacity.assign(decoded.opacity.begin(), decoded.opacity.end());
    if (!decoded.opacity.empty()) as_filed = as_filed && chunks.depth == 8;
  } else {
    const bool alpha = decoded.channels % 2 == 0;
    keeping.mask = alpha && !look.opaque;
    keeping.colours = decoded.channels > 2 && !look.grey ? 3 : 1;
    // A colour that is taken for transparent leaves 8-bit rows as they are, but flattened() wants plain ones.
    as_filed = as_filed && !alpha && static_cast<std::size_t>(decoded.channels) == keeping.colours;
    image.colour = keeping.colours == 1 ? ImageColour::grey : ImageColour::rgb;
  }
  keeping.samples = !as_filed;
  std::uint64_t room = keeping.mask ? count : 0;
  if (keeping.samples)
    room += static_cast<std::size_t>(decoded.channels) == keeping.colours || !image.palette.empty()
                ? std::uint64_t{decoded.row_bytes} * chunks.height
                : count * keeping.colours;
  if (room > kMostPlain) return too_many_rows();
  std::size_t packed = 0;
  for (const std::string_view part : chunks.data) packed += part.size();
  if (take) take(room + (as_filed ? packed : 0));

  if (keeping.samples || keeping.mask) {
    if (keeping.mask) image.mask.reserve(count);
    if (keeping.samples) image.samples.reserve(room - (keeping.mask ? count : 0));
    const Visit keep = [&](std::span<const png_byte> row) { keep_row(decoded, keeping, row, image); };
    if (decoded.whole) {
      visit_kept(decoded, keep);
    } else if (auto failure = read(keep)) {
      return *std::move(failure);
    }
  }
  settle_profile(chunks, image);
  if (as_filed) {
    image.packing = ImagePacking::png_rows;
    image.samples.reserve(packed);
    for (const std::string_view part : chunks.data) image.samples += part;
  }
  return image;
}

}  // namespace typeset::images
