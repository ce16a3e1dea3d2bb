#include "emit/pdf/font_use.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "emit/pdf/clusters.h"
#include "font/subset.h"

namespace typeset::pdf {
namespace {

constexpr std::uint32_t kLastGlyph = 0xFFFF;
constexpr std::size_t kUnused = static_cast<std::size_t>(-1);

struct Votes {
  struct Vote {
    std::string_view text;
    std::uint64_t count = 0;
  };
  std::vector<Vote> all;  // in order of first use; mostly one

  void add(std::string_view text) {
    for (Vote& vote : all) {
      if (vote.text != text) continue;
      ++vote.count;
      return;
    }
    all.push_back({text, 1});
  }
  std::string_view winner() const {
    if (all.empty()) return {};
    return std::max_element(all.begin(), all.end(), [](const Vote& a, const Vote& b) { return a.count < b.count; })
        ->text;
  }
};

using GlyphVotes = std::unordered_map<std::uint32_t, Votes>;

struct Gathered {
  FaceId face{};
  GlyphVotes glyphs;
};

void gather(const GlyphRun& run, GlyphVotes& votes) {
  for (const Cluster& cluster : clusters(run)) {
    for (std::size_t i = 0; i < cluster.count; ++i) {
      Votes& of_glyph = votes[run.glyphs[cluster.first + i].id];
      const std::string_view text = share(cluster, i);
      if (!text.empty()) of_glyph.add(text);
    }
  }
}

std::int32_t width_in_thousandths(const Face& face, std::uint32_t glyph) {
  const std::int64_t em = std::max(1, face.units_per_em());
  const std::int64_t twice = 2000 * std::int64_t{face.advance(glyph)};
  return static_cast<std::int32_t>((twice + (twice < 0 ? -em : em)) / (2 * em));
}

Failure no_such_glyph(const Face& face, std::uint32_t glyph, const GlyphRun& run, std::size_t page) {
  return {FailureKind::malformed, face.postscript_name(),
          "page " + std::to_string(page + 1) + ": glyph " + std::to_string(glyph) + " has no outline in “" + run.text +
              "”"};
}

FaceUse settle(const Gathered& gathered, const Face& face, std::size_t place) {
  FaceUse use;
  use.face = gathered.face;
  use.resource = "F" + std::to_string(place + 1);
  use.glyphs.reserve(gathered.glyphs.size());
  for (const auto& [glyph, votes] : gathered.glyphs)
    use.glyphs.push_back(
        {glyph, content_code(face, glyph), width_in_thousandths(face, glyph), std::string(votes.winner())});
  std::sort(use.glyphs.begin(), use.glyphs.end(),
            [](const UsedGlyph& a, const UsedGlyph& b) { return a.glyph < b.glyph; });
  return use;
}

}  // namespace

const UsedGlyph& FaceUse::glyph(std::uint32_t id) const {
  return *std::lower_bound(glyphs.begin(), glyphs.end(), id,
                           [](const UsedGlyph& used, std::uint32_t wanted) { return used.glyph < wanted; });
}

std::vector<std::uint32_t> FaceUse::glyph_ids() const {
  std::vector<std::uint32_t> ids;
  ids.reserve(glyphs.size());
  for (const UsedGlyph& used : glyphs) ids.push_back(used.glyph);
  return ids;
}

const FaceUse& FontUse::face(FaceId id) const { return faces_[index_[static_cast<std::size_t>(id)]]; }

Result<FontUse> FontUse::of(const Pages& pages, const FontBook& fonts) {
  FontUse use;
  std::vector<Gathered> gathered;
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    for (const Item& item : pages.pages[page].items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run == nullptr || run->glyphs.empty()) continue;
      const auto face = static_cast<std::size_t>(run->face);
      if (face >= use.index_.size()) use.index_.resize(face + 1, kUnused);
      if (use.index_[face] == kUnused) {
        use.index_[face] = gathered.size();
        gathered.push_back({run->face, {}});
      }
      for (const Glyph& glyph : run->glyphs)
        if (glyph.id == 0 || glyph.id > kLastGlyph) return no_such_glyph(fonts.face(run->face), glyph.id, *run, page);
      gather(*run, gathered[use.index_[face]].glyphs);
    }
  }
  for (std::size_t i = 0; i < gathered.size(); ++i)
    use.faces_.push_back(settle(gathered[i], fonts.face(gathered[i].face), i));
  return use;
}

}  // namespace typeset::pdf
