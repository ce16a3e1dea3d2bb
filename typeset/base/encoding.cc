#include "base/encoding.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/ucnv.h>
#include <vector>

#include "base/faults.h"
#include "base/utf8.h"

namespace typeset {

namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
constexpr std::string_view kUtf16LeMark = "\xff\xfe";
constexpr std::string_view kUtf16BeMark = "\xfe\xff";

struct EncodingName {
  std::string_view name;
  Encoding encoding;
};

// The first of each is the name used in messages. GBK and GB 2312 are parts of GB 18030.
constexpr std::array<EncodingName, 11> kNames = {{{"UTF-8", Encoding::utf8},
                                                  {"GB18030", Encoding::gb18030},
                                                  {"UTF-16LE", Encoding::utf16le},
                                                  {"UTF-16BE", Encoding::utf16be},
                                                  {"UTF8", Encoding::utf8},
                                                  {"GB-18030", Encoding::gb18030},
                                                  {"GBK", Encoding::gb18030},
                                                  {"CP936", Encoding::gb18030},
                                                  {"GB2312", Encoding::gb18030},
                                                  {"UTF-16", Encoding::utf16le},
                                                  {"UTF16", Encoding::utf16le}}};

std::string_view mark_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return kUtf8Mark;
    case Encoding::utf16le: return kUtf16LeMark;
    case Encoding::utf16be: return kUtf16BeMark;
    case Encoding::gb18030: break;
  }
  return "\x84\x31\x95\x33";  // U+FEFF in GB 18030
}

struct BadByte {
  std::size_t in_bytes;  // offset in the file as it is
  std::size_t in_text;   // offset in the UTF-8 made of it
};

struct Conversion {
  std::string text;
  std::vector<BadByte> bad;
};

Conversion read_utf8(std::string_view bytes, std::size_t mark) {
  Conversion made;
  made.text.reserve(bytes.size());
  for (std::size_t at = mark; at < bytes.size();) {
    const Decoded next = decode_utf8(bytes, at);
    if (next.valid) {
      made.text += bytes.substr(at, next.length);
    } else {
      made.bad.push_back({at, made.text.size()});
      append_utf8(made.text, next.code_point);
    }
    at += next.length;
  }
  return made;
}

void append_utf16(std::string& text, const UChar* begin, const UChar* end) {
  for (const UChar* at = begin; at < end; ++at) {
    const bool pair = U16_IS_LEAD(*at) && at + 1 < end && U16_IS_TRAIL(at[1]);
    const auto c = pair ? static_cast<char32_t>(U16_GET_SUPPLEMENTARY(at[0], at[1])) : static_cast<char32_t>(*at);
    append_utf8(text, U16_IS_SURROGATE(c) ? 0xfffd : c);
    if (pair) ++at;
  }
}

Conversion read_by_icu(std::string_view bytes, std::size_t mark, const char* converter_name) {
  Conversion made;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(converter_name, &status), &ucnv_close);
  if (U_FAILURE(status)) {
    made.bad.push_back({0, 0});
    return made;
  }
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const char* at = bytes.data() + mark;
  const char* end = bytes.data() + bytes.size();
  std::vector<UChar> buffer(bytes.size() - mark + 16);
  while (true) {
    status = U_ZERO_ERROR;
    UChar* made_to = buffer.data();
    ucnv_toUnicode(converter.get(), &made_to, buffer.data() + buffer.size(), &at, end, nullptr, true, &status);
    append_utf16(made.text, buffer.data(), made_to);
    if (U_SUCCESS(status)) break;
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    std::array<char, 16> unreadable{};
    auto length = static_cast<int8_t>(unreadable.size());
    UErrorCode asked = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), unreadable.data(), &length, &asked);
    const auto read = static_cast<std::size_t>(at - bytes.data());
    const std::size_t width = U_SUCCESS(asked) && length > 0 ? static_cast<std::size_t>(length) : 1;
    made.bad.push_back({read - std::min(read, width), made.text.size()});
    append_utf8(made.text, 0xfffd);
    if (at >= end) break;
    ucnv_resetToUnicode(converter.get());
  }
  return made;
}

