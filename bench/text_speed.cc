// Characters per second of the text room on one core: shaping and breaking together, and each verb alone.
//
//   text_speed [--benchmark_…]     build it with cmake --build build/release --target text_speed (needs
//   libbenchmark-dev)
//
// The text is the sample bulletin's body, its paragraphs repeated to 100,000 characters: once as paragraphs, as an
// office writes them, once as a single paragraph, which shows that the work grows with the text and no faster.
// `items/s` is characters per second.
#include <benchmark/benchmark.h>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "support/test_fonts.h"
#include "text/fit.h"
#include "text/galley.h"
#include "text/paragraph.h"
#include "text/place.h"

namespace {

using namespace typeset;        // NOLINT
using namespace typeset::text;  // NOLINT

constexpr std::size_t kCharacters = 100000;

const FontBook& book() {
  static const auto opened = testing::real_font_book();
  if (!opened) {
    std::cerr << "the pinned fonts are not in the cache: run fonts/fetch\n";
    std::exit(2);
  }
  return *opened;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for_each_character(text, [&](std::size_t, char32_t) { ++count; });
  return count;
}

/// The lines of the sample that are long enough to be body text.
std::vector<std::string> sample_paragraphs() {
  std::ifstream file(std::string(REPOSITORY) + "/samples/bijie-2017-34.yaml");
  std::vector<std::string> paragraphs;
  for (std::string line; std::getline(file, line);) {
    line.erase(0, line.find_first_not_of(" -"));
    if (characters(line) > 60) paragraphs.push_back(line);
  }
  return paragraphs;
}

const std::vector<std::string>& as_paragraphs() {
  static const std::vector<std::string> all = [] {
    const std::vector<std::string> sample = sample_paragraphs();
    std::vector<std::string> repeated;
    for (std::size_t count = 0, i = 0; count < kCharacters; ++i) {
      repeated.push_back(sample[i % sample.size()]);
      count += characters(repeated.back());
    }
    return repeated;
  }();
  return all;
}

const std::vector<std::string>& as_one() {
  static const std::vector<std::string> one = [] {
    std::string all;
    for (const std::string& paragraph : as_paragraphs()) all += paragraph;
    return std::vector<std::string>{all};
  }();
  return one;
}

Paragraph paragraph_of(const std::string& words) {
  Paragraph paragraph;
  paragraph.text = LocatedText(words, Span{FileId{0}, 0, static_cast<std::uint32_t>(words.size())});
  StyleRun run;
  run.end = static_cast<std::uint32_t>(words.size());
  run.style.size = Length::pt(16);
  run.style.cell = Length::mm(156).scaled(1, 28);
  paragraph.runs.push_back(run);
  return paragraph;
}

std::vector<Paragraph> paragraphs_of(const std::vector<std::string>& texts) {
  std::vector<Paragraph> all;
  for (const std::string& text : texts) all.push_back(paragraph_of(text));
  return all;
}

Shape body_shape() {
  Shape shape;
  shape.measure = Length::mm(156);
  shape.first_indent = Length::mm(156).scaled(2, 28);
  return shape;
}

Rules word_rules() {
  Rules rules;
  rules.punctuation = Punctuation::none;
  rules.hang = Hang::word;
  rules.breaker = Breaker::first_fit;
  return rules;
}

void count_characters(benchmark::State& state, const std::vector<std::string>& texts) {
  std::size_t total = 0;
  for (const std::string& text : texts) total += characters(text);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(total));
}

void set_all(benchmark::State& state, const std::vector<std::string>& texts, const Rules& rules) {
  const std::vector<Paragraph> paragraphs = paragraphs_of(texts);
  const Shape shape = body_shape();
  Diagnostics unheard;
  set_paragraph(paragraphs.front(), shape, rules, book(), unheard);  // opens the faces
  for ([[maybe_unused]] auto _ : state) {
    Diagnostics faults;
    for (const Paragraph& paragraph : paragraphs) {
      benchmark::DoNotOptimize(set_paragraph(paragraph, shape, rules, book(), faults));
    }
  }
  count_characters(state, texts);
}

void gb_paragraphs(benchmark::State& state) { set_all(state, as_paragraphs(), Rules{}); }
void gb_one_paragraph(benchmark::State& state) { set_all(state, as_one(), Rules{}); }
void word_paragraphs(benchmark::State& state) { set_all(state, as_paragraphs(), word_rules()); }

/// The verbs up to the `stage`-th, all paragraphs; the difference of two neighbours is the cost of one.
void up_to(benchmark::State& state) {
  const std::vector<Paragraph> paragraphs = paragraphs_of(as_paragraphs());
  const Shape shape = body_shape();
  const Rules rules;
  using Verb = void (*)(Galley&);
  static constexpr std::array<Verb, 7> kVerbs = {resolve_shared_marks, replace_spaces, cast_faces, text::shape,
                                                 make_items,           set_gaps,       find_breaks};
  const auto stage = static_cast<std::size_t>(state.range(0));
  for ([[maybe_unused]] auto _ : state) {
    Diagnostics faults;
    for (const Paragraph& paragraph : paragraphs) {
      Galley galley(paragraph, rules, book(), faults);
      itemise(galley, shape.measure);
      for (std::size_t v = 0; v < std::min(stage, kVerbs.size()); ++v) kVerbs[v](galley);
      if (stage <= kVerbs.size()) continue;
      const Ruler ruler(galley, shape);
      if (stage == kVerbs.size() + 1) continue;
      const auto cuts = break_lines(ruler, rules.breaker);
      if (stage == kVerbs.size() + 2) continue;
      benchmark::DoNotOptimize(place(ruler, shape, cuts));
    }
  }
  static constexpr std::array<const char*, 11> kNames = {
      "itemise",  "resolve_shared_marks", "replace_spaces", "cast_faces",  "shape", "make_items",
      "set_gaps", "find_breaks",          "Ruler",          "break_lines", "place"};
  state.SetLabel(kNames.at(stage));
  count_characters(state, as_paragraphs());
}

BENCHMARK(gb_paragraphs)->Unit(benchmark::kMillisecond);
BENCHMARK(gb_one_paragraph)->Unit(benchmark::kMillisecond);
BENCHMARK(word_paragraphs)->Unit(benchmark::kMillisecond);
BENCHMARK(up_to)->DenseRange(0, 10)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
