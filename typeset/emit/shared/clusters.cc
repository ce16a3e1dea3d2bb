#include "emit/shared/clusters.h"

#include <algorithm>

#include "base/utf8.h"

namespace typeset::emit {
namespace {

constexpr std::size_t kLongestShare = 96;  // bytes of UTF-8; a ToUnicode target holds at most 512 of UTF-16

std::string_view stretch(const GlyphRun& run, const Glyph& glyph) {
  const std::string_view text = run.text;
  const std::size_t begin = std::min<std::size_t>(glyph.text_begin, text.size());
  const std::size_t end = std::clamp<std::size_t>(glyph.text_end, begin, text.size());
  return text.substr(begin, end - begin);
}

}  // namespace

std::vector<Cluster> clusters(const GlyphRun& run) {
  std::vector<Cluster> all;
  all.reserve(run.glyphs.size());
  const Glyph* previous = nullptr;
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    const Glyph& glyph = run.glyphs[i];
    const bool same = previous != nullptr && previous->text_begin == glyph.text_begin &&
                      previous->text_end == glyph.text_end && glyph.text_begin < glyph.text_end;
    if (same)
      ++all.back().count;
    else
      all.push_back({i, 1, stretch(run, glyph)});
    previous = &glyph;
  }
  return all;
}

std::string_view share(const Cluster& cluster, std::size_t index) {
  if (cluster.text.size() > kLongestShare) return {};
  if (cluster.count == 1) return cluster.text;
  if (count_characters(cluster.text) != cluster.count) return {};
  std::size_t at = 0;
  for (std::size_t i = 0; i < index; ++i) at += decode_utf8(cluster.text, at).length;
  return cluster.text.substr(at, decode_utf8(cluster.text, at).length);
}

}  // namespace typeset::emit