Conversion convert(std::string_view bytes, Encoding encoding) {
  const std::string_view mark = mark_of(encoding);
  const std::size_t begin = bytes.starts_with(mark) ? mark.size() : 0;
  switch (encoding) {
    case Encoding::gb18030: return read_by_icu(bytes, begin, "gb18030");
    case Encoding::utf16le: return read_by_icu(bytes, begin, "UTF-16LE");
    case Encoding::utf16be: return read_by_icu(bytes, begin, "UTF-16BE");
    case Encoding::utf8: break;
  }
  return read_utf8(bytes, begin);
}

// A Word or ZIP file read as GB 18030 may be well-formed by chance, but it is full of control characters.
bool looks_like_text(std::string_view bytes) {
  const auto odd = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7f;
  };
  const auto count = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), odd));
  constexpr std::size_t kStray = 2;  // in a short text, too, a page break or another that was typed
  return count <= kStray || count * 50 <= bytes.size();
}

// Chinese in UTF-16 has its zero bytes in line ends, digits, spaces and YAML's own marks: always on the same side.
std::optional<Encoding> guess_by_zeros(std::string_view bytes) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < bytes.size(); ++at) zeros[at % 2] += bytes[at] == '\0' ? 1 : 0;
  const std::size_t total = zeros[0] + zeros[1];
  if (total == 0 || bytes.size() % 2 != 0 || total * 20 < bytes.size()) return {};
  if (zeros[1] >= zeros[0] * 20) return Encoding::utf16le;
  if (zeros[0] >= zeros[1] * 20) return Encoding::utf16be;
  return {};
}

bool is_utf16(Encoding encoding) { return encoding == Encoding::utf16le || encoding == Encoding::utf16be; }

// Three zero bytes in four on the same side, or its mark, of which the little-endian one begins like UTF-16's.
bool is_utf32(std::string_view bytes) {
  constexpr std::string_view kLittleMark("\xff\xfe\0\0", 4);
  constexpr std::string_view kBigMark("\0\0\xfe\xff", 4);
  if (bytes.empty() || bytes.size() % 4 != 0) return false;
  if (bytes.starts_with(kLittleMark) || bytes.starts_with(kBigMark)) return true;
  // No character lies above U+10FFFF: the first byte is zero and the second at most 0x10, in every one of them.
  bool little = true;
  bool big = true;
  for (std::size_t at = 0; at < bytes.size(); at += 4) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
    little = little && byte(3) == 0 && byte(2) <= 0x10;
    big = big && byte(0) == 0 && byte(1) <= 0x10;
  }
  return little || big;
}

// Chinese in UTF-8 is three bytes a character, which often makes whole, if senseless, GB 18030 too; the other way round
// a text of some length never happens to be UTF-8.
bool is_surely_utf8(std::string_view bytes) {
  constexpr std::size_t kEnough = 10;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded next = decode_utf8(bytes, at);
    if (!next.valid) return false;
    if (next.length > 2) ++characters;
    at += next.length;
  }
  return characters >= kEnough;
}

/// Whether a file that was to be read as `asked` is rather in `guess`: whole in that, and not in `asked`.
bool is_other(std::string_view bytes, Encoding asked, Encoding guess, std::size_t bad_as_asked) {
  if (bytes.empty()) return false;
  const bool two_widths = is_utf16(asked) != is_utf16(guess);
  const bool sure = guess == Encoding::utf8 && is_surely_utf8(bytes);
  return sure || ((bad_as_asked > 0 || two_widths) && convert(bytes, guess).bad.empty());
}

void report_bad(std::string_view bytes, const std::vector<BadByte>& bad, Encoding encoding, FileId file,
                Diagnostics& faults) {
  constexpr std::size_t kMostListed = 10;
  for (std::size_t i = 0; i < std::min(bad.size(), kMostListed); ++i) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(bad[i].in_bytes < bytes.size() ? bytes[bad[i].in_bytes] : '\0');
    const auto at = static_cast<std::uint32_t>(bad[i].in_text);
    faults.report(base_faults::kBadBytes, {file, at, at + 3},
                  {std::string("0x") + kHex[value >> 4U] + kHex[value & 15U], encoding_name(encoding)});
  }
  if (bad.size() <= kMostListed) return;
  const auto next = static_cast<std::uint32_t>(bad[kMostListed].in_text);
  faults.report(base_faults::kMoreBadBytes, {file, next, next + 3},
                {std::to_string(bad.size() - kMostListed), encoding_name(encoding)});
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
  return std::find_if(kNames.begin(), kNames.end(), [&](const EncodingName& n) { return n.encoding == encoding; })
      ->name;
}

