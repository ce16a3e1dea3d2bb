// The record of a batch, its facts and the parts of a run: bytes as they are, and lines whose checksums are right
// whatever they say. What was read can be written, and is then read as the same.
#include "batch/record.h"

#include <map>

#include "base/digest.h"
#include "batch/part.h"
#include "fuzz/target.h"

using namespace typeset;

namespace {

/// The lines of `text`, each with the checksum that a record's has (docs/batch.md).
std::string with_checksums(std::string_view text) {
  std::string made;
  std::uint64_t sum = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    const Fingerprint print = fingerprint(line, sum);
    sum = 0;
    for (std::size_t i = 0; i < sizeof sum; ++i) sum = sum << 8U | print[i];
    made += std::string(line) + "\t" + to_hex({print.data(), sizeof sum}) + "\n";
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return made;
}

/// All that a record says.
std::map<std::string, std::string> said(const Record& record) {
  const auto shown = [](const std::optional<FileStamp>& stamp) {
    if (!stamp) return std::string("-");
    std::string all;
    for (const std::uint64_t number : {stamp->size, static_cast<std::uint64_t>(stamp->modified_ns),
                                       static_cast<std::uint64_t>(stamp->changed_ns), stamp->inode})
      all += std::to_string(number) + ",";
    return all;
  };
  std::map<std::string, std::string> all;
  for (const auto& [source, document] : record.documents()) {
    fuzz::require(source == document.source, "a document stands under its source", source);
    std::string& text = all[source];
    text = document.made_by + "\n" + document.options + "\n" + document.facts + "\n";
    text += document.gravest ? std::to_string(static_cast<int>(*document.gravest)) : "-";
    for (const std::uint32_t number : document.inputs) {
      fuzz::require(number < record.input_count(), "an input is known", source);
      const RecordedInput& input = record.input(number);
      text += "\n" + input.asked.path + "\n" + input.asked.fingerprint + "\n";
      text += std::to_string(static_cast<int>(input.asked.question)) + " ";
      text += input.asked.failure ? std::to_string(static_cast<int>(*input.asked.failure)) : "-";
      text += shown(input.stamp);
    }
    for (const RecordedOutput& output : document.outputs)
      text += "\n" + output.path + "\n" + output.fingerprint + "\n" + shown(output.stamp);
  }
  return all;
}

std::string written(const Record& record) {
  RecordLines lines;
  std::string text = lines.opening();
  for (const auto& [source, document] : record.documents()) {
    std::vector<RecordedInput> inputs;
    for (const std::uint32_t number : document.inputs) inputs.push_back(record.input(number));
    text += lines.of(document, inputs);
  }
  return text;
}

void check_record(std::string_view text) {
  Record first, again;
  first.read(text);
  fuzz::require(again.read(written(first)), "a record that was written can be read");
  const auto before = said(first), after = said(again);
  for (const auto& [source, all] : before) {
    const auto found = after.find(source);
    fuzz::require(found != after.end() && found->second == all, "a record says what it said", source);
  }
  fuzz::require(before.size() == after.size(), "a record has the documents it had");
}

std::string written(const Part& part) {
  std::string text = opening_of(part.head);
  for (const PartDocument& document : part.documents) text += line_of(document);
  return text + closing_of(part.passed_over, part.findings);
}

void check_part(std::string_view text) {
  const std::optional<Part> part = read_part(text);
  if (!part) return;
  const std::string once = written(*part);
  const std::optional<Part> again = read_part(once);
  fuzz::require(again.has_value(), "a part that was written can be read", once);
  fuzz::require(written(*again) == once, "a part says what it said", once);
  std::vector<Part> parts;
  parts.push_back(*part);
  joined(std::move(parts));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::bytes_of(data, size);
  check_record(text);
  check_record(with_checksums(text));
  check_part(text);
  DocumentResult result;
  read_facts(
      text, [](std::string_view path) { return std::string(path); }, result);
  return 0;
}
