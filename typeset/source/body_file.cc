#include "source/body_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/faults.h"
#include "base/utf8.h"
#include "base/yaml_tree.h"
#include "source/body_file_faults.h"
#include "source/faults.h"
#include "source/text.h"

namespace typeset {

namespace {

/// What stands behind the last point of the name, in small letters.
std::string ending_of(std::string_view name) {
  name = name.substr(std::min(name.find_last_of("/\\") + 1, name.size()));  // npos + 1: from the beginning
  const std::size_t point = name.rfind('.');
  std::string ending(point == std::string_view::npos ? "" : name.substr(point + 1));
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return ending;
}

/// ZIP, in which .docx and .wps of today come, and the container of the older ones.
bool is_of_word_processor(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xd0\xcf\x11\xe0") || bytes.starts_with("{\\rtf");
}

class BodyFileReader {
 public:
  BodyFileReader(FileId file, std::string_view text, Diagnostics& faults) : file_(file), text_(text), faults_(faults) {}

  std::optional<LocatedText> read() {
    check_characters();
    LocatedText body;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find_first_of("\r\n", at), text_.size());
      check_tabs(at, end);
      body.append(text_.substr(at, end - at), span(at, end));
      at = end + (text_.substr(end).starts_with("\r\n") ? 2 : 1);
      if (end < text_.size()) body.append("\n", span(end, at));
    }
    if (sound_ && is_blank(body.view())) refuse(body_file_faults::kEmpty, span(0, 0));
    if (!sound_) return {};
    return body;
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  void refuse(const DiagnosticKind& kind, Span place, std::vector<Term> arguments = {}) {
    faults_.report(kind, place, std::move(arguments));
    sound_ = false;
  }

  void check_characters() {
    for_each_character(text_, [&](std::size_t at, char32_t c) {
      if (is_control(c) && c != '\r') {
        refuse(base_faults::kControlCharacter, span(at, at + decode_utf8(text_, at).length), {code_point_name(c)});
      }
    });
  }

  /// Those before and behind the text are padding; one within it is an error, as in a source.
  void check_tabs(std::size_t begin, std::size_t end) {
    if (text_.substr(begin, end - begin).find('\t') == std::string_view::npos) return;
    const LocatedText line = trim({text_.substr(begin, end - begin), span(begin, end)});
    const std::string_view view = line.view();
    for (std::size_t at = view.find('\t'); at != std::string_view::npos; at = view.find('\t', at)) {
      refuse(source_faults::kTabInText, line.span(at, at + 1));
      at = std::min(view.find_first_not_of('\t', at), view.size());
    }
  }

  FileId file_;
  std::string_view text_;
  Diagnostics& faults_;
  bool sound_ = true;
};

}  // namespace

bool names_body_file(const LocatedText& written, Diagnostics& faults) {
  static constexpr std::array<std::string_view, 3> kText = {"txt", "md", "markdown"};
  static constexpr std::array<std::string_view, 7> kWord = {"doc", "docx", "docm", "wps", "wpt", "rtf", "odt"};
  const std::string ending = ending_of(written.view());
  if (std::ranges::find(kText, ending) != kText.end()) return true;
  const bool word = std::ranges::find(kWord, ending) != kWord.end();
  faults.report(word ? body_file_faults::kWordFile : body_file_faults::kWrongName, written.span(), {written.view()});
  return false;
}

std::optional<LocatedText> read_body_file(Sources& sources, std::string name, std::string_view bytes,
                                          const std::optional<Located<Encoding>>& encoding, Diagnostics& faults) {
  const std::optional<Encoding> guess = guess_encoding(bytes);
  if (is_of_word_processor(bytes) || (!guess && !encoding)) {
    faults.report(body_file_faults::kNotText, {sources.add(std::move(name), {}), 0, 0});
    return {};
  }
  Diagnostics found;
  const FileId file = add_text(sources, std::move(name), bytes, encoding ? encoding->value : guess, found);
  const auto other = std::ranges::find_if(found.all(), [](const Diagnostic& fault) {
    return fault.kind == &base_faults::kAskedNotUtf8 || fault.kind == &base_faults::kAskedOtherEncoding;
  });
  if (other != found.all().end()) {  // here it is no option of the command that asks
    faults.report(body_file_faults::kOtherEncoding, encoding->span, other->arguments);
    return {};
  }
  faults.append(found);
  if (found.has_errors()) return {};
  if (!encoding && guess != Encoding::utf8) {
    faults.report(body_file_faults::kEncoding, where_encoding_shows(sources, file), {encoding_name(*guess)});
  }
  return BodyFileReader(file, sources.text(file), faults).read();
}

std::optional<Encoding> read_encoding(const LocatedText& text, Diagnostics& faults) {
  const auto encoding = find_encoding(text.view());
  if (!encoding) faults.report(body_file_faults::kUnknownEncoding, text.span(), {text.view()});
  return encoding;
}

}  // namespace typeset
