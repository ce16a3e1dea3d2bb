// Runs that cannot be set correctly: of scripts that join or stack their letters, and whatever the bidirectional
// algorithm puts from right to left, the numbers and marks inside included. Each is refused as a whole (CL-MIN).
#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unicode/ubidi.h>
#include <unicode/utf16.h>
#include <vector>

#include "base/utf8.h"
#include "text/faults.h"
#include "text/galley.h"

namespace typeset::text {

namespace {

struct BidiCloser {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

/// UAX #9 over the whole text, which runs from left to right as every Chinese document does. Direction controls and
/// format characters that are refused have been reported and count for nothing.
void find_levels(Galley& galley) {
  constexpr char16_t kNothing = 0x2060;  // of class BN
  std::u16string utf16;
  std::vector<std::int32_t> at;  // of each cluster
  for (const Cluster& cluster : galley.clusters) {
    at.push_back(static_cast<std::int32_t>(utf16.size()));
    for (std::uint32_t byte = cluster.begin; byte < cluster.end;) {
      const Decoded next = decode_utf8(galley.text(), byte);
      byte += next.length;
      if (cluster.refused || is_bidi_control(next.code_point)) {
        utf16 += kNothing;
      } else if (next.code_point < 0x10000) {
        utf16 += static_cast<char16_t>(next.code_point);
      } else {
        utf16 += static_cast<char16_t>(U16_LEAD(next.code_point));
        utf16 += static_cast<char16_t>(U16_TRAIL(next.code_point));
      }
    }
  }
  const std::unique_ptr<UBiDi, BidiCloser> bidi(ubidi_open());
  if (!bidi) return;
  UErrorCode status = U_ZERO_ERROR;
  ubidi_setPara(bidi.get(), utf16.data(), static_cast<std::int32_t>(utf16.size()), 0, nullptr, &status);
  const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &status);
  if (U_FAILURE(status) != 0) return;
  for (std::size_t i = 0; i < at.size(); ++i) galley.clusters[i].level = levels[at[i]];
}

Term hindrance_term(Hindrance hindrance) {
  switch (hindrance) {
    case Hindrance::right_to_left: return {"从右向左书写", "runs from right to left"};
    case Hindrance::joins: return {"字母要连写变形", "joins its letters"};
    default: return {"字母要上下叠写或移位", "stacks or moves its letters"};
  }
}

class Refuser {
 public:
  explicit Refuser(Galley& galley) : galley_(galley), clusters_(galley.clusters) {}

  void refuse_all() {
    for (std::size_t i = 0; i < clusters_.size();) {
      const std::size_t end = clusters_[i].newline ? i : run_end(i);
      if (end > i) refuse(i, end);
      i = std::max(end, i + 1);
    }
  }

 private:
  /// Behind the run that begins at cluster `i`; `i` itself if none does.
  std::size_t run_end(std::size_t i) const {
    const bool backwards = clusters_[i].level > 0;
    if (!backwards && !refused_script(clusters_[i].script)) return i;
    std::size_t end = i;
    for (std::size_t k = i; k < clusters_.size() && !clusters_[k].newline; ++k) {
      const Cluster& cluster = clusters_[k];
      if ((cluster.level > 0) != backwards) break;
      if (backwards || cluster.script == clusters_[i].script) {
        end = k + 1;  // the algorithm leaves no blanks and marks at the ends of what runs backwards
      } else if (!joins_words(cluster)) {
        break;
      }
    }
    return end;
  }

  /// Blanks, digits and marks of no script go along with the words on both sides.
  static bool joins_words(const Cluster& cluster) {
    const bool shared = cluster.script == kCommonScript || cluster.script == kInheritedScript;
    return shared && !kChineseMarks.has(cluster.cls);
  }

  void refuse(std::size_t from, std::size_t to) {
    while (from < to && clusters_[from].refused) ++from;  // a format character, reported by its name
    if (from == to) return;
    std::optional<RefusedScript> script;
    for (std::size_t i = from; i < to; ++i) {
      if (!script) script = refused_script(clusters_[i].script);
      if (clusters_[i].dropped || clusters_[i].refused || clusters_[i].cls == CharClass::SP) continue;
      clusters_[i].cls = CharClass::SY;
      clusters_[i].refused = true;
    }
    if (!script) {
      script = RefusedScript{Hindrance::right_to_left, Term("从右向左书写的文字", "text of a right-to-left script")};
    }
    galley_.faults.report(text_faults::kUnsupportedScript,
                          galley_.paragraph.text.span(clusters_[from].begin, clusters_[to - 1].end),
                          {words(from, to), script->name, hindrance_term(script->hindrance)});
  }

  std::string words(std::size_t from, std::size_t to) const {
    constexpr std::size_t kShown = 24;
    const std::size_t shown = std::min(to, from + kShown);
    const std::uint32_t begin = clusters_[from].begin;
    std::string text(galley_.text().substr(begin, clusters_[shown - 1].end - begin));
    if (shown < to) text += "…";
    return text;
  }

  Galley& galley_;
  std::vector<Cluster>& clusters_;
};

}  // namespace

void refuse_foreign_runs(Galley& galley) {
  if (!galley.foreign) return;
  if (galley.right_to_left) find_levels(galley);
  Refuser(galley).refuse_all();
}

}  // namespace typeset::text
