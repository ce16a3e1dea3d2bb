#include "emit/shared/used_faces.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "emit/shared/clusters.h"
#include "emit/shared/faults.h"

namespace typeset::emit {
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
  Span first;
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

bool is_drawable(const Glyph& glyph) { return glyph.id != 0 && glyph.id <= kLastGlyph; }

UsedFace settle(const Gathered& gathered) {
  UsedFace used;
  used.face = gathered.face;
  used.first = gathered.first;
  used.glyphs.reserve(gathered.glyphs.size());
  for (const auto& [glyph, votes] : gathered.glyphs) used.glyphs.push_back({glyph, std::string(votes.winner())});
  std::sort(used.glyphs.begin(), used.glyphs.end(),
            [](const DrawnGlyph& a, const DrawnGlyph& b) { return a.id < b.id; });
  return used;
}

}  // namespace

std::optional<UsedFaces> UsedFaces::of(const Pages& pages, const FontBook& fonts, Diagnostics& faults) {
  UsedFaces use;
  bool whole = true;
  std::vector<Gathered> gathered;
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    for (const Item& item : pages.pages[page].items) {
      const auto* run = std::get_if<GlyphRun>(&item);
      if (run == nullptr || run->glyphs.empty()) continue;
      const auto face = static_cast<std::size_t>(run->face);
      if (face >= use.index_.size()) use.index_.resize(face + 1, kUnused);
      if (use.index_[face] == kUnused) {
        use.index_[face] = gathered.size();
        gathered.push_back({run->face, run->span, {}});
      }
      if (!std::all_of(run->glyphs.begin(), run->glyphs.end(), is_drawable)) {
        faults.report(emit_faults::kNoGlyph, run->span,
                      {run->text, fonts.face(run->face).postscript_name(), std::to_string(page + 1)});
        whole = false;
      }
      gather(*run, gathered[use.index_[face]].glyphs);
    }
  }
  if (!whole) return std::nullopt;
  for (const Gathered& face : gathered) use.faces_.push_back(settle(face));
  return use;
}

}  // namespace typeset::emit