std::optional<Encoding> find_encoding(std::string_view name) {
  const auto same = [&](const EncodingName& known) {
    return std::equal(name.begin(), name.end(), known.name.begin(), known.name.end(), [](char a, char b) {
      return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b;
    });
  };
  const auto* found = std::find_if(kNames.begin(), kNames.end(), same);
  if (found == kNames.end()) return {};
  return found->encoding;
}

std::optional<Encoding> guess_encoding(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) return Encoding::utf8;
  if (bytes.starts_with(kUtf16LeMark)) return Encoding::utf16le;
  if (bytes.starts_with(kUtf16BeMark)) return Encoding::utf16be;
  if (const auto by_zeros = guess_by_zeros(bytes)) return by_zeros;
  if (!looks_like_text(bytes)) return {};
  std::size_t characters = 0;
  std::size_t damaged = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded next = decode_utf8(bytes, at);
    if (!next.valid) ++damaged;
    if (next.length > 1) ++characters;
    at += next.length;
  }
  if (damaged == 0 || characters >= damaged * 3) return Encoding::utf8;
  const std::size_t unread = convert(bytes, Encoding::gb18030).bad.size();
  if (unread == 0) return Encoding::gb18030;
  // Neither is whole: the one that leaves less unread, if that is little.
  if (std::min(damaged, unread) * 10 > bytes.size()) return {};
  return damaged <= unread ? Encoding::utf8 : Encoding::gb18030;
}

std::optional<std::string> decode(std::string_view bytes, Encoding encoding, std::size_t* bad_offset) {
  Conversion made = convert(bytes, encoding);
  if (made.bad.empty()) return std::move(made.text);
  if (bad_offset != nullptr) *bad_offset = made.bad.front().in_bytes;
  return {};
}

FileId add_text(Sources& sources, std::string name, std::string_view bytes, std::optional<Encoding> encoding,
                Diagnostics& faults) {
  const auto refuse = [&](const DiagnosticKind& kind, std::string text, std::vector<Term> arguments) {
    const FileId file = sources.add(std::move(name), std::move(text));
    faults.report(kind, {file, 0, 0}, std::move(arguments));
    return file;
  };
  if (is_utf32(bytes)) return refuse(base_faults::kUnknownEncoding, {}, {"UTF-32"});
  const std::optional<Encoding> guess = guess_encoding(bytes);
  if (!encoding && !guess) return refuse(base_faults::kNotText, {}, {});
  if (!encoding && guess != Encoding::utf8) {
    const FileId file = sources.add(std::move(name), convert(bytes, *guess).text);
    faults.report(base_faults::kOtherEncoding, where_encoding_shows(sources, file), {encoding_name(*guess)});
    return file;
  }
  Encoding meant = encoding.value_or(Encoding::utf8);
  // Asked for UTF-16, the user leaves its byte order to what the file shows.
  if (is_utf16(meant) && guess && is_utf16(*guess)) meant = *guess;
  Conversion made = convert(bytes, meant);
  if (encoding && guess && meant != *guess && is_other(bytes, meant, *guess, made.bad.size())) {
    const DiagnosticKind& kind =
        guess == Encoding::utf8 ? base_faults::kAskedNotUtf8 : base_faults::kAskedOtherEncoding;
    return refuse(kind, convert(bytes, *guess).text, {encoding_name(*guess), encoding_name(meant)});
  }
  const std::vector<BadByte> bad = std::move(made.bad);
  const FileId file = sources.add(std::move(name), std::move(made.text));
  report_bad(bytes, bad, meant, file, faults);
  return file;
}

Span where_encoding_shows(const Sources& sources, FileId file) {
  const std::string_view text = sources.text(file);
  const auto shows = std::ranges::find_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const auto at = static_cast<std::uint32_t>(shows == text.end() ? 0 : shows - text.begin());
  return {file, at, at};
}

}  // namespace typeset
