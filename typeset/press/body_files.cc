#include "press/body_files.h"

#include "press/beside.h"
#include "press/faults.h"

namespace typeset {

namespace {

constexpr BesideFaults kFaults{press_faults::kBodyFileOutside, press_faults::kNoBodyFile,
                               press_faults::kBodyFileTooLarge, press_faults::kBodyFileUnread};

}  // namespace

std::optional<LocatedText> BodyFiles::operator()(const LocatedText& written,
                                                 const std::optional<Located<Encoding>>& encoding,
                                                 Diagnostics& faults) {
  if (!names_body_file(written, faults)) return {};
  const std::optional<LocatedText>* text = read(written, encoding, faults);
  if (text == nullptr || !*text) return {};
  handed_out_ += (*text)->size();
  if (handed_out_ > kMostBodyText) {
    faults.report(kFaults.too_large, written.span(), {written.view()});
    return {};
  }
  return *text;
}

const std::optional<LocatedText>* BodyFiles::read(const LocatedText& written,
                                                  const std::optional<Located<Encoding>>& encoding,
                                                  Diagnostics& faults) {
  const std::string path = path_beside(folder_, written.view()).value_or("");
  const std::pair key(path, encoding ? std::optional(encoding->value) : std::nullopt);
  const auto known = read_.find(key);
  if (known != read_.end()) return &known->second;
  const auto bytes = read_beside(folder_, written, files_, kLargestBodyFile, kFaults, faults);
  if (!bytes) return nullptr;
  return &read_.emplace(key, read_body_file(sources_, path, bytes->view, encoding, faults)).first->second;
}

}  // namespace typeset
